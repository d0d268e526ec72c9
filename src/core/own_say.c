/*
 * own_say: has a young person sign a new statement of all that they have said,
 * and lets it count (DESIGN 3-5).
 *
 * One transaction: the key when it is new, the entry, the statement, the rows.
 * At the end what reads consent must find every yes of it borne out, or nothing
 * of it is kept.
 */
#include "core/own_say.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "core/own_say_internal.h"

#define TRUSTED_BYTES   64
#define SIGNATURE_BYTES 128

static const char sql_to_drop[] =
    "SELECT k.name FROM consent c JOIN kind k ON k.id = c.kind"
    " WHERE c.person = :person AND c.answer = 'yes'"
    " AND c.level IN ('carried', 'spoken')"
    " AND coalesce(c.shut_why, '') NOT IN ('own_no', 'heard_no')";
static const char sql_review[] =
    "SELECT capacity_review >= today() FROM person WHERE id = :person";
static const char sql_insert[] =
    "INSERT INTO statement (person, number, hash, text, key, trusted,"
    " signature, signed_at, entry) VALUES (:person, :number, :hash, :text,"
    " :key, :trusted, :signature, :now, :entry)";
static const char sql_unproved[] =
    "SELECT count(*) FROM v_consent WHERE person = :person"
    " AND state = 'shut' AND why_shut = 'unproved'"
    " AND level IN ('pin', 'card')";

/* ------------------------------------------------------------------- the key
 */

static enum status
check_capacity(struct records *records, int64_t person)
{
	struct stmt *stmt = stmt_open(records->store, sql_review);
	int64_t is_fresh = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	status = stmt_one_int(&stmt, &is_fresh);
	if (status == STATUS_OK && is_fresh == 0)
		status = REFUSE(STATUS_NO_CONSENT,
		    "Before a key is made: can they decide for themself? "
		    "Think it over again: sayso person capacity");
	return status;
}

/* The key that counts, made just now or there before; is it the signer's? */
static enum status
take_key(struct records *records, struct txn *txn, const char *code,
    const struct own_saying *saying, struct own_stating *stating)
{
	struct person_key key = {0};
	enum status status;

	if (saying->new_key == NULL) {
		status = person_key_row(
		    records, stating->subject.person, &stating->key, &key);
	} else {
		key = *saying->new_key;
		status = check_capacity(records, stating->subject.person);
		if (status == STATUS_OK)
			status = person_key_put(
			    records, txn, code, &key, &stating->key);
	}
	stating->is_card = key.is_card;
	stating->is_new_key = saying->new_key != NULL;
	stating->is_read_aloud = saying->read_aloud;
	return status;
}

static enum status
check_signer(struct records *records, const struct own_stating *stating,
    const struct person_signer *signer)
{
	struct person_key key;
	int64_t id;
	enum status status =
	    person_key_row(records, stating->subject.person, &id, &key);

	if (status == STATUS_OK && memcmp(key.sign_public, signer->sign_public,
				       sizeof(key.sign_public)) != 0)
		status = REFUSE(STATUS_NO_CONSENT,
		    "Another key counts now. Open that one.");
	return status;
}

/* ------------------------------------------------------------------ the acts
 */

static enum status
check_changes(const struct own_saying *saying)
{
	size_t i, j;

	if (saying->count > STATEMENT_SAYS_MOST ||
	    (saying->count == 0 && saying->new_key == NULL))
		return REFUSE(STATUS_USAGE, "Say what is to be different.");
	for (i = 0; i < saying->count; i++)
		for (j = 0; j < i; j++)
			if (strcmp(saying->changes[i].kind,
				saying->changes[j].kind) == 0)
				return REFUSE(STATUS_USAGE,
				    "One kind is named twice. Name each once.");
	return STATUS_OK;
}

static enum status
add_act(struct records *records, struct own_stating *stating,
    const struct own_change *change, size_t *room)
{
	void *acts = stating->acts;

	mem_grow(&acts, room, stating->count + 1, sizeof(*stating->acts));
	stating->acts = acts;
	return own_act_make(records, &stating->subject, change,
	    &stating->acts[stating->count++]);
}

static bool
is_among(const struct own_stating *stating, const char *kind)
{
	for (size_t i = 0; i < stating->count; i++)
		if (strcmp(stating->acts[i].kind.name, kind) == 0)
			return true;
	return false;
}

/* What was spoken, and is not said again with a new key, is a no. */
static enum status
drop_spoken(struct records *records, struct own_stating *stating, size_t *room)
{
	struct stmt *stmt = stmt_open(records->store, sql_to_drop);
	enum status status = STATUS_OK, done;

	stmt_bind_int(stmt, ":person", stating->subject.person);
	while (status == STATUS_OK && stmt_step(stmt)) {
		struct own_change drop = {
		    .kind = stmt_text(stmt, 0), .answer = OWN_NO};

		if (!is_among(stating, drop.kind))
			status = add_act(records, stating, &drop, room);
	}
	done = stmt_done(&stmt);
	return status != STATUS_OK ? status : done;
}

static enum status
make_acts(struct records *records, const struct own_saying *saying,
    struct own_stating *stating, size_t *wrong)
{
	enum status status = check_changes(saying);
	size_t room = 0, i;

	for (i = 0; status == STATUS_OK && i < saying->count; i++) {
		if (wrong != NULL)
			*wrong = i;
		status = add_act(records, stating, &saying->changes[i], &room);
	}
	if (status == STATUS_OK && saying->new_key != NULL)
		status = drop_spoken(records, stating, &room);
	return status;
}

/* --------------------------------------------------------------- the statement
 */

/* A statement's text and what signs it. */
struct signing {
	struct buf text;
	char trusted[TRUSTED_BYTES];
	unsigned char hash[STATEMENT_HASH_BYTES];
	unsigned char signature[SIGNATURE_BYTES];
};

static enum status
sign(struct own_stating *stating, const struct person_signer *signer,
    struct signing *signing)
{
	char moment[MOMENT_TEXT_BYTES];
	enum status status =
	    statement_write(&stating->statement, &signing->text);

	if (status != STATUS_OK)
		return status;
	statement_hash(signing->text.text, signing->text.length, signing->hash);
	moment_format(stating->statement.time, moment);
	snprintf(signing->trusted, sizeof(signing->trusted),
	    "sayso statement %lld %s", (long long)stating->statement.number,
	    moment);
	status = signer->sign(signer->signer, signing->text.text,
	    signing->text.length, signing->trusted, signing->signature);
	if (status == STATUS_OK &&
	    !person_key_is_signed(signer->sign_public, &signing->text,
		signing->trusted, signing->signature))
		status = FAIL(STATUS_INTERNAL, "signature of a statement");
	return status;
}

static enum status
insert(struct records *records, struct txn *txn,
    const struct own_stating *stating, const struct signing *signing,
    int64_t entry)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_insert);

	stmt_bind_int(stmt, ":person", stating->subject.person);
	stmt_bind_int(stmt, ":number", stating->statement.number);
	stmt_bind_blob(stmt, ":hash", signing->hash, sizeof(signing->hash));
	stmt_bind_text(stmt, ":text", signing->text.text);
	stmt_bind_int(stmt, ":key", stating->key);
	stmt_bind_text(stmt, ":trusted", signing->trusted);
	stmt_bind_blob(
	    stmt, ":signature", signing->signature, sizeof(signing->signature));
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
	return stmt_run(&stmt);
}

/* Entry, statement, rows. */
static enum status
write_all(struct records *records, struct txn *txn,
    const struct own_stating *stating, const struct signing *signing)
{
	struct ledger_entry entry = {
	    false, "statement", stating->subject.uid, NULL};
	struct buf body = BUF_EMPTY;
	int64_t n = 0;
	enum status status;

	own_body(stating, signing->hash, &body);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	buf_clear(&body);
	if (status == STATUS_OK)
		status = insert(records, txn, stating, signing, n);
	records_unprove(records, stating->subject.uid);
	for (size_t i = 0; status == STATUS_OK && i < stating->count; i++)
		status =
		    own_act_write(records, txn, stating, &stating->acts[i], n);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, stating->subject.person);
	return status;
}

/* Whoever reads consent now must find all of it signed. */
static enum status
check_borne_out(struct records *records, int64_t person)
{
	struct stmt *stmt = stmt_open(records->store, sql_unproved);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	status = stmt_one_int(&stmt, &rows);
	if (status == STATUS_OK && rows > 0)
		status = FAIL(STATUS_INTERNAL, "a yes that is not borne out");
	return status;
}

static enum status
state(struct records *records, struct txn *txn, struct own_stating *stating,
    const struct person_signer *signer)
{
	struct signing signing = {.text = BUF_EMPTY};
	enum status status = check_signer(records, stating, signer);

	if (status == STATUS_OK)
		status = own_statement_make(records, stating);
	if (status == STATUS_OK)
		status = sign(stating, signer, &signing);
	if (status == STATUS_OK)
		status = write_all(records, txn, stating, &signing);
	if (status == STATUS_OK)
		status = check_borne_out(records, stating->subject.person);
	buf_clear(&signing.text);
	return status;
}

/* Their no's can be taken back for a while; what was taken back cannot again.
 */
static void
remember(struct records *records, const struct own_stating *stating)
{
	int64_t person = stating->subject.person;

	for (size_t i = 0; i < stating->count; i++) {
		const struct own_act *act = &stating->acts[i];

		if (act->answer == OWN_NO)
			own_noes_add(records, person, &act->kind, &act->before);
		else if (act->answer != OWN_KEEP)
			own_noes_drop(records, person, act->kind.id);
	}
}

enum status
own_say(struct records *records, const char *code,
    const struct person_signer *signer, const struct own_saying *saying,
    size_t *wrong)
{
	struct own_stating stating = {.count = 0};
	struct txn *txn = NULL;
	enum status status = consent_subject(records, code, &stating.subject);

	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = take_key(records, txn, code, saying, &stating);
	if (status == STATUS_OK)
		status = make_acts(records, saying, &stating, wrong);
	if (status == STATUS_OK)
		status = state(records, txn, &stating, signer);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	if (status == STATUS_OK)
		remember(records, &stating);
	records_abandon(records, &txn);
	statement_clear(&stating.statement);
	mem_free(stating.acts);
	return status;
}
