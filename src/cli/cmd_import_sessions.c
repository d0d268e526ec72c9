/*
 * import sessions: a club's spreadsheet, taken in whole or not at all.
 */
#include <inttypes.h>

#include "cli/command_list.h"
#include "cli/js.h"
#include "core/import.h"
#include "os/outside.h"

/* FILE:LINE: reason, as a compiler says it. */
static void
tell_defect(void *context, int line, const char *reason)
{
	struct call *call = context;

	print_text(call->err, call->words[0]);
	print_format(call->err, ":%d: ", line);
	print_text(call->err, reason);
	print_words(call->err, "\n");
	print_flush(call->err);
}

static void
print_report(struct call *call, const struct import_report *report)
{
	json_t *answer;

	if (!call->is_json) {
		print_format(call->out,
		    "Sessions taken in: %" PRId64 "\n"
		    "Heads: %" PRId64 "\n"
		    "Names put on registers: %" PRId64 "\n"
		    "Names counted and not kept, without a yes: %" PRId64
		    " (different people: %" PRId64 ")\n",
		    report->sessions, report->heads, report->names_stored,
		    report->names_left_out, report->people_left_out);
		return;
	}
	answer = json_object();
	js_put(answer, "sessions", js_number(report->sessions));
	js_put(answer, "heads", js_number(report->heads));
	js_put(answer, "names_stored", js_number(report->names_stored));
	js_put(answer, "names_left_out", js_number(report->names_left_out));
	js_put(answer, "people_left_out", js_number(report->people_left_out));
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	struct buf content = BUF_EMPTY;
	struct import_report report;
	enum status status;

	status = tell_about(call,
	    outside_read(call->words[0], IMPORT_BYTES_MOST, &content),
	    call->words[0]);
	if (status == STATUS_OK)
		status = tell_about(call,
		    import_sessions(call->records, content.text, content.length,
			&report, tell_defect, call),
		    call->words[0]);
	if (status == STATUS_OK)
		print_report(call, &report);
	buf_clear(&content);
	return status;
}

const struct command cmd_import_sessions = {
    .name = "import sessions",
    .summary = "take in sessions from a spreadsheet (CSV)",
    .usage = "FILE.csv",
    .examples = "sayso import sessions autumn.csv\n",
    .help =
	"The first line names the columns, in any order: date, start, end,\n"
	"place, provision, mode, theme, workers, present, headcount, notes.\n"
	"Several names stand in one field, parted by \";\".\n"
	"\n"
	"Names of people who have not said yes to attendance are counted\n"
	"in the heads and kept nowhere.  When a line is wrong sayso says\n"
	"which and why, and takes in nothing.\n",
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
