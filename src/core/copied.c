/*
 * copied: what a worker's lock copies for managers, as lines that are signed.
 *
 * Owns the table copied of releases.db.  The lines of "access" also name the
 * keys of workers who are gone, so that what those signed can still be judged;
 * only a worker of today is believed about that.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/publish_internal.h"

static const char sql_get[] =
    "SELECT body, made_at, user_uid, signature FROM copied"
    " WHERE sort = :sort";
static const char sql_put[] =
    "INSERT INTO copied (sort, body, made_at, user_uid, signature)"
    " VALUES (:sort, :body, :made_at, :user, :signature)"
    " ON CONFLICT (sort) DO UPDATE SET body = excluded.body,"
    " made_at = excluded.made_at, user_uid = excluded.user_uid,"
    " signature = excluded.signature";
static const char sql_worker[] =
    "SELECT sign_public FROM user WHERE uid = :uid AND role = 'worker'"
    " AND removed_on IS NULL";
static const char sql_ever_worker[] =
    "SELECT sign_public FROM user WHERE uid = :uid AND role = 'worker'";

struct copied {
	struct buf body;
	int64_t made_at;
	unsigned char user_uid[UID_BYTES];
	unsigned char signature[PUBLISH_SIGN_BYTES];
};

static enum status
read_row(struct store *releases, const char *sort, struct copied *copied)
{
	struct stmt *stmt = stmt_open(releases, sql_get);
	bool is_found;
	enum status status;

	*copied = (struct copied){.body = BUF_EMPTY};
	stmt_bind_text(stmt, ":sort", sort);
	is_found = stmt_step(stmt);
	if (is_found) {
		buf_set(&copied->body, stmt_text(stmt, 0));
		copied->made_at = stmt_int(stmt, 1);
		stmt_copy_blob(stmt, 2, copied->user_uid, UID_BYTES);
		stmt_copy_blob(stmt, 3, copied->signature, PUBLISH_SIGN_BYTES);
	}
	status = stmt_done(&stmt);
	return status == STATUS_OK && !is_found ? STATUS_NOT_FOUND : status;
}

static void
signed_text(const unsigned char vault_uid[UID_BYTES], const char *sort,
    const struct copied *copied, struct buf *text)
{
	struct publish_lines lines = {sort, copied->made_at, copied->body.text};

	publish_sign_copy(vault_uid, &lines, text);
}

/* --------------------------------------------------------------- writing */

/* Does a worker stand behind what is there?  ${sql} says which ones count. */
static enum status
is_good(struct records *records, const char *sql, const char *sort,
    const struct copied *copied, bool *good)
{
	struct stmt *stmt = stmt_open(records->store, sql);
	unsigned char sign_public[32];
	struct buf text = BUF_EMPTY;
	bool is_found;
	enum status status;

	stmt_bind_blob(stmt, ":uid", copied->user_uid, UID_BYTES);
	is_found = stmt_step(stmt);
	if (is_found)
		stmt_copy_blob(stmt, 0, sign_public, sizeof sign_public);
	status = stmt_done(&stmt);
	signed_text(records->vault_uid, sort, copied, &text);
	*good = status == STATUS_OK && is_found &&
		publish_is_signed(&text, copied->signature, sign_public);
	buf_clear(&text);
	return status;
}

enum status
copied_mine(struct records *records, struct store *releases, const char *sort,
    struct buf *body, bool *is_mine)
{
	struct copied copied;
	enum status status = read_row(releases, sort, &copied);

	*is_mine = false;
	if (status == STATUS_OK)
		status =
		    is_good(records, sql_ever_worker, sort, &copied, is_mine);
	buf_add_text(body, copied.body.text);
	buf_clear(&copied.body);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status
write_row(struct records *records, struct txn *txn, const char *sort,
    const char *body)
{
	struct publish_lines lines = {sort, records->now, body};
	unsigned char signature[PUBLISH_SIGN_BYTES];
	struct buf text = BUF_EMPTY;
	struct stmt *stmt = stmt_open(txn_store(txn), sql_put);

	publish_sign_copy(records->vault_uid, &lines, &text);
	records->sign(records->signer, text.text, text.length, signature);
	buf_clear(&text);
	stmt_bind_text(stmt, ":sort", sort);
	stmt_bind_text(stmt, ":body", body);
	stmt_bind_int(stmt, ":made_at", records->now);
	stmt_bind_blob(stmt, ":user", records->my_uid, UID_BYTES);
	stmt_bind_blob(stmt, ":signature", signature, sizeof signature);
	return stmt_run(&stmt);
}

enum status
copied_put(struct records *records, struct txn *txn, const char *sort,
    const char *body)
{
	struct copied copied;
	bool good = false;
	enum status status = read_row(txn_store(txn), sort, &copied);

	if (status == STATUS_OK && strcmp(copied.body.text, body) == 0)
		status = is_good(records, sql_worker, sort, &copied, &good);
	else if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	if (status == STATUS_OK && !good)
		status = write_row(records, txn, sort, body);
	buf_clear(&copied.body);
	return status;
}

/* --------------------------------------------------------------- reading */

static const struct publish_user *
user_of(const struct publish_reading *reading,
    const unsigned char user_uid[UID_BYTES])
{
	for (size_t i = 0; i < reading->users_count; i++)
		if (memcmp(reading->users[i].uid, user_uid, UID_BYTES) == 0)
			return &reading->users[i];
	return NULL;
}

enum status
copied_get(const struct publish_reading *reading, const char *sort,
    struct buf *body, int64_t *made_at)
{
	struct copied copied;
	const struct publish_user *user;
	struct buf text = BUF_EMPTY;
	enum status status = read_row(reading->releases, sort, &copied);

	user = user_of(reading, copied.user_uid);
	signed_text(reading->vault_uid, sort, &copied, &text);
	if (status == STATUS_OK &&
	    (user == NULL || !user->is_worker ||
		!publish_is_signed(&text, copied.signature, user->sign_public)))
		status = FAIL(STATUS_DAMAGED, "copy signed by no worker");
	if (status == STATUS_OK) {
		buf_add_text(body, copied.body.text);
		if (made_at != NULL)
			*made_at = copied.made_at;
	}
	buf_clear(&text);
	buf_clear(&copied.body);
	return status;
}

bool
copied_next(char **text, struct copied_line *line)
{
	char *end = strchr(*text, '\n');
	char *blank;

	if (end == NULL)
		return false;
	*end = '\0';
	line->key = *text;
	blank = strchr(*text, ' ');
	line->value = blank == NULL ? end : blank + 1;
	if (blank != NULL)
		*blank = '\0';
	*text = end + 1;
	return true;
}

/* ------------------------------------------------- who was a worker once */

/* "key UID PUBLIC NAME" */
static bool
read_key(char *value, const unsigned char user_uid[UID_BYTES],
    struct publish_user *user)
{
	char *sign_public = strchr(value, ' ');
	char *name = sign_public == NULL ? NULL : strchr(sign_public + 1, ' ');

	if (name == NULL)
		return false;
	*sign_public++ = '\0';
	*name++ = '\0';
	memset(user, 0, sizeof *user);
	memccpy(user->name, name, '\0', sizeof user->name - 1);
	return text_unhex(value, user->uid, UID_BYTES) == STATUS_OK &&
	       memcmp(user->uid, user_uid, UID_BYTES) == 0 &&
	       text_unhex(sign_public, user->sign_public,
		   sizeof user->sign_public) == STATUS_OK;
}

static enum status
find_former(const struct publish_reading *reading,
    const unsigned char user_uid[UID_BYTES], struct publish_user *user)
{
	struct buf body = BUF_EMPTY;
	struct copied_line line;
	char *at;
	enum status status = copied_get(reading, "access", &body, NULL);
	bool is_found = false;

	for (at = body.text;
	     status == STATUS_OK && !is_found && copied_next(&at, &line);)
		is_found = strcmp(line.key, "key") == 0 &&
			   read_key(line.value, user_uid, user);
	buf_clear(&body);
	if (status == STATUS_DAMAGED)
		return STATUS_NOT_FOUND;
	return status == STATUS_OK && !is_found ? STATUS_NOT_FOUND : status;
}

enum status
copied_user_name(const struct publish_reading *reading,
    const unsigned char user_uid[UID_BYTES], char name[65])
{
	const struct publish_user *user = user_of(reading, user_uid);
	struct publish_user former;
	enum status status = STATUS_OK;

	memcpy(name, "?", 2);
	if (user == NULL) {
		status = find_former(reading, user_uid, &former);
		user = &former;
	}
	if (status == STATUS_OK)
		memcpy(name, user->name, sizeof user->name);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status
copied_is_workers(const struct publish_reading *reading,
    const unsigned char user_uid[UID_BYTES], const struct buf *text,
    const unsigned char signature[PUBLISH_SIGN_BYTES], bool *is_workers,
    char name[65])
{
	const struct publish_user *user = user_of(reading, user_uid);
	struct publish_user former;
	enum status status = STATUS_OK;

	*is_workers = false;
	if (user == NULL) {
		status = find_former(reading, user_uid, &former);
		user = &former;
		former.is_worker = true;
	}
	if (status != STATUS_OK)
		return status == STATUS_NOT_FOUND ? STATUS_OK : status;
	*is_workers = user->is_worker &&
		      publish_is_signed(text, signature, user->sign_public);
	if (name != NULL)
		memcpy(name, user->name, sizeof user->name);
	return STATUS_OK;
}
