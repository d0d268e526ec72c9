/*
 * age_people: a recipient is read as it is written or not at all; so are files
 * of identities (most of that is in the vectors).
 */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/age_box.h"
#include "support/age_forge.h"

static void
recipient_text(char text[AGE_FORGE_BECH32_ROOM], struct age_recipient *written)
{
	struct secret *key = age_box_key("sam", written);

	age_forge_bech32("age", written->key, AGE_KEY_BYTES, 0, text);
	secret_free(key);
}

static void
refused(const char *text)
{
	struct age_recipient read = {{1}};

	status_clear();
	assert_int_equal(age_recipient_parse(text, &read), STATUS_INVALID);
	assert_non_null(strstr(status_sentence(STATUS_INVALID), "age"));
	assert_int_equal(read.key[0], 1);
}

static void
a_recipient_is_read_as_it_was_written(void **state)
{
	char text[AGE_FORGE_BECH32_ROOM];
	struct age_recipient written, read;

	(void)state;
	recipient_text(text, &written);
	assert_int_equal(strlen(text), 62);
	assert_memory_equal(text, "age1", 4);
	assert_int_equal(age_recipient_parse(text, &read), STATUS_OK);
	assert_memory_equal(read.key, written.key, AGE_KEY_BYTES);
}

static void
a_recipient_with_any_letter_changed_is_refused(void **state)
{
	static const char letters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l1bio ";
	char text[AGE_FORGE_BECH32_ROOM];
	struct age_recipient written, read;

	(void)state;
	recipient_text(text, &written);
	for (size_t at = 0; text[at] != '\0'; at++) {
		char was = text[at];

		for (const char *letter = letters; *letter != '\0'; letter++) {
			text[at] = *letter;
			if (*letter != was)
				refused(text);
		}
		text[at] = (char)toupper(was);
		if (text[at] != was)
			refused(text);
		text[at] = was;
	}
	assert_int_equal(age_recipient_parse(text, &read), STATUS_OK);
}

static void
a_recipient_that_is_cut_or_longer_is_refused(void **state)
{
	char text[AGE_FORGE_BECH32_ROOM], cut[AGE_FORGE_BECH32_ROOM];
	struct age_recipient written;

	(void)state;
	recipient_text(text, &written);
	for (size_t length = 0; length < 62; length++) {
		memcpy(cut, text, sizeof(cut));
		cut[length] = '\0';
		refused(cut);
	}
	memcpy(cut, text, sizeof(cut));
	memcpy(cut + 62, "q", 2);
	refused(cut);
	cut[0] = ' ';
	memcpy(cut + 1, text, 63);
	refused(cut);
	for (char *at = text; *at != '\0'; at++)
		*at = (char)toupper(*at);
	refused(text);
}

static void
what_is_written_like_a_recipient_and_is_none_is_refused(void **state)
{
	static const char *const prefixes[] = {
	    "ag", "age1", "age1tag", "age1pq", "AGE", "age-"};
	char text[AGE_FORGE_BECH32_ROOM];
	struct age_recipient written, zero = {{0}};

	(void)state;
	recipient_text(text, &written);
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		age_forge_bech32(
		    prefixes[i], written.key, AGE_KEY_BYTES, 0, text);
		refused(text);
	}
	age_forge_bech32("age", written.key, AGE_KEY_BYTES - 1, 0, text);
	refused(text);
	age_forge_bech32("age", written.key, AGE_KEY_BYTES, 8, text);
	refused(text);
	/* Of low order: every secret would be the same. */
	age_forge_bech32("age", zero.key, AGE_KEY_BYTES, 0, text);
	refused(text);
	zero.key[0] = 1;
	age_forge_bech32("age", zero.key, AGE_KEY_BYTES, 0, text);
	refused(text);
}

static void
who_gives_a_secret_key_for_a_recipient_is_told_so(void **state)
{
	char text[AGE_FORGE_BECH32_ROOM];
	struct age_recipient read;
	struct secret *key = age_box_key("sam", &read);

	(void)state;
	age_forge_bech32(
	    "AGE-SECRET-KEY-", secret_bytes(key), AGE_KEY_BYTES, 0, text);
	status_clear();
	assert_int_equal(age_recipient_parse(text, &read), STATUS_INVALID);
	assert_non_null(
	    strstr(status_sentence(STATUS_INVALID), "Keep it to yourself"));
	secret_free(key);
}

static void
a_file_has_at_most_1024_identities(void **state)
{
	char line[AGE_FORGE_BECH32_ROOM];
	struct age_recipient recipient;
	struct secret *key = age_box_key("sam", &recipient), *read = NULL;
	struct buf text = BUF_EMPTY;

	(void)state;
	age_forge_bech32(
	    "AGE-SECRET-KEY-", secret_bytes(key), AGE_KEY_BYTES, 0, line);
	for (size_t i = 0; i < AGE_IDENTITIES_MAX; i++)
		buf_add_format(&text, "%s\n", line);
	assert_int_equal(age_box_identities(text.text, &read), STATUS_OK);
	assert_int_equal(secret_size(read), AGE_IDENTITIES_MAX * AGE_KEY_BYTES);
	for (size_t i = 0; i < AGE_IDENTITIES_MAX; i++)
		assert_memory_equal(secret_bytes(read) + i * AGE_KEY_BYTES,
		    secret_bytes(key), AGE_KEY_BYTES);
	secret_drop(&read);
	buf_add_format(&text, "%s\n", line);
	assert_int_equal(age_box_identities(text.text, &read), STATUS_INVALID);
	assert_null(read);
	secret_free(key);
	buf_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_recipient_is_read_as_it_was_written),
	    cmocka_unit_test(a_recipient_with_any_letter_changed_is_refused),
	    cmocka_unit_test(a_recipient_that_is_cut_or_longer_is_refused),
	    cmocka_unit_test(
		what_is_written_like_a_recipient_and_is_none_is_refused),
	    cmocka_unit_test(who_gives_a_secret_key_for_a_recipient_is_told_so),
	    cmocka_unit_test(a_file_has_at_most_1024_identities),
	};

	if (secret_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
