/*
 * hand: passes the laptop on, and locks at the end.
 *
 * Between two people stands a page with nothing but the next one's name.  Each
 * turn begins with its look (handover_begin()), written when they say that it
 * is them.
 */
#include "tui/hand.h"

#include "core/person.h"
#include "tui/capacity.h"
#include "tui/hand_turn.h"
#include "tui/screens.h"

#define IDLE_MINUTES 3 /* DESIGN 7 */

/* Whether they can decide is asked before a first key can be made. */
static void
ask_capacity(struct desk *desk, const struct hand_to *to)
{
	struct person_about about;
	enum status status = person_about(desk->records, to->code, &about);

	if (status == STATUS_OK && !about.has_key &&
	    about.review_on < records_today(desk->records))
		capacity_run(desk, to->code, to->called);
	status_clear();
}

/* Everything else vanishes, behind a page with nothing on it. */
static void
begin(struct desk *desk, struct hand_page *base)
{
	hand_page_open(base, desk, WORD_NONE, WORD_NONE);
	desk->is_handed = true;
	if (desk->idle_minutes > IDLE_MINUTES)
		desk->idle_minutes = IDLE_MINUTES;
	buf_reset(&desk->said);
}

static void
give(struct desk *desk, const struct hand_to *to)
{
	struct hand_page page;

	hand_page_open(&page, desk, WORD_GIVE, WORD_GIVE_HELP);
	hand_page_begin(&page);
	hand_page_item(&page, 0, to->called, NULL);
	hand_page_words(&page, WORD_GIVE_WORDS);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_IT_IS_ME);
	(void)hand_page_wait(&page);
	hand_page_close(&page);
}

static void
give_back(struct desk *desk)
{
	struct hand_page page;

	hand_page_open(&page, desk, WORD_GIVE_BACK, WORD_NONE);
	hand_page_begin(&page);
	hand_page_words(&page, WORD_GIVE_BACK_WORDS);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_LEAVE);
	(void)hand_page_wait(&page);
	hand_page_close(&page);
	desk_leave(desk, TUI_LOCKED);
}

static void
turn_of(struct desk *desk, const struct hand_to *to)
{
	struct hand_turn turn = {
	    .desk = desk, .code = to->code, .called = BUF_EMPTY};

	buf_set(&turn.called, to->called);
	if (handover_begin(desk->records, to->code, NULL) != STATUS_OK)
		give_back(desk);
	hand_turn_run(&turn);
	if (handover_end(desk->records) != STATUS_OK)
		give_back(desk);
	hand_turn_clear(&turn);
	buf_reset(&desk->said);
}

void
hand_run(struct desk *desk, const struct hand_to *queue, size_t count)
{
	struct hand_page base;

	for (size_t i = 0; i < count; i++)
		ask_capacity(desk, &queue[i]);
	begin(desk, &base);
	for (size_t i = 0; i < count; i++) {
		give(desk, &queue[i]);
		turn_of(desk, &queue[i]);
	}
	desk_leave(desk, TUI_LOCKED);
}
