/*
 * group: makes and changes groups.
 *
 * Owns work_group.  An entry says which parts were changed, never to what.
 * Workers are in group_worker.c, regulars in group_regular.c.
 */
#include <string.h>

#include "base/text.h"
#include "core/group_internal.h"

#define MINUTES_IN_DAY 1440

static const char sql_find[] = "SELECT id, uid, ended_on FROM work_group"
			       " WHERE name = :name COLLATE NOCASE"
			       " ORDER BY name = :name DESC LIMIT 1";
static const char sql_add[] =
    "INSERT INTO work_group (uid, name, weekday, start_minute, end_minute,"
    " place, provision, mode, made_on) VALUES (:uid, :name, :weekday, :start,"
    " :end, :place, :provision, :mode, :today)";
static const char sql_values[] =
    "SELECT name, weekday, start_minute, end_minute, place, provision, mode"
    " FROM work_group WHERE id = :group";
static const char sql_change[] =
    "UPDATE work_group SET name = :name, weekday = :weekday,"
    " start_minute = :start, end_minute = :end, place = :place,"
    " provision = :provision, mode = :mode,"
    " ended_on = coalesce(ended_on, :ended) WHERE id = :group";

/* What can be said of a group, tidied. */
struct values {
	struct buf name;
	struct buf place;
	struct buf provision;
	struct buf mode;
	int weekday; /* -1: none, as in struct group */
	int start_minute;
	int end_minute;
};

#define VALUES_NONE                                                            \
	{                                                                      \
		BUF_EMPTY, BUF_EMPTY, BUF_EMPTY, BUF_EMPTY, -1, -1, -1         \
	}

static void
values_clear(struct values *values)
{
	buf_clear(&values->name);
	buf_clear(&values->place);
	buf_clear(&values->provision);
	buf_clear(&values->mode);
}

/* What is given takes the place of what was there; ${body} names the parts. */
static enum status
values_take(struct values *values, const struct group *given, struct buf *body)
{
	const struct {
		const char *part;
		const char *given;
		struct buf *clean;
	} texts[] = {
	    {"name", given->name, &values->name},
	    {"place", given->place, &values->place},
	    {"provision", given->provision, &values->provision},
	    {"mode", given->mode, &values->mode},
	};
	const struct {
		const char *part;
		int given;
		int *value;
	} numbers[] = {
	    {"weekday", given->weekday, &values->weekday},
	    {"start", given->start_minute, &values->start_minute},
	    {"end", given->end_minute, &values->end_minute},
	};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		enum status status;

		if (texts[i].given == NULL)
			continue;
		status = text_clean(
		    texts[i].given, GROUP_TEXT_BYTES, false, texts[i].clean);
		if (status != STATUS_OK)
			return status;
		buf_add_format(body, "part %s\n", texts[i].part);
	}
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		if (numbers[i].given == -1)
			continue;
		*numbers[i].value =
		    numbers[i].given == GROUP_UNSET ? -1 : numbers[i].given;
		buf_add_format(body, "part %s\n", numbers[i].part);
	}
	return STATUS_OK;
}

static bool
is_time(int minute)
{
	return minute >= -1 && minute < MINUTES_IN_DAY;
}

static enum status
values_check(const struct values *values)
{
	if (values->name.length == 0)
		return REFUSE(STATUS_INVALID, "Give the group a name.");
	if (values->weekday < -1 || values->weekday > 6)
		return REFUSE(STATUS_INVALID, "There is no such day of the "
					      "week. Give one, like Tuesday.");
	if (!is_time(values->start_minute) || !is_time(values->end_minute))
		return REFUSE(STATUS_INVALID,
		    "There is no such time. Write it like 18:30.");
	if ((values->start_minute == -1) != (values->end_minute == -1))
		return REFUSE(STATUS_INVALID,
		    "Give both times, when it starts and when it ends.");
	if (values->start_minute != -1 &&
	    values->end_minute <= values->start_minute)
		return REFUSE(STATUS_INVALID,
		    "It must end after it starts. Put the times right.");
	return STATUS_OK;
}

static void
values_bind(const struct values *values, struct stmt *stmt)
{
	stmt_bind_text(stmt, ":name", values->name.text);
	stmt_bind_int_or_null(
	    stmt, ":weekday", values->weekday, values->weekday == -1);
	stmt_bind_int_or_null(
	    stmt, ":start", values->start_minute, values->start_minute == -1);
	stmt_bind_int_or_null(
	    stmt, ":end", values->end_minute, values->end_minute == -1);
	stmt_bind_text(stmt, ":place", values->place.text);
	stmt_bind_text(stmt, ":provision", values->provision.text);
	stmt_bind_text(stmt, ":mode", values->mode.text);
}

static int
int_or_none(struct stmt *stmt, int column)
{
	return stmt_is_null(stmt, column) ? -1 : (int)stmt_int(stmt, column);
}

static enum status
values_read(struct records *records, int64_t group, struct values *values)
{
	struct stmt *stmt = stmt_open(records->store, sql_values);

	stmt_bind_int(stmt, ":group", group);
	if (stmt_step(stmt)) {
		buf_set(&values->name, stmt_text(stmt, 0));
		values->weekday = int_or_none(stmt, 1);
		values->start_minute = int_or_none(stmt, 2);
		values->end_minute = int_or_none(stmt, 3);
		buf_set(&values->place, stmt_text(stmt, 4));
		buf_set(&values->provision, stmt_text(stmt, 5));
		buf_set(&values->mode, stmt_text(stmt, 6));
	}
	return stmt_done(&stmt);
}

/* -------------------------------------------------------------- finding */

static enum status
find(struct records *records, const char *name, struct group_row *row,
    bool *is_found)
{
	struct stmt *stmt = stmt_open(records->store, sql_find);

	*is_found = false;
	stmt_bind_text(stmt, ":name", name);
	if (stmt_step(stmt)) {
		*is_found = true;
		row->id = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, row->uid, UID_BYTES);
		row->ended_on = stmt_is_null(stmt, 2)
				    ? DAY_NONE
				    : (int32_t)stmt_int(stmt, 2);
	}
	return stmt_done(&stmt);
}

enum status
group_by_name(struct records *records, const char *name, struct group_row *row)
{
	struct buf clean = BUF_EMPTY;
	bool is_found = false;
	enum status status;

	status = text_clean(name, GROUP_TEXT_BYTES, false, &clean);
	if (status == STATUS_OK)
		status = find(records, clean.text, row, &is_found);
	if (status == STATUS_OK && !is_found)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is no group of that name. Look at the list of "
		    "groups.");
	buf_clear(&clean);
	return status;
}

enum status
group_going_on(struct records *records, const char *name, struct group_row *row)
{
	enum status status = group_by_name(records, name, row);

	if (status == STATUS_OK && row->ended_on != DAY_NONE)
		status = REFUSE(STATUS_INVALID,
		    "That group has ended. Choose another, or add a new one.");
	return status;
}

/* Another group of that name?  ${id} is who asks, 0 for a new one. */
static enum status
check_name_is_free(struct records *records, const char *name, int64_t id)
{
	struct group_row other = {0};
	bool is_found = false;
	enum status status = find(records, name, &other, &is_found);

	if (status == STATUS_OK && is_found && other.id != id)
		status = REFUSE(STATUS_INVALID,
		    "There is a group of that name. Choose another name.");
	return status;
}

/* -------------------------------------------------------------- writing */

enum status
group_note(struct records *records, struct txn *txn,
    const struct group_row *row, const char *event, const char *body)
{
	struct ledger_entry entry = {false, event, row->uid, body};

	return ledger_add(records, txn, &entry, NULL);
}

void
group_line_day(struct buf *body, const char *key, int32_t day)
{
	char text[DAY_TEXT_BYTES];

	day_format(day, text);
	buf_add_format(body, "%s %s\n", key, text);
}

static enum status
insert(
    struct records *records, const struct values *values, struct group_row *row)
{
	struct stmt *stmt = stmt_open(records->store, sql_add);

	uid_new(row->uid);
	row->ended_on = DAY_NONE;
	values_bind(values, stmt);
	stmt_bind_blob(stmt, ":uid", row->uid, UID_BYTES);
	stmt_bind_int(stmt, ":today", records->today);
	return stmt_insert(&stmt, &row->id);
}

enum status
group_add(struct records *records, const struct group *group)
{
	struct values values = VALUES_NONE;
	struct buf body = BUF_EMPTY;
	struct group_row row = {0};
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = values_take(&values, group, &body);
	if (status == STATUS_OK)
		status = values_check(&values);
	if (status == STATUS_OK)
		status = check_name_is_free(records, values.name.text, 0);
	if (status == STATUS_OK)
		status = insert(records, &values, &row);
	if (status == STATUS_OK)
		status = group_worker_first(records, &row);
	if (status == STATUS_OK)
		status = group_note(records, txn, &row, "group_added", "");
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&body);
	values_clear(&values);
	return status;
}

static enum status
change_row(struct records *records, const struct group_row *row,
    const struct values *values, bool ends)
{
	struct stmt *stmt = stmt_open(records->store, sql_change);

	values_bind(values, stmt);
	stmt_bind_int_or_null(stmt, ":ended", records->today, !ends);
	stmt_bind_int(stmt, ":group", row->id);
	return stmt_run(&stmt);
}

enum status
group_edit(
    struct records *records, const char *name, const struct group *change)
{
	struct values values = VALUES_NONE;
	struct buf body = BUF_EMPTY;
	struct group_row row = {0};
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = group_by_name(records, name, &row);
	if (status == STATUS_OK)
		status = values_read(records, row.id, &values);
	if (status == STATUS_OK)
		status = values_take(&values, change, &body);
	if (status == STATUS_OK)
		status = values_check(&values);
	if (status == STATUS_OK)
		status = check_name_is_free(records, values.name.text, row.id);
	if (status == STATUS_OK)
		status = change_row(records, &row, &values, change->is_ended);
	if (change->is_ended)
		buf_add_text(&body, "part ended\n");
	if (status == STATUS_OK)
		status =
		    group_note(records, txn, &row, "group_edited", body.text);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&body);
	values_clear(&values);
	return status;
}
