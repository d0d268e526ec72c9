/*
 * own_say: the key that signs.  It comes with its first statement or not at
 * all, and what an ended one signed counts no more.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/core_internal.h"
#include "core/field.h"
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
a_key_without_its_statement_leaves_neither(void **state)
{
	struct fixture *f = *state;
	struct own_saying saying = {.count = 0};
	char code[CODE_TEXT_BYTES];
	struct hand hand;
	int64_t entries;

	add(f, code);
	entries = fixture_entries(f);
	signing_key(&hand, false);
	hand.is_broken = true;
	saying.new_key = &hand.key;
	saying.changes = &(struct own_change){
	    .kind = "name", .see = SEE_TEAM, .until = DAY_NONE};
	saying.count = 1;
	assert_int_equal(
	    own_say(f->records, code, &hand.signer, &saying, NULL), STATUS_IO);
	assert_int_equal(count_of(f, "SELECT count(*) FROM person_key"), 0);
	assert_int_equal(count_of(f, "SELECT count(*) FROM statement"), 0);
	assert_int_equal(fixture_entries(f), entries);
	consented_state_is(f, code, "phone", "live", "");
	signing_is_well(f);
	/* the control */
	hand.is_broken = false;
	assert_int_equal(
	    own_say(f->records, code, &hand.signer, &saying, NULL), STATUS_OK);
	assert_int_equal(count_of(f, "SELECT count(*) FROM person_key"), 1);
	assert_int_equal(count_of(f, "SELECT count(*) FROM statement"), 1);
}

static void
only_the_key_that_counts_signs(void **state)
{
	static const struct own_change more = {
	    .kind = "address", .see = SEE_TEAM, .until = DAY_NONE};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], other[CODE_TEXT_BYTES];
	struct hand hand, stranger;

	add(f, code);
	consented_add(f, "Jo", phone_and_email, 2, other);
	signing_key(&stranger, false);
	assert_int_equal(
	    signing_say(f, code, &stranger, &more), STATUS_NOT_FOUND);
	signing_keep_all(f, code, &hand, false);
	signing_keep_all(f, other, &stranger, false);
	assert_int_equal(
	    signing_say(f, code, &stranger, &more), STATUS_NO_CONSENT);
	consented_state_is(f, code, "address", "none", "");
	assert_int_equal(signing_say(f, code, &hand, &more), STATUS_OK);
	consented_state_is(f, code, "address", "live", "");
	signing_is_well(f);
}

static void
a_new_key_shuts_what_is_not_taken_back(void **state)
{
	static const struct own_change back[] = {
	    {.kind = "name", .see = SEE_TEAM, .until = DAY_NONE},
	    {.kind = "phone", .see = SEE_TEAM, .until = DAY_NONE}};
	struct fixture *f = *state;
	struct own_saying saying = {.changes = back, .count = 2};
	char code[CODE_TEXT_BYTES];
	struct consent_list list;
	struct hand old, hand;

	add(f, code);
	signing_keep_all(f, code, &old, false);
	signing_key(&hand, true);
	saying.new_key = &hand.key;
	assert_int_equal(
	    own_say(f->records, code, &hand.signer, &saying, NULL), STATUS_OK);
	level_is(f, code, "phone", "card");
	consented_state_is(f, code, "phone", "live", "");
	consented_state_is(f, code, "email", "shut", "key");
	signing_says_are(f, code,
	    "say email keep\nsay name see=team count=no until=2027-11-22\n"
	    "say phone see=team count=no until=2027-11-22\n");
	assert_int_equal(own_say_before(f->records, code, &list), STATUS_OK);
	assert_int_equal(list.count, 3);
	for (size_t i = 0; i < list.count; i++)
		assert_string_equal(list.lines[i].why,
		    strcmp(list.lines[i].kind, "email") == 0 ? "key" : "");
	consent_list_clear(&list);
	assert_int_equal(
	    signing_say(f, code, &old, &back[0]), STATUS_NO_CONSENT);
	signing_is_well(f);
}

static void
what_a_key_that_is_not_theirs_signed_is_shut(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	assert_int_equal(
	    consent_capacity(f->records, code, false, DAY_NONE), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "capacity");
	assert_int_equal(
	    person_key_end(f->records, code, PERSON_KEY_NOT_MINE), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "key");
	assert_int_equal(
	    consent_capacity(f->records, code, true, DAY_NONE), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "key");
	assert_int_equal(
	    consented_say(f, code, "phone", NULL), STATUS_NO_CONSENT);
	signing_is_well(f);
}

static void
capacity_is_thought_over_before_a_key(void **state)
{
	struct fixture *f = *state;
	struct own_saying saying = {.count = 0};
	struct own_change name = {
	    .kind = "name", .see = SEE_TEAM, .until = DAY_NONE};
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	assert_int_equal(
	    consent_capacity(f->records, code, true, FIXTURE_TODAY + 5),
	    STATUS_OK);
	consented_days_later(f, 6);
	signing_key(&hand, false);
	saying = (struct own_saying){
	    .changes = &name, .count = 1, .new_key = &hand.key};
	assert_int_equal(own_say(f->records, code, &hand.signer, &saying, NULL),
	    STATUS_NO_CONSENT);
	assert_int_equal(
	    consent_capacity(f->records, code, true, DAY_NONE), STATUS_OK);
	assert_int_equal(
	    own_say(f->records, code, &hand.signer, &saying, NULL), STATUS_OK);
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(a_key_without_its_statement_leaves_neither),
	    T(only_the_key_that_counts_signs),
	    T(a_new_key_shuts_what_is_not_taken_back),
	    T(what_a_key_that_is_not_theirs_signed_is_shut),
	    T(capacity_is_thought_over_before_a_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
