/*
 * own_view: puts together what a young person sees first.
 */
#include "core/own_view.h"

#include <string.h>

#include "base/mem.h"
#include "core/consent_internal.h"
#include "core/own_view_internal.h"

static const char sql_person[] =
    "SELECT capacity = 'able', capacity_review, coalesce(seen_at, 0)"
    " FROM person WHERE id = :person";
static const char sql_visits[] =
    "SELECT s.held_on, coalesce(g.name, ''), s.place FROM attendance a"
    " JOIN session s ON s.id = a.session"
    " LEFT JOIN work_group g ON g.id = s.work_group"
    " WHERE a.person = :person ORDER BY s.held_on DESC, s.id DESC";
static const char sql_groups[] =
    "SELECT DISTINCT g.name FROM group_person r JOIN work_group g"
    " ON g.id = r.work_group WHERE r.person = :person"
    " AND (r.until_on IS NULL OR r.until_on >= today()) ORDER BY g.name";
static const char sql_workers[] =
    "SELECT name FROM user WHERE role = 'worker' AND is_recovery = 0"
    " AND removed_on IS NULL ORDER BY name";

static enum status
read_person(struct records *records, struct own_view *view)
{
	struct stmt *stmt = stmt_open(records->store, sql_person);
	struct person_key key = {0};
	enum status status;

	stmt_bind_int(stmt, ":person", records->handover_person);
	if (stmt_step(stmt)) {
		view->is_able = stmt_int(stmt, 0) != 0;
		view->review_on = (int32_t)stmt_int(stmt, 1);
		view->seen_at = stmt_int(stmt, 2);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK)
		status = person_key_get(records, view->code, &key);
	view->has_key = status == STATUS_OK;
	view->is_card = key.is_card;
	view->key_open = records->handover_key != NULL;
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

/* Is a kind there, and more than a kind only? */
static bool
is_shown(const struct own_view *view, const char *kind)
{
	for (size_t i = 0; i < view->count; i++)
		if (strcmp(view->things[i].say.kind, kind) == 0)
			return view->things[i].hidden == OWN_SHOWN;
	return false;
}

static enum status
read_called(struct records *records, struct own_view *view)
{
	struct buf called = BUF_EMPTY;
	enum status status = STATUS_OK;

	if (is_shown(view, "name") || is_shown(view, "handle"))
		status =
		    person_called(records, records->handover_person, &called);
	view->called = buf_take(&called);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status
read_visits(struct records *records, struct own_view *view)
{
	struct stmt *stmt = stmt_open(records->store, sql_visits);
	void *visits = NULL;
	size_t room = 0;

	stmt_bind_int(stmt, ":person", records->handover_person);
	while (stmt_step(stmt)) {
		struct own_visit *visit;

		mem_grow(&visits, &room, view->visits_count + 1, sizeof *visit);
		view->visits = visits;
		visit = &view->visits[view->visits_count++];
		visit->held_on = (int32_t)stmt_int(stmt, 0);
		visit->group = mem_text(stmt_text(stmt, 1));
		visit->place = mem_text(stmt_text(stmt, 2));
	}
	return stmt_done(&stmt);
}

/* First column, row by row. */
static enum status
read_texts(struct stmt *stmt, char ***texts, size_t *count)
{
	void *all = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		mem_grow(&all, &room, *count + 1, sizeof **texts);
		*texts = all;
		(*texts)[(*count)++] = mem_text(stmt_text(stmt, 0));
	}
	return stmt_done(&stmt);
}

static enum status
read_here(struct records *records, struct own_view *view)
{
	struct stmt *stmt = NULL;
	enum status status = STATUS_OK;

	if (is_shown(view, "attendance")) {
		status = read_visits(records, view);
		if (status != STATUS_OK)
			return status;
		stmt = stmt_open(records->store, sql_groups);
		stmt_bind_int(stmt, ":person", records->handover_person);
		status = read_texts(stmt, &view->groups, &view->groups_count);
	}
	if (status == STATUS_OK)
		status = read_texts(stmt_open(records->store, sql_workers),
		    &view->workers, &view->workers_count);
	return status;
}

enum status
own_view(struct records *records, const char *code, struct own_view *view)
{
	int64_t person;
	enum status status;

	memset(view, 0, sizeof *view);
	status = handover_of(records, code, &person);
	if (status != STATUS_OK)
		return status;
	memcpy(view->code, records->handover_code, sizeof view->code);
	status = read_person(records, view);
	if (status == STATUS_OK)
		status = own_view_things(records, view);
	if (status == STATUS_OK)
		status = read_called(records, view);
	if (status == STATUS_OK)
		status = read_here(records, view);
	if (status == STATUS_OK)
		status = own_view_news(records, view);
	if (status != STATUS_OK)
		own_view_clear(view);
	return status;
}

void
own_view_clear(struct own_view *view)
{
	for (size_t i = 0; i < view->count; i++)
		own_thing_clear(&view->things[i]);
	for (size_t i = 0; i < view->visits_count; i++) {
		mem_free(view->visits[i].group);
		mem_free(view->visits[i].place);
	}
	for (size_t i = 0; i < view->news_count; i++)
		own_news_clear(&view->news[i]);
	own_texts_clear(&view->groups, view->groups_count);
	own_texts_clear(&view->workers, view->workers_count);
	mem_free(view->things);
	mem_free(view->visits);
	mem_free(view->news);
	mem_wipe_text(&view->called);
	memset(view, 0, sizeof *view);
}
