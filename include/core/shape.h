/*
 * shape: what a value of a kind looks like, tidied, and its coarse form for
 * counting.  Pure.
 */
#ifndef CORE_SHAPE_H
#define CORE_SHAPE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/kind.h"

/*
 * Check and tidy what was typed into ${value} as it is stored.  INVALID with
 * one sentence that says what to type.
 *   line      one line, to 200 bytes          text     lines, to 4,000 bytes
 *   phone     5-20 digits, + in front         email    one @, no blanks
 *   district  UK postcode district: "NG7" (a full postcode is cut to it)
 *   birth     YYYY-MM-DD, YYYY-MM, YYYY, or an age on a day, from "14" typed on
 *             ${today}: "age 14 on 2026-11-22"; D/M/YYYY and D Month YYYY too;
 *             age 5 to 26
 *   choice    one of the choices (folded match), or own words where allowed
 *   handle    word and number: "otter 41"
 */
MUST_USE enum status shape_tidy(const struct kind *kind, const char *typed,
    int32_t today, struct buf *value);

/*
 * The coarse form for a reporting year that began on ${year_start}: an age
 * band (8-10, 11-12, 13, 14-15, 16-18, 19, 20-25; else "other"), the choice or
 * "own words", the heading, the district, "yes" ("no" where the value says that
 * there is none).  A birth that is not exact counts as the middle of the days
 * it may have been.  NOT_FOUND when the kind has no coarse form.
 */
MUST_USE enum status shape_coarse(const struct kind *kind, const char *value,
    int32_t year_start, struct buf *coarse);

/* A random handle, "otter 41": ${pick}(n) gives 0..n-1. */
void shape_new_handle(uint32_t (*pick)(uint32_t n), struct buf *handle);

#endif
