/*
 * closing_finish: the figures of a period that was drawn.
 *
 * Works from the draw's own facts and numbers, never from the records: whatever
 * anybody took back since changes nothing.  Once the figures stand, the facts
 * are wiped.
 */
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "core/closing_internal.h"

static const char sql_read[] =
    "SELECT d.id, d.body, d.hash, d.attempts FROM draw d"
    " JOIN plan p ON p.id = d.plan WHERE p.uid = :plan"
    " AND d.start_on = :start AND d.end_on = :end AND d.body IS NOT NULL";
static const char sql_wipe[] = "UPDATE draw SET body = NULL WHERE id = :id";
static const char sql_late[] =
    "UPDATE draw SET attempts = attempts + 1 WHERE id = :id";
static const char sql_put[] =
    "INSERT INTO published (plan, start_on, end_on, body, head_n, head_hash,"
    " user_uid, signature) VALUES (:plan, :start, :end, :body, :n, :head,"
    " :user, :signature)";

static const char numbers_line[] = "draw ";

#define OTHER_WAYS 3 /* of searching, when one finds no answer */

/* ------------------------------------------------------------------ body */

static void
hash_facts(
    const char *facts, size_t length, unsigned char about[PUBLISH_HASH_BYTES])
{
	crypto_generichash(about, PUBLISH_HASH_BYTES,
	    (const unsigned char *)facts, length, NULL, 0);
}

void
closing_body_write(const struct facts *facts, const struct rounding_draw *draw,
    struct buf *body, unsigned char hash[PUBLISH_HASH_BYTES])
{
	unsigned char about[PUBLISH_HASH_BYTES];
	struct buf bytes = BUF_EMPTY;
	char *hex;

	facts_write(facts, body);
	hash_facts(body->text, body->length, about);
	rounding_draw_hash(draw, about, hash);
	rounding_draw_bytes(draw, &bytes);
	hex = mem_alloc(2 * bytes.length + 1, 1);
	text_hex((const unsigned char *)bytes.text, bytes.length, hex);
	buf_add_format(body, "%s%s\n", numbers_line, hex);
	mem_wipe_text(&hex);
	buf_clear(&bytes);
}

enum status
closing_body_read(const char *body, const struct plan *plan,
    struct facts *facts, struct buf *numbers,
    unsigned char about[PUBLISH_HASH_BYTES])
{
	const char *line = strstr(body, "\ndraw ");
	struct buf text = BUF_EMPTY;
	size_t length;
	unsigned char *bytes;
	char *hex;
	enum status status;

	*facts = (struct facts)FACTS_NONE;
	if (line == NULL || strchr(line + 1, '\n') == NULL)
		return FAIL(STATUS_DAMAGED, "draw of another form");
	buf_add(&text, body, (size_t)(line - body) + 1);
	hash_facts(text.text, text.length, about);
	status = facts_read(text.text, plan, facts);
	buf_clear(&text);
	line += 1 + strlen(numbers_line);
	length = strcspn(line, "\n");
	hex = mem_text_n(line, length);
	bytes = mem_alloc(length / 2 + 1, 1);
	if (status == STATUS_OK)
		status = text_unhex(hex, bytes, length / 2);
	if (status == STATUS_OK)
		buf_add(numbers, bytes, length / 2);
	sodium_memzero(bytes, length / 2);
	mem_free(bytes);
	mem_wipe_text(&hex);
	return status;
}

/* ---------------------------------------------------------------- solving */

struct finishing {
	const struct closing *closing;
	struct hold hold;
	int64_t id; /* of the draw */
	char *body;
	unsigned char hash[PUBLISH_HASH_BYTES];
	unsigned attempts;
	struct buf text; /* the release, or that there is none */
	bool has_figures;
};

static enum status
read_draw(struct records *records, struct finishing *finishing)
{
	const struct closing *closing = finishing->closing;
	struct stmt *stmt = stmt_open(records->store, sql_read);
	bool is_found;
	enum status status;

	stmt_bind_blob(stmt, ":plan", closing->plan, PLAN_UID_BYTES);
	stmt_bind_int(stmt, ":start", closing->period.start);
	stmt_bind_int(stmt, ":end", closing->period.end);
	is_found = stmt_step(stmt);
	if (is_found) {
		finishing->id = stmt_int(stmt, 0);
		finishing->body = mem_text(stmt_text(stmt, 1));
		stmt_copy_blob(stmt, 2, finishing->hash, PUBLISH_HASH_BYTES);
		finishing->attempts = (unsigned)stmt_int(stmt, 3);
	}
	status = stmt_done(&stmt);
	return status == STATUS_OK && !is_found
		   ? FAIL(STATUS_INTERNAL, "no draw to finish")
		   : status;
}

/*
 * That there are no figures is for good, so one way of searching is not
 * believed alone.
 */
static enum status
make(const struct release_draft *draft, const struct rounding_draw *draw,
    struct rounding_limits limits, struct release *release)
{
	enum status first = release_make(draft, draw, &limits, release);
	enum status other = first;

	if (first != STATUS_INVALID)
		return first;
	limits.limit_ms /= OTHER_WAYS;
	for (int i = 0; i < OTHER_WAYS; i++) {
		limits.attempt++;
		other = release_make(draft, draw, &limits, release);
		if (other == STATUS_OK || other == STATUS_INVALID)
			return other;
	}
	return other;
}

static enum status
solve_from(struct finishing *finishing, const struct rounding_draw *draw,
    const struct rounding_limits *limits, const struct release_draft *draft)
{
	struct rounding_limits mine = *limits;
	struct release release;
	enum status status;

	mine.attempt = finishing->attempts;
	release_init(&release);
	status = make(draft, draw, mine, &release);
	finishing->has_figures = status == STATUS_OK;
	if (status == STATUS_OK)
		release_write(&release, &finishing->text);
	else if (status == STATUS_INVALID)
		release_nothing_write(&finishing->hold.plan,
		    &finishing->closing->period, &finishing->text);
	release_clear(&release);
	if (status == STATUS_INTERNAL)
		return FAIL(STATUS_BUSY, "the solver failed");
	if (status == STATUS_INVALID) {
		status_clear();
		return STATUS_OK;
	}
	return status;
}

static enum status
solve(struct finishing *finishing, const struct rounding_limits *limits)
{
	unsigned char about[PUBLISH_HASH_BYTES], hash[PUBLISH_HASH_BYTES];
	struct facts facts = FACTS_NONE;
	struct release_draft *draft = NULL;
	struct rounding_draw draw = {NULL, 0};
	struct release_facts lent;
	struct buf numbers = BUF_EMPTY;
	enum status status = closing_body_read(
	    finishing->body, &finishing->hold.plan, &facts, &numbers, about);

	if (status == STATUS_OK) {
		facts_lend(&facts, &lent);
		draft = release_draft_new(
		    &finishing->hold.plan, &finishing->closing->period, &lent);
		status = rounding_draw_from(numbers.text, numbers.length,
		    release_draft_figures(draft), &draw);
	}
	if (status == STATUS_OK) {
		rounding_draw_hash(&draw, about, hash);
		if (memcmp(hash, finishing->hash, sizeof hash) != 0)
			status = FAIL(STATUS_DAMAGED, "not what was drawn");
	}
	if (status == STATUS_OK)
		status = solve_from(finishing, &draw, limits, draft);
	rounding_draw_clear(&draw);
	release_draft_free(draft);
	facts_clear(&facts);
	buf_clear(&numbers);
	return status;
}

/* --------------------------------------------------------------- keeping */

enum status
closing_put_release(struct txn *txn, const struct publish_release *release)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_put);

	stmt_bind_blob(stmt, ":plan", release->plan, PLAN_UID_BYTES);
	stmt_bind_int(stmt, ":start", release->start);
	stmt_bind_int(stmt, ":end", release->end);
	stmt_bind_text(stmt, ":body", release->body);
	stmt_bind_int(stmt, ":n", release->head.n);
	stmt_bind_blob(stmt, ":head", release->head.hash, LEDGER_HASH_BYTES);
	stmt_bind_blob(stmt, ":user", release->user_uid, UID_BYTES);
	stmt_bind_blob(
	    stmt, ":signature", release->signature, sizeof release->signature);
	return stmt_run(&stmt);
}

static enum status
change_draw(struct txn *txn, const char *sql, int64_t id)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_int(stmt, ":id", id);
	return stmt_run(&stmt);
}

static void
sign_release(struct records *records, const struct finishing *finishing,
    struct publish_release *release)
{
	struct buf text = BUF_EMPTY;

	*release =
	    (struct publish_release){.start = finishing->closing->period.start,
		.end = finishing->closing->period.end,
		.body = finishing->text.text,
		.head = records->head};
	memcpy(release->plan, finishing->closing->plan, PLAN_UID_BYTES);
	memcpy(release->user_uid, records->my_uid, UID_BYTES);
	publish_sign_release(records->vault_uid, release, &text);
	records->sign(
	    records->signer, text.text, text.length, release->signature);
	buf_clear(&text);
}

static enum status
keep(struct records *records, const struct finishing *finishing)
{
	unsigned char hash[PUBLISH_HASH_BYTES];
	struct publish_release release;
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	sign_release(records, finishing, &release);
	hash_facts(finishing->text.text, finishing->text.length, hash);
	if (status == STATUS_OK)
		status = closing_put_release(txn, &release);
	if (status == STATUS_OK)
		status = closing_mark_made(txn, &release, records->today);
	if (status == STATUS_OK)
		status = change_draw(txn, sql_wipe, finishing->id);
	if (status == STATUS_OK)
		status = closing_note(records, txn, finishing->closing,
		    finishing->has_figures ? "released" : "no_figures", "text",
		    hash);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* Another way of searching the next time. */
static enum status
count_attempt(struct records *records, const struct finishing *finishing)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = change_draw(txn, sql_late, finishing->id);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
closing_finish(struct records *records, const struct closing *closing,
    const struct rounding_limits *limits, bool *has_figures)
{
	struct finishing finishing = {.closing = closing, .text = BUF_EMPTY};
	enum status status =
	    hold_read(records, closing->period.start, &finishing.hold);

	if (status != STATUS_OK)
		return status;
	status = read_draw(records, &finishing);
	if (status == STATUS_OK)
		status = solve(&finishing, limits);
	if (status == STATUS_OK)
		status = keep(records, &finishing);
	else if (status == STATUS_BUSY && finishing.id != 0)
		(void)!count_attempt(records, &finishing);
	*has_figures = finishing.has_figures;
	mem_wipe_text(&finishing.body);
	hold_clear(&finishing.hold);
	buf_clear(&finishing.text);
	return status;
}

enum status
closing_wipe(struct records *records, const struct closing *closing)
{
	struct finishing finishing = {.closing = closing, .text = BUF_EMPTY};
	struct txn *txn = NULL;
	enum status status = read_draw(records, &finishing);

	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = change_draw(txn, sql_wipe, finishing.id);
	if (status == STATUS_OK)
		status = closing_note(records, txn, closing, "draw_dropped",
		    "draw", finishing.hash);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	mem_wipe_text(&finishing.body);
	return status;
}
