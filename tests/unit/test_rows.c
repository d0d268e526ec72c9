/*
 * Lists to choose from: what is found by typing, and what stays where it was.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tui/rows.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const names[] = {
    "Mary-Jane O'Neill",      /* 0 */
    "Mary O’Shea",            /* 1 */
    "Siân Llŷr",              /* 2 */
    "Łukasz Żółć",            /* 3 */
    "Nguyễn Thị Hường",       /* 4 */
    "王小明",                 /* 5 */
    "محمّد عليّ",               /* 6 */
    "राधिका Sharma",          /* 7 */
    "Jane Sianson",           /* 8 */
    "Sia\xCC\x82n in pieces", /* 9 */
};

/* Two headings and a text among the names, and a last row that stays. */
static void
fill(struct rows *rows)
{
	rows_begin_refill(rows);
	rows_text(rows, "Tick who is here.");
	rows_heading(rows, "Regulars");
	for (size_t i = 0; i < 5; i++)
		rows_item(rows, (int)i, names[i]);
	rows_heading(rows, "Others");
	for (size_t i = 5; i < COUNT(names); i++)
		rows_item(rows, (int)i, names[i]);
	rows_item(rows, 99, "new")->is_kept = true;
	rows_end_refill(rows);
}

static void
start(struct rows *rows)
{
	rows_init(rows);
	fill(rows);
}

/* What is shown, as "#Regulars|Mary|new|". */
static void
assert_shown(const struct rows *rows, const char *expected)
{
	struct buf out = BUF_EMPTY;

	for (size_t i = 0; i < rows_shown(rows); i++)
		buf_add_format(&out, "%s%s|",
		    rows_at(rows, i)->kind == ROW_HEADING ? "#" : "",
		    rows_at(rows, i)->text);
	assert_string_equal(out.text, expected);
	buf_clear(&out);
}

static void
assert_on(const struct rows *rows, int id)
{
	assert_non_null(rows_current(rows));
	assert_int_equal(rows_current(rows)->id, id);
	assert_ptr_equal(rows_current(rows), rows_at(rows, rows_cursor(rows)));
}

static const struct {
	const char *typed;
	int found[4]; /* -1 ends */
} searches[] = {
    {"oneill", {0, -1}},
    {"o'neill", {0, -1}},
    {"O’NEILL", {0, -1}},
    {"mary-jane", {0, -1}},
    {"jane", {0, 8, -1}},
    {"mary", {0, 1, -1}},
    {"neill mary", {-1}},
    {"oneill mary", {0, -1}},
    {"mary o", {0, 1, -1}},
    {"sian", {2, 8, 9, -1}},
    {"SIÂN", {2, 8, 9, -1}},
    {"sian l", {2, -1}},
    {"lukasz zolc", {3, -1}},
    {"łuk", {3, -1}},
    {"nguyen huong", {4, -1}},
    {"王", {5, -1}},
    {"محمد", {6, -1}},
    {"रा", {7, -1}},
    {"sh", {7, -1}},
    {"ane", {-1}},
    {"  pieces  ", {9, -1}},
    {"xyz", {-1}},
};

static void
typing_finds_names_of_all_scripts_by_the_start_of_words(void **state)
{
	struct rows rows;

	(void)state;
	start(&rows);
	for (size_t s = 0; s < COUNT(searches); s++) {
		size_t found = 0;

		rows_filter(&rows, searches[s].typed);
		assert_true(rows_is_filtered(&rows));
		for (size_t i = 0; i < rows_shown(&rows); i++) {
			const struct row *row = rows_at(&rows, i);

			if (row->kind != ROW_ITEM || row->is_kept)
				continue;
			assert_int_equal(row->id, searches[s].found[found]);
			found++;
		}
		assert_int_equal(searches[s].found[found], -1);
		assert_int_equal(rows_found(&rows), found);
		assert_on(&rows, found > 0 ? searches[s].found[0] : 99);
	}
	rows_clear(&rows);
}

static void
headings_and_texts_without_a_match_go_and_come_back(void **state)
{
	struct rows rows;
	size_t all;

	(void)state;
	start(&rows);
	all = rows_shown(&rows);
	assert_int_equal(all, COUNT(names) + 4);
	rows_filter(&rows, "mary");
	assert_shown(&rows, "#Regulars|Mary-Jane O'Neill|Mary O’Shea|new|");
	rows_filter(&rows, "jane");
	assert_shown(
	    &rows, "#Regulars|Mary-Jane O'Neill|#Others|Jane Sianson|new|");
	rows_filter(&rows, "xyz");
	assert_shown(&rows, "new|");
	rows_filter(&rows, "-'");
	assert_false(rows_is_filtered(&rows));
	assert_int_equal(rows_shown(&rows), all);
	rows_filter(&rows, "");
	assert_int_equal(rows_shown(&rows), all);
	rows_clear(&rows);
}

static void
the_cursor_goes_to_the_first_match_and_stays_on_it_after(void **state)
{
	struct rows rows;

	(void)state;
	start(&rows);
	assert_on(&rows, 0);
	rows_filter(&rows, "jane");
	assert_true(rows_down(&rows));
	assert_on(&rows, 8);
	rows_filter(&rows, "jane");
	assert_on(&rows, 8);
	rows_filter(&rows, "");
	assert_on(&rows, 8);
	rows_filter(&rows, "m");
	assert_on(&rows, 0);
	rows_clear(&rows);
}

static void
the_cursor_stays_on_its_row_when_the_list_is_filled_again(void **state)
{
	struct rows rows;

	(void)state;
	start(&rows);
	assert_true(rows_go(&rows, 4));
	fill(&rows);
	assert_on(&rows, 4);

	/* Others came before it. */
	rows_begin_refill(&rows);
	for (int id = 0; id < 5; id++)
		rows_item(&rows, 10 - id, "name");
	rows_item(&rows, 4, "name");
	rows_end_refill(&rows);
	assert_on(&rows, 4);

	/* It is gone: near where it was. */
	rows_begin_refill(&rows);
	for (int id = 20; id < 24; id++)
		rows_item(&rows, id, "name");
	rows_end_refill(&rows);
	assert_on(&rows, 23);

	rows_begin_refill(&rows);
	rows_end_refill(&rows);
	assert_null(rows_current(&rows));
	assert_int_equal(rows_cursor(&rows), SIZE_MAX);
	assert_false(rows_go(&rows, 4));
	fill(&rows);
	assert_on(&rows, 0);
	rows_clear(&rows);
}

static void
a_filter_outlives_filling_again(void **state)
{
	struct rows rows;

	(void)state;
	start(&rows);
	rows_filter(&rows, "sian");
	rows_down(&rows);
	assert_on(&rows, 8);
	fill(&rows);
	assert_shown(&rows, "#Regulars|Siân Llŷr|#Others|Jane Sianson|"
			    "Sia\xCC\x82n in pieces|new|");
	assert_on(&rows, 8);
	rows_clear(&rows);
}

static void
marks_are_kept_by_row_and_counted_over_all(void **state)
{
	struct rows rows;

	(void)state;
	start(&rows);
	assert_int_equal(rows_marked_count(&rows), 0);
	assert_true(rows_toggle(&rows));
	assert_true(rows_mark(&rows, 5, true));
	assert_false(rows_mark(&rows, 77, true));
	assert_int_equal(rows_marked_count(&rows), 2);
	rows_filter(&rows, "sian");
	assert_int_equal(rows_marked_count(&rows), 2);
	assert_true(rows_toggle(&rows));
	assert_int_equal(rows_marked_count(&rows), 3);
	rows_filter(&rows, "");
	assert_true(rows_at(&rows, 2)->is_marked);
	assert_false(rows_at(&rows, 3)->is_marked);
	assert_true(rows_at(&rows, 4)->is_marked);
	assert_true(rows_toggle(&rows));
	assert_int_equal(rows_marked_count(&rows), 2);
	rows_clear(&rows);
	rows_init(&rows);
	assert_false(rows_toggle(&rows));
	rows_clear(&rows);
}

/* Far more than a project has; a slow filter would take minutes here. */
static void
ten_thousand_rows_are_filtered_letter_by_letter(void **state)
{
	static const char typed[] = "siân 9999";
	struct rows rows;

	(void)state;
	rows_init(&rows);
	rows_begin_refill(&rows);
	for (int id = 0; id < 10000; id++) {
		struct buf text = BUF_EMPTY;

		buf_add_format(&text, "Siân Llŷr %d", id);
		rows_item(&rows, id, text.text);
		buf_clear(&text);
	}
	rows_end_refill(&rows);
	for (int round = 0; round < 20; round++) {
		struct buf part = BUF_EMPTY;

		for (size_t i = 0; typed[i] != '\0'; i++) {
			buf_add_char(&part, typed[i]);
			rows_filter(&rows, part.text);
		}
		assert_int_equal(rows_found(&rows), 1);
		assert_on(&rows, 9999);
		rows_filter(&rows, "");
		assert_int_equal(rows_shown(&rows), 10000);
		buf_clear(&part);
	}
	rows_clear(&rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		typing_finds_names_of_all_scripts_by_the_start_of_words),
	    cmocka_unit_test(
		headings_and_texts_without_a_match_go_and_come_back),
	    cmocka_unit_test(
		the_cursor_goes_to_the_first_match_and_stays_on_it_after),
	    cmocka_unit_test(
		the_cursor_stays_on_its_row_when_the_list_is_filled_again),
	    cmocka_unit_test(a_filter_outlives_filling_again),
	    cmocka_unit_test(marks_are_kept_by_row_and_counted_over_all),
	    cmocka_unit_test(ten_thousand_rows_are_filtered_letter_by_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
