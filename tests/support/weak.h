/*
 * weak: ways of publishing that do not protect, for the attacker to break.
 *
 * An attacker that finds nothing proves nothing until it was seen to find
 * something: these are the methods of the reference, in this project's files.
 */
#ifndef SUPPORT_WEAK_H
#define SUPPORT_WEAK_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define WEAK_DIMENSIONS 3

enum weak_method {
	WEAK_EXACT,    /* as it is */
	WEAK_SUPPRESS, /* 1 to 4 left out, nothing else */
	WEAK_NEAREST,  /* to the nearest 5 */
	WEAK_NHS,      /* 0 shown, 1 to 7 left out, else to the nearest 5 */
	WEAK_KEY, /* noise of -2 to 2 that the keys of a row's records make */
	WEAK_METHODS
};

/* Inner cells of a table of three dimensions. */
struct weak_table {
	size_t sizes[WEAK_DIMENSIONS];
	int64_t *cells;
	uint32_t *keys; /* of each cell's records, summed; only for WEAK_KEY */
};

/* How many are in a row: 0 is all, else a category from 1. */
int64_t weak_truth(const struct weak_table *table, const size_t *codes);

/* The table with all its margins as one file of that method. */
void weak_csv(
    const struct weak_table *table, enum weak_method method, struct buf *csv);

#endif
