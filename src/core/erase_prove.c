/*
 * erase_prove: looks in a fresh copy of the records for what was erased.
 *
 * What to look for is built from the list, and wiped when it was looked for.
 * It must never say that nothing is there when it could not look.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/core_internal.h"
#include "core/erase.h"

#define PIECE_BYTES 16
#define LEAST_BYTES 2

static const char sql_head[] =
    "SELECT n, hash FROM ledger ORDER BY n DESC LIMIT 1";

/* How one uid may be written. */
struct written {
	char hex[2 * UID_BYTES + 1];
	char code[CODE_TEXT_BYTES];
};

struct needles {
	struct store_needle *all;
	size_t count;
	size_t room;
	struct written *written; /* one for each of the list */
	size_t written_size;     /* bytes */
};

static void
add(struct needles *needles, const void *bytes, size_t size, bool may_be_held)
{
	void *all = needles->all;

	if (size < LEAST_BYTES)
		return;
	mem_grow(
	    &all, &needles->room, needles->count + 1, sizeof *needles->all);
	needles->all = all;
	needles->all[needles->count++] =
	    (struct store_needle){bytes, size, may_be_held};
}

/* A uid is nobody else's; the short id that is shown could be a word. */
static void
add_uid(struct needles *needles, const struct erased *erased,
    struct written *written)
{
	text_hex(erased->uid, UID_BYTES, written->hex);
	uid_code(erased->uid, written->code);
	add(needles, erased->uid, UID_BYTES, false);
	add(needles, written->hex, 2 * UID_BYTES, false);
	add(needles, written->code, CODE_TEXT_BYTES - 1, true);
}

/* The last piece overlaps the one before it. */
static void
add_text(struct needles *needles, const struct buf *text)
{
	size_t at;

	for (at = 0; at + PIECE_BYTES <= text->length; at += PIECE_BYTES)
		add(needles, text->text + at, PIECE_BYTES, true);
	if (text->length < PIECE_BYTES)
		add(needles, text->text, text->length, true);
	else if (at < text->length)
		add(needles, text->text + text->length - PIECE_BYTES,
		    PIECE_BYTES, true);
}

static int
compare(const void *one, const void *other)
{
	const struct store_needle *a = one, *b = other;
	int order;

	if (a->size != b->size)
		return a->size < b->size ? -1 : 1;
	order = memcmp(a->bytes, b->bytes, a->size);
	/* Of two alike the stricter stands first, and stays. */
	return order != 0 ? order : (int)a->may_be_held - (int)b->may_be_held;
}

static void
drop_doubles(struct needles *needles)
{
	size_t kept = 0;

	if (needles->count == 0)
		return;
	qsort(needles->all, needles->count, sizeof *needles->all, compare);
	for (size_t i = 1; i < needles->count; i++) {
		const struct store_needle *last = &needles->all[kept];

		if (last->size != needles->all[i].size ||
		    memcmp(last->bytes, needles->all[i].bytes, last->size) != 0)
			needles->all[++kept] = needles->all[i];
	}
	needles->count = kept + 1;
}

static void
build(struct needles *needles, const struct erased_list *list)
{
	size_t count = erased_list_count(list);

	needles->written = mem_alloc(count + 1, sizeof *needles->written);
	needles->written_size = (count + 1) * sizeof *needles->written;
	for (size_t i = 0; i < count; i++) {
		const struct erased *erased = erased_list_at(list, i);

		if (erased->has_uid)
			add_uid(needles, erased, &needles->written[i]);
		add_text(needles, &erased->text);
	}
	drop_doubles(needles);
}

static void
drop(struct needles *needles)
{
	if (needles->written != NULL)
		explicit_bzero(needles->written, needles->written_size);
	mem_free(needles->written);
	mem_free(needles->all);
}

static enum status
read_head(struct store *store, struct ledger_head *head)
{
	struct stmt *stmt = stmt_open(store, sql_head);

	memset(head, 0, sizeof *head);
	if (stmt_step(stmt)) {
		head->n = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, head->hash, LEDGER_HASH_BYTES);
	}
	return stmt_done(&stmt);
}

static enum status
prove_head(struct store *store, struct store *copy)
{
	struct ledger_head ours, theirs;
	enum status status = read_head(store, &ours);

	if (status == STATUS_OK)
		status = read_head(copy, &theirs);
	if (status == STATUS_OK &&
	    (ours.n != theirs.n ||
		memcmp(ours.hash, theirs.hash, LEDGER_HASH_BYTES) != 0))
		status = FAIL(STATUS_DAMAGED, "copy has another history");
	return status;
}

enum status
erase_prove(const struct erased_list *list, struct store *store,
    struct store *copy, struct erase_proof *proof)
{
	struct needles needles = {.all = NULL};
	struct store_found found = {0, 0, 0};
	enum status status = prove_head(store, copy);

	*proof = (struct erase_proof){0, 0, 0, 0};
	build(&needles, list);
	if (status == STATUS_OK)
		status =
		    store_search_all(copy, needles.all, needles.count, &found);
	if (status == STATUS_OK)
		*proof = (struct erase_proof){found.pages, found.copies,
		    found.held, (int64_t)needles.count};
	if (status == STATUS_OK && found.copies > 0)
		status = FAIL(STATUS_DAMAGED, "copies of what was erased");
	drop(&needles);
	return status;
}
