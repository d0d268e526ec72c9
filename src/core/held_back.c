/*
 * held_back: see the header.
 */
#include "core/held_back.h"

#include <string.h>

#include "base/mem.h"
#include "core/figure_words.h"
#include "core/release_internal.h"

struct listing {
	const struct plan *plan;
	const struct release *release;
	struct held_back *list;
	size_t count, room;
};

/* A table as it would be called; its rows are not there. */
static void
shape(const struct plan *plan, const struct plan_axis *axes, size_t count,
    struct release_table *table)
{
	*table = (struct release_table){
	    .measure = RELEASE_PEOPLE, .dimensions_count = count};
	for (size_t i = 0; i < count; i++) {
		const char *grouping = plan_grouping_name(plan, axes[i]);

		table->dimensions[i] = axes[i].dimension;
		memcpy(table->groupings[i], grouping, strlen(grouping));
	}
}

static const struct release_table *
find(const struct release *release, const struct release_table *wanted)
{
	const struct release_table *found = NULL;
	struct buf name = BUF_EMPTY, other = BUF_EMPTY;

	release_table_name(wanted, &name);
	for (size_t i = 0; i < release->tables_count && found == NULL; i++) {
		buf_reset(&other);
		release_table_name(&release->tables[i], &other);
		if (strcmp(name.text, other.text) == 0)
			found = &release->tables[i];
	}
	buf_clear(&name);
	buf_clear(&other);
	return found;
}

static void
add(struct listing *listing, const struct release_table *table, int least,
    const char *whom)
{
	struct buf name = BUF_EMPTY, title = BUF_EMPTY, why = BUF_EMPTY;
	void *all = listing->list;

	release_table_name(table, &name);
	figure_title(table, &title);
	buf_add_format(&why, "%sfewer than %d %s",
	    least == RELEASE_SMALL ? "" : "a heading has ", least, whom);
	mem_grow(
	    &all, &listing->room, listing->count + 1, sizeof(*listing->list));
	listing->list = all;
	listing->list[listing->count++] = (struct held_back){
	    buf_take(&name), buf_take(&title), buf_take(&why)};
}

/* All young people, as published: every table about people has it. */
static int64_t
people_of(const struct release *release)
{
	for (size_t i = 0; i < release->tables_count; i++) {
		const struct release_table *table = &release->tables[i];
		size_t total = figure_total(table);

		if (table->measure == RELEASE_PEOPLE && total != SIZE_MAX)
			return table->values[total];
	}
	return 0;
}

/* Shown as it is, or merged to wider groups. */
static bool
is_shown(const struct listing *listing, const struct plan_table *table)
{
	struct plan_variant variants[PLAN_VARIANTS_MOST];
	size_t count = plan_variants(listing->plan, table, variants);
	struct release_table shown;

	for (size_t i = 0; i < count; i++) {
		shape(
		    listing->plan, variants[i].axes, table->axes_count, &shown);
		if (find(listing->release, &shown) != NULL)
			return true;
	}
	return false;
}

static void
add_people(struct listing *listing, const struct plan_period *period)
{
	bool is_small = people_of(listing->release) < RELEASE_SMALL;

	for (size_t i = 0; i < listing->plan->tables_count; i++) {
		const struct plan_table *table = &listing->plan->tables[i];
		struct release_table missing;

		if (table->is_work || !plan_table_stands(table, period) ||
		    is_shown(listing, table))
			continue;
		shape(listing->plan, table->axes, table->axes_count, &missing);
		add(listing, &missing,
		    is_small ? RELEASE_SMALL
			     : RELEASE_GATE * listing->release->base,
		    "young people");
	}
}

static void
add_tallies(struct listing *listing)
{
	static const enum plan_dimension dimensions[PLAN_TALLIES] = {
	    PLAN_AGE_BAND, PLAN_GENDER, PLAN_NEW};

	for (size_t i = 0; i < PLAN_TALLIES; i++) {
		struct plan_axis axis = {dimensions[i], 0};
		struct release_table missing;

		if (!listing->plan->tallies[i])
			continue;
		shape(listing->plan, &axis, 1, &missing);
		missing.measure = RELEASE_HEADS;
		if (find(listing->release, &missing) == NULL)
			add(listing, &missing, RELEASE_SMALL, "heads");
	}
}

void
held_back_list(const struct plan *plan, const struct release *release,
    struct held_back **list, size_t *count)
{
	struct listing listing = {plan, release, NULL, 0, 0};

	for (size_t i = 0; i < plan_periods(plan); i++) {
		struct plan_period period = plan_period(plan, i);

		if (memcmp(plan->uid, release->plan, sizeof(plan->uid)) != 0 ||
		    period.start != release->start ||
		    period.end != release->end)
			continue;
		add_people(&listing, &period);
		add_tallies(&listing);
	}
	*list = listing.list;
	*count = listing.count;
}

void
held_back_clear(struct held_back **list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		mem_free((*list)[i].name);
		mem_free((*list)[i].title);
		mem_free((*list)[i].why);
	}
	mem_free(*list);
	*list = NULL;
}
