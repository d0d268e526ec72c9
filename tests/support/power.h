/*
 * power: the power goes, or the disk fails, at one chosen moment.
 *
 * Every call that changes a file is counted, those of SQLite too.  At the
 * chosen one the process ends (with and without what had not been synced yet),
 * or the call fails.  A program that wants it includes "support/power_calls.h"
 * once: that replaces the C library's calls.  What is tried runs in a child
 * process; its files lie in one folder.
 */
#ifndef SUPPORT_POWER_H
#define SUPPORT_POWER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum power {
	POWER_STAYS,  /* calls are counted */
	POWER_GOES,   /* what was written reached the disk, synced or not */
	POWER_LOSES,  /* what was not synced is lost, renames too */
	DISK_FAILS,   /* that call alone */
	DISK_IS_DEAD, /* that call and all later ones */
	DISK_IS_FULL  /* from then on nothing grows and nothing is made */
};

#define POWER_WENT 9 /* exit status of the child */

/* What a call does. */
enum power_call {
	POWER_MAKE, /* a file or a folder */
	POWER_WRITE,
	POWER_CUT, /* truncate */
	POWER_SYNC,
	POWER_RENAME,
	POWER_REMOVE
};

/*
 * Run ${act} in a child, with ${power} at its ${at}th call (1 is the first);
 * gives its exit status, which is what ${act} returns (0 to 255, not 9), or
 * POWER_WENT.
 */
int power_run(enum power power, int at, int (*act)(void *context),
    void *context);

/* How many calls the newest run that ended by itself made. */
int power_calls(void);

/*
 * Is the moment before its ${at}th call worth a try?  One within a row of
 * writes to one file is as good as another, so only the ends of a row are; all
 * of them when SAYSO_SOAK is set.
 */
bool power_is_worth(int at);

/* Did that run rename a file whose bytes had not been synced? */
bool power_renamed_unsynced(void);

/* For power_calls.h: may this go on?  False: errno says why it failed. */
bool power_allows(enum power_call call, int file);
/* What a write leaves when the power goes in the middle of it. */
void power_note_file(int file);
bool power_allows_rename(int folder, const char *from, const char *to);

#endif
