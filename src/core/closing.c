/*
 * closing: which periods there are, how far each is, and the draw that closes
 * one.
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
static const char sql_mark[] =
    "INSERT OR IGNORE INTO period_closed (hash, start_on, end_on, made_on)"
    " VALUES (:hash, :start, :end, :today)";
static const char sql_draw[] =
    "INSERT INTO draw (plan, start_on, end_on, body, hash, attempts, user,"
    " signature, made_at) VALUES (:plan, :start, :end, :body, :hash, 0, :me,"
    " :signature, :now)";

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

/* --------------------------------------------------------------- drawing */

enum status
closing_mark(struct txn *txn, const unsigned char hash[PERIOD_HASH_BYTES],
    int32_t start, int32_t end, int32_t today)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_mark);

	stmt_bind_blob(stmt, ":hash", hash, PERIOD_HASH_BYTES);
	stmt_bind_int(stmt, ":start", start);
	stmt_bind_int(stmt, ":end", end);
	stmt_bind_int(stmt, ":today", today);
	return stmt_run(&stmt);
}

enum status
closing_mark_made(
    struct txn *txn, const struct publish_release *release, int32_t today)
{
	unsigned char hash[PERIOD_HASH_BYTES];

	publish_made_hash(release->plan, release->start, release->end, hash);
	return closing_mark(txn, hash, release->start, release->end, today);
}

enum status
closing_note(struct records *records, struct txn *txn,
    const struct closing *closing, const char *event, const char *key,
    const unsigned char *hash)
{
	struct ledger_entry entry = {false, event, records->vault_uid, NULL};
	char first[DAY_TEXT_BYTES], last[DAY_TEXT_BYTES];
	char hex[2 * PUBLISH_HASH_BYTES + 1];
	struct buf body = BUF_EMPTY;
	enum status status;

	day_format(closing->period.start, first);
	day_format(closing->period.end, last);
	ledger_line_uid(&body, "plan", closing->plan);
	buf_add_format(&body, "from %s\nuntil %s\n", first, last);
	if (hash != NULL) {
		text_hex(hash, PUBLISH_HASH_BYTES, hex);
		buf_add_format(&body, "%s %s\n", key, hex);
	}
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

struct drawing {
	const struct closing *closing;
	int64_t plan; /* its row */
	struct buf body;
	unsigned char hash[PUBLISH_HASH_BYTES];
};

static enum status
write_draw(
    struct records *records, struct txn *txn, const struct drawing *drawing)
{
	const struct closing *closing = drawing->closing;
	unsigned char signature[PUBLISH_SIGN_BYTES];
	struct buf text = BUF_EMPTY;
	struct stmt *stmt = stmt_open(txn_store(txn), sql_draw);

	publish_sign_draw(records->vault_uid, closing->plan, &closing->period,
	    drawing->hash, &text);
	records->sign(records->signer, text.text, text.length, signature);
	buf_clear(&text);
	stmt_bind_int(stmt, ":plan", drawing->plan);
	stmt_bind_int(stmt, ":start", closing->period.start);
	stmt_bind_int(stmt, ":end", closing->period.end);
	stmt_bind_text(stmt, ":body", drawing->body.text);
	stmt_bind_blob(stmt, ":hash", drawing->hash, sizeof drawing->hash);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_blob(stmt, ":signature", signature, sizeof signature);
	stmt_bind_int(stmt, ":now", records->now);
	return stmt_run(&stmt);
}

static enum status
commit_draw(struct records *records, const struct drawing *drawing)
{
	const struct closing *closing = drawing->closing;
	unsigned char hash[PERIOD_HASH_BYTES];
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	publish_period_hash(
	    closing->plan, closing->period.start, closing->period.end, hash);
	if (status == STATUS_OK)
		status = write_draw(records, txn, drawing);
	if (status == STATUS_OK)
		status = closing_mark(txn, hash, closing->period.start,
		    closing->period.end, records->today);
	if (status == STATUS_OK)
		status = closing_note(
		    records, txn, closing, "closed", "draw", drawing->hash);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* One number for each figure of these facts. */
static void
draw_numbers(
    const struct hold *hold, const struct facts *facts, struct drawing *drawing)
{
	struct release_facts lent;
	struct release_draft *draft;
	struct rounding_draw draw;

	facts_lend(facts, &lent);
	draft =
	    release_draft_new(&hold->plan, &drawing->closing->period, &lent);
	rounding_draw_new(&draw, release_draft_figures(draft));
	closing_body_write(facts, &draw, &drawing->body, drawing->hash);
	rounding_draw_clear(&draw);
	release_draft_free(draft);
}

enum status
closing_draw(struct records *records, const struct closing *closing)
{
	struct drawing drawing = {.closing = closing, .body = BUF_EMPTY};
	struct facts facts = FACTS_NONE;
	struct hold hold;
	enum status status = hold_read(records, closing->period.start, &hold);

	if (status != STATUS_OK)
		return status;
	drawing.plan = hold.id;
	if (memcmp(hold.plan.uid, closing->plan, PLAN_UID_BYTES) != 0)
		status = FAIL(STATUS_INTERNAL, "another plan holds");
	if (status == STATUS_OK)
		status =
		    facts_gather(records, &hold.plan, &closing->period, &facts);
	if (status == STATUS_OK) {
		draw_numbers(&hold, &facts, &drawing);
		status = commit_draw(records, &drawing);
	}
	facts_clear(&facts);
	hold_clear(&hold);
	buf_clear(&drawing.body);
	return status;
}
