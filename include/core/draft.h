/*
 * draft: a form that was left unfinished, sealed to its writer.
 *
 * Knows a box of bytes and nothing of what is in it: app seals and opens it
 * (app/unlock.h).  Dead after 7 days; when anybody is forgotten all drafts go,
 * for nobody can say whose name stands in one.  No ledger entry.
 */
#ifndef CORE_DRAFT_H
#define CORE_DRAFT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

#define DRAFT_DAYS       7
#define DRAFT_FORM_BYTES 65     /* a form's name of 64 bytes and NUL */
#define DRAFT_BOX_MOST   262144 /* bytes of one box */

struct draft {
	char form[DRAFT_FORM_BYTES];
	int64_t saved_at; /* moment */
};

/*
 * Keep a box for the acting user, in place of the one of that form.  INVALID
 * for a form's name that is empty, too long or not printable ASCII, and for a
 * box that is too large.  ${saved_at} may be NULL.
 */
MUST_USE enum status draft_put(struct records *records, const char *form,
    const struct buf *box, int64_t *saved_at);

/* The acting user's, newest first; dead ones are not there.  mem_free(). */
MUST_USE enum status draft_list(
    struct records *records, struct draft **drafts, size_t *count);

/* The box, appended to ${box}; NOT_FOUND when there is none or it is dead. */
MUST_USE enum status draft_get(
    struct records *records, const char *form, struct buf *box);

/* Drop one of the acting user's; OK when there is none. */
MUST_USE enum status draft_drop(struct records *records, const char *form);

/* Drop everybody's dead ones: at unlock, unless the clock is not trusted. */
MUST_USE enum status draft_drop_dead(struct records *records);

#endif
