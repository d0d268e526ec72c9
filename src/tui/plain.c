/*
 * plain: one table of words, so that every screen says the same.
 */
#include "tui/plain.h"

#include <string.h>

#include "base/day.h"

struct word {
	const char *word;
	const char *plain;
};

static const struct word sees[] = {
    {"team", "every worker"},
    {"worker", "one worker they chose"},
    {"emergency", "workers, in an emergency"},
    {"nobody", "nobody"},
    {NULL, NULL},
};

static const struct word whys[] = {
    {"ran_out", "it ran out"},
    {"own_no", "they said no"},
    {"heard_no", "they said no"},
    {"worker_no", "a worker said no"},
    {"notice", "it asks for more now"},
    {"key", "their key is new"},
    {"restored", "the vault is an old copy"},
    {"asked", "keep it, do not use it"},
    {"capacity", "an adult's yes is needed"},
    {"adult", "an adult's yes is needed"},
    {"unproved", "the history does not say so"},
    {NULL, NULL},
};

static const char *
look_up(const struct word *words, const char *word)
{
	for (; words->word != NULL; words++)
		if (strcmp(words->word, word) == 0)
			return words->plain;
	return word;
}

const char *
plain_see(const char *see)
{
	return look_up(sees, see);
}

const char *
plain_why(const char *why)
{
	return look_up(whys, why);
}

void
plain_day(struct buf *out, int32_t day, int32_t today)
{
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May",
	    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct day_parts parts = day_to_parts(day);

	if (parts.month < 1)
		return;
	buf_add_format(out, "%d %s", parts.day, months[parts.month - 1]);
	if (parts.year != day_to_parts(today).year)
		buf_add_format(out, " %d", parts.year);
}

void
plain_state(struct buf *out, const struct consent_line *say)
{
	if (strcmp(say->state, "gone") == 0)
		buf_add_text(out, "said no");
	else if (strcmp(say->state, "asked") == 0)
		buf_add_text(out, "waits to be asked");
	else if (strcmp(say->state, "shut") == 0)
		buf_add_format(out, "shut: %s", plain_why(say->why));
	else if (strcmp(say->level, "carried") == 0)
		buf_add_text(out, "not asked yet");
	else
		buf_add_text(out, "said yes");
}

void
plain_told(struct buf *out, const struct consent_line *say, int32_t today)
{
	if (strcmp(say->level, "pin") == 0)
		buf_add_text(out, "used their PIN");
	else if (strcmp(say->level, "card") == 0)
		buf_add_text(out, "used their PIN and card");
	else if (strcmp(say->level, "carried") == 0)
		buf_add_text(out, "came from an old file");
	else if (*say->heard_by != '\0')
		buf_add_format(out, "told %s", say->heard_by);
	else
		buf_add_text(out, "said so by word");
	if (say->said_on != DAY_NONE) {
		buf_add_text(out, " on ");
		plain_day(out, say->said_on, today);
	}
	if (say->read_aloud)
		buf_add_text(out, ", read aloud");
}

/* Who saw it before does not matter now: nobody does. */
static void
add_shut(struct buf *out, const struct consent_line *say, int32_t today)
{
	buf_add_text(out, "used by nobody, ");
	if (say->goes_from != DAY_NONE) {
		buf_add_text(out, "erased from ");
		plain_day(out, say->goes_from, today);
		buf_add_text(out, ", ");
	}
}

void
plain_add_see(struct buf *out, const struct consent_line *say)
{
	if (strcmp(say->level, "carried") == 0)
		buf_add_format(out, "only %s", say->heard_by);
	else
		buf_add_text(out, plain_see(say->see));
}

void
plain_say(struct buf *out, const struct consent_line *say, int32_t today)
{
	if (strcmp(say->state, "asked") == 0)
		return;
	if (strcmp(say->state, "shut") == 0) {
		add_shut(out, say, today);
	} else if (strcmp(say->state, "gone") != 0) {
		plain_add_see(out, say);
		buf_add_text(out, say->count ? ", counted, good until "
					     : ", not counted, good until ");
		plain_day(out, say->runs_out, today);
		buf_add_text(out, ", ");
	}
	plain_told(out, say, today);
}
