#include "support/states.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/core_internal.h"
#include "core/field.h"
#include "core/group.h"
#include "core/kind.h"
#include "support/evening.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NUTS         "nuts and a pen"

static const char *const kinds[] = {"phone", "allergies", "attendance"};

static void
well(enum status status)
{
	if (status != STATUS_OK)
		print_error("%s\n", status_sentence(status));
	assert_int_equal(status, STATUS_OK);
}

/* ------------------------------------------------------------ what was done
 */

static void
nothing(struct stage *stage)
{
	(void)stage;
}

static void
key(struct stage *stage, bool is_card)
{
	signing_keep_all(stage->f, stage->code, &stage->hand, is_card);
	stage->has_key = true;
}

static void
pin(struct stage *stage)
{
	key(stage, false);
}

static void
card(struct stage *stage)
{
	key(stage, true);
}

static void
later(struct stage *stage, int days)
{
	for (; days > 30; days -= 30)
		evening_later(stage->f, 30);
	evening_later(stage->f, days);
}

static void
ran_out(struct stage *stage)
{
	later(stage, 121);
}

static void
pin_ran_out(struct stage *stage)
{
	pin(stage);
	later(stage, 366);
}

static void
said_again(struct stage *stage)
{
	static const struct consent_say says[] = {
	    {"phone", SEE_TEAM, false, DAY_NONE},
	    {"allergies", SEE_TEAM, false, DAY_NONE},
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"name", SEE_TEAM, false, DAY_NONE}};
	struct consent_saying saying = {.said_on = DAY_NONE};
	struct session_new session = evening_session();
	char code[CODE_TEXT_BYTES];

	later(stage, 100);
	session.held_on = records_today(stage->f->records);
	evening_save(stage->f, &session, code, stage->code, NULL);
	saying.session = code;
	well(consent_spoken(
	    stage->f->records, stage->code, &saying, says, COUNT(says), NULL));
	later(stage, 100);
}

static void
restricted(struct stage *stage)
{
	well(consent_restrict(
	    stage->f->records, stage->code, kinds, COUNT(kinds)));
}

static void
pin_restricted(struct stage *stage)
{
	pin(stage);
	restricted(stage);
}

static void
heard_no(struct stage *stage)
{
	well(consent_refuse(
	    stage->f->records, stage->code, kinds, COUNT(kinds)));
}

static void
pin_heard_no(struct stage *stage)
{
	pin(stage);
	heard_no(stage);
}

static void
worker_no(struct stage *stage)
{
	well(consent_revoke(
	    stage->f->records, stage->code, kinds, COUNT(kinds)));
}

static void
card_worker_no(struct stage *stage)
{
	card(stage);
	worker_no(stage);
}

/* With the laptop in their hands; nobody left yet. */
static void
own_no(struct stage *stage)
{
	well(own_say_no(stage->f->records, stage->code, kinds, COUNT(kinds)));
}

static void
own_no_left(struct stage *stage)
{
	pin(stage);
	own_no(stage);
	well(own_say_leave(stage->f->records, stage->code));
}

static void
signed_no(struct stage *stage)
{
	struct own_change changes[COUNT(kinds)];
	struct own_saying saying = {.changes = changes, .count = COUNT(kinds)};

	pin(stage);
	for (size_t i = 0; i < COUNT(kinds); i++)
		changes[i] = (struct own_change){
		    .kind = kinds[i], .answer = OWN_NO, .until = DAY_NONE};
	well(own_say(stage->f->records, stage->code, &stage->hand.signer,
	    &saying, NULL));
}

static void
new_notice(struct stage *stage)
{
	struct kind change = {.rest = (char *)(uintptr_t) "We show it next "
							  "door."};

	for (size_t i = 0; i < COUNT(kinds); i++)
		well(kind_edit(stage->f->records, kinds[i], &change, true));
}

static void
pin_new_notice(struct stage *stage)
{
	pin(stage);
	new_notice(stage);
}

static void
key_lost(struct stage *stage)
{
	pin(stage);
	well(person_key_end(stage->f->records, stage->code, PERSON_KEY_LOST));
	stage->has_key = false;
}

static void
not_yet(struct stage *stage)
{
	well(consent_capacity(stage->f->records, stage->code, false, DAY_NONE));
}

static void
adult(struct stage *stage, bool yes)
{
	for (size_t i = 0; i < COUNT(kinds) + 1; i++) {
		struct adult_say say = {i < COUNT(kinds) ? kinds[i] : "name",
		    yes, DAY_NONE, DAY_NONE};

		well(consent_adult(stage->f->records, stage->code, &say));
	}
}

static void
adult_yes(struct stage *stage)
{
	pin(stage);
	not_yet(stage);
	adult(stage, true);
}

static void
adult_no(struct stage *stage)
{
	adult_yes(stage);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct adult_say say = {kinds[i], false, DAY_NONE, DAY_NONE};

		well(consent_adult(stage->f->records, stage->code, &say));
	}
}

/* Behind the program's back: nobody said so. */
static void
unproved(struct stage *stage)
{
#define WIDER(kind)                                                            \
	"UPDATE consent SET until = until + 9, runs_out = runs_out + 9"        \
	" WHERE kind = (SELECT id FROM kind WHERE name = '" kind "')"
	static const char *const wider[] = {
	    WIDER("phone"), WIDER("allergies"), WIDER("attendance")};

	pin(stage);
	consent_decide_begin(stage->f->records, 1);
	for (size_t i = 0; i < COUNT(kinds); i++)
		evening_sql(stage->f, wider[i]);
	consent_decide_end(stage->f->records);
}

/* From an old file: phone number and allergies, with no yes. */
static void
carried(struct stage *stage)
{
	struct records *records = stage->f->records;
	struct txn *txn = NULL;

	well(txn_begin(records->store, &txn));
	well(consent_carry(records, txn, stage->code, kinds, 2));
	well(txn_commit(&txn));
	well(field_set(records, stage->code, "phone", STATES_NUMBER));
	well(field_set(records, stage->code, "allergies", NUTS));
}

static void
carried_by_another(struct stage *stage)
{
	carried(stage);
	evening_worker(stage->f, "Ana");
	evening_as(stage->f, "Ana");
	well(group_worker_add(stage->f->records, STATES_GROUP, "Ana"));
}

static void
carried_ran_out(struct stage *stage)
{
	carried(stage);
	later(stage, 61);
}

/* --------------------------------------------------------------------- rows
 */

const struct states_row states_rows[] = {
    {"spoken", SEE_TEAM, nothing, "live spoken : regtskifmoO"},
    {"spoken, for emergencies", SEE_EMERGENCY, nothing,
	"live spoken : .e..skifmoO"},
    {"spoken again", SEE_TEAM, said_again, "live spoken : regtskifmoO"},
    {"PIN", SEE_TEAM, pin, "live pin : regtskifmoO"},
    {"PIN, for emergencies", SEE_EMERGENCY, pin, "live pin : .e..skifm.O"},
    {"PIN and card", SEE_TEAM, card, "live card : regtskifmoO"},
    {"an adult's yes too", SEE_TEAM, adult_yes, "live pin : regtskifmoO"},
    {"spoken, ran out", SEE_TEAM, ran_out, "shut spoken ran_out: .......fmoO"},
    {"PIN, ran out", SEE_TEAM, pin_ran_out, "shut pin ran_out: .......fm.O"},
    {"spoken, keep and do not use", SEE_TEAM, restricted,
	"shut spoken asked: .......f.oO"},
    {"PIN, keep and do not use", SEE_TEAM, pin_restricted,
	"shut pin asked: .......f..O"},
    {"a no that was heard", SEE_TEAM, heard_no,
	"shut spoken heard_no: .......f.oO"},
    {"a no that was heard, over a PIN", SEE_TEAM, pin_heard_no,
	"shut pin heard_no: .......f..O"},
    {"a worker's no", SEE_TEAM, worker_no,
	"shut spoken worker_no: .......f.oO"},
    {"a worker's no, over a card", SEE_TEAM, card_worker_no,
	"shut card worker_no: .......f..O"},
    {"their own no", SEE_TEAM, own_no, "shut spoken own_no: .......f.oO"},
    {"their own no, and they left", SEE_TEAM, own_no_left,
	"gone pin : .......f..."},
    {"a signed no", SEE_TEAM, signed_no, "shut pin own_no: .......f..O"},
    {"new words", SEE_TEAM, new_notice, "shut spoken notice: .......fmoO"},
    {"new words, over a PIN", SEE_TEAM, pin_new_notice,
	"shut pin notice: .......fm.O"},
    {"a key that is lost", SEE_TEAM, key_lost, "shut pin key: .......fmoO"},
    {"not able yet", SEE_TEAM, not_yet, "shut spoken capacity: .......fmoO"},
    {"an adult's no", SEE_TEAM, adult_no, "shut pin capacity: .......fm.O"},
    {"what nobody said", SEE_TEAM, unproved, "shut pin unproved: .......f..O"},
    {"carried over, by me", SEE_NOBODY, carried, "live carried : regtskifmoO"},
    {"carried over, by another", SEE_NOBODY, carried_by_another,
	"live carried : .....kifmoO"},
    {"carried over, ran out", SEE_NOBODY, carried_ran_out,
	"shut carried ran_out: .....kifmoO"},
};

const size_t states_rows_count = COUNT(states_rows);

/* What a row is to start with, as said by word; SEE_NOBODY: neither. */
static const char *
says_of(enum see see)
{
	if (see == SEE_TEAM)
		return "phone allergies attendance=team,count";
	return see == SEE_EMERGENCY ? "phone=emergency allergies=emergency "
				      "attendance=team,count"
				    : "attendance=team,count";
}

void
states_open(struct stage *stage, const struct states_row *row)
{
	memset(stage, 0, sizeof(*stage));
	stage->f = &stage->fixture;
	fixture_open(stage->f);
	evening_group(stage->f, STATES_GROUP);
	evening_person(stage->f, STATES_NAME, says_of(row->see), stage->code);
	well(group_regular_add(stage->f->records, STATES_GROUP, stage->code));
	if (row->see != SEE_NOBODY) {
		well(field_set(
		    stage->f->records, stage->code, "phone", STATES_NUMBER));
		well(field_set(
		    stage->f->records, stage->code, "allergies", NUTS));
	}
	row->act(stage);
}
