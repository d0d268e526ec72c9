/*
 * own_outcome: a young person's say about what they got out of it.
 *
 * Owns outcome_signature.  What is signed is a text with the outcome's own
 * words (man/sayso-vault.5), so that a later change of them shows.
 */
#include "core/own_outcome.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/counted_internal.h"
#include "core/handover_internal.h"
#include "core/outcome_internal.h"

static const char sql_find[] =
    "SELECT id, uid, sort, agreed, what, award, held_on FROM outcome"
    " WHERE code = :code AND person = :person";
static const char sql_agree[] =
    "UPDATE outcome SET agreed = :agreed, agreed_on = today(),"
    " heard_by = :heard_by WHERE id = :outcome";
static const char sql_words[] =
    "UPDATE outcome SET what = :what WHERE id = :outcome";
static const char sql_unsign[] =
    "DELETE FROM outcome_signature WHERE outcome = :outcome";
static const char sql_sign[] =
    "INSERT INTO outcome_signature (outcome, key, trusted, signature,"
    " signed_at) VALUES (:outcome, :key, :trusted, :signature, :now)";
static const char sql_drop[] = "DELETE FROM outcome WHERE id = :outcome";
static const char sql_see[] = "SELECT state, see, level FROM v_consent"
			      " WHERE person = :person AND kind = 4";

/* One of theirs. */
struct mine {
	int64_t id;
	unsigned char uid[UID_BYTES];
	bool is_accredited;
	char agreed[9];
	struct buf what;
	struct buf award;
	int32_t held_on;
};

static void
mine_clear(struct mine *mine)
{
	buf_clear(&mine->what);
	buf_clear(&mine->award);
}

static enum status
find(struct records *records, const char *code, const char *outcome,
    struct mine *mine)
{
	char tidy[CODE_TEXT_BYTES];
	struct stmt *stmt = NULL;
	int64_t person;
	enum status status = handover_of(records, code, &person);

	*mine = (struct mine){.what = BUF_EMPTY, .award = BUF_EMPTY};
	if (status == STATUS_OK && code_tidy(outcome, tidy)) {
		stmt = stmt_open(records->store, sql_find);
		stmt_bind_text(stmt, ":code", tidy);
		stmt_bind_int(stmt, ":person", person);
		if (stmt_step(stmt)) {
			mine->id = stmt_int(stmt, 0);
			stmt_copy_blob(stmt, 1, mine->uid, UID_BYTES);
			mine->is_accredited =
			    strcmp(stmt_text(stmt, 2), "accredited") == 0;
			strncpy(mine->agreed, stmt_text(stmt, 3),
			    sizeof mine->agreed - 1);
			buf_add_text(&mine->what, stmt_text(stmt, 4));
			buf_add_text(&mine->award, stmt_text(stmt, 5));
			mine->held_on = (int32_t)stmt_int(stmt, 6);
		}
		status = stmt_done(&stmt);
	}
	if (status == STATUS_OK && mine->id == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "That is not there any more. Look again.");
	return status;
}

static const char *
sort_of(const struct mine *mine)
{
	return mine->is_accredited ? "accredited" : "recorded";
}

/* Their entry about it: which, and of which sort. */
static enum status
note(struct records *records, struct txn *txn, const struct mine *mine,
    const char *event)
{
	struct ledger_entry entry = {false, event, records->handover_uid, NULL};
	struct buf body = BUF_EMPTY;
	enum status status;

	ledger_line_uid(&body, "outcome", mine->uid);
	buf_add_format(&body, "sort %s\n", sort_of(mine));
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

static enum status
run_on(struct txn *txn, const char *sql, int64_t outcome)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_int(stmt, ":outcome", outcome);
	return stmt_run(&stmt);
}

/* ---------------------------------------------------------------- agreeing */

void
outcome_signed_text(const struct outcome_signing *signing, struct buf *text)
{
	char hex[2 * UID_BYTES + 1], moment[MOMENT_TEXT_BYTES];

	moment_format(signing->at, moment);
	text_hex(signing->vault, UID_BYTES, hex);
	buf_add_format(text, "sayso outcome 1\nvault %s\n", hex);
	text_hex(signing->person, UID_BYTES, hex);
	buf_add_format(text, "person %s\ntime %s\n", hex, moment);
	text_hex(signing->outcome, UID_BYTES, hex);
	buf_add_format(text, "outcome %s\nsort %s\nwhat %s\n", hex,
	    signing->sort, signing->what);
	if (strcmp(signing->sort, "accredited") == 0)
		buf_add_format(text, "award %s\n", signing->award);
}

/* What they sign. */
static void
add_text(
    const struct records *records, const struct mine *mine, struct buf *text)
{
	struct outcome_signing signing = {records->vault_uid,
	    records->handover_uid, mine->uid, records->now, sort_of(mine),
	    mine->what.text, mine->award.text};

	outcome_signed_text(&signing, text);
}

static enum status
keep_signature(struct records *records, struct txn *txn,
    const struct mine *mine, const unsigned char signature[128])
{
	struct person_key key;
	struct stmt *stmt = NULL;
	int64_t id = 0;
	enum status status =
	    person_key_row(records, records->handover_person, &id, &key);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_sign);
	stmt_bind_int(stmt, ":outcome", mine->id);
	stmt_bind_int(stmt, ":key", id);
	stmt_bind_text(stmt, ":trusted", OUTCOME_TRUSTED);
	stmt_bind_blob(stmt, ":signature", signature, 128);
	stmt_bind_int(stmt, ":now", records->now);
	return stmt_run(&stmt);
}

static enum status
sign(struct records *records, struct txn *txn, const struct mine *mine)
{
	const struct person_signer *signer = &records->handover_key->signer;
	unsigned char signature[128];
	struct buf text = BUF_EMPTY;
	enum status status;

	add_text(records, mine, &text);
	status = signer->sign(
	    signer->signer, text.text, text.length, OUTCOME_TRUSTED, signature);
	if (status == STATUS_OK && !person_key_is_signed(signer->sign_public,
				       &text, OUTCOME_TRUSTED, signature))
		status = FAIL(STATUS_INTERNAL, "sign an outcome");
	if (status == STATUS_OK)
		status = keep_signature(records, txn, mine, signature);
	buf_clear(&text);
	return status;
}

static enum status
agree(struct records *records, struct txn *txn, const struct mine *mine)
{
	bool is_signed = records->handover_key != NULL;
	struct stmt *stmt = NULL;
	enum status status = run_on(txn, sql_unsign, mine->id);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_agree);
	stmt_bind_text(stmt, ":agreed", is_signed ? "signed" : "word");
	stmt_bind_int_or_null(stmt, ":heard_by", records->me, is_signed);
	stmt_bind_int(stmt, ":outcome", mine->id);
	status = stmt_run(&stmt);
	if (status == STATUS_OK && is_signed)
		status = sign(records, txn, mine);
	if (status == STATUS_OK)
		status = note(records, txn, mine, "outcome_agreed");
	return status;
}

/* Under a permit: new words, if there are any, and the yes to them. */
static enum status
write(struct records *records, struct txn *txn, struct mine *mine,
    const struct buf *what)
{
	struct permit *permit = NULL;
	struct stmt *stmt = NULL;
	enum status status = consent_permit(
	    records, txn, records->handover_person, KIND_OUTCOME, &permit);

	if (status == STATUS_OK && what != NULL) {
		stmt = stmt_open(txn_store(txn), sql_words);
		stmt_bind_text(stmt, ":what", what->text);
		stmt_bind_int(stmt, ":outcome", mine->id);
		status = stmt_run(&stmt);
		buf_set(&mine->what, what->text);
		if (status == STATUS_OK)
			status = note(records, txn, mine, "outcome_changed");
	}
	if (status == STATUS_OK)
		status = agree(records, txn, mine);
	permit_end(&permit);
	return status;
}

static enum status
write_all(struct records *records, struct mine *mine, const struct buf *what)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = write(records, txn, mine, what);
	if (status == STATUS_OK)
		status =
		    counted_refresh(records, txn, records->handover_person);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
own_outcome_agree(
    struct records *records, const char *code, const char *outcome)
{
	struct mine mine;
	enum status status = find(records, code, outcome, &mine);
	bool is_word = strcmp(mine.agreed, "word") == 0;

	if (status == STATUS_OK && strcmp(mine.agreed, "proposed") != 0 &&
	    (!is_word || records->handover_key == NULL))
		status = REFUSE(STATUS_INVALID,
		    "You agreed to this one before. There is nothing to do.");
	if (status == STATUS_OK)
		status = write_all(records, &mine, NULL);
	mine_clear(&mine);
	return status;
}

enum status
own_outcome_change(struct records *records, const char *code,
    const char *outcome, const char *what)
{
	struct mine mine;
	struct buf words = BUF_EMPTY;
	enum status status = find(records, code, outcome, &mine);

	if (status == STATUS_OK)
		status = text_clean(what, OUTCOME_WHAT_BYTES, false, &words);
	if (status == STATUS_OK && words.length == 0)
		status = REFUSE(STATUS_INVALID,
		    "Say in your own words what you got out of it.");
	if (status == STATUS_OK)
		status = write_all(records, &mine, &words);
	mine_clear(&mine);
	buf_clear(&words);
	return status;
}

/* ---------------------------------------------------------------- dropping */

enum status
own_outcome_drop(struct records *records, const char *code, const char *outcome)
{
	struct mine mine;
	struct txn *txn = NULL;
	enum status status = find(records, code, outcome, &mine);

	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = note(records, txn, &mine, "outcome_dropped");
	if (status == STATUS_OK)
		status = tombstone_field(records, txn, mine.uid);
	if (status == STATUS_OK)
		status = run_on(txn, sql_drop, mine.id);
	if (status == STATUS_OK)
		status = counted_no_outcome(records, txn,
		    records->handover_person, mine.held_on, sort_of(&mine));
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	mine_clear(&mine);
	return status;
}

/* ----------------------------------------------------------------- reading */

/* Is it a kind only in this hand-over? */
static enum status
is_hidden(struct records *records, bool *hidden)
{
	struct stmt *stmt = NULL;
	enum status status = handover_hides(records, hidden);

	if (status != STATUS_OK || !*hidden)
		return status;
	stmt = stmt_open(records->store, sql_see);
	stmt_bind_int(stmt, ":person", records->handover_person);
	*hidden = stmt_step(stmt) &&
		  (strcmp(stmt_text(stmt, 0), "shut") == 0 ||
		      strcmp(stmt_text(stmt, 1), "emergency") == 0 ||
		      strcmp(stmt_text(stmt, 2), "carried") == 0);
	return stmt_done(&stmt);
}

enum status
own_outcomes(struct records *records, const char *code,
    struct outcome_line **lines, size_t *count)
{
	int64_t person;
	bool hidden = false;
	enum status status = handover_of(records, code, &person);

	*lines = NULL;
	*count = 0;
	if (status == STATUS_OK)
		status = is_hidden(records, &hidden);
	if (status == STATUS_OK && !hidden)
		status = outcome_read_all(records, person, lines, count);
	return status;
}
