/*
 * The regulars of a group: under a yes to coming, and named in no entry.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/group.h"
#include "support/evening.h"

static char tuesday[] = "Tuesday open access";

static int64_t
regulars(struct fixture *f)
{
	struct group_list list = {0};
	int64_t count;

	assert_int_equal(group_list(f->records, false, &list), STATUS_OK);
	assert_int_equal(list.count, 1);
	count = list.groups[0].regulars;
	group_list_clear(&list);
	return count;
}

static void
a_regular_needs_a_yes_to_coming(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];
	char ava[CODE_TEXT_BYTES];

	evening_group(f, tuesday);
	evening_person(f, "Noah", "attendance", noah);
	evening_person(f, "Kai", "gender", kai);
	evening_person(f, "Ava", "attendance=nobody,count", ava);
	assert_int_equal(
	    group_regular_add(f->records, tuesday, kai), STATUS_NO_CONSENT);
	assert_int_equal(
	    group_regular_add(f->records, tuesday, ava), STATUS_NO_CONSENT);
	assert_int_equal(regulars(f), 0);
	assert_int_equal(
	    group_regular_add(f->records, tuesday, noah), STATUS_OK);
	assert_int_equal(regulars(f), 1);
	evening_check(f);
}

static void
a_regular_leaves_and_comes_back_on_one_day(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_group(f, tuesday);
	evening_person(f, "Noah", "attendance", noah);
	assert_int_equal(
	    group_regular_remove(f->records, tuesday, noah), STATUS_NOT_FOUND);
	assert_int_equal(
	    group_regular_add(f->records, tuesday, noah), STATUS_OK);
	assert_int_equal(
	    group_regular_add(f->records, tuesday, noah), STATUS_INVALID);
	assert_int_equal(
	    group_regular_remove(f->records, tuesday, noah), STATUS_OK);
	fixture_newest_is(f, "group_regular", "until 2026-11-21\n");
	assert_int_equal(regulars(f), 0);
	assert_int_equal(
	    group_regular_add(f->records, tuesday, noah), STATUS_OK);
	assert_int_equal(regulars(f), 1);
}

static void
entries_about_regulars_name_nobody(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_group(f, tuesday);
	evening_person(f, "Noah", "attendance", noah);
	assert_int_equal(
	    group_regular_add(f->records, tuesday, noah), STATUS_OK);
	fixture_newest_is(f, "group_regular", "from 2026-11-22\n");
	assert_int_equal(evening_entries_naming(f, noah), 0);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM ledger WHERE event ="
			   " 'group_regular' AND subject IN (SELECT subject"
			   " FROM ledger WHERE event = 'group_added')"),
	    1);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_regular_needs_a_yes_to_coming),
	    TEST(a_regular_leaves_and_comes_back_on_one_day),
	    TEST(entries_about_regulars_name_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
