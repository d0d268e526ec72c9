/*
 * The users as the records keep them.  (What goes with one who goes because
 * only they could open it: test_field_seal.c.)
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/group.h"
#include "core/roster.h"
#include "support/evening.h"

#define FIXTURE(test)                                                          \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

static void
nobody_of_that_name_has_nothing(void **state)
{
	struct fixture *f = *state;
	int64_t values = -1;

	assert_int_equal(
	    roster_only_theirs(f->records, "Ana", &values), STATUS_NOT_FOUND);
	assert_int_equal(roster_remove(f->records, "Ana"), STATUS_NOT_FOUND);
	evening_worker(f, "Ana");
	assert_int_equal(
	    roster_only_theirs(f->records, "Ana", &values), STATUS_OK);
	assert_int_equal(roster_remove(f->records, "Ana"), STATUS_OK);
	assert_int_equal(
	    roster_only_theirs(f->records, "Ana", &values), STATUS_NOT_FOUND);
	assert_int_equal(roster_remove(f->records, "Ana"), STATUS_NOT_FOUND);
	evening_check(f);
}

static void
a_name_is_held_by_one_user_at_a_time(void **state)
{
	struct fixture *f = *state;
	struct records_user again = f->users[FIXTURE_MORGAN];
	struct roster roster;

	uid_new(again.uid);
	assert_int_equal(roster_add(f->records, &again), STATUS_INVALID);
	assert_int_equal(roster_remove(f->records, "Morgan"), STATUS_OK);
	assert_int_equal(roster_add(f->records, &again), STATUS_OK);
	assert_int_equal(roster_list(f->records, &roster), STATUS_OK);
	assert_int_equal(roster.count, 2);
	assert_string_equal(roster.users[0].name, "Morgan");
	assert_memory_equal(roster.users[0].uid, again.uid, UID_BYTES);
	assert_false(roster.users[0].is_worker);
	assert_true(roster.users[1].is_worker);
	assert_int_equal(roster.added_on[0], FIXTURE_TODAY);
	roster_clear(&roster);
	evening_check(f);
}

static void
who_goes_today_works_with_no_group_from_today(void **state)
{
	struct fixture *f = *state;

	evening_worker(f, "Ana");
	evening_group(f, "Tuesday");
	evening_later(f, 3);
	assert_int_equal(
	    group_worker_add(f->records, "Tuesday", "Ana"), STATUS_OK);
	evening_later(f, 4);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM group_worker"
					" WHERE until_on IS NULL"),
	    2);
	assert_int_equal(roster_remove(f->records, "Ana"), STATUS_OK);
	assert_int_equal(
	    evening_int(f, "SELECT until_on - from_on FROM group_worker"
			   " WHERE until_on IS NOT NULL"),
	    3);
	evening_check(f);
}

static void
words_are_spent_until_they_are_replaced(void **state)
{
	struct fixture *f = *state;
	struct records_user envelope = {
	    .name = "recovery", .is_worker = true, .is_recovery = true};
	struct records_user fresh = envelope, kit = {.is_worker = true};
	bool is_spent = true;

	uid_new(envelope.uid);
	uid_new(fresh.uid);
	uid_new(kit.uid);
	memcpy(kit.name, "Kit", 4);
	assert_int_equal(roster_add(f->records, &envelope), STATUS_OK);
	assert_int_equal(
	    roster_recovery_is_spent(f->records, envelope.uid, &is_spent),
	    STATUS_OK);
	assert_false(is_spent);
	assert_int_equal(roster_add_by_recovery(f->records, &kit), STATUS_OK);
	assert_int_equal(
	    roster_recovery_is_spent(f->records, envelope.uid, &is_spent),
	    STATUS_OK);
	assert_true(is_spent);
	assert_int_equal(
	    roster_recovery_replaced(f->records, &fresh), STATUS_OK);
	assert_int_equal(
	    roster_recovery_is_spent(f->records, fresh.uid, &is_spent),
	    STATUS_OK);
	assert_false(is_spent);
	assert_string_equal(records_me(f->records), "Sam");
	evening_check(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    FIXTURE(nobody_of_that_name_has_nothing),
	    FIXTURE(a_name_is_held_by_one_user_at_a_time),
	    FIXTURE(who_goes_today_works_with_no_group_from_today),
	    FIXTURE(words_are_spent_until_they_are_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
