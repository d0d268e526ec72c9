/*
 * consent: no's that a worker writes down, and "keep it, do not use it".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "core/consent.h"
#include "core/field.h"
#include "core/person.h"
#include "support/consented.h"
#include "support/records_fixture.h"

static const struct consent_say phone[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}};
static const struct consent_say register_and_phone[] = {
    {"attendance", SEE_TEAM, true, DAY_NONE},
    {"phone", SEE_TEAM, false, DAY_NONE}};

static void
a_no_they_heard_shuts_at_once_and_erases_after_seven_days(void **state)
{
	static const char *const kinds[] = {"phone"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct consent_no *noes = NULL;
	size_t count = 0;

	consented_add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	assert_int_equal(consent_refuse(f->records, code, kinds, 1), STATUS_OK);
	consented_seen_is(f, code, "phone", NULL);
	consented_state_is(f, code, "phone", "shut", "heard_no");
	assert_int_equal(consent_noes(f->records, &noes, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_string_equal(noes[0].called, "Noah");
	assert_string_equal(noes[0].by, "Sam");
	assert_true(noes[0].is_heard);
	fixture_newest_is(f, "look", "why 5\nkind name\n");
	consent_noes_clear(&noes, count);
	consented_days_later(f, 6);
	consented_state_is(f, code, "phone", "shut", "heard_no");
	consented_days_later(f, 1);
	consented_state_is(f, code, "phone", "gone", "");
	consented_seen_is(f, code, "phone", NULL);
}

static void
a_no_to_the_name_needs_another_name_or_is_a_no_to_all(void **state)
{
	static const char *const name[] = {"name"};
	static const char *const all[] = {"all"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], found[CODE_TEXT_BYTES];

	consented_add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    consent_refuse(f->records, code, name, 1), STATUS_INVALID);
	assert_int_equal(person_resolve(f->records, "Noah", found), STATUS_OK);
	assert_int_equal(consent_refuse(f->records, code, all, 1), STATUS_OK);
	assert_int_equal(
	    person_resolve(f->records, "Noah", found), STATUS_NOT_FOUND);
	consented_state_is(f, code, "phone", "shut", "heard_no");
	consented_days_later(f, 7);
	assert_int_equal(
	    person_resolve(f->records, code, found), STATUS_NOT_FOUND);
}

static void
with_a_handle_the_name_alone_can_be_refused(void **state)
{
	static const char *const name[] = {"name"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], found[CODE_TEXT_BYTES];

	consented_add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(consented_say(f, code, "handle", NULL), STATUS_OK);
	assert_int_equal(
	    field_set(f->records, code, "handle", "otter 41"), STATUS_OK);
	assert_int_equal(consent_refuse(f->records, code, name, 1), STATUS_OK);
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

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(consent_refuse(f->records, code, kinds, 1), STATUS_OK);
	consented_state_is(f, code, "email", "gone", "");
	assert_int_equal(
	    consent_ask(f->records, code, "email", false), STATUS_NO_CONSENT);
	assert_int_equal(
	    consented_say(f, code, "email", NULL), STATUS_NO_CONSENT);
	assert_int_equal(
	    consent_ask(f->records, code, "email", true), STATUS_OK);
	assert_int_equal(
	    consent_spoken(f->records, code, &raised, &email, 1, NULL),
	    STATUS_OK);
	consented_state_is(f, code, "email", "live", "");
}

static void
a_workers_own_no_shuts_and_leaves_no_refusal(void **state)
{
	static const char *const kinds[] = {"phone"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(consent_revoke(f->records, code, kinds, 1), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "worker_no");
	consented_days_later(f, 7);
	consented_state_is(f, code, "phone", "none", "");
	assert_int_equal(
	    consent_ask(f->records, code, "phone", false), STATUS_OK);
}

static void
keep_it_do_not_use_it_shuts_for_sixty_days(void **state)
{
	static const char *const kinds[] = {"phone"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", register_and_phone, 2, code);
	assert_int_equal(
	    consent_restrict(f->records, code, kinds, 1), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "asked");
	assert_int_equal(field_set(f->records, code, "phone", "07700 900123"),
	    STATUS_NO_CONSENT);
	consented_days_later(f, 59);
	consented_state_is(f, code, "phone", "shut", "asked");
	consented_days_later(f, 1);
	consented_state_is(f, code, "phone", "none", "");
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(a_no_they_heard_shuts_at_once_and_erases_after_seven_days),
	    T(a_no_to_the_name_needs_another_name_or_is_a_no_to_all),
	    T(with_a_handle_the_name_alone_can_be_refused),
	    T(a_no_is_remembered_for_six_months),
	    T(a_workers_own_no_shuts_and_leaves_no_refusal),
	    T(keep_it_do_not_use_it_shuts_for_sixty_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
