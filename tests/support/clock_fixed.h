/*
 * clock_fixed: base/clock for test programs, swapped in at link time.
 *
 * The time is the one set here; else, at every moment, what stands in the file
 * that SAYSO_TEST_CLOCK_FILE names (8 bytes: an int64_t of UTC seconds), so
 * that another process moves it by writing there; else SAYSO_TEST_CLOCK (UTC
 * seconds in digits); else the real time.  Both are read before main() clears
 * the environment.  clock_awake_ms() is 1000 times the same seconds, or real.
 */
#ifndef SUPPORT_CLOCK_FIXED_H
#define SUPPORT_CLOCK_FIXED_H

#include <stdint.h>

/* From now on clock_now() answers ${utc_seconds}, until set again. */
void clock_fixed_set(int64_t utc_seconds);

/* Back to the file's time, the environment's or the real one. */
void clock_fixed_release(void);

#endif
