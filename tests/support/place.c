/*
 * place: an empty folder for one test.
 */
#include "support/place.h"

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#define PATH_BYTES 512
#define DEPTH      16 /* folders held open while removing */

static char path[PATH_BYTES];
static int before = -1;
static mode_t mask;

int
place_enter(void **state)
{
	const char *top = getenv("TMPDIR");
	char name[PATH_BYTES];

	(void)state;
	if (top == NULL || top[0] == '\0')
		top = "/tmp";
	mask = umask(077);
	before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	snprintf(name, sizeof(name), "%.400s/place-XXXXXX", top);
	if (before < 0 || mkdtemp(name) == NULL || chdir(name) != 0)
		return -1;
	return getcwd(path, sizeof(path)) == NULL ? -1 : 0;
}

static int
remove_entry(
    const char *name, const struct stat *about, int kind, struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	return remove(name);
}

int
place_leave(void **state)
{
	(void)state;
	umask(mask);
	if (before < 0 || fchdir(before) != 0)
		return -1;
	close(before);
	before = -1;
	return nftw(path, remove_entry, DEPTH, FTW_DEPTH | FTW_PHYS);
}

const char *
place_path(void)
{
	return path;
}

void
place_write(const char *name, const void *bytes, size_t size)
{
	int file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), size);
	close(file);
}
