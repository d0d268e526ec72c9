/*
 * own_say: what a young person says with a key of their own: one statement that
 * says all of it, and counts only as it was signed.
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
#include "core/kind.h"
#include "core/statement.h"
#include "support/consented.h"
#include "support/signing.h"

static const struct consent_say phone_and_email[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}, {"email", SEE_TEAM, false, DAY_NONE}};

static void
add(struct fixture *f, char code[CODE_TEXT_BYTES])
{
	consented_add(f, "Robin", phone_and_email, 2, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
}

static int64_t
count_of(struct fixture *f, const char *sql)
{
	struct stmt *stmt = stmt_open(f->store, sql);
	int64_t count = -1;

	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	return count;
}

static void
level_is(
    struct fixture *f, const char *code, const char *kind, const char *level)
{
	struct consent_list list;
	bool is_found = false;

	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.lines[i].kind, kind) == 0) {
			is_found = true;
			assert_string_equal(list.lines[i].level, level);
		}
	assert_true(is_found);
	consent_list_clear(&list);
}

static void
what_is_kept_with_the_first_key_is_signed(void **state)
{
	struct fixture *f = *state;
	struct own_statement statement;
	char code[CODE_TEXT_BYTES], head[64];
	struct statement read;
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	consented_state_is(f, code, "phone", "live", "");
	level_is(f, code, "phone", "pin");
	consented_seen_is(f, code, "phone", "07700 900123");
	signing_says_are(f, code,
	    "say email see=team count=no until=2027-11-22\n"
	    "say name see=team count=no until=2027-11-22\n"
	    "say phone see=team count=no until=2027-11-22\n");
	assert_int_equal(
	    own_say_statement(f->records, code, &statement), STATUS_OK);
	assert_int_equal(statement.number, 1);
	snprintf(head, sizeof(head), "sayso statement 1 2026-11-22T15:00:00Z");
	assert_string_equal(statement.trusted, head);
	assert_int_equal(
	    statement_read(statement.text, strlen(statement.text), &read),
	    STATUS_OK);
	assert_false(read.has_before);
	assert_true(read.is_able);
	assert_string_equal(read.language, "en");
	statement_clear(&read);
	own_say_statement_clear(&statement);
	signing_is_well(f);
}

static void
what_was_spoken_and_is_not_ticked_is_gone(void **state)
{
	static const struct own_change kept[] = {
	    {.kind = "name", .see = SEE_TEAM, .until = DAY_NONE}};
	struct fixture *f = *state;
	struct own_saying saying = {.changes = kept, .count = 1};
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_key(&hand, false);
	saying.new_key = &hand.key;
	assert_int_equal(
	    own_say(f->records, code, &hand.signer, &saying, NULL), STATUS_OK);
	signing_says_are(f, code,
	    "say email no\nsay name see=team count=no until=2027-11-22\n"
	    "say phone no\n");
	consented_seen_is(f, code, "phone", NULL);
	assert_int_equal(own_say_leave(f->records, code), STATUS_OK);
	consented_state_is(f, code, "phone", "gone", "");
	assert_int_equal(
	    count_of(f, "SELECT count(*) FROM field WHERE kind > 4"), 0);
	signing_is_well(f);
}

static void
one_statement_says_all_that_was_answered(void **state)
{
	static const struct own_change changes[] = {
	    {.kind = "phone", .see = SEE_EMERGENCY, .until = FIXTURE_TODAY + 9},
	    {.kind = "email", .answer = OWN_NO},
	    {.kind = "address", .answer = OWN_NO},
	    {.kind = "gender",
		.see = SEE_NOBODY,
		.count = true,
		.until = DAY_NONE}};
	struct fixture *f = *state;
	struct own_saying saying = {.changes = changes, .count = 4};
	static const struct own_change keep = {
	    .kind = "phone", .answer = OWN_KEEP};
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, true);
	level_is(f, code, "phone", "card");
	assert_int_equal(
	    own_say(f->records, code, &hand.signer, &saying, NULL), STATUS_OK);
	signing_says_are(f, code,
	    "say address no\nsay email no\n"
	    "say gender see=nobody count=yes until=2027-11-22\n"
	    "say name see=team count=no until=2027-11-22\n"
	    "say phone see=emergency count=no until=2026-12-01\n");
	assert_int_equal(signing_say(f, code, &hand, &keep), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "asked");
	signing_says_are(f, code,
	    "say address no\nsay email no\n"
	    "say gender see=nobody count=yes until=2027-11-22\n"
	    "say name see=team count=no until=2027-11-22\n"
	    "say phone keep\n");
	signing_is_well(f);
	fixture_lock_and_open(f, FIXTURE_NOW + 60);
	consented_state_is(f, code, "gender", "live", "");
	signing_is_well(f);
}

static void
with_a_key_a_worker_can_only_write_down_less(void **state)
{
	static const struct consent_say less = {
	    "phone", SEE_EMERGENCY, false, DAY_NONE};
	static const struct consent_say more = {
	    "phone", SEE_TEAM, true, DAY_NONE};
	static const struct consent_saying saying = {
	    DAY_NONE, false, NULL, true};
	static const char *const email[] = {"email"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(consented_say(f, code, "phone", NULL), STATUS_OK);
	level_is(f, code, "phone", "pin"); /* nothing was widened by that */
	assert_int_equal(
	    consented_say(f, code, "address", NULL), STATUS_NO_CONSENT);
	assert_int_equal(
	    consent_spoken(f->records, code, &saying, &less, 1, NULL),
	    STATUS_OK);
	assert_int_equal(
	    consent_spoken(f->records, code, &saying, &more, 1, NULL),
	    STATUS_INVALID); /* a phone is never counted */
	assert_int_equal(
	    consented_say(f, code, "phone", NULL), STATUS_NO_CONSENT);
	assert_int_equal(consent_refuse(f->records, code, email, 1), STATUS_OK);
	consented_state_is(f, code, "email", "shut", "heard_no");
	assert_int_equal(
	    consented_say(f, code, "email", NULL), STATUS_NO_CONSENT);
	consented_state_is(f, code, "phone", "live", "");
	signing_is_well(f);
}

static void
not_yet_able_needs_an_adult_beside_the_signature(void **state)
{
	static const struct adult_say yes = {
	    "phone", true, DAY_NONE, FIXTURE_TODAY + 20};
	static const struct own_change longer = {
	    .kind = "email", .see = SEE_TEAM, .until = FIXTURE_TODAY + 90};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(
	    consent_capacity(f->records, code, false, DAY_NONE), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "capacity");
	assert_int_equal(consent_adult(f->records, code, &yes), STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
	assert_int_equal(signing_say(f, code, &hand, &longer), STATUS_OK);
	consented_state_is(f, code, "email", "shut", "adult");
	consented_state_is(f, code, "phone", "live", "");
	signing_is_well(f);
	consented_days_later(f, 21);
	consented_state_is(f, code, "phone", "shut", "adult");
	signing_is_well(f);
}

static void
one_worker_is_chosen_by_their_key(void **state)
{
	static const struct own_change sam = {.kind = "phone",
	    .see = SEE_WORKER,
	    .worker = "Sam",
	    .until = DAY_NONE};
	static const struct own_change nobody = {.kind = "phone",
	    .see = SEE_WORKER,
	    .worker = "Morgan",
	    .until = DAY_NONE};
	struct fixture *f = *state;
	struct own_statement statement;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(signing_say(f, code, &hand, &nobody), STATUS_INVALID);
	assert_int_equal(signing_say(f, code, &hand, &sam), STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
	assert_int_equal(
	    own_say_statement(f->records, code, &statement), STATUS_OK);
	assert_non_null(strstr(statement.text, "say phone see=worker:"));
	own_say_statement_clear(&statement);
	/* what was open to all could not be locked: it is gone */
	assert_int_equal(
	    count_of(f, "SELECT count(*) FROM field WHERE kind > 4"), 0);
	signing_is_well(f);
}

/* A new notice opens nothing, and shuts what it widens, until it is signed. */
static void
new_words_are_to_be_signed_anew(void **state)
{
	static const struct own_change no = {.kind = "email", .answer = OWN_NO};
	static const struct own_change yes = {
	    .kind = "phone", .see = SEE_TEAM, .until = DAY_NONE};
	char words[] = "We show it to the people next door too.";
	struct kind widened = {.rest = words};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(
	    kind_edit(f->records, "phone", &widened, true), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "notice");
	assert_int_equal(signing_say(f, code, &hand, &no), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "notice");
	signing_says_are(f, code,
	    "say email no\nsay name see=team count=no until=2027-11-22\n"
	    "say phone keep\n");
	assert_int_equal(signing_say(f, code, &hand, &yes), STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
	consented_seen_is(f, code, "phone", "07700 900123");
	signing_is_well(f);
}

static void
what_nobody_can_agree_to_is_not_signed(void **state)
{
	static const struct own_change wrong[] = {
	    {.kind = "email", .see = SEE_NOBODY, .until = DAY_NONE},
	    {.kind = "email",
		.see = SEE_TEAM,
		.count = true,
		.until = DAY_NONE},
	    {.kind = "email", .see = SEE_TEAM, .until = FIXTURE_TODAY - 1},
	    {.kind = "email", .see = SEE_TEAM, .until = FIXTURE_TODAY + 1100},
	    {.kind = "name", .see = SEE_EMERGENCY, .until = DAY_NONE},
	    {.kind = "name", .answer = OWN_NO},
	};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(
		    signing_say(f, code, &hand, &wrong[i]), STATUS_INVALID);
	assert_int_equal(count_of(f, "SELECT count(*) FROM statement"), 1);
	signing_is_well(f);
}

static void
a_signed_yes_runs_until_the_day_they_said(void **state)
{
	static const struct own_change until = {
	    .kind = "phone", .see = SEE_TEAM, .until = FIXTURE_TODAY + 200};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(signing_say(f, code, &hand, &until), STATUS_OK);
	consented_days_later(f, 200);
	consented_state_is(f, code, "phone", "live", "");
	consented_days_later(f, 1);
	consented_state_is(f, code, "phone", "shut", "ran_out");
	assert_int_equal(
	    signing_say(f, code, &hand,
		&(struct own_change){.kind = "email", .answer = OWN_NO}),
	    STATUS_OK);
	signing_says_are(f, code,
	    "say email no\nsay name see=team count=no until=2027-11-22\n"
	    "say phone keep\n");
	signing_is_well(f);
	consented_days_later(f, 61);
	consented_state_is(f, code, "phone", "none", "");
	signing_is_well(f);
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(what_is_kept_with_the_first_key_is_signed),
	    T(what_was_spoken_and_is_not_ticked_is_gone),
	    T(one_statement_says_all_that_was_answered),
	    T(with_a_key_a_worker_can_only_write_down_less),
	    T(not_yet_able_needs_an_adult_beside_the_signature),
	    T(one_worker_is_chosen_by_their_key),
	    T(new_words_are_to_be_signed_anew),
	    T(what_nobody_can_agree_to_is_not_signed),
	    T(a_signed_yes_runs_until_the_day_they_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
