/*
 * consent: reads what a person's say is, and makes permits.
 *
 * Nothing else in core makes a permit or moves deciding_person.  What consent
 * is follows from the ledger alone; the table is its present state.  Bodies of
 * a person's entries, one "key value" a line after by, at and unconfirmed:
 *
 *   person_added  capacity able|not_yet
 *   said          said DAY / aloud yes|no / session HASH (if at one) /
 *                 brought_up yes|no, then for each kind one of
 *                   say KIND see=SEE count=yes|no until=DAY notice=HEX again=N
 *                   narrow KIND see=SEE count=yes|no until=DAY
 *                 say sets everything and the day it was said, and opens what
 *                 was shut; N is how many renewals are used after it.  narrow
 *                 only takes away; day, level, notice and renewals stay.
 *   carried       said DAY, then say lines (again=0)
 *   heard_no      no KIND: what was agreed is shut, and goes from day + 7;
 * where nothing was agreed it is a remembered no at once.  Day here and below
 * is the entry's, or the newest confirmed one while the clock has jumped ahead.
 *   worker_no     no KIND: the same, a worker's own
 *   asked_shut    shut KIND: goes from day + 60
 *   shut          why WORD, shut KIND
 *                 A heard no stands over a worker's no, and that over any
 *                 other reason; an equal or lesser one changes nothing, and
 *                 none ever moves the day on which it goes further away.
 *   erased        gone KIND: nothing is left; no KIND: a remembered no is left
 *   capacity      capacity able|not_yet / review DAY: not_yet shuts what has no
 *                 adult's yes (capacity, 60 days); able opens that again where
 *                 no adult said no
 *   adult         said DAY / adult KIND yes|no until=DAY: no shuts (capacity),
 *                 yes opens what was shut so
 *   statement     number N / hash HEX / level pin|card / aloud yes|no, then
 *                 say, no, shut and back lines: what a signed statement changed
 *   own_no        no KIND: gone with the hand-over; own_back back KIND until
 *                 then; own_narrow narrow KIND ...: said without a key
 *   kind_shut     (subject: the vault) why notice, shut KIND: every yes to it
 *                 that has not run out and is not shut
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent_internal.h"

static const char sql_read[] =
    "SELECT id, answer = 'yes', state, see, count, until, runs_out, said_on,"
    " said_again, level, why_shut, shut_on, coalesce(heard_by, 0),"
    " coalesce(see_user, 0), goes_on"
    " FROM v_consent"
    " WHERE person = :person AND kind = :kind";
/* One that ended too: ending a key gives its word to nobody else. */
static const char sql_has_key[] =
    "SELECT count(*) FROM person_key WHERE person = :person";
static const char sql_answered[] =
    "UPDATE request SET done_on = today(), said = :said, said_on = today()"
    " WHERE person = :person AND kind = :kind AND what = 'ask'"
    " AND done_on IS NULL";

struct permit {
	struct records *records;
	int64_t person;
	int64_t kind;
	bool is_count_only;
	bool is_counted;
};

static void
copy_word(char *into, size_t size, const char *word)
{
	size_t length = strlen(word);

	if (length >= size)
		length = size - 1;
	memcpy(into, word, length);
	into[length] = '\0';
}

enum status
consent_read(struct records *records, int64_t person, int64_t kind,
    struct consent_row *row)
{
	struct stmt *stmt = stmt_open(records->store, sql_read);

	memset(row, 0, sizeof *row);
	row->kind = kind;
	row->shut_on = row->goes_on = DAY_NONE;
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	if (stmt_step(stmt)) {
		row->id = stmt_int(stmt, 0);
		row->is_yes = stmt_int(stmt, 1) != 0;
		copy_word(row->state, sizeof row->state, stmt_text(stmt, 2));
		copy_word(row->see, sizeof row->see, stmt_text(stmt, 3));
		row->count = stmt_int(stmt, 4) != 0;
		row->until = (int32_t)stmt_int(stmt, 5);
		row->runs_out = (int32_t)stmt_int(stmt, 6);
		row->said_on = (int32_t)stmt_int(stmt, 7);
		row->said_again = (int)stmt_int(stmt, 8);
		copy_word(row->level, sizeof row->level, stmt_text(stmt, 9));
		copy_word(
		    row->why_shut, sizeof row->why_shut, stmt_text(stmt, 10));
		if (!stmt_is_null(stmt, 11))
			row->shut_on = (int32_t)stmt_int(stmt, 11);
		row->heard_by = stmt_int(stmt, 12);
		row->see_user = stmt_int(stmt, 13);
		if (!stmt_is_null(stmt, 14))
			row->goes_on = (int32_t)stmt_int(stmt, 14);
	}
	return stmt_done(&stmt);
}

bool
consent_see_is_within(
    const char *see, int64_t see_user, const struct consent_row *before)
{
	if (strcmp(see, "nobody") == 0 || strcmp(before->see, "team") == 0)
		return true;
	return strcmp(see, before->see) == 0 && see_user == before->see_user;
}

const char *
consent_see_text(enum see see)
{
	switch (see) {
	case SEE_TEAM:
		return "team";
	case SEE_EMERGENCY:
		return "emergency";
	case SEE_WORKER:
		return "worker";
	case SEE_NOBODY:
		break;
	}
	return "nobody";
}

enum status
consent_subject(
    struct records *records, const char *code, struct subject *subject)
{
	struct stmt *stmt;
	int64_t keys = 0;
	enum status status;

	status = person_by_code(records, code, &subject->person, subject->uid);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_has_key);
	stmt_bind_int(stmt, ":person", subject->person);
	status = stmt_one_int(&stmt, &keys);
	subject->has_key = keys > 0;
	return status;
}

enum status
consent_answered(struct records *records, struct txn *txn, int64_t person,
    int64_t kind, const char *said)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_answered);

	(void)records;
	stmt_bind_text(stmt, ":said", said);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	return stmt_run(&stmt);
}

void
consent_kind_lines(struct buf *body, const char *keyword,
    const char *const *kinds, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		buf_add_format(body, "%s %s\n", keyword, kinds[i]);
}

void
consent_decide_begin(struct records *records, int64_t person)
{
	records->deciding_person = person;
}

void
consent_decide_end(struct records *records)
{
	records->deciding_person = 0;
}

/* ------------------------------------------------------------------- permits
 */

/* In which words a write is refused. */
static enum status
refuse_permit(const struct consent_row *row)
{
	if (row->id == 0)
		return REFUSE(STATUS_NO_CONSENT,
		    "They have not been asked, or have not said yes. Ask them "
		    "first: sayso ask PERSON KIND");
	if (!row->is_yes)
		return REFUSE(STATUS_NO_CONSENT,
		    "They said no to this, so it cannot be written down.");
	if (strcmp(row->why_shut, "ran_out") == 0)
		return REFUSE(STATUS_NO_CONSENT,
		    "Their yes has run out. Ask them again when they are here: "
		    "sayso ask PERSON --yes KIND --session ID");
	if (strcmp(row->why_shut, "unproved") == 0)
		return REFUSE(STATUS_NO_CONSENT,
		    "The history does not bear out their yes, so it counts "
		    "for nothing. Ask them again, and run: sayso check");
	if (strcmp(row->why_shut, "adult") == 0)
		return REFUSE(STATUS_NO_CONSENT,
		    "An adult's yes is needed beside theirs: "
		    "sayso person adult PERSON KIND yes");
	return REFUSE(STATUS_NO_CONSENT, "This is shut: it is kept for them "
					 "alone until they say yes again.");
}

enum status
consent_permit(struct records *records, struct txn *txn, int64_t person,
    int64_t kind, struct permit **permit)
{
	struct consent_row row;
	enum status status;

	(void)txn;
	if (records->permit_person != 0)
		return FAIL(STATUS_INTERNAL, "two permits at a time");
	status = consent_read(records, person, kind, &row);
	if (status != STATUS_OK)
		return status;
	if (strcmp(row.state, "live") != 0)
		return refuse_permit(&row);
	if (strcmp(row.level, "carried") == 0 && row.heard_by != records->me)
		return REFUSE(STATUS_NO_CONSENT,
		    "This was carried over from an old file. Ask them first: "
		    "sayso ask PERSON KIND");
	*permit = mem_alloc(1, sizeof **permit);
	(*permit)->records = records;
	(*permit)->person = person;
	(*permit)->kind = kind;
	(*permit)->is_count_only = strcmp(row.see, "nobody") == 0;
	(*permit)->is_counted = row.count;
	records->permit_person = person;
	records->permit_kind = kind;
	return STATUS_OK;
}

int64_t
permit_person(const struct permit *permit)
{
	return permit->person;
}

int64_t
permit_kind(const struct permit *permit)
{
	return permit->kind;
}

bool
permit_is_count_only(const struct permit *permit)
{
	return permit->is_count_only;
}

bool
permit_is_counted(const struct permit *permit)
{
	return permit->is_counted;
}

void
permit_end(struct permit **permit)
{
	if (*permit == NULL)
		return;
	(*permit)->records->permit_person = 0;
	(*permit)->records->permit_kind = 0;
	mem_free(*permit);
	*permit = NULL;
}
