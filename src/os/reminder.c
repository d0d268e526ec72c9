/*
 * reminder: units for systemd (systemd.service(5), systemd.timer(5)).
 *
 * What the shell in the service runs is one fixed text: paths reach it through
 * its environment, so that no name of a folder is ever read as a command.
 */
#include "os/reminder.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "os/outside.h"

#define MARK  "# Made by sayso remind --install.  It holds no key.\n"
#define WANTS "timers.target.wants"

#define UNIT_BYTES_MOST ((size_t)64 * 1024)

/* "$$" is "$" to systemd. */
#define SERVICE                                                                \
	"ExecStart=/bin/sh -c 'said=$$(\"$$SAYSO_PROGRAM\" --vault "           \
	"\"$$SAYSO_VAULT\" remind) || exit 0; test -n \"$$said\" || exit 0; "  \
	"printf \"%%s\\\\n\" \"$$said\"; command -v notify-send >/dev/null "   \
	"|| exit 0; notify-send sayso \"$$said\" || exit 0'\n"                 \
	"NoNewPrivileges=yes\n"

static const char timer[] = MARK
    "[Unit]\n"
    "Description=Count the days since a sayso vault was opened and copied\n"
    "\n"
    "[Timer]\n"
    "OnCalendar=daily\n"
    "Persistent=true\n"
    "\n"
    "[Install]\n"
    "WantedBy=timers.target\n";

/* ------------------------------------------------------------- their texts */

/* In double quotes, as systemd.syntax(7) reads them. */
static enum status
add_setting(struct buf *text, const char *name, const char *value)
{
	buf_add_format(text, "Environment=\"%s=", name);
	for (const char *at = value; *at != '\0'; at++) {
		if ((unsigned char)*at < ' ' || *at == 0x7f)
			return REFUSE(STATUS_INVALID,
			    "There is a control character in the vault's path. "
			    "Give the folder another name.");
		if (*at == '"' || *at == '\\')
			buf_add_char(text, '\\');
		if (*at == '%')
			buf_add_char(text, '%');
		buf_add_char(text, *at);
	}
	buf_add_text(text, "\"\n");
	return STATUS_OK;
}

enum status
reminder_service_text(const char *program, const char *vault, struct buf *text)
{
	enum status status;

	buf_set(text,
	    MARK "[Unit]\n"
		 "Description=Remind of a sayso vault that was left alone\n"
		 "\n"
		 "[Service]\n"
		 "Type=oneshot\n");
	status = add_setting(text, "SAYSO_PROGRAM", program);
	if (status == STATUS_OK)
		status = add_setting(text, "SAYSO_VAULT", vault);
	buf_add_text(text, SERVICE);
	return status;
}

const char *
reminder_timer_text(void)
{
	return timer;
}

/* -------------------------------------------------------------- their files */

static void
path_of(const char *folder, const char *name, struct buf *path)
{
	buf_reset(path);
	buf_add_format(path, "%s/%s", folder, name);
}

/* Ours is what says so in its first line.  NOT_FOUND: nothing has the name. */
static enum status
remove_ours(const char *folder, const char *name)
{
	struct buf path = BUF_EMPTY, text = BUF_EMPTY;
	struct stat about;
	enum status status = STATUS_OK;

	path_of(folder, name, &path);
	if (lstat(path.text, &about) != 0)
		status = FAIL(STATUS_NOT_FOUND, "a unit that is not there");
	else if (!S_ISREG(about.st_mode) ||
		 outside_read(path.text, UNIT_BYTES_MOST, &text) != STATUS_OK ||
		 strncmp(text.text, MARK, strlen(MARK)) != 0)
		status = REFUSE(STATUS_CANNOT_CREATE,
		    "Something else has the name of the reminder's file "
		    "already. Move it away first.");
	else if (unlink(path.text) != 0)
		status = FAIL(STATUS_IO, "remove a unit");
	buf_clear(&path);
	buf_clear(&text);
	return status;
}

static enum status
write_new(const char *folder, const char *name, const char *text)
{
	struct buf path = BUF_EMPTY;
	int file = -1;
	enum status status = remove_ours(folder, name);

	path_of(folder, name, &path);
	if (status == STATUS_OK || status == STATUS_NOT_FOUND)
		status = outside_create(path.text, &file);
	if (status == STATUS_OK)
		status = file_write_at(file, text, strlen(text), 0);
	if (status == STATUS_OK)
		status = file_sync(file);
	file_close(&file);
	buf_clear(&path);
	return status;
}

/* What "systemctl --user enable" does. */
static enum status
mark(const char *folder)
{
	struct buf path = BUF_EMPTY;
	enum status status = STATUS_OK;

	path_of(folder, WANTS "/" REMINDER_TIMER, &path);
	if (symlink("../" REMINDER_TIMER, path.text) != 0 && errno != EEXIST)
		status = FAIL(STATUS_CANNOT_CREATE, "mark the timer");
	buf_clear(&path);
	return status;
}

static enum status
make_folders(const char *folder)
{
	struct folder_made made = FOLDER_MADE_NONE;
	struct buf path = BUF_EMPTY;
	enum status status;

	path_of(folder, WANTS, &path);
	status = folder_make_missing(path.text, &made);
	if (status == STATUS_OK)
		folder_keep(&made);
	else
		folder_take_back(&made);
	buf_clear(&path);
	return status;
}

enum status
reminder_install(const char *folder, const char *program, const char *vault)
{
	struct buf service = BUF_EMPTY;
	enum status status = reminder_service_text(program, vault, &service);

	if (status == STATUS_OK)
		status = make_folders(folder);
	if (status == STATUS_OK)
		status = write_new(folder, REMINDER_SERVICE, service.text);
	if (status == STATUS_OK)
		status = write_new(folder, REMINDER_TIMER, timer);
	if (status == STATUS_OK)
		status = mark(folder);
	buf_clear(&service);
	return status;
}

enum status
reminder_uninstall(const char *folder)
{
	struct buf path = BUF_EMPTY;
	enum status timers = remove_ours(folder, REMINDER_TIMER);
	enum status services = remove_ours(folder, REMINDER_SERVICE);

	path_of(folder, WANTS "/" REMINDER_TIMER, &path);
	if (timers == STATUS_OK)
		(void)unlink(path.text);
	buf_clear(&path);
	if (timers != STATUS_OK && timers != STATUS_NOT_FOUND)
		return timers;
	return services == STATUS_NOT_FOUND ? timers : services;
}
