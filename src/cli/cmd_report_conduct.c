/*
 * report conduct: how the records were used, as numbers.
 */
#include <inttypes.h>

#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/reports.h"
#include "cli/table.h"

static void
print_rows(struct call *call, const struct conduct_row *rows, size_t count)
{
	static const char *const heads[] = {
	    "MONTH", "WORKER", "LOOKS", "OUTSIDE", "NOES", "HAND-OVERS"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		table_text(&table, rows[i].month);
		table_text(&table, rows[i].name);
		table_number(&table, rows[i].looks);
		table_number(&table, rows[i].outside);
		table_number(&table, rows[i].noes);
		table_number(&table, rows[i].handovers);
	}
	table_print(&table, call->out);
}

static void
print_json(struct call *call, const struct conduct_row *rows, size_t count,
    int64_t overdue)
{
	json_t *answer = json_object(), *list = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *one = json_object();

		js_put(one, "month", js_text(rows[i].month));
		js_put(one, "worker", js_text(rows[i].name));
		js_put(one, "looks", js_number(rows[i].looks));
		js_put(one, "outside", js_number(rows[i].outside));
		js_put(one, "noes", js_number(rows[i].noes));
		js_put(one, "handovers", js_number(rows[i].handovers));
		js_add(list, one);
	}
	js_put(answer, "months", list);
	js_put(answer, "requests_overdue", js_number(overdue));
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	struct conduct_row *rows = NULL;
	size_t count = 0;
	int64_t overdue = 0;
	enum status status = figures_conduct(call->unlock, &rows, &count);

	if (status == STATUS_OK)
		status = figures_overdue(call->unlock, &overdue);
	if (status == STATUS_OK && call->is_json) {
		print_json(call, rows, count, overdue);
	} else if (status == STATUS_OK) {
		print_rows(call, rows, count);
		print_format(call->out,
		    "%sThings people asked for that are overdue: %" PRId64 "\n",
		    count == 0 ? "" : "\n", overdue);
	}
	mem_free(rows);
	return status;
}

const struct command cmd_report_conduct = {
    .name = "report conduct",
    .summary = "how the records were used, as numbers by month",
    .usage = "",
    .examples = "sayso report conduct\n",
    .help = "For each worker and month: looks at people; of those, at\n"
	    "people outside the worker's own groups; no's that were said on\n"
	    "others' behalf; and hand-overs to a young person who used no\n"
	    "key.  It says nothing of whom.  A high number is a question to\n"
	    "ask, not a fault.\n",
    .needs = NEEDS_VAULT,
    .run = run,
};
