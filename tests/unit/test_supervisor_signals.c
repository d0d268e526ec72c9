/*
 * The supervisor and signals: what ends it ends the stretch in order, and a
 * suspended one gives way to the shell.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
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

static int
run_wait_for_a_signal(void)
{
	return stretch_run(stretch_wait_for_a_signal);
}

static void
assert_passed_on(int number)
{
	struct pty pty;
	int status;

	pty_begin(&pty, run_wait_for_a_signal);
	pty_wait_for(&pty, "ready", 1);
	assert_int_equal(kill(pty.child, SIGINT), 0);
	assert_int_equal(kill(pty.child, number), 0);
	status = pty_end(&pty);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 128 + number);
	assert_non_null(strstr(pty.printed, "tidied up"));
	assert_non_null(strstr(strstr(pty.printed, "tidied up"), WIPE));
	assert_null(strstr(pty.printed, CRASHED));
}

static void
what_ends_the_supervisor_is_passed_on_and_waited_for(void **state)
{
	(void)state;
	assert_passed_on(SIGTERM);
	assert_passed_on(SIGHUP);
}

/* The session's leader, as a shell; an orphan is its to wait for. */
static int
wait_for_both(void)
{
	pid_t supervisor;
	int status = 0;

	stretch_become_heir();
	supervisor = stretch_in_front(run_wait_for_a_signal);
	if (waitpid(supervisor, &status, 0) != supervisor ||
	    !WIFSIGNALED(status))
		return 1;
	if (wait(&status) < 0 || !WIFEXITED(status))
		return 2;
	return WEXITSTATUS(status);
}

static void
a_stretch_ends_in_order_when_its_supervisor_is_killed(void **state)
{
	struct pty pty;
	pid_t supervisor;
	int status;

	(void)state;
	pty_begin(&pty, wait_for_both);
	pty_wait_for(&pty, ".\r\n", 1);
	supervisor = atoi(strstr(pty.printed, "ready for ") + 10);
	assert_true(supervisor > 1);
	assert_int_equal(kill(supervisor, SIGKILL), 0);
	status = pty_end(&pty);
	assert_int_equal(status, SUPERVISED_LEAVE);
	assert_non_null(strstr(pty.printed, "tidied up"));
}

static int
suspend_once(void *context, const struct supervised *self)
{
	(void)context;
	if (!self->is_first) {
		stretch_say("came back\n");
		return SUPERVISED_LEAVE;
	}
	stretch_raw();
	return SUPERVISED_SUSPEND;
}

static int
run_suspend_once(void)
{
	return stretch_run(suspend_once);
}

static int
suspend_and_continue(void)
{
	pid_t supervisor = stretch_in_front(run_suspend_once);
	struct termios settings;
	int status = 0;

	if (waitpid(supervisor, &status, WUNTRACED) != supervisor ||
	    !WIFSTOPPED(status) || WSTOPSIG(status) != SIGTSTP)
		return 1;
	if (tcgetattr(STDIN_FILENO, &settings) != 0 ||
	    (settings.c_lflag & ICANON) == 0)
		return 2;
	/* Nobody but the supervisor is left of the job. */
	stretch_become_heir();
	stretch_say("the shell has it\n");
	kill(supervisor, SIGCONT);
	waitpid(supervisor, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}

static void
a_suspended_stretch_gives_the_shell_its_terminal_back(void **state)
{
	struct pty pty;
	const char *wiped;

	(void)state;
	pty_begin(&pty, suspend_and_continue);
	assert_int_equal(pty_end(&pty), 0);
	wiped = strstr(pty.printed, WIPE);
	assert_non_null(wiped);
	assert_non_null(strstr(wiped, "the shell has it"));
	assert_non_null(strstr(strstr(wiped, "the shell has it"), "came back"));
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
	    TEST(what_ends_the_supervisor_is_passed_on_and_waited_for),
	    TEST(a_stretch_ends_in_order_when_its_supervisor_is_killed),
	    TEST(a_suspended_stretch_gives_the_shell_its_terminal_back),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
