/*
 * kinds: what can be held about a young person.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/kind_internal.h"
#include "tui/screens.h"
#include "tui/view.h"

static void
add_kind(struct view *view, int id, const struct kind *kind)
{
	struct row *row = rows_item(&view->rows, id, kind->label);
	struct buf right = BUF_EMPTY;

	buf_add_format(&right, "%s, %s, %d months",
	    kind_words_see(kind->default_see), kind_words_coarse(kind->coarse),
	    kind->keep_months);
	row->right = buf_take(&right);
	row->is_dim = kind->retired;
}

static void
add_part(struct view *view, bool retired)
{
	const struct kind_list *list = view->context;
	bool is_begun = !retired;

	for (size_t i = 0; i < list->count; i++) {
		if (list->kinds[i].retired != retired)
			continue;
		if (!is_begun)
			rows_heading(&view->rows, "Not asked any more");
		is_begun = true;
		add_kind(view, (int)i, &list->kinds[i]);
	}
}

static enum status
fill(struct view *view)
{
	struct kind_list *list = view->context;
	enum status status;

	kind_list_clear(list);
	status = kind_list(view->desk->records, true, list);
	add_part(view, false);
	add_part(view, true);
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct kind_list *list = view->context;

	kind_show_run(view->desk, list->kinds[id].name);
	view_refill(view);
}

static void
new_kind(struct view *view)
{
	if (!kind_form_run(view->desk))
		return;
	view_refill(view);
	desk_say(
	    view->desk, ROLE_GOOD, "Added. It can be asked for from now on.");
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct kind_list *list = view->context;
	const struct kind *kind = &list->kinds[id];

	buf_add_format(
	    text, "%s\n\n%s\n\n%s", kind->label, kind->front, kind->rest);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "New thing", new_kind, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "What can be held",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .side = side,
    .help = "Everything that can be held about a young person, if they say "
	    "yes to it. At the right stands who sees it unless they say "
	    "otherwise, whether it is counted, and how long it is kept.\n\n"
	    "Enter shows the words in which it is asked for. n adds a thing.",
};

void
kinds_run(struct desk *desk)
{
	struct kind_list list = {NULL, 0};

	view_run(desk, &screen, &list);
	kind_list_clear(&list);
}
