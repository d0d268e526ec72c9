/*
 * anchor: compares the ledger with heads that were written down elsewhere, and
 * writes its head into releases.db.
 */
#include "core/anchor.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/core_internal.h"
#include "core/restored.h"

#define KEEP_LAST   50
#define DAY_SECONDS INT64_C(86400)

static const char sql_hash[] = "SELECT hash FROM ledger WHERE n = :n";
static const char sql_signature[] =
    "SELECT signature FROM ledger_head WHERE n = :n";
static const char sql_put[] =
    "INSERT INTO ledger_anchor (n, hash, day, user_uid, signature)"
    " VALUES (:n, :hash, :day, :user, :signature)"
    " ON CONFLICT (n) DO NOTHING";
/* The newest of each month (of some 30 days) and the last 50 stay. */
static const char sql_thin[] =
    "DELETE FROM ledger_anchor WHERE n NOT IN"
    " (SELECT n FROM ledger_anchor ORDER BY n DESC LIMIT :last)"
    " AND n NOT IN (SELECT max(n) FROM ledger_anchor GROUP BY"
    "  strftime('%Y-%m', day * 86400, 'unixepoch'))";
static const char sql_releases[] =
    "SELECT n, hash, day FROM ledger_anchor ORDER BY n";

void
anchors_add(struct anchors *anchors, const struct anchor *anchor)
{
	void *all = anchors->all;

	mem_grow(&all, &anchors->room, anchors->count + 1, sizeof *anchor);
	anchors->all = all;
	anchors->all[anchors->count++] = *anchor;
}

void
anchors_clear(struct anchors *anchors)
{
	mem_free(anchors->all);
	*anchors = (struct anchors)ANCHORS_NONE;
}

/* ---------------------------------------------------------------- judging */

/* What one anchor says by itself. */
static enum status
judge_one(struct records *records, const struct anchor *anchor,
    enum anchor_verdict *verdict)
{
	struct stmt *stmt = stmt_open(records->store, sql_hash);
	unsigned char hash[LEDGER_HASH_BYTES] = {0};
	bool found;

	stmt_bind_int(stmt, ":n", anchor->n);
	found = stmt_step(stmt);
	if (found)
		stmt_copy_blob(stmt, 0, hash, sizeof hash);
	*verdict = ANCHOR_SAME;
	if (!found)
		*verdict = ANCHOR_OLDER;
	else if (memcmp(hash, anchor->hash, sizeof hash) != 0)
		*verdict = ANCHOR_OTHER;
	return stmt_done(&stmt);
}

static bool
is_left_behind(const struct restored *restored, const struct anchor *anchor)
{
	return restored->n != 0 && anchor->n > restored->entries &&
	       anchor->at <= restored->at;
}

/*
 * The gravest verdict counts.  Of those that are the same, or ahead, the newest
 * anchor decides; of those that differ the first.
 */
static void
weigh(struct anchor_answer *answer, enum anchor_verdict verdict,
    const struct anchor *anchor)
{
	static const int gravity[] = {[ANCHOR_CANNOT_KNOW] = 0,
	    [ANCHOR_SAME] = 1,
	    [ANCHOR_OLDER] = 2,
	    [ANCHOR_OTHER] = 3};
	int more = gravity[verdict] - gravity[answer->verdict];
	bool is_newer = anchor->n > answer->decided.n;

	if (more > 0 || (more == 0 && is_newer == (verdict != ANCHOR_OTHER))) {
		answer->verdict = verdict;
		answer->decided = *anchor;
	}
}

enum status
anchor_judge(struct records *records, const struct anchors *anchors,
    struct anchor_answer *answer)
{
	struct restored restored;
	enum status status = restored_read(records, &restored);

	*answer = (struct anchor_answer){.verdict = ANCHOR_CANNOT_KNOW};
	for (size_t i = 0; status == STATUS_OK && i < anchors->count; i++) {
		const struct anchor *anchor = &anchors->all[i];
		enum anchor_verdict verdict;

		status = judge_one(records, anchor, &verdict);
		if (status != STATUS_OK ||
		    (verdict != ANCHOR_SAME &&
			is_left_behind(&restored, anchor)))
			continue;
		answer->counts[anchor->where]++;
		weigh(answer, verdict, anchor);
	}
	return status;
}

const char *
anchor_verdict_name(enum anchor_verdict verdict)
{
	static const char *const names[] = {
	    "same", "older", "other", "cannot_know"};

	return names[verdict];
}

static void
add_which(const struct anchor_answer *answer, struct buf *sentence)
{
	const size_t *counts = answer->counts;

	buf_add_format(sentence,
	    " Anchors asked: %zu in the figures, %zu on this computer, %zu in"
	    " backups.",
	    counts[ANCHOR_RELEASES], counts[ANCHOR_STATE],
	    counts[ANCHOR_BACKUP]);
	if (counts[ANCHOR_STATE] + counts[ANCHOR_BACKUP] == 0)
		buf_add_text(sentence,
		    " These lie in the vault's own folder: if somebody put "
		    "back the whole folder, they do not show it.");
}

void
anchor_sentence(const struct anchor_answer *answer, struct buf *sentence)
{
	static const char *const before[] = {
	    [ANCHOR_SAME] = "It is the same history as at anchor",
	    [ANCHOR_OLDER] = "This history is older than anchor",
	    [ANCHOR_OTHER] = "It is another history than the one at anchor"};
	static const char *const where[] = {
	    "in the figures", "on this computer", "in a backup"};
	char day[DAY_TEXT_BYTES];

	if (answer->verdict == ANCHOR_CANNOT_KNOW) {
		buf_add_text(sentence,
		    "Cannot know whether something older was put back: there "
		    "is no anchor to compare with.");
		return;
	}
	day_format(moment_day(answer->decided.at), day);
	buf_add_format(sentence, "%s %lld of %s (%s).", before[answer->verdict],
	    (long long)answer->decided.n, day, where[answer->decided.where]);
	if (answer->verdict != ANCHOR_SAME)
		buf_add_text(sentence,
		    " Somebody put back something that is not the newest. "
		    "Leave the vault as it is and ask for help.");
	add_which(answer, sentence);
}

/* ---------------------------------------------------------------- releases */

static enum status
read_signature(struct records *records, unsigned char signature[64])
{
	struct stmt *stmt = stmt_open(records->store, sql_signature);
	bool found;
	enum status status;

	stmt_bind_int(stmt, ":n", records->head.n);
	found = stmt_step(stmt);
	if (found)
		stmt_copy_blob(stmt, 0, signature, 64);
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		status = FAIL(STATUS_INTERNAL, "head is not signed");
	return status;
}

static enum status
put(struct records *records, struct txn *txn, const unsigned char *signature)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_put);
	enum status status;

	stmt_bind_int(stmt, ":n", records->head.n);
	stmt_bind_blob(stmt, ":hash", records->head.hash, LEDGER_HASH_BYTES);
	stmt_bind_int(stmt, ":day", records->today);
	stmt_bind_blob(stmt, ":user", records->my_uid, UID_BYTES);
	stmt_bind_blob(stmt, ":signature", signature, 64);
	status = stmt_run(&stmt);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_thin);
	stmt_bind_int(stmt, ":last", KEEP_LAST);
	return stmt_run(&stmt);
}

static enum status
has_anchor(struct store *releases, int64_t n, bool *has)
{
	struct stmt *stmt = stmt_open(
	    releases, "SELECT count(*) FROM ledger_anchor WHERE n = :n");
	int64_t count = 0;
	enum status status;

	stmt_bind_int(stmt, ":n", n);
	status = stmt_one_int(&stmt, &count);
	*has = count > 0;
	return status;
}

enum status
anchor_put_releases(struct records *records, struct store *releases)
{
	unsigned char signature[64];
	struct txn *txn = NULL;
	bool has = false;
	enum status status;

	if (records->head.n == 0)
		return STATUS_OK;
	status = ledger_sign_head(records);
	if (status == STATUS_OK)
		status = has_anchor(releases, records->head.n, &has);
	if (status != STATUS_OK || has)
		return status;
	status = read_signature(records, signature);
	if (status == STATUS_OK)
		status = txn_begin(releases, &txn);
	if (status == STATUS_OK)
		status = put(records, txn, signature);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}

enum status
anchor_list_releases(struct store *releases, struct anchors *anchors)
{
	struct stmt *stmt = stmt_open(releases, sql_releases);

	while (stmt_step(stmt)) {
		struct anchor anchor = {.where = ANCHOR_RELEASES,
		    .n = stmt_int(stmt, 0),
		    .at = stmt_int(stmt, 2) * DAY_SECONDS};

		stmt_copy_blob(stmt, 1, anchor.hash, sizeof anchor.hash);
		anchors_add(anchors, &anchor);
	}
	return stmt_done(&stmt);
}

enum status
anchor_releases_follow(struct store *releases, bool *follows, int64_t *at)
{
	struct stmt *stmt = stmt_open(releases, sql_releases);
	int64_t day = INT64_MIN;

	*follows = true;
	*at = 0;
	while (*follows && stmt_step(stmt)) {
		*follows = stmt_int(stmt, 2) >= day;
		day = stmt_int(stmt, 2);
		*at = stmt_int(stmt, 0);
	}
	return stmt_done(&stmt);
}
