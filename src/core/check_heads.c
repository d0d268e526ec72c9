/*
 * check_heads: the history's heads, as workers signed them at each lock.
 *
 * A chain can be worked out anew by whoever can write the store; a signature
 * over its head cannot.
 */
#include <inttypes.h>
#include <sodium.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/check_internal.h"

static const char sql_heads[] =
    "SELECT h.n, h.signature, l.hash, u.sign_public"
    " FROM ledger_head h LEFT JOIN ledger l ON l.n = h.n"
    " LEFT JOIN user u ON u.id = h.user AND u.role = 'worker'"
    " ORDER BY h.n";

static void
head_text(const struct check *check, int64_t n, const unsigned char *hash,
    struct buf *text)
{
	char hex[2 * CHECK_HASH_BYTES + 1];

	text_hex(check->vault_uid, UID_BYTES, hex);
	buf_add_format(text, "sayso head 1\n%s\n%" PRId64 "\n", hex, n);
	text_hex(hash, CHECK_HASH_BYTES, hex);
	buf_add_format(text, "%s\n", hex);
}

static bool
is_signed(const struct check *check, struct stmt *stmt)
{
	struct buf text = BUF_EMPTY;
	size_t signature_bytes = 0;
	size_t hash_bytes = 0;
	size_t key_bytes = 0;
	const unsigned char *signature = stmt_blob(stmt, 1, &signature_bytes);
	const unsigned char *hash = stmt_blob(stmt, 2, &hash_bytes);
	const unsigned char *key = stmt_blob(stmt, 3, &key_bytes);
	bool is_good;

	if (signature_bytes != crypto_sign_BYTES ||
	    hash_bytes != CHECK_HASH_BYTES ||
	    key_bytes != crypto_sign_PUBLICKEYBYTES)
		return false;
	head_text(check, stmt_int(stmt, 0), hash, &text);
	is_good = crypto_sign_verify_detached(signature,
		      (const unsigned char *)text.text, text.length, key) == 0;
	buf_clear(&text);
	return is_good;
}

enum status
check_heads(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_heads);
	int64_t heads = 0;

	while (stmt_step(stmt)) {
		heads++;
		if (stmt_is_null(stmt, 2))
			check_found(check, "",
			    "The history ends before entry %" PRId64
			    ", which a worker signed.",
			    stmt_int(stmt, 0));
		else if (!is_signed(check, stmt))
			check_found(check, "",
			    "The history up to entry %" PRId64
			    " is not the one a worker signed.",
			    stmt_int(stmt, 0));
	}
	if (heads == 0)
		check_found(check, "", "No worker has signed the history.");
	return stmt_done(&stmt);
}
