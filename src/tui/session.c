/*
 * session: everything about one session, and how to put it right.
 *
 * Names of another group's session are kept back until a reason is given; it
 * is written down before the first name comes.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/register_internal.h"
#include "tui/screens.h"
#include "tui/session_internal.h"
#include "tui/view.h"
#include "tui/when.h"

#define LABEL_COLUMNS 18
#define NAMES         1000 /* ids of names, above those of parts */

struct page {
	struct desk *desk;
	char code[CODE_TEXT_BYTES];
	struct session_list list;
	struct look_why why;
	struct buf words; /* what ${why} borrows */
	bool has_why;
};

/* NULL while it could not be read. */
static const struct session *
session_of(const struct page *page)
{
	return page->list.count > 0 ? &page->list.sessions[0] : NULL;
}

/* ------------------------------------------------------------------- rows */

static void
add_parts(struct view *view, const struct session *session)
{
	struct buf says = BUF_EMPTY, text = BUF_EMPTY;

	for (int part = 0; part < SESSION_PARTS; part++) {
		buf_reset(&says);
		buf_reset(&text);
		session_part_says(session, (enum session_part)part, &says);
		buf_add_format(&text, "%-*s %s", LABEL_COLUMNS,
		    session_part_label((enum session_part)part),
		    says.length > 0 ? says.text : "-");
		rows_item(&view->rows, part, text.text);
	}
	buf_clear(&says);
	buf_clear(&text);
}

/* Where two have one name their ids tell them apart. */
static bool
has_namesake(const struct session *session, size_t index)
{
	for (size_t i = 0; i < session->present_count; i++)
		if (i != index && strcmp(session->present[i].called,
				      session->present[index].called) == 0)
			return true;
	return false;
}

static void
add_name_rows(struct view *view, const struct session *session)
{
	for (size_t i = 0; i < session->present_count; i++) {
		const struct person_line *line = &session->present[i];
		struct row *row =
		    rows_item(&view->rows, NAMES + (int)i, line->called);

		if (has_namesake(session, i))
			row->right = mem_text(line->code);
	}
}

static void
add_names(struct view *view, const struct session *session)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "By name: %lld", (long long)session->names_count);
	rows_heading(&view->rows, text.text);
	if (session->is_withheld && session->names_count > 0)
		rows_text(&view->rows,
		    "Not your group: the names are kept back. w gives a "
		    "reason and shows them.");
	add_name_rows(view, session);
	if (!session->is_withheld &&
	    (int64_t)session->present_count < session->names_count)
		rows_text(&view->rows,
		    "Some may not be shown: their yes ran out or was taken "
		    "back.");
	buf_clear(&text);
}

static void
add_corrections(struct view *view, const struct session *session)
{
	struct buf text = BUF_EMPTY;

	if (session->corrections_count > 0)
		rows_heading(
		    &view->rows, "Put right after the register closed");
	for (size_t i = 0; i < session->corrections_count; i++) {
		const struct session_correction *one = &session->corrections[i];

		buf_reset(&text);
		buf_add_format(
		    &text, "%s: %s (%s, ", one->part, one->says, one->by);
		when_add_day_short(&text, one->written_on);
		buf_add_text(&text, ")");
		rows_text(&view->rows, text.text);
	}
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct page *page = view->context;
	enum status status;

	session_list_clear(&page->list);
	status = session_show(view->desk->records, page->code,
	    page->has_why ? &page->why : NULL, &page->list);
	if (status != STATUS_OK)
		return status;
	add_parts(view, session_of(page));
	add_names(view, session_of(page));
	add_corrections(view, session_of(page));
	return STATUS_OK;
}

static void
name(struct view *view, struct buf *title)
{
	const struct session *session = session_of(view->context);

	if (session == NULL) {
		buf_set(title, "Session");
		return;
	}
	buf_add_format(title, "%s, ",
	    session->group[0] != '\0' ? session->group : "No group");
	when_add_day(title, session->held_on);
}

static void
head(struct view *view, struct buf *text)
{
	const struct session *session = session_of(view->context);

	if (session == NULL)
		return;
	buf_add_text(text, session_is_open(view->desk, session)
			       ? "The register is open until "
			       : "The register closed on ");
	when_add_day(text, session->closes_on);
	buf_add_text(text, session_is_open(view->desk, session)
			       ? "."
			       : ". What you put right stands beside it.");
}

/* ------------------------------------------------------------ what to do */

static bool
is_name(const struct view *view)
{
	return view_id(view) >= NAMES;
}

static void
chosen(struct view *view, int id)
{
	struct page *page = view->context;
	const struct session *session = session_of(page);

	if (id >= NAMES) {
		const struct person_line *line = &session->present[id - NAMES];

		person_run(view->desk, line->code, line->called, NULL);
	} else {
		session_part_change(view->desk, session, (enum session_part)id);
	}
	view_refill(view);
}

static void
add_name(struct view *view)
{
	session_name_add(view->desk, session_of(view->context));
	view_refill(view);
}

static void
take_off(struct view *view)
{
	const struct session *session = session_of(view->context);
	const struct person_line *line =
	    &session->present[view_id(view) - NAMES];
	enum status status = session_present_remove(
	    view->desk->records, session->code, line->code);

	if (desk_tell(view->desk, status) == STATUS_OK)
		desk_say(view->desk, ROLE_GOOD,
		    "%s: off the register. They are one of the heads still.",
		    line->called);
	view_refill(view);
}

static void
give_reason(struct view *view)
{
	struct page *page = view->context;

	page->has_why =
	    why_ask(view->desk, "Each of them", &page->why, &page->words);
	view_refill(view);
}

static void
second(struct view *view)
{
	struct page *page = view->context;
	struct buf group = BUF_EMPTY;
	int32_t held_on = session_of(page)->held_on;

	buf_set(&group, session_of(page)->group);
	register_new(view->desk, group.text, held_on);
	buf_clear(&group);
	view_refill(view);
}

static bool
can_add(struct view *view)
{
	const struct page *page = view->context;
	const struct session *session = session_of(page);

	return session != NULL && !session->is_withheld && !page->has_why &&
	       session_is_open(view->desk, session);
}

static bool
can_take_off(struct view *view)
{
	return is_name(view) && can_add(view);
}

static bool
can_give_reason(struct view *view)
{
	const struct session *session = session_of(view->context);

	return session != NULL && session->is_withheld &&
	       session->names_count > 0;
}

static bool
can_be_second(struct view *view)
{
	return can_add(view) && session_of(view->context)->group[0] != '\0';
}

static const struct action actions[] = {
    {PRESS_TEXT, 'a', "a", "Add a name", add_name, can_add},
    {PRESS_TEXT, 't', "t", "Take off", take_off, can_take_off},
    {PRESS_TEXT, 'w', "w", "Give a reason", give_reason, can_give_reason},
    {PRESS_TEXT, 'n', "n", "Second session that day", second, can_be_second},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .empty = "This session cannot be shown.",
    .help = "One session: when, where, what was done and who came.\n\n"
	    "Enter on a part puts it right. Enter on a name opens that "
	    "person.\n\n"
	    "A register stays open for 8 days after it was first saved. Until "
	    "then names can be added (a) and taken off (t). After that what "
	    "you put right stands beside it.",
    .shows_worry = true,
};

void
session_run(struct desk *desk, const char *code)
{
	struct page page = {.desk = desk, .words = BUF_EMPTY};

	memcpy(page.code, code, strlen(code) + 1);
	view_run(desk, &screen, &page);
	session_list_clear(&page.list);
	buf_clear(&page.words);
}
