/*
 * person_key_internal: what the files of person_key share.
 */
#ifndef CORE_PERSON_KEY_INTERNAL_H
#define CORE_PERSON_KEY_INTERNAL_H

#include "base/buf.h"
#include "core/person_key.h"

/* "key HEX": BLAKE2b-256 of both public keys, by which the history names it. */
void person_key_line_of(const struct person_key *key, struct buf *body);

#endif
