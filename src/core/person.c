/*
 * person: adds a young person, and says what to call them.
 *
 * Nobody has to be named: a handle, a word and a number on a card, is a whole
 * record.  There is no list of everybody; see person_find.c.
 */
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/consent_internal.h"
#include "core/shape.h"

#define HANDLE_TRIES 64

static const char sql_by_code[] =
    "SELECT id, uid FROM person WHERE code = :code";
static const char sql_add[] =
    "INSERT INTO person (uid, code, capacity, capacity_by, capacity_on,"
    " capacity_review, language, added_on)"
    " VALUES (:uid, :code, :capacity, :me, today(), :review, 'en', today())";
static const char sql_called[] =
    "SELECT f.value FROM field f JOIN v_consent v"
    " ON v.person = f.person AND v.kind = f.kind"
    " WHERE f.person = :person AND f.kind IN (1, 2) AND v.state <> 'gone'"
    " AND (v.level <> 'carried' OR v.heard_by = :me)"
    " AND (v.state = 'live'"
    "      OR v.why_shut NOT IN ('own_no', 'heard_no', 'worker_no', 'asked', "
    "'unproved'))"
    " ORDER BY f.kind LIMIT 1";
static const char sql_handle_taken[] =
    "SELECT count(*) FROM name_token t JOIN field f ON f.id = t.field"
    " WHERE t.token = :word AND f.kind = 2 AND f.value = :value";

enum status
person_by_code(struct records *records, const char *code, int64_t *person,
    unsigned char uid[UID_BYTES])
{
	char tidy[CODE_TEXT_BYTES];
	struct stmt *stmt = NULL;
	bool found = false;
	enum status status = STATUS_OK;

	if (code_tidy(code, tidy)) {
		stmt = stmt_open(records->store, sql_by_code);
		stmt_bind_text(stmt, ":code", tidy);
		found = stmt_step(stmt);
		if (found) {
			*person = stmt_int(stmt, 0);
			stmt_copy_blob(stmt, 1, uid, UID_BYTES);
		}
		status = stmt_done(&stmt);
	}
	if (status == STATUS_OK && !found)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is nobody with that id. Find them by the name they "
		    "gave: sayso person find NAME --why REASON");
	return status;
}

enum status
person_called(struct records *records, int64_t person, struct buf *called)
{
	struct stmt *stmt = stmt_open(records->store, sql_called);
	bool found;
	enum status status;

	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":person", person);
	found = stmt_step(stmt);
	if (found)
		buf_add_text(called, stmt_text(stmt, 0));
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		status = FAIL(STATUS_NOT_FOUND, "neither name nor handle");
	return status;
}

static uint32_t
pick_random(uint32_t n)
{
	return randombytes_uniform(n);
}

/* A handle nobody here has yet. */
static enum status
new_handle(struct records *records, struct buf *handle)
{
	struct buf word = BUF_EMPTY;
	enum status status = STATUS_OK;
	int64_t taken = 1;
	int tries;

	for (tries = 0;
	     status == STATUS_OK && taken > 0 && tries < HANDLE_TRIES;
	     tries++) {
		struct stmt *stmt = stmt_open(records->store, sql_handle_taken);

		size_t at = 0;

		buf_reset(handle);
		shape_new_handle(pick_random, handle);
		(void)text_next_word(handle->text, &at, &word);
		stmt_bind_text(stmt, ":word", word.text);
		stmt_bind_text(stmt, ":value", handle->text);
		status = stmt_one_int(&stmt, &taken);
	}
	buf_clear(&word);
	return status;
}

enum status
person_add_row(struct records *records, struct txn *txn,
    const struct person_new *new_person, unsigned char uid[UID_BYTES],
    char code[CODE_TEXT_BYTES])
{
	struct ledger_entry entry = {false, "person_added", uid,
	    new_person->is_able ? "capacity able\n" : "capacity not_yet\n"};
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);
	enum status status;

	uid_new(uid);
	uid_code(uid, code);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_text(stmt, ":code", code);
	stmt_bind_text(
	    stmt, ":capacity", new_person->is_able ? "able" : "not_yet");
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":review",
	    new_person->capacity_review == DAY_NONE
		? day_add_months(records->today, 12)
		: new_person->capacity_review);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, NULL);
	return status;
}

/* Their yes to being called something comes before the rest. */
static enum status
add_says(struct records *records, struct txn *txn,
    const struct person_new *new_person, const char *code, size_t *wrong)
{
	struct consent_say says[CONSENT_SAYS_MAX];
	size_t places[CONSENT_SAYS_MAX] = {new_person->says_count};
	size_t count = 1, i;
	enum status status;

	says[0] =
	    (struct consent_say){new_person->name != NULL ? "name" : "handle",
		SEE_TEAM, false, DAY_NONE};
	for (i = 0; i < new_person->says_count; i++) {
		if (strcmp(new_person->says[i].kind, says[0].kind) == 0) {
			says[0] = new_person->says[i];
			places[0] = i;
			continue;
		}
		if (count == CONSENT_SAYS_MAX)
			return REFUSE(STATUS_USAGE,
			    "That is too much at once. Name fewer kinds.");
		places[count] = i;
		says[count++] = new_person->says[i];
	}
	if (says[0].see != SEE_TEAM)
		return REFUSE(STATUS_INVALID,
		    "What they are called is seen by the team, or else give "
		    "them a handle.");
	status = consent_say_all(
	    records, txn, code, &new_person->saying, says, count, wrong);
	if (wrong != NULL && *wrong < count)
		*wrong = places[*wrong];
	for (i = 0; status == STATUS_OK && !new_person->is_able && i < count;
	     i++) {
		struct adult_say adult = {says[i].kind, true,
		    new_person->saying.said_on, says[i].until};

		status = consent_adult_in(records, txn, code, &adult);
	}
	return status;
}

static enum status
add_called(struct records *records, struct txn *txn,
    const struct person_new *new_person, int64_t person)
{
	struct buf called = BUF_EMPTY;
	struct permit *permit = NULL;
	enum status status = STATUS_OK;

	if (new_person->name != NULL)
		buf_add_text(&called, new_person->name);
	else if (new_person->handle != NULL)
		buf_add_text(&called, new_person->handle);
	else
		status = new_handle(records, &called);
	if (status == STATUS_OK)
		status = consent_permit(records, txn, person,
		    new_person->name != NULL ? KIND_NAME : KIND_HANDLE,
		    &permit);
	if (status == STATUS_OK)
		status = field_put(records, txn, permit, called.text);
	permit_end(&permit);
	buf_clear(&called);
	return status;
}

enum status
person_add_in(struct records *records, struct txn *txn,
    const struct person_new *new_person, char code[CODE_TEXT_BYTES],
    size_t *wrong)
{
	unsigned char uid[UID_BYTES], read_uid[UID_BYTES];
	int64_t person = 0;
	enum status status;

	status = person_add_row(records, txn, new_person, uid, code);
	if (status == STATUS_OK)
		status = add_says(records, txn, new_person, code, wrong);
	if (status == STATUS_OK)
		status = person_by_code(records, code, &person, read_uid);
	if (status == STATUS_OK)
		status = add_called(records, txn, new_person, person);
	return status;
}

enum status
person_add(struct records *records, const struct person_new *new_person,
    char code[CODE_TEXT_BYTES], size_t *wrong)
{
	struct txn *txn = NULL;
	enum status status;

	if (!new_person->is_able && new_person->capacity_review != DAY_NONE &&
	    new_person->capacity_review <= records->today)
		return REFUSE(STATUS_INVALID,
		    "The day to think it over again is in the past.");
	if (!new_person->is_able && !new_person->adult_agrees)
		return REFUSE(STATUS_NO_CONSENT,
		    "While they are not yet able to decide, an adult's yes is "
		    "needed beside theirs: --adult-agrees");
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = person_add_in(records, txn, new_person, code, wrong);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
