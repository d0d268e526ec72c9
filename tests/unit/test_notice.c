/*
 * The kinds and notices that a new vault starts with: that they keep together
 * and say what they must.  How easily they read is
 * tests/cli/notices-readable.sh.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "core/kind.h"
#include "core/kind_internal.h"

static const struct notice_seed *
notice_of(const struct kind_seed *kind)
{
	const struct notice_seed *found = NULL;

	for (size_t i = 0; i < notice_seeds_count; i++) {
		if (strcmp(notice_seeds[i].kind, kind->name) == 0) {
			assert_null(found);
			found = &notice_seeds[i];
		}
	}
	assert_non_null(found);
	return found;
}

static void
every_kind_comes_with_one_notice(void **state)
{
	(void)state;
	assert_int_equal(kind_seeds_count, 21);
	assert_int_equal(notice_seeds_count, kind_seeds_count);
	for (size_t i = 0; i < kind_seeds_count; i++) {
		assert_int_equal(kind_seeds[i].id, i + 1);
		notice_of(&kind_seeds[i]);
	}
	assert_string_equal(kind_seeds[KIND_NAME - 1].name, "name");
	assert_string_equal(kind_seeds[KIND_HANDLE - 1].name, "handle");
	assert_string_equal(kind_seeds[KIND_ATTENDANCE - 1].name, "attendance");
	assert_string_equal(kind_seeds[KIND_OUTCOME - 1].name, "outcome");
}

static void
the_ethnic_groups_are_nineteen_under_five_headings(void **state)
{
	const char *choices = kind_seeds[12].choices;
	char heading[16] = "";
	int items = 0;
	int headings = 0;

	(void)state;
	assert_string_equal(kind_seeds[12].name, "ethnic_group");
	while (*choices != '\0') {
		size_t length = strcspn(choices, "|");

		assert_true(length > 0 && length < sizeof heading);
		if (strncmp(heading, choices, length) != 0)
			headings++;
		memcpy(heading, choices, length);
		heading[length] = '\0';
		items++;
		choices = strchr(choices, '\n') + 1;
	}
	assert_int_equal(items, 19);
	assert_int_equal(headings, 5);
}

static void
a_front_is_at_most_two_sentences_and_forty_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < notice_seeds_count; i++) {
		assert_in_range(notice_words(notice_seeds[i].front), 10, 40);
		assert_int_equal(notice_sentences(notice_seeds[i].front), 2);
	}
}

static void
words_and_sentences_are_counted_as_they_are_read(void **state)
{
	(void)state;
	assert_int_equal(notice_words(""), 0);
	assert_int_equal(notice_words(" May we?\nYes "), 3);
	assert_int_equal(notice_sentences(""), 0);
	assert_int_equal(notice_sentences("May we"), 1);
	assert_int_equal(notice_sentences("May we? Yes."), 2);
	assert_int_equal(notice_sentences("May we?!  Or not... Say."), 3);
	assert_int_equal(notice_sentences("At 6.30 on youth.example.org."), 1);
	assert_int_equal(notice_sentences("May we?\nYes"), 2);
}

/* The expected hash was worked out by another program. */
static void
a_notice_is_hashed_with_its_language(void **state)
{
	unsigned char hash[NOTICE_HASH_BYTES];
	char hex[2 * NOTICE_HASH_BYTES + 1];

	(void)state;
	notice_hash("May we?", "Say no if you like.", hash);
	text_hex(hash, sizeof hash, hex);
	assert_string_equal(hex, "962f11344d98932a75cc48511a41c9b7"
				 "876740934239f5c2cae7ae118227b61b");
}

/* How a number of months is said. */
static const char *
spoken_months(int months)
{
	switch (months) {
	case 6:
		return "six months";
	case 12:
		return "a year";
	case 24:
		return "two years";
	case 36:
		return "three years";
	default:
		fail_msg("no words for %d months", months);
		return NULL;
	}
}

static void
every_notice_says_how_long_and_that_a_no_is_fine(void **state)
{
	char kept[64];

	(void)state;
	for (size_t i = 0; i < kind_seeds_count; i++) {
		const char *rest = notice_of(&kind_seeds[i])->rest;

		if (kind_seeds[i].id <= KIND_HANDLE) /* they go last */
			snprintf(kept, sizeof kept,
			    "only so that we can ask you about them");
		else
			snprintf(kept, sizeof kept,
			    "We keep it for %s at most.",
			    spoken_months(kind_seeds[i].keep_months));
		assert_non_null(strstr(rest, kept));
		assert_non_null(
		    strstr(rest, "You can say no to this and still come."));
		assert_non_null(
		    strstr(rest, "You can take a yes back at any time"));
	}
}

static void
a_notice_speaks_of_counting_where_its_kind_is_counted(void **state)
{
	(void)state;
	for (size_t i = 0; i < kind_seeds_count; i++) {
		const char *rest = notice_of(&kind_seeds[i])->rest;
		bool counted = strcmp(kind_seeds[i].coarse, "none") != 0;

		assert_int_equal(
		    strstr(rest, "yes or no to being counted") != NULL,
		    counted);
		assert_int_equal(
		    strstr(rest, "you may be counted twice") != NULL, counted);
		assert_int_equal(
		    strstr(rest, "no link to you") != NULL, counted);
	}
}

static void
a_front_says_who_sees_it_as_the_kind_has_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < kind_seeds_count; i++) {
		const char *front = notice_of(&kind_seeds[i])->front;
		const char *see = kind_seeds[i].default_see;

		assert_int_equal(strstr(front, "All the workers here") != NULL,
		    strcmp(see, "team") == 0);
		assert_int_equal(strstr(front, "emergency only") != NULL,
		    strcmp(see, "emergency") == 0);
		assert_int_equal(strstr(front, "Nobody sees it") != NULL,
		    strcmp(see, "nobody") == 0);
	}
}

/* Words that mean something else to the people who read them. */
static bool
has_bad_word(const char *text)
{
	static const char *const bad[] = {"flag", "flags", "flagged", "contact",
	    "contacts", "subject", "processing", "pursuant"};
	struct buf folded = BUF_EMPTY;
	struct buf word = BUF_EMPTY;
	bool is_bad = false;
	size_t at = 0;

	text_fold(text, &folded);
	while (text_next_word(folded.text, &at, &word)) {
		for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
			is_bad = is_bad || strcmp(word.text, bad[i]) == 0;
	}
	buf_clear(&word);
	buf_clear(&folded);
	return is_bad;
}

static void
no_notice_or_label_uses_a_word_that_means_a_concern(void **state)
{
	(void)state;
	assert_true(has_bad_word("We put a Flag on your file."));
	assert_true(has_bad_word("your contacts"));
	for (size_t i = 0; i < kind_seeds_count; i++) {
		assert_false(has_bad_word(kind_seeds[i].label));
		assert_false(has_bad_word(notice_seeds[i].front));
		assert_false(has_bad_word(notice_seeds[i].rest));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_kind_comes_with_one_notice),
	    cmocka_unit_test(
		the_ethnic_groups_are_nineteen_under_five_headings),
	    cmocka_unit_test(a_front_is_at_most_two_sentences_and_forty_words),
	    cmocka_unit_test(words_and_sentences_are_counted_as_they_are_read),
	    cmocka_unit_test(a_notice_is_hashed_with_its_language),
	    cmocka_unit_test(every_notice_says_how_long_and_that_a_no_is_fine),
	    cmocka_unit_test(
		a_notice_speaks_of_counting_where_its_kind_is_counted),
	    cmocka_unit_test(a_front_says_who_sees_it_as_the_kind_has_it),
	    cmocka_unit_test(
		no_notice_or_label_uses_a_word_that_means_a_concern),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
