/*
 * medium: a folder for backups, over os/backup_folder.
 */
#include "cli/medium.h"

#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"

enum status
medium_open(const char *path, struct medium *medium)
{
	enum status status;

	memset(medium, 0, sizeof *medium);
	buf_init(&medium->name);
	status = backup_folder_open(path, &medium->folder);
	if (status != STATUS_OK)
		return status;
	medium->place = (struct backup_place){.context = medium->folder,
	    .label = backup_folder_label(medium->folder),
	    .list = backup_folder_list,
	    .open_to_read = backup_folder_read,
	    .open_to_change = backup_folder_change,
	    .create = backup_folder_create,
	    .remove = backup_folder_remove,
	    .sync = backup_folder_sync};
	return STATUS_OK;
}

/* A file by the name of a backup; everything else is taken for a folder. */
static const char *
backup_in(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	struct stat about;

	return backup_name_is_backup(name) && stat(path, &about) == 0 &&
		       S_ISREG(about.st_mode)
		   ? name
		   : NULL;
}

static enum status
refuse_name(const char *path)
{
	struct stat about;

	if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "That file is not called like a backup. Give it its own name "
	    "again: sayso-DATE-CODE.backup");
}

enum status
medium_open_file(const char *path, struct medium *medium)
{
	const char *name = backup_in(path);
	char *folder;
	enum status status;

	if (name == NULL) {
		memset(medium, 0, sizeof *medium);
		buf_init(&medium->name);
		status = refuse_name(path);
		return status == STATUS_OK ? medium_open(path, medium) : status;
	}
	folder = name == path ? mem_text(".")
			      : mem_text_n(path, (size_t)(name - path));
	status = medium_open(folder, medium);
	if (status == STATUS_OK)
		buf_set(&medium->name, name);
	mem_free(folder);
	return status;
}

void
medium_close(struct medium *medium)
{
	backup_folder_close(medium->folder);
	buf_clear(&medium->name);
	medium->folder = NULL;
}

json_t *
medium_not_cleaned(const struct backups *backups)
{
	json_t *list = json_array();

	for (size_t i = 0; i < backups->count; i++) {
		const struct backup_known *known = &backups->all[i];
		json_t *one = json_object();

		js_put(one, "code", js_text(known->code));
		js_put(one, "medium", js_text(known->label.text));
		js_put(one, "made_on", js_day(known->made_on));
		js_put(one, "seen_on", js_day(known->seen_on));
		js_add(list, one);
	}
	return list;
}
