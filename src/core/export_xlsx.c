/*
 * export_xlsx: figures as a spreadsheet (Government Analysis Function, "making
 * spreadsheets accessible"): a cover, contents, notes, and one table a sheet,
 * each marked up and named, under a title in A1; no merged cells.
 *
 * The one module that knows libxlsxwriter.  Texts are written as strings and
 * never as what they look like.  Its parts lie in a folder of ours while it is
 * made, and nothing anywhere else.
 */
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/export_internal.h"

#define WIDTH_LEAST   10.0
#define WIDTH_MOST    48.0
#define WIDTH_OF_TEXT 76.0 /* characters of a column of sentences */
#define LINE_HIGH     15.0 /* points */
#define PAPER_A4      9
#define DECIMALS_MOST 2
#define DAY_SECONDS   86400

struct book {
	const struct export_part *part;
	lxw_workbook *workbook;
	lxw_format *title, *heading, *number_heading, *wrapped, *sign;
	lxw_format *numbers[DECIMALS_MOST + 1]; /* by decimals */
	bool has_failed;
};

/* ------------------------------------------------------------------ pieces */

static void
note_failure(struct book *book, lxw_error error)
{
	if (error != LXW_NO_ERROR)
		book->has_failed = true;
}

/* Every text on every sheet goes through here: a string, printable. */
static void
put(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
    const char *text, lxw_format *format)
{
	struct buf clean = BUF_EMPTY;

	text_printable_lines(text, &clean);
	note_failure(book,
	    worksheet_write_string(sheet, row, column, clean.text, format));
	buf_clear(&clean);
}

static lxw_worksheet *
add_sheet(struct book *book, const char *name, const char *title)
{
	lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);

	if (sheet == NULL) {
		book->has_failed = true;
		return NULL;
	}
	worksheet_set_paper(sheet, PAPER_A4);
	worksheet_fit_to_pages(sheet, 1, 0);
	put(book, sheet, 0, 0, title, book->title);
	return sheet;
}

/* Programs do not all make a row as high as its wrapped text. */
static void
set_height(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
    const char *text, double width)
{
	double lines = (double)(size_t)((double)strlen(text) / (width - 2)) + 1;

	if (lines > 1)
		note_failure(book,
		    worksheet_set_row(sheet, row, lines * LINE_HIGH, NULL));
}

/* Lines below each other, from ${row} on; the next row. */
static lxw_row_t
put_lines(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
    const char *text, lxw_format *format)
{
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		char *line = mem_text_n(text, length);

		if (format == book->wrapped)
			set_height(book, sheet, row, line, WIDTH_OF_TEXT);
		if (length > 0)
			put(book, sheet, row++, 0, line, format);
		mem_wipe_text(&line);
		text += length;
		if (*text == '\n')
			text++;
	}
	return row;
}

/* ------------------------------------------------------------------- tables */

static void
put_cell(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
    lxw_col_t column, const struct export_cell *cell)
{
	bool is_sign = cell->text != NULL && cell->text[0] == '[';

	if (cell->text != NULL)
		put(book, sheet, row, column, cell->text,
		    is_sign ? book->sign : book->wrapped);
	else
		note_failure(
		    book, worksheet_write_number(sheet, row, column,
			      cell->number, book->numbers[cell->decimals]));
}

static bool
is_of_numbers(const struct export_grid *grid, size_t column)
{
	const char *text = grid->cells[column].text;

	return text == NULL || text[0] == '[';
}

/* As wide as its longest text, within bounds; a heading may take two lines. */
static void
set_width(struct book *book, lxw_worksheet *sheet,
    const struct export_grid *grid, size_t column)
{
	double width = (double)strlen(grid->headings[column]) / 2 + 4;

	width = width < WIDTH_LEAST ? WIDTH_LEAST : width;
	for (size_t row = 0; row < grid->rows; row++) {
		const char *text =
		    grid->cells[row * grid->columns + column].text;
		double length = text == NULL ? 0 : (double)strlen(text) + 2;

		width = length > width ? length : width;
	}
	width = width < WIDTH_MOST ? width : WIDTH_MOST;
	note_failure(book, worksheet_set_column(sheet, (lxw_col_t)column,
			       (lxw_col_t)column, width, NULL));
}

/* Cells below their headings, marked up as a table of that name. */
static void
put_grid(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
    const struct export_grid *grid)
{
	lxw_table_column *columns = mem_alloc(grid->columns, sizeof(*columns));
	lxw_table_column **list =
	    mem_alloc(grid->columns + 1, sizeof(lxw_table_column *));
	char *name = mem_text(grid->name);
	lxw_table_options options = {.name = name,
	    .no_autofilter = LXW_TRUE,
	    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
	    .style_type_number = 15,
	    .columns = list};

	for (char *at = name; *at != '\0'; at++)
		if (*at == '-')
			*at = '_';
	for (size_t i = 0; i < grid->columns; i++) {
		columns[i].header = grid->headings[i];
		columns[i].header_format = is_of_numbers(grid, i)
					       ? book->number_heading
					       : book->heading;
		list[i] = &columns[i];
		set_width(book, sheet, grid, i);
	}
	note_failure(book,
	    worksheet_add_table(sheet, row, 0, (lxw_row_t)(row + grid->rows),
		(lxw_col_t)(grid->columns - 1), &options));
	for (size_t i = 0; i < grid->rows; i++)
		for (size_t k = 0; k < grid->columns; k++)
			put_cell(book, sheet, (lxw_row_t)(row + 1 + i),
			    (lxw_col_t)k, &grid->cells[i * grid->columns + k]);
	worksheet_repeat_rows(sheet, row, row);
	note_failure(book, worksheet_set_row(sheet, row, 2 * LINE_HIGH, NULL));
	mem_free(name);
	mem_free(columns);
	mem_free(list);
}

static void
add_table(struct book *book, const struct export_grid *grid, size_t number)
{
	struct buf name = BUF_EMPTY;
	struct buf lines = BUF_EMPTY;
	lxw_worksheet *sheet = NULL;

	export_sheet_name(number, &name);
	sheet = add_sheet(book, name.text, grid->title);
	export_before_lines(book->part, grid, &lines);
	if (sheet != NULL)
		put_grid(book, sheet,
		    put_lines(book, sheet, 1, lines.text, NULL), grid);
	buf_clear(&name);
	buf_clear(&lines);
}

/* --------------------------------------------------- the sheets before them */

/* A sheet of sentences under its title. */
static void
add_text_sheet(struct book *book, const char *name, const char *title,
    const struct buf *lines)
{
	lxw_worksheet *sheet = add_sheet(book, name, title);

	if (sheet == NULL)
		return;
	put_lines(book, sheet, 1, lines->text, book->wrapped);
	worksheet_set_column(sheet, 0, 0, WIDTH_OF_TEXT, NULL);
}

static void
add_cover(struct book *book, const char *title)
{
	struct buf lines = BUF_EMPTY;

	export_cover_lines(book->part, &lines);
	add_text_sheet(book, "Cover", title, &lines);
	buf_clear(&lines);
}

static void
add_notes(struct book *book)
{
	struct buf lines = BUF_EMPTY;

	export_note_lines(book->part, &lines);
	add_text_sheet(book, "Notes", "Notes", &lines);
	buf_clear(&lines);
}

/* Each sheet's name leads to it. */
static void
add_contents(struct book *book, const struct export_grid *grids, size_t count)
{
	lxw_worksheet *sheet = add_sheet(book, "Contents", "Contents");
	struct export_grid *contents = export_contents_grid(grids, count);

	if (sheet != NULL)
		put_grid(book, sheet, 1, contents);
	for (size_t i = 0; sheet != NULL && i < count; i++) {
		const char *name = contents->cells[2 * i].text;
		struct buf link = BUF_EMPTY;

		buf_add_format(&link, "internal:'%s'!A1", name);
		note_failure(
		    book, worksheet_write_url_opt(sheet, (lxw_row_t)(2 + i), 0,
			      link.text, NULL, name, NULL));
		buf_clear(&link);
	}
	export_grids_clear(&contents, 1);
}

/* What a worker typed, if the recipe has it. */
static void
add_words(struct book *book)
{
	const struct recipe *recipe = book->part->export->recipe;
	lxw_worksheet *sheet = NULL;
	lxw_row_t row = 1;

	if (recipe == NULL || recipe->sections_count == 0)
		return;
	sheet = add_sheet(book, "Words", "In our words");
	if (sheet == NULL)
		return;
	for (size_t i = 0; i < recipe->sections_count; i++) {
		const struct recipe_section *section = &recipe->sections[i];

		put(book, sheet, row++, 0, section->title, book->heading);
		row =
		    put_lines(book, sheet, row, section->words, book->wrapped);
	}
	worksheet_set_column(sheet, 0, 0, WIDTH_OF_TEXT, NULL);
}

/* ---------------------------------------------------------------- the whole */

static lxw_format *
add_format(struct book *book, bool is_bold, bool is_wrapped, const char *number)
{
	lxw_format *format = workbook_add_format(book->workbook);

	if (is_bold)
		format_set_bold(format);
	if (is_wrapped) {
		format_set_text_wrap(format);
		format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	}
	if (number != NULL)
		format_set_num_format(format, number);
	return format;
}

static void
add_formats(struct book *book)
{
	static const char *const numbers[DECIMALS_MOST + 1] = {
	    "#,##0", "#,##0.0", "#,##0.00"};

	book->title = add_format(book, true, false, NULL);
	format_set_font_size(book->title, 14);
	book->heading = add_format(book, true, true, NULL);
	book->number_heading = add_format(book, true, true, NULL);
	format_set_align(book->number_heading, LXW_ALIGN_RIGHT);
	book->wrapped = add_format(book, false, true, NULL);
	book->sign = add_format(book, false, false, NULL);
	format_set_align(book->sign, LXW_ALIGN_RIGHT);
	for (size_t i = 0; i <= DECIMALS_MOST; i++)
		book->numbers[i] = add_format(book, false, false, numbers[i]);
}

/* Nobody's name, no machine's, and a day at most. */
static void
set_properties(struct book *book, char *title)
{
	lxw_doc_properties properties = {.title = title,
	    .created = (time_t)book->part->export->made_on * DAY_SECONDS};

	note_failure(
	    book, workbook_set_properties(book->workbook, &properties));
}

static void
fill(struct book *book)
{
	struct buf title = BUF_EMPTY;
	size_t count = 0;
	struct export_grid *grids = export_grids(book->part, &count);

	export_title(book->part, &title);
	add_formats(book);
	set_properties(book, title.text);
	add_cover(book, title.text);
	add_contents(book, grids, count);
	add_notes(book);
	add_words(book);
	for (size_t i = 0; i < count; i++)
		add_table(book, &grids[i], i + 1);
	export_grids_clear(&grids, count);
	buf_clear(&title);
}

enum status
export_xlsx_write(
    const struct export_part *part, const char *folder, const char *path)
{
	struct book book = {.part = part};
	char *place = mem_text(folder);
	lxw_workbook_options options = {
	    .constant_memory = LXW_FALSE, .tmpdir = place};

	book.workbook = workbook_new_opt(path, &options);
	if (book.workbook == NULL) {
		book.has_failed = true;
	} else {
		fill(&book);
		note_failure(&book, workbook_close(book.workbook));
	}
	mem_free(place);
	return book.has_failed ? FAIL(STATUS_IO, "write a spreadsheet")
			       : STATUS_OK;
}
