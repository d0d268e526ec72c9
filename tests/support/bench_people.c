/*
 * bench_people: see the header.  By the operations of core, many in one
 * transaction.
 */
#include "support/bench_people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/core_internal.h"
#include "core/group.h"
#include "core/import.h"
#include "support/bench.h"

#define BATCH         500 /* people in one transaction */
#define VISITS_EACH   3
#define NAMES_A_VISIT 8 /* about, see bench_people_register() */
#define REGISTER_DAYS 90

static const char *const openings[] = {"Ba", "Ca", "Da", "El", "Fi", "Gwe",
    "Ha", "Io", "Ja", "Ke", "Lo", "Mi", "Ne", "Os", "Pe", "Ra", "Si", "To",
    "Va", "Ze"};
static const char *const closings[] = {"bel", "cia", "don", "fa", "len", "min",
    "nas", "ris", "sha", "tan", "vi", "wen"};
static const char *const family[] = {"Ab", "Bren", "Cas", "Dun", "Ev", "Ford",
    "Gal", "Hol", "Ing", "Jar", "Kov", "Lan", "Mor", "Nor", "Os", "Pat", "Rus",
    "San", "Tren", "Vas", "Wil", "Yar", "Zel", "Dra", "Kim"};
static const char *const family_ends[] = {"ak", "berg", "croft", "dal", "eris",
    "field", "gate", "ham", "ić", "kins", "ley", "man", "nett", "ova", "pool",
    "rick", "son", "ton", "usi", "well", "worth", "yan", "zek", "ó"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *
one_of(const char *const *words, size_t count)
{
	return words[bench_pick((uint32_t)count)];
}

static bool
is_taken(const struct bench_people *people, const char *name)
{
	for (size_t i = 0; i < people->count; i++) {
		if (strcmp(people->persons[i].name, name) == 0)
			return true;
	}
	return false;
}

static void
make_name(const struct bench_people *people, struct bench_person *person)
{
	do {
		snprintf(person->name, sizeof person->name, "%s%s %s%s",
		    one_of(openings, COUNT(openings)),
		    one_of(closings, COUNT(closings)),
		    one_of(family, COUNT(family)),
		    one_of(family_ends, COUNT(family_ends)));
	} while (is_taken(people, person->name));
}

/* ----------------------------------------------------------------- people */

static void
put_value(struct records *records, struct txn *txn, int64_t person,
    const char *kind, const char *value)
{
	struct permit *permit = NULL;
	struct kind_row row;

	assert_int_equal(kind_row(records, kind, &row), STATUS_OK);
	assert_int_equal(
	    consent_permit(records, txn, person, row.id, &permit), STATUS_OK);
	assert_int_equal(field_put(records, txn, permit, value), STATUS_OK);
	permit_end(&permit);
}

static void
add_one(struct records *records, struct txn *txn, struct bench_person *person)
{
	static const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"phone", SEE_TEAM, false, DAY_NONE},
	    {"birth_date", SEE_TEAM, true, DAY_NONE}};
	struct person_new new_person = {
	    .name = person->name,
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = says,
	    .says_count = COUNT(says),
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	};
	unsigned char uid[UID_BYTES];
	char value[32];
	int64_t id = 0;

	assert_int_equal(
	    person_add_in(records, txn, &new_person, person->code, NULL),
	    STATUS_OK);
	assert_int_equal(
	    person_by_code(records, person->code, &id, uid), STATUS_OK);
	snprintf(value, sizeof value, "07700 900%03u", bench_pick(1000));
	put_value(records, txn, id, "phone", value);
	snprintf(value, sizeof value, "20%02u-%02u", 9 + bench_pick(6),
	    1 + bench_pick(12));
	put_value(records, txn, id, "birth_date", value);
	assert_int_equal(counted_refresh(records, txn, id), STATUS_OK);
}

static void
add_batch(struct fixture *fixture, struct bench_people *people, size_t until)
{
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(fixture->store, &txn), STATUS_OK);
	while (people->count < until) {
		struct bench_person *person = &people->persons[people->count];

		make_name(people, person);
		add_one(fixture->records, txn, person);
		people->count++;
	}
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}

static void
add_group(struct fixture *fixture)
{
	char name[] = BENCH_GROUP;
	struct group group = {
	    .name = name, .weekday = 1, .start_minute = -1, .end_minute = -1};

	assert_int_equal(group_add(fixture->records, &group), STATUS_OK);
}

static void
fail_line(void *context, int line, const char *reason)
{
	(void)context;
	fail_msg("line %d: %s", line, reason);
}

static void
add_visits(struct fixture *fixture, const struct bench_people *people)
{
	size_t sessions = people->count * VISITS_EACH / NAMES_A_VISIT;
	struct import_report report;
	struct buf csv = BUF_EMPTY;

	bench_people_register(people, sessions, people->count, "The rec", &csv);
	assert_int_equal(import_sessions(fixture->records, csv.text, csv.length,
			     &report, fail_line, NULL),
	    STATUS_OK);
	assert_int_equal(report.names_left_out, 0);
	buf_clear(&csv);
}

void
bench_people_add(
    struct fixture *fixture, struct bench_people *people, size_t count)
{
	people->persons = mem_alloc(count, sizeof *people->persons);
	people->count = 0;
	add_group(fixture);
	while (people->count < count)
		add_batch(fixture, people,
		    people->count + BATCH < count ? people->count + BATCH
						  : count);
	add_visits(fixture, people);
}

/* -------------------------------------------------------------- registers */

/* People who sit next to each other in the list, so that nobody is twice. */
static void
add_names(const struct bench_people *people, size_t regulars, size_t names,
    struct buf *csv)
{
	size_t first = bench_pick((uint32_t)regulars);

	for (size_t i = 0; i < names; i++)
		buf_add_format(csv, "%s%s", i == 0 ? "" : ";",
		    people->persons[(first + i) % regulars].name);
}

void
bench_people_register(const struct bench_people *people, size_t sessions,
    size_t regulars, const char *place, struct buf *csv)
{
	buf_add_text(csv, "date,start,end,place,provision,mode,theme,workers,"
			  "present,headcount,notes\r\n");
	for (size_t i = 0; i < sessions; i++) {
		size_t names = 5 + bench_pick(8);
		char day[DAY_TEXT_BYTES];

		day_format(FIXTURE_TODAY - (int32_t)(i % REGISTER_DAYS), day);
		buf_add_format(csv,
		    "%s,%02zu:00,%02zu:30,%s %zu,Open access,centre-based,"
		    "Skills,Sam;Delyth,",
		    day, 10 + i % 10, 11 + i % 10, place, i);
		add_names(people, regulars, names, csv);
		buf_add_format(csv,
		    ",%zu,\"Pool and chat, then the letter about the "
		    "buses\"\r\n",
		    names + 4);
	}
}
