/*
 * shelf_ground: see the header.
 */
#include "support/shelf_ground.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

static void
read_file(int folder, const char *name, unsigned char **bytes, size_t *size)
{
	int file = openat(folder, name, O_RDONLY);
	struct stat about;

	assert_true(file >= 0);
	assert_int_equal(fstat(file, &about), 0);
	*size = (size_t)about.st_size;
	*bytes = mem_alloc(1, *size + 1);
	assert_int_equal(read(file, *bytes, *size), *size);
	close(file);
}

static void
keep_folder(const char *path, bool is_vaults, struct shelf_ground *ground)
{
	DIR *listing = opendir(path);
	struct dirent *entry;

	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL) {
		size_t at = ground->count;

		if (entry->d_name[0] == '.')
			continue;
		assert_true(at < GROUND_FILES);
		ground->file[at].is_vaults = is_vaults;
		snprintf(ground->file[at].name, BACKUP_NAME_BYTES, "%.60s",
		    entry->d_name);
		read_file(dirfd(listing), entry->d_name,
		    &ground->file[at].bytes, &ground->file[at].size);
		ground->count++;
	}
	closedir(listing);
}

void
shelf_ground_keep(struct shelf *shelf, struct shelf_ground *ground)
{
	memset(ground, 0, sizeof(*ground));
	keep_folder(shelf->house->box.path, true, ground);
	keep_folder(shelf->path, false, ground);
}

/* Whatever stands beside, and what is in the two. */
static void
clear(struct shelf *shelf)
{
	DIR *listing = opendir(shelf->house->above);
	struct dirent *entry;
	char path[400];

	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%.120s/%.250s",
		    shelf->house->above, entry->d_name);
		clubhouse_remove(path);
	}
	closedir(listing);
}

static void
write_file(const char *folder, const char *name, const unsigned char *bytes,
    size_t size)
{
	char path[400];
	int file;

	snprintf(path, sizeof(path), "%.200s/%.100s", folder, name);
	file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), size);
	close(file);
}

void
shelf_ground_put_back(struct shelf *shelf, const struct shelf_ground *ground)
{
	clear(shelf);
	assert_int_equal(mkdir(shelf->house->box.path, 0700), 0);
	assert_int_equal(mkdir(shelf->path, 0700), 0);
	for (size_t i = 0; i < ground->count; i++)
		write_file(ground->file[i].is_vaults ? shelf->house->box.path
						     : shelf->path,
		    ground->file[i].name, ground->file[i].bytes,
		    ground->file[i].size);
	folder_close(shelf->house->box.folder);
	assert_int_equal(
	    folder_open(shelf->house->box.path, &shelf->house->box.folder),
	    STATUS_OK);
	shelf_change(shelf, strrchr(shelf->path, '/') + 1);
}

void
shelf_ground_forget(struct shelf_ground *ground)
{
	for (size_t i = 0; i < ground->count; i++)
		mem_free(ground->file[i].bytes);
	ground->count = 0;
}
