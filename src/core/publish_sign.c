/*
 * publish_sign: exactly what a worker's signature over a plan, a draw, a
 * release or a copy stands under.
 *
 * Each begins with a line of its own, so that no signature can be taken for
 * another sort's.
 */
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/publish_internal.h"

static void
add_hex(struct buf *text, const unsigned char *bytes, size_t size)
{
	char hex[2 * PUBLISH_HASH_BYTES + 1];

	text_hex(bytes, size, hex);
	buf_add_format(text, "%s\n", hex);
}

static void
add_days(struct buf *text, int32_t start, int32_t end)
{
	char first[DAY_TEXT_BYTES], last[DAY_TEXT_BYTES];

	day_format(start, first);
	day_format(end, last);
	buf_add_format(text, "%s %s\n", first, last);
}

void
publish_sign_plan(const unsigned char vault_uid[UID_BYTES], const char *body,
    struct buf *text)
{
	buf_add_text(text, "sayso plan signature 1\n");
	add_hex(text, vault_uid, UID_BYTES);
	buf_add_text(text, body);
}

void
publish_sign_draw(const unsigned char vault_uid[UID_BYTES],
    const unsigned char plan[PLAN_UID_BYTES], const struct plan_period *period,
    const unsigned char hash[PUBLISH_HASH_BYTES], struct buf *text)
{
	buf_add_text(text, "sayso draw 1\n");
	add_hex(text, vault_uid, UID_BYTES);
	add_hex(text, plan, PLAN_UID_BYTES);
	add_days(text, period->start, period->end);
	add_hex(text, hash, PUBLISH_HASH_BYTES);
}

void
publish_sign_release(const unsigned char vault_uid[UID_BYTES],
    const struct publish_release *release, struct buf *text)
{
	unsigned char hash[PUBLISH_HASH_BYTES];

	crypto_generichash(hash, sizeof hash,
	    (const unsigned char *)release->body, strlen(release->body), NULL,
	    0);
	buf_add_text(text, "sayso release 1\n");
	add_hex(text, vault_uid, UID_BYTES);
	add_hex(text, release->plan, PLAN_UID_BYTES);
	add_days(text, release->start, release->end);
	add_hex(text, hash, sizeof hash);
	buf_add_format(text, "%lld\n", (long long)release->head.n);
	add_hex(text, release->head.hash, LEDGER_HASH_BYTES);
}

void
publish_sign_copy(const unsigned char vault_uid[UID_BYTES],
    const struct publish_lines *lines, struct buf *text)
{
	buf_add_text(text, "sayso copy 1\n");
	add_hex(text, vault_uid, UID_BYTES);
	buf_add_format(
	    text, "%s\n%lld\n", lines->sort, (long long)lines->made_at);
	buf_add_text(text, lines->body);
}

void
publish_sign_export(const unsigned char vault_uid[UID_BYTES], int64_t made_at,
    const char *body, struct buf *text)
{
	buf_add_text(text, "sayso export 1\n");
	add_hex(text, vault_uid, UID_BYTES);
	buf_add_format(text, "%lld\n", (long long)made_at);
	buf_add_text(text, body);
}

bool
publish_is_signed(const struct buf *text,
    const unsigned char signature[PUBLISH_SIGN_BYTES],
    const unsigned char sign_public[32])
{
	return crypto_sign_verify_detached(signature,
		   (const unsigned char *)text->text, text->length,
		   sign_public) == 0;
}

static void
hash_period(const char *heading, const unsigned char plan[PLAN_UID_BYTES],
    const int32_t days[2], unsigned char hash[PERIOD_HASH_BYTES])
{
	struct buf text = BUF_EMPTY;

	buf_add_text(&text, heading);
	add_hex(&text, plan, PLAN_UID_BYTES);
	add_days(&text, days[0], days[1]);
	crypto_generichash(hash, PERIOD_HASH_BYTES,
	    (const unsigned char *)text.text, text.length, NULL, 0);
	buf_clear(&text);
}

void
publish_period_hash(const unsigned char plan[PLAN_UID_BYTES], int32_t start,
    int32_t end, unsigned char hash[PERIOD_HASH_BYTES])
{
	hash_period(
	    "sayso period 1\n", plan, (const int32_t[]){start, end}, hash);
}

void
publish_made_hash(const unsigned char plan[PLAN_UID_BYTES], int32_t start,
    int32_t end, unsigned char hash[PERIOD_HASH_BYTES])
{
	hash_period(
	    "sayso period made 1\n", plan, (const int32_t[]){start, end}, hash);
}

/* ----------------------------------------------------------------- rows */

void
publish_release_row(struct stmt *stmt, struct publish_release *release)
{
	stmt_copy_blob(stmt, 0, release->plan, PLAN_UID_BYTES);
	release->start = (int32_t)stmt_int(stmt, 1);
	release->end = (int32_t)stmt_int(stmt, 2);
	release->body = mem_text(stmt_text(stmt, 3));
	release->head.n = stmt_int(stmt, 4);
	stmt_copy_blob(stmt, 5, release->head.hash, LEDGER_HASH_BYTES);
	stmt_copy_blob(stmt, 6, release->user_uid, UID_BYTES);
	stmt_copy_blob(stmt, 7, release->signature, PUBLISH_SIGN_BYTES);
}

void
publish_release_clear(struct publish_release *release)
{
	mem_free(release->body);
	*release = (struct publish_release){.body = NULL};
}
