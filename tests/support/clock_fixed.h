/*
 * clock_fixed: base/clock for test programs, swapped in at link time.
 *
 * The time is the one set here; else SAYSO_TEST_CLOCK from the environment
 * (UTC seconds), read before main() clears it; else the real time.
 */
#ifndef SUPPORT_CLOCK_FIXED_H
#define SUPPORT_CLOCK_FIXED_H

#include <stdint.h>

/* From now on clock_now() answers ${utc_seconds}, until set again. */
void clock_fixed_set(int64_t utc_seconds);

/* Back to the environment's time or the real one. */
void clock_fixed_release(void);

#endif
