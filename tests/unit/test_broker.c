/*
 * Files outside the vault: the path is typed to the supervisor, and the
 * stretch behind the fence gets an open file and a name, or nothing.
 *
 * The supervisor runs on a pseudo-terminal; the test types.  To move the
 * clock under it, the program is started again as that supervisor alone.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "app/broker.h"
#include "base/secret.h"
#include "os/broker.h"
#include "support/place.h"
#include "support/pty.h"
#include "support/stretches.h"

#define CTRL_C "\x03"
#define CTRL_D "\x04"
#define CTRL_X "\x18"
#define WIPE   "\033[H\033[2J\033[3J"
#define PROMPT "> "

static struct broker
broker_of(struct supervised *self)
{
	struct broker broker = {.context = self,
	    .heads = self->heads,
	    .open_to_read = broker_open_to_read,
	    .open_new = broker_open_new};

	return broker;
}

/* One line that the test looks for. */
static void
report(enum status status, const struct broker_file *file)
{
	stretch_say("got %s hiding=%d name=%s end\n", status_name(status),
	    file->wants_hiding, file->name);
}

static int
read_one(void *context, const struct supervised *self)
{
	struct supervised mine = *self;
	struct broker broker = broker_of(&mine);
	struct broker_file file;
	char content[64] = "";
	enum status status;

	(void)context;
	status =
	    broker.open_to_read(broker.context, BROKER_SESSIONS_FILE, &file);
	report(status, &file);
	if (status == STATUS_OK &&
	    read(file.descriptor, content, sizeof(content) - 1) >= 0)
		stretch_say("content=%s.\n", content);
	return SUPERVISED_LEAVE;
}

static int
run_read_one(void)
{
	return stretch_run(read_one);
}

static int
make_one(void *context, const struct supervised *self)
{
	struct supervised mine = *self;
	struct broker broker = broker_of(&mine);
	struct broker_file file;
	enum status status;

	(void)context;
	status = broker.open_new(broker.context, BROKER_SHEET, &file);
	report(status, &file);
	if (status == STATUS_OK && write(file.descriptor, "sheet", 5) != 5)
		return SUPERVISED_LOCK + 20;
	return SUPERVISED_LEAVE;
}

static int
run_make_one(void)
{
	return stretch_run(make_one);
}

/* Type one line after the other, each when it is asked for. */
static void
answer(struct pty *pty, int (*act)(void), const char *const *lines)
{
	pty_begin(pty, act);
	for (int i = 0; lines[i] != NULL; i++) {
		pty_wait_for(pty, PROMPT, i + 1);
		pty_type(pty, lines[i]);
	}
	assert_int_equal(pty_end(pty), 0);
}

#define ANSWER(pty, act, ...)                                                  \
	answer(pty, act, (const char *const[]){__VA_ARGS__, NULL})

/* ------------------------------------------------------------------- read */

static void
a_named_file_is_handed_over_open_and_the_screen_is_clear(void **state)
{
	struct pty pty;
	const char *question;

	(void)state;
	place_write("term.csv", "date", 4);
	ANSWER(&pty, run_read_one, "term.csv\n");
	question = strstr(pty.printed, BROKER_SESSIONS_FILE);
	assert_non_null(question);
	assert_memory_equal(pty.printed, WIPE, strlen(WIPE));
	assert_non_null(strstr(strstr(question, "term.csv"), WIPE));
	assert_non_null(strstr(
	    strstr(question, WIPE), "got OK hiding=0 name=term.csv end"));
	assert_non_null(strstr(pty.printed, "content=date."));
}

static void
a_name_that_cannot_be_opened_is_told_and_asked_for_again(void **state)
{
	struct pty pty;

	(void)state;
	place_write("term.csv", "date", 4);
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	ANSWER(&pty, run_read_one, "trem.csv\n", "folder\n", "pipe\n",
	    " ./folder/../term.csv \n");
	assert_non_null(strstr(pty.printed, "There is no file of that name."));
	assert_non_null(strstr(pty.printed, "That is a folder."));
	assert_non_null(strstr(pty.printed, "That is not an ordinary file."));
	assert_non_null(
	    strstr(pty.printed, "got OK hiding=0 name=term.csv end"));
	assert_non_null(strstr(pty.printed, "content=date."));
}

static int
run_read_one_at_home(void)
{
	if (setenv("HOME", place_path(), 1) != 0 || chdir("elsewhere") != 0)
		return 1;
	return stretch_run(read_one);
}

static void
a_tilde_is_the_home_folder(void **state)
{
	struct pty pty;

	(void)state;
	place_write("term.csv", "date", 4);
	assert_int_equal(mkdir("elsewhere", 0700), 0);
	ANSWER(&pty, run_read_one_at_home, "term.csv\n", "~/term.csv\n");
	assert_non_null(strstr(pty.printed, "There is no file of that name."));
	assert_non_null(strstr(pty.printed, "content=date."));
}

static void
letters_that_are_erased_are_no_part_of_the_name(void **state)
{
	struct pty pty;

	(void)state;
	place_write("Si\xc3\xa2n", "date", 4);
	ANSWER(&pty, run_read_one, "Si\xc3\xaf\x7f\xc3\xa2nx\x7f\n");
	assert_non_null(strstr(pty.printed, "content=date."));
}

/* --------------------------------------------------------------- no answer */

static void
assert_no_file(const char *keys, const char *hiding)
{
	struct pty pty;

	ANSWER(&pty, run_read_one, keys);
	assert_non_null(strstr(pty.printed, "got NOT_FOUND"));
	assert_non_null(strstr(pty.printed, hiding));
	assert_null(strstr(pty.printed, "content="));
}

static void
who_names_nothing_goes_back(void **state)
{
	(void)state;
	place_write("term.csv", "date", 4);
	assert_no_file("\n", "hiding=0");
	assert_no_file(CTRL_C, "hiding=0");
	assert_no_file(CTRL_D, "hiding=0");
	assert_no_file("term.csv" CTRL_C, "hiding=0");
	assert_no_file("term.csv" CTRL_D, "hiding=0");
}

static void
one_key_hides_at_once(void **state)
{
	(void)state;
	place_write("term.csv", "date", 4);
	assert_no_file(CTRL_X, "hiding=1");
	assert_no_file("term.csv" CTRL_X, "hiding=1");
}

/* Only the program's start reads where its clock stands. */
static int
start_with_a_clock(void)
{
	if (setenv("SAYSO_TEST_CLOCK_FILE", "clock", 1) != 0)
		return 1;
	execl("/proc/self/exe", "test_broker", "ask", (char *)NULL);
	return 1;
}

static void
set_clock(int64_t seconds)
{
	int file = open("clock", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	assert_true(file >= 0);
	assert_int_equal(
	    pwrite(file, &seconds, sizeof(seconds), 0), sizeof(seconds));
	close(file);
}

static void
who_went_away_is_hidden_after_five_minutes(void **state)
{
	struct pty pty;

	(void)state;
	set_clock(1000);
	pty_begin(&pty, start_with_a_clock);
	pty_wait_for(&pty, PROMPT, 1);
	set_clock(1000 + 299);
	pty_type(&pty, "nothing\n");
	pty_wait_for(&pty, PROMPT, 2);
	set_clock(1000 + 299 + 299);
	pty_type(&pty, "nothing\n");
	pty_wait_for(&pty, PROMPT, 3);
	set_clock(1000 + 299 + 299 + 300);
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "got NOT_FOUND hiding=1"));
}

static void
a_signal_that_ends_everything_does_not_wait_for_an_answer(void **state)
{
	struct pty pty;
	int status;

	(void)state;
	pty_begin(&pty, run_read_one);
	pty_wait_for(&pty, PROMPT, 1);
	assert_int_equal(kill(pty.child, SIGTERM), 0);
	status = pty_end(&pty);
	assert_int_equal(WEXITSTATUS(status), 128 + SIGTERM);
}

/* -------------------------------------------------------------------- new */

static void
assert_content(const char *name, const char *content)
{
	char found[64] = "";
	int file = open(name, O_RDONLY | O_CLOEXEC);

	assert_true(file >= 0);
	assert_true(read(file, found, sizeof(found) - 1) >= 0);
	assert_string_equal(found, content);
	close(file);
}

static void
a_new_file_is_made_for_its_owner_alone(void **state)
{
	struct stat about;
	struct pty pty;

	(void)state;
	ANSWER(&pty, run_make_one, "trip.txt\n");
	assert_non_null(strstr(pty.printed, BROKER_SHEET));
	assert_non_null(
	    strstr(pty.printed, "got OK hiding=0 name=trip.txt end"));
	assert_content("trip.txt", "sheet");
	assert_int_equal(stat("trip.txt", &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void
what_is_there_is_never_replaced(void **state)
{
	struct pty pty;

	(void)state;
	place_write("old.txt", "old", 3);
	assert_int_equal(symlink("nowhere", "link"), 0);
	assert_int_equal(mkdir("folder", 0700), 0);
	ANSWER(&pty, run_make_one, "old.txt\n", "link\n", "folder\n",
	    "folder/\n", "none/new.txt\n", "folder/new.txt\n");
	pty_wait_for(&pty, "There is something of that name already.", 3);
	assert_non_null(strstr(pty.printed, "That is the name of a folder."));
	assert_non_null(strstr(pty.printed, "should go into is not there."));
	assert_non_null(strstr(pty.printed, "got OK hiding=0 name=new.txt"));
	assert_content("old.txt", "old");
	assert_content("folder/new.txt", "sheet");
	assert_int_equal(access("nowhere", F_OK), -1);
}

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(promise, place_enter, place_leave)

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_named_file_is_handed_over_open_and_the_screen_is_clear),
	    TEST(a_name_that_cannot_be_opened_is_told_and_asked_for_again),
	    TEST(a_tilde_is_the_home_folder),
	    TEST(letters_that_are_erased_are_no_part_of_the_name),
	    TEST(who_names_nothing_goes_back),
	    TEST(one_key_hides_at_once),
	    TEST(who_went_away_is_hidden_after_five_minutes),
	    TEST(a_signal_that_ends_everything_does_not_wait_for_an_answer),
	    TEST(a_new_file_is_made_for_its_owner_alone),
	    TEST(what_is_there_is_never_replaced),
	};

	if (argc == 2 && strcmp(argv[1], "ask") == 0)
		return run_read_one();
	return cmocka_run_group_tests(tests, start, NULL);
}
