/*
 * group_list: the groups as they are today.
 *
 * Says how many regulars there are, never who.
 */
#include <string.h>

#include "base/mem.h"
#include "core/group_internal.h"

static const char sql_groups[] =
    "SELECT g.id, g.name, g.weekday, g.start_minute, g.end_minute, g.place,"
    " g.provision, g.mode, g.ended_on IS NOT NULL,"
    " (SELECT count(*) FROM group_person r WHERE r.work_group = g.id"
    "  AND r.from_on <= :today"
    "  AND (r.until_on IS NULL OR r.until_on >= :today))"
    " FROM work_group g WHERE g.ended_on IS NULL OR :ended = 1"
    " ORDER BY g.name COLLATE NOCASE";
static const char sql_workers[] =
    "SELECT DISTINCT u.name FROM group_worker w JOIN user u ON u.id = w.user"
    " WHERE w.work_group = :group AND w.is_cover = :cover"
    " AND w.from_on <= :today"
    " AND (w.until_on IS NULL OR w.until_on >= :today)"
    " AND u.removed_on IS NULL ORDER BY u.name";

static void
names_clear(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mem_free(names[i]);
	mem_free(names);
}

void
group_list_clear(struct group_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct group *group = &list->groups[i];

		mem_free(group->name);
		mem_free(group->place);
		mem_free(group->provision);
		mem_free(group->mode);
		names_clear(group->workers, group->workers_count);
		names_clear(group->covers, group->covers_count);
	}
	mem_free(list->groups);
	*list = (struct group_list){NULL, 0};
}

static enum status
read_names(
    struct records *records, int64_t id, bool covers, struct group *group)
{
	struct stmt *stmt = stmt_open(records->store, sql_workers);
	char **names = NULL;
	size_t capacity = 0;
	size_t count = 0;

	stmt_bind_int(stmt, ":group", id);
	stmt_bind_int(stmt, ":cover", covers);
	stmt_bind_int(stmt, ":today", records->today);
	while (stmt_step(stmt)) {
		mem_grow((void **)&names, &capacity, count + 1, sizeof *names);
		names[count++] = mem_text(stmt_text(stmt, 0));
	}
	if (covers) {
		group->covers = names;
		group->covers_count = count;
	} else {
		group->workers = names;
		group->workers_count = count;
	}
	return stmt_done(&stmt);
}

static int
int_or_none(struct stmt *stmt, int column)
{
	return stmt_is_null(stmt, column) ? -1 : (int)stmt_int(stmt, column);
}

static void
read_row(struct stmt *stmt, struct group *group)
{
	group->name = mem_text(stmt_text(stmt, 1));
	group->weekday = int_or_none(stmt, 2);
	group->start_minute = int_or_none(stmt, 3);
	group->end_minute = int_or_none(stmt, 4);
	group->place = mem_text(stmt_text(stmt, 5));
	group->provision = mem_text(stmt_text(stmt, 6));
	group->mode = mem_text(stmt_text(stmt, 7));
	group->is_ended = stmt_int(stmt, 8) != 0;
	group->regulars = stmt_int(stmt, 9);
}

enum status
group_list(struct records *records, bool ended, struct group_list *list)
{
	struct stmt *stmt = stmt_open(records->store, sql_groups);
	struct group_list found = {NULL, 0};
	size_t capacity = 0;
	enum status status = STATUS_OK;
	enum status last;

	stmt_bind_int(stmt, ":today", records->today);
	stmt_bind_int(stmt, ":ended", ended);
	while (status == STATUS_OK && stmt_step(stmt)) {
		int64_t id = stmt_int(stmt, 0);
		struct group *group;

		mem_grow((void **)&found.groups, &capacity, found.count + 1,
		    sizeof *found.groups);
		group = &found.groups[found.count++];
		read_row(stmt, group);
		status = read_names(records, id, false, group);
		if (status == STATUS_OK)
			status = read_names(records, id, true, group);
		if (status == STATUS_OK)
			status = group_mine(
			    records, id, &group->is_mine, &group->is_cover);
	}
	last = stmt_done(&stmt);
	if (status == STATUS_OK)
		status = last;
	if (status == STATUS_OK)
		*list = found;
	else
		group_list_clear(&found);
	return status;
}
