/*
 * ask: managers' wishes, signed in one store and settled once in the other.
 *
 * A wish is data from somebody who may not open the records: nothing in it is
 * believed before its signature verifies under the key the records keep for
 * that manager.
 */
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/ask_internal.h"
#include "core/setting.h"

static const char sql_put[] =
    "INSERT INTO ask (uid, user_uid, what, body, made_at, signature, result)"
    " VALUES (:uid, :user_uid, :what, :body, :made_at, :signature,"
    " 'waiting')";
static const char sql_waiting[] =
    "SELECT uid, user_uid, what, body, made_at, signature FROM ask"
    " WHERE result = 'waiting' AND (what = 'plan') = :plans"
    " ORDER BY made_at, uid";
static const char sql_result[] =
    "UPDATE ask SET result = :result, why = :why WHERE uid = :uid";
static const char sql_manager[] =
    "SELECT sign_public FROM user WHERE uid = :uid AND role = 'manager'"
    " AND removed_on IS NULL";
static const char sql_is_done[] =
    "SELECT result FROM ask_done WHERE uid = :uid";
static const char sql_done[] =
    "INSERT INTO ask_done (uid, done_at, result) VALUES (:uid, :now, :result)";
static const char sql_copy[] =
    "INSERT INTO setting_copy (name, value) VALUES (:name, :value)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
static const char sql_read[] =
    "SELECT value FROM setting_copy WHERE name = :name";

/* What an ask's signature stands under. */
static void
ask_text(const unsigned char vault_uid[UID_BYTES], const struct ask *ask,
    struct buf *text)
{
	char hex[2 * UID_BYTES + 1];

	text_hex(vault_uid, UID_BYTES, hex);
	buf_add_format(text, "sayso ask 1\n%s\n", hex);
	text_hex(ask->uid, UID_BYTES, hex);
	buf_add_format(
	    text, "%s\n%s\n%lld\n", hex, ask->what, (long long)ask->made_at);
	buf_add_text(text, ask->body);
}

static enum status
ask_insert(struct store *releases, const struct ask *ask)
{
	struct txn *txn = NULL;
	struct stmt *stmt = NULL;
	enum status status;

	status = txn_begin(releases, &txn);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(releases, sql_put);
	stmt_bind_blob(stmt, ":uid", ask->uid, UID_BYTES);
	stmt_bind_blob(stmt, ":user_uid", ask->user_uid, UID_BYTES);
	stmt_bind_text(stmt, ":what", ask->what);
	stmt_bind_text(stmt, ":body", ask->body);
	stmt_bind_int(stmt, ":made_at", ask->made_at);
	stmt_bind_blob(stmt, ":signature", ask->signature, 64);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}

static enum status
ask_for(
    const struct records_opening *asking, char *what, const struct buf *body)
{
	struct ask ask = {
	    .what = what, .body = body->text, .made_at = asking->now};
	struct buf text = BUF_EMPTY;

	uid_new(ask.uid);
	memcpy(ask.user_uid, asking->user_uid, UID_BYTES);
	ask_text(asking->vault_uid, &ask, &text);
	asking->sign(asking->signer, text.text, text.length, ask.signature);
	buf_clear(&text);
	return ask_insert(asking->store, &ask);
}

enum status
ask_setting(
    const struct records_opening *asking, const char *name, const char *value)
{
	char setting[] = "setting";
	struct buf body = BUF_EMPTY;
	enum status status = setting_check(name, value);

	if (status != STATUS_OK)
		return status;
	buf_add_format(&body, "%s\n%s", name, value);
	status = ask_for(asking, setting, &body);
	buf_clear(&body);
	return status;
}

enum status
ask_plan(const struct records_opening *asking, const struct plan *plan)
{
	char what[] = "plan";
	struct buf body = BUF_EMPTY;
	enum status status = plan_write(plan, &body);

	if (status == STATUS_OK)
		status = ask_for(asking, what, &body);
	buf_clear(&body);
	return status;
}

/* ------------------------------------------------------------------ carrying
 * out */

void
asks_clear(struct asks *asks)
{
	size_t i;

	for (i = 0; i < asks->count; i++) {
		mem_wipe_text(&asks->asks[i].what);
		mem_wipe_text(&asks->asks[i].body);
	}
	mem_free(asks->asks);
}

enum status
asks_read(struct store *releases, bool plans, struct asks *asks)
{
	struct stmt *stmt = stmt_open(releases, sql_waiting);
	void *array = NULL;
	size_t room = 0;

	stmt_bind_int(stmt, ":plans", plans);
	while (stmt_step(stmt)) {
		struct ask *ask;

		mem_grow(&array, &room, asks->count + 1, sizeof *ask);
		asks->asks = array;
		ask = &asks->asks[asks->count++];
		stmt_copy_blob(stmt, 0, ask->uid, UID_BYTES);
		stmt_copy_blob(stmt, 1, ask->user_uid, UID_BYTES);
		ask->what = mem_text(stmt_text(stmt, 2));
		ask->body = mem_text(stmt_text(stmt, 3));
		ask->made_at = stmt_int(stmt, 4);
		stmt_copy_blob(stmt, 5, ask->signature, 64);
	}
	return stmt_done(&stmt);
}

/* Did this manager of this vault sign exactly this? */
enum status
ask_verify(struct records *records, const struct ask *ask, bool *is_good)
{
	struct stmt *stmt = stmt_open(records->store, sql_manager);
	unsigned char sign_public[32];
	struct buf text = BUF_EMPTY;
	bool found;
	enum status status;

	stmt_bind_blob(stmt, ":uid", ask->user_uid, UID_BYTES);
	found = stmt_step(stmt);
	if (found)
		stmt_copy_blob(stmt, 0, sign_public, sizeof sign_public);
	status = stmt_done(&stmt);
	*is_good = false;
	if (status != STATUS_OK || !found)
		return status;
	ask_text(records->vault_uid, ask, &text);
	*is_good = crypto_sign_verify_detached(ask->signature,
		       (const unsigned char *)text.text, text.length,
		       sign_public) == 0;
	buf_clear(&text);
	return STATUS_OK;
}

/* Split "name\nvalue" in place; false when it is not so. */
static bool
ask_split(struct ask *ask, char **value)
{
	*value = strchr(ask->body, '\n');
	if (*value == NULL)
		return false;
	*(*value)++ = '\0';
	return true;
}

enum status
ask_put_done(struct records *records, const struct ask *ask, bool do_it)
{
	struct stmt *stmt = stmt_open(records->store, sql_done);

	stmt_bind_blob(stmt, ":uid", ask->uid, UID_BYTES);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_text(stmt, ":result", do_it ? "done" : "refused");
	return stmt_run(&stmt);
}

static enum status
settle(struct records *records, const struct ask *ask, const char *value,
    bool do_it)
{
	struct ledger_entry entry = {
	    false, do_it ? "setting" : "ask_refused", records->vault_uid, NULL};
	struct buf body = BUF_EMPTY;
	struct txn *txn = NULL;
	enum status status;

	ledger_line_uid(&body, "asked_by", ask->user_uid);
	if (do_it)
		buf_add_format(&body, "setting %s\n", ask->body);
	entry.body = body.text;
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK && do_it)
		status = setting_put(records, txn, ask->body, value);
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, NULL);
	if (status == STATUS_OK)
		status = ask_put_done(records, ask, do_it);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&body);
	return status;
}

enum status
ask_read_settled(struct records *records, const struct ask *ask, char result[8])
{
	struct stmt *stmt = stmt_open(records->store, sql_is_done);

	result[0] = '\0';
	stmt_bind_blob(stmt, ":uid", ask->uid, UID_BYTES);
	if (stmt_step(stmt))
		memccpy(result, stmt_text(stmt, 0), '\0', 7);
	result[7] = '\0';
	return stmt_done(&stmt);
}

enum status
ask_mark(struct store *releases, const struct ask *ask, const char *result,
    const char *why)
{
	struct txn *txn = NULL;
	struct stmt *stmt = NULL;
	enum status status;

	status = txn_begin(releases, &txn);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(releases, sql_result);
	stmt_bind_text(stmt, ":result", result);
	stmt_bind_text(stmt, ":why", why);
	stmt_bind_blob(stmt, ":uid", ask->uid, UID_BYTES);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}

/* Signed, and something that can be done?  Then ${value} is what to keep. */
static enum status
ask_judge(
    struct records *records, struct ask *ask, struct buf *value, bool *is_good)
{
	char *typed = NULL;
	enum status status = ask_verify(records, ask, is_good);

	*is_good = status == STATUS_OK && *is_good &&
		   strcmp(ask->what, "setting") == 0 &&
		   ask_split(ask, &typed) &&
		   setting_tidy(ask->body, typed, value) == STATUS_OK;
	return status;
}

static enum status
carry_out_one(struct records *records, struct store *releases, struct ask *ask,
    int64_t *done)
{
	struct buf value = BUF_EMPTY;
	char result[8];
	bool is_good = false;
	enum status status;

	status = ask_read_settled(records, ask, result);
	if (status == STATUS_OK && result[0] == '\0') {
		status = ask_judge(records, ask, &value, &is_good);
		if (status == STATUS_OK)
			status = settle(records, ask, value.text, is_good);
		memcpy(result, is_good ? "done" : "refused", is_good ? 5 : 8);
		*done += status == STATUS_OK && is_good;
	}
	if (status == STATUS_OK)
		status = ask_mark(releases, ask, result, "");
	buf_clear(&value);
	return status;
}

enum status
ask_carry_out(struct records *records, struct store *releases, int64_t *done)
{
	struct asks asks = {NULL, 0};
	enum status status;
	size_t i;

	*done = 0;
	status = asks_read(releases, false, &asks);
	for (i = 0; status == STATUS_OK && i < asks.count; i++)
		status = carry_out_one(records, releases, &asks.asks[i], done);
	asks_clear(&asks);
	return status;
}

/* ------------------------------------------------------------------ settings
 * copy */

enum status
ask_read_setting(struct store *releases, const char *name, struct buf *value)
{
	struct stmt *stmt = stmt_open(releases, sql_read);

	stmt_bind_text(stmt, ":name", name);
	if (stmt_step(stmt))
		buf_add_text(value, stmt_text(stmt, 0));
	return stmt_done(&stmt);
}

static enum status
copy_one(struct records *records, struct store *releases, const char *name)
{
	struct buf now = BUF_EMPTY, copied = BUF_EMPTY;
	struct txn *txn = NULL;
	struct stmt *stmt = NULL;
	enum status status;

	status = setting_get(records, name, &now);
	if (status == STATUS_OK)
		status = ask_read_setting(releases, name, &copied);
	if (status != STATUS_OK || strcmp(now.text, copied.text) == 0)
		goto out;
	status = txn_begin(releases, &txn);
	if (status != STATUS_OK)
		goto out;
	stmt = stmt_open(releases, sql_copy);
	stmt_bind_text(stmt, ":name", name);
	stmt_bind_text(stmt, ":value", now.text);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
out:
	txn_rollback(&txn);
	buf_clear(&now);
	buf_clear(&copied);
	return status;
}

enum status
ask_copy_settings(struct records *records, struct store *releases)
{
	enum status status = STATUS_OK;
	size_t i;

	for (i = 0; status == STATUS_OK && i < setting_names_count; i++)
		status = copy_one(records, releases, setting_names[i].name);
	return status;
}
