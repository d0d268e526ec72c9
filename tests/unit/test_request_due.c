/*
 * Requests: what was changed behind their entries is noticed by check, and
 * what is due follows the law.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "core/check.h"
#include "core/request.h"
#include "core/setting.h"
#include "support/evening.h"

static struct request_new
request_by(const char *who, const char *about)
{
	return (struct request_new){.about = about,
	    .who = who,
	    .how = "letter",
	    .what = "copy",
	    .purpose = "for school",
	    .received_on = DAY_NONE};
}

static void
add(struct fixture *f, const char *who, const char *about,
    char code[CODE_TEXT_BYTES])
{
	struct request_new request = request_by(who, about);

	assert_int_equal(request_add(f->records, &request, code), STATUS_OK);
}

/* Days from when it came to when it must be done. */
static int32_t
days_of(struct fixture *f, const char *code)
{
	struct request_view view;
	int32_t days;

	assert_int_equal(request_show(f->records, code, &view), STATUS_OK);
	days = view.line.due_on - view.line.received_on;
	request_view_clear(&view);
	return days;
}

static void
the_last_day_follows_the_region(void **state)
{
	struct fixture *f = *state;
	struct request_new request = request_by("parent", "Nobody");
	char code[9];

	/* 30 October to 30 November, in Scotland the Monday of St Andrew. */
	assert_int_equal(
	    day_parse("2026-10-30", &request.received_on), STATUS_OK);
	assert_int_equal(request_add(f->records, &request, code), STATUS_OK);
	assert_int_equal(days_of(f, code), 31);
	assert_int_equal(
	    setting_set(f->records, "region", "scotland"), STATUS_OK);
	assert_int_equal(request_add(f->records, &request, code), STATUS_OK);
	assert_int_equal(days_of(f, code), 32);
	evening_check(f);
}

static void
more_time_is_told_within_the_first_month(void **state)
{
	struct fixture *f = *state;
	char soon[9], late[9];

	add(f, "parent", "Nobody", soon);
	add(f, "parent", "Nobody", late);
	assert_int_equal(days_of(f, soon), 30);
	assert_int_equal(request_extend(f->records, soon, ""), STATUS_INVALID);
	evening_later(f, 30);
	assert_int_equal(
	    request_extend(f->records, soon, "It is much"), STATUS_OK);
	assert_int_equal(days_of(f, soon), 92);
	assert_int_equal(
	    request_extend(f->records, soon, "Again"), STATUS_INVALID);
	evening_later(f, 1);
	assert_int_equal(
	    request_extend(f->records, late, "It is much"), STATUS_INVALID);
	evening_check(f);
}

static void
what_is_overdue_is_counted(void **state)
{
	struct fixture *f = *state;
	char one[9], other[9];
	int64_t count = -1;

	add(f, "parent", "Nobody", one);
	add(f, "parent", "Nobody", other);
	evening_later(f, 30);
	assert_int_equal(request_overdue(f->records, &count), STATUS_OK);
	assert_int_equal(count, 0);
	evening_later(f, 1);
	assert_int_equal(request_overdue(f->records, &count), STATUS_OK);
	assert_int_equal(count, 2);
	assert_int_equal(
	    request_done(f->records, one, false, "Late"), STATUS_OK);
	assert_int_equal(request_overdue(f->records, &count), STATUS_OK);
	assert_int_equal(count, 1);
}

/* ------------------------------------------------------------------- check */

static void
count_defects(void *context, const char *sentence, const char *code)
{
	(void)code;
	if (strstr(sentence, "request") != NULL ||
	    strstr(sentence, "Somebody asked") != NULL)
		*(int *)context += 1;
}

static void
what_was_changed_behind_its_entries_is_noticed(void **state)
{
	static const char *const deeds[] = {
	    "UPDATE request SET due_on = due_on + 30 WHERE who = 'self'",
	    "UPDATE request SET said = 'yes', said_on = today()"
	    " WHERE who = 'parent'",
	    "UPDATE request SET heard_by = 1 WHERE who = 'self'",
	    "UPDATE request SET person = NULL WHERE who = 'self'",
	    "UPDATE request SET done_on = today(), given = 1"
	    " WHERE who = 'self'",
	    "UPDATE request SET what = 'erase' WHERE who = 'self'",
	    "DELETE FROM request WHERE who = 'parent'",
	    "INSERT INTO request (uid, code, what, brought_up, who, how,"
	    " purpose, received_on, due_on, why) VALUES (randomblob(16), 'X',"
	    " 'copy', 0, 'self', 'word', '', today(), today(), '')"};

	for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++) {
		struct fixture *f = *state;
		struct check_report report;
		int defects = 0;
		char ann[9], own[9], other[9];

		fixture_close(f);
		fixture_open(f);
		evening_person(f, "Ann Pike", "phone", ann);
		add(f, "self", ann, own);
		add(f, "parent", ann, other);
		evening_check(f);
		evening_sql(f, deeds[i]);
		assert_int_equal(
		    check_run(f->records, &report, count_defects, &defects),
		    STATUS_DAMAGED);
		assert_true(defects > 0);
	}
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(the_last_day_follows_the_region),
	    TEST(more_time_is_told_within_the_first_month),
	    TEST(what_is_overdue_is_counted),
	    TEST(what_was_changed_behind_its_entries_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
