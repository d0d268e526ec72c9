/*
 * stretches: what stretches of a test are made of, and a supervisor for them.
 */
#ifndef SUPPORT_STRETCHES_H
#define SUPPORT_STRETCHES_H

#include <stdbool.h>
#include <sys/types.h>

#include "os/supervisor.h"

#define STRETCH_PATH_BYTES 600
#define STRETCH_STRAY      37 /* a descriptor that should not be open */

/*
 * Run a supervisor with its vault in the folder "vault" of this one, made for
 * it; or in another that the supervisor is to make.  The stretch gets the
 * vault's path as its context.
 */
int stretch_run(int (*stretch)(void *, const struct supervised *));
int stretch_run_making(
    const char *vault, int (*stretch)(void *, const struct supervised *));

/* Print, at once. */
void stretch_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The terminal as screens have it: no lines, no echo, no signals. */
void stretch_raw(void);

/* Say "ready for PID." of the supervisor; when SIGTERM or SIGHUP came, "tidied
 * up", and leave. */
int stretch_wait_for_a_signal(void *context, const struct supervised *self);

/* What a shell does: run ${act} in a group of its own, in front. */
pid_t stretch_in_front(int (*act)(void));

/* Orphans are ours to wait for. */
void stretch_become_heir(void);

#endif
