/*
 * dispute: their own words beside a value.
 *
 * Owns field_words.  The words stand beside the value and go with it; the
 * history has their hash under a salt, so that what they said can be erased.
 */
#include "core/dispute.h"

#include <sodium.h>
#include <string.h>

#include "base/text.h"
#include "core/field_internal.h"
#include "core/handover_internal.h"

#define SALT_BYTES 16

static const char sql_fields[] =
    "SELECT f.id, f.uid, f.kind, s.field IS NOT NULL, w.field IS NOT NULL"
    " FROM field f LEFT JOIN field_seal s ON s.field = f.id"
    " LEFT JOIN field_words w ON w.field = f.id WHERE f.person = :person";
static const char sql_put[] =
    "INSERT INTO field_words (field, words, salt, entry, said_on)"
    " VALUES (:field, :words, :salt, :entry, today())"
    " ON CONFLICT (field) DO UPDATE SET words = excluded.words,"
    " salt = excluded.salt, entry = excluded.entry,"
    " said_on = excluded.said_on";
static const char sql_drop[] = "DELETE FROM field_words WHERE field = :field";

/* The value that is disputed. */
struct disputed {
	int64_t field;
	int64_t kind;
	bool is_sealed;
	bool has_words;
};

static enum status
find(struct records *records, int64_t person, const char *value,
    struct disputed *disputed)
{
	struct stmt *stmt = stmt_open(records->store, sql_fields);
	char tidy[CODE_TEXT_BYTES];
	bool is_code = code_tidy(value, tidy);
	enum status status;

	*disputed = (struct disputed){0};
	stmt_bind_int(stmt, ":person", person);
	while (is_code && disputed->field == 0 && stmt_step(stmt)) {
		unsigned char uid[UID_BYTES] = {0};
		char code[CODE_TEXT_BYTES];

		stmt_copy_blob(stmt, 1, uid, UID_BYTES);
		uid_code(uid, code);
		if (strcmp(code, tidy) != 0)
			continue;
		*disputed =
		    (struct disputed){stmt_int(stmt, 0), stmt_int(stmt, 2),
			stmt_int(stmt, 3) != 0, stmt_int(stmt, 4) != 0};
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && disputed->field == 0)
		status = REFUSE(
		    STATUS_NOT_FOUND, "That is not held any more. Look again.");
	return status;
}

static void
words_hash(
    const struct buf *words, const unsigned char salt[SALT_BYTES], char hex[65])
{
	crypto_generichash_state state;
	unsigned char hash[32];

	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	crypto_generichash_update(&state, salt, SALT_BYTES);
	crypto_generichash_update(
	    &state, (const unsigned char *)words->text, words->length);
	crypto_generichash_final(&state, hash, sizeof hash);
	text_hex(hash, sizeof hash, hex);
}

/* "disputed" with the hash of the words, "dispute_ended" without. */
static enum status
note(struct records *records, struct txn *txn, const struct disputed *disputed,
    const char *hex, int64_t *n)
{
	struct ledger_entry entry = {false,
	    hex == NULL ? "dispute_ended" : "disputed", records->handover_uid,
	    NULL};
	struct field_place place;
	struct buf body = BUF_EMPTY;
	enum status status = field_place(
	    records, records->handover_person, disputed->kind, &place);

	buf_add_format(&body, "kind %s\n", place.name);
	if (hex != NULL)
		buf_add_format(&body, "words %s\n", hex);
	entry.body = body.text;
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, n);
	buf_clear(&body);
	return status;
}

static enum status
put(struct records *records, struct txn *txn, const struct disputed *disputed,
    const struct buf *words)
{
	unsigned char salt[SALT_BYTES];
	char hex[65];
	struct stmt *stmt = NULL;
	int64_t n = 0;
	enum status status;

	randombytes_buf(salt, sizeof salt);
	words_hash(words, salt, hex);
	status = note(records, txn, disputed, hex, &n);
	if (status == STATUS_OK)
		status = tombstone_words(records, txn, disputed->field);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_put);
	stmt_bind_int(stmt, ":field", disputed->field);
	stmt_bind_text(stmt, ":words", words->text);
	stmt_bind_blob(stmt, ":salt", salt, sizeof salt);
	stmt_bind_int(stmt, ":entry", n);
	return stmt_run(&stmt);
}

/* The words, tidied: a few lines of plain text. */
static enum status
tidy(const char *typed, struct buf *words)
{
	enum status status =
	    text_clean(typed, DISPUTE_WORDS_BYTES, true, words);

	if (status == STATUS_INVALID)
		status = REFUSE(STATUS_INVALID,
		    "That is too long, or has signs in it that cannot be "
		    "kept. Say it in fewer plain words.");
	if (status == STATUS_OK && words->length == 0)
		status = REFUSE(STATUS_INVALID,
		    "Say in your own words what is wrong with it.");
	return status;
}

enum status
dispute_say(struct records *records, const char *code, const char *value,
    const char *typed)
{
	struct disputed disputed;
	struct buf words = BUF_EMPTY;
	struct txn *txn = NULL;
	int64_t person;
	enum status status = handover_of(records, code, &person);

	if (status == STATUS_OK)
		status = tidy(typed, &words);
	if (status == STATUS_OK)
		status = find(records, person, value, &disputed);
	if (status == STATUS_OK && disputed.is_sealed)
		status = REFUSE(STATUS_INVALID,
		    "Only the worker you chose can read this, but every worker "
		    "could read your words. Tell the worker, or take it back.");
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = put(records, txn, &disputed, &words);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&words);
	return status;
}

static enum status
drop(struct records *records, struct txn *txn, const struct disputed *disputed)
{
	struct stmt *stmt = NULL;
	enum status status = note(records, txn, disputed, NULL, NULL);

	if (status == STATUS_OK)
		status = tombstone_words(records, txn, disputed->field);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_drop);
	stmt_bind_int(stmt, ":field", disputed->field);
	return stmt_run(&stmt);
}

enum status
dispute_take_back(struct records *records, const char *code, const char *value)
{
	struct disputed disputed;
	struct txn *txn = NULL;
	int64_t person;
	enum status status = handover_of(records, code, &person);

	if (status == STATUS_OK)
		status = find(records, person, value, &disputed);
	if (status == STATUS_OK && !disputed.has_words)
		status = REFUSE(
		    STATUS_NOT_FOUND, "There are no words of yours beside it.");
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = drop(records, txn, &disputed);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
