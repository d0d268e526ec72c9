/*
 * notice: the words in which a kind is asked for.
 *
 * A notice is only ever added: what somebody said yes to must stay readable.
 * Its hash is what a consent and the ledger hold of it.
 */
#include <sodium.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/kind_internal.h"

#define FRONT_BYTES_MOST 500
#define REST_BYTES_MOST  4000

static const char sql_add[] =
    "INSERT INTO notice (kind, version, language, front, rest, widens, hash,"
    " made_on)"
    " VALUES (:kind, :version, :language, :front, :rest, :widens, :hash,"
    " :today)";

size_t
notice_words(const char *text)
{
	size_t words = 0;

	for (;;) {
		text += strspn(text, " \n");
		if (*text == '\0')
			return words;
		words++;
		text += strcspn(text, " \n");
	}
}

size_t
notice_sentences(const char *text)
{
	size_t sentences = 0;
	bool is_open = false;

	for (; *text != '\0'; text++) {
		if (strchr(".!?", *text) != NULL && is_open &&
		    strchr(" \n", text[1]) != NULL) {
			sentences++;
			is_open = false;
		} else if (strchr(" \n", *text) == NULL) {
			is_open = true;
		}
	}
	return sentences + is_open;
}

enum status
notice_check_front(const char *typed, char **front)
{
	struct buf clean = BUF_EMPTY;
	enum status status;

	status = text_clean(
	    typed != NULL ? typed : "", FRONT_BYTES_MOST, false, &clean);
	if (status != STATUS_OK)
		goto out;
	if (clean.length == 0)
		status = REFUSE(STATUS_INVALID,
		    "The front of the notice is missing. Say why you ask and "
		    "who sees it.");
	else if (notice_words(clean.text) > NOTICE_WORDS_MOST ||
		 notice_sentences(clean.text) > NOTICE_SENTENCES_MOST)
		status = REFUSE(STATUS_INVALID,
		    "The front of the notice is too long. Use two sentences "
		    "and 40 words at most.");
	else
		*front = buf_take(&clean);
out:
	buf_clear(&clean);
	return status;
}

enum status
notice_check_rest(const char *typed, char **rest)
{
	struct buf clean = BUF_EMPTY;
	enum status status;

	status = text_clean(
	    typed != NULL ? typed : "", REST_BYTES_MOST, true, &clean);
	if (status != STATUS_OK)
		goto out;
	if (clean.length == 0)
		status = REFUSE(STATUS_INVALID,
		    "The rest of the notice is missing. Say how long it is "
		    "kept, that a no is fine, and what is counted.");
	else
		*rest = buf_take(&clean);
out:
	buf_clear(&clean);
	return status;
}

static void
hash_text(crypto_generichash_state *state, const char *text)
{
	crypto_generichash_update(
	    state, (const unsigned char *)text, strlen(text) + 1);
}

void
notice_hash(
    const char *front, const char *rest, unsigned char hash[NOTICE_HASH_BYTES])
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, NOTICE_HASH_BYTES);
	hash_text(&state, NOTICE_LANGUAGE);
	hash_text(&state, front);
	hash_text(&state, rest);
	crypto_generichash_final(&state, hash, NOTICE_HASH_BYTES);
}

enum status
notice_add(struct records *records, struct txn *txn,
    const struct notice_version *notice)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);
	unsigned char hash[NOTICE_HASH_BYTES];

	notice_hash(notice->front, notice->rest, hash);
	stmt_bind_int(stmt, ":kind", notice->kind);
	stmt_bind_int(stmt, ":version", notice->version);
	stmt_bind_text(stmt, ":language", NOTICE_LANGUAGE);
	stmt_bind_text(stmt, ":front", notice->front);
	stmt_bind_text(stmt, ":rest", notice->rest);
	stmt_bind_int(stmt, ":widens", notice->widens);
	stmt_bind_blob(stmt, ":hash", hash, sizeof hash);
	stmt_bind_int(stmt, ":today", records->today);
	return stmt_run(&stmt);
}
