/*
 * Files that the user names: what is read, and what is refused without
 * hanging, with a sentence of its own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "os/outside.h"
#include "support/place.h"

#define MIB ((size_t)1024 * 1024)

static int
enter(void **state)
{
	if (place_enter(state) != 0)
		return -1;
	place_write("names.csv", "Mia\nJo\0x", 8);
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(symlink("names.csv", "link"), 0);
	assert_int_equal(symlink("nowhere", "broken"), 0);
	assert_int_equal(symlink("circle", "circle"), 0);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	return 0;
}

static void
assert_refused(
    const char *path, size_t limit, enum status status, const char *sentence)
{
	struct buf content = BUF_EMPTY;

	buf_set(&content, "as before");
	status_clear();
	assert_int_equal(outside_read(path, limit, &content), status);
	assert_string_equal(content.text, "as before");
	assert_non_null(strstr(status_sentence(status), sentence));
	buf_clear(&content);
}

static void
assert_read(const char *path, size_t limit, const char *bytes, size_t size)
{
	struct buf content = BUF_EMPTY;

	buf_set(&content, "as before");
	assert_int_equal(outside_read(path, limit, &content), STATUS_OK);
	assert_int_equal(content.length, size);
	assert_memory_equal(content.text, bytes, size);
	buf_clear(&content);
}

static void
a_file_is_read_whole(void **state)
{
	(void)state;
	assert_read("names.csv", MIB, "Mia\nJo\0x", 8);
	assert_read("./folder/../names.csv", MIB, "Mia\nJo\0x", 8);
}

static void
a_link_that_the_user_named_is_followed(void **state)
{
	(void)state;
	assert_read("link", MIB, "Mia\nJo\0x", 8);
}

static void
an_empty_file_is_an_empty_text(void **state)
{
	(void)state;
	place_write("big", "", 0);
	assert_read("big", 0, "", 0);
}

static void
a_long_file_is_read_whole(void **state)
{
	char *bytes = malloc(MIB);

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < MIB; i++)
		bytes[i] = (char)(i % 251);
	place_write("big", bytes, MIB);
	assert_read("big", MIB, bytes, MIB);
	free(bytes);
}

static void
what_is_not_there_is_refused(void **state)
{
	(void)state;
	assert_refused("nowhere", MIB, STATUS_NO_INPUT, "no file of that name");
	assert_refused("", MIB, STATUS_NO_INPUT, "no file of that name");
	assert_refused("broken", MIB, STATUS_NO_INPUT, "no file of that name");
	assert_refused(
	    "names.csv/x", MIB, STATUS_NO_INPUT, "no file of that name");
	assert_refused("circle", MIB, STATUS_NO_INPUT, "leads nowhere");
}

static void
a_folder_is_refused(void **state)
{
	(void)state;
	assert_refused("folder", MIB, STATUS_NO_INPUT, "That is a folder.");
}

static void
a_pipe_or_a_device_is_refused_and_never_waited_for(void **state)
{
	(void)state;
	assert_refused("pipe", MIB, STATUS_NO_INPUT, "not an ordinary file");
	assert_refused(
	    "/dev/zero", MIB, STATUS_NO_INPUT, "not an ordinary file");
}

static void
the_limit_is_the_largest_size_that_is_read(void **state)
{
	(void)state;
	assert_read("names.csv", 8, "Mia\nJo\0x", 8);
	assert_refused("names.csv", 7, STATUS_INVALID, "too big");
	assert_refused("names.csv", 0, STATUS_INVALID, "too big");
}

static void
the_sentence_says_the_limit(void **state)
{
	static const struct {
		size_t limit;
		const char *figure;
	} table[] = {{1000, "a few kB"}, {64 * 1024, "64 kB"}, {MIB, "1 MB"},
	    {2 * MIB, "2 MB"}, {4 * MIB, "4 MB"}, {8 * MIB, "8 MB"},
	    {16 * MIB, "16 MB"}, {32 * MIB, "32 MB"}, {64 * MIB, "64 MB"}};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		place_write("big", "", 0);
		assert_int_equal(truncate("big", (off_t)table[i].limit + 1), 0);
		assert_refused(
		    "big", table[i].limit, STATUS_INVALID, table[i].figure);
	}
}

/* Files of /proc say that they are empty, like one that grows meanwhile. */
static void
a_file_larger_than_it_says_is_stopped_at_the_limit(void **state)
{
	struct buf content = BUF_EMPTY;

	(void)state;
	assert_int_equal(
	    outside_read("/proc/self/status", MIB, &content), STATUS_OK);
	assert_true(content.length > 100);
	assert_refused("/proc/self/status", 100, STATUS_INVALID, "too big");
	buf_clear(&content);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_read_whole),
	    cmocka_unit_test(a_link_that_the_user_named_is_followed),
	    cmocka_unit_test(an_empty_file_is_an_empty_text),
	    cmocka_unit_test(a_long_file_is_read_whole),
	    cmocka_unit_test(what_is_not_there_is_refused),
	    cmocka_unit_test(a_folder_is_refused),
	    cmocka_unit_test(
		a_pipe_or_a_device_is_refused_and_never_waited_for),
	    cmocka_unit_test(the_limit_is_the_largest_size_that_is_read),
	    cmocka_unit_test(the_sentence_says_the_limit),
	    cmocka_unit_test(
		a_file_larger_than_it_says_is_stopped_at_the_limit),
	};

	return cmocka_run_group_tests(tests, enter, place_leave);
}
