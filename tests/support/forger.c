/*
 * forger: see the header.
 */
#include "support/forger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/mem.h"
#include "vault/keyfile_io.h"
#include "vault/mac.h"
#include "vault/slot.h"
#include "vault/vault_internal.h"

struct forger *
forger_new(struct keybox *box)
{
	static unsigned char copy[KEYFILE_COPY_BYTES];
	struct forger *forger = mem_alloc(1, sizeof(*forger));
	struct vault *mo = keybox_open(box, "Mo");

	forger->box = box;
	forger->vault_key = keybox_copy(mo->ring.vault.key);
	assert_int_equal(
	    keyfile_io_read(box->folder, &forger->file, copy), STATUS_OK);
	forger->file.generation++;
	vault_close(&mo);
	return forger;
}

void
forger_free(struct forger *forger)
{
	secret_free(forger->vault_key);
	secret_free(forger->records_key);
	secret_free(forger->pending_key);
	mem_free(forger);
}

void
forger_write(struct forger *forger)
{
	static unsigned char bytes[KEYFILE_BYTES];
	struct keyfile *file = &forger->file;

	keyfile_write(file, bytes);
	if (forger->records_key != NULL)
		mac_two(bytes, forger->records_key, forger->pending_key,
		    file->mac_two);
	keyfile_write(file, bytes);
	mac_one(bytes, forger->vault_key, file->mac_one);
	keyfile_write(file, bytes);
	memcpy(bytes + KEYFILE_COPY_BYTES, bytes, KEYFILE_COPY_BYTES);
	keybox_write(forger->box, bytes, sizeof(bytes));
}

struct key_slot *
forger_slot(struct forger *forger, size_t slot)
{
	return &forger->file.slots[slot];
}

void
forger_seal_own_key(struct forger *forger, bool pending)
{
	struct secret *key = secret_random(VAULT_KEY_BYTES);

	for (size_t i = 0; i < VAULT_USERS_MAX; i++) {
		struct key_slot *slot = forger_slot(forger, i);

		if (slot->is_used)
			assert_int_equal(slot_seal(&slot->user, key,
					     pending ? slot->pending_key
						     : slot->records_key),
			    STATUS_OK);
	}
	if (pending)
		forger->pending_key = key;
	else
		forger->records_key = key;
}

void
forger_move_true_keys(struct forger *forger)
{
	forger->file.pending = PENDING_RECORDS;
	for (size_t i = 0; i < VAULT_USERS_MAX; i++) {
		struct key_slot *slot = forger_slot(forger, i);

		memcpy(slot->pending_key, slot->records_key,
		    sizeof(slot->pending_key));
	}
}

void
forger_promote(struct forger *forger)
{
	struct key_slot *slot = forger_slot(forger, KEYBOX_MO);
	struct secret *phrase = keybox_phrase("Mo");
	struct secret *seed = NULL;

	assert_int_equal(
	    slot_unwrap(slot, forger->file.uid, phrase, &seed), STATUS_OK);
	slot->user.role = ROLE_WORKER;
	assert_int_equal(
	    slot_wrap(slot, forger->file.uid, seed, phrase), STATUS_OK);
	secret_free(phrase);
	secret_free(seed);
}
