/*
 * vault_commit: how a changed key file gets its MACs and reaches the disk.
 *
 * Only vault_commit_roster() may make a second MAC anew.  After a write that
 * failed nobody knows which state the disk has, so nothing is written again
 * before the vault has been opened afresh.
 */
#include "vault/vault_internal.h"

#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "vault/keyfile_io.h"
#include "vault/mac.h"

#define STUCK                                                                  \
	"The disk failed while keys were being written. Lock the vault and "   \
	"open it again before you go on."

_Static_assert(MAC_BYTES == KEYFILE_MAC_BYTES, "MAC");

enum status
vault_may_change(const struct vault *vault)
{
	if (vault_me(vault)->role != ROLE_WORKER)
		return REFUSE(STATUS_DENIED,
		    "Only a worker may change who has a key. Ask a worker.");
	if (vault->keyfile.pending != PENDING_NONE)
		return REFUSE(STATUS_BUSY,
		    "New keys are still being put in place. Lock the vault "
		    "and open it again, then try once more.");
	if (vault->is_stuck)
		return REFUSE(STATUS_IO, STUCK);
	return STATUS_OK;
}

struct keyfile *
vault_draft(const struct vault *vault)
{
	struct keyfile *draft = mem_alloc(1, sizeof(*draft));

	*draft = vault->keyfile;
	draft->generation++;
	return draft;
}

void
vault_lay_out(struct keyfile *draft, const struct keyring *ring,
    unsigned char copy[KEYFILE_COPY_BYTES])
{
	keyfile_write(draft, copy);
	mac_two(
	    copy, ring->records.key, ring->pending_records.key, draft->mac_two);
	mac_one(copy, ring->vault.key, draft->mac_one);
	keyfile_write(draft, copy);
}

enum status
vault_check_macs(const struct keyfile *keyfile,
    const unsigned char copy[KEYFILE_COPY_BYTES], const struct keyring *ring)
{
	unsigned char mac[MAC_BYTES];

	mac_one(copy, ring->vault.key, mac);
	if (sodium_memcmp(mac, keyfile->mac_one, MAC_BYTES) != 0)
		return FAIL(STATUS_DAMAGED, "first MAC of the key file");
	if (ring->records.key == NULL)
		return STATUS_OK;
	mac_two(copy, ring->records.key, ring->pending_records.key, mac);
	if (sodium_memcmp(mac, keyfile->mac_two, MAC_BYTES) != 0)
		return FAIL(STATUS_DAMAGED, "second MAC of the key file");
	return STATUS_OK;
}

/* What could not be read again is not written at all. */
static enum status
check_readable(const unsigned char *copy)
{
	struct keyfile *again = mem_alloc(1, sizeof(*again));
	enum status status = keyfile_read(copy, again);

	mem_free(again);
	if (status != STATUS_OK)
		return FAIL(STATUS_INTERNAL, "a key file that nobody can read");
	return STATUS_OK;
}

static enum status
commit(
    struct vault *vault, const struct keyfile *draft, const unsigned char *copy)
{
	enum status status;

	if (vault->is_stuck)
		return REFUSE(STATUS_IO, STUCK);
	status = check_readable(copy);
	if (status != STATUS_OK)
		return status;
	status = keyfile_io_write(vault->folder, vault->copy, copy);
	if (status != STATUS_OK) {
		vault->is_stuck = true;
		return status == STATUS_IO ? REFUSE(STATUS_IO, STUCK) : status;
	}
	vault->keyfile = *draft;
	memcpy(vault->copy, copy, KEYFILE_COPY_BYTES);
	vault_list_users(vault);
	return STATUS_OK;
}

enum status
vault_commit_own(struct vault *vault, struct keyfile *draft)
{
	unsigned char *copy = mem_alloc(1, KEYFILE_COPY_BYTES);
	enum status status;

	keyfile_write(draft, copy);
	mac_one(copy, vault->ring.vault.key, draft->mac_one);
	keyfile_write(draft, copy);
	status = commit(vault, draft, copy);
	mem_free(copy);
	return status;
}

enum status
vault_commit_roster(
    struct vault *vault, struct keyfile *draft, const struct keyring *ring)
{
	unsigned char *copy = mem_alloc(1, KEYFILE_COPY_BYTES);
	enum status status;

	draft->roster++;
	vault_lay_out(draft, ring, copy);
	status = commit(vault, draft, copy);
	mem_free(copy);
	return status;
}
