/*
 * keyfile_pick: which of the two copies of a key file counts.
 *
 * A write that was cut off leaves one copy whole, so each is judged alone and
 * the newer whole one counts.  Nothing here looks at a MAC, and a copy whose
 * MACs turn out wrong is never exchanged for the older one: that would give
 * whoever can spoil a copy the choice of the state.
 */
#include "vault/keyfile_io.h"

#include <string.h>

#include "base/mem.h"

/* Both are whole. */
static enum status
pick_newer(const unsigned char *a, const struct keyfile *in_a,
    const unsigned char *b, const struct keyfile *in_b,
    const unsigned char **newest)
{
	if (memcmp(in_a->uid, in_b->uid, sizeof(in_a->uid)) != 0)
		return FAIL(STATUS_DAMAGED, "two vaults in one key file");
	if (in_a->generation == in_b->generation &&
	    memcmp(a, b, KEYFILE_COPY_BYTES) != 0)
		return FAIL(STATUS_DAMAGED, "two states of one generation");
	*newest = in_a->generation >= in_b->generation ? a : b;
	return STATUS_OK;
}

enum status
keyfile_pick(const unsigned char bytes[KEYFILE_BYTES], struct keyfile *keyfile,
    const unsigned char **newest)
{
	const unsigned char *a = bytes;
	const unsigned char *b = bytes + KEYFILE_COPY_BYTES;
	struct keyfile *in_b = mem_alloc(1, sizeof(*in_b));
	enum status status_a = keyfile_read(a, keyfile);
	enum status status_b = keyfile_read(b, in_b);
	enum status status = STATUS_OK;

	if (status_a == STATUS_TOO_NEW || status_b == STATUS_TOO_NEW)
		status = FAIL(STATUS_TOO_NEW, "a copy of a later version");
	else if (status_a == STATUS_OK && status_b == STATUS_OK)
		status = pick_newer(a, keyfile, b, in_b, newest);
	else if (status_a == STATUS_OK)
		*newest = a;
	else if (status_b == STATUS_OK)
		*newest = b;
	else
		status = FAIL(STATUS_DAMAGED, "no copy is whole");

	if (status == STATUS_OK && *newest == b)
		*keyfile = *in_b;
	mem_free(in_b);
	return status;
}
