/*
 * tonight_ask: whom of my groups to ask, and what of theirs runs out soon.
 *
 * States are read first; only when there is somebody to be named are the list
 * entries written, and only after that a name is read.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/tonight_internal.h"

#define ASKABLE " AND v.why_shut NOT IN ('own_no', 'heard_no', 'worker_no')"

/* Live: goes_from is 61 days after the last day that it is. */
static const char sql_states[] =
    "SELECT k.name, k.label, v.state = 'shut' OR v.level = 'carried',"
    " CASE v.level WHEN 'carried' THEN 'carried' ELSE v.why_shut END,"
    " v.goes_from, v.state = 'shut'"
    " FROM v_consent v JOIN kind k ON k.id = v.kind WHERE v.person = :person"
    " AND (v.level <> 'carried' OR v.heard_by = :me)"
    " AND ((v.state = 'shut'" ASKABLE ") OR (v.state = 'live'"
    "  AND (v.goes_from - 61 <= today() + :days OR v.level = 'carried')))"
    " ORDER BY k.position, k.id";
/* What is shut is told as that. */
static const char sql_waiting[] =
    "SELECT k.name, k.label FROM request r JOIN kind k ON k.id = r.kind"
    " WHERE r.person = :person AND r.what = 'ask' AND r.done_on IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM v_consent v WHERE v.person = r.person"
    "  AND v.kind = r.kind AND v.state = 'shut'" ASKABLE ")"
    " ORDER BY k.position, k.id";
static const char sql_review[] =
    "SELECT capacity_review FROM person WHERE id = :person"
    " AND capacity_review <= today()";
#define OF_MINE                                                                \
	" IN (SELECT w.work_group FROM group_worker w WHERE w.user = :me"      \
	" AND w.from_on <= today()"                                            \
	" AND (w.until_on IS NULL OR w.until_on >= today()))"
static const char sql_is_tonight[] =
    "SELECT EXISTS (SELECT 1 FROM group_person r JOIN work_group g"
    "  ON g.id = r.work_group WHERE r.person = :person AND r.until_on IS NULL"
    "  AND g.weekday = :weekday AND g.ended_on IS NULL"
    "  AND r.work_group" OF_MINE ")"
    " OR EXISTS (SELECT 1 FROM attendance a JOIN session s"
    "  ON s.id = a.session WHERE a.person = :person AND s.held_on = today()"
    "  AND (s.work_group" OF_MINE " OR (s.work_group IS NULL AND EXISTS"
    "   (SELECT 1 FROM session_worker w WHERE w.session = s.id"
    "    AND w.user = :me))))";

/* One line while it is made; people stand in order of their row. */
struct asking {
	struct tonight_ask ask;
	int64_t person;
	char *folded;
	size_t place; /* keeps the order of kinds */
};

struct askings {
	struct asking *rows;
	size_t count;
	size_t room;
};

void
tonight_asks_clear(struct tonight_ask *asks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		mem_wipe_text(&asks[i].called);
		mem_wipe_text(&asks[i].kind);
		mem_wipe_text(&asks[i].label);
	}
	mem_free(asks);
}

static void
askings_clear(struct askings *askings)
{
	for (size_t i = 0; i < askings->count; i++) {
		mem_wipe_text(&askings->rows[i].ask.called);
		mem_wipe_text(&askings->rows[i].ask.kind);
		mem_wipe_text(&askings->rows[i].ask.label);
		mem_wipe_text(&askings->rows[i].folded);
	}
	mem_free(askings->rows);
}

/* -------------------------------------------------------- states, no names */

/* The word itself, for as long as the program runs. */
static const char *
why_word(const char *why)
{
	static const char *const words[] = {"ran_out", "notice", "key", "asked",
	    "capacity", "adult", "carried", "restored"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i], why) == 0)
			return words[i];
	return "";
}

static void
add(struct askings *askings, int64_t person, const char *kind,
    const char *label, const char *why)
{
	void *rows = askings->rows;
	struct asking *row;

	mem_grow(&rows, &askings->room, askings->count + 1, sizeof *row);
	askings->rows = rows;
	row = &askings->rows[askings->count];
	row->place = askings->count++;
	row->person = person;
	row->ask.kind = mem_text(kind);
	row->ask.label = mem_text(label);
	row->ask.why = why;
	row->ask.day = DAY_NONE;
}

/* Ahead of any day that somebody said it is: then it says nothing. */
static bool
is_by_that_day(const struct records *records, struct stmt *stmt)
{
	bool is_to_ask = stmt_int(stmt, 2) != 0;

	return records->clock == CLOCK_AHEAD &&
	       (!is_to_ask || strcmp(stmt_text(stmt, 3), "ran_out") == 0);
}

static enum status
read_states(struct records *records, int64_t person, struct askings *asks,
    struct askings *soon)
{
	struct stmt *stmt = stmt_open(records->store, sql_states);

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":days", TONIGHT_SOON_DAYS);
	while (stmt_step(stmt)) {
		bool is_to_ask = stmt_int(stmt, 2) != 0;
		struct askings *into = is_to_ask ? asks : soon;
		int32_t goes_from = (int32_t)stmt_int(stmt, 4);
		bool is_shut = stmt_int(stmt, 5) != 0;

		if (is_by_that_day(records, stmt))
			continue;
		add(into, person, stmt_text(stmt, 0), stmt_text(stmt, 1),
		    is_to_ask ? why_word(stmt_text(stmt, 3)) : "");
		into->rows[into->count - 1].ask.day =
		    is_shut ? goes_from : goes_from - 61;
	}
	return stmt_done(&stmt);
}

static enum status
read_waiting(struct records *records, int64_t person, struct askings *asks)
{
	struct stmt *stmt = stmt_open(records->store, sql_waiting);

	stmt_bind_int(stmt, ":person", person);
	while (stmt_step(stmt))
		add(asks, person, stmt_text(stmt, 0), stmt_text(stmt, 1),
		    "to_ask");
	return stmt_done(&stmt);
}

static enum status
read_review(struct records *records, int64_t person, struct askings *asks)
{
	struct stmt *stmt = stmt_open(records->store, sql_review);

	stmt_bind_int(stmt, ":person", person);
	if (stmt_step(stmt)) {
		add(asks, person, "", "", "review");
		asks->rows[asks->count - 1].ask.day =
		    (int32_t)stmt_int(stmt, 0);
	}
	return stmt_done(&stmt);
}

static int
compare_ids(const void *one, const void *other)
{
	const int64_t *a = one, *b = other;

	return (*a > *b) - (*a < *b);
}

enum status
tonight_people(
    struct records *records, const struct groups *groups, struct people *people)
{
	size_t kept = 0;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < groups->count; i++)
		status = people_regulars(records, groups->groups[i].id, people);
	if (status != STATUS_OK || people->count == 0)
		return status;
	qsort(people->ids, people->count, sizeof *people->ids, compare_ids);
	for (size_t i = 0; i < people->count; i++)
		if (kept == 0 || people->ids[kept - 1] != people->ids[i])
			people->ids[kept++] = people->ids[i];
	people->count = kept;
	return STATUS_OK;
}

/* ------------------------------------------------------------------- names */

static enum status
read_is_tonight(struct records *records, int64_t person, bool *is_tonight)
{
	struct stmt *stmt = stmt_open(records->store, sql_is_tonight);
	int64_t is = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":weekday", day_weekday(records->today));
	status = stmt_one_int(&stmt, &is);
	*is_tonight = is != 0;
	return status;
}

static enum status
name_row(struct records *records, struct asking *row)
{
	unsigned char uid[UID_BYTES];
	struct buf called = BUF_EMPTY;
	enum status status;

	status = person_identity(records, row->person, uid, row->ask.code);
	if (status == STATUS_OK)
		status = person_called(records, row->person, &called);
	if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	row->ask.called = buf_take(&called);
	row->folded = person_folded(row->ask.called);
	if (status == STATUS_OK)
		status =
		    read_is_tonight(records, row->person, &row->ask.is_tonight);
	return status;
}

static int
compare_askings(const void *one, const void *other)
{
	const struct asking *a = one, *b = other;
	int order;

	if (a->ask.is_tonight != b->ask.is_tonight)
		return a->ask.is_tonight ? -1 : 1;
	order = strcmp(a->folded, b->folded);
	if (order == 0)
		order = strcmp(a->ask.code, b->ask.code);
	if (order == 0)
		order = (a->place > b->place) - (a->place < b->place);
	return order;
}

/* Names, order, and over to the caller. */
static enum status
finish(struct records *records, struct askings *askings,
    struct tonight_ask **asks, size_t *count)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < askings->count; i++)
		status = name_row(records, &askings->rows[i]);
	if (status != STATUS_OK || askings->count == 0)
		return status;
	qsort(askings->rows, askings->count, sizeof *askings->rows,
	    compare_askings);
	*asks = mem_alloc(askings->count, sizeof **asks);
	*count = askings->count;
	for (size_t i = 0; i < askings->count; i++) {
		(*asks)[i] = askings->rows[i].ask; /* moved */
		askings->rows[i].ask = (struct tonight_ask){0};
	}
	return STATUS_OK;
}

enum status
tonight_read_asks(struct records *records, const struct groups *groups,
    struct tonight_home *home)
{
	struct people people = {NULL, 0, 0};
	struct askings asks = {NULL, 0, 0}, soon = {NULL, 0, 0};
	enum status status = tonight_people(records, groups, &people);

	for (size_t i = 0; status == STATUS_OK && i < people.count; i++) {
		status = read_states(records, people.ids[i], &asks, &soon);
		if (status == STATUS_OK)
			status = read_waiting(records, people.ids[i], &asks);
		if (status == STATUS_OK)
			status = read_review(records, people.ids[i], &asks);
	}
	if (status == STATUS_OK && asks.count + soon.count > 0)
		status = groups_look(records, groups);
	if (status == STATUS_OK)
		status = finish(records, &asks, &home->asks, &home->asks_count);
	if (status == STATUS_OK)
		status = finish(records, &soon, &home->soon, &home->soon_count);
	mem_free(people.ids);
	askings_clear(&asks);
	askings_clear(&soon);
	return status;
}
