/*
 * restore_swap: the new vault gets the name of the present one; and what a
 * crash left of that is settled.
 *
 * At every moment NAME is the old vault or the new one, whole; where the file
 * system cannot exchange two folders in one step, NAME may be missing for a
 * moment, and NAME.new is then complete.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/restore_internal.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"

#define FORMER_MOST 100 /* of one day */

/* Everything that is ever in a vault's folder. */
static const char *const names[] = {"records.db", "records.db-journal",
    "records.db.new", "records.db.new-journal", "releases.db",
    "releases.db-journal", "releases.db.new", "releases.db.new-journal",
    "vault.key", "vault.key.new", "lock", RESTORE_COMPLETE, RESTORE_UNDER_WAY};

/* The marks last: while one is there it is known what this is. */
static void
empty(struct folder *folder)
{
	enum status status = STATUS_OK;

	for (size_t i = 0;
	     status == STATUS_OK && i < sizeof names / sizeof names[0]; i++)
		status = file_remove(folder, names[i]);
}

void
restore_discard(const char *path)
{
	struct folder *folder = NULL;

	if (folder_open(path, &folder) != STATUS_OK)
		return;
	empty(folder);
	folder_close(folder);
	(void)!rmdir(path);
}

static bool
is_there(const char *path)
{
	struct stat about;

	return lstat(path, &about) == 0;
}

static void
new_path_of(const char *path, struct buf *new_path)
{
	buf_add_format(new_path, "%s" RESTORE_NEW, path);
}

/* ---------------------------------------------------------- the former one */

/* NAME.before-DATE, NAME.before-DATE-2, ... */
static enum status
move_former(const char *path, const char *from, struct buf *former)
{
	char day[DAY_TEXT_BYTES];
	enum status status = STATUS_CANNOT_CREATE;

	day_format(moment_day(clock_now()), day);
	for (int i = 1; status == STATUS_CANNOT_CREATE && i < FORMER_MOST;
	     i++) {
		buf_reset(former);
		buf_add_format(former, "%s.before-%s", path, day);
		if (i > 1)
			buf_add_format(former, "-%d", i);
		status = folder_move(from, former->text);
	}
	if (status != STATUS_OK)
		buf_reset(former);
	return status;
}

static enum status
put_former_away(const char *path, const char *from, struct buf *former)
{
	/* a folder that had nothing in it */
	if (rmdir(from) == 0)
		return STATUS_OK;
	return move_former(path, from, former);
}

/* --------------------------------------------------------------- swapping */

static enum status
finish_mark(struct folder *folder)
{
	enum status status = folder_sync(folder);

	if (status == STATUS_OK)
		status =
		    file_rename(folder, RESTORE_UNDER_WAY, RESTORE_COMPLETE);
	return status == STATUS_OK ? folder_sync(folder) : status;
}

static enum status
drop_mark(struct folder *folder)
{
	enum status status = file_remove(folder, RESTORE_COMPLETE);

	return status == STATUS_OK ? folder_sync(folder) : status;
}

/* In two steps, where there is no way in one. */
static enum status
swap_slowly(const char *path, const char *new_path, struct buf *former)
{
	enum status status = put_former_away(path, path, former);

	return status == STATUS_OK ? folder_move(new_path, path) : status;
}

static enum status
swap(struct restoring *restoring)
{
	const char *path = restoring->plan->into;
	const char *new_path = restoring->new_path.text;
	struct buf *former = &restoring->result->former;
	enum status status;

	if (restoring->present == NULL)
		return folder_move(new_path, path);
	status = folder_exchange(new_path, path);
	if (status == STATUS_UNAVAILABLE)
		return swap_slowly(path, new_path, former);
	if (status == STATUS_OK)
		status = put_former_away(path, new_path, former);
	return status;
}

enum status
restore_swap(struct restoring *restoring)
{
	struct folder *folder = restoring->unlock->folder;
	enum status status = finish_mark(folder);

	if (status != STATUS_OK)
		return status;
	status = swap(restoring);
	if (status == STATUS_OK)
		status = drop_mark(folder);
	if (status != STATUS_OK)
		return REFUSE(STATUS_IO,
		    "The disk failed while the restored vault was put in its "
		    "place. Open the vault: it is the former one or the "
		    "restored one, whole. Then look with: sayso check");
	return STATUS_OK;
}

/* ---------------------------------------------------------------- settling */

/* NULL when it is not there, or somebody is at work in it. */
static struct folder *
open_free(const char *path)
{
	struct folder *folder = NULL;

	if (folder_open(path, &folder) != STATUS_OK)
		return NULL;
	if (folder_lock(folder, "restore") != STATUS_OK) {
		folder_close(folder);
		return NULL;
	}
	return folder;
}

/* Made for a restore, and nothing came of it. */
static bool
is_vain(const char *path)
{
	struct folder *folder = NULL;
	bool is_empty;

	if (folder_open(path, &folder) != STATUS_OK)
		return false;
	is_empty = !unlock_has_files(folder);
	folder_close(folder);
	return is_empty;
}

static bool
has_mark(const char *path, const char *mark)
{
	struct folder *folder = NULL;
	bool has;

	if (folder_open(path, &folder) != STATUS_OK)
		return false;
	has = file_exists(folder, mark);
	folder_close(folder);
	return has;
}

/* The new one is complete and the vault is not there: it is the vault. */
static enum status
settle_missing(const char *path, const char *new_path)
{
	if (has_mark(new_path, RESTORE_COMPLETE))
		return folder_move(new_path, path);
	if (has_mark(new_path, RESTORE_UNDER_WAY) || is_vain(new_path))
		restore_discard(new_path);
	return STATUS_OK;
}

/* What lies beside is the former vault, or one that was not finished. */
static enum status
settle_beside(const char *path, const char *new_path)
{
	struct buf former = BUF_EMPTY;
	enum status status = STATUS_OK;

	if (has_mark(path, RESTORE_COMPLETE))
		status = put_former_away(path, new_path, &former);
	else if (has_mark(new_path, RESTORE_UNDER_WAY) ||
		 has_mark(new_path, RESTORE_COMPLETE) || is_vain(new_path))
		restore_discard(new_path);
	buf_clear(&former);
	return status;
}

static enum status
settle_new(const char *path, const char *new_path)
{
	struct folder *folder = open_free(new_path);
	enum status status;

	if (folder == NULL)
		return STATUS_OK;
	status = is_there(path) ? settle_beside(path, new_path)
				: settle_missing(path, new_path);
	folder_close(folder);
	return status;
}

static enum status
settle_mark(const char *path)
{
	struct folder *folder = NULL;
	enum status status = STATUS_OK;

	if (!has_mark(path, RESTORE_COMPLETE))
		return STATUS_OK;
	folder = open_free(path);
	if (folder != NULL)
		status = drop_mark(folder);
	folder_close(folder);
	return status;
}

enum status
restore_settle(const char *path)
{
	struct buf new_path = BUF_EMPTY;
	enum status status = STATUS_OK;

	new_path_of(path, &new_path);
	if (is_there(new_path.text))
		status = settle_new(path, new_path.text);
	if (status == STATUS_OK && !is_there(new_path.text))
		status = settle_mark(path);
	buf_clear(&new_path);
	return status;
}
