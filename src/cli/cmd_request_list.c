/*
 * request list: what was asked for and is not done, or one of them in full.
 */
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/requests.h"

static const struct option options[] = {
    OPTION_FLAG("all", "those that are done too"),
    OPTIONS_END,
};

static void
print_json(struct call *call, const struct request_view *view)
{
	json_t *object = requests_object(call->records, &view->line);

	js_put(object, "for", js_text(view->purpose));
	js_put(object, "taken_by", js_text(view->taken_by));
	js_put(object, "heard_by", js_text(view->heard_by));
	js_put(object, "extended_why", js_text(view->extended_why));
	js_put(object, "why", js_text(view->why));
	js_put(object, "person",
	    *view->person == '\0' ? json_null() : js_text(view->person));
	js_put(object, "name",
	    *view->called == '\0' ? json_null() : js_text(view->called));
	js_print(call->out, object);
}

static void
print_when(struct call *call, const struct request_line *line)
{
	struct buf left = BUF_EMPTY;

	print_words(call->out, "came: ");
	print_day(call->out, line->received_on);
	print_format(call->out, ", %s\n", request_how_text(line->how));
	print_words(call->out, "answer by: ");
	print_day(call->out, line->due_on);
	if (!line->is_done) {
		request_add_left(&left, line, records_today(call->records));
		print_format(call->out, " (%s)", left.text);
	}
	print_words(call->out, "\n");
	buf_clear(&left);
}

static void
print_said(struct call *call, const struct request_view *view)
{
	if (*view->line.said == '\0')
		return;
	print_format(call->out, "they said: %s, ", view->line.said);
	print_day(call->out, view->line.said_on);
	if (*view->heard_by != '\0') {
		print_words(call->out, ", heard by ");
		print_text(call->out, view->heard_by);
	}
	print_words(call->out, "\n");
}

static void
print_whom(struct call *call, const struct request_view *view)
{
	if (!view->is_shown)
		print_words(call->out,
		    "about: it is on the letter, and is shown here when they "
		    "have answered\n");
	else if (*view->person == '\0')
		print_words(call->out, "about: nobody here\n");
	else
		print_labelled(call->out, "about",
		    *view->called == '\0' ? view->person : view->called);
}

static void
print_one(struct call *call, const struct request_view *view)
{
	const struct request_line *line = &view->line;

	if (call->is_json) {
		print_json(call, view);
		return;
	}
	print_labelled(call->out, "asked for", request_what_text(line->what));
	print_labelled(call->out, "by", request_who_text(line->who));
	print_whom(call, view);
	print_labelled(call->out, "what for", view->purpose);
	print_when(call, line);
	print_labelled(call->out, "longer because", view->extended_why);
	print_labelled(call->out, "written down by", view->taken_by);
	print_said(call, view);
	if (line->is_done) {
		print_words(
		    call->out, line->is_given ? "given: " : "not given: ");
		print_day(call->out, line->done_on);
		print_words(call->out, "\n");
		print_labelled(call->out, "why", view->why);
	} else {
		print_wrapped(call->out, "", request_next_text(line->next));
	}
}

static enum status
show(struct call *call)
{
	struct request_view view;
	char code[CODE_TEXT_BYTES];
	enum status status = given_id(call, call->words[0], code);

	if (status == STATUS_OK)
		status = tell_about(call,
		    request_show(call->records, code, &view), call->words[0]);
	if (status != STATUS_OK)
		return status;
	print_one(call, &view);
	request_view_clear(&view);
	return STATUS_OK;
}

static enum status
run(struct call *call)
{
	struct request_line *lines = NULL;
	size_t count = 0;
	enum status status;

	if (call->words_count > 0)
		return show(call);
	status =
	    request_list(call->records, call_has(call, "all"), &lines, &count);
	if (status != STATUS_OK)
		return status;
	requests_print(call, lines, count);
	if (count == 0)
		tell_remark(call, "nothing that was asked for waits.");
	request_list_clear(&lines, count);
	return STATUS_OK;
}

const struct command cmd_request_list = {
    .name = "request list",
    .summary = "what people asked for, and how many days are left",
    .usage = "[--all]\nID",
    .examples = "sayso request list\nsayso request list 7K3M9QWZ\n",
    .help = "The nearest last day first.  With ID it is that one in full;\n"
	    "whom it is about is shown when they asked themselves, or have\n"
	    "answered, and is a look at what they are called.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 0,
    .words_most = 1,
    .run = run,
};
