/*
 * counted_internal: what session asks of counted beside core_internal.h.
 */
#ifndef CORE_COUNTED_INTERNAL_H
#define CORE_COUNTED_INTERNAL_H

#include <stdint.h>

#include "base/status.h"
#include "core/core_internal.h"

/*
 * A visit was taken off a register: its month goes, unless they are on another
 * register of that month.
 */
MUST_USE enum status counted_no_visit(
    struct records *records, struct txn *txn, int64_t person, int32_t held_on);

/*
 * An outcome of that day was taken out: its fact goes, unless another one of
 * that sort and year is agreed.
 */
MUST_USE enum status counted_no_outcome(struct records *records,
    struct txn *txn, int64_t person, int32_t held_on, const char *sort);

/* counted_facts.c: the coarse facts of one person in one reporting year. */
struct counted {
	int64_t id;
	int64_t person;
	int32_t year; /* day the reporting year began */
};

/* Bring the facts in line with values and outcomes that are held. */
MUST_USE enum status counted_facts(
    struct records *records, struct txn *txn, const struct counted *counted);

/* One fact, beside those that are there. */
MUST_USE enum status counted_add_fact(struct txn *txn,
    const struct counted *counted, int64_t kind, const char *fact,
    const char *value);

/* The coarse form of a value in place of what was known of its kind. */
MUST_USE enum status counted_put_value(struct records *records, struct txn *txn,
    const struct counted *counted, int64_t kind, const char *value);

#endif
