/*
 * hand_drop: each value is a row; x rubs out the one they stand on.
 *
 * It is out at once.  It can be brought back while they are here, from memory
 * only.
 */
#include "tui/hand_drop.h"

#include <stdio.h>
#include <string.h>

#include "core/own_drop.h"
#include "tui/hand_held.h"

/* The newest that can be brought back; ${kind} NULL: of any.  NULL: none. */
static const struct own_dropped *
newest(const struct hand_turn *turn, const char *kind)
{
	size_t count = 0;
	const struct own_dropped *dropped =
	    own_drop_undoable(turn->desk->records, &count);

	while (count-- > 0)
		if (kind == NULL || strcmp(dropped[count].kind, kind) == 0)
			return &dropped[count];
	return NULL;
}

bool
hand_drop_can_back(const struct hand_turn *turn, const char *kind)
{
	return newest(turn, kind) != NULL;
}

bool
hand_drop_back(struct hand_turn *turn, const char *kind)
{
	const struct own_dropped *dropped = newest(turn, kind);
	char value[CODE_TEXT_BYTES];

	if (dropped == NULL)
		return false;
	snprintf(value, sizeof(value), "%s", dropped->value);
	return hand_turn_did(
	    turn, own_drop_back(turn->desk->records, turn->code, value));
}

bool
hand_drop_all_back(struct hand_turn *turn)
{
	while (newest(turn, NULL) != NULL)
		if (!hand_drop_back(turn, NULL))
			return false;
	return true;
}

static void
rub_out(struct hand_turn *turn, const struct own_value *value)
{
	enum status status =
	    own_drop_value(turn->desk->records, turn->code, value->code);

	if (status == STATUS_INVALID)
		hand_say(turn->desk, ROLE_WARNING, WORD_NEED_NAME);
	else if (hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD, WORD_RUBBED_OUT);
}

static void
fill(const struct hand_turn *turn, struct hand_page *page,
    const struct own_thing *thing)
{
	hand_page_begin(page);
	for (size_t i = 0; i < thing->count; i++)
		hand_page_item(page, (int)i,
		    thing->values[i].hidden == OWN_SHOWN
			? thing->values[i].value
			: own_word(WORD_HELD_NEEDS_CARD),
		    thing->values[i].words);
	if (hand_held_can_change(turn, thing))
		hand_page_key(page, HAND_ENTER, WORD_KEY_WRITE_ANEW);
	hand_page_key(page, 'x', WORD_KEY_DROP);
	hand_page_key(page, HAND_ESC, WORD_KEY_BACK);
}

void
hand_drop_run(struct hand_turn *turn, const struct own_thing *thing)
{
	struct hand_page page;
	int key, at;

	hand_turn_page(turn, &page, WORD_CHANGE, WORD_CHANGE_HELP);
	buf_set(&page.title, thing->say.label);
	fill(turn, &page, thing);
	key = hand_page_wait(&page);
	at = hand_page_at(&page);
	hand_page_close(&page);
	if (key == HAND_ENTER)
		(void)hand_value_run(turn, thing->say.kind);
	else if (key == 'x' && at >= 0)
		rub_out(turn, &thing->values[at]);
}
