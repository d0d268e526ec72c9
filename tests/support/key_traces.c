/*
 * key_traces: see the header.
 */
#include "support/key_traces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "store/store.h"

static size_t
count_in(const unsigned char *bytes, size_t size, const unsigned char *part,
    size_t part_size)
{
	size_t found = 0;

	for (size_t i = 0; i + part_size <= size; i++)
		if (memcmp(bytes + i, part, part_size) == 0)
			found++;
	return found;
}

void
traces_slot_is_wiped(
    struct clubhouse *house, const unsigned char *before, size_t slot)
{
	static unsigned char now[KEYFILE_BYTES];
	const unsigned char *bytes = before + AT_SLOTS + slot * SLOT_BYTES;
	static const struct {
		size_t at, size;
	} parts[] = {
	    {SLOT_UID, VAULT_UID_BYTES},
	    {SLOT_SIGN_PUBLIC, VAULT_KEY_BYTES},
	    {SLOT_BOX_PUBLIC, VAULT_KEY_BYTES},
	    {SLOT_VAULT_KEY, 16},
	    {SLOT_VAULT_KEY + 64, 16},
	    {SLOT_RECORDS_KEY, 16},
	    {SLOT_RECORDS_KEY + 64, 16},
	    {SLOT_SALT, 16},
	    {SLOT_NONCE, 24},
	    {SLOT_SEED, 16},
	    {SLOT_SEED + 32, 16},
	};

	keybox_read(&house->box, now);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const unsigned char *part = bytes + parts[i].at;

		/* the control: they were there, in both copies */
		assert_int_equal(
		    count_in(before, KEYFILE_BYTES, part, parts[i].size), 2);
		assert_int_equal(
		    count_in(now, KEYFILE_BYTES, part, parts[i].size), 0);
	}
}

static void
assert_store_keys(
    struct clubhouse *house, const struct vault *vault, enum status wanted)
{
	const struct secret *records = vault_records_store_key(vault);

	if (records != NULL)
		assert_int_equal(
		    store_try_key(house->box.folder, "records.db", records),
		    wanted);
	assert_int_equal(store_try_key(house->box.folder, "releases.db",
			     vault_releases_store_key(vault)),
	    wanted);
}

void
traces_old_keys_open_nothing(struct clubhouse *house,
    const unsigned char before[KEYFILE_BYTES], struct secret *phrase,
    const char *name)
{
	static unsigned char now[KEYFILE_BYTES];
	struct vault *vault = NULL;

	keybox_read(&house->box, now);
	keybox_write(&house->box, before, KEYFILE_BYTES);
	assert_int_equal(
	    vault_open(house->box.folder, name, &phrase, &vault), STATUS_OK);
	assert_store_keys(house, vault, STATUS_DAMAGED);
	vault_close(&vault);
	keybox_write(&house->box, now, KEYFILE_BYTES);

	/* the control: today's keys open both */
	vault = keybox_open(&house->box, "Sam");
	assert_store_keys(house, vault, STATUS_OK);
	vault_close(&vault);
}
