/*
 * The power goes while the key file is being written: at every write, and at
 * every sector of it.  Afterwards the vault opens in the old state or the new,
 * always, and can be changed again.
 *
 * pwrite() and fdatasync() are the C library's; here they are replaced by ones
 * that can be made to fail.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/keybox.h"
#include "vault/vault_internal.h"

#define SECTOR  512
#define SECTORS (KEYFILE_COPY_BYTES / SECTOR)
#define NEVER   (-1)

#define WITH_BOX(test)                                                         \
	cmocka_unit_test_setup_teardown(test, keybox_setup, keybox_teardown)

/* The power goes in write ${writes_left} from now, after so many bytes. */
static int writes_left = NEVER;
static size_t bytes_left;
static int syncs_left = NEVER;
static bool is_dark;
static off_t offsets[2]; /* of the newest two writes, the older first */

ssize_t
pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
	if (writes_left == 0 && !is_dark) {
		is_dark = true;
		syscall(SYS_pwrite64, descriptor, bytes, bytes_left, offset);
	}
	if (is_dark) {
		errno = EIO;
		return -1;
	}
	if (writes_left != NEVER)
		writes_left--;
	offsets[0] = offsets[1];
	offsets[1] = offset;
	return syscall(SYS_pwrite64, descriptor, bytes, size, offset);
}

int
fdatasync(int descriptor)
{
	(void)descriptor;
	if (syncs_left == 0)
		is_dark = true;
	if (is_dark) {
		errno = EIO;
		return -1;
	}
	if (syncs_left != NEVER)
		syncs_left--;
	return 0;
}

static void
light(void)
{
	writes_left = NEVER;
	syncs_left = NEVER;
	is_dark = false;
}

/* One change each; what it needs was made by prepare. */
static enum status
change_passphrase(struct vault *vault)
{
	return keybox_change(vault, "Sam has a long passphrase", "new words");
}

static enum status
add_user(struct vault *vault)
{
	return keybox_add(vault, "Kit", ROLE_WORKER);
}

static enum status
remove_user(struct vault *vault)
{
	return vault_remove_user(vault, "Ana");
}

static enum status
replace_recovery(struct vault *vault)
{
	struct secret *words = NULL;
	enum status status = vault_replace_recovery(vault, &words);

	secret_free(words);
	return status;
}

static enum status
begin(struct vault *vault)
{
	return keybox_rotate(vault, true);
}

static const struct change {
	enum status (*prepare)(struct vault *vault); /* or NULL */
	enum status (*make)(struct vault *vault);
} changes[] = {
    {NULL, change_passphrase},
    {NULL, add_user},
    {NULL, remove_user},
    {NULL, replace_recovery},
    {NULL, begin},
    {begin, vault_rotate_finish},
    {begin, vault_rotate_cancel},
};

#define CHANGES (sizeof(changes) / sizeof(changes[0]))

/* How the file lay before the change. */
enum start { BOTH_GOOD, A_TORN, B_TORN, STARTS };

static void
tear(struct keybox *box, enum start start)
{
	static unsigned char bytes[KEYFILE_BYTES];

	keybox_read(box, bytes);
	if (start == A_TORN)
		memset(bytes + 3 * SECTOR, 0x55, SECTOR);
	if (start == B_TORN)
		memset(bytes + KEYFILE_COPY_BYTES + 5 * SECTOR, 0x55, SECTOR);
	keybox_write(box, bytes, sizeof(bytes));
}

static struct vault *
open_with(struct keybox *box, const char *text)
{
	struct secret *phrase = keybox_text(text);
	struct vault *vault = NULL;
	enum status status = vault_open(box->folder, "Sam", &phrase, &vault);

	assert_true(status == STATUS_OK || status == STATUS_WRONG_PASSPHRASE);
	return vault;
}

/* With the old passphrase or the new: one of them must do. */
static struct vault *
open_either(struct keybox *box)
{
	struct vault *vault = open_with(box, "Sam has a long passphrase");

	if (vault == NULL)
		vault = open_with(box, "new words");
	assert_non_null(vault);
	return vault;
}

static void
assert_copies_are_alike(struct keybox *box)
{
	static unsigned char bytes[KEYFILE_BYTES];

	keybox_read(box, bytes);
	assert_memory_equal(
	    bytes, bytes + KEYFILE_COPY_BYTES, KEYFILE_COPY_BYTES);
}

/* Old state or new, nothing in between, and not stuck for ever. */
static void
assert_survived(struct keybox *box, uint64_t old_generation)
{
	struct vault *vault;

	light();
	vault = open_either(box);
	assert_true(vault->keyfile.generation == old_generation ||
		    vault->keyfile.generation == old_generation + 1);
	assert_copies_are_alike(box);
	if (vault_pending_records_store_key(vault) != NULL)
		assert_int_equal(vault_rotate_cancel(vault), STATUS_OK);
	assert_int_equal(keybox_add(vault, "Pat", ROLE_MANAGER), STATUS_OK);
	vault_close(&vault);
	assert_int_equal(keybox_try(box, "Pat"), STATUS_OK);
}

/* What the file is when a change begins. */
static uint64_t
lay_ground(
    struct keybox *box, const unsigned char *bytes, const struct change *change)
{
	struct vault *vault;
	uint64_t generation;

	light();
	keybox_write(box, bytes, KEYFILE_BYTES);
	vault = keybox_open(box, "Sam");
	if (change->prepare != NULL)
		assert_int_equal(change->prepare(vault), STATUS_OK);
	generation = vault->keyfile.generation;
	vault_close(&vault);
	return generation;
}

/* One run; false when the change got through before the power went. */
static bool
run(struct keybox *box, const unsigned char *bytes, const struct change *change,
    enum start start)
{
	int writes = writes_left;
	uint64_t generation = lay_ground(box, bytes, change);
	struct vault *vault;
	enum status status;

	vault = keybox_open(box, "Sam");
	tear(box, start);
	writes_left = writes;
	status = change->make(vault);
	if (status != STATUS_OK) {
		assert_int_equal(status, STATUS_IO);
		assert_true(is_dark);
	}
	vault_close(&vault);
	assert_survived(box, generation);
	return status != STATUS_OK;
}

/* All writes of a change, all sectors of a write. */
static void
run_change(struct keybox *box, const unsigned char *bytes,
    const struct change *change, enum start start)
{
	int writes = 0;
	bool was_dark = true;

	while (was_dark) {
		for (size_t sector = 0; sector <= SECTORS; sector++) {
			writes_left = writes;
			bytes_left = sector * SECTOR;
			was_dark = run(box, bytes, change, start);
			if (!was_dark)
				break;
		}
		writes++;
	}
	assert_int_equal(writes, start == BOTH_GOOD ? 3 : 4);
}

static void
power_lost_in_any_write_leaves_the_old_state_or_the_new(void **state)
{
	static unsigned char bytes[KEYFILE_BYTES];
	struct keybox *box = *state;

	keybox_read(box, bytes);
	for (size_t i = 0; i < CHANGES; i++)
		run_change(box, bytes, &changes[i], BOTH_GOOD);
}

static void
a_copy_torn_before_is_mended_before_the_other_is_written(void **state)
{
	static unsigned char bytes[KEYFILE_BYTES];
	struct keybox *box = *state;

	keybox_read(box, bytes);
	for (enum start start = A_TORN; start < STARTS; start++) {
		run_change(box, bytes, &changes[0], start);
		run_change(box, bytes, &changes[4], start);
	}
}

/* A half-written pair of copies, made by hand, in both orders. */
static void
either_copy_torn_at_any_sector_leaves_the_other(void **state)
{
	static unsigned char before[KEYFILE_BYTES];
	static unsigned char after[KEYFILE_BYTES];
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	keybox_read(box, before);
	assert_int_equal(add_user(vault), STATUS_OK);
	vault_close(&vault);
	keybox_read(box, after);
	for (size_t sector = 0; sector <= 2 * SECTORS; sector++) {
		static unsigned char torn[KEYFILE_BYTES];
		size_t in_b = sector < SECTORS ? sector : SECTORS;
		size_t in_a = sector - in_b;

		memcpy(torn, before, sizeof(torn));
		memcpy(torn + KEYFILE_COPY_BYTES, after, in_b * SECTOR);
		memcpy(torn, after, in_a * SECTOR);
		keybox_write(box, torn, sizeof(torn));
		assert_int_equal(keybox_try(box, "Kit"),
		    in_b == SECTORS ? STATUS_OK : STATUS_NOT_FOUND);
		assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
		assert_copies_are_alike(box);
	}
}

static void
copy_b_is_written_before_copy_a(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	assert_int_equal(add_user(vault), STATUS_OK);
	assert_int_equal(offsets[0], KEYFILE_COPY_BYTES);
	assert_int_equal(offsets[1], 0);
	vault_close(&vault);
}

static void
after_a_failed_write_nothing_is_changed_before_opening_again(void **state)
{
	struct keybox *box = *state;

	for (int sync = 0; sync < 2; sync++) {
		struct vault *vault = keybox_open(box, "Sam");

		syncs_left = sync;
		assert_int_equal(
		    keybox_add(vault, "Kit", ROLE_WORKER), STATUS_IO);
		light();
		assert_int_equal(
		    keybox_add(vault, "Kit", ROLE_WORKER), STATUS_IO);
		assert_int_equal(change_passphrase(vault), STATUS_IO);
		vault_close(&vault);
		vault = keybox_open(box, "Sam");
		assert_int_equal(
		    keybox_add(vault, "Pat", ROLE_WORKER), STATUS_OK);
		assert_int_equal(vault_remove_user(vault, "Pat"), STATUS_OK);
		assert_int_equal(vault_remove_user(vault, "Kit"), STATUS_OK);
		vault_close(&vault);
	}
}

static void
a_vault_that_cannot_be_written_is_not_made(void **state)
{
	struct keybox *box = *state;

	for (int writes = 0; writes < 2; writes++) {
		struct secret *phrase = keybox_phrase("Sam");
		struct vault *vault = NULL;

		writes_left = writes;
		bytes_left = 3 * SECTOR;
		assert_int_equal(vault_create(box->folder, "Sam", &phrase,
				     false, &vault, &box->words),
		    STATUS_IO);
		assert_false(file_exists(box->folder, KEYFILE_NAME));
		light();
	}
	keybox_teardown(state);
	keybox_setup(state);
	assert_int_equal(keybox_try(*state, "Sam"), STATUS_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_BOX(power_lost_in_any_write_leaves_the_old_state_or_the_new),
	    WITH_BOX(a_copy_torn_before_is_mended_before_the_other_is_written),
	    WITH_BOX(either_copy_torn_at_any_sector_leaves_the_other),
	    WITH_BOX(copy_b_is_written_before_copy_a),
	    WITH_BOX(
		after_a_failed_write_nothing_is_changed_before_opening_again),
	    cmocka_unit_test_setup_teardown(
		a_vault_that_cannot_be_written_is_not_made, keybox_setup_empty,
		keybox_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
