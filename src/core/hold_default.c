/*
 * hold_default: the plan of a year in which nobody made one in time, and the
 * copies of plans that managers read.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/hold_internal.h"
#include "core/kind.h"
#include "core/setting.h"

static const char sql_made[] = "SELECT day FROM ledger WHERE n = 1";
static const char sql_plans[] =
    "SELECT p.uid, p.body, u.uid, p.signature FROM plan p"
    " JOIN user u ON u.id = p.user";
static const char sql_is_there[] =
    "SELECT count(*) FROM plan WHERE uid = :uid AND body = :body"
    " AND user_uid = :user AND signature = :signature";
static const char sql_copy[] =
    "INSERT INTO plan (uid, body, user_uid, signature)"
    " VALUES (:uid, :body, :user, :signature)"
    " ON CONFLICT (uid) DO UPDATE SET body = excluded.body,"
    " user_uid = excluded.user_uid, signature = excluded.signature";

/* --------------------------------------------------------------- default */

/* The choices of a kind; "" when there is no such kind. */
static enum status
choices_of(struct records *records, const char *name, struct buf *choices)
{
	struct kind_list list = {NULL, 0};
	enum status status = kind_get(records, name, &list);

	if (status == STATUS_OK)
		buf_set(choices, list.kinds[0].choices);
	kind_list_clear(&list);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

/* As much of an organisation's name as a plan's project may have. */
static void
cut_project(const char *name, struct buf *project)
{
	size_t end = 0, next;

	for (next = text_next_grapheme(name, 0);
	     next > end && next <= PLAN_WORD_MOST;
	     next = text_next_grapheme(name, end))
		end = next;
	while (end > 0 && name[end - 1] == ' ')
		end--;
	buf_add(project, name, end);
}

void
hold_default_of(enum plan_size size, int32_t day,
    const struct plan_words *words, struct plan *plan)
{
	struct buf project = BUF_EMPTY;
	struct plan_words cut = *words;

	cut_project(words->project, &project);
	cut.project = project.text;
	plan_default(size, hold_year(day), &cut, plan);
	if (plan_judge(plan) != STATUS_OK) {
		status_clear(); /* choices that no plan takes: without them */
		plan_clear(plan);
		cut.genders = cut.ethnic_groups = cut.districts = "";
		plan_default(size, hold_year(day), &cut, plan);
		plan->merges_count = 0; /* nothing is coarser than nothing */
	}
	buf_clear(&project);
}

enum status
hold_default(struct records *records, enum plan_size size, int32_t day,
    struct plan *plan)
{
	struct buf project = BUF_EMPTY, genders = BUF_EMPTY;
	struct buf ethnic_groups = BUF_EMPTY;
	enum status status = setting_get(records, "organisation", &project);

	plan_init(plan);
	if (status == STATUS_OK)
		status = choices_of(records, "gender", &genders);
	if (status == STATUS_OK)
		status = choices_of(records, "ethnic_group", &ethnic_groups);
	if (status == STATUS_OK) {
		struct plan_words words = {
		    project.text, genders.text, ethnic_groups.text, ""};

		hold_default_of(size, day, &words, plan);
	}
	buf_clear(&project);
	buf_clear(&genders);
	buf_clear(&ethnic_groups);
	return status;
}

/* -------------------------------------------------------------- when due */

static enum status
made_on(struct records *records, int32_t *day)
{
	struct stmt *stmt = stmt_open(records->store, sql_made);
	int64_t made = 0;
	enum status status = stmt_one_int(&stmt, &made);

	*day = (int32_t)made;
	return status;
}

enum status
hold_from(struct records *records, int32_t day, int32_t *from)
{
	int32_t made = 0;
	enum status status = made_on(records, &made);

	*from = hold_year(day);
	if (made + HOLD_FIRST_DAYS > *from)
		*from = made + HOLD_FIRST_DAYS;
	return status;
}

static enum status
commit_default(struct records *records, int32_t year)
{
	enum plan_size size = PLAN_SMALL;
	struct txn *txn = NULL;
	struct plan plan;
	enum status status = hold_size(records, &size);

	if (status != STATUS_OK)
		return status;
	status = hold_default(records, size, year, &plan);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = hold_put_any(records, txn, &plan, NULL);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	plan_clear(&plan);
	return status;
}

enum status
hold_defaults(struct records *records)
{
	int32_t made = 0, from = 0;
	enum status status = made_on(records, &made);

	if (records->clock != CLOCK_TRUSTED)
		return status;
	for (int32_t year = hold_year(made);
	     status == STATUS_OK && year <= hold_year(records->today);
	     year = day_add_months(year, 12)) {
		struct hold hold;

		status = hold_from(records, year, &from);
		if (status != STATUS_OK || from > records->today)
			continue;
		status = hold_read(records, year, &hold);
		if (status == STATUS_OK)
			hold_clear(&hold);
		else if (status == STATUS_NOT_FOUND)
			status = commit_default(records, year);
	}
	return status;
}

/* ---------------------------------------------------------------- copies */

/* The same row for both statements. */
static void
bind_row(struct stmt *stmt, struct stmt *row)
{
	static const char *const names[] = {
	    ":uid", ":body", ":user", ":signature"};

	for (int i = 0; i < 4; i++) {
		size_t size = 0;
		const void *blob = i == 1 ? NULL : stmt_blob(row, i, &size);

		if (i == 1)
			stmt_bind_text(stmt, names[i], stmt_text(row, i));
		else
			stmt_bind_blob(stmt, names[i], blob, size);
	}
}

static enum status
copy_one(struct store *releases, struct stmt *row)
{
	struct stmt *stmt = stmt_open(releases, sql_is_there);
	struct txn *txn = NULL;
	int64_t count = 0;
	enum status status;

	bind_row(stmt, row);
	status = stmt_one_int(&stmt, &count);
	if (status != STATUS_OK || count > 0)
		return status;
	status = txn_begin(releases, &txn);
	if (status == STATUS_OK) {
		stmt = stmt_open(releases, sql_copy);
		bind_row(stmt, row);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}

enum status
hold_copy(struct records *records, struct store *releases)
{
	struct stmt *stmt = stmt_open(records->store, sql_plans);
	enum status status = STATUS_OK, last;

	while (status == STATUS_OK && stmt_step(stmt))
		status = copy_one(releases, stmt);
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}
