/*
 * A vault is made whole or not at all, opens for who has a key to it, and for
 * one at a time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/unlock.h"
#include "base/mem.h"
#include "support/clubhouse.h"
#include "support/place.h"

#define IN_PLACE(test)                                                         \
	cmocka_unit_test_setup_teardown(test, place_enter, place_leave)
#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

#define WHOLE "lock\nrecords.db\nreleases.db\nvault.key\n"

static void
assert_names(const char *path, const char *wanted)
{
	struct buf names = BUF_EMPTY;

	clubhouse_names(path, &names);
	assert_string_equal(names.text, wanted);
	buf_clear(&names);
}

/* Make and close; how making went. */
static enum status
make(const char *path, const char *name, const char *organisation)
{
	struct secret *phrase = keybox_phrase("Sam");
	struct secret *words = NULL;
	struct unlock *unlock = NULL;
	enum status status =
	    unlock_make(path, name, organisation, &phrase, &unlock, &words);

	assert_null(phrase);
	assert_true((status == STATUS_OK) == (unlock != NULL));
	assert_true((status == STATUS_OK) == (words != NULL));
	clubhouse_close(&unlock);
	secret_free(words);
	return status;
}

static enum status
try_open(const char *path, const char *name, const char *text)
{
	struct secret *phrase = keybox_text(text);
	struct unlock *unlock = NULL;
	enum status status = unlock_open(path, name, &phrase, &unlock, NULL);

	assert_null(phrase);
	clubhouse_close(&unlock);
	return status;
}

/* Making ------------------------------------------------------------------- */

static void
a_new_vault_opens_again_for_its_first_worker(void **state)
{
	struct buf value = BUF_EMPTY;
	struct secret *phrase = keybox_phrase("Sam");
	struct unlock *unlock = NULL;

	(void)state;
	assert_int_equal(make("v", "Sam", "Riverside"), STATUS_OK);
	assert_names("v", WHOLE);
	assert_int_equal(
	    unlock_open("v", NULL, &phrase, &unlock, NULL), STATUS_OK);
	assert_string_equal(unlock_name(unlock), "Sam");
	assert_true(unlock_is_worker(unlock));
	assert_false(unlock_is_recovery(unlock));
	assert_false(unlock_is_demo(unlock));
	assert_true(unlock_has_recovery(unlock));
	assert_non_null(unlock_records(unlock));
	assert_int_equal(
	    unlock_setting_get(unlock, "organisation", &value), STATUS_OK);
	assert_string_equal(value.text, "Riverside");
	clubhouse_close(&unlock);
	buf_clear(&value);
}

static mode_t
mode_of(const char *path)
{
	struct stat about;

	assert_int_equal(lstat(path, &about), 0);
	return about.st_mode & 07777;
}

static void
all_files_are_ours_alone(const char *path)
{
	struct buf names = BUF_EMPTY;
	char *rest = NULL;
	size_t count = 0;

	assert_int_equal(mode_of(path), 0700);
	clubhouse_names(path, &names);
	for (char *name = strtok_r(names.text, "\n", &rest); name != NULL;
	     name = strtok_r(NULL, "\n", &rest)) {
		char file[300];

		snprintf(file, sizeof(file), "%s/%s", path, name);
		assert_int_equal(mode_of(file), 0600);
		count++;
	}
	assert_int_equal(count, 4);
	buf_clear(&names);
}

static void
folder_and_files_are_ours_alone_whatever_the_umask(void **state)
{
	mode_t before = umask(0);
	struct unlock *unlock = NULL;
	struct secret *phrase = keybox_phrase("Sam");

	(void)state;
	assert_int_equal(mkdir("open", 0777), 0);
	assert_int_equal(mode_of("open"), 0777); /* so the umask is off */
	assert_int_equal(make("a/b/v", "Sam", "Riverside"), STATUS_OK);
	assert_int_equal(mode_of("a"), 0700);
	assert_int_equal(mode_of("a/b"), 0700);
	all_files_are_ours_alone("a/b/v");
	/* and after the stores were written anew under other keys */
	assert_int_equal(
	    unlock_open("a/b/v", "Sam", &phrase, &unlock, NULL), STATUS_OK);
	assert_int_equal(clubhouse_add(unlock, "Mo", false), STATUS_OK);
	assert_int_equal(unlock_user_remove(unlock, "Mo"), STATUS_OK);
	clubhouse_close(&unlock);
	all_files_are_ours_alone("a/b/v");
	umask(before);
}

static void
a_folder_with_something_in_it_stays_as_it_is(void **state)
{
	(void)state;
	assert_int_equal(mkdir("v", 0700), 0);
	place_write("v/letter", "dear", 4);
	assert_int_equal(make("v", "Sam", "Riverside"), STATUS_CANNOT_CREATE);
	assert_names("v", "letter\n");
	assert_int_equal(unlink("v/letter"), 0);
	assert_int_equal(make("v", "Sam", "Riverside"), STATUS_OK);
}

static void
a_vault_is_never_made_over_another(void **state)
{
	(void)state;
	assert_int_equal(make("v", "Sam", "Riverside"), STATUS_OK);
	assert_int_equal(make("v", "Sam", "Riverside"), STATUS_CANNOT_CREATE);
	assert_names("v", WHOLE);
	assert_int_equal(
	    try_open("v", "Sam", "Sam has a long passphrase"), STATUS_OK);
}

/* Names and organisations that cannot be used are seen before anything is. */
static void
what_cannot_be_used_leaves_no_folder(void **state)
{
	static const char *const names[] = {"", " ", "recovery", "Recovery",
	    "S\033am",
	    ("S\xff"
	     "am")};
	static const char *const organisations[] = {"", " ", "R\nY", "R\xff"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		assert_int_equal(
		    make("a/v", names[i], "Riverside"), STATUS_INVALID);
		assert_names(".", "");
	}
	for (size_t i = 0; i < sizeof(organisations) / sizeof(organisations[0]);
	     i++) {
		assert_int_equal(
		    make("a/v", "Sam", organisations[i]), STATUS_INVALID);
		assert_names(".", "");
	}
	assert_int_equal(make("a/v", "Sam", "Riverside"), STATUS_OK);
	assert_names(".", "a\n");
}

static void
a_place_that_cannot_be_used_leaves_no_folder(void **state)
{
	(void)state;
	place_write("letter", "dear", 4);
	assert_int_not_equal(make("letter", "Sam", "Riverside"), STATUS_OK);
	assert_int_not_equal(make("letter/v", "Sam", "Riverside"), STATUS_OK);
	assert_int_equal(
	    make("Dropbox/a/v", "Sam", "Riverside"), STATUS_CONFIG);
	assert_int_equal(
	    make("a/b/Dropbox/v", "Sam", "Riverside"), STATUS_CONFIG);
	assert_names(".", "letter\n");
	assert_int_equal(make("a/b/box/v", "Sam", "Riverside"), STATUS_OK);
}

static void
a_folder_open_to_others_is_refused_and_stays_empty(void **state)
{
	mode_t before = umask(0);

	(void)state;
	assert_int_equal(mkdir("v", 0755), 0);
	umask(before);
	assert_int_equal(make("v", "Sam", "Riverside"), STATUS_CONFIG);
	assert_names("v", "");
	assert_int_equal(mode_of("v"), 0755);
	assert_int_equal(chmod("v", 0700), 0);
	assert_int_equal(make("v", "Sam", "Riverside"), STATUS_OK);
}

/* Opening ------------------------------------------------------------------ */

static void
only_the_right_passphrase_opens(void **state)
{
	struct clubhouse *house = *state;
	const char *path = house->box.path;

	assert_int_equal(try_open(path, "Sam", "Ana has a long passphrase"),
	    STATUS_WRONG_PASSPHRASE);
	assert_int_equal(try_open(path, "Sam", " "), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(try_open(path, "Kit", "Kit has a long passphrase"),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    try_open(path, NULL, "Sam has a long passphrase"), STATUS_USAGE);
	assert_int_equal(
	    try_open(path, "Sam", "Sam has a long passphrase"), STATUS_OK);
	assert_int_equal(
	    try_open(path, "sam", "Sam has a long passphrase"), STATUS_OK);
	assert_int_equal(
	    try_open(path, "Mo", "Mo has a long passphrase"), STATUS_OK);
}

static void
ones_own_passphrase_can_be_changed(void **state)
{
	struct clubhouse *house = *state;
	struct secret *from = keybox_text("not this one");
	struct secret *to = keybox_text("a new long passphrase");
	struct unlock *unlock = clubhouse_open(house, "Mo");

	assert_int_equal(
	    unlock_passphrase(unlock, &from, &to), STATUS_WRONG_PASSPHRASE);
	assert_null(from);
	assert_null(to);
	from = keybox_phrase("Mo");
	to = keybox_text("a new long passphrase");
	assert_int_equal(unlock_passphrase(unlock, &from, &to), STATUS_OK);
	clubhouse_close(&unlock);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(
	    try_open(house->box.path, "Mo", "a new long passphrase"),
	    STATUS_OK);
	clubhouse_is_whole(house);
}

static void
where_there_is_no_vault_nothing_is_left(void **state)
{
	const char *text = "Sam has a long passphrase";
	struct unlock_outside outside;

	(void)state;
	assert_int_equal(try_open("v", "Sam", text), STATUS_NO_INPUT);
	assert_names(".", "");
	assert_int_equal(mkdir("v", 0700), 0);
	assert_int_equal(try_open("v", "Sam", text), STATUS_NO_INPUT);
	assert_int_equal(unlock_look_outside("v", &outside), STATUS_NO_INPUT);
	assert_names("v", "");
	place_write("letter", "dear", 4);
	assert_int_equal(try_open("letter", "Sam", text), STATUS_NO_INPUT);
	assert_int_equal(make("v", "Sam", "Riverside"), STATUS_OK);
	assert_int_equal(try_open("v", "Sam", text), STATUS_OK);
}

static void
who_has_a_key_is_seen_from_outside(void **state)
{
	struct clubhouse *house = *state;
	struct unlock_outside outside;

	assert_int_equal(
	    unlock_look_outside(house->box.path, &outside), STATUS_OK);
	assert_int_equal(outside.count, KEYBOX_USERS);
	assert_false(outside.is_demo);
	assert_string_equal(outside.users[KEYBOX_SAM].name, "Sam");
	assert_true(outside.users[KEYBOX_SAM].is_worker);
	assert_false(outside.users[KEYBOX_SAM].is_recovery);
	assert_true(outside.users[KEYBOX_RECOVERY].is_recovery);
	assert_string_equal(outside.users[KEYBOX_MO].name, "Mo");
	assert_false(outside.users[KEYBOX_MO].is_worker);
	assert_string_equal(outside.users[KEYBOX_ANA].name, "Ana");
}

/* Another process has it open, and says so through the pipe. */
static pid_t
open_elsewhere(struct clubhouse *house, const char *name)
{
	int ends[2];
	char byte = 0;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct unlock *unlock = NULL;

		close(ends[0]);
		if (clubhouse_unlock(house, name, &unlock) != STATUS_OK ||
		    write(ends[1], "o", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	close(ends[0]);
	return child;
}

static void
the_second_to_open_it_is_told_who_has_it(void **state)
{
	struct clubhouse *house = *state;
	struct secret *phrase = keybox_phrase("Sam");
	struct buf holder = BUF_EMPTY;
	struct unlock *unlock = NULL;
	pid_t child = open_elsewhere(house, "Ana");

	assert_int_equal(
	    unlock_open(house->box.path, "Sam", &phrase, &unlock, &holder),
	    STATUS_BUSY);
	assert_null(unlock);
	assert_null(phrase);
	assert_string_equal(holder.text, "Ana, since 2026-11-22T15:00:00Z");
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_BUSY);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_OK);
	clubhouse_is_whole(house);
	buf_clear(&holder);
}

static void
nothing_is_left_to_close_when_nothing_was_opened(void **state)
{
	struct unlock *unlock = NULL;

	(void)state;
	assert_int_equal(unlock_close(&unlock), STATUS_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_PLACE(a_new_vault_opens_again_for_its_first_worker),
	    IN_PLACE(folder_and_files_are_ours_alone_whatever_the_umask),
	    IN_PLACE(a_folder_with_something_in_it_stays_as_it_is),
	    IN_PLACE(a_vault_is_never_made_over_another),
	    IN_PLACE(what_cannot_be_used_leaves_no_folder),
	    IN_PLACE(a_place_that_cannot_be_used_leaves_no_folder),
	    IN_PLACE(a_folder_open_to_others_is_refused_and_stays_empty),
	    AT_HOME(only_the_right_passphrase_opens),
	    AT_HOME(ones_own_passphrase_can_be_changed),
	    IN_PLACE(where_there_is_no_vault_nothing_is_left),
	    AT_HOME(who_has_a_key_is_seen_from_outside),
	    AT_HOME(the_second_to_open_it_is_told_who_has_it),
	    cmocka_unit_test(nothing_is_left_to_close_when_nothing_was_opened),
	};

	if (secret_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
