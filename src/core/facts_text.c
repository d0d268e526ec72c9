/*
 * facts_text: facts as text, and back.
 *
 * People stand in it by their codes, in order, so that not even the order of
 * their rows is told.  What is read was signed; a text of another form is
 * refused all the same.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/facts_internal.h"

#define WORK(dimension) ((dimension)-PLAN_PEOPLE_DIMENSIONS)
#define BAD()           FAIL(STATUS_INVALID, "facts of another form")

static const char first_line[] = "sayso facts 1";

static const struct {
	const char *key;
	size_t at;
} words[] = {
    {"provision", WORK(PLAN_PROVISION)},
    {"theme", WORK(PLAN_THEME)},
    {"group", WORK(PLAN_GROUP)},
    {"mode", WORK(PLAN_MODE)},
};
#define WORDS (sizeof words / sizeof words[0])

static const char *const lists[PLAN_TALLIES] = {[PLAN_TALLY_AGE] = "age",
    [PLAN_TALLY_GENDER] = "gender",
    [PLAN_TALLY_NEW] = "new"};

/* --------------------------------------------------------------- writing */

static int
compare(const void *one, const void *other)
{
	return memcmp(one, other, sizeof(struct release_person));
}

static void
write_people(const struct facts *facts, struct buf *text)
{
	struct release_person *people =
	    mem_alloc(facts->people_count + 1, sizeof *people);

	if (facts->people_count > 0)
		memcpy(people, facts->people,
		    facts->people_count * sizeof *people);
	qsort(people, facts->people_count, sizeof *people, compare);
	for (size_t i = 0; i < facts->people_count;) {
		size_t same = 1;

		while (i + same < facts->people_count &&
		       compare(&people[i], &people[i + same]) == 0)
			same++;
		buf_add_format(text, "people %zu", same);
		for (size_t k = 0; k < PLAN_PEOPLE_DIMENSIONS; k++)
			buf_add_format(text, " %u", people[i].codes[k]);
		buf_add_char(text, '\n');
		i += same;
	}
	mem_free(people);
}

void
facts_write(const struct facts *facts, struct buf *text)
{
	char day[DAY_TEXT_BYTES];

	buf_add_format(text, "%s\n", first_line);
	write_people(facts, text);
	for (size_t i = 0; i < facts->sessions_count; i++) {
		const struct release_session *session = &facts->sessions[i];

		day_format(session->held_on, day);
		buf_add_format(text, "session %s %d %lld\n", day,
		    session->minutes, (long long)session->heads);
		for (size_t k = 0; k < WORDS; k++)
			buf_add_format(text, "%s %s\n", words[k].key,
			    session->texts[words[k].at]);
	}
	for (size_t i = 0; i < facts->tallies_count; i++)
		buf_add_format(text, "tally %s %lld %s\n",
		    lists[facts->tallies[i].list],
		    (long long)facts->tallies[i].heads, facts->tallies[i].item);
	buf_add_format(text, "withheld %lld\n", (long long)facts->withheld);
}

/* --------------------------------------------------------------- reading */

struct reading {
	const struct plan *plan;
	struct facts *facts;
	struct release_session *session; /* whose words come next */
};

/* A whole number from 0, and a blank or the end behind it. */
static bool
take_number(const char **at, int64_t most, int64_t *number)
{
	char *end = NULL;

	if (**at < '0' || **at > '9')
		return false;
	*number = strtoll(*at, &end, 10);
	if (*end != ' ' && *end != '\0')
		return false;
	*at = *end == ' ' ? end + 1 : end;
	return *number <= most;
}

static bool
read_people(struct reading *reading, const char *at)
{
	struct release_person person = {{0}};
	int64_t same = 0;

	if (!take_number(&at, 1000000, &same))
		return false;
	for (size_t i = 0; i < PLAN_PEOPLE_DIMENSIONS; i++) {
		size_t count = reading->plan->lists[i].count;
		int64_t code = 0;

		if (!take_number(
			&at, count == 0 ? 0 : (int64_t)count - 1, &code))
			return false;
		person.codes[i] = (unsigned char)code;
	}
	for (int64_t i = 0; i < same; i++)
		*facts_add_person(reading->facts) = person;
	return *at == '\0';
}

static bool
read_session(struct reading *reading, const char *at)
{
	char day[DAY_TEXT_BYTES] = "";
	int64_t minutes = 0, heads = 0;
	struct release_session *session = facts_add_session(reading->facts);

	reading->session = session;
	if (strlen(at) < DAY_TEXT_BYTES || at[DAY_TEXT_BYTES - 1] != ' ')
		return false;
	memcpy(day, at, DAY_TEXT_BYTES - 1);
	at += DAY_TEXT_BYTES;
	if (day_parse(day, &session->held_on) != STATUS_OK ||
	    !take_number(&at, 1440, &minutes) ||
	    !take_number(&at, INT32_MAX, &heads))
		return false;
	session->minutes = (int)minutes;
	session->heads = heads;
	return *at == '\0';
}

static bool
read_tally(struct reading *reading, const char *at)
{
	int64_t heads = 0;

	for (size_t i = 0; i < PLAN_TALLIES; i++) {
		size_t length = strlen(lists[i]);

		if (strncmp(at, lists[i], length) != 0 || at[length] != ' ')
			continue;
		at += length + 1;
		if (!take_number(&at, INT32_MAX, &heads))
			return false;
		facts_add_tally(reading->facts, (enum plan_tally)i, at, heads);
		return true;
	}
	return false;
}

static bool
read_word(struct reading *reading, const char *key, const char *value)
{
	for (size_t i = 0; i < WORDS; i++)
		if (strcmp(words[i].key, key) == 0 &&
		    reading->session != NULL &&
		    reading->session->texts[words[i].at] == NULL) {
			reading->session->texts[words[i].at] = mem_text(value);
			return true;
		}
	return false;
}

static bool
read_line(struct reading *reading, char *line)
{
	char *blank = strchr(line, ' ');

	if (blank == NULL)
		return false;
	*blank = '\0';
	if (strcmp(line, "people") == 0)
		return read_people(reading, blank + 1);
	if (strcmp(line, "session") == 0)
		return read_session(reading, blank + 1);
	if (strcmp(line, "tally") == 0)
		return read_tally(reading, blank + 1);
	if (strcmp(line, "withheld") == 0) {
		const char *at = blank + 1;

		return take_number(&at, INT32_MAX, &reading->facts->withheld);
	}
	return read_word(reading, line, blank + 1);
}

enum status
facts_read(const char *text, const struct plan *plan, struct facts *facts)
{
	struct reading reading = {plan, facts, NULL};
	char *copy = mem_text(text), *at = copy, *end;
	bool is_first = true, is_good = true;

	*facts = (struct facts)FACTS_NONE;
	facts->project = mem_text(plan->project);
	while (is_good && (end = strchr(at, '\n')) != NULL) {
		*end = '\0';
		is_good = is_first ? strcmp(at, first_line) == 0
				   : read_line(&reading, at);
		is_first = false;
		at = end + 1;
	}
	is_good = is_good && *at == '\0' && !is_first;
	mem_free(copy);
	if (is_good)
		return STATUS_OK;
	facts_clear(facts);
	return BAD();
}
