/*
 * consent: spoken, carried, again, no's, capacity, running out (DESIGN 3).
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
#include "core/runout.h"
#include "core/session.h"
#include "support/records_fixture.h"

#define DAY_SECONDS INT64_C(86400)

static const struct look_why tonight = {LOOK_TONIGHT, NULL};

/* Move the clock on in steps that the clock guard trusts, locking each time. */
static void
days_later(struct fixture *f, int32_t days)
{
	int64_t target = records_now(f->records) + days * DAY_SECONDS;

	while (records_now(f->records) < target) {
		struct runout_result result;
		int64_t next = records_now(f->records) + 30 * DAY_SECONDS;

		if (next > target)
			next = target;
		fixture_lock_and_open(f, next);
		assert_int_equal(
		    runout_do(f->records, &result), STATUS_OK);
		assert_false(result.is_held_back);
		/* something confirmed happens, as on any evening */
		assert_int_equal(records_confirm_date(f->records,
		                     records_today(f->records)),
		    STATUS_OK);
	}
}

static void
add(struct fixture *f, const char *name, const struct consent_say *says,
    size_t count, char code[CODE_TEXT_BYTES])
{
	struct person_new person = {.name = name,
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = says,
	    .says_count = count,
	    .is_able = true,
	    .capacity_review = DAY_NONE};

	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
}

static enum status
say(struct fixture *f, const char *code, const char *kind,
    const char *session)
{
	struct consent_saying saying = {DAY_NONE, false, session, false};
	struct consent_say one = {kind, SEE_TEAM, false, DAY_NONE};

	return consent_spoken(f->records, code, &saying, &one, 1, NULL);
}

/* The state of one kind, "none" when nothing was ever said. */
static void
assert_state(struct fixture *f, const char *code, const char *kind,
    const char *state, const char *why)
{
	struct consent_list list;
	const char *found = "none", *found_why = "";
	size_t i;

	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	for (i = 0; i < list.count; i++)
		if (strcmp(list.lines[i].kind, kind) == 0) {
			found = list.lines[i].state;
			found_why = list.lines[i].why;
		}
	assert_string_equal(found, state);
	assert_string_equal(found_why, why);
	consent_list_clear(&list);
}

/* What a worker sees of one kind; NULL when there is no value for them. */
static char *
seen(struct fixture *f, const char *code, const char *kind,
    enum look_reason reason)
{
	struct look_why why = {reason, NULL};
	struct person_view view;
	char *value;

	assert_int_equal(
	    person_show(f->records, code, &why, &kind, 1, &view), STATUS_OK);
	assert_int_equal(view.count, 1);
	value = mem_text(view.fields[0].value);
	assert_true((value == NULL) == (view.fields[0].why_not != NULL));
	person_view_clear(&view);
	return value;
}

static void
assert_seen(struct fixture *f, const char *code, const char *kind,
    const char *expected)
{
	char *value = seen(f, code, kind, LOOK_REACH);

	if (expected == NULL)
		assert_null(value);
	else
		assert_string_equal(value, expected);
	mem_wipe_text(&value);
}

/* A session of today with these people, whose id comes back. */
static void
session_today(struct fixture *f, const char *const *present, size_t count,
    char code[CODE_TEXT_BYTES])
{
	static const char *const workers[] = {"Sam"};
	struct session_new session = {.held_on = records_today(f->records),
	    .start_minute = 600,
	    .end_minute = 660,
	    .place = "Hall",
	    .provision = "Open access",
	    .mode = "centre-based",
	    .theme = "",
	    .notes = "",
	    .headcount = (int64_t)count + 3,
	    .workers = workers,
	    .workers_count = 1,
	    .present = present,
	    .present_count = count};

	assert_int_equal(
	    session_add(f->records, &session, code, NULL), STATUS_OK);
}

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

	add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "email", "a@example.org"),
	    STATUS_NO_CONSENT);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	assert_seen(f, code, "phone", "07700 900123");
}

static void
a_spoken_yes_runs_120_days_then_shuts_then_goes(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	days_later(f, 120);
	assert_state(f, code, "phone", "live", "");
	days_later(f, 1);
	assert_state(f, code, "phone", "shut", "ran_out");
	assert_seen(f, code, "phone", NULL);
	days_later(f, 59); /* the sixtieth day of being shut */
	assert_state(f, code, "phone", "shut", "ran_out");
	days_later(f, 1);
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

	add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	days_later(f, 100);
	session_today(f, present, 1, session);
	assert_int_equal(say(f, code, "phone", session), STATUS_OK);
	days_later(f, 82); /* the name has been shut for more than 60 days */
	assert_state(f, code, "name", "shut", "ran_out");
	assert_state(f, code, "phone", "live", "");
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

	add(f, "Noah", register_and_phone, 2, code);
	add(f, "Kai", register_and_phone, 2, other);
	for (again = 0; again < 2; again++) {
		days_later(f, 40);
		assert_int_equal(say(f, code, "phone", NULL),
		    STATUS_NO_CONSENT);
		session_today(f, present, 1, session);
		assert_int_equal(say(f, other, "phone", session),
		    STATUS_NO_CONSENT); /* was not there */
		assert_int_equal(
		    say(f, code, "phone", session), STATUS_OK);
	}
	days_later(f, 10);
	session_today(f, present, 1, session);
	assert_int_equal(
	    say(f, code, "phone", session), STATUS_NO_CONSENT);
	assert_state(f, code, "phone", "live", "");
}

static void
a_shut_yes_is_opened_by_a_new_one_and_ticks_the_register(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], session[CODE_TEXT_BYTES];
	struct consent_say both[] = {
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"phone", SEE_TEAM, false, DAY_NONE}};
	struct consent_saying saying = {DAY_NONE, false, session, false};
	struct session_list list;

	add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	days_later(f, 130);
	assert_seen(f, code, "phone", NULL);
	session_today(f, NULL, 0, session);
	assert_int_equal(consent_spoken(f->records, code, &saying, both, 2,
	                     NULL),
	    STATUS_OK);
	assert_seen(f, code, "phone", "07700 900123");
	assert_int_equal(
	    session_show(f->records, session, &tonight, &list), STATUS_OK);
	assert_int_equal(list.sessions[0].names_count, 1);
	session_list_clear(&list);
}

static void
a_no_they_heard_shuts_at_once_and_erases_after_seven_days(void **state)
{
	static const char *const kinds[] = {"phone"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct consent_no *noes = NULL;
	size_t count = 0;

	add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	assert_int_equal(
	    consent_refuse(f->records, code, kinds, 1), STATUS_OK);
	assert_seen(f, code, "phone", NULL);
	assert_state(f, code, "phone", "shut", "heard_no");
	assert_int_equal(
	    consent_noes(f->records, &noes, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_string_equal(noes[0].called, "Noah");
	assert_string_equal(noes[0].by, "Sam");
	assert_true(noes[0].is_heard);
	consent_noes_clear(&noes, count);
	days_later(f, 6);
	assert_state(f, code, "phone", "shut", "heard_no");
	days_later(f, 1);
	assert_state(f, code, "phone", "gone", "");
	assert_seen(f, code, "phone", NULL);
}

static void
a_no_to_the_name_needs_another_name_or_is_a_no_to_all(void **state)
{
	static const char *const name[] = {"name"};
	static const char *const all[] = {"all"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], found[CODE_TEXT_BYTES];

	add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    consent_refuse(f->records, code, name, 1), STATUS_INVALID);
	assert_int_equal(person_resolve(f->records, "Noah", found), STATUS_OK);
	assert_int_equal(
	    consent_refuse(f->records, code, all, 1), STATUS_OK);
	assert_int_equal(
	    person_resolve(f->records, "Noah", found), STATUS_NOT_FOUND);
	assert_state(f, code, "phone", "shut", "heard_no");
	days_later(f, 7);
	assert_int_equal(
	    person_resolve(f->records, code, found), STATUS_NOT_FOUND);
}

static void
with_a_handle_the_name_alone_can_be_refused(void **state)
{
	static const char *const name[] = {"name"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], found[CODE_TEXT_BYTES];

	add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(say(f, code, "handle", NULL), STATUS_OK);
	assert_int_equal(
	    field_set(f->records, code, "handle", "otter 41"), STATUS_OK);
	assert_int_equal(
	    consent_refuse(f->records, code, name, 1), STATUS_OK);
	assert_int_equal(
	    person_resolve(f->records, "Noah", found), STATUS_NOT_FOUND);
	assert_int_equal(
	    person_resolve(f->records, "otter 41", found), STATUS_OK);
	assert_string_equal(found, code);
}

static void
a_no_is_remembered_for_six_months(void **state)
{
	static const char *const kinds[] = {"email"};
	struct fixture *f = *state;
	struct consent_saying raised = {DAY_NONE, false, NULL, true};
	struct consent_say email = {"email", SEE_TEAM, false, DAY_NONE};
	char code[CODE_TEXT_BYTES];

	add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    consent_refuse(f->records, code, kinds, 1), STATUS_OK);
	assert_state(f, code, "email", "gone", "");
	assert_int_equal(consent_ask(f->records, code, "email", false),
	    STATUS_NO_CONSENT);
	assert_int_equal(
	    say(f, code, "email", NULL), STATUS_NO_CONSENT);
	assert_int_equal(
	    consent_ask(f->records, code, "email", true), STATUS_OK);
	assert_int_equal(consent_spoken(f->records, code, &raised, &email, 1,
	                     NULL),
	    STATUS_OK);
	assert_state(f, code, "email", "live", "");
}

static void
a_workers_own_no_shuts_and_leaves_no_refusal(void **state)
{
	static const char *const kinds[] = {"phone"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    consent_revoke(f->records, code, kinds, 1), STATUS_OK);
	assert_state(f, code, "phone", "shut", "worker_no");
	days_later(f, 7);
	assert_state(f, code, "phone", "none", "");
	assert_int_equal(
	    consent_ask(f->records, code, "phone", false), STATUS_OK);
}

static void
keep_it_do_not_use_it_shuts_for_sixty_days(void **state)
{
	static const char *const kinds[] = {"phone"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    consent_restrict(f->records, code, kinds, 1), STATUS_OK);
	assert_state(f, code, "phone", "shut", "asked");
	assert_int_equal(field_set(f->records, code, "phone", "07700 900123"),
	    STATUS_NO_CONSENT);
	days_later(f, 59);
	assert_state(f, code, "phone", "shut", "asked");
	days_later(f, 1);
	assert_state(f, code, "phone", "none", "");
}

static void
an_emergency_value_opens_for_an_emergency_only(void **state)
{
	static const struct consent_say says[] = {
	    {"emergency_contact", SEE_EMERGENCY, false, DAY_NONE}};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	char *value;

	add(f, "Noah", says, 1, code);
	assert_int_equal(field_set(f->records, code, "emergency_contact",
	                     "Aunt, 07700 900111"),
	    STATUS_OK);
	assert_seen(f, code, "emergency_contact", NULL);
	value = seen(f, code, "emergency_contact", LOOK_EMERGENCY);
	assert_string_equal(value, "Aunt, 07700 900111");
	mem_wipe_text(&value);
}

static void
not_yet_able_needs_an_adults_yes_and_either_no_ends_it(void **state)
{
	struct fixture *f = *state;
	struct person_new person = {.name = "Ada",
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = phone,
	    .says_count = 1,
	    .capacity_review = DAY_NONE};
	struct adult_say no = {"phone", false, DAY_NONE, DAY_NONE};
	struct adult_say yes = {"phone", true, DAY_NONE, DAY_NONE};
	char code[CODE_TEXT_BYTES];

	assert_int_equal(person_add(f->records, &person, code, NULL),
	    STATUS_NO_CONSENT);
	person.adult_agrees = true;
	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
	assert_state(f, code, "phone", "live", "");
	assert_int_equal(
	    consent_adult(f->records, code, &no), STATUS_OK);
	assert_state(f, code, "phone", "shut", "adult");
	assert_int_equal(field_set(f->records, code, "phone", "07700 900123"),
	    STATUS_NO_CONSENT);
	assert_int_equal(
	    consent_adult(f->records, code, &yes), STATUS_OK);
	assert_state(f, code, "phone", "live", "");
}

static void
becoming_not_yet_able_shuts(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    consent_capacity(f->records, code, false, DAY_NONE), STATUS_OK);
	assert_state(f, code, "phone", "shut", "adult");
	assert_int_equal(
	    consent_capacity(f->records, code, true, DAY_NONE), STATUS_OK);
	assert_state(f, code, "phone", "live", "");
}

static void
less_can_always_be_said_and_does_not_last_longer(void **state)
{
	struct fixture *f = *state;
	struct consent_saying saying = {DAY_NONE, false, NULL, false};
	struct consent_say narrow = {
	    "birth_date", SEE_NOBODY, true, DAY_NONE};
	static const struct consent_say wide[] = {
	    {"birth_date", SEE_TEAM, true, DAY_NONE}};
	struct consent_list list;
	char code[CODE_TEXT_BYTES];
	int32_t ran_out;

	add(f, "Noah", wide, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "birth_date", "2011-05"), STATUS_OK);
	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	ran_out = list.lines[1].runs_out;
	narrow.until = list.lines[1].until;
	assert_string_equal(list.lines[1].kind, "birth_date");
	consent_list_clear(&list);
	days_later(f, 50);
	assert_int_equal(consent_spoken(f->records, code, &saying, &narrow, 1,
	                     NULL),
	    STATUS_OK);
	assert_seen(f, code, "birth_date", NULL);
	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	assert_int_equal(list.lines[1].runs_out, ran_out);
	assert_string_equal(list.lines[1].see, "nobody");
	consent_list_clear(&list);
}

static void
the_clock_far_ahead_erases_nothing_and_keeps_nothing_alive(void **state)
{
	struct fixture *f = *state;
	struct runout_result result;
	int64_t now = records_now(f->records);
	char code[CODE_TEXT_BYTES];

	add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	fixture_lock_and_open(f, now + 3650 * DAY_SECONDS);
	assert_int_equal(records_clock(f->records), CLOCK_AHEAD);
	assert_int_equal(runout_do(f->records, &result), STATUS_OK);
	assert_true(result.is_held_back);
	assert_int_equal(say(f, code, "phone", NULL), STATUS_INVALID);
	assert_seen(f, code, "phone", NULL);
	fixture_lock_and_open(f, now + DAY_SECONDS);
	assert_int_equal(records_clock(f->records), CLOCK_TRUSTED);
	assert_seen(f, code, "phone", "07700 900123");
}

static void
the_clock_set_back_keeps_nothing_alive(void **state)
{
	struct fixture *f = *state;
	int64_t now = records_now(f->records);
	char code[CODE_TEXT_BYTES];

	add(f, "Noah", register_and_phone, 2, code);
	days_later(f, 121);
	assert_state(f, code, "phone", "shut", "ran_out");
	fixture_lock_and_open(f, now - 3650 * DAY_SECONDS);
	assert_int_equal(records_clock(f->records), CLOCK_BEHIND);
	assert_state(f, code, "phone", "shut", "ran_out");
	assert_int_equal(
	    records_confirm_date(f->records, records_today(f->records)),
	    STATUS_INVALID); /* the clock says another day */
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
	    T(a_no_they_heard_shuts_at_once_and_erases_after_seven_days),
	    T(a_no_to_the_name_needs_another_name_or_is_a_no_to_all),
	    T(with_a_handle_the_name_alone_can_be_refused),
	    T(a_no_is_remembered_for_six_months),
	    T(a_workers_own_no_shuts_and_leaves_no_refusal),
	    T(keep_it_do_not_use_it_shuts_for_sixty_days),
	    T(an_emergency_value_opens_for_an_emergency_only),
	    T(not_yet_able_needs_an_adults_yes_and_either_no_ends_it),
	    T(becoming_not_yet_able_shuts),
	    T(less_can_always_be_said_and_does_not_last_longer),
	    T(the_clock_far_ahead_erases_nothing_and_keeps_nothing_alive),
	    T(the_clock_set_back_keeps_nothing_alive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
