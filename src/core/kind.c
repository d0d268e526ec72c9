/*
 * kind: reads what can be held, with the notice that is shown now.
 *
 * Kinds are data of the project and say nothing about anybody.  kind_edit.c
 * changes them.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/kind_internal.h"

#define NAME_BYTES 41 /* and NUL, as core_internal.h has it */
#define NEAR_EDITS 2  /* further off it is another word */

/* :name NULL: all of them. */
static const char sql_list[] =
    "SELECT k.name, k.label, k.shape, k.choices, k.own_words, k.coarse,"
    " k.many, k.findable, k.tonight, k.default_see, k.keep_months,"
    " k.retired_on IS NOT NULL, n.version, n.front, n.rest"
    " FROM kind k JOIN notice n ON n.kind = k.id"
    " WHERE n.version = (SELECT max(version) FROM notice WHERE kind = k.id)"
    " AND (:retired = 1 OR k.retired_on IS NULL)"
    " AND (:name IS NULL OR k.name = :name)"
    " ORDER BY k.position, k.id";
static const char sql_name[] = "SELECT name FROM kind WHERE id = :kind";
static const char sql_row[] =
    "SELECT k.id, k.name, k.coarse <> 'none', k.default_see, n.id, n.hash,"
    " k.retired_on IS NOT NULL"
    " FROM kind k JOIN notice n ON n.kind = k.id"
    " WHERE n.version = (SELECT max(version) FROM notice WHERE kind = k.id)"
    " AND k.name = :name";

static enum status
no_such_kind(void)
{
	return REFUSE(STATUS_NOT_FOUND,
	    "There is no kind of that name. See: sayso kind list");
}

void
kind_clear(struct kind *kind)
{
	mem_free(kind->name);
	mem_free(kind->label);
	mem_free(kind->shape);
	mem_free(kind->choices);
	mem_free(kind->coarse);
	mem_free(kind->default_see);
	mem_free(kind->front);
	mem_free(kind->rest);
	*kind = (struct kind){0};
}

void
kind_list_clear(struct kind_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		kind_clear(&list->kinds[i]);
	mem_free(list->kinds);
	*list = (struct kind_list){0};
}

static void
read_kind(struct stmt *stmt, struct kind *kind)
{
	kind->name = mem_text(stmt_text(stmt, 0));
	kind->label = mem_text(stmt_text(stmt, 1));
	kind->shape = mem_text(stmt_text(stmt, 2));
	kind->choices = mem_text(stmt_text(stmt, 3));
	kind->own_words = stmt_int(stmt, 4) != 0;
	kind->coarse = mem_text(stmt_text(stmt, 5));
	kind->many = stmt_int(stmt, 6) != 0;
	kind->findable = stmt_int(stmt, 7) != 0;
	kind->tonight = stmt_int(stmt, 8) != 0;
	kind->default_see = mem_text(stmt_text(stmt, 9));
	kind->keep_months = (int)stmt_int(stmt, 10);
	kind->retired = stmt_int(stmt, 11) != 0;
	kind->notice_version = (int)stmt_int(stmt, 12);
	kind->front = mem_text(stmt_text(stmt, 13));
	kind->rest = mem_text(stmt_text(stmt, 14));
}

static enum status
read_list(struct records *records, bool retired, const char *name,
    struct kind_list *list)
{
	struct stmt *stmt = stmt_open(records->store, sql_list);
	struct kind_list read = {0};
	size_t room = 0;
	enum status status;

	stmt_bind_int(stmt, ":retired", retired);
	stmt_bind_text(stmt, ":name", name);
	while (stmt_step(stmt)) {
		void *kinds = read.kinds;

		mem_grow(&kinds, &room, read.count + 1, sizeof *read.kinds);
		read.kinds = kinds;
		read_kind(stmt, &read.kinds[read.count++]);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK)
		*list = read;
	else
		kind_list_clear(&read);
	return status;
}

enum status
kind_list(struct records *records, bool retired, struct kind_list *list)
{
	return read_list(records, retired, NULL, list);
}

enum status
kind_get(struct records *records, const char *name, struct kind_list *list)
{
	enum status status = read_list(records, true, name, list);

	if (status == STATUS_OK && list->count == 0)
		return no_such_kind();
	return status;
}

enum status
kind_name(struct records *records, int64_t kind, char name[NAME_BYTES])
{
	struct stmt *stmt = stmt_open(records->store, sql_name);
	bool is_there = false;
	enum status status;

	stmt_bind_int(stmt, ":kind", kind);
	if (stmt_step(stmt)) {
		snprintf(name, NAME_BYTES, "%s", stmt_text(stmt, 0));
		is_there = true;
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !is_there)
		status = FAIL(STATUS_NOT_FOUND, "a kind without a row");
	return status;
}

static enum see
read_see(const char *text)
{
	if (strcmp(text, "team") == 0)
		return SEE_TEAM;
	return strcmp(text, "emergency") == 0 ? SEE_EMERGENCY : SEE_NOBODY;
}

enum status
kind_row_any(struct records *records, const char *name, struct kind_row *row)
{
	struct stmt *stmt = stmt_open(records->store, sql_row);
	struct kind_row read = {0};
	enum status status;

	stmt_bind_text(stmt, ":name", name);
	if (stmt_step(stmt)) {
		read.id = stmt_int(stmt, 0);
		snprintf(read.name, sizeof read.name, "%s", stmt_text(stmt, 1));
		read.is_counted = stmt_int(stmt, 2) != 0;
		read.default_see = read_see(stmt_text(stmt, 3));
		read.notice = stmt_int(stmt, 4);
		stmt_copy_blob(
		    stmt, 5, read.notice_hash, sizeof read.notice_hash);
		read.is_retired = stmt_int(stmt, 6) != 0;
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK)
		return status;
	if (read.id == 0)
		return no_such_kind();
	*row = read;
	return STATUS_OK;
}

enum status
kind_row(struct records *records, const char *name, struct kind_row *row)
{
	enum status status = kind_row_any(records, name, row);

	if (status == STATUS_OK && row->is_retired)
		return no_such_kind();
	return status;
}

/* How far ${typed}, folded, is from a kind: its label is as good as its name.
 */
static size_t
distance(const char *typed, const struct kind *kind)
{
	struct buf label = BUF_EMPTY;
	size_t by_name = text_distance(typed, kind->name, NEAR_EDITS);
	size_t by_label;

	text_fold(kind->label, &label);
	by_label = text_distance(typed, label.text, NEAR_EDITS);
	buf_clear(&label);
	return by_name < by_label ? by_name : by_label;
}

char *
kind_nearest(struct records *records, const char *name)
{
	struct kind_list list = {0};
	struct buf typed = BUF_EMPTY;
	size_t nearest = NEAR_EDITS + 1;
	char *found = NULL;

	if (kind_list(records, false, &list) != STATUS_OK)
		return NULL;
	text_fold(name, &typed);
	for (size_t i = 0; i < list.count; i++) {
		size_t edits = distance(typed.text, &list.kinds[i]);

		if (edits < nearest && edits < typed.length) {
			nearest = edits;
			mem_free(found);
			found = mem_text(list.kinds[i].name);
		}
	}
	buf_clear(&typed);
	kind_list_clear(&list);
	return found;
}
