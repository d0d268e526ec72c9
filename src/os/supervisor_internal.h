/*
 * supervisor_internal: what the files of the supervisor share.
 */
#ifndef OS_SUPERVISOR_INTERNAL_H
#define OS_SUPERVISOR_INTERNAL_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "base/file.h"
#include "os/broker_internal.h"
#include "os/supervisor.h"

struct supervisor {
	const struct supervisor_plan *plan;
	struct supervised self; /* what each stretch is given, but the socket */
	struct folder_made made; /* for the vault, and maybe in vain */
	struct termios settings; /* of the terminal, as the shell left them */
	bool has_settings;

	/* As they were before: a stretch has them again. */
	sigset_t mask;

	int signals;  /* signalfd(2): what is blocked is read here */
	int ended_by; /* SIGHUP or SIGTERM: no stretch follows; or 0 */
	pid_t child;  /* -1: none */
	struct broker_served served; /* the child, by its broker */
};

/* supervisor_child.c: fork the next stretch.  INTERNAL when that fails. */
MUST_USE enum status supervisor_child_begin(struct supervisor *supervisor);

/* supervisor_terminal.c ---------------------------------------------------- */

/* Remember how the terminal is set. */
void supervisor_terminal_keep(struct supervisor *supervisor);

/* Set so again; what was typed and not read is nobody's any more. */
void supervisor_terminal_restore(const struct supervisor *supervisor);

/*
 * While a stretch runs, and between two: no key makes a signal or an echo, so
 * that what is typed before the screens are there does nothing.
 */
void supervisor_terminal_quiet(const struct supervisor *supervisor);

/* Empty the screen, and what had scrolled off it. */
void supervisor_terminal_wipe(void);

/* Leave what a program that was killed had switched on. */
void supervisor_terminal_release(void);

/* Print on the terminal; what cannot be printed is no failure of ours. */
void supervisor_terminal_say(const char *text);

/* The sentence of a failure, on standard error. */
void supervisor_say_failure(enum status status);

#endif
