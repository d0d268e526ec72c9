/*
 * home: tonight.  What is on this evening, who waits to be asked, what is late.
 */
#include "tui/screens.h"
#include "tui/view.h"

static enum status
fill(struct view *view)
{
	(void)view;
	return STATUS_OK;
}

static void
new_session(struct view *view)
{
	register_run(view->desk, NULL, DAY_NONE);
	view_refill(view);
}

static void
people(struct view *view)
{
	people_run(view->desk);
	view_refill(view);
}

static void
find(struct view *view)
{
	find_run(view->desk);
	view_refill(view);
}

static void
more(struct view *view)
{
	more_run(view->desk);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "New session", new_session, NULL},
    {PRESS_TEXT, 'p', "p", "My people", people, NULL},
    {PRESS_TEXT, 'f', "f", "Find", find, NULL},
    {PRESS_TEXT, 'm', "m", "Everything", more, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Tonight",
    .fill = fill,
    .enter = "Open",
    .actions = actions,
    .help = "What is on this evening, and what waits for you.",
    .empty = "Nothing is on this evening. Press n to write up a session.",
    .shows_worry = true,
};

void
home_run(struct desk *desk)
{
	view_run(desk, &screen, NULL);
	desk_say(desk, ROLE_PLAIN,
	    "To lock, press Ctrl-X. To lock and leave, press Ctrl-C.");
}
