/*
 * home_internal: what the files of home share.
 */
#ifndef TUI_HOME_INTERNAL_H
#define TUI_HOME_INTERNAL_H

#include "base/day.h"
#include "core/backups.h"
#include "core/request.h"
#include "core/sheet.h"
#include "core/tonight.h"
#include "tui/view.h"

/* What a row of home is about. */
enum home_what {
	HOME_CLOCK,    /* today's date is in doubt */
	HOME_KEYS,     /* a key that was taken away may still open it */
	HOME_RESTORED, /* made again from a backup, not long ago */
	HOME_SCRUB,    /* erased, but not yet proved gone */
	HOME_ENVELOPE, /* one passphrase lost, and all is */
	HOME_BACKUP,   /* the last one is a week old */
	HOME_GROUP,
	HOME_HEADS, /* counted at the door while it was locked */
	HOME_LATE,
	HOME_REQUEST,
	HOME_MORE_REQUESTS,
	HOME_ASK,
	HOME_MORE_ASKS,
	HOME_SOON,
	HOME_SHEET,
	HOME_NOES,
	HOME_FEW, /* groups that had few sessions, before a close */
};

struct home_entry {
	enum home_what what;
	size_t at;    /* which group, late sheet, request, ask, sheet */
	size_t count; /* HOME_ASK: so many asks of that person in a row */
};

struct home {
	struct tonight_home tonight;
	struct sheet_line *sheets; /* all that are out */
	size_t sheets_count;
	struct request_line *requests; /* not done, the most urgent first */
	size_t requests_count;
	struct backups_state backup;
	bool wants_backup;          /* it is time; never in a demo */
	struct home_entry *entries; /* a row's id is its place here */
	size_t count;
	size_t room;
};

/* Groups that had few sessions before a period closes (home_few.c). */
void home_few_add(struct view *view);

/* What people asked for and is not done (home_requests.c). */
enum status home_requests_read(struct view *view);
void home_requests_add(struct view *view);

/* The backup that is due (home_backup.c); later than late is a warning. */
enum status home_backup_read(struct view *view);
bool home_backup_is_late(const struct home *home);
void home_backup_add(struct view *view);

/* One more row, about that. */
struct row *home_add(
    struct view *view, struct home_entry entry, const char *text);

/* Read it anew and put in the rows. */
enum status home_fill(struct view *view);
void home_clear(struct home *home);

/*
 * Heads counted at the door go to this evening's session, which is written up
 * already, or begin its register.
 */
void home_heads_use(struct desk *desk, const struct home *home);

/* What is to know about the chosen row. */
void home_side(struct view *view, int id, struct buf *text);

#endif
