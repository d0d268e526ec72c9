/*
 * asks: who of my groups waits to be asked, or will soon have to be.  Those who
 * are here tonight come first.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/tonight.h"
#include "tui/capacity.h"
#include "tui/plain.h"
#include "tui/screens.h"
#include "tui/view.h"

struct asks {
	struct tonight_home home;
};

/* The rows are numbered through: first what waits, then what runs out. */
static const struct tonight_ask *
ask_of(const struct asks *asks, int id)
{
	size_t at = (size_t)id;

	if (at < asks->home.asks_count)
		return &asks->home.asks[at];
	return &asks->home.soon[at - asks->home.asks_count];
}

static const char *
called_of(const struct tonight_ask *ask)
{
	return *ask->called != '\0' ? ask->called : ask->code;
}

static void
add_how(struct buf *text, const struct tonight_ask *ask, int32_t today)
{
	if (strcmp(ask->why, "to_ask") == 0) {
		buf_add_text(text, "waits to be asked");
	} else if (strcmp(ask->why, "carried") == 0) {
		buf_add_text(text, "from an old file, ask by ");
		plain_day(text, ask->day, today);
	} else if (strcmp(ask->why, "review") == 0) {
		buf_add_text(text, "think over again");
	} else if (*ask->why == '\0') {
		buf_add_text(text, "runs out ");
		plain_day(text, ask->day, today);
	} else {
		buf_add_text(text, "shut, erased from ");
		plain_day(text, ask->day, today);
	}
}

static void
add_ask(struct view *view, size_t id)
{
	const struct tonight_ask *ask = ask_of(view->context, (int)id);
	int32_t today = records_today(view->desk->records);
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;
	struct row *row;

	buf_set(&text, called_of(ask));
	buf_add_format(&text, ": %s",
	    strcmp(ask->why, "review") == 0 ? "able or not yet" : ask->label);
	add_how(&right, ask, today);
	row = rows_item(&view->rows, (int)id, text.text);
	row->right = buf_take(&right);
	buf_clear(&text);
}

static void
add_part(struct view *view, const char *heading, size_t from, size_t until,
    bool tonight)
{
	const struct asks *asks = view->context;
	bool is_headed = false;

	for (size_t i = from; i < until; i++) {
		if (ask_of(asks, (int)i)->is_tonight != tonight)
			continue;
		if (!is_headed)
			rows_heading(&view->rows, heading);
		is_headed = true;
		add_ask(view, i);
	}
}

static enum status
fill(struct view *view)
{
	struct asks *asks = view->context;
	size_t waiting, all;
	enum status status;

	tonight_home_clear(&asks->home);
	status = tonight_home(view->desk->records, &asks->home);
	if (status != STATUS_OK)
		return status;
	waiting = asks->home.asks_count;
	all = waiting + asks->home.soon_count;
	add_part(view, "Here tonight", 0, all, true);
	add_part(view, "To be asked", 0, waiting, false);
	add_part(view, "Runs out soon", waiting, all, false);
	return STATUS_OK;
}

static void
chosen(struct view *view, int id)
{
	const struct tonight_ask *ask = ask_of(view->context, id);

	if (strcmp(ask->why, "review") == 0)
		capacity_run(view->desk, ask->code, called_of(ask));
	else
		say_run(view->desk, ask->code, called_of(ask), ask->kind);
	view_refill(view);
}

static void
open_person(struct view *view)
{
	const struct tonight_ask *ask = ask_of(view->context, view_id(view));

	person_run(view->desk, ask->code, called_of(ask), NULL);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'p', "p", "Open the person", open_person, view_has_row},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Who waits to be asked",
    .fill = fill,
    .chosen = chosen,
    .enter = "Ask now",
    .actions = actions,
    .empty = "Nobody of your groups waits to be asked, and nothing runs out "
	     "in the next two weeks.",
    .help =
	"People of your groups with something that waits to be asked, that is "
	"shut until they say yes again, or that runs out within two weeks. "
	"What is shut is used for nothing, and erased on the day that is "
	"named.\n\n"
	"Enter shows the words to read out, and writes down their answer.",
};

void
asks_run(struct desk *desk)
{
	struct asks asks = {.home = {.groups = NULL}};

	view_run(desk, &screen, &asks);
	tonight_home_clear(&asks.home);
}
