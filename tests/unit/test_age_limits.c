/*
 * age_limits: how big the parts of an age file may be, who it can be for, and
 * what comes of a place that takes no more bytes.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "support/age_box.h"
#include "support/age_forge.h"
#include "vault/age_header.h"
#include "vault/kdf_cost.h"

/* -------------------------------------------------------- who it is for */

static enum status
begin(const struct age_lock *lock, struct buf *file)
{
	const struct age_sink sink = age_box_sink(file);
	struct age_writer *writer = NULL;
	enum status status = age_write_begin(lock, &sink, &writer);

	assert_true((status == STATUS_OK) == (writer != NULL));
	age_write_drop(&writer);
	return status;
}

static void
it_is_for_a_passphrase_or_for_recipients(void **state)
{
	struct age_recipient many[AGE_RECIPIENTS_MAX + 1];
	struct age_lock lock = {.recipients = many};
	struct secret *sam = age_box_key("sam", &many[0]);
	struct secret *words = secret_copy("a", 1), *none = secret_new(1);
	struct buf file = BUF_EMPTY;

	(void)state;
	for (size_t i = 1; i <= AGE_RECIPIENTS_MAX; i++)
		many[i] = many[0];
	assert_int_equal(begin(&lock, &file), STATUS_INVALID);
	lock.count = AGE_RECIPIENTS_MAX + 1;
	assert_int_equal(begin(&lock, &file), STATUS_INVALID);
	lock.count = 1;
	lock.passphrase = words;
	assert_int_equal(begin(&lock, &file), STATUS_INVALID);
	lock.count = 0;
	lock.passphrase = none;
	assert_int_equal(begin(&lock, &file), STATUS_INVALID);
	assert_int_equal(file.length, 0);
	lock.passphrase = words;
	assert_int_equal(begin(&lock, &file), STATUS_OK);
	lock.passphrase = NULL;
	lock.count = AGE_RECIPIENTS_MAX;
	assert_int_equal(begin(&lock, &file), STATUS_OK);
	assert_int_not_equal(file.length, 0);
	secret_free(sam);
	secret_free(words);
	secret_free(none);
	buf_clear(&file);
}

static void
a_recipient_that_hides_nothing_is_refused(void **state)
{
	struct age_recipient recipient = {{0}};
	struct age_lock lock = {.recipients = &recipient, .count = 1};
	struct buf file = BUF_EMPTY;
	struct secret *key;

	(void)state;
	assert_int_equal(begin(&lock, &file), STATUS_INVALID);
	key = age_box_key("sam", &recipient);
	assert_int_equal(begin(&lock, &file), STATUS_OK);
	secret_free(key);
	buf_clear(&file);
}

static void
a_guess_at_a_passphrase_costs_what_kdf_cost_says(void **state)
{
	struct secret *words = secret_copy("words", 5);
	struct age_lock lock = {.passphrase = words};
	struct buf file = BUF_EMPTY;
	char work[16];

	(void)state;
	assert_int_equal(begin(&lock, &file), STATUS_OK);
	/* Behind "-> scrypt " and 22 letters of salt. */
	snprintf(work, sizeof(work), " %u\n", kdf_cost_age());
	assert_memory_equal(file.text + 22, "-> scrypt ", 10);
	assert_memory_equal(file.text + 54, work, strlen(work));
	secret_free(words);
	buf_clear(&file);
}

/* ---------------------------------------------------------- how big it is */

static enum status
open_header(const char *before, size_t times, const char *behind)
{
	struct age_forge forge;
	struct age_recipient recipient;
	struct secret *key = age_box_key("key", &recipient);
	const struct age_keys keys = {NULL, key};
	struct buf header = BUF_EMPTY, plain = BUF_EMPTY;
	enum status status;

	buf_add_text(&header, "{v1}");
	for (size_t i = 0; i < times; i++)
		buf_add_text(&header, before);
	buf_add_text(&header, behind);
	buf_add_text(&header, "-> X25519 {share}\n{body}\n--- {mac}\n");
	age_forge_make(&forge, header.text, "Na", NULL);
	status = age_box_open(&forge.file, &keys, &plain);
	assert_true((status == STATUS_OK) == (plain.length == 3));
	age_forge_clear(&forge);
	secret_free(key);
	buf_clear(&header);
	buf_clear(&plain);
	return status;
}

static void
a_header_has_at_most_4096_stanzas(void **state)
{
	(void)state;
	assert_int_equal(
	    open_header("-> z\n\n", AGE_STANZAS_MOST - 1, ""), STATUS_OK);
	assert_int_equal(
	    open_header("-> z\n\n", AGE_STANZAS_MOST, ""), STATUS_INVALID);
}

/* One stanza of whole lines; 22 + 5 + 1 bytes of it, 146 and a MAC of 48. */
static void
a_header_has_at_most_a_mebibyte(void **state)
{
	size_t lines = (AGE_HEADER_MOST - 22 - 6 - 98 - 48) / 65;

	(void)state;
	assert_int_equal(open_header("-> z\n", 1, "\n"), STATUS_OK);
	assert_true(lines > 16000);
	for (size_t more = 0; more < 2; more++) {
		struct buf body = BUF_EMPTY;

		for (size_t i = 0; i < lines + more; i++)
			buf_add_text(&body, "{A}\n");
		buf_add_text(&body, "\n");
		assert_int_equal(open_header("-> z\n", 1, body.text),
		    more == 0 ? STATUS_OK : STATUS_INVALID);
		buf_clear(&body);
	}
}

static void
white_space_around_an_armor_has_at_most_1024_bytes(void **state)
{
	static const size_t blanks[][3] = {
	    {0, 0, 1}, {1024, 1024, 1}, {1025, 0, 0}, {0, 1025, 0}};
	struct age_recipient recipient;
	struct secret *key = age_box_key("sam", &recipient);
	const struct age_keys keys = {NULL, key};
	const struct age_lock lock = {
	    .recipients = &recipient, .count = 1, .is_armored = true};
	struct buf made = BUF_EMPTY, plain = BUF_EMPTY;

	(void)state;
	age_box_make(&lock, "age", 3, 3, &made);
	for (size_t i = 0; i < 4; i++) {
		struct buf file = BUF_EMPTY;

		for (size_t j = 0; j < blanks[i][0]; j++)
			buf_add_char(&file, ' ');
		buf_add(&file, made.text, made.length - 1);
		for (size_t j = 0; j < blanks[i][1]; j++)
			buf_add_char(&file, '\n');
		assert_int_equal(age_box_open(&file, &keys, &plain),
		    blanks[i][2] == 1 ? STATUS_OK : STATUS_INVALID);
		buf_clear(&file);
	}
	assert_int_equal(plain.length, 6);
	secret_free(key);
	buf_clear(&made);
	buf_clear(&plain);
}

/* ------------------------------------------------------- bytes that fail */

/* Takes so many calls, then no more. */
static enum status
put_some(void *context, const void *bytes, size_t size)
{
	int *left = context;

	(void)bytes;
	(void)size;
	return (*left)-- > 0 ? STATUS_OK : FAIL(STATUS_IO, "a full disk");
}

/* Once it failed it fails, even if the disk has room again. */
static enum status
write_all(const struct age_lock *lock, int calls)
{
	static const char bytes[100000];
	const struct age_sink sink = {put_some, &calls};
	struct age_writer *writer = NULL;
	enum status status = age_write_begin(lock, &sink, &writer), ended;

	if (status != STATUS_OK)
		return status;
	for (int i = 0; i < 3 && status == STATUS_OK; i++)
		status = age_write(writer, bytes, sizeof(bytes));
	if (status != STATUS_OK) {
		calls = 1000;
		assert_int_equal(age_write(writer, bytes, 1), status);
	}
	ended = age_write_end(&writer);
	assert_null(writer);
	if (status != STATUS_OK)
		assert_int_equal(ended, status);
	return ended;
}

static void
a_disk_that_fails_once_is_told_at_every_later_call(void **state)
{
	struct age_recipient recipient;
	struct secret *key = age_box_key("sam", &recipient);
	struct age_lock lock = {.recipients = &recipient, .count = 1};
	int calls = 0;

	(void)state;
	for (int armored = 0; armored < 2; armored++) {
		lock.is_armored = armored != 0;
		for (calls = 0; write_all(&lock, calls) != STATUS_OK; calls++)
			assert_true(calls < 1000);
		assert_true(calls >= 6); /* a header and five chunks */
	}
	secret_free(key);
}

static void
a_file_that_was_not_ended_gives_nothing(void **state)
{
	struct age_recipient recipient;
	struct secret *key = age_box_key("sam", &recipient);
	const struct age_keys keys = {NULL, key};
	const struct age_lock lock = {.recipients = &recipient, .count = 1};
	struct buf file = BUF_EMPTY, plain = BUF_EMPTY;
	const struct age_sink sink = age_box_sink(&file);
	struct age_writer *writer = NULL;
	static const char bytes[100000];

	(void)state;
	assert_int_equal(age_write_begin(&lock, &sink, &writer), STATUS_OK);
	assert_int_equal(age_write(writer, bytes, sizeof(bytes)), STATUS_OK);
	age_write_drop(&writer);
	assert_null(writer);
	age_write_drop(&writer);
	assert_true(file.length > 65536);
	assert_int_equal(age_box_open(&file, &keys, &plain), STATUS_INVALID);
	assert_int_equal(plain.length, 0);
	secret_free(key);
	buf_clear(&file);
}

static void
a_file_that_cannot_be_read_or_given_away_is_an_error(void **state)
{
	struct age_recipient recipient;
	struct secret *key = age_box_key("sam", &recipient);
	const struct age_keys keys = {NULL, key};
	const struct age_lock lock = {.recipients = &recipient, .count = 1};
	struct buf file = BUF_EMPTY;
	int calls = 0, null = open("/dev/null", O_WRONLY);
	const struct age_sink sink = {put_some, &calls};
	FILE *stream = tmpfile();

	(void)state;
	assert_int_equal(age_open(-1, &keys, &sink), STATUS_IO);
	assert_int_equal(age_open(null, &keys, &sink), STATUS_IO);
	close(null);
	age_box_make(&lock, "age", 3, 3, &file);
	assert_non_null(stream);
	fwrite(file.text, 1, file.length, stream);
	fflush(stream);
	assert_int_equal(age_open(fileno(stream), &keys, &sink), STATUS_IO);
	calls = 1;
	assert_int_equal(age_open(fileno(stream), &keys, &sink), STATUS_OK);
	fclose(stream);
	secret_free(key);
	buf_clear(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_is_for_a_passphrase_or_for_recipients),
	    cmocka_unit_test(a_recipient_that_hides_nothing_is_refused),
	    cmocka_unit_test(a_guess_at_a_passphrase_costs_what_kdf_cost_says),
	    cmocka_unit_test(a_header_has_at_most_4096_stanzas),
	    cmocka_unit_test(a_header_has_at_most_a_mebibyte),
	    cmocka_unit_test(
		white_space_around_an_armor_has_at_most_1024_bytes),
	    cmocka_unit_test(
		a_disk_that_fails_once_is_told_at_every_later_call),
	    cmocka_unit_test(a_file_that_was_not_ended_gives_nothing),
	    cmocka_unit_test(
		a_file_that_cannot_be_read_or_given_away_is_an_error),
	};

	if (secret_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
