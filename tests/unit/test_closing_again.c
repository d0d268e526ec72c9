/*
 * Whatever file of a vault goes, is put back to an older one or comes from
 * another vault: the figures of a period that was closed are the same, byte for
 * byte, or they are lost.  None is drawn twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <unistd.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "store/stmt.h"
#include "support/clock_fixed.h"
#include "support/records_fixture.h"
#include "support/shelf.h"
#include "support/yearly.h"

#define YEARLY(test)                                                           \
	cmocka_unit_test_setup_teardown(test, yearly_setup, clubhouse_teardown)
#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

static const char draws[] = "SELECT count(*) FROM draw WHERE end_on = 20818";
static const char waiting[] =
    "SELECT count(*) FROM draw WHERE body IS NOT NULL";
static const char published[] =
    "SELECT count(*) FROM published WHERE end_on = 20818";

static int64_t
number(struct clubhouse *house, const char *sql)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	int64_t count = yearly_int(unlock->records_store, sql);

	clubhouse_close(&unlock);
	return count;
}

static void
path_of(struct clubhouse *house, const char *name, char path[200])
{
	snprintf(path, 200, "%s/%s", house->box.path, name);
}

static void delete (struct clubhouse *house, const char *name)
{
	char path[200];

	path_of(house, name, path);
	assert_int_equal(unlink(path), 0);
}

/* One file as it was in ${old}; the others stay. */
static void
put_back_one(struct clubhouse *house, const struct clubhouse_files *old,
    const char *name)
{
	char path[200];

	for (size_t i = 0; i < old->count; i++) {
		FILE *file;

		if (strcmp(old->file[i].name, name) != 0)
			continue;
		path_of(house, name, path);
		file = fopen(path, "wb");
		assert_non_null(file);
		assert_int_equal(
		    fwrite(old->file[i].bytes, 1, old->file[i].size, file),
		    old->file[i].size);
		assert_int_equal(fclose(file), 0);
	}
}

/* The day before it closes, kept in ${old}; then closed: its text. */
static void
close_it(struct clubhouse *house, struct clubhouse_files *old, struct buf *text)
{
	yearly_until(house, YEARLY_CLOSES_ON - 1);
	clubhouse_keep(house, old);
	yearly_until(house, YEARLY_CLOSES_ON);
	yearly_text(house, YEARLY_PERIOD, text);
	assert_non_null(strstr(text->text, "sayso release 1\n"));
}

static void
is_the_same(struct clubhouse *house, const struct buf *text)
{
	struct buf now = BUF_EMPTY;

	assert_int_equal(
	    yearly_state(house, "Sam", YEARLY_PERIOD), PUBLISH_CLOSED);
	yearly_text(house, YEARLY_PERIOD, &now);
	assert_string_equal(now.text, text->text);
	yearly_until(house, YEARLY_CLOSES_ON + 2);
	buf_reset(&now);
	yearly_text(house, YEARLY_PERIOD, &now);
	assert_string_equal(now.text, text->text);
	buf_clear(&now);
	yearly_check(house);
}

static void
is_lost(struct clubhouse *house)
{
	struct buf now = BUF_EMPTY;

	yearly_until(house, YEARLY_CLOSES_ON + 2);
	assert_int_equal(
	    yearly_state(house, "Sam", YEARLY_PERIOD), PUBLISH_LOST);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_LOST);
	yearly_text(house, YEARLY_PERIOD, &now);
	assert_string_equal(now.text, "");
	assert_int_equal(number(house, published), 0);
	assert_int_equal(number(house, waiting), 0);
	buf_clear(&now);
}

/* ------------------------------------------------------------- releases.db */

static void
a_deleted_releases_store_is_made_anew_with_the_same_figures(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;
	struct unlock *unlock = NULL;

	close_it(house, &old, &text);
	delete (house, "releases.db");
	unlock = clubhouse_open(house, "Sam");
	assert_true(unlock_has_new_releases(unlock));
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_false(unlock_has_new_releases(unlock));
	assert_int_equal(
	    yearly_int(unlock->records_store, "SELECT count(*) FROM ledger"
					      " WHERE event = 'releases_made'"),
	    1);
	clubhouse_close(&unlock);
	is_the_same(house, &text);
	assert_int_equal(number(house, draws), 1);
	clubhouse_forget(&old);
	buf_clear(&text);
}

static void
a_manager_alone_is_told_to_ask_a_worker(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;
	struct unlock *unlock = NULL;

	close_it(house, &old, &text);
	delete (house, "releases.db");
	status_clear();
	assert_int_equal(
	    clubhouse_unlock(house, "Mo", &unlock), STATUS_DAMAGED);
	assert_non_null(
	    strstr(status_sentence(STATUS_DAMAGED), "Ask a worker"));
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_OK);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_OK);
	is_the_same(house, &text);
	clubhouse_forget(&old);
	buf_clear(&text);
}

static void
another_vaults_releases_store_is_refused_and_left_as_it_is(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old, now;
	struct buf text = BUF_EMPTY;
	void *other = NULL;

	close_it(house, &old, &text);
	clubhouse_setup(&other);
	clubhouse_keep(other, &now);
	clubhouse_teardown(&other);
	clock_fixed_set(
	    FIXTURE_NOW + (int64_t)(YEARLY_CLOSES_ON - FIXTURE_TODAY) * 86400);
	put_back_one(house, &now, "releases.db");
	status_clear();
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_DAMAGED);
	assert_non_null(strstr(status_sentence(STATUS_DAMAGED), "Move it out"));
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_DAMAGED);
	delete (house, "releases.db");
	is_the_same(house, &text);
	assert_int_equal(number(house, draws), 1);
	clubhouse_forget(&old);
	clubhouse_forget(&now);
	buf_clear(&text);
}

static void
an_older_releases_store_gets_the_same_figures_again(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;

	close_it(house, &old, &text);
	put_back_one(house, &old, "releases.db");
	is_the_same(house, &text);
	assert_int_equal(number(house, draws), 1);
	clubhouse_forget(&old);
	buf_clear(&text);
}

/* -------------------------------------------------------------- records.db */

static void
older_records_take_the_figures_that_there_are(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;

	close_it(house, &old, &text);
	put_back_one(house, &old, "records.db");
	is_the_same(house, &text);
	assert_int_equal(number(house, draws), 0);
	clubhouse_forget(&old);
	buf_clear(&text);
}

static void
older_records_without_a_releases_store_have_lost_them(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;

	close_it(house, &old, &text);
	put_back_one(house, &old, "records.db");
	delete (house, "releases.db");
	is_lost(house);
	assert_int_equal(number(house, draws), 0);
	clubhouse_forget(&old);
	buf_clear(&text);
}

static void
both_put_back_have_lost_them(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;

	close_it(house, &old, &text);
	clubhouse_put_back(house, &old);
	is_lost(house);
	assert_int_equal(number(house, draws), 0);
	clubhouse_forget(&old);
	buf_clear(&text);
}

/* Control: what nobody ever closed is drawn, whatever files are gone. */
static void
an_open_period_is_drawn_all_the_same(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;

	yearly_until(house, YEARLY_CLOSES_ON - 1);
	clubhouse_keep(house, &old);
	delete (house, "releases.db");
	yearly_until(house, YEARLY_CLOSES_ON);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_CLOSED);
	assert_int_equal(number(house, draws), 1);
	yearly_check(house);
	clubhouse_forget(&old);
}

/* ------------------------------------------- between the draw and the figures
 */

static bool
no_time(void *context, enum figures_step step, int percent)
{
	(void)context;
	(void)percent;
	return step != FIGURES_SOLVE;
}

/* Drawn, and no time to solve it. */
static void
draw_only(struct clubhouse *house)
{
	struct figures_watch watch = {no_time, NULL, NULL};
	struct unlock *unlock;

	yearly_until(house, YEARLY_CLOSES_ON - 1);
	clock_fixed_set(
	    FIXTURE_NOW + (int64_t)(YEARLY_CLOSES_ON - FIXTURE_TODAY) * 86400);
	unlock = clubhouse_open(house, "Sam");
	figures_watch(unlock, &watch);
	clubhouse_close(&unlock);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_DRAWN);
}

/* Opened by Mo alone, it stays as it is. */
static void
keep_drawn(struct clubhouse *house, struct clubhouse_files *drawn)
{
	draw_only(house);
	clubhouse_keep(house, drawn);
}

static void
a_draw_put_back_after_its_figures_were_made_is_lost_and_wiped(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files drawn;

	keep_drawn(house, &drawn);
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_OK);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_CLOSED);
	clubhouse_put_back(house, &drawn);
	is_lost(house);
	assert_int_equal(number(house, draws), 1); /* its hash stays */
	yearly_check(house);
	clubhouse_forget(&drawn);
}

static void
a_draw_put_back_beside_its_figures_takes_those(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files drawn;
	struct buf text = BUF_EMPTY;

	keep_drawn(house, &drawn);
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_OK);
	yearly_text(house, YEARLY_PERIOD, &text);
	assert_true(text.length > 0);
	put_back_one(house, &drawn, "records.db");
	is_the_same(house, &text);
	assert_int_equal(number(house, waiting), 0);
	clubhouse_forget(&drawn);
	buf_clear(&text);
}

/* Control: it is the mark of the figures that tells, and nothing else. */
static void
a_draw_put_back_before_its_figures_were_made_goes_on(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files drawn;

	keep_drawn(house, &drawn);
	clubhouse_put_back(house, &drawn);
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_OK);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_CLOSED);
	assert_int_equal(number(house, draws), 1);
	yearly_check(house);
	clubhouse_forget(&drawn);
}

/* A backup made in between, and its medium or this computer knows. */
static void
restored(struct shelf *shelf, bool has_state)
{
	struct clubhouse *house = shelf->house;
	char name[BACKUP_NAME_BYTES], newer[BACKUP_NAME_BYTES];
	struct figures_watch watch = {no_time, NULL, NULL};
	struct restore_result result;
	struct backup_result backed;
	struct unlock *unlock;

	yearly_fill(house);
	draw_only(house);
	unlock = clubhouse_open(house, "Sam");
	figures_watch(unlock, &watch);
	assert_int_equal(
	    backup_make(unlock, &shelf->place, NULL, &backed), STATUS_OK);
	memcpy(name, backed.name, sizeof name);
	backup_result_clear(&backed);
	clubhouse_close(&unlock);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_DRAWN);
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_OK);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_CLOSED);
	shelf_backup_name(shelf, newer);
	if (!has_state)
		shelf_forget_state(shelf);
	assert_int_equal(shelf_restore(shelf, "Sam", name, &result), STATUS_OK);
	restore_result_clear(&result);
	is_lost(house);
}

static void
a_backup_from_between_never_gives_other_figures(void **state)
{
	restored(*state, true);
}

static void
nor_where_only_the_medium_knows(void **state)
{
	restored(*state, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    YEARLY(a_deleted_releases_store_is_made_anew_with_the_same_figures),
	    YEARLY(a_manager_alone_is_told_to_ask_a_worker),
	    YEARLY(another_vaults_releases_store_is_refused_and_left_as_it_is),
	    YEARLY(an_older_releases_store_gets_the_same_figures_again),
	    YEARLY(older_records_take_the_figures_that_there_are),
	    YEARLY(older_records_without_a_releases_store_have_lost_them),
	    YEARLY(both_put_back_have_lost_them),
	    YEARLY(an_open_period_is_drawn_all_the_same),
	    YEARLY(
		a_draw_put_back_after_its_figures_were_made_is_lost_and_wiped),
	    YEARLY(a_draw_put_back_beside_its_figures_takes_those),
	    YEARLY(a_draw_put_back_before_its_figures_were_made_goes_on),
	    ON_A_SHELF(a_backup_from_between_never_gives_other_figures),
	    ON_A_SHELF(nor_where_only_the_medium_knows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
