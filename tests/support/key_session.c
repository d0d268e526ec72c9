/*
 * key_session: see the header.
 */
#include "support/key_session.h"

int
key_session(struct clubhouse *house, const char *name, struct secret *phrase,
    enum status (*deed)(struct unlock *unlock))
{
	struct unlock *unlock = NULL;
	enum status status =
	    unlock_open(house->box.path, name, &phrase, &unlock, NULL);

	if (status != STATUS_OK)
		return DEED_NOT_OPENED;
	status = deed(unlock);
	if (status != STATUS_OK) {
		(void)!unlock_close(&unlock);
		return DEED_FAILED;
	}
	status = unlock_close(&unlock);
	return status == STATUS_OK ? DEED_DONE : DEED_DONE_BUT;
}

int
key_session_of(struct clubhouse *house, const char *name,
    enum status (*deed)(struct unlock *unlock))
{
	return key_session(house, name, keybox_phrase(name), deed);
}

bool
key_session_was_done(int result)
{
	return result == DEED_DONE || result == DEED_DONE_BUT;
}
