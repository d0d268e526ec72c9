/*
 * hand_ask: one thing is asked a page; a no, a yes and "later" cost one press
 * each, and Enter answers nothing.
 *
 * A no is said at once.  What they said yes to is kept until it is signed, all
 * of it together; without a key of their own it is written down as said to the
 * worker who is here.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/hand_turn.h"
#include "tui/value.h"

/* ------------------------------------------------------------------ answers */

void
hand_answer_add(struct hand_turn *turn, const struct own_change *change)
{
	void *answers = turn->answers;
	struct hand_answer *answer;

	mem_grow(&answers, &turn->answers_room, turn->answers_count + 1,
	    sizeof(*turn->answers));
	turn->answers = answers;
	answer = &turn->answers[turn->answers_count++];
	*answer = (struct hand_answer){.change = *change};
	answer->kind = mem_text(change->kind);
	answer->change.kind = answer->kind;
	if (change->worker != NULL)
		answer->worker = mem_text(change->worker);
	answer->change.worker = answer->worker;
}

void
hand_answers_cut(struct hand_turn *turn, size_t count)
{
	while (turn->answers_count > count) {
		struct hand_answer *answer =
		    &turn->answers[--turn->answers_count];

		mem_wipe_text(&answer->kind);
		mem_wipe_text(&answer->worker);
	}
}

void
hand_answers_clear(struct hand_turn *turn)
{
	hand_answers_cut(turn, 0);
	mem_free(turn->answers);
	turn->answers = NULL;
	turn->answers_room = 0;
}

bool
hand_answers_have(const struct hand_turn *turn, const char *kind)
{
	for (size_t i = 0; i < turn->answers_count; i++)
		if (strcmp(turn->answers[i].kind, kind) == 0)
			return true;
	return false;
}

/* ----------------------------------------------------------------- one thing
 */

static enum own_word
why_of(const struct own_ask *ask)
{
	switch (ask->why) {
	case OWN_ASK_NOTICE:
		return WORD_ASK_WHY_NOTICE;
	case OWN_ASK_CARRIED:
		return WORD_ASK_WHY_CARRIED;
	case OWN_ASK_LEFT:
		return WORD_ASK_WHY_LEFT;
	case OWN_ASK_SHUT:
		return strcmp(ask->before.why, "ran_out") == 0
			   ? WORD_ASK_WHY_RAN_OUT
			   : WORD_ASK_WHY_KEY;
	default:
		return ask->brought_up ? WORD_ASK_WHY_YOU : WORD_ASK_WHY_WORKER;
	}
}

static void
fill(const struct hand_turn *turn, struct hand_page *page,
    const struct own_ask *ask)
{
	hand_page_begin(page);
	buf_set(&page->title, ask->label);
	hand_page_words(page, why_of(ask));
	hand_page_heading_text(page, ask->front);
	if (!turn->view.is_able)
		hand_page_words(page, WORD_ASK_ADULT);
	if (turn->read_aloud)
		hand_page_words(page, WORD_ASK_READ);
	hand_page_key(page, 'y', WORD_KEY_YES);
	hand_page_key(page, 'n', WORD_KEY_NO);
	hand_page_key(page, 'l', WORD_KEY_LATER);
	if (ask->is_counted && ask->see != SEE_NOBODY)
		hand_page_key(page, 'c', WORD_KEY_YES_COUNT);
	hand_page_key(page, 'r', WORD_KEY_READ);
	hand_page_key(page, HAND_ENTER, WORD_NONE);
}

/* y, c, n or l. */
static int
answer_of(struct hand_turn *turn, const struct own_ask *ask)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_ASK, WORD_ASK_HELP);
	hand_page_help(&page, ask->rest);
	do {
		fill(turn, &page, ask);
		key = hand_page_wait(&page);
		if (key == 'r')
			turn->read_aloud = !turn->read_aloud;
		else if (key == HAND_ENTER)
			hand_say(turn->desk, ROLE_PLAIN, WORD_ASK_YES_NO);
	} while (key == 'r' || key == HAND_ENTER);
	hand_page_close(&page);
	return key;
}

static void
add_yes(struct hand_turn *turn, const struct own_ask *ask, bool counts)
{
	struct own_change change = {.kind = ask->kind,
	    .answer = OWN_YES,
	    .see = ask->see,
	    .count = counts || ask->see == SEE_NOBODY,
	    .until = DAY_NONE};

	hand_answer_add(turn, &change);
	turn->answers[turn->answers_count - 1].brought_up = ask->brought_up;
}

static void
ask_one(struct hand_turn *turn, const struct own_ask *ask)
{
	struct records *records = turn->desk->records;
	const char *kinds[1] = {ask->kind};
	int key = answer_of(turn, ask);

	if (key == 'y' || key == 'c') {
		add_yes(turn, ask, key == 'c');
	} else if (key == 'l') {
		if (hand_turn_did(
			turn, own_ask_later(records, turn->code, ask->kind)))
			hand_say(turn->desk, ROLE_PLAIN, WORD_ASK_DID_LATER);
	} else {
		hand_say_no(turn, kinds, 1);
	}
}

void
hand_say_no(struct hand_turn *turn, const char *const *kinds, size_t count)
{
	enum status status =
	    own_say_no(turn->desk->records, turn->code, kinds, count);

	if (status == STATUS_INVALID)
		hand_say(turn->desk, ROLE_WARNING, WORD_NEED_NAME);
	else if (hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD, WORD_ASK_DID_NO);
}

/* ------------------------------------------------------ what comes of a yes */

/* Without a key: said to the worker who is here. */
static void
give_spoken(struct hand_turn *turn)
{
	enum own_word words = WORD_ASK_SPOKEN;

	for (size_t i = 0; i < turn->answers_count; i++) {
		const struct hand_answer *answer = &turn->answers[i];
		struct consent_saying saying = {.said_on = DAY_NONE,
		    .read_aloud = turn->read_aloud,
		    .brought_up = answer->brought_up};
		struct consent_say say = {.kind = answer->kind,
		    .see = answer->change.see,
		    .count = answer->change.count,
		    .until = answer->change.until};

		if (consent_spoken(turn->desk->records, turn->code, &saying,
			&say, 1, NULL) != STATUS_OK)
			words = WORD_ASK_NEEDS_PIN;
	}
	hand_say(turn->desk,
	    words == WORD_ASK_SPOKEN ? ROLE_GOOD : ROLE_WARNING, words);
}

/* A yes to a thing that nothing is held of: what is it? */
static void
ask_value(struct hand_turn *turn, const char *kind)
{
	const struct own_thing *thing = hand_turn_thing(turn, kind);

	if (thing != NULL && strcmp(thing->say.state, "live") == 0 &&
	    thing->count == 0)
		(void)hand_value_run(turn, kind);
}

/* Sign it or write it down; then ask for what is to be held. */
static void
give(struct hand_turn *turn)
{
	char **kinds = mem_alloc(turn->answers_count + 1, sizeof(*kinds));
	size_t count = turn->answers_count;

	for (size_t i = 0; i < count; i++)
		kinds[i] = mem_text(turn->answers[i].kind);
	if (hand_key_sign(turn))
		hand_say(turn->desk, ROLE_GOOD, WORD_ASK_DID_YES);
	else if (!turn->view.has_key)
		give_spoken(turn);
	else
		hand_say(turn->desk, ROLE_WARNING, WORD_ASK_NOT_SIGNED);
	hand_answers_cut(turn, 0);
	if (hand_turn_read(turn))
		for (size_t i = 0; i < count; i++)
			ask_value(turn, kinds[i]);
	own_say_kinds_clear(&kinds, count);
}

void
hand_ask_some(struct hand_turn *turn, size_t most)
{
	struct own_ask *asks = NULL;
	size_t count = 0, asked = 0;

	if (!hand_turn_did(
		turn, own_asks(turn->desk->records, turn->code, &asks, &count)))
		return;
	for (size_t i = 0; i < count && asked < most; i++) {
		if (hand_answers_have(turn, asks[i].kind))
			continue;
		ask_one(turn, &asks[i]);
		asked++;
	}
	own_asks_clear(&asks, count);
	if (turn->answers_count > 0)
		give(turn);
}

/* ------------------------------------------------------------------ the view
 */

/* What waits, and what others asked for: numbered through. */
struct waiting {
	struct own_ask *asks;
	size_t asks_count;
	struct own_request *requests;
	size_t requests_count;
};

static void
waiting_read(struct hand_turn *turn, struct waiting *waiting)
{
	struct records *records = turn->desk->records;

	*waiting = (struct waiting){.asks = NULL};
	if (hand_turn_did(turn, own_asks(records, turn->code, &waiting->asks,
				    &waiting->asks_count)))
		hand_turn_did(
		    turn, own_requests(records, turn->code, &waiting->requests,
			      &waiting->requests_count));
}

static void
waiting_clear(struct waiting *waiting)
{
	own_asks_clear(&waiting->asks, waiting->asks_count);
	own_requests_clear(&waiting->requests, waiting->requests_count);
}

static void
list_waiting(struct hand_page *page, const struct waiting *waiting)
{
	size_t asks = waiting->asks_count;

	hand_page_begin(page);
	if (asks == 0)
		hand_page_words(page, WORD_ASKS_NONE);
	for (size_t i = 0; i < asks; i++)
		hand_page_item(page, (int)i, waiting->asks[i].label,
		    own_word(why_of(&waiting->asks[i])));
	if (waiting->requests_count > 0)
		hand_page_heading(page, WORD_REQUESTS);
	for (size_t i = 0; i < waiting->requests_count; i++)
		hand_asked_item(page, (int)(asks + i), &waiting->requests[i]);
	if (asks + waiting->requests_count > 0)
		hand_page_key(page, HAND_ENTER, WORD_KEY_OPEN);
}

/* One of them, by itself. */
static void
ask_alone(struct hand_turn *turn, const struct own_ask *ask)
{
	ask_one(turn, ask);
	if (turn->answers_count > 0)
		give(turn);
}

/* What is done, and what they asked themselves, has no answer. */
static void
open_one(struct hand_turn *turn, const struct waiting *waiting, size_t at)
{
	const struct own_request *request;

	if (at < waiting->asks_count) {
		ask_alone(turn, &waiting->asks[at]);
		return;
	}
	request = &waiting->requests[at - waiting->asks_count];
	if (request->done_on == DAY_NONE && strcmp(request->who, "self") != 0)
		hand_asked_one(turn, request);
	else
		hand_say(turn->desk, ROLE_PLAIN, WORD_REQUEST_NO_ANSWER);
}

int
hand_asks_run(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_ASKS, WORD_ASKS_HELP);
	page.view = 2;
	do {
		struct waiting waiting;

		waiting_read(turn, &waiting);
		list_waiting(&page, &waiting);
		key = hand_page_wait(&page);
		if (key == HAND_ENTER)
			open_one(turn, &waiting, (size_t)hand_page_at(&page));
		waiting_clear(&waiting);
	} while (!hand_page_is_move(key));
	hand_page_close(&page);
	return key - '0';
}
