/*
 * report list: the periods and where each stands, or what was taken out.
 */
#include "base/day.h"
#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/reports.h"
#include "cli/table.h"

static const struct option options[] = {
    OPTION_FLAG("exports", "what was taken out, by whom and when"),
    OPTIONS_END,
};

/* ---------------------------------------------------------------- periods */

static const char *
state_words(enum publish_state state)
{
	switch (state) {
	case PUBLISH_OPEN:
		return "open";
	case PUBLISH_DRAWN:
		return "closed, figures at the next lock";
	case PUBLISH_CLOSED:
		return "closed";
	case PUBLISH_NO_FIGURES:
		return "closed, no figures";
	case PUBLISH_LOST:
		return "closed, figures lost";
	case PUBLISH_FORGED:
		return "signed by no worker";
	}
	return "";
}

static void
print_periods(
    struct call *call, const struct publish_period *periods, size_t count)
{
	static const char *const heads[] = {
	    "PERIOD", "WHICH IS", "STATE", "CLOSES"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		const struct publish_period *period = &periods[i];
		struct buf name = BUF_EMPTY;

		publish_period_name(period, &name);
		table_text(&table, period->id);
		table_text(&table, name.text);
		table_text(&table, state_words(period->state));
		if (period->state == PUBLISH_OPEN)
			table_day(&table, period->closes_on);
		else
			table_text(&table, "");
		buf_clear(&name);
	}
	table_print(&table, call->out);
}

static void
print_periods_json(
    struct call *call, const struct publish_period *periods, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct publish_period *period = &periods[i];
		struct buf name = BUF_EMPTY;
		json_t *one = json_object();

		publish_period_name(period, &name);
		js_put(one, "id", js_text(period->id));
		js_put(one, "name", js_text(name.text));
		js_put(one, "from", js_day(period->start));
		js_put(one, "until", js_day(period->end));
		js_put(one, "year", js_bool(period->is_year));
		js_put(
		    one, "state", js_text(publish_state_name(period->state)));
		js_put(one, "closes_on", js_day(period->closes_on));
		js_add(list, one);
		buf_clear(&name);
	}
	js_print(call->out, list);
}

static void
tell_no_figures(struct call *call, const struct publish_period *period)
{
	char first[DAY_TEXT_BYTES], last[DAY_TEXT_BYTES];

	day_format(period->start, first);
	day_format(period->end, last);
	tell_remark(call,
	    "%s has no figures: its tables would have told too much about "
	    "somebody. Its sessions and hours: sayso report evidence --from %s "
	    "--until %s. The next year's plan can have fewer or "
	    "broader tables.",
	    period->id, first, last);
}

/* What is not as it should be, and what to do. */
static void
tell_trouble(
    struct call *call, const struct publish_period *periods, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (periods[i].state == PUBLISH_NO_FIGURES)
			tell_no_figures(call, &periods[i]);
		if (periods[i].state == PUBLISH_FORGED)
			tell_remark(call,
			    "%s: what stands there was signed by no worker of "
			    "this vault. It is not shown.",
			    periods[i].id);
	}
}

static enum status
list_periods(struct call *call)
{
	struct publish_period *periods = NULL;
	struct buf sentence = BUF_EMPTY;
	size_t count = 0;
	bool follow = true;
	enum status status = figures_list(call->unlock, &periods, &count);

	if (status == STATUS_OK && call->is_json)
		print_periods_json(call, periods, count);
	else if (status == STATUS_OK)
		print_periods(call, periods, count);
	if (status == STATUS_OK && count == 0)
		tell_remark(call,
		    "there is no period yet: no plan holds. Look at: sayso "
		    "report plan");
	tell_trouble(call, periods, count);
	if (status == STATUS_OK)
		status = reports_heads(call, &follow, &sentence);
	buf_clear(&sentence);
	mem_free(periods);
	return status;
}

/* ---------------------------------------------------------------- exports */

static void
print_exports(struct call *call, const struct exported *exports, size_t count)
{
	static const char *const heads[] = {
	    "DATE", "WHO", "WHAT", "FORM", "PROJECT", ""};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		table_day(&table, moment_day(exports[i].made_at));
		table_text(&table, exports[i].by);
		table_text(&table, exports[i].what);
		table_text(&table, exports[i].form);
		table_text(&table, exports[i].plan);
		table_text(
		    &table, exports[i].is_signed ? "signed" : "NOT SIGNED");
	}
	table_print(&table, call->out);
}

static void
print_exports_json(
    struct call *call, const struct exported *exports, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *one = json_object();

		js_put(one, "made_on", js_day(moment_day(exports[i].made_at)));
		js_put(one, "by", js_text(exports[i].by));
		js_put(one, "what", js_text(exports[i].what));
		js_put(one, "format", js_text(exports[i].form));
		js_put(one, "project", js_text(exports[i].plan));
		js_put(one, "signed", js_bool(exports[i].is_signed));
		js_add(list, one);
	}
	js_print(call->out, list);
}

static enum status
list_exports(struct call *call)
{
	struct exported *exports = NULL;
	size_t count = 0;
	enum status status = figures_exports(call->unlock, &exports, &count);

	if (status != STATUS_OK)
		return status;
	if (call->is_json)
		print_exports_json(call, exports, count);
	else
		print_exports(call, exports, count);
	if (count == 0)
		tell_remark(call, "nothing was taken out yet.");
	exported_clear(&exports, count);
	return STATUS_OK;
}

static enum status
run(struct call *call)
{
	return call_has(call, "exports") ? list_exports(call)
					 : list_periods(call);
}

const struct command cmd_report_list = {
    .name = "report list",
    .summary = "the periods, and when each closes",
    .usage = "[--exports]",
    .examples = "sayso report list\nsayso report list --exports\n",
    .help = "A period closes two weeks after its end, when a worker locks;\n"
	    "its figures never change after that.  With --exports it is\n"
	    "the list of what was taken out, which each who did it signed.\n",
    .options = options,
    .needs = NEEDS_VAULT,
    .run = run,
};
