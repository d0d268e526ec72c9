/*
 * ring: who of a group can be rung, and which numbers were opened.
 *
 * A number is opened one at a time, one look each.  It stays in its row until
 * this screen is left and is wiped then.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/ring_internal.h"
#include "tui/screens.h"
#include "tui/view.h"

static void
name(struct view *view, struct buf *title)
{
	const struct ringing *ringing = view->context;

	buf_add_format(title, "Ring round: %s", ringing->group);
}

static void
head(struct view *view, struct buf *text)
{
	(void)view;
	buf_set(text,
	    "Each number you open is one look. They can read that you looked, "
	    "to reach them.");
}

static enum status
fill(struct view *view)
{
	const struct ringing *ringing = view->context;

	for (size_t i = 0; i < ringing->list.count; i++) {
		const struct ring_line *line = &ringing->list.lines[i];
		struct row *row = rows_item(&view->rows, (int)i, line->called);
		struct buf right = BUF_EMPTY;

		if (ringing->is_rung[i])
			buf_set(&right, "rung  ");
		buf_add_text(&right, ringing->numbers[i].length > 0
					 ? ringing->numbers[i].text
					 : line->label);
		row->right = buf_take(&right);
	}
	return STATUS_OK;
}

static void
chosen(struct view *view, int id)
{
	size_t at = ring_number_run(view->desk, view->context, (size_t)id);

	view_refill(view);
	rows_go(&view->rows, (int)at);
}

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open number",
    .help = "The group's regulars who agreed a number that every worker may "
	    "see. Enter opens one number, large enough to read while you "
	    "dial. Then Enter marks it as rung and opens the next.\n\n"
	    "The marks and the open numbers are gone when you leave this "
	    "list. A number is on your own phone too once you rang it: delete "
	    "it there.",
    .shows_worry = true,
};

static void
ring_group(struct desk *desk, const char *group)
{
	struct ringing ringing = {.group = group};
	size_t count;

	if (desk_tell(desk, ring_list(desk->records, group, &ringing.list)) !=
	    STATUS_OK)
		return;
	count = ringing.list.count;
	ringing.numbers = mem_alloc(count, sizeof(*ringing.numbers));
	ringing.is_rung = mem_alloc(count, sizeof(*ringing.is_rung));
	for (size_t i = 0; i < count; i++)
		buf_init(&ringing.numbers[i]);
	view_run(desk, &screen, &ringing);
	for (size_t i = 0; i < count; i++)
		buf_clear(&ringing.numbers[i]);
	mem_free(ringing.numbers);
	mem_free(ringing.is_rung);
	ring_list_clear(&ringing.list);
}

void
ring_run(struct desk *desk, const char *group)
{
	struct buf picked = BUF_EMPTY;

	if (group != NULL)
		ring_group(desk, group);
	else if (group_pick_run(desk, "Ring round which group?", &picked))
		ring_group(desk, picked.text);
	buf_clear(&picked);
}
