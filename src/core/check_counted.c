/*
 * check_counted: are only those counted who said that they may be?
 *
 * Facts whose link to a person is gone can tell nothing about anybody and are
 * not judged.
 */
#include "core/check_fold.h"

static const char sql_facts[] =
    "SELECT DISTINCT p.uid, p.code, f.kind FROM counted_fact f"
    " JOIN counted_person c ON c.id = f.counted"
    " LEFT JOIN person p ON p.id = c.person WHERE c.person IS NOT NULL";

/* The person in column 0 as the ledger has them, or NULL. */
static const struct check_person *
person_of(const struct check_fold *fold, struct stmt *stmt)
{
	unsigned char hash[CHECK_SUBJECT_BYTES];
	const struct check_known *known;
	size_t size = 0;
	const void *uid = stmt_blob(stmt, 0, &size);

	if (size != UID_BYTES)
		return NULL;
	check_subject(uid, hash);
	known = check_known_find(fold->check, hash);
	if (known == NULL)
		return NULL;
	return &fold->people[known - fold->check->known];
}

enum status
check_counted(struct check *check, const struct check_fold *fold)
{
	struct stmt *stmt = stmt_open(check->store, sql_facts);

	while (stmt_step(stmt)) {
		const struct check_person *person = person_of(fold, stmt);
		int kind = check_kind_place_of(check, stmt_int(stmt, 2));

		if (person != NULL && person->says != NULL && kind >= 0 &&
		    person->says[kind].may_count)
			continue;
		check_found(check, stmt_text(stmt, 1),
		    "%s: they are counted and have not said yes to that.",
		    kind < 0 ? "?" : check->kinds[kind].name);
	}
	return stmt_done(&stmt);
}
