/*
 * Ratios of published figures, and figures in words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/figure_words.h"
#include "core/ratio.h"

/* A release's text: a head, then the tables. */
static void
read_release(const char *tables, struct release *release)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text,
	    "sayso release 1\nplan\t00112233445566778899aabbccddeeff\n"
	    "project\tSouthside\nperiod\t2026-07-01\t2026-09-30\nbase\t5\n%s",
	    tables);
	assert_int_equal(release_read(text.text, release), STATUS_OK);
	buf_clear(&text);
}

static const struct ratio *
find(const struct ratio *ratios, size_t count, enum ratio_measure measure,
    const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (ratios[i].measure == measure &&
		    strcmp(ratios[i].code, code) == 0)
			return &ratios[i];
	fail_msg("no ratio of %s", code);
	return NULL;
}

static void
assert_ratio(const struct ratio *ratio, int64_t value, int64_t lower,
    int64_t upper, const char *marker)
{
	assert_int_equal(ratio->value, value);
	assert_int_equal(ratio->lower, lower);
	assert_int_equal(ratio->upper, upper);
	assert_string_equal(ratio->marker, marker);
}

/* The Fund's own example: 25 young people in a club of two hours a week. */
static void
a_club_of_two_hours_with_25_has_25_in_an_hour(void **state)
{
	struct release release;
	struct ratio *ratios = NULL;
	size_t count = 0;

	(void)state;
	read_release("table\tsessions\t1\n50\ntable\thours\t1\n6000\n"
		     "table\tvisits\t1\n1250\n",
	    &release);
	ratio_list(&release, &ratios, &count);
	assert_int_equal(count, 1);
	assert_ratio(&ratios[0], 250, 249, 251, "");
	mem_free(ratios);
	release_clear(&release);
}

/* 10 clubs of 3 hours with 30, 20 street sessions of 1 hour with 6. */
static void
long_sessions_weigh_more_than_short_ones(void **state)
{
	struct release release;
	struct ratio *ratios = NULL;
	size_t count = 0;

	(void)state;
	read_release("table\tsessions\t3\tprovision:each\n30\tall\n10\tClub\n"
		     "20\tStreet\n"
		     "table\thours\t3\tprovision:each\n3000\tall\n1800\tClub\n"
		     "1200\tStreet\n"
		     "table\tvisits\t3\tprovision:each\n420\tall\n300\tClub\n"
		     "120\tStreet\n",
	    &release);
	ratio_list(&release, &ratios, &count);
	assert_int_equal(count, 3);
	assert_ratio(
	    find(ratios, count, RATIO_PER_HOUR, "Club"), 300, 296, 304, "");
	assert_ratio(
	    find(ratios, count, RATIO_PER_HOUR, "Street"), 60, 58, 62, "");
	/* (30 * 30 + 6 * 20) / 50 */
	assert_ratio(
	    find(ratios, count, RATIO_PER_HOUR, "all"), 204, 200, 208, "");
	mem_free(ratios);
	release_clear(&release);
}

static void
no_work_has_no_ratio_and_few_visits_are_few(void **state)
{
	struct release release;
	struct ratio *ratios = NULL;
	size_t count = 0;

	(void)state;
	read_release("table\tsessions\t3\tprovision:each\n2\tall\n0\tClub\n"
		     "2\tStreet\n"
		     "table\thours\t3\tprovision:each\n60\tall\n0\tClub\n"
		     "60\tStreet\n"
		     "table\tvisits\t3\tprovision:each\n0\tall\n0\tClub\n"
		     "0\tStreet\n",
	    &release);
	ratio_list(&release, &ratios, &count);
	assert_ratio(
	    find(ratios, count, RATIO_PER_HOUR, "Club"), 0, 0, 0, "[x]");
	assert_ratio(
	    find(ratios, count, RATIO_PER_HOUR, "Street"), 0, 0, 20, "[c]");
	mem_free(ratios);
	release_clear(&release);
}

static const char outcomes[] =
    "table\tpeople\t9\tage_band:wide\trecorded:each\n"
    "100\tall\tall\n40\tall\tyes\n60\tall\tno\n"
    "80\t13-19\tall\n40\t13-19\tyes\n40\t13-19\tno\n"
    "20\tother\tall\n0\tother\tyes\n20\tother\tno\n"
    "table\tpeople\t3\taccredited:each\n100\tall\n5\tyes\n95\tno\n";

static void
outcomes_are_relative_to_young_people_of_that_age(void **state)
{
	struct release release;
	struct ratio *ratios = NULL;
	size_t count = 0;

	(void)state;
	read_release(outcomes, &release);
	ratio_list(&release, &ratios, &count);
	assert_int_equal(count, 4);
	assert_ratio(
	    find(ratios, count, RATIO_RECORDED, "all"), 400, 346, 459, "");
	assert_ratio(
	    find(ratios, count, RATIO_RECORDED, "13-19"), 500, 428, 579, "");
	assert_ratio(
	    find(ratios, count, RATIO_RECORDED, "other"), 0, 0, 250, "[c]");
	assert_ratio(
	    find(ratios, count, RATIO_ACCREDITED, "all"), 50, 9, 94, "");
	mem_free(ratios);
	release_clear(&release);
}

/* Whatever club stands behind 20 of 40: its ratio is in the range. */
static void
a_range_holds_every_club_that_could_be(void **state)
{
	struct release release;
	struct ratio *ratios = NULL;
	size_t count = 0;
	bool is_narrower = true;

	(void)state;
	read_release(
	    "table\tpeople\t3\trecorded:each\n10\tall\n5\tyes\n5\tno\n",
	    &release);
	ratio_list(&release, &ratios, &count);
	assert_int_equal(count, 1);
	for (int64_t all = 6; all <= 14; all++)
		for (int64_t yes = 1; yes <= 9 && yes <= all; yes++) {
			assert_true(ratios[0].lower * all <= yes * 1000);
			assert_true(ratios[0].upper * all >= yes * 1000);
			if (ratios[0].lower * all + all > yes * 1000)
				is_narrower = false;
		}
	assert_false(is_narrower);
	mem_free(ratios);
	release_clear(&release);
}

/* ------------------------------------------------------------------- words */

static void
tables_and_codes_are_called_as_people_call_them(void **state)
{
	struct release release;
	struct buf text = BUF_EMPTY;

	(void)state;
	read_release(outcomes, &release);
	figure_title(&release.tables[0], &text);
	assert_string_equal(text.text,
	    "Young people by age (wide) and whether they had a recorded "
	    "outcome");
	buf_reset(&text);
	figure_code(PLAN_AGE_BAND, "not stated", &text);
	buf_add_char(&text, '/');
	figure_code(PLAN_MONTH, "2026-07", &text);
	buf_add_char(&text, '/');
	figure_code(PLAN_PROVISION, "open\xe2\x80\xae access", &text);
	buf_add_char(&text, '/');
	figure_code(PLAN_GROUP, "all", &text);
	assert_string_equal(
	    text.text, "Not stated/July 2026/open\xef\xbf\xbd access/All");
	buf_reset(&text);
	figure_period(release.start, release.end, &text);
	assert_string_equal(text.text, "July to September 2026");
	buf_clear(&text);
	release_clear(&release);
}

static void
the_period_before_is_the_newest_of_the_same_length(void **state)
{
	static const char *const days[][2] = {{"2026-01-01", "2026-03-31"},
	    {"2026-04-01", "2026-06-30"}, {"2026-06-01", "2026-06-30"},
	    {"2025-04-01", "2026-03-31"}, {"2026-10-01", "2026-12-31"}};
	struct release releases[5];
	const struct release *list[5];
	struct release now;

	(void)state;
	release_init(&now);
	assert_int_equal(day_parse("2026-07-01", &now.start), STATUS_OK);
	assert_int_equal(day_parse("2026-09-30", &now.end), STATUS_OK);
	for (size_t i = 0; i < 5; i++) {
		release_init(&releases[i]);
		assert_int_equal(
		    day_parse(days[i][0], &releases[i].start), STATUS_OK);
		assert_int_equal(
		    day_parse(days[i][1], &releases[i].end), STATUS_OK);
		list[i] = &releases[i];
	}
	assert_int_equal(figure_before(list, 5, &now), 1);
	assert_int_equal(figure_before(list, 1, &now), 0);
	assert_true(figure_before(list + 2, 3, &now) == SIZE_MAX);
	assert_true(figure_is_year(&releases[3]));
	assert_false(figure_is_year(&now));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_club_of_two_hours_with_25_has_25_in_an_hour),
	    cmocka_unit_test(long_sessions_weigh_more_than_short_ones),
	    cmocka_unit_test(no_work_has_no_ratio_and_few_visits_are_few),
	    cmocka_unit_test(outcomes_are_relative_to_young_people_of_that_age),
	    cmocka_unit_test(a_range_holds_every_club_that_could_be),
	    cmocka_unit_test(tables_and_codes_are_called_as_people_call_them),
	    cmocka_unit_test(
		the_period_before_is_the_newest_of_the_same_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
