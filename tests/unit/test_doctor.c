/*
 * What is found out, in words: good only where it is known to be, and with
 * something to do where it is not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "app/days.h"
#include "app/doctor.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/text.h"
#include "support/clubhouse.h"
#include "support/place.h"

/* What all the machine's findings are called. */
static const char *const of_machine[] = {"disk-encryption", "place",
    "file-system", "copies", "snapshots", "virtual", "trim", "swap",
    "hibernation", "locked-memory", "dumps", "landlock", "seccomp", "typing",
    "clock", "root"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The best there can be. */
static const struct machine best = {
    .file_system = "ext4",
    .is_encrypted = FACT_YES,
    .is_in_memory = FACT_NO,
    .is_elsewhere = FACT_NO,
    .is_spinning = FACT_NO,
    .takes_trim = FACT_YES,
    .is_discarding = FACT_NO,
    .has_trim_timer = FACT_YES,
    .keeps_snapshots = FACT_NO,
    .has_volume_snapshot = FACT_NO,
    .has_copiers = FACT_NO,
    .is_virtual = FACT_NO,
    .has_swap = FACT_YES,
    .swap_is_encrypted = FACT_YES,
    .can_hibernate = FACT_YES,
    .can_be_dumped = FACT_NO,
    .lock_bytes = 8 * 1024 * 1024,
    .has_landlock = FACT_YES,
    .has_seccomp = FACT_YES,
    .lets_type = FACT_NO,
    .clock_is_set = FACT_YES,
    .is_root = FACT_NO,
};

/* The worst. */
static const struct machine worst = {
    .file_system = "tmpfs",
    .is_encrypted = FACT_NO,
    .is_in_memory = FACT_YES,
    .is_elsewhere = FACT_YES,
    .is_spinning = FACT_NO,
    .takes_trim = FACT_NO,
    .is_discarding = FACT_NO,
    .has_trim_timer = FACT_NO,
    .keeps_snapshots = FACT_YES,
    .has_volume_snapshot = FACT_YES,
    .has_copiers = FACT_YES,
    .copiers = {"snapper", "Vorta"},
    .copiers_count = 2,
    .is_virtual = FACT_YES,
    .has_swap = FACT_YES,
    .swap_is_encrypted = FACT_NO,
    .can_hibernate = FACT_YES,
    .can_be_dumped = FACT_YES,
    .lock_bytes = 64 * 1024,
    .has_landlock = FACT_NO,
    .has_seccomp = FACT_NO,
    .lets_type = FACT_YES,
    .clock_is_set = FACT_NO,
    .is_root = FACT_YES,
};

static const struct finding *
find(const struct doctor *doctor, const char *name)
{
	for (size_t i = 0; i < doctor->count; i++)
		if (strcmp(doctor->findings[i].name, name) == 0)
			return &doctor->findings[i];
	fail_msg("%s was not looked at", name);
	return NULL;
}

static enum finding_level
level_of(const struct machine *machine, const char *name)
{
	struct doctor doctor;
	enum finding_level level;

	doctor_look("nowhere", machine, 20000, &doctor);
	level = find(&doctor, name)->level;
	doctor_clear(&doctor);
	return level;
}

static void
assert_all(const struct machine *machine, enum finding_level level)
{
	for (size_t i = 0; i < COUNT(of_machine); i++)
		if (level_of(machine, of_machine[i]) != level)
			fail_msg("%s is %s", of_machine[i],
			    doctor_level_words(
				level_of(machine, of_machine[i])));
}

/* ------------------------------------------------------------ the machine */

static void
the_best_is_good_the_worst_is_not_and_nothing_known_is_neither(void **state)
{
	const struct machine nothing = {.file_system = ""};

	(void)state;
	assert_all(&best, FINDING_GOOD);
	assert_all(&worst, FINDING_LOOK);
	assert_all(&nothing, FINDING_UNKNOWN);
}

static void
what_is_to_be_looked_at_says_what_to_do(void **state)
{
	struct doctor doctor;

	(void)state;
	doctor_look("nowhere", &worst, 20000, &doctor);
	for (size_t i = 0; i < doctor.count; i++) {
		const struct finding *finding = &doctor.findings[i];

		assert_true(strlen(finding->says) > 10);
		assert_true(text_is_utf8(finding->says, strlen(finding->says)));
		if (finding->level == FINDING_LOOK && finding->todo == NULL)
			fail_msg("%s says nothing to do", finding->name);
	}
	assert_non_null(
	    strstr(find(&doctor, "copies")->says, "snapper, Vorta."));
	assert_int_equal(doctor_count(&doctor, FINDING_LOOK) +
			     doctor_count(&doctor, FINDING_UNKNOWN) +
			     doctor_count(&doctor, FINDING_GOOD),
	    doctor.count);
	doctor_clear(&doctor);
}

static void
names_are_used_once(void **state)
{
	struct doctor doctor;

	(void)state;
	doctor_look("nowhere", &best, 20000, &doctor);
	for (size_t i = 0; i < doctor.count; i++)
		assert_ptr_equal(find(&doctor, doctor.findings[i].name),
		    &doctor.findings[i]);
	doctor_clear(&doctor);
}

static void
half_of_what_must_be_known_is_not_enough(void **state)
{
	struct machine machine = best;

	(void)state;
	machine.has_volume_snapshot = FACT_UNKNOWN;
	assert_int_equal(level_of(&machine, "snapshots"), FINDING_UNKNOWN);
	machine.has_volume_snapshot = FACT_YES;
	assert_int_equal(level_of(&machine, "snapshots"), FINDING_LOOK);
	machine = best;
	machine.has_swap = FACT_UNKNOWN;
	assert_int_equal(level_of(&machine, "swap"), FINDING_UNKNOWN);
	assert_int_equal(level_of(&machine, "hibernation"), FINDING_UNKNOWN);
	machine.has_swap = FACT_NO;
	machine.swap_is_encrypted = FACT_UNKNOWN;
	assert_int_equal(level_of(&machine, "swap"), FINDING_GOOD);
	assert_int_equal(level_of(&machine, "hibernation"), FINDING_GOOD);
	machine = worst;
	machine.can_hibernate = FACT_UNKNOWN;
	assert_int_equal(level_of(&machine, "hibernation"), FINDING_UNKNOWN);
	machine.can_hibernate = FACT_NO;
	assert_int_equal(level_of(&machine, "hibernation"), FINDING_GOOD);
}

static void
trim_needs_the_disk_to_take_it_and_somebody_to_tell_it(void **state)
{
	struct machine machine = best;

	(void)state;
	machine.has_trim_timer = FACT_NO;
	assert_int_equal(level_of(&machine, "trim"), FINDING_LOOK);
	machine.is_discarding = FACT_YES;
	assert_int_equal(level_of(&machine, "trim"), FINDING_GOOD);
	machine.takes_trim = FACT_UNKNOWN;
	assert_int_equal(level_of(&machine, "trim"), FINDING_UNKNOWN);
	machine.is_spinning = FACT_YES;
	assert_int_equal(level_of(&machine, "trim"), FINDING_GOOD);
}

static void
little_locked_memory_is_well_where_swap_is_safe(void **state)
{
	struct machine machine = worst;

	(void)state;
	assert_int_equal(level_of(&machine, "locked-memory"), FINDING_LOOK);
	machine.has_swap = FACT_NO;
	assert_int_equal(level_of(&machine, "locked-memory"), FINDING_GOOD);
	machine.has_swap = FACT_YES;
	machine.lock_bytes = -1;
	assert_int_equal(level_of(&machine, "locked-memory"), FINDING_GOOD);
}

static void
known_faults_are_told_with_what_they_mean_here(void **state)
{
	static const char *const faults[] = {"sqlcipher", "CVE-2025-6965",
	    "CVE-2022-35737", "sqlite-wal-reset", "CVE-2020-27207",
	    "CVE-2021-3119", "sqlcipher-616", "CVE-2025-69277"};
	struct doctor doctor;

	(void)state;
	doctor_look("nowhere", &best, 20000, &doctor);
	for (size_t i = 0; i < COUNT(faults); i++)
		assert_true(strlen(find(&doctor, faults[i])->says) > 20);
	assert_non_null(strstr(find(&doctor, "CVE-2021-3119")->says, "Mended"));
	assert_non_null(
	    strstr(find(&doctor, "sqlcipher-616")->says, "may have it"));
	doctor_clear(&doctor);
}

/* -------------------------------------------------------------- the vault */

static enum finding_level
level_at(const char *path, const char *name)
{
	struct doctor doctor;
	enum finding_level level;

	doctor_look(path, &best, moment_day(clock_now()), &doctor);
	level = find(&doctor, name)->level;
	doctor_clear(&doctor);
	return level;
}

static void
where_there_is_no_vault_nothing_is_known_of_one(void **state)
{
	(void)state;
	assert_int_equal(level_at("/nowhere/at/all", "vault"), FINDING_UNKNOWN);
}

static void
files_of_the_vault_that_others_can_read_are_told(void **state)
{
	struct clubhouse *house = *state;
	struct buf path = BUF_EMPTY;

	assert_int_equal(
	    level_at(house->box.path, "permissions"), FINDING_GOOD);
	buf_add_format(&path, "%s/records.db", house->box.path);
	assert_int_equal(chmod(path.text, 0640), 0);
	assert_int_equal(
	    level_at(house->box.path, "permissions"), FINDING_LOOK);
	assert_int_equal(chmod(path.text, 0600), 0);
	assert_int_equal(chmod(house->above, 0777), 0);
	assert_int_equal(
	    level_at(house->box.path, "permissions-above"), FINDING_LOOK);
	assert_int_equal(chmod(house->above, 0700), 0);
	assert_int_equal(
	    level_at(house->box.path, "permissions-above"), FINDING_GOOD);
	buf_clear(&path);
}

static void
an_envelope_and_a_second_worker_are_seen_without_a_key(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;

	assert_int_equal(level_at(house->box.path, "recovery"), FINDING_GOOD);
	assert_int_equal(
	    level_at(house->box.path, "second-worker"), FINDING_GOOD);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	clubhouse_close(&unlock);
	assert_int_equal(
	    level_at(house->box.path, "second-worker"), FINDING_LOOK);
}

static void
keep(struct clubhouse *house, int32_t opened_on, int32_t backup_on)
{
	const struct days days = {opened_on, backup_on};
	struct unlock_outside outside;

	assert_int_equal(
	    unlock_look_outside(house->box.path, &outside), STATUS_OK);
	assert_int_equal(days_keep(outside.uid, &days), STATUS_OK);
}

static void
the_age_of_the_last_backup_and_opening_are_told(void **state)
{
	struct clubhouse *house = *state;
	const char *path = house->box.path;
	int32_t today = moment_day(clock_now());

	keep(house, today - 6, DAY_NONE);
	assert_int_equal(level_at(path, "opened"), FINDING_GOOD);
	assert_int_equal(level_at(path, "backup"), FINDING_UNKNOWN);
	keep(house, today - 7, today - 6);
	assert_int_equal(level_at(path, "opened"), FINDING_LOOK);
	assert_int_equal(level_at(path, "backup"), FINDING_GOOD);
	keep(house, today + 1, today - 7);
	assert_int_equal(level_at(path, "opened"), FINDING_LOOK);
	assert_int_equal(level_at(path, "backup"), FINDING_LOOK);
}

#define AT_CLUB(promise)                                                       \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, clubhouse_setup, clubhouse_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		the_best_is_good_the_worst_is_not_and_nothing_known_is_neither),
	    cmocka_unit_test(what_is_to_be_looked_at_says_what_to_do),
	    cmocka_unit_test(names_are_used_once),
	    cmocka_unit_test(half_of_what_must_be_known_is_not_enough),
	    cmocka_unit_test(
		trim_needs_the_disk_to_take_it_and_somebody_to_tell_it),
	    cmocka_unit_test(little_locked_memory_is_well_where_swap_is_safe),
	    cmocka_unit_test(known_faults_are_told_with_what_they_mean_here),
	    cmocka_unit_test(where_there_is_no_vault_nothing_is_known_of_one),
	    AT_CLUB(files_of_the_vault_that_others_can_read_are_told),
	    AT_CLUB(an_envelope_and_a_second_worker_are_seen_without_a_key),
	    AT_CLUB(the_age_of_the_last_backup_and_opening_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
