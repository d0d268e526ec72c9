/*
 * copy_signed: gathers for a copy what they signed, and the keys they did it
 * with.
 *
 * Of an older statement only the hash may be kept.  Each is checked here, so
 * that a copy never passes off as signed what is not.
 */
#include <string.h>

#include "base/mem.h"
#include "core/copy_internal.h"
#include "core/outcome_internal.h"

static const char sql_statements[] =
    "SELECT s.number, s.text, s.trusted, s.signature, k.sign_public, s.hash,"
    " s.signed_at FROM statement s JOIN person_key k ON k.id = s.key"
    " WHERE s.person = :person ORDER BY s.number DESC";
static const char sql_outcomes[] =
    "SELECT o.code, o.sort, g.trusted, g.signature, k.sign_public, o.uid,"
    " g.signed_at, o.what, o.award FROM outcome_signature g"
    " JOIN outcome o ON o.id = g.outcome JOIN person_key k ON k.id = g.key"
    " WHERE o.person = :person ORDER BY o.held_on, o.id";

/* ---------------------------------------------------------------------- keys
 */

static void
name_key(struct copy_key *key, size_t place)
{
	struct buf name = BUF_EMPTY;

	buf_add_text(&name, "key");
	if (place > 0)
		buf_add_format(&name, "-%zu", place + 1);
	key->name = buf_take(&name);
}

static enum status
gather_keys(struct records *records, const struct copy_signing *signing,
    struct copy *copy)
{
	struct person_key_line *lines = NULL;
	size_t count = 0;
	enum status status =
	    person_key_list(records, copy->code, &lines, &count);

	if (status != STATUS_OK)
		return status;
	copy->keys = mem_alloc(count + 1, sizeof(*copy->keys));
	copy->keys_count = count;
	for (size_t i = 0; i < count; i++) {
		struct copy_key *key = &copy->keys[i];
		struct buf text = BUF_EMPTY;

		key->line = lines[count - 1 - i];
		name_key(key, i);
		signing->public(key->line.sign_public, &text);
		key->public_text = buf_take(&text);
	}
	mem_free(lines);
	return STATUS_OK;
}

static const struct copy_key *
find_key(const struct copy *copy, const unsigned char sign_public[32])
{
	for (size_t i = 0; i < copy->keys_count; i++) {
		if (memcmp(copy->keys[i].line.sign_public, sign_public, 32) ==
		    0)
			return &copy->keys[i];
	}
	return NULL;
}

/* -------------------------------------------------------------------- signed
 */

static struct copy_signed *
add_signed(struct copy *copy, size_t *room)
{
	void *all = copy->signeds;

	mem_grow(&all, room, copy->signeds_count + 1, sizeof(*copy->signeds));
	copy->signeds = all;
	return &copy->signeds[copy->signeds_count++];
}

/* Columns 2 to 4 and 6 are the same for both. */
static void
read_signature(const struct copy *copy, struct stmt *stmt,
    const struct copy_signing *signing, struct copy_signed *to)
{
	unsigned char signature[128] = {0}, sign_public[32] = {0};
	const char *trusted = stmt_text(stmt, 2);
	struct buf text = BUF_EMPTY, written = BUF_EMPTY;

	to->signed_at = stmt_int(stmt, 6);
	stmt_copy_blob(stmt, 4, sign_public, sizeof(sign_public));
	to->key = find_key(copy, sign_public);
	if (to->text == NULL)
		return;
	stmt_copy_blob(stmt, 3, signature, sizeof(signature));
	buf_add_text(&text, to->text);
	to->is_good = to->key != NULL && person_key_is_signed(sign_public,
					     &text, trusted, signature);
	signing->signature(sign_public, trusted, signature, &written);
	to->signature_text = buf_take(&written);
	buf_clear(&text);
}

static void
read_statement(const struct copy *copy, struct stmt *stmt,
    const struct copy_signing *signing, struct copy_signed *to)
{
	unsigned char hash[STATEMENT_HASH_BYTES];
	struct buf name = BUF_EMPTY;

	to->number = stmt_int(stmt, 0);
	buf_add_format(&name, "%lld", (long long)to->number);
	to->name = buf_take(&name);
	to->about = mem_text("");
	stmt_copy_blob(stmt, 5, to->hash, sizeof(to->hash));
	if (!stmt_is_null(stmt, 1))
		to->text = mem_text(stmt_text(stmt, 1));
	read_signature(copy, stmt, signing, to);
	if (to->text == NULL)
		return;
	statement_hash(to->text, strlen(to->text), hash);
	to->is_good = to->is_good && memcmp(hash, to->hash, sizeof(hash)) == 0;
}

static void
read_outcome(const struct copy *copy, struct stmt *stmt,
    const struct copy_signing *signing, struct copy_signed *to)
{
	unsigned char uid[UID_BYTES] = {0};
	struct outcome_signing words = {copy->vault_uid, copy->person_uid, uid,
	    stmt_int(stmt, 6), stmt_text(stmt, 1), NULL, NULL};
	struct buf text = BUF_EMPTY, name = BUF_EMPTY;

	stmt_copy_blob(stmt, 5, uid, sizeof(uid));
	words.what = stmt_text(stmt, 7);
	words.award = stmt_text(stmt, 8);
	outcome_signed_text(&words, &text);
	statement_hash(text.text, text.length, to->hash);
	to->text = buf_take(&text);
	to->about = mem_text(stmt_text(stmt, 0));
	buf_add_format(&name, "outcome-%s", to->about);
	to->name = buf_take(&name);
	read_signature(copy, stmt, signing, to);
}

enum status
copy_gather_signed(struct records *records, const struct copy_signing *signing,
    struct copy *copy)
{
	struct stmt *stmt = NULL;
	size_t room = 0;
	enum status status = gather_keys(records, signing, copy);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_statements);
	stmt_bind_int(stmt, ":person", records->handover_person);
	while (stmt_step(stmt))
		read_statement(copy, stmt, signing, add_signed(copy, &room));
	status = stmt_done(&stmt);
	if (status != STATUS_OK || copy->outcomes_count == 0)
		return status;
	stmt = stmt_open(records->store, sql_outcomes);
	stmt_bind_int(stmt, ":person", records->handover_person);
	while (stmt_step(stmt))
		read_outcome(copy, stmt, signing, add_signed(copy, &room));
	return stmt_done(&stmt);
}
