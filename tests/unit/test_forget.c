/*
 * "Forget me", and one value taken out: at once, to be taken back as long as
 * they have the laptop in their hands, then for good.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/forget.h"
#include "core/own_drop.h"
#include "support/clock_fixed.h"
#include "support/erasing.h"
#include "support/records_fixture.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

/* Brought back in the same hand-over it is as it was, words and all. */
static void
a_dropped_value_comes_back_in_that_hand_over_only(void **state)
{
	struct clubhouse *house = *state;
	char code[CODE_TEXT_BYTES], value[CODE_TEXT_BYTES];
	struct handed handed;
	struct own_view view;
	struct unlock *unlock;

	erasing_fill(house, true, code);
	unlock = handed_stretch(house, "Sam", 30);
	for (size_t i = 0; i < 2; i++) {
		const char *kind = i == 0 ? "phone" : "school";

		handed_begin(unlock, code, HANDED_PIN, HANDED_CARD, &handed);
		assert_int_equal(
		    own_view(unlock_records(unlock), code, &view), STATUS_OK);
		memcpy(value, handed_thing(&view, kind)->values[0].code,
		    sizeof(value));
		own_view_clear(&view);
		assert_int_equal(
		    own_drop_value(unlock_records(unlock), code, value),
		    STATUS_OK);
		assert_int_equal(
		    own_drop_back(unlock_records(unlock), code, value),
		    STATUS_OK);
		assert_int_equal(
		    own_view(unlock_records(unlock), code, &view), STATUS_OK);
		assert_string_equal(handed_thing(&view, kind)->values[0].value,
		    i == 0 ? ERASING_PHONE : ERASING_SEALED);
		if (i == 0)
			assert_string_equal(
			    handed_thing(&view, kind)->values[0].words,
			    ERASING_DISPUTE);
		own_view_clear(&view);
		handed_end(&handed);
		handed_check(unlock);
	}
	clubhouse_close(&unlock);
}

/* ---------------------------------------------------------------- forget me */

static void
forget_me_can_be_taken_back_until_the_laptop_goes_back(void **state)
{
	struct clubhouse *house = *state;
	char code[CODE_TEXT_BYTES];
	struct forget_preview preview;
	struct handed handed;
	struct unlock *unlock;

	erasing_fill(house, false, code);
	unlock = handed_stretch(house, "Sam", 30);
	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    forget_preview(unlock_records(unlock), code, &preview), STATUS_OK);
	assert_int_equal(preview.values, 5);
	assert_int_equal(preview.visits, 1);
	assert_int_equal(preview.disputes, 1);
	assert_int_equal(preview.outcomes, 1);
	assert_int_equal(preview.texts_count, 2);
	assert_string_equal(
	    preview.texts[0].black, "Pool and a raft. [...] brought rope.");
	assert_int_equal(preview.texts[1].place, FORGET_NOTE);
	assert_string_equal(preview.texts[1].text, ""); /* it is Jo's */
	assert_int_equal(
	    forget_me(unlock_records(unlock), code, NULL, &preview), STATUS_OK);
	forget_preview_clear(&preview);
	assert_true(forget_is_said(unlock_records(unlock), code));
	assert_int_equal(
	    handed_int(unlock,
		"SELECT count(*) FROM v_consent WHERE person ="
		" (SELECT max(id) FROM person) AND state = 'live'"),
	    0);
	assert_int_equal(
	    forget_back(unlock_records(unlock), code, NULL), STATUS_OK);
	assert_false(forget_is_said(unlock_records(unlock), code));
	handed_end(&handed);
	assert_int_equal(handed_int(unlock, "SELECT count(*) FROM person"), 3);
	assert_true(handed_copies(unlock, ERASING_NOTES) > 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

/* What was said and not ended, by a crash, is gone at the next start. */
static void
forget_me_is_gone_at_the_next_start(void **state)
{
	struct clubhouse *house = *state;
	char code[CODE_TEXT_BYTES];
	struct handed handed;
	struct unlock *unlock;

	erasing_fill(house, false, code);
	unlock = handed_stretch(house, "Sam", 30);
	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    forget_me(unlock_records(unlock), code, NULL, NULL), STATUS_OK);
	clubhouse_close(&unlock); /* and no handover_end() */
	unlock = handed_stretch(house, "Sam", 31);
	assert_int_equal(handed_int(unlock, "SELECT count(*) FROM person"), 2);
	assert_int_equal(handed_copies(unlock, "Wren brought"), 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(erasing_copies(unlock), 0);
	clubhouse_close(&unlock);
	erasing_files_are_clean(house);
}

/* Signed, who looked goes too; else it stays for its year. */
static void
looks_go_only_with_what_they_signed(void **state)
{
	static const char sql[] =
	    "SELECT count(*) FROM ledger WHERE event = 'handover'"
	    " AND salt IS NOT NULL";
	static const char tombstone[] =
	    "SELECT max(looks) FROM tombstone WHERE what = 'person'";
	struct clubhouse *house = *state;
	struct clubhouse_files home;
	char code[CODE_TEXT_BYTES];

	clubhouse_keep(house, &home);
	for (int is_signed = 0; is_signed < 2; is_signed++) {
		struct unlock *unlock;

		erasing_fill(house, true, code);
		unlock = handed_stretch(house, "Sam", 30);
		(is_signed ? erasing_forget_signed : erasing_forget)(
		    unlock, code);
		assert_int_equal(handed_int(unlock, sql) == 0, is_signed);
		assert_int_equal(handed_int(unlock, tombstone) > 0, is_signed);
		handed_check(unlock);
		clubhouse_close(&unlock);
		clubhouse_put_back(house, &home);
	}
	clubhouse_forget(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(a_dropped_value_comes_back_in_that_hand_over_only),
	    AT_HOME(forget_me_can_be_taken_back_until_the_laptop_goes_back),
	    AT_HOME(forget_me_is_gone_at_the_next_start),
	    AT_HOME(looks_go_only_with_what_they_signed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
