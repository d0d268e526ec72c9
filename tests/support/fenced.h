/*
 * fenced: an act that is tried in a process of its own, outside the fence or
 * behind it, and what it may want to reach: a whole vault, a file next to it,
 * another process, a socket that was open before.
 *
 *	cmocka_unit_test_setup_teardown(a_promise, fenced_setup,
 *	    fenced_teardown)
 */
#ifndef SUPPORT_FENCED_H
#define SUPPORT_FENCED_H

#include <stdbool.h>
#include <sys/types.h>

#include "support/clubhouse.h"

/* What came of an act; ODD: something else than the fence was in the way. */
enum { FENCED_WORKED, FENCED_REFUSED, FENCED_ODD };

struct fenced {
	struct clubhouse *house;
	const char *folder; /* what the fence leaves open: the vault's */
	char outside[256];  /* a file next to it */
	int pair[2];
	pid_t other; /* a process of ours that waits */
};
extern struct fenced fenced;

int fenced_setup(void **state);
int fenced_teardown(void **state);

/* In an act: it worked, or errno says why not. */
int fenced_was(bool worked);

/* What came of it behind the fence. */
void fenced_assert_allowed(int (*act)(void));

/* It works outside the fence and is refused behind it. */
void fenced_assert_forbidden(int (*act)(void));

/* The same, where the kernel has Landlock; else it works behind it too. */
void fenced_assert_forbidden_file(int (*act)(void));

#endif
