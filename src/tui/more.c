/*
 * more: everything there is, by name, for who does not know the keys.
 */
#include "tui/screens.h"
#include "tui/view.h"

static void
new_session(struct desk *desk)
{
	register_run(desk, NULL, DAY_NONE);
}

static void
ring_round(struct desk *desk)
{
	ring_run(desk, NULL);
}

static void
somebody_new(struct desk *desk)
{
	new_person_run(desk, NULL);
}

/* What it is called, other words it may be looked for by, and the screen. */
static const struct {
	const char *heading; /* starts a part; or NULL */
	const char *name;
	const char *about;
	void (*run)(struct desk *desk);
} entries[] = {
    {"The work", "New session", "write up tonight", new_session},
    {NULL, "Sessions", "read, correct", sessions_run},
    {NULL, "Groups", "workers, regulars, cover", groups_run},
    {NULL, "Ring round", "phone numbers of a group", ring_round},
    {NULL, "Take-out sheet", "for a trip, on paper", sheets_run},
    {NULL, "Bring in sessions", "import from a spreadsheet", import_run},
    {"People", "My people", "of my groups", people_run},
    {NULL, "Hand over", "the laptop, to a young person", hand_pick_run},
    {NULL, "Find", "by the name they gave", find_run},
    {NULL, "Somebody new", "add a person", somebody_new},
    {NULL, "Who waits to be asked", "shut, or new", asks_run},
    {NULL, "No's", "written down by others", noes_run},
    {NULL, "Requests", "a copy, or other, by letter or word", requests_run},
    {NULL, "Bring in people", "from an old file", import_people_run},
    {"Figures", "Figures", "numbers that name nobody, diary, plan",
	office_figures_run},
    {NULL, "Still to write up?", "groups with few sessions", office_few_run},
    {"The vault", "What can be held", "things and their words", kinds_run},
    {NULL, "Workers and managers", "add, remove, envelope", users_run},
    {NULL, "My passphrase", "change it", passphrase_run},
    {NULL, "Settings", "address, whom to ring", settings_run},
    {NULL, "Check", "does it still say what was said?", check_show},
    {NULL, "Scrub now", "finish an erasure", scrub_run},
    {NULL, "What was erased last", "pages searched, copies found",
	erased_last_show},
    {NULL, "Backup", "a copy on a stick, restore", backing_up_run},
    {NULL, "This laptop", "is it a good place for the vault?", laptop_run},
};

static enum status
fill(struct view *view)
{
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		if (entries[i].heading != NULL)
			rows_heading(&view->rows, entries[i].heading);
		buf_reset(&text);
		buf_add_format(
		    &text, "%s: %s", entries[i].name, entries[i].about);
		rows_item(&view->rows, (int)i, text.text);
	}
	buf_clear(&text);
	return STATUS_OK;
}

static void
chosen(struct view *view, int id)
{
	entries[id].run(view->desk);
}

static const struct screen screen = {
    .title = "Everything",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .help = "All that sayso can do. Type a word to find it.",
    .is_typed_in = true,
};

void
more_run(struct desk *desk)
{
	view_run(desk, &screen, NULL);
}
