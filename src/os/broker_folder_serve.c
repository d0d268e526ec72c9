/*
 * broker_folder_serve: in the folder that the user typed, on behalf of who is
 * not believed.
 *
 * os/backup_folder lets no other name through; here nothing is added to that.
 */
#include "os/broker_internal.h"

#include <string.h>

/* The first name behind another one, in the order of strcmp(3). */
struct after {
	const char *name;
	char next[BACKUP_NAME_BYTES]; /* "": none */
};

static void
look_at(void *finder, const char *name)
{
	struct after *after = finder;

	if (strcmp(name, after->name) > 0 &&
	    (after->next[0] == '\0' || strcmp(name, after->next) < 0))
		strncpy(after->next, name, sizeof(after->next) - 1);
}

static enum status
find_next(struct backup_folder *folder, const char *name,
    struct broker_answer *answer)
{
	struct after after = {.name = name};
	enum status status = backup_folder_list(folder, look_at, &after);

	if (status == STATUS_OK && after.next[0] == '\0')
		return STATUS_NOT_FOUND;
	memcpy(answer->name, after.next, sizeof(after.next));
	return status;
}

static enum status
do_it(struct backup_folder *folder, const struct broker_asking *asking,
    struct broker_answer *answer, int *descriptor)
{
	switch ((enum broker_deed)asking->deed) {
	case BROKER_IN_LIST:
		return find_next(folder, asking->name, answer);
	case BROKER_IN_READ:
		return backup_folder_read(folder, asking->name, descriptor);
	case BROKER_IN_CHANGE:
		return backup_folder_change(folder, asking->name, descriptor);
	case BROKER_IN_CREATE:
		return backup_folder_create(folder, asking->name, descriptor);
	case BROKER_IN_REMOVE:
		return backup_folder_remove(folder, asking->name);
	case BROKER_IN_SYNC:
		return backup_folder_sync(folder);
	default: /* BROKER_IN_CLOSE, below */
		return STATUS_OK;
	}
}

void
broker_folder_do(struct broker_served *served,
    const struct broker_asking *asking, struct broker_answer *answer,
    int *descriptor)
{
	enum status status =
	    served->folder == NULL
		? STATUS_DENIED
		: do_it(served->folder, asking, answer, descriptor);

	status_clear();
	if (asking->deed == BROKER_IN_CLOSE) {
		backup_folder_close(served->folder);
		served->folder = NULL;
	}
	answer->status = (uint32_t)status;
	answer->was_opened = *descriptor >= 0;
}
