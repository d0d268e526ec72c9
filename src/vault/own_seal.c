/*
 * own_seal: a value that one chosen worker can open, and no other.
 *
 * Nothing is opened before its signature was looked at, and the value leaves in
 * a buffer that wipes itself.  The two texts that bind a box to its place stand
 * in man/sayso-vault.5.
 */
#include "vault/own_seal.h"

#include <sodium.h>
#include <string.h>

#include "base/text.h"
#include "vault/own_internal.h"
#include "vault/vault_internal.h"

#define TAG_BYTES  crypto_aead_xchacha20poly1305_ietf_ABYTES
#define HASH_BYTES 32

_Static_assert(
    OWN_SEAL_KEY_BYTES == VAULT_KEY_BYTES + crypto_box_SEALBYTES, "sealed key");
_Static_assert(VAULT_SIGN_BYTES == crypto_sign_BYTES, "signature");

void
own_seal_clear(struct own_seal *seal)
{
	buf_clear(&seal->box);
	*seal = (struct own_seal){.box = BUF_EMPTY};
}

/* ---------------------------------------------------- what a box is bound to
 */

static void
add_hex(
    struct buf *text, const char *key, const unsigned char *bytes, size_t size)
{
	char hex[2 * HASH_BYTES + 1];

	text_hex(bytes, size, hex);
	buf_add_format(text, "%s %s\n", key, hex);
}

/* Vault, person, kind and version, a line each. */
static void
add_place(
    struct buf *text, const char *title, const struct own_seal_about *about)
{
	buf_add_format(text, "%s\n", title);
	add_hex(text, "vault", about->whose.vault_uid, VAULT_UID_BYTES);
	add_hex(text, "person", about->whose.person_uid, VAULT_UID_BYTES);
	buf_add_format(text, "kind %s\nversion %lld\n", about->kind,
	    (long long)about->version);
}

static void
add_hash(struct buf *text, const char *key, const struct buf *bytes)
{
	unsigned char hash[HASH_BYTES];

	crypto_generichash(hash, sizeof(hash),
	    (const unsigned char *)bytes->text, bytes->length, NULL, 0);
	add_hex(text, key, hash, sizeof(hash));
}

/* What the writer signs: the place, for whom, and all that was made. */
static void
add_signed(struct buf *text, const struct own_seal_about *about,
    const struct own_seal *seal)
{
	struct buf bytes = BUF_EMPTY;

	add_place(text, "sayso seal 1", about);
	add_hex(text, "worker", about->worker_box, VAULT_KEY_BYTES);
	if (about->person_box != NULL)
		add_hex(text, "self", about->person_box, VAULT_KEY_BYTES);
	buf_add(&bytes, seal->nonce, sizeof(seal->nonce));
	buf_add(&bytes, seal->box.text, seal->box.length);
	add_hash(text, "box", &bytes);
	buf_reset(&bytes);
	buf_add(&bytes, seal->key_worker, sizeof(seal->key_worker));
	if (about->person_box != NULL)
		buf_add(&bytes, seal->key_person, sizeof(seal->key_person));
	add_hash(text, "keys", &bytes);
	buf_clear(&bytes);
}

/* A name that cannot be read as more than a name. */
static bool
is_kind(const char *kind)
{
	size_t length = strspn(kind, "abcdefghijklmnopqrstuvwxyz0123456789_");

	return length > 0 && length <= OWN_SEAL_KIND_BYTES &&
	       kind[length] == '\0';
}

/* ---------------------------------------------------------------- sealing */

static void
encrypt(const struct secret *key, const struct own_seal_about *about,
    const struct buf *value, struct own_seal *seal)
{
	struct buf place = BUF_EMPTY;
	unsigned char tag[TAG_BYTES];

	add_place(&place, "sayso value 1", about);
	randombytes_buf(seal->nonce, sizeof(seal->nonce));
	buf_add(&seal->box, value->text, value->length);
	crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
	    (unsigned char *)seal->box.text, tag, NULL,
	    (const unsigned char *)value->text, value->length,
	    (const unsigned char *)place.text, place.length, NULL, seal->nonce,
	    secret_bytes(key));
	buf_add(&seal->box, tag, sizeof(tag));
	buf_clear(&place);
}

static enum status
seal_key(const struct secret *key, const unsigned char *box_public,
    unsigned char sealed[OWN_SEAL_KEY_BYTES])
{
	if (crypto_box_seal(
		sealed, secret_bytes(key), VAULT_KEY_BYTES, box_public) != 0)
		return FAIL(STATUS_DAMAGED, "seal to a weak public key");
	return STATUS_OK;
}

/* All but the signature. */
static enum status
make(const struct own_seal_about *about, const struct buf *value,
    struct own_seal *seal)
{
	struct secret *key = NULL;
	enum status status;

	*seal = (struct own_seal){.box = BUF_EMPTY};
	if (!is_kind(about->kind) || about->version < 1 || value->length == 0)
		return FAIL(STATUS_INVALID, "what is to be sealed");
	if (value->length > OWN_SEAL_VALUE_BYTES)
		return REFUSE(
		    STATUS_INVALID, "That is too long. Say it in fewer words.");
	key = secret_random(VAULT_KEY_BYTES);
	status = seal_key(key, about->worker_box, seal->key_worker);
	if (status == STATUS_OK && about->person_box != NULL)
		status = seal_key(key, about->person_box, seal->key_person);
	if (status == STATUS_OK)
		encrypt(key, about, value, seal);
	secret_free(key);
	return status;
}

/* Nobody signs as somebody else. */
static enum status
check_writer(
    const struct own_seal_about *about, const unsigned char *sign_public)
{
	if (memcmp(about->writer_sign, sign_public, VAULT_KEY_BYTES) != 0)
		return FAIL(STATUS_INTERNAL, "a seal in another's name");
	return STATUS_OK;
}

enum status
own_seal_by_worker(const struct vault *vault,
    const struct own_seal_about *about, const struct buf *value,
    struct own_seal *seal)
{
	struct buf text = BUF_EMPTY;
	enum status status = check_writer(about, vault_me(vault)->sign_public);

	if (status == STATUS_OK)
		status = make(about, value, seal);
	if (status != STATUS_OK)
		return status;
	add_signed(&text, about, seal);
	vault_sign(vault, text.text, text.length, seal->signature);
	buf_clear(&text);
	return STATUS_OK;
}

enum status
own_seal_by_person(const struct own_key *key,
    const struct own_seal_about *about, const struct buf *value,
    struct own_seal *seal)
{
	struct buf text = BUF_EMPTY;
	enum status status = check_writer(about, own_key_sign_public(key));

	if (status == STATUS_OK)
		status = make(about, value, seal);
	if (status != STATUS_OK)
		return status;
	add_signed(&text, about, seal);
	own_key_sign(key, text.text, text.length, seal->signature);
	buf_clear(&text);
	return STATUS_OK;
}

/* ---------------------------------------------------------------- opening */

static enum status
check_signature(const struct own_seal_about *about, const struct own_seal *seal)
{
	struct buf text = BUF_EMPTY;
	bool is_signed;

	if (!is_kind(about->kind) || about->version < 1 ||
	    seal->box.length <= TAG_BYTES ||
	    seal->box.length > OWN_SEAL_VALUE_BYTES + TAG_BYTES)
		return FAIL(STATUS_DAMAGED, "a sealed value");
	add_signed(&text, about, seal);
	is_signed = vault_verify(
	    about->writer_sign, text.text, text.length, seal->signature);
	buf_clear(&text);
	return is_signed ? STATUS_OK
			 : FAIL(STATUS_DAMAGED, "who sealed a value");
}

static enum status
decrypt(const struct secret *key, const struct own_seal_about *about,
    const struct own_seal *seal, struct buf *value)
{
	size_t size = seal->box.length - TAG_BYTES;
	struct secret *plain = secret_new(size);
	struct buf place = BUF_EMPTY;
	const unsigned char *box = (const unsigned char *)seal->box.text;
	enum status status = STATUS_OK;

	add_place(&place, "sayso value 1", about);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
		secret_bytes(plain), NULL, box, size, box + size,
		(const unsigned char *)place.text, place.length, seal->nonce,
		secret_bytes(key)) != 0)
		status = FAIL(STATUS_DAMAGED, "open a sealed value");
	else
		buf_add(value, secret_bytes(plain), size);
	secret_free(plain);
	buf_clear(&place);
	return status;
}

/* Whose box it is opened with. */
struct opener {
	const unsigned char *box_public;
	const struct secret *box_secret;
};

static enum status
open_with(const struct opener *opener, const unsigned char *sealed_key,
    const struct own_seal_about *about, const struct own_seal *seal,
    struct buf *value)
{
	struct secret *key = NULL;
	enum status status = check_signature(about, seal);

	if (status != STATUS_OK)
		return status;
	key = secret_new(VAULT_KEY_BYTES);
	if (crypto_box_seal_open(secret_bytes(key), sealed_key,
		OWN_SEAL_KEY_BYTES, opener->box_public,
		secret_bytes(opener->box_secret)) != 0)
		status = FAIL(STATUS_DAMAGED, "open the key of a value");
	else
		status = decrypt(key, about, seal, value);
	secret_free(key);
	return status;
}

enum status
own_seal_open_worker(const struct vault *vault,
    const struct own_seal_about *about, const struct own_seal *seal,
    struct buf *value)
{
	struct opener opener = {
	    vault_me(vault)->box_public, vault->pair.box_secret};

	if (memcmp(about->worker_box, opener.box_public, VAULT_KEY_BYTES) != 0)
		return REFUSE(STATUS_DENIED,
		    "This is for another worker, whom they chose.");
	return open_with(&opener, seal->key_worker, about, seal, value);
}

enum status
own_seal_open_person(const struct own_key *key,
    const struct own_seal_about *about, const struct own_seal *seal,
    struct buf *value)
{
	struct opener opener = {
	    own_key_box_public(key), own_key_box_secret(key)};

	if (about->person_box == NULL ||
	    memcmp(about->person_box, opener.box_public, VAULT_KEY_BYTES) != 0)
		return REFUSE(
		    STATUS_DENIED, "Only the worker you chose can open this.");
	return open_with(&opener, seal->key_person, about, seal, value);
}
