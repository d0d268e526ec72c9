/*
 * keyfile: one copy of the key file, between its bytes and a struct.
 *
 * It must never trust a length or a number of the file before judging it, and
 * never let through a byte that it would not write itself: reading ends by
 * writing what was read and comparing.
 */
#include "vault/keyfile.h"

#include <sodium.h>
#include <string.h>

#define CHECKSUM_BYTES KEYFILE_MAC_BYTES

_Static_assert(AT_PENDING_KEY + KEYFILE_PENDING_KEY_BYTES == AT_SLOTS, "head");
_Static_assert(AT_SLOTS + VAULT_USERS_MAX * SLOT_BYTES == AT_PADDING, "slots");
_Static_assert(AT_MAC_ONE + KEYFILE_MAC_BYTES == AT_MAC_TWO, "MACs");
_Static_assert(AT_CHECKSUM + CHECKSUM_BYTES == KEYFILE_COPY_BYTES, "end");
_Static_assert(SLOT_NAME + VAULT_NAME_BYTES == SLOT_UID, "name");
_Static_assert(SLOT_PENDING_KEY + KEYFILE_SEALED_BYTES == SLOT_OWN, "seals");
_Static_assert(SLOT_SEED + KEYFILE_WRAPPED_BYTES == SLOT_BYTES, "slot");
_Static_assert(
    KEYFILE_SEALED_BYTES == VAULT_KEY_BYTES + crypto_box_SEALBYTES, "seal");

void
keyfile_put_number(unsigned char *at, size_t size, uint64_t number)
{
	for (size_t i = 0; i < size; i++) {
		at[i] = (unsigned char)(number & 0xff);
		number >>= 8;
	}
}

static uint64_t
get_number(const unsigned char *at, size_t size)
{
	uint64_t number = 0;

	for (size_t i = size; i > 0; i--)
		number = number << 8 | at[i - 1];
	return number;
}

static uint32_t
get_u32(const unsigned char *at)
{
	return (uint32_t)get_number(at, 4);
}

void
keyfile_checksum(const unsigned char copy[KEYFILE_COPY_BYTES],
    unsigned char checksum[KEYFILE_MAC_BYTES])
{
	crypto_generichash(
	    checksum, CHECKSUM_BYTES, copy, AT_CHECKSUM, NULL, 0);
}

static void
write_slot(const struct key_slot *slot, enum pending pending, unsigned char *at)
{
	const struct vault_user *user = &slot->user;

	if (!slot->is_used)
		return;
	at[SLOT_STATE] = SLOT_USED;
	at[SLOT_ROLE] = (unsigned char)user->role;
	at[SLOT_KIND] = user->is_recovery ? SLOT_KIND_RECOVERY : SLOT_KIND_USER;
	at[SLOT_NAME_LENGTH] = (unsigned char)strlen(user->name);
	memcpy(at + SLOT_NAME, user->name, strlen(user->name));
	memcpy(at + SLOT_UID, user->uid, sizeof(user->uid));
	memcpy(at + SLOT_SIGN_PUBLIC, user->sign_public, VAULT_KEY_BYTES);
	memcpy(at + SLOT_BOX_PUBLIC, user->box_public, VAULT_KEY_BYTES);
	memcpy(at + SLOT_VAULT_KEY, slot->vault_key, KEYFILE_SEALED_BYTES);
	if (user->role == ROLE_WORKER)
		memcpy(at + SLOT_RECORDS_KEY, slot->records_key,
		    KEYFILE_SEALED_BYTES);
	if (user->role == ROLE_WORKER && pending != PENDING_NONE)
		memcpy(at + SLOT_PENDING_KEY, slot->pending_key,
		    KEYFILE_SEALED_BYTES);
	keyfile_put_number(at + SLOT_KDF_ID, 4, slot->kdf.id);
	keyfile_put_number(at + SLOT_PASSES, 4, slot->kdf.passes);
	keyfile_put_number(at + SLOT_MEMORY, 8, slot->kdf.memory_bytes);
	memcpy(at + SLOT_SALT, slot->kdf.salt, KDF_SALT_BYTES);
	memcpy(at + SLOT_NONCE, slot->nonce, KEYFILE_NONCE_BYTES);
	memcpy(at + SLOT_SEED, slot->seed, KEYFILE_WRAPPED_BYTES);
}

static void
write_header(const struct keyfile *keyfile, unsigned char *copy)
{
	uint64_t flags = (keyfile->is_demo ? FLAG_DEMO : 0u) |
			 (keyfile->is_rotation_due ? FLAG_ROTATION_DUE : 0u);

	memcpy(copy + AT_MAGIC, KEYFILE_MAGIC, strlen(KEYFILE_MAGIC));
	keyfile_put_number(copy + AT_VERSION, 4, KEYFILE_VERSION);
	keyfile_put_number(copy + AT_FLAGS, 4, flags);
	keyfile_put_number(copy + AT_GENERATION, 8, keyfile->generation);
	keyfile_put_number(copy + AT_ROSTER, 8, keyfile->roster);
	memcpy(copy + AT_UID, keyfile->uid, sizeof(keyfile->uid));
	keyfile_put_number(copy + AT_COUNT, 4, keyfile_count(keyfile));
	keyfile_put_number(copy + AT_PENDING, 4, (uint64_t)keyfile->pending);
	if (keyfile->pending == PENDING_BOTH)
		memcpy(copy + AT_PENDING_KEY, keyfile->pending_key,
		    KEYFILE_PENDING_KEY_BYTES);
}

void
keyfile_write(
    const struct keyfile *keyfile, unsigned char copy[KEYFILE_COPY_BYTES])
{
	memset(copy, 0, KEYFILE_COPY_BYTES);
	write_header(keyfile, copy);
	for (size_t i = 0; i < VAULT_USERS_MAX; i++)
		write_slot(&keyfile->slots[i], keyfile->pending,
		    copy + AT_SLOTS + i * SLOT_BYTES);
	memcpy(copy + AT_MAC_ONE, keyfile->mac_one, KEYFILE_MAC_BYTES);
	memcpy(copy + AT_MAC_TWO, keyfile->mac_two, KEYFILE_MAC_BYTES);
	keyfile_checksum(copy, copy + AT_CHECKSUM);
}

static enum status
read_user(const unsigned char *at, struct vault_user *user)
{
	size_t length = at[SLOT_NAME_LENGTH];

	if (at[SLOT_ROLE] != ROLE_WORKER && at[SLOT_ROLE] != ROLE_MANAGER)
		return FAIL(STATUS_DAMAGED, "role of a slot");
	if (at[SLOT_KIND] != SLOT_KIND_USER &&
	    at[SLOT_KIND] != SLOT_KIND_RECOVERY)
		return FAIL(STATUS_DAMAGED, "kind of a slot");
	if (length == 0 || length > VAULT_NAME_BYTES)
		return FAIL(STATUS_DAMAGED, "length of a name");
	memcpy(user->name, at + SLOT_NAME, length);
	user->name[length] = '\0';
	if (strlen(user->name) != length)
		return FAIL(STATUS_DAMAGED, "end of a name");
	user->role = at[SLOT_ROLE] == ROLE_WORKER ? ROLE_WORKER : ROLE_MANAGER;
	user->is_recovery = at[SLOT_KIND] == SLOT_KIND_RECOVERY;
	memcpy(user->uid, at + SLOT_UID, sizeof(user->uid));
	memcpy(user->sign_public, at + SLOT_SIGN_PUBLIC, VAULT_KEY_BYTES);
	memcpy(user->box_public, at + SLOT_BOX_PUBLIC, VAULT_KEY_BYTES);
	return STATUS_OK;
}

static enum status
read_slot(const unsigned char *at, struct key_slot *slot)
{
	enum status status;

	if (at[SLOT_STATE] == SLOT_EMPTY)
		return STATUS_OK;
	if (at[SLOT_STATE] != SLOT_USED)
		return FAIL(STATUS_DAMAGED, "state of a slot");
	status = read_user(at, &slot->user);
	if (status != STATUS_OK)
		return status;
	slot->is_used = true;
	memcpy(slot->vault_key, at + SLOT_VAULT_KEY, KEYFILE_SEALED_BYTES);
	memcpy(slot->records_key, at + SLOT_RECORDS_KEY, KEYFILE_SEALED_BYTES);
	memcpy(slot->pending_key, at + SLOT_PENDING_KEY, KEYFILE_SEALED_BYTES);
	slot->kdf.id = get_u32(at + SLOT_KDF_ID);
	slot->kdf.passes = get_u32(at + SLOT_PASSES);
	slot->kdf.memory_bytes = get_number(at + SLOT_MEMORY, 8);
	memcpy(slot->kdf.salt, at + SLOT_SALT, KDF_SALT_BYTES);
	memcpy(slot->nonce, at + SLOT_NONCE, KEYFILE_NONCE_BYTES);
	memcpy(slot->seed, at + SLOT_SEED, KEYFILE_WRAPPED_BYTES);
	return STATUS_OK;
}

static enum status
read_header(const unsigned char *copy, struct keyfile *keyfile)
{
	uint32_t flags = get_u32(copy + AT_FLAGS);
	uint32_t pending = get_u32(copy + AT_PENDING);

	if ((flags & ~(uint32_t)FLAGS_KNOWN) != 0)
		return FAIL(STATUS_DAMAGED, "flags of the key file");
	if (pending > PENDING_BOTH)
		return FAIL(STATUS_DAMAGED, "pending of the key file");
	keyfile->is_demo = (flags & FLAG_DEMO) != 0;
	keyfile->is_rotation_due = (flags & FLAG_ROTATION_DUE) != 0;
	keyfile->generation = get_number(copy + AT_GENERATION, 8);
	keyfile->roster = get_number(copy + AT_ROSTER, 8);
	memcpy(keyfile->uid, copy + AT_UID, sizeof(keyfile->uid));
	keyfile->pending = (enum pending)pending;
	memcpy(keyfile->pending_key, copy + AT_PENDING_KEY,
	    KEYFILE_PENDING_KEY_BYTES);
	memcpy(keyfile->mac_one, copy + AT_MAC_ONE, KEYFILE_MAC_BYTES);
	memcpy(keyfile->mac_two, copy + AT_MAC_TWO, KEYFILE_MAC_BYTES);
	return STATUS_OK;
}

/* Magic, checksum and version: these three stay where they are for ever. */
static enum status
judge_frame(const unsigned char *copy)
{
	unsigned char checksum[CHECKSUM_BYTES];

	if (memcmp(copy + AT_MAGIC, KEYFILE_MAGIC, strlen(KEYFILE_MAGIC)) != 0)
		return FAIL(STATUS_DAMAGED, "not a key file");
	keyfile_checksum(copy, checksum);
	if (memcmp(checksum, copy + AT_CHECKSUM, CHECKSUM_BYTES) != 0)
		return FAIL(STATUS_DAMAGED, "checksum of the key file");
	if (get_u32(copy + AT_VERSION) > KEYFILE_VERSION)
		return FAIL(STATUS_TOO_NEW, "version of the key file");
	if (get_u32(copy + AT_VERSION) != KEYFILE_VERSION)
		return FAIL(STATUS_DAMAGED, "version of the key file");
	return STATUS_OK;
}

/* Bytes that mean nothing, or a count that is not true, show here. */
static enum status
compare_again(const struct keyfile *keyfile, const unsigned char *copy)
{
	unsigned char again[KEYFILE_COPY_BYTES];

	keyfile_write(keyfile, again);
	if (memcmp(again, copy, KEYFILE_COPY_BYTES) != 0)
		return FAIL(STATUS_DAMAGED, "bytes beside the content");
	return STATUS_OK;
}

enum status
keyfile_read(
    const unsigned char copy[KEYFILE_COPY_BYTES], struct keyfile *keyfile)
{
	enum status status = judge_frame(copy);

	memset(keyfile, 0, sizeof(*keyfile));
	if (status == STATUS_OK)
		status = read_header(copy, keyfile);
	for (size_t i = 0; i < VAULT_USERS_MAX && status == STATUS_OK; i++)
		status = read_slot(
		    copy + AT_SLOTS + i * SLOT_BYTES, &keyfile->slots[i]);
	if (status == STATUS_OK)
		status = compare_again(keyfile, copy);
	if (status == STATUS_OK)
		status = keyfile_check(keyfile);
	return status;
}
