#include "support/checked_life.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "core/consent.h"
#include "core/core_internal.h"
#include "core/field.h"
#include "core/group.h"
#include "core/kind.h"
#include "core/outcome.h"
#include "core/person.h"
#include "core/runout.h"
#include "core/session.h"
#include "core/setting.h"
#include "core/sheet.h"

#define DAY_SECONDS 86400
#define GROUP       "Tuesday club"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
print_note(void *context, const char *what, const char *file, int line,
    int error_number)
{
	(void)context;
	(void)error_number;
	print_error("%s:%d: %s\n", file, line, what);
}

/* Every step must go well, and say why when it does not. */
static void
well(enum status status)
{
	if (status != STATUS_OK)
		status_trace(print_note, NULL);
	assert_string_equal(status_name(status), "OK");
}

/* The ${days}th day begins; something is written on it, so that it counts. */
static void
day(struct checked *checked, int days)
{
	char text[32];

	fixture_lock_and_open(
	    &checked->fixture, FIXTURE_NOW + (int64_t)days * DAY_SECONDS);
	snprintf(text, sizeof(text), "%d Mill Lane", days + 1);
	well(setting_set(checked->fixture.records, "address", text));
}

static void
add(struct checked *checked, const char *name, const struct consent_say *says,
    size_t count, char code[CODE_TEXT_BYTES])
{
	struct person_new person = {.name = name,
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = says,
	    .says_count = count,
	    .is_able = true,
	    .capacity_review = DAY_NONE};

	well(person_add(checked->fixture.records, &person, code, NULL));
}

static void
meet(struct checked *checked, const char *const *present, size_t count,
    char code[CODE_TEXT_BYTES])
{
	static const char *const workers[] = {"Sam"};
	static const struct tally tallies[] = {{"age", "14-15", 2}};
	struct session_new session = {
	    .held_on = records_today(checked->fixture.records),
	    .start_minute = 600,
	    .end_minute = 720,
	    .group = GROUP,
	    .place = "Mill",
	    .provision = "open access",
	    .mode = "centre-based",
	    .theme = "",
	    .notes = "Football.",
	    .headcount = 5,
	    .workers = workers,
	    .workers_count = 1,
	    .present = present,
	    .present_count = count,
	    .tallies = tallies,
	    .tallies_count = 1};

	well(session_add(checked->fixture.records, &session, code, NULL));
}

static void
look(struct checked *checked, const char *code, const char *why_text)
{
	struct look_why why;
	struct person_view view = {0};

	well(look_why_parse(why_text, &why));
	well(person_show(checked->fixture.records, code, &why, NULL, 0, &view));
	person_view_clear(&view);
}

/* Names of my groups are shown: one list entry. */
static void
look_at_mine(struct checked *checked)
{
	struct person_list list = {0};

	well(person_mine(checked->fixture.records, &list));
	person_list_clear(&list);
}

/* A trip: a sheet is printed, and another one whose paper is gone. */
static void
print_sheets(struct checked *checked)
{
	struct records *records = checked->fixture.records;
	struct sheet sheet;

	for (int i = 0; i < 2; i++) {
		well(sheet_make(
		    records, GROUP, records_today(records) + 2, &sheet));
		if (i == 1)
			well(sheet_gone(records, sheet.code));
		sheet_clear(&sheet);
	}
}

static void
run_out(struct checked *checked, struct runout_result *result)
{
	well(runout_do(checked->fixture.records, result));
	assert_false(result->is_held_back);
}

/* ------------------------------------------------------------ the first year
 */

static void
begin(struct checked *checked)
{
	static const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"phone", SEE_TEAM, false, DAY_NONE}};
	struct group group = {.name = (char *)(uintptr_t)GROUP,
	    .weekday = 1,
	    .start_minute = -1,
	    .end_minute = -1,
	    .place = (char *)(uintptr_t) "Mill",
	    .provision = (char *)(uintptr_t) "open access",
	    .mode = (char *)(uintptr_t) "centre-based"};
	struct records *records = checked->fixture.records;
	char session[CODE_TEXT_BYTES];
	char forgotten[CODE_TEXT_BYTES];
	const char *present[1];

	well(group_add(records, &group));
	add(checked, "Robin O'Neill Marsh", says, COUNT(says), checked->robin);
	add(checked, "Noah Field", says, 1, forgotten);
	well(field_set(records, checked->robin, "phone", "07700 900123"));
	well(group_regular_add(records, GROUP, checked->robin));
	present[0] = forgotten;
	meet(checked, present, 1, session);
	look_at_mine(checked);
	look(checked, checked->robin, "1");
	look(checked, checked->robin, "to lend a coat");
	look(checked, forgotten, "2");
}

/* At a session they came to, the same once more. */
static void
say_again(struct checked *checked)
{
	static const struct consent_say says[] = {
	    {"name", SEE_TEAM, false, DAY_NONE},
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"phone", SEE_TEAM, false, DAY_NONE}};
	struct consent_saying saying = {DAY_NONE, false, NULL, false};
	char session[CODE_TEXT_BYTES];
	const char *present[] = {checked->robin};

	meet(checked, present, 1, session);
	saying.session = session;
	well(consent_spoken(checked->fixture.records, checked->robin, &saying,
	    says, COUNT(says), NULL));
}

static void
first_year(struct checked *checked)
{
	struct group change = {
	    .weekday = 2, .start_minute = -1, .end_minute = -1};
	struct runout_result result;

	day(checked, 40);
	look(checked, checked->robin, "emergency");
	day(checked, 80);
	well(group_edit(checked->fixture.records, GROUP, &change));
	day(checked, 110);
	say_again(checked);
	day(checked, 150);
	day(checked, 185);
	run_out(checked, &result);
	assert_int_equal(result.people, 1);
	day(checked, 220);
	say_again(checked);
	day(checked, 260);
}

/* ------------------------------------------------------------ the last weeks
 */

static void
add_lee(struct checked *checked)
{
	static const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"gender", SEE_TEAM, true, DAY_NONE},
	    {"interests", SEE_TEAM, false, DAY_NONE}};
	struct consent_say less = {"gender", SEE_EMERGENCY, false, DAY_NONE};
	struct consent_saying saying = {DAY_NONE, false, NULL, false};
	struct records *records = checked->fixture.records;

	add(checked, NULL, says, COUNT(says), checked->lee);
	well(field_set(records, checked->lee, "gender", "Girl or woman"));
	well(field_set(records, checked->lee, "interests", "chess"));
	less.until = records_today(records) + 100;
	well(consent_spoken(records, checked->lee, &saying, &less, 1, NULL));
}

static void
add_noor(struct checked *checked)
{
	static const struct consent_say says[] = {
	    {"email", SEE_TEAM, false, DAY_NONE}};
	static const char *const email[] = {"email"};
	static const char *const school[] = {"school"};
	struct records *records = checked->fixture.records;

	add(checked, "Noor Hill", says, COUNT(says), checked->noor);
	well(field_set(records, checked->noor, "email", "noor@example.org"));
	well(consent_refuse(records, checked->noor, email, 1));
	well(consent_refuse(records, checked->noor, school, 1));
}

static void
add_ash(struct checked *checked)
{
	static const struct consent_say says[] = {
	    {"phone", SEE_TEAM, false, DAY_NONE},
	    {"address", SEE_EMERGENCY, false, DAY_NONE},
	    {"allergies", SEE_TEAM, false, DAY_NONE},
	    {"attendance", SEE_TEAM, true, DAY_NONE}};
	static const char *const heard[] = {"phone"};
	static const char *const revoked[] = {"attendance"};
	static const char *const kept[] = {"allergies"};
	struct records *records = checked->fixture.records;

	add(checked, "Ash Brook", says, COUNT(says), checked->ash);
	well(field_set(records, checked->ash, "phone", "07700 900456"));
	well(field_set(records, checked->ash, "address", "2 Hill Road"));
	well(consent_refuse(records, checked->ash, heard, 1));
	well(consent_revoke(records, checked->ash, revoked, 1));
	well(consent_restrict(records, checked->ash, kept, 1));
}

/* Not yet able; the adult's yes to one kind ends before a new notice comes. */
static void
add_kim(struct checked *checked)
{
	static const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, false, DAY_NONE},
	    {"photo", SEE_TEAM, false, DAY_NONE},
	    {"gender", SEE_TEAM, true, DAY_NONE},
	    {"ethnic_group", SEE_NOBODY, true, DAY_NONE},
	    {"interests", SEE_TEAM, false, DAY_NONE}};
	struct adult_say no[] = {{"photo", false, DAY_NONE, DAY_NONE},
	    {"gender", false, DAY_NONE, DAY_NONE},
	    {"ethnic_group", false, DAY_NONE, DAY_NONE}};
	struct adult_say brief = {"interests", true, DAY_NONE, DAY_NONE};
	struct person_new person = {.name = "Kim Lark",
	    .saying = {DAY_NONE, false, NULL, true},
	    .says = says,
	    .says_count = COUNT(says),
	    .adult_agrees = true,
	    .capacity_review = DAY_NONE};
	struct records *records = checked->fixture.records;

	well(person_add(records, &person, checked->kim, NULL));
	for (size_t i = 0; i < COUNT(no); i++)
		well(consent_adult(records, checked->kim, &no[i]));
	no[2].yes = true;
	well(consent_adult(records, checked->kim, &no[2]));
	well(field_set(records, checked->kim, "ethnic_group", "Roma"));
	brief.until = records_today(records) + 5;
	well(consent_adult(records, checked->kim, &brief));
	well(consent_capacity(
	    records, checked->kim, false, records_today(records) + 90));
}

static void
add_max(struct checked *checked)
{
	static const struct consent_say says[] = {
	    {"ethnic_group", SEE_NOBODY, true, DAY_NONE}};
	static const char *const kinds[] = {"pronouns"};
	struct records *records = checked->fixture.records;
	struct txn *txn = NULL;

	add(checked, "Max", says, COUNT(says), checked->max);
	well(field_set(records, checked->max, "ethnic_group", "Roma"));
	well(txn_begin(records->store, &txn));
	well(consent_carry(records, txn, checked->max, kinds, 1));
	well(txn_commit(&txn));
}

/* Shuts what is live: not Robin's phone, which ran out, nor Kim's interests. */
static void
widen(struct checked *checked, const char *kind)
{
	struct kind change = {.rest = (char *)(uintptr_t) "We show it to the "
							  "people next door."};

	well(kind_edit(checked->fixture.records, kind, &change, true));
}

static void
add_jo(struct checked *checked)
{
	static const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"outcome", SEE_TEAM, true, DAY_NONE},
	    {"gender", SEE_TEAM, true, DAY_NONE}};
	struct outcome_new outcome = {
	    .what = "Ran the tuck shop", .award = "", .by_word = true};
	struct records *records = checked->fixture.records;
	char code[CODE_TEXT_BYTES];
	const char *present[] = {checked->jo};

	add(checked, "Jo Jo Reed", says, COUNT(says), checked->jo);
	well(field_set(records, checked->jo, "gender", "Boy or man"));
	well(group_regular_add(records, GROUP, checked->jo));
	meet(checked, present, 1, code);
	well(outcome_add(records, checked->jo, &outcome, code));
	outcome.by_word = false;
	well(outcome_add(records, checked->jo, &outcome, code));
	well(group_regular_remove(records, GROUP, checked->robin));
}

void
checked_live(struct checked *checked)
{
	struct runout_result result;

	begin(checked);
	first_year(checked);
	day(checked, 300);
	add_lee(checked);
	day(checked, 340);
	add_noor(checked);
	day(checked, 360);
	run_out(checked, &result);
	assert_int_equal(result.kinds, 1);
	look(checked, checked->noor, "asked");
	add_kim(checked);
	day(checked, 370);
	widen(checked, "phone");
	widen(checked, "interests");
	print_sheets(checked);
	day(checked, CHECKED_DAYS);
	add_ash(checked);
	add_max(checked);
	add_jo(checked);
	look_at_mine(checked);
	look(checked, checked->jo, "to find a lost bag");
	run_out(checked, &result);
	assert_true(result.looks > 0);
	well(ledger_sign_head(checked->fixture.records));
}
