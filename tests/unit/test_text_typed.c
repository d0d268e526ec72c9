/*
 * Text that comes letter by letter or in a paste, and where letters end.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define ZWJ  "\xE2\x80\x8D"
#define RI_G "\xF0\x9F\x87\xAC"
#define RI_B "\xF0\x9F\x87\xA7"

/* Graphemes parted by "|". */
static const char *const parted[] = {
    "S|i|â|n",
    "S|i|a\xCC\x82|n",
    "x\xCC\x82\xCC\x81|y",
    "王|小|明",
    "مّ|د",
    "रा|धि|का",
    "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8|\xE1\x84\x80\xE1\x85\xA1",
    RI_G RI_B "|" RI_G RI_B,
    "👩\xF0\x9F\x8F\xBD|👧",
    "👩" ZWJ "👧|x",
    "a|\n|\xCC\x82|b",
    "က\xE1\x80\xAB|x", /* Myanmar: its sign is no Extend in Unicode */
    "\xFF|\xFF|a",
    " | |a",
};

static void
letters_end_where_a_reader_sees_them_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(parted); i++) {
		struct buf text = BUF_EMPTY;
		struct buf again = BUF_EMPTY;
		size_t at = 0;

		for (const char *c = parted[i]; *c != '\0'; c++)
			if (*c != '|')
				buf_add_char(&text, *c);
		while (at < text.length) {
			size_t next = text_next_grapheme(text.text, at);

			assert_true(next > at);
			assert_int_equal(
			    text_previous_grapheme(text.text, next), at);
			if (at > 0)
				buf_add_char(&again, '|');
			buf_add(&again, text.text + at, next - at);
			at = next;
		}
		assert_string_equal(again.text, parted[i]);
		assert_int_equal(text_next_grapheme(text.text, at), at);
		assert_int_equal(text_previous_grapheme(text.text, 0), 0);
		buf_clear(&again);
		buf_clear(&text);
	}
}

static void
assert_typed(const char *bytes, size_t size, bool lines, const char *expected)
{
	struct buf out = BUF_EMPTY;
	struct buf printed = BUF_EMPTY;

	buf_set(&out, "> ");
	text_typed(bytes, size, lines, &out);
	assert_string_equal(out.text + 2, expected);
	text_printable_lines(out.text + 2, &printed);
	assert_string_equal(printed.text, expected);
	buf_clear(&printed);
	buf_clear(&out);
}

static void
assert_both(const char *bytes, const char *expected)
{
	assert_typed(bytes, strlen(bytes), true, expected);
	assert_typed(bytes, strlen(bytes), false, expected);
}

static void
what_is_typed_is_composed_and_its_blanks_are_kept(void **state)
{
	(void)state;
	assert_both("Sia\xCC\x82n", "Siân");
	assert_both("e\xCC\x82\xCC\x83", "ễ");
	assert_both("  a  b ", "  a  b ");
	assert_both("a\tb\xC2\xA0\x63\xE3\x80\x80", "a b c ");
	assert_both("علی\xE2\x80\x8Cرضا", "علی\xE2\x80\x8Cرضا");
	assert_both("ക്" ZWJ, "ക്" ZWJ);
}

static void
line_ends_of_all_kinds_are_newlines_or_blanks(void **state)
{
	static const char ends[] = "a\nb\r\nc\rd\n";

	(void)state;
	assert_typed(ends, strlen(ends), true, "a\nb\nc\nd\n");
	assert_typed(ends, strlen(ends), false, "a b c d ");
}

static void
what_cannot_be_shown_is_left_out(void **state)
{
	(void)state;
	assert_both("a\x1b[31mb", "a[31mb");
	assert_both("a\xFF\xE2\x80\xAE\xC2\x9B\xEE\x80\x80\xE2\x82", "a");
	assert_both("👩" ZWJ "👧", "👩👧");
	assert_both("a" ZWJ "\xCC\x82", "â");
	assert_both("\xCC\x82"
		    "a",
	    "a");
	assert_both("x\xCC\x82\xCC\x81\xCC\x83\xCC\x84\xCC\x85y",
	    "x\xCC\x82\xCC\x81\xCC\x83\xCC\x84y");
	assert_typed("a\0b", 3, true, "ab");
	assert_typed("a\n\xCC\x82"
		     "b",
	    5, true, "a\nb");
	assert_typed("a\n\xD9\x91" ZWJ "b", 8, true, "a\nb");
}

static void
columns_of_a_part_add_up_to_those_of_the_whole(void **state)
{
	static const char text[] = "Siân 王小明 राधि x\xCC\x82";
	size_t columns = 0;
	size_t at = 0;

	(void)state;
	while (text[at] != '\0') {
		size_t next = text_next_grapheme(text, at);

		columns += text_columns_in(text + at, next - at);
		at = next;
	}
	assert_int_equal(columns, text_columns(text));
	assert_int_equal(text_columns_in(text, strlen("Siân 王")), 7);
	assert_int_equal(text_columns_in(text, 0), 0);
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
	    cmocka_unit_test(letters_end_where_a_reader_sees_them_end),
	    cmocka_unit_test(what_is_typed_is_composed_and_its_blanks_are_kept),
	    cmocka_unit_test(line_ends_of_all_kinds_are_newlines_or_blanks),
	    cmocka_unit_test(what_cannot_be_shown_is_left_out),
	    cmocka_unit_test(columns_of_a_part_add_up_to_those_of_the_whole),
	};

	return cmocka_run_group_tests(tests, take_locale, NULL);
}
