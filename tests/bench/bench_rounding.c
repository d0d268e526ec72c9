/*
 * What joint rounding costs: plans of a few to 2,000 figures over 30 to 5,000
 * people, how often one lock was not enough, and what trying a plan takes.
 *
 * Time is the processor's; limits are the shipped program's, by the clock, so a
 * busy machine needs more locks.  Each line is a process of its own, so that
 * its memory is.  Nothing passes or fails here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/release.h"
#include "core/trial.h"
#include "support/figured.h"

#define ATTEMPTS 3 /* locks */

struct measured {
	size_t late, unsolved, failed, unfair;
	double seconds, longest;
	double plain; /* seconds for an answer, fair or not */
};

static double
processor_seconds(void)
{
	struct rusage usage;

	assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
	return (double)usage.ru_utime.tv_sec +
	       (double)usage.ru_utime.tv_usec / 1e6;
}

/* One line of figures, ended here with what its process needed of memory. */
struct line {
	const char *what;
	void (*make)(struct plan *plan);
	size_t people, clubs;
};

static void
print_line(const struct line *line,
    void (*print)(const struct line *line, const struct plan *plan))
{
	struct rusage usage;
	struct plan plan;
	int outcome = 0;
	pid_t child = fork();

	if (child == 0) {
		line->make(&plan);
		(void)printf("%-22s %5zu figures %5zu people: ", line->what,
		    plan_figures(&plan), line->people);
		print(line, &plan);
		(void)fflush(stdout);
		plan_clear(&plan);
		_exit(0);
	}
	assert_true(child > 0);
	assert_int_equal(wait4(child, &outcome, 0, &usage), child);
	(void)printf("; %ld MB%s\n", usage.ru_maxrss / 1024,
	    outcome == 0 ? "" : ", FAILED");
	(void)fflush(stdout);
}

/* ------------------------------------------------------------------- plans */

/* 168 figures: all pairs of 5 x 3 x 6 x 6. */
static void
plan_pairs(struct plan *plan)
{
	static const size_t sizes[PLAN_PEOPLE_DIMENSIONS] = {5, 3, 6, 0, 6};

	figured_plan(sizes, plan);
	figured_pairs(plan, false);
}

static void
plan_council(struct plan *plan)
{
	figured_default(PLAN_COUNCIL, plan);
}

static void
plan_small(struct plan *plan)
{
	figured_default(PLAN_SMALL, plan);
}

/* Near the most a plan may have: three together, twice. */
static void
plan_great(struct plan *plan)
{
	figured_many(plan);
	figured_table(plan, true, PLAN_AGE_BAND, PLAN_GENDER, PLAN_DISTRICT);
}

/* ------------------------------------------------------------------- clubs */

static double
measure_plain(
    const struct release_draft *draft, const struct rounding_draw *draw)
{
	struct rounding_limits limits = {
	    .limit_ms = ROUNDING_LIMIT_MS, .is_plain = true};
	struct rounding_result result;
	double began = processor_seconds();

	if (rounding_solve(release_draft_rounding(draft), draw, &limits,
		&result) == STATUS_OK)
		rounding_result_clear(&result);
	return processor_seconds() - began;
}

static void
measure_club(const struct plan *plan, size_t people, struct measured *measured)
{
	struct release_person *persons = figured_people(plan, people, 7);
	struct release_facts facts = {
	    .people = persons, .people_count = people};
	struct plan_period year = plan_period(plan, plan_periods(plan) - 1);
	struct release_draft *draft = release_draft_new(plan, &year, &facts);
	struct rounding_limits limits = {.limit_ms = ROUNDING_LIMIT_MS};
	struct rounding_result result = {0};
	struct rounding_draw draw;
	enum status status = STATUS_BUSY;
	double began, took;

	rounding_draw_new(&draw, release_draft_figures(draft));
	measured->plain += measure_plain(draft, &draw);
	began = processor_seconds();
	while (status == STATUS_BUSY && limits.attempt < ATTEMPTS) {
		status = rounding_solve(
		    release_draft_rounding(draft), &draw, &limits, &result);
		limits.attempt++;
	}
	took = processor_seconds() - began;
	measured->late += limits.attempt > 1 && status == STATUS_OK;
	measured->unsolved += status == STATUS_BUSY;
	measured->failed += status != STATUS_OK && status != STATUS_BUSY;
	measured->unfair += status == STATUS_OK && !result.is_fair;
	measured->seconds += took;
	if (took > measured->longest)
		measured->longest = took;
	rounding_result_clear(&result);
	rounding_draw_clear(&draw);
	release_draft_free(draft);
	mem_free(persons);
}

static void
print_measured(const struct line *line, const struct plan *plan)
{
	struct measured measured = {0};

	figured_seed(line->people);
	for (size_t i = 0; i < line->clubs; i++)
		measure_club(plan, line->people, &measured);
	(void)printf("mean %7.2f s, longest %7.2f s, %4.1f times an answer "
		     "alone; of %zu %zu needed another lock, %zu more than %d, "
		     "%zu had no answer, %zu none that is fair",
	    measured.seconds / (double)line->clubs, measured.longest,
	    measured.seconds / measured.plain, line->clubs, measured.late,
	    measured.unsolved, ATTEMPTS, measured.failed, measured.unfair);
}

static void
print_trial(const struct line *line, const struct plan *plan)
{
	struct trial_limits limits = {
	    .people = line->people, .clubs = line->clubs, .seed = 5};
	struct trial_result result;
	double began = processor_seconds();

	assert_int_equal(trial_run(plan, &limits, &result), STATUS_OK);
	(void)printf("a trial of %zu clubs %6.1f s, of %zu draws %zu needed "
		     "another lock, %zu more, %zu had no answer: %s",
	    result.clubs, processor_seconds() - began, result.draws,
	    result.late, result.slow, result.failed,
	    trial_judge(&result) == STATUS_OK ? "taken" : "refused");
}

static void
measure(const char *what, void (*make)(struct plan *plan), const size_t *people,
    size_t clubs)
{
	for (size_t i = 0; people[i] != 0; i++)
		print_line(&(struct line){what, make, people[i], clubs},
		    print_measured);
}

static void
try(const char *what, void (*make)(struct plan *plan), const size_t *people)
{
	for (size_t i = 0; people[i] != 0; i++)
		print_line(&(struct line){what, make, people[i], TRIAL_CLUBS},
		    print_trial);
}

int
main(void)
{
	static const size_t small[] = {30, 60, 150, 0};
	static const size_t usual[] = {30, 60, 150, 1000, 0};
	static const size_t council[] = {150, 400, 1000, 5000, 0};
	static const size_t hard[] = {40, 60, 150, 300, 600, 0};
	static const size_t great[] = {1000, 5000, 0};
	static const size_t tried[] = {40, 150, 600, 0};
	size_t clubs = figured_is_soak() ? 15 : 3;

	measure("small club's default", plan_small, small, clubs);
	measure("all pairs of four", plan_pairs, usual, clubs);
	measure("council's default", plan_council, council, clubs);
	measure("groupings and yes/no", figured_hard, hard, clubs);
	measure("near the most", plan_great, great, 1);
	try("small club's default", plan_small, tried);
	try("council's default", plan_council, tried);
	return 0;
}
