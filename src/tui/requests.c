/*
 * requests: what people asked for, and how many days are left.
 *
 * No name is in this list: whom one is about is on the letter, and is shown on
 * its own screen when it may be.
 */
#include "core/request.h"

#include "tui/request_form.h"
#include "tui/screens.h"
#include "tui/view.h"
#include "tui/when.h"

struct requests {
	struct request_line *lines;
	size_t count;
	bool shows_done;
};

static enum status
fill(struct view *view)
{
	struct requests *requests = view->context;
	int32_t today = records_today(view->desk->records);
	enum status status;

	request_list_clear(&requests->lines, requests->count);
	requests->count = 0;
	status = request_list(view->desk->records, requests->shows_done,
	    &requests->lines, &requests->count);
	for (size_t i = 0; i < requests->count; i++) {
		const struct request_line *line = &requests->lines[i];
		struct buf text = BUF_EMPTY, right = BUF_EMPTY;

		buf_add_text(&text, line->is_overdue ? "! " : "");
		request_add_short(&text, line);
		request_add_left(&right, line, today);
		rows_item(&view->rows, (int)i, text.text)->right =
		    buf_take(&right);
		buf_clear(&text);
	}
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct requests *requests = view->context;

	request_run(view->desk, requests->lines[id].code);
	view_refill(view);
}

static void
new_request(struct view *view)
{
	(void)request_form_run(view->desk);
	view_refill(view);
}

static void
done_too(struct view *view)
{
	struct requests *requests = view->context;

	requests->shows_done = !requests->shows_done;
	view_refill(view);
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct requests *requests = view->context;
	const struct request_line *line = &requests->lines[id];

	buf_add_format(text, "Request %s\n\nFor %s.\nAsked by %s, %s, on ",
	    line->code, request_what_text(line->what),
	    request_who_text(line->who), request_how_text(line->how));
	when_add_day(text, line->received_on);
	buf_add_text(text, ".\nAnswer by ");
	when_add_day(text, line->due_on);
	buf_add_format(text, ".\n\n%s", request_next_text(line->next));
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "New request", new_request, NULL},
    {PRESS_TEXT, 'd', "d", "Done ones", done_too, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Requests",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .side = side,
    .help = "What people asked for by letter, by word or by email: a copy of "
	    "what is held, to put something right, to erase it, ... The law "
	    "gives one month. What stands here waits until you say that it is "
	    "done.\n\n"
	    "n writes a new one down. d shows those that are done, too.",
    .empty = "Nothing that was asked for waits.\n\nWhen somebody asks for a "
	     "copy of what is held, or to erase it, write it down here: the "
	     "law gives one month. Press n.",
};

void
requests_run(struct desk *desk)
{
	struct requests requests = {NULL, 0, false};

	view_run(desk, &screen, &requests);
	request_list_clear(&requests.lines, requests.count);
}
