/*
 * release_gate: which tables are published only where enough people stand
 * behind them.
 */
#include "base/mem.h"
#include "core/release_internal.h"

bool
release_has_gate(const struct plan_table *table)
{
	return table->axes_count > 1 ||
	       (table->axes_count == 1 &&
		   table->axes[0].dimension == PLAN_ETHNIC_GROUP &&
		   table->axes[0].grouping == 0);
}

/* A table as it may be shown. */
struct shown {
	const struct crosstab *crosstab;
	size_t start; /* of its figures in the program */
	size_t table;
	size_t sizes[PLAN_AXES_MOST];
	size_t axes_count;
};

/* Every row: its figure, and how many of its groups are not "all". */
static size_t
rows_of(const struct shown *shown)
{
	size_t rows = 1;

	for (size_t i = 0; i < shown->axes_count; i++)
		rows *= shown->sizes[i] + 1;
	return rows;
}

static uint32_t
row_figure(const struct shown *shown, size_t row, size_t *named)
{
	size_t groups[PLAN_AXES_MOST] = {0};

	release_row_groups(shown->sizes, shown->axes_count, row, groups);
	*named = 0;
	for (size_t i = 0; i < shown->axes_count; i++)
		*named += groups[i] > 0;
	return (uint32_t)(shown->start + crosstab_figure(shown->crosstab,
					     shown->table, groups));
}

/* Figures that some table shows whatever the gates say, and all headings. */
static void
mark_always(const struct shown *shown, bool has_gate, bool *is_always)
{
	for (size_t row = 0; row < rows_of(shown); row++) {
		size_t named;
		uint32_t figure = row_figure(shown, row, &named);

		if (named < 2 || !has_gate)
			is_always[figure] = true;
	}
}

static void
add_gate(struct release_draft *draft, const struct shown *shown,
    const bool *is_always)
{
	size_t rows = rows_of(shown);
	struct rounding_gate gate = {
	    .headings = mem_alloc(rows, sizeof(*gate.headings)),
	    .figures = mem_alloc(rows, sizeof(*gate.figures)),
	    .whole_least = shown->axes_count > 1 ? RELEASE_SMALL : 0,
	    .heading_least = RELEASE_GATE * (int64_t)draft->rounding.base};

	for (size_t row = 0; row < rows; row++) {
		size_t named;
		uint32_t figure = row_figure(shown, row, &named);

		if (named == 0)
			gate.whole = figure;
		if (named == 1)
			gate.headings[gate.headings_count++] = figure;
		if (!is_always[figure])
			gate.figures[gate.figures_count++] = figure;
	}
	rounding_add_gate(&draft->rounding, &gate);
}

/* Of each variant of a table. */
static void
each_variant(
    struct release_draft *draft, size_t at, bool *is_always, bool is_adding)
{
	const struct plan_table *table = &draft->plan->tables[at];
	const struct part *part = &draft->parts[PART_PEOPLE];
	struct plan_variant variants[PLAN_VARIANTS_MOST];
	size_t count = plan_variants(draft->plan, table, variants);

	draft->gates[at] = draft->rounding.gates_count;
	for (size_t i = 0; i < count; i++) {
		struct shown shown = {.crosstab = part->crosstab,
		    .start = part->start,
		    .table = draft->tables[at] + i,
		    .axes_count = table->axes_count};

		for (size_t k = 0; k < table->axes_count; k++)
			shown.sizes[k] =
			    plan_groups(draft->plan, variants[i].axes[k]);
		if (!is_adding)
			mark_always(&shown, release_has_gate(table), is_always);
		else if (release_has_gate(table))
			add_gate(draft, &shown, is_always);
	}
}

void
release_add_gates(struct release_draft *draft)
{
	const struct plan *plan = draft->plan;
	bool *is_always =
	    mem_alloc(draft->rounding.figures, sizeof(*is_always));

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < plan->tables_count; i++)
			if (!plan->tables[i].is_work &&
			    plan_table_stands(&plan->tables[i], &draft->period))
				each_variant(draft, i, is_always, pass > 0);
	mem_free(is_always);
}
