/*
 * Plans: one text each, judged before they are taken, and never changed once in
 * use.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/plan.h"
#include "support/figured.h"

static void
assert_refused(const struct plan *plan, const char *what_to_do)
{
	status_clear();
	assert_int_equal(plan_judge(plan), STATUS_INVALID);
	if (strstr(status_sentence(STATUS_INVALID), what_to_do) == NULL)
		fail_msg("says: %s", status_sentence(STATUS_INVALID));
}

/* ------------------------------------------------------------------- text */

static void
the_default_plans_are_good_and_come_back_from_their_text(void **state)
{
	static const enum plan_size sizes[] = {PLAN_SMALL, PLAN_COUNCIL};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buf text = BUF_EMPTY;
		struct buf again = BUF_EMPTY;
		unsigned char hash[PLAN_HASH_BYTES], other[PLAN_HASH_BYTES];
		struct plan plan, back;

		figured_default(sizes[i], &plan);
		assert_int_equal(plan_write(&plan, &text), STATUS_OK);
		assert_int_equal(plan_read(text.text, &back), STATUS_OK);
		assert_int_equal(plan_write(&back, &again), STATUS_OK);
		assert_string_equal(text.text, again.text);
		assert_int_equal(plan_hash(&plan, hash), STATUS_OK);
		back.is_withheld = false;
		assert_int_equal(plan_hash(&back, other), STATUS_OK);
		assert_memory_not_equal(hash, other, sizeof(hash));
		plan_clear(&plan);
		plan_clear(&back);
		buf_clear(&text);
		buf_clear(&again);
	}
}

/* The text with the first ${old} made ${fresh}. */
static void
assert_unread(const char *text, const char *old, const char *fresh)
{
	const char *at = strstr(text, old);
	struct buf changed = BUF_EMPTY;
	struct plan plan;

	assert_non_null(at);
	buf_add(&changed, text, (size_t)(at - text));
	buf_add_text(&changed, fresh);
	buf_add_text(&changed, at + strlen(old));
	if (plan_read(changed.text, &plan) != STATUS_INVALID)
		fail_msg("read with %s for %s", fresh, old);
	buf_clear(&changed);
}

static void
no_other_text_is_read(void **state)
{
	static const char *const changes[][2] = {
	    {"sayso plan 1", "sayso plan 2"},
	    {"base 5", "base 7"},
	    {"base 5", "base 5 "},
	    {"periods quarters", "periods weeks"},
	    {"withheld yes", "withheld  yes"},
	    {"category 13\n", ""},
	    {"category 13\n", "category 13\ncategory 13\n"},
	    {"of 13\n", ""},
	    {"of 13\n", "of 31\n"},
	    {"table each 2026-04-01", "table each 2026-04-02"},
	    {"table each 2026-04-01", "table often 2026-04-01"},
	    {"people new", "people old"},
	    {"people new", "people new new"},
	    {"people new", "work new"},
	    {"people new", "people month"},
	    {"people age_band:wide", "people age_band:narrow"},
	    {"merge age_band each wide", "merge age_band wide each"},
	    {"tally new", "tally old"},
	    {"tally age\ntally gender", "tally gender\ntally age"},
	    {"project ", "project \t"},
	    {"uid ", "uid 0"},
	    {"\nyear", "\r\nyear"},
	};
	struct buf text = BUF_EMPTY;
	struct plan plan;

	(void)state;
	figured_default(PLAN_SMALL, &plan);
	assert_int_equal(plan_write(&plan, &text), STATUS_OK);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++)
		assert_unread(text.text, changes[i][0], changes[i][1]);
	/* Between two lines it may end, and be a smaller plan. */
	for (size_t cut = 1; cut < text.length; cut += 7) {
		char *part = mem_text_n(text.text, cut);
		struct plan none;

		if (part[cut - 1] != '\n')
			assert_int_equal(
			    plan_read(part, &none), STATUS_INVALID);
		mem_free(part);
	}
	buf_clear(&text);
	plan_clear(&plan);
}

/* --------------------------------------------------------------- judgement */

static void
a_bad_plan_is_told_what_to_do(void **state)
{
	struct plan plan;
	struct plan_table table;

	(void)state;
	figured_default(PLAN_SMALL, &plan);
	assert_int_equal(plan_judge(&plan), STATUS_OK);
	plan.base = 3;
	assert_refused(&plan, "5 or to 10");
	plan.base = 10;
	plan.year++;
	assert_refused(&plan, "first of a month");
	plan.year--;
	table = plan.tables[0];
	plan_add_table(&plan, &table);
	assert_refused(&plan, "twice");
	plan.tables_count--;
	figured_table(
	    &plan, false, PLAN_ETHNIC_GROUP, PLAN_DIMENSIONS, PLAN_DIMENSIONS);
	assert_refused(&plan, "once a year");
	plan.tables_count--;
	figured_table(&plan, false, PLAN_AGE_BAND, PLAN_MONTH, PLAN_DIMENSIONS);
	assert_refused(&plan, "cannot be crossed");
	plan.tables_count--;
	plan.lists[PLAN_AGE_BAND].groupings[0].of[2] = 0xff;
	assert_refused(&plan, "leaves out");
	plan.lists[PLAN_AGE_BAND].groupings[0].of[2] = 1;
	plan_add_category(&plan, PLAN_DISABILITY, "after not stated");
	assert_refused(&plan, "not stated");
	mem_free(plan.lists[PLAN_DISABILITY].categories[3]);
	plan.lists[PLAN_DISABILITY].count--;
	assert_int_equal(plan_judge(&plan), STATUS_OK);
	plan_clear(&plan);
}

static void
a_plan_with_too_many_figures_is_refused(void **state)
{
	static const size_t sizes[PLAN_PEOPLE_DIMENSIONS] = {30, 30, 0, 4};
	struct plan plan;

	(void)state;
	figured_plan(sizes, &plan);
	figured_table(
	    &plan, false, PLAN_AGE_BAND, PLAN_GENDER, PLAN_DIMENSIONS);
	assert_int_equal(plan_figures(&plan), 31 * 31);
	assert_int_equal(plan_judge(&plan), STATUS_OK);
	figured_table(
	    &plan, false, PLAN_AGE_BAND, PLAN_GENDER, PLAN_DISABILITY);
	assert_int_equal(plan_figures(&plan), 31 * 31 * 5);
	assert_refused(&plan, "2,000");
	plan_clear(&plan);
}

static void
a_plan_in_use_gains_tables_for_later_and_nothing_else(void **state)
{
	struct plan old, wanted;
	int32_t july;

	(void)state;
	assert_int_equal(day_parse("2026-07-01", &july), STATUS_OK);
	figured_default(PLAN_SMALL, &old);
	figured_default(PLAN_SMALL, &wanted);
	memcpy(wanted.uid, old.uid, sizeof(old.uid));
	assert_int_equal(plan_judge_change(&old, &wanted, july - 1), STATUS_OK);
	figured_table(&wanted, false, PLAN_AGE_BAND, PLAN_NEW, PLAN_DIMENSIONS);
	assert_int_equal(
	    plan_judge_change(&old, &wanted, july - 1), STATUS_INVALID);
	wanted.tables[wanted.tables_count - 1].from = july;
	assert_int_equal(plan_judge_change(&old, &wanted, july - 1), STATUS_OK);
	assert_int_equal(
	    plan_judge_change(&old, &wanted, july), STATUS_INVALID);
	wanted.base = 10;
	assert_int_equal(
	    plan_judge_change(&old, &wanted, july - 1), STATUS_INVALID);
	assert_int_equal(
	    plan_judge_change(&wanted, &old, july - 1), STATUS_INVALID);
	plan_clear(&old);
	plan_clear(&wanted);
}

/* ---------------------------------------------------------- codes, periods */

static void
what_no_list_has_is_other_or_not_stated(void **state)
{
	struct plan plan;

	(void)state;
	figured_default(PLAN_SMALL, &plan);
	assert_int_equal(plan_code(&plan, PLAN_AGE_BAND, "13"), 2);
	assert_int_equal(plan_code(&plan, PLAN_AGE_BAND, "99"), 7);
	assert_int_equal(plan_code(&plan, PLAN_AGE_BAND, NULL), 8);
	assert_int_equal(plan_code(&plan, PLAN_DISABILITY, "perhaps"), 2);
	assert_int_equal(plan_code(&plan, PLAN_NEW, NULL), 1);
	plan_clear(&plan);
}

static void
periods_fill_the_year_without_a_gap(void **state)
{
	struct plan plan;

	(void)state;
	figured_default(PLAN_SMALL, &plan);
	for (int monthly = 0; monthly < 2; monthly++) {
		size_t count;
		int32_t next = plan.year;

		plan.is_monthly = monthly == 1;
		count = plan_periods(&plan);
		assert_int_equal(count, monthly == 1 ? 13 : 5);
		for (size_t i = 0; i + 1 < count; i++) {
			struct plan_period period = plan_period(&plan, i);

			assert_int_equal(period.start, next);
			assert_false(period.is_year);
			next = period.end + 1;
		}
		assert_int_equal(
		    plan_period(&plan, count - 1).start, plan.year);
		assert_int_equal(plan_period(&plan, count - 1).end, next - 1);
		assert_true(plan_period(&plan, count - 1).is_year);
		assert_int_equal(next - plan.year, 365);
	}
	plan_clear(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		the_default_plans_are_good_and_come_back_from_their_text),
	    cmocka_unit_test(no_other_text_is_read),
	    cmocka_unit_test(a_bad_plan_is_told_what_to_do),
	    cmocka_unit_test(a_plan_with_too_many_figures_is_refused),
	    cmocka_unit_test(
		a_plan_in_use_gains_tables_for_later_and_nothing_else),
	    cmocka_unit_test(what_no_list_has_is_other_or_not_stated),
	    cmocka_unit_test(periods_fill_the_year_without_a_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
