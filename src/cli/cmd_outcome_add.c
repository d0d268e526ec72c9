/*
 * outcome add: what a young person got out of it.
 */
#include "cli/command_list.h"
#include "cli/js.h"
#include "core/outcome.h"

static const struct option options[] = {
    OPTION_NEEDED("what", "TEXT", "what they got out of it"),
    OPTION_TEXT("accredited", "AWARD", "it earned an award"),
    OPTION_TEXT("session", "ID", "at which session"),
    OPTION_FLAG("agreed", "they agreed to it by word, now"),
    OPTIONS_END,
};

/* Who is only counted has nothing written down, so there is no id. */
static void
print_added(struct call *call, const char *code)
{
	json_t *answer;

	if (call->is_json) {
		answer = json_object();
		js_put(answer, "id", js_text(*code == '\0' ? NULL : code));
		js_print(call->out, answer);
	} else if (*code == '\0') {
		print_words(call->out,
		    "Counted. They said that nobody sees it, so nothing is "
		    "written down.\n");
	} else {
		print_words(call->out, "Written down: outcome ");
		print_text(call->out, code);
		print_words(call->out,
		    call_has(call, "agreed")
			? ", agreed by word.\n"
			: ". It counts as soon as they agree to it.\n");
	}
}

static enum status
run(struct call *call)
{
	const char *session = call_option(call, "session");
	const char *award = call_option(call, "accredited");
	struct outcome_new outcome = {
	    .is_accredited = award != NULL,
	    .what = call_option(call, "what"),
	    .award = award == NULL ? "" : award,
	    .by_word = call_has(call, "agreed"),
	};
	char person[CODE_TEXT_BYTES], held_at[CODE_TEXT_BYTES];
	char code[CODE_TEXT_BYTES];
	enum status status = STATUS_OK;

	if (session != NULL) {
		status = given_id(call, session, held_at);
		outcome.session = held_at;
	}
	if (status == STATUS_OK)
		status = given_person(call, call->words[0], person);
	if (status == STATUS_OK)
		status = outcome_add(call->records, person, &outcome, code);
	if (status == STATUS_OK)
		print_added(call, code);
	return status;
}

const struct command cmd_outcome_add = {
    .name = "outcome add",
    .summary = "what somebody got out of it",
    .usage = "PERSON --what TEXT [--accredited AWARD] [--session ID] "
	     "[--agreed]",
    .examples =
	"sayso outcome add \"Ann Pike\" --what \"cooks for twelve\" --agreed\n"
	"sayso outcome add \"otter 41\" --what \"first aid\" --accredited "
	"\"First Aid 1\"\n",
    .help =
	"They must have said yes to \"outcome\".  It counts only when they\n"
	"agreed that it is so.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
