/*
 * check: does the vault still say what was said?
 */
#include <inttypes.h>

#include "cli/command_list.h"
#include "cli/erased.h"
#include "cli/js.h"
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
print_report(struct call *call, const struct check_report *report)
{
	print_format(call->out,
	    "Entries of the history read: %" PRId64 "\n"
	    "People: %" PRId64 "\n"
	    "Answers worked out again and compared: %" PRId64 "\n"
	    "Things found wrong: %" PRId64 "\n"
	    "\n"
	    "What this cannot see: whether somebody put an older copy of the\n"
	    "whole vault in its place.\n",
	    report->entries, report->people, report->consents, report->defects);
}

/* Takes the list of what was found over. */
static void
print_json(struct call *call, const struct check_report *report, json_t *list)
{
	json_t *answer = json_object();

	js_put(answer, "entries", js_number(report->entries));
	js_put(answer, "people", js_number(report->people));
	js_put(answer, "consents", js_number(report->consents));
	js_put(answer, "defects", js_number(report->defects));
	js_put(answer, "found", list);
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	struct findings findings = {call, json_array()};
	struct check_report report = {0, 0, 0, 0};
	enum status status =
	    check_run(call->records, &report, found, &findings);
	bool is_done = status == STATUS_OK || status == STATUS_DAMAGED;

	if (is_done && call->is_json)
		print_json(call, &report, findings.list);
	else
		json_decref(findings.list);
	if (is_done && !call->is_json) {
		print_report(call, &report);
		(void)!erased_print_state(call);
	}
	return status;
}

const struct command cmd_check = {
    .name = "check",
    .summary = "does the vault still say what was said?",
    .usage = "",
    .examples = "sayso check\n",
    .help = "Reads everything again: the history from its first entry, every\n"
	    "answer a young person gave, every value against the answer it is\n"
	    "held under, names against heads.  What is wrong is said in one\n"
	    "sentence each, naming nobody.\n",
    .needs = NEEDS_WORKER,
    .run = run,
};
