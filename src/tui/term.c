/*
 * term: curses started and stopped, and keys read.
 *
 * Keys are read from a pad, which curses never draws, so that reading cannot
 * put half a screen on the terminal.
 */
#include "tui/term.h"

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/mem.h"
#include "tui/curses.h"
#include "tui/role.h"

#define TICK_MS          1000
#define ESC_MS           25
#define PASTE_BYTES_MOST (64u << 10)
#define CONTROL_Z        ('z' - 'a' + 1)
#define CONTROL_BEGIN    0x1f /* above: not a control character */

/* Keys that curses has no name for. */
enum {
	KEY_PASTE_BEGIN = KEY_MAX + 1,
	KEY_PASTE_END,
	KEY_WORD_LEFT,
	KEY_WORD_RIGHT,
};

static SCREEN *terminal;
static WINDOW *keys; /* a pad */
static struct buf paste;
static volatile sig_atomic_t is_hung_up, is_to_stop;

static void
take_signal(int number)
{
	if (number == SIGTSTP)
		is_to_stop = 1;
	else
		is_hung_up = 1;
}

/* Without SA_RESTART, so that waiting for a key ends. */
static void
catch_signals(void)
{
	struct sigaction action = {.sa_handler = take_signal};
	sigset_t stop;

	sigemptyset(&action.sa_mask);
	sigaction(SIGHUP, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGQUIT, &action, NULL);
	sigaction(SIGTSTP, &action, NULL);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
}

/* Names are stored in UTF-8, so nothing else can show them. */
static void
set_locale(void)
{
	if (setlocale(LC_CTYPE, "") == NULL ||
	    strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
}

static void
write_out(const char *text)
{
	size_t length = strlen(text);

	fflush(stdout);
	while (length > 0) {
		ssize_t wrote = write(STDOUT_FILENO, text, length);

		if (wrote <= 0)
			return;
		text += wrote;
		length -= (size_t)wrote;
	}
}

static void
name_keys(void)
{
	static const struct {
		const char *sequence;
		int code;
	} more[] = {
	    {"\033[200~", KEY_PASTE_BEGIN},
	    {"\033[201~", KEY_PASTE_END},
	    {"\033[1;5D", KEY_WORD_LEFT},
	    {"\033[1;5C", KEY_WORD_RIGHT},
	    {"\033[1;3D", KEY_WORD_LEFT},
	    {"\033[1;3C", KEY_WORD_RIGHT},
	};

	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		define_key(more[i].sequence, more[i].code);
}

/* Bracketed paste: a pasted line end is text, not Enter. */
static void
enter_modes(void)
{
	write_out("\033[?2004h");
}

static void
leave_modes(void)
{
	write_out("\033[?2004l");
}

/* Empty the screen the plain way too: not every terminal has a second one. */
static void
forget_screen(void)
{
	write_out("\033[H\033[2J\033[3J");
}

void
term_forget_history(void)
{
	write_out("\033[3J");
}

static void
set_up(void)
{
	raw();
	noecho();
	nonl();
	keys = newpad(1, 1);
	keypad(keys, TRUE);
	wtimeout(keys, TICK_MS);
	name_keys();
	role_start();
	curs_set(1);
	leaveok(stdscr, TRUE);
}

enum status
term_start(void)
{
	set_locale();
	catch_signals();
	buf_init(&paste);
	terminal = newterm(NULL, stdout, stdin);
	if (terminal == NULL)
		return REFUSE(STATUS_UNAVAILABLE,
		    "This kind of terminal is not known here. Set TERM to "
		    "what it is, or try: TERM=xterm sayso");
	if (getenv("ESCDELAY") == NULL)
		set_escdelay(ESC_MS);
	set_up();
	enter_modes();
	mem_on_death(term_stop);
	return STATUS_OK;
}

static void
give_back(void)
{
	leave_modes();
	werase(stdscr);
	redrawwin(stdscr);
	wrefresh(stdscr);
	endwin();
	forget_screen();
}

void
term_stop(void)
{
	if (terminal == NULL)
		return;
	give_back();
	delwin(keys);
	keys = NULL;
	terminal = NULL;
	buf_clear(&paste);
}

void
term_lend(void)
{
	def_prog_mode();
	give_back();
}

void
term_take_back(void)
{
	reset_prog_mode();
	enter_modes();
	clearok(curscr, TRUE);
}

/* Keys that curses knows, and what they are here. */
static const struct {
	int key;
	enum press_code code;
} named_keys[] = {
    {KEY_UP, PRESS_UP},
    {KEY_DOWN, PRESS_DOWN},
    {KEY_LEFT, PRESS_LEFT},
    {KEY_RIGHT, PRESS_RIGHT},
    {KEY_HOME, PRESS_HOME},
    {KEY_END, PRESS_END},
    {KEY_PPAGE, PRESS_PAGE_UP},
    {KEY_NPAGE, PRESS_PAGE_DOWN},
    {KEY_BACKSPACE, PRESS_BACKSPACE},
    {KEY_DC, PRESS_DELETE},
    {KEY_IC, PRESS_INSERT},
    {KEY_BTAB, PRESS_BACKTAB},
    {KEY_ENTER, PRESS_ENTER},
    {KEY_RESIZE, PRESS_RESIZE},
    {KEY_WORD_LEFT, PRESS_WORD_LEFT},
    {KEY_WORD_RIGHT, PRESS_WORD_RIGHT},
};

static enum press_code
name_of(wint_t key)
{
	for (size_t i = 0; i < sizeof(named_keys) / sizeof(named_keys[0]); i++)
		if (named_keys[i].key == (int)key)
			return named_keys[i].code;
	if (key >= (wint_t)KEY_F(1) && key <= (wint_t)KEY_F(10))
		return (enum press_code)(PRESS_F1 + (int)(key - KEY_F(1)));
	return PRESS_NONE;
}

static void
take_control(struct press *press, wint_t key)
{
	switch (key) {
	case '\r':
	case '\n':
		press->code = PRESS_ENTER;
		break;
	case '\t':
		press->code = PRESS_TAB;
		break;
	case '\033':
		press->code = PRESS_ESC;
		break;
	case '\b':
		press->code = PRESS_BACKSPACE;
		break;
	case 'w' - 'a' + 1:
		press->code = PRESS_WORD_BACK;
		break;
	default:
		if (key < 1 || key > 26)
			return;
		press->code = PRESS_CONTROL;
		press->letter = (char)('a' + key - 1);
	}
}

static size_t
to_utf8(wint_t key, char text[8])
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = {0};
	size_t size = wcrtomb(bytes, (wchar_t)key, &state);

	if (size == (size_t)-1 || size >= 8)
		return 0;
	memcpy(text, bytes, size);
	text[size] = '\0';
	return size;
}

/* Everything up to the end of the paste; what is too much is dropped. */
static void
take_paste(struct press *press)
{
	buf_reset(&paste);
	for (;;) {
		char text[8];
		wint_t key;
		int got = wget_wch(keys, &key);

		if (got == ERR || (got == KEY_CODE_YES && key == KEY_PASTE_END))
			break;
		if (got == KEY_CODE_YES || paste.length >= PASTE_BYTES_MOST)
			continue;
		if (key == '\r')
			key = '\n';
		buf_add(&paste, text, to_utf8(key, text));
	}
	press->code = PRESS_PASTE;
	press->paste = &paste;
}

void
term_next(struct press *press)
{
	wint_t key = 0;
	int got;

	*press = (struct press){.code = PRESS_NONE};
	buf_reset(&paste);
	got = wget_wch(keys, &key);
	if (got == ERR)
		press->code = PRESS_TICK;
	else if (got == KEY_CODE_YES && key == KEY_PASTE_BEGIN)
		take_paste(press);
	else if (got == KEY_CODE_YES && key == KEY_SUSPEND)
		take_control(press, CONTROL_Z); /* the Linux console's */
	else if (got == KEY_CODE_YES)
		press->code = name_of(key);
	else if (key == 0x7f)
		press->code = PRESS_BACKSPACE;
	else if (key <= CONTROL_BEGIN)
		take_control(press, key);
	else if (to_utf8(key, press->text) > 0)
		press->code = PRESS_TEXT;
}

void
term_forget_typed(void)
{
	flushinp();
}

bool
term_is_hung_up(void)
{
	return is_hung_up != 0;
}

bool
term_is_to_stop(void)
{
	return is_to_stop != 0;
}

int
term_rows(void)
{
	return LINES;
}

int
term_columns(void)
{
	return COLS;
}
