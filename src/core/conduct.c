/*
 * conduct: how each worker used the records, read.
 */
#include "core/conduct.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/conduct_internal.h"

static const char sql_all[] =
    "SELECT user_uid, month, looks, outside, noes, handovers FROM conduct"
    " ORDER BY user_uid, month";
static const char sql_read[] =
    "SELECT user_uid, month, looks, outside, noes, handovers FROM conduct"
    " ORDER BY month DESC";

enum status
conduct_sum(struct store *releases, int64_t until, struct buf *lines)
{
	struct stmt *stmt = stmt_open(releases, sql_all);
	unsigned char hash[PUBLISH_HASH_BYTES];
	char hex[2 * PUBLISH_HASH_BYTES + 1];
	struct buf text = BUF_EMPTY;

	while (stmt_step(stmt)) {
		unsigned char uid[UID_BYTES] = {0};

		stmt_copy_blob(stmt, 0, uid, sizeof uid);
		text_hex(uid, sizeof uid, hex);
		buf_add_format(&text, "%s %s", hex, stmt_text(stmt, 1));
		for (int i = 2; i < 6; i++)
			buf_add_format(
			    &text, " %lld", (long long)stmt_int(stmt, i));
		buf_add_char(&text, '\n');
	}
	crypto_generichash(hash, sizeof hash, (const unsigned char *)text.text,
	    text.length, NULL, 0);
	buf_clear(&text);
	text_hex(hash, sizeof hash, hex);
	buf_add_format(lines, "until %lld\nsum %s\n", (long long)until, hex);
	return stmt_done(&stmt);
}

int64_t
conduct_until(const char *lines)
{
	return strncmp(lines, "until ", 6) == 0 ? strtoll(lines + 6, NULL, 10)
						: 0;
}

/* ---------------------------------------------------------------- reading */

/* Is the table what a worker signed?  No lines yet: an empty one is. */
static enum status
check_sum(const struct publish_reading *reading, bool *is_empty)
{
	struct buf said = BUF_EMPTY, found = BUF_EMPTY;
	enum status status = copied_get(reading, "conduct", &said, NULL);

	*is_empty = status == STATUS_NOT_FOUND;
	if (status == STATUS_OK)
		status = conduct_sum(
		    reading->releases, conduct_until(said.text), &found);
	if (status == STATUS_OK && strcmp(said.text, found.text) != 0)
		status = STATUS_DAMAGED;
	if (status == STATUS_DAMAGED)
		status = REFUSE(STATUS_DAMAGED,
		    "The counts of how the records were used are not as a "
		    "worker of this vault signed them. Tell a worker.");
	buf_clear(&said);
	buf_clear(&found);
	return *is_empty ? STATUS_OK : status;
}

static int
compare(const void *one, const void *other)
{
	const struct conduct_row *a = one, *b = other;
	int order = strcmp(b->month, a->month);

	return order != 0 ? order : strcmp(a->name, b->name);
}

enum status
conduct_read(const struct publish_reading *reading, struct conduct_row **rows,
    size_t *count)
{
	struct stmt *stmt;
	void *all = NULL;
	size_t room = 0;
	bool is_empty = false;
	enum status status = check_sum(reading, &is_empty), last;

	*rows = NULL;
	*count = 0;
	if (status != STATUS_OK || is_empty)
		return status;
	stmt = stmt_open(reading->releases, sql_read);
	while (status == STATUS_OK && stmt_step(stmt)) {
		unsigned char uid[UID_BYTES] = {0};
		struct conduct_row *row;

		mem_grow(&all, &room, *count + 1, sizeof *row);
		row = (struct conduct_row *)all + (*count)++;
		stmt_copy_blob(stmt, 0, uid, sizeof uid);
		status = copied_user_name(reading, uid, row->name);
		memccpy(row->month, stmt_text(stmt, 1), '\0',
		    sizeof row->month - 1);
		row->looks = stmt_int(stmt, 2);
		row->outside = stmt_int(stmt, 3);
		row->noes = stmt_int(stmt, 4);
		row->handovers = stmt_int(stmt, 5);
	}
	last = stmt_done(&stmt);
	if (status == STATUS_OK)
		status = last;
	if (*count > 0)
		qsort(all, *count, sizeof **rows, compare);
	*rows = all;
	return status;
}
