/*
 * age_bech32: keys as age writes them for people (Bech32, BIP 173).
 */
#ifndef VAULT_AGE_BECH32_H
#define VAULT_AGE_BECH32_H

#include <stdbool.h>
#include <stddef.h>

#include "vault/age.h"

/*
 * Read ${prefix}, "1", and a key.  All letters must be of the prefix's case;
 * nothing may follow.  ${key} is not touched unless all of it is right.
 */
bool age_bech32_read(const char *text, size_t length, const char *prefix,
    unsigned char key[AGE_KEY_BYTES]);

#endif
