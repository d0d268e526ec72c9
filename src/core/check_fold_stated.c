/*
 * check_fold_stated: signed statements, folded into what everybody has said
 * (DESIGN 5, statement).
 *
 * What an entry says was changed is believed only together with its text
 * (check_fold_text).  Of the statements the newest counts; what came later only
 * took away.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/check_fold.h"

#define KIND_ATTENDED 3 /* kinds up to here are for the team or nobody */
#define YEARS_MOST    3
#define SHUT_DAYS     60

static const char sql_rows[] =
    "SELECT p.uid, count(*), max(s.number) FROM statement s"
    " LEFT JOIN person p ON p.id = s.person GROUP BY s.person";

/* ----------------------------------------------------------------- the entry
 */

static bool
read_number(const char *text, int64_t *number)
{
	char again[24];

	if (strspn(text, "0123456789") != strlen(text) || strlen(text) > 9 ||
	    sscanf(text, "%" SCNd64, number) != 1)
		return false;
	snprintf(again, sizeof(again), "%" PRId64, *number);
	return *number > 0 && strcmp(text, again) == 0;
}

static bool
read_stated(const struct check_entry *entry, struct check_stated_head *stated)
{
	return check_line_is(entry, 0, "number") &&
	       read_number(entry->lines[0].value, &stated->number) &&
	       check_line_is(entry, 1, "hash") &&
	       check_hex(
		   entry->lines[1].value, stated->hash, sizeof(stated->hash)) &&
	       check_line_is(entry, 2, "level") &&
	       check_either(
		   entry->lines[2].value, "card", "pin", &stated->is_card) &&
	       check_line_is(entry, 3, "aloud") &&
	       check_either(
		   entry->lines[3].value, "yes", "no", &stated->is_read_aloud);
}

/* May anybody agree to that?  NULL, or what is wrong with it. */
static const char *
why_not(const struct check_entry *entry, const struct check_terms *terms)
{
	const struct check *check = entry->fold->check;
	const struct check_notice *notice =
	    check_notice_find(check, terms->notice);

	if (terms->see == CHECK_SEE_NOBODY && !terms->is_counted)
		return "is neither seen nor counted";
	if (terms->until < entry->day ||
	    terms->until > day_add_months(entry->day, 12 * YEARS_MOST))
		return "runs longer than anybody can agree to";
	if (check->kinds[terms->kind].id <= KIND_ATTENDED &&
	    terms->see != CHECK_SEE_TEAM && terms->see != CHECK_SEE_NOBODY)
		return "is for nobody who may see it";
	if (notice == NULL || notice->kind != check->kinds[terms->kind].id)
		return "is to words that are not those of its kind";
	return NULL;
}

static void
apply_say(const struct check_entry *entry,
    const struct check_stated_head *stated, const struct check_terms *terms)
{
	struct check_say *say = &entry->person->says[terms->kind];
	const char *wrong = why_not(entry, terms);

	if (wrong != NULL)
		check_found(entry->fold->check, entry->code,
		    "%s: the yes in history entry %" PRId64 " %s.",
		    entry->fold->check->kinds[terms->kind].name, entry->n,
		    wrong);
	*say = (struct check_say){
	    .answer = CHECK_YES,
	    .see = terms->see,
	    .is_counted = terms->is_counted,
	    .until = terms->until,
	    .runs_out = terms->until,
	    .said_on = entry->day,
	    .level = stated->is_card ? "card" : "pin",
	    .is_read_aloud = stated->is_read_aloud,
	    .answered_at = entry->opening.at,
	    .entry = entry->n,
	    .may_count = terms->is_counted,
	};
	memcpy(say->worker, terms->worker, sizeof(say->worker));
	memcpy(say->notice, terms->notice, sizeof(say->notice));
}

/* "say", "no", "shut" and "back" lines. */
static bool
apply_line(const struct check_entry *entry,
    const struct check_stated_head *stated, size_t place)
{
	struct check_terms terms;
	struct check_say *say;

	if (check_line_is(entry, place, "say")) {
		if (!check_terms_read(entry, place, &terms) || terms.again != 0)
			return false;
		apply_say(entry, stated, &terms);
		return true;
	}
	say = check_say_of(entry, place, "no");
	if (say != NULL) {
		check_own_no(entry, say);
		return true;
	}
	say = check_say_of(entry, place, "shut");
	if (say != NULL) {
		if (say->answer == CHECK_YES)
			check_shut(entry, say, "asked", SHUT_DAYS);
		return true;
	}
	say = check_say_of(entry, place, "back");
	return say != NULL && check_own_back(entry, say);
}

bool
check_fold_statement(const struct check_entry *entry)
{
	struct check_person *person = entry->person;
	struct check_stated_head stated;

	if (!read_stated(entry, &stated))
		return false;
	for (size_t i = 4; i < entry->count; i++) {
		if (!apply_line(entry, &stated, i))
			return false;
	}
	person->is_proved = stated.number == person->number + 1 &&
			    check_is_proved(entry, &stated);
	if (!person->is_proved)
		check_found(entry->fold->check, entry->code,
		    "The statement of history entry %" PRId64
		    " is not what they signed.",
		    entry->n);
	person->number = stated.number;
	memcpy(person->statement, stated.hash, sizeof(person->statement));
	memcpy(person->signed_by, person->key, sizeof(person->signed_by));
	return true;
}

enum status
check_statements(struct check *check, const struct check_fold *fold)
{
	struct stmt *stmt = stmt_open(check->store, sql_rows);

	while (stmt_step(stmt)) {
		unsigned char hash[CHECK_SUBJECT_BYTES];
		const struct check_known *known = NULL;
		size_t size = 0;
		const void *uid = stmt_blob(stmt, 0, &size);

		if (size == UID_BYTES) {
			check_subject(uid, hash);
			known = check_known_find(check, hash);
		}
		if (known != NULL &&
		    fold->people[known - check->known].number ==
			stmt_int(stmt, 1) &&
		    stmt_int(stmt, 1) == stmt_int(stmt, 2))
			continue;
		check_found(check, known == NULL ? "" : known->code,
		    "There is a statement that nobody wrote down.");
	}
	return stmt_done(&stmt);
}
