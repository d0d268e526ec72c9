/*
 * publish_heads: does the history go on from where it was?
 *
 * At each lock its head is written down in releases.db, signed, and each
 * release holds the one of its close.  A records store that was put back to an
 * older one, or exchanged, goes on with entries whose numbers are too low for
 * their day, or whose hashes are others.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/publish_internal.h"

static const char sql_heads[] =
    "SELECT a.n, a.hash, a.day, a.user_uid, a.signature,"
    " EXISTS (SELECT 1 FROM release r WHERE r.head_n = a.n"
    "  AND r.head_hash <> a.hash) FROM ledger_anchor a ORDER BY a.n";

static void
head_text(const unsigned char *vault_uid, int64_t n,
    const unsigned char hash[LEDGER_HASH_BYTES], struct buf *text)
{
	char hex[2 * LEDGER_HASH_BYTES + 1];

	text_hex(vault_uid, UID_BYTES, hex);
	buf_add_format(text, "sayso head 1\n%s\n", hex);
	text_hex(hash, LEDGER_HASH_BYTES, hex);
	buf_add_format(text, "%lld\n%s\n", (long long)n, hex);
}

static enum status
is_signed(const struct publish_reading *reading, struct stmt *stmt, bool *good)
{
	unsigned char hash[LEDGER_HASH_BYTES] = {0}, user_uid[UID_BYTES] = {0};
	unsigned char signature[PUBLISH_SIGN_BYTES] = {0};
	struct buf text = BUF_EMPTY;
	enum status status;

	stmt_copy_blob(stmt, 1, hash, sizeof hash);
	stmt_copy_blob(stmt, 3, user_uid, sizeof user_uid);
	stmt_copy_blob(stmt, 4, signature, sizeof signature);
	head_text(reading->vault_uid, stmt_int(stmt, 0), hash, &text);
	status =
	    copied_is_workers(reading, user_uid, &text, signature, good, NULL);
	buf_clear(&text);
	return status;
}

static void
say(struct buf *sentence, int32_t day, const char *before, const char *after)
{
	char text[DAY_TEXT_BYTES];

	day_format(day, text);
	buf_add_format(sentence, "%s %s%s", before, text, after);
}

enum status
publish_heads_follow(
    const struct publish_reading *reading, bool *follow, struct buf *sentence)
{
	struct stmt *stmt = stmt_open(reading->releases, sql_heads);
	int32_t before = INT32_MIN;
	enum status status = STATUS_OK, last;

	*follow = true;
	while (status == STATUS_OK && *follow && stmt_step(stmt)) {
		int32_t day = (int32_t)stmt_int(stmt, 2);
		bool good = false;

		status = is_signed(reading, stmt, &good);
		*follow = good && day >= before && stmt_int(stmt, 5) == 0;
		if (*follow)
			before = day;
		else if (!good)
			say(sentence, day, "The history as of",
			    " was signed by no worker of this vault.");
		else
			say(sentence, day < before ? day : before,
			    "The history does not go on from where it was. "
			    "Something older was put back after",
			    ", or it was exchanged. Ask the workers what "
			    "happened.");
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

enum status
publish_newest_head(
    const struct publish_reading *reading, struct publish_head *head)
{
	static const char sql[] =
	    "SELECT n, hash, day, user_uid, signature FROM ledger_anchor"
	    " ORDER BY n DESC LIMIT 1";
	struct stmt *stmt = stmt_open(reading->releases, sql);
	unsigned char user_uid[UID_BYTES] = {0};
	bool good = false;
	enum status status = STATUS_OK, last;

	*head = (struct publish_head){.on = DAY_NONE};
	if (stmt_step(stmt)) {
		status = is_signed(reading, stmt, &good);
		if (status == STATUS_OK && good) {
			head->head.n = stmt_int(stmt, 0);
			stmt_copy_blob(
			    stmt, 1, head->head.hash, LEDGER_HASH_BYTES);
			head->on = (int32_t)stmt_int(stmt, 2);
			stmt_copy_blob(stmt, 3, user_uid, UID_BYTES);
			status = copied_user_name(reading, user_uid, head->by);
		}
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}
