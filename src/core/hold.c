/*
 * hold: commits plans, and finds the one that holds.
 *
 * A row of plan is made once a reporting year; afterwards only its text may
 * grow by tables, as plan_judge_change() allows.
 */
#include "core/hold.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/hold_internal.h"

#define YEAR_MONTH 4

static const char sql_read[] =
    "SELECT id, body, made_at FROM plan WHERE from_on = :year";
static const char sql_years[] = "SELECT from_on FROM plan ORDER BY from_on";
static const char sql_insert[] =
    "INSERT INTO plan (uid, body, from_on, user, signature, made_at)"
    " VALUES (:uid, :body, :year, :me, :signature, :now)";
static const char sql_update[] =
    "UPDATE plan SET body = :body, user = :me, signature = :signature"
    " WHERE uid = :uid";
static const char sql_people[] =
    "SELECT coalesce(max(people), 0) FROM (SELECT count(*) AS people"
    " FROM counted_person WHERE year IN (:year, :before) GROUP BY year)";

int32_t
hold_year(int32_t day)
{
	return day_year_start(day, YEAR_MONTH, 1);
}

void
hold_clear(struct hold *hold)
{
	plan_clear(&hold->plan);
}

enum status
hold_read(struct records *records, int32_t day, struct hold *hold)
{
	struct stmt *stmt = stmt_open(records->store, sql_read);
	bool is_found;
	enum status status = STATUS_OK, last;

	plan_init(&hold->plan);
	stmt_bind_int(stmt, ":year", hold_year(day));
	is_found = stmt_step(stmt);
	if (is_found) {
		hold->id = stmt_int(stmt, 0);
		hold->made_on = moment_day(stmt_int(stmt, 2));
		status = plan_read(stmt_text(stmt, 1), &hold->plan);
	}
	last = stmt_done(&stmt);
	if (status == STATUS_OK)
		status = last;
	if (status != STATUS_OK)
		hold_clear(hold);
	return status == STATUS_OK && !is_found ? STATUS_NOT_FOUND : status;
}

enum status
hold_years(struct records *records, int32_t **years, size_t *count)
{
	struct stmt *stmt = stmt_open(records->store, sql_years);
	void *all = NULL;
	size_t room = 0;

	*count = 0;
	while (stmt_step(stmt)) {
		mem_grow(&all, &room, *count + 1, sizeof **years);
		((int32_t *)all)[(*count)++] = (int32_t)stmt_int(stmt, 0);
	}
	*years = all;
	return stmt_done(&stmt);
}

/* --------------------------------------------------------------- judging */

enum status
hold_judge(struct records *records, const struct plan *plan)
{
	struct hold hold;
	enum status status = plan_judge(plan);

	if (status != STATUS_OK)
		return status;
	if (plan->year != hold_year(plan->year))
		return REFUSE(STATUS_INVALID,
		    "The reporting year of this vault begins on 1 April. "
		    "Choose a year that does.");
	if (plan->year < hold_year(records->today))
		return REFUSE(STATUS_INVALID,
		    "That reporting year is over. Make a plan for this one or "
		    "the next.");
	status = hold_read(records, plan->year, &hold);
	if (status == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (status != STATUS_OK)
		return status;
	status = plan_judge_change(&hold.plan, plan, records->today);
	hold_clear(&hold);
	return status;
}

static enum status
count_people(struct records *records, int32_t year, int64_t *people)
{
	struct stmt *stmt = stmt_open(records->store, sql_people);

	stmt_bind_int(stmt, ":year", year);
	stmt_bind_int(stmt, ":before", day_add_months(year, -12));
	return stmt_one_int(&stmt, people);
}

enum status
hold_people(struct records *records, const struct plan *plan, size_t *people)
{
	int64_t counted = 0;
	enum status status = count_people(records,
	    plan->year < records->today ? plan->year
					: hold_year(records->today),
	    &counted);

	*people =
	    counted < HOLD_PEOPLE_LEAST ? HOLD_PEOPLE_LEAST : (size_t)counted;
	return status;
}

enum status
hold_size(struct records *records, enum plan_size *size)
{
	int64_t people = 0;
	enum status status =
	    count_people(records, hold_year(records->today), &people);

	*size = people >= HOLD_COUNCIL_PEOPLE ? PLAN_COUNCIL : PLAN_SMALL;
	return status;
}

/* ------------------------------------------------------------ committing */

static enum status
write_row(struct records *records, struct txn *txn, const struct plan *plan,
    const char *body)
{
	unsigned char signature[PUBLISH_SIGN_BYTES];
	struct buf text = BUF_EMPTY;
	struct hold hold;
	struct stmt *stmt;
	enum status status = hold_read(records, plan->year, &hold);
	bool is_new = status == STATUS_NOT_FOUND;

	if (status == STATUS_OK)
		hold_clear(&hold);
	else if (!is_new)
		return status;
	publish_sign_plan(records->vault_uid, body, &text);
	records->sign(records->signer, text.text, text.length, signature);
	buf_clear(&text);
	stmt = stmt_open(txn_store(txn), is_new ? sql_insert : sql_update);
	stmt_bind_blob(stmt, ":uid", plan->uid, PLAN_UID_BYTES);
	stmt_bind_text(stmt, ":body", body);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_blob(stmt, ":signature", signature, sizeof signature);
	if (is_new) {
		stmt_bind_int(stmt, ":year", plan->year);
		stmt_bind_int(stmt, ":now", records->now);
	}
	return stmt_run(&stmt);
}

enum status
hold_note(struct records *records, struct txn *txn, const struct plan *plan,
    const unsigned char *asked_by)
{
	struct ledger_entry entry = {false, "plan", records->vault_uid, NULL};
	unsigned char hash[PLAN_HASH_BYTES];
	char hex[2 * PLAN_HASH_BYTES + 1], day[DAY_TEXT_BYTES];
	struct buf body = BUF_EMPTY;
	enum status status = plan_hash(plan, hash);

	day_format(plan->year, day);
	text_hex(hash, sizeof hash, hex);
	ledger_line_uid(&body, "plan", plan->uid);
	buf_add_format(&body, "year %s\ntext %s\n", day, hex);
	if (asked_by != NULL)
		ledger_line_uid(&body, "asked_by", asked_by);
	entry.body = body.text;
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

enum status
hold_put_any(struct records *records, struct txn *txn, const struct plan *plan,
    const unsigned char *asked_by)
{
	struct buf body = BUF_EMPTY;
	enum status status = plan_write(plan, &body);

	if (status == STATUS_OK)
		status = write_row(records, txn, plan, body.text);
	if (status == STATUS_OK)
		status = hold_note(records, txn, plan, asked_by);
	buf_clear(&body);
	return status;
}

enum status
hold_put(struct records *records, const struct plan *plan,
    const unsigned char *asked_by)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = hold_judge(records, plan);
	if (status == STATUS_OK)
		status = hold_put_any(records, txn, plan, asked_by);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
