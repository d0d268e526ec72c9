/*
 * yearly: see the header.
 */
#include "support/yearly.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/check.h"
#include "core/consent.h"
#include "core/person.h"
#include "core/session.h"
#include "store/stmt.h"
#include "store/txn.h"
#include "support/clock_fixed.h"
#include "support/records_fixture.h"

#define STEP_DAYS 28

static const char *const says_counted[] = {
    "attendance=team,count", "gender=team,count"};
static const char *const says_held[] = {"attendance=team"};

static void
add(struct unlock *unlock, const char *name, bool is_counted,
    char code[CODE_TEXT_BYTES])
{
	const char *const *words = is_counted ? says_counted : says_held;
	size_t count = is_counted ? 2 : 1;
	struct consent_say says[2];
	char *kinds[2] = {NULL, NULL};
	struct person_new person = {.name = name,
	    .saying = {DAY_NONE, false, NULL, false},
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	    .says = says,
	    .says_count = count};
	struct records *records = unlock_records(unlock);

	for (size_t i = 0; i < count; i++)
		assert_int_equal(
		    consent_parse_say(records, words[i], &says[i], &kinds[i]),
		    STATUS_OK);
	assert_int_equal(person_add(records, &person, code, NULL), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		mem_free(kinds[i]);
}

static void
hold_session(struct unlock *unlock, const char *const *present, size_t count)
{
	static const char *const workers[] = {"Sam", "Ana"};
	struct tally tallies[] = {
	    {"age", "11-12", 20}, {"age", "14-15", 17}, {"new", "yes", 3}};
	struct session_new session = {.held_on = FIXTURE_TODAY - 3,
	    .start_minute = 18 * 60,
	    .end_minute = 20 * 60,
	    .place = "Hill Hall",
	    .provision = "Open access",
	    .mode = "centre",
	    .theme = "Table tennis",
	    .notes = "A quiet evening.",
	    .headcount = 38,
	    .workers = workers,
	    .workers_count = 2,
	    .present = present,
	    .present_count = count,
	    .tallies = tallies,
	    .tallies_count = 3};
	char code[CODE_TEXT_BYTES];

	assert_int_equal(
	    session_add(unlock_records(unlock), &session, code, NULL),
	    STATUS_OK);
}

void
yearly_fill(struct clubhouse *house)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	char codes[YEARLY_PEOPLE + 1][CODE_TEXT_BYTES];
	const char *present[YEARLY_PEOPLE + 1];

	for (size_t i = 0; i <= YEARLY_PEOPLE; i++) {
		char name[32];

		snprintf(name, sizeof name, "Zelda%c", (char)('a' + i));
		add(unlock, name, i < YEARLY_PEOPLE, codes[i]);
		present[i] = codes[i];
	}
	hold_session(unlock, present, YEARLY_PEOPLE + 1);
	clubhouse_close(&unlock);
}

void
yearly_until(struct clubhouse *house, int32_t day)
{
	int32_t today = moment_day(clock_now());

	while (today < day) {
		struct unlock *unlock;

		today = day - today > STEP_DAYS ? today + STEP_DAYS : day;
		clock_fixed_set(
		    FIXTURE_NOW + (int64_t)(today - FIXTURE_TODAY) * 86400);
		unlock = clubhouse_open(house, "Sam");
		clubhouse_close(&unlock);
	}
}

enum publish_state
yearly_state(struct clubhouse *house, const char *name, const char *id)
{
	struct unlock *unlock = clubhouse_open(house, name);
	struct publish_period *periods = NULL;
	enum publish_state state = PUBLISH_OPEN;
	size_t count = 0;

	assert_int_equal(figures_list(unlock, &periods, &count), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		if (strcmp(periods[i].id, id) == 0)
			state = periods[i].state;
	mem_free(periods);
	clubhouse_close(&unlock);
	return state;
}

void
yearly_text(struct clubhouse *house, const char *id, struct buf *text)
{
	struct unlock *unlock = clubhouse_open(house, "Mo");
	enum status status = figures_text(unlock, id, text);

	assert_true(status == STATUS_OK || status == STATUS_NOT_FOUND);
	clubhouse_close(&unlock);
}

int64_t
yearly_int(struct store *store, const char *sql)
{
	struct stmt *stmt = stmt_open(store, sql);
	int64_t value = -1;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

void
yearly_sql(struct store *store, const char *sql)
{
	struct stmt *stmt;
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(store, &txn), STATUS_OK);
	stmt = stmt_open(store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}

static void
show_defect(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_message("check: %s %s\n", sentence, code);
}

void
yearly_check(struct clubhouse *house)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct check_report report;

	assert_int_equal(
	    check_run(unlock->records, &report, show_defect, NULL), STATUS_OK);
	clubhouse_close(&unlock);
}

int
yearly_setup(void **state)
{
	clubhouse_setup(state);
	yearly_fill(*state);
	return 0;
}
