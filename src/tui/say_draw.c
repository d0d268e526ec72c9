/*
 * say_draw: how the page looks on which a thing is asked.
 *
 *     Read this out to them:
 *       the notice
 *     who may see it, how long, ...
 *     They said no (n)    Not now    They said yes (y)
 *
 * The notice and the answers are always seen; what lies between is scrolled.
 */
#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/frame.h"
#include "tui/say_page.h"

#define LABEL_COLUMNS 20

/* The words to be read out; how many rows they took. */
static int
draw_notice(const struct say_page *page, const struct area *body)
{
	struct area words = *body;

	words.left += 2;
	words.columns -= 2;
	if (words.columns > FRAME_TEXT_COLUMNS)
		words.columns = FRAME_TEXT_COLUMNS;
	draw_text(body, 0, 0, ROLE_PLAIN, "Read this out to them:");
	return 2 + draw_wrapped(&words, 1, ROLE_TITLE, page->kind->front);
}

static void
draw_term(const struct say_page *page, const struct area *area, int row,
    enum say_spot spot)
{
	bool is_here = page->focus == spot;
	enum role role = is_here ? ROLE_CHOSEN : ROLE_PLAIN;
	struct buf value = BUF_EMPTY, text = BUF_EMPTY;

	say_page_value(page, spot, &value);
	buf_add_format(&text, "< %s >", value.text);
	draw_text(area, row, 0, role, is_here ? ">" : " ");
	draw_text(area, row, 2, ROLE_PLAIN, say_page_label(spot));
	draw_text(area, row, 2 + LABEL_COLUMNS, role, text.text);
	if (is_here)
		draw_cursor(area, row, 0);
	buf_clear(&value);
	buf_clear(&text);
}

/* As many as there is room for, the focused one among them. */
static int
draw_terms(struct say_page *page, const struct area *area)
{
	enum say_spot there[SAY_NO];
	size_t count = 0, focus = 0, room, first = 0;

	for (int spot = 0; spot < SAY_NO; spot++) {
		if (!say_page_has(page, (enum say_spot)spot))
			continue;
		if (page->focus == (enum say_spot)spot)
			focus = count;
		there[count++] = (enum say_spot)spot;
	}
	room = area->rows > 0 ? (size_t)area->rows : 0;
	if (focus >= room && room > 0)
		first = focus - room + 1;
	for (size_t i = 0; i < room && first + i < count; i++)
		draw_term(page, area, (int)i, there[first + i]);
	return count < room ? (int)count : (int)room;
}

static int
draw_answer(const struct say_page *page, const struct area *area, int column,
    enum say_spot spot, const char *words)
{
	bool is_here = page->focus == spot;

	draw_text(area, 0, column, ROLE_PLAIN, is_here ? ">" : " ");
	if (is_here)
		draw_cursor(area, 0, column);
	return column + 5 +
	       draw_text(area, 0, column + 2,
		   is_here ? ROLE_CHOSEN : ROLE_PLAIN, words);
}

static void
draw_answers(const struct say_page *page, const struct area *area)
{
	int column = 0;

	column = draw_answer(page, area, column, SAY_NO, "They said no (n)");
	column = draw_answer(page, area, column, SAY_NOT_NOW, "Not now");
	draw_answer(page, area, column, SAY_YES, "They said yes (y)");
}

static void
fill_bar(const struct say_page *page, struct bar *bar)
{
	bool is_term = page->focus < SAY_NO;

	bar_add_needed(bar, "y", "Yes");
	bar_add_needed(bar, "n", "No");
	if (is_term)
		bar_add_needed(bar, "Left Right", "Change");
	else
		bar_add_needed(bar, "Space", "Read aloud");
	bar_add_needed(bar, "Esc", "Back");
	bar_add_needed(bar, "?", "Say more");
	bar_add_needed(bar, "Ctrl-X", "Lock");
	bar_add(bar, "Up Down", "Move");
}

static void
draw_body(struct say_page *page, const struct area *body)
{
	int used = draw_notice(page, body);
	struct area part = draw_part(body, used, body->rows - used - 1);

	if (page->about.has_key && part.rows > 0) {
		draw_text(&part, 0, 0, ROLE_WARNING,
		    "* They have a key: only that says yes to more.");
		used++;
		part = draw_part(body, used, body->rows - used - 1);
	}
	used += draw_terms(page, &part);
	if (used < body->rows - 1)
		used++;
	part = draw_part(body, used, 1);
	draw_answers(page, &part);
}

void
say_draw(struct layer *layer)
{
	struct say_page *page = layer->context;
	struct buf title = BUF_EMPTY;
	struct bar bar = {.count = 0};
	struct frame frame;

	buf_add_format(&title, "%s: %s", page->called, page->kind->label);
	frame_draw(&frame, layer, page->desk, title.text, false);
	draw_body(page, &frame.body);
	if (frame.side.columns > 0)
		draw_wrapped(&frame.side, 0, ROLE_PLAIN, page->layer.help);
	fill_bar(page, &bar);
	bar_draw(&bar, &frame.bar);
	buf_clear(&title);
}
