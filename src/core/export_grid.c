/*
 * export_grid: tables as they stand in a sheet: one row of headings, each of
 * another name, then a row for each number with its range.
 */
#include <string.h>

#include "base/mem.h"
#include "core/export_internal.h"
#include "core/figure_words.h"

#define MINUTES          60
#define TENTHS           10
#define NUMBERS          3 /* columns of a number and its range */
#define HEADINGS_MOST    (PLAN_AXES_MOST + 2 * NUMBERS)
#define HOURS_DECIMALS   2
#define RATIOS_DECIMALS  1
#define RATIO_DIMENSIONS 2

static char *
taken(struct buf *text)
{
	char *copy = mem_text(text->text);

	buf_clear(text);
	return copy;
}

static void
add_heading(struct export_grid *grid, const char *heading)
{
	if (grid->headings == NULL)
		grid->headings =
		    mem_alloc(HEADINGS_MOST, sizeof(*grid->headings));
	grid->headings[grid->columns++] = mem_text(heading);
}

/* Three columns, or one; of which period, when there are two. */
static void
add_number_headings(struct export_grid *grid, const char *what, bool is_exact,
    const struct release *of)
{
	const char *const names[NUMBERS] = {what, "Least", "Most"};

	for (size_t i = 0; i < (is_exact ? 1 : NUMBERS); i++) {
		struct buf heading = BUF_EMPTY;

		buf_add_text(&heading, names[i]);
		if (of != NULL) {
			buf_add_text(&heading, ", ");
			figure_period(of->start, of->end, &heading);
		}
		add_heading(grid, heading.text);
		buf_clear(&heading);
	}
}

/* Room for the cells of one more row. */
static struct export_cell *
add_row(struct export_grid *grid)
{
	mem_grow((void **)&grid->cells, &grid->capacity,
	    (grid->rows + 1) * grid->columns, sizeof(*grid->cells));
	return &grid->cells[grid->rows++ * grid->columns];
}

static struct export_cell
text_cell(const char *text)
{
	return (struct export_cell){.text = mem_text(text)};
}

static struct export_cell
number_cell(const struct release_table *table, int64_t number)
{
	if (table->measure == RELEASE_HOURS)
		return (struct export_cell){
		    NULL, (double)number / MINUTES, HOURS_DECIMALS};
	return (struct export_cell){NULL, (double)number, 0};
}

/* The cells of one value; of none where ${row} is not in the table. */
static size_t
put_value(const struct release *release, const struct release_table *table,
    size_t row, struct export_grid *grid, struct export_cell *cells)
{
	size_t count = figure_is_exact(table->measure) ? 1 : NUMBERS;
	int64_t value = row < table->rows ? table->values[row] : RELEASE_NONE;
	int64_t lower;
	int64_t upper;

	if (value == RELEASE_NONE) {
		bool is_impossible = row < table->rows;

		for (size_t i = 0; i < count; i++)
			cells[i] = text_cell(is_impossible ? "[z]" : "[x]");
		grid->has_impossible = grid->has_impossible || is_impossible;
		grid->has_unknown = grid->has_unknown || !is_impossible;
		return count;
	}
	cells[0] = number_cell(table, value);
	if (count == 1)
		return count;
	release_range(release, table, value, &lower, &upper);
	if (value == 0)
		cells[0] = text_cell("[c]");
	cells[1] = number_cell(table, lower);
	cells[2] = number_cell(table, upper);
	return count;
}

static void
fill_rows(const struct export_part *part, const struct release_table *table,
    const struct release_table *twin, struct export_grid *grid)
{
	size_t dimensions = table->dimensions_count;

	for (size_t row = 0; row < table->rows; row++) {
		struct export_cell *cells = add_row(grid);

		for (size_t i = 0; i < dimensions; i++) {
			struct buf word = BUF_EMPTY;

			figure_code(table->dimensions[i],
			    table->codes[row * dimensions + i], &word);
			*cells++ = text_cell(word.text);
			buf_clear(&word);
		}
		cells += put_value(part->release, table, row, grid, cells);
		if (twin != NULL)
			put_value(part->before, twin,
			    export_twin_row(table, row, twin), grid, cells);
	}
}

static void
fill(const struct export_part *part, const struct release_table *table,
    struct export_grid *grid)
{
	const struct release_table *twin = export_twin(part, table);
	bool is_exact = figure_is_exact(table->measure);
	struct buf name = BUF_EMPTY;
	struct buf title = BUF_EMPTY;

	release_table_name(table, &name);
	figure_title(table, &title);
	grid->name = taken(&name);
	grid->title = taken(&title);
	grid->about = mem_text(figure_definition(table->measure));
	grid->has_ranges = !is_exact;
	for (size_t i = 0; i < table->dimensions_count; i++) {
		struct buf column = BUF_EMPTY;

		figure_column(
		    table->dimensions[i], table->groupings[i], &column);
		add_heading(grid, column.text);
		buf_clear(&column);
	}
	add_number_headings(
	    grid, figure_measure(table->measure), is_exact, NULL);
	if (twin != NULL)
		add_number_headings(grid, figure_measure(table->measure),
		    is_exact, part->before);
	fill_rows(part, table, twin, grid);
}

/* ------------------------------------------------------------------- ratios */

static struct export_cell
tenths_cell(int64_t tenths)
{
	return (struct export_cell){
	    NULL, (double)tenths / TENTHS, RATIOS_DECIMALS};
}

/* ${ratio} NULL: there was none then. */
static void
put_ratio(const struct ratio *ratio, struct export_grid *grid,
    struct export_cell *cells)
{
	if (ratio == NULL || strcmp(ratio->marker, "[x]") == 0) {
		for (size_t i = 0; i < NUMBERS; i++)
			cells[i] = text_cell("[x]");
		grid->has_unknown = true;
		return;
	}
	cells[0] = ratio->marker[0] != '\0' ? text_cell(ratio->marker)
					    : tenths_cell(ratio->value);
	cells[1] = tenths_cell(ratio->lower);
	cells[2] = tenths_cell(ratio->upper);
}

const struct ratio *
export_twin_ratio(const struct export_part *part, const struct ratio *ratio)
{
	for (size_t i = 0; i < part->before_ratios_count; i++) {
		const struct ratio *other = &part->before_ratios[i];

		if (other->measure == ratio->measure &&
		    other->dimension == ratio->dimension &&
		    strcmp(other->grouping, ratio->grouping) == 0 &&
		    strcmp(other->code, ratio->code) == 0)
			return other;
	}
	return NULL;
}

void
export_ratio_of(const struct ratio *ratio, struct buf *text)
{
	if (ratio->dimension == PLAN_DIMENSIONS) {
		buf_add_text(text, "All");
		return;
	}
	figure_column(ratio->dimension, ratio->grouping, text);
	buf_add_text(text, ": ");
	figure_code(ratio->dimension, ratio->code, text);
}

static void
fill_ratios(const struct export_part *part, struct export_grid *grid)
{
	bool has_before = part->before_ratios_count > 0;

	grid->name = mem_text(RECIPE_RATIOS);
	grid->title = mem_text("Ratios");
	grid->about = mem_text(export_ratio_note);
	grid->has_ranges = true;
	add_heading(grid, "Ratio");
	add_heading(grid, "Of");
	add_number_headings(grid, "Value", false, NULL);
	if (has_before)
		add_number_headings(grid, "Value", false, part->before);
	for (size_t i = 0; i < part->ratios_count; i++) {
		const struct ratio *ratio = &part->ratios[i];
		struct export_cell *cells = add_row(grid);
		struct buf of = BUF_EMPTY;

		export_ratio_of(ratio, &of);
		cells[0] = text_cell(ratio_title(ratio->measure));
		cells[1] = text_cell(of.text);
		buf_clear(&of);
		put_ratio(ratio, grid, cells + RATIO_DIMENSIONS);
		if (has_before)
			put_ratio(export_twin_ratio(part, ratio), grid,
			    cells + RATIO_DIMENSIONS + NUMBERS);
	}
}

/* ----------------------------------------------------------------- all of it
 */

struct export_grid *
export_grids(const struct export_part *part, size_t *count)
{
	size_t most = part->release->tables_count + 1;
	struct export_grid *grids = mem_alloc(most, sizeof(*grids));

	*count = 0;
	for (size_t i = 0; i < part->release->tables_count; i++)
		if (export_has_table(part, &part->release->tables[i]))
			fill(part, &part->release->tables[i],
			    &grids[(*count)++]);
	if (part->ratios_count > 0 && export_has(part, RECIPE_RATIOS))
		fill_ratios(part, &grids[(*count)++]);
	return grids;
}

void
export_grids_clear(struct export_grid **grids, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct export_grid *grid = &(*grids)[i];

		for (size_t k = 0; k < grid->rows * grid->columns; k++)
			mem_free(grid->cells[k].text);
		for (size_t k = 0; k < grid->columns; k++)
			mem_free(grid->headings[k]);
		mem_free(grid->cells);
		mem_free(grid->headings);
		mem_free(grid->name);
		mem_free(grid->title);
		mem_free(grid->about);
	}
	mem_free(*grids);
	*grids = NULL;
}
