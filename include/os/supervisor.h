/*
 * supervisor: the process that stays outside the fence and never has a secret.
 *
 * For each stretch between two locks it forks a child, which fences itself in
 * before it asks for anything.  A lock is that child's end: the kernel takes
 * its memory, and with it keys, values and what was on the screen (DESIGN 7).
 * The supervisor waits, opens files for it (os/broker), and puts the terminal
 * in order after every child, however that ended.
 */
#ifndef OS_SUPERVISOR_H
#define OS_SUPERVISOR_H

#include <stdbool.h>
#include <stdint.h>

/* What a stretch is given. */
struct supervised {
	int broker;     /* its end of the socket to the supervisor */
	int64_t *heads; /* shared memory: outlives a stretch */
	bool is_first;  /* of this run */
	bool has_landlock;
};

/*
 * How a stretch ends, by its exit status.  Any exit status of base/status
 * besides is a failure: it is passed on, and the stretch has said its sentence
 * on a screen that it left clear.  Everything else is a crash.
 */
enum supervised_end {
	SUPERVISED_LEAVE = 0,
	SUPERVISED_LOCK = 100, /* begin the next one at once */
	SUPERVISED_SUSPEND,    /* the shell first, the next one when it says */
};

struct supervisor_plan {
	const char *vault; /* its folder */
	const char *state; /* the state folder; or NULL */

	/* Make the vault's folder if it is not there; an empty one goes. */
	bool makes_vault_folder;

	/* Runs behind the fence, in a process of its own. */
	int (*stretch)(void *context, const struct supervised *self);
	void *context;
};

/*
 * Run stretches until one leaves or fails; gives the program's exit status.
 * Wants standard input and output to be the terminal.  SIGINT and SIGQUIT are
 * ignored from now on, in a stretch too until it says otherwise, and SIGTSTP is
 * blocked there; SIGHUP and SIGTERM are passed to the stretch and waited for.
 * When the supervisor is killed, the stretch gets SIGTERM.
 */
int supervisor_run(const struct supervisor_plan *plan);

#endif
