/*
 * Who has a key: adding, removing, recovery words, and what a manager may.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "support/keybox.h"

#define NAME_ROOM 32

#define WITH_BOX(test)                                                         \
	cmocka_unit_test_setup_teardown(test, keybox_setup, keybox_teardown)

static void
number_name(size_t number, char name[NAME_ROOM])
{
	snprintf(name, NAME_ROOM, "Worker %zu", number);
}

/* Fill all slots; how many people were added. */
static size_t
fill(struct vault *vault)
{
	char name[NAME_ROOM];
	size_t added = 0;

	while (added + KEYBOX_USERS < VAULT_USERS_MAX) {
		number_name(added, name);
		assert_int_equal(
		    keybox_add(vault, name,
			added % 2 == 0 ? ROLE_WORKER : ROLE_MANAGER),
		    STATUS_OK);
		added++;
	}
	return added;
}

static void
thirty_two_slots_are_used_and_no_more(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	size_t added = fill(vault);
	char name[NAME_ROOM];
	size_t count;

	assert_int_equal(
	    keybox_add(vault, "One more", ROLE_WORKER), STATUS_INVALID);
	vault_users(vault, &count);
	assert_int_equal(count, VAULT_USERS_MAX);
	for (size_t i = 0; i < added; i++) {
		number_name(i, name);
		assert_int_equal(keybox_try(box, name), STATUS_OK);
	}
	vault_close(&vault);
}

static void
every_slot_can_be_given_up_and_used_again(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	size_t added = fill(vault);
	char name[NAME_ROOM];

	for (size_t i = 0; i < added; i++) {
		number_name(i, name);
		assert_int_equal(vault_remove_user(vault, name), STATUS_OK);
		assert_int_equal(keybox_try(box, name), STATUS_NOT_FOUND);
		assert_int_equal(
		    keybox_add(vault, "In between", ROLE_WORKER), STATUS_OK);
		assert_int_equal(keybox_try(box, "In between"), STATUS_OK);
		assert_int_equal(
		    vault_remove_user(vault, "In between"), STATUS_OK);
	}
	vault_close(&vault);
	assert_int_equal(keybox_try(box, "Ana"), STATUS_OK);
	assert_int_equal(keybox_try(box, "Mo"), STATUS_OK);
}

static void
a_new_user_is_given_back_as_the_file_has_them(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	struct secret *phrase = keybox_phrase("Kit");
	struct vault *kits;
	struct vault_user user;

	assert_int_equal(
	    vault_add_user(vault, " Kit ", ROLE_MANAGER, &phrase, &user),
	    STATUS_OK);
	kits = keybox_open(box, "Kit");
	assert_string_equal(user.name, "Kit");
	assert_int_equal(user.role, ROLE_MANAGER);
	assert_memory_equal(user.uid, vault_me(kits)->uid, VAULT_UID_BYTES);
	assert_memory_equal(
	    user.sign_public, vault_me(kits)->sign_public, VAULT_KEY_BYTES);
	assert_memory_equal(
	    user.box_public, vault_me(kits)->box_public, VAULT_KEY_BYTES);
	assert_null(vault_records_store_key(kits));
	vault_close(&kits);
	vault_close(&vault);
}

static void
a_name_that_is_taken_is_refused(void **state)
{
	static const char *const names[] = {
	    "Ana", "ana", "\303\201na", " Ana ", "Mo", "recovery", ""};
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_int_equal(
		    keybox_add(vault, names[i], ROLE_WORKER), STATUS_INVALID);
	assert_int_equal(keybox_add(vault, "Anna", ROLE_WORKER), STATUS_OK);
	vault_close(&vault);
}

static bool
is_in_file(struct keybox *box, const unsigned char *bytes, size_t size)
{
	static unsigned char file[KEYFILE_BYTES];

	keybox_read(box, file);
	for (size_t i = 0; i + size <= sizeof(file); i++) {
		if (memcmp(file + i, bytes, size) == 0)
			return true;
	}
	return false;
}

static void
a_removed_slot_is_gone_from_both_copies(void **state)
{
	static unsigned char before[KEYFILE_BYTES];
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	const unsigned char *slot;

	keybox_read(box, before);
	slot = before + AT_SLOTS + KEYBOX_ANA * SLOT_BYTES;
	assert_true(is_in_file(box, slot + SLOT_SEED, 48));
	assert_true(is_in_file(box, slot + SLOT_RECORDS_KEY, 80));
	assert_int_equal(vault_remove_user(vault, "Ana"), STATUS_OK);
	assert_false(is_in_file(box, slot + SLOT_SEED, 16));
	assert_false(is_in_file(box, slot + SLOT_RECORDS_KEY, 16));
	assert_false(is_in_file(box, slot + SLOT_SALT, 16));
	assert_false(is_in_file(box, slot + SLOT_BOX_PUBLIC, 16));
	assert_false(is_in_file(box, slot + SLOT_NAME, 3));
	vault_close(&vault);
}

static void
a_removed_slot_left_in_one_copy_goes_when_a_worker_opens(void **state)
{
	static unsigned char before[KEYFILE_BYTES];
	static unsigned char bytes[KEYFILE_BYTES];
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	keybox_read(box, before);
	assert_int_equal(vault_remove_user(vault, "Ana"), STATUS_OK);
	vault_close(&vault);
	keybox_read(box, bytes);
	memcpy(bytes, before, KEYFILE_COPY_BYTES);
	keybox_write(box, bytes, sizeof(bytes));

	assert_int_equal(keybox_try(box, "Mo"), STATUS_OK);
	keybox_read(box, bytes);
	assert_memory_equal(bytes, before, KEYFILE_COPY_BYTES);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
	keybox_read(box, bytes);
	assert_memory_equal(
	    bytes, bytes + KEYFILE_COPY_BYTES, KEYFILE_COPY_BYTES);
	assert_int_equal(keybox_try(box, "Ana"), STATUS_NOT_FOUND);
}

static void
removing_leaves_a_mark_until_both_keys_are_new(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	assert_false(vault_is_rotation_due(vault));
	assert_int_equal(vault_remove_user(vault, "Mo"), STATUS_OK);
	vault_close(&vault);
	vault = keybox_open(box, "Ana");
	assert_true(vault_is_rotation_due(vault));
	assert_int_equal(keybox_rotate(vault, false), STATUS_OK);
	assert_int_equal(vault_rotate_finish(vault), STATUS_OK);
	assert_true(vault_is_rotation_due(vault));
	assert_int_equal(keybox_rotate(vault, true), STATUS_OK);
	assert_true(vault_is_rotation_due(vault));
	assert_int_equal(vault_rotate_cancel(vault), STATUS_OK);
	assert_true(vault_is_rotation_due(vault));
	assert_int_equal(keybox_rotate(vault, true), STATUS_OK);
	assert_int_equal(vault_rotate_finish(vault), STATUS_OK);
	assert_false(vault_is_rotation_due(vault));
	vault_close(&vault);
}

static void
nobody_removes_themself_or_somebody_unknown(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	assert_int_equal(vault_remove_user(vault, "Sam"), STATUS_DENIED);
	assert_int_equal(vault_remove_user(vault, "Pat"), STATUS_NOT_FOUND);
	assert_int_equal(vault_remove_user(vault, "Ana"), STATUS_OK);
	vault_close(&vault);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
}

static void
the_last_worker_stays(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open_words(box, box->words);

	assert_int_equal(vault_remove_user(vault, "Sam"), STATUS_OK);
	assert_int_equal(vault_remove_user(vault, "Ana"), STATUS_DENIED);
	assert_int_equal(vault_remove_user(vault, "Mo"), STATUS_OK);
	assert_int_equal(keybox_add(vault, "Kit", ROLE_WORKER), STATUS_OK);
	assert_int_equal(vault_remove_user(vault, "Ana"), STATUS_OK);
	assert_int_equal(vault_remove_user(vault, "Kit"), STATUS_DENIED);
	vault_close(&vault);
	assert_int_equal(keybox_try(box, "Kit"), STATUS_OK);
}

static void
a_manager_changes_nobody_but_themself(void **state)
{
	struct keybox *box = *state;
	struct vault *mo = keybox_open(box, "Mo");
	struct secret *words = NULL;

	assert_int_equal(keybox_add(mo, "Kit", ROLE_WORKER), STATUS_DENIED);
	assert_int_equal(keybox_add(mo, "Kit", ROLE_MANAGER), STATUS_DENIED);
	assert_int_equal(vault_remove_user(mo, "Ana"), STATUS_DENIED);
	assert_int_equal(vault_replace_recovery(mo, &words), STATUS_DENIED);
	assert_null(words);
	assert_int_equal(keybox_rotate(mo, true), STATUS_DENIED);
	assert_int_equal(vault_rotate_finish(mo), STATUS_DENIED);
	assert_int_equal(vault_rotate_cancel(mo), STATUS_DENIED);
	assert_int_equal(
	    keybox_change(mo, "Mo has a long passphrase", "other words"),
	    STATUS_OK);
	vault_close(&mo);
	assert_int_equal(keybox_try(box, "Kit"), STATUS_NOT_FOUND);
	assert_int_equal(keybox_try(box, "Ana"), STATUS_OK);
}

static void
recovery_makes_a_worker_and_is_replaced(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open_words(box, box->words);
	unsigned char old_uid[VAULT_UID_BYTES];
	unsigned char signature[VAULT_SIGN_BYTES];
	struct secret *words = NULL;

	memcpy(old_uid, vault_me(vault)->uid, VAULT_UID_BYTES);
	assert_int_equal(keybox_add(vault, "Kit", ROLE_WORKER), STATUS_OK);
	assert_int_equal(vault_replace_recovery(vault, &words), STATUS_OK);
	assert_memory_not_equal(vault_me(vault)->uid, old_uid, VAULT_UID_BYTES);
	vault_sign(vault, "this", 4, signature);
	assert_true(
	    vault_verify(vault_me(vault)->sign_public, "this", 4, signature));
	assert_true(vault_is_rotation_due(vault));
	vault_close(&vault);
	assert_int_equal(
	    keybox_try_words(box, box->words), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(keybox_try_words(box, words), STATUS_OK);
	assert_int_equal(keybox_try(box, "Kit"), STATUS_OK);
	secret_free(words);
}

static void
replaced_words_leave_nothing_of_their_slot(void **state)
{
	static unsigned char before[KEYFILE_BYTES];
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Ana");
	struct secret *words = NULL;
	const unsigned char *slot;

	keybox_read(box, before);
	slot = before + AT_SLOTS + KEYBOX_RECOVERY * SLOT_BYTES;
	assert_true(is_in_file(box, slot + SLOT_SEED, 48));
	assert_int_equal(vault_replace_recovery(vault, &words), STATUS_OK);
	assert_false(is_in_file(box, slot + SLOT_SEED, 16));
	assert_false(is_in_file(box, slot + SLOT_RECORDS_KEY, 16));
	assert_false(keybox_same(words, box->words));
	secret_free(words);
	vault_close(&vault);
}

static void
recovery_can_be_removed_and_made_again(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	struct secret *words = NULL;

	assert_int_equal(
	    vault_remove_user(vault, VAULT_RECOVERY_NAME), STATUS_OK);
	assert_false(vault_has_recovery(vault));
	assert_int_equal(keybox_try_words(box, box->words), STATUS_NOT_FOUND);
	assert_int_equal(vault_replace_recovery(vault, &words), STATUS_OK);
	assert_true(vault_has_recovery(vault));
	assert_int_equal(keybox_try_words(box, words), STATUS_OK);
	secret_free(words);
	vault_close(&vault);
}

static void
recovery_words_are_not_changed_like_a_passphrase(void **state)
{
	struct keybox *box = *state;
	struct secret *old_words = keybox_copy(box->words);
	struct secret *new_words = keybox_text("chosen by somebody");
	struct vault *vault = keybox_open_words(box, box->words);

	assert_int_equal(vault_change_passphrase(vault, &old_words, &new_words),
	    STATUS_DENIED);
	assert_null(old_words);
	assert_null(new_words);
	vault_close(&vault);
	assert_int_equal(keybox_try_words(box, box->words), STATUS_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_BOX(thirty_two_slots_are_used_and_no_more),
	    WITH_BOX(every_slot_can_be_given_up_and_used_again),
	    WITH_BOX(a_new_user_is_given_back_as_the_file_has_them),
	    WITH_BOX(a_name_that_is_taken_is_refused),
	    WITH_BOX(a_removed_slot_is_gone_from_both_copies),
	    WITH_BOX(a_removed_slot_left_in_one_copy_goes_when_a_worker_opens),
	    WITH_BOX(removing_leaves_a_mark_until_both_keys_are_new),
	    WITH_BOX(nobody_removes_themself_or_somebody_unknown),
	    WITH_BOX(the_last_worker_stays),
	    WITH_BOX(a_manager_changes_nobody_but_themself),
	    WITH_BOX(recovery_makes_a_worker_and_is_replaced),
	    WITH_BOX(replaced_words_leave_nothing_of_their_slot),
	    WITH_BOX(recovery_can_be_removed_and_made_again),
	    WITH_BOX(recovery_words_are_not_changed_like_a_passphrase),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
