/*
 * club_people: how members of the made-up club join, and what they answer.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/club_internal.h"
#include "core/field.h"
#include "core/outcome.h"

#define CROWD_BATCH 500 /* people in one transaction */

static const char *const genders[] = {"girl or woman", "boy or man"};

/*
 * A name: the written-out ones first, then made from two lists.  Picked one
 * after the other: in which order arguments are worked out is the compiler's
 * choice.
 */
static void
name_of(struct club_year *year, size_t index, struct buf *name)
{
	uint32_t first, last;

	if (index < club_names_count) {
		buf_add_text(name, club_names[index]);
		return;
	}
	last = club_pick(year, (uint32_t)club_last_names_count);
	first = club_pick(year, (uint32_t)club_first_names_count);
	buf_add_format(
	    name, "%s %s", club_first_names[first], club_last_names[last]);
}

/* Most say yes to being on the register and counted, some to more. */
static size_t
says_of(struct club_year *year, struct consent_say *says)
{
	size_t count = 0;

	says[count++] = (struct consent_say){
	    "attendance", SEE_TEAM, club_pick(year, 5) > 0, DAY_NONE};
	if (club_pick(year, 3) > 0)
		says[count++] = (struct consent_say){"birth_date",
		    club_pick(year, 4) > 0 ? SEE_TEAM : SEE_NOBODY, true,
		    DAY_NONE};
	if (club_pick(year, 2) > 0)
		says[count++] =
		    (struct consent_say){"gender", SEE_TEAM, true, DAY_NONE};
	if (club_pick(year, 2) > 0)
		says[count++] =
		    (struct consent_say){"phone", SEE_TEAM, false, DAY_NONE};
	if (club_pick(year, 3) == 0)
		says[count++] = (struct consent_say){
		    "emergency_contact", SEE_EMERGENCY, false, DAY_NONE};
	if (club_pick(year, 4) == 0)
		says[count++] = (struct consent_say){
		    "allergies", SEE_TEAM, false, DAY_NONE};
	return count;
}

static void
add_birth_month(struct club_year *year, struct buf *value)
{
	uint32_t month = 1 + club_pick(year, 12);
	int age = 11 + (int)club_pick(year, 8);

	buf_add_format(value, "%d-%02u",
	    day_to_parts(year->club->today).year - age, month);
}

/* A made-up value; phone numbers are from the range kept for drama. */
static void
value_of(struct club_year *year, const char *kind, struct buf *value)
{
	static const char *const allergies[] = {
	    "Peanuts; carries a pen", "Asthma, blue inhaler", "None known"};

	if (strcmp(kind, "phone") == 0)
		buf_add_format(value, "07700 900%03u", club_pick(year, 1000));
	else if (strcmp(kind, "emergency_contact") == 0)
		buf_add_format(
		    value, "Aunt, 07700 900%03u", club_pick(year, 1000));
	else if (strcmp(kind, "birth_date") == 0)
		add_birth_month(year, value);
	else if (strcmp(kind, "gender") == 0)
		buf_add_text(value, genders[club_pick(year, 2)]);
	else if (strcmp(kind, "allergies") == 0)
		buf_add_text(value, allergies[club_pick(year, 3)]);
}

static enum status
put_values(struct club_year *year, struct txn *txn, const char *code,
    const struct consent_say *says, size_t count)
{
	unsigned char uid[UID_BYTES];
	int64_t person = 0;
	enum status status;
	size_t i;

	status = person_by_code(year->records, code, &person, uid);
	for (i = 0; status == STATUS_OK && i < count; i++) {
		struct buf value = BUF_EMPTY;
		struct permit *permit = NULL;
		struct kind_row kind;

		value_of(year, says[i].kind, &value);
		status = kind_row(year->records, says[i].kind, &kind);
		if (status == STATUS_OK && value.length > 0)
			status = consent_permit(
			    year->records, txn, person, kind.id, &permit);
		if (status == STATUS_OK && value.length > 0)
			status =
			    field_put(year->records, txn, permit, value.text);
		permit_end(&permit);
		buf_clear(&value);
	}
	if (status == STATUS_OK)
		status = counted_refresh(year->records, txn, person);
	return status;
}

static enum status
join_in(struct club_year *year, struct txn *txn, size_t index,
    char code[CODE_TEXT_BYTES])
{
	struct consent_say says[8];
	struct buf name = BUF_EMPTY;
	struct person_new person = {.says = says,
	    .saying = {DAY_NONE, club_pick(year, 3) == 0, NULL, false},
	    .is_able = index % 17 != 5,
	    .adult_agrees = index % 17 == 5,
	    .capacity_review = DAY_NONE};
	enum status status;

	person.says_count = says_of(year, says);
	if (index % 13 != 7) {
		name_of(year, index, &name);
		person.name = name.text;
	}
	status = person_add_in(year->records, txn, &person, code, NULL);
	if (status == STATUS_OK)
		status = put_values(year, txn, code, says, person.says_count);
	buf_clear(&name);
	return status;
}

enum status
club_join(struct club_year *year, struct club_member *member, size_t index)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(year->records->store, &txn);

	if (status == STATUS_OK)
		status = join_in(year, txn, index, member->code);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(year->records, &txn);
	member->is_here = true;
	member->said = year->records->today;
	member->times_said = 1;
	return status;
}

enum status
club_crowd(
    struct club_year *year, int64_t people, int32_t from_on, int32_t until_on)
{
	int64_t done = 0;
	enum status status = STATUS_OK;

	while (status == STATUS_OK && done < people) {
		struct txn *txn = NULL;
		int64_t end = done + CROWD_BATCH;
		int32_t day =
		    from_on + (int32_t)((until_on - from_on) * done / people);

		records_set_now(year->records, club_moment(day, 12 * 60));
		if (end > people)
			end = people;
		status = txn_begin(year->records->store, &txn);
		for (; status == STATUS_OK && done < end; done++) {
			char code[CODE_TEXT_BYTES];

			status =
			    join_in(year, txn, (size_t)done + CLUB_CORE, code);
		}
		if (status == STATUS_OK)
			status = txn_commit(&txn);
		records_abandon(year->records, &txn);
	}
	return status;
}

/* -------------------------------------------------------------------- answers
 */

static enum status
say_more(struct club_year *year, const char *code, const char *kind,
    const char *value)
{
	struct consent_saying saying = {DAY_NONE, true, NULL, false};
	struct consent_say say = {kind, SEE_TEAM, false, DAY_NONE};
	enum status status;

	status = consent_spoken(year->records, code, &saying, &say, 1, NULL);
	if (status == STATUS_OK)
		status = field_set(year->records, code, kind, value);
	return status;
}

/* The parts of an evening's paperwork, dealt out in turn. */
static enum status
answer(struct club_year *year, const struct club_member *member, size_t turn)
{
	static const char *const phone[] = {"phone"};
	static const char *const interests[] = {"interests"};
	struct consent_saying saying = {DAY_NONE, true, NULL, false};
	struct consent_say outcome = {"outcome", SEE_TEAM, true, DAY_NONE};
	struct outcome_new proud = {.what = "Ran the tuck shop till alone",
	    .award = "",
	    .by_word = true};
	struct txn *txn = NULL;
	char code[CODE_TEXT_BYTES];
	enum status status = STATUS_OK;

	switch (turn % 7) {
	case 0:
		return consent_refuse(year->records, member->code, phone, 1);
	case 1:
		status = say_more(
		    year, member->code, "interests", "Skating and baking");
		return status == STATUS_OK ? consent_restrict(year->records,
						 member->code, interests, 1)
					   : status;
	case 2:
		status =
		    say_more(year, member->code, "email", "me@example.org");
		return status;
	case 3:
		status = consent_spoken(
		    year->records, member->code, &saying, &outcome, 1, NULL);
		return status == STATUS_OK ? outcome_add(year->records,
						 member->code, &proud, code)
					   : status;
	case 4:
		return consent_ask(year->records, member->code, "photo", false);
	case 5:
		status = txn_begin(year->records->store, &txn);
		if (status == STATUS_OK)
			status = consent_carry(year->records, txn, member->code,
			    (const char *const[]){"address"}, 1);
		if (status == STATUS_OK)
			status = txn_commit(&txn);
		records_abandon(year->records, &txn);
		return status;
	default:
		status = consent_revoke(year->records, member->code, phone, 1);
		return status == STATUS_NOT_FOUND ? STATUS_OK : status;
	}
}

enum status
club_answers(struct club_year *year)
{
	enum status status = STATUS_OK;
	size_t turn = 0, i;

	for (i = 0; status == STATUS_OK && i < year->count; i++)
		if (year->members[i].is_here && !year->members[i].has_left &&
		    i % 17 != 5)
			status = answer(year, &year->members[i], turn++);
	return status;
}
