/*
 * unlock_internal: what the files of unlock share.
 */
#ifndef APP_UNLOCK_INTERNAL_H
#define APP_UNLOCK_INTERNAL_H

#include "app/outlook.h"
#include "app/figures.h"
#include "app/scrub.h"
#include "app/unlock.h"
#include "base/file.h"
#include "core/erase.h"
#include "core/records.h"
#include "core/sealer.h"
#include "store/store.h"
#include "vault/vault.h"

struct unlock {
	struct folder *folder;
	struct vault *vault;
	struct store *records_store; /* NULL for a manager */
	struct store *releases_store;
	struct records *records;    /* NULL for a manager */
	struct sealer sealer;       /* of who opened it, for the records */
	bool has_let_in;            /* the words of the envelope were used */
	bool is_open;               /* handed out to who opened it */
	bool has_scrub_failed;      /* whoever asked for it was told */
	struct erased_list *erased; /* in this stretch, not proved gone yet */
	struct scrub_watch watch;
	struct figures_watch figures_watch;
	bool may_export;        /* they typed their passphrase once more */
	struct outlook outlook; /* how it was found */
	struct runout_result ran_out;
	int64_t asks_done;
	bool has_new_releases; /* releases.db was missing */
};

/* Empty, with nothing erased. */
struct unlock *unlock_new(void);

/* A vault to be made, as of a moment: a demo club begins in the past. */
struct unlock_plan {
	const char *path;
	const char *name; /* of the first worker */
	const char *organisation;
	bool is_demo;
	int64_t now;
};
MUST_USE enum status unlock_make_on(const struct unlock_plan *plan,
    struct secret **passphrase, struct unlock **unlock,
    struct secret **recovery);

/* Take the folder's lock under a user's name; BUSY as for unlock_open(). */
MUST_USE enum status unlock_take_lock(
    struct unlock *unlock, const char *name, struct buf *holder);

/* Is any file of a vault there? */
bool unlock_has_files(struct folder *folder);

/* Open what the vault's present keys open; close it again. */
MUST_USE enum status unlock_stores_open(struct unlock *unlock);
MUST_USE enum status unlock_stores_close(struct unlock *unlock);

/* The releases; for a worker made anew where they are missing. */
MUST_USE enum status unlock_releases_open(struct unlock *unlock);

/* How core is told who acts. */
void unlock_opening(struct unlock *unlock, struct store *store,
    struct records_opening *opening);

/* One user as the records keep them. */
void unlock_records_user(
    const struct vault_user *user, struct records_user *records_user);

/* The users of the records, as the key file has them. */
MUST_USE enum status unlock_roster(struct unlock *unlock,
    struct vault_user users[VAULT_USERS_MAX], size_t *count);

/* Close the stores only, as they are. */
void unlock_shut(struct unlock *unlock);

/* DENIED: the words of the envelope do one thing only. */
MUST_USE enum status unlock_refuse_words(void);

/* IO when a failed rotation left the stores closed. */
MUST_USE enum status unlock_check_open(const struct unlock *unlock);

/*
 * Renew the records key (and the vault key when ${both}): DESIGN 6, steps 2 to
 * 5, what was erased being proved gone in between.  The stores are open before
 * and after; struct records is a new one.  After a failure they are as before,
 * under the old keys; or, when the disk fails once more or the new keys were
 * half in place, closed until the vault is opened afresh.
 */
MUST_USE enum status unlock_rotate(struct unlock *unlock, bool both);
/* The same; ${result}, which starts empty, says what was proved. */
MUST_USE enum status unlock_rotate_told(
    struct unlock *unlock, bool both, struct scrub_result *result);

/* A rotation that a crash left pending: finish it, or roll it back. */
MUST_USE enum status unlock_settle_rotation(struct unlock *unlock);

/*
 * Key file and records agree on who the users are: whoever is missing in one
 * goes from the other, and so do words of the envelope that were used.
 */
MUST_USE enum status unlock_agree(struct unlock *unlock);

#endif
