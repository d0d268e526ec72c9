/*
 * export_internal: what the forms of files share.
 */
#ifndef CORE_EXPORT_INTERNAL_H
#define CORE_EXPORT_INTERNAL_H

#include "core/export.h"
#include "core/html.h"
#include "core/ratio.h"

#define EXPORT_HASH_TEXT 65 /* BLAKE2b-256 in hexadecimal and NUL */

/* One wanted period, and the one before it if that is closed. */
struct export_part {
	const struct export *export;
	const struct export_period *period;
	const struct release *release;
	const struct release *before; /* NULL: none to compare with */
	struct ratio *ratios, *before_ratios;
	size_t ratios_count, before_ratios_count;
	char hash[EXPORT_HASH_TEXT]; /* of the release's text */
};

/* Is that table asked for? */
bool export_has(const struct export_part *part, const char *table);
bool export_has_table(
    const struct export_part *part, const struct release_table *table);

/* The note, in the numbers of the plan's base. */
const char *export_note_of(int base);

/* The table of that shape in the earlier period; and the value of a row. */
const struct release_table *export_twin(
    const struct export_part *part, const struct release_table *table);
size_t export_twin_row(const struct release_table *table, size_t row,
    const struct release_table *twin);

/* "Southside Youth Club: figures for July to September 2026", or the recipe's.
 */
void export_title(const struct export_part *part, struct buf *title);

/* "figures-2026-Q2.html", for whoever takes it along; to be freed. */
char *export_file_name(const struct export_part *part, const char *ending);

/* A new, empty file; its name is put together by who adds it. */
struct export_file *export_add_file(struct export_files *files);

/* ------------------------------------------------------- tables to be laid out
 */

/* A text, or a number when ${text} is NULL. */
struct export_cell {
	char *text;
	double number;
	int decimals;
};

/* A table as it stands in a sheet: one row of headings, then cells. */
struct export_grid {
	char *name;  /* "people-age_band" */
	char *title; /* "Young people by age, July to September 2026" */
	char *about; /* what is counted */
	char **headings;
	size_t columns;
	struct export_cell *cells; /* row after row */
	size_t rows, capacity;
	bool has_ranges;
	bool has_impossible; /* a [z] in it */
	bool has_unknown;    /* an [x] */
};

/* Every asked-for table of a period, the ratios last. */
struct export_grid *export_grids(const struct export_part *part, size_t *count);
void export_grids_clear(struct export_grid **grids, size_t count);

/* Words of a spreadsheet's sheets as lines; all appended. */
void export_sheet_name(size_t number, struct buf *name);
void export_cover_lines(const struct export_part *part, struct buf *lines);
void export_note_lines(const struct export_part *part, struct buf *lines);
void export_before_lines(const struct export_part *part,
    const struct export_grid *grid, struct buf *lines);

/* Which sheet has which table; export_grids_clear() with 1. */
struct export_grid *export_contents_grid(
    const struct export_grid *grids, size_t count);

/* ----------------------------------------------------------------- the forms
 */

MUST_USE enum status export_csv(
    const struct export_part *parts, size_t count, struct export_files *files);
MUST_USE enum status export_csv_one(
    const struct export_part *part, struct export_files *files);
MUST_USE enum status export_xlsx(
    const struct export_part *part, struct export_files *files);
/* To ${path}; its parts lie in ${folder} meanwhile. */
MUST_USE enum status export_xlsx_write(
    const struct export_part *part, const char *folder, const char *path);
MUST_USE enum status export_html(
    const struct export_part *part, struct export_files *files);

/* The first fields of a row, and the last four of a ratio's. */
void export_csv_about(const struct release *release, struct buf *csv);
void export_csv_numbers(const struct ratio *ratio, struct buf *csv);

/* "12.5"; appended. */
void export_tenths(int64_t tenths, struct buf *text);

/* What a ratio is of: "All", "Age (wide): 13-19"; the same one before. */
void export_ratio_of(const struct ratio *ratio, struct buf *text);
const struct ratio *export_twin_ratio(
    const struct export_part *part, const struct ratio *ratio);

/* datapackage.json and the words beside it. */
enum export_sort { EXPORT_TABLE, EXPORT_RATIOS, EXPORT_GROUPINGS };
struct export_resource {
	const struct export_part *part;
	enum export_sort sort;
	const struct release_table *table; /* EXPORT_TABLE */
	char *name;                        /* "2026-Q2-people-age_band" */
};
MUST_USE enum status export_package(
    const struct export_resource *resources, size_t count, struct buf *json);
void export_read_me(
    const struct export_part *parts, size_t count, struct buf *text);

/* A chart of a table; nothing where a chart would say nothing. */
void export_chart(struct html *html, const struct export_part *part,
    const struct release_table *table, size_t number);
extern const char export_style[];

/* A table with its ranges, and the one before; all ratios. */
void export_html_table(struct html *html, const struct export_part *part,
    const struct release_table *table);
void export_html_ratios(struct html *html, const struct export_part *part);

/* Where ratios come from. */
extern const char export_ratio_note[];

/* What each sign means that may stand in place of a number. */
struct export_sign {
	const char *sign;
	char *meaning;
};
#define EXPORT_SIGNS 3
void export_signs(int base, struct export_sign signs[EXPORT_SIGNS]);
void export_signs_clear(struct export_sign signs[EXPORT_SIGNS]);

#endif
