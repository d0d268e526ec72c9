/*
 * ledger: appends to the hash chain, signs its head, and lets content go.
 *
 * The only writer of the ledger.  It must never put a value, a name, a uid or
 * free text into a body, and never change what was hashed.  The format stands
 * in core/ledger.h; check.c reads it with code of its own.
 */
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/core_internal.h"

#define SALT_BYTES 16

static const char sql_head[] =
    "SELECT n, hash FROM ledger ORDER BY n DESC LIMIT 1";
static const char sql_running[] =
    "SELECT coalesce(max(running), 0) + 1 FROM ledger WHERE subject = :subject";
static const char sql_add[] =
    "INSERT INTO ledger (n, day, class, confirmed, hash, commitment, salt,"
    " subject, running, event, body)"
    " VALUES (:n, :day, :class, :confirmed, :hash, :commitment, :salt,"
    " :subject, :running, :event, :body)";
static const char sql_signed[] = "SELECT coalesce(max(n), 0) FROM ledger_head";
static const char sql_drop_heads[] =
    "DELETE FROM ledger_head WHERE signed_at >= :day_began";
static const char sql_sign[] =
    "INSERT INTO ledger_head (n, user, signature, signed_at)"
    " VALUES (:n, :user, :signature, :now)";
static const char sql_forget[] =
    "UPDATE ledger SET salt = NULL, subject = NULL, running = NULL,"
    " event = NULL, body = NULL WHERE subject = :subject AND class = 'other'";
static const char sql_forget_who_looked[] =
    "UPDATE ledger SET salt = NULL, subject = NULL, running = NULL,"
    " event = NULL, body = NULL WHERE subject = :subject AND class = 'look'";
static const char sql_forget_their_words[] =
    "DELETE FROM look_words WHERE entry IN"
    " (SELECT n FROM ledger WHERE subject = :subject)";
static const char sql_forget_words[] =
    "DELETE FROM look_words WHERE entry IN"
    " (SELECT n FROM ledger WHERE class = 'look' AND salt IS NOT NULL"
    " AND day < :day)";
static const char sql_forget_looks[] =
    "UPDATE ledger SET salt = NULL, subject = NULL, running = NULL,"
    " event = NULL, body = NULL"
    " WHERE class = 'look' AND day < :day AND salt IS NOT NULL";

static void
hash_u64(crypto_generichash_state *state, uint64_t value)
{
	unsigned char bytes[8];
	int i;

	for (i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(value >> (8 * i));
	crypto_generichash_update(state, bytes, sizeof bytes);
}

static void
hash_u32(crypto_generichash_state *state, uint32_t value)
{
	unsigned char bytes[4];
	int i;

	for (i = 0; i < 4; i++)
		bytes[i] = (unsigned char)(value >> (8 * i));
	crypto_generichash_update(state, bytes, sizeof bytes);
}

void
ledger_subject(const unsigned char uid[UID_BYTES],
    unsigned char subject[LEDGER_SUBJECT_BYTES])
{
	crypto_generichash(
	    subject, LEDGER_SUBJECT_BYTES, uid, UID_BYTES, NULL, 0);
}

void
ledger_line_uid(
    struct buf *body, const char *key, const unsigned char uid[UID_BYTES])
{
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	char hex[2 * LEDGER_SUBJECT_BYTES + 1];

	ledger_subject(uid, subject);
	text_hex(subject, sizeof subject, hex);
	buf_add_format(body, "%s %s\n", key, hex);
}

/* What is to be appended, as it will stand in the row. */
struct row {
	unsigned char salt[SALT_BYTES];
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	unsigned char commitment[LEDGER_HASH_BYTES];
	int64_t running;
	struct ledger_head head; /* n and hash after this entry */
};

static void
row_commit(struct row *row, const char *event, const struct buf *body)
{
	crypto_generichash_state state;
	size_t length = strlen(event);

	crypto_generichash_init(&state, NULL, 0, LEDGER_HASH_BYTES);
	crypto_generichash_update(&state, row->salt, SALT_BYTES);
	crypto_generichash_update(&state, row->subject, sizeof row->subject);
	hash_u64(&state, (uint64_t)row->running);
	hash_u32(&state, (uint32_t)length);
	crypto_generichash_update(&state, (const unsigned char *)event, length);
	crypto_generichash_update(
	    &state, (const unsigned char *)body->text, body->length);
	crypto_generichash_final(&state, row->commitment, LEDGER_HASH_BYTES);
}

static void
row_chain(struct row *row, const struct records *records, bool is_look)
{
	crypto_generichash_state state;
	unsigned char class_byte = is_look ? 'l' : 'o';

	row->head.n = records->head.n + 1;
	crypto_generichash_init(&state, NULL, 0, LEDGER_HASH_BYTES);
	hash_u64(&state, (uint64_t)row->head.n);
	hash_u32(&state, (uint32_t)records->today);
	crypto_generichash_update(&state, &class_byte, 1);
	crypto_generichash_update(
	    &state, records->head.hash, LEDGER_HASH_BYTES);
	crypto_generichash_update(&state, row->commitment, LEDGER_HASH_BYTES);
	crypto_generichash_final(&state, row->head.hash, LEDGER_HASH_BYTES);
}

/* Every body begins with who, when, and whether the clock was trusted. */
static void
body_begin(const struct records *records, const char *rest, struct buf *body)
{
	char hex[2 * LEDGER_SUBJECT_BYTES + 1];
	char moment[MOMENT_TEXT_BYTES];

	text_hex(records->my_hash, LEDGER_SUBJECT_BYTES, hex);
	moment_format(records->now, moment);
	buf_add_format(body, "by %s\nat %s\n", hex, moment);
	if (records->clock != CLOCK_TRUSTED)
		buf_add_text(body, "unconfirmed yes\n");
	buf_add_text(body, rest);
}

static enum status
row_insert(struct records *records, const struct row *row,
    const struct ledger_entry *entry, const struct buf *body)
{
	struct stmt *stmt = stmt_open(records->store, sql_add);

	stmt_bind_int(stmt, ":n", row->head.n);
	stmt_bind_int(stmt, ":day", records->today);
	stmt_bind_text(stmt, ":class", entry->is_look ? "look" : "other");
	stmt_bind_int(stmt, ":confirmed", records->clock == CLOCK_TRUSTED);
	stmt_bind_blob(stmt, ":hash", row->head.hash, LEDGER_HASH_BYTES);
	stmt_bind_blob(stmt, ":commitment", row->commitment, LEDGER_HASH_BYTES);
	stmt_bind_blob(stmt, ":salt", row->salt, SALT_BYTES);
	stmt_bind_blob(stmt, ":subject", row->subject, sizeof row->subject);
	stmt_bind_int(stmt, ":running", row->running);
	stmt_bind_text(stmt, ":event", entry->event);
	stmt_bind_text(stmt, ":body", body->text);
	return stmt_run(&stmt);
}

enum status
ledger_add(struct records *records, struct txn *txn,
    const struct ledger_entry *entry, int64_t *n)
{
	struct buf body = BUF_EMPTY;
	struct row row;
	struct stmt *stmt = stmt_open(txn_store(txn), sql_running);
	enum status status;

	randombytes_buf(row.salt, sizeof row.salt);
	ledger_subject(entry->uid, row.subject);
	stmt_bind_blob(stmt, ":subject", row.subject, sizeof row.subject);
	status = stmt_one_int(&stmt, &row.running);
	if (status != STATUS_OK)
		goto out;
	body_begin(records, entry->body, &body);
	row_commit(&row, entry->event, &body);
	row_chain(&row, records, entry->is_look);
	status = row_insert(records, &row, entry, &body);
	if (status != STATUS_OK)
		goto out;
	records->head = row.head;
	if (!entry->is_look)
		records_unprove(records, entry->uid);
	if (records->clock == CLOCK_TRUSTED)
		records->confirmed_day = records->today;
	if (n != NULL)
		*n = row.head.n;
out:
	buf_clear(&body);
	return status;
}

enum status
ledger_reload_head(struct records *records)
{
	struct stmt *stmt = stmt_open(records->store, sql_head);
	enum status status;

	memset(&records->head, 0, sizeof records->head);
	memcpy(records->head.hash, records->vault_uid, UID_BYTES);
	if (stmt_step(stmt)) {
		records->head.n = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, records->head.hash, LEDGER_HASH_BYTES);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_signed);
	return stmt_one_int(&stmt, &records->signed_head);
}

enum status
ledger_head(struct records *records, struct ledger_head *head)
{
	*head = records->head;
	return STATUS_OK;
}

/* The text a signed head stands for. */
static void
head_text(const struct records *records, struct buf *text)
{
	char hex[2 * LEDGER_HASH_BYTES + 1];

	text_hex(records->vault_uid, UID_BYTES, hex);
	buf_add_format(text, "sayso head 1\n%s\n", hex);
	text_hex(records->head.hash, LEDGER_HASH_BYTES, hex);
	buf_add_format(text, "%lld\n%s\n", (long long)records->head.n, hex);
}

enum status
ledger_sign_head(struct records *records)
{
	unsigned char signature[64];
	struct buf text = BUF_EMPTY;
	struct stmt *stmt = NULL;
	struct txn *txn = NULL;
	enum status status;

	if (records->head.n == 0 || records->head.n == records->signed_head)
		return STATUS_OK;
	head_text(records, &text);
	records->sign(records->signer, text.text, text.length, signature);
	status = txn_begin(records->store, &txn);
	if (status != STATUS_OK)
		goto out;
	stmt = stmt_open(records->store, sql_drop_heads);
	stmt_bind_int(stmt, ":day_began",
	    records->now - (records->now % 86400 + 86400) % 86400);
	status = stmt_run(&stmt);
	if (status != STATUS_OK)
		goto out;
	stmt = stmt_open(records->store, sql_sign);
	stmt_bind_int(stmt, ":n", records->head.n);
	stmt_bind_int(stmt, ":user", records->me);
	stmt_bind_blob(stmt, ":signature", signature, sizeof signature);
	stmt_bind_int(stmt, ":now", records->now);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	if (status == STATUS_OK)
		records->signed_head = records->head.n;
out:
	txn_rollback(&txn);
	buf_clear(&text);
	return status;
}

enum status
ledger_forget(struct records *records, struct txn *txn,
    const unsigned char uid[UID_BYTES], int64_t *entries)
{
	static const char *const queries[] = {
	    sql_forget_their_words, sql_forget};
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	enum status status = STATUS_OK;
	size_t i;

	ledger_subject(uid, subject);
	for (i = 0; status == STATUS_OK && i < 2; i++) {
		struct stmt *stmt = stmt_open(txn_store(txn), queries[i]);

		stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		*entries = store_changes(records->store);
	return status;
}

enum status
ledger_forget_who_looked(struct records *records, struct txn *txn,
    const unsigned char uid[UID_BYTES], int64_t *looks)
{
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_forget_who_looked);
	enum status status;

	ledger_subject(uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		*looks = store_changes(records->store);
	return status;
}

enum status
ledger_forget_looks(
    struct records *records, struct txn *txn, int32_t day, int64_t *looks)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_forget_words);
	enum status status;

	stmt_bind_int(stmt, ":day", day);
	status = stmt_run(&stmt);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_forget_looks);
	stmt_bind_int(stmt, ":day", day);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		*looks = store_changes(records->store);
	return status;
}
