/*
 * consent_say: writes down a yes that was spoken or carried in (DESIGN 1 rule
 * 3, and 3): one ledger entry for the saying, then the rows.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/consent_internal.h"
#include "core/session_internal.h"

static const char sql_insert[] =
    "INSERT INTO consent (person, kind, answer, see, count, until, level,"
    " runs_out, said_on, said_again, heard_by, session, read_aloud, notice,"
    " answered_at, entry)"
    " VALUES (:person, :kind, 'yes', :see, :count, :until, :level, :runs_out,"
    " :said_on, :again, :me, :session, :aloud, :notice, :now, :entry)";
static const char sql_update[] =
    "UPDATE consent SET answer = 'yes', see = :see, see_user = NULL,"
    " count = :count, until = :until, level = :level, runs_out = :runs_out,"
    " said_on = :said_on, said_again = :again, heard_by = :me,"
    " session = :session, read_aloud = :aloud, notice = :notice,"
    " shut_on = NULL, shut_why = NULL, goes_on = NULL, answered_at = :now,"
    " entry = :entry WHERE person = :person AND kind = :kind";
static const char sql_narrow[] =
    "UPDATE consent SET see = :see, see_user = NULL, count = :count,"
    " until = :until, runs_out = min(runs_out, :until), answered_at = :now,"
    " entry = :entry WHERE person = :person AND kind = :kind";
static void
decision_line(const struct decision *decision, struct buf *body)
{
	char until[DAY_TEXT_BYTES], hex[65];

	day_format(decision->until, until);
	buf_add_format(body, "%s %s see=%s count=%s until=%s",
	    decision->is_narrowing ? "narrow" : "say", decision->kind.name,
	    decision->see, decision->count ? "yes" : "no", until);
	if (!decision->is_narrowing) {
		text_hex(decision->kind.notice_hash, 32, hex);
		buf_add_format(
		    body, " notice=%s again=%d", hex, decision->again);
	}
	buf_add_char(body, '\n');
}

/* What got less leaves a tombstone, so that no older copy brings it back. */
static enum status
bury_what_shrank(struct records *records, struct txn *txn,
    const struct subject *subject, const struct decision *decision)
{
	const struct consent_row *before = &decision->before;
	struct tombstone_narrowing narrowing = {subject->uid,
	    decision->kind.name, decision->see, decision->count,
	    decision->until};
	struct consent_row after = {.id = 0};

	memcpy(after.see, decision->see, strlen(decision->see));
	if (!before->is_yes ||
	    (consent_see_is_within(before->see, before->see_user, &after) &&
		decision->count >= before->count &&
		decision->until >= before->until))
		return STATUS_OK;
	return tombstone_narrowing(records, txn, &narrowing);
}

static enum status
write_narrowing(struct records *records, struct txn *txn,
    const struct subject *subject, const struct decision *decision,
    int64_t entry)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_narrow);

	stmt_bind_text(stmt, ":see", decision->see);
	stmt_bind_int(stmt, ":count", decision->count);
	stmt_bind_int(stmt, ":until", decision->until);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
	stmt_bind_int(stmt, ":person", subject->person);
	stmt_bind_int(stmt, ":kind", decision->kind.id);
	return stmt_run(&stmt);
}

static enum status
write_yes(struct records *records, struct txn *txn,
    const struct subject *subject, const struct moment *moment,
    const struct decision *decision, int64_t entry)
{
	struct stmt *stmt = stmt_open(
	    txn_store(txn), decision->before.id == 0 ? sql_insert : sql_update);

	stmt_bind_int(stmt, ":person", subject->person);
	stmt_bind_int(stmt, ":kind", decision->kind.id);
	stmt_bind_text(stmt, ":see", decision->see);
	stmt_bind_int(stmt, ":count", decision->count);
	stmt_bind_int(stmt, ":until", decision->until);
	stmt_bind_text(stmt, ":level", decision->level);
	stmt_bind_int(stmt, ":runs_out", decision->runs_out);
	stmt_bind_int(stmt, ":said_on", moment->said_on);
	stmt_bind_int(stmt, ":again", decision->again);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int_or_null(
	    stmt, ":session", moment->session.id, !moment->has_session);
	stmt_bind_int(stmt, ":aloud", moment->read_aloud);
	stmt_bind_int(stmt, ":notice", decision->kind.notice);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
	return stmt_run(&stmt);
}

/* Write one decision; seeing nothing any more erases what was held. */
static enum status
decision_write(struct records *records, struct txn *txn,
    const struct subject *subject, const struct moment *moment,
    const struct decision *decision, int64_t entry)
{
	enum status status = STATUS_OK;

	if (decision->before.id != 0 && strcmp(decision->see, "nobody") == 0)
		status = field_erase_kind(
		    records, txn, subject->person, decision->kind.id);
	if (status != STATUS_OK)
		return status;
	consent_decide_begin(records, subject->person);
	if (decision->is_narrowing)
		status =
		    write_narrowing(records, txn, subject, decision, entry);
	else
		status =
		    write_yes(records, txn, subject, moment, decision, entry);
	consent_decide_end(records);
	if (status == STATUS_OK)
		status = bury_what_shrank(records, txn, subject, decision);
	if (status == STATUS_OK && decision->before.count && !decision->count)
		status = counted_take_back(
		    records, txn, subject->person, decision->kind.id);
	if (status == STATUS_OK)
		status = consent_answered(
		    records, txn, subject->person, decision->kind.id, "yes");
	return status;
}

/* The entry's head lines. */
static void
moment_lines(const struct moment *moment, struct buf *body)
{
	char day[DAY_TEXT_BYTES];

	day_format(moment->said_on, day);
	buf_add_format(body, "said %s\n", day);
	if (strcmp(moment->level, "carried") == 0)
		return;
	buf_add_format(body, "aloud %s\n", moment->read_aloud ? "yes" : "no");
	if (moment->has_session)
		ledger_line_uid(body, "session", moment->session.uid);
	buf_add_format(
	    body, "brought_up %s\n", moment->brought_up ? "yes" : "no");
}

/* Said at a session: they are on its register too. */
static enum status
tick_session(struct records *records, struct txn *txn,
    const struct subject *subject, const struct moment *moment)
{
	struct permit *permit = NULL;
	bool is_on = false, is_open = false, is_drawn = false;
	enum status status;

	status = consent_is_on_register(
	    records, subject->person, moment->session.id, &is_on);
	if (status == STATUS_OK && !is_on)
		status = session_state(
		    records, &moment->session, &is_open, &is_drawn);
	if (status != STATUS_OK || is_on || !is_open)
		return status; /* the yes itself stands */
	status = consent_permit(
	    records, txn, subject->person, KIND_ATTENDANCE, &permit);
	if (status == STATUS_OK)
		status = session_tick(records, txn, permit, &moment->session);
	if (status == STATUS_OK)
		status = counted_visit(
		    records, txn, permit, moment->session.held_on);
	permit_end(&permit);
	return status;
}

/* Decide all, write one entry, then the rows. */
static enum status
say_all(struct records *records, struct txn *txn, const struct subject *subject,
    struct moment *moment, const struct consent_say *says, size_t count,
    size_t *wrong)
{
	struct decision decisions[CONSENT_SAYS_MAX];
	struct ledger_entry entry = {false,
	    strcmp(moment->level, "carried") == 0 ? "carried" : "said",
	    subject->uid, NULL};
	struct buf body = BUF_EMPTY;
	enum status status = STATUS_OK;
	int64_t n = 0;
	size_t i;

	for (i = 0; i < count; i++)
		if (moment->has_session &&
		    strcmp(says[i].kind, "attendance") == 0)
			moment->ticks = true;
	moment_lines(moment, &body);
	for (i = 0; status == STATUS_OK && i < count; i++) {
		if (wrong != NULL)
			*wrong = i;
		status = decision_make(
		    records, subject, moment, &says[i], &decisions[i]);
		if (status == STATUS_OK)
			decision_line(&decisions[i], &body);
	}
	entry.body = body.text;
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, &n);
	for (i = 0; status == STATUS_OK && i < count; i++)
		status = decision_write(
		    records, txn, subject, moment, &decisions[i], n);
	if (status == STATUS_OK && moment->ticks)
		status = tick_session(records, txn, subject, moment);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, subject->person);
	buf_clear(&body);
	return status;
}

static enum status
says_check(const struct consent_say *says, size_t count)
{
	size_t i, j;

	if (count == 0 || count > CONSENT_SAYS_MAX)
		return REFUSE(STATUS_USAGE,
		    "Name at least one kind of thing, and 32 at most.");
	for (i = 0; i < count; i++)
		for (j = 0; j < i; j++)
			if (strcmp(says[i].kind, says[j].kind) == 0)
				return REFUSE(STATUS_USAGE,
				    "One kind is named twice. Name each once.");
	return STATUS_OK;
}

enum status
consent_say_all(struct records *records, struct txn *txn, const char *code,
    const struct consent_saying *saying, const struct consent_say *says,
    size_t count, size_t *wrong)
{
	struct subject subject;
	struct moment moment;
	enum status status;

	status = says_check(says, count);
	if (status == STATUS_OK)
		status = moment_read(records, saying, &moment);
	if (status == STATUS_OK)
		status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status = say_all(
		    records, txn, &subject, &moment, says, count, wrong);
	return status;
}

enum status
consent_spoken(struct records *records, const char *code,
    const struct consent_saying *saying, const struct consent_say *says,
    size_t count, size_t *wrong)
{
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = consent_say_all(
		    records, txn, code, saying, says, count, wrong);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
consent_carry(struct records *records, struct txn *txn, const char *code,
    const char *const *kinds, size_t count)
{
	struct consent_say says[CONSENT_SAYS_MAX];
	struct consent_saying saying = {DAY_NONE, false, NULL, false};
	struct subject subject;
	struct moment moment;
	enum status status = STATUS_OK;
	size_t i;

	for (i = 0; i < count && i < CONSENT_SAYS_MAX; i++)
		says[i] =
		    (struct consent_say){kinds[i], SEE_TEAM, false, DAY_NONE};
	status = says_check(says, count);
	if (status == STATUS_OK)
		status = moment_read(records, &saying, &moment);
	moment.level = "carried";
	if (status == STATUS_OK)
		status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status =
		    say_all(records, txn, &subject, &moment, says, count, NULL);
	return status;
}
