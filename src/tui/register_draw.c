/*
 * register_draw: how the register looks.
 *
 *     title                                          when the draft was saved
 *     what is being typed
 *     heads: by name, others
 *     when, where, with whom
 *     [x] rows, and what is needed tonight beside them
 *     about the chosen one, where there is no side panel
 */
#include <string.h>

#include "base/mem.h"
#include "tui/bar.h"
#include "tui/frame.h"
#include "tui/register_internal.h"
#include "tui/when.h"

#define HEAD_ROWS    3
#define LOW_ROWS     14 /* a body so low has no blank row */
#define MARK_COLUMN  2
#define NAME_COLUMN  6
#define NAME_COLUMNS 30 /* wider names push what is needed to the right */

/* ------------------------------------------------------------------- head */

static void
draw_typed(struct register_screen *screen, const struct area *body)
{
	struct register_model *model = &screen->model;
	struct area field = draw_part(body, 0, 1);
	int column = draw_text(body, 0, 0, ROLE_PLAIN, "Name: ");
	size_t from, at;

	field.left += column;
	field.columns -= column;
	if (field.columns > 50)
		field.columns = 50;
	edit_window(&model->typed, (size_t)field.columns, &from, &at);
	draw_fill(&field, 0, ROLE_VALUE);
	draw_text(&field, 0, 0, ROLE_VALUE, model->typed.text.text + from);
	if (model->typed.text.length > 0)
		draw_cursor(&field, 0, (int)at);
}

static void
draw_heads(const struct register_screen *screen, const struct area *body)
{
	struct buf line = BUF_EMPTY;
	int64_t heads = register_model_heads(&screen->model);
	int64_t named = register_model_named(&screen->model);

	buf_add_format(&line, "Heads: %lld", (long long)heads);
	if (heads > 0)
		buf_add_format(&line, " (%lld by name, %lld %s)",
		    (long long)named, (long long)(heads - named),
		    heads - named == 1 ? "other" : "others");
	draw_text(body, 1, 0, ROLE_HEADING, line.text);
	buf_reset(&line);
	register_details_line(screen, &line);
	draw_text(body, 2, 0, ROLE_PLAIN, line.text);
	buf_clear(&line);
}

/* ------------------------------------------------------------------- rows */

static void
add_needs(
    const struct tonight_person *told, const char *between, struct buf *text)
{
	for (size_t i = 0; i < told->needs_count; i++) {
		if (i > 0)
			buf_add_text(text, between);
		buf_add_text(text, told->needs[i]);
	}
}

/* Only what they said, where there is no room for what it is about. */
static void
add_needs_short(const struct tonight_person *told, struct buf *text)
{
	for (size_t i = 0; i < told->needs_count; i++) {
		const char *value = strstr(told->needs[i], ": ");

		if (i > 0)
			buf_add_text(text, "; ");
		buf_add_text(text, value == NULL ? told->needs[i] : value + 2);
	}
}

/* What stands behind a name. */
static void
add_behind(const struct register_screen *screen,
    const struct register_chosen *row, struct buf *text)
{
	const struct register_person *person;

	if (row->sort == REGISTER_HEAD)
		buf_add_text(text, ", one of the heads");
	if (row->sort != REGISTER_PERSON)
		return;
	person = &screen->model.people[row->index];
	if (*person->told.apart != '\0')
		buf_add_format(text, " (%s)", person->told.apart);
	if (!person->may_tick && person->is_here)
		buf_add_text(text, ", one of the heads");
	else if (person->has_said)
		buf_add_text(text, ", said yes");
}

static const char *
mark_of(const struct register_screen *screen, const struct register_chosen *row)
{
	const struct register_person *person;

	if (row->sort == REGISTER_HEAD)
		return "[+]";
	if (row->sort != REGISTER_PERSON)
		return "new:";
	person = &screen->model.people[row->index];
	if (person->is_here)
		return person->may_tick ? "[x]" : "[+]";
	return person->may_tick ? "[ ]" : " - ";
}

static void
draw_needs(const struct register_screen *screen, const struct area *area,
    int line, enum role role, size_t index)
{
	const struct tonight_person *told = &screen->model.people[index].told;
	struct buf needs = BUF_EMPTY;
	struct area part = *area;

	add_needs_short(told, &needs);
	part.left += NAME_COLUMN + NAME_COLUMNS;
	part.columns -= NAME_COLUMN + NAME_COLUMNS;
	if (needs.length > 0 && part.columns > 0)
		draw_text(&part, line, 0, role, needs.text);
	buf_clear(&needs);
}

static bool
has_needs(
    const struct register_screen *screen, const struct register_chosen *row)
{
	return row->sort == REGISTER_PERSON &&
	       screen->model.people[row->index].told.needs_count > 0;
}

static void
draw_item(const struct register_screen *screen, const struct area *area,
    int line, const struct row *row)
{
	struct register_chosen item = register_model_row(&screen->model, row);
	bool is_here = row == rows_current(&screen->model.rows);
	enum role role = is_here ? ROLE_CHOSEN : ROLE_PLAIN;
	struct buf text = BUF_EMPTY;
	struct area name = *area;

	if (is_here)
		draw_fill(area, line, ROLE_CHOSEN);
	draw_text(area, line, 0, role, is_here ? ">" : " ");
	draw_text(area, line, MARK_COLUMN, role, mark_of(screen, &item));
	buf_add_text(&text, item.name);
	add_behind(screen, &item, &text);
	if (has_needs(screen, &item)) {
		name.columns = NAME_COLUMN + NAME_COLUMNS - 1;
		draw_needs(screen, area, line, role, item.index);
	}
	draw_text(&name, line,
	    item.sort == REGISTER_NEW ? NAME_COLUMN + 1 : NAME_COLUMN, role,
	    text.text);
	if (is_here && screen->model.typed.text.length == 0)
		draw_cursor(area, line, 0);
	buf_clear(&text);
}

static void
draw_rows(struct register_screen *screen, const struct area *area)
{
	struct rows *rows = &screen->model.rows;
	size_t first = 0;

	screen->page = area->rows > 0 ? (size_t)area->rows : 1;
	if (rows_shown(rows) == 0) {
		draw_wrapped(area, 0, ROLE_PLAIN,
		    "Nobody is expected. Type a name, or press Right for each "
		    "head.");
		draw_cursor(area, 0, 0);
		return;
	}
	rows_scroll(rows, screen->page, &first);
	for (int line = 0; line < area->rows; line++) {
		size_t at = first + (size_t)line;

		if (at >= rows_shown(rows))
			break;
		if (rows_at(rows, at)->kind == ROW_HEADING)
			draw_text(area, line, 0, ROLE_HEADING,
			    rows_at(rows, at)->text);
		else
			draw_item(screen, area, line, rows_at(rows, at));
	}
}

/* ------------------------------------------------- about the chosen person */

static void
add_about(
    const struct register_screen *screen, const char *between, struct buf *text)
{
	struct register_chosen chosen = register_model_chosen(&screen->model);
	const struct register_person *person;

	if (chosen.sort == REGISTER_NEW)
		buf_add_text(text,
		    "Enter counts them as one of the heads. Tab when they "
		    "said yes to being on the list.");
	if (chosen.sort == REGISTER_HEAD)
		buf_add_text(text,
		    "One of the heads: the name is not kept. Tab when they "
		    "said yes to being on the list.");
	if (chosen.sort != REGISTER_PERSON)
		return;
	person = &screen->model.people[chosen.index];
	add_needs(&person->told, between, text);
	if (person->told.group[0] != '\0')
		buf_add_format(text, "%sFrom: %s",
		    text->length > 0 ? between : "", person->told.group);
	if (!person->may_tick)
		buf_add_format(text, "%sNot on the list without a new yes: Tab",
		    text->length > 0 ? between : "");
	else if (person->told.to_be_asked)
		buf_add_format(text, "%sThere is something to ask them",
		    text->length > 0 ? between : "");
}

static void
add_here(const struct register_screen *screen, struct buf *text)
{
	const struct register_model *model = &screen->model;

	if (register_model_named(model) > 0)
		buf_add_text(text, "Ticked:\n");
	for (size_t i = 0; i < model->count; i++)
		if (model->people[i].is_here && model->people[i].may_tick)
			buf_add_format(
			    text, "%s\n", model->people[i].told.called);
}

static void
draw_side(const struct register_screen *screen, const struct frame *frame)
{
	struct register_chosen chosen = register_model_chosen(&screen->model);
	struct buf text = BUF_EMPTY;
	int used = draw_wrapped(&frame->side, 0, ROLE_HEADING, chosen.name);
	struct area part;

	add_about(screen, "\n", &text);
	if (text.length > 0)
		used += draw_wrapped(&frame->side, used, ROLE_PLAIN, text.text);
	buf_reset(&text);
	part = draw_part(&frame->side, used + 1, frame->side.rows);
	add_here(screen, &text);
	draw_wrapped(&part, 0, ROLE_PLAIN, text.text);
	buf_clear(&text);
}

/* At the foot of the list; how many rows it takes. */
static int
draw_about(const struct register_screen *screen, const struct area *body)
{
	struct buf text = BUF_EMPTY;
	struct area part;
	int rows;

	add_about(screen, "; ", &text);
	rows = text.length > 0 ? draw_height(text.text, body->columns) : 0;
	if (rows > 2)
		rows = 2;
	part = draw_part(body, body->rows - rows, rows);
	draw_wrapped(&part, 0, ROLE_PLAIN, text.text);
	buf_clear(&text);
	return rows;
}

/* ------------------------------------------------------------------ whole */

static const char *
tab_means(const struct register_screen *screen)
{
	struct register_chosen chosen = register_model_chosen(&screen->model);

	if (chosen.sort == REGISTER_HEAD || chosen.sort == REGISTER_NEW)
		return "They said yes";
	if (chosen.sort == REGISTER_PERSON &&
	    !screen->model.people[chosen.index].may_tick)
		return "They said yes";
	return NULL;
}

static const char *
enter_means(const struct register_screen *screen)
{
	struct register_chosen chosen = register_model_chosen(&screen->model);
	const struct register_person *person;

	if (chosen.sort == REGISTER_NEW)
		return "One head more";
	if (chosen.sort == REGISTER_HEAD)
		return "Take away";
	if (chosen.sort != REGISTER_PERSON)
		return NULL;
	person = &screen->model.people[chosen.index];
	if (person->is_here)
		return person->may_tick ? "Untick" : "Take away";
	return person->may_tick ? "Tick" : "One head more";
}

static void
fill_bar(const struct register_screen *screen, struct bar *bar)
{
	bool is_typing = screen->model.typed.text.length > 0;
	const char *enter = enter_means(screen), *tab = tab_means(screen);

	if (enter != NULL)
		bar_add_needed(bar, "Enter", enter);
	if (tab != NULL)
		bar_add_needed(bar, "Tab", tab);
	bar_add_needed(bar, "Ctrl-S", "Save");
	if (!is_typing)
		bar_add_needed(bar, "Left Right", "Heads");
	bar_add(bar, "Ctrl-D", "Details");
	bar_add(bar, "Ctrl-T", "How many of which");
	bar_add(bar, "Ctrl-G", "Group");
	bar_add_needed(bar, "Esc", is_typing ? "Empty" : "Leave");
	bar_add_needed(bar, "F1", "Help");
	bar_add_needed(bar, "Ctrl-X", "Lock");
}

static void
draw_title(struct register_screen *screen, struct frame *frame)
{
	struct buf title = BUF_EMPTY;

	buf_add_format(&title, "Register: %s, ",
	    screen->group.length > 0 ? screen->group.text : "no group");
	when_add_day_short(&title, register_held_on(screen));
	frame_draw(frame, &screen->layer, screen->desk, title.text, true);
	buf_clear(&title);
}

void
register_draw(struct layer *layer)
{
	struct register_screen *screen = layer->context;
	struct bar bar = {.count = 0};
	struct frame frame;
	struct area list;
	int foot = 0, head;

	draw_title(screen, &frame);
	draw_typed(screen, &frame.body);
	draw_heads(screen, &frame.body);
	if (frame.side.columns == 0)
		foot = draw_about(screen, &frame.body);
	head = HEAD_ROWS + (frame.body.rows > LOW_ROWS ? 1 : 0);
	list = draw_part(&frame.body, head, frame.body.rows - head - foot);
	draw_rows(screen, &list);
	if (frame.side.columns > 0)
		draw_side(screen, &frame);
	fill_bar(screen, &bar);
	bar_draw(&bar, &frame.bar);
}
