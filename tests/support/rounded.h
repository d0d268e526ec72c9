/*
 * rounded: tables that tests of joint rounding round, and their draws.
 */
#ifndef SUPPORT_ROUNDED_H
#define SUPPORT_ROUNDED_H

#include <stddef.h>
#include <stdint.h>

#include "core/rounding.h"

#define ROUNDED_FIGURES_MOST 64

/*
 * A table of rows and columns with all its margins: figure 0 is the total, then
 * row totals, column totals, cells.
 */
void rounded_table(struct rounding *rounding, const int64_t *cells, size_t rows,
    size_t columns, int base);

/* The same draw again for a seed. */
void rounded_draw(uint64_t seed, size_t figures, struct rounding_draw *draw);

#endif
