/*
 * hand_turn: hello, what is new, what waits to be asked, and then the pages
 * about them until they are done.
 */
#include "tui/hand_turn.h"

#include <string.h>

#include "base/mem.h"
#include "core/own_drop.h"
#include "tui/hand_drop.h"
#include "tui/hand_forget.h"

#define FIRST_QUESTIONS 4 /* the first time; the rest waits */
#define LATER_QUESTIONS 20

void
hand_turn_clear(struct hand_turn *turn)
{
	hand_answers_clear(turn);
	own_say_kinds_clear(&turn->taken, turn->taken_count);
	own_view_clear(&turn->view);
	if (turn->has_forget)
		forget_preview_clear(&turn->forget);
	turn->has_forget = false;
	own_close(&turn->own);
	buf_clear(&turn->called);
}

/* Which no's of this hand-over can be brought back. */
static enum status
read_taken(struct hand_turn *turn)
{
	own_say_kinds_clear(&turn->taken, turn->taken_count);
	turn->taken_count = 0;
	return own_say_undoable(
	    turn->desk->records, turn->code, &turn->taken, &turn->taken_count);
}

bool
hand_turn_read(struct hand_turn *turn)
{
	struct own_view view;

	if (!hand_turn_did(
		turn, own_view(turn->desk->records, turn->code, &view)))
		return false;
	own_view_clear(&turn->view);
	turn->view = view;
	return hand_turn_did(turn, read_taken(turn));
}

bool
hand_turn_is_taken(const struct hand_turn *turn, const char *kind)
{
	for (size_t i = 0; i < turn->taken_count; i++)
		if (strcmp(turn->taken[i], kind) == 0)
			return true;
	return false;
}

bool
hand_turn_is_new(const struct hand_turn *turn, const struct own_thing *thing)
{
	return turn->view.seen_at != 0 && thing->is_new;
}

const struct own_thing *
hand_turn_thing(const struct hand_turn *turn, const char *kind)
{
	for (size_t i = 0; i < turn->view.count; i++)
		if (strcmp(turn->view.things[i].say.kind, kind) == 0)
			return &turn->view.things[i];
	return NULL;
}

void
hand_turn_page(struct hand_turn *turn, struct hand_page *page,
    enum own_word title, enum own_word help)
{
	hand_page_open(page, turn->desk, title, help);
	page->whose = turn->called.text;
}

bool
hand_turn_did(struct hand_turn *turn, enum status status)
{
	if (status == STATUS_OK)
		return true;
	hand_say(turn->desk, ROLE_WARNING, WORD_TROUBLE);
	return false;
}

/* -------------------------------------------------------------- what is new */

static const enum own_word news_words[] = {
    [OWN_NEWS_EMERGENCY] = WORD_NEWS_EMERGENCY,
    [OWN_NEWS_SHEET] = WORD_NEWS_SHEET,
    [OWN_NEWS_WORKER_NO] = WORD_NEWS_WORKER_NO,
    [OWN_NEWS_HEARD_NO] = WORD_NEWS_HEARD_NO,
    [OWN_NEWS_KEY_WRONG] = WORD_NEWS_KEY_WRONG,
    [OWN_NEWS_KEY_ENDED] = WORD_NEWS_KEY_ENDED,
    [OWN_NEWS_KEY_MADE] = WORD_NEWS_KEY_MADE,
    [OWN_NEWS_RECOVERY] = WORD_NEWS_RECOVERY,
    [OWN_NEWS_JOINED] = WORD_NEWS_JOINED,
    [OWN_NEWS_LEFT] = WORD_NEWS_LEFT,
    [OWN_NEWS_NOTICE] = WORD_NEWS_NOTICE,
    [OWN_NEWS_CAPACITY] = WORD_NEWS_CAPACITY,
    [OWN_NEWS_ADULT] = WORD_NEWS_ADULT,
    [OWN_NEWS_REMOVED] = WORD_NEWS_REMOVED,
    [OWN_NEWS_RESTORED] = WORD_NEWS_RESTORED,
};

/* Joined and left are about a worker; the rest is by one. */
static const char *
name_in(const struct own_news *news)
{
	const char *name = *news->whom != '\0' ? news->whom : news->who;

	return *name != '\0' ? name : own_word(WORD_SOMEONE);
}

static void
add_news(struct hand_page *page, int id, const struct own_news *news)
{
	struct buf text = BUF_EMPTY, more = BUF_EMPTY;

	own_word_add(&text, news_words[news->what], name_in(news));
	for (size_t i = 0; i < news->count; i++)
		buf_add_format(
		    &more, "%s%s", i == 0 ? "" : ", ", news->labels[i]);
	if (more.length > 0)
		buf_add_char(&more, '\n');
	hand_say_day(&more, moment_day(news->at));
	hand_page_item(page, id, text.text, more.text);
	buf_clear(&text);
	buf_clear(&more);
}

/* A page that greets them. */
static void
open_hello(struct hand_turn *turn, struct hand_page *page, enum own_word help)
{
	hand_turn_page(turn, page, WORD_NONE, help);
	own_word_add(&page->title, WORD_HELLO, turn->called.text);
	page->whose = NULL;
	hand_page_begin(page);
}

/* The first time, and whenever there is something new. */
static void
hello(struct hand_turn *turn)
{
	struct hand_page page;

	if (turn->view.news_count == 0 && turn->view.seen_at != 0)
		return;
	open_hello(turn, &page, WORD_HELLO_HELP);
	if (turn->view.seen_at == 0) {
		hand_page_words(&page, WORD_HELLO_FIRST);
		hand_page_words(&page, WORD_HELLO_FREE);
	}
	if (turn->view.news_count > 0)
		hand_page_words(&page, WORD_NEWS_SINCE);
	for (size_t i = 0; i < turn->view.news_count; i++)
		add_news(&page, (int)i, &turn->view.news[i]);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_GO_ON);
	(void)hand_page_wait(&page);
	hand_page_close(&page);
}

/* ----------------------------------------------------------------- the views
 */

static const enum own_word view_titles[] = {WORD_MENU_1, WORD_MENU_2,
    WORD_MENU_3, WORD_MENU_4, WORD_MENU_5, WORD_MENU_6, WORD_MENU_7};

/* Does anything wait for an answer of theirs? */
static bool
is_waiting(const struct hand_turn *turn)
{
	struct own_ask *asks = NULL;
	struct own_request *requests = NULL;
	size_t asks_count = 0, count = 0;
	bool waits = false;

	if (own_asks(turn->desk->records, turn->code, &asks, &asks_count) ==
	    STATUS_OK)
		waits = asks_count > 0;
	if (own_requests(turn->desk->records, turn->code, &requests, &count) !=
	    STATUS_OK)
		count = 0;
	for (size_t i = 0; i < count; i++)
		waits = waits || requests[i].waits;
	own_asks_clear(&asks, asks_count);
	own_requests_clear(&requests, count);
	return waits;
}

/* "NEW" where something is, "waits" where something is asked. */
static void
mark(const struct hand_turn *turn, size_t view, struct row *row)
{
	if (view == 0)
		for (size_t i = 0; i < turn->view.count; i++)
			if (hand_turn_is_new(turn, &turn->view.things[i]))
				hand_page_right(row, WORD_MENU_NEW);
	if (view == 1 && is_waiting(turn))
		hand_page_right(row, WORD_MENU_WAITS);
}

/* Which of them they choose. */
static int
choose_view(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	open_hello(turn, &page, WORD_MENU_HELP);
	for (size_t i = 0; i < 7; i++)
		mark(turn, i,
		    hand_page_item(
			&page, (int)i + 1, own_word(view_titles[i]), NULL));
	hand_page_key(&page, HAND_ENTER, WORD_KEY_OPEN);
	for (key = '1'; key <= '7'; key++)
		hand_page_key(&page, key, WORD_NONE);
	key = hand_page_wait(&page);
	if (key == HAND_ENTER)
		key = '0' + hand_page_at(&page);
	hand_page_close(&page);
	return key - '0';
}

static int
show_view(struct hand_turn *turn, int view)
{
	static int (*const views[])(struct hand_turn * turn) = {NULL,
	    hand_held_run, hand_asks_run, hand_looked_run, hand_got_run,
	    hand_slip_run, hand_forget_run};

	return view == 0 ? choose_view(turn) : views[view](turn);
}

/* ------------------------------------------------------------------- leaving
 */

bool
hand_bring_all_back(struct hand_turn *turn)
{
	bool is_done = true;

	while (is_done && turn->taken_count > 0) {
		char *kind = mem_text(turn->taken[0]);

		is_done = hand_bring_back(turn, kind) && hand_turn_read(turn);
		mem_wipe_text(&kind);
	}
	return is_done && hand_drop_all_back(turn);
}

static void
add_label(
    const struct hand_turn *turn, struct hand_page *page, const char *kind)
{
	const struct own_thing *thing = hand_turn_thing(turn, kind);

	hand_page_text(page, thing == NULL ? kind : thing->say.label);
}

static void
list_taken_back(const struct hand_turn *turn, struct hand_page *page)
{
	size_t count = 0;
	const struct own_dropped *dropped =
	    own_drop_undoable(turn->desk->records, &count);

	for (size_t i = 0; i < turn->taken_count; i++)
		add_label(turn, page, turn->taken[i]);
	for (size_t i = 0; i < count; i++)
		if (!hand_turn_is_taken(turn, dropped[i].kind))
			add_label(turn, page, dropped[i].kind);
}

static bool
is_nothing_taken(const struct hand_turn *turn)
{
	size_t count = 0;

	(void)own_drop_undoable(turn->desk->records, &count);
	return turn->taken_count == 0 && count == 0 &&
	       !hand_forget_is_said(turn);
}

static bool
bring_back(struct hand_turn *turn)
{
	return hand_forget_is_said(turn) ? hand_forget_back(turn)
					 : hand_bring_all_back(turn);
}

/* False: they brought it back, and stay. */
static bool
leaves(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	if (!hand_turn_read(turn) || is_nothing_taken(turn))
		return true;
	hand_turn_page(turn, &page, WORD_LEAVE, WORD_LEAVE_HELP);
	hand_page_begin(&page);
	if (hand_forget_is_said(turn)) {
		hand_page_words(&page, WORD_LEAVE_FORGET);
	} else {
		hand_page_words(&page, WORD_LEAVE_WORDS);
		list_taken_back(turn, &page);
	}
	hand_page_key(&page, HAND_ENTER, WORD_KEY_LEAVE);
	hand_page_key(&page, 'u', WORD_KEY_BRING_BACK);
	hand_page_key(&page, HAND_ESC, WORD_KEY_BACK);
	key = hand_page_wait(&page);
	hand_page_close(&page);
	if (key == 'u' && bring_back(turn))
		hand_say(turn->desk, ROLE_GOOD, WORD_BROUGHT_BACK);
	return key == HAND_ENTER;
}

/* ------------------------------------------------------------- the whole turn
 */

/* The first time ends with a PIN, whatever was answered. */
static void
begin(struct hand_turn *turn)
{
	bool is_first = turn->view.seen_at == 0 && !turn->view.has_key;

	hello(turn);
	hand_asked_run(turn);
	hand_old_run(turn);
	hand_ask_some(turn, is_first ? FIRST_QUESTIONS : LATER_QUESTIONS);
	if (is_first && !turn->view.has_key && !turn->was_offered)
		(void)hand_key_make(turn);
	hand_turn_read(turn);
}

void
hand_turn_run(struct hand_turn *turn)
{
	int view = 0;

	if (!hand_turn_read(turn))
		return;
	if (*turn->view.called != '\0')
		buf_set(&turn->called, turn->view.called);
	begin(turn);
	while (view != 7 || !leaves(turn))
		view = show_view(turn, view == 7 ? 0 : view);
}
