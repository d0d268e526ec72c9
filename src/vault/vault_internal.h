/*
 * vault_internal: an open vault from the inside, for the files vault*.c.
 *
 * A change is made on a draft (a copy of what the file says), which becomes
 * the file and then the vault's own view, or is thrown away.
 */
#ifndef VAULT_VAULT_INTERNAL_H
#define VAULT_VAULT_INTERNAL_H

#include "vault/keyfile.h"
#include "vault/keyring.h"
#include "vault/vault.h"

struct vault {
	struct folder *folder; /* borrowed: the caller keeps it open */
	struct keyfile keyfile;
	unsigned char copy[KEYFILE_COPY_BYTES]; /* the same as bytes */
	size_t me;                              /* slot */
	struct slot_pair pair;                  /* one's own secrets */
	struct keyring ring;
	bool is_stuck; /* a write failed: what the disk has is not known */
	struct vault_user users[VAULT_USERS_MAX]; /* in a row */
	size_t users_count;
};

/* An empty one, with nobody's keys. */
struct vault *vault_new(struct folder *folder);

/* See that the users in a row are those of the key file. */
void vault_list_users(struct vault *vault);

/* DENIED for a manager, BUSY while a rotation is pending, IO when stuck. */
MUST_USE enum status vault_may_change(const struct vault *vault);

/* DAMAGED unless these are the users of the key file, all of them. */
MUST_USE enum status vault_check_users(
    const struct vault *vault, const struct vault_user *users, size_t count);

/* What the file says, one generation on; free with mem_free(). */
struct keyfile *vault_draft(const struct vault *vault);

/*
 * Make slot ${at} of the draft one with a new seed and pair, the keys of the
 * ring sealed to it.  Name, role and is_recovery are there already.
 */
MUST_USE enum status vault_put_user(struct keyfile *draft, size_t at,
    const struct keyring *ring, const struct secret *passphrase,
    struct slot_pair *pair);

/* Put both MACs into the draft, made with a ring, and write it as a copy. */
void vault_lay_out(struct keyfile *draft, const struct keyring *ring,
    unsigned char copy[KEYFILE_COPY_BYTES]);

/* Are the MACs right?  The second one only as the ring allows.  DAMAGED. */
MUST_USE enum status vault_check_macs(const struct keyfile *keyfile,
    const unsigned char copy[KEYFILE_COPY_BYTES], const struct keyring *ring);

/*
 * Make the draft the file: what one user may change for themself, the second
 * MAC left as it is; or what workers may, with the keys of ${ring}.
 */
MUST_USE enum status vault_commit_own(
    struct vault *vault, struct keyfile *draft);
MUST_USE enum status vault_commit_roster(
    struct vault *vault, struct keyfile *draft, const struct keyring *ring);

#endif
