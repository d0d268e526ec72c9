/*
 * Looks stay: a worker who looked for months cannot make it undone by having
 * the person forgotten, by whatever way a worker has.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/consent.h"
#include "core/own_say.h"
#include "core/person.h"
#include "core/runout.h"
#include "support/evening.h"
#include "support/signing.h"

#define MONTHS 5

#define SQL_LOOKS                                                              \
	"SELECT count(*) FROM ledger WHERE event = 'look' AND salt IS NOT "    \
	"NULL"
#define SQL_ALL_BUT_LOOKS                                                      \
	"SELECT count(*) FROM ledger WHERE class = 'other' AND salt IS NOT"    \
	" NULL AND event NOT IN ('forgotten') AND subject IN (SELECT subject"  \
	" FROM ledger WHERE event = 'look')"

/* Sam looks at Robin once a month. */
static void
look_for_months(struct fixture *f, const char *code, bool has_key)
{
	static const struct look_why why = {LOOK_OTHER, "just to see"};
	struct person_view view;
	struct hand hand;

	for (int i = 0; i < MONTHS; i++) {
		evening_later(f, i == 0 ? 0 : 21);
		assert_int_equal(
		    person_show(f->records, code, &why, NULL, 0, &view),
		    STATUS_OK);
		person_view_clear(&view);
		if (i == 0 && has_key)
			signing_keep_all(f, code, &hand, false);
	}
}

static void
erase(struct fixture *f)
{
	struct runout_result result;

	evening_later(f, 8);
	assert_int_equal(runout_do(f->records, &result), STATUS_OK);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM person"), 0);
}

static void
by_a_no_they_heard(struct fixture *f, const char *code)
{
	static const char *const all[] = {"all"};

	assert_int_equal(consent_refuse(f->records, code, all, 1), STATUS_OK);
	erase(f);
}

static void
by_their_own_no(struct fixture *f, const char *code)
{
	static const char *const kinds[] = {"phone", "name"};

	assert_int_equal(consent_revoke(f->records, code, kinds, 2), STATUS_OK);
	erase(f);
}

/* With the laptop in their own hands. */
static void
as_the_young_person(struct fixture *f, const char *code)
{
	static const char *const all[] = {"all"};

	assert_int_equal(own_say_no(f->records, code, all, 1), STATUS_OK);
	assert_int_equal(own_say_leave(f->records, code), STATUS_OK);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM person"), 0);
}

static void
looks_outlive_a_person_whom_a_worker_forgot(void **state)
{
	static void (*const ways[])(struct fixture * f, const char *code) = {
	    by_a_no_they_heard, by_their_own_no, as_the_young_person};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(ways) / sizeof(ways[0]); i++) {
		struct fixture f;
		char code[CODE_TEXT_BYTES];

		fixture_open(&f);
		evening_person(&f, "Robin", "phone", code);
		look_for_months(&f, code, i % 2 == 1);
		assert_int_equal(evening_int(&f, SQL_LOOKS), MONTHS);
		assert_true(evening_int(&f, SQL_ALL_BUT_LOOKS) > 0);
		ways[i / 2](&f, code);
		assert_int_equal(evening_int(&f, SQL_LOOKS), MONTHS);
		/* Control: everything else about them is let go. */
		assert_int_equal(evening_int(&f, SQL_ALL_BUT_LOOKS), 0);
		evening_check(&f);
		fixture_close(&f);
	}
}

static void
looks_go_when_they_are_over_a_year_old(void **state)
{
	struct fixture *f = *state;
	struct runout_result result;
	char code[CODE_TEXT_BYTES];

	evening_person(f, "Robin", "phone", code);
	look_for_months(f, code, false);
	by_a_no_they_heard(f, code);
	for (int i = 0; i < 12; i++)
		evening_later(f, 30);
	assert_int_equal(runout_do(f->records, &result), STATUS_OK);
	assert_int_equal(evening_int(f, SQL_LOOKS), 0);
	evening_check(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(looks_outlive_a_person_whom_a_worker_forgot),
	    cmocka_unit_test_setup_teardown(
		looks_go_when_they_are_over_a_year_old, fixture_setup,
		fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
