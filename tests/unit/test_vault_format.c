/*
 * A key file of version 1 opens for ever: tests/fixtures/version-1.key, made
 * once and never again.  Sam and Zoe are workers and Mo is a manager, Ana was
 * removed, a rotation of both keys is pending; the cost is the tests'.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/text.h"
#include "support/keybox.h"

#define FIXTURE      "tests/fixtures/version-1.key"
#define ZOE          "Zo\303\253"
#define WORDS        "amplify doily gurgle oxygen debunk devious guise ominous"
#define RECORDS      "ea4a8c1c6bdc51ec3e75733ac733613d"
#define RELEASES     "882d4086e95ecb29645e98038b9c058d"
#define NEW_RECORDS  "2b89e3a08281965dbc8f218d3374290e"
#define NEW_RELEASES "9e5ba538231042eaad1409bf7a08ff22"

static int
set_up(void **state)
{
	static unsigned char bytes[KEYFILE_BYTES];
	FILE *file = fopen(FIXTURE, "rb");

	assert_non_null(file);
	assert_int_equal(fread(bytes, 1, sizeof(bytes), file), sizeof(bytes));
	fclose(file);
	keybox_setup_empty(state);
	keybox_write(*state, bytes, sizeof(bytes));
	return 0;
}

/* The key by its BLAKE2b-128. */
static void
assert_key(const struct secret *key, const char *hash)
{
	unsigned char bytes[16];
	char text[33];

	assert_non_null(key);
	crypto_generichash(
	    bytes, sizeof(bytes), secret_bytes(key), secret_size(key), NULL, 0);
	text_hex(bytes, sizeof(bytes), text);
	assert_string_equal(text, hash);
}

static void
assert_worker(const struct vault *vault)
{
	assert_key(vault_records_store_key(vault), RECORDS);
	assert_key(vault_releases_store_key(vault), RELEASES);
	assert_key(vault_pending_records_store_key(vault), NEW_RECORDS);
	assert_key(vault_pending_releases_store_key(vault), NEW_RELEASES);
	assert_true(vault_is_rotation_due(vault));
}

static void
its_workers_have_their_keys(void **state)
{
	static const char *const names[] = {"Sam", ZOE};
	struct keybox *box = *state;

	for (size_t i = 0; i < 2; i++) {
		struct vault *vault = keybox_open(box, names[i]);

		assert_worker(vault);
		vault_close(&vault);
	}
	assert_int_equal(keybox_try(box, "Ana"), STATUS_NOT_FOUND);
}

static void
its_manager_has_one_key(void **state)
{
	struct vault *vault = keybox_open(*state, "Mo");

	assert_key(vault_releases_store_key(vault), RELEASES);
	assert_null(vault_records_store_key(vault));
	vault_close(&vault);
}

static void
its_recovery_words_open_it(void **state)
{
	struct secret *words = keybox_text(WORDS);
	struct vault *vault = keybox_open_words(*state, words);

	assert_worker(vault);
	vault_close(&vault);
	secret_free(words);
}

static void
its_rotation_can_be_finished(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, ZOE);

	assert_int_equal(vault_rotate_finish(vault), STATUS_OK);
	vault_close(&vault);
	vault = keybox_open(box, "Mo");
	assert_key(vault_releases_store_key(vault), NEW_RELEASES);
	vault_close(&vault);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		its_workers_have_their_keys, set_up, keybox_teardown),
	    cmocka_unit_test_setup_teardown(
		its_manager_has_one_key, set_up, keybox_teardown),
	    cmocka_unit_test_setup_teardown(
		its_recovery_words_open_it, set_up, keybox_teardown),
	    cmocka_unit_test_setup_teardown(
		its_rotation_can_be_finished, set_up, keybox_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
