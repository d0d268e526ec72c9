/*
 * check_seals: is what is locked for one worker, and what a young person signed
 * about an outcome, still what was written?
 *
 * Nothing is opened here.  The texts that were signed are made a second time,
 * from where the rows stand (man/sayso-vault.5).
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/text.h"
#include "core/check_internal.h"

static const char sql_seals[] =
    "SELECT p.uid, k.name, s.version, t.box_public, q.box_public, s.nonce,"
    " s.box, s.key_user, s.key_person, coalesce(w.sign_public, q.sign_public),"
    " s.signature, p.code, l.subject, l.event, CAST(l.body AS BLOB), k.many,"
    " s.key IS NOT NULL AND q.person IS NOT f.person"
    " FROM field_seal s LEFT JOIN field f ON f.id = s.field"
    " LEFT JOIN person p ON p.id = f.person LEFT JOIN kind k ON k.id = f.kind"
    " LEFT JOIN user t ON t.id = s.to_user"
    " LEFT JOIN user w ON w.id = s.writer"
    " LEFT JOIN person_key q ON q.id = s.key"
    " LEFT JOIN ledger l ON l.n = s.version";
/* Later entries that say it is another one now, or none. */
static const char sql_newer[] =
    "SELECT count(*) FROM ledger WHERE subject = :subject AND n > :version"
    " AND event IN ('value_set', 'value_moved', 'value_removed')"
    " AND instr(body, char(10) || 'kind ' || :kind || char(10)) > 0";
static const char sql_outcomes[] =
    "SELECT p.uid, o.uid, o.sort, o.what, o.award, s.signed_at, s.trusted,"
    " s.signature, q.sign_public, p.code, o.agreed = 'signed',"
    " s.outcome IS NOT NULL, q.person IS o.person FROM outcome o"
    " LEFT JOIN outcome_signature s ON s.outcome = o.id"
    " LEFT JOIN person p ON p.id = o.person"
    " LEFT JOIN person_key q ON q.id = s.key"
    " WHERE o.agreed = 'signed' OR s.outcome IS NOT NULL";

static void
add_hex(struct buf *text, const char *key, const void *bytes, size_t size)
{
	char hex[2 * CHECK_HASH_BYTES + 1];

	text_hex(bytes, size, hex);
	buf_add_format(text, "%s %s\n", key, hex);
}

/* A column of that size as "KEY HEX"; false when it is another. */
static bool
add_column(struct buf *text, const char *key, struct stmt *stmt, int column,
    size_t size)
{
	size_t found = 0;
	const void *bytes = stmt_blob(stmt, column, &found);

	if (found != size)
		return false;
	add_hex(text, key, bytes, size);
	return true;
}

/* "KEY HASH" of two columns, one after the other. */
static void
add_hash(struct buf *text, const char *key, struct stmt *stmt, int first)
{
	crypto_generichash_state state;
	unsigned char hash[CHECK_HASH_BYTES];

	crypto_generichash_init(&state, NULL, 0, sizeof(hash));
	for (int column = first; column < first + 2; column++) {
		size_t size = 0;
		const void *bytes = stmt_blob(stmt, column, &size);

		if (size > 0)
			crypto_generichash_update(&state, bytes, size);
	}
	crypto_generichash_final(&state, hash, sizeof(hash));
	add_hex(text, key, hash, sizeof(hash));
}

/* ------------------------------------------------------------------ seals */

/* What the writer signed, as the row stands. */
static bool
seal_text(const struct check *check, struct stmt *stmt, struct buf *text)
{
	bool to_person = !stmt_is_null(stmt, 8);

	buf_add_text(text, "sayso seal 1\n");
	add_hex(text, "vault", check->vault_uid, UID_BYTES);
	if (!add_column(text, "person", stmt, 0, UID_BYTES))
		return false;
	buf_add_format(text, "kind %s\nversion %" PRId64 "\n",
	    stmt_text(stmt, 1), stmt_int(stmt, 2));
	if (!add_column(text, "worker", stmt, 3, CHECK_HASH_BYTES) ||
	    (to_person && !add_column(text, "self", stmt, 4, CHECK_HASH_BYTES)))
		return false;
	add_hash(text, "box", stmt, 5);
	add_hash(text, "keys", stmt, 7);
	return true;
}

static bool
is_sealed_so(const struct check *check, struct stmt *stmt)
{
	struct buf text = BUF_EMPTY;
	size_t key_bytes = 0, signature_bytes = 0;
	const void *key = stmt_blob(stmt, 9, &key_bytes);
	const void *signature = stmt_blob(stmt, 10, &signature_bytes);
	bool is_good =
	    stmt_int(stmt, 16) == 0 && seal_text(check, stmt, &text) &&
	    key_bytes == CHECK_HASH_BYTES &&
	    signature_bytes == crypto_sign_BYTES &&
	    crypto_sign_verify_detached(signature,
		(const unsigned char *)text.text, text.length, key) == 0;

	buf_clear(&text);
	return is_good;
}

/* Does the entry of its version say that this kind of theirs was written? */
static bool
is_written(struct stmt *stmt)
{
	struct check_body body;
	size_t size = 0;
	const char *bytes = stmt_blob(stmt, 14, &size);
	const char *event = stmt_text(stmt, 13);
	bool is_good;

	if ((strcmp(event, "value_set") != 0 &&
		strcmp(event, "value_moved") != 0) ||
	    !check_is_subject(stmt, 0, 12) ||
	    !check_body_read(bytes, size, &body))
		return false;
	is_good =
	    strcmp(body.lines[body.count - 1].value, stmt_text(stmt, 1)) == 0;
	check_body_clear(&body);
	return is_good;
}

/* Of a kind that holds one value: the newest that was written? */
static enum status
is_newest(struct check *check, struct stmt *row, bool *is_good)
{
	struct stmt *stmt = NULL;
	size_t size = 0;
	const void *subject = stmt_blob(row, 12, &size);
	int64_t newer = 0;
	enum status status;

	if (stmt_int(row, 15) != 0)
		return STATUS_OK;
	stmt = stmt_open(check->store, sql_newer);
	stmt_bind_blob(stmt, ":subject", subject, size);
	stmt_bind_int(stmt, ":version", stmt_int(row, 2));
	stmt_bind_text(stmt, ":kind", stmt_text(row, 1));
	status = stmt_one_int(&stmt, &newer);
	*is_good = newer == 0;
	return status;
}

static enum status
check_locked(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_seals);
	enum status status = STATUS_OK, last;

	while (status == STATUS_OK && stmt_step(stmt)) {
		bool is_good = is_sealed_so(check, stmt) && is_written(stmt);

		if (is_good)
			status = is_newest(check, stmt, &is_good);
		if (!is_good)
			check_found(check, stmt_text(stmt, 11),
			    "%s: what is locked is not what was written.",
			    stmt_text(stmt, 1));
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* --------------------------------------------------------------- outcomes */

/* What they signed, as the row stands. */
static bool
outcome_text(const struct check *check, struct stmt *stmt, struct buf *text)
{
	char moment[MOMENT_TEXT_BYTES];

	buf_add_text(text, "sayso outcome 1\n");
	add_hex(text, "vault", check->vault_uid, UID_BYTES);
	if (!add_column(text, "person", stmt, 0, UID_BYTES))
		return false;
	moment_format(stmt_int(stmt, 5), moment);
	buf_add_format(text, "time %s\n", moment);
	if (!add_column(text, "outcome", stmt, 1, UID_BYTES))
		return false;
	buf_add_format(
	    text, "sort %s\nwhat %s\n", stmt_text(stmt, 2), stmt_text(stmt, 3));
	if (strcmp(stmt_text(stmt, 2), "accredited") == 0)
		buf_add_format(text, "award %s\n", stmt_text(stmt, 4));
	return true;
}

static bool
is_signed_so(const struct check *check, struct stmt *stmt)
{
	struct buf text = BUF_EMPTY;
	size_t signature_bytes = 0, key_bytes = 0;
	struct check_signed given = {
	    .signature = stmt_blob(stmt, 7, &signature_bytes),
	    .sign_public = stmt_blob(stmt, 8, &key_bytes)};
	bool is_good = stmt_int(stmt, 10) != 0 && stmt_int(stmt, 11) != 0 &&
		       stmt_int(stmt, 12) != 0 && signature_bytes == 128 &&
		       key_bytes == CHECK_HASH_BYTES &&
		       outcome_text(check, stmt, &text);

	given.trusted = stmt_text(stmt, 6);
	given.text = text.text;
	given.size = text.length;
	is_good = is_good && check_is_signed(&given);
	buf_clear(&text);
	return is_good;
}

static enum status
check_agreed(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_outcomes);

	while (stmt_step(stmt)) {
		if (!is_signed_so(check, stmt))
			check_found(check, stmt_text(stmt, 9),
			    "An outcome is not the one they signed.");
	}
	return stmt_done(&stmt);
}

enum status
check_seals(struct check *check)
{
	enum status status = check_locked(check);

	return status == STATUS_OK ? check_agreed(check) : status;
}
