/*
 * person_key_try: a key is tried, and whether a message was signed with it.
 *
 * Wrong tries are counted where a lock or a new start does not reach: in the
 * row, and one by one in the history, which says when.
 */
#include <sodium.h>
#include <string.h>

#include "core/core_internal.h"
#include "core/person_key_internal.h"

/* A body has its moment from the 40th byte on; see ledger.c. */
static const char sql_wrong[] =
    "SELECT k.wrong_tries, coalesce((SELECT max(strftime('%s',"
    " substr(l.body, 40, 20)) + 0) FROM ledger l WHERE l.subject = :subject"
    " AND l.event = 'key_wrong'), 0) FROM person_key k"
    " WHERE k.person = :person AND k.ended_on IS NULL";
static const char sql_count_wrong[] =
    "UPDATE person_key SET wrong_tries = wrong_tries + 1 WHERE id = :id";
static const char sql_count_right[] =
    "UPDATE person_key SET wrong_tries = 0 WHERE id = :id";

static int64_t
wait_after(int64_t wrong_tries)
{
	int64_t seconds = PERSON_KEY_WAIT_FIRST;

	if (wrong_tries < PERSON_KEY_FREE_TRIES)
		return 0;
	for (; wrong_tries > PERSON_KEY_FREE_TRIES; wrong_tries--) {
		seconds *= 2;
		if (seconds >= PERSON_KEY_WAIT_MOST)
			return PERSON_KEY_WAIT_MOST;
	}
	return seconds;
}

enum status
person_key_wait(struct records *records, const char *code, int64_t *seconds)
{
	unsigned char uid[UID_BYTES], subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = NULL;
	int64_t person, passed;
	enum status status = person_by_code(records, code, &person, uid);

	if (status != STATUS_OK)
		return status;
	ledger_subject(uid, subject);
	stmt = stmt_open(records->store, sql_wrong);
	stmt_bind_blob(stmt, ":subject", subject, sizeof(subject));
	stmt_bind_int(stmt, ":person", person);
	*seconds = 0;
	if (stmt_step(stmt)) {
		*seconds = wait_after(stmt_int(stmt, 0));
		passed = records->now - stmt_int(stmt, 1);
		if (passed < 0 || passed >= *seconds)
			*seconds = 0;
		else
			*seconds -= passed;
	}
	return stmt_done(&stmt);
}

static enum status
write_try(
    struct records *records, struct txn *txn, const char *code, bool is_right)
{
	unsigned char uid[UID_BYTES];
	struct ledger_entry entry = {
	    false, is_right ? "key_used" : "key_wrong", uid, NULL};
	struct person_key key = {0};
	struct buf body = BUF_EMPTY;
	struct stmt *stmt = NULL;
	int64_t person, id;
	enum status status = person_by_code(records, code, &person, uid);

	if (status == STATUS_OK)
		status = person_key_row(records, person, &id, &key);
	if (status != STATUS_OK)
		return status;
	person_key_line_of(&key, &body);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(
	    txn_store(txn), is_right ? sql_count_right : sql_count_wrong);
	stmt_bind_int(stmt, ":id", id);
	return stmt_run(&stmt);
}

enum status
person_key_tried(struct records *records, const char *code, bool is_right)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = write_try(records, txn, code, is_right);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

bool
person_key_is_signed(const unsigned char sign_public[32],
    const struct buf *message, const char *trusted,
    const unsigned char signature[128])
{
	unsigned char digest[64];
	struct buf global = BUF_EMPTY;
	bool is_signed;

	crypto_generichash(digest, sizeof(digest),
	    (const unsigned char *)message->text, message->length, NULL, 0);
	buf_add(&global, signature, crypto_sign_BYTES);
	buf_add_text(&global, trusted);
	is_signed = crypto_sign_verify_detached(
			signature, digest, sizeof(digest), sign_public) == 0 &&
		    crypto_sign_verify_detached(signature + crypto_sign_BYTES,
			(const unsigned char *)global.text, global.length,
			sign_public) == 0;
	buf_clear(&global);
	return is_signed;
}
