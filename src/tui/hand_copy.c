/*
 * hand_copy: a copy of all that is held, to take away.
 *
 * Before anything is written they see, with a worker, each word that may be the
 * name of somebody else.  The file is opened by the supervisor: its place is
 * never typed on these pages.
 */
#include "app/take.h"
#include "base/mem.h"
#include "tui/hand_pin.h"
#include "tui/outside_file.h"

enum choice { CHOICE_OPEN, CHOICE_LOCKED, CHOICE_NONE };

/* --------------------------------------------------------------- how it comes
 */

static void
fill_forms(const struct hand_turn *turn, struct hand_page *page)
{
	hand_page_begin(page);
	hand_page_words(page, WORD_COPY_WORDS);
	if (turn->view.has_key && turn->own == NULL) {
		hand_page_words(page, WORD_HELD_KEY);
		hand_page_key(page, 'p', WORD_KEY_SHOW);
	}
	hand_page_item(page, CHOICE_OPEN, own_word(WORD_COPY_OPEN),
	    own_word(WORD_COPY_OPEN_MORE));
	hand_page_item(page, CHOICE_LOCKED, own_word(WORD_COPY_LOCKED),
	    own_word(WORD_COPY_LOCKED_MORE));
	hand_page_key(page, HAND_ENTER, WORD_KEY_CHOOSE);
	hand_page_key(page, HAND_ESC, WORD_KEY_BACK);
}

static enum choice
choose_form(struct hand_turn *turn)
{
	struct hand_page page;
	enum choice choice = CHOICE_NONE;
	int key;

	hand_turn_page(turn, &page, WORD_COPY, WORD_COPY_HELP);
	do {
		fill_forms(turn, &page);
		key = hand_page_wait(&page);
		if (key == 'p')
			(void)hand_key_open(turn);
	} while (key == 'p');
	if (key == HAND_ENTER)
		choice = (enum choice)hand_page_at(&page);
	hand_page_close(&page);
	return choice;
}

/* ---------------------------------------------------------- names of others */

/* "notes" and the words around it; the word alone is what one stands on. */
static void
add_place(struct hand_page *page, size_t i, const struct copy_place *place)
{
	struct buf before = BUF_EMPTY, word = BUF_EMPTY, after = BUF_EMPTY;
	struct buf more = BUF_EMPTY;

	copy_place_around(place, &before, &word, &after);
	buf_add_format(&more, "%s: %s[%s]%s", place->about, before.text,
	    word.text, after.text);
	hand_page_item(page, (int)i, word.text, more.text)->is_marked =
	    !place->is_kept;
	buf_clear(&before);
	buf_clear(&word);
	buf_clear(&after);
	buf_clear(&more);
}

static void
take_ticks(const struct hand_page *page, struct copy *copy)
{
	for (size_t i = 0; i < rows_shown(&page->rows); i++) {
		const struct row *row = rows_at(&page->rows, i);

		if (row->kind == ROW_ITEM)
			copy->places[row->id].is_kept = !row->is_marked;
	}
}

/* False: they went back. */
static bool
agree_names(struct hand_turn *turn, struct copy *copy)
{
	struct hand_page page;
	int key;

	if (copy->places_count == 0)
		return true;
	hand_turn_page(turn, &page, WORD_COPY_NAMES, WORD_COPY_NAMES_HELP);
	page.has_marks = true;
	hand_page_begin(&page);
	hand_page_words(&page, WORD_COPY_NAMES_WORDS);
	for (size_t i = 0; i < copy->places_count; i++)
		add_place(&page, i, &copy->places[i]);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_GO_ON);
	hand_page_key(&page, HAND_SPACE, WORD_KEY_TICK);
	hand_page_key(&page, HAND_ESC, WORD_KEY_BACK);
	while ((key = hand_page_wait(&page)) == HAND_SPACE)
		(void)rows_toggle(&page.rows);
	take_ticks(&page, copy);
	hand_page_close(&page);
	return key == HAND_ENTER;
}

/* ------------------------------------------------------------- where it goes
 */

static bool
agree_place(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_COPY_WHERE, WORD_COPY_HELP);
	hand_page_begin(&page);
	hand_page_words(&page, WORD_COPY_WHERE_WORDS);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_GO_ON);
	hand_page_key(&page, HAND_ESC, WORD_KEY_BACK);
	key = hand_page_wait(&page);
	hand_page_close(&page);
	return key == HAND_ENTER;
}

static bool
write_file(struct hand_turn *turn, const struct copy *copy,
    const struct secret *phrase, struct buf *name)
{
	struct take_to to = {.passphrase = phrase};
	int descriptor = -1;
	enum status status;

	if (!outside_file_begin(turn->desk, BROKER_COPY, &descriptor, name))
		return false;
	hand_say(turn->desk, ROLE_PLAIN, WORD_COPY_MAKING);
	layer_draw_all(turn->desk->top);
	status = phrase == NULL ? take_page(copy, descriptor)
				: take_sealed(copy, &to, descriptor);
	buf_reset(&turn->desk->said);
	return outside_file_end(turn->desk, status, &descriptor);
}

static bool
make(struct hand_turn *turn, const struct secret *phrase, struct buf *name)
{
	struct copy copy = {.code = ""};
	bool is_made =
	    hand_turn_did(
		turn, take_copy(turn->desk->unlock, turn->code,
			  phrase == NULL ? COPY_PAGE : COPY_SEALED, &copy)) &&
	    agree_names(turn, &copy) && agree_place(turn);

	if (is_made)
		copy_black_out(&copy);
	is_made = is_made && write_file(turn, &copy, phrase, name);
	copy_clear(&copy);
	return is_made;
}

/* True: they want to be forgotten. */
static bool
tell_made(struct hand_turn *turn, bool is_locked, const struct buf *name)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_COPY_DONE, WORD_COPY_DONE_HELP);
	hand_page_begin(&page);
	hand_page_words(
	    &page, is_locked ? WORD_COPY_DONE_LOCKED : WORD_COPY_DONE_OPEN);
	hand_page_heading_text(&page, name->text);
	hand_page_words(&page, WORD_COPY_DONE_FORGET);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_STAY);
	hand_page_key(&page, '6', WORD_KEY_FORGET);
	hand_page_key(&page, HAND_ESC, WORD_NONE);
	key = hand_page_wait(&page);
	hand_page_close(&page);
	return key == '6';
}

bool
hand_copy_run(struct hand_turn *turn)
{
	enum choice choice = choose_form(turn);
	struct secret *phrase = NULL;
	struct buf name = BUF_EMPTY;
	bool forgets = false;

	if (choice == CHOICE_NONE ||
	    (choice == CHOICE_LOCKED && !hand_pin_phrase(turn, &phrase)))
		return false;
	if (make(turn, phrase, &name))
		forgets = tell_made(turn, phrase != NULL, &name);
	secret_free(phrase);
	buf_clear(&name);
	return forgets;
}
