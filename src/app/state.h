/*
 * state: what is remembered of a vault outside its folder, in the user's state
 * folder: anchors, erasures by hash, and how the records were left.
 *
 * All of it is for noticing.  That it cannot be had or written keeps nobody
 * out and loses nothing: then less is known, and `check` says so.
 */
#ifndef APP_STATE_H
#define APP_STATE_H

#include "base/buf.h"
#include "base/status.h"
#include "vault/vault.h"

/* The sort of file; VAULT is the vault's uid in hexadecimal digits. */
enum state_file {
	STATE_ANCHORS,  /* VAULT.anchors: core/anchor.h */
	STATE_ERASURES, /* VAULT.erasures: core/tombstone.h */
	STATE_LOCKED    /* VAULT.locked: app/locked.h */
};

/* All of it, into an empty buf that stays empty when there is none. */
void state_read(const unsigned char vault_uid[VAULT_UID_BYTES],
    enum state_file file, struct buf *text);

/* In place of what was there, in one step; IO and others for the caller to
 * pass over. */
MUST_USE enum status state_write(const unsigned char vault_uid[VAULT_UID_BYTES],
    enum state_file file, const struct buf *text);
MUST_USE enum status state_remove(
    const unsigned char vault_uid[VAULT_UID_BYTES], enum state_file file);

#endif
