/*
 * What may be stored, and what may be printed.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <utf8proc.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define FFFD "\xEF\xBF\xBD"
#define ZWNJ "\xE2\x80\x8C"
#define ZWJ  "\xE2\x80\x8D"

/* Names of young people as they are and as a terminal must show them. */
static const char *const names[] = {
    "Siân Llwyd",       /* Welsh */
    "Gwenllïan",        /* Welsh */
    "Łukasz",           /* Polish */
    "Żaneta Grzęda",    /* Polish */
    "Nguyễn Thị Hường", /* Vietnamese */
    "Đặng Văn Ưu",      /* Vietnamese */
    "王小明",           /* Chinese */
    "欧阳娜娜",         /* Chinese */
    "محمّد عليّ",         /* Arabic */
    "علی" ZWNJ "رضا",   /* Persian */
    "Мар'яна Їжакевич", /* Ukrainian */
    "Ґалаґан",          /* Ukrainian */
    "ജോസഫ്",             /* Malayalam */
    "राधिका",           /* Hindi */
    "ක්" ZWJ "රිශාන්",     /* Sinhala */
    "มานี",              /* Thai */
    "김민준",           /* Korean */
    "Ελένη",            /* Greek */
    "Þóra",             /* Icelandic */
    "דָּוִד",              /* Hebrew */
    "O’Neill",          /* Irish */
};

static void
assert_clean(const char *text, bool lines, const char *expected)
{
	struct buf clean = BUF_EMPTY;

	assert_int_equal(text_clean(text, 1000, lines, &clean), STATUS_OK);
	assert_string_equal(clean.text, expected);
	buf_clear(&clean);
}

static void
assert_refused(const char *text, bool lines)
{
	struct buf clean = BUF_EMPTY;

	buf_set(&clean, "as before");
	assert_int_equal(text_clean(text, 1000, lines, &clean), STATUS_INVALID);
	assert_string_equal(clean.text, "as before");
	buf_clear(&clean);
}

static void
assert_printed(const char *text, const char *expected)
{
	struct buf out = BUF_EMPTY;

	buf_set(&out, "> ");
	text_printable(text, &out);
	assert_string_equal(out.text + 2, expected);
	buf_clear(&out);
}

static void
names_of_the_world_are_kept_and_shown_as_they_are(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct buf clean = BUF_EMPTY;

		assert_int_equal(
		    text_clean(names[i], 200, false, &clean), STATUS_OK);
		assert_printed(clean.text, clean.text);
		assert_clean(clean.text, false, clean.text);
		buf_clear(&clean);
		assert_printed(names[i], names[i]);
	}
}

static void
text_in_pieces_is_composed(void **state)
{
	(void)state;
	assert_clean("a\xCC\x82", false, "â");
	assert_clean("Sia\xCC\x82n", false, "Siân");
	assert_clean("e\xCC\x82\xCC\x81", false, "ế");
	assert_clean("и\xCC\x86", false, "й");
	assert_clean("Siân", false, "Siân");
}

static void
white_space_is_tidied(void **state)
{
	(void)state;
	assert_clean("  Mia \t Jones \n", false, "Mia Jones");
	assert_clean(
	    "\xC2\xA0Mia\xE3\x80\x80Jones\xC2\xA0", false, "Mia Jones");
	assert_clean("\r\n one \r\n\r\n two\t \n", true, "one\n\ntwo");
	assert_clean("\xC2\xA0\nfoo", true, "foo");
	assert_clean("", false, "");
	assert_clean(" \t\n ", false, "");
}

static void
line_breaks_are_for_notes_only(void **state)
{
	(void)state;
	assert_clean("one\ntwo", true, "one\ntwo");
	assert_refused("one\ntwo", false);
	assert_refused("one\r\ntwo", false);
	assert_refused("one\rtwo", true);
}

/* In the middle of a text: what a file or a keyboard must not bring in. */
static const char *const forbidden[] = {"\x1b[31m", "\x07", "\x08", "\x7f",
    "\xC2\x9B", "\xC2\x85", "\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6",
    "\xE2\x80\x8B", "\xE2\x80\x8E", "\xEF\xBB\xBF", "\xC2\xAD", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xEE\x80\x80", "\xF3\xB0\x80\x80", "\xCD\xB8",
    "\xEF\xBF\xBF", "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80", "\xE2\x82",
    "\xF0\x9F\x98", "\xF3\xA0\x81\xA5"};

static void
what_cannot_be_shown_is_refused_and_never_printed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(forbidden); i++) {
		struct buf text = BUF_EMPTY;
		struct buf out = BUF_EMPTY;

		buf_add_format(&text, "a%sb", forbidden[i]);
		assert_refused(text.text, false);
		assert_refused(text.text, true);
		text_printable(text.text, &out);
		assert_null(strstr(out.text, forbidden[i]));
		assert_non_null(strstr(out.text, FFFD));
		assert_true(text_is_utf8(out.text, out.length));
		buf_clear(&out);
		buf_clear(&text);
	}
	assert_clean("ab", false, "ab");
	assert_printed("ab", "ab");
}

static void
an_escape_sequence_is_shown_as_harmless_letters(void **state)
{
	(void)state;
	assert_printed("\x1b]52;c;aGk=\x07", FFFD "]52;c;aGk=" FFFD);
	assert_printed("\x1b[2J", FFFD "[2J");
	assert_printed("\x9b"
		       "31m",
	    FFFD "31m");
	assert_printed("evil\xE2\x80\xAEtxt.exe", "evil" FFFD "txt.exe");
}

static void
a_line_stays_one_line_unless_lines_are_wanted(void **state)
{
	struct buf out = BUF_EMPTY;

	(void)state;
	assert_printed("one\ntwo\tthree", "one two three");
	text_printable_lines("one\n\x1btwo\r\n", &out);
	assert_string_equal(out.text, "one\n" FFFD "two" FFFD "\n");
	buf_clear(&out);
}

static void
a_pile_of_marks_is_cut_off_at_four(void **state)
{
	struct buf zalgo = BUF_EMPTY;

	(void)state;
	buf_add_text(&zalgo, "e");
	for (int i = 0; i < 4; i++)
		buf_add_text(&zalgo, "\xCC\x80");
	buf_add_text(&zalgo, "x");
	assert_printed(zalgo.text, zalgo.text);
	buf_set(&zalgo, "e");
	for (int i = 0; i < 50; i++)
		buf_add_text(&zalgo, "\xCC\x80");
	buf_add_text(&zalgo, "xe\xCC\x81");
	assert_printed(
	    zalgo.text, "e\xCC\x80\xCC\x80\xCC\x80\xCC\x80" FFFD "xe\xCC\x81");
	buf_clear(&zalgo);
}

static void
a_mark_never_reaches_what_stands_before_the_text(void **state)
{
	struct buf out = BUF_EMPTY;

	(void)state;
	assert_printed("\xCC\x81\xCC\x81"
		       "a",
	    FFFD "a");
	assert_printed("\xE0\xA4\xBE"
		       "a",
	    FFFD "a");
	text_printable_lines("a\n\xCC\x81", &out);
	assert_string_equal(out.text, "a\n" FFFD);
	buf_clear(&out);
}

static void
joiners_stay_only_where_a_script_needs_them(void **state)
{
	(void)state;
	assert_clean("علی" ZWNJ "رضا", false, "علی" ZWNJ "رضا");
	assert_clean("an" ZWJ "na", false, "anna");
	assert_clean(ZWNJ "anna", false, "anna");
	assert_clean(ZWJ, false, "");
	assert_clean("علی " ZWNJ "رضا", false, "علی رضا");
	assert_printed("an" ZWJ "na", "an" FFFD "na");
	assert_printed("ی" ZWNJ ZWNJ "ر", "ی" ZWNJ FFFD "ر");
}

static void
the_limit_counts_bytes_after_tidying(void **state)
{
	struct buf clean = BUF_EMPTY;

	(void)state;
	assert_int_equal(
	    text_clean("   Sia\xCC\x82n   ", 5, false, &clean), STATUS_OK);
	assert_int_equal(
	    text_clean("Sia\xCC\x82n", 4, false, &clean), STATUS_INVALID);
	assert_string_equal(status_sentence(STATUS_INVALID),
	    "That is too long. Use fewer words.");
	buf_clear(&clean);
}

static void
columns_are_the_terminals(void **state)
{
	(void)state;
	assert_int_equal(text_columns(""), 0);
	assert_int_equal(text_columns("Siân"), 4);
	assert_int_equal(text_columns("Sia\xCC\x82n"), 4);
	assert_int_equal(text_columns("王小明"), 6);
	assert_int_equal(text_columns("Łukasz 王"), 9);
	assert_int_equal(text_columns("علی" ZWNJ "رضا"), 6);
	assert_int_equal(text_columns(FFFD), 1);
	assert_int_equal(text_columns("\xFF"), 1);
}

static void
columns_do_not_need_a_locale(void **state)
{
	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C"));
	columns_are_the_terminals(state);
	setlocale(LC_CTYPE, "C.UTF-8");
}

/* A text of up to 40 pieces, half of them hostile; always the same ones. */
static void
make_up_text(uint32_t *seed, struct buf *text)
{
	buf_reset(text);
	for (uint32_t left = *seed % 41; left > 0; left--) {
		uint32_t pick;

		*seed = *seed * 1664525u + 1013904223u;
		pick = *seed >> 8;
		if (pick % 4 == 0)
			buf_add_text(text, names[pick % COUNT(names)]);
		else if (pick % 4 == 1)
			buf_add_text(text, forbidden[pick % COUNT(forbidden)]);
		else if (pick % 4 == 2)
			buf_add_text(text, pick % 8 < 4 ? ZWJ : "\xCC\x80");
		else
			buf_add_char(text, (char)(pick % 255 + 1));
	}
	*seed = *seed * 1664525u + 1013904223u;
}

/* By the Unicode categories themselves. */
static void
assert_harmless(const struct buf *text)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text->text;
	utf8proc_ssize_t left = (utf8proc_ssize_t)text->length;

	while (left > 0) {
		utf8proc_int32_t point;
		utf8proc_ssize_t size = utf8proc_iterate(at, left, &point);

		assert_true(size > 0);
		if (point != 0x200C && point != 0x200D)
			assert_in_range(utf8proc_category(point),
			    UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_ZS);
		at += size;
		left -= size;
	}
}

static void
no_hostile_text_gets_past_the_printer(void **state)
{
	struct buf text = BUF_EMPTY;
	struct buf out = BUF_EMPTY;
	struct buf again = BUF_EMPTY;
	uint32_t seed = 20261122;
	int cleaned = 0;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct buf clean = BUF_EMPTY;

		make_up_text(&seed, &text);
		buf_reset(&out);
		buf_reset(&again);
		text_printable(text.text, &out);
		text_printable(out.text, &again);
		assert_string_equal(again.text, out.text);
		assert_harmless(&out);
		if (text_clean(text.text, 4000, true, &clean) == STATUS_OK) {
			assert_clean(clean.text, true, clean.text);
			cleaned++;
		}
		buf_clear(&clean);
	}
	assert_true(cleaned > 100);
	buf_clear(&text);
	buf_clear(&out);
	buf_clear(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_of_the_world_are_kept_and_shown_as_they_are),
	    cmocka_unit_test(text_in_pieces_is_composed),
	    cmocka_unit_test(white_space_is_tidied),
	    cmocka_unit_test(line_breaks_are_for_notes_only),
	    cmocka_unit_test(what_cannot_be_shown_is_refused_and_never_printed),
	    cmocka_unit_test(an_escape_sequence_is_shown_as_harmless_letters),
	    cmocka_unit_test(a_line_stays_one_line_unless_lines_are_wanted),
	    cmocka_unit_test(a_pile_of_marks_is_cut_off_at_four),
	    cmocka_unit_test(a_mark_never_reaches_what_stands_before_the_text),
	    cmocka_unit_test(joiners_stay_only_where_a_script_needs_them),
	    cmocka_unit_test(the_limit_counts_bytes_after_tidying),
	    cmocka_unit_test(columns_are_the_terminals),
	    cmocka_unit_test(columns_do_not_need_a_locale),
	    cmocka_unit_test(no_hostile_text_gets_past_the_printer),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
