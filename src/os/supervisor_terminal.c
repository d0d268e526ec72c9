/*
 * supervisor_terminal: in order again, whatever became of who used it.
 *
 * Plain sequences that every terminal in use either obeys or passes over; the
 * supervisor knows no terminal by name.
 */
#include "os/supervisor_internal.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Home, erase the screen, erase what scrolled off it. */
#define WIPE "\033[H\033[2J\033[3J"

/*
 * The alternate screen, bracketed paste, mouse, keys of programs, hidden
 * cursor, colours and line letters: off.
 */
#define RELEASE                                                                \
	"\033[?1049l\033[?2004l\033[?1000l\033[?1l\033>\033[?25h\033[0m\033(B"

void
supervisor_terminal_say(const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t written = write(STDOUT_FILENO, text, left);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return;
		text += written;
		left -= (size_t)written;
	}
}

void
supervisor_say_failure(enum status status)
{
	const char *sentence = status_sentence(status);

	if (write(STDERR_FILENO, sentence, strlen(sentence)) > 0)
		(void)!write(STDERR_FILENO, "\n", 1);
}

void
supervisor_terminal_keep(struct supervisor *supervisor)
{
	supervisor->has_settings =
	    tcgetattr(STDIN_FILENO, &supervisor->settings) == 0;
}

void
supervisor_terminal_restore(const struct supervisor *supervisor)
{
	if (supervisor->has_settings)
		(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &supervisor->settings);
}

void
supervisor_terminal_quiet(const struct supervisor *supervisor)
{
	struct termios quiet = supervisor->settings;

	quiet.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG | IEXTEN);
	quiet.c_cc[VMIN] = 1;
	quiet.c_cc[VTIME] = 0;
	if (supervisor->has_settings)
		(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
}

void
supervisor_terminal_wipe(void)
{
	supervisor_terminal_say(WIPE);
}

void
supervisor_terminal_release(void)
{
	supervisor_terminal_say(RELEASE);
}
