/*
 * age_vectors: every age file in tests/vectors/ is taken or refused as it says,
 * and of one that is refused nothing comes out.
 *
 * "test_age_vectors write" writes those files anew.
 */
#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "support/age_box.h"
#include "support/age_vectors.h"

#define TAKEN   "tests/vectors/age-accept.json"
#define REFUSED "tests/vectors/age-refuse.json"

static json_t *
load(const char *path, size_t least)
{
	json_t *list = json_load_file(path, 0, NULL);

	assert_true(json_is_array(list));
	assert_true(json_array_size(list) >= least);
	return list;
}

static const char *
get(const json_t *vector, const char *field)
{
	return json_string_value(json_object_get(vector, field));
}

static enum status
judge(const json_t *vector, struct buf *plain)
{
	const char *words = get(vector, "passphrase");
	const char *text = get(vector, "identity");
	struct secret *passphrase = NULL, *identities = NULL;
	struct buf file = BUF_EMPTY;
	enum status status = STATUS_OK;

	assert_true((words == NULL) != (text == NULL));
	if (words != NULL)
		passphrase = secret_copy(words, strlen(words));
	else
		status = age_box_identities(text, &identities);
	age_vectors_file(json_object_get(vector, "file"), &file);
	if (status == STATUS_OK) {
		struct age_keys keys = {passphrase, identities};

		status = age_box_open(&file, &keys, plain);
	}
	secret_free(passphrase);
	secret_free(identities);
	buf_clear(&file);
	return status;
}

static void
what_is_to_be_taken_is_taken_to_the_byte(void **state)
{
	json_t *list = load(TAKEN, 30);

	(void)state;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *vector = json_array_get(list, i);
		const json_t *expected = json_object_get(vector, "plain");
		unsigned char hash[crypto_hash_sha256_BYTES];
		char hex[2 * sizeof(hash) + 1];
		struct buf plain = BUF_EMPTY;

		if (judge(vector, &plain) != STATUS_OK)
			fail_msg("refused: %s", get(vector, "name"));
		crypto_hash_sha256(
		    hash, (const unsigned char *)plain.text, plain.length);
		text_hex(hash, sizeof(hash), hex);
		assert_string_equal(hex, get(expected, "sha256"));
		assert_int_equal(plain.length,
		    json_integer_value(json_object_get(expected, "bytes")));
		buf_clear(&plain);
	}
	json_decref(list);
}

/* What is said of a file that is wrong there. */
static enum status
status_of(const json_t *vector)
{
	if (strcmp(get(vector, "why"), "key") != 0)
		return STATUS_INVALID;
	return get(vector, "passphrase") != NULL ? STATUS_WRONG_PASSPHRASE
						 : STATUS_DENIED;
}

static void
what_is_to_be_refused_is_refused_and_gives_nothing(void **state)
{
	json_t *list = load(REFUSED, 100);

	(void)state;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *vector = json_array_get(list, i);
		struct buf plain = BUF_EMPTY;

		if (judge(vector, &plain) != status_of(vector))
			fail_msg("not refused for its %s: %s",
			    get(vector, "why"), get(vector, "name"));
		assert_int_equal(plain.length, 0);
		buf_clear(&plain);
	}
	json_decref(list);
}

static void
the_files_are_what_their_program_makes(void **state)
{
	json_t *accept = load(TAKEN, 30), *refuse = load(REFUSED, 100);
	json_t *made_accept = age_vectors_accept();
	json_t *made_refuse = age_vectors_refuse();

	(void)state;
	assert_true(json_equal(accept, made_accept));
	assert_true(json_equal(refuse, made_refuse));
	/* Control: they differ from each other. */
	assert_false(json_equal(accept, made_refuse));
	json_decref(accept);
	json_decref(refuse);
	json_decref(made_accept);
	json_decref(made_refuse);
}

/* Only when it is asked for. */
static void
they_are_written_anew(void **state)
{
	json_t *accept = age_vectors_accept(), *refuse = age_vectors_refuse();
	size_t flags = JSON_INDENT(1) | JSON_ENSURE_ASCII;

	(void)state;
	assert_int_equal(json_dump_file(accept, TAKEN, flags), 0);
	assert_int_equal(json_dump_file(refuse, REFUSED, flags), 0);
	json_decref(accept);
	json_decref(refuse);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_to_be_taken_is_taken_to_the_byte),
	    cmocka_unit_test(
		what_is_to_be_refused_is_refused_and_gives_nothing),
	    cmocka_unit_test(the_files_are_what_their_program_makes),
	};
	const struct CMUnitTest writing[] = {
	    cmocka_unit_test(they_are_written_anew),
	};

	if (secret_start() != STATUS_OK)
		return 1;
	if (argc == 2 && strcmp(argv[1], "write") == 0)
		return cmocka_run_group_tests(writing, NULL, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
