/*
 * A text being written: names of all scripts as keyboards send them, and what
 * is let in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "tui/edit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define ZWJ  "\xE2\x80\x8D"
#define PAIR "👩👧"

/* Type one code point after another, as a keyboard does. */
static void
type(struct edit *edit, const char *text)
{
	while (*text != '\0') {
		size_t size = 1;

		while (((unsigned char)text[size] & 0xC0) == 0x80)
			size++;
		assert_true(edit_insert(edit, text, size));
		text += size;
	}
}

static void
start(struct edit *edit, const char *text)
{
	edit_init(edit, true, 4000);
	assert_true(edit_set(edit, text));
	assert_int_equal(edit->at, edit->text.length);
}

static size_t
graphemes_in(const char *text)
{
	size_t count = 0;

	for (size_t at = 0; text[at] != '\0'; count++)
		at = text_next_grapheme(text, at);
	return count;
}

static const struct {
	const char *typed;
	const char *kept;
	size_t graphemes;
} names[] = {
    /* Welsh */
    {"Siân Llŷr", "Siân Llŷr", 9},
    /* in pieces */
    {"Sia\xCC\x82n", "Siân", 4},
    /* Polish */
    {"Łukasz Żółć", "Łukasz Żółć", 11},
    /* in pieces */
    {"Z\xCC\x87o\xCC\x81\xC5\x82\x63\xCC\x81", "Żółć", 4},
    /* Vietnamese */
    {"Nguyễn", "Nguyễn", 6},
    /* two marks */
    {"e\xCC\x82\xCC\x83", "ễ", 1},
    /* in another order */
    {"e\xCC\x83\xCC\x82", "ẽ\xCC\x82", 1},
    /* Chinese */
    {"王小明", "王小明", 3},
    /* Arabic */
    {"محمّد عليّ", "محمّد عليّ", 8},
    /* Hindi */
    {"राधिका", "राधिका", 3},
    /* Malayalam: one letter or two, by the age of Unicode's tables */
    {"ക്" ZWJ "ഷ", "ക്" ZWJ "ഷ", 0},
    /* Korean */
    {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "각", 1},
    {PAIR, PAIR, 2},
};

static void
names_typed_one_code_point_at_a_time_come_out_composed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct edit edit;

		edit_init(&edit, false, 200);
		type(&edit, names[i].typed);
		assert_string_equal(edit.text.text, names[i].kept);
		assert_int_equal(edit.at, edit.text.length);
		if (names[i].graphemes != 0)
			assert_int_equal(
			    graphemes_in(edit.text.text), names[i].graphemes);
		edit_clear(&edit);
	}
}

static void
backspace_takes_one_whole_letter_with_its_marks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct edit edit;
		size_t left = graphemes_in(names[i].kept);

		start(&edit, names[i].kept);
		for (; edit_back(&edit); left--)
			assert_int_equal(
			    graphemes_in(edit.text.text), left - 1);
		assert_int_equal(left, 0);
		assert_string_equal(edit.text.text, "");

		assert_true(edit_set(&edit, names[i].kept));
		while (edit_left(&edit))
			;
		for (left = 0; edit_delete(&edit); left++)
			;
		assert_int_equal(left, graphemes_in(names[i].kept));
		edit_clear(&edit);
	}
}

/* The fault of the ncurses forms: the accent went to the letter after. */
static void
an_accent_typed_inside_a_name_stays_on_its_letter(void **state)
{
	struct edit edit;

	(void)state;
	start(&edit, "Sian");
	edit_left(&edit);
	type(&edit, "\xCC\x82");
	assert_string_equal(edit.text.text, "Siân");
	assert_int_equal(edit.at, strlen("Siâ"));
	type(&edit, "\xCC\x81");
	assert_string_equal(edit.text.text, "Siấn");
	assert_int_equal(edit.at, strlen("Siấ"));
	assert_true(edit_back(&edit));
	assert_string_equal(edit.text.text, "Sin");
	edit_clear(&edit);
}

static void
the_cursor_is_never_inside_a_letter(void **state)
{
	static const char britain[] = "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7";
	struct edit edit;

	(void)state;
	start(&edit, britain);
	edit_left(&edit);
	assert_int_equal(edit.at, 0);
	/* Half a flag before a flag: now its first half makes a pair. */
	assert_true(edit_insert(&edit, britain, 4));
	assert_int_equal(edit.at, 8);
	edit_clear(&edit);

	start(&edit, "\xE1\x84\x80x\xE1\x85\xA1");
	edit_left(&edit);
	assert_true(edit_back(&edit));
	assert_string_equal(edit.text.text, "가");
	assert_int_equal(edit.at, strlen("가"));
	edit_clear(&edit);
}

static const char *const forbidden[] = {"\x1b", "\x07", "\x7f", "\xC2\x9B",
    "\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\x8B", "\xEF\xBB\xBF",
    "\xC2\xAD", "\xE2\x80\xA8", "\xEE\x80\x80", "\xCD\xB8", "\xED\xA0\x80",
    "\xC0\xAF", "\xE2\x82", "\xF0\x9F\x98", ZWJ};

static void
what_may_not_be_stored_cannot_be_typed(void **state)
{
	struct edit edit;

	(void)state;
	start(&edit, "ab");
	edit_left(&edit);
	for (size_t i = 0; i < COUNT(forbidden); i++) {
		assert_false(
		    edit_insert(&edit, forbidden[i], strlen(forbidden[i])));
		assert_string_equal(edit.text.text, "ab");
		assert_int_equal(edit.at, 1);
	}
	assert_false(edit_insert(&edit, "\0", 1));
	assert_false(edit_undo(&edit));
	type(&edit, "x");
	assert_string_equal(edit.text.text, "axb");
	edit_clear(&edit);
}

static void
a_mark_needs_a_letter_and_no_pile_is_made(void **state)
{
	struct edit edit;

	(void)state;
	start(&edit, "");
	assert_false(edit_insert(&edit, "\xCC\x82", 2));
	type(&edit, "x\xCC\x82\xCC\x81\xCC\x83\xCC\x84");
	assert_false(edit_insert(&edit, "\xCC\x85", 2));
	type(&edit, "\n");
	assert_false(edit_insert(&edit, "\xCC\x82", 2));
	edit_clear(&edit);
}

static void
a_paste_is_taken_without_what_may_not_be_there(void **state)
{
	static const char pasted[] =
	    "Mia\x1b[31m\tSia\xCC\x82n\r\none\rtwo\n\xF0\x9F\x91\xA9" ZWJ
	    "\xF0\x9F\x91\xA7\xFF.";
	struct edit edit;

	(void)state;
	start(&edit, "");
	assert_true(edit_paste(&edit, pasted, sizeof(pasted) - 1));
	assert_string_equal(
	    edit.text.text, "Mia[31m Siân\none\ntwo\n" PAIR ".");
	edit_clear(&edit);

	edit_init(&edit, false, 200);
	assert_true(edit_paste(&edit, "Mia\r\nJones\r\n", 12));
	assert_string_equal(edit.text.text, "Mia Jones");
	assert_false(edit_insert(&edit, "\n", 1));
	assert_false(edit_paste(&edit, "\x1b\x07", 2));
	edit_clear(&edit);
}

static void
the_limit_is_kept_and_nothing_is_cut(void **state)
{
	struct edit edit;

	(void)state;
	edit_init(&edit, false, 5);
	type(&edit, "abcd");
	assert_false(edit_insert(&edit, "â", 2));
	assert_string_equal(edit.text.text, "abcd");
	assert_false(edit_paste(&edit, "ef", 2));
	type(&edit, "e");
	assert_false(edit_insert(&edit, "f", 1));
	assert_string_equal(edit.text.text, "abcde");
	assert_false(edit_set(&edit, "abcdef"));
	assert_string_equal(edit.text.text, "");
	assert_true(edit_set(&edit, "abcde"));
	edit_clear(&edit);
}

static void
the_cursor_moves_by_letters_words_and_lines(void **state)
{
	struct edit edit;

	(void)state;
	start(&edit, "Mary-Jane  O'Neill\nSiân");
	assert_true(edit_word_left(&edit));
	assert_int_equal(edit.at, 19);
	assert_true(edit_word_left(&edit));
	assert_int_equal(edit.at, 11);
	assert_true(edit_word_left(&edit));
	assert_int_equal(edit.at, 0);
	assert_false(edit_word_left(&edit));
	assert_false(edit_left(&edit));
	assert_true(edit_word_right(&edit));
	assert_int_equal(edit.at, 11);
	assert_true(edit_end(&edit));
	assert_int_equal(edit.at, 18);
	assert_false(edit_end(&edit));
	assert_true(edit_right(&edit));
	assert_int_equal(edit.at, 19);
	assert_true(edit_right(&edit));
	assert_true(edit_right(&edit));
	assert_true(edit_right(&edit));
	assert_int_equal(edit.at, strlen("Mary-Jane  O'Neill\nSiâ"));
	assert_true(edit_start(&edit));
	assert_int_equal(edit.at, 19);
	assert_true(edit_word_back(&edit));
	assert_string_equal(edit.text.text, "Mary-Jane  Siân");
	edit_clear(&edit);
}

static bool
press(struct edit *edit, enum press_code code, char letter, const char *text)
{
	struct press given = {.code = code, .letter = letter};

	memcpy(given.text, text, strlen(text) + 1);
	return edit_press(edit, &given, 20);
}

static void
keys_write_move_and_take_back(void **state)
{
	struct buf bytes = BUF_EMPTY;
	struct press paste = {.code = PRESS_PASTE, .paste = &bytes};
	struct edit edit;

	(void)state;
	edit_init(&edit, true, 100);
	assert_true(press(&edit, PRESS_TEXT, 0, "ś"));
	assert_true(press(&edit, PRESS_ENTER, 0, ""));
	assert_true(press(&edit, PRESS_TEXT, 0, "b"));
	assert_string_equal(edit.text.text, "ś\nb");
	assert_true(press(&edit, PRESS_UP, 0, ""));
	assert_int_equal(edit.at, strlen("ś"));
	assert_false(press(&edit, PRESS_UP, 0, ""));
	assert_true(press(&edit, PRESS_HOME, 0, ""));
	assert_true(press(&edit, PRESS_DELETE, 0, ""));
	assert_string_equal(edit.text.text, "\nb");
	assert_true(press(&edit, PRESS_CONTROL, 'u', ""));
	assert_string_equal(edit.text.text, "ś\nb");
	assert_true(press(&edit, PRESS_CONTROL, 'r', ""));
	assert_string_equal(edit.text.text, "\nb");
	buf_set(&bytes, "Mia Jo");
	assert_true(edit_press(&edit, &paste, 20));
	assert_true(press(&edit, PRESS_CONTROL, 'w', ""));
	assert_string_equal(edit.text.text, "Mia \nb");
	assert_false(press(&edit, PRESS_ESC, 0, ""));
	assert_false(press(&edit, PRESS_TAB, 0, ""));
	assert_false(press(&edit, PRESS_CONTROL, 'x', ""));
	edit_clear(&edit);

	edit_init(&edit, false, 100);
	assert_false(press(&edit, PRESS_ENTER, 0, ""));
	assert_false(press(&edit, PRESS_UP, 0, ""));
	assert_false(press(&edit, PRESS_DOWN, 0, ""));
	assert_string_equal(edit.text.text, "");
	edit_clear(&edit);
	buf_clear(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		names_typed_one_code_point_at_a_time_come_out_composed),
	    cmocka_unit_test(backspace_takes_one_whole_letter_with_its_marks),
	    cmocka_unit_test(an_accent_typed_inside_a_name_stays_on_its_letter),
	    cmocka_unit_test(the_cursor_is_never_inside_a_letter),
	    cmocka_unit_test(what_may_not_be_stored_cannot_be_typed),
	    cmocka_unit_test(a_mark_needs_a_letter_and_no_pile_is_made),
	    cmocka_unit_test(a_paste_is_taken_without_what_may_not_be_there),
	    cmocka_unit_test(the_limit_is_kept_and_nothing_is_cut),
	    cmocka_unit_test(the_cursor_moves_by_letters_words_and_lines),
	    cmocka_unit_test(keys_write_move_and_take_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
