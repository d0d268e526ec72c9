/*
 * vt: keys, sizes, waiting, and how programs end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "support/acting.h"

/* ------------------------------------------------------ what is answered */

static int
ask_terminal(void)
{
	acting_go_raw();
	acting_say("\033[3;4H\033[6n");
	for (int i = 0; i < 6; i++)
		acting_say((char[]){(char)(acting_read_key() | 0x40), '\0'});
	return 0;
}

/* ESC [ 3 ; 4 R, each with a bit set that makes a letter of it. */
static void
questions_to_the_terminal_are_answered(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, ask_terminal);
	assert_true(vt_wait(&vt, "[[s{tR"));
	acting_ends_with(&vt, 0);
}

static void
on_new_size(int number)
{
	(void)number;
}

static int
tell_size(void)
{
	struct sigaction action = {.sa_handler = on_new_size};
	struct winsize size;
	char text[64];
	sigset_t hidden, open;

	sigemptyset(&hidden);
	sigaddset(&hidden, SIGWINCH);
	sigprocmask(SIG_BLOCK, &hidden, &open);
	sigaction(SIGWINCH, &action, NULL);
	for (int times = 0; times < 2; times++) {
		ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
		snprintf(text, sizeof(text), "\033[H%d by %d", size.ws_row,
		    size.ws_col);
		acting_say(text);
		if (times == 0)
			sigsuspend(&open);
	}
	return 0;
}

static void
the_program_sees_a_new_size(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, tell_size);
	assert_true(vt_wait(&vt, "5 by 20"));
	vt_resize(&vt, 8, 31);
	assert_true(vt_wait(&vt, "8 by 31"));
	acting_ends_with(&vt, 0);
}

static int
tell_keys(void)
{
	char text[8];
	char key;

	acting_go_raw();
	acting_say("ready");
	while ((key = acting_read_key()) != 'q') {
		snprintf(text, sizeof(text), "%02x", (unsigned char)key);
		acting_say(text);
	}
	return 0;
}

static void
keys_are_as_terminals_send_them(void **state)
{
	static const struct {
		const char *key;
		const char *sent;
	} keys[] = {
	    {"Enter", "0d"},
	    {"Tab", "09"},
	    {"Esc", "1b"},
	    {"Up", "1b5b41"},
	    {"PgDn", "1b5b367e"},
	    {"F1", "1b4f50"},
	    {"F5", "1b5b31357e"},
	    {"Delete", "1b5b337e"},
	    {"Backspace", "7f"},
	    {"Space", "20"},
	    {"Ctrl-X", "18"},
	    {"Alt-a", "1b61"},
	    {"Shift-Tab", "1b5b5a"},
	    {"\xc5\xb5", "c5b5"},
	};
	struct vt vt;

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		acting_begin(&vt, tell_keys);
		assert_true(vt_wait(&vt, "ready"));
		assert_true(vt_key(&vt, keys[i].key));
		assert_true(vt_wait(&vt, keys[i].sent));
		assert_true(vt_key(&vt, "q"));
		assert_true(vt_wait_over(&vt));
		acting_row_is(&vt, 0, vt.stream.text);
		assert_string_equal(vt.stream.text + 5, keys[i].sent);
		vt_clear(&vt);
	}
	acting_begin(&vt, tell_keys);
	assert_false(vt_key(&vt, "Entre"));
	assert_false(vt_key(&vt, "Ctrl-"));
	assert_false(vt_key(&vt, "F13"));
	vt_clear(&vt);
}

static int
take_paste(void)
{
	acting_go_raw();
	acting_say("\033[?2004hready");
	while (acting_read_key() != '\033')
		continue;
	acting_say("\033[2;1H");
	for (int i = 0; i < 6; i++)
		acting_say((char[]){acting_read_key(), '\0'});
	return 0;
}

static void
a_paste_is_marked_where_the_program_asked(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, take_paste);
	assert_true(vt_wait(&vt, "ready"));
	assert_true(vt_paste(&vt, "Ann"));
	assert_true(vt_wait(&vt, "[200~A"));
	vt_clear(&vt);
	acting_begin(&vt, tell_keys);
	assert_true(vt_wait(&vt, "ready"));
	assert_true(vt_paste(&vt, "Ann"));
	assert_true(vt_wait(&vt, "ready416e6e"));
	vt_clear(&vt);
}

/* ---------------------------------------------------------- how it ends */

static int
wait_for_ever(void)
{
	acting_go_raw();
	acting_say("waiting");
	while (acting_read_key() != 'q')
		continue;
	return 0;
}

static int
say_one_thing(void)
{
	acting_say("ready");
	return 7;
}

/* The end of the program ends the wait; patience is not used up. */
static void
a_wait_ends_with_the_program(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, say_one_thing);
	assert_false(vt_wait(&vt, "never"));
	assert_true(vt.is_over);
	assert_true(vt_wait(&vt, "ready"));
	assert_false(vt_wait_gone(&vt, "ready"));
	assert_true(vt_wait_gone(&vt, "never"));
	acting_ends_with(&vt, 7);
}

static void
a_wait_ends_with_patience(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, wait_for_ever);
	assert_true(vt_wait(&vt, "waiting"));
	vt.patience_ms = 10;
	assert_false(vt_wait(&vt, "never"));
	assert_false(vt_wait_gone(&vt, "waiting"));
	assert_false(vt_wait_over(&vt));
	assert_false(vt.is_over);
	vt_clear(&vt);
}

static int
never_read(void)
{
	acting_go_raw();
	acting_say("deaf");
	pause();
	return 0;
}

static void
it_is_known_whether_keys_were_read(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, wait_for_ever);
	assert_true(vt_wait(&vt, "waiting"));
	for (int i = 0; i < 1000; i++) {
		assert_true(vt_type(&vt, "abc", 3));
		assert_true(vt_wait_read(&vt));
	}
	vt_clear(&vt);
	acting_begin(&vt, never_read);
	assert_true(vt_wait(&vt, "deaf"));
	vt.patience_ms = 10;
	assert_true(vt_wait_read(&vt));
	assert_true(vt_type(&vt, "a", 1));
	assert_false(vt_wait_read(&vt));
	vt_clear(&vt);
}

/* A screenful of text right before the end is all there. */
static int
say_much(void)
{
	for (int i = 0; i < 2000; i++)
		acting_say("much to say and more\r\n");
	acting_say("the end");
	return 3;
}

static void
what_was_printed_last_is_not_lost(void **state)
{
	struct vt vt;

	(void)state;
	for (int i = 0; i < 20; i++) {
		acting_begin(&vt, say_much);
		assert_true(vt_wait(&vt, "the end"));
		acting_ends_with(&vt, 3);
	}
}

static void
signals_and_hang_ups_are_told(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, wait_for_ever);
	assert_true(vt_wait(&vt, "waiting"));
	vt_signal(&vt, SIGTERM);
	acting_ends_with(&vt, 128 + SIGTERM);
	acting_begin(&vt, wait_for_ever);
	assert_true(vt_wait(&vt, "waiting"));
	assert_int_equal(vt_exit_status(&vt), -1);
	vt_hang_up(&vt);
	acting_ends_with(&vt, 128 + SIGHUP);
}

static int
stop_and_go_on(void)
{
	acting_say("running");
	raise(SIGTSTP);
	acting_say(" again");
	return 0;
}

static bool
is_stopped(struct vt *vt, const void *of)
{
	(void)of;
	return vt->is_stopped;
}

static void
a_program_can_be_stopped_and_go_on(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, stop_and_go_on);
	assert_true(vt_until(&vt, is_stopped, NULL));
	assert_true(vt_has(&vt, "running"));
	assert_false(vt_has(&vt, "again"));
	vt_signal(&vt, SIGCONT);
	assert_true(vt_wait(&vt, "running again"));
	assert_false(vt.is_stopped);
	acting_ends_with(&vt, 0);
}

/* As from a shell: what cannot be run ends with 127. */
static void
a_program_that_is_not_there_has_ended(void **state)
{
	static const char *const nothing[] = {"/nowhere/at-all", NULL};
	static const char *const printer[] = {
	    "/bin/sh", "-c", "echo $0 $WORD; pwd", "has", NULL};
	static const char *const words[] = {"WORD=it", NULL};
	struct vt_start start = {.rows = 5, .columns = 20, .argv = nothing};
	struct vt vt;

	(void)state;
	assert_true(vt_begin(&vt, &start));
	acting_ends_with(&vt, 127);
	start.argv = printer;
	start.environment = words;
	start.folder = "/";
	assert_true(vt_begin(&vt, &start));
	assert_true(vt_wait_over(&vt));
	acting_row_is(&vt, 0, "has it");
	acting_row_is(&vt, 1, "/");
	acting_ends_with(&vt, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(questions_to_the_terminal_are_answered),
	    cmocka_unit_test(the_program_sees_a_new_size),
	    cmocka_unit_test(keys_are_as_terminals_send_them),
	    cmocka_unit_test(a_paste_is_marked_where_the_program_asked),
	    cmocka_unit_test(a_wait_ends_with_the_program),
	    cmocka_unit_test(a_wait_ends_with_patience),
	    cmocka_unit_test(it_is_known_whether_keys_were_read),
	    cmocka_unit_test(what_was_printed_last_is_not_lost),
	    cmocka_unit_test(signals_and_hang_ups_are_told),
	    cmocka_unit_test(a_program_can_be_stopped_and_go_on),
	    cmocka_unit_test(a_program_that_is_not_there_has_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
