/*
 * session: writes down one piece of work.
 *
 * Owns session, session_worker, session_tally and attendance.  One entry for
 * a session, none for the people at it: an entry that named them would outlive
 * them.
 */
#include <string.h>

#include "base/mem.h"
#include "core/group_internal.h"
#include "core/session_internal.h"

static const char sql_add[] =
    "INSERT INTO session (uid, code, held_on, start_minute, end_minute,"
    " work_group, place, provision, mode, theme, notes, headcount, written_at,"
    " written_by, closes_on) VALUES (:uid, :code, :held, :start, :end, :group,"
    " :place, :provision, :mode, :theme, :notes, :heads, :now, :me, :closes)";
static const char sql_worker[] =
    "INSERT INTO session_worker (session, name, user)"
    " VALUES (:session, :name, :user)";
static const char sql_tally[] =
    "INSERT INTO session_tally (session, list, item, count)"
    " VALUES (:session, :list, :item, :count)";

/* What is known of the session while it is written. */
struct writing {
	int64_t id;
	unsigned char uid[UID_BYTES];
	struct group_row group; /* id 0: none */
};

static enum status
find_group(struct records *records, const struct session_checked *checked,
    struct writing *writing)
{
	enum status status;

	if (checked->group == NULL)
		return STATUS_OK;
	status = group_by_name(records, checked->group, &writing->group);
	if (status == STATUS_OK && writing->group.ended_on != DAY_NONE &&
	    writing->group.ended_on < checked->held_on)
		status = REFUSE(STATUS_INVALID,
		    "That group had ended by that day. Choose another group, "
		    "or none.");
	return status;
}

static enum status
insert_session(struct records *records, const struct session_checked *checked,
    struct writing *writing, char code[CODE_TEXT_BYTES])
{
	struct stmt *stmt = stmt_open(records->store, sql_add);

	uid_new(writing->uid);
	uid_code(writing->uid, code);
	stmt_bind_blob(stmt, ":uid", writing->uid, UID_BYTES);
	stmt_bind_text(stmt, ":code", code);
	stmt_bind_int(stmt, ":held", checked->held_on);
	stmt_bind_int(stmt, ":start", checked->start_minute);
	stmt_bind_int(stmt, ":end", checked->end_minute);
	stmt_bind_int_or_null(
	    stmt, ":group", writing->group.id, writing->group.id == 0);
	stmt_bind_text(stmt, ":place", checked->place.text);
	stmt_bind_text(stmt, ":provision", checked->provision.text);
	stmt_bind_text(stmt, ":mode", checked->mode.text);
	stmt_bind_text(stmt, ":theme", checked->theme.text);
	stmt_bind_text(stmt, ":notes", checked->notes.text);
	stmt_bind_int(stmt, ":heads", checked->headcount);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(
	    stmt, ":closes", records_no_day(records) + SESSION_OPEN_DAYS);
	return stmt_insert(&stmt, &writing->id);
}

/* A helper has a name only; a worker of the vault is linked to it. */
enum status
session_put_worker(struct records *records, int64_t session, const char *name)
{
	struct group_user user = {0};
	struct stmt *stmt = NULL;
	enum status status;

	status = group_user_if_any(records, name, &user);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_worker);
	stmt_bind_int(stmt, ":session", session);
	stmt_bind_text(stmt, ":name", user.id == 0 ? name : user.name);
	stmt_bind_int_or_null(stmt, ":user", user.id, user.id == 0);
	return stmt_run(&stmt);
}

enum status
session_put_tally(
    struct records *records, int64_t session, const struct checked_tally *tally)
{
	struct stmt *stmt = stmt_open(records->store, sql_tally);

	stmt_bind_int(stmt, ":session", session);
	stmt_bind_text(stmt, ":list", tally->list);
	stmt_bind_text(stmt, ":item", tally->item.text);
	stmt_bind_int(stmt, ":count", tally->count);
	return stmt_run(&stmt);
}

/* ------------------------------------------------------------- who came */

static bool
is_among(const int64_t *people, size_t count, int64_t person)
{
	for (size_t i = 0; i < count; i++) {
		if (people[i] == person)
			return true;
	}
	return false;
}

/* One name: on the register, or only counted, as they said. */
static enum status
insert_present(struct records *records, struct txn *txn, int64_t person,
    const struct session_row *row, int64_t *named)
{
	struct permit *permit = NULL;
	enum status status;

	status = consent_permit(records, txn, person, KIND_ATTENDANCE, &permit);
	if (status == STATUS_OK)
		status = session_tick(records, txn, permit, row);
	if (status == STATUS_OK)
		status = counted_visit(records, txn, permit, row->held_on);
	if (status == STATUS_OK && !permit_is_count_only(permit))
		(*named)++;
	permit_end(&permit);
	return status;
}

static enum status
insert_all_present(struct records *records, struct txn *txn,
    const struct session_checked *checked, const struct writing *writing,
    struct session_written *written)
{
	struct session_row row = {.id = writing->id,
	    .held_on = checked->held_on,
	    .group = writing->group.id};
	enum status status = STATUS_OK;
	size_t i;

	for (i = 0; i < checked->present_count; i++) {
		status = insert_present(
		    records, txn, checked->present[i], &row, &written->named);
		if (status != STATUS_OK)
			break;
	}
	written->wrong = i;
	return status;
}

/* ---------------------------------------------------------------- whole */

enum status
session_note(struct records *records, struct txn *txn,
    const unsigned char uid[UID_BYTES], const char *event, const char *body)
{
	struct ledger_entry entry = {false, event, uid, body};

	return ledger_add(records, txn, &entry, NULL);
}

static enum status
note_added(struct records *records, struct txn *txn,
    const struct session_checked *checked, const struct writing *writing,
    int64_t named)
{
	struct buf body = BUF_EMPTY;
	enum status status;

	group_line_day(&body, "held", checked->held_on);
	buf_add_format(&body, "heads %lld\nnamed %lld\n",
	    (long long)checked->headcount, (long long)named);
	if (writing->group.id != 0)
		ledger_line_uid(&body, "group", writing->group.uid);
	status = session_note(
	    records, txn, writing->uid, "session_added", body.text);
	buf_clear(&body);
	return status;
}

enum status
session_write(struct records *records, struct txn *txn,
    const struct session_checked *checked, struct session_written *written)
{
	struct writing writing = {0};
	enum status status;

	*written = (struct session_written){.wrong = checked->present_count};
	status = find_group(records, checked, &writing);
	if (status == STATUS_OK)
		status =
		    insert_session(records, checked, &writing, written->code);
	for (size_t i = 0; status == STATUS_OK && i < checked->workers_count;
	     i++)
		status = session_put_worker(
		    records, writing.id, checked->workers[i].text);
	for (size_t i = 0; status == STATUS_OK && i < checked->tallies_count;
	     i++)
		status = session_put_tally(
		    records, writing.id, &checked->tallies[i]);
	if (status == STATUS_OK)
		status = insert_all_present(
		    records, txn, checked, &writing, written);
	if (status == STATUS_OK)
		status =
		    note_added(records, txn, checked, &writing, written->named);
	return status;
}

/* Who was there, by shown id: each is somebody, and there once. */
static enum status
find_present(struct records *records, const struct session_new *session,
    int64_t *people, size_t *wrong)
{
	unsigned char uid[UID_BYTES];

	for (size_t i = 0; i < session->present_count; i++) {
		enum status status = person_by_code(
		    records, session->present[i], &people[i], uid);

		if (status == STATUS_OK && is_among(people, i, people[i]))
			status = REFUSE(STATUS_INVALID,
			    "Somebody is there twice. Leave one out.");
		if (status != STATUS_OK) {
			*wrong = i;
			return status;
		}
	}
	return STATUS_OK;
}

enum status
session_add(struct records *records, const struct session_new *session,
    char code[CODE_TEXT_BYTES], size_t *wrong)
{
	struct session_checked checked;
	struct session_written written = {.wrong = session->present_count};
	int64_t *people = mem_alloc(session->present_count, sizeof *people);
	struct txn *txn = NULL;
	enum status status;

	status = session_check(records_latest_day(records), session, &checked);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = find_present(records, session, people, &written.wrong);
	checked.present = people;
	checked.present_count = session->present_count;
	if (status == STATUS_OK)
		status = session_write(records, txn, &checked, &written);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	if (status == STATUS_OK)
		memcpy(code, written.code, CODE_TEXT_BYTES);
	else if (wrong != NULL)
		*wrong = written.wrong;
	session_checked_clear(&checked);
	mem_free(people);
	return status;
}
