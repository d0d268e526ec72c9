/*
 * demo: a believable club, made by the same operations as a real one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/demo.h"
#include "app/own.h"
#include "app/unlock_internal.h"
#include "core/check.h"
#include "store/stmt.h"
#include "support/place.h"

struct made {
	char path[256];
	struct demo demo;
	struct unlock *unlock;
};

static void
made_open(struct made *made, const char *place, int64_t people, uint64_t seed)
{
	struct secret *passphrase;

	memset(made, 0, sizeof *made);
	assert_int_equal(secret_start(), STATUS_OK);
	snprintf(made->path, sizeof made->path, "%s/demo-%llu", place,
	    (unsigned long long)seed);
	assert_int_equal(
	    demo_make(made->path, people, seed, &made->demo), STATUS_OK);
	passphrase = secret_copy(
	    demo_users[0].passphrase, strlen(demo_users[0].passphrase) + 1);
	assert_int_equal(unlock_open(made->path, demo_users[0].name,
			     &passphrase, &made->unlock, NULL),
	    STATUS_OK);
}

static void
made_close(struct made *made)
{
	demo_clear(&made->demo);
	assert_int_equal(unlock_close(&made->unlock), STATUS_OK);
}

static int64_t
number(struct made *made, const char *sql)
{
	struct stmt *stmt = stmt_open(made->unlock->records_store, sql);
	int64_t value = -1;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

static void
print_defect(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_message("%s %s\n", sentence, code);
}

static void
a_demo_is_a_vault_that_passes_its_own_check(void **state)
{
	struct check_report report;
	struct made made;

	(void)state;
	made_open(&made, place_path(), 40, 1);
	assert_true(unlock_is_demo(made.unlock));
	assert_int_equal(
	    check_run(made.unlock->records, &report, print_defect, NULL),
	    STATUS_OK);
	assert_true(report.entries > 300);
	assert_true(made.demo.people_count > 30);
	assert_int_equal(demo_users_count, 4);
	made_close(&made);
}

static void
a_demo_has_every_state_of_consent_and_a_year_of_work(void **state)
{
	static const char sql_states[] =
	    "SELECT count(DISTINCT state) FROM v_consent";
	static const char sql_levels[] =
	    "SELECT count(DISTINCT level) FROM v_consent";
	static const char sql_why[] =
	    "SELECT count(DISTINCT why_shut) FROM v_consent"
	    " WHERE state = 'shut'";
	static const char sql_sessions[] = "SELECT count(*) FROM session";
	static const char sql_named[] = "SELECT count(*) FROM attendance";
	static const char sql_not_yet[] =
	    "SELECT count(*) FROM person WHERE capacity = 'not_yet'";
	static const char sql_waiting[] =
	    "SELECT count(*) FROM request WHERE done_on IS NULL";
	struct made made;

	(void)state;
	made_open(&made, place_path(), 40, 2);
	assert_int_equal(number(&made, sql_states), 3);
	assert_int_equal(number(&made, sql_levels), 4);
	assert_true(number(&made, sql_why) >= 4);
	assert_true(number(&made, sql_sessions) > 100);
	assert_true(number(&made, sql_named) > 300);
	assert_true(number(&made, sql_not_yet) > 0);
	assert_true(number(&made, sql_waiting) > 0);
	made_close(&made);
}

/* Of all who have one, the PIN and card told with the demo open it. */
static void
some_have_a_key_that_their_pin_and_card_open(void **state)
{
	struct made made;
	size_t keys = 0, cards = 0;

	(void)state;
	made_open(&made, place_path(), 40, 4);
	for (size_t i = 0; i < made.demo.people_count; i++) {
		const struct demo_person *person = &made.demo.people[i];
		const char *card = person->card == NULL ? "" : person->card;
		struct secret *pin, *typed;
		struct own *own = NULL;

		if (person->pin == NULL) {
			assert_null(person->card);
			continue;
		}
		pin = secret_copy(person->pin, strlen(person->pin) + 1);
		typed = secret_copy(card, strlen(card) + 1);
		assert_int_equal(
		    own_open(made.unlock, person->code, &pin, &typed, &own),
		    STATUS_OK);
		keys++;
		cards += own_key_row(own)->is_card;
		own_close(&own);
	}
	assert_in_range(keys, 6, 12);
	assert_in_range(cards, 1, keys - 1);
	assert_int_equal(
	    number(&made, "SELECT count(*) FROM person_key"), keys);
	made_close(&made);
}

static void
the_seed_picks_content_and_never_ids(void **state)
{
	static const char sql_content[] =
	    "SELECT count(*) * 1000 + total(length(value)) FROM field"
	    " WHERE kind <> 2" /* a handle is drawn, like a key */;
	char other[256];
	struct made one, same;
	int64_t content;

	(void)state;
	snprintf(other, sizeof other, "%s/again", place_path());
	assert_int_equal(folder_make(other), STATUS_OK);
	made_open(&one, place_path(), 12, 3);
	made_open(&same, other, 12, 3);
	content = number(&one, sql_content);
	assert_int_equal(number(&same, sql_content), content);
	assert_string_equal(one.demo.people[0].name, same.demo.people[0].name);
	assert_string_not_equal(
	    one.demo.people[0].code, same.demo.people[0].code);
	made_close(&one);
	made_close(&same);
}

static void
one_and_a_thousand_people_are_a_club_too(void **state)
{
	struct made made;

	(void)state;
	made_open(&made, place_path(), 1, 4);
	assert_int_equal(made.demo.people_count, 1);
	made_close(&made);
	made_open(&made, place_path(), 1000, 5);
	assert_true(made.demo.people_count > 950);
	made_close(&made);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, place_enter, place_leave)
	const struct CMUnitTest tests[] = {
	    T(a_demo_is_a_vault_that_passes_its_own_check),
	    T(some_have_a_key_that_their_pin_and_card_open),
	    T(a_demo_has_every_state_of_consent_and_a_year_of_work),
	    T(the_seed_picks_content_and_never_ids),
	    T(one_and_a_thousand_people_are_a_club_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
