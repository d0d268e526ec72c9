/*
 * term: a club's register of one term, read from a spreadsheet, and lived
 * through in the records of a fixture by the operations a worker has.
 *
 * What the records should come to is counted here from the file alone.
 */
#ifndef SUPPORT_TERM_H
#define SUPPORT_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "core/records.h"
#include "support/records_fixture.h"

#define TERM_OWN    "tests/fixtures/term.csv"
#define TERM_SHARED "../shared/data/term-register.csv"

#define TERM_NAMES_MOST   32 /* in one line's field */
#define TERM_PERSONS_MOST 64

struct term_person {
	char *name;
	int32_t first_on; /* day of their first visit */
	int32_t last_on;
	char code[CODE_TEXT_BYTES]; /* "" until they were added */
};

struct term_session {
	int32_t held_on;
	int start_minute, end_minute;
	char *place, *provision, *mode, *theme, *notes;
	char *workers[TERM_NAMES_MOST];
	size_t workers_count;
	size_t present[TERM_NAMES_MOST]; /* places in persons */
	size_t present_count;
	int64_t headcount;
};

struct term {
	char *bytes; /* the file */
	size_t size;
	struct term_session *sessions; /* in order of days */
	size_t sessions_count;
	struct term_person persons[TERM_PERSONS_MOST];
	size_t persons_count;
};

/* Read a register; whatever is wrong with it fails the test. */
void term_read(struct term *term, const char *path);
void term_clear(struct term *term);

/* Is the file there? */
bool term_is_there(const char *path);

/*
 * Take the fixture back to an empty store that was made on ${day}: its own
 * begins after the term.
 */
void term_begin(struct fixture *fixture, int32_t day);

/* 21:30 UTC of a day. */
int64_t term_evening(int32_t day);

/* Somebody new says yes to their name, and to being on the register and
 * counted. */
void term_join(struct fixture *fixture, struct term_person *person);

/* Log what was held today: who is new joins, then all are there by name. */
void term_evenings_work(struct fixture *fixture, struct term *term);

/* By hand, from the file: heads, and visits by name, of days from..until. */
int64_t term_heads(const struct term *term, int32_t from_on, int32_t until_on);
int64_t term_names(const struct term *term, int32_t from_on, int32_t until_on);

/* Those of a person alone. */
int64_t term_names_of(const struct term *term, size_t person);

/*
 * By hand: for each person the months in which they came up to ${until_on},
 * "2026-04 2026-06", one a line, lines in order; nobody without a month.
 */
void term_months(const struct term *term, int32_t until_on, struct buf *lines);

#endif
