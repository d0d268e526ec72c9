/*
 * home_side: beside home, what is to know about the chosen row.
 */
#include "tui/home_internal.h"

#include <string.h>

#include "tui/when.h"

static const char keys[] = "\n\nn writes up a session\n"
			   "t shows whom to expect at the door\n"
			   "p lists the people of your groups\n"
			   "f finds somebody by the name they gave\n"
			   "r rings round a group\n"
			   "m shows everything there is\n"
			   "Ctrl-X hides all this and locks";

/* Why something is shut, as core says it, in a sentence. */
static const char *
why_words(const char *why)
{
	static const struct {
		const char *why, *words;
	} list[] = {
	    {"to_ask", "It waits to be asked."},
	    {"review", "It is time to think over whether they can decide for "
		       "themself."},
	    {"ran_out", "What they agreed ran out."},
	    {"notice", "It asks for more than it did when they said yes."},
	    {"key", "Their key is new."},
	    {"restored", "The vault was restored from a backup."},
	    {"asked", "They asked to keep it and not to use it."},
	    {"capacity", "It was thought that they cannot decide yet."},
	    {"carried", "It came from an old file. They were never asked."},
	    {"adult", "An adult has to say yes too."},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].why, why) == 0)
			return list[i].words;
	return "It is shut until they are asked.";
}

static void
side_group(const struct tonight_group *group, struct buf *text)
{
	buf_add_format(text, "%s\n", group->name);
	when_add_times(text, group->start_minute, group->end_minute);
	if (*group->place != '\0')
		buf_add_format(text, "\n%s", group->place);
	buf_add_text(text, "\n\n");
	if (group->is_cover)
		buf_add_text(text, "You stand in tonight. ");
	else if (!group->is_mine)
		buf_add_text(text, "You do not work with this group. ");
	buf_add_text(text, *group->session != '\0'
			       ? "Enter opens what was written up."
			       : "Enter writes it up.");
}

static void
side_late(const struct tonight_late *late, struct buf *text)
{
	if (late->closes_on == DAY_NONE) {
		buf_add_text(text, "Nobody wrote up ");
		when_add_day(text, late->held_on);
		buf_add_text(text,
		    ". Late is fine. If nobody came, write it up with 0 "
		    "heads.");
	} else {
		buf_add_text(text, "Names can be added and put right until ");
		when_add_day(text, late->closes_on);
		buf_add_text(text, ". After that, corrections stand beside.");
	}
}

static void
side_ask(
    const struct home *home, const struct home_entry *entry, struct buf *text)
{
	const struct tonight_ask *asks = &home->tonight.asks[entry->at];

	buf_add_format(text, "%s\n", asks->called);
	for (size_t i = 0; i < entry->count; i++) {
		buf_add_format(text, "\n%s%s%s", asks[i].label,
		    *asks[i].label == '\0' ? "" : ": ", why_words(asks[i].why));
		if (asks[i].day == DAY_NONE || *asks[i].kind == '\0')
			continue;
		buf_add_text(text, strcmp(asks[i].why, "carried") == 0
				       ? " Ask before "
				       : " It is erased from ");
		when_add_day_short(text, asks[i].day);
		buf_add_text(
		    text, strcmp(asks[i].why, "carried") == 0 ? "." : " on.");
	}
}

/* What is alike for every row of that kind; NULL: it differs. */
static const char *const alike[] = {
    [HOME_CLOCK] =
	"This computer's clock does not fit the last entry. Nothing is erased "
	"or closed until a worker says that the date is right.",
    [HOME_KEYS] =
	"Somebody's key was taken away, but the vault's own keys could not be "
	"made new. Make room on the disk, lock, and open again.",
    [HOME_RESTORED] =
	"It was made again from an older copy. What young people agreed before "
	"is shut until they are asked again, unless nothing newer was known. "
	"Each is told when they next look. Enter checks the vault.",
    [HOME_SCRUB] =
	"What was erased is gone for every screen, but its old bytes are still "
	"in the file. Enter makes the vault new and searches it. With many "
	"people that takes a while.",
    [HOME_ENVELOPE] =
	"Make new words for the envelope, or add a second worker. Nobody can "
	"open a vault whose only passphrase is lost.",
    [HOME_BACKUP] =
	"A laptop can be lost or break. A backup on a stick, kept somewhere "
	"else, takes a minute. Enter, or b, makes one.",
    [HOME_HEADS] = "They were counted while it was locked. Enter puts them "
		   "into tonight's session.",
    [HOME_MORE_REQUESTS] = "The law gives one month for each.",
    [HOME_SHEET] = "The trip is over. Shred the sheet, then say that it is "
		   "gone.",
    [HOME_MORE_ASKS] = "Ask them when they are here. What is not asked in "
		       "time is erased.",
    [HOME_SOON] = "Ask them when they are here. What is not asked in time is "
		  "erased.",
    [HOME_FEW] =
	"These groups had fewer sessions than they mostly have. What is "
	"written up after the close is in no figures. Enter shows "
	"how many.",
    [HOME_NOES] = "What somebody said no to, as another worker heard it.",
};

void
home_side(struct view *view, int id, struct buf *text)
{
	const struct home *home = view->context;
	const struct home_entry *entry = &home->entries[id];

	switch (entry->what) {
	case HOME_GROUP:
		side_group(&home->tonight.groups[entry->at], text);
		break;
	case HOME_LATE:
		side_late(&home->tonight.late[entry->at], text);
		break;
	case HOME_REQUEST:
		buf_add_text(
		    text, request_next_text(home->requests[entry->at].next));
		break;
	case HOME_ASK:
		side_ask(home, entry, text);
		break;
	default:
		buf_add_text(text, alike[entry->what]);
	}
	buf_add_text(text, keys);
}
