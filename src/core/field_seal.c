/*
 * field_seal: values for one chosen worker (see=worker, DESIGN 4).
 *
 * Owns field_seal.  The value stands in no other form in the store.  What a box
 * is bound to is taken from where the row stands, never from the row, and the
 * version is the history's entry that says it was written: a box from another
 * place or of before does not open, or check tells of it.
 */
#include <string.h>

#include "core/field_internal.h"
#include "core/handover_internal.h"
#include "core/sealer.h"

static const char sql_for[] =
    "SELECT coalesce(max(see_user), 0) FROM consent WHERE person = :person"
    " AND kind = :kind AND answer = 'yes' AND see = 'worker'";
static const char sql_worker[] =
    "SELECT box_public FROM user WHERE id = :user AND removed_on IS NULL"
    " AND role = 'worker'";
static const char sql_card[] =
    "SELECT id, box_public, sign_public FROM person_key"
    " WHERE person = :person"
    " AND ended_on IS NULL AND level = 'card'";
static const char sql_put[] =
    "INSERT INTO field_seal (field, version, nonce, box, to_user, key_user,"
    " key, key_person, writer, signature) VALUES (:field, :version, :nonce,"
    " :box, :to_user, :key_user, :key, :key_person, :writer, :signature)";
static const char sql_open[] =
    "SELECT s.version, s.nonce, s.box, s.key_user, s.key_person, s.signature,"
    " s.to_user, t.box_public, coalesce(w.sign_public, k.sign_public),"
    " k.box_public FROM field_seal s JOIN user t ON t.id = s.to_user"
    " LEFT JOIN user w ON w.id = s.writer"
    " LEFT JOIN person_key k ON k.id = s.key"
    " WHERE s.field = :field";

enum status
field_seal_for(
    struct records *records, int64_t person, int64_t kind, int64_t *user)
{
	struct stmt *stmt = stmt_open(records->store, sql_for);

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	return stmt_one_int(&stmt, user);
}

/* ---------------------------------------------------------------- sealing */

static enum status
read_worker(struct records *records, int64_t user, struct sealed *sealed)
{
	struct stmt *stmt = stmt_open(records->store, sql_worker);
	bool found;
	enum status status;

	stmt_bind_int(stmt, ":user", user);
	found = stmt_step(stmt);
	if (found)
		stmt_copy_blob(
		    stmt, 0, sealed->worker_box, sizeof sealed->worker_box);
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		status = REFUSE(STATUS_INVALID,
		    "The worker they chose is not here any more. They have to "
		    "choose again.");
	return status;
}

/* A PIN can be guessed by whoever has the store, so only a card's key. */
static enum status
read_card(struct records *records, int64_t person, struct sealed *sealed,
    int64_t *key)
{
	unsigned char *writer = sealed->writer_sign;
	struct stmt *stmt = stmt_open(records->store, sql_card);

	*key = 0;
	stmt_bind_int(stmt, ":person", person);
	sealed->to_person = stmt_step(stmt);
	if (sealed->to_person) {
		stmt_copy_blob(stmt, 2, writer, sizeof sealed->writer_sign);
		*key = stmt_int(stmt, 0);
		stmt_copy_blob(
		    stmt, 1, sealed->person_box, sizeof sealed->person_box);
	}
	return stmt_done(&stmt);
}

/* A seal with what else its row says. */
struct sealing {
	struct sealed sealed;
	const struct sealer *sealer;
	int64_t field;
	int64_t user;
	int64_t key;  /* 0: not to the person */
	bool is_mine; /* the acting worker wrote it, else the person */
};

static enum status
insert(struct records *records, struct txn *txn, const struct sealing *sealing)
{
	const struct sealed *sealed = &sealing->sealed;
	struct stmt *stmt = stmt_open(txn_store(txn), sql_put);

	stmt_bind_int(stmt, ":field", sealing->field);
	stmt_bind_int(stmt, ":version", sealed->version);
	stmt_bind_blob(stmt, ":nonce", sealed->nonce, sizeof sealed->nonce);
	stmt_bind_blob(stmt, ":box", sealed->box.text, sealed->box.length);
	stmt_bind_int(stmt, ":to_user", sealing->user);
	stmt_bind_blob(
	    stmt, ":key_user", sealed->key_worker, sizeof sealed->key_worker);
	stmt_bind_int_or_null(stmt, ":key", sealing->key, sealing->key == 0);
	stmt_bind_blob(stmt, ":key_person",
	    sealed->to_person ? sealed->key_person : NULL,
	    sizeof sealed->key_person);
	stmt_bind_int_or_null(stmt, ":writer", records->me, !sealing->is_mine);
	stmt_bind_blob(
	    stmt, ":signature", sealed->signature, sizeof sealed->signature);
	return stmt_run(&stmt);
}

/*
 * The young person, if the key it is sealed to is open; else the worker.
 */
static enum status
choose_writer(struct records *records, const struct field_place *place,
    struct sealing *sealing)
{
	sealing->sealer = records->sealer;
	sealing->is_mine = true;
	if (records->handover_person == place->person &&
	    records->handover_key != NULL && sealing->key != 0 &&
	    memcmp(records->handover_key->sealer.sign_public,
		sealing->sealed.writer_sign,
		sizeof sealing->sealed.writer_sign) == 0) {
		sealing->sealer = &records->handover_key->sealer;
		sealing->is_mine = false;
	}
	if (sealing->sealer == NULL)
		return REFUSE(STATUS_DENIED,
		    "This is for one worker only, and cannot be locked here.");
	memcpy(sealing->sealed.writer_sign, sealing->sealer->sign_public,
	    sizeof sealing->sealed.writer_sign);
	return STATUS_OK;
}

enum status
field_seal_put(struct records *records, struct txn *txn,
    const struct field_place *place, int64_t field, int64_t user,
    const char *value)
{
	struct sealing sealing = {
	    .sealed = {.version = records->head.n, .box = BUF_EMPTY},
	    .field = field,
	    .user = user};
	struct sealed *sealed = &sealing.sealed;
	struct buf plain = BUF_EMPTY;
	enum status status;

	memcpy(sealed->person_uid, place->uid, UID_BYTES);
	memcpy(sealed->kind, place->name, sizeof sealed->kind);
	buf_add_text(&plain, value);
	status = read_worker(records, user, sealed);
	if (status == STATUS_OK)
		status =
		    read_card(records, place->person, sealed, &sealing.key);
	if (status == STATUS_OK)
		status = choose_writer(records, place, &sealing);
	if (status == STATUS_OK)
		status = sealing.sealer->seal(
		    sealing.sealer->context, sealed, &plain);
	if (status == STATUS_OK)
		status = insert(records, txn, &sealing);
	buf_clear(&plain);
	buf_clear(&sealed->box);
	return status;
}

/* ---------------------------------------------------------------- opening */

/* NOT_FOUND when it is not sealed. */
static enum status
read_sealed(struct records *records, const struct field_place *place,
    int64_t field, struct sealed *sealed, int64_t *to_user)
{
	struct stmt *stmt = stmt_open(records->store, sql_open);
	bool found;
	enum status status;

	stmt_bind_int(stmt, ":field", field);
	found = stmt_step(stmt);
	if (found) {
		size_t size = 0;
		const void *box = stmt_blob(stmt, 2, &size);

		memcpy(sealed->person_uid, place->uid, UID_BYTES);
		memcpy(sealed->kind, place->name, sizeof sealed->kind);
		buf_add(&sealed->box, box, size);
		sealed->version = stmt_int(stmt, 0);
		sealed->to_person = !stmt_is_null(stmt, 4);
		*to_user = stmt_int(stmt, 6);
		stmt_copy_blob(stmt, 1, sealed->nonce, sizeof sealed->nonce);
		stmt_copy_blob(
		    stmt, 3, sealed->key_worker, sizeof sealed->key_worker);
		stmt_copy_blob(
		    stmt, 5, sealed->signature, sizeof sealed->signature);
		stmt_copy_blob(stmt, 7, sealed->worker_box, 32);
		stmt_copy_blob(stmt, 8, sealed->writer_sign, 32);
		if (sealed->to_person) {
			stmt_copy_blob(stmt, 4, sealed->key_person,
			    sizeof sealed->key_person);
			stmt_copy_blob(stmt, 9, sealed->person_box, 32);
		}
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		status = FAIL(STATUS_NOT_FOUND, "a sealed value");
	return status;
}

static enum status
open_as(struct records *records, const struct field_place *place, int64_t field,
    const struct sealer *own, struct buf *value)
{
	struct sealed sealed = {.box = BUF_EMPTY};
	int64_t to_user = 0;
	enum status status =
	    read_sealed(records, place, field, &sealed, &to_user);

	if (status != STATUS_OK)
		goto out;
	status = STATUS_DENIED;
	if (own != NULL && sealed.to_person)
		status = own->open(own->context, &sealed, value);
	if (status == STATUS_DENIED && to_user == records->me &&
	    records->sealer != NULL)
		status = records->sealer->open(
		    records->sealer->context, &sealed, value);
	if (status == STATUS_DENIED)
		status = REFUSE(
		    STATUS_DENIED, "Only the worker they chose can open this.");
out:
	buf_clear(&sealed.box);
	return status;
}

enum status
field_seal_open(struct records *records, const struct field_place *place,
    int64_t field, struct buf *value)
{
	return open_as(records, place, field, NULL, value);
}

enum status
field_seal_open_own(struct records *records, const struct field_place *place,
    int64_t field, struct buf *value)
{
	if (records->handover_person != place->person ||
	    records->handover_key == NULL)
		return FAIL(STATUS_DENIED, "no key of theirs is open");
	return open_as(
	    records, place, field, &records->handover_key->sealer, value);
}
