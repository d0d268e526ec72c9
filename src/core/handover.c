/*
 * handover: the laptop goes into a young person's hands, and back.
 *
 * A look of the worker, committed before anything is shown.  It is what every
 * other part of their own view asks for first.  Their key is borrowed here and
 * never kept beyond the end.
 */
#include "core/handover.h"

#include <string.h>

#include "base/mem.h"
#include "core/handover_internal.h"
#include "core/own_drop_internal.h"

static const char sql_seen[] =
    "UPDATE person SET seen_at = :now WHERE id = :person";
static const char sql_ended[] =
    "SELECT coalesce(max(n), 0) FROM ledger WHERE subject = :subject"
    " AND event = 'handover_end'";
/* That entry is a look too, and gone after a year. */
static const char sql_since[] =
    "SELECT coalesce(min(n), 0) FROM ledger WHERE day >="
    " (SELECT seen_at / 86400 FROM person WHERE id = :person)";
static const char sql_added[] =
    "SELECT n FROM ledger WHERE subject = :subject AND event = 'person_added'"
    " ORDER BY n LIMIT 1";

/* One entry of theirs, class look. */
static enum status
note(struct records *records, struct txn *txn, const char *event,
    const char *body, int64_t *n)
{
	struct ledger_entry entry = {true, event, records->handover_uid, body};

	return ledger_add(records, txn, &entry, n);
}

static enum status
note_alone(
    struct records *records, const char *event, const char *body, int64_t *n)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = note(records, txn, event, body, n);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* Is it the key that counts? */
static enum status
check_key(
    const struct person_key *good, bool has_key, const struct handover_key *key)
{
	if (has_key && memcmp(good->sign_public, key->signer.sign_public,
			   sizeof good->sign_public) == 0)
		return STATUS_OK;
	return REFUSE(
	    STATUS_DENIED, "That key is not the one that counts now.");
}

/* Their good key, if there is one. */
static enum status
read_good(struct records *records, const char *code, struct person_key *good,
    bool *has_key)
{
	enum status status = person_key_get(records, code, good);

	*has_key = status == STATUS_OK;
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status
scalar(struct records *records, const char *sql, int64_t *value)
{
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(records->store, sql);

	ledger_subject(records->handover_uid, subject);
	if (sql == sql_since)
		stmt_bind_int(stmt, ":person", records->handover_person);
	else
		stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	return stmt_one_int(&stmt, value);
}

/* What lies behind that entry of the history is new to them. */
static enum status
read_since(struct records *records)
{
	int64_t n = 0;
	enum status status = scalar(records, sql_ended, &n);

	if (status == STATUS_OK && n == 0)
		status = scalar(records, sql_since, &n);
	if (status == STATUS_OK && n > 0) {
		records->handover_since = n;
		return STATUS_OK;
	}
	if (status == STATUS_OK)
		status = scalar(records, sql_added, &n);
	records->handover_since = n;
	return status;
}

bool
handover_is_put_off(const struct records *records, int64_t id)
{
	for (size_t i = 0; i < records->handover_later_count; i++)
		if (records->handover_later[i] == id)
			return true;
	return false;
}

void
handover_put_off(struct records *records, int64_t id)
{
	size_t count = records->handover_later_count;
	int64_t *later = mem_alloc(count + 1, sizeof *later);

	if (count > 0)
		memcpy(later, records->handover_later, count * sizeof *later);
	later[count] = id;
	mem_free(records->handover_later);
	records->handover_later = later;
	records->handover_later_count = count + 1;
}

static void
forget(struct records *records)
{
	own_drops_forget(records);
	records->handover_person = 0;
	records->handover_key = NULL;
	memset(records->handover_code, 0, sizeof records->handover_code);
	memset(records->handover_uid, 0, sizeof records->handover_uid);
	mem_free(records->handover_later);
	records->handover_later = NULL;
	records->handover_later_count = 0;
}

enum status
handover_begin(
    struct records *records, const char *code, const struct handover_key *key)
{
	struct person_key good = {0};
	const char *body = "key none\n";
	bool has_key = false;
	enum status status;

	if (records->handover_person != 0)
		return FAIL(STATUS_INTERNAL, "two hand-overs at a time");
	status = person_by_code(
	    records, code, &records->handover_person, records->handover_uid);
	if (status == STATUS_OK)
		status = read_good(records, code, &good, &has_key);
	if (status == STATUS_OK && key != NULL)
		status = check_key(&good, has_key, key);
	if (has_key)
		body = key == NULL ? "key unused\n" : "key used\n";
	if (status == STATUS_OK)
		status = read_since(records);
	if (status == STATUS_OK)
		status = note_alone(
		    records, "handover", body, &records->handover_entry);
	if (status != STATUS_OK) {
		forget(records);
		return status;
	}
	uid_code(records->handover_uid, records->handover_code);
	records->handover_key = key;
	return STATUS_OK;
}

enum status
handover_use_key(
    struct records *records, const char *code, const struct handover_key *key)
{
	struct person_key good = {0};
	bool has_key = false;
	int64_t person;
	enum status status = handover_of(records, code, &person);

	if (status == STATUS_OK && records->handover_key != NULL &&
	    memcmp(records->handover_key->signer.sign_public,
		key->signer.sign_public, 32) == 0)
		status = REFUSE(STATUS_INVALID, "Your key is open already.");
	if (status == STATUS_OK)
		status = read_good(records, code, &good, &has_key);
	if (status == STATUS_OK)
		status = check_key(&good, has_key, key);
	if (status == STATUS_OK)
		status = note_alone(records, "handover_key", "", NULL);
	if (status == STATUS_OK)
		records->handover_key = key;
	return status;
}

static enum status
mark_seen(struct records *records)
{
	struct txn *txn = NULL;
	struct stmt *stmt = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = note(records, txn, "handover_end", "", NULL);
	if (status == STATUS_OK) {
		stmt = stmt_open(txn_store(txn), sql_seen);
		stmt_bind_int(stmt, ":now", records->now);
		stmt_bind_int(stmt, ":person", records->handover_person);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* Forgotten in the meantime: by a no to all of it. */
static bool
is_gone(struct records *records)
{
	unsigned char uid[UID_BYTES];
	int64_t person;

	return person_by_code(records, records->handover_code, &person, uid) ==
	       STATUS_NOT_FOUND;
}

enum status
handover_end(struct records *records)
{
	enum status status;

	if (records->handover_person == 0)
		return STATUS_OK;
	status = own_say_leave(records, records->handover_code);
	if (status == STATUS_NOT_FOUND || is_gone(records))
		status = STATUS_OK;
	else if (status == STATUS_OK)
		status = mark_seen(records);
	forget(records);
	return status;
}

const char *
handover_whose(const struct records *records)
{
	return records->handover_code;
}

bool
handover_has_key(const struct records *records)
{
	return records->handover_key != NULL;
}

enum status
handover_of(struct records *records, const char *code, int64_t *person)
{
	char tidy[CODE_TEXT_BYTES];

	if (records->handover_person == 0 || !code_tidy(code, tidy) ||
	    strcmp(tidy, records->handover_code) != 0)
		return REFUSE(STATUS_DENIED,
		    "This is for the young person alone, with the laptop in "
		    "their hands.");
	*person = records->handover_person;
	return STATUS_OK;
}

enum status
handover_hides(struct records *records, bool *hides)
{
	struct person_key good = {0};
	bool has_key = false;
	enum status status =
	    read_good(records, records->handover_code, &good, &has_key);

	*hides = has_key && records->handover_key == NULL;
	return status;
}

bool
handover_hides_line(const struct consent_line *say)
{
	return strcmp(say->see, "emergency") == 0 ||
	       strcmp(say->state, "shut") == 0 ||
	       strcmp(say->level, "carried") == 0;
}
