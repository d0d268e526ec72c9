/*
 * outcome: what young people got out of it.
 *
 * Owns outcome.  Written under a permit, read after a look, counted only once
 * they agreed.  An entry holds which outcome and of which sort, never its
 * words.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/outcome_internal.h"

#define AWARD_BYTES 200

static const char sql_add[] =
    "INSERT INTO outcome (uid, code, person, session, sort, what, award,"
    " agreed, agreed_on, heard_by, held_on, written_by) VALUES (:uid, :code,"
    " :person, :session, :sort, :what, :award, :agreed, :agreed_on, :heard_by,"
    " :held, :me)";
static const char sql_find[] =
    "SELECT o.id, o.uid, o.sort, o.agreed, o.person, p.uid FROM outcome o"
    " JOIN person p ON p.id = o.person WHERE o.code = :code";
static const char sql_agree[] =
    "UPDATE outcome SET agreed = 'word', agreed_on = :today, heard_by = :me"
    " WHERE id = :outcome";
static const char sql_may_see[] =
    "SELECT count(*) FROM v_consent WHERE person = :person AND kind = 4"
    " AND state = 'live' AND (level <> 'carried' OR heard_by = :me)"
    " AND (see = 'team' OR (see = 'worker' AND see_user = :me)"
    "  OR (see = 'emergency' AND :emergency = 1))";
static const char sql_list[] =
    "SELECT code, sort, what, award, agreed, held_on, agreed_on FROM outcome"
    " WHERE person = :person ORDER BY held_on, id";

static const char *
sort_of(bool is_accredited)
{
	return is_accredited ? "accredited" : "recorded";
}

/* -------------------------------------------------------------- writing */

/* An outcome whose words are tidied, with what its ids mean. */
struct checked {
	struct buf what;
	struct buf award;
	bool is_accredited;
	bool by_word;
	struct session_row session; /* id 0: at none */
	int64_t person;
	unsigned char person_uid[UID_BYTES];
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
};

static enum status
check_words(const struct outcome_new *given, struct checked *checked)
{
	enum status status;

	status = text_clean(given->what == NULL ? "" : given->what,
	    OUTCOME_WHAT_BYTES, false, &checked->what);
	if (status == STATUS_OK)
		status = text_clean(given->award == NULL ? "" : given->award,
		    AWARD_BYTES, false, &checked->award);
	if (status != STATUS_OK)
		return status;
	if (checked->what.length == 0)
		return REFUSE(STATUS_INVALID,
		    "Say in a few words what they got out of it.");
	if (given->is_accredited && checked->award.length == 0)
		return REFUSE(STATUS_INVALID,
		    "Say which award it is. Without one it is recorded, not "
		    "accredited.");
	if (!given->is_accredited && checked->award.length > 0)
		return REFUSE(STATUS_INVALID,
		    "An award makes it accredited. Leave the award out, or say "
		    "that it is accredited.");
	return STATUS_OK;
}

static enum status
check(struct records *records, const char *person_code,
    const struct outcome_new *given, struct checked *checked)
{
	enum status status = check_words(given, checked);

	checked->is_accredited = given->is_accredited;
	checked->by_word = given->by_word;
	uid_new(checked->uid);
	uid_code(checked->uid, checked->code);
	if (status == STATUS_OK)
		status = person_by_code(records, person_code, &checked->person,
		    checked->person_uid);
	if (status == STATUS_OK && given->session != NULL)
		status =
		    session_by_code(records, given->session, &checked->session);
	return status;
}

static enum status
insert(struct records *records, const struct checked *checked)
{
	struct stmt *stmt = stmt_open(records->store, sql_add);
	bool no_session = checked->session.id == 0;
	bool no_word = !checked->by_word;

	stmt_bind_blob(stmt, ":uid", checked->uid, UID_BYTES);
	stmt_bind_text(stmt, ":code", checked->code);
	stmt_bind_int(stmt, ":person", checked->person);
	stmt_bind_int_or_null(
	    stmt, ":session", checked->session.id, no_session);
	stmt_bind_text(stmt, ":sort", sort_of(checked->is_accredited));
	stmt_bind_text(stmt, ":what", checked->what.text);
	stmt_bind_text(stmt, ":award", checked->award.text);
	stmt_bind_text(stmt, ":agreed", no_word ? "proposed" : "word");
	stmt_bind_int_or_null(stmt, ":agreed_on", records->today, no_word);
	stmt_bind_int_or_null(stmt, ":heard_by", records->me, no_word);
	stmt_bind_int(stmt, ":held",
	    no_session ? records->today : checked->session.held_on);
	stmt_bind_int(stmt, ":me", records->me);
	return stmt_run(&stmt);
}

/* Counted only: that there was one is all that is kept. */
static enum status
only_count(struct records *records, struct txn *txn,
    const struct permit *permit, struct checked *checked)
{
	checked->code[0] = '\0';
	if (!checked->by_word)
		return REFUSE(STATUS_NO_CONSENT,
		    "They let it be counted, and nobody may see it. Write it "
		    "down only once they agree to it by word.");
	return counted_value(
	    records, txn, permit, sort_of(checked->is_accredited));
}

static enum status
write(struct records *records, struct txn *txn, struct checked *checked)
{
	struct permit *permit = NULL;
	enum status status;

	status = consent_permit(
	    records, txn, checked->person, KIND_OUTCOME, &permit);
	if (status == STATUS_OK && permit_is_count_only(permit))
		status = only_count(records, txn, permit, checked);
	else if (status == STATUS_OK)
		status = insert(records, checked);
	permit_end(&permit);
	return status;
}

/* Subject: the person.  Their entries go when they are forgotten. */
static enum status
note(struct records *records, struct txn *txn, const struct checked *checked)
{
	struct ledger_entry entry = {false,
	    checked->by_word ? "outcome_agreed" : "outcome_proposed",
	    checked->person_uid, NULL};
	struct buf body = BUF_EMPTY;
	enum status status;

	ledger_line_uid(&body, "outcome", checked->uid);
	buf_add_format(&body, "sort %s\n", sort_of(checked->is_accredited));
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

enum status
outcome_add(struct records *records, const char *person_code,
    const struct outcome_new *outcome, char code[CODE_TEXT_BYTES])
{
	struct checked checked = {.what = BUF_EMPTY, .award = BUF_EMPTY};
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = check(records, person_code, outcome, &checked);
	if (status == STATUS_OK)
		status = write(records, txn, &checked);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, checked.person);
	if (status == STATUS_OK)
		status = note(records, txn, &checked);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	if (status == STATUS_OK)
		memcpy(code, checked.code, CODE_TEXT_BYTES);
	records_abandon(records, &txn);
	buf_clear(&checked.what);
	buf_clear(&checked.award);
	return status;
}

/* ------------------------------------------------------------- agreeing */

/* ${id} is that of the outcome; INVALID when it was agreed before. */
static enum status
find_proposed(struct records *records, const char *code,
    struct checked *checked, int64_t *id)
{
	struct stmt *stmt = NULL;
	bool is_agreed = false;
	enum status status = STATUS_OK;

	*id = 0;
	if (code_tidy(code, checked->code)) {
		stmt = stmt_open(records->store, sql_find);
		stmt_bind_text(stmt, ":code", checked->code);
		if (stmt_step(stmt)) {
			*id = stmt_int(stmt, 0);
			stmt_copy_blob(stmt, 1, checked->uid, UID_BYTES);
			checked->is_accredited =
			    strcmp(stmt_text(stmt, 2), "accredited") == 0;
			is_agreed = strcmp(stmt_text(stmt, 3), "proposed") != 0;
			checked->person = stmt_int(stmt, 4);
			stmt_copy_blob(stmt, 5, checked->person_uid, UID_BYTES);
		}
		status = stmt_done(&stmt);
	}
	if (status == STATUS_OK && *id == 0)
		return REFUSE(STATUS_NOT_FOUND,
		    "There is no outcome with that id. Look at the person's "
		    "outcomes.");
	if (status == STATUS_OK && is_agreed)
		return REFUSE(STATUS_INVALID,
		    "They agreed to this one before. There is nothing to do.");
	return status;
}

static enum status
agree(struct records *records, struct txn *txn, int64_t person, int64_t outcome)
{
	struct permit *permit = NULL;
	struct stmt *stmt = NULL;
	enum status status;

	status = consent_permit(records, txn, person, KIND_OUTCOME, &permit);
	if (status == STATUS_OK) {
		stmt = stmt_open(records->store, sql_agree);
		stmt_bind_int(stmt, ":today", records->today);
		stmt_bind_int(stmt, ":me", records->me);
		stmt_bind_int(stmt, ":outcome", outcome);
		status = stmt_run(&stmt);
	}
	permit_end(&permit);
	return status;
}

enum status
outcome_agree(struct records *records, const char *outcome_code)
{
	struct checked checked = {
	    .what = BUF_EMPTY, .award = BUF_EMPTY, .by_word = true};
	struct txn *txn = NULL;
	int64_t outcome = 0;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status =
		    find_proposed(records, outcome_code, &checked, &outcome);
	if (status == STATUS_OK)
		status = agree(records, txn, checked.person, outcome);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, checked.person);
	if (status == STATUS_OK)
		status = note(records, txn, &checked);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* -------------------------------------------------------------- reading */

static enum status
check_may_see(
    struct records *records, int64_t person, const struct look_why *why)
{
	struct stmt *stmt = stmt_open(records->store, sql_may_see);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":emergency", why->reason == LOOK_EMERGENCY);
	status = stmt_one_int(&stmt, &rows);
	if (status == STATUS_OK && rows == 0)
		status = REFUSE(STATUS_NO_CONSENT,
		    "Their outcomes are not for you to see now. Ask them.");
	return status;
}

/* The look, committed before a word is read. */
static enum status
look(struct records *records, const char *person_code,
    const struct look_why *why, int64_t *person)
{
	static const char *const kinds[] = {"outcome"};
	unsigned char uid[UID_BYTES];
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = person_by_code(records, person_code, person, uid);
	if (status == STATUS_OK)
		status = check_may_see(records, *person, why);
	if (status == STATUS_OK)
		status = look_write(records, txn, uid, why, kinds, 1);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

static void
read_line(struct stmt *stmt, struct outcome_line *line)
{
	strncpy(line->code, stmt_text(stmt, 0), CODE_TEXT_BYTES - 1);
	line->sort = mem_text(stmt_text(stmt, 1));
	line->what = mem_text(stmt_text(stmt, 2));
	line->award = mem_text(stmt_text(stmt, 3));
	line->agreed = mem_text(stmt_text(stmt, 4));
	line->held_on = (int32_t)stmt_int(stmt, 5);
	line->agreed_on =
	    stmt_is_null(stmt, 6) ? DAY_NONE : (int32_t)stmt_int(stmt, 6);
}

enum status
outcome_read_all(struct records *records, int64_t person,
    struct outcome_line **lines, size_t *count)
{
	struct outcome_line *found = NULL;
	struct stmt *stmt = stmt_open(records->store, sql_list);
	size_t room = 0;
	size_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	while (stmt_step(stmt)) {
		mem_grow((void **)&found, &room, rows + 1, sizeof *found);
		read_line(stmt, &found[rows++]);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK) {
		*lines = found;
		*count = rows;
	} else {
		outcome_list_clear(&found, rows);
	}
	return status;
}

enum status
outcome_list(struct records *records, const char *person_code,
    const struct look_why *why, struct outcome_line **lines, size_t *count)
{
	int64_t person = 0;
	enum status status = look(records, person_code, why, &person);

	if (status == STATUS_OK)
		status = outcome_read_all(records, person, lines, count);
	return status;
}

void
outcome_list_clear(struct outcome_line **lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		mem_free((*lines)[i].sort);
		mem_wipe_text(&(*lines)[i].what);
		mem_wipe_text(&(*lines)[i].award);
		mem_free((*lines)[i].agreed);
	}
	mem_free(*lines);
	*lines = NULL;
}
