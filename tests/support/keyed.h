/*
 * keyed: people of a fixture with keys of their own.  The keys are real ones
 * that nothing wraps: core never opens them.
 */
#ifndef SUPPORT_KEYED_H
#define SUPPORT_KEYED_H

#include <stdbool.h>

#include "core/person_key.h"
#include "support/records_fixture.h"

/* A key as app would hand it in, and its Ed25519 secret (64 bytes; or NULL). */
void keyed_new(
    bool is_card, struct person_key *key, unsigned char *sign_secret);

/* Somebody has a new key, in a transaction of its own, from now on. */
void keyed_put(
    struct fixture *f, const char *code, bool is_card, struct person_key *key);

#endif
