/*
 * mac: the two keyed sums over a copy of the key file.
 *
 * The first shows that a user wrote it, the second that a worker agreed to
 * everything but what each user may change for themself.  While a rotation is
 * pending the second needs the current and the pending records key, both: who
 * had one of them some time ago cannot dress up the other one's owners.
 */
#ifndef VAULT_MAC_H
#define VAULT_MAC_H

#include "base/secret.h"
#include "vault/keyfile_layout.h"

#define MAC_BYTES 32

/* Over all before it, with a key grown from the current vault key. */
void mac_one(const unsigned char copy[KEYFILE_COPY_BYTES],
    const struct secret *vault_key, unsigned char mac[MAC_BYTES]);

/*
 * Over the same but the generation and what is each slot's user's own.
 * ${pending_key} is NULL while no rotation is pending.
 */
void mac_two(const unsigned char copy[KEYFILE_COPY_BYTES],
    const struct secret *records_key, const struct secret *pending_key,
    unsigned char mac[MAC_BYTES]);

#endif
