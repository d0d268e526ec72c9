/*
 * How a text lies on the screen: rows, the cursor, and a line too long for its
 * field, compared with slower ways to say the same.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/edit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const texts[] = {
    "",
    "one",
    "one two three four five",
    "one  two   three    ",
    "         ",
    "\n",
    "one\n\ntwo\n",
    "supercalifragilisticexpialidocious and more",
    "a supercalifragilisticexpialidocious",
    "Siân Llŷr aeth i'r clwb nos Fawrth",
    "Żółć gęślą jaźń w Łodzi",
    "Nguyễn Thị Hường đến câu lạc bộ",
    "王小明今天来了俱乐部他很高兴",
    "王 小 明 mixed 今天 text",
    "محمّد عليّ جاء إلى النادي مساءَ",
    "राधिका को क्लब आई थी",
    "x\xCC\x82\xCC\x81 y\xCC\x82\xCC\x81z\xCC\x82\xCC\x81",
    "👩👧 👩\xF0\x9F\x8F\xBD\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7 flags",
};

static size_t
columns_of_one(const char *text, size_t at)
{
	return text_columns_in(text + at, text_next_grapheme(text, at) - at);
}

/* Every byte but newlines is in a row, in order, and rows end for a reason. */
static void
assert_rows(const char *text, size_t columns)
{
	struct edit_line *lines;
	size_t count;
	size_t at = 0;

	edit_wrap(text, columns, &lines, &count);
	for (size_t i = 0; i < count; i++) {
		const char *row = text + lines[i].from;
		size_t length = lines[i].length;
		size_t shown = text_columns_in(row, lines[i].shown);

		assert_int_equal(lines[i].from, at);
		assert_null(memchr(row, '\n', length));
		assert_true(lines[i].shown <= length);
		assert_true(shown <= columns ||
			    lines[i].shown == text_next_grapheme(row, 0));
		for (size_t b = lines[i].shown; b < length; b++)
			assert_int_equal(row[b], ' ');
		at += length;
		if (i + 1 == count)
			assert_int_equal(text[at], '\0');
		else if (text[at] == '\n')
			at++;
		else
			assert_true(length > 0);
	}
	mem_free(lines);
}

static void
no_byte_is_lost_and_no_row_is_too_wide(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t columns = 1; columns < 50; columns++)
			assert_rows(texts[i], columns);
}

/* What fits is not put on the next row. */
static void
rows_are_as_full_as_they_can_be(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		const char *text = texts[i];
		struct edit_line *lines;
		size_t count;

		edit_wrap(text, 12, &lines, &count);
		for (size_t r = 0; r + 1 < count; r++) {
			size_t next = lines[r + 1].from;
			size_t word = strcspn(text + next, " \n");

			if (text[next - 1] == '\n')
				continue;
			if (text[next - 1] != ' ')
				word = text_next_grapheme(text, next) - next;
			assert_true(text_columns_in(text + lines[r].from,
					next + word - lines[r].from) > 12);
		}
		mem_free(lines);
	}
}

static void
assert_wrapped(const char *text, size_t columns, const char *expected)
{
	struct edit_line *lines;
	struct buf out = BUF_EMPTY;
	size_t count;

	edit_wrap(text, columns, &lines, &count);
	for (size_t i = 0; i < count; i++) {
		buf_add(&out, text + lines[i].from, lines[i].shown);
		buf_add_char(&out, '|');
	}
	assert_string_equal(out.text, expected);
	buf_clear(&out);
	mem_free(lines);
}

static void
words_stay_whole_where_they_can(void **state)
{
	(void)state;
	assert_wrapped("one two three", 7, "one two|three|");
	assert_wrapped("one two three", 8, "one two |three|");
	assert_wrapped("one two three", 6, "one |two |three|");
	assert_wrapped("one twentyone", 6, "one |twenty|one|");
	assert_wrapped("王小明今天", 5, "王小|明今|天|");
	assert_wrapped("Siân âêîôû", 5, "Siân |âêîôû|");
	assert_wrapped("a\n\nb\n", 5, "a||b||");
	assert_wrapped("", 5, "|");
}

/* The reference: walk over every place in every row. */
static void
assert_cursor(struct edit *edit, size_t columns)
{
	const char *text = edit->text.text;
	struct edit_line *lines;
	size_t count;
	size_t row;
	size_t column;
	bool is_seen = false;

	edit_cursor(edit, columns, &row, &column);
	edit_wrap(text, columns, &lines, &count);
	assert_true(row < count);
	for (size_t i = 0; i < count; i++) {
		size_t end = lines[i].from + lines[i].length;
		size_t at = lines[i].from;
		size_t reached = 0;

		for (; at < end && at != edit->at;
		     at = text_next_grapheme(text, at))
			reached += columns_of_one(text, at);
		if (at != edit->at ||
		    (at == end && i + 1 < count && lines[i + 1].from == end))
			continue;
		is_seen = true;
		assert_int_equal(row, i);
		assert_int_equal(column, reached < columns ? reached : columns);
	}
	assert_true(is_seen);
	mem_free(lines);
}

static void
the_cursor_is_where_a_slow_walk_finds_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct edit edit;

		edit_init(&edit, true, 1000);
		for (size_t columns = 2; columns < 40; columns += 3) {
			assert_true(edit_set(&edit, texts[i]));
			do
				assert_cursor(&edit, columns);
			while (edit_left(&edit));
		}
		edit_clear(&edit);
	}
}

static void
assert_at(const struct edit *edit, size_t row, size_t column)
{
	size_t found_row;
	size_t found_column;

	edit_cursor(edit, 10, &found_row, &found_column);
	assert_int_equal(found_row, row);
	assert_int_equal(found_column, column);
}

static void
up_and_down_keep_the_column_they_started_from(void **state)
{
	struct edit edit;

	(void)state;
	edit_init(&edit, true, 1000);
	assert_true(edit_set(&edit, "one two three four\nab\n王小明"));
	assert_at(&edit, 3, 6);
	assert_true(edit_up(&edit, 10));
	assert_at(&edit, 2, 2);
	assert_true(edit_up(&edit, 10));
	assert_at(&edit, 1, 6);
	assert_true(edit_up(&edit, 10));
	assert_at(&edit, 0, 6);
	assert_false(edit_up(&edit, 10));
	assert_true(edit_right(&edit));
	assert_true(edit_down(&edit, 10));
	assert_true(edit_down(&edit, 10));
	assert_true(edit_down(&edit, 10));
	assert_at(&edit, 3, 6);
	assert_false(edit_down(&edit, 10));
	edit_clear(&edit);
}

static void
up_and_down_go_through_every_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct edit_line *lines;
		struct edit edit;
		size_t rows;
		size_t row;
		size_t column;

		edit_init(&edit, true, 1000);
		assert_true(edit_set(&edit, texts[i]));
		edit_wrap(texts[i], 7, &lines, &rows);
		mem_free(lines);
		for (size_t want = rows; want-- > 0;) {
			edit_cursor(&edit, 7, &row, &column);
			assert_int_equal(row, want);
			assert_int_equal(edit_up(&edit, 7), want > 0);
		}
		for (size_t want = 0; want < rows; want++) {
			edit_cursor(&edit, 7, &row, &column);
			assert_int_equal(row, want);
			assert_int_equal(edit_down(&edit, 7), want + 1 < rows);
		}
		edit_clear(&edit);
	}
}

static void
assert_window(struct edit *edit, size_t columns)
{
	const char *text = edit->text.text;
	size_t from;
	size_t column;
	size_t again;

	edit_window(edit, columns, &from, &column);
	assert_true(from <= edit->at && column < columns);
	assert_int_equal(column, text_columns_in(text + from, edit->at - from));
	if (from > 0)
		assert_true(
		    text_columns_in(text + text_previous_grapheme(text, from),
			edit->text.length -
			    text_previous_grapheme(text, from)) >= columns);
	edit_window(edit, columns, &again, &column);
	assert_int_equal(again, from);
}

static void
the_cursor_is_in_the_window_of_a_long_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct edit edit;

		edit_init(&edit, false, 1000);
		for (size_t columns = 5; columns < 30; columns += 4) {
			assert_true(edit_set(&edit, texts[i]));
			do
				assert_window(&edit, columns);
			while (edit_left(&edit));
			do
				assert_window(&edit, columns);
			while (edit_right(&edit));
			do
				assert_window(&edit, columns);
			while (edit_back(&edit));
		}
		edit_clear(&edit);
	}
}

static void
the_window_stays_while_the_cursor_moves_inside(void **state)
{
	struct edit edit;
	size_t from;
	size_t moved;
	size_t column;

	(void)state;
	edit_init(&edit, false, 100);
	assert_true(edit_set(&edit, "abcdefghijklmnopqrstuvwxyz"));
	edit_window(&edit, 10, &from, &column);
	assert_int_equal(from, 17);
	assert_int_equal(column, 9);
	for (int i = 0; i < 9; i++) {
		edit_left(&edit);
		edit_window(&edit, 10, &moved, &column);
		assert_int_equal(moved, from);
	}
	assert_int_equal(column, 0);
	edit_left(&edit);
	edit_window(&edit, 10, &moved, &column);
	assert_int_equal(moved, from - 1);
	edit_clear(&edit);
}

static int
take_locale(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") == NULL ? -1 : 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_byte_is_lost_and_no_row_is_too_wide),
	    cmocka_unit_test(rows_are_as_full_as_they_can_be),
	    cmocka_unit_test(words_stay_whole_where_they_can),
	    cmocka_unit_test(the_cursor_is_where_a_slow_walk_finds_it),
	    cmocka_unit_test(up_and_down_keep_the_column_they_started_from),
	    cmocka_unit_test(up_and_down_go_through_every_row),
	    cmocka_unit_test(the_cursor_is_in_the_window_of_a_long_line),
	    cmocka_unit_test(the_window_stays_while_the_cursor_moves_inside),
	};

	return cmocka_run_group_tests(tests, take_locale, NULL);
}
