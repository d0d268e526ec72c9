/*
 * hand_see: who may see a thing, and is it counted.
 *
 * Less is said at once.  More is signed, so it asks for their PIN.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/hand_turn.h"

enum { ROW_TEAM, ROW_EMERGENCY, ROW_NOBODY, ROW_COUNT, ROW_WORKERS };

static bool
is_only_team(const struct own_thing *thing)
{
	static const char *const kinds[] = {"name", "handle", "attendance"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(thing->say.kind, kinds[i]) == 0)
			return true;
	return false;
}

static bool
is_counted(struct hand_turn *turn, const struct own_thing *thing)
{
	struct kind_list list = {NULL, 0};
	bool is_so = kind_get(turn->desk->records, thing->say.kind, &list) ==
			 STATUS_OK &&
		     strcmp(list.kinds[0].coarse, "none") != 0;

	kind_list_clear(&list);
	return is_so;
}

static void
add(struct hand_page *page, int id, enum own_word words, const char *name,
    bool is_now)
{
	struct buf text = BUF_EMPTY;
	struct row *row;

	buf_set(&text, own_word(words));
	if (name != NULL)
		buf_add_format(&text, " %s", name);
	row = hand_page_item(page, id, text.text, NULL);
	if (is_now)
		hand_page_right(row, WORD_SEE_NOW);
	buf_clear(&text);
}

static void
fill(struct hand_turn *turn, struct hand_page *page,
    const struct own_thing *thing)
{
	const char *see = thing->say.see;
	bool counts = is_counted(turn, thing);

	hand_page_begin(page);
	hand_page_text(page, thing->say.label);
	add(page, ROW_TEAM, WORD_SEE_1, NULL, strcmp(see, "team") == 0);
	if (!is_only_team(thing)) {
		add(page, ROW_EMERGENCY, WORD_SEE_2, NULL,
		    strcmp(see, "emergency") == 0);
		for (size_t i = 0; i < turn->view.workers_count; i++)
			add(page, ROW_WORKERS + (int)i, WORD_SEE_4,
			    turn->view.workers[i],
			    strcmp(see, "worker") == 0 &&
				strcmp(thing->see_name,
				    turn->view.workers[i]) == 0);
	}
	if (counts) {
		add(page, ROW_NOBODY, WORD_SEE_3, NULL,
		    strcmp(see, "nobody") == 0);
		add(page, ROW_COUNT,
		    thing->say.count ? WORD_SEE_COUNT_YES : WORD_SEE_COUNT_NO,
		    NULL, false);
	}
	hand_page_key(page, HAND_ENTER, WORD_KEY_CHOOSE);
	hand_page_key(page, HAND_ESC, WORD_KEY_BACK);
}

/* What they chose. */
static void
change_of(const struct hand_turn *turn, const struct own_thing *thing, int row,
    struct own_change *change)
{
	static const enum see sees[] = {SEE_TEAM, SEE_EMERGENCY, SEE_NOBODY};

	*change = (struct own_change){.kind = thing->say.kind,
	    .answer = OWN_YES,
	    .see = hand_see_of(thing->say.see),
	    .count = thing->say.count || row == ROW_NOBODY,
	    .until = thing->say.until};
	if (row == ROW_COUNT) {
		change->count = !thing->say.count;
		change->worker = thing->see_name;
	} else if (row >= ROW_WORKERS) {
		change->see = SEE_WORKER;
		change->worker = turn->view.workers[row - ROW_WORKERS];
	} else {
		change->see = sees[row];
	}
	if (change->see != SEE_WORKER)
		change->worker = NULL;
}

static void
sign(struct hand_turn *turn, const struct own_change *change)
{
	hand_answer_add(turn, change);
	if (hand_key_sign(turn))
		hand_say(turn->desk, ROLE_GOOD, WORD_SEE_DONE);
	else
		hand_say(turn->desk, ROLE_WARNING, WORD_ASK_NEEDS_PIN);
	hand_answers_cut(turn, 0);
}

static void
say(struct hand_turn *turn, const struct own_change *change)
{
	enum status status;

	if (turn->own != NULL) {
		sign(turn, change);
		return;
	}
	status = own_say_narrow(turn->desk->records, turn->code, change);
	if (status == STATUS_NO_CONSENT)
		sign(turn, change);
	else if (status == STATUS_INVALID)
		hand_say(turn->desk, ROLE_WARNING, WORD_SEE_IS_NO);
	else if (hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD, WORD_SEE_DONE);
}

static bool
is_as_it_was(const struct own_thing *thing, const struct own_change *change)
{
	if (change->see != hand_see_of(thing->say.see) ||
	    change->count != thing->say.count)
		return false;
	return change->see != SEE_WORKER ||
	       strcmp(change->worker, thing->see_name) == 0;
}

void
hand_see_run(struct hand_turn *turn, const struct own_thing *thing)
{
	struct own_change change;
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_SEE, WORD_SEE_HELP);
	fill(turn, &page, thing);
	key = hand_page_wait(&page);
	if (key == HAND_ENTER)
		change_of(turn, thing, hand_page_at(&page), &change);
	hand_page_close(&page);
	if (key != HAND_ENTER)
		return;
	if (is_as_it_was(thing, &change))
		hand_say(turn->desk, ROLE_PLAIN, WORD_SEE_SAME);
	else
		say(turn, &change);
}
