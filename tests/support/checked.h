/*
 * checked: a records store with a year of a small project's life in it, for
 * tests that spoil it and see whether check notices.
 *
 * Each spoiling is undone again, so one store serves a whole program.
 */
#ifndef SUPPORT_CHECKED_H
#define SUPPORT_CHECKED_H

#include <stdbool.h>
#include <stddef.h>

#include "core/check.h"
#include "support/records_fixture.h"

#define CHECKED_SENTENCES 16

/* What a check said: the first few defects, how many in all. */
struct checked_told {
	enum status status;
	struct check_report report;
	char sentences[CHECKED_SENTENCES][256];
	char codes[CHECKED_SENTENCES][CODE_TEXT_BYTES];
	size_t count;
	size_t of_store; /* of these, told by the store itself */
};

/*
 * Who is in it on its last day, FIXTURE_TODAY + CHECKED_DAYS:
 *	robin  there all the time; said again twice, ran out since
 *	jo     live: counted, regular, outcome
 *	ash    a no heard, a worker's no, "keep it, do not use it"
 *	noor   a no that is remembered, one where nothing was agreed
 *	lee    a handle; narrowed; shut by a new notice
 *	kim    not yet able, with an adult's yes and an adult's no
 *	max    carried in, counted only
 * Somebody else was forgotten, and looks over a year old are gone.
 */
#define CHECKED_DAYS 380
struct checked {
	struct fixture fixture;
	char robin[CODE_TEXT_BYTES];
	char jo[CODE_TEXT_BYTES];
	char ash[CODE_TEXT_BYTES];
	char noor[CODE_TEXT_BYTES];
	char lee[CODE_TEXT_BYTES];
	char kim[CODE_TEXT_BYTES];
	char max[CODE_TEXT_BYTES];
};

/* Their ids in SQL, by the name in the records. */
#define CHECKED_PERSON(name)                                                   \
	"(SELECT person FROM field WHERE kind = 1 AND value LIKE '" name "%')"
#define CHECKED_LEE "(SELECT person FROM field WHERE kind = 2)"
/* The newest entry of an event, and of one whose body holds a text. */
#define CHECKED_ENTRY(event)                                                   \
	"(SELECT max(n) FROM ledger WHERE event = '" event "')"
#define CHECKED_ENTRY_OF(event, text)                                          \
	"(SELECT max(n) FROM ledger WHERE event = '" event                     \
	"' AND body LIKE '%" text "%')"
#define CHECKED_KIND(name) "(SELECT id FROM kind WHERE name = '" name "')"

/* For cmocka's group: *state is a struct checked *, without its triggers. */
int checked_setup(void **state);
int checked_teardown(void **state);

/* Check, now. */
void checked_run(struct checked *checked, struct checked_told *told);
/* Is there a defect whose sentence holds ${part}? */
bool checked_has(const struct checked_told *told, const char *part);

/*
 * Carry out ${sql} past every guard, check, and take it back.  Without a
 * change to any row the test fails.  For changes that SQL cannot say, do them
 * between begin and end with statements of checked_db().
 */
void checked_begin(struct checked *checked);
void checked_end(struct checked *checked, struct checked_told *told);
struct sqlite3 *checked_db(struct checked *checked);

void checked_spoil(
    struct checked *checked, const char *sql, struct checked_told *told);

/*
 * The same by somebody who can also sign as Sam: commitments, hashes and heads
 * are worked out anew, so that only what the entries say is wrong.
 */
void checked_forge(
    struct checked *checked, const char *sql, struct checked_told *told);

/* One way to spoil a store, and what must be said of it. */
struct checked_case {
	const char *what;
	const char *sql;
	const char *told;
};
/*
 * Each of ${cases} by ${how} (checked_spoil or checked_forge), with the
 * untouched store before and after as a control.
 */
void checked_notices(struct checked *checked,
    void (*how)(
	struct checked *checked, const char *sql, struct checked_told *told),
    const struct checked_case *cases, size_t count);

#endif
