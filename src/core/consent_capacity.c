/*
 * consent_capacity: is this person able to decide, or not yet; and an adult's
 * yes or no beside their own while they are not (DESIGN 3, capacity).
 *
 * No adult's name is kept, and the adult sees nothing through it.
 */
#include "base/day.h"
#include "core/consent_internal.h"

static const char sql_capacity[] =
    "UPDATE person SET capacity = :capacity, capacity_by = :me,"
    " capacity_on = today(), capacity_review = :review WHERE id = :person";
/* Not yet able: what has no adult's yes is shut; able: opened again. */
static const char sql_shut[] =
    "UPDATE consent SET shut_on = :day, shut_why = 'capacity',"
    " goes_on = min(runs_out + 61, :day + :days), answered_at = :now,"
    " entry = :entry WHERE person = :person AND answer = 'yes'"
    " AND shut_on IS NULL AND (:kind IS NULL OR kind = :kind)"
    " AND NOT EXISTS (SELECT 1 FROM consent_adult a"
    " WHERE a.person = consent.person AND a.kind = consent.kind"
    " AND a.answer = 'yes' AND a.until >= today())";
static const char sql_open[] =
    "UPDATE consent SET shut_on = NULL, shut_why = NULL, goes_on = NULL,"
    " answered_at = :now, entry = :entry WHERE person = :person"
    " AND shut_why = 'capacity' AND (:kind IS NULL OR kind = :kind)"
    " AND NOT EXISTS (SELECT 1 FROM consent_adult a"
    " WHERE a.person = consent.person AND a.kind = consent.kind"
    " AND a.answer = 'no')";
static const char sql_adult[] =
    "INSERT INTO consent_adult (person, kind, answer, said_on, heard_by, until)"
    " VALUES (:person, :kind, :answer, :said_on, :me, :until)"
    " ON CONFLICT (person, kind) DO UPDATE SET answer = excluded.answer,"
    " said_on = excluded.said_on, heard_by = excluded.heard_by,"
    " until = excluded.until";

/* Which rows move by capacity, and the entry that says so. */
struct move {
	const char *sql;
	int64_t person;
	int64_t kind; /* 0: all */
	int64_t entry;
};

static enum status
move_rows(struct records *records, struct txn *txn, const struct move *move)
{
	struct stmt *stmt = stmt_open(txn_store(txn), move->sql);
	enum status status;

	if (move->sql == sql_shut) {
		stmt_bind_int(stmt, ":day", records_no_day(records));
		stmt_bind_int(stmt, ":days", CONSENT_SHUT_DAYS);
	}
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", move->entry);
	stmt_bind_int(stmt, ":person", move->person);
	stmt_bind_int_or_null(stmt, ":kind", move->kind, move->kind == 0);
	consent_decide_begin(records, move->person);
	status = stmt_run(&stmt);
	consent_decide_end(records);
	return status;
}

static enum status
capacity_write(struct records *records, struct txn *txn,
    const struct subject *subject, bool is_able, int32_t review_on)
{
	struct ledger_entry entry = {false, "capacity", subject->uid, NULL};
	struct move move = {
	    is_able ? sql_open : sql_shut, subject->person, 0, 0};
	struct buf body = BUF_EMPTY;
	char review[DAY_TEXT_BYTES];
	struct stmt *stmt = NULL;
	enum status status;

	day_format(review_on, review);
	buf_add_format(&body, "capacity %s\nreview %s\n",
	    is_able ? "able" : "not_yet", review);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &move.entry);
	buf_clear(&body);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_capacity);
	stmt_bind_text(stmt, ":capacity", is_able ? "able" : "not_yet");
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":review", review_on);
	stmt_bind_int(stmt, ":person", subject->person);
	consent_decide_begin(records, subject->person);
	status = stmt_run(&stmt);
	consent_decide_end(records);
	if (status == STATUS_OK)
		status = move_rows(records, txn, &move);
	return status;
}

enum status
consent_capacity(
    struct records *records, const char *code, bool is_able, int32_t review_on)
{
	struct subject subject;
	struct txn *txn = NULL;
	enum status status;

	if (review_on == DAY_NONE)
		review_on = day_add_months(records->today, 12);
	if (review_on <= records->today ||
	    review_on > day_add_months(records->today, 36))
		return REFUSE(STATUS_INVALID,
		    "Give a day within the next three years to think it over "
		    "again.");
	status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status =
		    capacity_write(records, txn, &subject, is_able, review_on);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, subject.person);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* What an adult said about one kind. */
struct adult {
	const struct subject *subject;
	struct kind_row kind;
	bool yes;
	int32_t said_on;
	int32_t until;
};

static enum status
adult_write(struct records *records, struct txn *txn, const struct adult *adult)
{
	struct ledger_entry entry = {false, "adult", adult->subject->uid, NULL};
	struct move move = {adult->yes ? sql_open : sql_shut,
	    adult->subject->person, adult->kind.id, 0};
	struct buf body = BUF_EMPTY;
	char said_on[DAY_TEXT_BYTES], until[DAY_TEXT_BYTES];
	struct stmt *stmt = NULL;
	enum status status;

	day_format(adult->said_on, said_on);
	day_format(adult->until, until);
	buf_add_format(&body, "said %s\nadult %s %s until=%s\n", said_on,
	    adult->kind.name, adult->yes ? "yes" : "no", until);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &move.entry);
	buf_clear(&body);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_adult);
	stmt_bind_int(stmt, ":person", adult->subject->person);
	stmt_bind_int(stmt, ":kind", adult->kind.id);
	stmt_bind_text(stmt, ":answer", adult->yes ? "yes" : "no");
	stmt_bind_int(stmt, ":said_on", adult->said_on);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":until", adult->until);
	consent_decide_begin(records, adult->subject->person);
	status = stmt_run(&stmt);
	consent_decide_end(records);
	if (status == STATUS_OK)
		status = move_rows(records, txn, &move);
	return status;
}

static enum status
adult_check(struct records *records, struct adult *adult)
{
	if (records->clock == CLOCK_AHEAD && adult->yes)
		return REFUSE(STATUS_INVALID,
		    "This laptop's clock has jumped ahead, so a yes cannot be "
		    "dated. Set the clock right, or confirm the date: sayso "
		    "confirm-date");
	if (adult->said_on == DAY_NONE)
		adult->said_on = records->today;
	if (adult->until == DAY_NONE)
		adult->until = day_add_months(adult->said_on, 12);
	if (adult->said_on > records->today ||
	    adult->said_on < records->today - CONSENT_LATE_DAYS)
		return REFUSE(STATUS_INVALID,
		    "Give the day the adult said it: within the last month.");
	if (adult->until < records->today ||
	    adult->until >
		day_add_months(records->today, 12 * CONSENT_YEARS_MOST))
		return REFUSE(STATUS_INVALID,
		    "Give the last day of the adult's yes: "
		    "within three years.");
	return STATUS_OK;
}

enum status
consent_adult_in(struct records *records, struct txn *txn, const char *code,
    const struct adult_say *say)
{
	struct subject subject;
	struct adult adult = {
	    &subject, {0}, say->yes, say->said_on, say->until};
	enum status status;

	status = adult_check(records, &adult);
	if (status == STATUS_OK)
		status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status = kind_row_any(records, say->kind, &adult.kind);
	if (status == STATUS_OK)
		status = adult_write(records, txn, &adult);
	if (status == STATUS_OK && !say->yes)
		status = counted_take_back(
		    records, txn, subject.person, adult.kind.id);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, subject.person);
	return status;
}

enum status
consent_adult(
    struct records *records, const char *code, const struct adult_say *say)
{
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = consent_adult_in(records, txn, code, say);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
