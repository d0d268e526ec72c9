/*
 * plan: the lists a plan is made of, and how its parts are called.
 *
 * Nothing here judges: a plan being put together may be no good for a while.
 */
#include "core/plan_internal.h"

#include <string.h>

#include "base/mem.h"

static const char *const dimension_names[PLAN_DIMENSIONS] = {
    [PLAN_AGE_BAND] = "age_band",
    [PLAN_GENDER] = "gender",
    [PLAN_ETHNIC_GROUP] = "ethnic_group",
    [PLAN_DISABILITY] = "disability",
    [PLAN_DISTRICT] = "district",
    [PLAN_NEW] = "new",
    [PLAN_RECORDED] = "recorded",
    [PLAN_ACCREDITED] = "accredited",
    [PLAN_MONTH] = "month",
    [PLAN_PROVISION] = "provision",
    [PLAN_THEME] = "theme",
    [PLAN_GROUP] = "group",
    [PLAN_MODE] = "mode",
    [PLAN_PROJECT] = "project",
};

static const char *const tally_names[PLAN_TALLIES] = {
    [PLAN_TALLY_AGE] = "age",
    [PLAN_TALLY_GENDER] = "gender",
    [PLAN_TALLY_NEW] = "new",
};

void
plan_init(struct plan *plan)
{
	*plan = (struct plan){.base = 5};
}

static void
clear_list(struct plan_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		mem_free(list->categories[i]);
	for (size_t i = 0; i < list->groupings_count; i++)
		for (size_t k = 0; k < list->groupings[i].groups_count; k++)
			mem_free(list->groupings[i].groups[k]);
}

void
plan_clear(struct plan *plan)
{
	mem_free(plan->project);
	for (size_t i = 0; i < PLAN_PEOPLE_DIMENSIONS; i++)
		clear_list(&plan->lists[i]);
	mem_free(plan->tables);
	mem_free(plan->merges);
	mem_free(plan->nevers);
	plan_init(plan);
}

/* ----------------------------------------------------------------- adding */

void
plan_add_category(
    struct plan *plan, enum plan_dimension dimension, const char *category)
{
	struct plan_list *list = &plan->lists[dimension];

	if (list->count == PLAN_CATEGORIES_MOST)
		plan->is_overfull = true;
	else
		list->categories[list->count++] = mem_text(category);
}

struct plan_grouping *
plan_add_grouping(
    struct plan *plan, enum plan_dimension dimension, const char *name)
{
	struct plan_list *list = &plan->lists[dimension];
	struct plan_grouping *grouping = NULL;
	size_t length = strlen(name);

	if (list->groupings_count == PLAN_GROUPINGS_MOST ||
	    !plan_is_name(name, length)) {
		plan->is_overfull = true;
		return NULL;
	}
	grouping = &list->groupings[list->groupings_count++];
	memset(grouping->name, 0, sizeof(grouping->name));
	memcpy(grouping->name, name, length);
	memset(grouping->of, PLAN_NO_GROUP, sizeof(grouping->of));
	return grouping;
}

size_t
plan_add_group(struct plan_grouping *grouping, const char *group)
{
	if (grouping->groups_count == PLAN_CATEGORIES_MOST)
		return PLAN_CATEGORIES_MOST;
	grouping->groups[grouping->groups_count] = mem_text(group);
	return grouping->groups_count++;
}

void
plan_add_table(struct plan *plan, const struct plan_table *table)
{
	mem_grow((void **)&plan->tables, &plan->tables_capacity,
	    plan->tables_count + 1, sizeof(*plan->tables));
	plan->tables[plan->tables_count++] = *table;
}

void
plan_add_merge(struct plan *plan, const struct plan_merge *merge)
{
	mem_grow((void **)&plan->merges, &plan->merges_capacity,
	    plan->merges_count + 1, sizeof(*plan->merges));
	plan->merges[plan->merges_count++] = *merge;
}

void
plan_add_never(struct plan *plan, const struct plan_never *never)
{
	mem_grow((void **)&plan->nevers, &plan->nevers_capacity,
	    plan->nevers_count + 1, sizeof(*plan->nevers));
	plan->nevers[plan->nevers_count++] = *never;
}

/* ------------------------------------------------------------------ names */

const char *
plan_dimension_name(enum plan_dimension dimension)
{
	return dimension_names[dimension];
}

const char *
plan_tally_name(enum plan_tally tally)
{
	return tally_names[tally];
}

bool
plan_is_yes_no(enum plan_dimension dimension)
{
	return dimension == PLAN_NEW || dimension == PLAN_RECORDED ||
	       dimension == PLAN_ACCREDITED;
}

bool
plan_is_name(const char *name, size_t length)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

	if (length == 0 || length >= PLAN_NAME_BYTES)
		return false;
	for (size_t i = 0; i < length; i++)
		if (name[i] == '\0' || strchr(allowed, name[i]) == NULL)
			return false;
	return true;
}

static bool
is_same(const char *one, const char *other, size_t length)
{
	return strlen(one) == length && memcmp(one, other, length) == 0;
}

enum plan_dimension
plan_dimension_of(const char *name, size_t length)
{
	size_t at = 0;

	while (
	    at < PLAN_DIMENSIONS && !is_same(dimension_names[at], name, length))
		at++;
	return (enum plan_dimension)at;
}

size_t
plan_grouping_of(const struct plan *plan, enum plan_dimension dimension,
    const char *name, size_t length)
{
	if (is_same("each", name, length))
		return 0;
	if (dimension >= PLAN_PEOPLE_DIMENSIONS)
		return PLAN_GROUPINGS_MOST + 1;
	for (size_t i = 0; i < plan->lists[dimension].groupings_count; i++)
		if (is_same(
			plan->lists[dimension].groupings[i].name, name, length))
			return i + 1;
	return PLAN_GROUPINGS_MOST + 1;
}

size_t
plan_category_of(const struct plan *plan, enum plan_dimension dimension,
    const char *category)
{
	const struct plan_list *list = &plan->lists[dimension];

	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->categories[i], category) == 0)
			return i;
	return PLAN_CATEGORIES_MOST;
}

const char *
plan_grouping_name(const struct plan *plan, struct plan_axis axis)
{
	if (axis.grouping == 0)
		return "each";
	return plan->lists[axis.dimension].groupings[axis.grouping - 1].name;
}

void
plan_table_name(
    const struct plan *plan, const struct plan_table *table, struct buf *name)
{
	buf_add_text(name, table->is_work ? "work" : "people");
	for (size_t i = 0; i < table->axes_count; i++) {
		buf_add_format(
		    name, "-%s", plan_dimension_name(table->axes[i].dimension));
		if (table->axes[i].grouping > 0)
			buf_add_format(name, "_%s",
			    plan_grouping_name(plan, table->axes[i]));
	}
}

/* ------------------------------------------------------- codes and groups */

size_t
plan_code(
    const struct plan *plan, enum plan_dimension dimension, const char *fact)
{
	const struct plan_list *list = &plan->lists[dimension];
	size_t code = PLAN_CATEGORIES_MOST;

	if (list->count == 0)
		return 0;
	if (fact != NULL) {
		code = plan_category_of(plan, dimension, fact);
		if (code == PLAN_CATEGORIES_MOST)
			code = plan_category_of(plan, dimension, PLAN_OTHER);
	}
	return code == PLAN_CATEGORIES_MOST ? list->count - 1 : code;
}

size_t
plan_groups(const struct plan *plan, struct plan_axis axis)
{
	const struct plan_list *list = &plan->lists[axis.dimension];

	if (axis.grouping == 0)
		return list->count;
	return list->groupings[axis.grouping - 1].groups_count;
}

const char *
plan_group(const struct plan *plan, struct plan_axis axis, size_t group)
{
	const struct plan_list *list = &plan->lists[axis.dimension];

	if (axis.grouping == 0)
		return list->categories[group];
	return list->groupings[axis.grouping - 1].groups[group];
}

size_t
plan_group_of(const struct plan *plan, struct plan_axis axis, size_t category)
{
	const struct plan_list *list = &plan->lists[axis.dimension];

	if (axis.grouping == 0)
		return category;
	return list->groupings[axis.grouping - 1].of[category];
}
