/*
 * What a guess costs in test programs: as little as libsodium allows.  Linked
 * in place of vault/kdf_cost in test programs only; the shipped program must
 * never contain this file (tests/lint/binary.sh looks).
 */
#include "vault/kdf_cost.h"

#include <sodium.h>

#define MIB ((uint64_t)1024 * 1024)

struct kdf_cost
kdf_cost_new(void)
{
	return (struct kdf_cost){
	    .passes = crypto_pwhash_OPSLIMIT_MIN,
	    .memory_bytes = crypto_pwhash_MEMLIMIT_MIN,
	};
}

struct kdf_cost
kdf_cost_least(void)
{
	return kdf_cost_new();
}

/* As in a real vault, so that its limits can be tested. */
struct kdf_cost
kdf_cost_most(void)
{
	return (struct kdf_cost){.passes = 10, .memory_bytes = 1024 * MIB};
}

/* 1 MiB, a few milliseconds. */
unsigned
kdf_cost_age(void)
{
	return 10;
}
