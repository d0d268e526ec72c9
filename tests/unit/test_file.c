/*
 * Files of a folder that is ours alone: what is made, and what is not opened.
 *
 * Refusals hold for every user, root too.  geteuid(2) is replaced by one that
 * can be told to be somebody else.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/secret.h"
#include "support/place.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static uid_t other_user; /* 0: nobody but us */

uid_t
geteuid(void)
{
	return getuid() + other_user;
}

/* A folder "vault" in a folder of its own, open. */
static struct folder *vault;

static int
open_vault(void **state)
{
	if (place_enter(state) != 0 || secret_start() != STATUS_OK ||
	    folder_make("vault") != STATUS_OK)
		return -1;
	return folder_open("vault", &vault) == STATUS_OK ? 0 : -1;
}

static int
close_vault(void **state)
{
	folder_close(vault);
	vault = NULL;
	return place_leave(state);
}

static unsigned int
mode_of(const char *path)
{
	struct stat about;

	assert_int_equal(lstat(path, &about), 0);
	return about.st_mode & 07777;
}

static void
assert_opens(const char *name)
{
	int file = -1;

	assert_int_equal(file_open(vault, name, &file), STATUS_OK);
	assert_true(file >= 0);
	file_close(&file);
	assert_int_equal(file, -1);
}

static void
assert_not_opened(const char *name, enum status status, const char *sentence)
{
	int file = -1;

	status_clear();
	assert_int_equal(file_open(vault, name, &file), status);
	assert_int_equal(file, -1);
	assert_non_null(strstr(status_sentence(status), sentence));
}

static void
a_new_file_is_ours_alone_whatever_the_umask(void **state)
{
	static const mode_t masks[] = {0, 022, 077, 0777};
	static const char *const names[] = {"a", "b", "c", "d"};

	(void)state;
	for (size_t i = 0; i < COUNT(masks); i++) {
		mode_t before = umask(masks[i]);
		char path[] = "vault/?";
		int file = -1;

		assert_int_equal(
		    file_create(vault, names[i], &file), STATUS_OK);
		umask(before);
		file_close(&file);
		path[6] = names[i][0];
		assert_int_equal(mode_of(path), 0600);
		assert_opens(names[i]);
	}
}

static void
a_file_that_exists_is_never_created_again(void **state)
{
	int file = -1;

	(void)state;
	place_write("vault/key", "old", 3);
	assert_int_equal(symlink("nowhere", "vault/link"), 0);
	assert_int_equal(
	    file_create(vault, "key", &file), STATUS_CANNOT_CREATE);
	assert_int_equal(
	    file_create(vault, "link", &file), STATUS_CANNOT_CREATE);
	assert_int_equal(file, -1);
	assert_int_equal(access("vault/nowhere", F_OK), -1);
	assert_opens("key");
}

static void
a_name_never_leads_out_of_the_folder(void **state)
{
	static const char *const names[] = {
	    "", ".", "..", "../outside", "/etc/passwd", "sub/key", "key/"};
	int file = -1;

	(void)state;
	place_write("outside", "x", 1);
	place_write("vault/key", "x", 1);
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_int_equal(
		    file_open(vault, names[i], &file), STATUS_INTERNAL);
		assert_int_equal(
		    file_create(vault, names[i], &file), STATUS_INTERNAL);
		assert_int_equal(file_remove(vault, names[i]), STATUS_INTERNAL);
		assert_int_equal(
		    file_rename(vault, "key", names[i]), STATUS_INTERNAL);
		assert_int_equal(
		    file_rename(vault, names[i], "key"), STATUS_INTERNAL);
		assert_false(file_exists(vault, names[i]));
	}
	assert_opens("key");
	assert_int_equal(access("outside", F_OK), 0);
}

static void
what_is_not_there_is_no_input(void **state)
{
	int file = -1;

	(void)state;
	assert_int_equal(file_open(vault, "key", &file), STATUS_NO_INPUT);
	assert_false(file_exists(vault, "key"));
	place_write("vault/key", "x", 1);
	assert_true(file_exists(vault, "key"));
	assert_opens("key");
}

static void
a_link_is_not_followed(void **state)
{
	(void)state;
	place_write("vault/key", "x", 1);
	assert_int_equal(symlink("key", "vault/link"), 0);
	assert_not_opened("link", STATUS_CONFIG, "only a link");
	assert_true(file_exists(vault, "link"));
	assert_opens("key");
}

static void
a_file_with_a_second_name_is_not_opened(void **state)
{
	(void)state;
	place_write("vault/key", "x", 1);
	assert_opens("key");
	assert_int_equal(link("vault/key", "elsewhere"), 0);
	assert_not_opened("key", STATUS_CONFIG, "a second name");
	assert_int_equal(unlink("elsewhere"), 0);
	assert_opens("key");
}

static void
a_file_that_others_may_open_is_not_opened(void **state)
{
	static const mode_t open_modes[] = {0640, 0620, 0610, 0604, 0602, 0601};

	(void)state;
	place_write("vault/key", "x", 1);
	for (size_t i = 0; i < COUNT(open_modes); i++) {
		assert_int_equal(chmod("vault/key", open_modes[i]), 0);
		assert_not_opened("key", STATUS_CONFIG, "chmod 600");
	}
	assert_int_equal(chmod("vault/key", 0600), 0);
	assert_opens("key");
}

static void
a_file_of_another_user_is_not_opened(void **state)
{
	(void)state;
	place_write("vault/key", "x", 1);
	other_user = 1;
	assert_not_opened("key", STATUS_CONFIG, "another user");
	other_user = 0;
	assert_opens("key");
}

static void
only_an_ordinary_file_is_opened(void **state)
{
	int file = -1;

	(void)state;
	assert_int_equal(mkfifo("vault/pipe", 0600), 0);
	assert_int_equal(mkdir("vault/folder", 0700), 0);
	assert_not_opened("pipe", STATUS_CONFIG, "not an ordinary file");
	assert_int_equal(file_open(vault, "folder", &file), STATUS_CONFIG);
	place_write("vault/key", "x", 1);
	assert_opens("key");
}

static void
what_is_written_is_read_back(void **state)
{
	char back[6] = "";
	int64_t size = 0;
	int file = -1;

	(void)state;
	assert_int_equal(file_create(vault, "key", &file), STATUS_OK);
	assert_int_equal(file_write_at(file, "secret", 6, 4096), STATUS_OK);
	assert_int_equal(file_write_at(file, "S", 1, 4096), STATUS_OK);
	assert_int_equal(file_sync(file), STATUS_OK);
	assert_int_equal(folder_sync(vault), STATUS_OK);
	assert_int_equal(file_size(file, &size), STATUS_OK);
	assert_int_equal(size, 4102);
	assert_int_equal(file_read_at(file, back, 6, 4096), STATUS_OK);
	assert_memory_equal(back, "Secret", 6);
	file_close(&file);
}

static void
a_short_file_is_an_error_and_never_half_an_answer(void **state)
{
	char back[6];
	int file = -1;

	(void)state;
	place_write("vault/key", "12345", 5);
	assert_int_equal(file_open(vault, "key", &file), STATUS_OK);
	assert_int_equal(file_read_at(file, back, 5, 0), STATUS_OK);
	assert_int_equal(file_read_at(file, back, 6, 0), STATUS_IO);
	assert_int_equal(file_read_at(file, back, 1, 5), STATUS_IO);
	assert_int_equal(file_read_at(file, back, 0, 99), STATUS_OK);
	file_close(&file);
}

static void
a_failure_of_the_disk_is_told(void **state)
{
	char byte;
	int64_t size;
	int channel[2];

	(void)state;
	assert_int_equal(pipe(channel), 0);
	assert_int_equal(file_write_at(channel[1], "x", 1, 0), STATUS_IO);
	assert_int_equal(file_read_at(channel[0], &byte, 1, 0), STATUS_IO);
	assert_int_equal(file_sync(channel[0]), STATUS_IO);
	assert_int_equal(file_size(channel[0], &size), STATUS_OK);
	file_overwrite(channel[1]);
	close(channel[0]);
	close(channel[1]);
	assert_int_equal(file_size(-1, &size), STATUS_IO);
}

static void
renaming_replaces_and_removing_is_final(void **state)
{
	char back[3];
	int file = -1;

	(void)state;
	place_write("vault/new", "new", 3);
	place_write("vault/key", "old", 3);
	assert_int_equal(file_rename(vault, "new", "key"), STATUS_OK);
	assert_false(file_exists(vault, "new"));
	assert_int_equal(file_open(vault, "key", &file), STATUS_OK);
	assert_int_equal(file_read_at(file, back, 3, 0), STATUS_OK);
	assert_memory_equal(back, "new", 3);
	file_close(&file);
	assert_int_equal(file_rename(vault, "gone", "key"), STATUS_IO);
	assert_int_equal(file_remove(vault, "key"), STATUS_OK);
	assert_false(file_exists(vault, "key"));
	assert_int_equal(file_remove(vault, "key"), STATUS_OK);
	assert_int_equal(mkdir("vault/folder", 0700), 0);
	assert_int_equal(file_remove(vault, "folder"), STATUS_IO);
}

static void
overwriting_leaves_none_of_the_old_bytes(void **state)
{
	static unsigned char before[150000];
	static unsigned char after[sizeof(before)];
	size_t same = 0;
	int64_t size = 0;
	int file = -1;

	(void)state;
	memset(before, 'x', sizeof(before));
	place_write("vault/key", before, sizeof(before));
	assert_int_equal(file_open(vault, "key", &file), STATUS_OK);
	file_overwrite(file);
	assert_int_equal(file_size(file, &size), STATUS_OK);
	assert_int_equal(size, sizeof(before));
	assert_int_equal(
	    file_read_at(file, after, sizeof(after), 0), STATUS_OK);
	file_close(&file);
	/* By chance one byte in 256 is the same: 586 of these. */
	for (size_t i = 0; i < sizeof(after); i++)
		same += after[i] == 'x';
	assert_in_range(same, 1, 1500);
	assert_memory_not_equal(
	    after + sizeof(after) - 16, before + sizeof(after) - 16, 16);
}

#define IN_VAULT(test)                                                         \
	cmocka_unit_test_setup_teardown(test, open_vault, close_vault)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_VAULT(a_new_file_is_ours_alone_whatever_the_umask),
	    IN_VAULT(a_file_that_exists_is_never_created_again),
	    IN_VAULT(a_name_never_leads_out_of_the_folder),
	    IN_VAULT(what_is_not_there_is_no_input),
	    IN_VAULT(a_link_is_not_followed),
	    IN_VAULT(a_file_with_a_second_name_is_not_opened),
	    IN_VAULT(a_file_that_others_may_open_is_not_opened),
	    IN_VAULT(a_file_of_another_user_is_not_opened),
	    IN_VAULT(only_an_ordinary_file_is_opened),
	    IN_VAULT(what_is_written_is_read_back),
	    IN_VAULT(a_short_file_is_an_error_and_never_half_an_answer),
	    IN_VAULT(a_failure_of_the_disk_is_told),
	    IN_VAULT(renaming_replaces_and_removing_is_final),
	    IN_VAULT(overwriting_leaves_none_of_the_old_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
