/*
 * session correct: one part put right.
 */
#include <string.h>

#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/session_form.h"

static enum status
set_workers(struct call *call, const char *code, const struct split *names)
{
	return session_workers_set(call->records, code,
	    (const char *const *)names->texts, names->count);
}

static enum status
set_tallies(struct call *call, const char *code, const struct split *counts)
{
	struct tally *tallies = mem_alloc(counts->count, sizeof(*tallies));
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < counts->count; i++)
		status =
		    session_form_tally(call, counts->texts[i], &tallies[i]);
	if (status == STATUS_OK)
		status = session_tallies_set(
		    call->records, code, tallies, counts->count);
	mem_free(tallies);
	return status;
}

/* Two parts are lists and are given as a whole. */
static enum status
correct(struct call *call, const char *code)
{
	const char *part = call->words[1];
	struct split list = {NULL, 0, 0};
	enum status status;

	split_add(&list, call->words[2]);
	if (strcmp(part, "workers") == 0)
		status = set_workers(call, code, &list);
	else if (strcmp(part, "tallies") == 0)
		status = set_tallies(call, code, &list);
	else
		status =
		    session_correct(call->records, code, part, call->words[2]);
	split_clear(&list);
	return status;
}

static enum status
run(struct call *call)
{
	const char *part = call->words[1];
	char code[CODE_TEXT_BYTES];
	enum status status = given_id(call, call->words[0], code);

	if (status == STATUS_OK)
		status = tell_about(call, correct(call, code), part);
	if (status == STATUS_OK && !call->is_json)
		print_format(call->out, "Put right: %s.\n", part);
	return status;
}

const struct command cmd_session_correct = {
    .name = "session correct",
    .summary = "put one part of a session right",
    .usage = "ID PART TEXT",
    .examples = "sayso session correct 7K3M9QWZ headcount 15\n"
		"sayso session correct 7K3M9QWZ notes \"We cooked, then "
		"played.\"\n"
		"sayso session correct 7K3M9QWZ workers \"Sam; Delyth\"\n",
    .help = "PART is one of headcount, place, provision, mode, theme, notes,\n"
	    "start, end; or workers and tallies, which are given as a whole,\n"
	    "parted by \";\", like \"age:14-15=6; new:yes=2\".  For 8 days\n"
	    "after it was first saved the register itself is changed; later\n"
	    "the correction stands beside it.\n",
    .needs = NEEDS_WORKER,
    .words_least = 3,
    .words_most = 3,
    .run = run,
};
