/*
 * power: the power goes, or the disk fails, at one chosen moment.
 *
 * Every call that changes a file is counted, those of SQLite too.  At the
 * chosen one the process ends, or the call fails.  A test program that wants it
 * includes "support/power_calls.h" once: that replaces the C library's calls.
 * What is tried runs in a child process.
 */
#ifndef SUPPORT_POWER_H
#define SUPPORT_POWER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum power {
	POWER_STAYS,  /* calls are counted */
	POWER_GOES,   /* what was written is on the disk, synced or not */
	POWER_LOSES,  /* what was not synced is lost: bytes and renames */
	DISK_FAILS,   /* that call alone */
	DISK_IS_DEAD, /* that call and all later ones */
	DISK_IS_FULL  /* from then on nothing is made and nothing grows */
};

#define POWER_WENT 99 /* exit status of the child */
#define POWER_DIED 98 /* by die() */

/*
 * Run ${act} in a child, with ${power} at its ${at}th call (1 is the first).
 * Gives what ${act} returns (0 to 97), POWER_WENT or POWER_DIED.  ${act} must
 * not assert: it would go on with the tests in the child.
 */
int power_run(
    enum power power, int at, int (*act)(void *context), void *context);

/* How many calls the newest run made in which the power stayed. */
int power_calls(void);

/*
 * Is the moment before its ${at}th call worth a try?  In a row of writes to one
 * file one moment is as good as another, so only the ends of a row are, unless
 * SAYSO_SOAK is set.
 */
bool power_is_worth(int at);

/* The number in it of the ${nth} rename to a store's name (1 is the first); 0:
 * there is none. */
int power_nth_rename(int nth);

/* Was a file renamed in it whose bytes had not been synced? */
bool power_renamed_unsynced(void);

/* Memory that a child shares with its parent, all zero; never freed. */
void *power_shared(size_t size);

/* What the replaced calls do. */
ssize_t power_write(int file, const void *bytes, size_t size, off_t offset);
int power_cut(int file, off_t size);
int power_sync(int file);
int power_open(int folder, const char *name, int flags, mode_t mode);
int power_make(const char *path, mode_t mode);
int power_rename(int from_folder, const char *from, int folder, const char *to);
int power_move(const char *from, const char *to, unsigned flags);
int power_remove(int folder, const char *name, int flags);

#endif
