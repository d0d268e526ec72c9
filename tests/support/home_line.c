/*
 * home_line: see the header.
 */
#include "support/home_line.h"

#include "base/mem.h"
#include "tui/home_internal.h"

void
home_line_few(struct unlock *unlock, struct buf *text, struct buf *right)
{
	struct home home = {.count = 0};
	struct desk desk = {.unlock = unlock};
	struct view view = {.desk = &desk, .context = &home};

	rows_init(&view.rows);
	rows_begin_refill(&view.rows);
	home_few_add(&view);
	rows_end_refill(&view.rows);
	for (size_t i = 0; i < rows_shown(&view.rows); i++) {
		const struct row *row = rows_at(&view.rows, i);

		if (row->kind != ROW_ITEM)
			continue;
		buf_add_text(text, row->text);
		buf_add_text(right, row->right);
	}
	rows_clear(&view.rows);
	mem_free(home.entries);
}
