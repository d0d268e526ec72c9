/*
 * bench_people: a project with many people, for measuring: each with a name,
 * a phone number, a birth date and some visits, all under a live yes.
 */
#ifndef SUPPORT_BENCH_PEOPLE_H
#define SUPPORT_BENCH_PEOPLE_H

#include <stddef.h>

#include "base/buf.h"
#include "core/records.h"
#include "support/records_fixture.h"

#define BENCH_GROUP "Tuesday open access"

struct bench_person {
	char code[CODE_TEXT_BYTES];
	char name[40]; /* nobody else's */
};

struct bench_people {
	struct bench_person *persons;
	size_t count;
};

/* So many of them into an open fixture; free with mem_free(). */
void bench_people_add(
    struct fixture *fixture, struct bench_people *people, size_t count);

/*
 * Append a register as a spreadsheet: sessions of 5 to 12 of ${regulars}
 * people, whose place is ${place}.
 */
void bench_people_register(const struct bench_people *people, size_t sessions,
    size_t regulars, const char *place, struct buf *csv);

#endif
