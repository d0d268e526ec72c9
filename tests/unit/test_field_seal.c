/*
 * A value for one chosen worker: nobody else's session produces it, and it
 * stands in no page of the store.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/roster.h"
#include "support/handed.h"

#define SECRET "Flat 9, a street that only Ana knows"
#define OPEN   "Hill School, and everybody may know"

#define SEALS  "SELECT count(*) FROM field_seal"
#define FIELDS "SELECT count(*) FROM field WHERE kind > 2"

/* Jo, who has a key and two things for the team. */
static void
begin(struct clubhouse *house, const char *card, char jo[CODE_TEXT_BYTES])
{
	struct unlock *unlock = handed_stretch(house, "Sam", 1);

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "school");
	handed_agree(unlock, jo, "address");
	handed_set(unlock, jo, "school", OPEN);
	handed_make_key(unlock, jo, card);
	clubhouse_close(&unlock);
}

/* What Jo sees of "address" in a hand-over. */
static void
jo_sees(struct unlock *unlock, const char *jo, const char *card,
    enum own_hidden hidden)
{
	const struct own_thing *thing;
	struct handed handed;
	struct own_view view;

	handed_begin(unlock, jo, HANDED_PIN, card, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), jo, &view), STATUS_OK);
	thing = handed_thing(&view, "address");
	assert_int_equal(thing->count, 1);
	assert_int_equal(thing->values[0].hidden, hidden);
	assert_string_equal(thing->see_name, "Ana");
	if (hidden == OWN_SHOWN)
		assert_string_equal(thing->values[0].value, SECRET);
	else
		assert_null(thing->values[0].value);
	own_view_clear(&view);
	handed_end(&handed);
}

static void
only_the_chosen_worker_is_shown_it(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_chooses(unlock, jo, NULL, "address", "Ana");
	handed_set(unlock, jo, "address", SECRET);
	assert_int_equal(handed_int(unlock, SEALS), 1);
	handed_shows(unlock, jo, "address", NULL);
	handed_shows(unlock, jo, "school", OPEN);
	assert_int_equal(handed_copies(unlock, SECRET), 0);
	assert_true(handed_copies(unlock, OPEN) > 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 3);
	handed_shows(unlock, jo, "address", SECRET);
	assert_int_equal(handed_copies(unlock, SECRET), 0);
	clubhouse_close(&unlock);
}

static void
at_level_card_they_open_it_themselves(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct handed handed;
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	begin(house, HANDED_CARD, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_chooses(unlock, jo, HANDED_CARD, "address", "Ana");
	handed_set(unlock, jo, "address", SECRET);
	jo_sees(unlock, jo, HANDED_CARD, OWN_SHOWN); /* in Sam's session */
	handed_shows(unlock, jo, "address", NULL);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), jo, &view), STATUS_OK);
	assert_int_equal(
	    handed_thing(&view, "address")->values[0].hidden, OWN_NEEDS_KEY);
	own_view_clear(&view);
	handed_end(&handed);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 3);
	jo_sees(unlock, jo, HANDED_CARD, OWN_SHOWN);
	handed_shows(unlock, jo, "address", SECRET);
	clubhouse_close(&unlock);
}

static void
at_level_pin_it_takes_the_worker_too(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_chooses(unlock, jo, NULL, "address", "Ana");
	handed_set(unlock, jo, "address", SECRET);
	jo_sees(unlock, jo, NULL, OWN_NEEDS_CARD);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 3);
	jo_sees(unlock, jo, NULL, OWN_SHOWN);
	clubhouse_close(&unlock);
}

/* Was for the team, is for Ana, and for the team again. */
static void
what_stands_in_clear_is_sealed_and_opened_again(void **state)
{
	struct own_change team = {.kind = "address",
	    .answer = OWN_YES,
	    .see = SEE_TEAM,
	    .until = DAY_NONE};
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	begin(house, HANDED_CARD, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_set(unlock, jo, "address", SECRET);
	assert_true(handed_copies(unlock, SECRET) > 0);
	handed_shows(unlock, jo, "address", SECRET);
	handed_chooses(unlock, jo, HANDED_CARD, "address", "Ana");
	handed_shows(unlock, jo, "address", NULL);
	assert_int_equal(handed_copies(unlock, SECRET), 0);
	assert_int_equal(handed_int(unlock, SEALS), 1);
	handed_check(unlock);
	handed_begin(unlock, jo, HANDED_PIN, HANDED_CARD, &handed);
	assert_int_equal(handed_say(&handed, &team), STATUS_OK);
	handed_end(&handed);
	assert_int_equal(handed_int(unlock, SEALS), 0);
	handed_shows(unlock, jo, "address", SECRET);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
another_worker_needs_somebody_who_can_open_it(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES];

	begin(house, HANDED_CARD, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_chooses(unlock, jo, HANDED_CARD, "address", "Ana");
	handed_set(unlock, jo, "address", SECRET);
	handed_chooses(unlock, jo, HANDED_CARD, "address",
	    "Sam"); /* Jo's card seals it anew */
	handed_shows(unlock, jo, "address", SECRET);
	assert_int_equal(handed_int(unlock, FIELDS), 2);
	assert_int_equal(handed_int(unlock, "SELECT writer IS NULL"
					    " FROM field_seal"),
	    1);
	handed_check(unlock);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 3);
	handed_shows(unlock, jo, "address", NULL);
	clubhouse_close(&unlock);
}

static void
what_nobody_here_can_open_has_to_be_told_anew(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_chooses(unlock, jo, NULL, "address", "Ana");
	handed_set(unlock, jo, "address", SECRET);
	handed_chooses(unlock, jo, NULL, "address", "Sam");
	assert_int_equal(handed_int(unlock, FIELDS), 1);
	assert_int_equal(handed_int(unlock, SEALS), 0);
	handed_shows(unlock, jo, "address", NULL);
	handed_set(unlock, jo, "address", SECRET);
	handed_shows(unlock, jo, "address", SECRET);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
what_is_no_value_is_not_for_one_worker(void **state)
{
	struct own_change change = {.kind = "outcome",
	    .answer = OWN_YES,
	    .see = SEE_WORKER,
	    .worker = "Ana",
	    .until = DAY_NONE};
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(handed_say(&handed, &change), STATUS_INVALID);
	change.see = SEE_TEAM;
	assert_int_equal(handed_say(&handed, &change), STATUS_OK);
	handed_end(&handed);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

/* It is counted from what was told, once, when it is locked. */
static void
what_is_locked_can_be_counted(void **state)
{
	static const char facts[] =
	    "SELECT count(*) FROM counted_fact WHERE fact = 'gender'";
	struct own_change change = {.kind = "gender",
	    .answer = OWN_YES,
	    .see = SEE_WORKER,
	    .worker = "Ana",
	    .count = true,
	    .until = DAY_NONE};
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(handed_say(&handed, &change), STATUS_OK);
	handed_end(&handed);
	assert_int_equal(handed_int(unlock, facts), 0);
	handed_set(unlock, jo, "gender", "Boy or man");
	assert_int_equal(handed_int(unlock, facts), 1);
	assert_int_equal(handed_int(unlock, SEALS), 1);
	handed_shows(unlock, jo, "gender", NULL);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
what_only_they_could_open_is_counted_before_and_goes_with_them(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	int64_t values = -1;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_chooses(unlock, jo, NULL, "address", "Ana");
	handed_set(unlock, jo, "address", SECRET);
	assert_int_equal(
	    roster_only_theirs(unlock_records(unlock), "Sam", &values),
	    STATUS_OK);
	assert_int_equal(values, 0);
	assert_int_equal(
	    roster_only_theirs(unlock_records(unlock), "Ana", &values),
	    STATUS_OK);
	assert_int_equal(values, 1);
	assert_int_equal(
	    roster_remove(unlock_records(unlock), "Ana"), STATUS_OK);
	assert_int_equal(handed_int(unlock, FIELDS), 1);
	assert_int_equal(handed_int(unlock, "SELECT count(*) FROM ledger"
					    " WHERE event = 'value_removed'"),
	    1);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
with_a_card_it_outlives_the_worker(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	int64_t values = -1;
	char jo[CODE_TEXT_BYTES];

	begin(house, HANDED_CARD, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_chooses(unlock, jo, HANDED_CARD, "address", "Ana");
	handed_set(unlock, jo, "address", SECRET);
	assert_int_equal(
	    roster_only_theirs(unlock_records(unlock), "Ana", &values),
	    STATUS_OK);
	assert_int_equal(values, 0);
	assert_int_equal(
	    roster_remove(unlock_records(unlock), "Ana"), STATUS_OK);
	jo_sees(unlock, jo, HANDED_CARD, OWN_SHOWN);
	handed_chooses(unlock, jo, HANDED_CARD, "address", "Sam");
	handed_shows(unlock, jo, "address", SECRET);
	clubhouse_close(&unlock);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)
	const struct CMUnitTest tests[] = {
	    promise(only_the_chosen_worker_is_shown_it),
	    promise(at_level_card_they_open_it_themselves),
	    promise(at_level_pin_it_takes_the_worker_too),
	    promise(what_stands_in_clear_is_sealed_and_opened_again),
	    promise(another_worker_needs_somebody_who_can_open_it),
	    promise(what_nobody_here_can_open_has_to_be_told_anew),
	    promise(
		what_only_they_could_open_is_counted_before_and_goes_with_them),
	    promise(with_a_card_it_outlives_the_worker),
	    promise(what_is_no_value_is_not_for_one_worker),
	    promise(what_is_locked_can_be_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
