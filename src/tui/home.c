/*
 * home: tonight.  What is on this evening, who waits to be asked, what is late.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/arrival.h"
#include "tui/home_internal.h"
#include "tui/screens.h"
#include "tui/when.h"

static void
name(struct view *view, struct buf *title)
{
	buf_set(title, "Tonight, ");
	when_add_day(title, records_today(view->desk->records));
}

/* ------------------------------------------------------------ a chosen row */

static void
open_group(struct desk *desk, const struct tonight_group *group)
{
	if (*group->session != '\0')
		session_run(desk, group->session);
	else
		register_run(desk, group->name, DAY_NONE);
}

static void
open_late(struct desk *desk, const struct tonight_late *late)
{
	if (*late->session != '\0')
		session_run(desk, late->session);
	else
		register_run(desk, late->group, late->held_on);
}

/* One thing of one person at once; else all that waits. */
static void
ask(struct desk *desk, const struct home *home, const struct home_entry *entry)
{
	const struct tonight_ask *asks = &home->tonight.asks[entry->at];

	if (*asks->called == '\0' || *asks->kind == '\0')
		asks_run(desk);
	else
		say_run(desk, asks->code, asks->called,
		    entry->count == 1 ? asks->kind : NULL);
}

static void
open_entry(
    struct desk *desk, const struct home *home, const struct home_entry *entry)
{
	switch (entry->what) {
	case HOME_CLOCK:
		arrival_ask_date(desk);
		arrival_list_late(desk);
		break;
	case HOME_KEYS:
	case HOME_ENVELOPE:
		users_run(desk);
		break;
	case HOME_RESTORED:
		check_show(desk);
		break;
	case HOME_SCRUB:
		scrub_run(desk);
		break;
	case HOME_BACKUP:
		backing_up_run(desk);
		break;
	case HOME_GROUP:
		open_group(desk, &home->tonight.groups[entry->at]);
		break;
	case HOME_HEADS:
		home_heads_use(desk, home);
		break;
	case HOME_LATE:
		open_late(desk, &home->tonight.late[entry->at]);
		break;
	case HOME_REQUEST:
		request_run(desk, home->requests[entry->at].code);
		break;
	case HOME_MORE_REQUESTS:
		requests_run(desk);
		break;
	case HOME_ASK:
		ask(desk, home, entry);
		break;
	case HOME_MORE_ASKS:
	case HOME_SOON:
		asks_run(desk);
		break;
	case HOME_SHEET:
		sheets_run(desk);
		break;
	case HOME_NOES:
		noes_run(desk);
		break;
	case HOME_FEW:
		office_few_run(desk);
		break;
	}
}

static void
chosen(struct view *view, int id)
{
	const struct home *home = view->context;

	open_entry(view->desk, home, &home->entries[id]);
	view_refill(view);
}

/* -------------------------------------------------------------------- keys */

static void
new_session(struct view *view)
{
	register_run(view->desk, NULL, DAY_NONE);
	view_refill(view);
}

/* My group of the chosen row, or my only one tonight; NULL: it is not clear. */
static const struct tonight_group *
group_meant(struct view *view)
{
	const struct home *home = view->context;
	const struct tonight_group *groups = home->tonight.groups;
	const struct tonight_group *only = NULL;
	int id = view_id(view);

	if (id >= 0 && home->entries[id].what == HOME_GROUP &&
	    groups[home->entries[id].at].is_mine)
		return &groups[home->entries[id].at];
	for (size_t i = 0; i < home->tonight.groups_count; i++) {
		if (!groups[i].is_mine)
			continue;
		if (only != NULL)
			return NULL;
		only = &groups[i];
	}
	return only;
}

static void
door_list(struct view *view)
{
	const struct tonight_group *meant = group_meant(view);
	struct buf group = BUF_EMPTY;

	if (meant != NULL)
		buf_set(&group, meant->name);
	if (meant != NULL || group_pick_run(view->desk, "Whose list?", &group))
		tonight_list_run(view->desk, group.text);
	buf_clear(&group);
	view_refill(view);
}

static void
hand_over(struct view *view)
{
	hand_pick_run(view->desk);
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
groups(struct view *view)
{
	groups_run(view->desk);
	view_refill(view);
}

static void
ring_round(struct view *view)
{
	ring_run(view->desk, NULL);
	view_refill(view);
}

static void
back_up(struct view *view)
{
	backing_up_run(view->desk);
	view_refill(view);
}

static bool
is_backup_due(struct view *view)
{
	const struct home *home = view->context;

	return home->wants_backup;
}

static void
more(struct view *view)
{
	more_run(view->desk);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "New session", new_session, NULL},
    {PRESS_TEXT, 't', "t", "Tonight's list", door_list, NULL},
    {PRESS_TEXT, 'h', "h", "Hand over", hand_over, NULL},
    {PRESS_TEXT, 'p', "p", "My people", people, NULL},
    {PRESS_TEXT, 'f', "f", "Find", find, NULL},
    {PRESS_TEXT, 'm', "m", "Everything", more, NULL},
    {PRESS_TEXT, 'g', "g", "Groups", groups, NULL},
    {PRESS_TEXT, 'r', "r", "Ring round", ring_round, NULL},
    {PRESS_TEXT, 'b', "b", "Backup", back_up, is_backup_due},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = home_fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .side = home_side,
    .help = "What is on this evening, and what waits for you: sessions that "
	    "nobody wrote up, who is to be asked, what runs out soon.\n\n"
	    "n writes up a session. t shows whom to expect at the door, with "
	    "what is needed tonight. h hands the laptop to a young person, to "
	    "see, change and take back what is held about them. p lists the "
	    "people of your groups, f finds somebody by the name they gave. g "
	    "is for groups, r rings "
	    "round a group, m shows everything there is. When a backup is due, "
	    "b makes one.\n\n"
	    "Ctrl-X hides all this and locks.",
    .empty = "Nothing is on this evening, and nothing waits for you.\n\n"
	     "Press n to write up a session, g for groups, m for everything "
	     "there is.",
    .shows_worry = true,
    .is_first = true,
};

void
home_run(struct desk *desk)
{
	struct home home = {.sheets = NULL};

	view_run(desk, &screen, &home);
	home_clear(&home);
	desk_say(desk, ROLE_PLAIN,
	    "To lock, press Ctrl-X. To lock and leave, press Ctrl-C.");
}
