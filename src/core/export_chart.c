/*
 * export_chart: a table as bars, in an SVG inside the page.
 *
 * Series are told apart by a pattern and not by colour alone; a line across the
 * end of each bar shows what the true number lies between.  The table of the
 * same numbers stands below every chart.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "core/export_internal.h"
#include "core/figure_words.h"

#define WIDTH       360
#define BARS_LEFT   2
#define BARS_WIDTH  290
#define BAR_HIGH    15
#define BAR_GAP     4
#define LABEL_HIGH  18
#define GROUP_GAP   10
#define LEGEND_HIGH 20
#define SERIES_MOST 6
#define BARS_MOST   60
#define CAP         4 /* half of a whisker's end */

/* One bar: a value and where it comes from. */
struct bar {
	const struct release *release;
	const struct release_table *table;
	size_t row; /* its table's rows: there is none */
};

struct chart {
	struct html *html;
	const struct export_part *part;
	const struct release_table *table;
	const struct release_table *twin; /* in the earlier period, or NULL */
	size_t number;
	size_t *rows; /* of the categories: first dimension, rest all */
	size_t categories;
	size_t *columns; /* rows of the series, in the total of the first */
	size_t series;
	bool is_crossed; /* series are codes of the second dimension */
	int64_t most;
};

/* Is the code of ${axis} the only one that is not "all"? */
static bool
is_only(const struct release_table *table, size_t row, size_t axis)
{
	for (size_t i = 0; i < table->dimensions_count; i++)
		if ((strcmp(figure_code_at(table, row, i), RELEASE_ALL) == 0) ==
		    (i == axis))
			return false;
	return true;
}

static size_t
rows_of(const struct release_table *table, size_t axis, size_t *rows)
{
	size_t count = 0;

	for (size_t row = 0; row < table->rows; row++)
		if (is_only(table, row, axis))
			rows[count++] = row;
	return count;
}

/* The row with the first code of one and the second of another. */
static size_t
crossing(const struct release_table *table, size_t first, size_t second)
{
	for (size_t row = 0; row < table->rows; row++)
		if (strcmp(figure_code_at(table, row, 0),
			figure_code_at(table, first, 0)) == 0 &&
		    strcmp(figure_code_at(table, row, 1),
			figure_code_at(table, second, 1)) == 0)
			return row;
	return table->rows;
}

static struct bar
bar_of(const struct chart *chart, size_t category, size_t series)
{
	size_t row = chart->rows[category];
	struct bar bar = {chart->part->release, chart->table, row};

	if (chart->is_crossed) {
		bar.row = crossing(chart->table, row, chart->columns[series]);
	} else if (series == 1) {
		bar.release = chart->part->before;
		bar.table = chart->twin;
		bar.row = export_twin_row(chart->table, row, chart->twin);
	}
	return bar;
}

static int64_t
value_of(const struct bar *bar)
{
	return bar->row < bar->table->rows ? bar->table->values[bar->row]
					   : RELEASE_NONE;
}

/* ------------------------------------------------------------------ drawing */

static void put_format(struct html *html, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void
put_format(struct html *html, const char *format, ...)
{
	char text[256];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	html_put(html, text);
}

/* Patterns by series; the first one is full, the last one empty. */
static const char *const patterns[SERIES_MOST] = {
    NULL,
    "<path d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\" stroke-width=\"2.5\"",
    "<path d=\"M2 2h2v2h-2zM6 6h2v2h-2z\" stroke-width=\"1\"",
    "<path d=\"M0 4h8M4 0v8\" stroke-width=\"1.5\"",
    "<path d=\"M0 2h8M0 6h8\" stroke-width=\"2\"",
    NULL,
};

static void
put_patterns(const struct chart *chart)
{
	html_put(chart->html, "<defs>");
	for (size_t i = 1; i + 1 < SERIES_MOST && i < chart->series; i++) {
		put_format(chart->html,
		    "<pattern id=\"p%zu-%zu\" width=\"8\" height=\"8\" "
		    "patternUnits=\"userSpaceOnUse\">",
		    chart->number, i);
		html_put(chart->html, patterns[i]);
		put_format(chart->html,
		    " fill=\"none\" style=\"stroke:var(--s%zu)\"/></pattern>",
		    i);
	}
	html_put(chart->html, "</defs>\n");
}

/* A box in a series' colour and pattern. */
static void
put_box(const struct chart *chart, size_t series, int x, int y, int width)
{
	put_format(chart->html,
	    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" ", x, y, width,
	    BAR_HIGH);
	if (series == 0)
		html_put(chart->html, "style=\"fill:var(--s0)\"/>\n");
	else if (series + 1 == SERIES_MOST)
		put_format(chart->html,
		    "fill=\"none\" style=\"stroke:var(--s%zu)\"/>\n", series);
	else
		put_format(chart->html,
		    "fill=\"url(#p%zu-%zu)\" style=\"stroke:var(--s%zu)\"/>\n",
		    chart->number, series, series);
}

static int
place_of(const struct chart *chart, int64_t number)
{
	return BARS_LEFT + (int)(number * BARS_WIDTH / chart->most);
}

static void
put_line(struct html *html, const int at[4], const char *style)
{
	put_format(html,
	    "<path d=\"M%d %dH%dM%d %dv%dM%d %dv%d\" fill=\"none\" "
	    "style=\"%s\"/>\n",
	    at[0], at[2], at[1], at[0], at[2] - CAP, 2 * CAP, at[1],
	    at[2] - CAP, 2 * CAP, style);
}

/* From the least to the most, dark on a light edge. */
static int
put_whisker(const struct chart *chart, const struct bar *bar, int y)
{
	int64_t lower;
	int64_t upper;
	int at[4] = {0, 0, y + BAR_HIGH / 2, 0};

	release_range(bar->release, bar->table, value_of(bar), &lower, &upper);
	at[0] = place_of(chart, lower);
	at[1] = place_of(chart, upper);
	if (lower == upper)
		return at[1];
	put_line(chart->html, at, "stroke:var(--paper);stroke-width:4");
	put_line(chart->html, at, "stroke:var(--ink);stroke-width:1.5");
	return at[1];
}

static void
put_text(const struct chart *chart, int x, int y, const char *text)
{
	put_format(chart->html, "<text x=\"%d\" y=\"%d\">", x, y);
	html_text(chart->html, text);
	html_put(chart->html, "</text>\n");
}

static void
put_bar(const struct chart *chart, const struct bar *bar, size_t series, int y)
{
	int64_t value = value_of(bar);
	struct buf text = BUF_EMPTY;
	int end = BARS_LEFT;

	if (value != RELEASE_NONE && value > 0)
		put_box(chart, series, BARS_LEFT, y,
		    place_of(chart, value) - BARS_LEFT);
	if (value != RELEASE_NONE)
		end = put_whisker(chart, bar, y);
	if (bar->row < bar->table->rows)
		figure_value(bar->table, value, &text);
	else
		buf_add_text(&text, "[x]");
	put_text(chart, end + 7, y + BAR_HIGH - 3, text.text);
	buf_clear(&text);
}

static void
add_series_name(const struct chart *chart, size_t series, struct buf *name)
{
	const struct release *release =
	    series == 0 ? chart->part->release : chart->part->before;

	if (chart->is_crossed)
		figure_code(chart->table->dimensions[1],
		    figure_code_at(chart->table, chart->columns[series], 1),
		    name);
	else
		figure_period(release->start, release->end, name);
}

/* What the series are: a heading where they are codes, then each. */
static int
put_legend(const struct chart *chart, int y)
{
	struct buf name = BUF_EMPTY;

	if (chart->series == 1)
		return y;
	if (chart->is_crossed) {
		figure_column(chart->table->dimensions[1],
		    chart->table->groupings[1], &name);
		buf_add_char(&name, ':');
		put_text(chart, BARS_LEFT, y + BAR_HIGH - 3, name.text);
		y += LEGEND_HIGH;
	}
	for (size_t i = 0; i < chart->series; i++) {
		buf_reset(&name);
		add_series_name(chart, i, &name);
		put_box(chart, i, BARS_LEFT, y, 2 * BAR_HIGH);
		put_text(chart, BARS_LEFT + 2 * BAR_HIGH + 7, y + BAR_HIGH - 3,
		    name.text);
		y += LEGEND_HIGH;
	}
	buf_clear(&name);
	return y + GROUP_GAP;
}

static void
put_words(const struct chart *chart)
{
	struct buf title = BUF_EMPTY;

	figure_title(chart->table, &title);
	html_put(chart->html, "<title>");
	html_text(chart->html, title.text);
	put_format(chart->html, "</title>\n<desc id=\"d%zu\">", chart->number);
	put_format(
	    chart->html, "%zu bars. ", chart->categories * chart->series);
	if (!figure_is_exact(chart->table->measure))
		html_put(chart->html,
		    "A line across the end of each bar shows what the true "
		    "number lies between. ");
	html_put(chart->html, "The table below has the same numbers.</desc>\n");
	buf_clear(&title);
}

static int
high_of(const struct chart *chart)
{
	int legend =
	    chart->series == 1
		? 0
		: ((int)chart->series + chart->is_crossed) * LEGEND_HIGH +
		      GROUP_GAP;
	int group =
	    LABEL_HIGH + GROUP_GAP + (int)chart->series * (BAR_HIGH + BAR_GAP);

	return legend + (int)chart->categories * group;
}

static void
draw(const struct chart *chart)
{
	int y = 0;

	put_format(chart->html,
	    "<figure>\n<svg role=\"img\" aria-labelledby=\"t%zu\" "
	    "aria-describedby=\"d%zu\" "
	    "viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\">\n",
	    chart->number, chart->number, WIDTH, high_of(chart));
	put_words(chart);
	put_patterns(chart);
	y = put_legend(chart, y);
	for (size_t i = 0; i < chart->categories; i++) {
		struct buf word = BUF_EMPTY;

		figure_code(chart->table->dimensions[0],
		    figure_code_at(chart->table, chart->rows[i], 0), &word);
		put_text(chart, BARS_LEFT, y + LABEL_HIGH - 5, word.text);
		buf_clear(&word);
		y += LABEL_HIGH;
		for (size_t k = 0; k < chart->series; k++) {
			struct bar bar = bar_of(chart, i, k);

			put_bar(chart, &bar, k, y);
			y += BAR_HIGH + BAR_GAP;
		}
		y += GROUP_GAP;
	}
	html_put(chart->html, "</svg>\n</figure>\n");
}

/* ------------------------------------------------------------------ the plan
 */

/* The greatest number that a bar or its whisker reaches. */
static void
measure(struct chart *chart)
{
	chart->most = 1;
	for (size_t i = 0; i < chart->categories; i++)
		for (size_t k = 0; k < chart->series; k++) {
			struct bar bar = bar_of(chart, i, k);
			int64_t lower;
			int64_t upper;

			release_range(bar.release, bar.table, value_of(&bar),
			    &lower, &upper);
			if (upper > chart->most)
				chart->most = upper;
		}
}

/*
 * Series: the second dimension where it has few codes, else the two periods,
 * else one.
 */
static void
choose_series(struct chart *chart)
{
	size_t count = chart->table->dimensions_count == 2
			   ? rows_of(chart->table, 1, chart->columns)
			   : 0;

	chart->series = chart->twin == NULL ? 1 : 2;
	if (count > 1 && count <= SERIES_MOST &&
	    count * chart->categories <= BARS_MOST) {
		chart->series = count;
		chart->is_crossed = true;
	}
}

void
export_chart(struct html *html, const struct export_part *part,
    const struct release_table *table, size_t number)
{
	struct chart chart = {.html = html,
	    .part = part,
	    .table = table,
	    .twin = export_twin(part, table),
	    .number = number,
	    .rows = mem_alloc(table->rows, sizeof(size_t)),
	    .columns = mem_alloc(table->rows, sizeof(size_t))};

	if (table->dimensions_count > 0)
		chart.categories = rows_of(table, 0, chart.rows);
	choose_series(&chart);
	if (chart.categories > 1 &&
	    chart.categories * chart.series <= BARS_MOST) {
		measure(&chart);
		draw(&chart);
	}
	mem_free(chart.rows);
	mem_free(chart.columns);
}
