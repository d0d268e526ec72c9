/*
 * export_html_table: the tables of a report: every number with its range, and
 * beside it those of the period before.
 *
 * Two dimensions are crossed; one or three are listed row by row.
 */
#include <string.h>

#include "core/export_internal.h"
#include "core/figure_words.h"

/* One table of one period: the wanted one, or the one before it. */
struct view {
	struct html *html;
	const struct release *release;
	const struct release_table *table;
};

static bool
is_all(const struct release_table *table, size_t row)
{
	for (size_t i = 0; i < table->dimensions_count; i++)
		if (strcmp(figure_code_at(table, row, i), RELEASE_ALL) != 0)
			return false;
	return true;
}

static void
put_code(struct html *html, const struct release_table *table, size_t row,
    size_t axis)
{
	struct buf word = BUF_EMPTY;

	figure_code(
	    table->dimensions[axis], figure_code_at(table, row, axis), &word);
	html_name(html, word.text);
	buf_clear(&word);
}

static void
put_column(struct html *html, const struct release_table *table, size_t axis)
{
	struct buf column = BUF_EMPTY;

	figure_column(table->dimensions[axis], table->groupings[axis], &column);
	html_text(html, column.text);
	buf_clear(&column);
}

static void
put_period(struct html *html, const struct release *release)
{
	struct buf period = BUF_EMPTY;

	figure_period(release->start, release->end, &period);
	html_text(html, period.text);
	buf_clear(&period);
}

/* ------------------------------------------------------------ row by row ---
 */

static void
put_number_headings(
    const struct view *view, const char *what, const struct release *of)
{
	html_put(view->html, "<th scope=\"col\">");
	html_text(view->html, what);
	if (of != NULL) {
		html_put(view->html, ", ");
		put_period(view->html, of);
	}
	html_put(view->html, "</th>");
	if (view->table != NULL && figure_is_exact(view->table->measure))
		return;
	html_put(view->html, "<th scope=\"col\">Range");
	if (of != NULL) {
		html_put(view->html, ", ");
		put_period(view->html, of);
	}
	html_put(view->html, "</th>");
}

static void
put_cells(const struct view *view, size_t row)
{
	struct buf value = BUF_EMPTY;
	struct buf range = BUF_EMPTY;

	if (row < view->table->rows) {
		figure_value(view->table, view->table->values[row], &value);
		figure_range(view->release, view->table,
		    view->table->values[row], &range);
	} else {
		buf_add_text(&value, "[x]");
	}
	html_put(view->html, "<td>");
	html_text(view->html, value.text);
	html_put(view->html, "</td>");
	if (!figure_is_exact(view->table->measure)) {
		html_put(view->html, "<td><span class=\"range\">");
		html_text(view->html, range.text);
		html_put(view->html, "</span></td>");
	}
	buf_clear(&value);
	buf_clear(&range);
}

static void
put_row(const struct view *now, const struct view *before, size_t row)
{
	struct html *html = now->html;

	html_put(html, is_all(now->table, row) ? "<tr class=\"all\">" : "<tr>");
	for (size_t i = 0; i < now->table->dimensions_count; i++) {
		html_put(html, "<th scope=\"row\">");
		put_code(html, now->table, row, i);
		html_put(html, "</th>");
	}
	put_cells(now, row);
	if (before->table != NULL)
		put_cells(
		    before, export_twin_row(now->table, row, before->table));
	html_put(html, "</tr>\n");
}

static void
put_list(const struct view *now, const struct view *before)
{
	struct html *html = now->html;
	const char *what = figure_measure(now->table->measure);

	html_put(html, "<div class=\"scroll\">\n<table>\n<thead><tr>");
	for (size_t i = 0; i < now->table->dimensions_count; i++) {
		html_put(html, "<th scope=\"col\" class=\"left\">");
		put_column(html, now->table, i);
		html_put(html, "</th>");
	}
	put_number_headings(now, what, NULL);
	if (before->table != NULL)
		put_number_headings(before, what, before->release);
	html_put(html, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < now->table->rows; row++)
		put_row(now, before, row);
	html_put(html, "</tbody>\n</table>\n</div>\n");
}

/* ------------------------------------------------------------------ crossed */

/* How many codes the second dimension has: rows count it up fastest. */
static size_t
across(const struct release_table *table)
{
	size_t count = 0;

	while (count < table->rows && strcmp(figure_code_at(table, count, 0),
					  figure_code_at(table, 0, 0)) == 0)
		count++;
	return count;
}

static void
put_crossed_cell(const struct view *view, size_t row)
{
	struct buf value = BUF_EMPTY;
	struct buf range = BUF_EMPTY;

	figure_value(view->table, view->table->values[row], &value);
	figure_range(
	    view->release, view->table, view->table->values[row], &range);
	html_put(view->html, "<td>");
	html_text(view->html, value.text);
	if (range.length > 0) {
		html_put(view->html, " <span class=\"range\">");
		html_text(view->html, range.text);
		html_put(view->html, "</span>");
	}
	html_put(view->html, "</td>");
	buf_clear(&value);
	buf_clear(&range);
}

static void
put_crossed(const struct view *view)
{
	struct html *html = view->html;
	size_t columns = across(view->table);

	html_put(html, "<div class=\"scroll\">\n<table>\n<caption>");
	put_period(html, view->release);
	html_put(html, "</caption>\n<thead><tr><th scope=\"col\" "
		       "class=\"left\">");
	put_column(html, view->table, 0);
	html_put(html, "</th>");
	for (size_t i = 0; i < columns; i++) {
		html_put(html, "<th scope=\"col\">");
		if (i == 0) {
			put_column(html, view->table, 1);
			html_put(html, ": ");
		}
		put_code(html, view->table, i, 1);
		html_put(html, "</th>");
	}
	html_put(html, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < view->table->rows; row += columns) {
		html_put(html,
		    is_all(view->table, row) ? "<tr class=\"all\">" : "<tr>");
		html_put(html, "<th scope=\"row\">");
		put_code(html, view->table, row, 0);
		html_put(html, "</th>");
		for (size_t i = 0; i < columns; i++)
			put_crossed_cell(view, row + i);
		html_put(html, "</tr>\n");
	}
	html_put(html, "</tbody>\n</table>\n</div>\n");
}

void
export_html_table(struct html *html, const struct export_part *part,
    const struct release_table *table)
{
	struct view now = {html, part->release, table};
	struct view before = {html, part->before, export_twin(part, table)};

	if (table->dimensions_count != 2) {
		put_list(&now, &before);
		return;
	}
	put_crossed(&now);
	if (before.table != NULL)
		put_crossed(&before);
}

/* ------------------------------------------------------------------- ratios */

static void
put_ratio_cells(struct html *html, const struct ratio *ratio)
{
	struct buf value = BUF_EMPTY;
	struct buf range = BUF_EMPTY;

	if (ratio == NULL || strcmp(ratio->marker, "[x]") == 0) {
		buf_add_text(&value, "[x]");
	} else {
		if (ratio->marker[0] != '\0')
			buf_add_text(&value, ratio->marker);
		else
			export_tenths(ratio->value, &value);
		export_tenths(ratio->lower, &range);
		buf_add_text(&range, " to ");
		export_tenths(ratio->upper, &range);
	}
	html_put(html, "<td>");
	html_text(html, value.text);
	html_put(html, "</td><td><span class=\"range\">");
	html_text(html, range.text);
	html_put(html, "</span></td>");
	buf_clear(&value);
	buf_clear(&range);
}

static void
put_ratio(struct html *html, const struct export_part *part,
    const struct ratio *ratio)
{
	struct buf of = BUF_EMPTY;

	export_ratio_of(ratio, &of);
	html_put(html, ratio->dimension == PLAN_DIMENSIONS
			   ? "<tr class=\"all\"><th scope=\"row\">"
			   : "<tr><th scope=\"row\">");
	html_name(html, of.text);
	html_put(html, "</th>");
	put_ratio_cells(html, ratio);
	if (part->before_ratios_count > 0)
		put_ratio_cells(html, export_twin_ratio(part, ratio));
	html_put(html, "</tr>\n");
	buf_clear(&of);
}

/* One table a ratio: how it is worked out stands above it. */
static void
put_ratio_table(struct html *html, const struct export_part *part,
    enum ratio_measure measure)
{
	struct view now = {html, part->release, NULL};

	html_put(html, "<h3>");
	html_text(html, ratio_title(measure));
	html_put(html, "</h3>\n<p class=\"about\">");
	html_text(html, ratio_definition(measure));
	html_put(html, "</p>\n<div class=\"scroll\">\n<table>\n<thead><tr>"
		       "<th scope=\"col\" class=\"left\">Of</th>");
	put_number_headings(&now, "Value", NULL);
	if (part->before_ratios_count > 0)
		put_number_headings(&now, "Value", part->before);
	html_put(html, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < part->ratios_count; i++)
		if (part->ratios[i].measure == measure)
			put_ratio(html, part, &part->ratios[i]);
	html_put(html, "</tbody>\n</table>\n</div>\n");
}

void
export_html_ratios(struct html *html, const struct export_part *part)
{
	for (size_t m = 0; m < RATIO_MEASURES; m++) {
		bool has = false;

		for (size_t i = 0; i < part->ratios_count; i++)
			if (part->ratios[i].measure == (enum ratio_measure)m)
				has = true;
		if (has)
			put_ratio_table(html, part, (enum ratio_measure)m);
	}
}
