/*
 * own_drop: takes out one value of theirs, and brings it back while they have
 * the laptop in their hands.
 *
 * The row is gone with the transaction, tombstone and all; what it was stands
 * here in memory only, so that nothing but this hand-over can bring it back.
 */
#include "core/own_drop.h"

#include <string.h>

#include "base/mem.h"
#include "core/field_internal.h"
#include "core/handover_internal.h"
#include "core/own_drop_internal.h"

static const char sql_fields[] =
    "SELECT f.id, f.uid, f.kind, f.value, f.held_on, f.set_at, f.set_by,"
    " k.name, k.findable, k.many FROM field f JOIN kind k ON k.id = f.kind"
    " WHERE f.person = :person";
static const char sql_words[] =
    "SELECT words, salt, entry, said_on FROM field_words WHERE field = :field";
static const char sql_seal[] =
    "SELECT version, nonce, box, to_user, key_user, key, key_person, writer,"
    " signature FROM field_seal WHERE field = :field";
static const char sql_drop[] = "DELETE FROM field WHERE id = :field";

void
own_dropped_clear(struct dropped *dropped)
{
	buf_clear(&dropped->value);
	buf_clear(&dropped->words);
	buf_clear(&dropped->salt.buf);
	buf_clear(&dropped->nonce.buf);
	buf_clear(&dropped->box.buf);
	buf_clear(&dropped->key_user.buf);
	buf_clear(&dropped->key_person.buf);
	buf_clear(&dropped->signature.buf);
	explicit_bzero(dropped->uid, sizeof dropped->uid);
}

void
own_drops_forget(struct records *records)
{
	struct own_drops *drops = records->own_drops;

	if (drops == NULL)
		return;
	for (size_t i = 0; i < drops->count; i++)
		own_dropped_clear(&drops->all[i]);
	mem_free(drops->all);
	mem_free(drops->shown);
	mem_free(drops);
	records->own_drops = NULL;
}

/* ------------------------------------------------------------------- the row
 */

static void
read_bytes(struct stmt *stmt, int column, struct bytes *bytes)
{
	size_t size = 0;
	const void *found = stmt_blob(stmt, column, &size);

	bytes->is_null = stmt_is_null(stmt, column);
	buf_reset(&bytes->buf);
	buf_add(&bytes->buf, found, size);
}

static bool
is_it(struct stmt *stmt, const char *tidy)
{
	unsigned char uid[UID_BYTES] = {0};
	char code[CODE_TEXT_BYTES];

	stmt_copy_blob(stmt, 1, uid, UID_BYTES);
	uid_code(uid, code);
	return strcmp(code, tidy) == 0;
}

static void
read_field(struct stmt *stmt, struct dropped *dropped, char kind[41])
{
	dropped->field = stmt_int(stmt, 0);
	stmt_copy_blob(stmt, 1, dropped->uid, UID_BYTES);
	dropped->kind = stmt_int(stmt, 2);
	buf_add_text(&dropped->value, stmt_text(stmt, 3));
	dropped->held_on = stmt_int(stmt, 4);
	dropped->set_at = stmt_int(stmt, 5);
	dropped->set_by = stmt_int(stmt, 6);
	strncpy(kind, stmt_text(stmt, 7), 40);
	dropped->is_findable = stmt_int(stmt, 8) != 0;
	dropped->is_many = stmt_int(stmt, 9) != 0;
}

static enum status
read_words(struct records *records, struct dropped *dropped)
{
	struct stmt *stmt = stmt_open(records->store, sql_words);

	stmt_bind_int(stmt, ":field", dropped->field);
	dropped->has_words = stmt_step(stmt);
	if (dropped->has_words) {
		buf_add_text(&dropped->words, stmt_text(stmt, 0));
		read_bytes(stmt, 1, &dropped->salt);
		dropped->words_entry = stmt_int(stmt, 2);
		dropped->words_on = stmt_int(stmt, 3);
	}
	return stmt_done(&stmt);
}

static enum status
read_seal(struct records *records, struct dropped *dropped)
{
	struct stmt *stmt = stmt_open(records->store, sql_seal);

	stmt_bind_int(stmt, ":field", dropped->field);
	dropped->has_seal = stmt_step(stmt);
	if (dropped->has_seal) {
		dropped->version = stmt_int(stmt, 0);
		read_bytes(stmt, 1, &dropped->nonce);
		read_bytes(stmt, 2, &dropped->box);
		dropped->to_user = stmt_int(stmt, 3);
		read_bytes(stmt, 4, &dropped->key_user);
		dropped->key = stmt_int(stmt, 5);
		read_bytes(stmt, 6, &dropped->key_person);
		dropped->writer = stmt_int(stmt, 7);
		read_bytes(stmt, 8, &dropped->signature);
	}
	return stmt_done(&stmt);
}

static enum status
read_all(struct records *records, int64_t person, const char *value,
    struct dropped *dropped, char kind[41])
{
	struct stmt *stmt = stmt_open(records->store, sql_fields);
	char tidy[CODE_TEXT_BYTES];
	bool is_code = code_tidy(value, tidy);
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	while (is_code && dropped->field == 0 && stmt_step(stmt))
		if (is_it(stmt, tidy))
			read_field(stmt, dropped, kind);
	status = stmt_done(&stmt);
	if (status == STATUS_OK && dropped->field == 0)
		return REFUSE(
		    STATUS_NOT_FOUND, "That is not held any more. Look again.");
	if (status == STATUS_OK && dropped->kind <= KIND_HANDLE)
		return REFUSE(STATUS_INVALID,
		    "What you are called is changed, not taken out. Or say no "
		    "to all of it: forget me.");
	if (status == STATUS_OK)
		status = read_words(records, dropped);
	if (status == STATUS_OK)
		status = read_seal(records, dropped);
	return status;
}

/* ------------------------------------------------------------------ dropping
 */

enum status
own_drop_note(
    struct records *records, struct txn *txn, int64_t kind, const char *event)
{
	struct field_place place;
	enum status status =
	    field_place(records, records->handover_person, kind, &place);

	if (status == STATUS_OK)
		status = field_note(records, txn, &place, event);
	return status;
}

static enum status
drop(struct records *records, struct txn *txn, const struct dropped *dropped)
{
	struct stmt *stmt = NULL;
	enum status status =
	    own_drop_note(records, txn, dropped->kind, "own_dropped");

	if (status == STATUS_OK)
		status = tombstone_field(records, txn, dropped->uid);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_drop);
	stmt_bind_int(stmt, ":field", dropped->field);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		status =
		    counted_refresh(records, txn, records->handover_person);
	return status;
}

static void
keep(struct records *records, const struct dropped *dropped, const char *kind)
{
	struct own_drops *drops = records->own_drops;
	void *all, *shown;

	if (drops == NULL)
		drops = records->own_drops = mem_alloc(1, sizeof *drops);
	all = drops->all;
	shown = drops->shown;
	mem_grow(&all, &drops->room, drops->count + 1, sizeof *drops->all);
	mem_grow(
	    &shown, &drops->shown_room, drops->count + 1, sizeof *drops->shown);
	drops->all = all;
	drops->shown = shown;
	drops->all[drops->count] = *dropped;
	uid_code(dropped->uid, drops->shown[drops->count].value);
	memcpy(drops->shown[drops->count++].kind, kind, 41);
}

static struct dropped
nothing_dropped(void)
{
	return (struct dropped){.value = BUF_EMPTY,
	    .words = BUF_EMPTY,
	    .salt = {BUF_EMPTY, true},
	    .nonce = {BUF_EMPTY, true},
	    .box = {BUF_EMPTY, true},
	    .key_user = {BUF_EMPTY, true},
	    .key_person = {BUF_EMPTY, true},
	    .signature = {BUF_EMPTY, true}};
}

enum status
own_drop_value(struct records *records, const char *code, const char *value)
{
	struct dropped dropped = nothing_dropped();
	char kind[41] = "";
	struct txn *txn = NULL;
	int64_t person;
	enum status status = handover_of(records, code, &person);

	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = read_all(records, person, value, &dropped, kind);
	if (status == STATUS_OK)
		status = drop(records, txn, &dropped);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	if (status == STATUS_OK)
		keep(records, &dropped, kind);
	else
		own_dropped_clear(&dropped);
	return status;
}

const struct own_dropped *
own_drop_undoable(const struct records *records, size_t *count)
{
	*count = records->own_drops == NULL ? 0 : records->own_drops->count;
	return *count == 0 ? NULL : records->own_drops->shown;
}
