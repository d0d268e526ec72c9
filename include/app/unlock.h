/*
 * unlock: a vault opened for one user, and put away again.
 *
 * The one place where keys meet stores.  Order of opening: folder, lock, key
 * file (limits before any key derivation), passphrase, both MACs, a pending
 * rotation finished or rolled back, stores, managers' asks carried out, what
 * runs out.  Order of closing: what was erased proved gone, periods that are
 * due closed, work and settings copied for managers, head signed,
 * stores closed, keys wiped, lock let go.
 */
#ifndef APP_UNLOCK_H
#define APP_UNLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"
#include "core/records.h"
#include "core/runout.h"

struct unlock;

/*
 * Make a vault in a new folder ${path} (its missing parents are made too,
 * 0700): key file, both stores, first worker, kinds.  The recovery words are
 * given to the caller.  Passphrase is taken over.  CANNOT_CREATE when the
 * folder exists and is not empty.
 */
MUST_USE enum status unlock_make(const char *path, const char *name,
    const char *organisation, struct secret **passphrase,
    struct unlock **unlock, struct secret **recovery);

/* Who has slots, without a passphrase: for questions and mistakes. */
struct unlock_outside {
	unsigned char uid[16]; /* of the vault */
	bool is_demo;
	size_t count;
	struct {
		char name[65];
		bool is_worker;
		bool is_recovery;
	} users[32];
};
MUST_USE enum status unlock_look_outside(
    const char *path, struct unlock_outside *outside);

/*
 * Open.  ${name} NULL: the only user.  BUSY: ${holder} (may be NULL) gets who
 * has it.  NO_INPUT with a sentence when there is no vault at ${path}.
 */
MUST_USE enum status unlock_open(const char *path, const char *name,
    struct secret **passphrase, struct unlock **unlock, struct buf *holder);

/* Lock and put away; NULL is fine; sets to NULL.  Says if the head could not be
 * signed. */
MUST_USE enum status unlock_close(struct unlock **unlock);

const char *unlock_name(const struct unlock *unlock);
bool unlock_is_worker(const struct unlock *unlock);
bool unlock_is_recovery(const struct unlock *unlock);
bool unlock_is_demo(const struct unlock *unlock);
bool unlock_has_recovery(const struct unlock *unlock);

/*
 * Somebody's key was taken away, and the vault's own keys could not be made new
 * (a full disk): who has an old copy of the key file may still use it.  Every
 * worker's opening tries again.
 */
bool unlock_needs_new_keys(const struct unlock *unlock);

/*
 * releases.db was missing, and a worker's opening made it anew: the same
 * figures are in it; asks that were not carried out and the list of what was
 * taken out are not.
 */
bool unlock_has_new_releases(const struct unlock *unlock);

const char *unlock_path(const struct unlock *unlock);

/*
 * The records; NULL for a manager and for the words of the envelope.  A change
 * of users makes them anew: ask again after one.
 */
struct records *unlock_records(struct unlock *unlock);

/* What ran out when it was opened, and the asks that were carried out. */
const struct runout_result *unlock_ran_out(const struct unlock *unlock);
int64_t unlock_asks_done(const struct unlock *unlock);

/* Users
 * ------------------------------------------------------------------------ */

struct unlock_user {
	char name[65];
	bool is_worker;
	bool is_recovery;
	int32_t added_on; /* DAY_NONE when a manager asks (not known to them) */
};

/* Free with mem_free(). */
MUST_USE enum status unlock_user_list(
    struct unlock *unlock, struct unlock_user **users, size_t *count);

/*
 * Add.  A recovery user may only do this, once, for a worker; the slot is then
 * replaced and its new words are given in ${recovery} (else NULL).  When that
 * fails the new worker may be in all the same: the sentence says so.
 */
MUST_USE enum status unlock_user_add(struct unlock *unlock, const char *name,
    bool is_worker, struct secret **passphrase, struct secret **recovery);

/*
 * How many values only this user could open: say it before removing.  A name
 * here and below may be typed in other case or accents when that leaves one.
 */
MUST_USE enum status unlock_user_only_theirs(
    struct unlock *unlock, const char *name, int64_t *values);

/*
 * Remove: slot wiped first, then both keys renewed.  When only the second fails
 * the sentence says so, and unlock_needs_new_keys() holds.
 */
MUST_USE enum status unlock_user_remove(
    struct unlock *unlock, const char *name);

/* One's own passphrase; both taken over. */
MUST_USE enum status unlock_passphrase(struct unlock *unlock,
    struct secret **old_passphrase, struct secret **new_passphrase);

/*
 * New recovery words for the envelope; the old ones stop working.  When it
 * fails there may be no words at all: the sentence says so.
 */
MUST_USE enum status unlock_recovery_new(
    struct unlock *unlock, struct secret **words);

/*
 * Six random words for somebody who has to think of a passphrase, and a
 * judgement of what they chose: INVALID with a sentence that says why not.
 * ${name} is their own.  Both without a vault.
 */
MUST_USE enum status unlock_passphrase_suggest(struct secret **words);
MUST_USE enum status unlock_passphrase_judge(
    const struct secret *passphrase, const char *name);

/* Drafts: unfinished forms, sealed to their writer
 * --------------------------------------------------------------- */

struct unlock_draft {
	char form[65];
	int64_t saved_at; /* moment */
};

/*
 * Keep an unfinished form for seven days, in place of the one of that name.
 * Only its writer can open it.  When anybody is forgotten all drafts go.
 * DENIED for a manager; ${saved_at} may be NULL.
 */
MUST_USE enum status unlock_draft_save(struct unlock *unlock, const char *form,
    const struct buf *text, int64_t *saved_at);

/* One's own, newest first.  Free with mem_free(). */
MUST_USE enum status unlock_draft_list(
    struct unlock *unlock, struct unlock_draft **drafts, size_t *count);

/* Appended to ${text}.  NOT_FOUND when there is none. */
MUST_USE enum status unlock_draft_load(
    struct unlock *unlock, const char *form, struct buf *text);

/* OK when there is none. */
MUST_USE enum status unlock_draft_drop(struct unlock *unlock, const char *form);

/* Settings: a worker sets, a manager asks
 * -------------------------------------- */

MUST_USE enum status unlock_setting_get(
    struct unlock *unlock, const char *name, struct buf *value);

/* ${asked}: a manager's wish was written down and waits for a worker. */
MUST_USE enum status unlock_setting_set(
    struct unlock *unlock, const char *name, const char *value, bool *asked);

#endif
