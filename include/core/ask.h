/*
 * ask: what a manager asks for, signed, in the releases store; a worker's
 * unlock carries it out (DESIGN 5).  And the copy of the settings a manager
 * may read there.
 */
#ifndef CORE_ASK_H
#define CORE_ASK_H

#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"
#include "store/store.h"

/*
 * Write down a wish to set ${name} to ${value}.  ${asking} is as for opening
 * records, its store being the releases store; its user the manager.
 */
MUST_USE enum status ask_setting(
    const struct records_opening *asking, const char *name, const char *value);

/*
 * Carry out what waits, each once: committed in the records first.  An ask
 * whose signature does not verify, whose user is no manager of this vault, or
 * whose value cannot be used is refused, and that is kept too.
 */
MUST_USE enum status ask_carry_out(
    struct records *records, struct store *releases, int64_t *done);

/* Bring the managers' copy of the settings up to date. */
MUST_USE enum status ask_copy_settings(
    struct records *records, struct store *releases);

/* One setting from the copy; "" when it is not set. */
MUST_USE enum status ask_read_setting(
    struct store *releases, const char *name, struct buf *value);

#endif
