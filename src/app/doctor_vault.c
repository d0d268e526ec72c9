/*
 * doctor_vault: what the vault's folder shows without a key.
 */
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/days.h"
#include "app/doctor_internal.h"
#include "app/unlock.h"
#include "base/buf.h"

#define OTHERS_BITS (S_IRWXG | S_IRWXO)
#define WRITE_BITS  (S_IWGRP | S_IWOTH)
#define BACKUP_LATE 70 /* days: no backup is kept longer */

static const char *const files[] = {
    "vault.key", "records.db", "releases.db", "lock"};

/* ---------------------------------------------------------- who may read it */

/* A file that is not there is nobody's. */
static enum fact
is_ours_alone(const char *path, mode_t kind)
{
	struct stat about;

	if (lstat(path, &about) != 0)
		return errno == ENOENT ? FACT_YES : FACT_UNKNOWN;
	return (about.st_mode & S_IFMT) == kind && about.st_uid == geteuid() &&
		       (about.st_mode & OTHERS_BITS) == 0 &&
		       (kind == S_IFDIR || about.st_nlink == 1)
		   ? FACT_YES
		   : FACT_NO;
}

static enum fact
files_are_ours(const char *vault)
{
	enum fact all = is_ours_alone(vault, S_IFDIR);
	struct buf path = BUF_EMPTY;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		enum fact one;

		buf_reset(&path);
		buf_add_format(&path, "%s/%s", vault, files[i]);
		one = is_ours_alone(path.text, S_IFREG);
		if (one == FACT_NO || all == FACT_NO)
			all = FACT_NO;
		else if (one == FACT_UNKNOWN)
			all = FACT_UNKNOWN;
	}
	buf_clear(&path);
	return all;
}

/* Whoever may write a folder above may put another vault in the place. */
static enum fact
above_is_safe(const char *vault)
{
	struct buf path = BUF_EMPTY;
	enum fact answer = FACT_YES;
	struct stat about;

	buf_set(&path, vault);
	while (answer == FACT_YES && path.length > 1) {
		const char *slash = strrchr(path.text, '/');

		if (slash == NULL)
			break;
		buf_cut(&path,
		    slash == path.text ? 1 : (size_t)(slash - path.text));
		if (stat(path.text, &about) != 0)
			answer = FACT_UNKNOWN;
		else if ((about.st_uid != 0 && about.st_uid != geteuid()) ||
			 ((about.st_mode & WRITE_BITS) != 0 &&
			     (about.st_mode & S_ISVTX) == 0))
			answer = FACT_NO;
	}
	buf_clear(&path);
	return answer;
}

static void
add_rights(struct doctor *doctor, const char *vault)
{
	static const struct verdict ours[] = {
	    {FINDING_UNKNOWN,
		"Who may read the vault's folder and files could not be found "
		"out.",
		NULL},
	    {FINDING_LOOK,
		"Others on this computer may read or change the vault's folder "
		"or a file in it, or it is not yours.",
		"In a terminal: chmod 700 FOLDER; chmod 600 FOLDER/* (its "
		"place is told by: sayso paths)"},
	    {FINDING_GOOD, "The vault's folder and files are yours alone.",
		NULL},
	};
	static const struct verdict above[] = {
	    {FINDING_UNKNOWN,
		"Who may change the folders above the vault could not be found "
		"out.",
		NULL},
	    {FINDING_LOOK,
		"Others on this computer may change a folder above the vault, "
		"and so put another vault in its place.",
		"Move the vault into your home folder."},
	    {FINDING_GOOD,
		"Nobody else may change the folders above the vault.", NULL},
	};

	doctor_add(doctor, "permissions", "Rights of the vault's files",
	    &ours[files_are_ours(vault)]);
	doctor_add(doctor, "permissions-above", "Rights of the folders above",
	    &above[above_is_safe(vault)]);
}

/* -------------------------------------------------------- who can open it */

static void
add_keys(struct doctor *doctor, const struct unlock_outside *outside)
{
	static const struct verdict has_words = {
	    FINDING_GOOD, "There are words for an envelope.", NULL};
	static const struct verdict has_none = {FINDING_LOOK,
	    "There are no words for an envelope. When all passphrases are "
	    "forgotten, the vault is lost.",
	    "Make new words and put them into an envelope: sayso user "
	    "recovery"};
	static const struct verdict two = {
	    FINDING_GOOD, "More than one worker can open the vault.", NULL};
	static const struct verdict one = {FINDING_LOOK,
	    "Only one worker can open the vault.",
	    "Add a second worker: sayso user add NAME --role worker"};
	size_t workers = 0;
	bool has_recovery = false;

	for (size_t i = 0; i < outside->count; i++) {
		has_recovery = has_recovery || outside->users[i].is_recovery;
		workers += outside->users[i].is_worker &&
			   !outside->users[i].is_recovery;
	}
	doctor_add(doctor, "recovery", "Words for an envelope",
	    has_recovery ? &has_words : &has_none);
	doctor_add(doctor, "second-worker", "A second worker",
	    workers > 1 ? &two : &one);
}

/* ------------------------------------------------------------ how long ago */

static void
add_backup(struct doctor *doctor, const struct days *days, int32_t today)
{
	static const char todo[] =
	    "Make one on a stick that you keep elsewhere: sayso backup DIR";
	struct verdict verdict = {FINDING_LOOK, NULL, todo};
	struct buf says = BUF_EMPTY;

	if (days->backup_on == DAY_NONE) {
		verdict.level = FINDING_UNKNOWN;
		buf_set(&says,
		    "When the last backup was made is not known here. There "
		    "may be none.");
	} else if (today - days->backup_on > BACKUP_LATE) {
		buf_add_format(&says,
		    "The last backup is %d days old: too old to be of use.",
		    today - days->backup_on);
	} else if (today - days->backup_on >= DAYS_UNCOPIED) {
		buf_add_format(&says, "The last backup is %d days old.",
		    today - days->backup_on);
	} else {
		verdict.level = FINDING_GOOD;
		verdict.todo = NULL;
		buf_set(&says, "The last backup is less than a week old.");
	}
	verdict.says = says.text;
	doctor_add(doctor, "backup", "Backup", &verdict);
	buf_clear(&says);
}

static void
add_opened(struct doctor *doctor, const struct days *days, int32_t today)
{
	struct verdict verdict = {FINDING_GOOD, NULL, NULL};
	struct buf says = BUF_EMPTY;

	if (days->opened_on == DAY_NONE) {
		verdict.level = FINDING_UNKNOWN;
		buf_set(&says, "When the vault was opened last is not known.");
	} else if (today < days->opened_on) {
		verdict.level = FINDING_LOOK;
		verdict.todo = "Put the clock of this computer right.";
		buf_set(&says,
		    "The vault was opened on a day that is still to come, by "
		    "the clock of this computer.");
	} else if (today - days->opened_on >= DAYS_UNOPENED) {
		verdict.level = FINDING_LOOK;
		verdict.todo =
		    "Open it: what ran out meanwhile is erased then, and not "
		    "before.";
		buf_add_format(&says, "The vault was last opened %d days ago.",
		    today - days->opened_on);
	} else {
		buf_set(&says, "The vault was opened in the last seven days.");
	}
	verdict.says = says.text;
	doctor_add(doctor, "opened", "Last opened", &verdict);
	buf_clear(&says);
}

void
doctor_vault(struct doctor *doctor, const char *vault, int32_t today)
{
	static const struct verdict none = {
	    FINDING_UNKNOWN, "There is no vault yet.", NULL};
	static const struct verdict unread = {FINDING_LOOK,
	    "There is a vault, and its key file cannot be read.",
	    "Leave it as it is, and try to open it: sayso says what is wrong."};
	struct unlock_outside outside;
	struct days days = {DAY_NONE, DAY_NONE};
	enum status status = unlock_look_outside(vault, &outside);
	struct stat about;

	if (status == STATUS_NO_INPUT && lstat(vault, &about) != 0) {
		doctor_add(doctor, "vault", "The vault", &none);
		return;
	}
	add_rights(doctor, vault);
	if (status != STATUS_OK) {
		doctor_add(doctor, "vault", "The vault",
		    status == STATUS_NO_INPUT ? &none : &unread);
		return;
	}
	add_keys(doctor, &outside);
	if (days_read(vault, &days) != STATUS_OK)
		days = (struct days){DAY_NONE, DAY_NONE};
	add_backup(doctor, &days, today);
	add_opened(doctor, &days, today);
}
