/*
 * Passphrases from a descriptor: a line each, and nothing more than that.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "os/prompt.h"

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

/* A descriptor from which ${size} bytes come and then the end of file. */
static int
source_of(const char *bytes, size_t size)
{
	int channel[2];

	assert_int_equal(pipe2(channel, O_CLOEXEC), 0);
	assert_int_equal(write(channel[1], bytes, size), size);
	close(channel[1]);
	return channel[0];
}

static void
assert_next_line(int source, const char *expected)
{
	struct secret *line = NULL;

	assert_int_equal(prompt_secret_from(source, &line), STATUS_OK);
	assert_int_equal(secret_size(line), strlen(expected));
	assert_memory_equal(secret_bytes(line), expected, strlen(expected));
	secret_free(line);
}

static void
each_line_is_left_for_its_own_reader(void **state)
{
	int source = source_of("one two\n\nthree\r\nfour", 20);
	struct secret *line = NULL;

	(void)state;
	assert_next_line(source, "one two");
	assert_next_line(source, "");
	assert_next_line(source, "three");
	assert_next_line(source, "four");
	assert_int_equal(prompt_secret_from(source, &line), STATUS_NO_INPUT);
	assert_null(line);
	close(source);
}

static void
a_line_longer_than_the_limit_is_refused_whole(void **state)
{
	char bytes[2 * PROMPT_LIMIT_BYTES + 8];
	struct secret *line = NULL;
	int source;

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	bytes[PROMPT_LIMIT_BYTES] = '\n';
	bytes[2 * PROMPT_LIMIT_BYTES + 2] = '\n';
	memcpy(bytes + 2 * PROMPT_LIMIT_BYTES + 3, "next\n", 5);
	source = source_of(bytes, sizeof(bytes));
	assert_int_equal(prompt_secret_from(source, &line), STATUS_OK);
	assert_int_equal(secret_size(line), PROMPT_LIMIT_BYTES);
	secret_drop(&line);
	assert_int_equal(prompt_secret_from(source, &line), STATUS_INVALID);
	assert_null(line);
	assert_next_line(source, "next");
	close(source);
}

static void
a_descriptor_that_is_not_open_is_no_input(void **state)
{
	struct secret *line = NULL;

	(void)state;
	assert_int_equal(prompt_secret_from(-1, &line), STATUS_NO_INPUT);
	assert_int_equal(prompt_secret_from(987, &line), STATUS_NO_INPUT);
	assert_non_null(
	    strstr(status_sentence(STATUS_NO_INPUT), "--passphrase-fd"));
	assert_null(line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_line_is_left_for_its_own_reader),
	    cmocka_unit_test(a_line_longer_than_the_limit_is_refused_whole),
	    cmocka_unit_test(a_descriptor_that_is_not_open_is_no_input),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
