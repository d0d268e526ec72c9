/*
 * A person's page: no look before a value is opened, and exactly one for each.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/field.h"
#include "support/consented.h"
#include "tui/person_page.h"

#define T(promise)                                                             \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

static const struct look_why reach = {LOOK_REACH, NULL};

/* Ann, whose phone number every worker may see; and her page. */
static void
add_ann(struct fixture *f, char code[CODE_TEXT_BYTES], struct person_page *page)
{
	static const struct consent_say says[] = {
	    {"phone", SEE_TEAM, false, DAY_NONE},
	    {"school", SEE_TEAM, false, DAY_NONE},
	    {"address", SEE_EMERGENCY, false, DAY_NONE}};

	consented_add(f, "Ann Pike", says, 3, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700900123"), STATUS_OK);
	assert_int_equal(
	    field_set(f->records, code, "school", "Hill School"), STATUS_OK);
	*page = (struct person_page){
	    .code = code, .called = "Ann Pike", .why = &reach};
	assert_int_equal(person_page_read(page, f->records), STATUS_OK);
}

static void
reading_the_page_writes_no_look(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct person_page page;
	int64_t before;

	add_ann(f, code, &page);
	before = fixture_entries(f);
	assert_int_equal(person_page_read(&page, f->records), STATUS_OK);
	assert_int_equal(fixture_entries(f), before);
	assert_true(page.about.is_able);
	assert_null(person_page_find(&page, "phone"));
	person_page_clear(&page);
}

static void
opening_one_value_writes_one_look_that_names_it(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct person_page page;
	int64_t before;

	add_ann(f, code, &page);
	before = fixture_entries(f);
	assert_int_equal(
	    person_page_open(&page, f->records, "phone"), STATUS_OK);
	assert_int_equal(fixture_entries(f), before + 1);
	fixture_newest_is(f, "look", "why 1\nkind name\nkind phone\n");
	assert_string_equal(
	    person_page_find(&page, "phone")->value, "07700900123");
	assert_null(person_page_find(&page, "school"));
	person_page_clear(&page);
}

static void
what_is_for_an_emergency_stays_closed_without_one(void **state)
{
	static const struct look_why emergency = {LOOK_EMERGENCY, NULL};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct person_page page;

	add_ann(f, code, &page);
	assert_int_equal(
	    field_set(f->records, code, "address", "1 Hill Road"), STATUS_OK);
	assert_int_equal(
	    person_page_open(&page, f->records, "address"), STATUS_OK);
	assert_null(person_page_find(&page, "address")->value);
	assert_non_null(person_page_find(&page, "address")->why_not);
	page.why = &emergency;
	assert_int_equal(
	    person_page_open(&page, f->records, "address"), STATUS_OK);
	assert_string_equal(
	    person_page_find(&page, "address")->value, "1 Hill Road");
	person_page_clear(&page);
}

static void
what_is_shut_is_forgotten_the_next_time_it_is_read(void **state)
{
	static const char *const kinds[] = {"phone"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct person_page page;

	add_ann(f, code, &page);
	assert_int_equal(
	    person_page_open(&page, f->records, "phone"), STATUS_OK);
	assert_int_equal(
	    person_page_open(&page, f->records, "school"), STATUS_OK);
	assert_int_equal(consent_refuse(f->records, code, kinds, 1), STATUS_OK);
	assert_int_equal(person_page_read(&page, f->records), STATUS_OK);
	assert_null(person_page_find(&page, "phone"));
	assert_non_null(person_page_find(&page, "school"));
	person_page_clear(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(reading_the_page_writes_no_look),
	    T(opening_one_value_writes_one_look_that_names_it),
	    T(what_is_for_an_emergency_stays_closed_without_one),
	    T(what_is_shut_is_forgotten_the_next_time_it_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
