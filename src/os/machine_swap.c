/*
 * machine_swap: may memory come to lie on a disk, and is it locked there?
 *
 * Sources: proc_swaps(5); the kernel's admin-guide/pm/sleep-states and
 * admin-guide/blockdev/zram.
 */
#include "os/machine_internal.h"

#include <stdio.h>
#include <string.h>

/* zram is memory, unless it was given a device to push pages out to. */
static bool
stays_in_memory(const struct machine_place *place, struct buf *folder)
{
	struct buf path = BUF_EMPTY, device = BUF_EMPTY;
	const char *name = strrchr(folder->text, '/') + 1;
	bool stays = false;

	if (strncmp(name, "zram", 4) == 0) {
		buf_add_format(&path, "%s/backing_dev", folder->text);
		stays = !machine_text(place, path.text, &device) ||
			strncmp(device.text, "none", 4) == 0;
		if (device.length > 0 && device.text[device.length - 1] == '\n')
			buf_cut(&device, device.length - 1);
		if (!stays &&
		    !machine_folder_of_node(place, device.text, folder))
			buf_reset(folder);
	}
	buf_clear(&path);
	buf_clear(&device);
	return stays;
}

static enum fact
file_is_encrypted(const struct machine_place *place, const char *path)
{
	struct machine_mount mount;
	enum fact answer = FACT_UNKNOWN;

	if (machine_mount_find(place, path, 0, &mount))
		answer = machine_mount_is_encrypted(place, &mount);
	machine_mount_clear(&mount);
	return answer;
}

static void
add_swap(struct machine *machine, enum fact is_encrypted)
{
	machine->swap_is_encrypted =
	    machine->has_swap == FACT_YES
		? machine_both(machine->swap_is_encrypted, is_encrypted)
		: is_encrypted;
	machine->has_swap = FACT_YES;
}

static void
add_device(const struct machine_place *place, const char *node,
    struct machine *machine)
{
	struct buf folder = BUF_EMPTY;

	if (!machine_folder_of_node(place, node, &folder))
		add_swap(machine, FACT_UNKNOWN);
	else if (!stays_in_memory(place, &folder))
		add_swap(
		    machine, machine_device_is_encrypted(place, folder.text));
	buf_clear(&folder);
}

/* The first line names the columns. */
static void
read_swaps(const struct machine_place *place, struct machine *machine)
{
	struct buf text = BUF_EMPTY;
	char *line, *rest = NULL;

	if (!machine_text(place, "/proc/swaps", &text)) {
		buf_clear(&text);
		return;
	}
	machine->has_swap = FACT_NO;
	(void)strtok_r(text.text, "\n", &rest);
	while ((line = strtok_r(NULL, "\n", &rest)) != NULL) {
		char *at = NULL;
		char *path = strtok_r(line, " \t", &at);
		const char *type = strtok_r(NULL, " \t", &at);

		if (path == NULL || type == NULL)
			continue;
		machine_unescape(path);
		if (strcmp(type, "partition") == 0)
			add_device(place, path, machine);
		else
			add_swap(machine, file_is_encrypted(place, path));
	}
	buf_clear(&text);
}

/* ------------------------------------------------------------- hibernation */

/* Somebody linked it to /dev/null: systemctl mask hibernate.target. */
static bool
is_masked(const struct machine_place *place)
{
	struct buf real = BUF_EMPTY;
	bool is_null;

	(void)machine_resolve(
	    place, "/etc/systemd/system/hibernate.target", &real);
	is_null = strcmp(real.text, "/dev/null") == 0;
	buf_clear(&real);
	return is_null;
}

static void
read_hibernation(const struct machine_place *place, struct machine *machine)
{
	struct buf states = BUF_EMPTY, manner = BUF_EMPTY;

	if (machine_text(place, "/sys/power/state", &states)) {
		(void)machine_text(place, "/sys/power/disk", &manner);
		machine->can_hibernate =
		    machine_has_word(states.text, " \n", "disk") &&
			    strstr(manner.text, "[disabled]") == NULL &&
			    !is_masked(place)
			? FACT_YES
			: FACT_NO;
	}
	buf_clear(&states);
	buf_clear(&manner);
}

/* From where would the kernel wake up? */
static void
read_resume(const struct machine_place *place, struct machine *machine)
{
	struct buf text = BUF_EMPTY;

	if (machine_text(place, "/sys/power/resume", &text))
		machine->is_set_to_resume =
		    strncmp(text.text, "0:0", 3) == 0 ? FACT_NO : FACT_YES;
	if (machine->is_set_to_resume != FACT_YES &&
	    machine_text(place, "/proc/cmdline", &text) &&
	    strstr(text.text, "resume=") != NULL)
		machine->is_set_to_resume = FACT_YES;
	buf_clear(&text);
}

void
machine_read_swap(const struct machine_place *place, struct machine *machine)
{
	read_swaps(place, machine);
	read_hibernation(place, machine);
	read_resume(place, machine);
}
