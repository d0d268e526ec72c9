/*
 * tallies_box: a list with a number at the end of each row.
 */
#include "tui/tallies_box.h"

#include <string.h>

#include "base/mem.h"
#include "core/kind.h"
#include "tui/view.h"

struct counting {
	struct tallies *tallies;
	bool is_changed;
};

/* Genders are those that can be held, so that both are counted alike. */
void
tallies_box_start(struct desk *desk, struct tallies *tallies)
{
	struct kind_list list = {NULL, 0};
	const char *genders = "";

	if (kind_get(desk->records, "gender", &list) == STATUS_OK &&
	    list.kinds[0].choices != NULL)
		genders = list.kinds[0].choices;
	tallies_init(tallies, genders);
	kind_list_clear(&list);
}

static char *
number_text(int64_t number)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "%lld", (long long)number);
	return buf_take(&text);
}

static void
add_heading(struct view *view, const struct tallies *tallies, const char *list)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "%s: %lld of %lld", tallies_label(list),
	    (long long)tallies_sum(tallies, list), (long long)tallies->heads);
	rows_heading(&view->rows, text.text);
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	const struct counting *counting = view->context;
	const struct tallies *tallies = counting->tallies;
	const char *before = "";

	for (size_t i = 0; i < tallies->count; i++) {
		const struct tallies_item *item = &tallies->items[i];
		bool is_new = strcmp(item->list, "new") == 0;

		if (strcmp(item->list, before) != 0)
			add_heading(view, tallies, item->list);
		before = item->list;
		rows_item(&view->rows, (int)i,
		    is_new ? "here for the first time" : item->item)
		    ->right = number_text(item->count);
	}
	return STATUS_OK;
}

static void
count(struct view *view, int by)
{
	struct counting *counting = view->context;

	if (tallies_count(counting->tallies, (size_t)view_id(view), by))
		counting->is_changed = true;
	else if (by > 0)
		desk_say(view->desk, ROLE_ERROR,
		    "All heads of this list are counted. Add heads first.");
	view_refill(view);
}

static void
one_more(struct view *view)
{
	count(view, 1);
}

static void
one_fewer(struct view *view)
{
	count(view, -1);
}

static const struct action actions[] = {
    {PRESS_RIGHT, 0, "Right", "One more", one_more, view_has_row},
    {PRESS_LEFT, 0, "Left", "One fewer", one_fewer, view_has_row},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "How many of which",
    .fill = fill,
    .actions = actions,
    .help = "Count heads by age, by gender, and who was here for the first "
	    "time. Up and Down choose. Right counts one more, Left one "
	    "fewer.\n\n"
	    "It is all heads, with a name or without. You may leave any of "
	    "them out. Esc keeps what you counted.",
};

bool
tallies_box_run(struct desk *desk, struct tallies *tallies)
{
	struct counting counting = {.tallies = tallies};

	view_run(desk, &screen, &counting);
	return counting.is_changed;
}
