/*
 * closing: which periods there are, and how far each is.
 */
#include "core/closing.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/closing_internal.h"

static const char sql_is_published[] =
    "SELECT count(*) FROM published WHERE plan = :plan AND start_on = :start"
    " AND end_on = :end";
static const char sql_is_nothing[] =
    "SELECT count(*) FROM published WHERE plan = :plan AND start_on = :start"
    " AND end_on = :end AND body LIKE '" RELEASE_NOTHING_LINE "%'";
static const char sql_is_drawn[] =
    "SELECT count(*) FROM draw d JOIN plan p ON p.id = d.plan"
    " WHERE p.uid = :plan AND d.start_on = :start AND d.end_on = :end"
    " AND d.body IS NOT NULL";
static const char sql_marks[] =
    "SELECT hash, start_on, end_on FROM period_closed";

/* --------------------------------------------------------------- listing */

/* What is closed, as far as this vault was told. */
struct mark {
	unsigned char hash[PERIOD_HASH_BYTES];
	int32_t start, end;
	bool is_ours; /* of a plan that is held here */
};

struct listing {
	struct records *records;
	struct closing *closings;
	size_t count, room;
	struct mark *marks;
	size_t marks_count;
};

static enum status
add_plan(struct listing *listing, int32_t year)
{
	struct hold hold;
	enum status status = hold_read(listing->records, year, &hold);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < plan_periods(&hold.plan); i++) {
		void *all = listing->closings;
		struct closing *closing;

		mem_grow(
		    &all, &listing->room, listing->count + 1, sizeof *closing);
		listing->closings = all;
		closing = &listing->closings[listing->count++];
		*closing =
		    (struct closing){.period = plan_period(&hold.plan, i)};
		memcpy(closing->plan, hold.plan.uid, PLAN_UID_BYTES);
		publish_period_id(&hold.plan, i, closing->id);
		closing->closes_on =
		    (closing->period.end > hold.made_on ? closing->period.end
							: hold.made_on) +
		    PLAN_CLOSE_DAYS;
	}
	hold_clear(&hold);
	return STATUS_OK;
}

static enum status
add_plans(struct listing *listing)
{
	int32_t *years = NULL;
	size_t count = 0;
	enum status status = hold_years(listing->records, &years, &count);

	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = add_plan(listing, years[i]);
	mem_free(years);
	return status;
}

static enum status
read_marks(struct listing *listing)
{
	struct stmt *stmt = stmt_open(listing->records->store, sql_marks);
	void *all = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		struct mark *mark;

		mem_grow(&all, &room, listing->marks_count + 1, sizeof *mark);
		mark = (struct mark *)all + listing->marks_count++;
		stmt_copy_blob(stmt, 0, mark->hash, sizeof mark->hash);
		mark->start = (int32_t)stmt_int(stmt, 1);
		mark->end = (int32_t)stmt_int(stmt, 2);
	}
	listing->marks = all;
	return stmt_done(&stmt);
}

/* The mark with that hash; NULL: none. */
static struct mark *
find_mark(
    const struct listing *listing, const unsigned char hash[PERIOD_HASH_BYTES])
{
	for (size_t k = 0; k < listing->marks_count; k++)
		if (memcmp(hash, listing->marks[k].hash, PERIOD_HASH_BYTES) ==
		    0)
			return &listing->marks[k];
	return NULL;
}

/* That its figures were made. */
static struct mark *
find_made(const struct listing *listing, const struct closing *closing)
{
	unsigned char hash[PERIOD_HASH_BYTES];

	publish_made_hash(
	    closing->plan, closing->period.start, closing->period.end, hash);
	return find_mark(listing, hash);
}

/* A mark of one of our periods speaks of that one alone. */
static void
sort_marks(struct listing *listing)
{
	for (size_t i = 0; i < listing->count; i++) {
		const struct closing *closing = &listing->closings[i];
		unsigned char hash[PERIOD_HASH_BYTES];
		struct mark *mark;

		publish_period_hash(closing->plan, closing->period.start,
		    closing->period.end, hash);
		mark = find_mark(listing, hash);
		if (mark != NULL)
			mark->is_ours = true;
		mark = find_made(listing, closing);
		if (mark != NULL)
			mark->is_ours = true;
	}
}

static bool
is_marked(const struct listing *listing, const struct closing *closing)
{
	unsigned char hash[PERIOD_HASH_BYTES];
	const struct plan_period *period = &closing->period;

	publish_period_hash(closing->plan, period->start, period->end, hash);
	if (find_mark(listing, hash) != NULL ||
	    find_made(listing, closing) != NULL)
		return true;
	for (size_t k = 0; k < listing->marks_count; k++) {
		const struct mark *mark = &listing->marks[k];

		if (!mark->is_ours && mark->start <= period->end &&
		    mark->end >= period->start)
			return true;
	}
	return false;
}

static enum status
is_there(struct records *records, const char *sql,
    const struct closing *closing, bool *yes)
{
	struct stmt *stmt = stmt_open(records->store, sql);
	int64_t count = 0;
	enum status status;

	stmt_bind_blob(stmt, ":plan", closing->plan, PLAN_UID_BYTES);
	stmt_bind_int(stmt, ":start", closing->period.start);
	stmt_bind_int(stmt, ":end", closing->period.end);
	status = stmt_one_int(&stmt, &count);
	*yes = count > 0;
	return status;
}

static enum status
find_state(struct listing *listing, struct closing *closing)
{
	struct records *records = listing->records;
	bool is_published = false, is_nothing = false;
	enum status status =
	    is_there(records, sql_is_published, closing, &is_published);

	if (status == STATUS_OK)
		status =
		    is_there(records, sql_is_nothing, closing, &is_nothing);
	if (status == STATUS_OK)
		status = is_there(
		    records, sql_is_drawn, closing, &closing->has_draw);
	closing->state = PUBLISH_OPEN;
	if (is_nothing)
		closing->state = PUBLISH_NO_FIGURES;
	else if (is_published)
		closing->state = PUBLISH_CLOSED;
	else if (closing->has_draw && find_made(listing, closing) == NULL)
		closing->state = PUBLISH_DRAWN;
	else if (is_marked(listing, closing))
		closing->state = PUBLISH_LOST;
	return status;
}

static int
compare(const void *one, const void *other)
{
	const struct closing *a = one, *b = other;

	if (a->period.end != b->period.end)
		return a->period.end < b->period.end ? -1 : 1;
	return (int)a->period.is_year - (int)b->period.is_year;
}

enum status
closing_list(struct records *records, struct closing **closings, size_t *count)
{
	struct listing listing = {.records = records};
	enum status status = add_plans(&listing);

	if (status == STATUS_OK)
		status = read_marks(&listing);
	sort_marks(&listing);
	for (size_t i = 0; status == STATUS_OK && i < listing.count; i++)
		status = find_state(&listing, &listing.closings[i]);
	if (listing.count > 0)
		qsort(listing.closings, listing.count, sizeof *listing.closings,
		    compare);
	mem_free(listing.marks);
	*closings = listing.closings;
	*count = listing.count;
	return status;
}

enum status
closing_judge(struct records *records, const struct closing *closing)
{
	if (closing->state == PUBLISH_LOST)
		return REFUSE(STATUS_INVALID,
		    "That time was closed before, and its figures are lost. "
		    "They are never made a second time.");
	if (closing->state == PUBLISH_NO_FIGURES)
		return REFUSE(STATUS_INVALID,
		    "That time is closed without figures. It is never done a "
		    "second time.");
	if (closing->state == PUBLISH_CLOSED)
		return REFUSE(STATUS_INVALID,
		    "That time is closed. Look at: sayso report show");
	if (records->clock != CLOCK_TRUSTED)
		return REFUSE(STATUS_INVALID,
		    "Nothing is closed while this laptop's clock cannot be "
		    "trusted. Set it right, or type: sayso confirm-date");
	if (closing->state == PUBLISH_DRAWN)
		return STATUS_OK;
	if (closing->period.end >= records->today)
		return REFUSE(STATUS_INVALID,
		    "That time has not ended yet. It can be closed from the "
		    "day after.");
	return STATUS_OK;
}
