/*
 * A clock that stands where a test puts it.  Linked in place of base/clock in
 * test programs only; the shipped program must never contain this file
 * (tests/lint/binary.sh looks).
 */
#include "support/clock_fixed.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

static bool is_set;
static int64_t set_seconds;
static bool has_environment;
static int64_t environment_seconds;
static const volatile int64_t *file_seconds;

static void
map_file(const char *name)
{
	int file = open(name, O_RDONLY | O_CLOEXEC);
	void *mapped;

	if (file < 0)
		abort();
	mapped =
	    mmap(NULL, sizeof(*file_seconds), PROT_READ, MAP_SHARED, file, 0);
	close(file);
	if (mapped == MAP_FAILED)
		abort();
	file_seconds = mapped;
}

/* Before main(), which clears the environment and fences itself in. */
__attribute__((constructor)) static void
clock_fixed_read_environment(void)
{
	const char *text = getenv("SAYSO_TEST_CLOCK");
	const char *file = getenv("SAYSO_TEST_CLOCK_FILE");
	char *end;

	if (file != NULL && *file != '\0')
		map_file(file);
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

static bool
is_fixed(int64_t *seconds)
{
	if (is_set)
		*seconds = set_seconds;
	else if (file_seconds != NULL)
		*seconds = *file_seconds;
	else if (has_environment)
		*seconds = environment_seconds;
	else
		return false;
	return true;
}

int64_t
clock_now(void)
{
	int64_t seconds;

	return is_fixed(&seconds) ? seconds : (int64_t)time(NULL);
}

int64_t
clock_awake_ms(void)
{
	struct timespec now = {0, 0};
	int64_t seconds;

	if (is_fixed(&seconds))
		return 1000 * seconds;
	clock_gettime(CLOCK_BOOTTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int
clock_local_minute(int64_t utc_seconds)
{
	return (int)(utc_seconds / 60 % 1440);
}
