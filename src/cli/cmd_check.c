/*
 * check: does the vault still say what was said?
 */
#include <inttypes.h>

#include "app/anchors.h"
#include "base/day.h"
#include "cli/command_list.h"
#include "cli/erased.h"
#include "cli/js.h"
#include "cli/medium.h"
#include "core/check.h"

struct findings {
	struct call *call;
	json_t *list;
};

/* Sentences name nobody; a shown id stands before the sentence. */
static void
found(void *context, const char *sentence, const char *code)
{
	struct findings *findings = context;

	if (findings->call->is_json) {
		json_t *one = json_object();

		js_put(one, "sentence", js_text(sentence));
		js_put(one, "id", js_text(*code == '\0' ? NULL : code));
		js_add(findings->list, one);
		return;
	}
	print_text(findings->call->out, code);
	print_words(findings->call->out, *code == '\0' ? "" : ": ");
	print_text(findings->call->out, sentence);
	print_words(findings->call->out, "\n");
}

static void
print_report(struct call *call, const struct check_report *report,
    const struct anchors_found *elsewhere)
{
	struct buf text = BUF_EMPTY;

	print_format(call->out,
	    "Entries of the history read: %" PRId64 "\n"
	    "People: %" PRId64 "\n"
	    "Answers worked out again and compared: %" PRId64 "\n"
	    "Things found wrong: %" PRId64 "\n\n",
	    report->entries, report->people, report->consents, report->defects);
	anchors_words(elsewhere, &text);
	print_wrapped(call->out, "", text.text);
	buf_clear(&text);
}

static json_t *
anchors_json(const struct anchors_found *elsewhere)
{
	const struct anchor_answer *answer = &elsewhere->answer;
	json_t *history = json_object();
	struct buf text = BUF_EMPTY;

	anchors_words(elsewhere, &text);
	js_put(history, "is", js_text(anchor_verdict_name(answer->verdict)));
	js_put(history, "n", js_number(answer->decided.n));
	js_put(history, "on",
	    js_day(answer->verdict == ANCHOR_CANNOT_KNOW
		       ? DAY_NONE
		       : moment_day(answer->decided.at)));
	js_put(history, "figures",
	    js_number((int64_t)answer->counts[ANCHOR_RELEASES]));
	js_put(
	    history, "state", js_number((int64_t)answer->counts[ANCHOR_STATE]));
	js_put(history, "backups",
	    js_number((int64_t)answer->counts[ANCHOR_BACKUP]));
	js_put(history, "changed_since_lock", js_bool(elsewhere->is_changed));
	js_put(history, "says", js_lines(text.text));
	buf_clear(&text);
	return history;
}

/* Takes the list of what was found over. */
static void
print_json(struct call *call, const struct check_report *report, json_t *list,
    const struct anchors_found *elsewhere)
{
	json_t *answer = json_object();

	js_put(answer, "entries", js_number(report->entries));
	js_put(answer, "people", js_number(report->people));
	js_put(answer, "consents", js_number(report->consents));
	js_put(answer, "defects", js_number(report->defects));
	js_put(answer, "found", list);
	js_put(answer, "history", anchors_json(elsewhere));
	js_print(call->out, answer);
}

/* The backups in a folder are asked too, when one was named. */
static enum status
ask(struct call *call, struct anchors_found *elsewhere)
{
	const char *folder = call_word(call, 0);
	struct medium medium;
	enum status status;

	if (folder == NULL)
		return anchors_ask(call->unlock, NULL, elsewhere);
	status = medium_open(folder, &medium);
	if (status == STATUS_OK)
		status = anchors_ask(call->unlock, &medium.place, elsewhere);
	medium_close(&medium);
	return status;
}

static enum status
run(struct call *call)
{
	struct findings findings = {call, json_array()};
	struct check_report report = {0, 0, 0, 0};
	struct anchors_found elsewhere;
	enum status status =
	    check_run(call->records, &report, found, &findings);
	enum status asked = STATUS_OK;
	bool is_done = status == STATUS_OK || status == STATUS_DAMAGED;

	if (is_done)
		asked = ask(call, &elsewhere);
	if (asked != STATUS_OK) {
		status = asked;
		is_done = false;
	}
	if (is_done && call->is_json)
		print_json(call, &report, findings.list, &elsewhere);
	else
		json_decref(findings.list);
	if (is_done && !call->is_json) {
		print_report(call, &report, &elsewhere);
		(void)!erased_print_state(call);
	}
	if (status == STATUS_OK && elsewhere.is_wrong)
		status = FAIL(STATUS_DAMAGED, "an anchor says otherwise");
	return status;
}

const struct command cmd_check = {
    .name = "check",
    .summary = "does the vault still say what was said?",
    .usage = "[DIR]",
    .examples = "sayso check\n"
		"sayso check /media/sam/BLUE\n",
    .help =
	"Reads everything again: the history from its first entry, every\n"
	"answer a young person gave, every value against the answer it is\n"
	"held under, names against heads.  What is wrong is said in one\n"
	"sentence each, naming nobody.\n"
	"\n"
	"Then the history is compared with what was written down of it\n"
	"elsewhere (anchors): in the figures, in the state folder of this\n"
	"computer and, if you name a folder with backups, in those.  It is\n"
	"the same history, or older than an anchor (something was put\n"
	"back), or it cannot be known.\n",
    .needs = NEEDS_WORKER,
    .words_most = 1,
    .run = run,
};
