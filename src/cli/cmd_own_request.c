/*
 * own request: what was asked about them, and what they say to it.
 */
#include <string.h>

#include "cli/command_list.h"
#include "cli/hand.h"
#include "cli/js.h"
#include "core/own_request.h"
#include "core/request.h"

static const struct option options[] = {
    HAND_OPTIONS,
    OPTIONS_END,
};

static json_t *
object_of(const struct own_request *request)
{
	bool is_done = request->done_on != DAY_NONE;
	json_t *object = json_object();

	js_put(object, "id", js_text(request->code));
	js_put(object, "what", js_text(request->what));
	js_put(object, "from", js_text(request->who));
	js_put(object, "by", js_text(request->how));
	js_put(object, "for", js_text(request->purpose));
	js_put(object, "received", js_day(request->received_on));
	js_put(object, "due", js_day(request->due_on));
	js_put(object, "said",
	    *request->said == '\0' ? json_null() : js_text(request->said));
	js_put(object, "said_on", js_day(request->said_on));
	js_put(object, "waits", js_bool(request->waits));
	js_put(object, "extended_on", js_day(request->extended_on));
	js_put(object, "extended_why", js_text(request->extended_why));
	js_put(object, "given",
	    is_done ? js_bool(request->is_given) : json_null());
	js_put(object, "done_on", js_day(request->done_on));
	js_put(object, "why", js_text(request->why));
	return object;
}

static void
print_one(struct print *out, const struct own_request *request)
{
	print_format(out, "%s  ", request->code);
	print_day(out, request->received_on);
	print_format(out, "  %s asked for %s, %s.\n",
	    strcmp(request->who, "self") == 0 ? "You"
					      : request_who_text(request->who),
	    request_what_text(request->what), request_how_text(request->how));
	print_labelled(out, "    what for", request->purpose);
	print_labelled(out, "    you said", request->said);
	print_labelled(out, "    longer because", request->extended_why);
	if (request->done_on != DAY_NONE) {
		print_words(
		    out, request->is_given ? "    given: " : "    not given: ");
		print_day(out, request->done_on);
		print_words(out, "\n");
		print_labelled(out, "    why", request->why);
	} else if (request->waits) {
		print_words(
		    out, "    Nothing is given before you say yes. Do you?\n");
	}
}

static enum status
list(struct call *call, const struct hand *hand)
{
	struct own_request *requests = NULL;
	json_t *answer = json_array();
	size_t count = 0;
	enum status status =
	    own_requests(call->records, hand->code, &requests, &count);

	if (status == STATUS_OK && count == 0 && !call->is_json)
		status = REFUSE(STATUS_NOT_FOUND,
		    "Nobody asked for anything that is held about you.");
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		if (call->is_json)
			js_add(answer, object_of(&requests[i]));
		else
			print_one(call->out, &requests[i]);
	}
	if (status == STATUS_OK && call->is_json)
		js_print(call->out, answer);
	else
		json_decref(answer);
	own_requests_clear(&requests, count);
	return status;
}

static enum status
act(struct call *call, const struct hand *hand)
{
	char code[CODE_TEXT_BYTES];
	enum status status = given_id(call, call->words[1], code);

	if (status == STATUS_OK)
		status = own_request_say(
		    call->records, hand->code, code, call->words[2]);
	return status;
}

static enum status
run(struct call *call)
{
	bool acts = call->words_count > 1;
	struct hand hand = {.own = NULL};
	enum status status;

	if (call->words_count == 2)
		return tell_mistake(call, STATUS_USAGE,
		    "Say what they answer: yes, no or later.");
	status = hand_begin(call, HAND_EITHER, &hand);
	if (status == STATUS_OK)
		status = acts ? act(call, &hand) : list(call, &hand);
	status = hand_end(call, &hand, status);
	if (status == STATUS_OK && acts && !call->is_json)
		print_words(call->out, "Written down.\n");
	return status;
}

const struct command cmd_own_request = {
    .name = "own request",
    .summary = "what was asked about them, and their answer",
    .usage = "PERSON [ID yes|no|later] [--pin]",
    .examples = "sayso own request \"Ann Pike\"\n"
		"sayso own request \"Ann Pike\" 7K3M9QWZ no\n"
		"sayso own request \"Ann Pike\" 7K3M9QWZ yes --pin\n",
    .help = "Without ID it is a list.  A no never needs a PIN; a yes does\n"
	    "where they have one.\n"
	    "\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 3,
    .run = run,
};
