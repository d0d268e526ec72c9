/*
 * figured: what tests of figures share.
 */
#include "support/figured.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"

static uint64_t state;

bool
figured_is_soak(void)
{
	return getenv("SAYSO_SOAK") != NULL;
}

void
figured_seed(uint64_t seed)
{
	state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
}

size_t
figured_pick(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)((state >> 16) % n);
}

int32_t
figured_year(void)
{
	int32_t day = 0;

	assert_int_equal(day_parse("2026-04-01", &day), STATUS_OK);
	return day;
}

void
figured_default(enum plan_size size, struct plan *plan)
{
	static const char genders[] =
	    "|Girl or woman\n|Boy or man\n|Non-binary\n";
	static const char ethnic_groups[] =
	    "White|British\nWhite|Irish\nWhite|Gypsy or Irish Traveller\n"
	    "White|Roma\nWhite|Any other White background\n"
	    "Mixed|White and Black Caribbean\nMixed|White and Black African\n"
	    "Mixed|White and Asian\nMixed|Any other Mixed background\n"
	    "Asian|Indian\nAsian|Pakistani\nAsian|Bangladeshi\nAsian|Chinese\n"
	    "Asian|Any other Asian background\nBlack|Caribbean\nBlack|African\n"
	    "Black|Any other Black background\nOther|Arab\n"
	    "Other|Any other ethnic group\n";
	struct plan_words words = {
	    "Southside Youth Club", genders, ethnic_groups, "NG1\nNG7\n"};

	plan_default(size, figured_year(), &words, plan);
}

static void
add_categories(struct plan *plan, enum plan_dimension dimension, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		char name[32];

		(void)snprintf(name, sizeof(name), "c%zu", i);
		plan_add_category(plan, dimension, name);
	}
	plan_add_category(plan, dimension, PLAN_NOT_STATED);
}

void
figured_plan(const size_t sizes[PLAN_PEOPLE_DIMENSIONS], struct plan *plan)
{
	plan_init(plan);
	plan->project = mem_text("Southside Youth Club");
	plan->year = figured_year();
	for (int i = 0; i < PLAN_PEOPLE_DIMENSIONS; i++) {
		if (sizes[i] == 0)
			continue;
		if (i >= PLAN_NEW) {
			plan_add_category(plan, (enum plan_dimension)i, "yes");
			plan_add_category(plan, (enum plan_dimension)i, "no");
		} else {
			add_categories(plan, (enum plan_dimension)i, sizes[i]);
		}
	}
}

void
figured_table(struct plan *plan, bool is_yearly, enum plan_dimension first,
    enum plan_dimension second, enum plan_dimension third)
{
	const enum plan_dimension given[] = {first, second, third};
	struct plan_table table = {.is_yearly = is_yearly, .from = plan->year};

	for (size_t i = 0; i < PLAN_AXES_MOST; i++)
		if (given[i] != PLAN_DIMENSIONS)
			table.axes[table.axes_count++].dimension = given[i];
	table.is_work = table.axes_count > 0 && first >= PLAN_MONTH;
	plan_add_table(plan, &table);
}

size_t
figured_halves(struct plan *plan, enum plan_dimension dimension)
{
	struct plan_list *list = &plan->lists[dimension];
	struct plan_grouping *grouping =
	    plan_add_grouping(plan, dimension, "half");

	(void)plan_add_group(grouping, "first half");
	(void)plan_add_group(grouping, "second half");
	for (size_t i = 0; i < list->count; i++)
		grouping->of[i] = 2 * i >= list->count;
	return list->groupings_count;
}

void
figured_pairs(struct plan *plan, bool halves)
{
	static const enum plan_dimension halved[] = {
	    PLAN_AGE_BAND, PLAN_ETHNIC_GROUP};
	struct plan_axis axes[PLAN_PEOPLE_DIMENSIONS + 2];
	size_t count = 0;

	for (int i = 0; i < PLAN_PEOPLE_DIMENSIONS; i++)
		if (plan->lists[i].count > 0)
			axes[count++] =
			    (struct plan_axis){(enum plan_dimension)i, 0};
	for (size_t i = 0; halves && i < 2; i++)
		axes[count++] = (struct plan_axis){
		    halved[i], figured_halves(plan, halved[i])};
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++) {
			struct plan_table table = {.is_yearly = true,
			    .from = plan->year,
			    .axes = {axes[i], axes[k]},
			    .axes_count = 2};

			if (axes[i].dimension != axes[k].dimension)
				plan_add_table(plan, &table);
		}
}

void
figured_hard(struct plan *plan)
{
	static const size_t sizes[PLAN_PEOPLE_DIMENSIONS] = {
	    7, 4, 6, 3, 0, 2, 2};

	figured_plan(sizes, plan);
	figured_pairs(plan, true);
}

void
figured_many(struct plan *plan)
{
	static const size_t sizes[PLAN_PEOPLE_DIMENSIONS] = {
	    9, 5, 7, 3, 10, 2, 2, 2};

	figured_plan(sizes, plan);
	figured_pairs(plan, true);
	figured_table(
	    plan, true, PLAN_AGE_BAND, PLAN_GENDER, PLAN_ETHNIC_GROUP);
}

static size_t
pick_skewed(size_t count, size_t skew)
{
	size_t at = 0;

	while (at + 1 < count && figured_pick(10) < skew)
		at++;
	return at;
}

struct release_person *
figured_people(const struct plan *plan, size_t count, size_t skew)
{
	struct release_person *people = mem_alloc(count, sizeof(*people));

	for (size_t i = 0; i < count; i++)
		for (size_t d = 0; d < PLAN_PEOPLE_DIMENSIONS; d++)
			if (plan->lists[d].count > 0)
				people[i].codes[d] = (unsigned char)pick_skewed(
				    plan->lists[d].count, skew);
	return people;
}

void
figured_make(const struct plan *plan, size_t period,
    const struct release_facts *facts, struct release *release)
{
	struct plan_period days = plan_period(plan, period);
	struct release_draft *draft = release_draft_new(plan, &days, facts);
	struct rounding_limits limits = {.limit_ms = ROUNDING_LIMIT_MS};
	struct rounding_draw draw;
	enum status status;

	rounding_draw_new(&draw, release_draft_figures(draft));
	do {
		status = release_make(draft, &draw, &limits, release);
	} while (status == STATUS_BUSY && ++limits.attempt < 4);
	rounding_draw_clear(&draw);
	release_draft_free(draft);
	assert_int_equal(status, STATUS_OK);
}

const struct release_table *
figured_find(const struct release *release, const char *table)
{
	const struct release_table *found = NULL;

	for (size_t i = 0; i < release->tables_count; i++) {
		struct buf name = BUF_EMPTY;

		release_table_name(&release->tables[i], &name);
		if (strcmp(name.text, table) == 0)
			found = &release->tables[i];
		buf_clear(&name);
	}
	return found;
}

int64_t
figured_value(const struct release *release, const char *table, const char *one,
    const char *two)
{
	const char *const codes[] = {one, two};
	const struct release_table *found = figured_find(release, table);

	assert_non_null(found);
	for (size_t row = 0; row < found->rows; row++) {
		bool is_it = true;

		for (size_t i = 0; i < 2 && i < found->dimensions_count; i++)
			if (strcmp(
				found->codes[row * found->dimensions_count + i],
				codes[i]) != 0)
				is_it = false;
		if (is_it)
			return found->values[row];
	}
	fail_msg("no such row in %s", table);
	return -1;
}
