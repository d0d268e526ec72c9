/*
 * chart: a number and its range as a bar of signs.  Pure.
 *
 *     ##########-+-
 *
 * "#" is surely there, "-" may be, "+" stands where the number shown ends.
 * Signs, so that it can be read without colour, on any terminal, and by touch.
 */
#ifndef TUI_CHART_H
#define TUI_CHART_H

#include <stdint.h>

#include "base/buf.h"

/* What a bar stands for; exact when all three are the same. */
struct chart_bar {
	int64_t value, lower, upper;
};

/*
 * The bar in ${columns} columns, where ${most} takes all of them; how many
 * columns at its beginning are "#".
 */
int chart_draw(
    const struct chart_bar *bar, int64_t most, int columns, struct buf *text);

#endif
