/*
 * age_box: age files in memory, for tests.
 */
#ifndef SUPPORT_AGE_BOX_H
#define SUPPORT_AGE_BOX_H

#include "base/buf.h"
#include "vault/age.h"

/* Takes what is put into a buf, which is its context. */
struct age_sink age_box_sink(struct buf *buf);

/* All of a file; what came out of it, which may be part of it. */
enum status age_box_open(
    const struct buf *file, const struct age_keys *keys, struct buf *plain);

/* A whole file that holds ${size} bytes, given in pieces of ${piece}. */
void age_box_make(const struct age_lock *lock, const void *bytes, size_t size,
    size_t piece, struct buf *file);

/* age_identities_read() of a text. */
enum status age_box_identities(const char *text, struct secret **identities);

/* The identity and recipient of a name. */
struct secret *age_box_key(const char *name, struct age_recipient *recipient);

#endif
