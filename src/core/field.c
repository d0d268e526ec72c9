/*
 * field: writes and takes out values; the only owner of field and name_token.
 *
 * A value is written only under a permit.  What goes leaves a tombstone.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/consent_internal.h"
#include "core/field.h"
#include "core/field_internal.h"
#include "core/shape.h"

static const char sql_insert[] =
    "INSERT INTO field (uid, person, kind, value, held_on, set_at, set_by)"
    " VALUES (:uid, :person, :kind, :value, today(), :now, :me)";
static const char sql_token[] =
    "INSERT OR IGNORE INTO name_token (token, field) VALUES (:token, :field)";
static const char sql_of_kind[] =
    "SELECT id, uid FROM field WHERE person = :person AND kind = :kind";
static const char sql_old[] =
    "SELECT f.id, f.uid FROM kind k CROSS JOIN field f ON f.kind = k.id"
    " AND f.held_on < today() - k.keep_months * 30.4375 WHERE k.id > 2";
static const char sql_drop[] = "DELETE FROM field WHERE id = :id";

static const char sql_place[] = "SELECT p.uid, k.name FROM person p, kind k"
				" WHERE p.id = :person AND k.id = :kind";
/* The same again is no new value: words beside it stay. */
static const char sql_same[] =
    "SELECT coalesce(max(id), 0) FROM field WHERE person = :person"
    " AND kind = :kind AND value = :value AND value <> ''"
    " AND NOT EXISTS (SELECT 1 FROM field_seal s WHERE s.field = field.id)";
static const char sql_renew[] =
    "UPDATE field SET held_on = today(), set_at = :now, set_by = :me"
    " WHERE id = :id";

enum status
field_tokens(struct txn *txn, int64_t field, const char *value)
{
	struct buf folded = BUF_EMPTY, word = BUF_EMPTY;
	size_t at = 0;
	enum status status = STATUS_OK;

	text_fold(value, &folded);
	while (status == STATUS_OK && text_next_word(folded.text, &at, &word)) {
		struct stmt *stmt = stmt_open(txn_store(txn), sql_token);

		stmt_bind_text(stmt, ":token", word.text);
		stmt_bind_int(stmt, ":field", field);
		status = stmt_run(&stmt);
	}
	buf_clear(&folded);
	buf_clear(&word);
	return status;
}

/* Erase the rows a query gives, each with its tombstone. */
static enum status
erase_rows(struct records *records, struct txn *txn, struct stmt *stmt,
    int64_t *erased)
{
	enum status status = STATUS_OK;

	while (status == STATUS_OK && stmt_step(stmt)) {
		unsigned char uid[UID_BYTES];
		struct stmt *drop = NULL;

		stmt_copy_blob(stmt, 1, uid, UID_BYTES);
		status = tombstone_field(records, txn, uid);
		if (status != STATUS_OK)
			break;
		drop = stmt_open(txn_store(txn), sql_drop);
		stmt_bind_int(drop, ":id", stmt_int(stmt, 0));
		status = stmt_run(&drop);
		*erased += 1;
	}
	if (status == STATUS_OK)
		return stmt_done(&stmt);
	(void)!stmt_done(&stmt);
	return status;
}

enum status
field_erase_kind(
    struct records *records, struct txn *txn, int64_t person, int64_t kind)
{
	struct stmt *stmt = NULL;
	int64_t erased = 0;
	enum status status = tombstone_of_kind(records, txn, person, kind);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_of_kind);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	return erase_rows(records, txn, stmt, &erased);
}

enum status
field_erase_old(struct records *records, struct txn *txn, int64_t *erased)
{
	return erase_rows(
	    records, txn, stmt_open(txn_store(txn), sql_old), erased);
}

/* The kind as its module describes it. */
static enum status
kind_of(struct records *records, int64_t kind, struct kind_list *list)
{
	char name[41];
	enum status status = kind_name(records, kind, name);

	if (status == STATUS_OK)
		status = kind_get(records, name, list);
	return status;
}

enum status
field_place(struct records *records, int64_t person, int64_t kind,
    struct field_place *place)
{
	struct stmt *stmt = stmt_open(records->store, sql_place);
	bool found;
	enum status status;

	*place = (struct field_place){.person = person, .kind = kind};
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	found = stmt_step(stmt);
	if (found) {
		stmt_copy_blob(stmt, 0, place->uid, UID_BYTES);
		strncpy(
		    place->name, stmt_text(stmt, 1), sizeof place->name - 1);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		status = FAIL(STATUS_NOT_FOUND, "person or kind of a value");
	return status;
}

/* Who writes it: me, or with the laptop in their hands themself (NULL). */
static void
bind_writer(struct records *records, struct stmt *stmt, int64_t person)
{
	bool is_own = records->handover_person == person;

	stmt_bind_int_or_null(stmt, ":me", records->me, is_own);
}

/* A value as it is to be held. */
struct tidy_value {
	const struct permit *permit;
	const struct kind *kind;
	const char *value;
	int64_t user; /* sealed to this worker; 0: in clear */
};

static enum status
insert_value(
    struct records *records, struct txn *txn, const struct tidy_value *tidy)
{
	struct field_place place;
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_insert);
	int64_t field = 0;
	enum status status;

	uid_new(uid);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_int(stmt, ":person", permit_person(tidy->permit));
	stmt_bind_int(stmt, ":kind", permit_kind(tidy->permit));
	stmt_bind_text(stmt, ":value", tidy->user == 0 ? tidy->value : "");
	stmt_bind_int(stmt, ":now", records->now);
	bind_writer(records, stmt, permit_person(tidy->permit));
	status = stmt_insert(&stmt, &field);
	if (status == STATUS_OK && tidy->user == 0)
		return tidy->kind->findable
			   ? field_tokens(txn, field, tidy->value)
			   : STATUS_OK;
	if (status == STATUS_OK)
		status = field_place(records, permit_person(tidy->permit),
		    permit_kind(tidy->permit), &place);
	if (status == STATUS_OK)
		status = field_seal_put(
		    records, txn, &place, field, tidy->user, tidy->value);
	return status;
}

/* Held already, word for word: then it is as if it was written today. */
static enum status
renew_value(struct records *records, struct txn *txn,
    const struct tidy_value *tidy, bool *is_same)
{
	struct stmt *stmt = stmt_open(records->store, sql_same);
	int64_t field = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", permit_person(tidy->permit));
	stmt_bind_int(stmt, ":kind", permit_kind(tidy->permit));
	stmt_bind_text(stmt, ":value", tidy->value);
	status = stmt_one_int(&stmt, &field);
	*is_same = field != 0;
	if (status != STATUS_OK || field == 0)
		return status;
	stmt = stmt_open(txn_store(txn), sql_renew);
	stmt_bind_int(stmt, ":now", records->now);
	bind_writer(records, stmt, permit_person(tidy->permit));
	stmt_bind_int(stmt, ":id", field);
	return stmt_run(&stmt);
}

static enum status
put_tidy(
    struct records *records, struct txn *txn, const struct tidy_value *tidy)
{
	bool is_same = false;
	enum status status = STATUS_OK;

	if (tidy->user == 0 && !tidy->kind->many)
		status = renew_value(records, txn, tidy, &is_same);
	if (status != STATUS_OK || is_same)
		return status;
	if (!tidy->kind->many)
		status = field_erase_kind(records, txn,
		    permit_person(tidy->permit), permit_kind(tidy->permit));
	if (status == STATUS_OK)
		status = insert_value(records, txn, tidy);
	return status;
}

/* It stands sealed, so its coarse fact is taken from it now. */
static enum status
count_sealed(
    struct records *records, struct txn *txn, const struct tidy_value *tidy)
{
	if (tidy->user == 0 || !permit_is_counted(tidy->permit))
		return STATUS_OK;
	return counted_value(records, txn, tidy->permit, tidy->value);
}

enum status
field_put(struct records *records, struct txn *txn, const struct permit *permit,
    const char *value)
{
	struct kind_list list = {NULL, 0};
	struct buf text = BUF_EMPTY;
	struct tidy_value tidy = {permit, NULL, NULL, 0};
	enum status status;

	status = kind_of(records, permit_kind(permit), &list);
	if (status == STATUS_OK)
		status =
		    shape_tidy(&list.kinds[0], value, records->today, &text);
	if (status == STATUS_OK)
		status = field_seal_for(records, permit_person(permit),
		    permit_kind(permit), &tidy.user);
	tidy.kind = list.kinds;
	tidy.value = text.text;
	if (status == STATUS_OK && permit_is_count_only(permit)) {
		status = counted_value(records, txn, permit, text.text);
	} else if (status == STATUS_OK) {
		status = put_tidy(records, txn, &tidy);
		if (status == STATUS_OK)
			status = count_sealed(records, txn, &tidy);
	}
	kind_list_clear(&list);
	buf_clear(&text);
	return status;
}

enum status
field_note(struct records *records, struct txn *txn,
    const struct field_place *place, const char *event)
{
	struct ledger_entry entry = {false, event, place->uid, NULL};
	struct buf body = BUF_EMPTY;
	enum status status;

	buf_add_format(&body, "kind %s\n", place->name);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

/* Who came and what they got out of it are not typed in as values. */
static enum status
check_plain(int64_t kind)
{
	if (kind == KIND_ATTENDANCE)
		return REFUSE(STATUS_USAGE,
		    "Who came is written in a session: sayso session add");
	if (kind == KIND_OUTCOME)
		return REFUSE(STATUS_USAGE,
		    "What they got out of it is written with: "
		    "sayso outcome add");
	return STATUS_OK;
}

/* The entry comes first: a sealed value is bound to it. */
static enum status
set_in(struct records *records, struct txn *txn,
    const struct field_place *place, const char *value)
{
	struct permit *permit = NULL;
	enum status status =
	    consent_permit(records, txn, place->person, place->kind, &permit);

	if (status == STATUS_OK)
		status = field_note(records, txn, place, "value_set");
	if (status == STATUS_OK)
		status = field_put(records, txn, permit, value);
	permit_end(&permit);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, place->person);
	return status;
}

enum status
field_set(struct records *records, const char *code, const char *kind,
    const char *value)
{
	struct subject subject;
	struct field_place place;
	struct kind_row row;
	struct txn *txn = NULL;
	enum status status;

	status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status = kind_row(records, kind, &row);
	if (status == STATUS_OK)
		status = check_plain(row.id);
	if (status == STATUS_OK)
		status = field_place(records, subject.person, row.id, &place);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = set_in(records, txn, &place, value);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
field_take_out(struct records *records, const char *code, const char *kind)
{
	struct subject subject;
	struct field_place place;
	struct kind_row row;
	struct txn *txn = NULL;
	enum status status;

	status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status = kind_row_any(records, kind, &row);
	if (status == STATUS_OK)
		status = check_plain(row.id);
	if (status == STATUS_OK && row.id <= KIND_HANDLE)
		status = REFUSE(STATUS_INVALID,
		    "What they are called is changed, not taken out: "
		    "sayso field set PERSON KIND VALUE");
	if (status == STATUS_OK)
		status = field_place(records, subject.person, row.id, &place);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = field_erase_kind(records, txn, subject.person, row.id);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, subject.person);
	if (status == STATUS_OK)
		status = field_note(records, txn, &place, "value_removed");
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
