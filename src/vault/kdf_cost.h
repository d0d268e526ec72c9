/*
 * kdf_cost: how dear a guess at a passphrase is.  One object, so that tests
 * can swap in a cheap one at link time; the shipped program has no switch.
 */
#ifndef VAULT_KDF_COST_H
#define VAULT_KDF_COST_H

#include <stddef.h>
#include <stdint.h>

struct kdf_cost {
	uint32_t passes;       /* Argon2id opslimit */
	uint64_t memory_bytes; /* Argon2id memlimit */
};

/* For new slots: at least 3 passes and 256 MiB (DESIGN 4). */
struct kdf_cost kdf_cost_new(void);

/* What a slot read from a file must at least and may at most ask for. */
struct kdf_cost kdf_cost_least(void);
struct kdf_cost kdf_cost_most(void);

/* For age files with a passphrase: the power of two that is scrypt's N. */
unsigned kdf_cost_age(void);

#endif
