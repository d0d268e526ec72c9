/*
 * office_exports: what was taken out of the figures, by whom and when.
 */
#include "tui/office_internal.h"

#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "tui/when.h"

struct exports {
	struct exported *list;
	size_t count;
};

static const char *
form_of(const char *form)
{
	if (strcmp(form, "html") == 0)
		return "report";
	if (strcmp(form, "xlsx") == 0)
		return "spreadsheet";
	if (strcmp(form, "one") == 0)
		return "one CSV";
	return form;
}

static void
add_when(struct buf *text, int64_t moment)
{
	int minute = clock_local_minute(moment);

	when_add_day(text, moment_day(moment));
	buf_add_format(text, ", %02d:%02d", minute / 60, minute % 60);
}

static void
add_export(struct view *view, size_t at)
{
	const struct exports *exports = view->context;
	const struct exported *one = &exports->list[at];
	struct buf text = BUF_EMPTY, more = BUF_EMPTY;
	struct row *row;

	add_when(&text, one->made_at);
	buf_add_format(&more, "%s%s, by %s", one->is_signed ? "" : "! ",
	    one->what, one->by);
	if (!one->is_signed)
		buf_add_text(&more, ": not signed by them");
	row = rows_item(&view->rows, (int)at, text.text);
	row->right = mem_text(form_of(one->form));
	row->more = buf_take(&more);
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct exports *exports = view->context;
	enum status status;

	exported_clear(&exports->list, exports->count);
	exports->count = 0;
	status = figures_exports(
	    view->desk->unlock, &exports->list, &exports->count);
	for (size_t i = 0; i < exports->count; i++)
		add_export(view, i);
	return office_rows_or_why(view, status);
}

static void
take_out(struct view *view)
{
	office_export_run(view->desk, NULL);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 't', "t", "Take figures out", take_out, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "What was taken out",
    .fill = fill,
    .actions = actions,
    .help = "Each time figures were taken out as a file: when, by whom, which "
	    "period and in which form. Whoever took them out signed the "
	    "line.\n\n"
	    "A line with ! was signed by nobody who has a key here, or was "
	    "changed later.",
    .empty = "No figures were taken out yet. Press t to do so.",
};

void
office_exports_run(struct desk *desk)
{
	struct exports exports = {NULL, 0};

	view_run(desk, &screen, &exports);
	exported_clear(&exports.list, exports.count);
}
