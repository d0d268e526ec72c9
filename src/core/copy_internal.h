/*
 * copy_internal: what the files of copy share.
 */
#ifndef CORE_COPY_INTERNAL_H
#define CORE_COPY_INTERNAL_H

#include "core/copy.h"
#include "core/core_internal.h"

/*
 * Gathering, part by part; the hand-over is checked and the view is there.
 * Each frees nothing: copy_clear() does.
 */
MUST_USE enum status copy_gather_person(
    struct records *records, struct copy *copy);
MUST_USE enum status copy_gather_kinds(
    struct records *records, struct copy *copy);
MUST_USE enum status copy_gather_came(
    struct records *records, struct copy *copy);
MUST_USE enum status copy_gather_asked(
    struct records *records, struct copy *copy);
MUST_USE enum status copy_gather_events(
    struct records *records, struct copy *copy);
MUST_USE enum status copy_gather_signed(struct records *records,
    const struct copy_signing *signing, struct copy *copy);

/* Is a kind of theirs (by its name) no more than a kind in this hand-over? */
bool copy_is_hidden(const struct copy *copy, const char *kind);

#endif
