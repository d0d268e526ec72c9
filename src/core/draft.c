/*
 * draft: boxes of unfinished forms; the only owner of table draft.
 *
 * Nothing here is written to the ledger, and nothing here can be read without
 * the writer's key.
 */
#include "core/draft.h"

#include <string.h>

#include "base/mem.h"
#include "core/core_internal.h"

#define DAY_SECONDS INT64_C(86400)

static const char sql_put[] =
    "INSERT INTO draft (user, form, box, saved_at)"
    " VALUES (:me, :form, :box, :now) ON CONFLICT (user, form)"
    " DO UPDATE SET box = excluded.box, saved_at = excluded.saved_at";
static const char sql_list[] =
    "SELECT form, saved_at FROM draft WHERE user = :me AND saved_at > :dead"
    " ORDER BY saved_at DESC, form";
static const char sql_get[] = "SELECT box FROM draft WHERE user = :me"
			      " AND form = :form AND saved_at > :dead";
static const char sql_drop[] =
    "DELETE FROM draft WHERE user = :me AND form = :form";
static const char sql_drop_dead[] = "DELETE FROM draft WHERE saved_at <= :dead";
static const char sql_drop_all[] = "DELETE FROM draft";
static const char sql_drop_of[] = "DELETE FROM draft WHERE user = :user";

/* What was saved then, or before, is dead. */
static int64_t
dead_at(const struct records *records)
{
	return records->now - DRAFT_DAYS * DAY_SECONDS;
}

static bool
is_form(const char *form)
{
	size_t length = strlen(form);

	for (size_t i = 0; i < length; i++)
		if (form[i] < '!' || form[i] > '~')
			return false;
	return length > 0 && length < DRAFT_FORM_BYTES;
}

/* Run one change as a transaction of its own. */
static enum status
change(struct records *records, struct stmt *stmt)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = stmt_run(&stmt);
	else
		(void)!stmt_done(&stmt);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
draft_put(struct records *records, const char *form, const struct buf *box,
    int64_t *saved_at)
{
	struct stmt *stmt = NULL;
	enum status status;

	if (!is_form(form))
		return FAIL(STATUS_INVALID, "the name of a draft's form");
	if (box->length > DRAFT_BOX_MOST)
		return REFUSE(STATUS_INVALID,
		    "That is too long to be put aside. Finish it, or make it "
		    "shorter.");
	stmt = stmt_open(records->store, sql_put);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_text(stmt, ":form", form);
	stmt_bind_blob(stmt, ":box", box->text, box->length);
	stmt_bind_int(stmt, ":now", records->now);
	status = change(records, stmt);
	if (status == STATUS_OK && saved_at != NULL)
		*saved_at = records->now;
	return status;
}

enum status
draft_list(struct records *records, struct draft **drafts, size_t *count)
{
	struct stmt *stmt = stmt_open(records->store, sql_list);
	void *array = NULL;
	size_t room = 0;
	enum status status;

	*count = 0;
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":dead", dead_at(records));
	while (stmt_step(stmt)) {
		struct draft *draft;

		mem_grow(&array, &room, *count + 1, sizeof *draft);
		draft = (struct draft *)array + (*count)++;
		strncpy(draft->form, stmt_text(stmt, 0), DRAFT_FORM_BYTES - 1);
		draft->saved_at = stmt_int(stmt, 1);
	}
	*drafts = array;
	status = stmt_done(&stmt);
	if (status != STATUS_OK) {
		mem_free(array);
		*drafts = NULL;
		*count = 0;
	}
	return status;
}

enum status
draft_get(struct records *records, const char *form, struct buf *box)
{
	struct stmt *stmt = stmt_open(records->store, sql_get);
	bool found;
	enum status status;

	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_text(stmt, ":form", form);
	stmt_bind_int(stmt, ":dead", dead_at(records));
	found = stmt_step(stmt);
	if (found) {
		size_t size = 0;
		const void *bytes = stmt_blob(stmt, 0, &size);

		buf_add(box, bytes, size);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		status = REFUSE(STATUS_NOT_FOUND,
		    "Nothing was put aside there, or it was more than 7 days "
		    "ago. Start anew.");
	return status;
}

enum status
draft_drop(struct records *records, const char *form)
{
	struct stmt *stmt = stmt_open(records->store, sql_drop);

	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_text(stmt, ":form", form);
	return change(records, stmt);
}

enum status
draft_drop_dead(struct records *records)
{
	struct stmt *stmt = NULL;

	if (records->clock != CLOCK_TRUSTED)
		return STATUS_OK;
	stmt = stmt_open(records->store, sql_drop_dead);
	stmt_bind_int(stmt, ":dead", dead_at(records));
	return change(records, stmt);
}

enum status
draft_drop_all(struct txn *txn)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_drop_all);

	return stmt_run(&stmt);
}

enum status
draft_drop_of(struct txn *txn, int64_t user)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_drop_of);

	stmt_bind_int(stmt, ":user", user);
	return stmt_run(&stmt);
}
