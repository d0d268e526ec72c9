/*
 * hand_asked: somebody asked for something that is held about them: do they
 * say yes?
 *
 * A no, a yes and "later" cost one press each, and Enter answers nothing.
 * Where they have a PIN only that says yes; a no never needs it.
 */
#include <string.h>

#include "tui/hand_turn.h"

/* ------------------------------------------------------------------ the words
 */

static enum own_word
who_of(const struct own_request *request)
{
	if (strcmp(request->who, "self") == 0)
		return WORD_REQUEST_SELF;
	return strcmp(request->who, "parent") == 0 ? WORD_REQUEST_PARENT
						   : WORD_REQUEST_OTHER;
}

static enum own_word
what_of(const struct own_request *request)
{
	static const struct {
		const char *what;
		enum own_word words;
	} list[] = {
	    {"copy", WORD_REQUEST_COPY},
	    {"correct", WORD_REQUEST_CORRECT},
	    {"erase", WORD_REQUEST_ERASE},
	    {"restrict", WORD_REQUEST_RESTRICT},
	    {"object", WORD_REQUEST_OBJECT},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].what, request->what) == 0)
			return list[i].words;
	return WORD_REQUEST_ELSE;
}

static enum own_word
answer_of(const struct own_request *request)
{
	if (strcmp(request->said, "yes") == 0)
		return WORD_KEY_YES;
	return strcmp(request->said, "no") == 0 ? WORD_KEY_NO : WORD_KEY_LATER;
}

static void
add_state(struct buf *more, const struct own_request *request)
{
	if (*request->purpose != '\0')
		hand_say_line(more, WORD_REQUEST_FOR, request->purpose);
	if (*request->said != '\0')
		hand_say_line(
		    more, WORD_REQUEST_SAID, own_word(answer_of(request)));
	if (*request->extended_why != '\0')
		hand_say_line(more, WORD_REQUEST_LONGER, request->extended_why);
	if (request->done_on != DAY_NONE)
		buf_add_text(
		    more, own_word(request->is_given ? WORD_REQUEST_GIVEN
						     : WORD_REQUEST_NOT_GIVEN));
	else
		hand_say_day(more, request->received_on);
}

void
hand_asked_item(
    struct hand_page *page, int id, const struct own_request *request)
{
	struct buf more = BUF_EMPTY;

	buf_add_format(&more, "%s\n", own_word(what_of(request)));
	add_state(&more, request);
	hand_page_item(page, id, own_word(who_of(request)), more.text);
	buf_clear(&more);
}

/* -------------------------------------------------------------------- one page
 */

static void
fill(const struct hand_turn *turn, struct hand_page *page,
    const struct own_request *request)
{
	hand_page_begin(page);
	hand_page_words(page, who_of(request));
	hand_page_heading(page, what_of(request));
	if (*request->purpose != '\0') {
		struct buf purpose = BUF_EMPTY;

		hand_say_line(&purpose, WORD_REQUEST_FOR, request->purpose);
		hand_page_text(page, purpose.text);
		buf_clear(&purpose);
	}
	hand_page_words(
	    page, turn->view.is_able ? WORD_REQUEST_ASK : WORD_REQUEST_VIEWS);
	if (turn->read_aloud)
		hand_page_words(page, WORD_ASK_READ);
	hand_page_key(page, 'y', WORD_KEY_YES);
	hand_page_key(page, 'n', WORD_KEY_NO);
	hand_page_key(page, 'l', WORD_KEY_LATER);
	hand_page_key(page, 'r', WORD_KEY_READ);
	hand_page_key(page, HAND_ENTER, WORD_NONE);
}

/* y, n or l. */
static int
wait_for_answer(struct hand_turn *turn, const struct own_request *request)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_REQUEST, WORD_REQUEST_HELP);
	do {
		fill(turn, &page, request);
		key = hand_page_wait(&page);
		if (key == 'r')
			turn->read_aloud = !turn->read_aloud;
		else if (key == HAND_ENTER)
			hand_say(turn->desk, ROLE_PLAIN, WORD_ASK_YES_NO);
	} while (key == 'r' || key == HAND_ENTER);
	hand_page_close(&page);
	return key;
}

static enum status
say(struct hand_turn *turn, const struct own_request *request, const char *said)
{
	return own_request_say(
	    turn->desk->records, turn->code, request->code, said);
}

static void
say_yes(struct hand_turn *turn, const struct own_request *request)
{
	enum status status = say(turn, request, "yes");

	if (status == STATUS_NO_CONSENT && hand_key_open(turn))
		status = say(turn, request, "yes");
	if (status == STATUS_NO_CONSENT)
		hand_say(turn->desk, ROLE_WARNING, WORD_ASK_NOT_SIGNED);
	else if (hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD, WORD_REQUEST_DID_YES);
}

void
hand_asked_one(struct hand_turn *turn, const struct own_request *request)
{
	int key = wait_for_answer(turn, request);

	if (key == 'y')
		say_yes(turn, request);
	else if (hand_turn_did(
		     turn, say(turn, request, key == 'n' ? "no" : "later")))
		hand_say(turn->desk, ROLE_PLAIN,
		    key == 'n' ? WORD_REQUEST_DID_NO : WORD_ASK_DID_LATER);
}

void
hand_asked_run(struct hand_turn *turn)
{
	struct own_request *requests = NULL;
	size_t count = 0;

	if (!hand_turn_did(turn, own_requests(turn->desk->records, turn->code,
				     &requests, &count)))
		return;
	for (size_t i = 0; i < count; i++)
		if (requests[i].waits)
			hand_asked_one(turn, &requests[i]);
	own_requests_clear(&requests, count);
}
