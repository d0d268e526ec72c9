/*
 * term_life: a club's term and what comes after it, unlock by unlock:
 * everybody says yes by word at their first visit, nobody is ever handed the
 * laptop, and all of it runs out.
 *
 *	{"a promise", a_promise, life_begin, life_end, path}
 *	and there: struct living *living = *state;
 */
#ifndef SUPPORT_TERM_LIFE_H
#define SUPPORT_TERM_LIFE_H

#include <stddef.h>
#include <stdint.h>

#include "support/records_fixture.h"
#include "support/term.h"

/* Periods of the reporting year 2026/27, and their last days. */
enum life_period { SPRING, SUMMER, YEAR };
int32_t life_period_end(enum life_period period);

struct living {
	struct fixture fixture;
	struct term term;
	int32_t today;
};

/* For cmocka: *state is the path of a register, then a struct living *. */
int life_begin(void **state);
int life_end(void **state);

/* Unlock every day until then, and log what was held. */
void life_until(struct living *living, int32_t day);

/* To the day on which a period is counted. */
void life_until_counted(struct living *living, enum life_period period);

/* By hand: what should be left today of somebody who said yes once. */
enum held { HELD_LIVE, HELD_SHUT, HELD_GONE };
enum held life_expected(
    const struct living *living, const struct term_person *person);
size_t life_expected_count(const struct living *living, enum held held);

/* What a look finds of somebody's visits. */
enum held life_look_at(struct living *living, const struct term_person *person);

/* A look at everybody; on the right day it is also what confirms the date. */
void life_assert_held(struct living *living);

/*
 * Nothing of the time up to then is missing from what is counted, and nothing
 * is held for longer than was agreed.
 */
void life_assert_counted(struct living *living, int32_t until_on);

/* The one integer that ${sql} answers. */
int64_t life_count(struct living *living, const char *sql);

#endif
