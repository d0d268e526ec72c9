/*
 * scrub_slip: a slip that says that something was erased and proved gone.
 *
 * It names nobody and nothing: whoever erased it takes it along, and anybody
 * may read it.  Signed by the worker who opened the vault.
 */
#include "app/scrub_internal.h"
#include "base/day.h"
#include "base/text.h"
#include "core/ledger.h"
#include "vault/minisign.h"

static void
write_text(struct unlock *unlock, const char *sort,
    const struct erase_done *done, struct buf *text)
{
	char hex[2 * LEDGER_HASH_BYTES + 1];
	char moment[MOMENT_TEXT_BYTES];

	moment_format(done->done_at, moment);
	text_hex(vault_uid(unlock->vault), VAULT_UID_BYTES, hex);
	buf_add_format(text, "sayso erasure 1\nvault %s\ntime %s\nsort %s\n",
	    hex, moment, sort);
	text_hex(done->hash, LEDGER_HASH_BYTES, hex);
	buf_add_format(text,
	    "history %lld %s\npages %lld\ncopies %lld\nnot-looked-for %lld\n"
	    "backups-not-cleaned %lld\n",
	    (long long)done->head, hex, (long long)done->pages,
	    (long long)done->copies, (long long)done->unknown,
	    (long long)done->backups);
}

static enum status
sign(struct unlock *unlock, const struct erase_done *done,
    const struct buf *text, struct buf *signature)
{
	const struct vault_user *me = vault_me(unlock->vault);
	unsigned char bytes[MINISIGN_BYTES];
	char moment[MOMENT_TEXT_BYTES];
	struct buf trusted = BUF_EMPTY;
	enum status status;

	moment_format(done->done_at, moment);
	buf_add_format(&trusted, "sayso erasure %s", moment);
	status = vault_minisign(
	    unlock->vault, text->text, text->length, trusted.text, bytes);
	if (status == STATUS_OK)
		minisign_write(me->sign_public, trusted.text, bytes, signature);
	buf_clear(&trusted);
	return status;
}

enum status
scrub_slip(struct unlock *unlock, const char *sort, struct buf *text,
    struct buf *signature, struct buf *public_key)
{
	struct erase_done done = {.head = 0};
	struct buf slip = BUF_EMPTY;
	enum status status = unlock_check_open(unlock);

	if (status == STATUS_OK && unlock->records == NULL)
		status = FAIL(STATUS_DENIED, "a slip without the records");
	if (status == STATUS_OK)
		status = erase_done_read(unlock->records, &done);
	if (status == STATUS_OK && done.done_at == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "Nothing was erased and proved gone yet.");
	if (status == STATUS_OK) {
		write_text(unlock, sort, &done, &slip);
		status = sign(unlock, &done, &slip, signature);
	}
	if (status == STATUS_OK) {
		buf_add(text, slip.text, slip.length);
		minisign_write_public(
		    vault_me(unlock->vault)->sign_public, public_key);
	}
	buf_clear(&slip);
	return status;
}
