/*
 * counted_facts: the coarse facts of somebody who is counted.
 *
 * Owns counted_fact.  Only what STATISTICS makes tables of is kept, and never
 * a value itself: each goes through shape_coarse().  A kind whose yes is not
 * live is left as it is: a no has taken its facts already, and what merely ran
 * out stays counted.
 */
#include <string.h>

#include "core/counted_internal.h"
#include "core/kind.h"
#include "core/shape.h"

static const char sql_add[] =
    "INSERT INTO counted_fact (counted, kind, fact, value)"
    " VALUES (:counted, :kind, :fact, :value)"
    " ON CONFLICT (counted, fact, value) DO NOTHING";
static const char sql_drop[] =
    "DELETE FROM counted_fact WHERE counted = :counted AND kind = :kind";
/* What may only be counted, or lies sealed for one worker, cannot be read. */
static const char sql_is_readable[] =
    "SELECT count(*) FROM v_consent WHERE person = :person AND kind = :kind"
    " AND state = 'live' AND count = 1 AND see IN ('emergency', 'team')";
static const char sql_values[] =
    "SELECT value FROM field WHERE person = :person AND kind = :kind";
static const char sql_outcomes[] =
    "SELECT DISTINCT sort FROM outcome WHERE person = :person"
    " AND agreed <> 'proposed' AND held_on BETWEEN :from AND :until";
static const char sql_kind[] = "SELECT id FROM kind WHERE name = :name";

/* The kinds that tables are made of, and what they are called there. */
static const struct counted_kind {
	const char *kind;
	const char *fact;
} counted_kinds[] = {
    {"birth_date", "age"},
    {"gender", "gender"},
    {"ethnic_group", "ethnic_group"},
    {"disability", "disability"},
    {"postcode_district", "district"},
};

#define COUNTED_KINDS (sizeof counted_kinds / sizeof counted_kinds[0])

enum status
counted_add_fact(struct txn *txn, const struct counted *counted, int64_t kind,
    const char *fact, const char *value)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);

	stmt_bind_int(stmt, ":counted", counted->id);
	stmt_bind_int(stmt, ":kind", kind);
	stmt_bind_text(stmt, ":fact", fact);
	stmt_bind_text(stmt, ":value", value);
	return stmt_run(&stmt);
}

static enum status
drop_facts(struct txn *txn, const struct counted *counted, int64_t kind)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_drop);

	stmt_bind_int(stmt, ":counted", counted->id);
	stmt_bind_int(stmt, ":kind", kind);
	return stmt_run(&stmt);
}

static enum status
is_readable(struct records *records, int64_t person, int64_t kind, bool *yes)
{
	struct stmt *stmt = stmt_open(records->store, sql_is_readable);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	status = stmt_one_int(&stmt, &rows);
	*yes = rows > 0;
	return status;
}

/* ------------------------------------------------------------- outcomes */

/* Only ever added: an outcome that was agreed stays agreed. */
static enum status
refresh_outcomes(
    struct records *records, struct txn *txn, const struct counted *counted)
{
	struct stmt *stmt = NULL;
	bool yes = false;
	enum status status;
	enum status last;

	status = is_readable(records, counted->person, KIND_OUTCOME, &yes);
	if (status != STATUS_OK || !yes)
		return status;
	stmt = stmt_open(records->store, sql_outcomes);
	stmt_bind_int(stmt, ":person", counted->person);
	stmt_bind_int(stmt, ":from", counted->year);
	stmt_bind_int(stmt, ":until", day_add_months(counted->year, 12) - 1);
	while (status == STATUS_OK && stmt_step(stmt))
		status = counted_add_fact(
		    txn, counted, KIND_OUTCOME, stmt_text(stmt, 0), "yes");
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* --------------------------------------------------------------- values */

/* NULL for a kind that no table is made of. */
static const char *
fact_of(const char *kind)
{
	for (size_t i = 0; i < COUNTED_KINDS; i++) {
		if (strcmp(counted_kinds[i].kind, kind) == 0)
			return counted_kinds[i].fact;
	}
	return NULL;
}

/* One value's coarse form; some have none. */
static enum status
add_coarse(struct txn *txn, const struct counted *counted,
    const struct kind *kind, int64_t id, const char *value)
{
	struct buf coarse = BUF_EMPTY;
	enum status status;

	status = shape_coarse(kind, value, counted->year, &coarse);
	if (status == STATUS_OK)
		status = counted_add_fact(
		    txn, counted, id, fact_of(kind->name), coarse.text);
	buf_clear(&coarse);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status
refresh_values(struct records *records, struct txn *txn,
    const struct counted *counted, int64_t id, const char *name)
{
	struct kind_list list = {NULL, 0};
	struct stmt *stmt = NULL;
	enum status status;
	enum status last;

	status = kind_get(records, name, &list);
	if (status != STATUS_OK)
		return status;
	status = drop_facts(txn, counted, id);
	stmt = stmt_open(records->store, sql_values);
	stmt_bind_int(stmt, ":person", counted->person);
	stmt_bind_int(stmt, ":kind", id);
	while (status == STATUS_OK && stmt_step(stmt))
		status = add_coarse(
		    txn, counted, &list.kinds[0], id, stmt_text(stmt, 0));
	last = stmt_done(&stmt);
	kind_list_clear(&list);
	return status == STATUS_OK ? last : status;
}

/* A kind that was never made in this vault has nothing to count. */
static enum status
refresh_kind(struct records *records, struct txn *txn,
    const struct counted *counted, const char *name)
{
	struct stmt *stmt = stmt_open(records->store, sql_kind);
	int64_t id = 0;
	bool yes = false;
	enum status status;

	stmt_bind_text(stmt, ":name", name);
	status = stmt_one_int(&stmt, &id);
	if (status == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (status == STATUS_OK)
		status = is_readable(records, counted->person, id, &yes);
	if (status == STATUS_OK && yes)
		status = refresh_values(records, txn, counted, id, name);
	return status;
}

enum status
counted_facts(
    struct records *records, struct txn *txn, const struct counted *counted)
{
	enum status status = refresh_outcomes(records, txn, counted);

	for (size_t i = 0; status == STATUS_OK && i < COUNTED_KINDS; i++)
		status =
		    refresh_kind(records, txn, counted, counted_kinds[i].kind);
	return status;
}

enum status
counted_put_value(struct records *records, struct txn *txn,
    const struct counted *counted, int64_t kind, const char *value)
{
	struct kind_list list = {NULL, 0};
	char name[41];
	enum status status;

	if (kind == KIND_OUTCOME)
		return counted_add_fact(txn, counted, kind, value, "yes");
	status = kind_name(records, kind, name);
	if (status != STATUS_OK || fact_of(name) == NULL)
		return status;
	status = drop_facts(txn, counted, kind);
	if (status == STATUS_OK)
		status = kind_get(records, name, &list);
	if (status == STATUS_OK)
		status = add_coarse(txn, counted, &list.kinds[0], kind, value);
	kind_list_clear(&list);
	return status;
}
