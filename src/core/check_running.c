/*
 * check_running: is anything missing from what was written about one person,
 * group, session, user or the vault?
 *
 * Content is destroyed for two reasons only: a whole person is forgotten (a
 * tombstone says how much went), or a look is over a year old.  Every number
 * that is missing, and every entry without content, must be explained so.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/check_internal.h"

#define LOOK_DAYS 365 /* looks are kept so long */

/*
 * Looks go by the day that was believed when they went, and a worker may have
 * set the day back since: the newest day that ever stood counts.
 */
static const char sql_erased[] =
    "SELECT n, day < max(:today,"
    "  (SELECT coalesce(max(day), 0) FROM ledger WHERE confirmed = 1))"
    "  - :kept, class"
    " FROM ledger WHERE salt IS NULL ORDER BY n";

static const char sql_tombstones[] =
    "SELECT coalesce(sum(entries), 0), coalesce(sum(looks), 0)"
    " FROM tombstone WHERE what = 'person'";

static const char sql_numbers[] =
    "SELECT l.subject, l.running, l.n, l.class = 'look',"
    " EXISTS (SELECT 1 FROM tombstone t"
    "  WHERE t.hash = l.subject AND t.what = 'person')"
    " FROM ledger l WHERE l.subject IS NOT NULL ORDER BY l.subject, l.n";

/* Numbers missing between two entries of one subject. */
struct gap {
	int64_t after;  /* n of the entry before, 0: none */
	int64_t before; /* n of the entry behind */
	int64_t missing;
};

struct running {
	struct check *check;
	int64_t *looks; /* n of erased looks over a year old, in order */
	size_t looks_count;
	size_t *next; /* of each: the first that explains nothing yet */
	struct gap *gaps;
	size_t gaps_count;
	size_t gaps_room;
	int64_t others;   /* erased, no looks */
	int64_t young;    /* erased looks of the last year */
	int64_t explains; /* erased looks that explain a gap */
};

/* One number of one subject. */
struct number {
	unsigned char subject[CHECK_SUBJECT_BYTES];
	int64_t running;
	int64_t n;
	bool is_look;
	bool is_forgotten; /* its person is */
};

static enum status
load_erased(struct running *running)
{
	struct stmt *stmt = stmt_open(running->check->store, sql_erased);
	size_t room = 0;

	stmt_bind_int(stmt, ":today", running->check->today);
	stmt_bind_int(stmt, ":kept", LOOK_DAYS);
	while (stmt_step(stmt)) {
		void *looks = running->looks;

		if (strcmp(stmt_text(stmt, 2), "look") != 0) {
			running->others++;
			continue;
		}
		if (stmt_int(stmt, 1) == 0) {
			running->young++;
			continue;
		}
		mem_grow(&looks, &room, running->looks_count + 1,
		    sizeof(*running->looks));
		running->looks = looks;
		running->looks[running->looks_count++] = stmt_int(stmt, 0);
	}
	running->next =
	    mem_alloc(running->looks_count + 1, sizeof(*running->next));
	for (size_t i = 0; i <= running->looks_count; i++)
		running->next[i] = i;
	return stmt_done(&stmt);
}

/* The first look at ${place} or later that explains nothing yet. */
static size_t
next_free(struct running *running, size_t place)
{
	while (running->next[place] != place) {
		running->next[place] = running->next[running->next[place]];
		place = running->next[place];
	}
	return place;
}

/* Place of the first erased look after entry ${n}. */
static size_t
place_after(const struct running *running, int64_t n)
{
	size_t low = 0;
	size_t high = running->looks_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (running->looks[middle] > n)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static bool
is_explained(struct running *running, const struct gap *gap)
{
	size_t place = place_after(running, gap->after);

	for (int64_t left = gap->missing; left > 0; left--) {
		place = next_free(running, place);
		if (place == running->looks_count ||
		    running->looks[place] >= gap->before)
			return false;
		running->next[place] = place + 1;
		running->explains++;
	}
	return true;
}

static int
compare_gaps(const void *one, const void *other)
{
	const struct gap *first = one;
	const struct gap *second = other;

	return (first->before > second->before) -
	       (first->before < second->before);
}

/* Who it is about, when it is a person: their shown id. */
static const char *
whose(const struct check *check, const unsigned char *subject)
{
	const struct check_known *known = check_known_find(check, subject);

	return known == NULL ? "" : known->code;
}

static void
check_number(struct running *running, const struct number *before,
    const struct number *number)
{
	struct check *check = running->check;
	void *gaps = running->gaps;

	if (number->running <= before->running) {
		check_found(check, whose(check, number->subject),
		    "History entry %" PRId64 " is out of order.", number->n);
		return;
	}
	if (number->running == before->running + 1 || number->is_forgotten)
		return;
	mem_grow(&gaps, &running->gaps_room, running->gaps_count + 1,
	    sizeof(*running->gaps));
	running->gaps = gaps;
	running->gaps[running->gaps_count++] = (struct gap){.after = before->n,
	    .before = number->n,
	    .missing = number->running - before->running - 1};
}

/* The first entry of a subject: is there still somebody it can be about? */
static void
check_whom(struct check *check, const struct number *number)
{
	if (!number->is_forgotten &&
	    check_known_find(check, number->subject) == NULL)
		check_found(check, "",
		    "History entry %" PRId64
		    " is about somebody or something that is not here any"
		    " more.",
		    number->n);
}

static void
load_number(struct stmt *stmt, struct number *number)
{
	size_t size = 0;
	const void *subject = stmt_blob(stmt, 0, &size);

	*number = (struct number){.running = stmt_int(stmt, 1),
	    .n = stmt_int(stmt, 2),
	    .is_look = stmt_int(stmt, 3) == 1,
	    .is_forgotten = stmt_int(stmt, 4) == 1};
	if (size == sizeof(number->subject))
		memcpy(number->subject, subject, size);
}

static enum status
load_gaps(struct running *running)
{
	struct stmt *stmt = stmt_open(running->check->store, sql_numbers);
	struct number before = {0};
	struct number number;

	while (stmt_step(stmt)) {
		load_number(stmt, &number);
		if (before.n == 0 || memcmp(before.subject, number.subject,
					 sizeof(number.subject)) != 0) {
			check_whom(running->check, &number);
			before = (struct number){0};
		}
		if (number.is_forgotten && !number.is_look)
			check_found(running->check, "",
			    "History entry %" PRId64
			    " is about somebody who was forgotten.",
			    number.n);
		check_number(running, &before, &number);
		before = number;
	}
	return stmt_done(&stmt);
}

/*
 * Gaps by where they end, each taking the earliest looks it can: no other
 * choice explains more of them.
 */
static void
check_gaps(struct running *running)
{
	if (running->gaps_count > 0)
		qsort(running->gaps, running->gaps_count,
		    sizeof(*running->gaps), compare_gaps);
	for (size_t i = 0; i < running->gaps_count; i++) {
		if (!is_explained(running, &running->gaps[i]))
			check_found(running->check, "",
			    "Something is missing from the history before"
			    " entry %" PRId64 ", and no erasure explains it.",
			    running->gaps[i].before);
	}
}

/* Entries without content, against what the tombstones say went. */
static enum status
check_erased(struct running *running)
{
	struct check *check = running->check;
	struct stmt *stmt = stmt_open(check->store, sql_tombstones);
	int64_t others = 0;
	int64_t looks = 0;

	if (stmt_step(stmt)) {
		others = stmt_int(stmt, 0);
		looks = stmt_int(stmt, 1);
	}
	if (running->others != others)
		check_found(check, "",
		    "%" PRId64 " history entries were erased, but people who"
		    " were forgotten explain %" PRId64 ".",
		    running->others, others);
	if (running->young > looks)
		check_found(check, "",
		    "%" PRId64 " looks of the last year were erased, but people"
		    " who were forgotten explain %" PRId64 ".",
		    running->young, looks);
	if (running->young + (int64_t)running->looks_count - running->explains <
	    looks)
		check_found(check, "",
		    "Fewer looks were erased than the people who were"
		    " forgotten took with them.");
	return stmt_done(&stmt);
}

enum status
check_running(struct check *check)
{
	struct running running = {.check = check};
	enum status status;

	status = load_erased(&running);
	if (status == STATUS_OK)
		status = load_gaps(&running);
	if (status == STATUS_OK) {
		check_gaps(&running);
		status = check_erased(&running);
	}
	mem_free(running.looks);
	mem_free(running.next);
	mem_free(running.gaps);
	return status;
}
