/*
 * machine_disk: from a mount down to the disks, looking for encryption.
 *
 * A device is encrypted when it is dm-crypt's, or when everything it is made
 * of is.  Not everything of cryptsetup's encrypts: verity and integrity only
 * check.  What leads nowhere is unknown, never "no" or "yes".
 */
#include "os/machine_internal.h"

#include <stdio.h>
#include <string.h>

#define DEPTH_MOST 16 /* layers upon each other */

static enum fact device_is_encrypted(
    const struct machine_place *place, const char *folder, int depth);
static enum fact mount_is_encrypted(const struct machine_place *place,
    const struct machine_mount *mount, int depth);

static bool
text_of(const struct machine_place *place, const char *folder, const char *name,
    struct buf *text)
{
	struct buf path = BUF_EMPTY;
	bool was_read;

	buf_add_format(&path, "%s/%s", folder, name);
	was_read = machine_text(place, path.text, text);
	if (text->length > 0 && text->text[text->length - 1] == '\n')
		buf_cut(text, text->length - 1);
	buf_clear(&path);
	return was_read;
}

/* ------------------------------------------------------ what it is made of */

struct parts {
	const struct machine_place *place;
	const char *folder; /* in which they are listed */
	int depth;
	size_t count;
	enum fact all;
};

static bool
add_part(void *context, const char *name)
{
	struct parts *parts = context;
	struct buf path = BUF_EMPTY, real = BUF_EMPTY;
	enum fact one = FACT_UNKNOWN;

	buf_add_format(&path, "%s/%s", parts->folder, name);
	if (machine_resolve(parts->place, path.text, &real))
		one = device_is_encrypted(
		    parts->place, real.text, parts->depth + 1);
	parts->all = parts->count++ == 0 ? one : machine_both(parts->all, one);
	buf_clear(&path);
	buf_clear(&real);
	return true;
}

/* Unknown when there are none; ${count} says so. */
static enum fact
parts_are_encrypted(const struct machine_place *place, const char *folder,
    const char *name, int depth, size_t *count)
{
	struct buf path = BUF_EMPTY;
	struct parts parts = {.place = place, .depth = depth};

	buf_add_format(&path, "%s/%s", folder, name);
	parts.folder = path.text;
	(void)machine_list(place, path.text, add_part, &parts);
	buf_clear(&path);
	*count = parts.count;
	return parts.all;
}

/* The file that a loop device shows as a disk, and where that lies. */
static enum fact
loop_is_encrypted(
    const struct machine_place *place, const char *file, int depth)
{
	struct machine_mount mount;
	enum fact answer = FACT_UNKNOWN;

	if (file[0] == '/' && machine_mount_find(place, file, 0, &mount)) {
		answer = mount_is_encrypted(place, &mount, depth + 1);
		machine_mount_clear(&mount);
	}
	return answer;
}

/* ---------------------------------------------------------------- a device */

/*
 * Of the device mapper.  Who made it without saying what it is may have made
 * it encrypted: unknown, unless what lies below decides.
 */
static enum fact
mapped_is_encrypted(
    const struct machine_place *place, const char *folder, int depth)
{
	struct buf uuid = BUF_EMPTY;
	enum fact below;
	size_t count;
	bool is_crypt, is_nameless;

	(void)text_of(place, folder, "dm/uuid", &uuid);
	is_nameless = uuid.length == 0;
	is_crypt = strncmp(uuid.text, "CRYPT-", 6) == 0 &&
		   strncmp(uuid.text, "CRYPT-VERITY-", 13) != 0 &&
		   strncmp(uuid.text, "CRYPT-INTEGRITY-", 16) != 0 &&
		   strncmp(uuid.text, "CRYPT-SUBDEV-", 13) != 0;
	buf_clear(&uuid);
	if (is_crypt)
		return FACT_YES;
	below = parts_are_encrypted(place, folder, "slaves", depth, &count);
	return below == FACT_NO && is_nameless ? FACT_UNKNOWN : below;
}

static bool
has(const struct machine_place *place, const char *folder, const char *name)
{
	struct buf path = BUF_EMPTY;
	bool is_there;

	buf_add_format(&path, "%s/%s", folder, name);
	is_there = machine_exists(place, path.text);
	buf_clear(&path);
	return is_there;
}

/* A partition is of the disk whose folder its own lies in. */
static enum fact
whole_is_encrypted(
    const struct machine_place *place, const char *folder, int depth)
{
	struct buf disk = BUF_EMPTY;
	const char *slash = strrchr(folder, '/');
	enum fact answer = FACT_UNKNOWN;

	if (slash != NULL && slash != folder) {
		buf_add(&disk, folder, (size_t)(slash - folder));
		answer = device_is_encrypted(place, disk.text, depth + 1);
	}
	buf_clear(&disk);
	return answer;
}

static enum fact
device_is_encrypted(
    const struct machine_place *place, const char *folder, int depth)
{
	struct buf file = BUF_EMPTY;
	enum fact answer;
	size_t count;

	if (depth > DEPTH_MOST || !has(place, folder, "dev"))
		return FACT_UNKNOWN;
	if (has(place, folder, "partition"))
		return whole_is_encrypted(place, folder, depth);
	if (has(place, folder, "dm"))
		return mapped_is_encrypted(place, folder, depth);
	if (text_of(place, folder, "loop/backing_file", &file)) {
		answer = loop_is_encrypted(place, file.text, depth);
		buf_clear(&file);
		return answer;
	}
	buf_clear(&file);
	answer = parts_are_encrypted(place, folder, "slaves", depth, &count);
	return count == 0 ? FACT_NO : answer;
}

enum fact
machine_device_is_encrypted(
    const struct machine_place *place, const char *folder)
{
	return device_is_encrypted(place, folder, 0);
}

/* -------------------------------------------------------- where it is found */

struct named {
	const struct machine_place *place;
	const char *name; /* of the device mapper */
	struct buf *folder;
	bool was_found;
};

static bool
is_named(void *context, const char *entry)
{
	struct named *named = context;
	struct buf folder = BUF_EMPTY, name = BUF_EMPTY;

	buf_add_format(&folder, "/sys/class/block/%s", entry);
	if (text_of(named->place, folder.text, "dm/name", &name) &&
	    strcmp(name.text, named->name) == 0)
		named->was_found =
		    machine_resolve(named->place, folder.text, named->folder);
	buf_clear(&folder);
	buf_clear(&name);
	return !named->was_found;
}

bool
machine_folder_of_node(
    const struct machine_place *place, const char *node, struct buf *folder)
{
	struct buf real = BUF_EMPTY, path = BUF_EMPTY;
	struct named named = {.place = place, .folder = folder};
	bool was_found = false;

	if (strncmp(node, "/dev/", 5) == 0) {
		if (!machine_resolve(place, node, &real))
			buf_set(&real, node);
		named.name = strrchr(real.text, '/') + 1;
		buf_add_format(&path, "/sys/class/block/%s", named.name);
		was_found = machine_resolve(place, path.text, folder);
		if (!was_found)
			(void)machine_list(
			    place, "/sys/class/block", is_named, &named);
	}
	buf_clear(&real);
	buf_clear(&path);
	return was_found || named.was_found;
}

bool
machine_folder_of_mount(const struct machine_place *place,
    const struct machine_mount *mount, struct buf *folder)
{
	struct buf path = BUF_EMPTY;
	bool was_found;

	if (strncmp(mount->device, "0:", 2) == 0)
		return machine_folder_of_node(place, mount->source, folder);
	buf_add_format(&path, "/sys/dev/block/%s", mount->device);
	was_found = machine_resolve(place, path.text, folder);
	buf_clear(&path);
	return was_found;
}

/* ----------------------------------------------------------------- a mount */

/* The file system btrfs that a device is one of, and all of its devices. */
struct pool {
	const struct machine_place *place;
	const char *device; /* "dm-0" */
	int depth;
	bool was_found;
	enum fact all;
};

static bool
is_of_pool(void *context, const char *uuid)
{
	struct pool *pool = context;
	struct buf folder = BUF_EMPTY, one = BUF_EMPTY;
	size_t count;

	buf_add_format(&folder, "/sys/fs/btrfs/%s", uuid);
	buf_add_format(&one, "devices/%s", pool->device);
	if (has(pool->place, folder.text, one.text)) {
		pool->was_found = true;
		pool->all = parts_are_encrypted(
		    pool->place, folder.text, "devices", pool->depth, &count);
	}
	buf_clear(&folder);
	buf_clear(&one);
	return !pool->was_found;
}

static enum fact
pool_is_encrypted(
    const struct machine_place *place, const char *folder, int depth)
{
	struct pool pool = {
	    .place = place, .device = strrchr(folder, '/') + 1, .depth = depth};

	(void)machine_list(place, "/sys/fs/btrfs", is_of_pool, &pool);
	return pool.all;
}

static enum fact
mount_is_encrypted(const struct machine_place *place,
    const struct machine_mount *mount, int depth)
{
	struct buf folder = BUF_EMPTY;
	enum fact answer = FACT_UNKNOWN;

	if (strcmp(mount->type, "ecryptfs") == 0)
		return FACT_YES;
	if (machine_folder_of_mount(place, mount, &folder))
		answer = strcmp(mount->type, "btrfs") == 0
			     ? pool_is_encrypted(place, folder.text, depth)
			     : device_is_encrypted(place, folder.text, depth);
	buf_clear(&folder);
	return answer;
}

enum fact
machine_mount_is_encrypted(
    const struct machine_place *place, const struct machine_mount *mount)
{
	return mount_is_encrypted(place, mount, 0);
}
