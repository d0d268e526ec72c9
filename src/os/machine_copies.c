/*
 * machine_copies: who keeps old states of the disk, so that what is erased
 * here lives on there; and whether the disk is told what it may forget.
 */
#include "os/machine_internal.h"

#include <stdio.h>
#include <string.h>

/* Programs that copy files or keep snapshots, by what setting them up leaves.
 */
static const struct {
	const char *name;
	const char *path;
	bool is_at_home;
	bool is_list; /* set up when something is in that folder */
} copiers[] = {
    {"snapper", "/etc/snapper/configs", false, true},
    {"Timeshift", "/etc/timeshift/timeshift.json", false, false},
    {"Timeshift", "/etc/timeshift.json", false, false},
    {"btrbk", "/etc/btrbk/btrbk.conf", false, false},
    {"sanoid", "/etc/sanoid/sanoid.conf", false, false},
    {"rsnapshot", "/etc/rsnapshot.conf", false, false},
    {"borgmatic", "/etc/borgmatic/config.yaml", false, false},
    {"borgmatic", "/etc/borgmatic.d", false, true},
    {"borgmatic", "/.config/borgmatic", true, true},
    {"Back In Time", "/.config/backintime/config", true, false},
    {"Back In Time", "/etc/backintime/config", false, false},
    {"Deja Dup", "/.cache/deja-dup", true, true},
    {"Pika Backup", "/.config/pika-backup", true, true},
    {"Vorta", "/.local/share/Vorta", true, true},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool
is_there(void *context, const char *name)
{
	bool *was_found = context;

	(void)name;
	*was_found = true;
	return false;
}

static bool
is_set_up(const struct machine_place *place, size_t which)
{
	struct buf path = BUF_EMPTY;
	bool was_found = false;

	if (copiers[which].is_at_home && place->home == NULL)
		return false;
	buf_add_format(&path, "%s%s",
	    copiers[which].is_at_home ? place->home : "", copiers[which].path);
	if (!copiers[which].is_list)
		was_found = machine_exists(place, path.text);
	else
		(void)machine_list(place, path.text, is_there, &was_found);
	buf_clear(&path);
	return was_found;
}

static void
add_copier(struct machine *machine, const char *name)
{
	for (size_t i = 0; i < machine->copiers_count; i++)
		if (strcmp(machine->copiers[i], name) == 0)
			return;
	if (machine->copiers_count < MACHINE_COPIERS_MOST)
		snprintf(machine->copiers[machine->copiers_count++],
		    MACHINE_NAME_BYTES, "%s", name);
}

/* None found is an answer only where /etc can be listed. */
static void
read_copiers(const struct machine_place *place, struct machine *machine)
{
	bool is_any = false;

	for (size_t i = 0; i < COUNT(copiers); i++)
		if (is_set_up(place, i))
			add_copier(machine, copiers[i].name);
	if (machine->copiers_count > 0)
		machine->has_copiers = FACT_YES;
	else if (machine_list(place, "/etc", is_there, &is_any) && is_any)
		machine->has_copiers = FACT_NO;
}

/* --------------------------------------------------------------- snapshots */

static enum fact
file_system_snapshots(const char *type)
{
	static const char *const keep[] = {
	    "btrfs", "zfs", "bcachefs", "nilfs2"};
	static const char *const plain[] = {"ext2", "ext3", "ext4", "xfs",
	    "f2fs", "vfat", "exfat", "jfs", "reiserfs", "tmpfs", "ramfs",
	    "ntfs3", "fuseblk"};

	for (size_t i = 0; i < COUNT(keep); i++)
		if (strcmp(type, keep[i]) == 0)
			return FACT_YES;
	for (size_t i = 0; i < COUNT(plain); i++)
		if (strcmp(type, plain[i]) == 0)
			return FACT_NO;
	return FACT_UNKNOWN;
}

/* LVM puts a hidden volume "-real" below one that has a snapshot. */
struct below {
	const struct machine_place *place;
	const char *folder;
	bool was_found;
};

static bool
is_hidden_original(void *context, const char *name)
{
	struct below *below = context;
	struct buf path = BUF_EMPTY, uuid = BUF_EMPTY;

	buf_add_format(&path, "%s/slaves/%s/dm/uuid", below->folder, name);
	below->was_found = machine_text(below->place, path.text, &uuid) &&
			   strncmp(uuid.text, "LVM-", 4) == 0 &&
			   strstr(uuid.text, "-real") != NULL;
	buf_clear(&path);
	buf_clear(&uuid);
	return !below->was_found;
}

static enum fact
volume_snapshot(
    const struct machine_place *place, const struct machine_mount *mount)
{
	struct buf folder = BUF_EMPTY, slaves = BUF_EMPTY;
	struct below below = {.place = place};
	bool is_known = machine_folder_of_mount(place, mount, &folder);

	if (is_known) {
		below.folder = folder.text;
		buf_add_format(&slaves, "%s/slaves", folder.text);
		(void)machine_list(
		    place, slaves.text, is_hidden_original, &below);
	}
	buf_clear(&folder);
	buf_clear(&slaves);
	if (!is_known)
		return FACT_UNKNOWN;
	return below.was_found ? FACT_YES : FACT_NO;
}

/* Processors of a PC say so; elsewhere nobody does for certain. */
static enum fact
virtual_machine(const struct machine_place *place)
{
	struct buf text = BUF_EMPTY;
	enum fact answer = FACT_UNKNOWN;
	const char *flags;

	if (machine_exists(place, "/sys/hypervisor/type"))
		return FACT_YES;
	if (machine_text(place, "/proc/cpuinfo", &text)) {
		flags = strstr(text.text, "\nflags");
		if (flags != NULL)
			answer = machine_has_word(flags, " \n", "hypervisor")
				     ? FACT_YES
				     : FACT_NO;
	}
	buf_clear(&text);
	return answer;
}

void
machine_read_copies(const struct machine_place *place,
    const struct machine_mount *mount, struct machine *machine)
{
	read_copiers(place, machine);
	machine->is_virtual = virtual_machine(place);
	if (mount == NULL)
		return;
	machine->keeps_snapshots = file_system_snapshots(mount->type);
	machine->has_volume_snapshot = volume_snapshot(place, mount);
}

/* -------------------------------------------------------------------- trim */

/* A partition asks the queue of its disk. */
static enum fact
ask_queue(
    const struct machine_place *place, const char *folder, const char *question)
{
	struct buf path = BUF_EMPTY;
	enum fact answer;

	buf_add_format(&path, "%s/queue/%s", folder, question);
	answer = machine_number(place, path.text);
	if (answer == FACT_UNKNOWN) {
		buf_reset(&path);
		buf_add_format(&path, "%s/../queue/%s", folder, question);
		answer = machine_number(place, path.text);
	}
	buf_clear(&path);
	return answer;
}

static enum fact
is_mounted_with_discard(const struct machine_mount *mount)
{
	static const char *const options[] = {
	    "discard", "discard=async", "discard=sync"};

	for (size_t i = 0; i < COUNT(options); i++)
		if (machine_has_word(mount->options, ",", options[i]) ||
		    machine_has_word(mount->super_options, ",", options[i]))
			return FACT_YES;
	return FACT_NO;
}

static enum fact
trim_timer(const struct machine_place *place)
{
	bool is_any = false;

	if (machine_exists(
		place, "/etc/systemd/system/timers.target.wants/fstrim.timer"))
		return FACT_YES;
	return machine_list(place, "/etc", is_there, &is_any) && is_any
		   ? FACT_NO
		   : FACT_UNKNOWN;
}

void
machine_read_trim(const struct machine_place *place,
    const struct machine_mount *mount, struct machine *machine)
{
	struct buf folder = BUF_EMPTY;

	machine->has_trim_timer = trim_timer(place);
	if (mount != NULL) {
		machine->is_discarding = is_mounted_with_discard(mount);
		if (machine_folder_of_mount(place, mount, &folder)) {
			machine->is_spinning =
			    ask_queue(place, folder.text, "rotational");
			machine->takes_trim = ask_queue(
			    place, folder.text, "discard_granularity");
		}
	}
	buf_clear(&folder);
}
