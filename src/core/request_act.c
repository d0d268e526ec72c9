/*
 * request_act: what the young person said to a request, more time for it, and
 * that it is done.
 *
 * A yes to somebody else opens what is held, so where they have a key of their
 * own no worker's ear is enough for it.  A no is always enough.
 */
#include <string.h>

#include "core/consent_internal.h"
#include "core/erase_internal.h"
#include "core/request_internal.h"

static const char sql_said[] =
    "UPDATE request SET said = :said, said_on = :on, heard_by = :heard"
    " WHERE id = :id";
static const char sql_extend[] =
    "UPDATE request SET due_on = :due, extended_on = today(),"
    " extended_why = :why WHERE id = :id";
/* Words about somebody who is not here are not kept. */
static const char sql_done[] =
    "UPDATE request SET given = :given, done_on = today(),"
    " purpose = CASE WHEN person IS NULL THEN '' ELSE purpose END,"
    " extended_why = CASE WHEN person IS NULL THEN '' ELSE extended_why END,"
    " why = CASE WHEN person IS NULL THEN '' ELSE :why END WHERE id = :id";

static const char sql_words[] =
    "SELECT purpose, extended_why FROM request WHERE id = :id";

enum status
request_is_open(const struct request_row *row)
{
	if (!row->is_done)
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "That request is done. If they ask again, write a new one down.");
}

static enum status
find_open(struct records *records, const char *code, struct request_row *row)
{
	enum status status = request_find(records, code, row);

	return status == STATUS_OK ? request_is_open(row) : status;
}

/* Write what ${note} and ${write} write, both or neither. */
struct change {
	const struct request_row *row;
	const char *event;
	const char *lines;
	struct stmt *stmt; /* bound; run and given back */
};

static enum status
change_write(struct records *records, struct txn *txn, struct change *change)
{
	enum status status = request_note(
	    records, txn, change->event, change->row, change->lines);

	if (status == STATUS_OK)
		return stmt_run(&change->stmt);
	(void)!stmt_done(&change->stmt);
	return status;
}

/* -------------------------------------------------------------- their answer
 */

enum status
request_check_said(const char *said)
{
	if (strcmp(said, "yes") == 0 || strcmp(said, "no") == 0 ||
	    strcmp(said, "later") == 0)
		return STATUS_OK;
	return REFUSE(
	    STATUS_INVALID, "What they said is one of: yes, no, later.");
}

enum status
request_write_said(struct records *records, struct txn *txn,
    const struct request_row *row, const struct request_said *said)
{
	struct change change = {row, "request_said", NULL, NULL};
	struct buf lines = BUF_EMPTY;
	char on[DAY_TEXT_BYTES];
	enum status status;

	day_format(said->said_on, on);
	buf_add_format(&lines, "said %s\non %s\nby %s\n", said->said, on,
	    said->is_heard ? "heard" : "own");
	change.lines = lines.text;
	change.stmt = stmt_open(txn_store(txn), sql_said);
	stmt_bind_text(change.stmt, ":said", said->said);
	stmt_bind_int(change.stmt, ":on", said->said_on);
	stmt_bind_int_or_null(
	    change.stmt, ":heard", records->me, !said->is_heard);
	stmt_bind_int(change.stmt, ":id", row->id);
	status = change_write(records, txn, &change);
	buf_clear(&lines);
	return status;
}

/* May a worker write down that they heard this? */
static enum status
check_heard(struct records *records, const struct request_row *row,
    const struct request_said *said)
{
	struct subject subject;
	char code[CODE_TEXT_BYTES];
	enum status status;

	if (row->is_own)
		return REFUSE(STATUS_INVALID,
		    "They asked themselves, so they need not be asked.");
	if (row->person == 0)
		return REFUSE(STATUS_INVALID,
		    "When this was written down, nobody here went by that "
		    "name. If they are here now, write it down again, with "
		    "their id and the day it came.");
	if (said->said_on > records_latest_day(records) ||
	    said->said_on < row->received_on)
		return REFUSE(STATUS_INVALID,
		    "They can only have said so between the day it came and "
		    "today.");
	uid_code(row->person_uid, code);
	status = consent_subject(records, code, &subject);
	if (status == STATUS_OK && subject.has_key &&
	    strcmp(said->said, "yes") == 0)
		status = REFUSE(STATUS_NO_CONSENT,
		    "They have made a key of their own, so only that says yes. "
		    "Hand them the laptop: they are asked there.");
	return status;
}

enum status
request_answer(struct records *records, const char *code, const char *said,
    int32_t said_on)
{
	struct request_said answer = {
	    said, said_on == DAY_NONE ? records->today : said_on, true};
	struct request_row row;
	struct txn *txn = NULL;
	enum status status = request_check_said(said);

	if (status == STATUS_OK)
		status = find_open(records, code, &row);
	if (status == STATUS_OK)
		status = check_heard(records, &row, &answer);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = request_write_said(records, txn, &row, &answer);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* ------------------------------------------------------------------ more time
 */

static enum status
check_extend(struct records *records, const struct request_row *row,
    const struct buf *why)
{
	if (why->length == 0)
		return REFUSE(STATUS_INVALID,
		    "Say why it takes longer, in the words you told them.");
	if (row->is_extended)
		return REFUSE(STATUS_INVALID,
		    "It was given more time already. Three months is the most "
		    "there is.");
	if (records->today > row->due_on)
		return REFUSE(STATUS_INVALID,
		    "More time must be asked for within the first month, and "
		    "that is over. Answer now.");
	return STATUS_OK;
}

static enum status
extend_in(struct records *records, struct txn *txn,
    const struct request_row *row, int32_t due_on, const char *why)
{
	struct change change = {row, "request_extended", NULL, NULL};
	struct buf lines = BUF_EMPTY;
	char due[DAY_TEXT_BYTES];
	enum status status;

	day_format(due_on, due);
	buf_add_format(&lines, "due %s\n", due);
	change.lines = lines.text;
	change.stmt = stmt_open(txn_store(txn), sql_extend);
	stmt_bind_int(change.stmt, ":due", due_on);
	stmt_bind_text(change.stmt, ":why", why);
	stmt_bind_int(change.stmt, ":id", row->id);
	status = change_write(records, txn, &change);
	buf_clear(&lines);
	return status;
}

enum status
request_extend(struct records *records, const char *code, const char *why)
{
	enum holiday_region region = HOLIDAY_ANYWHERE;
	struct request_row row;
	struct buf words = BUF_EMPTY;
	struct txn *txn = NULL;
	enum status status = request_words(why, &words);

	if (status == STATUS_OK)
		status = find_open(records, code, &row);
	if (status == STATUS_OK)
		status = check_extend(records, &row, &words);
	if (status == STATUS_OK)
		status = request_region(records, &region);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = extend_in(records, txn, &row,
		    holiday_due(
			row.received_on, REQUEST_MONTHS_EXTENDED, region),
		    words.text);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&words);
	return status;
}

/* ----------------------------------------------------------------------- done
 */

static enum status
check_given(const struct request_row *row, const struct buf *why)
{
	switch (row->next) {
	case REQUEST_ASK:
		return REFUSE(STATUS_NO_CONSENT,
		    "The young person has not been asked, or has not said yes "
		    "or no. Nothing is given before that.");
	case REQUEST_KEEP:
		return REFUSE(STATUS_NO_CONSENT,
		    "The young person said no, so nothing is given. Write that "
		    "down as not given, and why.");
	case REQUEST_NOBODY:
		return REFUSE(STATUS_NO_CONSENT,
		    "Nobody here went by that name, so there is nothing to "
		    "give. Write that down as not given, and why.");
	case REQUEST_CAPACITY:
		return REFUSE(STATUS_NO_CONSENT,
		    "Think over first whether they can decide this: "
		    "sayso person capacity PERSON able, or not-yet");
	case REQUEST_LEAD:
		if (why->length > 0)
			return STATUS_OK;
		return REFUSE(STATUS_NO_CONSENT,
		    "They are not able to decide yet. Whoever leads the work "
		    "decides what is best for them: write down who did, and "
		    "why.");
	default:
		return STATUS_OK;
	}
}

static enum status
check_done(const struct request_row *row, bool is_given, const struct buf *why)
{
	if (is_given)
		return check_given(row, why);
	if (why->length > 0)
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "Say why it was not given, in the words you told whoever asked.");
}

/* About somebody who is not here: what was written beside it goes. */
static enum status
forget_words(
    struct records *records, struct txn *txn, const struct request_row *row)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_words);
	enum status status = STATUS_OK, last;

	stmt_bind_int(stmt, ":id", row->id);
	if (stmt_step(stmt))
		for (int i = 0; status == STATUS_OK && i < 2; i++)
			if (*stmt_text(stmt, i) != '\0')
				status = erase_note_text(
				    records, txn, stmt_text(stmt, i));
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

static enum status
done_in(struct records *records, struct txn *txn, const struct request_row *row,
    bool is_given, const char *why)
{
	struct change change = {
	    row, "request_done", is_given ? "given yes\n" : "given no\n", NULL};
	enum status status = STATUS_OK;

	if (row->person == 0)
		status = forget_words(records, txn, row);
	if (status != STATUS_OK)
		return status;
	change.stmt = stmt_open(txn_store(txn), sql_done);
	stmt_bind_int(change.stmt, ":given", is_given);
	stmt_bind_text(change.stmt, ":why", why);
	stmt_bind_int(change.stmt, ":id", row->id);
	return change_write(records, txn, &change);
}

enum status
request_done(
    struct records *records, const char *code, bool is_given, const char *why)
{
	struct request_row row;
	struct buf words = BUF_EMPTY;
	struct txn *txn = NULL;
	enum status status = request_words(why, &words);

	if (status == STATUS_OK)
		status = find_open(records, code, &row);
	if (status == STATUS_OK)
		status = check_done(&row, is_given, &words);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = done_in(records, txn, &row, is_given, words.text);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&words);
	return status;
}
