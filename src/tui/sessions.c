/*
 * sessions: what was written up, newest first.
 */
#include <string.h>

#include "base/mem.h"
#include "core/session.h"
#include "tui/screens.h"
#include "tui/view.h"
#include "tui/when.h"

#define DAYS_AT_A_TIME 90

struct listing {
	struct session_list list;
	int32_t from_on;
};

static char *
heads_text(const struct session *session)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "%lld heads, %lld by name",
	    (long long)session->headcount, (long long)session->names_count);
	return buf_take(&text);
}

/* The list is the oldest first. */
static enum status
fill(struct view *view)
{
	struct listing *listing = view->context;
	struct buf text = BUF_EMPTY;
	enum status status;

	session_list_clear(&listing->list);
	status = session_list(view->desk->records, listing->from_on, DAY_NONE,
	    NULL, &listing->list);
	for (size_t i = listing->list.count; i-- > 0;) {
		const struct session *session = &listing->list.sessions[i];

		buf_reset(&text);
		when_add_day_short(&text, session->held_on);
		buf_add_format(&text, "%*s %s",
		    text.length < 7 ? (int)(7 - text.length) : 0, "",
		    session->group[0] != '\0' ? session->group
					      : session->place);
		rows_item(&view->rows, (int)i, text.text)->right =
		    heads_text(session);
	}
	buf_clear(&text);
	return status;
}

static void
head(struct view *view, struct buf *text)
{
	const struct listing *listing = view->context;

	buf_add_text(text, "Since ");
	when_add_day(text, listing->from_on);
}

static void
chosen(struct view *view, int id)
{
	const struct listing *listing = view->context;
	char code[CODE_TEXT_BYTES];

	memcpy(code, listing->list.sessions[id].code, sizeof(code));
	session_run(view->desk, code);
	view_refill(view);
}

static void
write_up(struct view *view)
{
	register_run(view->desk, NULL, DAY_NONE);
	view_refill(view);
}

static void
go_back_further(struct view *view)
{
	struct listing *listing = view->context;

	listing->from_on -= DAYS_AT_A_TIME;
	view_refill(view);
}

static void
about(struct view *view, int id, struct buf *text)
{
	const struct listing *listing = view->context;
	const struct session *session = &listing->list.sessions[id];

	when_add_day(text, session->held_on);
	buf_add_text(text, "\n");
	when_add_times(text, session->start_minute, session->end_minute);
	buf_add_format(text, "\n%s\n%s\n\n%s", session->place, session->theme,
	    session->notes);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "New session", write_up, NULL},
    {PRESS_TEXT, 'o', "o", "Older ones", go_back_further, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Sessions",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .side = about,
    .empty = "Nothing was written up in this time. n writes up a session, o "
	     "shows older ones.",
    .help = "Sessions that were written up, the newest first. Enter opens one, "
	    "to read it or to put it right.\n\n"
	    "Sessions of groups that are not yours are here too. Their names "
	    "are kept back until you give a reason.",
    .shows_worry = true,
};

void
sessions_run(struct desk *desk)
{
	struct listing listing = {{NULL, 0}, 0};

	listing.from_on = records_today(desk->records) - DAYS_AT_A_TIME;
	view_run(desk, &screen, &listing);
	session_list_clear(&listing.list);
}
