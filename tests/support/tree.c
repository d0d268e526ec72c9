/*
 * tree: see the header.
 */
#include "support/tree.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "support/place.h"

#define PATH_BYTES 600

/* Paths are given as on the computer; here they are below this folder. */
static void
make_folders(const char *path)
{
	char part[PATH_BYTES];

	snprintf(part, sizeof(part), ".%.500s", path);
	for (char *slash = strchr(part + 2, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		assert_true(mkdir(part, 0755) == 0 || errno == EEXIST);
		*slash = '/';
	}
}

void
tree_file(const char *path, const char *content)
{
	char here[PATH_BYTES];

	make_folders(path);
	snprintf(here, sizeof(here), ".%.500s", path);
	place_write(here, content, strlen(content));
}

/* Links inside the tree stay inside: they climb up first. */
void
tree_link(const char *path, const char *to)
{
	char here[PATH_BYTES], there[PATH_BYTES] = "";

	make_folders(path);
	snprintf(here, sizeof(here), ".%.500s", path);
	for (const char *at = strchr(path + 1, '/'); at != NULL;
	     at = strchr(at + 1, '/'))
		strncat(there, "../", sizeof(there) - strlen(there) - 1);
	strncat(there, to + 1, sizeof(there) - strlen(there) - 1);
	assert_int_equal(symlink(there, here), 0);
}

static const char *
name_of(const char *folder)
{
	return strrchr(folder, '/') + 1;
}

void
tree_device(const char *folder, const char *numbers)
{
	char path[PATH_BYTES], text[PATH_BYTES];

	snprintf(path, sizeof(path), "%.300s/dev", folder);
	snprintf(text, sizeof(text), "%.30s\n", numbers);
	tree_file(path, text);
	snprintf(path, sizeof(path), "/sys/dev/block/%.30s", numbers);
	tree_link(path, folder);
	snprintf(path, sizeof(path), "/sys/class/block/%.30s", name_of(folder));
	tree_link(path, folder);
	snprintf(path, sizeof(path), "/dev/%.30s", name_of(folder));
	tree_file(path, "");
}

void
tree_part(const char *folder, const char *part)
{
	char path[PATH_BYTES];

	snprintf(
	    path, sizeof(path), "%.300s/slaves/%.30s", folder, name_of(part));
	tree_link(path, part);
}

void
tree_mapped(const char *folder, const char *uuid, const char *name)
{
	char path[PATH_BYTES], text[PATH_BYTES];

	snprintf(path, sizeof(path), "%.300s/dm/uuid", folder);
	snprintf(text, sizeof(text), "%.100s\n", uuid);
	tree_file(path, text);
	snprintf(path, sizeof(path), "%.300s/dm/name", folder);
	snprintf(text, sizeof(text), "%.100s\n", name);
	tree_file(path, text);
	snprintf(path, sizeof(path), "/dev/mapper/%.100s", name);
	snprintf(text, sizeof(text), "/dev/%.30s", name_of(folder));
	tree_link(path, text);
}
