/*
 * vt: the harness of the screen tests, against small programs whose screens
 * are known.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "support/vt.h"

static void
say(const char *text)
{
	if (write(STDOUT_FILENO, text, strlen(text)) != (ssize_t)strlen(text))
		_exit(1);
}

/* Single keys, unseen, as a program with screens reads them. */
static void
go_raw(void)
{
	struct termios settings;

	tcgetattr(STDIN_FILENO, &settings);
	cfmakeraw(&settings);
	tcsetattr(STDIN_FILENO, TCSANOW, &settings);
}

static char
read_key(void)
{
	char key;

	return read(STDIN_FILENO, &key, 1) == 1 ? key : '\0';
}

static void
begin(struct vt *vt, int (*act)(void))
{
	struct vt_start start = {.rows = 5, .columns = 20, .act = act};

	assert_true(vt_begin(vt, &start));
}

static void
row_is(const struct vt *vt, int row, const char *wanted)
{
	struct buf text = BUF_EMPTY;

	vt_row(vt, row, &text);
	assert_string_equal(text.text, wanted);
	buf_clear(&text);
}

static void
ends_with(struct vt *vt, int status)
{
	assert_true(vt_wait_over(vt));
	assert_int_equal(vt_exit_status(vt), status);
	vt_clear(vt);
}

/* --------------------------------------------------------- what is seen */

static int
draw_letters(void)
{
	say("\033[2;1HSi\xc3\xa2n\033[3;1H"
	    "\xe6\x9d\x8e\xe5\xb0\x8f|\033[4;1Hw\xcc\x82y end");
	say("\033[5;1H\033[?25lready\033[2;3H");
	return 7;
}

static void
letters_are_seen_wide_and_marked(void **state)
{
	struct vt vt;
	struct vt_cell cell;
	struct buf whole = BUF_EMPTY;

	(void)state;
	begin(&vt, draw_letters);
	assert_true(vt_wait_over(&vt));
	row_is(&vt, 0, "");
	row_is(&vt, 1, "Si\xc3\xa2n");
	row_is(&vt, 2, "\xe6\x9d\x8e\xe5\xb0\x8f|");
	row_is(&vt, 3, "w\xcc\x82y end");
	vt_cell(&vt, 2, 0, &cell);
	assert_string_equal(cell.text, "\xe6\x9d\x8e");
	assert_int_equal(cell.width, 2);
	vt_cell(&vt, 2, 1, &cell);
	assert_string_equal(cell.text, "");
	assert_int_equal(cell.width, 0);
	vt_cell(&vt, 2, 4, &cell);
	assert_string_equal(cell.text, "|");
	vt_cell(&vt, 3, 0, &cell);
	assert_string_equal(cell.text, "w\xcc\x82");
	vt_row_whole(&vt, 4, &whole);
	assert_string_equal(whole.text, "ready               ");
	buf_clear(&whole);
	ends_with(&vt, 7);
}

static int
move_cursor(void)
{
	go_raw();
	say("\033[3;6Hone");
	read_key();
	say("\033[?25l\033[1;1Htwo");
	return 0;
}

static void
the_cursor_is_followed(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, move_cursor);
	assert_true(vt_wait(&vt, "one"));
	assert_int_equal(vt.cursor.row, 2);
	assert_int_equal(vt.cursor.col, 8);
	assert_true(vt.cursor_is_visible);
	assert_true(vt_key(&vt, "x"));
	assert_true(vt_wait(&vt, "two"));
	assert_int_equal(vt.cursor.row, 0);
	assert_int_equal(vt.cursor.col, 3);
	assert_false(vt.cursor_is_visible);
	ends_with(&vt, 0);
}

static int
draw_attributes(void)
{
	say("p\033[7mr\033[0;1mb\033[0;31mc\033[0;44md\033[0m\033[39;49me");
	return 0;
}

static void
attributes_are_seen(void **state)
{
	static const struct {
		const char *text;
		bool is_reverse, is_bold, has_colour;
	} wanted[] = {
	    {"p", false, false, false},
	    {"r", true, false, false},
	    {"b", false, true, false},
	    {"c", false, false, true},
	    {"d", false, false, true},
	    {"e", false, false, false},
	    {" ", false, false, false},
	};
	struct vt vt;
	struct vt_cell cell;

	(void)state;
	begin(&vt, draw_attributes);
	assert_true(vt_wait_over(&vt));
	for (int i = 0; i < (int)(sizeof(wanted) / sizeof(wanted[0])); i++) {
		vt_cell(&vt, 0, i, &cell);
		assert_string_equal(cell.text, wanted[i].text);
		assert_int_equal(cell.is_reverse, wanted[i].is_reverse);
		assert_int_equal(cell.is_bold, wanted[i].is_bold);
		assert_int_equal(cell.has_colour, wanted[i].has_colour);
	}
	ends_with(&vt, 0);
}

/* ------------------------------------------------------- lines that left */

static int
scroll(void)
{
	go_raw();
	say("first\r\n2\r\n3\r\n4\r\n5\r\n6\r\nlast");
	read_key();
	/* In two pieces: the terminal must put them together. */
	say("\033[");
	read_key();
	say("3J\r\nnew");
	read_key();
	say("\033[?1049h\033[2J\033[1;1Hover it\r\n\n\n\n\n\n\n");
	read_key();
	say("\033[?1049l");
	return 0;
}

static void
lines_that_left_are_kept_until_cleared(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, scroll);
	assert_true(vt_wait(&vt, "last"));
	assert_false(vt_has(&vt, "first"));
	assert_true(vt_scrollback_has(&vt, "first"));
	assert_int_equal(vt.scrollback_count, 2);
	assert_true(vt_type(&vt, "xx", 2));
	assert_true(vt_wait(&vt, "new"));
	assert_false(vt_scrollback_has(&vt, "first"));
	assert_int_equal(vt.scrollback_count, 1);
	assert_true(vt_printed(&vt, 0, "first"));
	assert_false(vt_printed(&vt, 6, "first"));
	vt_clear(&vt);
}

static bool
is_alternate(struct vt *vt, const void *of)
{
	(void)of;
	return vt->is_alternate;
}

static void
the_other_screen_leaves_no_lines(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, scroll);
	assert_true(vt_type(&vt, "xxx", 3));
	assert_true(vt_until(&vt, is_alternate, NULL));
	assert_true(vt_wait_gone(&vt, "over it"));
	assert_false(vt_scrollback_has(&vt, "over it"));
	assert_false(vt_has(&vt, "last"));
	assert_true(vt_type(&vt, "x", 1));
	assert_true(vt_wait(&vt, "last"));
	assert_false(vt.is_alternate);
	ends_with(&vt, 0);
}

/* ------------------------------------------------------ what is answered */

static int
ask_terminal(void)
{
	go_raw();
	say("\033[3;4H\033[6n");
	for (int i = 0; i < 6; i++)
		say((char[]){(char)(read_key() | 0x40), '\0'});
	return 0;
}

/* ESC [ 3 ; 4 R, each with a bit set that makes a letter of it. */
static void
questions_to_the_terminal_are_answered(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, ask_terminal);
	assert_true(vt_wait(&vt, "[[s{tR"));
	ends_with(&vt, 0);
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
		say(text);
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
	begin(&vt, tell_size);
	assert_true(vt_wait(&vt, "5 by 20"));
	vt_resize(&vt, 8, 31);
	assert_true(vt_wait(&vt, "8 by 31"));
	ends_with(&vt, 0);
}

static int
tell_keys(void)
{
	char text[8];
	char key;

	go_raw();
	say("ready");
	while ((key = read_key()) != 'q') {
		snprintf(text, sizeof(text), "%02x", (unsigned char)key);
		say(text);
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
		begin(&vt, tell_keys);
		assert_true(vt_wait(&vt, "ready"));
		assert_true(vt_key(&vt, keys[i].key));
		assert_true(vt_wait(&vt, keys[i].sent));
		assert_true(vt_key(&vt, "q"));
		assert_true(vt_wait_over(&vt));
		row_is(&vt, 0, vt.stream.text);
		assert_string_equal(vt.stream.text + 5, keys[i].sent);
		vt_clear(&vt);
	}
	begin(&vt, tell_keys);
	assert_false(vt_key(&vt, "Entre"));
	assert_false(vt_key(&vt, "Ctrl-"));
	assert_false(vt_key(&vt, "F13"));
	vt_clear(&vt);
}

static int
take_paste(void)
{
	go_raw();
	say("\033[?2004hready");
	while (read_key() != '\033')
		continue;
	say("\033[2;1H");
	for (int i = 0; i < 6; i++)
		say((char[]){read_key(), '\0'});
	return 0;
}

static void
a_paste_is_marked_where_the_program_asked(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, take_paste);
	assert_true(vt_wait(&vt, "ready"));
	assert_true(vt_paste(&vt, "Ann"));
	assert_true(vt_wait(&vt, "[200~A"));
	vt_clear(&vt);
	begin(&vt, tell_keys);
	assert_true(vt_wait(&vt, "ready"));
	assert_true(vt_paste(&vt, "Ann"));
	assert_true(vt_wait(&vt, "ready416e6e"));
	vt_clear(&vt);
}

/* ---------------------------------------------------------- how it ends */

static int
wait_for_ever(void)
{
	go_raw();
	say("waiting");
	while (read_key() != 'q')
		continue;
	return 0;
}

/* The end of the program ends the wait; patience is not used up. */
static void
a_wait_ends_with_the_program(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, draw_letters);
	assert_false(vt_wait(&vt, "never"));
	assert_true(vt.is_over);
	assert_true(vt_wait(&vt, "ready"));
	assert_false(vt_wait_gone(&vt, "ready"));
	assert_true(vt_wait_gone(&vt, "never"));
	ends_with(&vt, 7);
}

static void
a_wait_ends_with_patience(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, wait_for_ever);
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
	go_raw();
	say("deaf");
	pause();
	return 0;
}

static void
it_is_known_whether_keys_were_read(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, wait_for_ever);
	assert_true(vt_wait(&vt, "waiting"));
	for (int i = 0; i < 1000; i++) {
		assert_true(vt_type(&vt, "abc", 3));
		assert_true(vt_wait_read(&vt));
	}
	vt_clear(&vt);
	begin(&vt, never_read);
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
		say("much to say and more\r\n");
	say("the end");
	return 3;
}

static void
what_was_printed_last_is_not_lost(void **state)
{
	struct vt vt;

	(void)state;
	for (int i = 0; i < 20; i++) {
		begin(&vt, say_much);
		assert_true(vt_wait(&vt, "the end"));
		ends_with(&vt, 3);
	}
}

static void
signals_and_hang_ups_are_told(void **state)
{
	struct vt vt;

	(void)state;
	begin(&vt, wait_for_ever);
	assert_true(vt_wait(&vt, "waiting"));
	vt_signal(&vt, SIGTERM);
	ends_with(&vt, 128 + SIGTERM);
	begin(&vt, wait_for_ever);
	assert_true(vt_wait(&vt, "waiting"));
	assert_int_equal(vt_exit_status(&vt), -1);
	vt_hang_up(&vt);
	ends_with(&vt, 128 + SIGHUP);
}

static int
stop_and_go_on(void)
{
	say("running");
	raise(SIGTSTP);
	say(" again");
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
	begin(&vt, stop_and_go_on);
	assert_true(vt_until(&vt, is_stopped, NULL));
	assert_true(vt_has(&vt, "running"));
	assert_false(vt_has(&vt, "again"));
	vt_signal(&vt, SIGCONT);
	assert_true(vt_wait(&vt, "running again"));
	assert_false(vt.is_stopped);
	ends_with(&vt, 0);
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
	ends_with(&vt, 127);
	start.argv = printer;
	start.environment = words;
	start.folder = "/";
	assert_true(vt_begin(&vt, &start));
	assert_true(vt_wait_over(&vt));
	row_is(&vt, 0, "has it");
	row_is(&vt, 1, "/");
	ends_with(&vt, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_are_seen_wide_and_marked),
	    cmocka_unit_test(the_cursor_is_followed),
	    cmocka_unit_test(attributes_are_seen),
	    cmocka_unit_test(lines_that_left_are_kept_until_cleared),
	    cmocka_unit_test(the_other_screen_leaves_no_lines),
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
