/*
 * A draw that waits for its figures, in a vault put back from before they were
 * made: solved once more it could come out otherwise, so it is lost and wiped,
 * or takes the figures that there are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "support/clock_fixed.h"
#include "support/closed.h"
#include "support/records_fixture.h"
#include "support/shelf.h"

#define YEARLY(test)                                                           \
	cmocka_unit_test_setup_teardown(test, yearly_setup, clubhouse_teardown)
#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

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
	closed_is_lost(house);
	assert_int_equal(
	    closed_number(house, CLOSED_DRAWS), 1); /* its hash stays */
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
	closed_put_back_one(house, &drawn, "records.db");
	closed_is_the_same(house, &text);
	assert_int_equal(closed_number(house, CLOSED_WAITING), 0);
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
	assert_int_equal(closed_number(house, CLOSED_DRAWS), 1);
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
	closed_is_lost(house);
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
	    YEARLY(
		a_draw_put_back_after_its_figures_were_made_is_lost_and_wiped),
	    YEARLY(a_draw_put_back_beside_its_figures_takes_those),
	    YEARLY(a_draw_put_back_before_its_figures_were_made_goes_on),
	    ON_A_SHELF(a_backup_from_between_never_gives_other_figures),
	    ON_A_SHELF(nor_where_only_the_medium_knows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
