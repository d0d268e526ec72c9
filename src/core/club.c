/*
 * club: lives through a made-up club's year, evening by evening.
 *
 * Uses only what a worker could do by hand, on the day it would be done, so
 * that every state of consent comes about the way it does in life.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/closing.h"
#include "core/club_internal.h"
#include "core/group.h"
#include "core/runout.h"

#define RENEW_AFTER_DAYS 105 /* a yes is said again before it runs out */
#define STOPS_COMING(i)  ((i) % 8 == 3) /* a few drift away */
#define PRESENT_MOST     64

static const char sql_people[] = "SELECT id, code FROM person ORDER BY id";

uint32_t
club_pick(struct club_year *year, uint32_t n)
{
	uint64_t z = year->random += 0x9e3779b97f4a7c15u; /* splitmix64 */

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (uint32_t)((z ^ (z >> 31)) % n);
}

int64_t
club_moment(int32_t day, int minute)
{
	return (int64_t)day * 86400 + minute * 60;
}

static enum status
make_groups(struct club_year *year)
{
	enum status status = STATUS_OK;
	size_t i, j;

	for (i = 0; status == STATUS_OK && i < CLUB_GROUPS; i++) {
		const struct club_group *from = &club_groups[i];
		struct group group = {.weekday = from->weekday,
		    .start_minute = from->start_minute,
		    .end_minute = from->end_minute};

		group.name = mem_text(from->name);
		group.place = mem_text(from->place);
		group.provision = mem_text(from->provision);
		group.mode = mem_text(from->mode);
		status = group_add(year->records, &group);
		for (j = 1;
		     status == STATUS_OK && j < year->club->workers_count; j++)
			status = group_worker_add(
			    year->records, from->name, year->club->workers[j]);
		mem_free(group.name);
		mem_free(group.place);
		mem_free(group.provision);
		mem_free(group.mode);
	}
	return status;
}

/* Whose yes is about to run out comes along to say it again, or drifts away. */
static bool
comes(struct club_year *year, struct club_member *member, size_t index)
{
	bool is_late = year->records->today - member->said >= RENEW_AFTER_DAYS;

	if (is_late && STOPS_COMING(index))
		member->has_left = true;
	if (member->has_left)
		return false;
	return club_pick(year, 2) == 0 || is_late;
}

/* Who comes this evening: new ones join, some others are there again. */
static enum status
gather(
    struct club_year *year, int group, int32_t day, size_t *here, size_t *count)
{
	enum status status = STATUS_OK;
	size_t i;

	*count = 0;
	for (i = 0; status == STATUS_OK && i < year->count; i++) {
		struct club_member *member = &year->members[i];
		int32_t first = year->club->today - CLUB_DAYS + member->joins;

		if (member->group != group || day < first ||
		    *count == PRESENT_MOST)
			continue;
		if (!member->is_here)
			status = club_join(year, member, i);
		else if (!comes(year, member, i))
			continue;
		here[(*count)++] = i;
	}
	return status;
}

/* Yes again at tonight's session, before it runs out; then only twice. */
static enum status
say_again(
    struct club_year *year, struct club_member *member, const char *session)
{
	struct consent_saying saying = {DAY_NONE, false, session, false};
	struct consent_list list;
	struct consent_say says[CONSENT_SAYS_MAX];
	size_t count = 0, i;
	enum status status;

	if (member->times_said > CONSENT_SPOKEN_AGAIN)
		return STATUS_OK;
	status = consent_list(year->records, member->code, &list);
	if (status != STATUS_OK)
		return status;
	for (i = 0; i < list.count && count < CONSENT_SAYS_MAX; i++) {
		enum see see = SEE_TEAM;

		if (strcmp(list.lines[i].state, "live") != 0)
			continue;
		if (strcmp(list.lines[i].see, "nobody") == 0)
			see = SEE_NOBODY;
		else if (strcmp(list.lines[i].see, "emergency") == 0)
			see = SEE_EMERGENCY;
		says[count++] = (struct consent_say){
		    list.lines[i].kind, see, list.lines[i].count, DAY_NONE};
	}
	if (count > 0)
		status = consent_spoken(
		    year->records, member->code, &saying, says, count, NULL);
	member->said = year->records->today;
	member->times_said++;
	consent_list_clear(&list);
	return status;
}

static enum status
renew(struct club_year *year, const size_t *here, size_t count,
    const char *session)
{
	enum status status = STATUS_OK;
	size_t i;

	for (i = 0; status == STATUS_OK && i < count; i++) {
		struct club_member *member = &year->members[here[i]];

		if (year->records->today - member->said >= RENEW_AFTER_DAYS)
			status = say_again(year, member, session);
	}
	return status;
}

/* Those whose yes has run out by now are heads without a name. */
static size_t
by_name(struct club_year *year, const size_t *here, size_t count,
    const char **present)
{
	size_t named = 0, i;

	for (i = 0; i < count; i++) {
		struct club_member *member = &year->members[here[i]];

		if (year->records->today - member->said <= CONSENT_SPOKEN_DAYS)
			present[named++] = member->code;
		else
			member->has_left = true;
	}
	return named;
}

static enum status
evening(struct club_year *year, int group, int32_t day)
{
	const struct club_group *from = &club_groups[group];
	const char *present[PRESENT_MOST];
	size_t here[PRESENT_MOST], count = 0;
	char code[CODE_TEXT_BYTES];
	struct session_new session = {.held_on = day,
	    .start_minute = from->start_minute,
	    .end_minute = from->end_minute,
	    .group = from->name,
	    .place = from->place,
	    .provision = from->provision,
	    .mode = from->mode,
	    .workers = year->club->workers,
	    .workers_count =
		1 + club_pick(year, (uint32_t)year->club->workers_count),
	    .present = present};
	enum status status;

	records_set_now(year->records, club_moment(day, from->end_minute + 5));
	status = gather(year, group, day, here, &count);
	if (status != STATUS_OK)
		return status;
	session.present_count = by_name(year, here, count, present);
	session.headcount = (int64_t)count + club_pick(year, 8);
	session.theme =
	    club_themes[club_pick(year, (uint32_t)club_themes_count)];
	session.notes = club_notes[club_pick(year, (uint32_t)club_notes_count)];
	status = session_add(year->records, &session, code, NULL);
	if (status == STATUS_OK)
		status = renew(year, here, count, code);
	return status;
}

/* What is seen to once a week: what ran out, and periods that are due. */
static enum status
see_to(struct club_year *year, int32_t day)
{
	struct rounding_limits limits = {.limit_ms = ROUNDING_LIMIT_MS};
	struct closing_result closed;
	struct runout_result ran_out;
	enum status status;

	records_set_now(year->records, club_moment(day, 600));
	status = runout_do(year->records, &ran_out);
	if (status == STATUS_OK)
		status = closing_all(year->records, &limits, &closed);
	return status;
}

static enum status
live_days(struct club_year *year)
{
	int32_t last = year->club->today;
	int32_t day;
	enum status status = STATUS_OK;

	for (day = last - CLUB_DAYS; status == STATUS_OK && day <= last;
	     day++) {
		int group;

		for (group = 0; status == STATUS_OK && group < CLUB_GROUPS;
		     group++)
			if (club_groups[group].weekday == day_weekday(day) &&
			    day < last)
				status = evening(year, group, day);
		if (status == STATUS_OK && day_weekday(day) == 0)
			status = see_to(year, day);
	}
	return status;
}

static void
deal_members(struct club_year *year)
{
	size_t i;

	year->count = year->club->people < CLUB_CORE
			  ? (size_t)year->club->people
			  : CLUB_CORE;
	year->members = mem_alloc(year->count + 1, sizeof *year->members);
	for (i = 0; i < year->count; i++) {
		year->members[i].group = (int)(i % CLUB_GROUPS);
		/* three in four came since spring, so most are still live */
		year->members[i].joins =
		    i % 4 == 0 ? (int)club_pick(year, 60)
			       : 180 + (int)club_pick(year, CLUB_DAYS - 190);
	}
}

static enum status
list_persons(struct club_year *year)
{
	struct stmt *stmt = stmt_open(year->records->store, sql_people);
	void *array = NULL;
	size_t room = 0;
	enum status status = STATUS_OK;

	while (status == STATUS_OK && stmt_step(stmt)) {
		struct buf called = BUF_EMPTY;
		struct club_person *person;

		mem_grow(&array, &room, year->club->persons_count + 1,
		    sizeof *person);
		year->club->persons = array;
		person = &year->club->persons[year->club->persons_count++];
		memcpy(person->code, stmt_text(stmt, 1), CODE_TEXT_BYTES - 1);
		status =
		    person_called(year->records, stmt_int(stmt, 0), &called);
		if (status == STATUS_NOT_FOUND)
			status = STATUS_OK;
		person->called = buf_take(&called);
	}
	if (status == STATUS_OK)
		return stmt_done(&stmt);
	(void)!stmt_done(&stmt);
	return status;
}

enum status
club_live(struct records *records, struct club *club)
{
	struct club_year year = {records, club, club->seed, NULL, 0};
	enum status status;

	deal_members(&year);
	records_set_now(records, club_moment(club->today - CLUB_DAYS, 9 * 60));
	status = make_groups(&year);
	if (status == STATUS_OK)
		status = live_days(&year);
	if (status == STATUS_OK && club->people > CLUB_CORE)
		status = club_crowd(&year, club->people - CLUB_CORE,
		    club->today - 1, club->today);
	records_set_now(records, club_moment(club->today, 12 * 60));
	if (status == STATUS_OK)
		status = club_answers(&year);
	if (status == STATUS_OK)
		status = list_persons(&year);
	mem_free(year.members);
	return status;
}

void
club_clear(struct club *club)
{
	size_t i;

	for (i = 0; i < club->persons_count; i++)
		mem_wipe_text(&club->persons[i].called);
	mem_free(club->persons);
	club->persons = NULL;
	club->persons_count = 0;
}
