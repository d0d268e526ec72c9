/*
 * say_page: keys of the page on which a yes or a no is written down.
 *
 * Enter never makes a yes by itself: the page opens on "Not now", what was
 * typed ahead is thrown away, and nothing can be pasted (DESIGN 1, rule 2).
 */
#include "tui/say_page.h"

#include <string.h>

#include "base/day.h"
#include "tui/no.h"
#include "tui/plain.h"
#include "tui/term.h"

#define MONTHS_USUAL 12
#define MONTHS_MOST  (12 * CONSENT_YEARS_MOST)
#define SAID_DAYS    31 /* written down at most so long after */

/* ------------------------------------------------------------ what stands */

static bool
is_countable(const struct say_page *page)
{
	return strcmp(page->kind->coarse, "none") != 0;
}

/* Names and who came are for the team or for nobody. */
static bool
is_for_team(const struct say_page *page)
{
	static const char *const kinds[] = {"name", "handle", "attendance"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(page->kind->name, kinds[i]) == 0)
			return true;
	return false;
}

bool
say_page_has(const struct say_page *page, enum say_spot spot)
{
	switch (spot) {
	case SAY_SEE:
		return !is_for_team(page) || is_countable(page);
	case SAY_COUNT:
		return is_countable(page);
	case SAY_SESSION:
		return page->sessions.count > 0;
	case SAY_ADULT:
		return !page->about.is_able;
	default:
		return true;
	}
}

const char *
say_page_label(enum say_spot spot)
{
	static const char *const labels[] = {
	    [SAY_SEE] = "Who may see it",
	    [SAY_COUNT] = "Counted",
	    [SAY_UNTIL] = "Good until",
	    [SAY_SAID] = "Said on",
	    [SAY_SESSION] = "At the session",
	    [SAY_ALOUD] = "Read aloud",
	    [SAY_BROUGHT] = "They brought it up",
	    [SAY_ADULT] = "An adult said yes",
	};

	return labels[spot];
}

static int32_t
until(const struct say_page *page)
{
	return day_add_months(page->said_on, page->months);
}

static void
add_session(const struct say_page *page, struct buf *text)
{
	const struct session *session;
	char start[MINUTE_TEXT_BYTES];

	if (page->session < 0) {
		buf_add_text(text, "none");
		return;
	}
	session = &page->sessions.sessions[page->session];
	minute_format(session->start_minute, start);
	buf_add_format(text, "%s %s", start,
	    *session->group != '\0' ? session->group : session->place);
}

void
say_page_value(
    const struct say_page *page, enum say_spot spot, struct buf *text)
{
	static const char *const sees[] = {"nobody", "emergency", "team"};
	char day[32];

	switch (spot) {
	case SAY_SEE:
		buf_add_text(text, plain_see(sees[page->see]));
		break;
	case SAY_COUNT:
		buf_add_text(text, page->count ? "yes" : "no");
		break;
	case SAY_UNTIL:
		day_format_long(until(page), day, sizeof(day));
		buf_add_text(text, day);
		break;
	case SAY_SAID:
		day_format_long(page->said_on, day, sizeof(day));
		buf_add_text(text, day);
		break;
	case SAY_SESSION:
		add_session(page, text);
		break;
	case SAY_ALOUD:
		buf_add_text(text, page->read_aloud ? "yes" : "no");
		break;
	case SAY_BROUGHT:
		buf_add_text(text, page->brought_up ? "yes" : "no");
		break;
	case SAY_ADULT:
		buf_add_text(text, page->adult ? "yes" : "no");
		break;
	default:
		break;
	}
}

/* --------------------------------------------------------------- changing */

/* The session of that day that they are on the register of. */
static void
read_sessions(struct say_page *page)
{
	page->session = -1;
	session_list_clear(&page->sessions);
	desk_tell(page->desk, session_list(page->desk->records, page->said_on,
				  page->said_on, NULL, &page->sessions));
	for (size_t i = 0; i < page->sessions.count; i++) {
		const struct session *session = &page->sessions.sessions[i];

		for (size_t j = 0; j < session->present_count; j++)
			if (strcmp(session->present[j].code, page->code) == 0)
				page->session = (int)i;
	}
}

/* What nobody sees is held only to be counted. */
static void
step_see(struct say_page *page, int by)
{
	do {
		page->see = (enum see)(((int)page->see + 3 + by) % 3);
	} while ((page->see == SEE_EMERGENCY && is_for_team(page)) ||
		 (page->see == SEE_NOBODY && !is_countable(page)));
	if (page->see == SEE_NOBODY)
		page->count = true;
}

static void
step_count(struct say_page *page)
{
	if (page->see != SEE_NOBODY)
		page->count = !page->count;
	else
		desk_say(page->desk, ROLE_PLAIN,
		    "What nobody sees is held only to be counted.");
}

static void
step_said(struct say_page *page, int by)
{
	int32_t today = records_today(page->desk->records);
	int32_t day = page->said_on + by;

	if (day > today || day < today - SAID_DAYS)
		return;
	page->said_on = day;
	read_sessions(page);
}

static void
step(struct say_page *page, int by)
{
	int count = (int)page->sessions.count;
	int months = page->months + by;

	switch (page->focus) {
	case SAY_SEE:
		step_see(page, by);
		break;
	case SAY_COUNT:
		step_count(page);
		break;
	case SAY_UNTIL:
		if (months >= 1 && months <= MONTHS_MOST)
			page->months = months;
		break;
	case SAY_SAID:
		step_said(page, by);
		break;
	case SAY_SESSION:
		page->session =
		    (page->session + 1 + count + 1 + by) % (count + 1) - 1;
		break;
	case SAY_ALOUD:
		page->read_aloud = !page->read_aloud;
		break;
	case SAY_BROUGHT:
		page->brought_up = !page->brought_up;
		break;
	case SAY_ADULT:
		page->adult = !page->adult;
		break;
	default:
		break;
	}
}

/* ---------------------------------------------------------------- answers */

static void
write_adult(struct say_page *page)
{
	struct adult_say say = {.kind = page->kind->name,
	    .yes = true,
	    .said_on = page->said_on,
	    .until = until(page)};

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
	    .until = page->months == MONTHS_USUAL ? DAY_NONE : until(page)};

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
		page->is_left =
		    no_heard(page->desk, page->code, page->kind->name);
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
		step(page, by);
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
		step(page, 1);
}

static void
take(struct say_page *page, const struct press *press)
{
	switch (press->code) {
	case PRESS_ESC:
		page->is_left = true;
		break;
	case PRESS_ENTER:
		if (page->focus >= SAY_NO)
			answer(page, page->focus);
		else
			step(page, 1);
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
	bool was_yes =
	    before != NULL && (strcmp(before->state, "live") == 0 ||
				  strcmp(before->state, "shut") == 0);

	page->see = see_of(was_yes ? before->see : page->kind->default_see);
	page->count = (was_yes && before->count) || page->see == SEE_NOBODY;
	page->months = MONTHS_USUAL;
	page->said_on = records_today(page->desk->records);
	page->focus = SAY_NOT_NOW;
	desk_tell(page->desk,
	    person_about(page->desk->records, page->code, &page->about));
	read_sessions(page);
}

static void
write_help(const struct say_page *page, struct buf *help)
{
	buf_add_format(help,
	    "If they want to know more:\n\n%s\n\n"
	    "Read the words out, then press y for a yes or n for a no. \"Not "
	    "now\" writes nothing down. Space: the words were read aloud.\n\n"
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
