/*
 * What a project may change of a kind, and what a changed notice does to a
 * yes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "core/consent.h"
#include "core/kind.h"
#include "core/kind_internal.h"
#include "core/person.h"
#include "store/stmt.h"
#include "support/records_fixture.h"

static struct kind
kind_of(struct fixture *fixture, const char *name, struct kind_list *list)
{
	assert_int_equal(kind_get(fixture->records, name, list), STATUS_OK);
	assert_int_equal(list->count, 1);
	return list->kinds[0];
}

static enum status
edit_text(struct fixture *fixture, const char *name, char *front, bool widens)
{
	struct kind change = {.front = front};

	return kind_edit(fixture->records, name, &change, widens);
}

static void
each_change_is_in_the_ledger(void **state)
{
	struct fixture *fixture = *state;
	struct kind change = {0};
	int64_t length = fixture_entries(fixture);
	char label[] = "mobile number";
	char front[] = "May we keep it? All can see it.";
	char rest[] = "Say no if you like.";
	unsigned char hash[NOTICE_HASH_BYTES];
	char hex[2 * NOTICE_HASH_BYTES + 1];
	char expected[200];

	assert_int_equal(
	    kind_edit(fixture->records, "phone", &change, false), STATUS_OK);
	assert_int_equal(fixture_entries(fixture), length);
	change.label = label;
	assert_int_equal(
	    kind_edit(fixture->records, "phone", &change, false), STATUS_OK);
	assert_int_equal(fixture_entries(fixture), length + 1);
	fixture_newest_is(fixture, "kind_edited", "kind phone\n");
	change.front = front;
	change.rest = rest;
	assert_int_equal(
	    kind_edit(fixture->records, "phone", &change, false), STATUS_OK);
	assert_int_equal(fixture_entries(fixture), length + 2);
	notice_hash(front, rest, hash);
	text_hex(hash, sizeof hash, hex);
	snprintf(expected, sizeof expected,
	    "kind phone\nnotice %s\nwidens no\n", hex);
	fixture_newest_is(fixture, "notice", expected);
}

static void
a_notice_is_followed_and_never_changed(void **state)
{
	static const char sql[] =
	    "SELECT front FROM notice WHERE kind = 7 AND version = 1";
	struct fixture *fixture = *state;
	struct kind_list list = {0};
	struct kind kind;
	struct stmt *stmt;
	char front[] = "May we keep your number? All workers can see it.";

	assert_int_equal(edit_text(fixture, "phone", front, false), STATUS_OK);
	kind = kind_of(fixture, "phone", &list);
	assert_int_equal(kind.notice_version, 2);
	assert_string_equal(kind.front, front);
	assert_string_equal(kind.rest, notice_seed_of("phone")->rest);
	kind_list_clear(&list);

	stmt = stmt_open(fixture->store, sql);
	assert_true(stmt_step(stmt));
	assert_string_equal(stmt_text(stmt, 0), notice_seed_of("phone")->front);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

/* Somebody who said yes to phone and email. */
static void
add_person(struct fixture *fixture, char code[CODE_TEXT_BYTES])
{
	static const struct consent_say says[] = {
	    {"phone", SEE_TEAM, false, DAY_NONE},
	    {"email", SEE_TEAM, false, DAY_NONE},
	};
	struct person_new aya = {.name = "Aya",
	    .saying = {.said_on = DAY_NONE},
	    .says = says,
	    .says_count = 2,
	    .is_able = true,
	    .capacity_review = DAY_NONE};
	size_t wrong;

	assert_int_equal(
	    person_add(fixture->records, &aya, code, &wrong), STATUS_OK);
}

static void
assert_state(struct fixture *fixture, const char *code, const char *kind,
    const char *expected)
{
	struct consent_list list = {0};
	const char *found = NULL;

	assert_int_equal(
	    consent_list(fixture->records, code, &list), STATUS_OK);
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.lines[i].kind, kind) == 0)
			found = list.lines[i].state;
	assert_non_null(found);
	assert_string_equal(found, expected);
	consent_list_clear(&list);
}

static void
a_notice_that_asks_for_more_shuts_what_was_agreed(void **state)
{
	struct fixture *fixture = *state;
	char code[CODE_TEXT_BYTES];
	char same[] = "May we keep your number? All workers can see it.";
	char more[] = "May we give your number away? All workers can see it.";

	add_person(fixture, code);
	assert_int_equal(edit_text(fixture, "phone", same, false), STATUS_OK);
	assert_state(fixture, code, "phone", "live");
	assert_int_equal(edit_text(fixture, "phone", more, true), STATUS_OK);
	assert_state(fixture, code, "phone", "shut");
	assert_state(fixture, code, "email", "live");
	assert_state(fixture, code, "name", "live");
}

static void
asking_for_more_needs_new_words(void **state)
{
	struct fixture *fixture = *state;
	struct kind change = {.keep_months = 24};
	struct kind_list list = {0};
	char code[CODE_TEXT_BYTES];
	char front[] = "May we keep it for two years? All can see it.";

	add_person(fixture, code);
	assert_int_equal(kind_edit(fixture->records, "phone", &change, false),
	    STATUS_INVALID);
	assert_int_equal(kind_edit(fixture->records, "phone", &change, true),
	    STATUS_INVALID);
	assert_int_equal(kind_of(fixture, "phone", &list).keep_months, 12);
	kind_list_clear(&list);
	assert_state(fixture, code, "phone", "live");
	change.front = front;
	assert_int_equal(
	    kind_edit(fixture->records, "phone", &change, true), STATUS_OK);
	assert_int_equal(kind_of(fixture, "phone", &list).keep_months, 24);
	kind_list_clear(&list);
	assert_state(fixture, code, "phone", "shut");
}

static void
keeping_for_less_needs_no_new_words(void **state)
{
	struct fixture *fixture = *state;
	struct kind change = {.keep_months = 6};
	struct kind_list list = {0};

	assert_int_equal(
	    kind_edit(fixture->records, "phone", &change, false), STATUS_OK);
	assert_int_equal(kind_of(fixture, "phone", &list).keep_months, 6);
	kind_list_clear(&list);
}

static void
a_retired_kind_is_not_asked_for_and_can_come_back(void **state)
{
	struct fixture *fixture = *state;
	struct kind change = {.retired = true};
	struct kind_list list = {0};
	struct kind_row row;

	assert_int_equal(
	    kind_edit(fixture->records, "school", &change, false), STATUS_OK);
	assert_int_equal(
	    kind_row(fixture->records, "school", &row), STATUS_NOT_FOUND);
	assert_int_equal(kind_list(fixture->records, false, &list), STATUS_OK);
	assert_int_equal(list.count, kind_seeds_count - 1);
	kind_list_clear(&list);
	assert_int_equal(kind_list(fixture->records, true, &list), STATUS_OK);
	assert_int_equal(list.count, kind_seeds_count);
	kind_list_clear(&list);
	change.retired = false;
	assert_int_equal(
	    kind_edit(fixture->records, "school", &change, false), STATUS_OK);
	assert_int_equal(kind_row(fixture->records, "school", &row), STATUS_OK);
	assert_int_equal(row.id, 17);
}

static void
a_fixed_kind_cannot_be_retired_or_hidden(void **state)
{
	static const char *const fixed[] = {
	    "name", "handle", "attendance", "outcome"};
	struct fixture *fixture = *state;
	char see[] = "emergency";

	for (size_t i = 0; i < 4; i++) {
		struct kind change = {.retired = true};

		assert_int_equal(
		    kind_edit(fixture->records, fixed[i], &change, false),
		    STATUS_INVALID);
	}
	for (size_t i = 0; i < 3; i++) {
		struct kind change = {.default_see = see};

		assert_int_equal(
		    kind_edit(fixture->records, fixed[i], &change, false),
		    STATUS_INVALID);
	}
}

#define WITH_VAULT(test)                                                       \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_VAULT(each_change_is_in_the_ledger),
	    WITH_VAULT(a_notice_is_followed_and_never_changed),
	    WITH_VAULT(a_notice_that_asks_for_more_shuts_what_was_agreed),
	    WITH_VAULT(asking_for_more_needs_new_words),
	    WITH_VAULT(keeping_for_less_needs_no_new_words),
	    WITH_VAULT(a_retired_kind_is_not_asked_for_and_can_come_back),
	    WITH_VAULT(a_fixed_kind_cannot_be_retired_or_hidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
