/*
 * office_same: a table and its rows, found again in another period.  Pure.
 */
#include "tui/office_internal.h"

#include <string.h>

const struct release_table *
office_same_table(
    const struct release_table *table, const struct release *release)
{
	struct buf wanted = BUF_EMPTY, one = BUF_EMPTY;
	const struct release_table *found = NULL;

	release_table_name(table, &wanted);
	for (size_t i = 0; i < release->tables_count && found == NULL; i++) {
		buf_reset(&one);
		release_table_name(&release->tables[i], &one);
		if (release->tables[i].measure == table->measure &&
		    strcmp(one.text, wanted.text) == 0)
			found = &release->tables[i];
	}
	buf_clear(&wanted);
	buf_clear(&one);
	return found;
}

size_t
office_same_row(const struct release_table *table, size_t row,
    const struct release_table *other)
{
	size_t width = table->dimensions_count;

	for (size_t at = 0; at < other->rows; at++) {
		size_t same = 0;

		while (
		    same < width && strcmp(table->codes[row * width + same],
					other->codes[at * width + same]) == 0)
			same++;
		if (same == width)
			return at;
	}
	return SIZE_MAX;
}
