/*
 * report show: the figures of a closed period, read and never worked out.
 */
#include <string.h>

#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/figures_print.h"
#include "cli/reports.h"
#include "core/figure_words.h"
#include "core/recipe.h"

#define EVERY_TABLE "all"

static const struct option options[] = {
    OPTION_FLAG("text", "the very text that a worker signed"),
    OPTIONS_END,
};

/* A release and what was asked of it. */
struct shown {
	char id[PUBLISH_ID_BYTES];
	const char *wanted; /* a table's name; NULL: none */
	struct release release;
	struct publish_seal seal;
	struct ratio *ratios;
	size_t ratios_count;
	struct held_back *held;
	size_t held_count;
};

static bool
is_wanted(const struct shown *shown, const char *name)
{
	return shown->wanted != NULL &&
	       (strcmp(shown->wanted, EVERY_TABLE) == 0 ||
		   strcmp(shown->wanted, name) == 0);
}

static bool
is_wanted_table(const struct shown *shown, const struct release_table *table)
{
	struct buf name = BUF_EMPTY;
	bool is_it;

	release_table_name(table, &name);
	is_it = is_wanted(shown, name.text);
	buf_clear(&name);
	return is_it;
}

static bool
is_any_wanted(const struct shown *shown)
{
	bool is_any =
	    shown->wanted == NULL ||
	    (shown->ratios_count > 0 && is_wanted(shown, RECIPE_RATIOS));

	for (size_t i = 0; i < shown->release.tables_count; i++)
		if (is_wanted_table(shown, &shown->release.tables[i]))
			is_any = true;
	return is_any;
}

static void
print_head(struct call *call, const struct shown *shown)
{
	struct buf period = BUF_EMPTY, hash = BUF_EMPTY;

	figure_period(shown->release.start, shown->release.end, &period);
	print_text(call->out, shown->release.project);
	print_words(call->out, ": ");
	print_text(call->out, period.text);
	print_words(call->out, "\nClosed by ");
	print_text(call->out, *shown->seal.closed_by == '\0'
				  ? "somebody not known any more"
				  : shown->seal.closed_by);
	reports_hash(shown->seal.hash, sizeof shown->seal.hash, &hash);
	print_format(call->out, ".  Mark of these figures:\n%s\n\n", hash.text);
	buf_clear(&period);
	buf_clear(&hash);
}

static void
print_shown(struct call *call, const struct shown *shown)
{
	const struct release *release = &shown->release;

	print_head(call, shown);
	if (shown->wanted == NULL) {
		figures_print_totals(call, release);
		figures_print_held_back(call, shown->held, shown->held_count);
	}
	for (size_t i = 0; i < release->tables_count; i++) {
		if (!is_wanted_table(shown, &release->tables[i]))
			continue;
		figures_print_table(call, release, &release->tables[i]);
		if (strcmp(shown->wanted, EVERY_TABLE) == 0)
			print_words(call->out, "\n");
	}
	if (is_wanted(shown, RECIPE_RATIOS))
		figures_print_ratios(call, shown->ratios, shown->ratios_count);
	figures_print_note(call, release);
}

static void
print_json(struct call *call, const struct shown *shown)
{
	const struct release *release = &shown->release;
	json_t *answer = json_object(), *tables = json_array();
	struct buf hash = BUF_EMPTY;

	reports_hash(shown->seal.hash, sizeof shown->seal.hash, &hash);
	for (size_t i = 0; i < release->tables_count; i++)
		if (shown->wanted == NULL ||
		    is_wanted_table(shown, &release->tables[i]))
			js_add(tables,
			    figures_json_table(release, &release->tables[i]));
	js_put(answer, "id", js_text(shown->id));
	js_put(answer, "project", js_text(release->project));
	js_put(answer, "from", js_day(release->start));
	js_put(answer, "until", js_day(release->end));
	js_put(answer, "base", js_number(release->base));
	js_put(answer, "closed_by", js_text(shown->seal.closed_by));
	js_put(answer, "hash", js_text(hash.text));
	js_put(answer, "entry", js_number(shown->seal.head.n));
	js_put(answer, "tables", tables);
	js_put(answer, "held_back",
	    figures_json_held_back(shown->held, shown->held_count));
	js_put(answer, "ratios",
	    figures_json_ratios(shown->ratios, shown->ratios_count));
	js_print(call->out, answer);
	buf_clear(&hash);
}

/* Without its plan, nothing can be said of what is not there. */
static enum status
read_held_back(struct call *call, struct shown *shown)
{
	struct figures_plan held;
	enum status status =
	    figures_plan(call->unlock, shown->release.start, &held);

	if (status != STATUS_OK)
		return status;
	held_back_list(
	    &held.plan, &shown->release, &shown->held, &shown->held_count);
	plan_clear(&held.plan);
	return STATUS_OK;
}

/* Why a table that was asked for is not there. */
static enum status
refuse_table(struct call *call, const struct shown *shown)
{
	for (size_t i = 0; i < shown->held_count; i++)
		if (strcmp(shown->held[i].name, shown->wanted) == 0)
			return tell_mistake(call, STATUS_NOT_FOUND,
			    "%s is held back: %s.", shown->wanted,
			    shown->held[i].why);
	return tell_mistake(call, STATUS_NOT_FOUND,
	    "There is no table \"%s\" in these figures. Look at: sayso report "
	    "show %s",
	    shown->wanted, shown->id);
}

static enum status
show(struct call *call, struct shown *shown)
{
	enum status status =
	    reports_get(call, shown->id, &shown->release, &shown->seal);

	if (status != STATUS_OK)
		return status;
	status = read_held_back(call, shown);
	ratio_list(&shown->release, &shown->ratios, &shown->ratios_count);
	if (status == STATUS_OK && !is_any_wanted(shown))
		status = refuse_table(call, shown);
	else if (status == STATUS_OK && call->is_json)
		print_json(call, shown);
	else if (status == STATUS_OK)
		print_shown(call, shown);
	held_back_clear(&shown->held, shown->held_count);
	mem_free(shown->ratios);
	release_clear(&shown->release);
	return status;
}

static enum status
show_text(struct call *call, const char *id)
{
	struct buf text = BUF_EMPTY;
	enum status status =
	    tell_about(call, figures_text(call->unlock, id, &text), id);

	if (status == STATUS_OK)
		print_lines(call->out, "", text.text);
	buf_clear(&text);
	return status;
}

static enum status
run(struct call *call)
{
	struct shown shown = {.wanted = call_word(call, 1)};
	enum status status = reports_period(call, call->words[0], shown.id);

	if (status != STATUS_OK)
		return status;
	if (!call_has(call, "text"))
		return show(call, &shown);
	if (shown.wanted != NULL || call->is_json)
		return tell_mistake(call, STATUS_USAGE,
		    "--text shows the whole text as it was signed, without a "
		    "table and without --json.");
	return show_text(call, shown.id);
}

const struct command cmd_report_show = {
    .name = "report show",
    .summary = "the figures of a closed period, each with its range",
    .usage = "PERIOD [TABLE]\nPERIOD --text",
    .examples = "sayso report show 2026-Q2\n"
		"sayso report show 2026-Q2 people-age_band_wide\n"
		"sayso report show 2026-27 all\n",
    .help = "PERIOD is as \"sayso report list\" names it.  Without TABLE it\n"
	    "is the total of each table and what the table is called; TABLE\n"
	    "may also be \"ratios\" (worked out from published figures) or\n"
	    "\"all\".  Tables of the plan that are held back, because there\n"
	    "are too few in them, are named with the reason.  Figures that\n"
	    "no worker of this vault signed are not shown.\n",
    .options = options,
    .needs = NEEDS_VAULT,
    .words_least = 1,
    .words_most = 2,
    .run = run,
};
