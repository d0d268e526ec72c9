/*
 * diary: the work diary, read.
 *
 * All rows count or none does: the sum over them was signed by the worker who
 * locked last.
 */
#include "core/diary.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/diary_internal.h"

static const char sql_all[] =
    "SELECT " DIARY_COLUMNS " FROM diary ORDER BY uid";
static const char sql_read[] = "SELECT " DIARY_COLUMNS " FROM diary"
			       " WHERE held_on BETWEEN :from AND :until"
			       " ORDER BY held_on, start_minute, uid";

void
diary_heads(int64_t heads, char text[DIARY_HEADS_BYTES])
{
	struct buf out = BUF_EMPTY;

	if (heads < 1)
		buf_add_text(&out, "0");
	else if (heads < 5)
		buf_add_text(&out, "1-4");
	else
		buf_add_format(&out, "%lld", (long long)((heads + 2) / 5 * 5));
	memset(text, 0, DIARY_HEADS_BYTES);
	memccpy(text, out.text, '\0', DIARY_HEADS_BYTES - 1);
	buf_clear(&out);
}

void
diary_row_read(struct stmt *stmt, struct diary_row *row)
{
	row->held_on = (int32_t)stmt_int(stmt, 1);
	row->start_minute = (int)stmt_int(stmt, 2);
	row->end_minute = (int)stmt_int(stmt, 3);
	row->group = mem_text(stmt_text(stmt, 4));
	row->place = mem_text(stmt_text(stmt, 5));
	row->provision = mem_text(stmt_text(stmt, 6));
	row->mode = mem_text(stmt_text(stmt, 7));
	row->theme = mem_text(stmt_text(stmt, 8));
	row->workers = mem_text(stmt_text(stmt, 9));
	memset(row->heads, 0, sizeof row->heads);
	memccpy(row->heads, stmt_text(stmt, 10), '\0', sizeof row->heads - 1);
}

void
diary_row_clear(struct diary_row *row)
{
	mem_free(row->group);
	mem_free(row->place);
	mem_free(row->provision);
	mem_free(row->mode);
	mem_free(row->theme);
	mem_free(row->workers);
}

/* ------------------------------------------------------------------- sum */

void
diary_sum_begin(struct diary_sum *sum)
{
	sum->rows = 0;
	crypto_generichash_init(&sum->state, NULL, 0, PUBLISH_HASH_BYTES);
}

static void
add_text(struct diary_sum *sum, const char *text)
{
	crypto_generichash_update(
	    &sum->state, (const unsigned char *)text, strlen(text) + 1);
}

void
diary_sum_add(struct diary_sum *sum, const unsigned char uid[UID_BYTES],
    const struct diary_row *row)
{
	struct buf numbers = BUF_EMPTY;

	buf_add_format(&numbers, "%d %d %d", row->held_on, row->start_minute,
	    row->end_minute);
	crypto_generichash_update(&sum->state, uid, UID_BYTES);
	add_text(sum, numbers.text);
	add_text(sum, row->group);
	add_text(sum, row->place);
	add_text(sum, row->provision);
	add_text(sum, row->mode);
	add_text(sum, row->theme);
	add_text(sum, row->workers);
	add_text(sum, row->heads);
	sum->rows++;
	buf_clear(&numbers);
}

void
diary_sum_end(struct diary_sum *sum, struct buf *lines)
{
	unsigned char hash[PUBLISH_HASH_BYTES];
	char hex[2 * PUBLISH_HASH_BYTES + 1];

	crypto_generichash_final(&sum->state, hash, sizeof hash);
	text_hex(hash, sizeof hash, hex);
	buf_add_format(lines, "rows %lld\nsum %s\n", (long long)sum->rows, hex);
}

enum status
diary_sum_all(struct store *releases, struct buf *lines)
{
	struct stmt *stmt = stmt_open(releases, sql_all);
	struct diary_sum sum;

	diary_sum_begin(&sum);
	while (stmt_step(stmt)) {
		unsigned char uid[UID_BYTES] = {0};
		struct diary_row row;

		stmt_copy_blob(stmt, 0, uid, sizeof uid);
		diary_row_read(stmt, &row);
		diary_sum_add(&sum, uid, &row);
		diary_row_clear(&row);
	}
	diary_sum_end(&sum, lines);
	return stmt_done(&stmt);
}

/* --------------------------------------------------------------- reading */

static enum status
check_sum(const struct publish_reading *reading)
{
	struct buf found = BUF_EMPTY, said = BUF_EMPTY;
	enum status status = diary_sum_all(reading->releases, &found);

	if (status == STATUS_OK)
		status = copied_get(reading, "diary", &said, NULL);
	if (status == STATUS_OK && strcmp(found.text, said.text) != 0)
		status = STATUS_DAMAGED;
	if (status == STATUS_NOT_FOUND &&
	    strncmp(found.text, "rows 0\n", 7) == 0)
		status = STATUS_OK; /* nothing was written yet */
	if (status == STATUS_DAMAGED || status == STATUS_NOT_FOUND)
		status = REFUSE(STATUS_DAMAGED,
		    "The work diary is not as a worker of this vault signed "
		    "it. Do not use it, and tell a worker.");
	buf_clear(&found);
	buf_clear(&said);
	return status;
}

enum status
diary_read(const struct publish_reading *reading, int32_t from_on,
    int32_t until_on, struct diary *diary)
{
	struct stmt *stmt = NULL;
	void *rows = NULL;
	size_t room = 0;
	enum status status = check_sum(reading);

	*diary = (struct diary){NULL, 0};
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(reading->releases, sql_read);
	stmt_bind_int(stmt, ":from", from_on); /* DAY_NONE is the least */
	stmt_bind_int(
	    stmt, ":until", until_on == DAY_NONE ? INT32_MAX : until_on);
	while (stmt_step(stmt)) {
		mem_grow(&rows, &room, diary->count + 1, sizeof *diary->rows);
		diary->rows = rows;
		diary_row_read(stmt, &diary->rows[diary->count++]);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK)
		diary_clear(diary);
	return status;
}

void
diary_clear(struct diary *diary)
{
	for (size_t i = 0; i < diary->count; i++)
		diary_row_clear(&diary->rows[i]);
	mem_free(diary->rows);
	*diary = (struct diary){NULL, 0};
}
