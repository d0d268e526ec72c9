/*
 * person_mine: the people of my own groups, as lists.
 *
 * Whose attendance is shut stays in the list while anything is left to ask
 * them; whoever said no, or "keep it, do not use it", does not.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/group_internal.h"
#include "core/person_internal.h"

static const char sql_regulars[] =
    "SELECT g.person FROM group_person g JOIN v_consent v"
    " ON v.person = g.person AND v.kind = 3"
    " WHERE g.work_group = :work_group AND g.until_on IS NULL"
    " AND (v.level <> 'carried' OR v.heard_by = :me) AND (v.state = 'live'"
    " OR v.why_shut NOT IN ('own_no', 'heard_no', 'worker_no', 'asked', "
    "'unproved'))";

void
people_add(struct people *people, int64_t person)
{
	void *ids = people->ids;

	mem_grow(&ids, &people->room, people->count + 1, sizeof *people->ids);
	people->ids = ids;
	people->ids[people->count++] = person;
}

enum status
people_regulars(struct records *records, int64_t group, struct people *people)
{
	struct stmt *stmt = stmt_open(records->store, sql_regulars);

	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":work_group", group);
	while (stmt_step(stmt))
		people_add(people, stmt_int(stmt, 0));
	return stmt_done(&stmt);
}

/* ----------------------------------------------------------------- by name */

/* A line with what it is sorted by. */
struct sorted {
	struct person_line line;
	char *folded;
};

static int
compare_sorted(const void *one, const void *other)
{
	const struct sorted *a = one, *b = other;
	int order = strcmp(a->folded, b->folded);

	return order != 0 ? order : strcmp(a->line.code, b->line.code);
}

char *
person_folded(const char *called)
{
	struct buf folded = BUF_EMPTY;

	text_fold(called, &folded);
	return buf_take(&folded);
}

/* By name; people of one name by their shown id. */
static void
sort_lines(struct person_line *lines, size_t count)
{
	struct sorted *sorted = mem_alloc(count, sizeof *sorted);

	for (size_t i = 0; i < count; i++) {
		sorted[i].line = lines[i];
		sorted[i].folded = person_folded(lines[i].called);
	}
	qsort(sorted, count, sizeof *sorted, compare_sorted);
	for (size_t i = 0; i < count; i++) {
		lines[i] = sorted[i].line;
		mem_wipe_text(&sorted[i].folded);
	}
	mem_free(sorted);
}

/* ------------------------------------------------------------------- lists */

/* The regulars of one group, after the lines there are, by name. */
static enum status
add_regulars(struct records *records, const struct group_mine *group,
    struct person_list *list, size_t *room)
{
	struct people people = {NULL, 0, 0};
	void *lines = list->lines;
	size_t before = list->count;
	enum status status = people_regulars(records, group->id, &people);

	mem_grow(&lines, room, before + people.count, sizeof *list->lines);
	list->lines = lines;
	for (size_t i = 0; status == STATUS_OK && i < people.count; i++) {
		struct person_line *line = &list->lines[list->count++];

		status = person_line_read(records, people.ids[i], line);
		line->group = mem_text(group->name);
	}
	mem_free(people.ids);
	if (status == STATUS_OK && list->count > before)
		sort_lines(list->lines + before, list->count - before);
	return status;
}

static enum status
read_lists(struct records *records, const struct groups *groups,
    struct person_list *list)
{
	size_t room = 0;
	enum status status = groups_look(records, groups);

	for (size_t i = 0; status == STATUS_OK && i < groups->count; i++)
		status = add_regulars(records, &groups->groups[i], list, &room);
	if (status != STATUS_OK)
		person_list_clear(list);
	return status;
}

enum status
person_mine(struct records *records, struct person_list *list)
{
	struct groups groups = {NULL, 0};
	enum status status;

	memset(list, 0, sizeof *list);
	status = groups_mine(records, &groups);
	if (status == STATUS_OK)
		status = read_lists(records, &groups, list);
	groups_clear(&groups);
	if (status == STATUS_OK && list->count == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "Nobody is a regular of your groups yet. People become "
		    "regulars when you log a session of the group.");
	return status;
}

enum status
group_people(
    struct records *records, const char *group, struct person_list *list)
{
	struct groups groups = {NULL, 0};
	enum status status;

	memset(list, 0, sizeof *list);
	status = groups_one(records, group, &groups);
	if (status == STATUS_OK)
		status = read_lists(records, &groups, list);
	groups_clear(&groups);
	return status;
}
