/*
 * shape_internal: the shapes that have a file of their own, and those that
 * other parts of core check by.  Each takes what was typed, cleaned to one
 * line, and leaves what is stored in ${value}; INVALID with a sentence.
 */
#ifndef CORE_SHAPE_INTERNAL_H
#define CORE_SHAPE_INTERNAL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

/* shape.c: digits in groups, with + in front at most. */
MUST_USE enum status shape_tidy_phone(const char *typed, struct buf *value);

/* shape_district.c */
MUST_USE enum status shape_tidy_district(const char *typed, struct buf *value);

/* shape_birth.c; ${coarse} is an age band.  NOT_FOUND: no birth is stored. */
MUST_USE enum status shape_tidy_birth(
    const char *typed, int32_t today, struct buf *value);
MUST_USE enum status shape_age_band(
    const char *value, int32_t year_start, struct buf *coarse);

/* shape_handle.c */
MUST_USE enum status shape_tidy_handle(const char *typed, struct buf *value);

#endif
