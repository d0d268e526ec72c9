/*
 * report evidence: what an inspector may see without seeing a young person's
 * name.
 */
#include <inttypes.h>

#include "base/day.h"
#include "cli/command_list.h"
#include "cli/reports.h"

#define MINUTES 60

static const struct option options[] = {
    REPORTS_DAYS,
    OPTIONS_END,
};

static void
print_head(struct call *call, const struct evidence *evidence)
{
	struct buf hash = BUF_EMPTY;

	if (evidence->head.n == 0) {
		print_words(call->out, "No worker signed the history yet.\n");
		return;
	}
	reports_hash(evidence->head.hash, sizeof evidence->head.hash, &hash);
	print_format(call->out, "The history stands at entry %" PRId64 ", ",
	    evidence->head.n);
	print_words(call->out, "signed by ");
	print_text(call->out, evidence->head_by);
	print_words(call->out, " on ");
	print_day(call->out, evidence->head_on);
	print_format(call->out, ":\n%s\n", hash.text);
	buf_clear(&hash);
}

static void
print_evidence(struct call *call, const struct evidence *evidence)
{
	print_format(call->out, "Sessions: %" PRId64 "\n", evidence->sessions);
	print_format(call->out,
	    "Hours to which somebody came: %" PRId64 ":%02d\n",
	    evidence->minutes / MINUTES, (int)(evidence->minutes % MINUTES));
	print_head(call, evidence);
	print_words(call->out, evidence->diary.count == 0 ? "" : "\n");
	reports_diary_print(call, &evidence->diary);
}

static void
print_json(struct call *call, const struct evidence *evidence, bool follow,
    const struct buf *sentence)
{
	json_t *answer = json_object(), *head = json_null();
	struct buf hash = BUF_EMPTY;

	if (evidence->head.n > 0) {
		reports_hash(
		    evidence->head.hash, sizeof evidence->head.hash, &hash);
		head = json_object();
		js_put(head, "entry", js_number(evidence->head.n));
		js_put(head, "hash", js_text(hash.text));
		js_put(head, "signed_by", js_text(evidence->head_by));
		js_put(head, "signed_on", js_day(evidence->head_on));
	}
	js_put(answer, "from", js_day(evidence->from_on));
	js_put(answer, "until", js_day(evidence->until_on));
	js_put(answer, "sessions", js_number(evidence->sessions));
	js_put(answer, "minutes", js_number(evidence->minutes));
	js_put(answer, "head", head);
	js_put(answer, "follows", js_bool(follow));
	js_put(
	    answer, "why_not", follow ? json_null() : js_text(sentence->text));
	js_put(answer, "diary", reports_diary_json(&evidence->diary));
	js_print(call->out, answer);
	buf_clear(&hash);
}

static enum status
run(struct call *call)
{
	struct evidence evidence;
	struct buf sentence = BUF_EMPTY;
	int32_t from_on, until_on;
	bool follow = true;
	enum status status = reports_days(call, &from_on, &until_on);

	if (status == STATUS_OK)
		status = figures_evidence(
		    call->unlock, from_on, until_on, &evidence);
	if (status != STATUS_OK)
		return status;
	status = reports_heads(call, &follow, &sentence);
	if (status == STATUS_OK && call->is_json)
		print_json(call, &evidence, follow, &sentence);
	else if (status == STATUS_OK)
		print_evidence(call, &evidence);
	buf_clear(&sentence);
	evidence_clear(&evidence);
	return status;
}

const struct command cmd_report_evidence = {
    .name = "report evidence",
    .summary = "for an inspector: what was done, and no young person's name",
    .usage = "[--from DATE] [--until DATE]",
    .examples = "sayso report evidence --from 1/4 --until 30/6\n",
    .help = "The sessions of a time with heads to the nearest 5, how long\n"
	    "somebody was there, and where the history stood when a worker\n"
	    "last signed it.  It warns when that history does not follow\n"
	    "what was written down before.\n",
    .options = options,
    .needs = NEEDS_VAULT,
    .run = run,
};
