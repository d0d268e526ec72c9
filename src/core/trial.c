/*
 * trial: made-up clubs that a plan is tried on.
 *
 * Only people's figures are tried: work has cells of its own and is rarely
 * short of room.  The clubs are made from a seed so that a trial can be had
 * again; their draws are as secret as any.
 */
#include "core/trial.h"

#include "base/mem.h"
#include "core/release_internal.h"

#define PERIODS_MOST  13
#define DRAW_LIMIT_MS 8000
#define ATTEMPTS      4
#define SLOW_SHARE    10  /* one draw in so many: a close has longer */
#define NARROW_SHARE  500 /* one figure in so many may be narrow */

struct club {
	struct release_person *people;
	bool *came; /* person after person, one a period */
	size_t count;
};

struct trial {
	const struct plan *plan;
	const struct trial_limits *limits;
	struct trial_result *result;
	uint64_t state;
	size_t periods;
};

/* ------------------------------------------------------------------ chance */

/* Numbers that look random and come again with the seed (splitmix64). */
static uint64_t
next_number(struct trial *trial)
{
	uint64_t number = trial->state += UINT64_C(0x9e3779b97f4a7c15);

	number = (number ^ number >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	number = (number ^ number >> 27) * UINT64_C(0x94d049bb133111eb);
	return number ^ number >> 31;
}

static size_t
pick(struct trial *trial, size_t n)
{
	return (size_t)(next_number(trial) % n);
}

/* Some categories are common in a club, some rare, the last ones mostly so. */
static void
make_shares(struct trial *trial, const struct plan_list *list, size_t *shares)
{
	for (size_t i = 0; i < list->count; i++) {
		size_t root = 1 + pick(trial, 100);

		shares[i] = root * root;
		if (i + 2 >= list->count && list->count > 2)
			shares[i] = 1 + shares[i] / 4;
	}
}

static size_t
pick_share(struct trial *trial, const size_t *shares, size_t count)
{
	size_t sum = 0;
	size_t at = 0;
	size_t picked;

	for (size_t i = 0; i < count; i++)
		sum += shares[i];
	picked = pick(trial, sum);
	while (picked >= shares[at])
		picked -= shares[at++];
	return at;
}

/* ------------------------------------------------------------------- clubs */

static void
club_make(struct trial *trial, struct club *club)
{
	size_t shares[PLAN_PEOPLE_DIMENSIONS][PLAN_CATEGORIES_MOST];
	size_t people = trial->limits->people;
	size_t often = 2 + pick(trial, 6); /* of ten: how regularly they come */

	club->count = people - people / 5 + pick(trial, 2 * (people / 5) + 1);
	club->people = mem_alloc(club->count, sizeof(*club->people));
	club->came = mem_alloc(club->count * trial->periods, sizeof(bool));
	for (size_t d = 0; d < PLAN_PEOPLE_DIMENSIONS; d++)
		make_shares(trial, &trial->plan->lists[d], shares[d]);
	for (size_t i = 0; i < club->count; i++) {
		bool *came = club->came + i * trial->periods;

		for (size_t d = 0; d < PLAN_PEOPLE_DIMENSIONS; d++)
			if (trial->plan->lists[d].count > 0)
				club->people[i].codes[d] =
				    (unsigned char)pick_share(trial, shares[d],
					trial->plan->lists[d].count);
		for (size_t k = 0; k + 1 < trial->periods; k++)
			came[k] = pick(trial, 10) < often;
		came[pick(trial, trial->periods - 1)] = true;
		came[trial->periods - 1] = true;
	}
}

static void
club_clear(struct club *club)
{
	mem_free(club->people);
	mem_free(club->came);
}

/* ------------------------------------------------------------------- draws */

/* One period of a club, drawn. */
struct drawn {
	struct release_facts facts;
	struct release_person *people;
	struct release_draft *draft;
	struct rounding_result result; /* no figures: there was no answer */
};

/* Does the table stand in parts of the year and in the year? */
static bool
is_compared(const struct plan *plan, const struct plan_table *table)
{
	return !table->is_work && !table->is_yearly &&
	       table->from == plan->year;
}

/* Without one all that matters is whether there is an answer. */
static bool
compares_any(const struct plan *plan)
{
	for (size_t i = 0; i < plan->tables_count; i++)
		if (is_compared(plan, &plan->tables[i]))
			return true;
	return false;
}

static void
find_answer(struct trial *trial, struct drawn *drawn)
{
	struct rounding_limits limits = {
	    .limit_ms = DRAW_LIMIT_MS, .is_plain = !compares_any(trial->plan)};
	struct rounding_draw draw;
	enum status status = STATUS_BUSY;

	rounding_draw_new(&draw, release_draft_figures(drawn->draft));
	while (status == STATUS_BUSY && limits.attempt < ATTEMPTS) {
		status = rounding_solve(release_draft_rounding(drawn->draft),
		    &draw, &limits, &drawn->result);
		limits.attempt++;
	}
	rounding_draw_clear(&draw);
	trial->result->draws++;
	trial->result->late += limits.attempt > 1;
	trial->result->slow += status == STATUS_BUSY;
	trial->result->failed += status != STATUS_OK && status != STATUS_BUSY;
}

static void
draw_period(struct trial *trial, const struct club *club, size_t period,
    struct drawn *drawn)
{
	struct plan_period days = plan_period(trial->plan, period);
	size_t count = 0;

	*drawn = (struct drawn){0};
	drawn->people = mem_alloc(club->count, sizeof(*drawn->people));
	for (size_t i = 0; i < club->count; i++)
		if (club->came[i * trial->periods + period])
			drawn->people[count++] = club->people[i];
	drawn->facts.people = drawn->people;
	drawn->facts.people_count = count;
	drawn->draft = release_draft_new(trial->plan, &days, &drawn->facts);
	find_answer(trial, drawn);
}

static void
drawn_clear(struct drawn *drawn)
{
	release_draft_free(drawn->draft);
	rounding_result_clear(&drawn->result);
	mem_free(drawn->people);
}

/* -------------------------------------------------------------- over time */

struct range {
	int64_t lower, upper;
};

static struct range
range_of(int64_t figure, int64_t reach)
{
	return (struct range){
	    figure < reach ? 0 : figure - reach, figure + reach};
}

static size_t
is_narrow(struct range range, int64_t least)
{
	return range.upper - range.lower + 1 < least ? 1 : 0;
}

/*
 * The year holds whoever came in any part, and nobody else: how many of these
 * figures does that leave with too few values?
 */
static size_t
count_narrow(const int64_t *figures, size_t count, int64_t base)
{
	struct range year = range_of(figures[count - 1], base - 1);
	struct range whole = year;
	int64_t sum = 0;
	size_t narrow = 0;

	for (size_t i = 0; i + 1 < count; i++) {
		struct range part = range_of(figures[i], base - 1);

		sum += part.upper;
		if (part.lower > year.lower)
			year.lower = part.lower;
	}
	if (sum < year.upper)
		year.upper = sum;
	for (size_t i = 0; i + 1 < count; i++) {
		struct range part = range_of(figures[i], base - 1);
		int64_t others = sum - part.upper;

		if (whole.lower - others > part.lower)
			part.lower = whole.lower - others;
		if (whole.upper < part.upper)
			part.upper = whole.upper;
		narrow += is_narrow(part, base - 1);
	}
	return narrow + is_narrow(year, base - 1);
}

/* The figure of one slot of a table in every period; false: not in all. */
static bool
figures_of(const struct trial *trial, const struct drawn *drawn, size_t table,
    const size_t *groups, int64_t *figures)
{
	for (size_t i = 0; i < trial->periods; i++) {
		const struct part *part = &drawn[i].draft->parts[PART_PEOPLE];
		size_t figure;

		if (drawn[i].result.figures == NULL)
			return false;
		figure = crosstab_figure(
		    part->crosstab, drawn[i].draft->tables[table], groups);
		figures[i] = drawn[i].result.figures[part->start + figure];
	}
	return true;
}

static void
compare_table(struct trial *trial, const struct drawn *drawn, size_t table)
{
	const struct plan_table *plan_table = &trial->plan->tables[table];
	int64_t figures[PERIODS_MOST];
	size_t sizes[PLAN_AXES_MOST] = {0};
	size_t slots = 1;

	for (size_t i = 0; i < plan_table->axes_count; i++) {
		sizes[i] = plan_groups(trial->plan, plan_table->axes[i]) + 1;
		slots *= sizes[i];
	}
	for (size_t slot = 0; slot < slots; slot++) {
		size_t groups[PLAN_AXES_MOST] = {0};
		size_t rest = slot;

		for (size_t i = 0; i < plan_table->axes_count; i++) {
			groups[i] = rest % sizes[i];
			rest /= sizes[i];
		}
		if (!figures_of(trial, drawn, table, groups, figures))
			return;
		trial->result->figures += trial->periods;
		trial->result->narrow +=
		    count_narrow(figures, trial->periods, trial->plan->base);
	}
}

/* ------------------------------------------------------------------- trial */

static void
try_club(struct trial *trial)
{
	struct drawn drawn[PERIODS_MOST];
	struct club club;

	club_make(trial, &club);
	for (size_t i = 0; i < trial->periods; i++)
		draw_period(trial, &club, i, &drawn[i]);
	for (size_t i = 0; i < trial->plan->tables_count; i++)
		if (is_compared(trial->plan, &trial->plan->tables[i]))
			compare_table(trial, drawn, i);
	for (size_t i = 0; i < trial->periods; i++)
		drawn_clear(&drawn[i]);
	club_clear(&club);
	trial->result->clubs++;
}

enum status
trial_run(const struct plan *plan, const struct trial_limits *limits,
    struct trial_result *result)
{
	struct trial trial = {
	    plan, limits, result, limits->seed, plan_periods(plan)};

	*result = (struct trial_result){0};
	while (result->clubs < limits->clubs) {
		try_club(&trial);
		if (limits->progress != NULL &&
		    !limits->progress(
			limits->context, result->clubs, limits->clubs))
			return FAIL(STATUS_BUSY, "the trial was ended");
	}
	return STATUS_OK;
}

enum status
trial_judge(const struct trial_result *result)
{
	if (result->failed > 0)
		return REFUSE(STATUS_INVALID,
		    "With this plan some clubs of this size could not publish "
		    "anything. Take tables out or cross fewer things.");
	if (result->slow * SLOW_SHARE > result->draws)
		return REFUSE(STATUS_INVALID,
		    "With this plan the figures of a club of this size would "
		    "take too long to make. Take tables out or cross fewer "
		    "things.");
	if (result->narrow * NARROW_SHARE > result->figures)
		return REFUSE(STATUS_INVALID,
		    "With this plan the parts of a year would give away too "
		    "much about the year. Make tables yearly, or use base 10.");
	return STATUS_OK;
}
