/*
 * release_tables: which figures are shown, and as which tables.
 *
 * Gates look at published totals only: whoever could have given these figures
 * would have been shown the same tables.
 */
#include <string.h>

#include "base/mem.h"
#include "core/release_internal.h"

struct maker {
	const struct release_draft *draft;
	const struct rounding_result *result;
	struct release *release;
	int64_t people; /* published */
};

static int64_t
published(const struct maker *maker, const struct part *part, size_t figure)
{
	if (!crosstab_figure_is_possible(part->crosstab, figure))
		return RELEASE_NONE;
	return maker->result->figures[part->start + figure];
}

static int64_t
total_of(const struct maker *maker, enum part_name name)
{
	static const size_t all[PLAN_AXES_MOST] = {0};
	const struct part *part = &maker->draft->parts[name];

	return published(maker, part, crosstab_figure(part->crosstab, 0, all));
}

/* ------------------------------------------------------------------ rows */

void
release_row_groups(const size_t *sizes, size_t axes, size_t row, size_t *groups)
{
	for (size_t i = axes; i-- > 0;) {
		groups[i] = row % (sizes[i] + 1);
		row /= sizes[i] + 1;
	}
}

/* What a group of an axis is called. */
static const char *
code_of(const struct maker *maker, struct plan_axis axis, size_t group)
{
	if (group == 0)
		return RELEASE_ALL;
	if (axis.dimension < PLAN_PEOPLE_DIMENSIONS)
		return plan_group(maker->draft->plan, axis, group - 1);
	return maker->draft->words[axis.dimension - PLAN_PEOPLE_DIMENSIONS]
	    .words[group - 1];
}

static size_t
axis_size(const struct maker *maker, struct plan_axis axis)
{
	if (axis.dimension < PLAN_PEOPLE_DIMENSIONS)
		return plan_groups(maker->draft->plan, axis);
	return maker->draft->words[axis.dimension - PLAN_PEOPLE_DIMENSIONS]
	    .count;
}

/* A table and where its values are. */
struct source {
	enum release_measure measure;
	const struct plan_axis *axes;
	size_t axes_count;
	const struct crosstab *crosstab;
	size_t table;
	const struct part *part; /* NULL: exact */
};

static int64_t
value_of(const struct maker *maker, const struct source *source,
    const size_t *groups)
{
	size_t figure =
	    crosstab_figure(source->crosstab, source->table, groups);

	if (source->part == NULL)
		return crosstab_truth(source->crosstab, figure);
	return published(maker, source->part, figure);
}

/* Two tables of a plan may merge into the same one. */
static bool
is_there_already(const struct release *release)
{
	struct buf last = BUF_EMPTY;
	struct buf other = BUF_EMPTY;
	bool is_there = false;

	release_table_name(&release->tables[release->tables_count - 1], &last);
	for (size_t i = 0; i + 1 < release->tables_count; i++) {
		buf_reset(&other);
		release_table_name(&release->tables[i], &other);
		if (strcmp(last.text, other.text) == 0)
			is_there = true;
	}
	buf_clear(&last);
	buf_clear(&other);
	return is_there;
}

static void
add_table(struct maker *maker, const struct source *source)
{
	size_t sizes[PLAN_AXES_MOST] = {0};
	size_t groups[PLAN_AXES_MOST] = {0};
	size_t rows = 1;
	struct release_table *table = NULL;

	for (size_t i = 0; i < source->axes_count; i++) {
		sizes[i] = axis_size(maker, source->axes[i]);
		rows *= sizes[i] + 1;
	}
	table = release_add_table(
	    maker->release, source->measure, source->axes_count, rows);
	for (size_t i = 0; i < source->axes_count; i++) {
		const char *name =
		    plan_grouping_name(maker->draft->plan, source->axes[i]);

		table->dimensions[i] = source->axes[i].dimension;
		memcpy(table->groupings[i], name, strlen(name));
	}
	for (size_t row = 0; row < rows; row++) {
		release_row_groups(sizes, source->axes_count, row, groups);
		for (size_t i = 0; i < source->axes_count; i++)
			table->codes[row * source->axes_count + i] = mem_text(
			    code_of(maker, source->axes[i], groups[i]));
		table->values[row] = value_of(maker, source, groups);
	}
	if (is_there_already(maker->release))
		release_cut_table(maker->release);
}

/* ----------------------------------------------------------------- people */

/* The first of what the table may be shown as that passes. */
static void
add_people_table(struct maker *maker, size_t at)
{
	const struct release_draft *draft = maker->draft;
	const struct plan_table *table = &draft->plan->tables[at];
	const struct part *part = &draft->parts[PART_PEOPLE];
	struct plan_variant variants[PLAN_VARIANTS_MOST];
	size_t count = plan_variants(draft->plan, table, variants);

	for (size_t i = 0; i < count; i++) {
		struct source source = {RELEASE_PEOPLE, variants[i].axes,
		    table->axes_count, part->crosstab, draft->tables[at] + i,
		    part};

		if (release_has_gate(table) &&
		    !rounding_gate_is_open(
			&draft->rounding.gates[draft->gates[at] + i],
			maker->result->figures))
			continue;
		add_table(maker, &source);
		return;
	}
}

static void
add_people(struct maker *maker)
{
	const struct release_draft *draft = maker->draft;
	const struct part *part = &draft->parts[PART_PEOPLE];
	struct source total = {
	    RELEASE_PEOPLE, NULL, 0, part->crosstab, 0, part};

	if (maker->people < RELEASE_SMALL && !draft->period.is_year) {
		add_table(maker, &total);
		return;
	}
	for (size_t i = 0; i < draft->plan->tables_count; i++)
		if (!draft->plan->tables[i].is_work &&
		    plan_table_stands(&draft->plan->tables[i], &draft->period))
			add_people_table(maker, i);
}

/* ------------------------------------------------------------------- work */

static void
add_work(struct maker *maker)
{
	const struct release_draft *draft = maker->draft;
	const struct part *part = &draft->parts[PART_VISITS];

	for (size_t i = 0; i < draft->plan->tables_count; i++) {
		const struct plan_table *table = &draft->plan->tables[i];
		struct source source = {RELEASE_SESSIONS, table->axes,
		    table->axes_count, draft->sessions, draft->tables[i], NULL};

		if (!table->is_work ||
		    !plan_table_stands(table, &draft->period))
			continue;
		add_table(maker, &source);
		source.measure = RELEASE_HOURS;
		source.crosstab = draft->minutes;
		add_table(maker, &source);
		source.measure = RELEASE_VISITS;
		source.crosstab = part->crosstab;
		source.part = part;
		add_table(maker, &source);
	}
}

/* New faces have no list to add up to: as many heads as the visits shown. */
static void
add_tallies(struct maker *maker)
{
	static const enum plan_dimension dimensions[PLAN_TALLIES] = {
	    PLAN_AGE_BAND, PLAN_GENDER, PLAN_NEW};

	for (size_t i = 0; i < PLAN_TALLIES; i++) {
		enum part_name name = (enum part_name)(PART_TALLY + i);
		const struct part *part = &maker->draft->parts[name];
		bool is_new = i == PLAN_TALLY_NEW;
		struct plan_axis axis = {dimensions[i], 0};
		struct source source = {
		    RELEASE_HEADS, &axis, 1, part->crosstab, 0, part};

		if (part->crosstab == NULL ||
		    total_of(maker, is_new ? PART_VISITS : name) <
			RELEASE_SMALL)
			continue;
		if (is_new) {
			struct release_table *table = release_add_table(
			    maker->release, RELEASE_HEADS, 1, 1);

			table->dimensions[0] = PLAN_NEW;
			memcpy(table->groupings[0], "each", 4);
			table->codes[0] = mem_text("yes");
			table->values[0] = total_of(maker, name);
		} else {
			add_table(maker, &source);
		}
	}
}

/* -------------------------------------------------------------- groupings */

/* What the groups that are shown are made of. */
static void
add_groupings(struct maker *maker)
{
	const struct plan *plan = maker->draft->plan;

	for (size_t d = 0; d < PLAN_PEOPLE_DIMENSIONS; d++) {
		const struct plan_list *list = &plan->lists[d];

		for (size_t g = 0; g < list->groupings_count; g++) {
			for (size_t i = 0; i < list->count; i++) {
				struct plan_axis axis = {
				    (enum plan_dimension)d, g + 1};
				struct release_grouping grouping = {
				    .dimension = axis.dimension,
				    .group = mem_text(plan_group(plan, axis,
					plan_group_of(plan, axis, i))),
				    .category = mem_text(list->categories[i])};

				memcpy(grouping.name, list->groupings[g].name,
				    PLAN_NAME_BYTES);
				release_add_grouping(maker->release, &grouping);
			}
		}
	}
}

void
release_tables(const struct release_draft *draft,
    const struct rounding_result *result, struct release *release)
{
	struct maker maker = {draft, result, release, 0};

	memcpy(release->plan, draft->plan->uid, sizeof(release->plan));
	release->project = mem_text(draft->plan->project);
	release->start = draft->period.start;
	release->end = draft->period.end;
	release->base = draft->plan->base;
	maker.people = total_of(&maker, PART_PEOPLE);
	add_people(&maker);
	add_work(&maker);
	add_tallies(&maker);
	if (draft->parts[PART_WITHHELD].crosstab != NULL) {
		struct release_table *table =
		    release_add_table(release, RELEASE_WITHHELD, 0, 1);

		table->values[0] = total_of(&maker, PART_WITHHELD);
	}
	add_groupings(&maker);
}
