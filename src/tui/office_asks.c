/*
 * office_asks: which plans managers asked for, and what came of each.
 */
#include "tui/office_internal.h"

#include "base/day.h"
#include "base/mem.h"
#include "tui/help.h"
#include "tui/sentence.h"
#include "tui/when.h"

struct asks {
	struct publish_ask *list;
	size_t count;
};

static const char *
outcome(const struct publish_ask *ask)
{
	if (ask->is_waiting)
		return "waits for a worker's lock";
	return ask->is_refused ? "refused" : "it holds";
}

static enum status
fill(struct view *view)
{
	struct asks *asks = view->context;
	enum status status;
	struct buf text = BUF_EMPTY;

	publish_asks_clear(&asks->list, asks->count);
	asks->count = 0;
	status = figures_asks(view->desk->unlock, &asks->list, &asks->count);
	for (size_t i = 0; i < asks->count; i++) {
		const struct publish_ask *ask = &asks->list[i];
		struct row *row;

		buf_reset(&text);
		when_add_day(&text, moment_day(ask->made_at));
		buf_add_format(&text, ", %s", ask->by);
		row = rows_item(&view->rows, (int)i, text.text);
		row->right = mem_text(outcome(ask));
		if (ask->is_refused) {
			buf_reset(&text);
			sentence_add(&text, ask->why);
			row->more = buf_take(&text);
		}
	}
	buf_clear(&text);
	return office_rows_or_why(view, status);
}

static void
chosen(struct view *view, int id)
{
	const struct asks *asks = view->context;
	const struct publish_ask *ask = &asks->list[id];
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "Asked by %s on ", ask->by);
	when_add_day(&text, moment_day(ask->made_at));
	buf_add_text(&text, ".\n\n");
	if (ask->is_waiting) {
		buf_add_text(&text,
		    "When a worker next locks the vault, the plan is tried on "
		    "200 made-up clubs. If it can do what it says, it holds.");
	} else if (ask->is_refused) {
		buf_add_text(&text, "It was refused. ");
		sentence_add(&text, ask->why);
	} else {
		buf_add_text(&text, "It was tried on made-up clubs and holds.");
	}
	help_read(view->desk, "A plan that was asked for", text.text);
	buf_clear(&text);
}

static const struct screen screen = {
    .title = "What came of asks",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .help = "Managers ask for a plan; a worker's lock tries it on 200 made-up "
	    "clubs as large as this one and lets it hold, or refuses it and "
	    "says why. The newest ask stands first.",
    .empty = "No plan was asked for yet.\n\nOn the screen before this one, c "
	     "asks for one.",
};

void
office_asks_run(struct desk *desk)
{
	struct asks asks = {NULL, 0};

	view_run(desk, &screen, &asks);
	publish_asks_clear(&asks.list, asks.count);
}
