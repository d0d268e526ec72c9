/*
 * tonight: what a worker finds on home this evening.
 *
 * Heads, times and days only; whom to ask and what runs out is in
 * tonight_ask.c, which writes the list entries before it reads a name.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/consent_internal.h"
#include "core/group_internal.h"
#include "core/session_internal.h"
#include "core/tonight_internal.h"

static const char sql_evening[] =
    "SELECT g.id, g.name, g.start_minute, g.end_minute, g.place"
    " FROM work_group g WHERE g.weekday = :weekday AND g.ended_on IS NULL"
    " ORDER BY coalesce(g.start_minute, 1440), g.name COLLATE NOCASE";
static const char sql_today[] =
    "SELECT code, headcount FROM session WHERE work_group = :group"
    " AND held_on = today() ORDER BY start_minute DESC, id DESC LIMIT 1";
static const char sql_evenings_of[] =
    "SELECT weekday, made_on FROM work_group WHERE id = :group";
static const char sql_held[] =
    "SELECT count(*) FROM session WHERE work_group = :group"
    " AND held_on = :day";
/* Mine: of a group of mine, or without a group and I worked at it. */
static const char sql_closing[] =
    "SELECT s.code, coalesce(g.name, ''), s.held_on, s.closes_on"
    " FROM session s LEFT JOIN work_group g ON g.id = s.work_group"
    " WHERE s.closes_on BETWEEN :day AND :day + :days"
    " AND (EXISTS (SELECT 1 FROM group_worker w WHERE w.user = :me"
    "   AND w.work_group = s.work_group AND w.from_on <= today()"
    "   AND (w.until_on IS NULL OR w.until_on >= today()))"
    "  OR (s.work_group IS NULL AND EXISTS (SELECT 1 FROM session_worker w"
    "   WHERE w.session = s.id AND w.user = :me)))"
    " AND NOT EXISTS (SELECT 1 FROM draw d"
    "  WHERE s.held_on BETWEEN d.start_on AND d.end_on)"
    " ORDER BY s.held_on, s.start_minute, s.id";
static const char sql_noes[] =
    "SELECT count(*) FROM consent c WHERE (" CONSENT_A_NO
    " OR" CONSENT_AN_OWN_NO ") AND c.heard_by IS NOT :me";

void
tonight_home_clear(struct tonight_home *home)
{
	for (size_t i = 0; i < home->groups_count; i++) {
		mem_free(home->groups[i].name);
		mem_free(home->groups[i].place);
	}
	for (size_t i = 0; i < home->late_count; i++)
		mem_free(home->late[i].group);
	mem_free(home->groups);
	mem_free(home->late);
	tonight_asks_clear(home->asks, home->asks_count);
	tonight_asks_clear(home->soon, home->soon_count);
	*home = (struct tonight_home){0};
}

/* ------------------------------------------------------------ this evening */

static int
int_or_none(struct stmt *stmt, int column)
{
	return stmt_is_null(stmt, column) ? -1 : (int)stmt_int(stmt, column);
}

static enum status
read_written_up(
    struct records *records, int64_t id, struct tonight_group *group)
{
	struct stmt *stmt = stmt_open(records->store, sql_today);

	stmt_bind_int(stmt, ":group", id);
	if (stmt_step(stmt)) {
		strncpy(
		    group->session, stmt_text(stmt, 0), CODE_TEXT_BYTES - 1);
		group->headcount = stmt_int(stmt, 1);
	}
	return stmt_done(&stmt);
}

static enum status
read_group(
    struct records *records, struct stmt *stmt, struct tonight_group *group)
{
	int64_t id = stmt_int(stmt, 0);
	enum status status;

	group->name = mem_text(stmt_text(stmt, 1));
	group->start_minute = int_or_none(stmt, 2);
	group->end_minute = int_or_none(stmt, 3);
	group->place = mem_text(stmt_text(stmt, 4));
	status = group_mine(records, id, &group->is_mine, &group->is_cover);
	if (status == STATUS_OK)
		status = read_written_up(records, id, group);
	return status;
}

/* Mine before the others; within each the order stays. */
static void
put_mine_first(struct tonight_group *groups, size_t count)
{
	struct tonight_group *sorted = mem_alloc(count, sizeof *sorted);
	size_t at = 0;

	for (int mine = 1; mine >= 0; mine--)
		for (size_t i = 0; i < count; i++)
			if (groups[i].is_mine == (mine == 1))
				sorted[at++] = groups[i];
	memcpy(groups, sorted, count * sizeof *groups);
	mem_free(sorted);
}

static enum status
read_evening(struct records *records, struct tonight_home *home)
{
	struct stmt *stmt = stmt_open(records->store, sql_evening);
	void *groups = NULL;
	size_t room = 0;
	enum status status = STATUS_OK;

	stmt_bind_int(stmt, ":weekday", day_weekday(records->today));
	while (status == STATUS_OK && stmt_step(stmt)) {
		mem_grow(&groups, &room, home->groups_count + 1,
		    sizeof *home->groups);
		home->groups = groups;
		status = read_group(
		    records, stmt, &home->groups[home->groups_count++]);
	}
	if (status == STATUS_OK)
		status = stmt_done(&stmt);
	else
		(void)!stmt_done(&stmt);
	if (status == STATUS_OK && home->groups_count > 0)
		put_mine_first(home->groups, home->groups_count);
	return status;
}

/* ------------------------------------------------------------- late sheets */

static struct tonight_late *
add_late(struct tonight_home *home, size_t *room)
{
	void *late = home->late;

	mem_grow(&late, room, home->late_count + 1, sizeof *home->late);
	home->late = late;
	return &home->late[home->late_count++];
}

static enum status
is_held(struct records *records, int64_t group, int32_t day, bool *held)
{
	struct stmt *stmt = stmt_open(records->store, sql_held);
	int64_t sessions = 0;
	enum status status;

	stmt_bind_int(stmt, ":group", group);
	stmt_bind_int(stmt, ":day", day);
	status = stmt_one_int(&stmt, &sessions);
	*held = sessions > 0;
	return status;
}

/* The group's evenings, from the one furthest back to yesterday. */
static enum status
read_missing(struct records *records, const struct group_mine *group,
    struct tonight_home *home, size_t *room)
{
	struct stmt *stmt = stmt_open(records->store, sql_evenings_of);
	int32_t day = records->today - TONIGHT_LATE_DAYS;
	int weekday = -1;
	enum status status;

	stmt_bind_int(stmt, ":group", group->id);
	if (stmt_step(stmt)) {
		weekday = int_or_none(stmt, 0);
		if (stmt_int(stmt, 1) > day)
			day = (int32_t)stmt_int(stmt, 1);
	}
	status = stmt_done(&stmt);
	for (; status == STATUS_OK && day < records->today; day++) {
		struct tonight_late *late;
		bool held = true;

		if (day_weekday(day) != weekday)
			continue;
		status = is_held(records, group->id, day, &held);
		if (held)
			continue;
		late = add_late(home, room);
		late->group = mem_text(group->name);
		late->held_on = day;
		late->closes_on = DAY_NONE;
	}
	return status;
}

static enum status
read_closing(struct records *records, struct tonight_home *home, size_t *room)
{
	struct stmt *stmt = stmt_open(records->store, sql_closing);

	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":day", records_no_day(records));
	stmt_bind_int(stmt, ":days", TONIGHT_CLOSE_DAYS);
	while (stmt_step(stmt)) {
		struct tonight_late *late = add_late(home, room);

		strncpy(late->session, stmt_text(stmt, 0), CODE_TEXT_BYTES - 1);
		late->group = mem_text(stmt_text(stmt, 1));
		late->held_on = (int32_t)stmt_int(stmt, 2);
		late->closes_on = (int32_t)stmt_int(stmt, 3);
	}
	return stmt_done(&stmt);
}

static int
compare_late(const void *one, const void *other)
{
	const struct tonight_late *a = one, *b = other;

	if (a->held_on != b->held_on)
		return a->held_on < b->held_on ? -1 : 1;
	return strcmp(a->group, b->group);
}

static enum status
read_late(struct records *records, const struct groups *groups,
    struct tonight_home *home)
{
	size_t room = 0;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < groups->count; i++)
		status = read_missing(records, &groups->groups[i], home, &room);
	if (status == STATUS_OK)
		status = read_closing(records, home, &room);
	if (status == STATUS_OK && home->late_count > 0)
		qsort(home->late, home->late_count, sizeof *home->late,
		    compare_late);
	return status;
}

/* ------------------------------------------------------------------ public */

enum status
tonight_home(struct records *records, struct tonight_home *home)
{
	struct groups groups = {NULL, 0};
	struct stmt *stmt = NULL;
	enum status status;

	*home = (struct tonight_home){0};
	status = groups_mine(records, &groups);
	if (status == STATUS_OK)
		status = read_evening(records, home);
	if (status == STATUS_OK)
		status = read_late(records, &groups, home);
	if (status == STATUS_OK)
		status = tonight_read_asks(records, &groups, home);
	if (status == STATUS_OK) {
		stmt = stmt_open(records->store, sql_noes);
		stmt_bind_int(stmt, ":me", records->me);
		status = stmt_one_int(&stmt, &home->noes);
	}
	groups_clear(&groups);
	if (status != STATUS_OK)
		tonight_home_clear(home);
	return status;
}
