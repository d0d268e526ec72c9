/*
 * office_due: the few lines above the menus: what is wrong first, then what
 * comes next.
 */
#include "tui/office_internal.h"

#include <inttypes.h>

#include "base/mem.h"
#include "tui/sentence.h"
#include "tui/when.h"

/* Each on a line of its own. */
static void
new_line(struct buf *text)
{
	if (text->length > 0)
		buf_add_char(text, '\n');
}

static void
add_trouble(struct buf *text, enum status status)
{
	new_line(text);
	buf_add_text(text, "! ");
	sentence_add(text, status_sentence(status));
	status_clear();
}

/* Roll-backs and cuts of the history, where they can be seen. */
static void
add_history(struct desk *desk, struct buf *text)
{
	struct buf sentence = BUF_EMPTY;
	bool follow = true;
	enum status status =
	    figures_heads_follow(desk->unlock, &follow, &sentence);

	if (status != STATUS_OK) {
		add_trouble(text, status);
	} else if (!follow) {
		new_line(text);
		buf_add_text(text, "! ");
		sentence_add(text, sentence.text);
	}
	buf_clear(&sentence);
}

static void
add_state(struct buf *text, const struct publish_period *period)
{
	new_line(text);
	if (period->state != PUBLISH_OPEN)
		buf_add_text(text, "! ");
	publish_period_name(period, text);
	buf_add_text(text, ": ");
	office_state(period, text);
	buf_add_char(text, '.');
}

/* The first that is open, and each that is not as it should be. */
static void
add_periods(struct desk *desk, struct buf *text)
{
	struct publish_period *periods = NULL;
	const struct publish_period *next = NULL;
	size_t count = 0;
	enum status status = figures_list(desk->unlock, &periods, &count);

	if (status != STATUS_OK)
		add_trouble(text, status);
	for (size_t i = 0; i < count; i++) {
		if (periods[i].state == PUBLISH_FORGED ||
		    periods[i].state == PUBLISH_NO_FIGURES ||
		    periods[i].state == PUBLISH_LOST)
			add_state(text, &periods[i]);
		if (next == NULL && periods[i].state == PUBLISH_OPEN)
			next = &periods[i];
	}
	if (next != NULL)
		add_state(text, next);
	mem_free(periods);
}

static void
add_overdue(struct desk *desk, struct buf *text)
{
	int64_t overdue = 0;
	enum status status = figures_overdue(desk->unlock, &overdue);

	if (status != STATUS_OK) {
		add_trouble(text, status);
		return;
	}
	new_line(text);
	buf_add_format(text,
	    "Requests of young people that are overdue: %" PRId64 "%s", overdue,
	    overdue == 0 ? "." : ". Ask the workers.");
}

void
office_due(struct desk *desk, struct buf *text)
{
	add_history(desk, text);
	add_periods(desk, text);
	add_overdue(desk, text);
}

/* ------------------------------------------------------ how a period stands */

static void
add_open(const struct publish_period *period, struct buf *text)
{
	int32_t today = office_today();

	if (period->start > today) {
		buf_add_text(text, "begins ");
		when_add_day_short(text, period->start);
	} else if (today >= period->closes_on) {
		buf_add_text(text, "closes at the next lock");
	} else {
		buf_add_text(text, "closes on ");
		when_add_day_short(text, period->closes_on);
	}
}

void
office_state(const struct publish_period *period, struct buf *text)
{
	switch (period->state) {
	case PUBLISH_OPEN:
		add_open(period, text);
		break;
	case PUBLISH_DRAWN:
		buf_add_text(text, "figures at the next lock");
		break;
	case PUBLISH_CLOSED:
		buf_add_text(text, "closed");
		break;
	case PUBLISH_NO_FIGURES:
		buf_add_text(text, "closed, no figures");
		break;
	case PUBLISH_LOST:
		buf_add_text(text, "figures are lost");
		break;
	case PUBLISH_FORGED:
		buf_add_text(text, "signed by no worker");
		break;
	}
}

static const char no_figures[] =
    "No figures: these tables would have told too much about somebody. In a "
    "club of this make no rounding lets every table add up, and no table is "
    "left out once the numbers are drawn.\n\nThis is final. The sessions and "
    "hours of the period stand in the work diary and in the evidence for an "
    "inspector.\n\nThe plan of a year stays as it is. Ask for one with fewer "
    "or "
    "broader tables for the next reporting year: cross fewer things, or take "
    "wider groups.";

static const char lost[] =
    "This period was closed, and its figures are lost. They stood in a copy "
    "of the vault that is not here any more.\n\nThey cannot be made a second "
    "time: two sets of figures for the same time could give somebody away. "
    "Files that were taken out before are still good. A backup made after "
    "the close still has the figures.";

static const char forged[] =
    "What stands here for this period was signed by no worker of this vault. "
    "So it is not shown: somebody may have put it there.\n\nAsk a worker to "
    "move the file releases.db out of the vault's folder, and to open the "
    "vault again. It is made anew, with the true figures where the workers "
    "have them. Keep the file that was moved, and ask for help.";

void
office_state_full(const struct publish_period *period, struct buf *text)
{
	if (period->state == PUBLISH_NO_FIGURES) {
		buf_add_text(text, no_figures);
	} else if (period->state == PUBLISH_LOST) {
		buf_add_text(text, lost);
	} else if (period->state == PUBLISH_FORGED) {
		buf_add_text(text, forged);
	} else if (period->state == PUBLISH_DRAWN) {
		buf_add_text(text,
		    "This period is closed, and its numbers are drawn. Working "
		    "the figures out took too long. It goes on, with the same "
		    "numbers, when a worker next locks the vault.");
	} else {
		buf_add_text(text, "From ");
		when_add_day(text, period->start);
		buf_add_text(text, " to ");
		when_add_day(text, period->end);
		buf_add_text(text,
		    ".\n\nIt has no figures yet. They are made once, when a "
		    "worker locks the vault on or after ");
		when_add_day(text, period->closes_on);
		buf_add_text(text,
		    ". A worker can close it earlier, once it has ended. "
		    "Nobody sees figures before that.");
	}
}
