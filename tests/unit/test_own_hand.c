/*
 * own_say: what a young person says with the laptop in their hands and no key:
 * only less, at once, and gone when the laptop goes back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/core_internal.h"
#include "core/field.h"
#include "core/runout.h"
#include "support/consented.h"
#include "support/signing.h"

#define NOES   1000
#define PEOPLE 250 /* so many at a time */

static const struct consent_say phone_and_email[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}, {"email", SEE_TEAM, false, DAY_NONE}};
static const char *const phone[] = {"phone"};

static void
add(struct fixture *f, char code[CODE_TEXT_BYTES])
{
	consented_add(f, "Robin", phone_and_email, 2, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
}

static void
undoable_is(struct fixture *f, const char *code, const char *kind)
{
	char **kinds = NULL;
	size_t count = 0;

	assert_int_equal(
	    own_say_undoable(f->records, code, &kinds, &count), STATUS_OK);
	assert_int_equal(count, kind == NULL ? 0 : 1);
	if (kind != NULL)
		assert_string_equal(kinds[0], kind);
	own_say_kinds_clear(&kinds, count);
}

static void
phones_are(struct fixture *f, int64_t expected)
{
	struct stmt *stmt = stmt_open(f->store,
	    "SELECT count(*) FROM field f JOIN kind k ON k.id = f.kind"
	    " WHERE k.name = 'phone'");
	int64_t count = -1;

	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	assert_int_equal(count, expected);
}

static void
their_no_is_at_once_and_can_be_taken_back(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	add(f, code);
	assert_int_equal(own_say_no(f->records, code, phone, 1), STATUS_OK);
	fixture_newest_is(f, "own_no", "no phone\n");
	consented_state_is(f, code, "phone", "shut", "own_no");
	consented_seen_is(f, code, "phone", NULL);
	undoable_is(f, code, "phone");
	signing_is_well(f);
	assert_int_equal(own_say_back(f->records, code, "phone"), STATUS_OK);
	fixture_newest_is(f, "own_back", "back phone\n");
	undoable_is(f, code, NULL);
	consented_state_is(f, code, "phone", "live", "");
	consented_seen_is(f, code, "phone", "07700 900123");
	assert_int_equal(
	    own_say_back(f->records, code, "phone"), STATUS_NOT_FOUND);
	signing_is_well(f);
}

static void
leaving_makes_it_gone(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct consent_no *noes = NULL;
	size_t count = 0;

	add(f, code);
	assert_int_equal(own_say_no(f->records, code, phone, 1), STATUS_OK);
	phones_are(f, 1);
	assert_int_equal(own_say_leave(f->records, code), STATUS_OK);
	phones_are(f, 0);
	consented_state_is(f, code, "phone", "gone", "");
	assert_int_equal(
	    own_say_back(f->records, code, "phone"), STATUS_NOT_FOUND);
	assert_int_equal(consent_noes(f->records, &noes, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_true(noes[0].is_own);
	assert_true(noes[0].is_heard);
	assert_string_equal(noes[0].by, "Sam");
	assert_string_equal(noes[0].kind, "phone");
	assert_int_equal(noes[0].goes_from, DAY_NONE);
	consent_noes_clear(&noes, count);
	signing_is_well(f);
	consented_days_later(f, 8);
	assert_int_equal(consent_noes(f->records, &noes, &count), STATUS_OK);
	assert_int_equal(count, 0);
	consent_noes_clear(&noes, count);
	assert_int_equal(
	    consented_say(f, code, "phone", NULL), STATUS_NO_CONSENT);
}

/* As after a crash: nothing of the hand-over is left to take it back by. */
static void
the_next_start_makes_it_gone_whatever_the_clock_says(void **state)
{
	struct fixture *f = *state;
	struct runout_result result;
	char code[CODE_TEXT_BYTES];

	add(f, code);
	assert_int_equal(own_say_no(f->records, code, phone, 1), STATUS_OK);
	fixture_lock_and_open(f, FIXTURE_NOW + INT64_C(86400) * 400);
	assert_int_equal(records_clock(f->records), CLOCK_AHEAD);
	undoable_is(f, code, NULL);
	assert_int_equal(
	    own_say_back(f->records, code, "phone"), STATUS_NOT_FOUND);
	phones_are(f, 1);
	assert_int_equal(runout_do(f->records, &result), STATUS_OK);
	assert_true(result.is_held_back);
	phones_are(f, 0);
	fixture_lock_and_open(f, FIXTURE_NOW + 3600);
	consented_state_is(f, code, "phone", "gone", "");
	signing_is_well(f);
}

static void
a_no_to_what_was_never_agreed_is_remembered(void **state)
{
	static const char *const address[] = {"address"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	add(f, code);
	assert_int_equal(own_say_no(f->records, code, address, 1), STATUS_OK);
	consented_state_is(f, code, "address", "gone", "");
	undoable_is(f, code, NULL);
	assert_int_equal(
	    consent_ask(f->records, code, "address", false), STATUS_NO_CONSENT);
	signing_is_well(f);
}

static void
what_was_shut_before_is_shut_so_again(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	add(f, code);
	assert_int_equal(consent_revoke(f->records, code, phone, 1), STATUS_OK);
	assert_int_equal(own_say_no(f->records, code, phone, 1), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "own_no");
	assert_int_equal(own_say_back(f->records, code, "phone"), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "worker_no");
	signing_is_well(f);
}

/* With or without a key that signed it. */
static void
a_no_to_all_is_the_end(void **state)
{
	static const char *const all[] = {"all"};
	static const char *const name[] = {"name"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct consent_list list;
	struct hand hand;

	add(f, code);
	assert_int_equal(own_say_no(f->records, code, name, 1), STATUS_INVALID);
	assert_int_equal(own_say_no(f->records, code, all, 1), STATUS_OK);
	consented_state_is(f, code, "name", "shut", "own_no");
	assert_int_equal(own_say_leave(f->records, code), STATUS_OK);
	assert_int_equal(
	    consent_list(f->records, code, &list), STATUS_NOT_FOUND);
	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(own_say_no(f->records, code, all, 1), STATUS_OK);
	assert_int_equal(own_say_leave(f->records, code), STATUS_OK);
	assert_int_equal(
	    consent_list(f->records, code, &list), STATUS_NOT_FOUND);
	signing_is_well(f);
}

static void
less_is_always_possible_and_more_never(void **state)
{
	static const struct own_change emergency = {
	    .kind = "phone", .see = SEE_EMERGENCY, .until = DAY_NONE};
	static const struct own_change wider[] = {
	    {.kind = "phone", .see = SEE_TEAM, .until = DAY_NONE},
	    {.kind = "phone",
		.see = SEE_EMERGENCY,
		.until = FIXTURE_TODAY + 500},
	    {.kind = "phone",
		.see = SEE_WORKER,
		.worker = "Sam",
		.until = DAY_NONE}};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(
		    own_say_narrow(f->records, code, &emergency), STATUS_OK);
		fixture_newest_is(f, "own_narrow",
		    "narrow phone see=emergency count=no until=2027-11-22\n");
		for (size_t i = 0; i < 3; i++)
			assert_int_equal(
			    own_say_narrow(f->records, code, &wider[i]),
			    STATUS_NO_CONSENT);
		consented_state_is(f, code, "phone", "live", "");
		signing_is_well(f);
		signing_keep_all(f, code, &hand, false);
	}
	consented_state_is(f, code, "phone", "live", "");
}

static void
keep_it_and_do_not_use_it_needs_no_key(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(own_say_keep(f->records, code, phone, 1), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "asked");
	phones_are(f, 1);
	signing_is_well(f);
}

static void
a_signed_no_is_taken_back_by_a_signature_alone(void **state)
{
	static const struct own_change no = {.kind = "phone", .answer = OWN_NO};
	static const struct own_change back = {
	    .kind = "phone", .answer = OWN_BACK};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(signing_say(f, code, &hand, &back), STATUS_NOT_FOUND);
	assert_int_equal(signing_say(f, code, &hand, &no), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "own_no");
	undoable_is(f, code, "phone");
	assert_int_equal(
	    own_say_back(f->records, code, "phone"), STATUS_NO_CONSENT);
	assert_int_equal(signing_say(f, code, &hand, &back), STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
	consented_seen_is(f, code, "phone", "07700 900123");
	signing_is_well(f);
	/* without the key, a no over their signature, and back under it */
	assert_int_equal(own_say_no(f->records, code, phone, 1), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "own_no");
	assert_int_equal(own_say_back(f->records, code, "phone"), STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
	signing_is_well(f);
}

/* A worker's word opens nothing that a signature once opened. */
static void
an_unsigned_no_outlives_the_statement(void **state)
{
	static const struct own_change longer = {
	    .kind = "email", .see = SEE_TEAM, .until = FIXTURE_TODAY + 30};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(own_say_no(f->records, code, phone, 1), STATUS_OK);
	assert_int_equal(own_say_leave(f->records, code), STATUS_OK);
	consented_state_is(f, code, "phone", "gone", "");
	assert_int_equal(signing_say(f, code, &hand, &longer), STATUS_OK);
	consented_state_is(f, code, "phone", "gone", "");
	signing_is_well(f);
}

/* Every one of them, with and without a key, is honoured. */
static void
a_thousand_unsigned_noes_are_honoured(void **state)
{
	struct fixture *f = *state;
	int done = 0;

	for (int i = 0; done < NOES; i++) {
		char code[CODE_TEXT_BYTES], name[32];
		const char *kinds[] = {i % 2 == 0 ? "phone" : "email"};
		const char *const both[] = {"email", "phone"};
		struct hand hand;
		size_t count = i % 5 == 0 ? 2 : 1;

		snprintf(name, sizeof(name), "Person %d", i);
		consented_add(f, name, phone_and_email, 2, code);
		assert_int_equal(field_set(f->records, code, kinds[0],
				     i % 2 == 0 ? "07700 900123" : "a@b.test"),
		    STATUS_OK);
		if (i % 3 == 0)
			signing_keep_all(f, code, &hand, i % 2 == 0);
		assert_int_equal(own_say_no(f->records, code,
				     count == 2 ? both : kinds, count),
		    STATUS_OK);
		consented_state_is(f, code, kinds[0], "shut", "own_no");
		consented_seen_is(f, code, kinds[0], NULL);
		if (i % 2 == 0)
			assert_int_equal(
			    own_say_leave(f->records, code), STATUS_OK);
		done += (int)count;
		if (i % PEOPLE == PEOPLE - 1) {
			struct runout_result result;

			assert_int_equal(
			    runout_do(f->records, &result), STATUS_OK);
			phones_are(f, 0);
		}
	}
	fixture_lock_and_open(f, FIXTURE_NOW + 60);
	assert_int_equal(
	    runout_do(f->records, &(struct runout_result){0}), STATUS_OK);
	phones_are(f, 0);
	signing_is_well(f);
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(their_no_is_at_once_and_can_be_taken_back),
	    T(leaving_makes_it_gone),
	    T(the_next_start_makes_it_gone_whatever_the_clock_says),
	    T(a_no_to_what_was_never_agreed_is_remembered),
	    T(what_was_shut_before_is_shut_so_again),
	    T(a_no_to_all_is_the_end),
	    T(less_is_always_possible_and_more_never),
	    T(keep_it_and_do_not_use_it_needs_no_key),
	    T(a_signed_no_is_taken_back_by_a_signature_alone),
	    T(an_unsigned_no_outlives_the_statement),
	    T(a_thousand_unsigned_noes_are_honoured),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
