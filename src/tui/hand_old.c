/*
 * hand_old: what came from an old file about them: keep it, or drop it?
 *
 * One page.  Nothing is ticked before they tick it, for they never said yes to
 * any of it.  All of it, and none of it, cost one press each.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/hand_turn.h"

/* What waits of it. */
struct old {
	struct own_ask *asks; /* all that waits */
	size_t count;
	size_t shown;
};

static bool
is_old(const struct own_ask *ask)
{
	return ask->why == OWN_ASK_CARRIED;
}

/* ------------------------------------------------------------------ the page
 */

static void
add_values(const struct hand_turn *turn, const char *kind, struct buf *more)
{
	const struct own_thing *thing = hand_turn_thing(turn, kind);

	for (size_t i = 0; thing != NULL && i < thing->count; i++) {
		if (thing->values[i].value == NULL)
			continue;
		if (more->length > 0)
			buf_add_char(more, '\n');
		buf_add_text(more, thing->values[i].value);
	}
}

static void
fill(const struct hand_turn *turn, struct hand_page *page, struct old *old)
{
	hand_page_begin(page);
	hand_page_words(page, WORD_OLD_WORDS);
	for (size_t i = 0; i < old->count; i++) {
		struct buf more = BUF_EMPTY;

		if (!is_old(&old->asks[i]))
			continue;
		add_values(turn, old->asks[i].kind, &more);
		hand_page_item(page, (int)i, old->asks[i].label, more.text);
		old->shown++;
		buf_clear(&more);
	}
	if (!turn->view.is_able)
		hand_page_words(page, WORD_ASK_ADULT);
	hand_page_key(page, HAND_SPACE, WORD_KEY_TICK);
	hand_page_key(page, 'y', WORD_KEY_KEEP_TICKED);
	hand_page_key(page, 'a', WORD_KEY_KEEP_ALL);
	hand_page_key(page, 'n', WORD_KEY_DROP_ALL);
	hand_page_key(page, 'l', WORD_KEY_LATER);
	hand_page_key(page, HAND_ENTER, WORD_NONE);
}

static bool
is_any_ticked(const struct hand_page *page)
{
	for (size_t i = 0; i < rows_shown(&page->rows); i++) {
		const struct row *row = rows_at(&page->rows, i);

		if (row->kind == ROW_ITEM && row->is_marked)
			return true;
	}
	return false;
}

static void
tick_all(struct hand_page *page, bool is_marked)
{
	for (size_t i = 0; i < rows_shown(&page->rows); i++) {
		struct row *row = rows_at(&page->rows, i);

		if (row->kind == ROW_ITEM)
			row->is_marked = is_marked;
	}
}

/* y, or l; what they keep is ticked. */
static int
wait_for_answer(struct hand_turn *turn, struct hand_page *page)
{
	for (;;) {
		int key = hand_page_wait(page);

		if (key == HAND_SPACE)
			(void)rows_toggle(&page->rows);
		else if (key == HAND_ENTER ||
			 (key == 'y' && !is_any_ticked(page)))
			hand_say(turn->desk, ROLE_PLAIN, WORD_OLD_TICK);
		else if (key == 'a' || key == 'n')
			tick_all(page, key == 'a');
		if (key == 'a' || key == 'n' || key == 'l' ||
		    (key == 'y' && is_any_ticked(page)))
			return key == 'l' ? 'l' : 'y';
	}
}

/* ------------------------------------------------------------ what they said
 */

static void
keep(struct hand_turn *turn, const struct own_ask *ask)
{
	struct own_change change = {.kind = ask->kind,
	    .answer = OWN_YES,
	    .see = ask->see == SEE_NOBODY ? SEE_TEAM : ask->see,
	    .until = DAY_NONE};

	hand_answer_add(turn, &change);
}

static bool
is_called(const char *kind)
{
	return strcmp(kind, "name") == 0 || strcmp(kind, "handle") == 0;
}

/* Something to call them by has to stay while they are here. */
static void
drop(struct hand_turn *turn, const char **kinds, size_t count)
{
	struct records *records = turn->desk->records;
	enum own_word words = WORD_OLD_DROPPED;
	size_t kept = 0;
	enum status status;

	if (count == 0)
		return;
	status = own_say_no(records, turn->code, kinds, count);
	if (status == STATUS_INVALID) {
		words = WORD_OLD_NAME;
		for (size_t i = 0; i < count; i++)
			if (!is_called(kinds[i]))
				kinds[kept++] = kinds[i];
		status = kept == 0
			     ? STATUS_OK
			     : own_say_no(records, turn->code, kinds, kept);
	}
	if (hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD, words);
}

static void
take(
    struct hand_turn *turn, const struct hand_page *page, const struct old *old)
{
	const char **dropped = mem_alloc(old->count, sizeof(*dropped));
	size_t count = 0;

	for (size_t i = 0; i < rows_shown(&page->rows); i++) {
		const struct row *row = rows_at(&page->rows, i);

		if (row->kind != ROW_ITEM)
			continue;
		if (row->is_marked)
			keep(turn, &old->asks[row->id]);
		else
			dropped[count++] = old->asks[row->id].kind;
	}
	drop(turn, dropped, count);
	mem_free(dropped);
}

static void
later(struct hand_turn *turn, const struct old *old)
{
	bool is_done = true;

	for (size_t i = 0; is_done && i < old->count; i++)
		if (is_old(&old->asks[i]))
			is_done = hand_turn_did(
			    turn, own_ask_later(turn->desk->records, turn->code,
				      old->asks[i].kind));
	if (is_done)
		hand_say(turn->desk, ROLE_PLAIN, WORD_ASK_DID_LATER);
}

void
hand_old_run(struct hand_turn *turn)
{
	struct old old = {NULL, 0, 0};
	struct hand_page page;

	if (!hand_turn_did(turn, own_asks(turn->desk->records, turn->code,
				     &old.asks, &old.count)))
		return;
	hand_turn_page(turn, &page, WORD_OLD, WORD_OLD_HELP);
	page.has_marks = true;
	fill(turn, &page, &old);
	if (old.shown > 0) {
		if (wait_for_answer(turn, &page) == 'l')
			later(turn, &old);
		else
			take(turn, &page, &old);
	}
	hand_page_close(&page);
	own_asks_clear(&old.asks, old.count);
}
