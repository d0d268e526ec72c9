/*
 * publish_write: the parts of what a lock copies, each in the one transaction
 * of releases.db.
 */
#ifndef CORE_PUBLISH_WRITE_H
#define CORE_PUBLISH_WRITE_H

#include "core/conduct_internal.h"
#include "core/diary_internal.h"
#include "core/publish_internal.h"

/* Who may see what; the state of periods and the number overdue. */
MUST_USE enum status access_write(struct records *records, struct txn *txn);

#endif
