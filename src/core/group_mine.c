/*
 * group_mine: the groups whose names the acting user reads as a list, and the
 * entries that say so.
 *
 * The entries are committed here, before the caller reads the first name.
 */
#include "base/mem.h"
#include "core/group_internal.h"

static const char sql_mine[] =
    "SELECT g.id, g.uid, g.name, min(w.is_cover) FROM group_worker w"
    " JOIN work_group g ON g.id = w.work_group"
    " WHERE w.user = :me AND w.from_on <= :today"
    " AND (w.until_on IS NULL OR w.until_on >= :today)"
    " AND g.ended_on IS NULL GROUP BY g.id"
    " ORDER BY g.name COLLATE NOCASE, g.id";

void
groups_clear(struct groups *groups)
{
	for (size_t i = 0; i < groups->count; i++)
		mem_free(groups->groups[i].name);
	mem_free(groups->groups);
	*groups = (struct groups){NULL, 0};
}

enum status
groups_mine(struct records *records, struct groups *groups)
{
	struct stmt *stmt = stmt_open(records->store, sql_mine);
	void *array = NULL;
	size_t room = 0;

	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":today", records->today);
	while (stmt_step(stmt)) {
		struct group_mine *group;

		mem_grow(&array, &room, groups->count + 1, sizeof *group);
		groups->groups = array;
		group = &groups->groups[groups->count++];
		group->id = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, group->uid, UID_BYTES);
		group->name = mem_text(stmt_text(stmt, 2));
		group->is_cover = stmt_int(stmt, 3) != 0;
	}
	return stmt_done(&stmt);
}

/* Keep the one of that id; the rest go. */
static void
keep_one(struct groups *groups, int64_t id)
{
	size_t kept = 0;

	for (size_t i = 0; i < groups->count; i++) {
		if (groups->groups[i].id == id)
			groups->groups[kept++] = groups->groups[i];
		else
			mem_free(groups->groups[i].name);
	}
	groups->count = kept;
}

enum status
groups_one(struct records *records, const char *name, struct groups *groups)
{
	struct group_row row = {0};
	enum status status = group_going_on(records, name, &row);

	if (status == STATUS_OK)
		status = groups_mine(records, groups);
	if (status == STATUS_OK)
		keep_one(groups, row.id);
	if (status == STATUS_OK && groups->count == 0)
		status = REFUSE(STATUS_DENIED,
		    "You do not work with that group, so its list is not yours "
		    "to read. If you stand in today, write that down first.");
	return status;
}

enum status
groups_look(struct records *records, const struct groups *groups)
{
	struct txn *txn = NULL;
	enum status status;

	if (groups->count == 0)
		return STATUS_OK;
	status = txn_begin(records->store, &txn);
	for (size_t i = 0; status == STATUS_OK && i < groups->count; i++)
		status = look_list(records, txn, groups->groups[i].uid,
		    groups->groups[i].is_cover);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
