/*
 * tombstone_replay: what was erased or narrowed elsewhere, done again here.
 *
 * The list says no more than hashes, so everything that is here is hashed and
 * looked up in it.  A replay only takes away: whatever it does not understand
 * or cannot find is kept in the list for the next copy and changes nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/closing_internal.h"
#include "core/tombstone_internal.h"

static const char sql_keep[] =
    "INSERT OR IGNORE INTO tombstone (hash, what, person_hash, kind, see,"
    " count, until, made_on, entries, looks)"
    " VALUES (:hash, :what, :person, :kind, :see, :count, :until, :made_on,"
    " 0, 0)";
static const char sql_mine[] =
    "SELECT hash FROM tombstone UNION ALL SELECT hash FROM period_closed"
    " ORDER BY 1";
static const char sql_people[] = "SELECT id, uid FROM person";
static const char sql_users[] =
    "SELECT id, uid FROM user WHERE removed_on IS NULL";
static const char sql_user_name[] = "SELECT name FROM user WHERE id = :id";

/* What a line "field" may be about, and how it goes again. */
static const struct sort {
	const char *sql;
	enum status (*again)(
	    struct records *records, struct txn *txn, const struct buried *row);
} sorts[BURIED_SORTS] = {
    [BURIED_FIELD] = {"SELECT id, uid FROM field", tombstone_field_again},
    [BURIED_OUTCOME] = {"SELECT id, uid FROM outcome", tombstone_outcome_again},
    [BURIED_SESSION] = {"SELECT id, coalesce(text_uid, uid) FROM session",
	tombstone_session_again},
    [BURIED_VISIT] = {"SELECT person, uid FROM attendance"
		      " WHERE uid IS NOT NULL",
	tombstone_visit_again},
    [BURIED_REGULAR] = {"SELECT person, uid FROM group_person"
			" WHERE uid IS NOT NULL",
	tombstone_regular_again},
    [BURIED_WORDS] = {"SELECT field, salt FROM field_words",
	tombstone_words_again},
};

/* ------------------------------------------------------------ looking up */

static int
compare_known(const void *one, const void *other)
{
	return memcmp(((const struct buried *)one)->hash,
	    ((const struct buried *)other)->hash, TOMBSTONE_HASH_BYTES);
}

static enum status
load(struct records *records, const char *sql, struct buried_list *list)
{
	struct stmt *stmt = stmt_open(records->store, sql);
	void *all = NULL;
	size_t room = 0;

	*list = (struct buried_list){NULL, 0};
	while (stmt_step(stmt)) {
		struct buried *one;

		mem_grow(&all, &room, list->count + 1, sizeof *one);
		one = (struct buried *)all + list->count++;
		stmt_copy_blob(stmt, 1, one->uid, UID_BYTES);
		one->id = stmt_int(stmt, 0);
		ledger_subject(one->uid, one->hash);
	}
	list->all = all;
	if (list->count > 0)
		qsort(list->all, list->count, sizeof *list->all, compare_known);
	return stmt_done(&stmt);
}

/* NULL: there is none. */
static const struct buried *
find_row(const struct buried_list *list, const unsigned char *hash)
{
	struct buried wanted = {.id = 0};

	memcpy(wanted.hash, hash, sizeof wanted.hash);
	return list->count == 0 ? NULL
				: bsearch(&wanted, list->all, list->count,
				      sizeof *list->all, compare_known);
}

/* 0: there is none. */
static int64_t
find(const struct buried_list *list, const unsigned char *hash)
{
	const struct buried *found = find_row(list, hash);

	return found == NULL ? 0 : found->id;
}

static enum status
load_mine(struct records *records, struct tombstones *mine)
{
	struct stmt *stmt = stmt_open(records->store, sql_mine);
	void *all = NULL;

	while (stmt_step(stmt)) {
		mem_grow(&all, &mine->room, mine->count + 1, sizeof *mine->all);
		mine->all = all;
		stmt_copy_blob(stmt, 0, mine->all[mine->count++].hash,
		    TOMBSTONE_HASH_BYTES);
	}
	return stmt_done(&stmt);
}

/* ------------------------------------------------------------- one by one */

static enum status
keep(struct txn *txn, const struct tombstone *one)
{
	static const char *const names[] = {
	    "field", "person", "user", "consent"};
	bool is_consent = one->what == TOMBSTONE_CONSENT;
	bool has_terms = is_consent && one->see[0] != '\0';
	struct stmt *stmt = stmt_open(txn_store(txn), sql_keep);

	stmt_bind_blob(stmt, ":hash", one->hash, sizeof one->hash);
	stmt_bind_text(stmt, ":what", names[one->what]);
	stmt_bind_blob(stmt, ":person", is_consent ? one->person : NULL,
	    is_consent ? sizeof one->person : 0);
	stmt_bind_text(stmt, ":kind", is_consent ? one->kind : NULL);
	stmt_bind_text(stmt, ":see", has_terms ? one->see : NULL);
	stmt_bind_int_or_null(stmt, ":count", one->count, !has_terms);
	stmt_bind_int_or_null(stmt, ":until", one->until, !has_terms);
	stmt_bind_int(stmt, ":made_on", one->made_on);
	return stmt_run(&stmt);
}

/* The one row that it is about, of whatever sort. */
static enum status
replay_row(struct replaying *replaying, const struct tombstone *one)
{
	for (int i = 0; i < BURIED_SORTS; i++) {
		const struct buried *row =
		    find_row(&replaying->rows[i], one->hash);

		if (row == NULL)
			continue;
		replaying->done->fields++;
		return sorts[i].again(replaying->records, replaying->txn, row);
	}
	replaying->done->unknown++;
	return STATUS_OK;
}

/* Everything but people and users, whose own modules bury them. */
static enum status
replay_one(struct replaying *replaying, const struct tombstone *one)
{
	struct records *records = replaying->records;
	struct tombstone_replay *done = replaying->done;
	int64_t person = find(&replaying->people,
	    one->what == TOMBSTONE_CONSENT ? one->person : one->hash);
	enum status status = STATUS_OK;

	if (one->what == TOMBSTONE_PERIOD)
		return closing_mark(replaying->txn, one->hash, one->start,
		    one->until, one->made_on);
	if (one->what == TOMBSTONE_PERSON && person != 0) {
		done->people++;
		return tombstone_forget_again(
		    records, replaying->txn, person, one->looks);
	}
	if (one->what == TOMBSTONE_FIELD) {
		status = replay_row(replaying, one);
	} else if (one->what == TOMBSTONE_CONSENT && person != 0) {
		bool changed = false;

		status = tombstone_narrow_again(
		    records, replaying->txn, person, one, &changed);
		done->narrowed += changed;
	} else if (one->what != TOMBSTONE_USER) {
		done->unknown++;
	}
	return status == STATUS_OK ? keep(replaying->txn, one) : status;
}

static enum status
load_all(struct replaying *replaying)
{
	struct records *records = replaying->records;
	enum status status = load_mine(records, &replaying->mine);

	if (status == STATUS_OK)
		status = load(records, sql_people, &replaying->people);
	for (int i = 0; status == STATUS_OK && i < BURIED_SORTS; i++)
		status = load(records, sorts[i].sql, &replaying->rows[i]);
	if (status == STATUS_OK)
		status = load(records, sql_users, &replaying->users);
	return status;
}

static void
clear_all(struct replaying *replaying)
{
	mem_free(replaying->people.all);
	for (int i = 0; i < BURIED_SORTS; i++)
		mem_free(replaying->rows[i].all);
	mem_free(replaying->users.all);
	tombstones_clear(&replaying->mine);
}

/*
 * People last: what is said of one of their values or kinds before is then
 * gone with them, and nothing is looked up that is not there any more.
 */
static enum status
replay_in(struct replaying *replaying, const struct tombstones *tombstones)
{
	enum status status = STATUS_OK;

	for (int last = 0; last < 2; last++)
		for (size_t i = 0; status == STATUS_OK && i < tombstones->count;
		     i++) {
			const struct tombstone *one = &tombstones->all[i];

			if ((one->what == TOMBSTONE_PERSON) == (last == 1) &&
			    !tombstones_has(&replaying->mine, one->hash))
				status = replay_one(replaying, one);
		}
	return status;
}

/* Whoever was removed is removed, each in a transaction of its own. */
static enum status
remove_user(struct records *records, int64_t id)
{
	struct stmt *stmt = stmt_open(records->store, sql_user_name);
	struct buf name = BUF_EMPTY;
	enum status status;

	stmt_bind_int(stmt, ":id", id);
	if (stmt_step(stmt))
		buf_set(&name, stmt_text(stmt, 0));
	status = stmt_done(&stmt);
	if (status == STATUS_OK && id == records->me)
		status = REFUSE(STATUS_DENIED,
		    "You were removed from this vault after that. Somebody who "
		    "is still a worker must do this.");
	if (status == STATUS_OK)
		status = roster_remove(records, name.text);
	buf_clear(&name);
	return status;
}

static enum status
replay_users(struct replaying *replaying, const struct tombstones *tombstones)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < tombstones->count; i++) {
		const struct tombstone *one = &tombstones->all[i];
		int64_t id = one->what == TOMBSTONE_USER
				 ? find(&replaying->users, one->hash)
				 : 0;

		if (id == 0)
			continue;
		replaying->done->users++;
		status = remove_user(replaying->records, id);
	}
	return status;
}

enum status
tombstone_replay(struct records *records, const struct tombstones *tombstones,
    struct tombstone_replay *done)
{
	struct replaying replaying = {.records = records, .done = done};
	enum status status;

	*done = (struct tombstone_replay){0};
	status = load_all(&replaying);
	if (status == STATUS_OK)
		status = replay_users(&replaying, tombstones);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &replaying.txn);
	if (status == STATUS_OK)
		status = replay_in(&replaying, tombstones);
	if (status == STATUS_OK)
		status = txn_commit(&replaying.txn);
	records_abandon(records, &replaying.txn);
	clear_all(&replaying);
	return status;
}
