/*
 * plan_period: which days a period has, and which figures are drawn for it.
 *
 * Every table that a gate may fall back to is drawn with the rest: a gate picks
 * among figures that are there already and never asks the data.
 */
#include "base/day.h"
#include "base/mem.h"
#include "core/plan_internal.h"

#define MONTHS         12
#define QUARTER_MONTHS 3

size_t
plan_periods(const struct plan *plan)
{
	return (plan->is_monthly ? MONTHS : MONTHS / QUARTER_MONTHS) + 1;
}

struct plan_period
plan_period(const struct plan *plan, size_t index)
{
	int months = plan->is_monthly ? 1 : QUARTER_MONTHS;
	bool is_year = index + 1 == plan_periods(plan);
	int first = is_year ? 0 : (int)index * months;
	int after = is_year ? MONTHS : first + months;

	return (struct plan_period){day_add_months(plan->year, first),
	    day_add_months(plan->year, after) - 1, is_year};
}

bool
plan_table_stands(
    const struct plan_table *table, const struct plan_period *period)
{
	return period->start >= table->from &&
	       (period->is_year || !table->is_yearly);
}

/* --------------------------------------------------------------- variants */

bool
plan_merge_of(const struct plan *plan, struct plan_axis *axis)
{
	for (size_t i = 0; i < plan->merges_count; i++)
		if (plan->merges[i].dimension == axis->dimension &&
		    plan->merges[i].from == axis->grouping) {
			axis->grouping = plan->merges[i].to;
			return true;
		}
	return false;
}

/* A gate asks about crossings and about the ethnic groups themselves. */
static bool
is_gated(const struct plan_table *table)
{
	return table->axes_count > 1 ||
	       (table->axes_count == 1 &&
		   table->axes[0].dimension == PLAN_ETHNIC_GROUP &&
		   table->axes[0].grouping == 0);
}

size_t
plan_variants(const struct plan *plan, const struct plan_table *table,
    struct plan_variant variants[PLAN_VARIANTS_MOST])
{
	size_t count = 1;

	for (size_t i = 0; i < table->axes_count; i++)
		variants[0].axes[i] = table->axes[i];
	for (size_t i = 0; is_gated(table) && i < table->axes_count; i++) {
		size_t before = count;
		struct plan_axis axis = table->axes[i];

		while (plan_merge_of(plan, &axis) &&
		       count + before <= PLAN_VARIANTS_MOST) {
			for (size_t k = 0; k < before; k++) {
				variants[count] = variants[k];
				variants[count++].axes[i] = axis;
			}
		}
	}
	return count;
}

/* --------------------------------------------------------------- crosstab */

static size_t
add_variant(struct crosstab *crosstab, const struct plan *plan,
    const struct plan_axis *axes, size_t axes_count)
{
	size_t of[PLAN_AXES_MOST][PLAN_CATEGORIES_MOST];
	struct crosstab_axis read[PLAN_AXES_MOST];

	for (size_t i = 0; i < axes_count; i++) {
		size_t categories = plan->lists[axes[i].dimension].count;

		for (size_t k = 0; k < categories; k++)
			of[i][k] = plan_group_of(plan, axes[i], k);
		read[i] = (struct crosstab_axis){(size_t)axes[i].dimension,
		    of[i], plan_groups(plan, axes[i])};
	}
	return crosstab_add_table(crosstab, read, axes_count);
}

struct crosstab *
plan_crosstab(const struct plan *plan, const struct plan_period *period,
    size_t tables[PLAN_TABLES_MOST])
{
	size_t sizes[PLAN_PEOPLE_DIMENSIONS];
	struct plan_variant variants[PLAN_VARIANTS_MOST];
	struct crosstab *crosstab = NULL;

	for (size_t i = 0; i < PLAN_PEOPLE_DIMENSIONS; i++)
		sizes[i] = plan->lists[i].count == 0 ? 1 : plan->lists[i].count;
	crosstab = crosstab_new(sizes, PLAN_PEOPLE_DIMENSIONS);
	/* Everybody, first: table 0. */
	(void)crosstab_add_table(crosstab, NULL, 0);
	for (size_t i = 0; i < plan->tables_count; i++) {
		const struct plan_table *table = &plan->tables[i];
		size_t count = plan_variants(plan, table, variants);

		if (table->is_work || !plan_table_stands(table, period))
			continue;
		for (size_t k = 0; k < count; k++) {
			size_t number = add_variant(crosstab, plan,
			    variants[k].axes, table->axes_count);

			if (tables != NULL && k == 0)
				tables[i] = number;
		}
	}
	for (size_t i = 0; i < plan->nevers_count; i++)
		crosstab_add_never(crosstab,
		    (size_t)plan->nevers[i].dimensions[0],
		    plan->nevers[i].categories[0],
		    (size_t)plan->nevers[i].dimensions[1],
		    plan->nevers[i].categories[1]);
	crosstab_seal(crosstab);
	return crosstab;
}

size_t
plan_figures(const struct plan *plan)
{
	size_t most = 0;

	for (size_t i = 0; i < plan_periods(plan); i++) {
		struct plan_period period = plan_period(plan, i);
		struct crosstab *crosstab = plan_crosstab(plan, &period, NULL);

		if (crosstab_figures(crosstab) > most)
			most = crosstab_figures(crosstab);
		crosstab_free(crosstab);
	}
	return most;
}
