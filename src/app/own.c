/*
 * own: opens a young person's key for a hand-over, and makes new ones.
 *
 * A PIN goes from here into vault/own_key and is wiped.  Every try is written
 * down before its outcome is told.
 */
#include "app/own.h"

#include <string.h>

#include "app/sealing.h"
#include "app/unlock_internal.h"
#include "base/clock.h"
#include "base/mem.h"
#include "vault/minisign.h"
#include "vault/own_key.h"

struct own {
	unsigned char vault_uid[UID_BYTES];
	struct own_key *key;
	struct person_key row;
};

/* What app and vault call by two names is the same. */
_Static_assert(sizeof(((struct person_key *)NULL)->wrapped) ==
		   sizeof(((struct own_stored *)NULL)->wrapped),
    "wrapped seed");
_Static_assert(sizeof(((struct person_key *)NULL)->nonce) ==
		   sizeof(((struct own_stored *)NULL)->nonce),
    "nonce");
_Static_assert(sizeof(((struct person_key *)NULL)->salt) ==
		   sizeof(((struct own_stored *)NULL)->salt),
    "salt");

static void
to_stored(const struct person_key *row, struct own_stored *stored)
{
	stored->level = row->is_card ? OWN_CARD : OWN_PIN;
	stored->passes = row->passes;
	stored->memory_bytes = row->memory_bytes;
	memcpy(stored->sign_public, row->sign_public, VAULT_KEY_BYTES);
	memcpy(stored->box_public, row->box_public, VAULT_KEY_BYTES);
	memcpy(stored->salt, row->salt, sizeof(stored->salt));
	memcpy(stored->nonce, row->nonce, sizeof(stored->nonce));
	memcpy(stored->wrapped, row->wrapped, sizeof(stored->wrapped));
}

static void
to_row(const struct own_stored *stored, struct person_key *row)
{
	row->is_card = stored->level == OWN_CARD;
	row->passes = stored->passes;
	row->memory_bytes = stored->memory_bytes;
	memcpy(row->sign_public, stored->sign_public, VAULT_KEY_BYTES);
	memcpy(row->box_public, stored->box_public, VAULT_KEY_BYTES);
	memcpy(row->salt, stored->salt, sizeof(row->salt));
	memcpy(row->nonce, stored->nonce, sizeof(row->nonce));
	memcpy(row->wrapped, stored->wrapped, sizeof(row->wrapped));
}

/* The records, as of now; a manager has none. */
static enum status
records_now_of(struct unlock *unlock, struct records **records)
{
	*records = unlock_records(unlock);
	if (*records == NULL)
		return REFUSE(STATUS_DENIED,
		    "Only a worker can hand the laptop to a young person.");
	records_set_now(*records, clock_now());
	return STATUS_OK;
}

/* NULL for none: nothing typed, or blanks. */
static enum status
tidy_card(struct secret **typed, struct secret **card)
{
	const char *text;

	*card = NULL;
	if (*typed == NULL)
		return STATUS_OK;
	text = (const char *)secret_bytes(*typed);
	for (size_t i = 0; i < secret_size(*typed) && text[i] != '\0'; i++) {
		if (text[i] != ' ')
			return own_card_tidy(*typed, card);
	}
	return STATUS_OK;
}

/* ---------------------------------------------------------------- opening */

enum status
own_wait(struct unlock *unlock, const char *code, int64_t *seconds)
{
	struct records *records;
	enum status status = records_now_of(unlock, &records);

	if (status == STATUS_OK)
		status = person_key_wait(records, code, seconds);
	return status;
}

/* The row of their key, if it may be tried now. */
static enum status
get_row(struct unlock *unlock, const char *code, struct person_key *row)
{
	int64_t seconds = 0;
	enum status status = own_wait(unlock, code, &seconds);

	if (status == STATUS_OK)
		status = person_key_get(unlock_records(unlock), code, row);
	if (status == STATUS_OK && seconds > 0)
		status = REFUSE(STATUS_BUSY,
		    "There were too many wrong tries. Wait a little, then try "
		    "again.");
	return status;
}

static enum status
try(struct unlock *unlock, const char *code, const struct secret *pin,
    const struct secret *card, struct own *own)
{
	unsigned char uid[UID_BYTES];
	struct own_whose whose = {vault_uid(unlock->vault), uid};
	struct records *records = unlock_records(unlock);
	struct own_stored stored;
	enum status status, written;

	to_stored(&own->row, &stored);
	memcpy(own->vault_uid, whose.vault_uid, UID_BYTES);
	status = person_key_uid(records, code, uid);
	if (status == STATUS_OK)
		status = own_key_open(&whose, &stored, pin, card, &own->key);
	if (status != STATUS_OK && status != STATUS_WRONG_PASSPHRASE)
		return status;
	written = person_key_tried(records, code, status == STATUS_OK);
	return written == STATUS_OK ? status : written;
}

enum status
own_open(struct unlock *unlock, const char *code, struct secret **pin,
    struct secret **typed, struct own **own)
{
	struct own *opened = mem_alloc(1, sizeof(*opened));
	struct secret *card = NULL;
	enum status status = get_row(unlock, code, &opened->row);

	if (status == STATUS_OK)
		status = tidy_card(typed, &card);
	if (status == STATUS_OK)
		status = try(unlock, code, *pin, card, opened);
	secret_drop(pin);
	secret_drop(typed);
	secret_free(card);
	if (status == STATUS_OK) {
		*own = opened;
		opened = NULL;
	}
	own_close(&opened);
	return status;
}

void
own_close(struct own **own)
{
	if (*own == NULL)
		return;
	own_key_close(&(*own)->key);
	mem_free(*own);
	*own = NULL;
}

/* ----------------------------------------------------------------- making */

static enum status
make(struct unlock *unlock, const char *code, const struct secret *pin,
    const struct secret *card, struct own *own)
{
	unsigned char uid[UID_BYTES];
	struct own_whose whose = {vault_uid(unlock->vault), uid};
	struct own_stored stored;
	struct records *records;
	enum status status = records_now_of(unlock, &records);

	memcpy(own->vault_uid, whose.vault_uid, UID_BYTES);
	if (status == STATUS_OK)
		status = person_key_uid(records, code, uid);
	if (status == STATUS_OK)
		status = own_key_make(&whose, pin, card, &stored, &own->key);
	if (status == STATUS_OK)
		to_row(&stored, &own->row);
	return status;
}

enum status
own_make(struct unlock *unlock, const char *code, struct secret **pin,
    struct secret **typed, struct own **own)
{
	struct own *made = mem_alloc(1, sizeof(*made));
	struct secret *card = NULL;
	enum status status = own_pin_judge(*pin);

	if (status == STATUS_OK)
		status = tidy_card(typed, &card);
	if (status == STATUS_OK)
		status = make(unlock, code, *pin, card, made);
	secret_drop(pin);
	secret_drop(typed);
	secret_free(card);
	if (status == STATUS_OK) {
		*own = made;
		made = NULL;
	}
	own_close(&made);
	return status;
}

const struct person_key *
own_key_row(const struct own *own)
{
	return &own->row;
}

enum status
own_pin_try(const struct secret *pin)
{
	return own_pin_judge(pin);
}

void
own_card_make(struct secret **card)
{
	own_card_new(card);
}

/* ---------------------------------------------------------------- signing */

static enum status
sign(void *signer, const void *message, size_t size, const char *trusted,
    unsigned char *signature)
{
	const struct own *own = signer;

	return own_key_minisign(own->key, message, size, trusted, signature);
}

void
own_signer(struct own *own, struct person_signer *signer)
{
	*signer = (struct person_signer){own->row.sign_public, sign, own};
}

static enum status
seal(void *context, struct sealed *sealed, const struct buf *value)
{
	const struct own *own = context;

	return sealing_by_person(own->key, own->vault_uid, sealed, value);
}

static enum status
open_seal(void *context, const struct sealed *sealed, struct buf *value)
{
	const struct own *own = context;

	return sealing_open_person(own->key, own->vault_uid, sealed, value);
}

void
own_handover_key(struct own *own, struct handover_key *key)
{
	own_signer(own, &key->signer);
	key->sealer =
	    (struct sealer){own->row.sign_public, seal, open_seal, own};
}

void
own_signature_text(const unsigned char sign_public[32], const char *trusted,
    const unsigned char signature[128], struct buf *text)
{
	minisign_write(sign_public, trusted, signature, text);
}

void
own_public_text(const unsigned char sign_public[32], struct buf *text)
{
	minisign_write_public(sign_public, text);
}

enum status
own_signature_read(
    const struct buf *text, char **trusted, unsigned char signature[128])
{
	struct minisign_read read;
	enum status status = minisign_read(text->text, text->length, &read);

	if (status != STATUS_OK)
		return status;
	*trusted = mem_text(read.trusted);
	memcpy(signature, read.signature, MINISIGN_BYTES);
	return STATUS_OK;
}
