/*
 * table: columns that line up, whatever script the words are in; see table.h.
 */
#include "cli/table.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"

#define GAP 2 /* blanks between columns */

void
table_init(struct table *table, const char *const *heads, size_t columns)
{
	*table = (struct table){.columns = columns};
	for (size_t i = 0; i < columns; i++)
		table_text(table, heads[i]);
}

void
table_text(struct table *table, const char *text)
{
	struct buf cell = BUF_EMPTY;
	void *cells = table->cells;

	mem_grow(
	    &cells, &table->capacity, table->count + 1, sizeof(*table->cells));
	table->cells = cells;
	text_printable(text == NULL ? "" : text, &cell);
	table->cells[table->count++] = buf_take(&cell);
}

void
table_number(struct table *table, int64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, number);
	table_text(table, text);
}

void
table_day(struct table *table, int32_t day)
{
	char text[DAY_TEXT_BYTES] = "-";

	if (day != DAY_NONE)
		day_format(day, text);
	table_text(table, text);
}

static size_t
column_width(const struct table *table, size_t column)
{
	size_t widest = 0;

	for (size_t i = column; i < table->count; i += table->columns) {
		size_t width = text_columns(table->cells[i]);

		if (width > widest)
			widest = width;
	}
	return widest;
}

/* Blanks are printed only before a word, so that no line ends in them. */
static void
print_row(struct print *print, const struct table *table, char *const *cells,
    const size_t *widths)
{
	size_t blanks = 0;

	for (size_t i = 0; i < table->columns; i++) {
		size_t used = text_columns(cells[i]);

		for (; used > 0 && blanks > 0; blanks--)
			print_words(print, " ");
		print_text(print, cells[i]);
		blanks += widths[i] - used + GAP;
	}
	print_words(print, "\n");
}

void
table_print(struct table *table, struct print *print)
{
	size_t *widths = mem_alloc(table->columns, sizeof(*widths));
	bool is_empty = table->count <= table->columns;

	for (size_t i = 0; i < table->columns; i++)
		widths[i] = column_width(table, i);
	for (size_t i = 0; !is_empty && i < table->count; i += table->columns)
		print_row(print, table, table->cells + i, widths);
	for (size_t i = 0; i < table->count; i++)
		mem_wipe_text(&table->cells[i]);
	mem_free(table->cells);
	mem_free(widths);
	*table = (struct table){.columns = table->columns};
}
