/*
 * What managers read at a worker's lock: the work without a name, how records
 * were used, who may see what.  Signed, and of nobody
 * young.
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
#include "core/person.h"
#include "core/session.h"
#include "store/stmt.h"
#include "support/clock_fixed.h"
#include "support/records_fixture.h"
#include "support/yearly.h"

#define YEARLY(test)                                                           \
	cmocka_unit_test_setup_teardown(test, yearly_setup, clubhouse_teardown)

/* ----------------------------------------------------------------- diary */

static void
heads_are_none_a_few_or_to_the_nearest_five(void **state)
{
	static const struct {
		int64_t heads;
		const char *told;
	} rows[] = {{0, "0"}, {1, "1-4"}, {4, "1-4"}, {5, "5"}, {7, "5"},
	    {8, "10"}, {38, "40"}, {5000, "5000"}};
	char text[DIARY_HEADS_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		diary_heads(rows[i].heads, text);
		assert_string_equal(text, rows[i].told);
	}
}

static void
read_diary(struct unlock *unlock, struct diary *diary)
{
	assert_int_equal(
	    figures_diary(unlock, DAY_NONE, DAY_NONE, diary), STATUS_OK);
}

static void
a_manager_reads_the_work_as_it_was_at_the_last_lock(void **state)
{
	struct unlock *unlock = clubhouse_open(*state, "Mo");
	struct diary diary;

	read_diary(unlock, &diary);
	assert_int_equal(diary.count, 1);
	assert_int_equal(diary.rows[0].held_on, FIXTURE_TODAY - 3);
	assert_int_equal(diary.rows[0].start_minute, 18 * 60);
	assert_string_equal(diary.rows[0].place, "Hill Hall");
	assert_string_equal(diary.rows[0].provision, "Open access");
	assert_string_equal(diary.rows[0].workers, "Ana; Sam");
	assert_string_equal(diary.rows[0].heads, "40"); /* 38 */
	diary_clear(&diary);
	clubhouse_close(&unlock);
}

static void
correct(struct clubhouse *house, const char *part, const char *says)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct session_list list = {0};

	assert_int_equal(session_list(unlock_records(unlock), DAY_NONE,
			     DAY_NONE, NULL, &list),
	    STATUS_OK);
	assert_int_equal(session_correct(unlock_records(unlock),
			     list.sessions[0].code, part, says),
	    STATUS_OK);
	session_list_clear(&list);
	clubhouse_close(&unlock);
}

static void
what_is_put_right_changes_the_row(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct diary diary;

	correct(house, "headcount", "61");
	yearly_until(house, FIXTURE_TODAY + 20); /* the register is closed */
	correct(house, "place", "The rec");
	unlock = clubhouse_open(house, "Mo");
	read_diary(unlock, &diary);
	assert_int_equal(diary.count, 1);
	assert_string_equal(diary.rows[0].heads, "60");
	assert_string_equal(diary.rows[0].place, "The rec");
	diary_clear(&diary);
	clubhouse_close(&unlock);
}

static void
a_forged_diary_is_refused_until_a_worker_locks(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct diary diary;

	yearly_sql(unlock->releases_store, "UPDATE diary SET heads = '90'");
	status_clear();
	assert_int_equal(
	    figures_diary(unlock, DAY_NONE, DAY_NONE, &diary), STATUS_DAMAGED);
	assert_non_null(strstr(status_sentence(STATUS_DAMAGED), "work diary"));
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Mo");
	read_diary(unlock, &diary);
	assert_string_equal(diary.rows[0].heads, "40");
	diary_clear(&diary);
	clubhouse_close(&unlock);
}

/* --------------------------------------------------------------- conduct */

static void
first_code(struct unlock *unlock, char code[CODE_TEXT_BYTES])
{
	struct stmt *stmt = stmt_open(unlock->records_store,
	    "SELECT p.code FROM person p JOIN consent c ON c.person = p.id"
	    " WHERE c.kind = 2 + 1 ORDER BY p.id LIMIT 1");

	assert_true(stmt_step(stmt));
	memcpy(code, stmt_text(stmt, 0), CODE_TEXT_BYTES);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

static void
look(struct clubhouse *house)
{
	static const char *const kinds[] = {"name"};
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct look_why why = {LOOK_REACH, NULL};
	struct person_view view = {0};
	char code[CODE_TEXT_BYTES];

	first_code(unlock, code);
	assert_int_equal(
	    person_show(unlock_records(unlock), code, &why, kinds, 1, &view),
	    STATUS_OK);
	person_view_clear(&view);
	clubhouse_close(&unlock);
}

static void
conduct_is(struct clubhouse *house, int64_t looks)
{
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct conduct_row *rows = NULL;
	size_t count = 0;

	assert_int_equal(figures_conduct(unlock, &rows, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_string_equal(rows[0].name, "Sam");
	assert_string_equal(rows[0].month, "2026-11");
	assert_int_equal(rows[0].looks, looks);
	assert_int_equal(rows[0].outside, looks); /* no group is theirs */
	mem_free(rows);
	clubhouse_close(&unlock);
}

static void
looks_are_counted_once_for_each_worker_and_month(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;

	look(house);
	conduct_is(house, 1);
	look(house);
	unlock = clubhouse_open(house, "Ana");
	clubhouse_close(&unlock);
	conduct_is(house, 2);
}

static void
forged_counts_are_refused_and_made_anew(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct conduct_row *rows = NULL;
	size_t count = 0;

	look(house);
	unlock = clubhouse_open(house, "Mo");
	yearly_sql(unlock->releases_store, "UPDATE conduct SET looks = 0");
	assert_int_equal(
	    figures_conduct(unlock, &rows, &count), STATUS_DAMAGED);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Ana");
	clubhouse_close(&unlock);
	conduct_is(house, 1);
}

/* ----------------------------------------------------- evidence and access */

static void
an_inspector_sees_sessions_and_where_the_history_stands(void **state)
{
	struct unlock *unlock = clubhouse_open(*state, "Mo");
	struct evidence evidence;

	assert_int_equal(figures_evidence(unlock, FIXTURE_TODAY - 30,
			     FIXTURE_TODAY, &evidence),
	    STATUS_OK);
	assert_int_equal(evidence.sessions, 1);
	assert_int_equal(evidence.minutes, 120);
	assert_true(evidence.head.n > 0);
	assert_string_equal(evidence.head_by, "Sam");
	evidence_clear(&evidence);
	clubhouse_close(&unlock);
}

static void
who_may_see_what_is_listed(void **state)
{
	struct unlock *unlock = clubhouse_open(*state, "Mo");
	struct access access;
	bool has_sam = false, has_mo = false;

	assert_int_equal(figures_access(unlock, &access), STATUS_OK);
	for (size_t i = 0; i < access.users_count; i++) {
		const struct access_user *user = &access.users[i];

		has_sam = has_sam ||
			  (strcmp(user->name, "Sam") == 0 && user->is_worker);
		has_mo = has_mo ||
			 (strcmp(user->name, "Mo") == 0 && !user->is_worker &&
			     user->added_on == FIXTURE_TODAY);
	}
	assert_true(has_sam);
	assert_true(has_mo);
	assert_true(access.kinds_count > 4);
	assert_string_equal(access.kinds[0].name, "name");
	assert_true(access.kinds[0].notice[0] != '\0');
	access_clear(&access);
	clubhouse_close(&unlock);
}

/* Sam goes; what they signed is believed, because Ana says who they were. */
static void
what_a_former_worker_signed_still_counts(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct release release;
	struct publish_seal seal;

	yearly_until(house, YEARLY_CLOSES_ON);
	unlock = clubhouse_open(house, "Ana");
	assert_int_equal(unlock_user_remove(unlock, "Sam"), STATUS_OK);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Mo");
	assert_int_equal(
	    figures_get(unlock, YEARLY_PERIOD, &release, &seal), STATUS_OK);
	assert_string_equal(seal.closed_by, "Sam");
	release_clear(&release);
	clubhouse_close(&unlock);
}

static void
the_history_goes_on_from_where_it_was(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct unlock *unlock;
	struct buf sentence = BUF_EMPTY;
	bool follow = false;

	clubhouse_keep(house, &old);
	yearly_until(house, FIXTURE_TODAY + 10);
	unlock = clubhouse_open(house, "Mo");
	assert_int_equal(
	    figures_heads_follow(unlock, &follow, &sentence), STATUS_OK);
	assert_true(follow);
	/* A head of before, as if it were of today. */
	yearly_sql(unlock->releases_store,
	    "UPDATE ledger_anchor SET day = day + 300 WHERE n ="
	    " (SELECT min(n) FROM ledger_anchor)");
	assert_int_equal(
	    figures_heads_follow(unlock, &follow, &sentence), STATUS_OK);
	assert_false(follow);
	assert_true(sentence.length > 0);
	clubhouse_close(&unlock);
	clubhouse_forget(&old);
	buf_clear(&sentence);
}

/* ---------------------------------------------------------- nobody's name */

static int64_t
copies(struct store *store, const void *bytes, size_t size)
{
	int64_t found = -1, pages = 0;

	assert_int_equal(
	    store_search_pages(store, bytes, size, &found, &pages), STATUS_OK);
	assert_true(pages > 0);
	return found;
}

/* Every value and every id that ${sql} names: none in releases.db. */
static size_t
look_for(struct unlock *unlock, const char *sql, bool is_blob)
{
	struct stmt *stmt = stmt_open(unlock->records_store, sql);
	size_t looked = 0;

	while (stmt_step(stmt)) {
		size_t size = 0;
		const void *bytes =
		    is_blob ? stmt_blob(stmt, 0, &size) : stmt_text(stmt, 0);

		if (!is_blob)
			size = strlen(bytes);
		if (size < 3)
			continue;
		assert_true(copies(unlock->records_store, bytes, size) > 0);
		assert_int_equal(
		    copies(unlock->releases_store, bytes, size), 0);
		looked++;
	}
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	return looked;
}

static void
nothing_of_a_young_person_stands_in_the_releases_store(void **state)
{
	static const char *const blobs[] = {"SELECT uid FROM person",
	    "SELECT uid FROM field", "SELECT uid FROM session",
	    "SELECT uid FROM counted_person", "SELECT uid FROM work_group",
	    "SELECT sign_public FROM person_key"};
	static const char *const texts[] = {"SELECT value FROM field",
	    "SELECT token FROM name_token", "SELECT code FROM person",
	    "SELECT code FROM session", "SELECT notes FROM session"};
	struct clubhouse *house = *state;
	struct unlock *unlock;
	size_t looked = 0;

	yearly_until(house, YEARLY_CLOSES_ON);
	look(house);
	unlock = clubhouse_open(house, "Sam");
	assert_true(
	    copies(unlock->releases_store, "Hill Hall", 9) > 0); /* control */
	for (size_t i = 0; i < sizeof blobs / sizeof blobs[0]; i++)
		looked += look_for(unlock, blobs[i], true);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		looked += look_for(unlock, texts[i], false);
	assert_true(looked > 5 * YEARLY_PEOPLE);
	clubhouse_close(&unlock);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(heads_are_none_a_few_or_to_the_nearest_five),
	    YEARLY(a_manager_reads_the_work_as_it_was_at_the_last_lock),
	    YEARLY(what_is_put_right_changes_the_row),
	    YEARLY(a_forged_diary_is_refused_until_a_worker_locks),
	    YEARLY(looks_are_counted_once_for_each_worker_and_month),
	    YEARLY(forged_counts_are_refused_and_made_anew),
	    YEARLY(an_inspector_sees_sessions_and_where_the_history_stands),
	    YEARLY(who_may_see_what_is_listed),
	    YEARLY(what_a_former_worker_signed_still_counts),
	    YEARLY(the_history_goes_on_from_where_it_was),
	    YEARLY(nothing_of_a_young_person_stands_in_the_releases_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
