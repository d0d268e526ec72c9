/*
 * office_chart: a table as bars; with another period's below each where two are
 * compared.
 */
#include "tui/office_internal.h"

#include "base/mem.h"
#include "core/figure_words.h"
#include "tui/bar.h"
#include "tui/chart.h"
#include "tui/draw.h"
#include "tui/frame.h"

#define LABEL_LEAST 8

struct line {
	char *label; /* NULL: the other period of the line before */
	char *number;
	struct chart_bar bar;
};

struct drawing {
	struct desk *desk;
	const struct office_period *period, *other;
	const struct release_table *table;
	struct line *lines;
	size_t count, room;
	int64_t most;
	int label_columns, number_columns;
	struct layer layer;
	int first, rows; /* the line at the top; how many can be seen */
};

static void
add_line(struct drawing *drawing, const struct office_period *period,
    const struct release_table *table, size_t row)
{
	struct buf label = BUF_EMPTY, number = BUF_EMPTY;
	struct line *line;
	int columns;

	mem_grow((void **)&drawing->lines, &drawing->room, drawing->count + 1,
	    sizeof(*drawing->lines));
	line = &drawing->lines[drawing->count++];
	*line = (struct line){.bar = {.value = table->values[row]}};
	release_range(&period->release, table, line->bar.value,
	    &line->bar.lower, &line->bar.upper);
	if (line->bar.value == RELEASE_NONE)
		line->bar = (struct chart_bar){0, 0, 0};
	if (line->bar.upper > drawing->most)
		drawing->most = line->bar.upper;
	if (period == drawing->period) {
		office_label(table, row, &label);
		columns = frame_columns(label.text);
		if (columns > drawing->label_columns)
			drawing->label_columns = columns;
		line->label = buf_take(&label);
	}
	office_figure(&period->release, table, row, &number);
	columns = frame_columns(number.text);
	if (columns > drawing->number_columns)
		drawing->number_columns = columns;
	line->number = buf_take(&number);
}

/* The total would make all others small: it is only there when it is alone. */
static void
fill(struct drawing *drawing, const struct release_table *other)
{
	const struct release_table *table = drawing->table;
	size_t total = table->rows > 1 ? figure_total(table) : SIZE_MAX;

	for (size_t row = 0; row < table->rows; row++) {
		size_t there;

		if (row == total)
			continue;
		add_line(drawing, drawing->period, table, row);
		if (other == NULL)
			continue;
		there = office_same_row(table, row, other);
		if (there != SIZE_MAX)
			add_line(drawing, drawing->other, other, there);
	}
}

/* ------------------------------------------------------------------ drawing
 */

static void
draw_bar_signs(const struct area *area, int row, const struct drawing *drawing,
    const struct line *line)
{
	struct buf signs = BUF_EMPTY, sure = BUF_EMPTY;
	int count =
	    chart_draw(&line->bar, drawing->most, area->columns, &signs);

	buf_add(&sure, signs.text, (size_t)count);
	draw_text(area, row, 0, ROLE_HEADING, sure.text);
	draw_text(area, row, count, ROLE_WARNING, signs.text + count);
	buf_clear(&sure);
	buf_clear(&signs);
}

static void
draw_line(const struct area *area, int row, const struct drawing *drawing,
    const struct line *line)
{
	struct area label = *area, bar = *area;
	int label_columns = drawing->label_columns;
	int most = area->columns / 3;

	if (label_columns > most)
		label_columns = most;
	if (label_columns < LABEL_LEAST)
		label_columns = LABEL_LEAST;
	label.columns = label_columns;
	draw_text(&label, row, 0, ROLE_PLAIN,
	    line->label != NULL ? line->label : "  then");
	draw_right(area, row, ROLE_PLAIN, line->number);
	bar.left += label_columns + 1;
	bar.columns -= label_columns + 1 + drawing->number_columns + 1;
	draw_bar_signs(&bar, row, drawing, line);
}

static int
draw_legend(const struct area *area, const struct drawing *drawing)
{
	struct buf text = BUF_EMPTY;
	int rows;

	buf_set(&text, drawing->period->name.text);
	if (drawing->other != NULL)
		buf_add_format(&text, "; then: %s", drawing->other->name.text);
	buf_add_text(&text, figure_is_exact(drawing->table->measure)
				? ". These numbers are exact."
				: ".  # for sure   - perhaps   + the number "
				  "shown");
	rows = draw_wrapped(area, 0, ROLE_PLAIN, text.text) + 1;
	buf_clear(&text);
	return rows;
}

static void
draw_keys(const struct drawing *drawing, const struct area *area)
{
	struct bar bar = {.count = 0};

	if ((int)drawing->count > drawing->rows)
		bar_add_needed(&bar, "Up Down", "Read on");
	bar_add_needed(&bar, "Esc", "Back");
	bar_add_needed(&bar, "?", "Help");
	bar_add_needed(&bar, "Ctrl-X", "Lock");
	bar_draw(&bar, area);
}

static void
draw(struct layer *layer)
{
	struct drawing *drawing = layer->context;
	struct buf title = BUF_EMPTY;
	struct frame frame;
	struct area whole, body;

	figure_title(drawing->table, &title);
	frame_draw(&frame, layer, drawing->desk, title.text, false);
	whole = frame.body;
	/* A wide terminal gives its side to the bars. */
	whole.columns = draw_area(layer).columns;
	body = draw_part(&whole, draw_legend(&whole, drawing), whole.rows);
	drawing->rows = body.rows;
	if (drawing->first > (int)drawing->count - drawing->rows)
		drawing->first = (int)drawing->count - drawing->rows;
	if (drawing->first < 0)
		drawing->first = 0;
	for (int row = 0; row < body.rows; row++)
		if ((size_t)(drawing->first + row) < drawing->count)
			draw_line(&body, row, drawing,
			    &drawing->lines[drawing->first + row]);
	draw_keys(drawing, &frame.bar);
	draw_cursor(&body, 0, 0);
	buf_clear(&title);
}

/* ----------------------------------------------------------------- reading */

static void
move_by(struct drawing *drawing, enum press_code code)
{
	if (code == PRESS_UP)
		drawing->first--;
	else if (code == PRESS_DOWN)
		drawing->first++;
	else if (code == PRESS_PAGE_UP)
		drawing->first -= drawing->rows;
	else if (code == PRESS_PAGE_DOWN)
		drawing->first += drawing->rows;
	else if (code == PRESS_HOME)
		drawing->first = 0;
	else if (code == PRESS_END)
		drawing->first = (int)drawing->count;
}

static const char help[] =
    "One bar for each line of the table, without the total.\n\n"
    "# stands for what is surely there, - for what may be there too. + is "
    "where the number shown ends. So two bars whose - parts lie side by side "
    "may in truth be the same.\n\n"
    "Hours and sessions are exact: their bars have # only. Where two periods "
    "are compared, the line \"then\" below is the other period.";

static void
clear(struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->count; i++) {
		mem_free(drawing->lines[i].label);
		mem_free(drawing->lines[i].number);
	}
	mem_free(drawing->lines);
}

void
office_chart_run(struct desk *desk, const struct office_period *period,
    size_t table, const struct office_period *other)
{
	struct drawing drawing = {.desk = desk,
	    .period = period,
	    .other = other,
	    .table = &period->release.tables[table],
	    .label_columns = LABEL_LEAST};
	struct press press;

	fill(&drawing, other == NULL
			   ? NULL
			   : office_same_table(drawing.table, &other->release));
	drawing.layer =
	    (struct layer){.draw = draw, .context = &drawing, .help = help};
	layer_push(&desk->top, &drawing.layer);
	do {
		desk_wait(desk, &press);
		move_by(&drawing, press.code);
	} while (press.code != PRESS_ESC && press.code != PRESS_ENTER &&
		 !(press.code == PRESS_TEXT && press.text[0] == 'q'));
	layer_pop(&desk->top);
	clear(&drawing);
}
