/*
 * request: one request: what was asked, what the young person said, and what
 * is to be done now.
 *
 * Whom it is about is shown only when core says so; that is a look.
 */
#include "core/request.h"

#include <string.h>

#include "tui/capacity.h"
#include "tui/pose.h"
#include "tui/request_form.h"
#include "tui/screens.h"
#include "tui/view.h"
#include "tui/when.h"

/* What can be done with it. */
enum { DO_ANSWER, DO_CAPACITY, DO_PERSON, DO_GIVEN, DO_REFUSED, DO_EXTEND };

struct one {
	const char *code;
	struct request_view view;
	bool is_read;
};

static void
one_clear(struct one *one)
{
	if (one->is_read)
		request_view_clear(&one->view);
	one->is_read = false;
}

/* ------------------------------------------------------------------ what it is
 */

static void
add_whom(const struct request_view *view, struct buf *text)
{
	buf_add_text(text, "\nAbout: ");
	if (!view->is_shown)
		buf_add_text(text, "it is on the letter");
	else if (*view->person == '\0')
		buf_add_text(text, "nobody here");
	else
		buf_add_text(
		    text, *view->called == '\0' ? view->person : view->called);
}

static void
add_labelled(struct buf *text, const char *label, const char *words)
{
	if (*words != '\0')
		buf_add_format(text, "\n%s: %s", label, words);
}

static void
add_said(const struct request_view *view, struct buf *text)
{
	if (*view->line.said == '\0')
		return;
	buf_add_format(text, "\nThey said %s on ", view->line.said);
	when_add_day(text, view->line.said_on);
	if (*view->heard_by != '\0')
		buf_add_format(text, ", heard by %s", view->heard_by);
}

static void
head(struct view *view, struct buf *text)
{
	const struct one *one = view->context;
	const struct request_view *request = &one->view;
	const struct request_line *line = &request->line;

	if (!one->is_read)
		return;
	buf_add_format(text, "For %s\nAsked by %s, %s, ",
	    request_what_text(line->what), request_who_text(line->who),
	    request_how_text(line->how));
	when_add_day(text, line->received_on);
	add_whom(request, text);
	add_labelled(text, "What for", request->purpose);
	add_said(request, text);
	buf_add_text(text, line->is_done ? "\nDone: " : "\nAnswer by ");
	when_add_day(text, line->is_done ? line->done_on : line->due_on);
	buf_add_text(text, ", ");
	request_add_left(text, line, records_today(view->desk->records));
	add_labelled(text, "It takes longer because", request->extended_why);
	add_labelled(text, "Why", request->why);
	buf_add_format(text, "\n\n%s", request_next_text(line->next));
}

static void
name(struct view *view, struct buf *title)
{
	const struct one *one = view->context;

	buf_add_format(title, "Request %s", one->code);
}

/* ------------------------------------------------------------- what can be
 * done
 */

static void
add_rows(struct view *view, const struct request_view *request)
{
	const struct request_line *line = &request->line;
	int32_t today = records_today(view->desk->records);

	if (line->is_done)
		return;
	if (strcmp(line->who, "self") != 0)
		rows_item(&view->rows, DO_ANSWER, "What the young person said");
	if (line->next == REQUEST_CAPACITY)
		rows_item(&view->rows, DO_CAPACITY, "Can they decide this?");
	if (*request->person != '\0')
		rows_item(&view->rows, DO_PERSON, "What is held about them");
	if (line->next == REQUEST_GIVE || line->next == REQUEST_LEAD)
		rows_item(&view->rows, DO_GIVEN, "Done: it was given");
	rows_item(&view->rows, DO_REFUSED, "Done: it was not given");
	if (!line->is_extended && line->due_on >= today)
		rows_item(&view->rows, DO_EXTEND, "It takes longer");
}

static enum status
fill(struct view *view)
{
	struct one *one = view->context;
	enum status status;

	one_clear(one);
	status = request_show(view->desk->records, one->code, &one->view);
	one->is_read = status == STATUS_OK;
	if (one->is_read)
		add_rows(view, &one->view);
	return status;
}

static void
answer(struct desk *desk, const char *code)
{
	static const char *const said[] = {NULL, "no", "later", "yes"};
	struct question question = {.text = "What did the young person say?",
	    .effect = "As you heard it from them, today. Nobody answers for "
		      "them.",
	    .answers = {{'b', "Nothing yet"}, {'n', "They said no"},
		{'l', "Later"}, {'y', "They said yes"}},
	    .count = 4,
	    .yes_from = 3};
	int chosen = pose_question(desk, &question);

	if (chosen > 0 &&
	    desk_tell(desk, request_answer(desk->records, code, said[chosen],
				DAY_NONE)) == STATUS_OK)
		desk_say(desk, ROLE_GOOD, "Written down.");
}

static void
look_at(struct desk *desk, const struct request_view *request)
{
	static const struct look_why asked = {LOOK_ASKED, NULL};
	const char *called =
	    *request->called == '\0' ? request->person : request->called;

	person_run(desk, request->person, called,
	    strcmp(request->line.who, "self") == 0 ? &asked : NULL);
}

static void
chosen(struct view *view, int id)
{
	struct one *one = view->context;
	const struct request_view *request = &one->view;

	switch (id) {
	case DO_ANSWER:
		answer(view->desk, one->code);
		break;
	case DO_CAPACITY:
		capacity_run(view->desk, request->person, request->called);
		break;
	case DO_PERSON:
		look_at(view->desk, request);
		break;
	case DO_GIVEN:
		request_form_why(view->desk, one->code,
		    request->line.next == REQUEST_LEAD ? REQUEST_FORM_DECIDED
						       : REQUEST_FORM_GIVEN);
		break;
	case DO_REFUSED:
		request_form_why(view->desk, one->code, REQUEST_FORM_REFUSED);
		break;
	case DO_EXTEND:
		request_form_why(view->desk, one->code, REQUEST_FORM_EXTENDED);
		break;
	}
	view_refill(view);
}

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .help = "One request: what was asked, what the young person said, and what "
	    "comes next. Until they have answered, nothing is given to "
	    "somebody else, and nobody is told whether we know them.\n\n"
	    "A no is always enough. A yes they say themselves, with the laptop "
	    "in their hands, where they have made a PIN.",
};

void
request_run(struct desk *desk, const char *code)
{
	struct one one = {.code = code};

	view_run(desk, &screen, &one);
	one_clear(&one);
}
