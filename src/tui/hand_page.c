/*
 * hand_page: fills a page and waits for its keys.
 */
#include "tui/hand_page.h"

#include <string.h>

#include "base/mem.h"
#include "tui/term.h"

#define VIEWS 7

void
hand_page_open(struct hand_page *page, struct desk *desk, enum own_word title,
    enum own_word help)
{
	*page = (struct hand_page){
	    .desk = desk, .title = BUF_EMPTY, .help = own_word(help)};
	rows_init(&page->rows);
	buf_set(&page->title, own_word(title));
	page->layer = (struct layer){.draw = hand_draw,
	    .context = page,
	    .help = page->help,
	    .refuses_paste = true};
	layer_push(&desk->top, &page->layer);
	term_forget_typed();
}

void
hand_page_close(struct hand_page *page)
{
	layer_pop(&page->desk->top);
	rows_clear(&page->rows);
	buf_clear(&page->title);
}

void
hand_page_begin(struct hand_page *page)
{
	rows_begin_refill(&page->rows);
	page->keys_count = 0;
}

/* --------------------------------------------------------- what stands there
 */

void
hand_page_text(struct hand_page *page, const char *text)
{
	rows_text(&page->rows, text);
}

void
hand_page_words(struct hand_page *page, enum own_word words)
{
	hand_page_text(page, own_word(words));
}

void
hand_page_words_with(
    struct hand_page *page, enum own_word words, const char *name)
{
	struct buf text = BUF_EMPTY;

	own_word_add(&text, words, name);
	hand_page_text(page, text.text);
	buf_clear(&text);
}

void
hand_page_heading_text(struct hand_page *page, const char *text)
{
	rows_heading(&page->rows, text);
}

void
hand_page_heading(struct hand_page *page, enum own_word words)
{
	hand_page_heading_text(page, own_word(words));
}

void
hand_page_help(struct hand_page *page, const char *help)
{
	page->help = help;
	page->layer.help = help;
}

struct row *
hand_page_item(
    struct hand_page *page, int id, const char *text, const char *more)
{
	struct row *row = rows_item(&page->rows, id, text);

	if (more != NULL && *more != '\0')
		row->more = mem_text(more);
	return row;
}

void
hand_page_right(struct row *row, enum own_word words)
{
	mem_wipe_text(&row->right);
	row->right = mem_text(own_word(words));
}

void
hand_page_key(struct hand_page *page, int key, enum own_word label)
{
	if (page->keys_count < HAND_KEYS_MAX)
		page->keys[page->keys_count++] =
		    (struct hand_page_key){key, label};
}

int
hand_page_at(const struct hand_page *page)
{
	const struct row *row = rows_current(&page->rows);

	return row == NULL ? -1 : row->id;
}

void
hand_say(struct desk *desk, enum role role, enum own_word words)
{
	desk_say(desk, role, "%s", own_word(words));
}

/* ------------------------------------------------------------------ waiting */

static void
scroll(struct hand_page *page, int by)
{
	page->first += by;
	if (page->first > page->lines - page->page_lines)
		page->first = page->lines - page->page_lines;
	if (page->first < 0)
		page->first = 0;
}

/* Over the items; where there are none, over the lines. */
static bool
move(struct hand_page *page, const struct press *press)
{
	bool has_items = rows_current(&page->rows) != NULL;

	if (has_items)
		return rows_press(&page->rows, press, 3, false);
	if (press->code == PRESS_UP)
		scroll(page, -1);
	else if (press->code == PRESS_DOWN)
		scroll(page, 1);
	else if (press->code == PRESS_PAGE_UP)
		scroll(page, -page->page_lines);
	else if (press->code == PRESS_PAGE_DOWN)
		scroll(page, page->page_lines);
	else if (press->code == PRESS_HOME)
		scroll(page, -page->lines);
	else if (press->code == PRESS_END)
		scroll(page, page->lines);
	else
		return false;
	return true;
}

static int
key_of(const struct press *press)
{
	if (press->code == PRESS_ENTER)
		return HAND_ENTER;
	if (press->code == PRESS_ESC)
		return HAND_ESC;
	if (press->code != PRESS_TEXT || press->text[1] != '\0')
		return 0;
	/* Capitals too: Caps Lock is no reason not to be understood. */
	if (press->text[0] >= 'A' && press->text[0] <= 'Z')
		return press->text[0] - 'A' + 'a';
	return press->text[0];
}

static bool
works(const struct hand_page *page, int key)
{
	for (size_t i = 0; i < page->keys_count; i++)
		if (page->keys[i].key == key)
			return true;
	return false;
}

/* Another view: by its number, by arrows, back by Esc; 0: it is none. */
static int
move_of(const struct hand_page *page, const struct press *press)
{
	int key = key_of(press);

	if (page->view == 0)
		return 0;
	if (press->code == PRESS_LEFT || press->code == PRESS_RIGHT)
		key = '1' + (page->view - 1 + VIEWS +
				(press->code == PRESS_LEFT ? -1 : 1)) %
				VIEWS;
	if (key == HAND_ESC)
		key = '0';
	return key >= '0' && key <= '0' + VIEWS ? key : 0;
}

static bool
is_typed(struct hand_page *page, const struct press *press)
{
	if (page->secret != NULL && press->code == PRESS_TEXT &&
	    !page->takes_letters &&
	    (press->text[0] < '0' || press->text[0] > '9'))
		return false;
	if (page->secret != NULL)
		return secret_field_press(page->secret, press);
	return page->edit != NULL &&
	       edit_press(page->edit, press, HAND_COLUMNS);
}

int
hand_page_wait(struct hand_page *page)
{
	struct press press;
	int key;

	page->layer.takes_text = page->takes_letters;
	rows_end_refill(&page->rows);
	for (;;) {
		if (page->moved != NULL)
			page->moved(page);
		desk_wait(page->desk, &press);
		if (press.code == PRESS_TICK || is_typed(page, &press))
			continue;
		key = key_of(&press);
		if (key != 0 && !page->takes_letters && works(page, key))
			return key;
		if (page->takes_letters &&
		    (key == HAND_ENTER || key == HAND_ESC) && works(page, key))
			return key;
		key = move_of(page, &press);
		if (key != 0)
			return key;
		if (!move(page, &press))
			hand_say(page->desk, ROLE_PLAIN, WORD_NOT_A_KEY);
	}
}

bool
hand_page_is_move(int key)
{
	return key >= '0' && key <= '0' + VIEWS;
}
