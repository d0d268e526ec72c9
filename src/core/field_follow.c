/*
 * field_follow: what is held follows who may see it.
 *
 * Consent may have been given to one worker, to another, or to the team: what
 * stands in clear is sealed then, what is sealed opened or sealed anew.  It
 * takes a key that opens it; without one the value goes, for nobody they agreed
 * to could read it.  Each moved value is a new row, and the old one has its
 * tombstone: the text of before is erased like any other.
 */
#include <string.h>

#include "base/mem.h"
#include "core/field_internal.h"

/* Values that do not stand as their consent says. */
static const char sql_astray[] =
    "SELECT f.id, f.uid, f.value, s.field IS NOT NULL FROM field f"
    " JOIN consent c ON c.person = f.person AND c.kind = f.kind"
    " LEFT JOIN field_seal s ON s.field = f.id"
    " WHERE f.person = :person AND f.kind = :kind AND c.answer = 'yes'"
    " AND CASE WHEN c.see = 'worker' THEN s.to_user IS NOT c.see_user"
    "  ELSE s.field IS NOT NULL END ORDER BY f.id";
static const char sql_copy[] =
    "INSERT INTO field (uid, person, kind, value, held_on, set_at, set_by)"
    " SELECT :uid, person, kind, :value, held_on, set_at, set_by FROM field"
    " WHERE id = :old";
static const char sql_drop[] = "DELETE FROM field WHERE id = :id";
static const char sql_findable[] = "SELECT findable FROM kind WHERE id = :kind";

struct astray {
	int64_t id;
	unsigned char uid[UID_BYTES];
	bool is_sealed;
	char *value; /* NULL: it could not be opened */
};

struct strays {
	struct field_place place;
	int64_t user; /* whom to seal to; 0: in clear */
	bool is_findable;
	bool is_lost; /* at least one could not be opened */
	struct astray *rows;
	size_t count;
};

static void
strays_clear(struct strays *strays)
{
	for (size_t i = 0; i < strays->count; i++)
		mem_wipe_text(&strays->rows[i].value);
	mem_free(strays->rows);
}

static enum status
read_rows(struct records *records, struct strays *strays)
{
	struct stmt *stmt = stmt_open(records->store, sql_astray);
	void *rows = NULL;
	size_t room = 0;

	stmt_bind_int(stmt, ":person", strays->place.person);
	stmt_bind_int(stmt, ":kind", strays->place.kind);
	while (stmt_step(stmt)) {
		struct astray *row;

		mem_grow(&rows, &room, strays->count + 1, sizeof *row);
		strays->rows = rows;
		row = &strays->rows[strays->count++];
		row->id = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, row->uid, UID_BYTES);
		row->is_sealed = stmt_int(stmt, 3) != 0;
		if (!row->is_sealed)
			row->value = mem_text(stmt_text(stmt, 2));
	}
	return stmt_done(&stmt);
}

/* Where nothing can be locked, what is for one worker cannot be kept. */
static void
lose_all(struct strays *strays)
{
	for (size_t i = 0; i < strays->count; i++)
		mem_wipe_text(&strays->rows[i].value);
	strays->is_lost = strays->count > 0;
}

/* By their open key, or by the acting worker if it is for them. */
static enum status
open_row(struct records *records, struct strays *strays, struct astray *row)
{
	struct buf value = BUF_EMPTY;
	enum status status =
	    field_seal_open_own(records, &strays->place, row->id, &value);

	if (status == STATUS_DENIED)
		status =
		    field_seal_open(records, &strays->place, row->id, &value);
	if (status == STATUS_OK)
		row->value = buf_take(&value);
	buf_clear(&value);
	if (status != STATUS_DENIED && status != STATUS_DAMAGED)
		return status;
	strays->is_lost = true;
	return STATUS_OK;
}

static enum status
read_findable(struct records *records, struct strays *strays)
{
	struct stmt *stmt = stmt_open(records->store, sql_findable);
	int64_t is_findable = 0;
	enum status status;

	stmt_bind_int(stmt, ":kind", strays->place.kind);
	status = stmt_one_int(&stmt, &is_findable);
	strays->is_findable = is_findable != 0;
	return status;
}

static enum status
read_strays(struct records *records, struct strays *strays)
{
	enum status status = read_rows(records, strays);

	for (size_t i = 0; status == STATUS_OK && i < strays->count; i++)
		if (strays->rows[i].is_sealed)
			status = open_row(records, strays, &strays->rows[i]);
	if (status == STATUS_OK)
		status = field_seal_for(records, strays->place.person,
		    strays->place.kind, &strays->user);
	if (status == STATUS_OK && strays->user != 0 && records->sealer == NULL)
		lose_all(strays);
	if (status == STATUS_OK)
		status = read_findable(records, strays);
	return status;
}

/* A row more, as it is to be now; each has an entry, which is its version. */
static enum status
put_row(struct records *records, struct txn *txn, const struct strays *strays,
    const struct astray *row)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = NULL;
	int64_t field = 0;
	enum status status =
	    field_note(records, txn, &strays->place, "value_moved");

	if (status != STATUS_OK)
		return status;
	uid_new(uid);
	stmt = stmt_open(txn_store(txn), sql_copy);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_text(stmt, ":value", strays->user == 0 ? row->value : "");
	stmt_bind_int(stmt, ":old", row->id);
	status = stmt_insert(&stmt, &field);
	if (status == STATUS_OK && strays->user != 0)
		return field_seal_put(records, txn, &strays->place, field,
		    strays->user, row->value);
	if (status == STATUS_OK && strays->is_findable)
		status = field_tokens(txn, field, row->value);
	return status;
}

static enum status
drop_row(struct records *records, struct txn *txn, const struct astray *row)
{
	struct stmt *stmt = NULL;
	enum status status = tombstone_field(records, txn, row->uid);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_drop);
	stmt_bind_int(stmt, ":id", row->id);
	return stmt_run(&stmt);
}

/* Under a permit what can be read moves; the rows of before go. */
static enum status
move_rows(struct records *records, struct txn *txn, struct strays *strays)
{
	struct permit *permit = NULL;
	bool may_write;
	enum status status;

	status = consent_permit(
	    records, txn, strays->place.person, strays->place.kind, &permit);
	may_write = status == STATUS_OK;
	if (status == STATUS_NO_CONSENT)
		status = STATUS_OK;
	if (status == STATUS_OK && (strays->is_lost || !may_write))
		status =
		    field_note(records, txn, &strays->place, "value_removed");
	for (size_t i = 0; status == STATUS_OK && i < strays->count; i++) {
		const struct astray *row = &strays->rows[i];

		if (may_write && row->value != NULL)
			status = put_row(records, txn, strays, row);
		if (status == STATUS_OK)
			status = drop_row(records, txn, row);
	}
	permit_end(&permit);
	return status;
}

enum status
field_follow(
    struct records *records, struct txn *txn, int64_t person, int64_t kind)
{
	struct strays strays = {.count = 0};
	enum status status;

	status = field_seal_for(records, person, kind, &strays.user);
	if (status == STATUS_OK && strays.user != 0 && kind <= KIND_OUTCOME)
		return REFUSE(STATUS_INVALID,
		    "This cannot be for one worker only. It is for the team, "
		    "or for nobody.");
	if (status == STATUS_OK)
		status = field_place(records, person, kind, &strays.place);
	if (status == STATUS_OK)
		status = read_strays(records, &strays);
	if (status == STATUS_OK && strays.count > 0)
		status = move_rows(records, txn, &strays);
	strays_clear(&strays);
	return status;
}
