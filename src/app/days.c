/*
 * days: two days of a vault, in a text file that anybody may read:
 *
 *	sayso days 1
 *	opened 2026-11-24
 *	backup 2026-11-20
 */
#include "app/days.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/unlock.h"

#define HEAD   "sayso days 1\n"
#define OPENED "opened "
#define BACKUP "backup "

static int32_t
day_behind(const char *text, const char *word)
{
	const char *at = strstr(text, word);
	char day[DAY_TEXT_BYTES];
	int32_t found;

	if (at == NULL || at == text || at[-1] != '\n')
		return DAY_NONE;
	snprintf(day, sizeof(day), "%s", at + strlen(word));
	return day_parse(day, &found) == STATUS_OK ? found : DAY_NONE;
}

/* What was put there by something else says nothing. */
static void
parse(const struct buf *text, struct days *days)
{
	bool is_ours = strncmp(text->text, HEAD, strlen(HEAD)) == 0;

	days->opened_on = is_ours ? day_behind(text->text, OPENED) : DAY_NONE;
	days->backup_on = is_ours ? day_behind(text->text, BACKUP) : DAY_NONE;
}

static void
write_out(const struct days *days, struct buf *text)
{
	char day[DAY_TEXT_BYTES];

	buf_set(text, HEAD);
	if (days->opened_on != DAY_NONE) {
		day_format(days->opened_on, day);
		buf_add_format(text, OPENED "%s\n", day);
	}
	if (days->backup_on != DAY_NONE) {
		day_format(days->backup_on, day);
		buf_add_format(text, BACKUP "%s\n", day);
	}
}

enum status
days_of(const unsigned char vault[STATE_UID_BYTES], struct days *days)
{
	const struct state_note note = {STATE_DAYS, vault};
	struct buf text = BUF_EMPTY;
	enum status status = state_read(&note, &text);

	if (status == STATUS_OK)
		parse(&text, days);
	buf_clear(&text);
	return status;
}

enum status
days_keep(const unsigned char vault[STATE_UID_BYTES], const struct days *days)
{
	const struct state_note note = {STATE_DAYS, vault};
	struct buf old = BUF_EMPTY, new = BUF_EMPTY;
	enum status status = state_read(&note, &old);

	write_out(days, &new);
	if (status != STATUS_OK || strcmp(old.text, new.text) != 0)
		status = state_write(&note, &new);
	buf_clear(&old);
	buf_clear(&new);
	return status;
}

/* Every lock writes the records. */
static int32_t
changed_on(const char *path)
{
	struct buf file = BUF_EMPTY;
	struct stat about;
	int32_t day = DAY_NONE;

	buf_add_format(&file, "%s/records.db", path);
	if (stat(file.text, &about) == 0)
		day = moment_day(about.st_mtime);
	buf_clear(&file);
	return day;
}

enum status
days_read(const char *path, struct days *days)
{
	struct unlock_outside outside;
	enum status status = unlock_look_outside(path, &outside);

	*days = (struct days){DAY_NONE, DAY_NONE};
	if (status != STATUS_OK)
		return status;
	if (days_of(outside.uid, days) != STATUS_OK)
		status_clear();
	if (days->opened_on == DAY_NONE)
		days->opened_on = changed_on(path);
	return STATUS_OK;
}

/* Both only when there is something to do. */
void
days_remind(const struct days *days, int32_t today, struct buf *said)
{
	int opened = days->opened_on == DAY_NONE ? 0 : today - days->opened_on;
	int copied = days->backup_on == DAY_NONE ? 0 : today - days->backup_on;

	if (opened >= DAYS_UNOPENED)
		buf_add_format(said,
		    "The vault was last opened %d days ago. Open it: what ran "
		    "out meanwhile is erased then, and not before.\n",
		    opened);
	if (days->backup_on == DAY_NONE)
		buf_add_text(said,
		    "No backup of the vault is known here. Make one: sayso "
		    "backup DIR\n");
	else if (copied >= DAYS_UNCOPIED)
		buf_add_format(said,
		    "The last backup of the vault is %d days old. Make one: "
		    "sayso backup DIR\n",
		    copied);
}
