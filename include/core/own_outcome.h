/*
 * own_outcome: what I got out of it.  A young person agrees to an outcome, puts
 * it in their own words, or has it taken out.
 *
 * Only in a hand-over.  With their key they sign its words: then nobody can
 * change them.  Without one it is by word, with the worker who is there.
 */
#ifndef CORE_OWN_OUTCOME_H
#define CORE_OWN_OUTCOME_H

#include <stddef.h>

#include "base/status.h"
#include "core/outcome.h"
#include "core/records.h"

/*
 * All of theirs, oldest first; free with outcome_list_clear().  None while they
 * are to be told the kind only (own_view.h).
 */
MUST_USE enum status own_outcomes(struct records *records, const char *code,
    struct outcome_line **lines, size_t *count);

/*
 * Agree.  NO_CONSENT when "outcome" is not live; INVALID when it is agreed as
 * well as that already; NOT_FOUND when it is none of theirs.
 */
MUST_USE enum status own_outcome_agree(
    struct records *records, const char *code, const char *outcome);

/* In their own words, and agreed so. */
MUST_USE enum status own_outcome_change(struct records *records,
    const char *code, const char *outcome, const char *what);

/* Take it out: gone at once, live or shut. */
MUST_USE enum status own_outcome_drop(
    struct records *records, const char *code, const char *outcome);

#endif
