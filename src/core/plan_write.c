/*
 * plan_write: the one text of a plan, and the hash it is named by.
 */
#include <sodium.h>

#include "base/day.h"
#include "base/text.h"
#include "core/plan_internal.h"

static void
write_grouping(const struct plan_list *list,
    const struct plan_grouping *grouping, struct buf *text)
{
	buf_add_format(text, "grouping %s\n", grouping->name);
	for (size_t i = 0; i < grouping->groups_count; i++) {
		buf_add_format(text, "group %s\n", grouping->groups[i]);
		for (size_t k = 0; k < list->count; k++)
			if (grouping->of[k] == i)
				buf_add_format(
				    text, "of %s\n", list->categories[k]);
	}
}

static void
write_lists(const struct plan *plan, struct buf *text)
{
	for (size_t i = 0; i < PLAN_PEOPLE_DIMENSIONS; i++) {
		const struct plan_list *list = &plan->lists[i];

		if (list->count == 0)
			continue;
		buf_add_format(text, "dimension %s\n",
		    plan_dimension_name((enum plan_dimension)i));
		for (size_t k = 0; k < list->count; k++)
			buf_add_format(
			    text, "category %s\n", list->categories[k]);
		for (size_t k = 0; k < list->groupings_count; k++)
			write_grouping(list, &list->groupings[k], text);
	}
}

static void
write_never(
    const struct plan *plan, const struct plan_never *never, struct buf *text)
{
	static const char *const words[] = {"never", "with"};

	for (size_t i = 0; i < 2; i++)
		buf_add_format(text, "%s %s %s\n", words[i],
		    plan_dimension_name(never->dimensions[i]),
		    plan->lists[never->dimensions[i]]
			.categories[never->categories[i]]);
}

static void
write_merge(
    const struct plan *plan, const struct plan_merge *merge, struct buf *text)
{
	buf_add_format(text, "merge %s %s %s\n",
	    plan_dimension_name(merge->dimension),
	    plan_grouping_name(
		plan, (struct plan_axis){merge->dimension, merge->from}),
	    plan_grouping_name(
		plan, (struct plan_axis){merge->dimension, merge->to}));
}

static void
write_table(
    const struct plan *plan, const struct plan_table *table, struct buf *text)
{
	char from[DAY_TEXT_BYTES];

	day_format(table->from, from);
	buf_add_format(text, "table %s %s %s",
	    table->is_yearly ? "year" : "each", from,
	    table->is_work ? "work" : "people");
	for (size_t i = 0; i < table->axes_count; i++) {
		struct plan_axis axis = table->axes[i];

		buf_add_format(
		    text, " %s", plan_dimension_name(axis.dimension));
		if (axis.grouping > 0)
			buf_add_format(
			    text, ":%s", plan_grouping_name(plan, axis));
	}
	buf_add_char(text, '\n');
}

void
plan_write_text(const struct plan *plan, struct buf *text)
{
	char uid[2 * PLAN_UID_BYTES + 1];
	char year[DAY_TEXT_BYTES];

	text_hex(plan->uid, sizeof(plan->uid), uid);
	day_format(plan->year, year);
	buf_add_format(text,
	    PLAN_FIRST_LINE "\nuid %s\nproject %s\nyear %s\nperiods %s\n"
			    "base %d\nwithheld %s\n",
	    uid, plan->project, year, plan->is_monthly ? "months" : "quarters",
	    plan->base, plan->is_withheld ? "yes" : "no");
	write_lists(plan, text);
	for (size_t i = 0; i < plan->nevers_count; i++)
		write_never(plan, &plan->nevers[i], text);
	for (size_t i = 0; i < plan->merges_count; i++)
		write_merge(plan, &plan->merges[i], text);
	for (size_t i = 0; i < PLAN_TALLIES; i++)
		if (plan->tallies[i])
			buf_add_format(text, "tally %s\n",
			    plan_tally_name((enum plan_tally)i));
	for (size_t i = 0; i < plan->tables_count; i++)
		write_table(plan, &plan->tables[i], text);
}

enum status
plan_write(const struct plan *plan, struct buf *text)
{
	enum status status = plan_judge(plan);

	if (status == STATUS_OK)
		plan_write_text(plan, text);
	return status;
}

enum status
plan_hash(const struct plan *plan, unsigned char hash[PLAN_HASH_BYTES])
{
	struct buf text = BUF_EMPTY;
	enum status status = plan_write(plan, &text);

	if (status == STATUS_OK)
		crypto_generichash(hash, PLAN_HASH_BYTES,
		    (const unsigned char *)text.text, text.length, NULL, 0);
	buf_clear(&text);
	return status;
}
