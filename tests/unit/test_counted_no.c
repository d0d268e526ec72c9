/*
 * What happens to counted facts when somebody says no, and when something
 * merely runs out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/core_internal.h"
#include "core/field.h"
#include "core/runout.h"
#include "support/evening.h"

static char code[CODE_TEXT_BYTES];

/* Facts of that name and value, whoever's. */
static int64_t
facts(struct fixture *f, const char *fact, const char *value)
{
	static const char sql[] = "SELECT count(*) FROM counted_fact"
				  " WHERE fact = :fact AND value = :value";
	struct stmt *stmt = stmt_open(f->store, sql);
	int64_t count = 0;

	stmt_bind_text(stmt, ":fact", fact);
	stmt_bind_text(stmt, ":value", value);
	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	return count;
}

static int64_t
counted(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM counted_person");
}

static void
visit(struct fixture *f, const char *person, int32_t held_on)
{
	struct session_new session = evening_session();

	session.held_on = held_on;
	evening_save(f, &session, code, person, NULL);
}

static void
set(struct fixture *f, const char *person, const char *kind, const char *value)
{
	assert_int_equal(field_set(f->records, person, kind, value), STATUS_OK);
}

static void
what_was_erased_stays_counted_until_they_say_otherwise(void **state)
{
	struct fixture *f = *state;
	struct runout_result result;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah",
	    "attendance=team,count gender=team,count,until=2026-11-30", noah);
	set(f, noah, "gender", "Boy or man");
	visit(f, noah, FIXTURE_TODAY);
	evening_later(f, 70);
	assert_int_equal(runout_do(f->records, &result), STATUS_OK);
	assert_int_equal(result.kinds, 1);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM field"
					" WHERE value = 'Boy or man'"),
	    0);
	assert_int_equal(facts(f, "gender", "Boy or man"), 1);
	evening_check(f);
	evening_says(f, noah, "gender=team");
	assert_int_equal(facts(f, "gender", "Boy or man"), 0);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
	evening_check(f);
}

static int64_t
person_of(struct fixture *f, const char *shown)
{
	unsigned char uid[UID_BYTES];
	int64_t person = 0;

	assert_int_equal(
	    person_by_code(f->records, shown, &person, uid), STATUS_OK);
	return person;
}

static void
unlink_kind(struct fixture *f, int64_t person, int64_t kind)
{
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(f->store, &txn), STATUS_OK);
	assert_int_equal(
	    counted_unlink(f->records, txn, person, kind), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}

static void
a_no_to_coming_takes_every_fact(void **state)
{
	static const char *const kinds[] = {"attendance"};
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	evening_person(
	    f, "Noah", "attendance=team,count gender=team,count", noah);
	evening_person(f, "Kai", "attendance=team,count", kai);
	set(f, noah, "gender", "Boy or man");
	visit(f, noah, FIXTURE_TODAY);
	visit(f, kai, FIXTURE_TODAY);
	assert_int_equal(consent_refuse(f->records, noah, kinds, 1), STATUS_OK);
	assert_int_equal(counted(f), 1);
	assert_int_equal(facts(f, "gender", "Boy or man"), 0);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
	evening_check(f);
}

static void
a_no_to_one_kind_takes_its_facts(void **state)
{
	static const char *const kinds[] = {"gender"};
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(
	    f, "Noah", "attendance=team,count gender=team,count", noah);
	set(f, noah, "gender", "Boy or man");
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(consent_refuse(f->records, noah, kinds, 1), STATUS_OK);
	assert_int_equal(facts(f, "gender", "Boy or man"), 0);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
	evening_check(f);
}

static void
what_merely_ran_out_stays_counted(void **state)
{
	static const char *const kinds[] = {"gender"};
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(
	    f, "Noah", "attendance=team,count gender=team,count", noah);
	set(f, noah, "gender", "Boy or man");
	visit(f, noah, FIXTURE_TODAY);
	evening_later(f, CONSENT_SPOKEN_DAYS + 1);
	evening_says(f, noah, "pronouns");
	assert_int_equal(facts(f, "gender", "Boy or man"), 1);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
	/* A later no still finds them. */
	assert_int_equal(consent_refuse(f->records, noah, kinds, 1), STATUS_OK);
	assert_int_equal(facts(f, "gender", "Boy or man"), 0);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
}

static void
when_coming_runs_out_only_the_link_goes(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	int64_t person;

	evening_person(
	    f, "Noah", "attendance=team,count gender=team,count", noah);
	set(f, noah, "gender", "Boy or man");
	visit(f, noah, FIXTURE_TODAY);
	person = person_of(f, noah);
	unlink_kind(f, person, KIND_ATTENDANCE + 20);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM counted_person"
					" WHERE person IS NOT NULL"),
	    1);
	unlink_kind(f, person, KIND_ATTENDANCE);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM counted_person"
					" WHERE person IS NOT NULL"),
	    0);
	assert_int_equal(facts(f, "gender", "Boy or man"), 1);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
	/* Who comes back after that counts anew. */
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(counted(f), 2);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_no_to_coming_takes_every_fact),
	    TEST(a_no_to_one_kind_takes_its_facts),
	    TEST(what_merely_ran_out_stays_counted),
	    TEST(what_was_erased_stays_counted_until_they_say_otherwise),
	    TEST(when_coming_runs_out_only_the_link_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
