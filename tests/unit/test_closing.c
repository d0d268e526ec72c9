/*
 * A period closes once: at its day, at a lock, whatever happens to either
 * store, and nothing that anybody does later changes a byte of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/session.h"
#include "store/stmt.h"
#include "support/clock_fixed.h"
#include "support/yearly.h"
#include "support/records_fixture.h"

#define CLOSED(test)                                                           \
	cmocka_unit_test_setup_teardown(test, yearly_setup, clubhouse_teardown)

static void
a_period_closes_fourteen_days_after_its_end_at_a_lock(void **state)
{
	struct clubhouse *house = *state;
	struct buf text = BUF_EMPTY;

	yearly_until(house, YEARLY_CLOSES_ON - 1);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_OPEN);
	yearly_text(house, YEARLY_PERIOD, &text);
	assert_string_equal(text.text, "");
	yearly_until(house, YEARLY_CLOSES_ON);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_CLOSED);
	assert_int_equal(
	    yearly_state(house, "Sam", YEARLY_PERIOD), PUBLISH_CLOSED);
	yearly_text(house, YEARLY_PERIOD, &text);
	assert_non_null(strstr(text.text, "sayso release 1\n"));
	yearly_check(house);
	buf_clear(&text);
}

static void
who_is_counted_came_and_said_yes(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct release release;
	struct publish_seal seal;
	int64_t people = -1, visits = -1, sessions = -1;

	yearly_until(house, YEARLY_CLOSES_ON);
	unlock = clubhouse_open(house, "Mo");
	assert_int_equal(
	    figures_get(unlock, YEARLY_PERIOD, &release, &seal), STATUS_OK);
	assert_string_equal(seal.closed_by, "Sam");
	assert_true(seal.head.n > 0);
	for (size_t i = 0; i < release.tables_count; i++) {
		const struct release_table *table = &release.tables[i];
		int64_t total =
		    table->rows > 0 ? table->values[table->rows - 1] : -1;

		for (size_t k = 0;
		     table->dimensions_count == 1 && k < table->rows; k++)
			if (strcmp(table->codes[k * table->dimensions_count],
				"all") == 0)
				total = table->values[k];
		if (table->measure == RELEASE_PEOPLE)
			people = total;
		else if (table->measure == RELEASE_VISITS)
			visits = total;
		else if (table->measure == RELEASE_SESSIONS)
			sessions = total;
	}
	assert_true(people == 10 || people == 15); /* 14 */
	assert_true(visits == 35 || visits == 40); /* 38 */
	assert_int_equal(sessions, 1);
	release_clear(&release);
	clubhouse_close(&unlock);
}

static void
a_draw_is_wiped_once_its_figures_stand(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;

	yearly_until(house, YEARLY_CLOSES_ON);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(
	    yearly_int(unlock->records_store, "SELECT count(*) FROM draw"), 3);
	assert_int_equal(yearly_int(unlock->records_store,
			     "SELECT count(*) FROM draw WHERE body IS NULL"),
	    3);
	clubhouse_close(&unlock);
}

static void
close_is(struct clubhouse *house, const char *id, enum status wanted,
    const char *sentence)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct figures_result result;

	status_clear();
	assert_int_equal(figures_close(unlock, id, &result), wanted);
	if (wanted == STATUS_OK)
		assert_int_equal(result.closed, 1);
	else
		assert_non_null(strstr(status_sentence(wanted), sentence));
	clubhouse_close(&unlock);
}

static void
a_worker_closes_earlier_but_nothing_that_goes_on(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct figures_result result;

	yearly_until(house, 20819); /* the day after its end */
	close_is(house, "2026-Q4", STATUS_INVALID, "has not ended");
	close_is(house, "2026-Q9", STATUS_NOT_FOUND, "no time of that name");
	unlock = clubhouse_open(house, "Mo");
	assert_int_equal(
	    figures_close(unlock, YEARLY_PERIOD, &result), STATUS_DENIED);
	clubhouse_close(&unlock);
	close_is(house, YEARLY_PERIOD, STATUS_OK, "");
	close_is(house, YEARLY_PERIOD, STATUS_INVALID, "is closed");
	yearly_check(house);
}

static void
a_clock_that_cannot_be_trusted_closes_nothing(void **state)
{
	struct clubhouse *house = *state;

	yearly_until(house, YEARLY_CLOSES_ON - 1);
	clock_fixed_set(
	    FIXTURE_NOW +
	    (int64_t)(YEARLY_CLOSES_ON + 60 - FIXTURE_TODAY) * 86400);
	close_is(house, YEARLY_PERIOD, STATUS_INVALID, "clock");
	assert_int_equal(
	    yearly_state(house, "Sam", YEARLY_PERIOD), PUBLISH_OPEN);
}

/* ----------------------------------------------------------- G3: for good */

static void
change_everything(struct clubhouse *house)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct records *records = unlock_records(unlock);
	struct session_list list = {0};

	assert_int_equal(
	    session_list(records, DAY_NONE, DAY_NONE, NULL, &list), STATUS_OK);
	assert_int_equal(list.count, 1);
	status_clear();
	assert_int_equal(
	    session_correct(records, list.sessions[0].code, "headcount", "50"),
	    STATUS_INVALID);
	assert_non_null(strstr(status_sentence(STATUS_INVALID), "closed"));
	session_list_clear(&list);
	clubhouse_close(&unlock);
}

static void
everybody_says_no(struct clubhouse *house)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct stmt *stmt = stmt_open(
	    unlock->records_store, "SELECT code FROM person ORDER BY id");
	char codes[YEARLY_PEOPLE + 4][CODE_TEXT_BYTES];
	const char *const kinds[] = {"attendance"};
	size_t count = 0;

	while (stmt_step(stmt) && count < YEARLY_PEOPLE + 4)
		memcpy(codes[count++], stmt_text(stmt, 0), CODE_TEXT_BYTES);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		(void)!consent_refuse(
		    unlock_records(unlock), codes[i], kinds, 1);
	clubhouse_close(&unlock);
}

static void
g3_withdrawals_change_no_byte_of_a_closed_file(void **state)
{
	struct clubhouse *house = *state;
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;

	yearly_until(house, YEARLY_CLOSES_ON);
	yearly_text(house, YEARLY_PERIOD, &before);
	assert_true(before.length > 0);
	change_everything(house);
	everybody_says_no(house);
	yearly_until(house, YEARLY_CLOSES_ON + 60);
	yearly_text(house, YEARLY_PERIOD, &after);
	assert_string_equal(before.text, after.text);
	buf_clear(&before);
	buf_clear(&after);
}

/* ---------------------------------------------------------------- forged */

static void
a_forged_release_is_refused_and_named(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct release release;

	yearly_until(house, YEARLY_CLOSES_ON);
	unlock = clubhouse_open(house, "Mo");
	yearly_sql(unlock->releases_store,
	    "INSERT INTO release (plan, start_on, end_on, body, head_n,"
	    " head_hash, user_uid, signature)"
	    " SELECT plan, 20818 + 1, 20818 + 90, body, head_n, head_hash,"
	    " user_uid, signature FROM release LIMIT 1");
	status_clear();
	assert_int_equal(
	    figures_get(unlock, "2026-Q4", &release, NULL), STATUS_DAMAGED);
	assert_non_null(
	    strstr(status_sentence(STATUS_DAMAGED), "signed by no worker"));
	assert_int_equal(
	    figures_get(unlock, YEARLY_PERIOD, &release, NULL), STATUS_OK);
	release_clear(&release);
	clubhouse_close(&unlock);
	assert_int_equal(yearly_state(house, "Mo", "2026-Q4"), PUBLISH_FORGED);
	/* and a worker's records never take it over */
	unlock = clubhouse_open(house, "Sam");
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(
	    yearly_int(unlock->records_store, "SELECT count(*) FROM published"
					      " WHERE start_on = 20819"),
	    0);
	clubhouse_close(&unlock);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    CLOSED(a_period_closes_fourteen_days_after_its_end_at_a_lock),
	    CLOSED(who_is_counted_came_and_said_yes),
	    CLOSED(a_draw_is_wiped_once_its_figures_stand),
	    CLOSED(a_worker_closes_earlier_but_nothing_that_goes_on),
	    CLOSED(a_clock_that_cannot_be_trusted_closes_nothing),
	    CLOSED(g3_withdrawals_change_no_byte_of_a_closed_file),
	    CLOSED(a_forged_release_is_refused_and_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
