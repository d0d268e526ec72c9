/*
 * The key file's bytes: where everything stands, what is read again, which of
 * the two copies counts.  What is refused: test_keyfile_defects.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/mem.h"
#include "support/keybox.h"
#include "vault/keyfile.h"
#include "vault/keyfile_io.h"

#define MARK(field, byte) memset(field, byte, sizeof(field))

static void
make_slot(struct key_slot *slot, const char *name, enum role role, int mark)
{
	slot->is_used = true;
	slot->user.role = role;
	memcpy(slot->user.name, name, strlen(name) + 1);
	MARK(slot->user.uid, mark);
	MARK(slot->user.sign_public, mark);
	MARK(slot->user.box_public, mark);
	MARK(slot->vault_key, mark);
	slot->kdf.id = 1;
	slot->kdf.passes = 2;
	slot->kdf.memory_bytes = 0x12000;
	MARK(slot->kdf.salt, mark);
	MARK(slot->nonce, mark);
	MARK(slot->seed, mark);
	if (role != ROLE_WORKER)
		return;
	MARK(slot->records_key, mark);
	MARK(slot->pending_key, mark);
}

/* Every part of the format in use. */
static struct keyfile *
make_keyfile(void)
{
	struct keyfile *keyfile = mem_alloc(1, sizeof(*keyfile));

	keyfile->is_demo = true;
	keyfile->is_rotation_due = true;
	keyfile->generation = 0x0102030405;
	keyfile->roster = 0x0102;
	MARK(keyfile->uid, 0xa0);
	keyfile->pending = PENDING_BOTH;
	MARK(keyfile->pending_key, 0xa1);
	make_slot(&keyfile->slots[0], "Sam", ROLE_WORKER, 0xb0);
	make_slot(&keyfile->slots[2], "Mo", ROLE_MANAGER, 0xb2);
	make_slot(&keyfile->slots[31], VAULT_RECOVERY_NAME, ROLE_WORKER, 0xb3);
	keyfile->slots[31].user.is_recovery = true;
	MARK(keyfile->mac_one, 0xc1);
	MARK(keyfile->mac_two, 0xc2);
	return keyfile;
}

static void
assert_marked(const unsigned char *at, size_t size, int mark)
{
	for (size_t i = 0; i < size; i++)
		assert_int_equal(at[i], mark);
}

static void
the_head_stands_where_the_manual_says(void **state)
{
	static const unsigned char numbers[] = {
	    's', 'a', 'y', 's', 'o', 'k', 'e', 'y', /* 0 */
	    1, 0, 0, 0, 3, 0, 0, 0,                 /* 8: version, flags */
	    5, 4, 3, 2, 1, 0, 0, 0,                 /* 16: generation */
	    2, 1, 0, 0, 0, 0, 0, 0,                 /* 24: roster */
	};
	static const unsigned char counts[] = {
	    3, 0, 0, 0, 2, 0, 0, 0, /* 48: count, pending */
	    0, 0, 0, 0, 0, 0, 0, 0, /* 56 */
	};
	unsigned char copy[16384];
	struct keyfile *keyfile = make_keyfile();

	(void)state;
	keyfile_write(keyfile, copy);
	assert_memory_equal(copy, numbers, 32);
	assert_marked(copy + 32, 16, 0xa0);
	assert_memory_equal(copy + 48, counts, 16);
	assert_marked(copy + 64, 72, 0xa1);
	mem_free(keyfile);
}

static void
a_slot_stands_where_the_manual_says(void **state)
{
	static const unsigned char costs[] = {
	    1, 0, 0, 0, 2, 0, 0, 0,       /* 388: id, passes */
	    0, 0x20, 0x01, 0, 0, 0, 0, 0, /* 396: memory */
	};
	unsigned char copy[16384];
	struct keyfile *keyfile = make_keyfile();
	const unsigned char *sam = copy + 136;

	(void)state;
	keyfile_write(keyfile, copy);
	assert_memory_equal(sam, "\1\1\0\3Sam\0", 8);
	assert_marked(sam + 8, 60, 0);
	assert_marked(sam + 68, 16 + 32 + 32 + 3 * 80, 0xb0);
	assert_memory_equal(sam + 388, costs, 16);
	assert_marked(sam + 404, 16 + 24 + 48, 0xb0);
	assert_marked(sam + 492, 492, 0);
	mem_free(keyfile);
}

static void
a_manager_and_the_recovery_slot_stand_where_the_manual_says(void **state)
{
	unsigned char copy[16384];
	struct keyfile *keyfile = make_keyfile();
	const unsigned char *mo = copy + 136 + 2 * 492;
	const unsigned char *recovery = copy + 136 + 31 * 492;

	(void)state;
	keyfile_write(keyfile, copy);
	assert_memory_equal(mo, "\1\2\0\2Mo\0", 7);
	assert_marked(mo + 148, 80, 0xb2);
	assert_marked(mo + 228, 160, 0);
	assert_memory_equal(recovery, "\1\1\1\10recovery\0", 13);
	mem_free(keyfile);
}

static void
the_end_stands_where_the_manual_says(void **state)
{
	unsigned char copy[16384];
	unsigned char sum[32];
	struct keyfile *keyfile = make_keyfile();

	(void)state;
	keyfile_write(keyfile, copy);
	assert_marked(copy + 15880, 408, 0);
	assert_marked(copy + 16288, 32, 0xc1);
	assert_marked(copy + 16320, 32, 0xc2);
	crypto_generichash(sum, sizeof(sum), copy, 16352, NULL, 0);
	assert_memory_equal(copy + 16352, sum, 32);
	mem_free(keyfile);
}

static void
what_was_written_is_read_again(void **state)
{
	unsigned char copy[KEYFILE_COPY_BYTES];
	unsigned char again[KEYFILE_COPY_BYTES];
	struct keyfile *keyfile = make_keyfile();
	struct keyfile *got = mem_alloc(1, sizeof(*got));

	(void)state;
	keyfile_write(keyfile, copy);
	assert_int_equal(keyfile_read(copy, got), STATUS_OK);
	assert_memory_equal(got, keyfile, sizeof(*got));
	keyfile_write(got, again);
	assert_memory_equal(copy, again, sizeof(copy));
	mem_free(keyfile);
	mem_free(got);
}

/* Only the checksum tells: the structure may stay as good as it was. */
static void
any_single_changed_byte_is_refused(void **state)
{
	unsigned char copy[KEYFILE_COPY_BYTES];
	struct keyfile *keyfile = make_keyfile();
	struct keyfile *got = mem_alloc(1, sizeof(*got));

	(void)state;
	keyfile_write(keyfile, copy);
	for (size_t i = 0; i < sizeof(copy); i++) {
		copy[i] ^= 0x10;
		assert_int_equal(keyfile_read(copy, got), STATUS_DAMAGED);
		copy[i] ^= 0x10;
	}
	assert_int_equal(keyfile_read(copy, got), STATUS_OK);
	mem_free(keyfile);
	mem_free(got);
}

/* Copies A and B of two generations, 0 for one that is torn. */
static enum status
pick(uint64_t in_a, uint64_t in_b, uint64_t *picked)
{
	static unsigned char bytes[KEYFILE_BYTES];
	struct keyfile *keyfile = make_keyfile();
	const unsigned char *newest = NULL;
	enum status status;

	keyfile->generation = in_a + 0x1000;
	keyfile_write(keyfile, bytes);
	keyfile->generation = in_b + 0x1000;
	keyfile_write(keyfile, bytes + KEYFILE_COPY_BYTES);
	if (in_a == 0)
		bytes[KEYFILE_COPY_BYTES / 2] ^= 1;
	if (in_b == 0)
		bytes[KEYFILE_BYTES - 1] ^= 1;
	status = keyfile_pick(bytes, keyfile, &newest);
	if (status == STATUS_OK)
		assert_ptr_equal(newest, keyfile->generation == in_a + 0x1000
					     ? bytes
					     : bytes + KEYFILE_COPY_BYTES);
	*picked = keyfile->generation - 0x1000;
	mem_free(keyfile);
	return status;
}

static void
the_newer_whole_copy_counts(void **state)
{
	static const uint64_t cases[][3] = {
	    {7, 7, 7}, {7, 8, 8}, {8, 7, 8}, {7, 0, 7}, {0, 7, 7}};
	uint64_t picked;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(
		    pick(cases[i][0], cases[i][1], &picked), STATUS_OK);
		assert_int_equal(picked, cases[i][2]);
	}
	assert_int_equal(pick(0, 0, &picked), STATUS_DAMAGED);
}

static void
the_file_is_made_of_two_like_copies(void **state)
{
	static unsigned char bytes[KEYFILE_BYTES];

	keybox_read(*state, bytes);
	assert_memory_equal(
	    bytes, bytes + KEYFILE_COPY_BYTES, KEYFILE_COPY_BYTES);
}

static void
a_file_that_somebody_else_changed_is_not_written_over(void **state)
{
	static unsigned char bytes[KEYFILE_BYTES];
	static unsigned char before[KEYFILE_COPY_BYTES];
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	keybox_read(box, bytes);
	memcpy(before, bytes, sizeof(before));
	assert_int_equal(keybox_add(vault, "Kit", ROLE_WORKER), STATUS_OK);
	assert_int_equal(
	    keyfile_io_write(box->folder, before, before), STATUS_BUSY);
	assert_int_equal(keybox_try(box, "Kit"), STATUS_OK);
	vault_close(&vault);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_head_stands_where_the_manual_says),
	    cmocka_unit_test(a_slot_stands_where_the_manual_says),
	    cmocka_unit_test(
		a_manager_and_the_recovery_slot_stand_where_the_manual_says),
	    cmocka_unit_test(the_end_stands_where_the_manual_says),
	    cmocka_unit_test(what_was_written_is_read_again),
	    cmocka_unit_test(any_single_changed_byte_is_refused),
	    cmocka_unit_test(the_newer_whole_copy_counts),
	    cmocka_unit_test_setup_teardown(the_file_is_made_of_two_like_copies,
		keybox_setup, keybox_teardown),
	    cmocka_unit_test_setup_teardown(
		a_file_that_somebody_else_changed_is_not_written_over,
		keybox_setup, keybox_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
