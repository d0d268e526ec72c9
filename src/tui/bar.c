/*
 * bar: fits the keys into two lines.
 */
#include "tui/bar.h"

#include <string.h>

#include "base/text.h"

#define GAP 3 /* columns between two keys */

static void
add(struct bar *bar, struct bar_item item)
{
	if (bar->count < BAR_ITEMS_MAX)
		bar->items[bar->count++] = item;
}

void
bar_add(struct bar *bar, const char *key, const char *label)
{
	add(bar, (struct bar_item){key, label, false});
}

void
bar_add_needed(struct bar *bar, const char *key, const char *label)
{
	add(bar, (struct bar_item){key, label, true});
}

static int
width(const struct bar_item *item)
{
	return (int)(text_columns(item->key) + 1 + text_columns(item->label));
}

/* Where each item goes; false when they take more than the lines there are. */
struct place {
	int row, column;
};

static bool
place_all(const struct bar *bar, int columns, struct place *places)
{
	struct place at = {0, 0};

	for (size_t i = 0; i < bar->count; i++) {
		int wide = width(&bar->items[i]);

		if (at.column > 0 && at.column + wide > columns)
			at = (struct place){at.row + 1, 0};
		if (at.row >= BAR_ROWS)
			return false;
		places[i] = at;
		at.column += wide + GAP;
	}
	return true;
}

/* The last one that can be missed goes; false when there is none. */
static bool
leave_one_out(struct bar *bar)
{
	for (size_t i = bar->count; i-- > 0;)
		if (!bar->items[i].is_needed) {
			memmove(&bar->items[i], &bar->items[i + 1],
			    (bar->count - i - 1) * sizeof(bar->items[0]));
			bar->count--;
			return true;
		}
	return false;
}

void
bar_draw(const struct bar *bar, const struct area *area)
{
	struct bar fitting = *bar;
	struct place places[BAR_ITEMS_MAX] = {{0, 0}};

	while (!place_all(&fitting, area->columns, places))
		if (!leave_one_out(&fitting))
			break;
	for (size_t i = 0; i < fitting.count; i++) {
		int used = draw_text(area, places[i].row, places[i].column,
		    ROLE_KEY, fitting.items[i].key);

		draw_text(area, places[i].row, places[i].column + used + 1,
		    ROLE_PLAIN, fitting.items[i].label);
	}
}
