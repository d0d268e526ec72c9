/*
 * chart: bars of signs.
 */
#include "tui/chart.h"

/* Where a number ends, to the nearest column; something is never nothing. */
static int
place(int64_t number, int64_t most, int columns)
{
	int64_t at;

	if (number <= 0 || most <= 0 || columns <= 0)
		return 0;
	at = (number * columns + most / 2) / most;
	if (at < 1)
		return 1;
	return at > columns ? columns : (int)at;
}

int
chart_draw(
    const struct chart_bar *bar, int64_t most, int columns, struct buf *text)
{
	int sure = place(bar->lower, most, columns);
	int end = place(bar->upper, most, columns);
	int shown = place(bar->value, most, columns);

	if (bar->lower == bar->upper)
		shown = 0;
	for (int i = 1; i <= end; i++) {
		if (i == shown)
			buf_add_char(text, '+');
		else
			buf_add_char(text, i <= sure ? '#' : '-');
	}
	return shown > 0 && shown <= sure ? shown - 1 : sure;
}
