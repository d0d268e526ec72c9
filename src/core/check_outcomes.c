/*
 * check_outcomes: was every outcome written down, and did they agree to those
 * that count?
 */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/check_internal.h"

static const char sql_outcomes[] =
    "SELECT p.uid, o.uid, o.agreed, o.sort, p.code FROM outcome o"
    " LEFT JOIN person p ON p.id = o.person";

/* Entries of a person about one outcome. */
static const char sql_entries[] =
    "SELECT event FROM ledger WHERE subject = :subject"
    " AND event IN ('outcome_proposed', 'outcome_agreed')"
    " AND instr(body, :lines) > 0";

/* What the ledger knows of an outcome. */
struct known {
	bool is_written;
	bool is_agreed;
};

/* The lines that an entry about it holds: which, and of which sort. */
static void
lines_of(const void *uid, const char *sort, struct buf *lines)
{
	unsigned char hash[CHECK_SUBJECT_BYTES];
	char hex[2 * CHECK_SUBJECT_BYTES + 1];

	check_subject(uid, hash);
	text_hex(hash, sizeof(hash), hex);
	buf_add_format(lines, "\noutcome %s\nsort %s\n", hex, sort);
}

static enum status
find_entries(struct check *check, const void *person_uid,
    const struct buf *lines, struct known *known)
{
	unsigned char subject[CHECK_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(check->store, sql_entries);

	check_subject(person_uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof(subject));
	stmt_bind_text(stmt, ":lines", lines->text);
	while (stmt_step(stmt)) {
		known->is_written = true;
		if (strcmp(stmt_text(stmt, 0), "outcome_agreed") == 0)
			known->is_agreed = true;
	}
	return stmt_done(&stmt);
}

static enum status
check_outcome(struct check *check, struct stmt *stmt)
{
	struct buf lines = BUF_EMPTY;
	struct known known = {0};
	size_t person_bytes = 0;
	size_t outcome_bytes = 0;
	const void *person = stmt_blob(stmt, 0, &person_bytes);
	const void *outcome = stmt_blob(stmt, 1, &outcome_bytes);
	bool is_agreed = strcmp(stmt_text(stmt, 2), "proposed") != 0;
	enum status status = STATUS_OK;

	if (person_bytes == UID_BYTES && outcome_bytes == UID_BYTES) {
		lines_of(outcome, stmt_text(stmt, 3), &lines);
		status = find_entries(check, person, &lines, &known);
	}
	if (status == STATUS_OK && !known.is_written)
		check_found(check, stmt_text(stmt, 4),
		    "An outcome is held that nobody wrote down.");
	else if (status == STATUS_OK && is_agreed && !known.is_agreed)
		check_found(check, stmt_text(stmt, 4),
		    "An outcome counts as agreed, and nobody heard them"
		    " agree.");
	buf_clear(&lines);
	return status;
}

enum status
check_outcomes(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_outcomes);
	enum status status = STATUS_OK;
	enum status done;

	while (status == STATUS_OK && stmt_step(stmt))
		status = check_outcome(check, stmt);
	done = stmt_done(&stmt);
	return status != STATUS_OK ? status : done;
}
