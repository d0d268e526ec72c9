/*
 * table: a list in columns, for people to read.
 */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "cli/print.h"

struct table {
	size_t columns;
	char **cells; /* printable already; the first row is the headings */
	size_t count;
	size_t capacity;
};

void table_init(struct table *table, const char *const *heads, size_t columns);

/* The next cell, row by row: a stored text (NULL as ""), a number, a date. */
void table_text(struct table *table, const char *text);
void table_number(struct table *table, int64_t number);
void table_day(struct table *table, int32_t day);

/* Print with its headings, wipe and free.  Nothing when there is no row. */
void table_print(struct table *table, struct print *print);

#endif
