/*
 * The disk under the vault on made-up computers: yes and no only where it can
 * be read, and unknown everywhere else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "support/computer.h"
#include "support/place.h"

/* ------------------------------------------------------------- encryption */

static void
a_plain_partition_is_not_encrypted(void **state)
{
	struct machine machine;

	(void)state;
	computer_disk();
	tree_file(MOUNTS, "25 1 8:2 / / rw,noatime - ext4 /dev/sda2 rw\n");
	machine = computer_look();
	assert_string_equal(machine.file_system, "ext4");
	assert_int_equal(machine.is_encrypted, FACT_NO);
	assert_int_equal(machine.is_in_memory, FACT_NO);
	assert_int_equal(machine.keeps_snapshots, FACT_NO);
	assert_int_equal(machine.has_volume_snapshot, FACT_NO);
}

static void
luks_below_lvm_is_found(void **state)
{
	(void)state;
	computer_volume_on(LUKS);
	assert_int_equal(computer_look().is_encrypted, FACT_YES);
	/* Another mount, on a disk that is not there to be asked. */
	assert_int_equal(
	    computer_look_at("/srv/vault").is_encrypted, FACT_UNKNOWN);
}

static void
what_only_checks_does_not_encrypt(void **state)
{
	(void)state;
	computer_volume_on("CRYPT-VERITY-0011-root");
	assert_int_equal(computer_look().is_encrypted, FACT_NO);
}

static void
integrity_does_not_encrypt(void **state)
{
	(void)state;
	computer_volume_on("CRYPT-INTEGRITY-0011-root");
	assert_int_equal(computer_look().is_encrypted, FACT_NO);
}

static void
who_does_not_say_what_it_is_may_encrypt(void **state)
{
	(void)state;
	computer_volume_on("");
	assert_int_equal(computer_look().is_encrypted, FACT_UNKNOWN);
}

static void
one_open_disk_of_two_makes_it_open(void **state)
{
	(void)state;
	computer_volume_on(LUKS);
	tree_device(SDB, "8:16");
	tree_part(DM1, SDB);
	assert_int_equal(computer_look().is_encrypted, FACT_NO);
}

static void
a_part_that_cannot_be_read_makes_it_unknown(void **state)
{
	(void)state;
	computer_volume_on(LUKS);
	tree_link(DM1 "/slaves/sdz", "/sys/devices/gone");
	assert_int_equal(computer_look().is_encrypted, FACT_UNKNOWN);
}

static void
a_file_shown_as_a_disk_is_as_locked_as_what_it_lies_on(void **state)
{
	(void)state;
	computer_volume_on(LUKS);
	tree_device(LOOP, "7:0");
	tree_file(LOOP "/loop/backing_file", "/home/sam/club.img\n");
	tree_file(MOUNTS,
	    "25 1 8:2 / / rw - ext4 /dev/sda2 rw\n"
	    "40 25 253:1 / /home rw - ext4 /dev/mapper/vg-home rw\n"
	    "41 25 7:0 / /mnt/club rw - ext4 /dev/loop0 rw\n");
	assert_int_equal(
	    computer_look_at("/mnt/club/vault").is_encrypted, FACT_YES);
	tree_file(LOOP "/loop/backing_file", "/var/club.img\n");
	assert_int_equal(
	    computer_look_at("/mnt/club/vault").is_encrypted, FACT_NO);
	tree_file(LOOP "/loop/backing_file", "/mnt/club/club.img\n");
	assert_int_equal(
	    computer_look_at("/mnt/club/vault").is_encrypted, FACT_UNKNOWN);
}

static void
btrfs_is_found_by_its_source_and_asked_for_all_its_disks(void **state)
{
	(void)state;
	computer_btrfs(LUKS);
	assert_int_equal(computer_look().is_encrypted, FACT_YES);
	assert_int_equal(computer_look().keeps_snapshots, FACT_YES);
	assert_int_equal(computer_look().is_discarding, FACT_YES);
	tree_device(SDB, "8:16");
	tree_link("/sys/fs/btrfs/0b1c/devices/sdb", SDB);
	assert_int_equal(computer_look().is_encrypted, FACT_NO);
}

static void
btrfs_on_a_plain_volume_is_not_encrypted(void **state)
{
	(void)state;
	computer_btrfs(LVM);
	assert_int_equal(computer_look().is_encrypted, FACT_NO);
}

static void
file_systems_that_do_not_say_are_unknown_and_memory_is_memory(void **state)
{
	(void)state;
	tree_file(MOUNTS, "25 1 0:30 / / rw - zfs rpool/home rw\n");
	assert_int_equal(computer_look().is_encrypted, FACT_UNKNOWN);
	assert_int_equal(computer_look().keeps_snapshots, FACT_YES);
	tree_file(MOUNTS, "25 1 0:30 / / rw - overlay overlay rw\n");
	assert_int_equal(computer_look().is_encrypted, FACT_UNKNOWN);
	assert_int_equal(computer_look().keeps_snapshots, FACT_UNKNOWN);
	tree_file(MOUNTS, "25 1 0:30 / / rw - tmpfs tmpfs rw\n");
	assert_int_equal(computer_look().is_in_memory, FACT_YES);
	tree_file(MOUNTS, "25 1 0:30 / / rw - ecryptfs /home/.e rw\n");
	assert_int_equal(computer_look().is_encrypted, FACT_YES);
}

static void
the_deepest_and_last_mount_counts(void **state)
{
	(void)state;
	tree_file(MOUNTS, "25 1 0:30 / / rw - overlay overlay rw\n"
			  "26 25 0:31 / /home/sa rw - zfs a rw\n"
			  "27 25 0:32 / /home/sam\\040x rw - zfs b rw\n"
			  "28 25 0:33 / /home/sam rw - tmpfs c rw\n"
			  "29 25 0:34 / /home/sam rw - nilfs2 d rw\n"
			  "30 25 0:35 / /srv rw - zfs e rw\n");
	assert_string_equal(computer_look().file_system, "nilfs2");
	assert_string_equal(
	    computer_look_at("/home/sam x/v").file_system, "zfs");
	assert_string_equal(
	    computer_look_at("/home/samuel").file_system, "overlay");
}

static void
a_mount_known_by_its_number_is_that_one(void **state)
{
	const struct machine_place place = {
	    .root = place_path(), .vault = VAULT, .mount = 28};
	struct machine machine;

	(void)state;
	tree_file(MOUNTS, "28 25 0:33 / /home/sam rw - tmpfs c rw\n"
			  "29 25 0:34 / /home/sam rw - nilfs2 d rw\n");
	machine_read(&place, &machine);
	assert_string_equal(machine.file_system, "tmpfs");
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(promise, place_enter, place_leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_plain_partition_is_not_encrypted),
	    TEST(luks_below_lvm_is_found),
	    TEST(what_only_checks_does_not_encrypt),
	    TEST(integrity_does_not_encrypt),
	    TEST(who_does_not_say_what_it_is_may_encrypt),
	    TEST(one_open_disk_of_two_makes_it_open),
	    TEST(a_part_that_cannot_be_read_makes_it_unknown),
	    TEST(a_file_shown_as_a_disk_is_as_locked_as_what_it_lies_on),
	    TEST(btrfs_is_found_by_its_source_and_asked_for_all_its_disks),
	    TEST(btrfs_on_a_plain_volume_is_not_encrypted),
	    TEST(file_systems_that_do_not_say_are_unknown_and_memory_is_memory),
	    TEST(the_deepest_and_last_mount_counts),
	    TEST(a_mount_known_by_its_number_is_that_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
