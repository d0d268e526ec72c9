/*
 * broker_serve: the supervisor's end of the broker.
 *
 * Whoever asks is not believed: it may be anything that got into the fenced
 * process.  It picks a question out of a list; the rest is between the user
 * and this process, on a screen that holds nothing else.
 */
#include "os/broker_internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "os/outside.h"
#include "os/supervisor_internal.h"

#define HOW                                                                    \
	"\nType its folder and name, and Enter. ~/ is your home folder.\n"     \
	"Enter alone goes back. Ctrl-X hides everything and locks.\n\n"

/* "~/" stands for the home folder, blanks around a name for nothing. */
static void
path_of(const char *typed, struct buf *path)
{
	const char *home = getenv("HOME");

	typed += strspn(typed, " \t");
	buf_reset(path);
	if (strncmp(typed, "~/", 2) == 0 && home != NULL) {
		buf_add_text(path, home);
		typed++;
	}
	buf_add_text(path, typed);
	while (path->length > 0 &&
	       strchr(" \t", path->text[path->length - 1]) != NULL)
		buf_cut(path, path->length - 1);
}

static void
set_name(struct broker_answer *answer, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	size_t length = strnlen(name, sizeof(answer->name) - 1);

	memcpy(answer->name, name, length);
	answer->name[length] = '\0';
}

static enum status
open_named(uint32_t deed, const char *path, int *descriptor)
{
	status_clear();
	if (deed == BROKER_READ)
		return outside_open(path, descriptor);
	return outside_create(path, descriptor);
}

/* Until a file is open, or the user wants none. */
static void
ask_user(const struct broker_asking *asking, int signals,
    struct broker_answer *answer, int *descriptor)
{
	struct buf path = BUF_EMPTY;
	char line[BROKER_LINE_BYTES];
	enum broker_line_end end = BROKER_LINE_TYPED;
	enum status status = STATUS_NOT_FOUND;

	supervisor_terminal_say(broker_questions[asking->question]);
	supervisor_terminal_say(HOW);
	while (status != STATUS_OK && end == BROKER_LINE_TYPED) {
		end = broker_line_read(signals, line);
		if (end != BROKER_LINE_TYPED)
			break;
		path_of(line, &path);
		status = open_named(asking->deed, path.text, descriptor);
		if (status == STATUS_OK)
			break;
		supervisor_terminal_say(status_sentence(status));
		supervisor_terminal_say("\n");
	}
	answer->was_opened = status == STATUS_OK;
	answer->wants_hiding = end == BROKER_LINE_HIDE;
	if (status == STATUS_OK)
		set_name(answer, path.text);
	buf_clear(&path);
}

bool
broker_serve(int socket, int signals)
{
	struct broker_asking asking;
	struct broker_answer answer;
	struct termios before;
	int descriptor = -1;
	bool went_out;

	if (!broker_wire_get(socket, &asking, sizeof(asking), NULL) ||
	    asking.deed > BROKER_NEW ||
	    asking.question >= broker_questions_count)
		return false;
	memset(&answer, 0, sizeof(answer));
	supervisor_terminal_wipe();
	if (broker_line_begin(&before)) {
		ask_user(&asking, signals, &answer, &descriptor);
		broker_line_finish(&before);
	}
	supervisor_terminal_wipe();
	went_out = broker_wire_put(socket, &answer, sizeof(answer), descriptor);
	if (descriptor >= 0)
		close(descriptor);
	return went_out;
}
