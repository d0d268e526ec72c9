/*
 * Folders: ours alone, and one process at a time.
 *
 * geteuid(2) is replaced by one that can be told to be somebody else.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "support/place.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define HOLDER_MOST  200

static uid_t other_user; /* 0: nobody but us */

uid_t
geteuid(void)
{
	return getuid() + other_user;
}

static unsigned int
mode_of(const char *path)
{
	struct stat about;

	assert_int_equal(lstat(path, &about), 0);
	return about.st_mode & 07777;
}

static void
make_empty_file(const char *path)
{
	place_write(path, "", 0);
}

static void
assert_opens(const char *path)
{
	struct folder *folder = NULL;

	assert_int_equal(folder_open(path, &folder), STATUS_OK);
	assert_non_null(folder);
	folder_close(folder);
}

static void
assert_not_opened(const char *path, enum status status, const char *sentence)
{
	struct folder *folder = NULL;

	status_clear();
	assert_int_equal(folder_open(path, &folder), status);
	assert_null(folder);
	assert_non_null(strstr(status_sentence(status), sentence));
}

static void
a_new_folder_is_ours_alone_whatever_the_umask(void **state)
{
	static const mode_t masks[] = {0, 022, 077, 0777};

	(void)state;
	for (size_t i = 0; i < COUNT(masks); i++) {
		mode_t before = umask(masks[i]);

		assert_int_equal(folder_make("vault"), STATUS_OK);
		umask(before);
		assert_int_equal(mode_of("vault"), 0700);
		assert_opens("vault");
		assert_int_equal(rmdir("vault"), 0);
	}
}

static void
a_folder_is_made_only_where_nothing_is(void **state)
{
	(void)state;
	make_empty_file("file");
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(symlink("nowhere", "link"), 0);
	assert_int_equal(folder_make("file"), STATUS_CANNOT_CREATE);
	assert_int_equal(folder_make("folder"), STATUS_CANNOT_CREATE);
	assert_int_equal(folder_make("link"), STATUS_CANNOT_CREATE);
	assert_non_null(
	    strstr(status_sentence(STATUS_CANNOT_CREATE), "already"));
	assert_int_equal(folder_make("no/vault"), STATUS_CANNOT_CREATE);
	assert_non_null(
	    strstr(status_sentence(STATUS_CANNOT_CREATE), "is not there"));
	assert_int_equal(folder_make("folder/vault"), STATUS_OK);
}

static void
the_path_is_the_resolved_one(void **state)
{
	struct folder *folder = NULL;
	struct buf expected = BUF_EMPTY;

	(void)state;
	buf_add_format(&expected, "%s/above/vault", place_path());
	assert_int_equal(mkdir("above", 0700), 0);
	assert_int_equal(symlink("above", "link"), 0);
	assert_int_equal(folder_make("above/vault"), STATUS_OK);
	assert_int_equal(folder_open("./link/vault/./", &folder), STATUS_OK);
	assert_string_equal(folder_path(folder), expected.text);
	folder_close(folder);
	folder_close(NULL);
	buf_clear(&expected);
}

static void
what_is_no_folder_is_not_opened(void **state)
{
	(void)state;
	make_empty_file("file");
	assert_not_opened(
	    "nowhere", STATUS_NO_INPUT, "no folder at that place");
	assert_not_opened("file", STATUS_NO_INPUT, "not a folder");
	assert_not_opened("", STATUS_NO_INPUT, "no folder at that place");
	assert_opens(".");
}

static void
a_link_to_a_folder_is_not_followed(void **state)
{
	static const char *const spellings[] = {
	    "link", "link/", "link//", "link/.", "./link/./", "link/./."};

	(void)state;
	assert_int_equal(folder_make("vault"), STATUS_OK);
	assert_int_equal(symlink("vault", "link"), 0);
	for (size_t i = 0; i < COUNT(spellings); i++)
		assert_not_opened(
		    spellings[i], STATUS_NO_INPUT, "a link to one");
	assert_opens("vault");
	assert_opens("vault/");
}

static void
a_folder_that_others_may_open_is_not_opened(void **state)
{
	static const mode_t open_modes[] = {0740, 0720, 0710, 0704, 0702, 0701};

	(void)state;
	assert_int_equal(folder_make("vault"), STATUS_OK);
	for (size_t i = 0; i < COUNT(open_modes); i++) {
		assert_int_equal(chmod("vault", open_modes[i]), 0);
		assert_not_opened("vault", STATUS_CONFIG, "chmod 700");
	}
	assert_int_equal(chmod("vault", 0700), 0);
	assert_opens("vault");
}

static void
a_folder_of_another_user_is_not_opened(void **state)
{
	(void)state;
	assert_int_equal(folder_make("vault"), STATUS_OK);
	assert_opens("vault");
	other_user = 1;
	assert_not_opened("vault", STATUS_CONFIG, "another user");
	other_user = 0;
	assert_opens("vault");
}

static void
a_folder_is_empty_until_something_is_in_it(void **state)
{
	struct folder *folder = NULL;

	(void)state;
	assert_int_equal(folder_make("vault"), STATUS_OK);
	assert_int_equal(folder_open("vault", &folder), STATUS_OK);
	assert_true(folder_is_empty(folder));
	assert_true(folder_is_empty(folder));
	make_empty_file("vault/.hidden");
	assert_false(folder_is_empty(folder));
	folder_close(folder);
}

static void
assert_lock_file(const char *expected)
{
	char text[512] = "";
	int lock = open("vault/lock", O_RDONLY | O_CLOEXEC);

	assert_true(lock >= 0);
	assert_true(read(lock, text, sizeof(text) - 1) >= 0);
	close(lock);
	assert_string_equal(text, expected);
}

static void
one_process_at_a_time_has_a_folder(void **state)
{
	struct folder *ours = NULL;
	struct folder *theirs = NULL;
	int status = -1;
	pid_t child;

	(void)state;
	assert_int_equal(folder_make("vault"), STATUS_OK);
	assert_int_equal(folder_open("vault", &ours), STATUS_OK);
	assert_int_equal(folder_lock(ours, "Sam, since 18:02"), STATUS_OK);
	assert_int_equal(mode_of("vault/lock"), 0600);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		bool refused =
		    folder_open("vault", &theirs) == STATUS_OK &&
		    folder_lock(theirs, "Kim") == STATUS_BUSY &&
		    strcmp(folder_lock_holder(theirs), "Sam, since 18:02") == 0;

		_exit(refused ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_lock_file("Sam, since 18:02");
	folder_close(ours);
	assert_lock_file("");
	assert_int_equal(folder_open("vault", &theirs), STATUS_OK);
	assert_int_equal(folder_lock(theirs, "Kim"), STATUS_OK);
	assert_string_equal(folder_lock_holder(theirs), "");
	assert_lock_file("Kim");
	folder_close(theirs);
}

static void
what_a_dead_process_wrote_is_replaced(void **state)
{
	struct folder *folder = NULL;

	(void)state;
	assert_int_equal(folder_make("vault"), STATUS_OK);
	place_write("vault/lock", "somebody with a longer name", 27);
	assert_int_equal(folder_open("vault", &folder), STATUS_OK);
	assert_int_equal(folder_lock(folder, "Kim"), STATUS_OK);
	assert_lock_file("Kim");
	folder_close(folder);
}

static void
no_more_than_200_bytes_are_said_of_a_holder(void **state)
{
	char name[300];
	struct folder *ours = NULL;
	struct folder *theirs = NULL;

	(void)state;
	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	assert_int_equal(folder_make("vault"), STATUS_OK);
	assert_int_equal(folder_open("vault", &ours), STATUS_OK);
	assert_int_equal(folder_open("vault", &theirs), STATUS_OK);
	assert_int_equal(folder_lock(ours, name), STATUS_OK);
	assert_int_equal(folder_lock(theirs, "Kim"), STATUS_BUSY);
	assert_int_equal(strlen(folder_lock_holder(theirs)), HOLDER_MOST);
	folder_close(theirs);
	folder_close(ours);
}

static void
a_lock_that_is_a_link_is_refused(void **state)
{
	struct folder *folder = NULL;

	(void)state;
	place_write("precious", "keep me", 7);
	assert_int_equal(folder_make("vault"), STATUS_OK);
	assert_int_equal(symlink("../precious", "vault/lock"), 0);
	assert_int_equal(folder_open("vault", &folder), STATUS_OK);
	assert_int_equal(folder_lock(folder, "Kim"), STATUS_CONFIG);
	assert_int_equal(unlink("vault/lock"), 0);
	assert_int_equal(link("precious", "vault/lock"), 0);
	assert_int_equal(folder_lock(folder, "Kim"), STATUS_CONFIG);
	assert_int_equal(unlink("vault/lock"), 0);
	assert_int_equal(folder_lock(folder, "Kim"), STATUS_OK);
	folder_close(folder);
}

#define IN_PLACE(test)                                                         \
	cmocka_unit_test_setup_teardown(test, place_enter, place_leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_PLACE(a_new_folder_is_ours_alone_whatever_the_umask),
	    IN_PLACE(a_folder_is_made_only_where_nothing_is),
	    IN_PLACE(the_path_is_the_resolved_one),
	    IN_PLACE(what_is_no_folder_is_not_opened),
	    IN_PLACE(a_link_to_a_folder_is_not_followed),
	    IN_PLACE(a_folder_that_others_may_open_is_not_opened),
	    IN_PLACE(a_folder_of_another_user_is_not_opened),
	    IN_PLACE(a_folder_is_empty_until_something_is_in_it),
	    IN_PLACE(one_process_at_a_time_has_a_folder),
	    IN_PLACE(what_a_dead_process_wrote_is_replaced),
	    IN_PLACE(no_more_than_200_bytes_are_said_of_a_holder),
	    IN_PLACE(a_lock_that_is_a_link_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
