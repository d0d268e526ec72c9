/*
 * The supervisor: one stretch after the other, and a terminal in order after
 * each, however it ended.
 *
 * The supervisor runs on a pseudo-terminal.  The stretches are the test's own;
 * they say what they see, and the test waits for that.
 */
#include <errno.h>
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
#include <termios.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/secret.h"
#include "os/supervisor.h"
#include "support/place.h"
#include "support/pty.h"
#include "support/stretches.h"

#define WIPE    "\033[H\033[2J\033[3J"
#define CRASHED "sayso stopped in the middle of something."

/* ------------------------------------------------------ one after the other */

static int
lock_once(void *context, const struct supervised *self)
{
	(void)context;
	stretch_say("pid=%d first=%d heads=%d.\n", (int)getpid(),
	    self->is_first, (int)*self->heads);
	if (!self->is_first)
		return SUPERVISED_LEAVE;
	*self->heads = 7;
	return SUPERVISED_LOCK;
}

static int
run_lock_once(void)
{
	return stretch_run(lock_once);
}

static void
a_lock_is_followed_by_another_process_that_knows_the_heads(void **state)
{
	struct pty pty;
	const char *first, *wiped, *second;

	(void)state;
	pty_begin(&pty, run_lock_once);
	assert_int_equal(pty_end(&pty), 0);
	first = strstr(pty.printed, "first=1 heads=0.");
	assert_non_null(first);
	wiped = strstr(first, WIPE);
	assert_non_null(wiped);
	second = strstr(wiped, "first=0 heads=7.");
	assert_non_null(second);
	assert_non_null(strstr(second, WIPE));
	assert_int_not_equal(atoi(strstr(pty.printed, "pid=") + 4),
	    atoi(strstr(wiped, "pid=") + 4));
}

static int
look_around(void *context, const struct supervised *self)
{
	struct sigaction interrupt;
	int passwd = open("/etc/passwd", O_RDONLY | O_CLOEXEC);

	(void)context;
	(void)self;
	sigaction(SIGINT, NULL, &interrupt);
	stretch_say("stray=%s passwd=%s interrupt=%s group=%s\n",
	    fcntl(STRETCH_STRAY, F_GETFD) < 0 ? "closed" : "open",
	    passwd < 0 || !self->has_landlock ? "refused" : "read",
	    interrupt.sa_handler == SIG_IGN ? "ignored" : "other",
	    getpgrp() == tcgetpgrp(STDIN_FILENO) ? "in-front" : "behind");
	return SUPERVISED_LEAVE;
}

static int
run_look_around(void)
{
	if (dup2(STDIN_FILENO, STRETCH_STRAY) < 0)
		return 1;
	return stretch_run(look_around);
}

static void
a_stretch_is_fenced_in_and_has_the_terminal_and_no_other_file(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, run_look_around);
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed,
	    "stray=closed passwd=refused interrupt=ignored group=in-front"));
}

/* ------------------------------------------------------------- how it ends */

static int
die_in_raw_mode(void *context, const struct supervised *self)
{
	(void)context;
	(void)self;
	stretch_raw();
	stretch_say("\033[?1049hRobin's number");
	kill(getpid(), SIGKILL);
	return SUPERVISED_LEAVE;
}

static int
run_die_in_raw_mode(void)
{
	return stretch_run(die_in_raw_mode);
}

static int
leave_oddly(void *context, const struct supervised *self)
{
	(void)context;
	(void)self;
	stretch_raw();
	stretch_say("\033[?1049hRobin's number");
	return 77 + 22;
}

static int
run_leave_oddly(void)
{
	return stretch_run(leave_oddly);
}

static void
assert_tidied_with_a_sentence(int (*act)(void))
{
	struct pty pty;
	struct termios settings;
	const char *at;
	int status;

	pty_begin(&pty, act);
	pty_wait_for(&pty, CRASHED, 1);
	assert_int_equal(tcgetattr(pty.terminal, &settings), 0);
	assert_int_not_equal(settings.c_lflag & ECHO, 0);
	assert_int_not_equal(settings.c_lflag & ICANON, 0);
	status = pty_end(&pty);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
	at = strstr(pty.printed, "Robin's number");
	assert_non_null(at);
	at = strstr(at, "\033[?1049l");
	assert_non_null(at);
	assert_non_null(strstr(at, "\033[?25h"));
	assert_non_null(strstr(at, "\033[?2004l"));
	at = strstr(at, WIPE);
	assert_non_null(at);
	assert_non_null(strstr(at, CRASHED));
}

static void
a_stretch_that_crashed_leaves_a_clear_terminal_and_a_sentence(void **state)
{
	(void)state;
	assert_tidied_with_a_sentence(run_die_in_raw_mode);
	assert_tidied_with_a_sentence(run_leave_oddly);
}

static int
fail_with_a_sentence(void *context, const struct supervised *self)
{
	(void)context;
	(void)self;
	stretch_say(WIPE "There is no vault.\n");
	return 66;
}

static int
run_fail_with_a_sentence(void)
{
	return stretch_run(fail_with_a_sentence);
}

static void
a_stretch_that_failed_is_not_wiped_and_its_exit_status_is_ours(void **state)
{
	struct pty pty;
	int status;

	(void)state;
	pty_begin(&pty, run_fail_with_a_sentence);
	status = pty_end(&pty);
	assert_int_equal(WEXITSTATUS(status), 66);
	assert_non_null(strstr(pty.printed, "There is no vault."));
	assert_null(strstr(strstr(pty.printed, "There is no vault."), WIPE));
	assert_null(strstr(pty.printed, CRASHED));
}

/* ---------------------------------------------------------- vault's folder */

static int
leave(void *context, const struct supervised *self)
{
	struct stat about;
	const char *vault = context;

	(void)self;
	if (stat(vault, &about) != 0 || (about.st_mode & 0777) != 0700)
		return SUPERVISED_LOCK + 20;
	return SUPERVISED_LEAVE;
}

static int
make_a_file(void *context, const struct supervised *self)
{
	char name[STRETCH_PATH_BYTES + 8];

	(void)self;
	snprintf(name, sizeof(name), "%s/file", (const char *)context);
	if (open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600) < 0)
		return SUPERVISED_LOCK + 20;
	return SUPERVISED_LEAVE;
}

static int
run_leave(void)
{
	return stretch_run_making("one/two/vault", leave);
}

static int
run_make_a_file(void)
{
	return stretch_run_making("one/two/vault", make_a_file);
}

static void
a_vaults_folder_is_made_before_and_taken_back_when_empty(void **state)
{
	struct stat about;
	struct pty pty;

	(void)state;
	pty_begin(&pty, run_leave);
	assert_int_equal(pty_end(&pty), 0);
	assert_int_equal(stat("one", &about), -1);
	assert_int_equal(errno, ENOENT);

	pty_begin(&pty, run_make_a_file);
	assert_int_equal(pty_end(&pty), 0);
	assert_int_equal(stat("one/two/vault/file", &about), 0);
}

static int
run_in_a_synced_place(void)
{
	return stretch_run_making("Dropbox/vault", leave);
}

static void
a_folder_that_may_not_be_there_is_refused_before_any_stretch(void **state)
{
	struct stat about;
	struct pty pty;
	int status;

	(void)state;
	assert_int_equal(mkdir("Dropbox", 0700), 0);
	pty_begin(&pty, run_in_a_synced_place);
	status = pty_end(&pty);
	assert_int_equal(WEXITSTATUS(status), 78);
	assert_non_null(strstr(pty.printed, "sync program"));
	assert_int_equal(stat("Dropbox/vault", &about), -1);
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
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_lock_is_followed_by_another_process_that_knows_the_heads),
	    TEST(a_stretch_is_fenced_in_and_has_the_terminal_and_no_other_file),
	    TEST(a_stretch_that_crashed_leaves_a_clear_terminal_and_a_sentence),
	    TEST(
		a_stretch_that_failed_is_not_wiped_and_its_exit_status_is_ours),
	    TEST(a_vaults_folder_is_made_before_and_taken_back_when_empty),
	    TEST(a_folder_that_may_not_be_there_is_refused_before_any_stretch),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
