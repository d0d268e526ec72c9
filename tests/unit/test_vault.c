/*
 * A vault is made, opened and closed; who is let in, and with which keys.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/keybox.h"

#define WITH_BOX(test)                                                         \
	cmocka_unit_test_setup_teardown(test, keybox_setup, keybox_teardown)
#define WITH_FOLDER(test)                                                      \
	cmocka_unit_test_setup_teardown(                                       \
	    test, keybox_setup_empty, keybox_teardown)

static struct vault *
create(struct keybox *box, const char *name, bool is_demo)
{
	struct secret *phrase = keybox_phrase("Sam");
	struct vault *vault = NULL;

	assert_int_equal(vault_create(box->folder, name, &phrase, is_demo,
			     &vault, &box->words),
	    STATUS_OK);
	assert_null(phrase);
	return vault;
}

static void
a_new_vault_has_one_worker_and_recovery_words(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = create(box, "  Sam   B ", false);
	const struct vault_user *users;
	size_t count;

	users = vault_users(vault, &count);
	assert_int_equal(count, 2);
	assert_string_equal(users[0].name, "Sam B");
	assert_int_equal(users[0].role, ROLE_WORKER);
	assert_false(users[0].is_recovery);
	assert_string_equal(users[1].name, VAULT_RECOVERY_NAME);
	assert_true(users[1].is_recovery);
	assert_true(vault_has_recovery(vault));
	assert_false(vault_is_demo(vault));
	assert_false(vault_is_rotation_due(vault));
	assert_string_equal(vault_me(vault)->name, "Sam B");
	assert_non_null(vault_records_store_key(vault));
	assert_null(vault_pending_records_store_key(vault));
	assert_null(vault_pending_releases_store_key(vault));
	vault_close(&vault);
	assert_null(vault);
}

static void
a_demo_says_so_before_a_passphrase(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = create(box, "Sam", true);
	struct vault_outside outside;

	assert_true(vault_is_demo(vault));
	assert_int_equal(vault_look_outside(box->folder, &outside), STATUS_OK);
	assert_true(outside.is_demo);
	assert_memory_equal(outside.uid, vault_uid(vault), VAULT_UID_BYTES);
	vault_close(&vault);
}

static void
a_second_vault_in_the_folder_is_refused(void **state)
{
	struct keybox *box = *state;
	struct secret *phrase = keybox_phrase("Kit");
	struct secret *words = NULL;
	struct vault *vault = NULL;

	assert_int_equal(
	    vault_create(box->folder, "Kit", &phrase, false, &vault, &words),
	    STATUS_CANNOT_CREATE);
	assert_null(phrase);
	assert_null(vault);
	assert_null(words);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
}

static void
a_name_that_cannot_be_kept_makes_no_vault(void **state)
{
	static const char *const names[] = {
	    "", "  ", "recovery", "Recovery", "a\nb", "\033[2J", "\377"};
	struct keybox *box = *state;
	struct vault *vault = NULL;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct secret *phrase = keybox_phrase("Sam");

		assert_int_equal(vault_name_check(names[i]), STATUS_INVALID);
		assert_int_equal(vault_create(box->folder, names[i], &phrase,
				     false, &vault, &box->words),
		    STATUS_INVALID);
		assert_false(file_exists(box->folder, KEYFILE_NAME));
	}
	assert_int_equal(vault_name_check("Delyth \305\265"), STATUS_OK);
}

static void
a_name_may_be_64_bytes_long(void **state)
{
	char name[66] = "";
	struct keybox *box = *state;
	struct vault *vault;

	memset(name, 'x', 65);
	assert_int_equal(vault_name_check(name), STATUS_INVALID);
	name[64] = '\0';
	assert_int_equal(vault_name_check(name), STATUS_OK);
	vault = create(box, name, false);
	assert_string_equal(vault_me(vault)->name, name);
	vault_close(&vault);
	assert_int_equal(
	    keybox_try_text(box, name, "Sam has a long passphrase"), STATUS_OK);
}

static void
a_folder_without_key_file_is_no_vault(void **state)
{
	struct keybox *box = *state;
	struct vault_outside outside;

	assert_int_equal(keybox_try(box, "Sam"), STATUS_NO_INPUT);
	assert_int_equal(
	    vault_look_outside(box->folder, &outside), STATUS_NO_INPUT);
}

static void
everybody_opens_with_their_own_passphrase_only(void **state)
{
	static const char *const names[] = {"Sam", "Ana", "Mo"};
	struct keybox *box = *state;

	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(keybox_try(box, names[i]), STATUS_OK);
		assert_int_equal(
		    keybox_try_text(box, names[i], "Pat has a long passphrase"),
		    STATUS_WRONG_PASSPHRASE);
	}
	assert_int_equal(
	    keybox_try_text(box, "Sam", "Ana has a long passphrase"),
	    STATUS_WRONG_PASSPHRASE);
	assert_int_equal(
	    keybox_try_text(box, "Sam", "sam has a long passphrase"),
	    STATUS_WRONG_PASSPHRASE);
	assert_int_equal(
	    keybox_try_text(box, "Sam", "Sam has a long passphrase "),
	    STATUS_WRONG_PASSPHRASE);
}

static void
an_unknown_name_is_not_found(void **state)
{
	struct keybox *box = *state;

	assert_int_equal(keybox_try(box, "Pat"), STATUS_NOT_FOUND);
	assert_int_equal(keybox_try(box, ""), STATUS_NOT_FOUND);
}

static void
case_and_accents_of_a_name_do_not_matter(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	assert_int_equal(
	    keybox_add(vault, "Zo\303\253", ROLE_WORKER), STATUS_OK);
	vault_close(&vault);
	assert_int_equal(
	    keybox_try_text(box, "zoe", "Zo\303\253 has a long passphrase"),
	    STATUS_OK);
}

static void
no_name_is_the_only_user(void **state)
{
	struct keybox *box = *state;
	struct secret *phrase = keybox_phrase("Sam");
	struct vault *vault = create(box, "Sam", false);

	vault_close(&vault);
	assert_int_equal(
	    vault_open(box->folder, NULL, &phrase, &vault), STATUS_OK);
	assert_string_equal(vault_me(vault)->name, "Sam");
	assert_int_equal(keybox_add(vault, "Mo", ROLE_MANAGER), STATUS_OK);
	vault_close(&vault);
	phrase = keybox_phrase("Sam");
	assert_int_equal(
	    vault_open(box->folder, NULL, &phrase, &vault), STATUS_USAGE);
	assert_null(phrase);
}

static void
workers_have_the_same_keys_and_a_manager_one_of_them(void **state)
{
	struct keybox *box = *state;
	struct vault *sam = keybox_open(box, "Sam");
	struct vault *ana = keybox_open(box, "Ana");
	struct vault *mo = keybox_open(box, "Mo");

	assert_true(keybox_same(
	    vault_records_store_key(sam), vault_records_store_key(ana)));
	assert_true(keybox_same(
	    vault_releases_store_key(sam), vault_releases_store_key(ana)));
	assert_true(keybox_same(
	    vault_releases_store_key(sam), vault_releases_store_key(mo)));
	assert_null(vault_records_store_key(mo));
	assert_false(keybox_same(
	    vault_records_store_key(sam), vault_releases_store_key(sam)));
	vault_close(&sam);
	vault_close(&ana);
	vault_close(&mo);
}

static void
recovery_words_open_however_they_are_typed(void **state)
{
	struct keybox *box = *state;
	struct secret *typed = secret_new(256);
	char *to = (char *)secret_bytes(typed);
	const char *from = (const char *)secret_bytes(box->words);
	struct vault *vault;

	assert_int_equal(keybox_try_words(box, box->words), STATUS_OK);
	*to++ = ' ';
	for (size_t i = 0; from[i] != '\0'; i++) {
		if (from[i] == ' ')
			*to++ = '\t';
		*to++ = from[i] >= 'a' && from[i] <= 'm' ? (char)(from[i] - 32)
							 : from[i];
	}
	*to = ' ';
	assert_int_equal(keybox_try_words(box, typed), STATUS_OK);
	vault = keybox_open_words(box, typed);
	assert_true(vault_me(vault)->is_recovery);
	assert_non_null(vault_records_store_key(vault));
	vault_close(&vault);
	secret_bytes(typed)[3] ^= 1;
	assert_int_equal(keybox_try_words(box, typed), STATUS_WRONG_PASSPHRASE);
	secret_free(typed);
}

static void
a_changed_passphrase_opens_and_the_old_one_does_not(void **state)
{
	static const char *const names[] = {"Sam", "Mo"};
	struct keybox *box = *state;

	for (size_t i = 0; i < 2; i++) {
		struct secret *old_phrase = keybox_phrase(names[i]);
		struct secret *new_phrase = keybox_text("quite other words");
		struct vault *vault = keybox_open(box, names[i]);

		assert_int_equal(
		    vault_change_passphrase(vault, &old_phrase, &new_phrase),
		    STATUS_OK);
		assert_null(old_phrase);
		assert_null(new_phrase);
		vault_close(&vault);
		assert_int_equal(
		    keybox_try(box, names[i]), STATUS_WRONG_PASSPHRASE);
		assert_int_equal(
		    keybox_try_text(box, names[i], "quite other words"),
		    STATUS_OK);
	}
	assert_int_equal(keybox_try(box, "Ana"), STATUS_OK);
}

static void
a_passphrase_is_not_changed_without_the_old_one(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	assert_int_equal(keybox_change(vault, "guessed wrongly", "new words"),
	    STATUS_WRONG_PASSPHRASE);
	vault_close(&vault);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
}

static void
a_passphrase_ends_at_its_first_nul(void **state)
{
	static const char with_end[] = "Sam has a long passphrase";
	struct keybox *box = *state;
	struct secret *phrase = secret_copy(with_end, sizeof(with_end));
	struct vault *vault = NULL;

	assert_int_equal(
	    vault_open(box->folder, "Sam", &phrase, &vault), STATUS_OK);
	vault_close(&vault);
}

static void
a_signature_is_its_signers_over_its_message(void **state)
{
	struct keybox *box = *state;
	struct vault *sam = keybox_open(box, "Sam");
	struct vault *ana = keybox_open(box, "Ana");
	const unsigned char *hers = vault_me(ana)->sign_public;
	unsigned char signature[VAULT_SIGN_BYTES];

	vault_sign(ana, "this", 4, signature);
	assert_true(vault_verify(hers, "this", 4, signature));
	assert_false(vault_verify(hers, "that", 4, signature));
	assert_false(vault_verify(hers, "this", 3, signature));
	assert_false(
	    vault_verify(vault_me(sam)->sign_public, "this", 4, signature));
	signature[40] ^= 1;
	assert_false(vault_verify(hers, "this", 4, signature));
	vault_close(&sam);
	vault_close(&ana);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_FOLDER(a_new_vault_has_one_worker_and_recovery_words),
	    WITH_FOLDER(a_demo_says_so_before_a_passphrase),
	    WITH_BOX(a_second_vault_in_the_folder_is_refused),
	    WITH_FOLDER(a_name_that_cannot_be_kept_makes_no_vault),
	    WITH_FOLDER(a_name_may_be_64_bytes_long),
	    WITH_FOLDER(a_folder_without_key_file_is_no_vault),
	    WITH_BOX(everybody_opens_with_their_own_passphrase_only),
	    WITH_BOX(an_unknown_name_is_not_found),
	    WITH_BOX(case_and_accents_of_a_name_do_not_matter),
	    WITH_FOLDER(no_name_is_the_only_user),
	    WITH_BOX(workers_have_the_same_keys_and_a_manager_one_of_them),
	    WITH_BOX(recovery_words_open_however_they_are_typed),
	    WITH_BOX(a_changed_passphrase_opens_and_the_old_one_does_not),
	    WITH_BOX(a_passphrase_is_not_changed_without_the_old_one),
	    WITH_BOX(a_passphrase_ends_at_its_first_nul),
	    WITH_BOX(a_signature_is_its_signers_over_its_message),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
