/*
 * release_draft: all figures of a period as one program, shown or not.
 *
 * What a gate will hide is drawn all the same: only what is there already may
 * be left out, and only by looking at what was drawn.
 */
#include "base/mem.h"
#include "core/release_internal.h"

/* ----------------------------------------------------------------- people */

/* Whoever is said to be what nobody can be is "not stated" in the second. */
static void
put_right(const struct plan *plan, size_t *codes)
{
	bool is_right = false;

	while (!is_right) {
		is_right = true;
		for (size_t i = 0; i < plan->nevers_count; i++) {
			const struct plan_never *never = &plan->nevers[i];
			size_t second = (size_t)never->dimensions[1];

			if (codes[never->dimensions[0]] !=
				never->categories[0] ||
			    codes[second] != never->categories[1])
				continue;
			codes[second] = plan->lists[second].count - 1;
			is_right = false;
		}
	}
}

static struct crosstab *
count_people(struct release_draft *draft)
{
	struct crosstab *crosstab =
	    plan_crosstab(draft->plan, &draft->period, draft->tables);

	for (size_t i = 0; i < draft->facts->people_count; i++) {
		size_t codes[PLAN_PEOPLE_DIMENSIONS];

		for (size_t d = 0; d < PLAN_PEOPLE_DIMENSIONS; d++)
			codes[d] = draft->facts->people[i].codes[d];
		put_right(draft->plan, codes);
		crosstab_count(crosstab, codes, 1);
	}
	crosstab_grid(crosstab);
	return crosstab;
}

/* ---------------------------------------------------------------- tallies */

/* New faces are one number; the others have the categories of a dimension. */
static size_t
tally_sizes(const struct plan *plan, enum plan_tally tally)
{
	switch (tally) {
	case PLAN_TALLY_AGE:
		return plan->lists[PLAN_AGE_BAND].count;
	case PLAN_TALLY_GENDER:
		return plan->lists[PLAN_GENDER].count;
	case PLAN_TALLY_NEW:
	case PLAN_TALLIES:
		break;
	}
	return 1;
}

static size_t
tally_code(const struct plan *plan, const struct release_tally *tally)
{
	switch (tally->list) {
	case PLAN_TALLY_AGE:
		return plan_code(plan, PLAN_AGE_BAND, tally->item);
	case PLAN_TALLY_GENDER:
		return plan_code(plan, PLAN_GENDER, tally->item);
	case PLAN_TALLY_NEW:
	case PLAN_TALLIES:
		break;
	}
	return 0;
}

static struct crosstab *
count_tally(const struct release_draft *draft, enum plan_tally list)
{
	size_t size = tally_sizes(draft->plan, list);
	size_t of[PLAN_CATEGORIES_MOST];
	struct crosstab_axis axis = {0, of, size};
	struct crosstab *crosstab = crosstab_new(&size, 1);

	for (size_t i = 0; i < size; i++)
		of[i] = i;
	(void)crosstab_add_table(crosstab, &axis, 1);
	crosstab_seal(crosstab);
	for (size_t i = 0; i < draft->facts->tallies_count; i++) {
		const struct release_tally *tally = &draft->facts->tallies[i];
		size_t code = tally_code(draft->plan, tally);

		if (tally->list == list)
			crosstab_count(crosstab, &code, tally->heads);
	}
	crosstab_grid(crosstab);
	return crosstab;
}

static struct crosstab *
count_withheld(const struct release_draft *draft)
{
	struct crosstab *crosstab = crosstab_new(NULL, 0);

	(void)crosstab_add_table(crosstab, NULL, 0);
	crosstab_seal(crosstab);
	crosstab_count(crosstab, NULL, draft->facts->withheld);
	crosstab_grid(crosstab);
	return crosstab;
}

/* ---------------------------------------------------------------- program */

/* Of every part, its first table's total. */
static size_t
total_of(const struct part *part)
{
	static const size_t all[PLAN_AXES_MOST] = {0};

	return part->start + crosstab_figure(part->crosstab, 0, all);
}

static void
add_part(struct rounding *rounding, struct part *part)
{
	uint32_t *moved = NULL;
	size_t room = 0;
	struct rounding_space space = {0};
	struct rounding_place place;

	part->start = rounding->figures;
	for (size_t i = 0; i < crosstab_figures(part->crosstab); i++)
		(void)rounding_add_figure_of(rounding,
		    crosstab_truth(part->crosstab, i),
		    crosstab_figure_asks(part->crosstab, i));
	space.dimensions = crosstab_ways(part->crosstab, space.ways);
	space.total = total_of(part);
	rounding_add_space(rounding, &space);
	for (size_t i = 0; i < crosstab_cells(part->crosstab); i++) {
		size_t count;
		const uint32_t *figures =
		    crosstab_cell_figures(part->crosstab, i, &count);

		mem_grow((void **)&moved, &room, count, sizeof(*moved));
		for (size_t k = 0; k < count; k++)
			moved[k] = figures[k] + (uint32_t)part->start;
		place.key = crosstab_cell_key(part->crosstab, i);
		place.truth = crosstab_cell_truth(part->crosstab, i);
		(void)rounding_add_cell_at(rounding, moved, count, &place);
	}
	mem_free(moved);
}

/* Whoever came was a head, and no list counts more heads than there were. */
static void
add_leasts(struct release_draft *draft)
{
	struct rounding_least least = {
	    total_of(&draft->parts[PART_VISITS]), {0}, 0};

	least.less[least.less_count++] = total_of(&draft->parts[PART_PEOPLE]);
	if (draft->parts[PART_WITHHELD].crosstab != NULL)
		least.less[least.less_count++] =
		    total_of(&draft->parts[PART_WITHHELD]);
	rounding_add_least(&draft->rounding, &least);
	least.less_count = 1;
	for (size_t i = PART_TALLY; i < PART_WITHHELD; i++) {
		if (draft->parts[i].crosstab == NULL)
			continue;
		least.less[0] = total_of(&draft->parts[i]);
		rounding_add_least(&draft->rounding, &least);
	}
}

struct release_draft *
release_draft_new(const struct plan *plan, const struct plan_period *period,
    const struct release_facts *facts)
{
	struct release_draft *draft = mem_alloc(1, sizeof(*draft));

	draft->plan = plan;
	draft->period = *period;
	draft->facts = facts;
	rounding_init(&draft->rounding, plan->base);
	draft->parts[PART_PEOPLE].crosstab = count_people(draft);
	release_work_count(draft);
	for (size_t i = 0; i < PLAN_TALLIES; i++)
		if (plan->tallies[i] &&
		    tally_sizes(plan, (enum plan_tally)i) > 0)
			draft->parts[PART_TALLY + i].crosstab =
			    count_tally(draft, (enum plan_tally)i);
	if (plan->is_withheld && period->is_year)
		draft->parts[PART_WITHHELD].crosstab = count_withheld(draft);
	for (size_t i = 0; i < PARTS; i++)
		if (draft->parts[i].crosstab != NULL)
			add_part(&draft->rounding, &draft->parts[i]);
	release_add_gates(draft);
	if (draft->has_work)
		add_leasts(draft);
	return draft;
}

void
release_draft_free(struct release_draft *draft)
{
	if (draft == NULL)
		return;
	for (size_t i = 0; i < PARTS; i++)
		crosstab_free(draft->parts[i].crosstab);
	release_work_clear(draft);
	rounding_clear(&draft->rounding);
	mem_free(draft);
}

size_t
release_draft_figures(const struct release_draft *draft)
{
	return draft->rounding.figures;
}

const struct rounding *
release_draft_rounding(const struct release_draft *draft)
{
	return &draft->rounding;
}
