/*
 * own_say_make: works out all that somebody has answered, as it will be after
 * what they say now: the content of their next statement.  Writes nothing.
 *
 * A yes stands in it only while it is in force or waits for an adult's.  What
 * is kept and not used is said to be so: no signature may open it again.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/own_say_internal.h"

static const char sql_rows[] =
    "SELECT k.name, c.kind, c.answer = 'yes', coalesce(c.shut_why, ''),"
    " c.level IN ('pin', 'card') AND c.runs_out >= today(), c.see,"
    " u.sign_public, c.count, c.until, n.hash"
    " FROM consent c JOIN kind k ON k.id = c.kind"
    " JOIN notice n ON n.id = c.notice LEFT JOIN user u ON u.id = c.see_user"
    " WHERE c.person = :person";
static const char sql_person[] =
    "SELECT capacity = 'able', language FROM person WHERE id = :person";
static const char sql_newest[] =
    "SELECT number, hash FROM statement WHERE person = :person"
    " ORDER BY number DESC LIMIT 1";

static enum statement_see
see_of(const char *see)
{
	static const char *const words[] = {"nobody", "emergency", "worker"};
	int i;

	for (i = 0; i < 3; i++)
		if (strcmp(see, words[i]) == 0)
			break;
	return (enum statement_see)i;
}

/* What is shut by ${why} ("": nothing) is in the statement as... */
static enum statement_answer
answer_of(const char *why, bool is_signed)
{
	if (strcmp(why, "own_no") == 0 || strcmp(why, "heard_no") == 0)
		return STATEMENT_NO;
	if (is_signed && (*why == '\0' || strcmp(why, "capacity") == 0))
		return STATEMENT_YES;
	return STATEMENT_KEEP;
}

static struct statement_say *
add_say(struct statement *statement, size_t *room, const char *kind)
{
	void *says = statement->says;
	struct statement_say *say;

	mem_grow(&says, room, statement->count + 1, sizeof(*say));
	statement->says = says;
	say = &statement->says[statement->count++];
	*say = (struct statement_say){.answer = STATEMENT_NO};
	snprintf(say->kind, sizeof(say->kind), "%s", kind);
	return say;
}

static void
read_terms(struct stmt *stmt, struct statement_say *say)
{
	unsigned char sign_public[32];

	say->see = see_of(stmt_text(stmt, 5));
	if (say->see == STATEMENT_WORKER) {
		stmt_copy_blob(stmt, 6, sign_public, sizeof(sign_public));
		statement_worker(sign_public, say->worker);
	}
	say->count = stmt_int(stmt, 7) != 0;
	say->until = (int32_t)stmt_int(stmt, 8);
	stmt_copy_blob(stmt, 9, say->notice, sizeof(say->notice));
}

static const struct own_act *
act_of(const struct own_stating *stating, int64_t kind)
{
	for (size_t i = 0; i < stating->count; i++)
		if (stating->acts[i].kind.id == kind)
			return &stating->acts[i];
	return NULL;
}

/* One kind that there is a row of, and that nothing new is said about. */
static void
read_row(struct records *records, const struct own_stating *stating,
    struct stmt *stmt, struct statement_say *say)
{
	const struct own_no *no = NULL;
	const char *why = stmt_text(stmt, 3);

	if (act_of(stating, stmt_int(stmt, 1)) != NULL) /* OWN_BACK */
		no = own_noes_find(
		    records, stating->subject.person, stmt_int(stmt, 1));
	if (no != NULL)
		why = no->why_shut;
	if (stmt_int(stmt, 2) != 0)
		say->answer = answer_of(why, stmt_int(stmt, 4) != 0);
	if (say->answer == STATEMENT_YES)
		read_terms(stmt, say);
}

static enum status
add_rows(struct records *records, struct own_stating *stating, size_t *room)
{
	struct stmt *stmt = stmt_open(records->store, sql_rows);

	stmt_bind_int(stmt, ":person", stating->subject.person);
	while (stmt_step(stmt)) {
		const struct own_act *act = act_of(stating, stmt_int(stmt, 1));

		if (act == NULL || act->answer == OWN_BACK)
			read_row(records, stating, stmt,
			    add_say(
				&stating->statement, room, stmt_text(stmt, 0)));
	}
	return stmt_done(&stmt);
}

static void
add_act(struct own_stating *stating, const struct own_act *act, size_t *room)
{
	struct statement_say *say;

	if (act->answer == OWN_BACK)
		return;
	say = add_say(&stating->statement, room, act->kind.name);
	if (act->answer == OWN_KEEP)
		say->answer = answer_of(act->before.why_shut, false);
	if (act->answer != OWN_YES)
		return;
	say->answer = STATEMENT_YES;
	say->see = see_of(act->terms.see);
	memcpy(say->worker, act->terms.worker, sizeof(say->worker));
	say->count = act->terms.count;
	say->until = act->terms.until;
	memcpy(say->notice, act->kind.notice_hash, sizeof(say->notice));
}

static enum status
read_person(struct records *records, struct own_stating *stating)
{
	struct statement *statement = &stating->statement;
	struct stmt *stmt = stmt_open(records->store, sql_person);

	stmt_bind_int(stmt, ":person", stating->subject.person);
	if (stmt_step(stmt)) {
		statement->is_able = stmt_int(stmt, 0) != 0;
		snprintf(statement->language, sizeof(statement->language), "%s",
		    stmt_text(stmt, 1));
	}
	return stmt_done(&stmt);
}

static enum status
read_newest(struct records *records, struct own_stating *stating)
{
	struct statement *statement = &stating->statement;
	struct stmt *stmt = stmt_open(records->store, sql_newest);

	stmt_bind_int(stmt, ":person", stating->subject.person);
	statement->number = 1;
	if (stmt_step(stmt)) {
		statement->number = stmt_int(stmt, 0) + 1;
		statement->has_before = true;
		stmt_copy_blob(
		    stmt, 1, statement->before, sizeof(statement->before));
	}
	return stmt_done(&stmt);
}

/*
 * What is in use must belong to somebody who is called something; what is only
 * kept may be under a name that is only kept.
 */
static enum status
check_still_called(const struct statement *statement)
{
	static const char *const names[] = {"name", "handle"};
	enum statement_answer most = STATEMENT_NO, called = STATEMENT_NO;

	for (size_t i = 0; i < 2; i++) {
		const struct statement_say *say =
		    statement_find(statement, names[i]);

		if (say != NULL && say->answer > called)
			called = say->answer;
	}
	for (size_t i = 0; i < statement->count; i++)
		if (statement->says[i].answer > most)
			most = statement->says[i].answer;
	if (called >= most)
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "Something must be left to call you by: your name, or a word and a "
	    "number. Or say no to all of it.");
}

/* Only a no to what they are called may leave them without; others always go.
 */
static bool
is_about_name(const struct own_stating *stating)
{
	for (size_t i = 0; i < stating->count; i++)
		if (stating->acts[i].answer != OWN_YES &&
		    (stating->acts[i].kind.id == KIND_NAME ||
			stating->acts[i].kind.id == KIND_HANDLE))
			return true;
	return stating->is_new_key;
}

enum status
own_statement_make(struct records *records, struct own_stating *stating)
{
	struct statement *statement = &stating->statement;
	size_t room = 0;
	enum status status;

	memcpy(statement->vault, records->vault_uid, UID_BYTES);
	memcpy(statement->person, stating->subject.uid, UID_BYTES);
	statement->time = records->now;
	statement->is_card = stating->is_card;
	status = read_person(records, stating);
	if (status == STATUS_OK)
		status = read_newest(records, stating);
	if (status == STATUS_OK)
		status = add_rows(records, stating, &room);
	for (size_t i = 0; i < stating->count; i++)
		add_act(stating, &stating->acts[i], &room);
	if (status == STATUS_OK && statement->count == 0)
		status =
		    REFUSE(STATUS_INVALID, "There is nothing to sign yet.");
	if (status == STATUS_OK && is_about_name(stating))
		status = check_still_called(statement);
	return status;
}
