/*
 * closing_draw: the draw that closes a period, and what is written down of it.
 *
 * Facts and numbers are committed and signed before anything is solved.
 */
#include <string.h>

#include "base/day.h"
#include "core/closing_internal.h"

static const char sql_mark[] =
    "INSERT OR IGNORE INTO period_closed (hash, start_on, end_on, made_on)"
    " VALUES (:hash, :start, :end, :today)";
static const char sql_draw[] =
    "INSERT INTO draw (plan, start_on, end_on, body, hash, attempts, user,"
    " signature, made_at) VALUES (:plan, :start, :end, :body, :hash, 0, :me,"
    " :signature, :now)";

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
