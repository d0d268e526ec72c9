/*
 * own_drop_back: brings a value back that they took out in this hand-over.
 *
 * Under a permit, like any value; as a new row, for the old one has its
 * tombstone.  A sealed one comes back as it was sealed.
 */
#include <string.h>

#include "base/mem.h"
#include "core/field_internal.h"
#include "core/handover_internal.h"
#include "core/own_drop_internal.h"

static const char sql_held[] = "SELECT count(*) FROM field"
			       " WHERE person = :person AND kind = :kind";
static const char sql_insert[] =
    "INSERT INTO field (uid, person, kind, value, held_on, set_at, set_by)"
    " VALUES (:uid, :person, :kind, :value, :held_on, :set_at, :set_by)";
static const char sql_insert_words[] =
    "INSERT INTO field_words (field, words, salt, entry, said_on)"
    " VALUES (:field, :words, :salt, :entry, :said_on)";
static const char sql_insert_seal[] =
    "INSERT INTO field_seal (field, version, nonce, box, to_user, key_user,"
    " key, key_person, writer, signature) VALUES (:field, :version, :nonce,"
    " :box, :to_user, :key_user, :key, :key_person, :writer, :signature)";

static void
bind_bytes(struct stmt *stmt, const char *name, const struct bytes *bytes)
{
	stmt_bind_blob(stmt, name, bytes->is_null ? NULL : bytes->buf.text,
	    bytes->buf.length);
}

static enum status
insert_words(struct txn *txn, const struct dropped *dropped, int64_t field)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_insert_words);

	stmt_bind_int(stmt, ":field", field);
	stmt_bind_text(stmt, ":words", dropped->words.text);
	bind_bytes(stmt, ":salt", &dropped->salt);
	stmt_bind_int(stmt, ":entry", dropped->words_entry);
	stmt_bind_int(stmt, ":said_on", dropped->words_on);
	return stmt_run(&stmt);
}

static enum status
insert_seal(struct txn *txn, const struct dropped *dropped, int64_t field)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_insert_seal);

	stmt_bind_int(stmt, ":field", field);
	stmt_bind_int(stmt, ":version", dropped->version);
	bind_bytes(stmt, ":nonce", &dropped->nonce);
	bind_bytes(stmt, ":box", &dropped->box);
	stmt_bind_int(stmt, ":to_user", dropped->to_user);
	bind_bytes(stmt, ":key_user", &dropped->key_user);
	stmt_bind_int_or_null(stmt, ":key", dropped->key, dropped->key == 0);
	bind_bytes(stmt, ":key_person", &dropped->key_person);
	stmt_bind_int_or_null(
	    stmt, ":writer", dropped->writer, dropped->writer == 0);
	bind_bytes(stmt, ":signature", &dropped->signature);
	return stmt_run(&stmt);
}

static enum status
insert_field(struct records *records, struct txn *txn,
    const struct dropped *dropped, int64_t *field)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_insert);

	uid_new(uid);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_int(stmt, ":person", records->handover_person);
	stmt_bind_int(stmt, ":kind", dropped->kind);
	stmt_bind_text(stmt, ":value", dropped->value.text);
	stmt_bind_int(stmt, ":held_on", dropped->held_on);
	stmt_bind_int(stmt, ":set_at", dropped->set_at);
	stmt_bind_int_or_null(
	    stmt, ":set_by", dropped->set_by, dropped->set_by == 0);
	return stmt_insert(&stmt, field);
}

static enum status
insert_all(
    struct records *records, struct txn *txn, const struct dropped *dropped)
{
	int64_t field = 0;
	enum status status = insert_field(records, txn, dropped, &field);

	if (status == STATUS_OK && dropped->has_seal)
		status = insert_seal(txn, dropped, field);
	else if (status == STATUS_OK && dropped->is_findable)
		status = field_tokens(txn, field, dropped->value.text);
	if (status == STATUS_OK && dropped->has_words)
		status = insert_words(txn, dropped, field);
	return status;
}

/* Where there is one value only, another may stand by now. */
static enum status
check_room(struct records *records, const struct dropped *dropped)
{
	struct stmt *stmt = stmt_open(records->store, sql_held);
	int64_t held = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", records->handover_person);
	stmt_bind_int(stmt, ":kind", dropped->kind);
	status = stmt_one_int(&stmt, &held);
	if (status == STATUS_OK && held > 0 && !dropped->is_many)
		status = REFUSE(STATUS_INVALID,
		    "Something else stands there now. Take that out first.");
	return status;
}

static enum status
bring_back(
    struct records *records, struct txn *txn, const struct dropped *dropped)
{
	struct permit *permit = NULL;
	enum status status = consent_permit(
	    records, txn, records->handover_person, dropped->kind, &permit);

	if (status == STATUS_OK)
		status = check_room(records, dropped);
	if (status == STATUS_OK)
		status =
		    own_drop_note(records, txn, dropped->kind, "own_put_back");
	if (status == STATUS_OK)
		status = insert_all(records, txn, dropped);
	permit_end(&permit);
	if (status == STATUS_OK)
		status =
		    counted_refresh(records, txn, records->handover_person);
	return status;
}

/* It is back: out of the list. */
static void
take_off(struct own_drops *drops, size_t at)
{
	own_dropped_clear(&drops->all[at]);
	drops->count--;
	memmove(&drops->all[at], &drops->all[at + 1],
	    (drops->count - at) * sizeof *drops->all);
	memmove(&drops->shown[at], &drops->shown[at + 1],
	    (drops->count - at) * sizeof *drops->shown);
}

enum status
own_drop_back(struct records *records, const char *code, const char *value)
{
	struct own_drops *drops = records->own_drops;
	struct txn *txn = NULL;
	char tidy[CODE_TEXT_BYTES] = "";
	int64_t person;
	size_t at = 0, count = drops == NULL ? 0 : drops->count;
	enum status status = handover_of(records, code, &person);

	if (status != STATUS_OK)
		return status;
	(void)code_tidy(value, tidy);
	while (at < count && strcmp(drops->shown[at].value, tidy) != 0)
		at++;
	if (at == count)
		return REFUSE(STATUS_NOT_FOUND,
		    "That was not taken out in this hand-over, so it cannot "
		    "come back.");
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = bring_back(records, txn, &drops->all[at]);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	if (status == STATUS_OK)
		take_off(drops, at);
	return status;
}
