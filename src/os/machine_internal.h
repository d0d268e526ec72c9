/*
 * machine_internal: what the files of machine share.
 */
#ifndef OS_MACHINE_INTERNAL_H
#define OS_MACHINE_INTERNAL_H

#include <stdbool.h>

#include "base/buf.h"
#include "os/machine.h"

/* machine_tree.c: files below the root ------------------------------------- */

/* Read a small file; false, and nothing in ${text}, when that cannot be. */
bool machine_text(
    const struct machine_place *place, const char *path, struct buf *text);

/* Is anything there? */
bool machine_exists(const struct machine_place *place, const char *path);

/* Its first word as a yes (not 0) or no (0). */
enum fact machine_number(const struct machine_place *place, const char *path);

/*
 * Names in a folder, without those that begin with a dot.  False when it cannot
 * be listed.  ${each} returns false to stop.
 */
bool machine_list(const struct machine_place *place, const char *path,
    bool (*each)(void *context, const char *name), void *context);

/* Where a path really leads, without the root.  False: nowhere. */
bool machine_resolve(
    const struct machine_place *place, const char *path, struct buf *resolved);

/* Does a list of words, parted by any of ${parts}, have that one? */
bool machine_has_word(const char *text, const char *parts, const char *word);

/* Both yes, either no, else unknown. */
enum fact machine_both(enum fact one, enum fact other);

/* machine_mount.c ---------------------------------------------------------- */

struct machine_mount {
	struct buf line;    /* what the rest points into */
	const char *device; /* "8:2" */
	char *point;
	const char *options;
	const char *type;
	char *source;
	const char *super_options;
};

/*
 * The mount that ${path} lies on; ${number} 0: by its path alone.  False when
 * it cannot be found.  To be freed with machine_mount_clear() either way.
 */
bool machine_mount_find(const struct machine_place *place, const char *path,
    int64_t number, struct machine_mount *mount);
void machine_mount_clear(struct machine_mount *mount);

/* "\040" is a blank, in /proc/self/mountinfo and /proc/swaps. */
void machine_unescape(char *text);

/* machine_disk.c ----------------------------------------------------------- */

/* Is all that is written on a mount, or on a device, encrypted below it? */
enum fact machine_mount_is_encrypted(
    const struct machine_place *place, const struct machine_mount *mount);
enum fact machine_device_is_encrypted(
    const struct machine_place *place, const char *folder);

/* The folder below /sys of a device of a mount, or of one by its name in /dev.
 */
bool machine_folder_of_mount(const struct machine_place *place,
    const struct machine_mount *mount, struct buf *folder);
bool machine_folder_of_node(
    const struct machine_place *place, const char *node, struct buf *folder);

/* machine_swap.c, machine_copies.c: fill in their part --------------------- */

void machine_read_swap(
    const struct machine_place *place, struct machine *machine);
void machine_read_copies(const struct machine_place *place,
    const struct machine_mount *mount, struct machine *machine);
void machine_read_trim(const struct machine_place *place,
    const struct machine_mount *mount, struct machine *machine);

#endif
