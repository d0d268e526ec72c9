/*
 * person_key: makes and ends the keys of young people.
 *
 * Owns person_key.  It must never hold a PIN, a card or anything that opens a
 * key, and never write a key outside a transaction that also stores what is
 * signed under it.
 */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/consent_internal.h"
#include "core/person_key_internal.h"

#define KEY_COLUMNS                                                            \
	"level, sign_public, box_public, passes, memory, salt, nonce, wrapped"

static const char sql_good[] = "SELECT id, " KEY_COLUMNS " FROM person_key"
			       " WHERE person = :person AND ended_on IS NULL";
static const char sql_put[] =
    "INSERT INTO person_key (person, " KEY_COLUMNS ", wrong_tries, made_at,"
    " vouched_by) VALUES (:person, :level, :sign_public, :box_public, :passes,"
    " :memory, :salt, :nonce, :wrapped, 0, :now, :me)";
static const char sql_end[] =
    "UPDATE person_key SET ended_on = today(), ended_why = :why"
    " WHERE person = :person AND ended_on IS NULL";
static const char sql_list[] =
    "SELECT k.level, k.sign_public, k.made_at, u.name, k.wrong_tries,"
    " k.ended_on, k.ended_why FROM person_key k"
    " JOIN user u ON u.id = k.vouched_by WHERE k.person = :person"
    " ORDER BY k.id";

/* In the order of enum person_key_end. */
static const char *const end_words[] = {"new", "lost", "not_mine"};

static const char *
level_of(const struct person_key *key)
{
	return key->is_card ? "card" : "pin";
}

void
person_key_line_of(const struct person_key *key, struct buf *body)
{
	crypto_generichash_state state;
	unsigned char hash[32];
	char hex[2 * sizeof(hash) + 1];

	crypto_generichash_init(&state, NULL, 0, sizeof(hash));
	crypto_generichash_update(
	    &state, key->sign_public, sizeof(key->sign_public));
	crypto_generichash_update(
	    &state, key->box_public, sizeof(key->box_public));
	crypto_generichash_final(&state, hash, sizeof(hash));
	text_hex(hash, sizeof(hash), hex);
	buf_add_format(body, "key %s\n", hex);
}

/* ---------------------------------------------------------------- reading */

static void
read_key(struct stmt *stmt, struct person_key *key)
{
	key->is_card = strcmp(stmt_text(stmt, 1), "card") == 0;
	stmt_copy_blob(stmt, 2, key->sign_public, sizeof(key->sign_public));
	stmt_copy_blob(stmt, 3, key->box_public, sizeof(key->box_public));
	key->passes = (uint32_t)stmt_int(stmt, 4);
	key->memory_bytes = (uint64_t)stmt_int(stmt, 5);
	stmt_copy_blob(stmt, 6, key->salt, sizeof(key->salt));
	stmt_copy_blob(stmt, 7, key->nonce, sizeof(key->nonce));
	stmt_copy_blob(stmt, 8, key->wrapped, sizeof(key->wrapped));
}

static enum status
find_good(struct records *records, int64_t person, int64_t *id,
    struct person_key *key, bool *found)
{
	struct stmt *stmt = stmt_open(records->store, sql_good);

	stmt_bind_int(stmt, ":person", person);
	*found = stmt_step(stmt);
	if (*found) {
		*id = stmt_int(stmt, 0);
		read_key(stmt, key);
	}
	return stmt_done(&stmt);
}

enum status
person_key_row(struct records *records, int64_t person, int64_t *id,
    struct person_key *key)
{
	bool found = false;
	enum status status = find_good(records, person, id, key, &found);

	if (status == STATUS_OK && !found)
		status = REFUSE(STATUS_NOT_FOUND,
		    "They have no key of their own yet. The laptop in their "
		    "hands makes one.");
	return status;
}

enum status
person_key_get(
    struct records *records, const char *code, struct person_key *key)
{
	unsigned char uid[UID_BYTES];
	int64_t person, id;
	enum status status = person_by_code(records, code, &person, uid);

	if (status == STATUS_OK)
		status = person_key_row(records, person, &id, key);
	return status;
}

enum status
person_key_uid(
    struct records *records, const char *code, unsigned char uid[UID_BYTES])
{
	int64_t person;

	return person_by_code(records, code, &person, uid);
}

static void
read_line(struct stmt *stmt, struct person_key_line *line)
{
	const char *why = stmt_text(stmt, 6);

	line->is_card = strcmp(stmt_text(stmt, 0), "card") == 0;
	stmt_copy_blob(stmt, 1, line->sign_public, sizeof(line->sign_public));
	line->made_at = stmt_int(stmt, 2);
	strncpy(
	    line->vouched_by, stmt_text(stmt, 3), sizeof(line->vouched_by) - 1);
	line->wrong_tries = stmt_int(stmt, 4);
	line->ended_on =
	    stmt_is_null(stmt, 5) ? DAY_NONE : (int32_t)stmt_int(stmt, 5);
	while (line->why < PERSON_KEY_NOT_MINE &&
	       strcmp(why, end_words[line->why]) != 0)
		line->why++;
}

enum status
person_key_list(struct records *records, const char *code,
    struct person_key_line **lines, size_t *count)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = NULL;
	void *all = NULL;
	size_t room = 0, found = 0;
	int64_t person;
	enum status status = person_by_code(records, code, &person, uid);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_list);
	stmt_bind_int(stmt, ":person", person);
	while (stmt_step(stmt)) {
		mem_grow(&all, &room, found + 1, sizeof(**lines));
		read_line(stmt, (struct person_key_line *)all + found++);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK) {
		mem_free(all);
		return status;
	}
	*lines = all;
	*count = found;
	return STATUS_OK;
}

/* ---------------------------------------------------------------- writing */

/* "key_made" with level, or "key_ended" with why: which key it is about. */
static enum status
write_entry(struct records *records, struct txn *txn,
    const struct ledger_entry *about, const struct person_key *key)
{
	struct ledger_entry entry = *about;
	struct buf body = BUF_EMPTY;
	enum status status;

	buf_add_text(&body, about->body);
	person_key_line_of(key, &body);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

static enum status
end_good(struct records *records, struct txn *txn,
    const struct subject *subject, const struct person_key *key,
    enum person_key_end why)
{
	char line[24];
	struct ledger_entry entry = {false, "key_ended", subject->uid, line};
	struct stmt *stmt = NULL;
	enum status status;

	snprintf(line, sizeof(line), "why %s\n", end_words[why]);
	status = write_entry(records, txn, &entry, key);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_end);
	stmt_bind_text(stmt, ":why", end_words[why]);
	stmt_bind_int(stmt, ":person", subject->person);
	consent_decide_begin(records, subject->person);
	status = stmt_run(&stmt);
	consent_decide_end(records);
	if (status == STATUS_OK)
		status = consent_shut_person(records, txn, subject);
	return status;
}

static enum status
insert(struct records *records, struct txn *txn, int64_t person,
    const struct person_key *key, int64_t *id)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_put);
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_text(stmt, ":level", level_of(key));
	stmt_bind_blob(
	    stmt, ":sign_public", key->sign_public, sizeof(key->sign_public));
	stmt_bind_blob(
	    stmt, ":box_public", key->box_public, sizeof(key->box_public));
	stmt_bind_int(stmt, ":passes", key->passes);
	stmt_bind_int(stmt, ":memory", (int64_t)key->memory_bytes);
	stmt_bind_blob(stmt, ":salt", key->salt, sizeof(key->salt));
	stmt_bind_blob(stmt, ":nonce", key->nonce, sizeof(key->nonce));
	stmt_bind_blob(stmt, ":wrapped", key->wrapped, sizeof(key->wrapped));
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":me", records->me);
	consent_decide_begin(records, person);
	status = stmt_insert(&stmt, id);
	consent_decide_end(records);
	return status;
}

enum status
person_key_put(struct records *records, struct txn *txn, const char *code,
    const struct person_key *key, int64_t *id)
{
	char line[16];
	struct subject subject;
	struct ledger_entry entry = {false, "key_made", subject.uid, line};
	struct person_key good = {0};
	bool has_good = false;
	int64_t old;
	enum status status = consent_subject(records, code, &subject);

	if (status == STATUS_OK)
		status =
		    find_good(records, subject.person, &old, &good, &has_good);
	if (status == STATUS_OK && has_good)
		status =
		    end_good(records, txn, &subject, &good, PERSON_KEY_NEW);
	snprintf(line, sizeof(line), "level %s\n", level_of(key));
	if (status == STATUS_OK)
		status = write_entry(records, txn, &entry, key);
	if (status == STATUS_OK)
		status = insert(records, txn, subject.person, key, id);
	return status;
}

enum status
person_key_end_in(struct records *records, struct txn *txn, const char *code,
    enum person_key_end why)
{
	struct subject subject;
	struct person_key good = {0};
	int64_t id;
	enum status status = consent_subject(records, code, &subject);

	if (status == STATUS_OK)
		status = person_key_row(records, subject.person, &id, &good);
	if (status == STATUS_OK)
		status = end_good(records, txn, &subject, &good, why);
	return status;
}

/* Is it theirs, the key that is open in this hand-over? */
static bool
is_handed(const struct records *records, const char *code)
{
	char tidy[CODE_TEXT_BYTES];

	return records->handover_person != 0 && code_tidy(code, tidy) &&
	       strcmp(tidy, records->handover_code) == 0;
}

enum status
person_key_end(
    struct records *records, const char *code, enum person_key_end why)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = person_key_end_in(records, txn, code, why);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	if (status == STATUS_OK && is_handed(records, code))
		records->handover_key = NULL;
	return status;
}
