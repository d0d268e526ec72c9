/*
 * counted: who is counted in a reporting year, under an id that stands nowhere
 * else (STATISTICS; DESIGN 5, counted facts).
 *
 * Owns counted_person.  The link to the person goes with a no, and the facts
 * with it.  When attendance merely runs out only the link goes; when another
 * kind does, its facts stay where they are.  Months are only ever added, save
 * that a name taken off a register takes its month along: what ran out since
 * must not change what is counted.
 */
#include "base/day.h"
#include "core/counted_internal.h"

#define MONTH_TEXT_BYTES 8 /* "2026-11" and NUL */

static const char sql_is_counted[] =
    "SELECT count(*) FROM v_consent WHERE person = :person AND kind = 3"
    " AND state = 'live' AND count = 1";
static const char sql_find[] =
    "SELECT id FROM counted_person WHERE person = :person AND year = :year";
static const char sql_make[] = "INSERT INTO counted_person (uid, year, person)"
			       " VALUES (:uid, :year, :person)";
/* What may only be counted is not held, so it is carried over; an age is not.
 */
static const char sql_carry_over[] =
    "INSERT INTO counted_fact (counted, kind, fact, value)"
    " SELECT :counted, f.kind, f.fact, f.value FROM counted_fact f"
    " JOIN counted_person c ON c.id = f.counted"
    " JOIN v_consent v ON v.person = c.person AND v.kind = f.kind"
    " WHERE c.person = :person AND c.year = (SELECT max(year)"
    "  FROM counted_person WHERE person = :person AND year < :year)"
    " AND v.state = 'live' AND v.count = 1 AND v.see = 'nobody'"
    " AND f.kind > 4 AND f.fact <> 'age'";
static const char sql_new[] =
    "INSERT INTO counted_fact (counted, kind, fact, value)"
    " SELECT :counted, 3, 'new', CASE WHEN EXISTS"
    "  (SELECT 1 FROM attendance a JOIN session s ON s.id = a.session"
    "   WHERE a.person = :person AND s.held_on < :year)"
    " OR EXISTS (SELECT 1 FROM counted_person c JOIN counted_fact f"
    "   ON f.counted = c.id WHERE c.person = :person AND c.year < :year"
    "   AND f.fact = 'month') THEN 'no' ELSE 'yes' END"
    " WHERE NOT EXISTS (SELECT 1 FROM counted_fact"
    "  WHERE counted = :counted AND fact = 'new')";
static const char sql_has_month[] =
    "SELECT count(*) FROM counted_fact WHERE counted = :counted"
    " AND fact = 'month' AND value = :month";
static const char sql_days[] =
    "SELECT s.held_on FROM attendance a JOIN session s ON s.id = a.session"
    " WHERE a.person = :person AND s.held_on >= :year"
    " ORDER BY s.held_on";
static const char sql_days_left[] =
    "SELECT count(*) FROM attendance a JOIN session s ON s.id = a.session"
    " WHERE a.person = :person AND s.held_on BETWEEN :from AND :until";
static const char sql_no_month[] =
    "DELETE FROM counted_fact WHERE fact = 'month' AND value = :month"
    " AND counted = (SELECT id FROM counted_person"
    "  WHERE person = :person AND year = :year)";
static const char sql_no_outcome[] =
    "DELETE FROM counted_fact WHERE counted = :counted AND kind = 4"
    " AND fact = :sort AND NOT EXISTS (SELECT 1 FROM outcome"
    "  WHERE person = :person AND sort = :sort AND agreed <> 'proposed'"
    "  AND held_on BETWEEN :from AND :until)";
static const char sql_not_counted[] =
    "DELETE FROM counted_fact WHERE counted IN"
    " (SELECT id FROM counted_person WHERE person = :person)"
    " AND kind IN (SELECT kind FROM consent WHERE person = :person"
    "  AND (answer = 'no' OR count = 0))";
static const char sql_take_back[] =
    "DELETE FROM counted_fact WHERE kind = :kind AND counted IN"
    " (SELECT id FROM counted_person WHERE person = :person)";
static const char sql_take_back_all[] =
    "DELETE FROM counted_person WHERE person = :person";
static const char sql_unlink[] =
    "UPDATE counted_person SET person = NULL WHERE person = :person";

/* Reporting years begin on 1 April. */
static int32_t
year_of(int32_t day)
{
	return day_year_start(day, 4, 1);
}

static void
month_format(int32_t day, char text[MONTH_TEXT_BYTES])
{
	char whole[DAY_TEXT_BYTES];

	day_format(day, whole);
	for (size_t i = 0; i < MONTH_TEXT_BYTES - 1; i++)
		text[i] = whole[i];
	text[MONTH_TEXT_BYTES - 1] = '\0';
}

/* -------------------------------------------------------- the year's id */

/* STATUS_NOT_FOUND when they are not counted in that year yet. */
static enum status
find(struct records *records, int64_t person, int32_t year,
    struct counted *counted)
{
	struct stmt *stmt = stmt_open(records->store, sql_find);

	*counted = (struct counted){0, person, year};
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":year", year);
	return stmt_one_int(&stmt, &counted->id);
}

static enum status
carry_over(struct txn *txn, const struct counted *counted)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_carry_over);

	stmt_bind_int(stmt, ":counted", counted->id);
	stmt_bind_int(stmt, ":person", counted->person);
	stmt_bind_int(stmt, ":year", counted->year);
	return stmt_run(&stmt);
}

static enum status
make(struct records *records, struct txn *txn, struct counted *counted)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_make);
	enum status status;

	uid_new(uid);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_int(stmt, ":year", counted->year);
	stmt_bind_int(stmt, ":person", counted->person);
	status = stmt_insert(&stmt, &counted->id);
	if (status == STATUS_OK)
		status = carry_over(txn, counted);
	if (status == STATUS_OK)
		status = counted_facts(records, txn, counted);
	return status;
}

static enum status
find_or_make(struct records *records, struct txn *txn, int64_t person,
    int32_t year, struct counted *counted)
{
	enum status status = find(records, person, year, counted);

	if (status == STATUS_NOT_FOUND)
		status = make(records, txn, counted);
	return status;
}

/* --------------------------------------------------------------- visits */

static enum status
is_counted(struct records *records, int64_t person, bool *yes)
{
	struct stmt *stmt = stmt_open(records->store, sql_is_counted);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	status = stmt_one_int(&stmt, &rows);
	*yes = rows > 0;
	return status;
}

/* Were they new in that year?  Decided at their first visit, once. */
static enum status
decide_new(struct txn *txn, const struct counted *counted)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_new);

	stmt_bind_int(stmt, ":counted", counted->id);
	stmt_bind_int(stmt, ":person", counted->person);
	stmt_bind_int(stmt, ":year", counted->year);
	return stmt_run(&stmt);
}

static enum status
has_month(struct records *records, const struct counted *counted,
    const char *month, bool *has)
{
	struct stmt *stmt = stmt_open(records->store, sql_has_month);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":counted", counted->id);
	stmt_bind_text(stmt, ":month", month);
	status = stmt_one_int(&stmt, &rows);
	*has = rows > 0;
	return status;
}

/* A second visit in a month says nothing that was not written at the first. */
static enum status
add_visit(
    struct records *records, struct txn *txn, int64_t person, int32_t held_on)
{
	char month[MONTH_TEXT_BYTES];
	struct counted counted;
	bool has = false;
	enum status status;

	month_format(held_on, month);
	status = find_or_make(records, txn, person, year_of(held_on), &counted);
	if (status == STATUS_OK)
		status = has_month(records, &counted, month, &has);
	if (status != STATUS_OK || has)
		return status;
	status = decide_new(txn, &counted);
	if (status == STATUS_OK)
		status = counted_add_fact(
		    txn, &counted, KIND_ATTENDANCE, "month", month);
	return status;
}

enum status
counted_visit(struct records *records, struct txn *txn,
    const struct permit *permit, int32_t held_on)
{
	if (!permit_is_counted(permit))
		return STATUS_OK;
	return add_visit(records, txn, permit_person(permit), held_on);
}

/* First and last day of the month that holds ${day}. */
static void
month_ends(int32_t day, int32_t *first, int32_t *last)
{
	*first = day - day_to_parts(day).day + 1;
	*last = day_add_months(*first, 1) - 1;
}

enum status
counted_no_visit(
    struct records *records, struct txn *txn, int64_t person, int32_t held_on)
{
	char month[MONTH_TEXT_BYTES];
	struct stmt *stmt = stmt_open(records->store, sql_days_left);
	int32_t first;
	int32_t last;
	int64_t left = 0;
	enum status status;

	month_ends(held_on, &first, &last);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":from", first);
	stmt_bind_int(stmt, ":until", last);
	status = stmt_one_int(&stmt, &left);
	if (status != STATUS_OK || left > 0)
		return status;
	month_format(held_on, month);
	stmt = stmt_open(txn_store(txn), sql_no_month);
	stmt_bind_text(stmt, ":month", month);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":year", year_of(held_on));
	return stmt_run(&stmt);
}

/* A yes given later: what this year's registers hold of them counts too. */
static enum status
add_past_visits(
    struct records *records, struct txn *txn, int64_t person, int32_t year)
{
	struct stmt *stmt = stmt_open(records->store, sql_days);
	int32_t month_counted = DAY_NONE;
	enum status status = STATUS_OK;
	enum status last;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":year", year);
	while (status == STATUS_OK && stmt_step(stmt)) {
		int32_t held_on = (int32_t)stmt_int(stmt, 0);
		int32_t month_began;
		int32_t month_ended;

		month_ends(held_on, &month_began, &month_ended);
		if (month_began != month_counted)
			status = add_visit(records, txn, person, held_on);
		month_counted = month_began;
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* -------------------------------------------------------------- changes */

static enum status
run_for(struct txn *txn, const char *sql, int64_t person)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_int(stmt, ":person", person);
	return stmt_run(&stmt);
}

enum status
counted_refresh(struct records *records, struct txn *txn, int64_t person)
{
	int32_t year = year_of(records->today);
	struct counted counted;
	bool yes = false;
	enum status status;

	status = run_for(txn, sql_not_counted, person);
	if (status == STATUS_OK)
		status = is_counted(records, person, &yes);
	if (status == STATUS_OK && yes)
		status = add_past_visits(records, txn, person, year);
	if (status == STATUS_OK)
		status = find(records, person, year, &counted);
	if (status == STATUS_OK)
		status = counted_facts(records, txn, &counted);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status
counted_no_outcome(struct records *records, struct txn *txn, int64_t person,
    int32_t held_on, const char *sort)
{
	int32_t year = year_of(held_on);
	struct counted counted;
	struct stmt *stmt = NULL;
	enum status status = find(records, person, year, &counted);

	if (status != STATUS_OK)
		return status == STATUS_NOT_FOUND ? STATUS_OK : status;
	stmt = stmt_open(txn_store(txn), sql_no_outcome);
	stmt_bind_int(stmt, ":counted", counted.id);
	stmt_bind_text(stmt, ":sort", sort);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":from", year);
	stmt_bind_int(stmt, ":until", day_add_months(year, 12) - 1);
	return stmt_run(&stmt);
}

enum status
counted_value(struct records *records, struct txn *txn,
    const struct permit *permit, const char *value)
{
	struct counted counted;
	enum status status;

	status = find_or_make(records, txn, permit_person(permit),
	    year_of(records->today), &counted);
	if (status == STATUS_OK)
		status = counted_put_value(
		    records, txn, &counted, permit_kind(permit), value);
	return status;
}

enum status
counted_take_back(
    struct records *records, struct txn *txn, int64_t person, int64_t kind)
{
	struct stmt *stmt = NULL;

	(void)records;
	if (kind == KIND_ATTENDANCE)
		return run_for(txn, sql_take_back_all, person);
	stmt = stmt_open(txn_store(txn), sql_take_back);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	return stmt_run(&stmt);
}

enum status
counted_unlink(
    struct records *records, struct txn *txn, int64_t person, int64_t kind)
{
	(void)records;
	if (kind != KIND_ATTENDANCE)
		return STATUS_OK;
	return run_for(txn, sql_unlink, person);
}
