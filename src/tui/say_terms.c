/*
 * say_terms: what stands beside a yes: who may see it, how long, when it was
 * said; and changing each with Left and Right.
 */
#include <string.h>

#include "base/day.h"
#include "tui/plain.h"
#include "tui/say_page.h"

#define MONTHS_MOST (12 * CONSENT_YEARS_MOST)

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

int32_t
say_page_until(const struct say_page *page)
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
		day_format_long(say_page_until(page), day, sizeof(day));
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
void
say_page_read_sessions(struct say_page *page)
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

	if (day > today || day < today - CONSENT_LATE_DAYS)
		return;
	page->said_on = day;
	say_page_read_sessions(page);
}

void
say_page_step(struct say_page *page, int by)
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
