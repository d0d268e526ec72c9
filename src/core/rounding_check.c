/*
 * rounding_check: whether an answer holds, in whole numbers.
 *
 * Shares nothing with the solver and takes nothing on trust: a release that
 * does not pass is not written.
 */
#include "base/mem.h"
#include "core/rounding.h"

#define MORE 1 /* a witness with base - 1 more, and with as many fewer */
#define LESS 2

/* Is every figure the sum of its cells? */
static enum status
check_sums(
    const struct rounding *rounding, const struct rounding_result *result)
{
	int64_t *sums = mem_alloc(rounding->figures, sizeof(*sums));
	enum status status = STATUS_OK;

	for (size_t i = 0; i < rounding->cells; i++) {
		size_t count;
		const uint32_t *members = rounding_members(rounding, i, &count);

		if (result->cells[i] < 0 ||
		    result->cells[i] % rounding->base != 0)
			status = FAIL(STATUS_INTERNAL, "a cell is no multiple");
		for (size_t k = 0; k < count; k++)
			sums[members[k]] += result->cells[i];
	}
	for (size_t i = 0; i < rounding->figures; i++)
		if (sums[i] != result->figures[i])
			status = FAIL(STATUS_INTERNAL, "a figure is no sum");
	mem_free(sums);
	return status;
}

/* One of the two neighbours: less than a base away, so a true 0 stays 0. */
static bool
is_neighbour(int64_t figure, int64_t truth, int64_t base)
{
	return figure > truth - base && figure < truth + base;
}

static bool
holds(const struct rounding_least *least, const int64_t *figures)
{
	int64_t less = 0;

	for (size_t i = 0; i < least->less_count; i++)
		less += figures[least->less[i]];
	return figures[least->more] >= less;
}

enum status
rounding_check(
    const struct rounding *rounding, const struct rounding_result *result)
{
	enum status status = check_sums(rounding, result);
	bool *shown = rounding_shown(rounding, result->figures);

	for (size_t i = 0; i < rounding->figures; i++)
		if (shown[i] && !is_neighbour(result->figures[i],
				    rounding->truths[i], rounding->base))
			status = FAIL(STATUS_INTERNAL, "a figure is too far");
	for (size_t i = 0; i < rounding->leasts_count; i++)
		if (!holds(&rounding->leasts[i], result->figures))
			status = FAIL(STATUS_INTERNAL, "less than its part");
	mem_free(shown);
	return status;
}

/* -------------------------------------------------------------- witnesses */

/*
 * The club of the proof is the answer itself with ${more} people in one cell:
 * it gives this release when every figure it changes still has it as one of its
 * neighbours.  "At least" is kept by giving the greater one as many, so that
 * needs a witness too.
 */
static bool
is_witness(const struct rounding *rounding,
    const struct rounding_result *result, size_t cell, int64_t more)
{
	size_t count;
	const uint32_t *members = rounding_members(rounding, cell, &count);

	if (result->cells[cell] + more < 0)
		return false;
	for (size_t i = 0; i < count; i++) {
		int64_t figure = result->figures[members[i]];
		int64_t truth = figure + more;

		if (truth < 0 || !is_neighbour(figure, truth, rounding->base))
			return false;
	}
	return true;
}

/* What ${which} can be more of, whatever is at least that must be more of. */
static bool
can_follow(const struct rounding *rounding, const unsigned char *seen,
    const bool *which)
{
	for (size_t i = 0; i < rounding->leasts_count; i++) {
		const struct rounding_least *least = &rounding->leasts[i];

		for (size_t k = 0; k < least->less_count; k++)
			if (which[least->less[k]] &&
			    (seen[least->more] & MORE) == 0)
				return false;
	}
	return true;
}

/* Which ends have a witness in each figure. */
static unsigned char *
find_witnesses(
    const struct rounding *rounding, const struct rounding_result *result)
{
	unsigned char *seen = mem_alloc(rounding->figures, 1);
	int64_t most = rounding->base - 1;

	for (size_t i = 0; i < rounding->cells; i++) {
		size_t count;
		const uint32_t *members = rounding_members(rounding, i, &count);
		bool more = is_witness(rounding, result, i, most);
		bool less = is_witness(rounding, result, i, -most);

		for (size_t k = 0; k < count; k++) {
			if (more)
				seen[members[k]] |= MORE;
			if (less)
				seen[members[k]] |= LESS;
		}
	}
	return seen;
}

enum status
rounding_witness(const struct rounding *rounding,
    const struct rounding_result *result, const bool *which)
{
	unsigned char *seen = find_witnesses(rounding, result);
	enum status status = check_sums(rounding, result);

	for (size_t i = 0; i < rounding->figures; i++) {
		int needed = result->figures[i] == 0 ? MORE : MORE | LESS;

		if (which[i] && (seen[i] & needed) != needed)
			status = FAIL(STATUS_INTERNAL, "no witness");
	}
	if (!can_follow(rounding, seen, which))
		status = FAIL(STATUS_INTERNAL, "a witness stands alone");
	mem_free(seen);
	return status;
}
