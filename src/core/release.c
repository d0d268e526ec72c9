/*
 * release: the published figures of one period as they lie in memory.
 */
#include <string.h>

#include "base/mem.h"
#include "core/release_internal.h"

static const char *const measure_names[] = {
    [RELEASE_PEOPLE] = "people",
    [RELEASE_SESSIONS] = "sessions",
    [RELEASE_HOURS] = "hours",
    [RELEASE_VISITS] = "visits",
    [RELEASE_HEADS] = "heads",
    [RELEASE_WITHHELD] = "withheld",
};

void
release_init(struct release *release)
{
	*release = (struct release){.base = 5};
}

static void
clear_table(struct release_table *table)
{
	for (size_t i = 0; i < table->rows * table->dimensions_count; i++)
		mem_free(table->codes[i]);
	mem_free(table->codes);
	mem_free(table->values);
}

void
release_clear(struct release *release)
{
	mem_free(release->project);
	for (size_t i = 0; i < release->tables_count; i++)
		clear_table(&release->tables[i]);
	for (size_t i = 0; i < release->groupings_count; i++) {
		mem_free(release->groupings[i].group);
		mem_free(release->groupings[i].category);
	}
	mem_free(release->tables);
	mem_free(release->groupings);
	release_init(release);
}

struct release_table *
release_add_table(struct release *release, enum release_measure measure,
    size_t dimensions, size_t rows)
{
	struct release_table *table = NULL;

	mem_grow((void **)&release->tables, &release->tables_capacity,
	    release->tables_count + 1, sizeof(*release->tables));
	table = &release->tables[release->tables_count++];
	*table = (struct release_table){
	    .measure = measure, .dimensions_count = dimensions, .rows = rows};
	table->codes = mem_alloc(rows * dimensions, sizeof(*table->codes));
	table->values = mem_alloc(rows, sizeof(*table->values));
	return table;
}

void
release_cut_table(struct release *release)
{
	clear_table(&release->tables[--release->tables_count]);
}

void
release_add_grouping(
    struct release *release, const struct release_grouping *grouping)
{
	mem_grow((void **)&release->groupings, &release->groupings_capacity,
	    release->groupings_count + 1, sizeof(*release->groupings));
	release->groupings[release->groupings_count++] = *grouping;
}

const char *
release_measure_name(enum release_measure measure)
{
	return measure_names[measure];
}

void
release_table_name(const struct release_table *table, struct buf *name)
{
	buf_add_text(name, release_measure_name(table->measure));
	for (size_t i = 0; i < table->dimensions_count; i++) {
		buf_add_format(
		    name, "-%s", plan_dimension_name(table->dimensions[i]));
		if (strcmp(table->groupings[i], "each") != 0)
			buf_add_format(name, "_%s", table->groupings[i]);
	}
}

void
release_range(const struct release *release, const struct release_table *table,
    int64_t value, int64_t *lower, int64_t *upper)
{
	bool is_exact = table->measure == RELEASE_SESSIONS ||
			table->measure == RELEASE_HOURS;
	int64_t reach =
	    is_exact || value == RELEASE_NONE ? 0 : release->base - 1;

	if (value == RELEASE_NONE)
		value = 0;
	*lower = value < reach ? 0 : value - reach;
	*upper = value + reach;
}
