/*
 * office: home for a manager, and what their key opens.
 */
#include "tui/office_internal.h"
#include "tui/screens.h"

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
	struct buf *due = view->context;

	buf_reset(due);
	office_due(view->desk, due);
	office_add_rows(view);
	rows_heading(&view->rows, "The vault");
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		rows_item(&view->rows, (int)i, entries[i].name);
	return STATUS_OK;
}

static void
head(struct view *view, struct buf *text)
{
	const struct buf *due = view->context;

	buf_set(text, due->text);
}

static void
chosen(struct view *view, int id)
{
	if (id >= OFFICE_ROWS)
		office_open_row(view->desk, id);
	else
		entries[id].run(view->desk);
	view_refill(view);
}

static const struct screen screen = {
    .title = "Manager",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .help = "A manager's key opens the work and the numbers, and nobody's "
	    "name: the keys to names are not in it. What you see here is as "
	    "of the last time a worker locked the vault.\n\n"
	    "What you change in the plan or the settings is asked of the "
	    "workers. A setting holds when one of them next opens the vault, a "
	    "plan when one of them next locks it.\n\n"
	    "Records of what somebody is accused of, and of accidents, do not "
	    "belong here. Keep them where your organisation keeps them.",
    .shows_worry = true,
};

void
office_run(struct desk *desk)
{
	struct buf due = BUF_EMPTY;

	view_run(desk, &screen, &due);
	buf_clear(&due);
	desk_say(desk, ROLE_PLAIN,
	    "To lock, press Ctrl-X. To lock and leave, press Ctrl-C.");
}
