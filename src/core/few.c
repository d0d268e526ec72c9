/*
 * few: what may still have to be written up.
 *
 * About the work, not about anybody.  Half of what is usual, or less, is few:
 * a week missed is not worth a line on home.
 */
#include "core/few.h"

#include "base/day.h"
#include "base/mem.h"
#include "core/core_internal.h"

#define TIMES_BEFORE 3

static const char sql_groups[] =
    "SELECT g.name, (SELECT count(*) FROM session s WHERE s.work_group = g.id"
    "  AND s.held_on BETWEEN :from AND :until),"
    " (SELECT count(*) FROM session s WHERE s.work_group = g.id"
    "  AND s.held_on >= :before AND s.held_on < :from)"
    " FROM work_group g WHERE g.ended_on IS NULL AND g.made_on <= :before"
    " ORDER BY g.name COLLATE NOCASE";

enum status
few_list(struct records *records, int32_t from_on, int32_t until_on,
    struct few **groups, size_t *count)
{
	struct stmt *stmt = stmt_open(records->store, sql_groups);
	int32_t days = until_on - from_on + 1;
	void *all = NULL;
	size_t room = 0;

	*count = 0;
	stmt_bind_int(stmt, ":from", from_on);
	stmt_bind_int(stmt, ":until", until_on);
	stmt_bind_int(stmt, ":before", from_on - TIMES_BEFORE * days);
	while (stmt_step(stmt)) {
		int64_t sessions = stmt_int(stmt, 1);
		int64_t usual = stmt_int(stmt, 2) / TIMES_BEFORE;

		if (usual == 0 || 2 * sessions > usual)
			continue;
		mem_grow(&all, &room, *count + 1, sizeof **groups);
		((struct few *)all)[(*count)++] =
		    (struct few){mem_text(stmt_text(stmt, 0)), sessions, usual};
	}
	*groups = all;
	return stmt_done(&stmt);
}

void
few_clear(struct few **groups, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mem_free((*groups)[i].group);
	mem_free(*groups);
	*groups = NULL;
}
