/*
 * tombstone_pending: what a young person said no to in a hand-over that was cut
 * off, as if it was erased already.
 *
 * The next start makes it gone; where a restore comes before that start, its
 * list says so.  Reads only.
 */
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "core/core_internal.h"
#include "core/tombstone.h"

#define SAID_NO " c.shut_why = 'own_no' AND c.goes_on IS NOT NULL"
#define OF_NO                                                                  \
	" r JOIN consent c ON c.person = r.person AND c.kind = r.kind"         \
	" WHERE r.uid IS NOT NULL AND" SAID_NO

static const char sql_kinds[] =
    "SELECT p.uid, k.name FROM consent c JOIN person p ON p.id = c.person"
    " JOIN kind k ON k.id = c.kind WHERE" SAID_NO;
/* All that hangs on them, and texts where a name is to be blacked out. */
static const char sql_rows[] =
    "SELECT r.uid FROM field" OF_NO
    " UNION ALL SELECT r.uid FROM attendance" OF_NO
    " UNION ALL SELECT r.uid FROM group_person" OF_NO
    " UNION ALL SELECT r.uid FROM outcome" OF_NO
    " UNION ALL SELECT coalesce(s.text_uid, s.uid) FROM forgetting_text t"
    "  JOIN session s ON s.id = t.row WHERE t.place = 0"
    " UNION ALL SELECT coalesce(s.text_uid, s.uid) FROM forgetting_text t"
    "  JOIN session_correction x ON x.id = t.row"
    "  JOIN session s ON s.id = x.session WHERE t.place = 1"
    " UNION ALL SELECT f.uid FROM forgetting_text t"
    "  JOIN field f ON f.id = t.row WHERE t.place = 2";
/* Of whom nothing else is left. */
static const char sql_people[] =
    "SELECT p.uid FROM person p WHERE EXISTS (SELECT 1 FROM consent c"
    "  WHERE c.person = p.id AND" SAID_NO ")"
    " AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person = p.id"
    "  AND c.answer = 'yes' AND coalesce(c.shut_why, '') <> 'own_no')";

static struct tombstone *
add(struct tombstones *list, enum tombstone_what what, int32_t today)
{
	void *all = list->all;
	struct tombstone *one;

	mem_grow(&all, &list->room, list->count + 1, sizeof *one);
	list->all = all;
	one = &list->all[list->count++];
	*one = (struct tombstone){.what = what, .made_on = today};
	return one;
}

static enum status
add_kinds(struct records *records, struct tombstones *list)
{
	struct stmt *stmt = stmt_open(records->store, sql_kinds);

	while (stmt_step(stmt)) {
		struct tombstone *one =
		    add(list, TOMBSTONE_CONSENT, records->today);
		unsigned char uid[UID_BYTES] = {0};

		randombytes_buf(one->hash, sizeof one->hash);
		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
		ledger_subject(uid, one->person);
		strncpy(one->kind, stmt_text(stmt, 1), sizeof one->kind - 1);
	}
	return stmt_done(&stmt);
}

static enum status
add_uids(struct records *records, const char *sql, enum tombstone_what what,
    struct tombstones *list)
{
	struct stmt *stmt = stmt_open(records->store, sql);

	while (stmt_step(stmt)) {
		struct tombstone *one = add(list, what, records->today);
		unsigned char uid[UID_BYTES] = {0};

		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
		ledger_subject(uid, one->hash);
	}
	return stmt_done(&stmt);
}

enum status
tombstones_pending(struct records *records, struct tombstones *tombstones)
{
	struct tombstones found = TOMBSTONES_NONE;
	enum status status = add_kinds(records, &found);

	if (status == STATUS_OK)
		status = add_uids(records, sql_rows, TOMBSTONE_FIELD, &found);
	if (status == STATUS_OK)
		status =
		    add_uids(records, sql_people, TOMBSTONE_PERSON, &found);
	if (status == STATUS_OK)
		(void)tombstones_join(tombstones, &found);
	tombstones_clear(&found);
	return status;
}
