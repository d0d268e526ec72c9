/*
 * plan_internal: what the files of plan, and release, share.
 */
#ifndef CORE_PLAN_INTERNAL_H
#define CORE_PLAN_INTERNAL_H

#include "core/crosstab.h"
#include "core/plan.h"

#define PLAN_NO_GROUP 0xff /* of a category that stands in no group */

/* The dimension of that name; PLAN_DIMENSIONS: none. */
enum plan_dimension plan_dimension_of(const char *name, size_t length);

/* The grouping of that name, 0 for "each"; PLAN_GROUPINGS_MOST + 1: none. */
size_t plan_grouping_of(const struct plan *plan, enum plan_dimension dimension,
    const char *name, size_t length);

/* The category of that text; PLAN_CATEGORIES_MOST: none. */
size_t plan_category_of(const struct plan *plan, enum plan_dimension dimension,
    const char *category);

/* "new", "recorded", "accredited": yes or no and nothing else. */
bool plan_is_yes_no(enum plan_dimension dimension);

/* "age", "gender", "new". */
const char *plan_tally_name(enum plan_tally tally);

/* Only ASCII a-z, 0-9 and _, not too long. */
bool plan_is_name(const char *name, size_t length);

/* Write without judging. */
void plan_write_text(const struct plan *plan, struct buf *text);

/*
 * What a table may be shown as: itself, or with groupings that merges lead to.
 * Every one is drawn; a gate picks one.  ${axes_of} has room for
 * PLAN_VARIANTS_MOST; the first is the table's own.
 */
#define PLAN_VARIANTS_MOST 27
struct plan_variant {
	struct plan_axis axes[PLAN_AXES_MOST];
};
size_t plan_variants(const struct plan *plan, const struct plan_table *table,
    struct plan_variant variants[PLAN_VARIANTS_MOST]);

/* Where a merge leads from an axis; false: nowhere. */
bool plan_merge_of(const struct plan *plan, struct plan_axis *axis);

/*
 * The cross-tabulation of people for a period, sealed; ${tables} gets the
 * number in it of each table's first variant, the others follow (may be NULL).
 */
struct crosstab *plan_crosstab(const struct plan *plan,
    const struct plan_period *period, size_t tables[PLAN_TABLES_MOST]);

#endif
