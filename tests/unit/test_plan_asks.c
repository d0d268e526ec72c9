/*
 * Plans: a manager asks, a worker's lock tries and commits; a worker's holds at
 * once; without one the default holds.  Once a plan holds it only gains tables.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/hold.h"
#include "support/clock_fixed.h"
#include "support/records_fixture.h"
#include "support/yearly.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

/* A plan of three figures, so that trying it takes no time. */
static void
make_plan(struct clubhouse *house, struct plan *plan)
{
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct plan_table people = {.axes_count = 0};

	assert_int_equal(
	    figures_plan_default(unlock, PLAN_SMALL, FIXTURE_TODAY, plan),
	    STATUS_OK);
	clubhouse_close(&unlock);
	people.from = plan->year;
	people.axes[0].dimension = PLAN_NEW;
	people.axes_count = 1;
	plan->tables[0] = people;
	plan->tables_count = 1;
	plan->merges_count = 0;
}

static enum status
ask(struct clubhouse *house, const struct plan *plan)
{
	struct unlock *unlock = clubhouse_open(house, "Mo");
	bool asked = false;
	enum status status = figures_plan_set(unlock, plan, &asked);

	if (status == STATUS_OK)
		assert_true(asked);
	clubhouse_close(&unlock);
	return status;
}

/* The newest ask of a manager, as they read it. */
static void
ask_is(
    struct clubhouse *house, bool is_waiting, bool is_refused, const char *why)
{
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct publish_ask *asks = NULL;
	size_t count = 0;

	assert_int_equal(figures_asks(unlock, &asks, &count), STATUS_OK);
	assert_true(count > 0);
	assert_string_equal(asks[0].by, "Mo");
	assert_int_equal(asks[0].is_waiting, is_waiting);
	assert_int_equal(asks[0].is_refused, is_refused);
	assert_non_null(strstr(asks[0].why, why));
	publish_asks_clear(&asks, count);
	clubhouse_close(&unlock);
}

static void
plan_is(struct clubhouse *house, const char *name, bool is_held, size_t tables)
{
	struct unlock *unlock = clubhouse_open(house, name);
	struct figures_plan plan;

	assert_int_equal(figures_plan(unlock, FIXTURE_TODAY, &plan), STATUS_OK);
	assert_int_equal(plan.is_held, is_held);
	if (tables != 0)
		assert_int_equal(plan.plan.tables_count, tables);
	plan_clear(&plan.plan);
	clubhouse_close(&unlock);
}

static void
lock(struct clubhouse *house)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");

	clubhouse_close(&unlock);
}

static void
a_managers_plan_is_tried_and_committed_at_a_workers_lock(void **state)
{
	struct clubhouse *house = *state;
	struct plan plan;

	make_plan(house, &plan);
	plan_is(house, "Mo", false, 0);
	assert_int_equal(ask(house, &plan), STATUS_OK);
	ask_is(house, true, false, "");
	plan_is(house, "Mo", false, 0);
	lock(house);
	ask_is(house, false, false, "");
	plan_is(house, "Mo", true, 1);
	plan_is(house, "Sam", true, 1);
	clubhouse_is_whole(house);
	plan_clear(&plan);
}

static bool
enough(void *context, enum figures_step step, int percent)
{
	(void)context;
	(void)percent;
	return step != FIGURES_TRY;
}

static void
a_trial_that_was_ended_waits_for_the_next_lock(void **state)
{
	struct clubhouse *house = *state;
	struct figures_watch watch = {enough, NULL, NULL};
	struct unlock *unlock;
	struct plan plan;

	make_plan(house, &plan);
	assert_int_equal(ask(house, &plan), STATUS_OK);
	unlock = clubhouse_open(house, "Sam");
	figures_watch(unlock, &watch);
	clubhouse_close(&unlock);
	ask_is(house, true, false, "");
	lock(house);
	ask_is(house, false, false, "");
	plan_clear(&plan);
}

static void
a_plan_in_use_only_gains_tables_that_begin_later(void **state)
{
	struct clubhouse *house = *state;
	struct plan plan;

	make_plan(house, &plan);
	assert_int_equal(ask(house, &plan), STATUS_OK);
	lock(house);
	plan.tables[1] = plan.tables[0];
	plan.tables[1].axes[0].dimension = PLAN_DISABILITY;
	plan.tables_count = 2;
	status_clear();
	assert_int_equal(ask(house, &plan), STATUS_INVALID);
	assert_non_null(
	    strstr(status_sentence(STATUS_INVALID), "has not begun"));
	plan.tables[1].from = 20819; /* 1 January 2027 */
	assert_int_equal(ask(house, &plan), STATUS_OK);
	lock(house);
	plan_is(house, "Mo", true, 2);
	clubhouse_is_whole(house);
	plan_clear(&plan);
}

static void
what_cannot_hold_any_more_is_refused_and_says_why(void **state)
{
	struct clubhouse *house = *state;
	struct plan plan, other;

	make_plan(house, &plan);
	make_plan(house, &other);
	assert_int_equal(ask(house, &plan), STATUS_OK);
	assert_int_equal(ask(house, &other), STATUS_OK);
	lock(house); /* the first holds; the second would replace it */
	plan_is(house, "Mo", true, 1);
	clubhouse_is_whole(house);
	{
		struct unlock *unlock = clubhouse_open(house, "Mo");
		struct publish_ask *asks = NULL;
		size_t count = 0, refused = 0;

		assert_int_equal(
		    figures_asks(unlock, &asks, &count), STATUS_OK);
		assert_int_equal(count, 2);
		for (size_t i = 0; i < count; i++)
			if (asks[i].is_refused) {
				refused++;
				assert_non_null(
				    strstr(asks[i].why, "stays as it is"));
			}
		assert_int_equal(refused, 1);
		publish_asks_clear(&asks, count);
		clubhouse_close(&unlock);
	}
	plan_clear(&plan);
	plan_clear(&other);
}

static void
a_forged_ask_for_a_plan_is_refused(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct plan plan;

	make_plan(house, &plan);
	assert_int_equal(ask(house, &plan), STATUS_OK);
	unlock = clubhouse_open(house, "Mo");
	yearly_sql(unlock->releases_store,
	    "UPDATE ask SET body = replace(body, 'base 5', 'base 10')");
	clubhouse_close(&unlock);
	lock(house);
	ask_is(house, false, true, "not signed by a manager");
	plan_is(house, "Mo", false, 0);
	plan_clear(&plan);
}

static void
without_a_plan_the_default_holds(void **state)
{
	struct clubhouse *house = *state;

	plan_is(house, "Mo", false, 0);
	yearly_until(house, FIXTURE_TODAY + HOLD_FIRST_DAYS - 1);
	plan_is(house, "Mo", false, 0);
	yearly_until(house, FIXTURE_TODAY + HOLD_FIRST_DAYS);
	plan_is(house, "Mo", true, 0);
	clubhouse_is_whole(house);
}

/* A name and choices that no plan takes as they are keep nobody from one. */
static void
a_long_name_is_cut_for_the_default(void **state)
{
	struct plan_words words = {"", "|a|b", "same\nsame\n", ""};
	struct plan plan;
	char name[301];

	(void)state;
	memset(name, 'a', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	words.project = name;
	hold_default_of(PLAN_SMALL, FIXTURE_TODAY, &words, &plan);
	assert_int_equal(plan_judge(&plan), STATUS_OK);
	assert_int_equal(strlen(plan.project), PLAN_WORD_MOST);
	plan_clear(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(a_managers_plan_is_tried_and_committed_at_a_workers_lock),
	    AT_HOME(a_trial_that_was_ended_waits_for_the_next_lock),
	    AT_HOME(a_plan_in_use_only_gains_tables_that_begin_later),
	    AT_HOME(what_cannot_hold_any_more_is_refused_and_says_why),
	    AT_HOME(a_forged_ask_for_a_plan_is_refused),
	    AT_HOME(without_a_plan_the_default_holds),
	    cmocka_unit_test(a_long_name_is_cut_for_the_default),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
