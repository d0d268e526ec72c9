/*
 * check_values: is everything that is held covered by a yes, and is nothing
 * here that was erased?
 *
 * Each rule of the schema's triggers is asked of the rows as they are now, for
 * a row may have come in past the triggers.
 */
#include <inttypes.h>
#include <string.h>

#include "core/check_internal.h"

/* Rows are defects: whose (shown id), and of which kind. */
static const struct rule {
	const char *sql;
	const char *sentence;
} rules[] = {
    {"SELECT p.code, k.name FROM field f"
     " LEFT JOIN consent c ON c.person = f.person AND c.kind = f.kind"
     " LEFT JOIN person p ON p.id = f.person"
     " LEFT JOIN kind k ON k.id = f.kind"
     " WHERE c.id IS NULL OR c.answer <> 'yes' OR c.see = 'nobody'",
	"something is held that they have not said yes to."},
    {"SELECT p.code, k.name FROM attendance a"
     " LEFT JOIN consent c ON c.person = a.person AND c.kind = a.kind"
     " LEFT JOIN person p ON p.id = a.person"
     " LEFT JOIN kind k ON k.id = a.kind"
     " WHERE c.id IS NULL OR c.answer <> 'yes' OR c.see = 'nobody'"
     " OR a.kind <> 3",
	"they are on a register and have not said yes to it."},
    {"SELECT p.code, k.name FROM group_person g"
     " LEFT JOIN consent c ON c.person = g.person AND c.kind = g.kind"
     " LEFT JOIN person p ON p.id = g.person"
     " LEFT JOIN kind k ON k.id = g.kind"
     " WHERE c.id IS NULL OR c.answer <> 'yes' OR c.see = 'nobody'"
     " OR g.kind <> 3",
	"they are among a group's regulars and have not said yes to it."},
    {"SELECT p.code, k.name FROM outcome o"
     " LEFT JOIN consent c ON c.person = o.person AND c.kind = o.kind"
     " LEFT JOIN person p ON p.id = o.person"
     " LEFT JOIN kind k ON k.id = o.kind"
     " WHERE c.id IS NULL OR c.answer <> 'yes' OR c.see = 'nobody'"
     " OR o.kind <> 4",
	"an outcome is held that they have not said yes to."},
    {"SELECT p.code, k.name FROM field_seal s"
     " LEFT JOIN field f ON f.id = s.field"
     " LEFT JOIN consent c ON c.person = f.person AND c.kind = f.kind"
     " LEFT JOIN person p ON p.id = f.person"
     " LEFT JOIN kind k ON k.id = f.kind"
     " WHERE c.id IS NULL OR c.see <> 'worker'"
     " OR c.see_user IS NOT s.to_user",
	"something is locked for a worker they did not choose."},
    {"SELECT p.code, k.name FROM field f"
     " LEFT JOIN consent c ON c.person = f.person AND c.kind = f.kind"
     " LEFT JOIN person p ON p.id = f.person"
     " LEFT JOIN kind k ON k.id = f.kind"
     " LEFT JOIN field_seal s ON s.field = f.id"
     " WHERE (s.field IS NOT NULL OR c.see = 'worker' OR f.value = '')"
     " AND (s.field IS NULL OR c.see IS NOT 'worker' OR f.value <> '')",
	"something is not locked as they chose."},
    {"SELECT p.code, k.name FROM field_words w"
     " LEFT JOIN field f ON f.id = w.field"
     " LEFT JOIN person p ON p.id = f.person"
     " LEFT JOIN kind k ON k.id = f.kind WHERE f.id IS NULL",
	"words stand beside something that is gone."},
    {"SELECT '', 'session' FROM session s WHERE s.headcount <"
     " (SELECT count(*) FROM attendance a WHERE a.session = s.id)",
	"a register has more names than heads."},
};

#define RULES (sizeof(rules) / sizeof(rules[0]))

/* First column: what a tombstone of that uid would call it. */
static const char sql_uids[] =
    "SELECT 'field', f.uid, p.code FROM field f"
    " LEFT JOIN person p ON p.id = f.person"
    " UNION ALL SELECT 'field', o.uid, p.code FROM outcome o"
    " LEFT JOIN person p ON p.id = o.person"
    " UNION ALL SELECT 'field', a.uid, p.code FROM attendance a"
    " LEFT JOIN person p ON p.id = a.person WHERE a.uid IS NOT NULL"
    " UNION ALL SELECT 'person', uid, code FROM person"
    " UNION ALL SELECT 'user', uid, '' FROM user WHERE removed_on IS NULL";

static const char sql_is_erased[] =
    "SELECT count(*) FROM tombstone WHERE hash = :hash AND what = :what";

static enum status
check_rule(struct check *check, const struct rule *rule)
{
	struct stmt *stmt = stmt_open(check->store, rule->sql);

	while (stmt_step(stmt))
		check_found(check, stmt_text(stmt, 0), "%s: %s",
		    stmt_text(stmt, 1), rule->sentence);
	return stmt_done(&stmt);
}

static enum status
is_erased(
    struct check *check, const char *what, const void *uid, bool *is_tombstone)
{
	unsigned char hash[CHECK_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(check->store, sql_is_erased);
	int64_t count = 0;
	enum status status;

	check_subject(uid, hash);
	stmt_bind_blob(stmt, ":hash", hash, sizeof(hash));
	stmt_bind_text(stmt, ":what", what);
	status = stmt_one_int(&stmt, &count);
	*is_tombstone = count > 0;
	return status;
}

/* What was erased may not be back. */
static enum status
check_tombstones(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_uids);
	enum status status = STATUS_OK;
	enum status done;

	while (status == STATUS_OK && stmt_step(stmt)) {
		bool is_tombstone = false;
		size_t size = 0;
		const void *uid = stmt_blob(stmt, 1, &size);

		if (size != UID_BYTES)
			continue;
		status =
		    is_erased(check, stmt_text(stmt, 0), uid, &is_tombstone);
		if (is_tombstone)
			check_found(check, stmt_text(stmt, 2),
			    "A %s that was erased is in the records again.",
			    stmt_text(stmt, 0));
	}
	done = stmt_done(&stmt);
	return status != STATUS_OK ? status : done;
}

enum status
check_values(struct check *check)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < RULES && status == STATUS_OK; i++)
		status = check_rule(check, &rules[i]);
	if (status == STATUS_OK)
		status = check_tombstones(check);
	return status;
}
