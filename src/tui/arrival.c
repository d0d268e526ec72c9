/*
 * arrival: said once, and only when there is something to say.
 */
#include "tui/arrival.h"

#include <inttypes.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/day.h"
#include "tui/pose.h"

/* ------------------------------------------------------- the clock, asked */

static void
put_question(struct desk *desk, int32_t day)
{
	struct question question = {
	    .answers = {{'n', "No, or ask me later"}, {'y', "Yes, it is"}},
	    .count = 2,
	};
	struct buf text = BUF_EMPTY;
	char today[32];

	day_format_long(day, today, sizeof(today));
	buf_add_format(&text, "Is today %s?", today);
	question.text = text.text;
	question.effect =
	    records_clock(desk->records) == CLOCK_BEHIND
		? "The clock of this laptop was later than that before. Until "
		  "somebody says what day it is, nothing is erased or closed."
		: "The clock of this laptop has leapt ahead. Until somebody "
		  "says what day it is, nothing is erased or closed.";
	if (pose_question(desk, &question) == 1)
		desk_tell(desk, records_confirm_date(desk->records, day));
	else
		desk_say(desk, ROLE_WARNING,
		    "Put the clock of this laptop right. Then lock, and open "
		    "the vault again.");
	buf_clear(&text);
}

void
arrival_ask_date(struct desk *desk)
{
	if (desk->records != NULL &&
	    records_clock(desk->records) != CLOCK_TRUSTED)
		put_question(desk, moment_day(clock_now()));
}

/* ---------------------------------------------------------- what is said */

static void
add_asks(int64_t asks, struct buf *said)
{
	if (asks > 0)
		buf_add_format(said,
		    "Changes a manager asked for, made now: %" PRId64 ". ",
		    asks);
}

/* True: something is amiss. */
static bool
add_warnings(const struct desk *desk, struct buf *said)
{
	size_t before = said->length;

	if (unlock_needs_new_keys(desk->unlock))
		buf_add_text(said,
		    "The keys could not be made new: make room on the disk, "
		    "then lock and open again. ");
	if (unlock_has_new_releases(desk->unlock))
		buf_add_text(said,
		    "The file releases.db was missing and was made anew, with "
		    "the same figures. The list of what was taken out is gone: "
		    "ask who moved the file. ");
	if (geteuid() == 0)
		buf_add_text(
		    said, "You are root here: use an account of your own. ");
	if (!desk->start->has_landlock)
		buf_add_text(said,
		    "The fence around sayso is only half as high on this "
		    "machine. ");
	return said->length > before;
}

void
arrival_tell(struct desk *desk)
{
	struct buf said = BUF_EMPTY;
	bool is_amiss;

	add_asks(unlock_asks_done(desk->unlock), &said);
	is_amiss = add_warnings(desk, &said);
	if (said.length > 0 && desk->said.length == 0)
		desk_say(desk, is_amiss ? ROLE_WARNING : ROLE_PLAIN, "%s",
		    said.text);
	buf_clear(&said);
}
