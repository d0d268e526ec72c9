/*
 * Lists to choose from: the cursor, pages, and which part is on view.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tui/rows.h"

/* h: heading, t: text, i: item, I: item of three lines; ids are places. */
static void
start(struct rows *rows, const char *plan)
{
	rows_init(rows);
	rows_begin_refill(rows);
	for (int id = 0; plan[id] != '\0'; id++) {
		if (plan[id] == 'h')
			rows_heading(rows, "heading");
		else if (plan[id] == 't')
			rows_text(rows, "text");
		else
			rows_item(rows, id, "item")->height =
			    plan[id] == 'I' ? 3 : 1;
	}
	rows_end_refill(rows);
}

static void
the_cursor_moves_over_items_only(void **state)
{
	struct rows rows;

	(void)state;
	start(&rows, "thihtiih");
	assert_int_equal(rows_cursor(&rows), 2);
	assert_false(rows_up(&rows));
	assert_true(rows_down(&rows));
	assert_int_equal(rows_cursor(&rows), 5);
	assert_true(rows_down(&rows));
	assert_int_equal(rows_cursor(&rows), 6);
	assert_false(rows_down(&rows));
	assert_int_equal(rows_cursor(&rows), 6);
	assert_true(rows_top(&rows));
	assert_int_equal(rows_cursor(&rows), 2);
	assert_true(rows_bottom(&rows));
	assert_int_equal(rows_cursor(&rows), 6);
	assert_true(rows_up(&rows));
	assert_true(rows_up(&rows));
	assert_int_equal(rows_cursor(&rows), 2);
	rows_clear(&rows);
}

static void
a_page_goes_as_far_as_it_has_lines(void **state)
{
	struct rows rows;

	(void)state;
	start(&rows, "hiiiiiiiiii");
	assert_true(rows_page_down(&rows, 4));
	assert_int_equal(rows_cursor(&rows), 5);
	assert_true(rows_page_down(&rows, 40));
	assert_int_equal(rows_cursor(&rows), 10);
	assert_false(rows_page_down(&rows, 4));
	assert_true(rows_page_up(&rows, 4));
	assert_int_equal(rows_cursor(&rows), 6);
	assert_true(rows_page_up(&rows, 40));
	assert_int_equal(rows_cursor(&rows), 1);
	assert_false(rows_page_up(&rows, 4));
	rows_clear(&rows);

	start(&rows, "IIIIihhhhhhI");
	assert_true(rows_page_down(&rows, 7));
	assert_int_equal(rows_cursor(&rows), 2);
	assert_true(rows_page_down(&rows, 4));
	assert_int_equal(rows_cursor(&rows), 4);
	assert_true(rows_page_down(&rows, 3));
	assert_int_equal(rows_cursor(&rows), 11);
	assert_true(rows_page_up(&rows, 3));
	assert_int_equal(rows_cursor(&rows), 4);
	rows_clear(&rows);
}

/* Is a row wholly in a view of so many lines? */
static bool
is_on_view(const struct rows *rows, size_t row, size_t first, size_t height)
{
	size_t lines = 0;

	if (row < first)
		return false;
	for (size_t i = first; i <= row; i++)
		lines += rows_at(rows, i)->height;
	return lines <= height;
}

static void
assert_on_view(struct rows *rows, size_t height)
{
	size_t cursor = rows_cursor(rows);
	size_t first;
	size_t again;

	rows_scroll(rows, height, &first);
	assert_true(is_on_view(rows, cursor, first, height));
	if (height >= 9) {
		assert_true(cursor == 0 || first < cursor);
		assert_true(cursor + 1 == rows_shown(rows) ||
			    is_on_view(rows, cursor + 1, first, height));
	}
	rows_scroll(rows, height, &again);
	assert_int_equal(again, first);
}

static void
the_cursor_is_always_on_view_with_what_is_beside_it(void **state)
{
	struct rows rows;

	(void)state;
	for (size_t height = 3; height < 14; height++) {
		start(&rows, "thiiihIIiihiiiiiIIiit");
		do
			assert_on_view(&rows, height);
		while (rows_down(&rows));
		do
			assert_on_view(&rows, height);
		while (rows_up(&rows));
		do
			assert_on_view(&rows, height);
		while (rows_page_down(&rows, height));
		do
			assert_on_view(&rows, height);
		while (rows_page_up(&rows, height));
		rows_clear(&rows);
	}
}

static void
the_view_moves_only_when_it_must(void **state)
{
	struct rows rows;
	size_t first;

	(void)state;
	start(&rows, "thiiiiiiiii");
	rows_scroll(&rows, 5, &first);
	assert_int_equal(first, 0);
	rows_down(&rows);
	rows_scroll(&rows, 5, &first);
	assert_int_equal(first, 0);
	rows_down(&rows);
	rows_scroll(&rows, 5, &first);
	assert_int_equal(first, 1);
	rows_up(&rows);
	rows_scroll(&rows, 5, &first);
	assert_int_equal(first, 1);
	/* The first item brings back what leads to it. */
	rows_up(&rows);
	rows_scroll(&rows, 5, &first);
	assert_int_equal(first, 0);
	/* A taller view is filled. */
	rows_bottom(&rows);
	rows_scroll(&rows, 5, &first);
	assert_int_equal(first, 6);
	rows_scroll(&rows, 50, &first);
	assert_int_equal(first, 0);
	rows_clear(&rows);
}

static void
a_text_without_items_is_read_by_moving_the_view(void **state)
{
	struct rows rows;
	size_t first;

	(void)state;
	start(&rows, "htttttttt");
	assert_null(rows_current(&rows));
	assert_true(rows_down(&rows));
	rows_scroll(&rows, 4, &first);
	assert_int_equal(first, 1);
	assert_true(rows_bottom(&rows));
	rows_scroll(&rows, 4, &first);
	assert_int_equal(first, 5);
	assert_true(rows_page_up(&rows, 3));
	rows_scroll(&rows, 4, &first);
	assert_int_equal(first, 2);
	assert_true(rows_top(&rows));
	assert_false(rows_up(&rows));
	rows_scroll(&rows, 4, &first);
	assert_int_equal(first, 0);
	rows_clear(&rows);
}

static void
an_empty_list_moves_nowhere(void **state)
{
	struct rows rows;
	size_t first = 9;

	(void)state;
	start(&rows, "");
	assert_false(rows_up(&rows));
	assert_false(rows_down(&rows));
	assert_false(rows_page_up(&rows, 5));
	assert_false(rows_page_down(&rows, 5));
	assert_false(rows_top(&rows));
	assert_false(rows_bottom(&rows));
	rows_scroll(&rows, 5, &first);
	assert_int_equal(first, 0);
	rows_clear(&rows);
}

static bool
press(struct rows *rows, enum press_code code, const char *text, bool letters)
{
	struct press given = {.code = code};

	memcpy(given.text, text, strlen(text) + 1);
	return rows_press(rows, &given, 3, letters);
}

static void
letters_move_only_where_they_may(void **state)
{
	struct rows rows;

	(void)state;
	start(&rows, "iiiiiiiii");
	assert_true(press(&rows, PRESS_DOWN, "", false));
	assert_true(press(&rows, PRESS_TEXT, "j", true));
	assert_int_equal(rows_cursor(&rows), 2);
	assert_false(press(&rows, PRESS_TEXT, "j", false));
	assert_false(press(&rows, PRESS_TEXT, "x", true));
	assert_false(press(&rows, PRESS_TEXT, "ĵ", true));
	assert_int_equal(rows_cursor(&rows), 2);
	assert_true(press(&rows, PRESS_TEXT, "k", true));
	assert_int_equal(rows_cursor(&rows), 1);
	assert_true(press(&rows, PRESS_TEXT, "G", true));
	assert_int_equal(rows_cursor(&rows), 8);
	assert_true(press(&rows, PRESS_TEXT, "g", true));
	assert_int_equal(rows_cursor(&rows), 0);
	assert_true(press(&rows, PRESS_PAGE_DOWN, "", false));
	assert_int_equal(rows_cursor(&rows), 3);
	assert_true(press(&rows, PRESS_END, "", false));
	assert_true(press(&rows, PRESS_UP, "", false));
	assert_int_equal(rows_cursor(&rows), 7);
	assert_true(press(&rows, PRESS_PAGE_UP, "", false));
	assert_true(press(&rows, PRESS_HOME, "", false));
	assert_int_equal(rows_cursor(&rows), 0);
	assert_false(press(&rows, PRESS_ENTER, "", true));
	assert_false(press(&rows, PRESS_ESC, "", true));
	rows_clear(&rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cursor_moves_over_items_only),
	    cmocka_unit_test(a_page_goes_as_far_as_it_has_lines),
	    cmocka_unit_test(
		the_cursor_is_always_on_view_with_what_is_beside_it),
	    cmocka_unit_test(the_view_moves_only_when_it_must),
	    cmocka_unit_test(a_text_without_items_is_read_by_moving_the_view),
	    cmocka_unit_test(an_empty_list_moves_nowhere),
	    cmocka_unit_test(letters_move_only_where_they_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
