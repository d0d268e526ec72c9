/*
 * copy_held: gathers for a copy who they are, what they agreed to, where they
 * came, and what is counted of them.
 *
 * Reads rows of this one person only.  A session is its day, group, place and
 * times; nothing of anybody else at it.
 */
#include <string.h>

#include "base/mem.h"
#include "core/copy_internal.h"
#include "core/setting.h"

static const char sql_person[] =
    "SELECT p.language, p.added_on, coalesce(u.name, ''), p.capacity_on"
    " FROM person p LEFT JOIN user u ON u.id = p.capacity_by"
    " WHERE p.id = :person";
static const char sql_kind[] =
    "SELECT k.keep_months, n.language, n.front, n.rest, n.hash, c.answered_at,"
    " coalesce(s.place, ''), coalesce(s.held_on, 0),"
    " k.shape IN ('line', 'text') FROM consent c"
    " JOIN kind k ON k.id = c.kind JOIN notice n ON n.id = c.notice"
    " LEFT JOIN session s ON s.id = c.session"
    " WHERE c.person = :person AND k.name = :kind";
static const char sql_adults[] =
    "SELECT k.label, a.answer = 'yes', a.said_on, a.until,"
    " coalesce(u.name, ''), k.name FROM consent_adult a"
    " JOIN kind k ON k.id = a.kind LEFT JOIN user u ON u.id = a.heard_by"
    " WHERE a.person = :person ORDER BY k.position, k.id";
static const char sql_visits[] =
    "SELECT coalesce(g.name, ''), s.place, s.held_on, s.start_minute,"
    " s.end_minute FROM attendance a JOIN session s ON s.id = a.session"
    " LEFT JOIN work_group g ON g.id = s.work_group"
    " WHERE a.person = :person ORDER BY s.held_on DESC, s.id DESC";
static const char sql_groups[] =
    "SELECT g.name, r.from_on, r.until_on FROM group_person r"
    " JOIN work_group g ON g.id = r.work_group WHERE r.person = :person"
    " ORDER BY r.from_on, g.name";
static const char sql_facts[] =
    "SELECT c.year, k.label, f.fact, f.value, k.name FROM counted_fact f"
    " JOIN counted_person c ON c.id = f.counted JOIN kind k ON k.id = f.kind"
    " WHERE c.person = :person ORDER BY c.year DESC, k.position, f.fact,"
    " f.value";

static int32_t
day_or_none(struct stmt *stmt, int column)
{
	return stmt_is_null(stmt, column) ? DAY_NONE
					  : (int32_t)stmt_int(stmt, column);
}

static struct stmt *
open_for(struct records *records, const char *sql)
{
	struct stmt *stmt = stmt_open(records->store, sql);

	stmt_bind_int(stmt, ":person", records->handover_person);
	return stmt;
}

/* ------------------------------------------------------------ who they are */

static enum status
gather_settings(struct records *records, struct copy *copy)
{
	const struct {
		const char *name;
		char **text;
	} settings[] = {
	    {"organisation", &copy->organisation},
	    {"address", &copy->address},
	    {"contact", &copy->contact},
	    {"complaints", &copy->complaints},
	    {"region", &copy->region},
	};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		struct buf value = BUF_EMPTY;

		if (status == STATUS_OK)
			status = setting_get(records, settings[i].name, &value);
		*settings[i].text = buf_take(&value);
	}
	return status;
}

enum status
copy_gather_person(struct records *records, struct copy *copy)
{
	struct stmt *stmt = open_for(records, sql_person);
	enum status status;

	if (stmt_step(stmt)) {
		copy->language = mem_text(stmt_text(stmt, 0));
		copy->added_on = (int32_t)stmt_int(stmt, 1);
		copy->capacity_by = mem_text(stmt_text(stmt, 2));
		copy->capacity_on = (int32_t)stmt_int(stmt, 3);
	}
	status = stmt_done(&stmt);
	return status == STATUS_OK ? gather_settings(records, copy) : status;
}

/* -------------------------------------------------------- what they said yes
 * to
 */

static enum status
gather_kind(struct records *records, const char *kind, struct copy_kind *to)
{
	struct stmt *stmt = open_for(records, sql_kind);

	stmt_bind_text(stmt, ":kind", kind);
	if (stmt_step(stmt)) {
		to->keep_months = (int)stmt_int(stmt, 0);
		to->language = mem_text(stmt_text(stmt, 1));
		to->front = mem_text(stmt_text(stmt, 2));
		to->rest = mem_text(stmt_text(stmt, 3));
		stmt_copy_blob(stmt, 4, to->notice, sizeof(to->notice));
		to->answered_at = stmt_int(stmt, 5);
		to->said_where = mem_text(stmt_text(stmt, 6));
		to->said_there_on = (int32_t)stmt_int(stmt, 7);
		to->is_free = stmt_int(stmt, 8) != 0;
	}
	return stmt_done(&stmt);
}

static enum status
gather_adults(struct records *records, struct copy *copy)
{
	struct stmt *stmt = open_for(records, sql_adults);
	void *adults = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		struct copy_adult *adult;

		if (copy_is_hidden(copy, stmt_text(stmt, 5)))
			continue;
		mem_grow(
		    &adults, &room, copy->adults_count + 1, sizeof(*adult));
		copy->adults = adults;
		adult = &copy->adults[copy->adults_count++];
		adult->label = mem_text(stmt_text(stmt, 0));
		adult->is_yes = stmt_int(stmt, 1) != 0;
		adult->said_on = (int32_t)stmt_int(stmt, 2);
		adult->until = (int32_t)stmt_int(stmt, 3);
		adult->heard_by = mem_text(stmt_text(stmt, 4));
	}
	return stmt_done(&stmt);
}

enum status
copy_gather_kinds(struct records *records, struct copy *copy)
{
	enum status status = STATUS_OK;

	copy->kinds = mem_alloc(copy->view.count + 1, sizeof(*copy->kinds));
	for (size_t i = 0; status == STATUS_OK && i < copy->view.count; i++) {
		if (copy->view.things[i].hidden == OWN_SHOWN)
			status = gather_kind(records,
			    copy->view.things[i].say.kind, &copy->kinds[i]);
	}
	return status == STATUS_OK ? gather_adults(records, copy) : status;
}

/* ---------------------------------------------------------- where they came */

static enum status
gather_visits(struct records *records, struct copy *copy)
{
	struct stmt *stmt = open_for(records, sql_visits);
	void *visits = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		struct copy_visit *visit;

		mem_grow(
		    &visits, &room, copy->visits_count + 1, sizeof(*visit));
		copy->visits = visits;
		visit = &copy->visits[copy->visits_count++];
		visit->group = mem_text(stmt_text(stmt, 0));
		visit->place = mem_text(stmt_text(stmt, 1));
		visit->held_on = (int32_t)stmt_int(stmt, 2);
		visit->start_minute = (int)stmt_int(stmt, 3);
		visit->end_minute = (int)stmt_int(stmt, 4);
	}
	return stmt_done(&stmt);
}

static enum status
gather_groups(struct records *records, struct copy *copy)
{
	struct stmt *stmt = open_for(records, sql_groups);
	void *groups = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		struct copy_group *group;

		mem_grow(
		    &groups, &room, copy->groups_count + 1, sizeof(*group));
		copy->groups = groups;
		group = &copy->groups[copy->groups_count++];
		group->name = mem_text(stmt_text(stmt, 0));
		group->from_on = (int32_t)stmt_int(stmt, 1);
		group->until_on = day_or_none(stmt, 2);
	}
	return stmt_done(&stmt);
}

static enum status
gather_facts(struct records *records, struct copy *copy)
{
	struct stmt *stmt = open_for(records, sql_facts);
	void *facts = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		struct copy_fact *fact;

		if (copy_is_hidden(copy, stmt_text(stmt, 4)))
			continue;
		mem_grow(&facts, &room, copy->facts_count + 1, sizeof(*fact));
		copy->facts = facts;
		fact = &copy->facts[copy->facts_count++];
		fact->year = (int32_t)stmt_int(stmt, 0);
		fact->label = mem_text(stmt_text(stmt, 1));
		fact->fact = mem_text(stmt_text(stmt, 2));
		fact->value = mem_text(stmt_text(stmt, 3));
	}
	return stmt_done(&stmt);
}

enum status
copy_gather_came(struct records *records, struct copy *copy)
{
	enum status status = STATUS_OK;

	if (!copy_is_hidden(copy, "attendance")) {
		status = gather_visits(records, copy);
		if (status == STATUS_OK)
			status = gather_groups(records, copy);
	}
	return status == STATUS_OK ? gather_facts(records, copy) : status;
}
