/*
 * own_say_write: the lines and rows by which what a young person says becomes
 * what counts.  The ledger entry is always there first.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/own_say_internal.h"

static const char sql_insert[] =
    "INSERT INTO consent (person, kind, answer, see, see_user, count, until,"
    " level, runs_out, said_on, said_again, read_aloud, notice, answered_at,"
    " entry)"
    " VALUES (:person, :kind, 'yes', :see, :see_user, :count, :until, :level,"
    " :until, today(), 0, :aloud, :notice, :now, :entry)";
static const char sql_update[] =
    "UPDATE consent SET answer = 'yes', see = :see, see_user = :see_user,"
    " count = :count, until = :until, level = :level, runs_out = :until,"
    " said_on = today(), said_again = 0, heard_by = NULL, session = NULL,"
    " read_aloud = :aloud, notice = :notice, shut_on = NULL, shut_why = NULL,"
    " goes_on = NULL, answered_at = :now, entry = :entry"
    " WHERE person = :person AND kind = :kind";
static const char sql_narrow[] =
    "UPDATE consent SET see = :see, see_user = :see_user, count = :count,"
    " until = :until, runs_out = min(runs_out, :until), answered_at = :now,"
    " entry = :entry WHERE person = :person AND kind = :kind";
static const char sql_back[] =
    "UPDATE consent SET shut_on = :shut_on, shut_why = :why,"
    " goes_on = :goes_on, heard_by = :heard_by, answered_at = :now,"
    " entry = :entry"
    " WHERE person = :person AND kind = :kind AND shut_why = 'own_no'";

void
own_terms_text(const struct own_terms *terms, struct buf *text)
{
	char until[DAY_TEXT_BYTES], hex[2 * STATEMENT_KEY_BYTES + 1] = "";

	if (terms->see_user != 0)
		text_hex(terms->worker, sizeof(terms->worker), hex);
	day_format(terms->until, until);
	buf_add_format(text, "see=%s%s%s count=%s until=%s", terms->see,
	    terms->see_user != 0 ? ":" : "", hex, terms->count ? "yes" : "no",
	    until);
}

static void
act_line(const struct own_act *act, struct buf *body)
{
	static const char *const words[] = {"say", "no", "shut", "back"};
	char hex[2 * STATEMENT_HASH_BYTES + 1];

	buf_add_format(body, "%s %s", words[act->answer], act->kind.name);
	if (act->answer == OWN_YES) {
		buf_add_char(body, ' ');
		own_terms_text(&act->terms, body);
		text_hex(act->kind.notice_hash, STATEMENT_HASH_BYTES, hex);
		buf_add_format(body, " notice=%s again=0", hex);
	}
	buf_add_char(body, '\n');
}

void
own_body(const struct own_stating *stating,
    const unsigned char hash[STATEMENT_HASH_BYTES], struct buf *body)
{
	char hex[2 * STATEMENT_HASH_BYTES + 1];

	text_hex(hash, STATEMENT_HASH_BYTES, hex);
	buf_add_format(body, "number %lld\nhash %s\nlevel %s\naloud %s\n",
	    (long long)stating->statement.number, hex,
	    stating->is_card ? "card" : "pin",
	    stating->is_read_aloud ? "yes" : "no");
	for (size_t i = 0; i < stating->count; i++)
		act_line(&stating->acts[i], body);
}

/* ------------------------------------------------------------------- a yes
 */

static void
bind_terms(struct stmt *stmt, const struct records *records,
    const struct own_act *act, int64_t entry)
{
	const struct own_terms *terms = &act->terms;

	stmt_bind_int(stmt, ":kind", act->kind.id);
	stmt_bind_text(stmt, ":see", terms->see);
	stmt_bind_int_or_null(
	    stmt, ":see_user", terms->see_user, terms->see_user == 0);
	stmt_bind_int(stmt, ":count", terms->count);
	stmt_bind_int(stmt, ":until", terms->until);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
}

/* What got less leaves a tombstone, so that no older copy brings it back. */
static enum status
bury_what_shrank(struct records *records, struct txn *txn,
    const struct subject *subject, const struct own_act *act)
{
	const struct consent_row *before = &act->before;
	const struct own_terms *terms = &act->terms;
	struct tombstone_narrowing narrowing = {subject->uid, act->kind.name,
	    terms->see, terms->count, terms->until};
	struct consent_row after = {.see_user = terms->see_user};

	memcpy(after.see, terms->see, strlen(terms->see));
	if (!before->is_yes ||
	    (consent_see_is_within(before->see, before->see_user, &after) &&
		terms->count >= before->count && terms->until >= before->until))
		return STATUS_OK;
	return tombstone_narrowing(records, txn, &narrowing);
}

/* What the new terms do not cover goes first: values nobody may see. */
static enum status
drop_uncovered(struct records *records, struct txn *txn,
    const struct subject *subject, const struct own_act *act)
{
	const struct consent_row *before = &act->before;
	enum status status = STATUS_OK;

	if (before->id == 0)
		return STATUS_OK;
	if (strcmp(act->terms.see, "nobody") == 0)
		status = field_erase_kind(
		    records, txn, subject->person, act->kind.id);
	if (status == STATUS_OK && before->count && !act->terms.count)
		status = counted_take_back(
		    records, txn, subject->person, act->kind.id);
	return status;
}

static enum status
write_yes(struct records *records, struct txn *txn,
    const struct own_stating *stating, const struct own_act *act, int64_t entry)
{
	struct stmt *stmt = stmt_open(
	    txn_store(txn), act->before.id == 0 ? sql_insert : sql_update);

	bind_terms(stmt, records, act, entry);
	stmt_bind_int(stmt, ":person", stating->subject.person);
	stmt_bind_text(stmt, ":level", stating->is_card ? "card" : "pin");
	stmt_bind_int(stmt, ":aloud", stating->is_read_aloud);
	stmt_bind_int(stmt, ":notice", act->kind.notice);
	return stmt_run(&stmt);
}

static enum status
yes_write(struct records *records, struct txn *txn,
    const struct own_stating *stating, const struct own_act *act, int64_t entry)
{
	const struct subject *subject = &stating->subject;
	enum status status = drop_uncovered(records, txn, subject, act);

	if (status != STATUS_OK)
		return status;
	consent_decide_begin(records, subject->person);
	status = write_yes(records, txn, stating, act, entry);
	consent_decide_end(records);
	if (status == STATUS_OK)
		status = bury_what_shrank(records, txn, subject, act);
	if (status == STATUS_OK)
		status = consent_answered(
		    records, txn, subject->person, act->kind.id, "yes");
	if (status == STATUS_OK)
		status =
		    field_follow(records, txn, subject->person, act->kind.id);
	return status;
}

enum status
own_act_write(struct records *records, struct txn *txn,
    const struct own_stating *stating, const struct own_act *act, int64_t entry)
{
	const struct subject *subject = &stating->subject;
	const struct own_no *no;

	switch (act->answer) {
	case OWN_YES:
		return yes_write(records, txn, stating, act, entry);
	case OWN_NO:
		return consent_own_no_in(
		    records, txn, subject, &act->kind, entry);
	case OWN_KEEP:
		return consent_keep_in(
		    records, txn, subject, &act->kind, entry);
	case OWN_BACK:
		break;
	}
	no = own_noes_find(records, subject->person, act->kind.id);
	return no == NULL ? FAIL(STATUS_INTERNAL, "no to take back")
			  : own_back_write(records, txn, no, entry);
}

/* ------------------------------------------------------------ less, and back
 */

enum status
own_narrow_write(struct records *records, struct txn *txn,
    const struct subject *subject, const struct own_act *act, int64_t entry)
{
	struct stmt *stmt = NULL;
	enum status status = drop_uncovered(records, txn, subject, act);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_narrow);
	bind_terms(stmt, records, act, entry);
	stmt_bind_int(stmt, ":person", subject->person);
	consent_decide_begin(records, subject->person);
	status = stmt_run(&stmt);
	consent_decide_end(records);
	if (status == STATUS_OK)
		status = bury_what_shrank(records, txn, subject, act);
	if (status == STATUS_OK)
		status =
		    field_follow(records, txn, subject->person, act->kind.id);
	return status;
}

enum status
own_back_write(struct records *records, struct txn *txn,
    const struct own_no *no, int64_t entry)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_back);
	bool was_open = no->shut_on == DAY_NONE;
	enum status status;

	stmt_bind_int_or_null(stmt, ":shut_on", no->shut_on, was_open);
	stmt_bind_text(stmt, ":why", was_open ? NULL : no->why_shut);
	stmt_bind_int_or_null(stmt, ":goes_on", no->goes_on, was_open);
	stmt_bind_int_or_null(
	    stmt, ":heard_by", no->heard_by, no->heard_by == 0);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
	stmt_bind_int(stmt, ":person", no->person);
	stmt_bind_int(stmt, ":kind", no->kind);
	consent_decide_begin(records, no->person);
	status = stmt_run(&stmt);
	consent_decide_end(records);
	return status;
}
