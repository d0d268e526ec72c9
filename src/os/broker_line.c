/*
 * broker_line: one line of what the user types, in the terminal's own plain
 * way, which people know and screen readers read.
 *
 * No key makes a signal here: Ctrl-C and Ctrl-X end the line, and say by that
 * what they mean.  Somebody who went away is noticed.
 */
#include "os/broker_internal.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "os/supervisor_internal.h"

#define KEY_STOP ('C' & 0x1f)
#define KEY_HIDE ('X' & 0x1f)

#define BEFORE_LINE "> "

#define IDLE_MS ((int64_t)5 * 60 * 1000)
#define LOOK_MS 1000 /* how often */

bool
broker_line_begin(struct termios *before)
{
	struct termios plain;

	if (tcgetattr(STDIN_FILENO, before) != 0)
		return false;
	plain = *before;
	plain.c_iflag |= ICRNL | IUTF8;
	plain.c_iflag &= ~(tcflag_t)(INLCR | IGNCR);
	plain.c_oflag |= OPOST | ONLCR;
	plain.c_lflag |= ICANON | ECHO | ECHOE | ECHOK | IEXTEN;
	plain.c_lflag &= ~(tcflag_t)ISIG;
	plain.c_cc[VEOL] = KEY_HIDE;
	plain.c_cc[VEOL2] = KEY_STOP;
	plain.c_cc[VLNEXT] = _POSIX_VDISABLE;
	return tcsetattr(STDIN_FILENO, TCSAFLUSH, &plain) == 0;
}

void
broker_line_finish(const struct termios *before)
{
	(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, before);
}

/* What a line means is said by how it ends. */
static enum broker_line_end
meaning_of(char *line, size_t length)
{
	char last = length == 0 ? KEY_STOP : line[length - 1];

	if (last == KEY_HIDE)
		return BROKER_LINE_HIDE;
	if (last != '\n')
		return BROKER_LINE_NONE;
	line[length - 1] = '\0';
	return line[0] == '\0' ? BROKER_LINE_NONE : BROKER_LINE_TYPED;
}

enum broker_line_end
broker_line_read(int signals, char line[BROKER_LINE_BYTES])
{
	int64_t began = clock_awake_ms();

	supervisor_terminal_say(BEFORE_LINE);
	while (clock_awake_ms() - began < IDLE_MS) {
		struct pollfd inputs[] = {
		    {STDIN_FILENO, POLLIN, 0}, {signals, POLLIN, 0}};
		ssize_t got;

		(void)poll(inputs, 2, LOOK_MS);
		if (inputs[1].revents != 0)
			return BROKER_LINE_NONE;
		if (inputs[0].revents == 0)
			continue;
		got = read(STDIN_FILENO, line, BROKER_LINE_BYTES);
		if (got < 0 && errno == EINTR)
			continue;
		return meaning_of(line, got < 0 ? 0 : (size_t)got);
	}
	return BROKER_LINE_HIDE;
}
