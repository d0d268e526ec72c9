/*
 * figure_words: what tables, columns and codes of figures are called where
 * people read them.  Pure.
 */
#ifndef CORE_FIGURE_WORDS_H
#define CORE_FIGURE_WORDS_H

#include "base/buf.h"
#include "core/release.h"

/* "Young people", "Sessions", "Hours", ... */
const char *figure_measure(enum release_measure measure);

/* What is counted, in a sentence or two. */
const char *figure_definition(enum release_measure measure);

/* "Age", "Ethnic group", ... */
const char *figure_dimension(enum plan_dimension dimension);

/* Appended: "Young people by age (wide) and gender". */
void figure_title(const struct release_table *table, struct buf *title);

/* Appended: a code as a word: "All", "Not stated", "July 2026"; printable. */
void figure_code(
    enum plan_dimension dimension, const char *code, struct buf *word);

/* The code of one dimension of a row. */
const char *figure_code_at(
    const struct release_table *table, size_t row, size_t axis);

/* The row of all codes "all", or the only row there is; SIZE_MAX: none. */
size_t figure_total(const struct release_table *table);

/* Appended: a column's name, with its grouping: "Age (wide)". */
void figure_column(
    enum plan_dimension dimension, const char *grouping, struct buf *column);

/* Appended: "July to September 2026". */
void figure_period(int32_t start, int32_t end, struct buf *period);

/* Appended: "45", hours as "12.5", [c] and [z]; and "41 to 49", "" if exact. */
void figure_value(
    const struct release_table *table, int64_t value, struct buf *text);
void figure_range(const struct release *release,
    const struct release_table *table, int64_t value, struct buf *text);

/* Is it about the work and exact? */
bool figure_is_exact(enum release_measure measure);

/* Is it a whole reporting year? */
bool figure_is_year(const struct release *release);

/*
 * The newest of them that ended before ${release} began and is of its length;
 * SIZE_MAX: none.
 */
size_t figure_before(const struct release *const *releases, size_t count,
    const struct release *release);

#endif
