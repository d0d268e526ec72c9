/*
 * Copies, memory and terminal of made-up computers: yes and no only where it
 * can be read, and unknown everywhere else.
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

/* ----------------------------------------------------- snapshots and copies */

static void
programs_that_keep_copies_are_named(void **state)
{
	struct machine machine;

	(void)state;
	computer_btrfs(LUKS);
	tree_file("/etc/hostname", "club\n");
	assert_int_equal(computer_look().has_copiers, FACT_NO);
	tree_file("/etc/snapper/configs/root", "SUBVOLUME=/\n");
	tree_file("/etc/timeshift/timeshift.json", "{}\n");
	tree_file("/home/sam/.config/backintime/config", "\n");
	machine = computer_look();
	assert_int_equal(machine.has_copiers, FACT_YES);
	assert_int_equal(machine.copiers_count, 3);
	assert_string_equal(machine.copiers[0], "snapper");
	assert_string_equal(machine.copiers[1], "Timeshift");
	assert_string_equal(machine.copiers[2], "Back In Time");
}

static void
a_snapshot_of_a_volume_is_seen(void **state)
{
	(void)state;
	computer_volume_on(LUKS);
	assert_int_equal(computer_look().has_volume_snapshot, FACT_NO);
	tree_device(DM2, "253:2");
	tree_mapped(DM2, LVM "-real", "vg-home-real");
	tree_part(DM1, DM2);
	assert_int_equal(computer_look().has_volume_snapshot, FACT_YES);
}

static void
a_virtual_machine_says_so_or_nobody_knows(void **state)
{
	(void)state;
	assert_int_equal(computer_look().is_virtual, FACT_UNKNOWN);
	tree_file("/proc/cpuinfo", "processor : 0\nflags : fpu vme sse2\n");
	assert_int_equal(computer_look().is_virtual, FACT_NO);
	tree_file(
	    "/proc/cpuinfo", "processor : 0\nflags : fpu hypervisor sse2\n");
	assert_int_equal(computer_look().is_virtual, FACT_YES);
	tree_file("/proc/cpuinfo", "processor : 0\nFeatures : fp asimd\n");
	assert_int_equal(computer_look().is_virtual, FACT_UNKNOWN);
}

static void
trim_is_read_from_the_disk_the_mount_and_the_timer(void **state)
{
	struct machine machine;

	(void)state;
	computer_disk();
	tree_file("/etc/hostname", "club\n");
	tree_file(MOUNTS, "25 1 8:2 / / rw - ext4 /dev/sda2 rw,discard\n");
	machine = computer_look();
	assert_int_equal(machine.is_spinning, FACT_NO);
	assert_int_equal(machine.takes_trim, FACT_YES);
	assert_int_equal(machine.is_discarding, FACT_YES);
	assert_int_equal(machine.has_trim_timer, FACT_NO);
	tree_file(MOUNTS, "25 1 8:2 / / rw - ext4 /dev/sda2 rw,nodiscard\n");
	tree_file(SDA "/queue/discard_granularity", "0\n");
	tree_file("/etc/systemd/system/timers.target.wants/fstrim.timer", "");
	machine = computer_look();
	assert_int_equal(machine.takes_trim, FACT_NO);
	assert_int_equal(machine.is_discarding, FACT_NO);
	assert_int_equal(machine.has_trim_timer, FACT_YES);
}

/* ------------------------------------------------------------------- memory */

static void
no_swap_and_swap_in_memory_are_none(void **state)
{
	(void)state;
	tree_file(SWAPS, SWAPS_HEAD);
	assert_int_equal(computer_look().has_swap, FACT_NO);
	tree_device(ZRAM, "252:0");
	tree_file(ZRAM "/backing_dev", "none\n");
	tree_file(SWAPS, SWAPS_HEAD "/dev/zram0  partition\t999\t0\t100\n");
	assert_int_equal(computer_look().has_swap, FACT_NO);
}

static void
memory_that_is_pushed_out_to_a_disk_is_swap(void **state)
{
	(void)state;
	computer_disk();
	tree_device(ZRAM, "252:0");
	tree_file(ZRAM "/backing_dev", "/dev/sda2\n");
	tree_file(SWAPS, SWAPS_HEAD "/dev/zram0  partition\t999\t0\t100\n");
	assert_int_equal(computer_look().has_swap, FACT_YES);
	assert_int_equal(computer_look().swap_is_encrypted, FACT_NO);
}

static void
swap_is_as_locked_as_its_device_or_file(void **state)
{
	(void)state;
	computer_volume_on(LUKS);
	tree_file(SWAPS, SWAPS_HEAD "/dev/dm-0  partition\t999\t0\t-2\n");
	assert_int_equal(computer_look().has_swap, FACT_YES);
	assert_int_equal(computer_look().swap_is_encrypted, FACT_YES);
	tree_file(SWAPS, SWAPS_HEAD "/home/swap\\040file  file\t999\t0\t-2\n");
	assert_int_equal(computer_look().swap_is_encrypted, FACT_YES);
	tree_file(SWAPS, SWAPS_HEAD "/dev/dm-0  partition\t999\t0\t-2\n"
				    "/dev/sda2  partition\t999\t0\t-3\n");
	assert_int_equal(computer_look().swap_is_encrypted, FACT_NO);
	tree_file(SWAPS, SWAPS_HEAD "/dev/dm-0  partition\t999\t0\t-2\n"
				    "/dev/sdz9  partition\t999\t0\t-3\n");
	assert_int_equal(computer_look().swap_is_encrypted, FACT_UNKNOWN);
}

static void
sleep_to_disk_is_there_forbidden_or_unknown(void **state)
{
	(void)state;
	assert_int_equal(computer_look().can_hibernate, FACT_UNKNOWN);
	tree_file("/sys/power/state", "freeze mem\n");
	assert_int_equal(computer_look().can_hibernate, FACT_NO);
	tree_file("/sys/power/state", "freeze mem disk\n");
	tree_file("/sys/power/disk", "[platform] shutdown reboot\n");
	tree_file("/sys/power/resume", "0:0\n");
	tree_file("/proc/cmdline", "root=/dev/sda2 resume=/dev/sda3\n");
	assert_int_equal(computer_look().can_hibernate, FACT_YES);
	assert_int_equal(computer_look().is_set_to_resume, FACT_YES);
	tree_file("/proc/cmdline", "root=/dev/sda2\n");
	assert_int_equal(computer_look().is_set_to_resume, FACT_NO);
	tree_file("/sys/power/disk", "[disabled]\n");
	assert_int_equal(computer_look().can_hibernate, FACT_NO);
}

static void
sleep_to_disk_that_was_masked_is_off(void **state)
{
	(void)state;
	tree_file("/dev/null", "");
	tree_file("/sys/power/state", "mem disk\n");
	tree_file("/sys/power/disk", "[platform]\n");
	assert_int_equal(computer_look().can_hibernate, FACT_YES);
	tree_link("/etc/systemd/system/hibernate.target", "/dev/null");
	assert_int_equal(computer_look().can_hibernate, FACT_NO);
}

/* ------------------------------------------------------------------- system */

static void
typing_for_others_is_on_off_old_or_unknown(void **state)
{
	(void)state;
	assert_int_equal(computer_look().lets_type, FACT_UNKNOWN);
	tree_file("/proc/sys/kernel/osrelease", "6.8.0-generic\n");
	assert_int_equal(computer_look().lets_type, FACT_UNKNOWN);
	tree_file("/proc/sys/kernel/osrelease", "6.1.0-13-amd64\n");
	assert_int_equal(computer_look().lets_type, FACT_YES);
	tree_file("/proc/sys/dev/tty/legacy_tiocsti", "0\n");
	assert_int_equal(computer_look().lets_type, FACT_NO);
	tree_file("/proc/sys/dev/tty/legacy_tiocsti", "1\n");
	assert_int_equal(computer_look().lets_type, FACT_YES);
}

/* Nothing can be read: no field of it says yes or no. */
static void
where_nothing_can_be_read_nothing_is_known(void **state)
{
	struct machine machine = computer_look();
	struct machine nothing;

	(void)state;
	memset(&nothing, 0, sizeof(nothing));
	assert_memory_equal(&machine, &nothing, sizeof(nothing));
	/* The control: something is. */
	computer_volume_on(LUKS);
	machine = computer_look();
	assert_memory_not_equal(&machine, &nothing, sizeof(nothing));
}

static void
this_computer_answers(void **state)
{
	struct machine machine;

	(void)state;
	machine_look(place_path(), &machine);
	assert_string_not_equal(machine.file_system, "");
	assert_int_not_equal(machine.has_seccomp, FACT_UNKNOWN);
	assert_int_not_equal(machine.has_landlock, FACT_UNKNOWN);
	assert_int_equal(machine.is_root, geteuid() == 0 ? FACT_YES : FACT_NO);
	assert_int_not_equal(machine.lock_bytes, 0);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(promise, place_enter, place_leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(programs_that_keep_copies_are_named),
	    TEST(a_snapshot_of_a_volume_is_seen),
	    TEST(a_virtual_machine_says_so_or_nobody_knows),
	    TEST(trim_is_read_from_the_disk_the_mount_and_the_timer),
	    TEST(no_swap_and_swap_in_memory_are_none),
	    TEST(memory_that_is_pushed_out_to_a_disk_is_swap),
	    TEST(swap_is_as_locked_as_its_device_or_file),
	    TEST(sleep_to_disk_is_there_forbidden_or_unknown),
	    TEST(sleep_to_disk_that_was_masked_is_off),
	    TEST(typing_for_others_is_on_off_old_or_unknown),
	    TEST(where_nothing_can_be_read_nothing_is_known),
	    TEST(this_computer_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
