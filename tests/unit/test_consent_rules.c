/*
 * consent: where one rule meets another (DESIGN 1 and 3).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "core/field.h"
#include "core/kind.h"
#include "core/runout.h"
#include "core/session.h"
#include "store/stmt.h"
#include "support/consented.h"

#define DAY_SECONDS INT64_C(86400)

static const char *const phone_kind[] = {"phone"};
static const struct consent_say phone[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}};
static const struct consent_say both[] = {
    {"attendance", SEE_TEAM, true, DAY_NONE},
    {"phone", SEE_TEAM, false, DAY_NONE}};

static int32_t
goes_from(struct fixture *f, const char *code, const char *kind)
{
	struct consent_list list;
	int32_t day = DAY_NONE;
	size_t i;

	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	for (i = 0; i < list.count; i++)
		if (strcmp(list.lines[i].kind, kind) == 0)
			day = list.lines[i].goes_from;
	consent_list_clear(&list);
	return day;
}

static int64_t
number(struct fixture *f, const char *sql)
{
	struct stmt *stmt = stmt_open(f->store, sql);
	int64_t value = -1;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

static void
nothing_a_worker_does_undoes_or_delays_a_no(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	int32_t day;

	consented_add(f, "Noah", both, 2, code);
	assert_int_equal(
	    consent_refuse(f->records, code, phone_kind, 1), STATUS_OK);
	day = goes_from(f, code, "phone");
	assert_int_equal(day, FIXTURE_TODAY + CONSENT_NO_DAYS);
	consented_days_later(f, 3);
	assert_int_equal(
	    consent_restrict(f->records, code, phone_kind, 1), STATUS_OK);
	assert_int_equal(
	    consent_revoke(f->records, code, phone_kind, 1), STATUS_OK);
	assert_int_equal(
	    consent_refuse(f->records, code, phone_kind, 1), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "heard_no");
	assert_int_equal(goes_from(f, code, "phone"), day);
	consented_days_later(f, 4);
	consented_state_is(f, code, "phone", "gone", "");
}

static void
their_no_goes_over_a_workers_own(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", both, 2, code);
	assert_int_equal(
	    consent_revoke(f->records, code, phone_kind, 1), STATUS_OK);
	assert_int_equal(
	    consent_refuse(f->records, code, phone_kind, 1), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "heard_no");
}

static void
a_no_that_is_still_shut_is_not_asked_about_again(void **state)
{
	struct fixture *f = *state;
	struct consent_saying raised = {DAY_NONE, false, NULL, true};
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", both, 2, code);
	assert_int_equal(
	    consent_refuse(f->records, code, phone_kind, 1), STATUS_OK);
	assert_int_equal(
	    consent_ask(f->records, code, "phone", false), STATUS_NO_CONSENT);
	assert_int_equal(
	    consented_say(f, code, "phone", NULL), STATUS_NO_CONSENT);
	assert_int_equal(
	    consent_spoken(f->records, code, &raised, phone, 1, NULL),
	    STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
}

static void
a_no_is_possible_to_a_kind_that_is_no_longer_asked(void **state)
{
	static const char *const all[] = {"all"};
	struct fixture *f = *state;
	struct kind retire = {.retired = true};
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	assert_int_equal(
	    kind_edit(f->records, "phone", &retire, false), STATUS_OK);
	assert_int_equal(field_take_out(f->records, code, "phone"), STATUS_OK);
	assert_int_equal(
	    consent_restrict(f->records, code, phone_kind, 1), STATUS_OK);
	assert_int_equal(consent_refuse(f->records, code, all, 1), STATUS_OK);
	consented_days_later(f, 7);
	assert_int_equal(number(f, "SELECT count(*) FROM person"), 0);
}

static void
less_is_said_without_a_session_and_without_a_day(void **state)
{
	static const char sql[] =
	    "SELECT count(*) FROM tombstone WHERE what = 'consent'";
	struct fixture *f = *state;
	struct consent_saying saying = {DAY_NONE, false, NULL, false};
	struct consent_say less = {"phone", SEE_EMERGENCY, false, DAY_NONE};
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", both, 2, code);
	consented_days_later(f, 5);
	assert_int_equal(number(f, sql), 0);
	assert_int_equal(
	    consent_spoken(f->records, code, &saying, &less, 1, NULL),
	    STATUS_OK);
	assert_int_equal(number(f, sql), 1);
	assert_int_equal(
	    consented_say(f, code, "phone", NULL), STATUS_NO_CONSENT);
}

static void
a_no_while_the_clock_is_ahead_is_erased_in_time(void **state)
{
	struct fixture *f = *state;
	int64_t now = records_now(f->records);
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", both, 2, code);
	fixture_lock_and_open(f, now + 3650 * DAY_SECONDS);
	assert_int_equal(
	    consent_refuse(f->records, code, phone_kind, 1), STATUS_OK);
	fixture_lock_and_open(f, now + DAY_SECONDS);
	assert_int_equal(
	    goes_from(f, code, "phone"), FIXTURE_TODAY + CONSENT_NO_DAYS);
}

static void
a_closed_register_takes_no_name_by_way_of_a_yes(void **state)
{
	struct fixture *f = *state;
	struct consent_saying saying = {FIXTURE_TODAY, false, NULL, false};
	struct session_list list;
	char code[CODE_TEXT_BYTES], session[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	consented_session_today(f, NULL, 0, session);
	saying.session = session;
	consented_days_later(f, SESSION_OPEN_DAYS + 1);
	assert_int_equal(
	    consent_spoken(f->records, code, &saying, both, 1, NULL),
	    STATUS_OK);
	assert_int_equal(
	    session_show(f->records, session, NULL, &list), STATUS_OK);
	assert_int_equal(list.sessions[0].names_count, 0);
	session_list_clear(&list);
}

static void
an_adults_no_is_erased_after_sixty_days(void **state)
{
	struct fixture *f = *state;
	struct person_new person = {.name = "Ada",
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = phone,
	    .says_count = 1,
	    .adult_agrees = true,
	    .capacity_review = DAY_NONE};
	struct adult_say no = {"phone", false, DAY_NONE, DAY_NONE};
	char code[CODE_TEXT_BYTES];

	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
	assert_int_equal(consent_adult(f->records, code, &no), STATUS_OK);
	assert_int_equal(
	    goes_from(f, code, "phone"), FIXTURE_TODAY + CONSENT_SHUT_DAYS);
	consented_days_later(f, CONSENT_SHUT_DAYS - 1);
	consented_state_is(f, code, "phone", "shut", "capacity");
	consented_days_later(f, 1);
	consented_state_is(f, code, "phone", "none", "");
}

static void
a_name_that_is_over_goes_when_a_handle_lives(void **state)
{
	static const char *const name[] = {"name"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	consented_days_later(f, 30);
	assert_int_equal(consented_say(f, code, "handle", NULL), STATUS_OK);
	assert_int_equal(
	    field_set(f->records, code, "handle", "otter 41"), STATUS_OK);
	assert_int_equal(
	    consent_restrict(f->records, code, name, 1), STATUS_OK);
	consented_days_later(f, CONSENT_SHUT_DAYS);
	consented_state_is(f, code, "name", "none", "");
	consented_state_is(f, code, "handle", "live", "");
}

static void
who_said_no_to_being_listed_is_not_listed(void **state)
{
	static const char *const attendance[] = {"attendance"};
	static const char sql[] =
	    "SELECT count(*) FROM group_person WHERE until_on IS NULL";
	struct fixture *f = *state;
	struct person_list list;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", both, 2, code);
	consented_regular(f, "Tuesday", code);
	assert_int_equal(person_mine(f->records, &list), STATUS_OK);
	person_list_clear(&list);
	assert_int_equal(
	    consent_refuse(f->records, code, attendance, 1), STATUS_OK);
	assert_int_equal(number(f, sql), 1); /* kept for seven days, unseen */
	assert_int_equal(person_mine(f->records, &list), STATUS_NOT_FOUND);
}

static void
a_count_only_fact_outlives_an_unrelated_answer(void **state)
{
	static const struct consent_say gender[] = {
	    {"gender", SEE_NOBODY, true, DAY_NONE}};
	static const char sql[] =
	    "SELECT count(*) FROM counted_fact WHERE fact = 'gender'";
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", gender, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "gender", "girl or woman"), STATUS_OK);
	assert_int_equal(number(f, sql), 1);
	assert_int_equal(consented_say(f, code, "attendance", NULL), STATUS_OK);
	assert_int_equal(number(f, sql), 1);
	assert_int_equal(
	    number(f, "SELECT count(*) FROM field WHERE kind > 2"), 0);
}

static void
words_about_somebody_go_with_them(void **state)
{
	static const char *const all[] = {"all"};
	struct fixture *f = *state;
	struct look_why why = {LOOK_OTHER, "her mother rang"};
	struct person_view view;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    person_show(f->records, code, &why, NULL, 0, &view), STATUS_OK);
	person_view_clear(&view);
	assert_int_equal(number(f, "SELECT count(*) FROM look_words"), 1);
	assert_int_equal(consent_refuse(f->records, code, all, 1), STATUS_OK);
	consented_days_later(f, 7);
	assert_int_equal(number(f, "SELECT count(*) FROM look_words"), 0);
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(nothing_a_worker_does_undoes_or_delays_a_no),
	    T(their_no_goes_over_a_workers_own),
	    T(a_no_that_is_still_shut_is_not_asked_about_again),
	    T(a_no_is_possible_to_a_kind_that_is_no_longer_asked),
	    T(less_is_said_without_a_session_and_without_a_day),
	    T(a_no_while_the_clock_is_ahead_is_erased_in_time),
	    T(a_closed_register_takes_no_name_by_way_of_a_yes),
	    T(an_adults_no_is_erased_after_sixty_days),
	    T(a_name_that_is_over_goes_when_a_handle_lives),
	    T(who_said_no_to_being_listed_is_not_listed),
	    T(a_count_only_fact_outlives_an_unrelated_answer),
	    T(words_about_somebody_go_with_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
