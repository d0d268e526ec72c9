/*
 * rows: a list to choose from: filling it, and its marks.
 *
 * Texts about people are wiped when their rows go.
 */
#include "tui/rows.h"

#include "base/mem.h"
#include "tui/rows_internal.h"

void
rows_init(struct rows *rows)
{
	*rows = (struct rows){.cursor = SIZE_MAX, .filter = BUF_EMPTY};
}

static void
drop_rows(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		mem_wipe_text(&rows->rows[i].text);
		mem_wipe_text(&rows->rows[i].more);
		mem_wipe_text(&rows->rows[i].right);
		mem_wipe_text(&rows->rows[i].words);
	}
	rows->count = 0;
	rows->shown_count = 0;
	rows->cursor = SIZE_MAX;
}

void
rows_clear(struct rows *rows)
{
	drop_rows(rows);
	mem_free(rows->rows);
	mem_free(rows->shown);
	buf_clear(&rows->filter);
	rows_init(rows);
}

void
rows_begin_refill(struct rows *rows)
{
	const struct row *current = rows_current(rows);

	rows->is_keeping = current != NULL;
	if (current != NULL) {
		rows->kept_id = current->id;
		rows->kept_cursor = rows->cursor;
	}
	drop_rows(rows);
}

void
rows_end_refill(struct rows *rows)
{
	rows_sift(rows);
	if (!rows->is_keeping)
		rows_settle_found(rows);
	else if (!rows_go(rows, rows->kept_id))
		rows_settle(rows, rows->kept_cursor);
	rows->is_keeping = false;
}

static struct row *
add(struct rows *rows, enum row_kind kind, const char *text)
{
	struct row *row;

	mem_grow((void **)&rows->rows, &rows->room, rows->count + 1,
	    sizeof(*rows->rows));
	row = &rows->rows[rows->count++];
	*row = (struct row){.kind = kind, .height = 1};
	row->text = mem_text(text);
	return row;
}

struct row *
rows_heading(struct rows *rows, const char *text)
{
	return add(rows, ROW_HEADING, text);
}

struct row *
rows_text(struct rows *rows, const char *text)
{
	return add(rows, ROW_TEXT, text);
}

struct row *
rows_item(struct rows *rows, int id, const char *text)
{
	struct row *row = add(rows, ROW_ITEM, text);

	row->id = id;
	return row;
}

size_t
rows_shown(const struct rows *rows)
{
	return rows->shown_count;
}

struct row *
rows_at(const struct rows *rows, size_t shown)
{
	return &rows->rows[rows->shown[shown]];
}

struct row *
rows_current(const struct rows *rows)
{
	return rows->cursor == SIZE_MAX ? NULL : rows_at(rows, rows->cursor);
}

size_t
rows_cursor(const struct rows *rows)
{
	return rows->cursor;
}

/* ------------------------------------------------------------------ marks */

bool
rows_mark(struct rows *rows, int id, bool is_marked)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct row *row = &rows->rows[i];

		if (row->kind != ROW_ITEM || row->id != id)
			continue;
		row->is_marked = is_marked;
		return true;
	}
	return false;
}

bool
rows_toggle(struct rows *rows)
{
	struct row *row = rows_current(rows);

	if (row == NULL)
		return false;
	row->is_marked = !row->is_marked;
	return true;
}

size_t
rows_marked_count(const struct rows *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += rows->rows[i].is_marked;
	return count;
}
