/*
 * harden: what the process denies itself before it reads anything.
 *
 * It runs first in main(), before there is anything worth stealing, and must
 * not look at what the user typed.
 */
#include "os/harden.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#define OURS_ONLY_MASK 077
#define FIRST_STRAY    (STDERR_FILENO + 1)

/* A name that ends in '*' stands for all that begin so. */
static const char *const kept_names[] = {"TERM", "LANG", "LANGUAGE", "LC_*",
    "HOME", "TZ", "PATH", "XDG_*", "NO_COLOR", "COLORTERM", "ACCESSIBLE",
    "ESCDELAY", "COLUMNS", "LINES"};

static enum status
deny_dumps(void)
{
	const struct rlimit none = {0, 0};

	if (setrlimit(RLIMIT_CORE, &none) != 0)
		return FAIL(STATUS_INTERNAL, "deny core files");
	if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
		return FAIL(STATUS_INTERNAL, "deny dumps and debuggers");
	return STATUS_OK;
}

/*
 * A file opened later must not land on 0, 1 or 2, where the messages go.
 * open(2) takes the lowest free number, so it fills each gap in turn.
 */
static enum status
fill_standard_descriptors(void)
{
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
		if (fcntl(i, F_GETFD) >= 0)
			continue;
		if (open("/dev/null", O_RDWR) != i)
			return FAIL(STATUS_INTERNAL, "open /dev/null");
	}
	return STATUS_OK;
}

/* For kernels without close_range(2): those that are open, one by one. */
static enum status
mark_listed_descriptors(void)
{
	DIR *listing = opendir("/proc/self/fd");
	struct dirent *entry;
	enum status status = STATUS_OK;

	if (listing == NULL)
		return FAIL(STATUS_INTERNAL, "list open files");
	while ((entry = readdir(listing)) != NULL) {
		long number = strtol(entry->d_name, NULL, 10);

		if (number >= FIRST_STRAY && number <= INT_MAX &&
		    fcntl((int)number, F_SETFD, FD_CLOEXEC) != 0)
			status = FAIL(STATUS_INTERNAL, "mark an open file");
	}
	closedir(listing);
	return status;
}

/* Not closed: --passphrase-fd may name one of them. */
static enum status
mark_stray_descriptors(void)
{
	if (close_range(FIRST_STRAY, UINT_MAX, CLOSE_RANGE_CLOEXEC) == 0)
		return STATUS_OK;
	return mark_listed_descriptors();
}

static bool
is_kept(const char *entry)
{
	size_t length = strcspn(entry, "=");

	for (size_t i = 0; i < sizeof(kept_names) / sizeof(*kept_names); i++) {
		const char *name = kept_names[i];
		size_t known = strcspn(name, "*");

		if (strncmp(entry, name, known) != 0)
			continue;
		if (known == length || (name[known] == '*' && length > known))
			return true;
	}
	return false;
}

/* The list itself may go with clearenv(3); the texts in it stay. */
static enum status
cut_environment(void)
{
	enum status status = STATUS_OK;
	char **kept;
	size_t count = 0;

	while (environ != NULL && environ[count] != NULL)
		count++;
	kept = mem_alloc(count + 1, sizeof(*kept));
	count = 0;
	for (char **at = environ; at != NULL && *at != NULL; at++)
		if (is_kept(*at))
			kept[count++] = mem_text(*at);
	if (clearenv() != 0)
		status = FAIL(STATUS_INTERNAL, "clear the environment");
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		char *value = strchr(kept[i], '=');

		if (value == NULL)
			continue;
		*value++ = '\0';
		if (setenv(kept[i], value, 1) != 0)
			status = FAIL(STATUS_INTERNAL, "set the environment");
	}
	for (size_t i = 0; i < count; i++)
		mem_free(kept[i]);
	mem_free(kept);
	return status;
}

enum status
harden_process(void)
{
	enum status status;

	status = fill_standard_descriptors();
	if (status != STATUS_OK)
		return status;
	status = deny_dumps();
	if (status != STATUS_OK)
		return status;
	umask(OURS_ONLY_MASK);
	status = mark_stray_descriptors();
	if (status != STATUS_OK)
		return status;
	return cut_environment();
}
