/*
 * new_key: somebody chooses a passphrase: a form with a suggestion, a judgement
 * of what they typed, and the same typed again.
 */
#ifndef TUI_NEW_KEY_H
#define TUI_NEW_KEY_H

#include <stdbool.h>

#include "tui/desk.h"

struct new_key {
	const char *title;
	const char *head; /* words above the questions */
	const char *done; /* "Save" */
	bool asks_name;   /* else ${name} is whose it is */
	bool asks_old;    /* the one that opens it now */
	bool is_step;     /* of several: Esc asks nothing */
	struct buf *name; /* what was typed, also when they go back */

	/*
	 * Use it.  ${old} is NULL when it was not asked for.  Both may be taken
	 * over.  What is refused is said, and the form stays.
	 */
	enum status (*use)(void *context, const char *name,
	    struct secret **passphrase, struct secret **old);
	void *context;
};

/* False: they went back. */
bool new_key_run(struct desk *desk, struct new_key *key);

#endif
