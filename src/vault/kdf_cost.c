/*
 * kdf_cost: the cost that every real vault pays.  Nothing may lower it: the
 * least that a slot may ask for is what new slots get.  The most keeps a file
 * from another hand from eating an old laptop's memory or an afternoon.
 */
#include "vault/kdf_cost.h"

#define MIB ((uint64_t)1024 * 1024)

struct kdf_cost
kdf_cost_new(void)
{
	return (struct kdf_cost){.passes = 3, .memory_bytes = 256 * MIB};
}

struct kdf_cost
kdf_cost_least(void)
{
	return kdf_cost_new();
}

struct kdf_cost
kdf_cost_most(void)
{
	return (struct kdf_cost){.passes = 10, .memory_bytes = 1024 * MIB};
}

/* What age itself asks for: with r = 8, 256 MiB and about a second. */
unsigned
kdf_cost_age(void)
{
	return 18;
}
