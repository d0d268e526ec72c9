#include "support/checked_deeds.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "core/consent.h"
#include "core/field.h"
#include "core/group.h"
#include "core/kind.h"
#include "core/outcome.h"
#include "core/person.h"
#include "core/ring.h"
#include "core/session.h"
#include "core/sheet.h"
#include "core/tonight.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

uint32_t
life_pick(struct life *life, uint32_t below)
{
	life->sequence ^= life->sequence << 13;
	life->sequence ^= life->sequence >> 7;
	life->sequence ^= life->sequence << 17;
	return (uint32_t)(life->sequence >> 33) % below;
}

bool
life_one_in(struct life *life, uint32_t times)
{
	return life_pick(life, times) == 0;
}

/* What is agreed or held in this life, each with a value that fits. */
static const struct {
	const char *kind;
	const char *value;
	bool is_counted;
	bool is_private; /* may be for emergencies only */
} held[] = {
    {"name", "Alex Ash", false, false},
    {"handle", "otter 41", false, false},
    {"attendance", "", true, false},
    {"outcome", "", true, true},
    {"phone", "07700 900123", false, true},
    {"gender", "Girl or woman", true, true},
    {"ethnic_group", "Roma", true, true},
    {"address", "2 Hill Road", false, true},
    {"interests", "chess", false, true},
};

static const char *
pick_kind(struct life *life)
{
	return held[life_pick(life, COUNT(held))].kind;
}

static const char *
pick_person(struct life *life)
{
	return life->people[life_pick(life, DEEDS_PEOPLE)];
}

static struct consent_say
pick_say(struct life *life)
{
	size_t which = life_pick(life, COUNT(held));
	struct consent_say say = {held[which].kind, SEE_TEAM, false, DAY_NONE};

	if (held[which].is_private && life_one_in(life, 2))
		say.see = SEE_EMERGENCY;
	if (held[which].is_counted)
		say.count = life_one_in(life, 2);
	if (say.count && life_one_in(life, 3))
		say.see = SEE_NOBODY;
	if (life_one_in(life, 3))
		say.until = records_today(life->records) +
			    (int32_t)life_pick(life, 1200) - 20;
	return say;
}

static struct consent_saying
pick_saying(struct life *life)
{
	struct consent_saying saying = {
	    DAY_NONE, life_one_in(life, 2), NULL, life_one_in(life, 3)};

	if (life->session[0] != '\0' && !life_one_in(life, 4))
		saying.session = life->session;
	else if (life_one_in(life, 3))
		saying.said_on =
		    records_today(life->records) - (int32_t)life_pick(life, 40);
	return saying;
}

/* ---------------------------------------------------------- what is done */

static enum status
do_add(struct life *life)
{
	struct consent_say says[] = {{"attendance", SEE_TEAM, true, DAY_NONE},
	    {"outcome", SEE_TEAM, true, DAY_NONE}, pick_say(life)};
	bool is_third = strcmp(says[2].kind, says[0].kind) != 0 &&
			strcmp(says[2].kind, says[1].kind) != 0;
	struct person_new person = {
	    .name = life_one_in(life, 2) ? "Alex Ash" : NULL,
	    .saying = {DAY_NONE, false, NULL, false},
	    .says = says,
	    .says_count = is_third ? 3 : 2,
	    .is_able = !life_one_in(life, 3),
	    .adult_agrees = true,
	    .capacity_review = DAY_NONE};

	return person_add(life->records, &person,
	    life->people[life_pick(life, DEEDS_PEOPLE)], NULL);
}

static enum status
do_say(struct life *life)
{
	struct consent_saying saying = pick_saying(life);
	struct consent_say says[] = {pick_say(life), pick_say(life)};

	return consent_spoken(life->records, pick_person(life), &saying, says,
	    1 + life_pick(life, 2), NULL);
}

static enum status
do_refuse(struct life *life)
{
	const char *kinds[] = {pick_kind(life)};

	if (life_one_in(life, 4))
		kinds[0] = "all";
	return consent_refuse(life->records, pick_person(life), kinds, 1);
}

static enum status
do_revoke(struct life *life)
{
	const char *kinds[] = {pick_kind(life)};

	return consent_revoke(life->records, pick_person(life), kinds, 1);
}

static enum status
do_restrict(struct life *life)
{
	const char *kinds[] = {pick_kind(life)};

	return consent_restrict(life->records, pick_person(life), kinds, 1);
}

static enum status
do_capacity(struct life *life)
{
	return consent_capacity(
	    life->records, pick_person(life), life_one_in(life, 2), DAY_NONE);
}

static enum status
do_adult(struct life *life)
{
	struct adult_say say = {
	    pick_kind(life), !life_one_in(life, 3), DAY_NONE, DAY_NONE};

	return consent_adult(life->records, pick_person(life), &say);
}

static enum status
do_set(struct life *life)
{
	size_t which = life_pick(life, COUNT(held));

	return field_set(life->records, pick_person(life), held[which].kind,
	    held[which].value);
}

static enum status
do_take_out(struct life *life)
{
	return field_take_out(
	    life->records, pick_person(life), pick_kind(life));
}

static enum status
do_meet(struct life *life)
{
	static const char *const workers[] = {"Sam"};
	const char *present[] = {pick_person(life)};
	struct session_new session = {.held_on = records_today(life->records),
	    .start_minute = (int)life_pick(life, 600),
	    .end_minute = 720,
	    .group = DEEDS_GROUP,
	    .place = "Mill",
	    .provision = "open access",
	    .mode = "centre-based",
	    .theme = "",
	    .notes = "",
	    .headcount = 9,
	    .workers = workers,
	    .workers_count = 1,
	    .present = present,
	    .present_count = life_pick(life, 2)};

	return session_add(life->records, &session, life->session, NULL);
}

static enum status
do_tick(struct life *life)
{
	if (life->session[0] == '\0')
		return do_meet(life);
	if (life_one_in(life, 3))
		return session_present_remove(
		    life->records, life->session, pick_person(life));
	return session_present_add(
	    life->records, life->session, pick_person(life));
}

static enum status
do_outcome(struct life *life)
{
	struct outcome_new outcome = {.what = "Ran the tuck shop",
	    .award = "",
	    .by_word = life_one_in(life, 2)};
	char code[CODE_TEXT_BYTES];
	enum status status;

	status = outcome_add(life->records, pick_person(life), &outcome, code);
	if (status == STATUS_OK && !outcome.by_word && life_one_in(life, 2))
		status = outcome_agree(life->records, code);
	return status;
}

static enum status
do_regular(struct life *life)
{
	if (life_one_in(life, 3))
		return group_regular_remove(
		    life->records, DEEDS_GROUP, pick_person(life));
	return group_regular_add(life->records, DEEDS_GROUP, pick_person(life));
}

static enum status
do_look(struct life *life)
{
	static const char *const whys[] = {"1", "emergency", "to lend a coat"};
	struct look_why why;
	struct person_list list = {0};
	struct person_view view = {0};
	enum status status;

	if (life_one_in(life, 2)) {
		status = person_mine(life->records, &list);
		person_list_clear(&list);
		return status;
	}
	status = look_why_parse(whys[life_pick(life, COUNT(whys))], &why);
	if (status == STATUS_OK)
		status = person_show(
		    life->records, pick_person(life), &why, NULL, 0, &view);
	person_view_clear(&view);
	return status;
}

/* Heads and workers of the newest session, put down anew. */
static enum status
do_anew(struct life *life)
{
	static const char *const workers[] = {"Sam", "Delyth"};
	static const struct tally tallies[] = {{"age", "13", 5}};

	if (life_one_in(life, 2))
		return session_workers_set(
		    life->records, life->session, workers, life_pick(life, 3));
	return session_tallies_set(
	    life->records, life->session, tallies, life_pick(life, 2));
}

/* A sheet is printed; now and then the newest one is said to be gone. */
static enum status
do_sheet(struct life *life)
{
	struct sheet_line *lines = NULL;
	struct sheet sheet;
	size_t count = 0;
	enum status status;

	if (life_one_in(life, 2)) {
		status = sheet_make(life->records, DEEDS_GROUP,
		    records_today(life->records) + (int32_t)life_pick(life, 40),
		    &sheet);
		sheet_clear(&sheet);
		return status;
	}
	status = sheet_list(life->records, &lines, &count);
	if (status == STATUS_OK && count > 0)
		status = sheet_gone(life->records, lines[count - 1].code);
	sheet_list_clear(&lines, count);
	return status;
}

/* Home, the list at the door, or who can be rung. */
static enum status
do_tonight(struct life *life)
{
	struct tonight_home home;
	struct tonight_list list;
	struct ring_list ring;
	enum status status;

	switch (life_pick(life, 3)) {
	case 0:
		status = tonight_home(life->records, &home);
		tonight_home_clear(&home);
		break;
	case 1:
		status =
		    tonight_list(life->records, DEEDS_GROUP, DAY_NONE, &list);
		tonight_list_clear(&list);
		break;
	default:
		status = ring_list(life->records, DEEDS_GROUP, &ring);
		ring_list_clear(&ring);
		break;
	}
	return status;
}

static enum status
do_widen(struct life *life)
{
	char rest[64];
	struct kind change = {.rest = rest};

	snprintf(rest, sizeof(rest), "These are words number %u.",
	    (unsigned)life_pick(life, 1u << 30));
	return kind_edit(
	    life->records, pick_kind(life), &change, life_one_in(life, 2));
}

const struct deed deeds[] = {
    {"add", do_add, 6},
    {"say", do_say, 30},
    {"refuse", do_refuse, 4},
    {"revoke", do_revoke, 8},
    {"restrict", do_restrict, 4},
    {"capacity", do_capacity, 3},
    {"adult", do_adult, 6},
    {"set", do_set, 16},
    {"take out", do_take_out, 8},
    {"meet", do_meet, 6},
    {"tick", do_tick, 10},
    {"outcome", do_outcome, 8},
    {"regular", do_regular, 6},
    {"look", do_look, 6},
    {"widen", do_widen, 2},
    {"anew", do_anew, 4},
    {"sheet", do_sheet, 4},
    {"tonight", do_tonight, 4},
};
const size_t deeds_count = COUNT(deeds);
