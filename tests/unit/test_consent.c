/*
 * consent: what was spoken, said again, run out, narrowed (DESIGN 3).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/field.h"
#include "core/person.h"
#include "core/session.h"
#include "support/consented.h"
#include "support/records_fixture.h"

static const struct look_why tonight = {LOOK_TONIGHT, NULL};

static const struct consent_say phone[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}};
static const struct consent_say register_and_phone[] = {
    {"attendance", SEE_TEAM, true, DAY_NONE},
    {"phone", SEE_TEAM, false, DAY_NONE}};

static void
without_a_yes_no_value_is_written(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(field_set(f->records, code, "email", "a@example.org"),
	    STATUS_NO_CONSENT);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	consented_seen_is(f, code, "phone", "07700 900123");
}

static void
a_spoken_yes_runs_120_days_then_shuts_then_goes(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	consented_days_later(f, 120);
	consented_state_is(f, code, "phone", "live", "");
	consented_days_later(f, 1);
	consented_state_is(f, code, "phone", "shut", "ran_out");
	consented_seen_is(f, code, "phone", NULL);
	consented_days_later(f, 59); /* the sixtieth day of being shut */
	consented_state_is(f, code, "phone", "shut", "ran_out");
	consented_days_later(f, 1);
	/* the name ran out on the same day: nothing is left of Noah */
	assert_int_equal(
	    person_resolve(f->records, "Noah", code), STATUS_NOT_FOUND);
}

static void
a_name_outlasts_what_else_is_held(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], session[CODE_TEXT_BYTES];
	const char *present[] = {code};

	consented_add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	consented_days_later(f, 100);
	consented_session_today(f, present, 1, session);
	assert_int_equal(consented_say(f, code, "phone", session), STATUS_OK);
	consented_days_later(
	    f, 82); /* the name has been shut for more than 60 days */
	consented_state_is(f, code, "name", "shut", "ran_out");
	consented_state_is(f, code, "phone", "live", "");
	assert_int_equal(person_resolve(f->records, "Noah", code), STATUS_OK);
}

static void
a_spoken_yes_is_said_again_twice_and_only_at_a_session(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], other[CODE_TEXT_BYTES];
	char session[CODE_TEXT_BYTES];
	const char *present[] = {code};
	int again;

	consented_add(f, "Noah", register_and_phone, 2, code);
	consented_add(f, "Kai", register_and_phone, 2, other);
	for (again = 0; again < 2; again++) {
		consented_days_later(f, 40);
		assert_int_equal(
		    consented_say(f, code, "phone", NULL), STATUS_NO_CONSENT);
		consented_session_today(f, present, 1, session);
		assert_int_equal(consented_say(f, other, "phone", session),
		    STATUS_NO_CONSENT); /* was not there */
		assert_int_equal(
		    consented_say(f, code, "phone", session), STATUS_OK);
	}
	consented_days_later(f, 10);
	consented_session_today(f, present, 1, session);
	assert_int_equal(
	    consented_say(f, code, "phone", session), STATUS_NO_CONSENT);
	consented_state_is(f, code, "phone", "live", "");
}

static void
a_shut_yes_is_opened_by_a_new_one_and_ticks_the_register(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], session[CODE_TEXT_BYTES];
	struct consent_say both[] = {{"attendance", SEE_TEAM, true, DAY_NONE},
	    {"phone", SEE_TEAM, false, DAY_NONE}};
	struct consent_saying saying = {DAY_NONE, false, session, false};
	struct session_list list;

	consented_add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	consented_days_later(f, 130);
	consented_seen_is(f, code, "phone", NULL);
	consented_session_today(f, NULL, 0, session);
	assert_int_equal(
	    consent_spoken(f->records, code, &saying, both, 2, NULL),
	    STATUS_OK);
	consented_seen_is(f, code, "phone", "07700 900123");
	assert_int_equal(
	    session_show(f->records, session, &tonight, &list), STATUS_OK);
	assert_int_equal(list.sessions[0].names_count, 1);
	session_list_clear(&list);
}

static void
an_emergency_value_opens_for_an_emergency_only(void **state)
{
	static const struct consent_say says[] = {
	    {"emergency_contact", SEE_EMERGENCY, false, DAY_NONE}};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	char *value;

	consented_add(f, "Noah", says, 1, code);
	assert_int_equal(field_set(f->records, code, "emergency_contact",
			     "Aunt, 07700 900111"),
	    STATUS_OK);
	consented_seen_is(f, code, "emergency_contact", NULL);
	value = consented_seen(f, code, "emergency_contact", LOOK_EMERGENCY);
	assert_string_equal(value, "Aunt, 07700 900111");
	mem_wipe_text(&value);
}

static void
less_can_always_be_said_and_does_not_last_longer(void **state)
{
	struct fixture *f = *state;
	struct consent_saying saying = {DAY_NONE, false, NULL, false};
	struct consent_say narrow = {"birth_date", SEE_NOBODY, true, DAY_NONE};
	static const struct consent_say wide[] = {
	    {"birth_date", SEE_TEAM, true, DAY_NONE}};
	struct consent_list list;
	char code[CODE_TEXT_BYTES];
	int32_t ran_out;

	consented_add(f, "Noah", wide, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "birth_date", "2011-05"), STATUS_OK);
	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	ran_out = list.lines[1].runs_out;
	narrow.until = list.lines[1].until;
	assert_string_equal(list.lines[1].kind, "birth_date");
	consent_list_clear(&list);
	consented_days_later(f, 50);
	assert_int_equal(
	    consent_spoken(f->records, code, &saying, &narrow, 1, NULL),
	    STATUS_OK);
	consented_seen_is(f, code, "birth_date", NULL);
	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	assert_int_equal(list.lines[1].runs_out, ran_out);
	assert_string_equal(list.lines[1].see, "nobody");
	consent_list_clear(&list);
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(without_a_yes_no_value_is_written),
	    T(a_spoken_yes_runs_120_days_then_shuts_then_goes),
	    T(a_name_outlasts_what_else_is_held),
	    T(a_spoken_yes_is_said_again_twice_and_only_at_a_session),
	    T(a_shut_yes_is_opened_by_a_new_one_and_ticks_the_register),
	    T(an_emergency_value_opens_for_an_emergency_only),
	    T(less_can_always_be_said_and_does_not_last_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
