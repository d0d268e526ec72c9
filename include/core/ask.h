/*
 * ask: what a manager asks for, signed, in the releases store; a worker's
 * unlock carries it out (DESIGN 5).  And the copy of the settings a manager
 * may read there.
 */
#ifndef CORE_ASK_H
#define CORE_ASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/plan.h"
#include "core/records.h"
#include "store/store.h"

/*
 * Write down a wish to set ${name} to ${value}.  ${asking} is as for opening
 * records, its store being the releases store; its user the manager.
 */
MUST_USE enum status ask_setting(
    const struct records_opening *asking, const char *name, const char *value);

/* The same for a plan, which was judged. */
MUST_USE enum status ask_plan(
    const struct records_opening *asking, const struct plan *plan);

/*
 * Carry out the settings that wait, each once: committed in the records first.
 * An ask whose signature does not verify, whose user is no manager of this
 * vault, or whose value cannot be used is refused, and that is kept too.
 */
MUST_USE enum status ask_carry_out(
    struct records *records, struct store *releases, int64_t *done);

/* What came of the plans that waited. */
struct ask_plans {
	size_t done, refused;
};

/*
 * Carry out the plans that wait, each once: tried on made-up clubs, which may
 * take long, then committed as hold_put() does; or refused, and the ask keeps
 * the sentence.  BUSY when ${progress} (may be NULL) ended it: it waits on.
 */
struct ask_progress {
	bool (*progress)(void *context, size_t done, size_t clubs);
	void *context;
};
MUST_USE enum status ask_carry_out_plans(struct records *records,
    struct store *releases, const struct ask_progress *progress,
    struct ask_plans *result);

/* Try a plan as that does; INVALID with a sentence, or BUSY. */
MUST_USE enum status ask_try_plan(struct records *records,
    const struct plan *plan, const struct ask_progress *progress);

/* Bring the managers' copy of the settings up to date. */
MUST_USE enum status ask_copy_settings(
    struct records *records, struct store *releases);

/* One setting from the copy; "" when it is not set. */
MUST_USE enum status ask_read_setting(
    struct store *releases, const char *name, struct buf *value);

#endif
