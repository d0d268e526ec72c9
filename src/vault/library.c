/*
 * library: libsodium, tried on a point that a faulty one takes for good.
 */
#include "vault/library.h"

#include <sodium.h>
#include <string.h>

/*
 * The base point of Ed25519 and the point of order 2, added: it has twice the
 * order that a valid one has.
 */
static void
make_mixed_point(unsigned char point[crypto_core_ed25519_BYTES])
{
	memset(point, 0x99, crypto_core_ed25519_BYTES);
	point[0] = 0x95;
}

const char *
library_version(void)
{
	return sodium_version_string();
}

bool
library_tells_points(void)
{
	unsigned char point[crypto_core_ed25519_BYTES];

	make_mixed_point(point);
	return crypto_core_ed25519_is_valid_point(point) == 0;
}
