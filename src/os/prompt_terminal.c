/*
 * prompt_terminal: echo off, and on again whatever happens.
 *
 * From begin to end the signals that would end or stop the process are
 * blocked, and let through only while ppoll(2) waits, to a handler that takes
 * note.  After the echo is back each of them is raised again.  What cannot be
 * caught (SIGKILL) ends the process with the echo off.
 */
#include "os/prompt_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

static const int held_signals[PROMPT_SIGNALS] = {
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

static volatile sig_atomic_t came[PROMPT_SIGNALS];

static void
take_note(int number)
{
	for (int i = 0; i < PROMPT_SIGNALS; i++)
		if (held_signals[i] == number)
			came[i] = 1;
}

enum status
prompt_terminal_open(struct prompt_terminal *terminal)
{
	terminal->descriptor = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (terminal->descriptor < 0)
		return REFUSE(STATUS_NO_INPUT,
		    "There is no terminal to ask on. Start sayso in one, or "
		    "use --passphrase-fd.");
	return STATUS_OK;
}

void
prompt_terminal_close(struct prompt_terminal *terminal)
{
	if (terminal->descriptor >= 0)
		close(terminal->descriptor);
	terminal->descriptor = -1;
}

/* A signal that was ignored stays ignored. */
static void
hold_signals(struct prompt_terminal *terminal)
{
	struct sigaction note;
	sigset_t all;

	sigemptyset(&all);
	for (int i = 0; i < PROMPT_SIGNALS; i++)
		sigaddset(&all, held_signals[i]);
	sigprocmask(SIG_BLOCK, &all, &terminal->mask);

	memset(&note, 0, sizeof(note));
	note.sa_handler = take_note;
	note.sa_mask = all;
	for (int i = 0; i < PROMPT_SIGNALS; i++) {
		came[i] = 0;
		sigaction(held_signals[i], NULL, &terminal->actions[i]);
		if (terminal->actions[i].sa_handler != SIG_IGN)
			sigaction(held_signals[i], &note, NULL);
	}
}

static void
release_signals(struct prompt_terminal *terminal)
{
	for (int i = 0; i < PROMPT_SIGNALS; i++)
		sigaction(held_signals[i], &terminal->actions[i], NULL);
	sigprocmask(SIG_SETMASK, &terminal->mask, NULL);
}

/* Typed before the question was there: not an answer to it. */
static bool
set_terminal(
    const struct prompt_terminal *terminal, const struct termios *settings)
{
	return tcsetattr(terminal->descriptor, TCSAFLUSH, settings) == 0;
}

enum status
prompt_terminal_begin(struct prompt_terminal *terminal, bool echo)
{
	struct termios asking;

	if (tcgetattr(terminal->descriptor, &terminal->settings) != 0)
		return FAIL(STATUS_NO_INPUT, "settings of the terminal");
	asking = terminal->settings;
	asking.c_iflag |= ICRNL;
	asking.c_lflag |= ICANON | ISIG;
	if (echo)
		asking.c_lflag |= ECHO | ECHOE;
	else
		asking.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);

	hold_signals(terminal);
	if (set_terminal(terminal, &asking))
		return STATUS_OK;
	(void)set_terminal(terminal, &terminal->settings);
	release_signals(terminal);
	return FAIL(STATUS_NO_INPUT, "set the echo of the terminal");
}

bool
prompt_terminal_end(struct prompt_terminal *terminal)
{
	bool stopped = false;

	(void)set_terminal(terminal, &terminal->settings);
	release_signals(terminal);
	for (int i = 0; i < PROMPT_SIGNALS; i++) {
		if (!came[i])
			continue;
		raise(held_signals[i]);
		if (held_signals[i] == SIGTSTP)
			stopped = true;
	}
	return stopped;
}

/*
 * Only here do the held signals get through, in one step with waiting, so
 * that none can slip in between looking and waiting.
 */
bool
prompt_terminal_wait(const struct prompt_terminal *terminal)
{
	struct pollfd input = {terminal->descriptor, POLLIN, 0};

	for (;;) {
		int ready = ppoll(&input, 1, NULL, &terminal->mask);

		for (int i = 0; i < PROMPT_SIGNALS; i++)
			if (came[i])
				return false;
		if (ready > 0 || (ready < 0 && errno != EINTR))
			return true;
	}
}

void
prompt_terminal_say(const struct prompt_terminal *terminal, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t written = write(terminal->descriptor, text, left);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return;
		text += written;
		left -= (size_t)written;
	}
}
