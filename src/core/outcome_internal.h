/*
 * outcome_internal: what the files about outcomes share.
 */
#ifndef CORE_OUTCOME_INTERNAL_H
#define CORE_OUTCOME_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

#include "core/core_internal.h"
#include "core/outcome.h"

#define OUTCOME_WHAT_BYTES 1000
#define OUTCOME_TRUSTED    "sayso outcome" /* comment signed beside the words */

/* All of one person, oldest first; a look is the caller's business. */
MUST_USE enum status outcome_read_all(struct records *records, int64_t person,
    struct outcome_line **lines, size_t *count);

/* The text that a young person signs when they agree to an outcome. */
struct outcome_signing {
	const unsigned char *vault, *person, *outcome; /* uids */
	int64_t at;                                    /* moment */
	const char *sort, *what, *award;
};
void outcome_signed_text(
    const struct outcome_signing *signing, struct buf *text);

#endif
