/*
 * person_acts: what the keys of a person's page do.
 */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "core/field.h"
#include "tui/capacity.h"
#include "tui/hand.h"
#include "tui/no.h"
#include "tui/person_page.h"
#include "tui/pose.h"
#include "tui/regular.h"
#include "tui/screens.h"
#include "tui/value.h"

static bool
is_live(struct view *view)
{
	const struct consent_line *say = person_page_chosen(view);

	return say != NULL && strcmp(say->state, "live") == 0;
}

/* Does it hold values that are typed in? */
static bool
has_value(struct view *view)
{
	const struct consent_line *say = person_page_chosen(view);

	return is_live(view) && strcmp(say->kind, "attendance") != 0 &&
	       strcmp(say->kind, "outcome") != 0;
}

static bool
is_held(struct view *view)
{
	const struct consent_line *say = person_page_chosen(view);

	return say != NULL && strcmp(say->state, "gone") != 0;
}

static bool
may_be_listed(struct view *view)
{
	const struct consent_line *say = person_page_chosen(view);

	return say != NULL && strcmp(say->state, "shut") == 0;
}

static bool
is_not_able(struct view *view)
{
	const struct person_page *page = view->context;

	return !page->about.is_able && is_held(view);
}

/* ---------------------------------------------------------- on one thing */

static void
ask_again(struct view *view)
{
	struct person_page *page = view->context;
	char *kind = mem_text(person_page_chosen(view)->kind);

	say_run(view->desk, page->code, page->called, kind);
	person_page_forget(page, kind);
	person_page_refill(view, kind);
	mem_wipe_text(&kind);
}

static void
ask_other(struct view *view)
{
	const struct person_page *page = view->context;

	say_run(view->desk, page->code, page->called, NULL);
	person_page_refill(view, NULL);
}

static void
say_no(struct view *view)
{
	struct person_page *page = view->context;
	const struct consent_line *say = person_page_chosen(view);
	char *kind = mem_text(say->kind);

	if (no_ask(view->desk, page->code, say)) {
		person_page_forget(page, kind);
		person_page_refill(view, kind);
	}
	mem_wipe_text(&kind);
}

static void
say_no_to_all(struct view *view)
{
	const struct person_page *page = view->context;

	if (no_to_all(view->desk, page->code))
		view_done(view);
}

static void
set_value(struct view *view)
{
	struct person_page *page = view->context;
	char *kind = mem_text(person_page_chosen(view)->kind);
	const struct person_page_opened *opened = person_page_find(page, kind);

	if (value_run(view->desk, page->code, kind,
		opened == NULL ? NULL : opened->value)) {
		person_page_forget(page, kind);
		person_page_refill(view, kind);
	}
	mem_wipe_text(&kind);
}

static void
take_out(struct view *view)
{
	struct person_page *page = view->context;
	const struct consent_line *say = person_page_chosen(view);
	char *kind = mem_text(say->kind);
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "Take out the value? (%s)", say->label);
	if (pose_sure(view->desk, text.text,
		"It cannot be brought back. Their yes stays.", "Take it out") &&
	    desk_tell(view->desk, field_take_out(view->desk->records,
				      page->code, kind)) == STATUS_OK) {
		person_page_forget(page, kind);
		desk_say(view->desk, ROLE_GOOD, "Taken out. Their yes stays.");
		person_page_refill(view, kind);
	}
	buf_clear(&text);
	mem_wipe_text(&kind);
}

static void
put_on_list(struct view *view)
{
	const struct person_page *page = view->context;
	char *kind = mem_text(person_page_chosen(view)->kind);

	if (desk_tell(view->desk, consent_ask(view->desk->records, page->code,
				      kind, false)) == STATUS_OK)
		desk_say(view->desk, ROLE_GOOD,
		    "It is on the list of what is to be asked.");
	person_page_refill(view, kind);
	mem_wipe_text(&kind);
}

static void
adult(struct view *view)
{
	const struct person_page *page = view->context;
	char *kind = mem_text(person_page_chosen(view)->kind);

	capacity_adult(
	    view->desk, page->code, kind, person_page_chosen(view)->label);
	person_page_refill(view, kind);
	mem_wipe_text(&kind);
}

/* ------------------------------------------------------- about the person */

static void
hand_over(struct view *view)
{
	const struct person_page *page = view->context;
	struct buf called = BUF_EMPTY;
	struct hand_to to;

	buf_set(&called, page->called);
	to.called = called.text;
	snprintf(to.code, sizeof(to.code), "%s", page->code);
	hand_run(view->desk, &to, 1);
	buf_clear(&called);
}

static void
outcomes(struct view *view)
{
	const struct person_page *page = view->context;

	outcomes_run(view->desk, page->code, page->called, page->why);
	person_page_refill(view, NULL);
}

static void
capacity(struct view *view)
{
	const struct person_page *page = view->context;

	capacity_run(view->desk, page->code, page->called);
	person_page_refill(view, NULL);
}

static void
regular(struct view *view)
{
	const struct person_page *page = view->context;

	regular_run(view->desk, page->code, page->called);
}

const struct action person_page_actions[] = {
    {PRESS_TEXT, 'h', "h", "Hand over", hand_over, NULL},
    {PRESS_TEXT, 'y', "y", "Yes or no", ask_again, view_has_row},
    {PRESS_TEXT, 'x', "x", "A no", say_no, is_held},
    {PRESS_TEXT, 'n', "n", "Ask more", ask_other, NULL},
    {PRESS_TEXT, 'd', "d", "An adult's yes", adult, is_not_able},
    {PRESS_TEXT, 'v', "v", "Write value", set_value, has_value},
    {PRESS_TEXT, 't', "t", "Take out", take_out, has_value},
    {PRESS_TEXT, 'a', "a", "To ask", put_on_list, may_be_listed},
    {PRESS_TEXT, 'o', "o", "Got out of it", outcomes, NULL},
    {PRESS_TEXT, 'c', "c", "Able or not yet", capacity, NULL},
    {PRESS_TEXT, 'r', "r", "Regular of", regular, NULL},
    {PRESS_TEXT, 'X', "X", "No to all", say_no_to_all, NULL},
    {.key = NULL},
};
