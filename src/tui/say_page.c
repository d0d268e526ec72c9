/*
 * say_page: keys of the page on which a yes or a no is written down.
 *
 * Enter never makes a yes by itself: the page opens on "Not now", what was
 * typed ahead is thrown away, and nothing can be pasted (DESIGN 1, rule 2).
 */
#include "tui/say_page.h"

#include <string.h>

#include "tui/no.h"
#include "tui/term.h"

#define MONTHS_USUAL 12

/* ---------------------------------------------------------------- answers */

static void
write_adult(struct say_page *page)
{
	struct adult_say say = {.kind = page->kind->name,
	    .yes = true,
	    .said_on = page->said_on,
	    .until = say_page_until(page)};

	if (page->adult && !page->about.is_able)
		desk_tell(page->desk,
		    consent_adult(page->desk->records, page->code, &say));
}

static void
say_yes(struct say_page *page)
{
	struct consent_saying saying = {.said_on = page->said_on,
	    .read_aloud = page->read_aloud,
	    .brought_up = page->brought_up};
	struct consent_say say = {.kind = page->kind->name,
	    .see = page->see,
	    .count = page->count,
	    .until =
		page->months == MONTHS_USUAL ? DAY_NONE : say_page_until(page)};

	if (page->session >= 0)
		saying.session = page->sessions.sessions[page->session].code;
	if (desk_tell(page->desk, consent_spoken(page->desk->records,
				      page->code, &saying, &say, 1, NULL)) !=
	    STATUS_OK)
		return;
	desk_say(page->desk, ROLE_GOOD, "Written down: yes to %s.",
	    page->kind->label);
	write_adult(page);
	page->said_yes = page->is_left = true;
}

static void
answer(struct say_page *page, enum say_spot spot)
{
	if (spot == SAY_YES)
		say_yes(page);
	else if (spot == SAY_NO)
		page->is_left = no_heard(
		    page->desk, page->code, page->kind->name, page->is_held);
	else
		page->is_left = true;
}

/* ------------------------------------------------------------------- keys */

/* Up and down go to answers by "Not now" only. */
static void
go(struct say_page *page, int by)
{
	int spot = page->focus >= SAY_NO && by > 0 ? -1 : (int)page->focus;

	if (page->focus >= SAY_NO && by < 0)
		spot = SAY_NO;
	do {
		spot += by;
		if (spot < 0 || spot >= SAY_NO) {
			page->focus = SAY_NOT_NOW;
			return;
		}
	} while (!say_page_has(page, (enum say_spot)spot));
	page->focus = (enum say_spot)spot;
}

static void
go_aside(struct say_page *page, int by)
{
	int spot = (int)page->focus + by;

	if (page->focus < SAY_NO)
		say_page_step(page, by);
	else if (spot >= SAY_NO && spot <= SAY_YES)
		page->focus = (enum say_spot)spot;
}

static void
take_letter(struct say_page *page, char letter)
{
	if (letter == 'y')
		answer(page, SAY_YES);
	else if (letter == 'n')
		answer(page, SAY_NO);
	else if (letter == ' ' && page->focus >= SAY_NO)
		page->read_aloud = !page->read_aloud;
	else if (letter == ' ')
		say_page_step(page, 1);
}

static void
take(struct say_page *page, const struct press *press)
{
	switch (press->code) {
	case PRESS_ESC:
		page->is_left = true;
		break;
	case PRESS_ENTER:
		if (page->focus == SAY_YES)
			desk_say(page->desk, ROLE_PLAIN,
			    "Press y if they said yes.");
		else if (page->focus >= SAY_NO)
			answer(page, page->focus);
		else
			say_page_step(page, 1);
		break;
	case PRESS_UP:
	case PRESS_BACKTAB:
		go(page, -1);
		break;
	case PRESS_DOWN:
	case PRESS_TAB:
		go(page, 1);
		break;
	case PRESS_LEFT:
	case PRESS_RIGHT:
		go_aside(page, press->code == PRESS_LEFT ? -1 : 1);
		break;
	case PRESS_TEXT:
		take_letter(page, press->text[1] == '\0' ? press->text[0] : 0);
		break;
	default:
		break;
	}
}

/* -------------------------------------------------------------- beginning */

static enum see
see_of(const char *see)
{
	if (strcmp(see, "emergency") == 0)
		return SEE_EMERGENCY;
	return strcmp(see, "nobody") == 0 ? SEE_NOBODY : SEE_TEAM;
}

/* From what they said before, else from the kind's own rule. */
static void
begin(struct say_page *page, const struct consent_line *before)
{
	page->is_held =
	    before != NULL && (strcmp(before->state, "live") == 0 ||
				  strcmp(before->state, "shut") == 0);

	page->see =
	    see_of(page->is_held ? before->see : page->kind->default_see);
	page->count =
	    (page->is_held && before->count) || page->see == SEE_NOBODY;
	page->months = MONTHS_USUAL;
	page->said_on = records_today(page->desk->records);
	page->focus = SAY_NOT_NOW;
	desk_tell(page->desk,
	    person_about(page->desk->records, page->code, &page->about));
	say_page_read_sessions(page);
}

static void
write_help(const struct say_page *page, struct buf *help)
{
	buf_add_format(help,
	    "If they want to know more:\n\n%s\n\n"
	    "Read the words out, then press y for a yes or n for a no. Enter "
	    "never makes a yes. \"Not now\" writes nothing down. Space: the "
	    "words were read aloud.\n\n"
	    "Up and Down go to who may see it, how long, and when it was said; "
	    "Left and Right change it. \"They brought it up\" is for a yes "
	    "after a no: without that, a no is not asked again for six "
	    "months.",
	    page->kind->rest);
}

bool
say_page_run(struct desk *desk, const char *code, const char *called,
    const struct kind *kind, const struct consent_line *before)
{
	struct say_page page = {
	    .desk = desk, .code = code, .called = called, .kind = kind};
	struct buf help = BUF_EMPTY;
	struct press press;

	begin(&page, before);
	write_help(&page, &help);
	page.layer = (struct layer){.draw = say_draw,
	    .context = &page,
	    .help = help.text,
	    .refuses_paste = true};
	layer_push(&desk->top, &page.layer);
	term_forget_typed();
	while (!page.is_left) {
		desk_wait(desk, &press);
		take(&page, &press);
	}
	layer_pop(&desk->top);
	term_forget_typed();
	session_list_clear(&page.sessions);
	buf_clear(&help);
	return page.said_yes;
}
