/*
 * tonight_list: whom to expect at the door.
 *
 * Who is on it is worked out by row; then the list entries are committed; then
 * names and needs are read, for these people and nobody else.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/tonight_internal.h"

/* The group's newest sessions before a day, the newest first. */
static const char sql_sessions[] =
    "SELECT id FROM session WHERE work_group = :group AND held_on < :day"
    " ORDER BY held_on DESC, start_minute DESC, id DESC LIMIT :most";
static const char sql_came[] =
    "SELECT a.person FROM attendance a JOIN v_consent v"
    " ON v.person = a.person AND v.kind = 3 WHERE a.session = :session"
    " AND (v.level <> 'carried' OR v.heard_by = :me) AND (v.state = 'live'"
    " OR v.why_shut NOT IN ('own_no', 'heard_no', 'worker_no', 'asked', "
    "'unproved'))";
static const char sql_may_tick[] =
    "SELECT count(*) FROM v_consent WHERE person = :person AND kind = 3"
    " AND state = 'live' AND see <> 'nobody'";
static const char sql_needs[] =
    "SELECT k.label, f.value, w.words"
    " FROM field f JOIN kind k ON k.id = f.kind"
    " LEFT JOIN field_words w ON w.field = f.id"
    " JOIN v_consent v ON v.person = f.person AND v.kind = f.kind"
    " WHERE f.person = :person AND k.tonight = 1 AND v.state = 'live'"
    " AND v.see = 'team' AND (v.level <> 'carried' OR v.heard_by = :me)"
    " ORDER BY k.position, f.id";

/* Where somebody stands in the list. */
enum rank { CAME_LAST, REGULAR, CAME_LATELY, OTHER };

/* One reason for somebody to be on it; of several the first one counts. */
struct candidate {
	int64_t person;
	enum rank rank;
	bool is_of_last;   /* for was at the last session */
	const char *group; /* rank OTHER: whose; else "" */
	char *folded;
	struct tonight_person told;
};

struct candidates {
	struct candidate *rows;
	size_t count;
	size_t room;
};

static void
person_clear(struct tonight_person *person)
{
	for (size_t i = 0; i < person->needs_count; i++)
		mem_wipe_text(&person->needs[i]);
	mem_free(person->needs);
	mem_wipe_text(&person->called);
	mem_wipe_text(&person->apart);
	mem_wipe_text(&person->group);
}

void
tonight_list_clear(struct tonight_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		person_clear(&list->people[i]);
	mem_free(list->people);
	*list = (struct tonight_list){NULL, 0};
}

static void
candidates_clear(struct candidates *all)
{
	for (size_t i = 0; i < all->count; i++) {
		mem_wipe_text(&all->rows[i].folded);
		person_clear(&all->rows[i].told);
	}
	mem_free(all->rows);
}

/* --------------------------------------------------------------- who is on it
 */

static void
add(struct candidates *all, int64_t person, enum rank rank, const char *group)
{
	void *rows = all->rows;

	mem_grow(&rows, &all->room, all->count + 1, sizeof *all->rows);
	all->rows = rows;
	all->rows[all->count++] =
	    (struct candidate){.person = person, .rank = rank, .group = group};
}

static enum status
add_regulars(struct records *records, const struct group_mine *group,
    bool is_other, struct candidates *all)
{
	struct people people = {NULL, 0, 0};
	enum status status = people_regulars(records, group->id, &people);

	for (size_t i = 0; status == STATUS_OK && i < people.count; i++)
		add(all, people.ids[i], is_other ? OTHER : REGULAR,
		    is_other ? group->name : "");
	mem_free(people.ids);
	return status;
}

static enum status
add_who_came(struct records *records, int64_t session, bool is_last,
    struct candidates *all)
{
	struct stmt *stmt = stmt_open(records->store, sql_came);

	stmt_bind_int(stmt, ":session", session);
	stmt_bind_int(stmt, ":me", records->me);
	while (stmt_step(stmt)) {
		add(all, stmt_int(stmt, 0), CAME_LATELY, "");
		all->rows[all->count - 1].is_of_last = is_last;
	}
	return stmt_done(&stmt);
}

static enum status
add_lately(struct records *records, int64_t group, int32_t held_on,
    struct candidates *all)
{
	struct stmt *stmt = stmt_open(records->store, sql_sessions);
	bool is_last = true;
	enum status status = STATUS_OK;

	stmt_bind_int(stmt, ":group", group);
	stmt_bind_int(stmt, ":day", held_on);
	stmt_bind_int(stmt, ":most", TONIGHT_SESSIONS);
	while (status == STATUS_OK && stmt_step(stmt)) {
		status = add_who_came(records, stmt_int(stmt, 0), is_last, all);
		is_last = false;
	}
	if (status == STATUS_OK)
		return stmt_done(&stmt);
	(void)!stmt_done(&stmt);
	return status;
}

static int
compare_people(const void *one, const void *other)
{
	const struct candidate *a = one, *b = other;

	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return strcmp(a->group, b->group);
}

/* Each once, for the first reason; a regular who came last stands first. */
static void
keep_each_once(struct candidates *all)
{
	size_t kept = 0;

	if (all->count == 0)
		return;
	qsort(all->rows, all->count, sizeof *all->rows, compare_people);
	for (size_t i = 0; i < all->count; i++) {
		struct candidate *row = &all->rows[i];

		if (kept == 0 || all->rows[kept - 1].person != row->person)
			all->rows[kept++] = *row;
		else if (row->is_of_last)
			all->rows[kept - 1].is_of_last = true;
	}
	all->count = kept;
	for (size_t i = 0; i < kept; i++)
		if (all->rows[i].rank == REGULAR && all->rows[i].is_of_last)
			all->rows[i].rank = CAME_LAST;
}

/* ${one}: the group asked for (or none); ${mine}: all of mine. */
static enum status
collect(struct records *records, const struct groups *one,
    const struct groups *mine, int32_t held_on, struct candidates *all)
{
	enum status status = STATUS_OK;

	if (one->count > 0) {
		status = add_regulars(records, &one->groups[0], false, all);
		if (status == STATUS_OK)
			status = add_lately(
			    records, one->groups[0].id, held_on, all);
	}
	for (size_t i = 0; status == STATUS_OK && i < mine->count; i++)
		status = add_regulars(records, &mine->groups[i], true, all);
	if (status == STATUS_OK)
		keep_each_once(all);
	return status;
}

/* Of whose list is nobody shown?  Then there is no entry for it either. */
static void
keep_shown(
    const struct groups *one, const struct candidates *all, struct groups *mine)
{
	size_t kept = 0;

	for (size_t i = 0; i < mine->count; i++) {
		struct group_mine *group = &mine->groups[i];
		bool is_shown =
		    one->count > 0 && one->groups[0].id == group->id;

		for (size_t j = 0; j < all->count && !is_shown; j++)
			is_shown = all->rows[j].group == group->name;
		if (is_shown)
			mine->groups[kept++] = *group;
		else
			mem_free(group->name);
	}
	mine->count = kept;
}

/* ------------------------------------------------------------ names and needs
 */

static enum status
read_needs(struct records *records, int64_t person, struct tonight_person *told)
{
	struct stmt *stmt = stmt_open(records->store, sql_needs);
	void *needs = NULL;
	size_t room = 0;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":me", records->me);
	while (stmt_step(stmt)) {
		struct buf need = BUF_EMPTY;

		mem_grow(
		    &needs, &room, told->needs_count + 1, sizeof *told->needs);
		told->needs = needs;
		buf_add_format(
		    &need, "%s: %s", stmt_text(stmt, 0), stmt_text(stmt, 1));
		if (!stmt_is_null(stmt, 2))
			buf_add_format(
			    &need, " (they say: %s)", stmt_text(stmt, 2));
		told->needs[told->needs_count++] = buf_take(&need);
	}
	return stmt_done(&stmt);
}

static enum status
read_may_tick(struct records *records, int64_t person, bool *may_tick)
{
	struct stmt *stmt = stmt_open(records->store, sql_may_tick);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	status = stmt_one_int(&stmt, &rows);
	*may_tick = rows > 0;
	return status;
}

static enum status
read_one(struct records *records, struct candidate *row)
{
	struct tonight_person *told = &row->told;
	struct person_line line;
	enum status status = person_line_read(records, row->person, &line);

	memcpy(told->code, line.code, sizeof told->code);
	told->called = line.called; /* moved */
	told->apart = mem_text("");
	told->group = mem_text(row->group);
	told->is_regular = row->rank <= REGULAR;
	told->came_last = row->is_of_last;
	told->to_be_asked = line.to_be_asked;
	row->folded = person_folded(told->called);
	if (status == STATUS_OK)
		status = read_may_tick(records, row->person, &told->may_tick);
	if (status == STATUS_OK)
		status = read_needs(records, row->person, told);
	return status;
}

static int
compare_told(const void *one, const void *other)
{
	const struct candidate *a = one, *b = other;
	int order;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	order = strcmp(a->folded, b->folded);
	return order != 0 ? order : strcmp(a->told.code, b->told.code);
}

static enum status
read_all(
    struct records *records, struct candidates *all, struct tonight_list *list)
{
	int64_t *ids = mem_alloc(all->count, sizeof *ids);
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < all->count; i++)
		status = read_one(records, &all->rows[i]);
	if (status == STATUS_OK && all->count > 0) {
		qsort(all->rows, all->count, sizeof *all->rows, compare_told);
		list->people = mem_alloc(all->count, sizeof *list->people);
		list->count = all->count;
		for (size_t i = 0; i < all->count; i++) {
			ids[i] = all->rows[i].person;
			list->people[i] = all->rows[i].told; /* moved */
			all->rows[i].told = (struct tonight_person){0};
		}
		status =
		    tonight_tell_apart(records, ids, list->people, list->count);
	}
	mem_free(ids);
	return status;
}

enum status
tonight_list(struct records *records, const char *group, int32_t held_on,
    struct tonight_list *list)
{
	struct groups one = {NULL, 0}, mine = {NULL, 0};
	struct candidates all = {NULL, 0, 0};
	enum status status = STATUS_OK;

	*list = (struct tonight_list){NULL, 0};
	if (held_on == DAY_NONE)
		held_on = records->today;
	if (group != NULL)
		status = groups_one(records, group, &one);
	if (status == STATUS_OK)
		status = groups_mine(records, &mine);
	if (status == STATUS_OK)
		status = collect(records, &one, &mine, held_on, &all);
	if (status == STATUS_OK && all.count > 0) {
		keep_shown(&one, &all, &mine);
		status = groups_look(records, &mine);
	}
	if (status == STATUS_OK)
		status = read_all(records, &all, list);
	candidates_clear(&all);
	groups_clear(&one);
	groups_clear(&mine);
	if (status != STATUS_OK)
		tonight_list_clear(list);
	return status;
}
