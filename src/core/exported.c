/*
 * exported: who took what out of the figures.
 *
 * Body of a row: its user's uid, what, form and plan, a line each; the
 * signature stands over vault, moment and that body.
 */
#include "core/exported.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/publish_internal.h"

static const char sql_add[] =
    "INSERT INTO export (user_uid, made_at, body, signature)"
    " VALUES (:user, :made_at, :body, :signature)";
static const char sql_list[] =
    "SELECT user_uid, made_at, body, signature FROM export"
    " ORDER BY made_at DESC, id DESC";

static bool
is_line(const char *text)
{
	return text != NULL && text[0] != '\0' && strchr(text, '\n') == NULL;
}

static enum status
insert(const struct records_opening *noting, const char *body)
{
	unsigned char signature[PUBLISH_SIGN_BYTES];
	struct buf text = BUF_EMPTY;
	struct stmt *stmt;
	struct txn *txn = NULL;
	enum status status;

	publish_sign_export(noting->vault_uid, noting->now, body, &text);
	noting->sign(noting->signer, text.text, text.length, signature);
	buf_clear(&text);
	status = txn_begin(noting->store, &txn);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(noting->store, sql_add);
	stmt_bind_blob(stmt, ":user", noting->user_uid, UID_BYTES);
	stmt_bind_int(stmt, ":made_at", noting->now);
	stmt_bind_text(stmt, ":body", body);
	stmt_bind_blob(stmt, ":signature", signature, sizeof signature);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}

enum status
exported_add(
    const struct records_opening *noting, const struct exported *exported)
{
	char hex[2 * UID_BYTES + 1];
	struct buf body = BUF_EMPTY;
	enum status status;

	if (!is_line(exported->what) || !is_line(exported->form) ||
	    !is_line(exported->plan))
		return FAIL(STATUS_INVALID, "export not told in lines");
	text_hex(noting->user_uid, UID_BYTES, hex);
	buf_add_format(&body, "user %s\nwhat %s\nform %s\nplan %s\n", hex,
	    exported->what, exported->form, exported->plan);
	status = insert(noting, body.text);
	buf_clear(&body);
	return status;
}

/* --------------------------------------------------------------- reading */

static void
read_body(const char *body, struct exported *one)
{
	char *copy = mem_text(body), *at = copy;
	struct copied_line line;

	while (copied_next(&at, &line)) {
		if (strcmp(line.key, "what") == 0 && one->what == NULL)
			one->what = mem_text(line.value);
		else if (strcmp(line.key, "form") == 0 && one->form == NULL)
			one->form = mem_text(line.value);
		else if (strcmp(line.key, "plan") == 0 && one->plan == NULL)
			one->plan = mem_text(line.value);
	}
	one->what = one->what != NULL ? one->what : mem_text("?");
	one->form = one->form != NULL ? one->form : mem_text("?");
	one->plan = one->plan != NULL ? one->plan : mem_text("?");
	mem_free(copy);
}

/* By the very user it names, who is one still? */
static bool
is_signed(const struct publish_reading *reading,
    const unsigned char user_uid[UID_BYTES], const struct buf *text,
    const unsigned char signature[PUBLISH_SIGN_BYTES])
{
	for (size_t i = 0; i < reading->users_count; i++)
		if (memcmp(reading->users[i].uid, user_uid, UID_BYTES) == 0)
			return publish_is_signed(
			    text, signature, reading->users[i].sign_public);
	return false;
}

static enum status
read_row(const struct publish_reading *reading, struct stmt *stmt,
    struct exported *one)
{
	unsigned char user_uid[UID_BYTES] = {0};
	unsigned char signature[PUBLISH_SIGN_BYTES] = {0};
	struct buf text = BUF_EMPTY;

	*one = (struct exported){.made_at = stmt_int(stmt, 1)};
	stmt_copy_blob(stmt, 0, user_uid, sizeof user_uid);
	stmt_copy_blob(stmt, 3, signature, sizeof signature);
	publish_sign_export(
	    reading->vault_uid, one->made_at, stmt_text(stmt, 2), &text);
	one->is_signed = is_signed(reading, user_uid, &text, signature);
	buf_clear(&text);
	read_body(stmt_text(stmt, 2), one);
	return copied_user_name(reading, user_uid, one->by);
}

enum status
exported_list(const struct publish_reading *reading, struct exported **list,
    size_t *count)
{
	struct stmt *stmt = stmt_open(reading->releases, sql_list);
	void *all = NULL;
	size_t room = 0;
	enum status status = STATUS_OK, last;

	*count = 0;
	while (status == STATUS_OK && stmt_step(stmt)) {
		mem_grow(&all, &room, *count + 1, sizeof **list);
		status = read_row(
		    reading, stmt, (struct exported *)all + (*count)++);
	}
	*list = all;
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

void
exported_clear(struct exported **list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		mem_free((*list)[i].what);
		mem_free((*list)[i].form);
		mem_free((*list)[i].plan);
	}
	mem_free(*list);
	*list = NULL;
}
