/*
 * computer: see the header.
 */
#include "support/computer.h"

#include "support/place.h"

struct machine
computer_look_at(const char *vault)
{
	const struct machine_place place = {
	    .root = place_path(), .vault = vault, .home = "/home/sam"};
	struct machine machine;

	machine_read(&place, &machine);
	return machine;
}

struct machine
computer_look(void)
{
	return computer_look_at(VAULT);
}

void
computer_disk(void)
{
	tree_device(SDA, "8:0");
	tree_device(SDA "/sda2", "8:2");
	tree_file(SDA "/sda2/partition", "2\n");
	tree_file(SDA "/queue/rotational", "0\n");
	tree_file(SDA "/queue/discard_granularity", "512\n");
}

void
computer_volume_on(const char *uuid)
{
	computer_disk();
	tree_device(DM0, "253:0");
	tree_mapped(DM0, uuid, "sda2_crypt");
	tree_part(DM0, SDA "/sda2");
	tree_device(DM1, "253:1");
	tree_mapped(DM1, LVM, "vg-home");
	tree_part(DM1, DM0);
	tree_file(MOUNTS,
	    "25 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
	    "40 25 253:1 / /home rw shared:2 - ext4 /dev/mapper/vg-home rw\n");
}

void
computer_btrfs(const char *uuid)
{
	computer_disk();
	tree_device(DM0, "253:0");
	tree_mapped(DM0, uuid, "root");
	tree_part(DM0, SDA "/sda2");
	tree_link("/sys/fs/btrfs/0b1c/devices/dm-0", DM0);
	tree_file("/sys/fs/btrfs/features/raid56", "0\n");
	tree_file(MOUNTS, "25 1 0:24 /@ / rw,ssd - btrfs /dev/mapper/root "
			  "rw,discard=async\n"
			  "30 25 0:24 /@home /home rw - btrfs /dev/mapper/root "
			  "rw,discard=async\n");
}
