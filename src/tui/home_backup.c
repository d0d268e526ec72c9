/*
 * home_backup: a line when a backup is due, and never more than that line.
 */
#include "tui/home_internal.h"

enum status
home_backup_read(struct view *view)
{
	struct home *home = view->context;
	enum status status = backups_state(view->desk->records, &home->backup);

	home->wants_backup = status == STATUS_OK && home->backup.is_due &&
			     !unlock_is_demo(view->desk->unlock);
	return status;
}

bool
home_backup_is_late(const struct home *home)
{
	return home->wants_backup &&
	       home->backup.days_since > BACKUPS_KEEP_DAYS;
}

void
home_backup_add(struct view *view)
{
	const struct home *home = view->context;
	struct buf text = BUF_EMPTY;

	if (home->backup.newest_on == DAY_NONE)
		buf_set(&text, "No backup yet: b makes one");
	else
		buf_add_format(&text, "%sLast backup %d days ago: b makes one",
		    home_backup_is_late(home) ? "! " : "",
		    (int)home->backup.days_since);
	home_add(view, (struct home_entry){.what = HOME_BACKUP}, text.text);
	buf_clear(&text);
}
