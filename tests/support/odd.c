/*
 * odd: clubs that are odd, and clubs made up by chance.
 */
#include "support/odd.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/mem.h"
#include "support/figured.h"

#define KINDS 3 /* nobody new, everybody, every third */

/* So many in each cell of age by gender (the last of each is not stated). */
static const struct {
	const char *name;
	size_t sides;
	size_t cells[9];
} shapes[ODD_CLUBS / KINDS] = {
    {"nobody", 3, {0}},
    {"one", 3, {1}},
    {"fours", 3, {4, 4, 4, 4, 4, 4, 4, 4, 4}},
    {"fives", 3, {5, 5, 5, 5, 5, 5, 5, 5, 5}},
    {"one cell", 3, {0, 0, 0, 0, 137}},
    {"full row", 3, {33, 0, 0, 11, 15, 9, 1, 2, 30}},
    {"no choice", 1, {83}},
    {"example", 3, {1, 0, 0, 3, 3, 0, 12, 20, 0}},
};

/* Ages and genders, with halves; everything that is one-way too. */
void
odd_plan(struct plan *plan, size_t ages, size_t genders)
{
	size_t sizes[PLAN_PEOPLE_DIMENSIONS] = {0};

	sizes[PLAN_AGE_BAND] = ages;
	sizes[PLAN_GENDER] = genders;
	sizes[PLAN_NEW] = 2;
	sizes[PLAN_RECORDED] = 2;
	figured_plan(sizes, plan);
	figured_table(plan, false, PLAN_AGE_BAND, PLAN_GENDER, PLAN_DIMENSIONS);
	figured_table(plan, false, PLAN_AGE_BAND, PLAN_NEW, PLAN_DIMENSIONS);
	figured_table(plan, false, PLAN_NEW, PLAN_RECORDED, PLAN_DIMENSIONS);
	figured_table(
	    plan, false, PLAN_GENDER, PLAN_DIMENSIONS, PLAN_DIMENSIONS);
	figured_table(
	    plan, false, PLAN_MONTH, PLAN_DIMENSIONS, PLAN_DIMENSIONS);
	if (ages > 1) {
		struct plan_table table = {.from = plan->year,
		    .axes = {{PLAN_AGE_BAND, 0}, {PLAN_GENDER, 0}},
		    .axes_count = 2};

		table.axes[0].grouping = figured_halves(plan, PLAN_AGE_BAND);
		plan_add_table(plan, &table);
	}
	assert_int_equal(plan_judge(plan), STATUS_OK);
}

void
odd_fill(struct odd *club, struct release_person *people, size_t count)
{
	club->people = people;
	club->count = count;
	club->session = (struct release_session){
	    club->plan.year, 60, (int64_t)club->count, {NULL, "Open access"}};
	club->facts = (struct release_facts){.people = club->people,
	    .people_count = club->count,
	    .sessions = &club->session,
	    .sessions_count = 1};
}

void
odd_club(size_t number, struct odd *club)
{
	size_t sides = shapes[number / KINDS].sides;
	const size_t *cells = shapes[number / KINDS].cells;
	size_t kind = number % KINDS;
	struct release_person *people = NULL;
	size_t count = 0, at = 0;

	*club = (struct odd){0};
	odd_plan(&club->plan, sides, sides);
	for (size_t i = 0; i < sides * sides; i++)
		count += cells[i];
	people = mem_alloc(count, sizeof(*people));
	for (size_t i = 0; i < sides * sides; i++)
		for (size_t k = 0; k < cells[i]; k++, at++) {
			unsigned char *codes = people[at].codes;

			codes[PLAN_AGE_BAND] = (unsigned char)(i / sides);
			codes[PLAN_GENDER] = (unsigned char)(i % sides);
			codes[PLAN_NEW] =
			    kind == 2 ? at % 3 == 0 : (unsigned char)kind;
		}
	odd_fill(club, people, count);
}

const char *
odd_name(size_t number)
{
	return shapes[number / KINDS].name;
}

void
odd_random(uint64_t seed, struct odd *club)
{
	static const size_t sizes[] = {0, 1, 2, 5, 12, 30, 41, 77, 150, 1000};
	size_t ages, genders, count;

	*club = (struct odd){0};
	figured_seed(seed);
	ages = 2 + figured_pick(4);
	genders = 1 + figured_pick(4);
	odd_plan(&club->plan, ages, genders);
	if (figured_pick(4) == 0)
		club->plan.base = 10;
	count = sizes[figured_pick(10)];
	odd_fill(club, figured_people(&club->plan, count, 1 + figured_pick(8)),
	    count);
}

void
odd_clear(struct odd *club)
{
	mem_free(club->people);
	plan_clear(&club->plan);
}

struct release_draft *
odd_draft(const struct odd *club)
{
	struct plan_period year =
	    plan_period(&club->plan, plan_periods(&club->plan) - 1);

	return release_draft_new(&club->plan, &year, &club->facts);
}
