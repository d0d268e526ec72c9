/*
 * plan_judge: whether a plan is sound, and what to do when it is not.
 *
 * It looks at nobody's data: what a plan does to a club of some size is seen by
 * trying it (trial.c).
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/plan_internal.h"

#define BAD(sentence) REFUSE(STATUS_INVALID, sentence)

/* ------------------------------------------------------------------ words */

/* One line as text_clean() leaves it. */
static bool
is_clean(const char *text)
{
	struct buf clean = BUF_EMPTY;
	bool is =
	    text != NULL && text[0] != '\0' &&
	    text_clean(text, PLAN_WORD_MOST, false, &clean) == STATUS_OK &&
	    strcmp(clean.text, text) == 0;

	buf_clear(&clean);
	return is;
}

/* Each a clean word, none twice, none "all". */
static bool
are_words(char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!is_clean(words[i]) || strcmp(words[i], "all") == 0)
			return false;
		for (size_t k = 0; k < i; k++)
			if (strcmp(words[i], words[k]) == 0)
				return false;
	}
	return true;
}

/* ------------------------------------------------------------------ lists */

static enum status
judge_grouping(const struct plan_list *list, size_t at)
{
	const struct plan_grouping *grouping = &list->groupings[at];
	bool has[PLAN_CATEGORIES_MOST] = {false};

	if (!are_words(grouping->groups, grouping->groups_count))
		return BAD("A group's name is empty or stands there twice. "
			   "Give every group its own name.");
	for (size_t i = 0; i < at; i++)
		if (strcmp(list->groupings[i].name, grouping->name) == 0)
			return BAD("Two groupings have the same name. Rename "
				   "one of them.");
	if (strcmp(grouping->name, "each") == 0)
		return BAD("No grouping can be called each. Rename it.");
	for (size_t i = 0; i < list->count; i++) {
		if (grouping->of[i] >= grouping->groups_count)
			return BAD("A grouping leaves out a category. Put each "
				   "category in one of its groups.");
		has[grouping->of[i]] = true;
	}
	for (size_t i = 0; i < grouping->groups_count; i++)
		if (!has[i])
			return BAD("A group has nothing in it. Take it out.");
	return STATUS_OK;
}

static bool
is_yes_then_no(const struct plan_list *list)
{
	return list->count == 2 && strcmp(list->categories[0], "yes") == 0 &&
	       strcmp(list->categories[1], "no") == 0;
}

static enum status
judge_list(const struct plan *plan, enum plan_dimension dimension)
{
	const struct plan_list *list = &plan->lists[dimension];
	enum status status = STATUS_OK;

	if (list->count == 0)
		return list->groupings_count == 0
			   ? STATUS_OK
			   : BAD("A grouping has no categories. Add them.");
	if (!are_words(list->categories, list->count))
		return BAD("A category is empty or stands there twice. Give "
			   "every category its own name.");
	if (plan_is_yes_no(dimension)
		? !is_yes_then_no(list)
		: strcmp(list->categories[list->count - 1], PLAN_NOT_STATED) !=
		      0)
		return BAD("Categories end with \"not stated\"; new, recorded "
			   "and accredited are yes and no. Put that right.");
	for (size_t i = 0; status == STATUS_OK && i < list->groupings_count;
	     i++)
		status = judge_grouping(list, i);
	return status;
}

/* ----------------------------------------------------------------- merges */

/* Does every group of the one lie inside a group of the other? */
static bool
is_coarser(const struct plan *plan, const struct plan_merge *merge)
{
	struct plan_axis from = {merge->dimension, merge->from};
	struct plan_axis to = {merge->dimension, merge->to};
	size_t count = plan->lists[merge->dimension].count;

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			if (plan_group_of(plan, from, i) ==
				plan_group_of(plan, from, k) &&
			    plan_group_of(plan, to, i) !=
				plan_group_of(plan, to, k))
				return false;
	return plan_groups(plan, to) < plan_groups(plan, from);
}

/* Whoever is said to be both counts as the last of the second (release). */
static enum status
judge_nevers(const struct plan *plan)
{
	for (size_t i = 0; i < plan->nevers_count; i++) {
		const struct plan_never *never = &plan->nevers[i];
		size_t second = (size_t)never->dimensions[1];

		if (never->dimensions[0] >= never->dimensions[1] ||
		    never->categories[1] + 1 == plan->lists[second].count)
			return BAD("What nobody can be needs two parts, in the "
				   "order of the plan, the second not its last "
				   "category. Put them right.");
	}
	return STATUS_OK;
}

static enum status
judge_merges(const struct plan *plan)
{
	for (size_t i = 0; i < plan->merges_count; i++) {
		const struct plan_merge *merge = &plan->merges[i];

		if (!is_coarser(plan, merge))
			return BAD("A merge must lead to a grouping with fewer "
				   "and wider groups. Choose another.");
		for (size_t k = 0; k < i; k++)
			if (plan->merges[k].dimension == merge->dimension &&
			    plan->merges[k].from == merge->from)
				return BAD("A grouping merges in two ways. "
					   "Keep one of them.");
	}
	return judge_nevers(plan);
}

/* ----------------------------------------------------------------- tables */

static bool
is_period_start(const struct plan *plan, const struct plan_table *table)
{
	for (size_t i = 0; i < plan_periods(plan); i++) {
		struct plan_period period = plan_period(plan, i);

		if (period.start == table->from &&
		    period.is_year == table->is_yearly)
			return true;
	}
	return false;
}

static bool
is_axis(const struct plan *plan, const struct plan_table *table, size_t at)
{
	struct plan_axis axis = table->axes[at];

	for (size_t i = 0; i < at; i++)
		if (table->axes[i].dimension == axis.dimension)
			return false;
	if (table->is_work)
		return axis.dimension >= PLAN_MONTH && axis.grouping == 0;
	return axis.dimension < PLAN_PEOPLE_DIMENSIONS &&
	       plan->lists[axis.dimension].count > 0;
}

static bool
is_same_table(const struct plan_table *one, const struct plan_table *other)
{
	if (one->is_work != other->is_work ||
	    one->axes_count != other->axes_count)
		return false;
	for (size_t i = 0; i < one->axes_count; i++)
		if (one->axes[i].dimension != other->axes[i].dimension ||
		    one->axes[i].grouping != other->axes[i].grouping)
			return false;
	return true;
}

static enum status
judge_table(const struct plan *plan, size_t at)
{
	const struct plan_table *table = &plan->tables[at];

	if (!is_period_start(plan, table))
		return BAD("A table starts on a day on which no period of the "
			   "plan begins. Choose a period's first day.");
	for (size_t i = 0; i < table->axes_count; i++) {
		if (!is_axis(plan, table, i))
			return BAD("A table crosses what cannot be crossed: "
				   "people by what they are, work by where and "
				   "how it was, nothing twice. Change it.");
		if (table->axes[i].dimension == PLAN_ETHNIC_GROUP &&
		    !table->is_yearly)
			return BAD("Ethnic groups are published once a year. "
				   "Make that table a yearly one.");
	}
	for (size_t i = 0; i < at; i++)
		if (is_same_table(&plan->tables[i], table))
			return BAD("The same table stands there twice. Take "
				   "one out.");
	return STATUS_OK;
}

static enum status
judge_tables(const struct plan *plan)
{
	enum status status = STATUS_OK;

	if (plan->tables_count == 0)
		return BAD("The plan has no table. Add one.");
	if (plan->tables_count > PLAN_TABLES_MOST)
		return BAD("The plan has too many tables. Take some out.");
	for (size_t i = 0; status == STATUS_OK && i < plan->tables_count; i++)
		status = judge_table(plan, i);
	if (status == STATUS_OK && plan_figures(plan) > PLAN_FIGURES_MOST)
		return BAD("The plan has more than 2,000 figures a period. "
			   "Take tables out or cross fewer things.");
	return status;
}

enum status
plan_judge(const struct plan *plan)
{
	enum status status = STATUS_OK;

	if (plan->is_overfull)
		return BAD("The plan has too many categories or groupings. "
			   "Take some out.");
	if (!is_clean(plan->project))
		return BAD("The plan needs a project's name on one line. "
			   "Give it one.");
	if (plan->year == DAY_NONE || day_to_parts(plan->year).day != 1)
		return BAD("A reporting year begins on the first of a month. "
			   "Choose one.");
	if (plan->base != 5 && plan->base != 10)
		return BAD("Figures are rounded to 5 or to 10. Choose one.");
	for (size_t i = 0; status == STATUS_OK && i < PLAN_PEOPLE_DIMENSIONS;
	     i++)
		status = judge_list(plan, (enum plan_dimension)i);
	if (status == STATUS_OK)
		status = judge_merges(plan);
	if (status == STATUS_OK)
		status = judge_tables(plan);
	return status;
}

/* ----------------------------------------------------------------- change */

/* Everything but the tables, and those that both have. */
static bool
is_same_so_far(const struct plan *old, const struct plan *wanted)
{
	struct plan cut = *wanted;
	struct buf before = BUF_EMPTY;
	struct buf after = BUF_EMPTY;
	bool is_same;

	if (wanted->tables_count < old->tables_count)
		return false;
	cut.tables_count = old->tables_count;
	plan_write_text(old, &before);
	plan_write_text(&cut, &after);
	is_same = strcmp(before.text, after.text) == 0;
	buf_clear(&before);
	buf_clear(&after);
	return is_same;
}

enum status
plan_judge_change(
    const struct plan *old, const struct plan *wanted, int32_t today)
{
	enum status status = plan_judge(wanted);

	if (status != STATUS_OK)
		return status;
	if (!is_same_so_far(old, wanted))
		return BAD("A plan that is in use stays as it is. Only add "
			   "tables, after those it has.");
	for (size_t i = old->tables_count; i < wanted->tables_count; i++)
		if (wanted->tables[i].from <= today)
			return BAD("A table can be added for a period that has "
				   "not begun. Choose a later first day.");
	return STATUS_OK;
}
