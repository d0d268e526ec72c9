/*
 * conduct_write: counts what the history has of how workers used the records.
 *
 * Each entry is counted once: up to which one stands with the counts and is
 * signed with them, so a crash between the stores counts nothing twice.  Counts
 * that no worker signed are made anew from the history.
 */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/conduct_internal.h"

#define MONTH_TEXT_BYTES 8
#define BEHIND_MOST      500 /* entries that may go uncounted, if none counts */

static const char sql_entries[] =
    "SELECT n, day, subject, event, body FROM ledger WHERE n > :until"
    " AND event IN ('look', 'handover', 'heard_no', 'worker_no') ORDER BY n";
static const char sql_users[] =
    "SELECT id, uid FROM user WHERE role = 'worker'";
static const char sql_people[] = "SELECT id, uid FROM person";
static const char sql_is_ours[] =
    "SELECT count(*) FROM group_person p JOIN group_worker w"
    " ON w.work_group = p.work_group WHERE p.person = :person"
    " AND w.user = :user AND w.from_on <= :day"
    " AND (w.until_on IS NULL OR w.until_on >= :day)"
    " AND (p.until_on IS NULL OR p.until_on >= :day)";
static const char sql_add[] =
    "INSERT INTO conduct (user_uid, month, looks, outside, noes, handovers)"
    " VALUES (:user, :month, :looks, :outside, :noes, :handovers)"
    " ON CONFLICT (user_uid, month) DO UPDATE SET looks = looks + :looks,"
    " outside = outside + :outside, noes = noes + :noes,"
    " handovers = handovers + :handovers";
static const char sql_drop_old[] = "DELETE FROM conduct WHERE month < :month";
static const char sql_drop_all[] = "DELETE FROM conduct";

/* ------------------------------------------------------------ whom and who */

struct hashed {
	unsigned char hash[LEDGER_SUBJECT_BYTES];
	int64_t id;
	unsigned char uid[UID_BYTES];
};

struct hashes {
	struct hashed *all; /* in order of hash */
	size_t count;
	bool is_loaded;
};

static int
compare(const void *one, const void *other)
{
	return memcmp(one, other, LEDGER_SUBJECT_BYTES);
}

static enum status
load(struct records *records, const char *sql, struct hashes *hashes)
{
	struct stmt *stmt;
	void *all = NULL;
	size_t room = 0;

	if (hashes->is_loaded)
		return STATUS_OK;
	stmt = stmt_open(records->store, sql);
	while (stmt_step(stmt)) {
		struct hashed *one;

		mem_grow(&all, &room, hashes->count + 1, sizeof *one);
		one = (struct hashed *)all + hashes->count++;
		one->id = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, one->uid, UID_BYTES);
		ledger_subject(one->uid, one->hash);
	}
	hashes->all = all;
	hashes->is_loaded = true;
	if (hashes->count > 0)
		qsort(all, hashes->count, sizeof *hashes->all, compare);
	return stmt_done(&stmt);
}

static const struct hashed *
find(
    const struct hashes *hashes, const unsigned char hash[LEDGER_SUBJECT_BYTES])
{
	if (hashes->count == 0)
		return NULL;
	return bsearch(
	    hash, hashes->all, hashes->count, sizeof *hashes->all, compare);
}

/* -------------------------------------------------------------- one entry */

struct counting {
	struct records *records;
	struct txn *txn;
	struct hashes users, people;
	size_t counted;
};

struct entry {
	int64_t n;
	int32_t day;
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	const char *event, *body; /* lent by the statement */
};

/* "by HASH" is every body's first line. */
static const struct hashed *
whose(const struct counting *counting, const char *body)
{
	unsigned char hash[LEDGER_SUBJECT_BYTES];
	char hex[2 * LEDGER_SUBJECT_BYTES + 1] = "";

	if (strncmp(body, "by ", 3) != 0)
		return NULL;
	strncpy(hex, body + 3, sizeof hex - 1);
	if (text_unhex(hex, hash, sizeof hash) != STATUS_OK)
		return NULL;
	return find(&counting->users, hash);
}

/* Somebody forgotten since is nobody's any more, and not held against them. */
static enum status
is_outside(struct counting *counting, const struct entry *entry,
    const struct hashed *user, bool *outside)
{
	const struct hashed *person;
	struct stmt *stmt;
	int64_t count = 0;
	enum status status =
	    load(counting->records, sql_people, &counting->people);

	*outside = false;
	person = find(&counting->people, entry->subject);
	if (status != STATUS_OK || person == NULL)
		return status;
	stmt = stmt_open(counting->records->store, sql_is_ours);
	stmt_bind_int(stmt, ":person", person->id);
	stmt_bind_int(stmt, ":user", user->id);
	stmt_bind_int(stmt, ":day", entry->day);
	status = stmt_one_int(&stmt, &count);
	*outside = status == STATUS_OK && count == 0;
	return status;
}

static enum status
count_one(struct counting *counting, const struct entry *entry)
{
	const struct hashed *user = whose(counting, entry->body);
	bool is_look = strcmp(entry->event, "look") == 0;
	bool is_handover = strcmp(entry->event, "handover") == 0;
	bool is_no = !is_look && !is_handover, outside = false;
	char month[DAY_TEXT_BYTES];
	struct stmt *stmt;
	enum status status = STATUS_OK;

	if (user == NULL ||
	    (is_handover && strstr(entry->body, "key used\n") != NULL))
		return STATUS_OK;
	if (is_look)
		status = is_outside(counting, entry, user, &outside);
	if (status != STATUS_OK)
		return status;
	day_format(entry->day, month);
	month[MONTH_TEXT_BYTES - 1] = '\0';
	stmt = stmt_open(txn_store(counting->txn), sql_add);
	stmt_bind_blob(stmt, ":user", user->uid, UID_BYTES);
	stmt_bind_text(stmt, ":month", month);
	stmt_bind_int(stmt, ":looks", is_look);
	stmt_bind_int(stmt, ":outside", outside);
	stmt_bind_int(stmt, ":noes", is_no);
	stmt_bind_int(stmt, ":handovers", is_handover);
	counting->counted++;
	return stmt_run(&stmt);
}

static enum status
count_entries(struct counting *counting, int64_t until)
{
	struct stmt *stmt = stmt_open(counting->records->store, sql_entries);
	enum status status =
	    load(counting->records, sql_users, &counting->users);
	enum status last;

	stmt_bind_int(stmt, ":until", until);
	while (status == STATUS_OK && stmt_step(stmt)) {
		struct entry entry = {.n = stmt_int(stmt, 0),
		    .day = (int32_t)stmt_int(stmt, 1),
		    .event = stmt_text(stmt, 3),
		    .body = stmt_text(stmt, 4)};

		stmt_copy_blob(stmt, 2, entry.subject, sizeof entry.subject);
		status = count_one(counting, &entry);
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* ------------------------------------------------------------------ whole */

static enum status
drop(struct counting *counting, const char *sql)
{
	char month[DAY_TEXT_BYTES];
	struct stmt *stmt = stmt_open(txn_store(counting->txn), sql);

	if (sql == sql_drop_old) {
		day_format(day_add_months(
			       counting->records->today, -CONDUCT_MONTHS_KEPT),
		    month);
		month[MONTH_TEXT_BYTES - 1] = '\0';
		stmt_bind_text(stmt, ":month", month);
	}
	return stmt_run(&stmt);
}

/* Up to which entry it is counted; 0 when that cannot be believed. */
static enum status
read_until(struct counting *counting, int64_t *until)
{
	struct buf said = BUF_EMPTY, found = BUF_EMPTY;
	bool is_good = false;
	enum status status = copied_mine(counting->records,
	    txn_store(counting->txn), "conduct", &said, &is_good);

	*until = 0;
	if (status == STATUS_OK && is_good) {
		status = conduct_sum(
		    txn_store(counting->txn), conduct_until(said.text), &found);
		if (status == STATUS_OK && strcmp(said.text, found.text) == 0)
			*until = conduct_until(said.text);
	}
	if (status == STATUS_OK && *until == 0)
		status = drop(counting, sql_drop_all);
	buf_clear(&said);
	buf_clear(&found);
	return status;
}

static enum status
write_in(struct counting *counting)
{
	struct records *records = counting->records;
	struct buf lines = BUF_EMPTY;
	int64_t until = 0;
	enum status status = read_until(counting, &until);

	if (status == STATUS_OK && records->clock == CLOCK_TRUSTED)
		status = drop(counting, sql_drop_old);
	if (status == STATUS_OK)
		status = count_entries(counting, until);
	if (until == 0 || counting->counted > 0 || until > records->head.n ||
	    until + BEHIND_MOST < records->head.n)
		until = records->head.n;
	if (status == STATUS_OK)
		status = conduct_sum(txn_store(counting->txn), until, &lines);
	if (status == STATUS_OK)
		status =
		    copied_put(records, counting->txn, "conduct", lines.text);
	buf_clear(&lines);
	return status;
}

enum status
conduct_write(struct records *records, struct txn *txn)
{
	struct counting counting = {.records = records, .txn = txn};
	enum status status = write_in(&counting);

	mem_free(counting.users.all);
	mem_free(counting.people.all);
	return status;
}
