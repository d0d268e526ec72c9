/*
 * What the organisation says of itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/setting.h"
#include "support/records_fixture.h"

static void
assert_setting(struct fixture *fixture, const char *name, const char *expected)
{
	struct buf value = BUF_EMPTY;

	buf_set(&value, "what was there before");
	assert_int_equal(
	    setting_get(fixture->records, name, &value), STATUS_OK);
	assert_string_equal(value.text, expected);
	buf_clear(&value);
}

static void
a_new_vault_knows_its_organisation_and_nothing_else(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(setting_names_count, 8);
	assert_string_equal(setting_names[0].name, "organisation");
	assert_setting(fixture, "organisation", "Riverside Youth Project");
	for (size_t i = 1; i < setting_names_count; i++)
		assert_setting(fixture, setting_names[i].name, "");
}

static void
a_setting_is_tidied_and_kept(void **state)
{
	struct fixture *fixture = *state;
	struct records *records = fixture->records;

	assert_int_equal(
	    setting_set(records, "address", " 5  Mill Street "), STATUS_OK);
	assert_setting(fixture, "address", "5 Mill Street");
	assert_int_equal(setting_set(records, "region", "Wales"), STATUS_OK);
	assert_setting(fixture, "region", "wales");
	assert_int_equal(
	    setting_set(records, "safeguarding_phone", "0115-496 0123"),
	    STATUS_OK);
	assert_setting(fixture, "safeguarding_phone", "0115 496 0123");
	assert_int_equal(setting_set(records, "lock_after", " 07 "), STATUS_OK);
	assert_setting(fixture, "lock_after", "7");
	assert_int_equal(setting_set(records, "address", ""), STATUS_OK);
	assert_setting(fixture, "address", "");
	fixture_lock_and_open(fixture, FIXTURE_NOW + 60);
	assert_setting(fixture, "region", "wales");
}

/* Settings can hold the names of people. */
static void
the_ledger_says_which_setting_and_never_its_value(void **state)
{
	struct fixture *fixture = *state;
	int64_t length = fixture_entries(fixture);

	assert_int_equal(
	    setting_set(fixture->records, "safeguarding_lead", "Delyth Price"),
	    STATUS_OK);
	assert_int_equal(fixture_entries(fixture), length + 1);
	fixture_newest_is(fixture, "setting", "setting safeguarding_lead\n");
}

/* Refused by both, with a sentence of its own; nothing is written. */
static void
assert_refused(struct fixture *fixture, const char *name, const char *value)
{
	int64_t length = fixture_entries(fixture);

	status_clear();
	assert_int_equal(setting_check(name, value), STATUS_INVALID);
	assert_int_equal(
	    setting_set(fixture->records, name, value), STATUS_INVALID);
	assert_string_not_equal(status_sentence(STATUS_INVALID),
	    "Something that was given cannot be used.");
	assert_int_equal(fixture_entries(fixture), length);
}

static void
what_is_no_setting_is_refused(void **state)
{
	struct fixture *fixture = *state;
	char longest[302];

	memset(longest, 'a', sizeof longest);
	longest[301] = '\0';
	assert_refused(fixture, "colour", "blue");
	assert_refused(fixture, "vault_uid", "0");
	assert_refused(fixture, "organisation", " ");
	assert_refused(fixture, "organisation", "River\nside");
	assert_refused(fixture, "region", "france");
	assert_refused(fixture, "safeguarding_phone", "ask Delyth");
	assert_refused(fixture, "lock_after", "1");
	assert_refused(fixture, "lock_after", "16");
	assert_refused(fixture, "lock_after", "5 minutes");
	assert_refused(fixture, "lock_after", "never");
	assert_refused(fixture, "address", longest);
	longest[300] = '\0';
	assert_int_equal(setting_check("address", longest), STATUS_OK);
	assert_int_equal(setting_check("region", "ni"), STATUS_OK);
	assert_int_equal(setting_check("lock_after", "2"), STATUS_OK);
	assert_int_equal(setting_check("lock_after", "15"), STATUS_OK);
	assert_setting(fixture, "organisation", "Riverside Youth Project");
}

static void
what_the_program_keeps_for_itself_is_not_shown(void **state)
{
	struct fixture *fixture = *state;
	struct buf value = BUF_EMPTY;

	assert_int_equal(
	    setting_get(fixture->records, "vault_uid", &value), STATUS_INVALID);
	assert_string_equal(value.text, "");
	buf_clear(&value);
}

#define WITH_VAULT(test)                                                       \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_VAULT(a_new_vault_knows_its_organisation_and_nothing_else),
	    WITH_VAULT(a_setting_is_tidied_and_kept),
	    WITH_VAULT(the_ledger_says_which_setting_and_never_its_value),
	    WITH_VAULT(what_is_no_setting_is_refused),
	    WITH_VAULT(what_the_program_keeps_for_itself_is_not_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
