/*
 * hand_say: how days, labels and who may see it stand on a young person's
 * pages.
 */
#include <string.h>

#include "base/day.h"
#include "tui/hand_turn.h"
#include "tui/plain.h"

static const struct {
	const char *see;
	enum see code;
	enum own_word words;
} sees[] = {
    {"team", SEE_TEAM, WORD_SEE_TEAM},
    {"worker", SEE_WORKER, WORD_SEE_ONE},
    {"emergency", SEE_EMERGENCY, WORD_SEE_EMERGENCY},
    {"nobody", SEE_NOBODY, WORD_SEE_NOBODY},
};
#define SEES (sizeof(sees) / sizeof(sees[0]))

void
hand_say_see(struct buf *out, const char *see, const char *worker)
{
	for (size_t i = 0; i < SEES; i++)
		if (strcmp(sees[i].see, see) == 0)
			buf_add_text(out, own_word(sees[i].words));
	if (strcmp(see, "worker") == 0)
		buf_add_format(out, " %s", worker);
}

enum see
hand_see_of(const char *see)
{
	for (size_t i = 0; i < SEES; i++)
		if (strcmp(sees[i].see, see) == 0)
			return sees[i].code;
	return SEE_NOBODY;
}

/* "3 Nov 2026": the year is always there, so nobody has to guess it. */
void
hand_say_day(struct buf *out, int32_t day)
{
	plain_day(out, day, DAY_NONE);
}

void
hand_say_line(struct buf *out, enum own_word label, const char *value)
{
	buf_add_format(out, "%s %s\n", own_word(label), value);
}
