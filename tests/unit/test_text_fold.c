/*
 * How names and words are compared.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define FFFD "\xEF\xBF\xBD"
#define ZWNJ "\xE2\x80\x8C"
#define ZWJ  "\xE2\x80\x8D"

static void
assert_folded(const char *text, const char *expected)
{
	struct buf out = BUF_EMPTY;

	text_fold(text, &out);
	assert_string_equal(out.text, expected);
	buf_clear(&out);
}

static void
spellings_of_one_name_fold_to_one(void **state)
{
	static const struct {
		const char *typed;
		const char *folded;
	} table[] = {
	    {"Łukasz", "lukasz"},
	    {"lukasz", "lukasz"},
	    {"ŁUKASZ", "lukasz"},
	    {"Siân", "sian"},
	    {"Sia\xCC\x82n", "sian"},
	    {"Nguyễn", "nguyen"},
	    {"Đặng", "dang"},
	    {"Søren", "soren"},
	    {"SØREN", "soren"},
	    {"Æthelred", "aethelred"},
	    {"œuvre", "oeuvre"},
	    {"ŒUVRE", "oeuvre"},
	    {"Weiß", "weiss"},
	    {"WEIẞ", "weiss"},
	    {"Guðrún", "gudrun"},
	    {"GUÐRÚN", "gudrun"},
	    {"Þóra", "thora"},
	    {"þóra", "thora"},
	    {"Işıl", "isil"},
	    {"IŞIL", "isil"},
	    {"İpek", "ipek"},
	    {"  Mia \t\n Jones ", "mia jones"},
	    {"Їжак", "іжак"},
	    {"محمّد", "محمد"},
	    {"أحمد", "احمد"},
	    {"علی" ZWNJ "رضا", "علیرضا"},
	    {"Ελένη", "ελενη"},
	    {"王小明", "王小明"},
	    {"김민준", "김민준"},
	    {"an" ZWJ "na", "anna"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		assert_folded(table[i].typed, table[i].folded);
}

static void
vowels_that_are_letters_tell_names_apart(void **state)
{
	(void)state;
	assert_folded("राम", "राम");
	assert_folded("रोम", "रोम");
	assert_folded("มานี", "มานี");
	assert_folded("がく", "がく");
}

static void
folding_appends_and_survives_anything(void **state)
{
	struct buf out = BUF_EMPTY;

	(void)state;
	buf_set(&out, "x ");
	text_fold(" Ä\xFF ", &out);
	assert_string_equal(out.text, "x a" FFFD);
	buf_clear(&out);
	assert_folded("", "");
	assert_folded("\x1b", "");
}

static void
assert_words(const char *text, const char *expected)
{
	struct buf folded = BUF_EMPTY;
	struct buf word = BUF_EMPTY;
	struct buf all = BUF_EMPTY;
	size_t at = 0;

	text_fold(text, &folded);
	while (text_next_word(folded.text, &at, &word))
		buf_add_format(&all, "%s|", word.text);
	assert_string_equal(all.text, expected);
	assert_false(text_next_word(folded.text, &at, &word));
	buf_clear(&all);
	buf_clear(&word);
	buf_clear(&folded);
}

static void
words_are_letters_and_digits(void **state)
{
	(void)state;
	assert_words("Anne-Marie Jones, 14", "anne|marie|jones|14|");
	assert_words("O'Neill O’Neill", "oneill|oneill|");
	assert_words("Oʼneill oneill", "oneill|oneill|");
	assert_words(
	    "James' book 'quoted' rock''n", "james|book|quoted|rock|n|");
	assert_words("Мар'яна", "маряна|");
	assert_words("राधिका", "राधिका|");
	assert_words("ann@example.org", "ann|example|org|");
	assert_words(" -- ' ", "");
	assert_words("", "");
}

static void
distance_counts_single_edits(void **state)
{
	(void)state;
	assert_int_equal(text_distance("session", "session", 3), 0);
	assert_int_equal(text_distance("sesion", "session", 3), 1);
	assert_int_equal(text_distance("sessoin", "session", 3), 2);
	assert_int_equal(text_distance("kitten", "sitting", 9), 3);
	assert_int_equal(text_distance("", "abc", 9), 3);
	assert_int_equal(text_distance("abc", "", 9), 3);
	assert_int_equal(text_distance("", "", 0), 0);
	assert_int_equal(text_distance("person", "report", 2), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spellings_of_one_name_fold_to_one),
	    cmocka_unit_test(vowels_that_are_letters_tell_names_apart),
	    cmocka_unit_test(folding_appends_and_survives_anything),
	    cmocka_unit_test(words_are_letters_and_digits),
	    cmocka_unit_test(distance_counts_single_edits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
