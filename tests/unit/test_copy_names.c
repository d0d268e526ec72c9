/*
 * Names of other young people in the long texts of a copy: found, shown,
 * blacked out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/own_outcome.h"
#include "core/field.h"
#include "core/person.h"
#include "support/copied.h"

#define BAR "\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88"

/* Jo, of whom that note is held. */
static void
begin(struct unlock *unlock, const char *note, char jo[CODE_TEXT_BYTES])
{
	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "note");
	handed_set(unlock, jo, "note", note);
}

static void
add(struct unlock *unlock, const char *name)
{
	struct person_new fresh = {.name = name, .is_able = true};
	char code[CODE_TEXT_BYTES];

	fresh.saying.said_on = DAY_NONE;
	fresh.capacity_review = DAY_NONE;
	assert_int_equal(
	    person_add(unlock_records(unlock), &fresh, code, NULL), STATUS_OK);
}

/* The note as a copy has it, and how many words of it were found. */
static void
note_is(
    struct unlock *unlock, const char *note, const char *expected, size_t found)
{
	const struct own_thing *thing;
	struct handed handed;
	struct copy copy;
	char jo[CODE_TEXT_BYTES];

	begin(unlock, note, jo);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(take_copy(unlock, jo, COPY_DATA, &copy), STATUS_OK);
	assert_int_equal(copy.places_count, found);
	copy_black_out(&copy);
	assert_int_equal(copy.places_count, 0);
	thing = handed_thing(&copy.view, "note");
	assert_string_equal(thing->values[thing->count - 1].value, expected);
	copy_clear(&copy);
	handed_end(&handed);
	assert_int_equal(
	    field_take_out(unlock_records(unlock), jo, "note"), STATUS_OK);
}

static void
names_of_others_are_blacked_out_and_no_other_word(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);

	note_is(unlock, "Came with Robin.", "Came with " BAR ".", 1);
	note_is(unlock, "ROBIN, robin (robin)\nRobin",
	    BAR ", " BAR " (" BAR ")\n" BAR, 4);
	note_is(unlock, "Robin's bike, Robin\xe2\x80\x99s too",
	    BAR "'s bike, " BAR "\xe2\x80\x99s too", 2);
	note_is(unlock, "Robin-Jo's", BAR "-Jo's", 1);
	/* their own name, parts of words, numbers, workers, nothing */
	note_is(unlock, "Jo liked it", "Jo liked it", 0);
	note_is(unlock, "Robinson and robins", "Robinson and robins", 0);
	note_is(unlock, "Sam and Ana", "Sam and Ana", 0);
	note_is(unlock, "...", "...", 0);
	clubhouse_close(&unlock);
}

static void
names_are_found_however_they_are_written(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);

	add(unlock, "\xc5\x81ukasz O'Neill");
	add(unlock, "Zo\xc3\xab 41");
	add(unlock, "J");
	note_is(unlock, "lukasz, \xc5\x81UKASZ", BAR ", " BAR, 2);
	note_is(unlock, "O'Neill and ONEILL", BAR " and " BAR, 2);
	note_is(unlock, "Zoe\xcc\x88, Zoe", BAR ", " BAR, 2);
	/* a number or a letter alone is nobody's name in a text */
	note_is(unlock, "41 times j", "41 times j", 0);
	clubhouse_close(&unlock);
}

static void
a_word_that_is_no_name_can_stay(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct buf before = BUF_EMPTY, word = BUF_EMPTY, after = BUF_EMPTY;
	const struct own_thing *thing;
	struct handed handed;
	struct copy copy;
	char jo[CODE_TEXT_BYTES];

	begin(unlock, "A line.\nSaw a robin with Robin today.\nMore.", jo);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(take_copy(unlock, jo, COPY_PAGE, &copy), STATUS_OK);
	assert_int_equal(copy.places_count, 2);
	assert_string_equal(copy.places[0].about, "notes");
	copy_place_around(&copy.places[1], &before, &word, &after);
	assert_string_equal(before.text, "Saw a robin with ");
	assert_string_equal(word.text, "Robin");
	assert_string_equal(after.text, " today.");
	copy.places[0].is_kept = true;
	copy_black_out(&copy);
	thing = handed_thing(&copy.view, "note");
	assert_string_equal(thing->values[0].value,
	    "A line.\nSaw a robin with " BAR " today.\nMore.");
	buf_clear(&before);
	buf_clear(&word);
	buf_clear(&after);
	copy_clear(&copy);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
words_of_every_sort_are_looked_through(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct copied copied;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	/* each thing of theirs has Robin's name in it */
	copied_fill(unlock, jo, "Robin");
	copied_make(unlock, jo, HANDED_PIN, &copied);
	/* left: what they said of themself, their group and place */
	assert_int_equal(copied_count(&copied.data, "Robin note"), 0);
	assert_int_equal(copied_count(&copied.data, "Robin said"), 0);
	assert_int_equal(copied_count(&copied.data, "Robin is what"), 0);
	assert_int_equal(copied_count(&copied.data, "Robin interests"), 0);
	assert_int_equal(copied_count(&copied.page, "Robin said"), 0);
	assert_int_equal(copied_count(&copied.data, "Robin school"), 1);
	assert_int_equal(copied_count(&copied.data, "Robin full_name"), 1);
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

/* What was signed cannot be changed, so it is left out whole. */
static void
a_signed_outcome_with_a_name_is_left_out(void **state)
{
	static const struct outcome_new outcomes[] = {
	    {.what = "Cooked with Robin"}, {.what = "Cooked alone"}};
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct copied copied;
	struct handed handed;
	char jo[CODE_TEXT_BYTES], codes[2][CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "outcome");
	handed_make_key(unlock, jo, NULL);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(
		    outcome_add(records, jo, &outcomes[i], codes[i]),
		    STATUS_OK);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(
		    own_outcome_agree(records, jo, codes[i]), STATUS_OK);
	handed_end(&handed);
	copied_make(unlock, jo, HANDED_PIN, &copied);
	assert_int_equal(copied.copy.signeds_count, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct copy_signed *theirs = &copied.copy.signeds[i];
		bool has_name = strcmp(theirs->about, codes[0]) == 0;

		assert_int_equal(theirs->is_named, has_name);
		assert_int_equal(theirs->text == NULL, has_name);
	}
	assert_int_equal(copied_count(&copied.page, "Robin"), 0);
	assert_int_equal(copied_count(&copied.page, "with " BAR), 1);
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(names_of_others_are_blacked_out_and_no_other_word),
	    TEST(names_are_found_however_they_are_written),
	    TEST(a_word_that_is_no_name_can_stay),
	    TEST(words_of_every_sort_are_looked_through),
	    TEST(a_signed_outcome_with_a_name_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
