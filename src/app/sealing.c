/*
 * sealing: hands sealed values from core to vault and back.
 *
 * Holds no key and keeps no value.
 */
#include "app/sealing.h"

#include <string.h>

#include "app/unlock_internal.h"
#include "vault/own_seal.h"

/* What core and vault call by two names is the same. */
_Static_assert(sizeof(((struct sealed *)NULL)->nonce) ==
		   sizeof(((struct own_seal *)NULL)->nonce),
    "nonce");
_Static_assert(sizeof(((struct sealed *)NULL)->key_worker) ==
		   sizeof(((struct own_seal *)NULL)->key_worker),
    "sealed key");
_Static_assert(sizeof(((struct sealed *)NULL)->signature) ==
		   sizeof(((struct own_seal *)NULL)->signature),
    "signature");

static struct own_seal_about
about(const unsigned char *vault_uid, const struct sealed *sealed)
{
	return (struct own_seal_about){{vault_uid, sealed->person_uid},
	    sealed->kind, sealed->version, sealed->worker_box,
	    sealed->to_person ? sealed->person_box : NULL, sealed->writer_sign};
}

/* From vault to core; the box moves. */
static void
take(struct own_seal *seal, struct sealed *sealed)
{
	memcpy(sealed->nonce, seal->nonce, sizeof(sealed->nonce));
	memcpy(
	    sealed->key_worker, seal->key_worker, sizeof(sealed->key_worker));
	memcpy(
	    sealed->key_person, seal->key_person, sizeof(sealed->key_person));
	memcpy(sealed->signature, seal->signature, sizeof(sealed->signature));
	buf_clear(&sealed->box);
	sealed->box = seal->box;
	buf_init(&seal->box);
}

/* From core to vault; the box stays core's. */
static void
lend(const struct sealed *sealed, struct own_seal *seal)
{
	memcpy(seal->nonce, sealed->nonce, sizeof(seal->nonce));
	memcpy(seal->key_worker, sealed->key_worker, sizeof(seal->key_worker));
	memcpy(seal->key_person, sealed->key_person, sizeof(seal->key_person));
	memcpy(seal->signature, sealed->signature, sizeof(seal->signature));
	seal->box = sealed->box;
}

static enum status
seal_by_user(void *context, struct sealed *sealed, const struct buf *value)
{
	const struct unlock *unlock = context;
	struct own_seal_about place = about(vault_uid(unlock->vault), sealed);
	struct own_seal seal = {.box = BUF_EMPTY};
	enum status status =
	    own_seal_by_worker(unlock->vault, &place, value, &seal);

	if (status == STATUS_OK)
		take(&seal, sealed);
	own_seal_clear(&seal);
	return status;
}

static enum status
open_as_user(void *context, const struct sealed *sealed, struct buf *value)
{
	const struct unlock *unlock = context;
	struct own_seal_about place = about(vault_uid(unlock->vault), sealed);
	struct own_seal seal = {.box = BUF_EMPTY};

	lend(sealed, &seal);
	return own_seal_open_worker(unlock->vault, &place, &seal, value);
}

void
sealing_of_user(struct unlock *unlock, struct sealer *sealer)
{
	*sealer = (struct sealer){vault_me(unlock->vault)->sign_public,
	    seal_by_user, open_as_user, unlock};
}

enum status
sealing_by_person(const struct own_key *key, const unsigned char *vault_uid,
    struct sealed *sealed, const struct buf *value)
{
	struct own_seal_about place = about(vault_uid, sealed);
	struct own_seal seal = {.box = BUF_EMPTY};
	enum status status = own_seal_by_person(key, &place, value, &seal);

	if (status == STATUS_OK)
		take(&seal, sealed);
	own_seal_clear(&seal);
	return status;
}

enum status
sealing_open_person(const struct own_key *key, const unsigned char *vault_uid,
    const struct sealed *sealed, struct buf *value)
{
	struct own_seal_about place = about(vault_uid, sealed);
	struct own_seal seal = {.box = BUF_EMPTY};

	lend(sealed, &seal);
	return own_seal_open_person(key, &place, &seal, value);
}
