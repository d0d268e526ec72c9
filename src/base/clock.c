/*
 * clock: the one place where the program asks what time it is.
 *
 * Nothing else may live in this file: tests leave it out and link a clock of
 * their own.
 */
#include "base/clock.h"

#include <time.h>

int64_t
clock_now(void)
{
	return (int64_t)time(NULL);
}

int
clock_local_minute(int64_t utc_seconds)
{
	time_t seconds = (time_t)utc_seconds;
	struct tm local = {0};

	localtime_r(&seconds, &local);
	return local.tm_hour * 60 + local.tm_min;
}

int64_t
clock_awake_ms(void)
{
	struct timespec now = {0, 0};

	clock_gettime(CLOCK_BOOTTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
