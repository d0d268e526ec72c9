/*
 * prompt: passphrases from the terminal without echo, or from a descriptor.
 *
 * The bytes go from read(2) straight into guarded memory, one at a time, so
 * that no buffer of anybody's holds a passphrase or what comes after it.
 */
#include "os/prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "os/prompt_internal.h"

enum line_end {
	LINE_ENDED,  /* with a line end, or at the end of file with bytes */
	LINE_NONE,   /* the end of file, before any byte */
	LINE_LONG,   /* longer than PROMPT_LIMIT_BYTES; all of it was read */
	LINE_FAILED, /* errno says why */
};

/* One byte; 0 at the end of file, -1 for a failure. */
static ssize_t
read_byte(int descriptor, unsigned char *byte)
{
	for (;;) {
		ssize_t got = read(descriptor, byte, 1);
		struct pollfd input = {descriptor, POLLIN, 0};

		if (got >= 0)
			return got;
		if (errno == EAGAIN && poll(&input, 1, -1) >= 0)
			continue;
		if (errno != EINTR)
			return -1;
	}
}

/*
 * A line into ${secret}, which has room for one byte more than the limit; the
 * surplus of a longer line is read over that last byte and lost.  A terminal
 * is waited for before every byte, so that a signal is never kept waiting.
 */
static enum line_end
read_line(int descriptor, const struct prompt_terminal *terminal,
    struct secret *secret)
{
	unsigned char *bytes = secret_bytes(secret);
	size_t length = 0;
	bool too_long = false;

	for (;;) {
		ssize_t got;

		if (terminal != NULL && !prompt_terminal_wait(terminal))
			return LINE_NONE;
		got = read_byte(descriptor, bytes + length);
		if (got < 0)
			return LINE_FAILED;
		if (got == 0 && length == 0 && !too_long)
			return LINE_NONE;
		if (got == 0 || bytes[length] == '\n')
			break;
		if (length < PROMPT_LIMIT_BYTES)
			length++;
		else
			too_long = true;
	}
	if (length > 0 && bytes[length - 1] == '\r')
		length--;
	secret_shorten(secret, length);
	return too_long ? LINE_LONG : LINE_ENDED;
}

static enum status
refuse_long_line(void)
{
	return REFUSE(
	    STATUS_INVALID, "That is too long. Use at most 1024 letters.");
}

enum status
prompt_secret_from(int descriptor, struct secret **secret)
{
	struct secret *line = secret_new(PROMPT_LIMIT_BYTES + 1);
	enum status status = STATUS_OK;

	switch (read_line(descriptor, NULL, line)) {
	case LINE_ENDED:
		*secret = line;
		return STATUS_OK;
	case LINE_NONE:
		status = REFUSE(STATUS_NO_INPUT,
		    "A passphrase was expected and none came. Check what is "
		    "given to --passphrase-fd.");
		break;
	case LINE_LONG:
		status = refuse_long_line();
		break;
	case LINE_FAILED:
		status = REFUSE(STATUS_NO_INPUT,
		    "The passphrase could not be read. Check the number after "
		    "--passphrase-fd.");
		break;
	}
	secret_free(line);
	return status;
}

/* One time of asking; ${again} when the process was stopped meanwhile. */
static enum status
ask_once(struct prompt_terminal *terminal, const char *question, bool echo,
    struct secret *line, bool *again)
{
	enum line_end end;
	enum status status = prompt_terminal_begin(terminal, echo);

	*again = false;
	if (status != STATUS_OK)
		return status;
	prompt_terminal_say(terminal, question);
	prompt_terminal_say(terminal, " ");
	end = read_line(terminal->descriptor, terminal, line);
	if (!echo || end != LINE_ENDED)
		prompt_terminal_say(terminal, "\n");
	*again = prompt_terminal_end(terminal);

	if (end == LINE_LONG)
		return refuse_long_line();
	if (end == LINE_FAILED)
		return FAIL(STATUS_IO, "read from the terminal");
	if (end == LINE_NONE)
		return REFUSE(STATUS_USAGE,
		    "Nothing was typed, so sayso "
		    "stopped here. Nothing was changed.");
	return STATUS_OK;
}

static enum status
ask(const char *question, bool echo, struct secret **answer)
{
	struct prompt_terminal terminal;
	struct secret *line = NULL;
	enum status status = prompt_terminal_open(&terminal);
	bool again = true;

	while (status == STATUS_OK && again) {
		secret_drop(&line);
		line = secret_new(PROMPT_LIMIT_BYTES + 1);
		status = ask_once(&terminal, question, echo, line, &again);
		if (again)
			status = STATUS_OK;
	}
	prompt_terminal_close(&terminal);
	if (status == STATUS_OK) {
		*answer = line;
		line = NULL;
	}
	secret_drop(&line);
	return status;
}

enum status
prompt_secret(const char *question, struct secret **secret)
{
	return ask(question, false, secret);
}

static bool
is_word(const struct secret *line, const char *word)
{
	size_t length = strlen(word);

	return secret_size(line) == length &&
	       strncasecmp((const char *)secret_bytes(line), word, length) == 0;
}

enum status
prompt_yes(const char *question, bool *yes)
{
	struct secret *line = NULL;
	enum status status = ask(question, true, &line);

	if (status == STATUS_OK)
		*yes = is_word(line, "y") || is_word(line, "yes");
	secret_free(line);
	return status;
}

/* Without a note: a later failure must not be told in that sentence. */
bool
prompt_has_terminal(void)
{
	int descriptor = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);

	if (descriptor < 0)
		return false;
	close(descriptor);
	return true;
}
