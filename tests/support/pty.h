/*
 * pty: a child on a terminal of its own, what it printed, and keys for it.
 *
 * Waiting is always for a text, never for time to pass; a child that says
 * nothing for too long ends itself and fails the test.
 */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct pty {
	pid_t child;
	int terminal;       /* our side; its settings are the child's */
	char printed[4096]; /* everything so far, NUL-ended */
	size_t length;
};

/* Run ${act} in a child whose terminal is new; it leaves with the answer. */
void pty_begin(struct pty *pty, int (*act)(void));

/* Wait until ${text} was printed ${times} times; fails when it never is. */
void pty_wait_for(struct pty *pty, const char *text, int times);

/* Wait for more to be printed; false when nothing more will come. */
bool pty_read_more(struct pty *pty);

void pty_type(const struct pty *pty, const char *keys);

/* Read to the end; the child's status as waitpid(2) gives it. */
int pty_end(struct pty *pty);

#endif
