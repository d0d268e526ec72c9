/*
 * A clock that stands where a test puts it.  Linked in place of base/clock in
 * test programs only; the shipped program must never contain this file
 * (tests/lint/binary.sh looks).
 */
#include "support/clock_fixed.h"

#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

static bool is_set;
static int64_t set_seconds;
static bool has_environment;
static int64_t environment_seconds;

/* Before main(), which clears the environment. */
__attribute__((constructor)) static void
clock_fixed_read_environment(void)
{
	const char *text = getenv("SAYSO_TEST_CLOCK");
	char *end;

	if (text == NULL || *text == '\0')
		return;
	environment_seconds = strtoll(text, &end, 10);
	if (*end != '\0')
		abort();
	has_environment = true;
}

void
clock_fixed_set(int64_t utc_seconds)
{
	set_seconds = utc_seconds;
	is_set = true;
}

void
clock_fixed_release(void)
{
	is_set = false;
}

int64_t
clock_now(void)
{
	if (is_set)
		return set_seconds;
	if (has_environment)
		return environment_seconds;
	return (int64_t)time(NULL);
}

int
clock_local_minute(int64_t utc_seconds)
{
	return (int)(utc_seconds / 60 % 1440);
}
