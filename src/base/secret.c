/*
 * secret: keys and passphrases in guarded memory.
 *
 * Only the bytes live in guarded pages; the struct around them says no more
 * than where and how many.  Nothing here may copy a secret anywhere else.
 */
#include "base/secret.h"

#include <sodium.h>
#include <string.h>

#include "base/mem.h"

#define SECRET_MAX_BYTES ((size_t)1 << 20)

struct secret {
	unsigned char *bytes; /* from sodium_malloc() */
	size_t size;
};

enum status
secret_start(void)
{
	if (sodium_init() < 0)
		return FAIL(STATUS_UNAVAILABLE, "start libsodium");
	return STATUS_OK;
}

struct secret *
secret_new(size_t size)
{
	struct secret *secret;

	if (size == 0 || size > SECRET_MAX_BYTES)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: size of a secret.");
	secret = mem_alloc(1, sizeof(*secret));
	secret->bytes = sodium_malloc(size);
	if (secret->bytes == NULL)
		die(status_exit_code(STATUS_INTERNAL),
		    "There is not enough safe memory for a key, so sayso had "
		    "to stop. Close other programs and start it again.");
	sodium_memzero(secret->bytes, size);
	secret->size = size;
	return secret;
}

struct secret *
secret_random(size_t size)
{
	struct secret *secret = secret_new(size);

	randombytes_buf(secret->bytes, size);
	return secret;
}

struct secret *
secret_copy(const void *bytes, size_t size)
{
	struct secret *secret = secret_new(size);

	memcpy(secret->bytes, bytes, size);
	return secret;
}

void
secret_free(struct secret *secret)
{
	if (secret == NULL)
		return;
	sodium_free(secret->bytes);
	mem_free(secret);
}

void
secret_drop(struct secret **secret)
{
	secret_free(*secret);
	*secret = NULL;
}

unsigned char *
secret_bytes(const struct secret *secret)
{
	return secret->bytes;
}

size_t
secret_size(const struct secret *secret)
{
	return secret->size;
}

void
secret_shorten(struct secret *secret, size_t size)
{
	if (size > secret->size)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: length of a secret.");
	sodium_memzero(secret->bytes + size, secret->size - size);
	secret->size = size;
}
