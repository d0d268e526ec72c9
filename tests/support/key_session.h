/*
 * key_session: open a clubhouse, do one thing, close it.  Nothing is asserted,
 * so it can run in a child (support/power.h).
 */
#ifndef SUPPORT_KEY_SESSION_H
#define SUPPORT_KEY_SESSION_H

#include "support/clubhouse.h"

/*
 * What became of it: DEED_DONE; DEED_DONE_BUT when it was done and closing
 * failed; else that the deed, or opening, failed.
 */
enum { DEED_DONE = 10, DEED_DONE_BUT, DEED_FAILED, DEED_NOT_OPENED };

/* Takes the passphrase over. */
int key_session(struct clubhouse *house, const char *name,
    struct secret *phrase, enum status (*deed)(struct unlock *unlock));

/* With the passphrase of their name. */
int key_session_of(struct clubhouse *house, const char *name,
    enum status (*deed)(struct unlock *unlock));

bool key_session_was_done(int result);

#endif
