/*
 * report close: closes what is due, or one period that has ended.
 */
#include <inttypes.h>
#include <string.h>

#include "cli/command_list.h"
#include "cli/reports.h"
#include "cli/watching.h"

static void
print_result(
    struct call *call, const char *id, const struct figures_result *result)
{
	struct buf text = BUF_EMPTY;
	json_t *answer;

	if (call->is_json) {
		answer = json_object();
		js_put(answer, "period", js_text(id));
		js_put(answer, "closed", js_number((int64_t)result->closed));
		js_put(answer, "no_figures", js_number((int64_t)result->none));
		js_put(answer, "late", js_number((int64_t)result->late));
		js_put(answer, "lost", js_number((int64_t)result->lost));
		js_print(call->out, answer);
		return;
	}
	watching_result(result, &text);
	print_words(call->out,
	    text.length > 0 ? text.text : "Nothing has to be closed now.");
	print_words(call->out, "\n");
	buf_clear(&text);
}

/* What may still have to be written up, before it is too late. */
static enum status
tell_few(struct call *call, const char *id)
{
	struct publish_period period;
	struct few *groups = NULL;
	size_t count = 0;
	enum status status =
	    figures_few(call->unlock, &period, &groups, &count);

	for (size_t i = 0; i < count && strcmp(period.id, id) == 0; i++) {
		print_words(call->err, "sayso: ");
		print_text(call->err, groups[i].group);
		print_format(call->err,
		    ": %" PRId64 " sessions are written down; mostly there are "
		    "%" PRId64 ".\n",
		    groups[i].sessions, groups[i].usual);
	}
	print_flush(call->err);
	few_clear(&groups, count);
	return status;
}

static enum status
run(struct call *call)
{
	const char *typed = call_word(call, 0);
	char id[PUBLISH_ID_BYTES] = "";
	struct figures_result result = {0};
	enum status status = STATUS_OK;

	if (typed != NULL)
		status = reports_period(call, typed, id);
	if (status == STATUS_OK && typed != NULL)
		status = tell_few(call, id);
	if (status != STATUS_OK)
		return status;
	status =
	    figures_close(call->unlock, typed == NULL ? NULL : id, &result);
	if (typed != NULL)
		status = tell_about(call, status, id);
	if (status == STATUS_OK)
		print_result(call, typed == NULL ? NULL : id, &result);
	return status;
}

const struct command cmd_report_close = {
    .name = "report close",
    .summary = "make the figures of a period that ended",
    .usage = "[PERIOD]",
    .examples = "sayso report close\nsayso report close 2026-Q2\n",
    .help = "What ended two weeks ago is closed by itself when a worker\n"
	    "locks.  With PERIOD one that has ended is closed now: do it\n"
	    "when everything is written up, for figures never change once\n"
	    "they are made, whatever is written down or taken back later.\n",
    .needs = NEEDS_WORKER,
    .words_most = 1,
    .run = run,
};
