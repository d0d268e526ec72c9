/*
 * clock: the two questions to the clock: what time is it, and how long was
 * nobody here.
 *
 * Everything else is handed the time as a parameter.  Tests replace this one
 * object at link time (tests/support/clock_fixed.c); the shipped program has
 * no switch.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* UTC seconds since 1970-01-01T00:00:00Z. */
int64_t clock_now(void);

/*
 * Which minute of the day (0 to 1439) a moment is where the machine stands, by
 * its time zone: for showing only.
 */
int clock_local_minute(int64_t utc_seconds);

/*
 * Milliseconds since some moment before the program began, for the idle lock.
 * They go on while the laptop sleeps, and nobody can set them.
 */
int64_t clock_awake_ms(void);

#endif
