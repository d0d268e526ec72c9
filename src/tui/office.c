/*
 * office: home for a manager, and what their key opens.
 */
#include "tui/screens.h"
#include "tui/view.h"

static const struct {
	const char *name;
	void (*run)(struct desk *desk);
} entries[] = {
    {"Settings: ask the workers to change them", settings_run},
    {"Workers and managers: who has a key", users_run},
    {"My passphrase: change it", passphrase_run},
};

static enum status
fill(struct view *view)
{
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		rows_item(&view->rows, (int)i, entries[i].name);
	return STATUS_OK;
}

static void
head(struct view *view, struct buf *text)
{
	(void)view;
	buf_set(text, "You opened this vault with a manager's key.");
}

static void
chosen(struct view *view, int id)
{
	entries[id].run(view->desk);
}

static const struct screen screen = {
    .title = "Manager",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .help = "A manager's key opens nobody's name: the keys to them are not "
	    "in it.\n\n"
	    "What you change in the settings is asked of the workers, and "
	    "holds when one of them next opens the vault.\n\n"
	    "Records of what somebody is accused of, and of accidents, do not "
	    "belong here. Keep them where your organisation keeps them.",
    .shows_worry = true,
};

void
office_run(struct desk *desk)
{
	view_run(desk, &screen, NULL);
	desk_say(desk, ROLE_PLAIN,
	    "To lock, press Ctrl-X. To lock and leave, press Ctrl-C.");
}
