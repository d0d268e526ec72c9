/*
 * Notes about vaults, outside of them: whole or not at all, one per vault.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "app/state.h"
#include "base/mem.h"
#include "support/place.h"

static const unsigned char ours[STATE_UID_BYTES] = {1, 2, 3};
static const unsigned char theirs[STATE_UID_BYTES] = {9, 9};

static const struct state_note our_days = {STATE_DAYS, ours};
static const struct state_note our_anchors = {STATE_ANCHORS, ours};
static const struct state_note their_days = {STATE_DAYS, theirs};

#define FOLDER "state/sayso"
#define OURS   FOLDER "/days-01020300000000000000000000000000.txt"

static int
enter(void **state)
{
	int failed = place_enter(state);
	struct buf path = BUF_EMPTY;

	buf_add_format(&path, "%s/state", place_path());
	failed = failed != 0 ? failed : setenv("XDG_STATE_HOME", path.text, 1);
	buf_clear(&path);
	return failed;
}

static void
write_note(const struct state_note *note, const char *words)
{
	struct buf text = BUF_EMPTY;

	buf_set(&text, words);
	assert_int_equal(state_write(note, &text), STATUS_OK);
	buf_clear(&text);
}

static void
assert_note(const struct state_note *note, const char *words)
{
	struct buf text = BUF_EMPTY;

	assert_int_equal(state_read(note, &text),
	    words == NULL ? STATUS_NOT_FOUND : STATUS_OK);
	assert_string_equal(text.text, words == NULL ? "" : words);
	buf_clear(&text);
}

static void
a_note_is_read_as_it_was_written_last(void **state)
{
	(void)state;
	assert_note(&our_days, NULL);
	write_note(&our_days, "opened 20000\n");
	assert_note(&our_days, "opened 20000\n");
	write_note(&our_days, "opened 1\n");
	assert_note(&our_days, "opened 1\n");
}

static void
vaults_and_kinds_keep_apart(void **state)
{
	(void)state;
	write_note(&our_days, "ours");
	write_note(&their_days, "theirs");
	write_note(&our_anchors, "anchors");
	assert_note(&our_days, "ours");
	assert_note(&their_days, "theirs");
	assert_note(&our_anchors, "anchors");
	assert_int_equal(state_drop(&our_days), STATUS_OK);
	assert_note(&our_days, NULL);
	assert_note(&their_days, "theirs");
	assert_int_equal(state_drop(&our_days), STATUS_OK);
}

static void
what_is_made_is_for_its_user_alone(void **state)
{
	struct stat about;
	mode_t mask = umask(0);

	(void)state;
	write_note(&our_days, "ours");
	umask(mask);
	assert_int_equal(stat(FOLDER, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0700);
	assert_int_equal(stat(OURS, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void
what_a_crash_left_unfinished_is_no_note_and_in_nobodys_way(void **state)
{
	(void)state;
	write_note(&our_days, "old");
	place_write(FOLDER "/days-01020300000000000000000000000000.new",
	    "half a no", 9);
	assert_note(&our_days, "old");
	write_note(&our_days, "new");
	assert_note(&our_days, "new");
	assert_int_equal(
	    access(FOLDER "/days-01020300000000000000000000000000.new", F_OK),
	    -1);
}

static void
no_link_is_followed(void **state)
{
	struct buf text = BUF_EMPTY;

	(void)state;
	write_note(&our_days, "ours");
	assert_int_equal(unlink(OURS), 0);
	place_write("elsewhere", "secret", 6);
	assert_int_equal(symlink("../../elsewhere", OURS), 0);
	assert_int_equal(state_read(&our_days, &text), STATUS_CONFIG);
	write_note(&our_days, "a file again");
	assert_note(&our_days, "a file again");
	buf_clear(&text);
}

static void
the_vaults_of_a_kind_are_listed(void **state)
{
	unsigned char(*vaults)[STATE_UID_BYTES] = NULL;
	size_t count = 7;

	(void)state;
	assert_int_equal(state_list(STATE_DAYS, &vaults, &count), STATUS_OK);
	assert_int_equal(count, 0);
	write_note(&their_days, "theirs");
	write_note(&our_days, "ours");
	place_write(FOLDER "/days-0102.txt", "", 0);
	place_write(FOLDER "/days.txt", "", 0);
	mem_free(vaults);
	assert_int_equal(state_list(STATE_DAYS, &vaults, &count), STATUS_OK);
	assert_int_equal(count, 2);
	assert_memory_equal(vaults[0], ours, STATE_UID_BYTES);
	assert_memory_equal(vaults[1], theirs, STATE_UID_BYTES);
	mem_free(vaults);
	assert_int_equal(state_list(STATE_ANCHORS, &vaults, &count), STATUS_OK);
	assert_int_equal(count, 0);
	mem_free(vaults);
}

static void
without_a_home_nothing_is_kept_and_it_says_so(void **state)
{
	struct buf text = BUF_EMPTY;
	char *home = mem_text(getenv("HOME"));

	(void)state;
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	assert_int_equal(state_write(&our_days, &text), STATUS_CONFIG);
	assert_int_equal(state_read(&our_days, &text), STATUS_CONFIG);
	if (home != NULL)
		setenv("HOME", home, 1);
	mem_free(home);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, place_leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_note_is_read_as_it_was_written_last),
	    TEST(vaults_and_kinds_keep_apart),
	    TEST(what_is_made_is_for_its_user_alone),
	    TEST(what_a_crash_left_unfinished_is_no_note_and_in_nobodys_way),
	    TEST(no_link_is_followed),
	    TEST(the_vaults_of_a_kind_are_listed),
	    TEST(without_a_home_nothing_is_kept_and_it_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
