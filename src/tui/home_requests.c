/*
 * home_requests: what people asked for, on home until it is done.  No name.
 */
#include "tui/home_internal.h"

#define REQUESTS_MOST 3

enum status
home_requests_read(struct view *view)
{
	struct home *home = view->context;

	return request_list(
	    view->desk->records, false, &home->requests, &home->requests_count);
}

static void
add_one(struct view *view, size_t at)
{
	const struct home *home = view->context;
	const struct request_line *line = &home->requests[at];
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	buf_add_text(&text, line->is_overdue ? "! " : "");
	request_add_short(&text, line);
	request_add_left(&right, line, records_today(view->desk->records));
	home_add(view, (struct home_entry){.what = HOME_REQUEST, .at = at},
	    text.text)
	    ->right = buf_take(&right);
	buf_clear(&text);
}

void
home_requests_add(struct view *view)
{
	const struct home *home = view->context;
	struct buf text = BUF_EMPTY;
	size_t count = home->requests_count;

	if (count > 0)
		rows_heading(&view->rows, "Requests to be answered");
	for (size_t i = 0; i < count && i < REQUESTS_MOST; i++)
		add_one(view, i);
	if (count > REQUESTS_MOST) {
		buf_add_format(&text, "and %zu more", count - REQUESTS_MOST);
		home_add(view, (struct home_entry){.what = HOME_MORE_REQUESTS},
		    text.text);
	}
	buf_clear(&text);
}
