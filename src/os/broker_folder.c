/*
 * broker_folder: the folder for backups, from the end of the fenced process.
 *
 * The supervisor has it open; here are names only, and descriptors that come
 * back.  What went wrong there comes as a code, and gets its sentence here.
 */
#include "os/broker.h"

#include <string.h>

#include "base/file.h"
#include "os/broker_internal.h"

static enum status
sentence_of(enum status status)
{
	switch (status) {
	case STATUS_CANNOT_CREATE:
		return REFUSE(STATUS_CANNOT_CREATE,
		    "No file can be made in that folder. Is the medium full, "
		    "or locked?");
	case STATUS_IO:
		return REFUSE(STATUS_IO,
		    "That folder could not be read or written. Is the stick or "
		    "disk still in?");
	default:
		return FAIL(status, "in the folder for backups");
	}
}

/* What may come back is one of the codes there are. */
static enum status
status_of(const struct broker_answer *answer)
{
	enum status status = answer->status <= STATUS_TOO_NEW
				 ? (enum status)answer->status
				 : STATUS_INTERNAL;

	return status == STATUS_OK ? status : sentence_of(status);
}

static enum status
ask(void *context, enum broker_deed deed, const char *name,
    struct broker_answer *answer, int *descriptor)
{
	struct broker_asking asking = {.deed = deed};
	size_t length = strlen(name);
	int came = -1;
	enum status status;

	if (length >= sizeof(asking.name))
		return FAIL(STATUS_INTERNAL, "name of a backup");
	memcpy(asking.name, name, length);
	status = broker_ask(context, &asking, answer, &came);
	if (status == STATUS_OK)
		status = status_of(answer);
	if (status == STATUS_OK && descriptor != NULL && came < 0)
		status = FAIL(STATUS_IO, "an open file that did not come");
	if (status == STATUS_OK && descriptor != NULL)
		*descriptor = came;
	else
		file_close(&came);
	return status;
}

/* One after the other, each asked for by the one before it. */
enum status
broker_folder_list(
    void *context, void (*found)(void *finder, const char *name), void *finder)
{
	struct broker_answer answer = {.was_opened = 0};
	char name[BACKUP_NAME_BYTES] = "";

	for (int i = 0; i < BACKUP_NAMES_MOST; i++) {
		enum status status =
		    ask(context, BROKER_IN_LIST, name, &answer, NULL);

		if (status == STATUS_NOT_FOUND)
			return STATUS_OK;
		if (status != STATUS_OK)
			return status;
		if (!backup_name_is_ours(answer.name) ||
		    strcmp(answer.name, name) <= 0)
			return FAIL(STATUS_IO, "names out of order");
		memcpy(name, answer.name, sizeof(name) - 1);
		found(finder, name);
	}
	return STATUS_OK;
}

enum status
broker_folder_read(void *context, const char *name, int *descriptor)
{
	struct broker_answer answer;

	return ask(context, BROKER_IN_READ, name, &answer, descriptor);
}

enum status
broker_folder_change(void *context, const char *name, int *descriptor)
{
	struct broker_answer answer;

	return ask(context, BROKER_IN_CHANGE, name, &answer, descriptor);
}

enum status
broker_folder_create(void *context, const char *name, int *descriptor)
{
	struct broker_answer answer;

	return ask(context, BROKER_IN_CREATE, name, &answer, descriptor);
}

enum status
broker_folder_remove(void *context, const char *name)
{
	struct broker_answer answer;

	return ask(context, BROKER_IN_REMOVE, name, &answer, NULL);
}

/* A medium with an open folder cannot be taken out. */
enum status
broker_close_folder(void *context)
{
	struct broker_answer answer;

	return ask(context, BROKER_IN_CLOSE, "", &answer, NULL);
}

enum status
broker_folder_sync(void *context)
{
	struct broker_answer answer;

	return ask(context, BROKER_IN_SYNC, "", &answer, NULL);
}
