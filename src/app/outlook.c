/*
 * outlook: see the header.  The note, one line:
 *
 *	sayso locked 1 N HASH SUM MOMENT
 */
#include "app/outlook.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "app/state.h"
#include "app/unlock_internal.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/anchor.h"
#include "core/restored.h"
#include "core/tombstone.h"

#define CHUNK_BYTES ((size_t)256 * 1024)

/* A sum over all bytes of records.db as it lies there. */
static enum status
sum_records(struct unlock *unlock, unsigned char sum[OUTLOOK_SUM_BYTES])
{
	unsigned char *chunk = mem_alloc(CHUNK_BYTES, 1);
	crypto_generichash_state state;
	int descriptor = -1;
	int64_t size = 0, at = 0;
	enum status status = file_open(
	    unlock->folder, store_file_name(STORE_RECORDS), &descriptor);

	crypto_generichash_init(&state, NULL, 0, OUTLOOK_SUM_BYTES);
	if (status == STATUS_OK)
		status = file_size(descriptor, &size);
	while (status == STATUS_OK && at < size) {
		size_t now = size - at < (int64_t)CHUNK_BYTES
				 ? (size_t)(size - at)
				 : CHUNK_BYTES;

		status = file_read_at(descriptor, chunk, now, at);
		crypto_generichash_update(&state, chunk, now);
		at += (int64_t)now;
	}
	crypto_generichash_final(&state, sum, OUTLOOK_SUM_BYTES);
	file_close(&descriptor);
	mem_free(chunk);
	return status;
}

void
outlook_read(const unsigned char vault_uid[UID_BYTES], const char *kind,
    struct buf *text)
{
	const struct state_note note = {kind, vault_uid};

	if (state_read(&note, text) != STATUS_OK)
		buf_reset(text);
}

static bool
read_note(const struct buf *text, struct outlook *outlook,
    unsigned char sum[OUTLOOK_SUM_BYTES])
{
	char hash[2 * LEDGER_HASH_BYTES + 1],
	    sum_hex[2 * OUTLOOK_SUM_BYTES + 1];

	return sscanf(text->text,
		   "sayso locked 1 %" SCNd64 " %64s %64s %" SCNd64,
		   &outlook->head.n, hash, sum_hex, &outlook->locked_at) == 4 &&
	       text_unhex(hash, outlook->head.hash,
		   sizeof outlook->head.hash) == STATUS_OK &&
	       text_unhex(sum_hex, sum, OUTLOOK_SUM_BYTES) == STATUS_OK;
}

void
outlook_find(struct unlock *unlock)
{
	const unsigned char *uid = vault_uid(unlock->vault);
	unsigned char noted[OUTLOOK_SUM_BYTES], found[OUTLOOK_SUM_BYTES];
	struct outlook *outlook = &unlock->outlook;
	struct buf text = BUF_EMPTY;

	*outlook = (struct outlook){.has_note = false};
	outlook_read(uid, STATE_LOCKED, &text);
	if (text.length > 0 && read_note(&text, outlook, noted) &&
	    sum_records(unlock, found) == STATUS_OK) {
		outlook->has_note = true;
		outlook->is_same = memcmp(noted, found, sizeof noted) == 0;
	}
	if (text.length > 0 &&
	    state_drop(&(struct state_note){STATE_LOCKED, uid}) != STATUS_OK)
		outlook->has_note = false;
	buf_clear(&text);
}

/*
 * The same entry is the newest, and yet the bytes are others: nobody had it
 * open in between, here or on another computer.
 */
void
outlook_judge(struct unlock *unlock)
{
	const unsigned char *uid = vault_uid(unlock->vault);
	struct outlook *outlook = &unlock->outlook;
	struct restored restored;
	struct ledger_head head;
	struct buf text = BUF_EMPTY;

	if (!outlook->has_note || outlook->is_same ||
	    ledger_head(unlock->records, &head) != STATUS_OK ||
	    restored_read(unlock->records, &restored) != STATUS_OK)
		return;
	if (head.n != outlook->head.n ||
	    (restored.n != 0 && restored.at >= outlook->locked_at)) {
		outlook->has_note = false;
		return;
	}
	outlook_read(uid, STATE_ANCHORS, &text);
	anchors_write_changed(uid, clock_now(), outlook->locked_at, &text);
	(void)!state_write(&(struct state_note){STATE_ANCHORS, uid}, &text);
	buf_clear(&text);
}

static void
write_anchors(struct unlock *unlock, const struct ledger_head *head)
{
	const unsigned char *uid = vault_uid(unlock->vault);
	struct buf text = BUF_EMPTY, before = BUF_EMPTY;

	outlook_read(uid, STATE_ANCHORS, &text);
	buf_set(&before, text.text);
	anchors_write(uid, head, clock_now(), &text);
	if (strcmp(before.text, text.text) != 0)
		(void)!state_write(
		    &(struct state_note){STATE_ANCHORS, uid}, &text);
	buf_clear(&text);
	buf_clear(&before);
}

static void
write_erasures(struct unlock *unlock, const struct tombstones *erasures)
{
	const unsigned char *uid = vault_uid(unlock->vault);
	struct buf text = BUF_EMPTY;
	size_t before;

	outlook_read(uid, STATE_ERASURES, &text);
	before = text.length;
	tombstones_write(erasures, uid, &text);
	if (text.length != before)
		(void)!state_write(
		    &(struct state_note){STATE_ERASURES, uid}, &text);
	buf_clear(&text);
}

enum status
outlook_gather(struct unlock *unlock, struct outlook_facts *facts)
{
	enum status status =
	    anchor_put_releases(unlock->records, unlock->releases_store);

	facts->erasures = (struct tombstones)TOMBSTONES_NONE;
	if (status == STATUS_OK)
		status = ledger_head(unlock->records, &facts->head);
	if (status == STATUS_OK)
		status = tombstones_list(unlock->records, &facts->erasures);
	return status;
}

static void
write_note(struct unlock *unlock, const struct ledger_head *head)
{
	unsigned char sum[OUTLOOK_SUM_BYTES];
	char hash[2 * LEDGER_HASH_BYTES + 1],
	    sum_hex[2 * OUTLOOK_SUM_BYTES + 1];
	struct buf text = BUF_EMPTY;

	if (sum_records(unlock, sum) != STATUS_OK)
		return;
	text_hex(head->hash, sizeof head->hash, hash);
	text_hex(sum, sizeof sum, sum_hex);
	buf_add_format(&text, "sayso locked 1 %" PRId64 " %s %s %" PRId64 "\n",
	    head->n, hash, sum_hex, clock_now());
	(void)!state_write(
	    &(struct state_note){STATE_LOCKED, vault_uid(unlock->vault)},
	    &text);
	buf_clear(&text);
}

void
outlook_keep(struct unlock *unlock, struct outlook_facts *facts)
{
	write_anchors(unlock, &facts->head);
	write_erasures(unlock, &facts->erasures);
	write_note(unlock, &facts->head);
	tombstones_clear(&facts->erasures);
}
