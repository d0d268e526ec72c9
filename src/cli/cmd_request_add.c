/*
 * request add: somebody asked for something.
 *
 * Says the same whoever it is about, for who asks may be looking on.
 */
#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "core/request.h"

static const struct option options[] = {
    OPTION_NEEDED("from", "WHO", "self (the young person), parent or other"),
    OPTION_NEEDED("by", "HOW", "letter, word or email"),
    OPTION_NEEDED(
	"what", "WHAT", "copy, correct, erase, restrict, object or other"),
    OPTION_TEXT("for", "TEXT", "what they want it for"),
    OPTION_TEXT("received", "DATE", "the day it came (today)"),
    OPTIONS_END,
};

static void
print_added(struct call *call, const struct request_line *line)
{
	json_t *answer;

	if (!call->is_json) {
		print_format(
		    call->out, "Written down as %s. Answer by ", line->code);
		print_day(call->out, line->due_on);
		print_words(call->out,
		    ".\nWrite that id on the letter; whom it is about stays "
		    "there.\n");
		print_wrapped(call->out, "", request_next_text(line->next));
		if (line->next == REQUEST_ASK)
			print_words(call->out,
			    "A name finds them only if one person here goes by "
			    "it. An id is surer.\n");
		return;
	}
	answer = json_object();
	js_put(answer, "id", js_text(line->code));
	js_put(answer, "due", js_day(line->due_on));
	js_put(answer, "next", js_text(request_next_word(line->next)));
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	const char *purpose = call_option(call, "for");
	struct request_new request = {.about = call->words[0],
	    .who = call_option(call, "from"),
	    .how = call_option(call, "by"),
	    .what = call_option(call, "what"),
	    .purpose = purpose == NULL ? "" : purpose};
	struct request_line line;
	char code[CODE_TEXT_BYTES];
	enum status status = given_day(call, "received", &request.received_on);

	if (status == STATUS_OK)
		status = request_add(call->records, &request, code);
	if (status == STATUS_OK)
		status = request_get(call->records, code, &line);
	if (status != STATUS_OK)
		return status;
	print_added(call, &line);
	request_line_clear(&line);
	return STATUS_OK;
}

const struct command cmd_request_add = {
    .name = "request add",
    .summary = "write down that somebody asked for something",
    .usage = "PERSON --from WHO --by HOW --what WHAT [OPTION ...]",
    .examples =
	"sayso request add \"Ann Pike\" --from self --by word --what copy\n"
	"sayso request add \"Ann Pike\" --from parent --by letter --what copy "
	"\\\n"
	"    --for \"a court\" --received 2026-11-20\n",
    .help =
	"For what is asked by letter, by email or by word, of their own or by\n"
	"somebody else about them.  The law gives one month, counted from the\n"
	"day it came; where you had to ask who they are, from the day you\n"
	"knew.  Home shows the days that are left until it is done.\n"
	"\n"
	"When somebody else asks, the young person is asked first, and "
	"nothing\n"
	"about them is shown before they answered: not even whether there is\n"
	"anything here.  So the answer of this command is the same whoever it\n"
	"is about.  A name that nobody here goes by is stored nowhere.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
