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

#include "base/buf.h"
#include "base/file.h"
#include "os/outside.h"
#include "os/supervisor_internal.h"

#define HOW_FILE                                                               \
	"\nType its folder and name, and Enter. ~/ is your home folder.\n"
#define HOW_FOLDER                                                             \
	"\nType the folder, and Enter. A stick is often below /media or\n"     \
	"/run/media. It has to be there already.\n"
#define HOW_BACK "Enter alone goes back. Ctrl-X hides everything and locks.\n\n"

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
open_named(struct broker_served *served, uint32_t deed, const char *path,
    int *descriptor)
{
	struct backup_folder *folder = NULL;
	enum status status;

	status_clear();
	if (deed == BROKER_READ)
		return outside_open(path, descriptor);
	if (deed == BROKER_NEW)
		return outside_create(path, descriptor);
	status = backup_folder_open(path, &folder);
	if (status != STATUS_OK)
		return status;
	backup_folder_close(served->folder);
	served->folder = folder;
	return STATUS_OK;
}

static void
show_question(const struct broker_asking *asking)
{
	bool is_folder = asking->deed == BROKER_FOLDER;

	supervisor_terminal_say(is_folder ? BROKER_BACKUP_FOLDER
					  : broker_questions[asking->question]);
	supervisor_terminal_say(is_folder ? HOW_FOLDER : HOW_FILE);
	supervisor_terminal_say(HOW_BACK);
}

/* Until something is open, or the user wants nothing. */
static void
ask_user(struct broker_served *served, const struct broker_asking *asking,
    int signals, struct broker_answer *answer, int *descriptor)
{
	struct buf path = BUF_EMPTY;
	char line[BROKER_LINE_BYTES];
	enum broker_line_end end = BROKER_LINE_TYPED;
	enum status status = STATUS_NOT_FOUND;

	show_question(asking);
	while (status != STATUS_OK && end == BROKER_LINE_TYPED) {
		end = broker_line_read(signals, line);
		if (end != BROKER_LINE_TYPED)
			break;
		path_of(line, &path);
		status =
		    open_named(served, asking->deed, path.text, descriptor);
		if (status == STATUS_OK)
			break;
		supervisor_terminal_say(status_sentence(status));
		supervisor_terminal_say("\n");
	}
	answer->was_opened = status == STATUS_OK;
	answer->wants_hiding = end == BROKER_LINE_HIDE;
	if (status == STATUS_OK && asking->deed == BROKER_FOLDER)
		set_name(answer, backup_folder_label(served->folder));
	else if (status == STATUS_OK)
		set_name(answer, path.text);
	buf_clear(&path);
}

/* On a screen that holds nothing else. */
static void
put_question(struct broker_served *served, const struct broker_asking *asking,
    int signals, struct broker_answer *answer, int *descriptor)
{
	struct termios before;

	supervisor_terminal_wipe();
	if (broker_line_begin(&before)) {
		ask_user(served, asking, signals, answer, descriptor);
		broker_line_finish(&before);
	}
	supervisor_terminal_wipe();
}

static bool
get_asking(int socket, struct broker_asking *asking)
{
	return broker_wire_get(socket, asking, sizeof(*asking), NULL) &&
	       asking->deed <= BROKER_IN_CLOSE &&
	       asking->question < broker_questions_count &&
	       memchr(asking->name, '\0', sizeof(asking->name)) != NULL;
}

bool
broker_serve(struct broker_served *served, int signals)
{
	struct broker_asking asking;
	struct broker_answer answer;
	int descriptor = -1;
	bool went_out;

	if (!get_asking(served->socket, &asking))
		return false;
	memset(&answer, 0, sizeof(answer));
	if (asking.deed <= BROKER_FOLDER)
		put_question(served, &asking, signals, &answer, &descriptor);
	else
		broker_folder_do(served, &asking, &answer, &descriptor);
	went_out = broker_wire_put(
	    served->socket, &answer, sizeof(answer), descriptor);
	file_close(&descriptor);
	return went_out;
}

void
broker_serve_end(struct broker_served *served)
{
	file_close(&served->socket);
	backup_folder_close(served->folder);
	served->folder = NULL;
}
