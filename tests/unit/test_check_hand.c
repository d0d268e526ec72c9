/*
 * check: hand-overs and what came of them, by somebody who changes rows, or the
 * history too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/own.h"
#include "core/consent.h"
#include "core/copy.h"
#include "core/dispute.h"
#include "core/handover.h"
#include "core/own_asks.h"
#include "core/own_outcome.h"
#include "core/own_view.h"
#include "support/checked.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
well(enum status status)
{
	assert_int_equal(status, STATUS_OK);
}

/* The shown id of the value of a kind. */
static void
find_value(struct records *records, const char *code, const char *kind,
    char value[CODE_TEXT_BYTES])
{
	struct own_view view;

	well(own_view(records, code, &view));
	for (size_t i = 0; i < view.count; i++)
		if (strcmp(view.things[i].say.kind, kind) == 0)
			memcpy(value, view.things[i].values[0].code,
			    CODE_TEXT_BYTES);
	own_view_clear(&view);
}

/* They take a copy. */
static void
take_copy_of(struct records *records, const char *code)
{
	static const struct copy_signing signing = {
	    own_signature_text, own_public_text};
	struct copy copy;

	well(copy_make(records, code, COPY_SEALED, &signing, &copy));
	copy_clear(&copy);
}

/* Jo has the laptop: disputes, puts off, changes one outcome, drops another. */
static void
live(struct checked *checked)
{
	struct records *records = checked->fixture.records;
	struct outcome_line *lines = NULL;
	const char *jo = checked->jo;
	char value[CODE_TEXT_BYTES];
	size_t count = 0;

	well(consent_ask(records, jo, "photo", false));
	well(handover_begin(records, jo, NULL));
	find_value(records, jo, "gender", value);
	well(dispute_say(records, jo, value, "Not a boy."));
	find_value(records, jo, "name", value);
	well(dispute_say(records, jo, value, "Joe, with an e."));
	well(dispute_take_back(records, jo, value));
	well(own_ask_later(records, jo, "photo"));
	well(own_outcomes(records, jo, &lines, &count));
	assert_int_equal(count, 2);
	well(own_outcome_change(records, jo, lines[0].code, "I ran it."));
	well(own_outcome_drop(records, jo, lines[1].code));
	outcome_list_clear(&lines, count);
	take_copy_of(records, jo);
	well(handover_end(records));
}

static int
setup(void **state)
{
	int result = checked_setup(state);

	if (result == 0)
		live(*state);
	return result;
}

#define NOT_THEIRS "not those they said"
#define STRANGE    "cannot be understood"

static const struct checked_case rows[] = {
    {"other words", "UPDATE field_words SET words = 'I agree.'", NOT_THEIRS},
    {"another salt", "UPDATE field_words SET salt = randomblob(16)",
	NOT_THEIRS},
    {"words of another entry",
	"UPDATE field_words SET entry = " CHECKED_ENTRY("handover"),
	NOT_THEIRS},
    {"words of another kind",
	"UPDATE field_words SET field = (SELECT id FROM field WHERE kind = 1"
	" AND value LIKE 'Jo%')",
	NOT_THEIRS},
    {"words beside somebody else's value",
	"UPDATE field_words SET field = (SELECT id FROM field WHERE kind = 1"
	" AND value LIKE 'Noor%')",
	NOT_THEIRS},
    {"an outcome that nobody signed",
	"UPDATE outcome SET agreed = 'signed', heard_by = NULL",
	"not the one they signed"},
};

static void
a_change_to_their_words_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, rows, COUNT(rows));
}

#define OF(event) " WHERE n = " CHECKED_ENTRY(event)
#define MORE(event)                                                            \
	"UPDATE ledger SET body = body || 'more 1' || char(10)" OF(event)

static const struct checked_case forged[] = {
    {"no key of ours",
	"UPDATE ledger SET body = replace(body, 'key none', 'key lent')" OF(
	    "handover"),
	STRANGE},
    {"a line more at a hand-over", MORE("handover"), STRANGE},
    {"a line more at its end", MORE("handover_end"), STRANGE},
    {"a kind that there is not",
	"UPDATE ledger SET body = replace(body, 'photo', 'shoes')" OF(
	    "asked_later"),
	STRANGE},
    {"a dispute without words",
	"UPDATE ledger SET body = substr(body, 1, instr(body, 'words') - 1)" OF(
	    "disputed"),
	STRANGE},
    {"other words in the history",
	"UPDATE ledger SET body = replace(body, 'words ', 'words 0')"
	" WHERE n = " CHECKED_ENTRY_OF("disputed", "gender"),
	STRANGE},
    {"an end of a dispute with more", MORE("dispute_ended"), STRANGE},
    {"an outcome of no sort",
	"UPDATE ledger SET body = replace(body, 'recorded', 'grand')" OF(
	    "outcome_changed"),
	STRANGE},
    {"an outcome that is dropped in more words", MORE("outcome_dropped"),
	STRANGE},
    {"a hand-over that is no look",
	"UPDATE ledger SET class = 'other'" OF("handover"), STRANGE},
    {"a copy of no form of ours",
	"UPDATE ledger SET body = replace(body, 'as sealed', 'as parcel')" OF(
	    "copied"),
	STRANGE},
    {"a copy with more", MORE("copied"), STRANGE},
    {"a value of another grammar", MORE("value_set"), STRANGE},
};

static void
a_forged_hand_over_is_noticed(void **state)
{
	checked_notices(*state, checked_forge, forged, COUNT(forged));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_change_to_their_words_is_noticed),
	    cmocka_unit_test(a_forged_hand_over_is_noticed),
	};

	return cmocka_run_group_tests(tests, setup, checked_teardown);
}
