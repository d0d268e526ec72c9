/*
 * check_words: words that are kept beside what they belong to: the words that
 * find a person, a worker's reason for a look, and the words a kind was asked
 * in.
 *
 * A name word that no value holds would find somebody by a name they did not
 * give.  Notices and reasons must still be the ones that were hashed.
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/check_internal.h"

#define SALT_BYTES 16

static const char sql_values[] =
    "SELECT f.id, f.value, k.findable, p.code,"
    " (SELECT count(*) FROM name_token t WHERE t.field = f.id)"
    " FROM field f JOIN kind k ON k.id = f.kind"
    " LEFT JOIN person p ON p.id = f.person"
    " WHERE k.findable = 1"
    " OR EXISTS (SELECT 1 FROM name_token t WHERE t.field = f.id)";

static const char sql_strays[] =
    "SELECT count(*) FROM name_token t"
    " WHERE NOT EXISTS (SELECT 1 FROM field f WHERE f.id = t.field)";

static const char sql_has_token[] =
    "SELECT count(*) FROM name_token WHERE field = :field AND token = :token";

static const char sql_notices[] =
    "SELECT CAST(n.language AS BLOB), CAST(n.front AS BLOB),"
    " CAST(n.rest AS BLOB), n.hash, n.version, k.name,"
    " (SELECT count(*) FROM notice o"
    "  WHERE o.kind = n.kind AND o.version <= n.version)"
    " FROM notice n LEFT JOIN kind k ON k.id = n.kind";

static const char sql_reasons[] =
    "SELECT w.entry, w.salt, CAST(w.words AS BLOB), CAST(l.body AS BLOB)"
    " FROM look_words w LEFT JOIN ledger l ON l.n = w.entry";

static enum status
has_token(struct check *check, int64_t field, const char *word, bool *is_there)
{
	struct stmt *stmt = stmt_open(check->store, sql_has_token);
	int64_t count = 0;
	enum status status;

	stmt_bind_int(stmt, ":field", field);
	stmt_bind_text(stmt, ":token", word);
	status = stmt_one_int(&stmt, &count);
	*is_there = count > 0;
	return status;
}

/* Is this word among the ones before it?  (Anna Anna is found by one word.) */
static bool
is_repeated(const char *folded, size_t before, const char *word)
{
	struct buf other = BUF_EMPTY;
	bool is_same = false;
	size_t at = 0;

	while (!is_same && text_next_word(folded, &at, &other) && at < before)
		is_same = strcmp(other.text, word) == 0;
	buf_clear(&other);
	return is_same;
}

/* Every word of the value must find it, and nothing else may. */
static enum status
check_value_words(struct check *check, int64_t field, const char *value,
    int64_t tokens, const char *code)
{
	struct buf folded = BUF_EMPTY;
	struct buf word = BUF_EMPTY;
	enum status status = STATUS_OK;
	bool is_good = true;
	int64_t words = 0;
	size_t at = 0;

	text_fold(value, &folded);
	while (status == STATUS_OK && is_good &&
	       text_next_word(folded.text, &at, &word)) {
		if (is_repeated(folded.text, at, word.text))
			continue;
		words++;
		status = has_token(check, field, word.text, &is_good);
	}
	if (status == STATUS_OK && (!is_good || words != tokens))
		check_found(check, code,
		    "The words that find them are not those of their name.");
	buf_clear(&word);
	buf_clear(&folded);
	return status;
}

static enum status
check_tokens(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_values);
	enum status status = STATUS_OK;
	enum status done;

	while (status == STATUS_OK && stmt_step(stmt))
		status = check_value_words(check, stmt_int(stmt, 0),
		    stmt_int(stmt, 2) == 1 ? stmt_text(stmt, 1) : "",
		    stmt_int(stmt, 4), stmt_text(stmt, 3));
	done = stmt_done(&stmt);
	return status != STATUS_OK ? status : done;
}

static enum status
check_stray_tokens(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_strays);
	int64_t count = 0;
	enum status status = stmt_one_int(&stmt, &count);

	if (status == STATUS_OK && count > 0)
		check_found(
		    check, "", "Words that find somebody belong to no name.");
	return status;
}

static void
add_text(crypto_generichash_state *state, struct stmt *stmt, int column)
{
	size_t size = 0;
	const void *text = stmt_blob(stmt, column, &size);

	if (size > 0)
		crypto_generichash_update(state, text, size);
	crypto_generichash_update(state, (const unsigned char *)"", 1);
}

static enum status
check_notices(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_notices);

	while (stmt_step(stmt)) {
		crypto_generichash_state state;
		unsigned char hash[CHECK_HASH_BYTES];
		size_t size = 0;
		const void *kept = stmt_blob(stmt, 3, &size);

		crypto_generichash_init(&state, NULL, 0, sizeof(hash));
		for (int column = 0; column <= 2; column++)
			add_text(&state, stmt, column);
		crypto_generichash_final(&state, hash, sizeof(hash));
		if (size != sizeof(hash) || memcmp(hash, kept, size) != 0)
			check_found(check, "",
			    "%s: the words it was asked in were changed.",
			    stmt_text(stmt, 5));
		if (stmt_int(stmt, 4) != stmt_int(stmt, 6))
			check_found(check, "",
			    "%s: words it was asked in are missing.",
			    stmt_text(stmt, 5));
	}
	return stmt_done(&stmt);
}

/* Does the entry say "words HASH" of these words? */
static bool
is_reason_of(struct stmt *stmt)
{
	crypto_generichash_state state;
	unsigned char hash[CHECK_HASH_BYTES];
	unsigned char said[CHECK_HASH_BYTES];
	struct check_body body;
	size_t salt_bytes = 0;
	size_t words_bytes = 0;
	size_t body_bytes = 0;
	const void *salt = stmt_blob(stmt, 1, &salt_bytes);
	const void *words = stmt_blob(stmt, 2, &words_bytes);
	const char *bytes = stmt_blob(stmt, 3, &body_bytes);
	bool is_same = false;

	if (salt_bytes != SALT_BYTES || words_bytes == 0 ||
	    !check_body_read(bytes, body_bytes, &body))
		return false;
	crypto_generichash_init(&state, NULL, 0, sizeof(hash));
	crypto_generichash_update(&state, salt, salt_bytes);
	crypto_generichash_update(&state, words, words_bytes);
	crypto_generichash_final(&state, hash, sizeof(hash));
	for (size_t i = 0; i < body.count; i++) {
		if (strcmp(body.lines[i].key, "words") == 0 &&
		    check_hex(body.lines[i].value, said, sizeof(said)))
			is_same = memcmp(hash, said, sizeof(hash)) == 0;
	}
	check_body_clear(&body);
	return is_same;
}

static enum status
check_reasons(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_reasons);

	while (stmt_step(stmt)) {
		if (!is_reason_of(stmt))
			check_found(check, "",
			    "The reason given for the look in history entry"
			    " %" PRId64 " was changed.",
			    stmt_int(stmt, 0));
	}
	return stmt_done(&stmt);
}

enum status
check_words(struct check *check)
{
	enum status status;

	status = check_tokens(check);
	if (status == STATUS_OK)
		status = check_stray_tokens(check);
	if (status == STATUS_OK)
		status = check_notices(check);
	if (status == STATUS_OK)
		status = check_reasons(check);
	return status;
}
