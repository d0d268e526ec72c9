/*
 * figures_internal: what the files of figures share.
 */
#ifndef APP_FIGURES_INTERNAL_H
#define APP_FIGURES_INTERNAL_H

#include "app/figures.h"
#include "app/unlock_internal.h"

/* The users of the key file, as who reads the figures needs them. */
struct figures_reading {
	struct publish_user users[VAULT_USERS_MAX];
	struct publish_reading reading;
};

/* Stores open, not the words of the envelope; else a status that says so. */
MUST_USE enum status figures_check(const struct unlock *unlock);
/* And a worker; DENIED with a sentence else. */
MUST_USE enum status figures_check_worker(const struct unlock *unlock);

/* Bring a worker's copies up to date, then let anybody read. */
MUST_USE enum status figures_begin(
    struct unlock *unlock, struct figures_reading *reading);

/* Copies for managers: plans, releases, diary, conduct, access. */
MUST_USE enum status figures_copy(struct unlock *unlock);

/* False: whoever waits has had enough. */
bool figures_tell(
    const struct unlock *unlock, enum figures_step step, int percent);

/* Ready for a trial: tells how far it is. */
struct ask_progress figures_trial(struct unlock *unlock);

/*
 * At the lock: what managers asked, defaults, what is due, copies.  Nothing of
 * it keeps a vault from being closed.
 */
MUST_USE enum status figures_see_to(struct unlock *unlock);

#endif
