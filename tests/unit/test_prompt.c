/*
 * Passphrases on a terminal, whose echo comes back on every way out.
 *
 * The terminal is a pseudo-terminal.  A child asks on it; the test waits for
 * what the child prints, types, and looks at the terminal's settings.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <cmocka.h>

#include "os/prompt.h"
#include "support/pty.h"

#define QUESTION "Passphrase:"

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

static bool
echo_is_on(void)
{
	struct termios settings;

	return tcgetattr(STDIN_FILENO, &settings) == 0 &&
	       (settings.c_lflag & ECHO) != 0;
}

static void
print(const char *text)
{
	if (write(STDOUT_FILENO, text, strlen(text)) < 0)
		_exit(99);
}

static void
report(enum status status)
{
	print(status_name(status));
	print(echo_is_on() ? " with echo" : " without echo");
	print(" done\n");
}

static int
ask_for_passphrase(void)
{
	struct secret *secret = NULL;
	enum status status = prompt_secret(QUESTION, &secret);
	bool right = secret != NULL && secret_size(secret) == 13 &&
		     memcmp(secret_bytes(secret), "correct horse", 13) == 0;

	print(right ? "right " : "wrong ");
	report(status);
	secret_free(secret);
	return 0;
}

static void
take_no_notice(int number)
{
	(void)number;
}

static int
ask_while_interrupts_are_handled(void)
{
	signal(SIGINT, take_no_notice);
	return ask_for_passphrase();
}

static int
ask_while_interrupts_are_ignored(void)
{
	signal(SIGINT, SIG_IGN);
	return ask_for_passphrase();
}

/* The leader of a session keeps its terminal; a child of it can leave. */
static int
ask_without_a_terminal(void)
{
	struct secret *secret = NULL;
	pid_t asker;
	int status = -1;

	print(prompt_has_terminal() ? "had one, " : "had none, ");
	asker = fork();
	if (asker == 0) {
		if (setsid() < 0 || prompt_has_terminal())
			print("has one, ");
		report(prompt_secret(QUESTION, &secret));
		print(status_sentence(STATUS_NO_INPUT));
		_exit(0);
	}
	return waitpid(asker, &status, 0) == asker ? status : 1;
}

static void
what_is_typed_is_taken_and_never_shown(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, ask_for_passphrase);
	pty_wait_for(&pty, QUESTION, 1);
	pty_type(&pty, "correct horse\n");
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "right OK with echo done"));
	assert_null(strstr(pty.printed, "correct"));
}

static void
a_line_longer_than_the_limit_is_refused(void **state)
{
	char keys[PROMPT_LIMIT_BYTES + 3];
	struct pty pty;

	(void)state;
	memset(keys, 'x', sizeof(keys));
	keys[PROMPT_LIMIT_BYTES + 1] = '\n';
	keys[PROMPT_LIMIT_BYTES + 2] = '\0';
	pty_begin(&pty, ask_for_passphrase);
	pty_wait_for(&pty, QUESTION, 1);
	pty_type(&pty, keys);
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "wrong INVALID with echo done"));
	assert_null(strstr(pty.printed, "xx"));
}

static void
the_end_of_input_gives_up(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, ask_for_passphrase);
	pty_wait_for(&pty, QUESTION, 1);
	pty_type(&pty, "\x04");
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "wrong USAGE with echo done"));
}

/* The parent's side of a pseudo-terminal answers for its settings too. */
static void
assert_killed_with_echo_back(int number, const char *keys)
{
	struct pty pty;
	struct termios settings;
	int status;

	pty_begin(&pty, ask_for_passphrase);
	pty_wait_for(&pty, QUESTION, 1);
	assert_int_equal(tcgetattr(pty.terminal, &settings), 0);
	assert_int_equal(settings.c_lflag & ECHO, 0);
	pty_type(&pty, "half a pass");
	if (keys != NULL)
		pty_type(&pty, keys);
	else
		assert_int_equal(kill(pty.child, number), 0);
	assert_int_equal(waitpid(pty.child, &status, 0), pty.child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), number);
	assert_int_equal(tcgetattr(pty.terminal, &settings), 0);
	assert_int_not_equal(settings.c_lflag & ECHO, 0);
	while (pty_read_more(&pty))
		continue;
	assert_null(strstr(pty.printed, "done"));
	close(pty.terminal);
}

static void
a_signal_ends_the_process_with_the_echo_back(void **state)
{
	(void)state;
	assert_killed_with_echo_back(SIGINT, "\x03");
	assert_killed_with_echo_back(SIGQUIT, "\x1c");
	assert_killed_with_echo_back(SIGINT, NULL);
	assert_killed_with_echo_back(SIGTERM, NULL);
	assert_killed_with_echo_back(SIGHUP, NULL);
}

static void
an_interrupt_that_is_handled_gives_up(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, ask_while_interrupts_are_handled);
	pty_wait_for(&pty, QUESTION, 1);
	pty_type(&pty, "half\x03");
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "wrong USAGE with echo done"));
}

static void
an_interrupt_that_is_ignored_stays_ignored(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, ask_while_interrupts_are_ignored);
	pty_wait_for(&pty, QUESTION, 1);
	assert_int_equal(kill(pty.child, SIGINT), 0);
	pty_type(&pty, "correct horse\n");
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "right OK with echo done"));
}

/* A process in a group of its own, in front: what a shell starts. */
static pid_t
start_in_front(int (*act)(void))
{
	pid_t child = fork();

	if (child == 0) {
		setpgid(0, 0);
		signal(SIGTTOU, SIG_IGN);
		tcsetpgrp(STDIN_FILENO, getpid());
		_exit(act());
	}
	return child;
}

static int
stop_oneself(void)
{
	return raise(SIGTSTP);
}

/* Under valgrind nothing is ever stopped. */
static bool
processes_can_be_stopped(void)
{
	pid_t child = start_in_front(stop_oneself);
	int status = 0;
	bool stopped;

	waitpid(child, &status, WUNTRACED);
	stopped = WIFSTOPPED(status);
	if (stopped) {
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
	}
	return stopped;
}

/* The session's leader, as a shell, and the one who asks. */
static int
stop_and_ask(void)
{
	bool stoppable = processes_can_be_stopped();
	pid_t asker = start_in_front(ask_for_passphrase);
	int status = -1;

	waitpid(asker, &status, WUNTRACED);
	if (WIFSTOPPED(status) != stoppable)
		return 1;
	print(echo_is_on() ? "echo came back " : "echo is off ");
	if (stoppable) {
		kill(asker, SIGCONT);
		waitpid(asker, &status, 0);
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

static void
a_stopped_question_is_asked_again(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, stop_and_ask);
	pty_wait_for(&pty, QUESTION, 1);
	pty_type(&pty, "half\x1a");
	pty_wait_for(&pty, QUESTION, 2);
	pty_type(&pty, "correct horse\n");
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "echo came back"));
	assert_non_null(strstr(pty.printed, "right OK with echo done"));
	assert_null(strstr(pty.printed, "correct"));
}

static void
without_a_terminal_the_sentence_names_the_option(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, ask_without_a_terminal);
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "had one, NO_INPUT"));
	assert_non_null(strstr(pty.printed, "--passphrase-fd"));
	assert_null(strstr(pty.printed, QUESTION));
}

static int
ask_yes(void)
{
	bool yes = false;
	enum status status = prompt_yes("Go on?", &yes);

	print(yes ? "yes " : "no ");
	report(status);
	return 0;
}

static void
assert_answer(const char *keys, const char *expected)
{
	struct pty pty;

	pty_begin(&pty, ask_yes);
	pty_wait_for(&pty, "Go on?", 1);
	pty_type(&pty, keys);
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, expected));
}

static void
only_yes_is_yes(void **state)
{
	(void)state;
	assert_answer("y\n", "yes OK with echo done");
	assert_answer("YES\n", "yes OK with echo done");
	assert_answer("\n", "no OK with echo done");
	assert_answer("n\n", "no OK with echo done");
	assert_answer("yesterday\n", "no OK with echo done");
	assert_answer("\x04", "no USAGE with echo done");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_typed_is_taken_and_never_shown),
	    cmocka_unit_test(a_line_longer_than_the_limit_is_refused),
	    cmocka_unit_test(the_end_of_input_gives_up),
	    cmocka_unit_test(a_signal_ends_the_process_with_the_echo_back),
	    cmocka_unit_test(an_interrupt_that_is_handled_gives_up),
	    cmocka_unit_test(an_interrupt_that_is_ignored_stays_ignored),
	    cmocka_unit_test(a_stopped_question_is_asked_again),
	    cmocka_unit_test(without_a_terminal_the_sentence_names_the_option),
	    cmocka_unit_test(only_yes_is_yes),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
