/*
 * recipe: a report that is made again each quarter: which period, which
 * tables, which form, and words that a worker typed.
 *
 * Pure.  A small text in a file of the user's own; it holds no figure:
 *
 *   sayso recipe 1
 *   title What we did, for the council
 *   form html                        or: csv, xlsx, one
 *   period quarter                   or: month, year; the newest closed one
 *   table people-age_band_wide       a table's name, or "ratios"; none: all
 *   table ratios
 *   section What young people said   then its lines, each after "say"
 *   say "I can talk to somebody here."
 *   say
 *   say More of them cook at home now.
 *
 * Lines that begin with "#" and empty lines are passed over when it is read.
 */
#ifndef CORE_RECIPE_H
#define CORE_RECIPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

#define RECIPE_FIRST_LINE    "sayso recipe 1"
#define RECIPE_RATIOS        "ratios"
#define RECIPE_TABLES_MOST   100
#define RECIPE_SECTIONS_MOST 20
#define RECIPE_TEXT_BYTES    20000 /* of a whole recipe */

enum export_form { EXPORT_CSV, EXPORT_XLSX, EXPORT_HTML, EXPORT_CSV_ONE };
#define EXPORT_FORMS 4

enum recipe_period { RECIPE_MONTH, RECIPE_QUARTER, RECIPE_YEAR };

struct recipe_section {
	char *title;
	char *words; /* lines */
};

struct recipe {
	char *title; /* "": the project's name and the period */
	enum export_form form;
	enum recipe_period period;
	char **tables; /* none: all of them and the ratios */
	size_t tables_count;
	struct recipe_section *sections;
	size_t sections_count;
};

void recipe_init(struct recipe *recipe); /* html, quarter, all tables */
void recipe_clear(struct recipe *recipe);

void recipe_add_table(struct recipe *recipe, const char *table);
void recipe_add_section(
    struct recipe *recipe, const char *title, const char *words);

/* The canonical text. */
void recipe_write(const struct recipe *recipe, struct buf *text);

/*
 * INVALID with a sentence, and ${line} (from 1) where it goes wrong.  Init
 * before; clear whatever comes.
 */
MUST_USE enum status recipe_read(
    const char *text, size_t size, struct recipe *recipe, int *line);

bool recipe_has_table(const struct recipe *recipe, const char *table);

/* Is a period from ${start} to ${end} of the kind it asks for? */
bool recipe_fits(const struct recipe *recipe, int32_t start, int32_t end);

/* "csv", "xlsx", "html", "one"; and back: false for no such form. */
const char *recipe_form_name(enum export_form form);
bool recipe_form_of(const char *name, enum export_form *form);

#endif
