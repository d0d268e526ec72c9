/*
 * check_people: is everybody in the records because they were added, and is
 * what is said about their capacity, and by an adult, what was written down?
 */
#include <string.h>

#include "core/check_fold.h"

static const char sql_people[] =
    "SELECT p.uid, p.capacity, u.uid, p.capacity_on, p.capacity_review"
    " FROM person p LEFT JOIN user u ON u.id = p.capacity_by";

static const char sql_adults[] =
    "SELECT p.uid, a.kind, a.answer, a.said_on, a.until, u.uid"
    " FROM consent_adult a LEFT JOIN person p ON p.id = a.person"
    " LEFT JOIN user u ON u.id = a.heard_by";

/* Whose uid stands in column 0, or NULL. */
static const struct check_known *
whose(const struct check *check, struct stmt *stmt)
{
	unsigned char hash[CHECK_SUBJECT_BYTES];
	size_t size = 0;
	const void *uid = stmt_blob(stmt, 0, &size);

	if (size != UID_BYTES)
		return NULL;
	check_subject(uid, hash);
	return check_known_find(check, hash);
}

static bool
is_user(struct stmt *stmt, int column,
    const unsigned char hash[CHECK_SUBJECT_BYTES])
{
	unsigned char found[CHECK_SUBJECT_BYTES];
	size_t size = 0;
	const void *uid = stmt_blob(stmt, column, &size);

	if (size != UID_BYTES)
		return false;
	check_subject(uid, found);
	return memcmp(found, hash, sizeof(found)) == 0;
}

static void
check_person(struct check *check, const struct check_person *person,
    struct stmt *stmt, const char *code)
{
	bool is_able = strcmp(stmt_text(stmt, 1), "able") == 0;

	if (!person->is_added) {
		check_found(check, code,
		    "They are in the records, and nobody wrote down that they"
		    " were added.");
		return;
	}
	if (is_able && !person->is_able)
		check_found(check, code,
		    "They were said not to be able to decide yet, and the"
		    " records say they are.");
	else if (is_able != person->is_able ||
		 !is_user(stmt, 2, person->capacity_by) ||
		 stmt_int(stmt, 3) != person->capacity_on ||
		 (person->capacity_review != DAY_NONE &&
		     stmt_int(stmt, 4) != person->capacity_review))
		check_found(check, code,
		    "Whether they can decide is not as it was written down.");
}

enum status
check_people(struct check *check, const struct check_fold *fold)
{
	struct stmt *stmt = stmt_open(check->store, sql_people);

	while (stmt_step(stmt)) {
		const struct check_known *known = whose(check, stmt);

		if (known != NULL)
			check_person(check, &fold->people[known - check->known],
			    stmt, known->code);
	}
	return stmt_done(&stmt);
}

static bool
is_same_adult(const struct check_adult *adult, struct stmt *stmt)
{
	bool is_yes = strcmp(stmt_text(stmt, 2), "yes") == 0;

	return adult->answer == (is_yes ? CHECK_YES : CHECK_NO) &&
	       adult->said_on == stmt_int(stmt, 3) &&
	       adult->until == stmt_int(stmt, 4) &&
	       is_user(stmt, 5, adult->heard_by);
}

/* What an adult said and has no row. */
static void
check_missing_adults(struct check *check, const struct check_fold *fold)
{
	for (size_t i = 0; i < check->known_count; i++) {
		const struct check_person *person = &fold->people[i];

		for (size_t kind = 0;
		     person->adults != NULL && kind < check->kinds_count;
		     kind++) {
			if (person->adults[kind].answer != CHECK_NOTHING &&
			    !person->adults[kind].has_row)
				check_found(check, check->known[i].code,
				    "%s: what an adult said is missing.",
				    check->kinds[kind].name);
		}
	}
}

enum status
check_adults(struct check *check, struct check_fold *fold)
{
	struct stmt *stmt = stmt_open(check->store, sql_adults);

	while (stmt_step(stmt)) {
		const struct check_known *known = whose(check, stmt);
		int kind = check_kind_place_of(check, stmt_int(stmt, 1));
		struct check_adult *adult = NULL;

		if (known != NULL && kind >= 0 &&
		    fold->people[known - check->known].adults != NULL)
			adult =
			    &fold->people[known - check->known].adults[kind];
		if (adult != NULL)
			adult->has_row = true;
		if (adult == NULL || !is_same_adult(adult, stmt))
			check_found(check, known == NULL ? "" : known->code,
			    "%s: an adult's answer is not as it was written"
			    " down.",
			    kind < 0 ? "?" : check->kinds[kind].name);
	}
	check_missing_adults(check, fold);
	return stmt_done(&stmt);
}
