/*
 * report plan: what is published in a reporting year, and letting another plan
 * hold.
 */
#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/reports.h"
#include "cli/table.h"
#include "os/outside.h"

#define PLAN_TEXT_BYTES (256 * 1024)

static const struct option options[] = {
    OPTION_TEXT("for", "DATE", "the reporting year of that day (today)"),
    OPTION_FLAG("text", "its whole text, to be changed and used with --set"),
    OPTION_TEXT("set", "FILE", "let the plan in this file hold"),
    OPTION_TEXT("default", "SIZE", "let this one hold: small or council"),
    OPTIONS_END,
};

/* ---------------------------------------------------------------- showing */

static const char *
ask_state(const struct publish_ask *ask)
{
	if (ask->is_waiting)
		return "waiting";
	return ask->is_refused ? "refused" : "done";
}

static void
print_asks(struct call *call, const struct publish_ask *asks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		print_words(call->out, i == 0 ? "\n" : "");
		print_day(call->out, moment_day(asks[i].made_at));
		print_words(call->out, ", asked by ");
		print_text(call->out, asks[i].by);
		print_format(call->out, ": %s", ask_state(&asks[i]));
		if (asks[i].is_refused) {
			print_words(call->out, ". ");
			print_text(call->out, asks[i].why);
		}
		print_words(call->out, "\n");
	}
}

static void
print_whether(struct call *call, const struct figures_plan *plan)
{
	if (plan->is_held) {
		print_words(call->out, "This plan holds.\n");
		return;
	}
	print_words(call->out, "Nobody made a plan for that year. From ");
	print_day(call->out, plan->holds_from);
	print_words(call->out, " on nothing but this one will do.\n");
}

static void
print_tables(struct call *call, const struct plan *plan)
{
	static const char *const heads[] = {"TABLE", "IN", "FROM"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < plan->tables_count; i++) {
		struct buf name = BUF_EMPTY;

		plan_table_name(plan, &plan->tables[i], &name);
		table_text(&table, name.text);
		table_text(&table,
		    plan->tables[i].is_yearly ? "the year" : "each period");
		table_day(&table, plan->tables[i].from);
		buf_clear(&name);
	}
	table_print(&table, call->out);
}

static void
print_plan(struct call *call, const struct figures_plan *held)
{
	const struct plan *plan = &held->plan;

	print_whether(call, held);
	print_labelled(call->out, "project", plan->project);
	print_words(call->out, "year from: ");
	print_day(call->out, plan->year);
	print_format(call->out, "\nperiods: %s, and the year\n",
	    plan->is_monthly ? "months" : "quarters");
	print_format(call->out, "rounded to: %d\n", plan->base);
	print_format(call->out, "how many did not agree to be counted: %s\n",
	    plan->is_withheld ? "in the year" : "not told");
	print_format(call->out, "figures about people in the year: %zu\n\n",
	    plan_figures(plan));
	print_tables(call, plan);
}

static json_t *
tables_json(const struct plan *plan)
{
	json_t *list = json_array();

	for (size_t i = 0; i < plan->tables_count; i++) {
		struct buf name = BUF_EMPTY;
		json_t *one = json_object();

		plan_table_name(plan, &plan->tables[i], &name);
		js_put(one, "name", js_text(name.text));
		js_put(one, "yearly", js_bool(plan->tables[i].is_yearly));
		js_put(one, "from", js_day(plan->tables[i].from));
		js_add(list, one);
		buf_clear(&name);
	}
	return list;
}

static json_t *
asks_json(const struct publish_ask *asks, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *one = json_object();

		js_put(one, "asked_on", js_day(moment_day(asks[i].made_at)));
		js_put(one, "by", js_text(asks[i].by));
		js_put(one, "state", js_text(ask_state(&asks[i])));
		js_put(one, "why_not",
		    asks[i].is_refused ? js_text(asks[i].why) : json_null());
		js_add(list, one);
	}
	return list;
}

static enum status
print_json(struct call *call, const struct figures_plan *held,
    const struct publish_ask *asks, size_t count)
{
	const struct plan *plan = &held->plan;
	struct buf text = BUF_EMPTY;
	enum status status = plan_write(plan, &text);
	json_t *answer;

	if (status == STATUS_OK) {
		answer = json_object();
		js_put(answer, "holds", js_bool(held->is_held));
		js_put(answer, "holds_from", js_day(held->holds_from));
		js_put(answer, "project", js_text(plan->project));
		js_put(answer, "year", js_day(plan->year));
		js_put(answer, "periods",
		    js_text(plan->is_monthly ? "months" : "quarters"));
		js_put(answer, "base", js_number(plan->base));
		js_put(answer, "withheld", js_bool(plan->is_withheld));
		js_put(
		    answer, "figures", js_number((int64_t)plan_figures(plan)));
		js_put(answer, "tables", tables_json(plan));
		js_put(answer, "text", js_lines(text.text));
		js_put(answer, "asked", asks_json(asks, count));
		js_print(call->out, answer);
	}
	buf_clear(&text);
	return status;
}

static enum status
show(struct call *call, const struct figures_plan *held)
{
	struct publish_ask *asks = NULL;
	size_t count = 0;
	enum status status = figures_asks(call->unlock, &asks, &count);

	if (status != STATUS_OK)
		return status;
	if (call->is_json) {
		status = print_json(call, held, asks, count);
	} else {
		print_plan(call, held);
		print_asks(call, asks, count);
	}
	publish_asks_clear(&asks, count);
	return status;
}

static enum status
print_text_of(struct call *call, const struct plan *plan)
{
	struct buf text = BUF_EMPTY;
	enum status status = plan_write(plan, &text);

	if (status == STATUS_OK)
		print_lines(call->out, "", text.text);
	buf_clear(&text);
	return status;
}

static enum status
show_held(struct call *call, int32_t day)
{
	struct figures_plan held;
	enum status status = figures_plan(call->unlock, day, &held);

	if (status != STATUS_OK)
		return status;
	if (call_has(call, "text") && !call->is_json)
		status = print_text_of(call, &held.plan);
	else
		status = show(call, &held);
	plan_clear(&held.plan);
	return status;
}

/* ---------------------------------------------------------------- setting */

static enum status
read_file(struct call *call, const char *path, struct plan *plan)
{
	struct buf text = BUF_EMPTY;
	enum status status = outside_read(path, PLAN_TEXT_BYTES, &text);

	if (status == STATUS_OK)
		status = plan_read(text.text, plan);
	buf_clear(&text);
	return tell_about(call, status, path);
}

static enum status
make_default(struct call *call, int32_t day, struct plan *plan)
{
	const char *size = call_option(call, "default");
	bool is_council = strcmp(size, "council") == 0;

	if (!is_council && strcmp(size, "small") != 0)
		return tell_mistake(call, STATUS_USAGE,
		    "--default needs one of these words: small, council.");
	return figures_plan_default(
	    call->unlock, is_council ? PLAN_COUNCIL : PLAN_SMALL, day, plan);
}

static enum status
set(struct call *call, const struct plan *plan)
{
	bool asked = false;
	enum status status = figures_plan_set(call->unlock, plan, &asked);
	json_t *answer;

	if (status != STATUS_OK)
		return status;
	if (call->is_json) {
		answer = json_object();
		js_put(answer, "holds", js_bool(!asked));
		js_put(answer, "asked", js_bool(asked));
		js_print(call->out, answer);
	} else if (asked) {
		print_words(call->out,
		    "Asked for. It is tried when a worker next locks, and "
		    "holds from then on\nif it can. To see what came of it: "
		    "sayso report plan\n");
	} else {
		print_words(call->out, "This plan holds now.\n");
	}
	return STATUS_OK;
}

static enum status
take(struct call *call, int32_t day)
{
	const char *path = call_option(call, "set");
	struct plan plan;
	enum status status;

	if (path != NULL && call_has(call, "default"))
		return tell_mistake(call, STATUS_USAGE,
		    "Say --set FILE or --default SIZE, not both.");
	status = path != NULL ? read_file(call, path, &plan)
			      : make_default(call, day, &plan);
	if (status != STATUS_OK)
		return status;
	status = call_has(call, "text") ? print_text_of(call, &plan)
					: set(call, &plan);
	plan_clear(&plan);
	return status;
}

static enum status
run(struct call *call)
{
	int32_t day;
	enum status status = given_day(call, "for", &day);

	if (status != STATUS_OK)
		return status;
	if (day == DAY_NONE)
		day = given_today(call);
	return call_has(call, "set") || call_has(call, "default")
		   ? take(call, day)
		   : show_held(call, day);
}

const struct command cmd_report_plan = {
    .name = "report plan",
    .summary = "what is published in a reporting year",
    .usage = "[--for DATE] [--text]\n"
	     "--default small|council [--for DATE] [--text]\n"
	     "--set FILE",
    .examples = "sayso report plan\n"
		"sayso report plan --default council\n"
		"sayso report plan --default small --text > plan.txt\n"
		"sayso report plan --set plan.txt\n",
    .help = "Tables, groups of ages and periods are fixed before anybody\n"
	    "looks at a number; a plan in use may only gain tables for\n"
	    "periods that have not begun.  Without a plan of your own a\n"
	    "default holds.  --text only shows a plan, as a text to be kept\n"
	    "in a file, changed there, and used with --set.\n"
	    "\n"
	    "A worker's plan is tried on made-up clubs and holds at once.\n"
	    "A manager asks for one; it is tried when a worker locks.\n",
    .options = options,
    .needs = NEEDS_VAULT,
    .run = run,
};
