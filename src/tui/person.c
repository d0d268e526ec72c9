/*
 * person: one person's page: what they said about each thing; the values open
 * one by one, each look written first.
 *
 * There is no key that opens all of them: who needs one number needs no more.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/person_page.h"
#include "tui/plain.h"
#include "tui/screens.h"

/* ------------------------------------------------------------------ rows */

static bool
is_emergency(const struct person_page *page)
{
	return page->why->reason == LOOK_EMERGENCY;
}

/* May it be opened in an emergency, and only then? */
static bool
is_for_emergency(const struct consent_line *say)
{
	return strcmp(say->state, "live") == 0 &&
	       strcmp(say->see, "emergency") == 0;
}

/* A thing that waits to be asked again stands once, by what was said of it. */
static bool
is_said_above(const struct person_page *page, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (strcmp(page->says.lines[i].kind,
			page->says.lines[at].kind) == 0)
			return true;
	return false;
}

static void
add_opened(
    struct buf *text, const struct person_page_opened *opened, int32_t today)
{
	buf_add_text(
	    text, opened->value != NULL ? opened->value : opened->why_not);
	buf_add_char(text, '\n');
	if (opened->disputed != NULL)
		buf_add_format(text, "They say: %s\n", opened->disputed);
	if (opened->value == NULL || opened->held_on == DAY_NONE)
		return;
	if (opened->is_new)
		buf_add_text(text, "NEW since you last looked: ");
	buf_add_text(text, "written down ");
	plain_day(text, opened->held_on, today);
	if (*opened->set_by != '\0')
		buf_add_format(text, " by %s", opened->set_by);
	buf_add_char(text, '\n');
}

static void
add_row(struct view *view, size_t at)
{
	const struct person_page *page = view->context;
	const struct consent_line *say = &page->says.lines[at];
	const struct person_page_opened *opened =
	    person_page_find(page, say->kind);
	int32_t today = records_today(view->desk->records);
	struct buf right = BUF_EMPTY, more = BUF_EMPTY;
	struct row *row = rows_item(&view->rows, (int)at, say->label);

	plain_state(&right, say);
	if (opened != NULL)
		add_opened(&more, opened, today);
	plain_say(&more, say, today);
	row->right = buf_take(&right);
	if (more.length > 0)
		row->more = buf_take(&more);
	buf_clear(&more);
}

/* In an emergency what may be opened only then stands first. */
static bool
is_in_part(const struct person_page *page, size_t at, bool is_first)
{
	bool is_needed =
	    is_emergency(page) && is_for_emergency(&page->says.lines[at]);

	return is_needed == is_first && !is_said_above(page, at);
}

/* How many rows; a heading over the first of them, unless it is NULL. */
static size_t
add_part(struct view *view, const char *heading, bool is_first)
{
	const struct person_page *page = view->context;
	size_t count = 0;

	for (size_t i = 0; i < page->says.count; i++) {
		if (!is_in_part(page, i, is_first))
			continue;
		if (count++ == 0 && heading != NULL)
			rows_heading(&view->rows, heading);
		add_row(view, i);
	}
	return count;
}

static enum status
fill(struct view *view)
{
	struct person_page *page = view->context;
	enum status status = person_page_read(page, view->desk->records);

	if (status != STATUS_OK)
		return status;
	if (add_part(view, "Only for an emergency", true) > 0)
		add_part(view, "Other things", false);
	else
		add_part(view, NULL, false);
	return STATUS_OK;
}

/* ----------------------------------------------------------- words around */

static void
name(struct view *view, struct buf *title)
{
	const struct person_page *page = view->context;

	buf_set(title, page->called);
}

static void
head(struct view *view, struct buf *text)
{
	const struct person_page *page = view->context;
	const struct person_about *about = &page->about;
	int32_t today = records_today(view->desk->records);

	buf_add_text(text,
	    about->is_able ? "Able to decide" : "Not yet able to decide alone");
	buf_add_text(text, about->review_on <= today ? ": to be thought over"
						     : ": think over again ");
	if (about->review_on > today)
		plain_day(text, about->review_on, today);
	buf_add_char(text, '.');
	if (!about->is_able)
		buf_add_text(text, " An adult's yes is needed beside theirs.");
	if (about->has_key)
		buf_add_text(text, " They have a key of their own.");
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct person_page *page = view->context;
	const struct consent_line *say = &page->says.lines[id];
	char day[32];

	buf_add_format(text, "%s\n\n", say->label);
	plain_state(text, say);
	if (strcmp(say->state, "live") == 0) {
		buf_add_text(text, "\n\nSeen by: ");
		plain_add_see(text, say);
		buf_add_format(
		    text, "\nCounted: %s", say->count ? "yes" : "no");
	} else if (strcmp(say->state, "shut") == 0) {
		buf_add_text(text, "\n\nSeen by: them alone\nCounted: no");
	}
	if (say->goes_from != DAY_NONE) {
		day_format_long(say->goes_from, day, sizeof(day));
		buf_add_format(text, "\nErased from: %s", day);
	} else if (strcmp(say->state, "live") == 0) {
		day_format_long(say->runs_out, day, sizeof(day));
		buf_add_format(text, "\nGood until: %s", day);
	}
	if (strcmp(say->state, "asked") != 0) {
		buf_add_text(text, "\n\nThey ");
		plain_told(text, say, records_today(view->desk->records));
		buf_add_char(text, '.');
	}
	if (strcmp(say->state, "live") == 0)
		buf_add_text(text,
		    "\n\nEnter opens the value. That look is written down "
		    "first, and they can read it.");
}

/* --------------------------------------------------------------- opening */

static void
open_value(struct view *view, const struct consent_line *say)
{
	struct person_page *page = view->context;
	char *kind;

	if (person_page_find(page, say->kind) != NULL)
		return;
	kind = mem_text(say->kind);
	desk_tell(
	    view->desk, person_page_open(page, view->desk->records, kind));
	person_page_refill(view, kind);
	mem_wipe_text(&kind);
}

/* What became of it, and what is still to be done about it. */
static void
say_shut(struct desk *desk, const struct consent_line *say)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "Shut: %s. ", plain_why(say->why));
	if (say->goes_from != DAY_NONE) {
		buf_add_text(&text, "It is erased from ");
		plain_day(&text, say->goes_from, records_today(desk->records));
		buf_add_text(&text, ". ");
	}
	buf_add_text(&text, "Until then it is kept for them alone. Press y to "
			    "ask them again.");
	desk_say(desk, ROLE_PLAIN, "%s", text.text);
	buf_clear(&text);
}

static void
chosen(struct view *view, int id)
{
	const struct person_page *page = view->context;
	const struct consent_line *say = &page->says.lines[id];

	if (strcmp(say->state, "live") == 0)
		open_value(view, say);
	else if (strcmp(say->state, "shut") == 0)
		say_shut(view->desk, say);
	else if (strcmp(say->state, "gone") == 0)
		desk_say(view->desk, ROLE_PLAIN,
		    "They said no to this. Nothing is held.");
	else
		desk_say(view->desk, ROLE_PLAIN,
		    "Nothing is held yet. Press y to ask them.");
}

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open value",
    .actions = person_page_actions,
    .side = side,
    .empty = "Nothing is held, and nothing was asked. Press n to ask for "
	     "something.",
    .help =
	"What this person said about each thing. No value is shown until you "
	"open it: Enter on a row. Each opening is a look. It is written down "
	"with your reason, and they can read it.\n\n"
	"h: hand the laptop to them. They see their own pages and nothing "
	"else, until you unlock again.\n"
	"y: ask again for this thing, and write down their yes or no.\n"
	"n: ask for something else.\n"
	"x: a no. What they said no to is shut at once and erased after 7 "
	"days.\n"
	"v: write down or correct the value.\n"
	"t: take the value out; their yes stays.\n"
	"a: put this on the list of what is to be asked.\n"
	"o: what they got out of it.\n"
	"c: are they able to decide for themself, or not yet?\n"
	"d: an adult's yes or no beside theirs, while they are not able yet.\n"
	"r: of which of your groups are they a regular?\n"
	"X: a no to everything.",
};

void
person_run(struct desk *desk, const char *code, const char *called,
    const struct look_why *why)
{
	struct person_page page = {.code = code, .called = called, .why = why};
	struct look_why asked = {.words = NULL};
	struct buf words = BUF_EMPTY;

	if (why == NULL) {
		page.why = &asked;
		if (!why_ask(desk, called, &asked, &words)) {
			buf_clear(&words);
			return;
		}
	}
	view_run(desk, &screen, &page);
	person_page_clear(&page);
	buf_clear(&words);
}
