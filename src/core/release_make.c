/*
 * release_make: from a draft and its draw to a release, or to none.
 *
 * The exporter attacks itself: what it would write is read back, added up, and
 * every figure must have its two witnesses, before anybody is given anything.
 */
#include "base/mem.h"
#include "core/release_internal.h"

/* Figures about people that anybody could be in. */
static bool *
about_people(const struct release_draft *draft)
{
	static const enum part_name names[] = {PART_PEOPLE, PART_WITHHELD};
	bool *which = mem_alloc(draft->rounding.figures, sizeof(*which));

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct part *part = &draft->parts[names[i]];

		if (part->crosstab == NULL)
			continue;
		for (size_t k = 0; k < crosstab_figures(part->crosstab); k++)
			which[part->start + k] =
			    crosstab_figure_is_possible(part->crosstab, k);
	}
	return which;
}

static enum status
check_files(const struct release *release)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < release->tables_count;
	     i++) {
		struct buf csv = BUF_EMPTY;

		release_csv(release, &release->tables[i], &csv);
		status = release_csv_check(
		    release, &release->tables[i], csv.text, csv.length);
		buf_clear(&csv);
	}
	return status;
}

enum status
release_make(const struct release_draft *draft,
    const struct rounding_draw *draw, const struct rounding_limits *limits,
    struct release *release)
{
	struct rounding_result result = {0};
	bool *which = NULL;
	enum status status;

	release_init(release);
	if (draw->count != draft->rounding.figures)
		return FAIL(STATUS_INVALID, "a draw for other figures");
	status = rounding_solve(&draft->rounding, draw, limits, &result);
	if (status != STATUS_OK)
		return status;
	which = about_people(draft);
	status = rounding_witness(&draft->rounding, &result, which);
	mem_free(which);
	if (status == STATUS_OK) {
		release_tables(draft, &result, release);
		status = check_files(release);
	}
	rounding_result_clear(&result);
	if (status != STATUS_OK)
		release_clear(release);
	return status;
}
