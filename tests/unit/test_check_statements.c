/*
 * check: statements.  Whatever is changed in one, in its row, its key or its
 * entry is noticed, also when the whole history is worked out anew and signed;
 * and so is a row of consent that says more than was signed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "support/checked.h"
#include "support/signing.h"

#define EDITS      500
#define EDITS_SOAK 5000

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct hand hand;

/* Jo signs three statements, then says no without the key, and back. */
static void
live(struct checked *checked)
{
	static const struct own_change changes[] = {
	    {.kind = "phone", .see = SEE_EMERGENCY, .until = DAY_NONE},
	    {.kind = "email", .answer = OWN_NO}};
	static const char *const phone[] = {"phone"};
	struct fixture *f = &checked->fixture;

	signing_keep_all(f, checked->jo, &hand, false);
	for (size_t i = 0; i < COUNT(changes); i++)
		assert_int_equal(
		    signing_say(f, checked->jo, &hand, &changes[i]), STATUS_OK);
	assert_int_equal(
	    own_say_no(f->records, checked->jo, phone, 1), STATUS_OK);
	assert_int_equal(
	    own_say_back(f->records, checked->jo, "phone"), STATUS_OK);
}

static int
setup(void **state)
{
	int result = checked_setup(state);

	if (result == 0)
		live(*state);
	return result;
}

#define JO       CHECKED_PERSON("Jo")
#define THIRD    " WHERE number = 3"
#define FIRST    " WHERE number = 1"
#define OF(kind) " WHERE person = " JO " AND kind = " CHECKED_KIND(kind)

#define NOT_SIGNED "is not what they signed"
#define STRAY      "a statement that nobody wrote down"

static const struct checked_case rows[] = {
    {"another word in the text",
	"UPDATE statement SET text = replace(text, 'emergency', 'team')" THIRD,
	NOT_SIGNED},
    {"another word in an older text",
	"UPDATE statement SET text = replace(text, 'able', 'not_yet')" FIRST,
	NOT_SIGNED},
    {"a text gone", "UPDATE statement SET text = NULL" FIRST, NOT_SIGNED},
    {"another hash", "UPDATE statement SET hash = randomblob(32)" THIRD,
	NOT_SIGNED},
    {"another signature",
	"UPDATE statement SET signature = randomblob(128)" THIRD, NOT_SIGNED},
    {"half a signature",
	"UPDATE statement SET signature = substr(signature, 1, 64)" FIRST,
	NOT_SIGNED},
    {"another comment", "UPDATE statement SET trusted = 'x'" THIRD, NOT_SIGNED},
    {"another moment", "UPDATE statement SET signed_at = signed_at + 1" THIRD,
	NOT_SIGNED},
    {"another entry", "UPDATE statement SET entry = entry - 1" THIRD,
	NOT_SIGNED},
    {"no key", "UPDATE statement SET key = 4711" THIRD, NOT_SIGNED},
    {"another key under it",
	"UPDATE person_key SET sign_public = randomblob(32)", NOT_SIGNED},
    {"an older one put in its place",
	"UPDATE statement SET (text, hash, signature, trusted) = (SELECT text,"
	" hash, signature, trusted FROM statement" FIRST ")" THIRD,
	NOT_SIGNED},
    {"the newest gone", "DELETE FROM statement" THIRD, NOT_SIGNED},
    {"the first gone", "DELETE FROM statement" FIRST, NOT_SIGNED},
    {"two exchanged",
	"UPDATE statement SET number = CASE number WHEN 1 THEN 102 WHEN 2 THEN"
	" 101 ELSE number + 100 END",
	NOT_SIGNED},
    {"one too many",
	"INSERT INTO statement SELECT person, number + 1, hash, text, key,"
	" trusted, signature, signed_at, entry FROM statement" THIRD,
	STRAY},
    {"one of somebody else",
	"INSERT INTO statement SELECT " CHECKED_PERSON(
	    "Noor") ", 1, hash, text, key, trusted, signature, signed_at,"
		    " entry FROM statement" FIRST,
	STRAY},
    {"more people see it", "UPDATE consent SET see = 'team'" OF("phone"),
	"phone: more people may see it"},
    {"a no is a yes",
	"UPDATE consent SET answer = 'yes', see = 'team', until = 30000,"
	" runs_out = 30000, level = 'pin', shut_on = NULL, shut_why = NULL,"
	" goes_on = NULL" OF("email"),
	"email: the records say yes, but they said no"},
    {"a higher level", "UPDATE consent SET level = 'card'" OF("phone"),
	"phone: how they said it"},
    {"it lasts longer", "UPDATE consent SET until = until + 1" OF("phone"),
	"phone: it lasts longer"},
    {"other words", "UPDATE consent SET notice = notice + 1" OF("phone"),
	"phone: the words they agreed to"},
};

static void
a_change_to_any_statement_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, rows, COUNT(rows));
}

#define NEWEST " WHERE n = " CHECKED_ENTRY("statement")

static const struct checked_case forged[] = {
    {"a yes that the text does not say",
	"UPDATE ledger SET body = replace(body, 'no email', 'shut "
	"email')" NEWEST,
	NOT_SIGNED},
    {"more in the entry than in the text",
	"UPDATE ledger SET body = replace(body, 'emergency', 'team')"
	" WHERE body LIKE '%see=emergency%' AND event = 'statement'",
	NOT_SIGNED},
    {"another level",
	"UPDATE ledger SET body = replace(body, 'level pin', 'level "
	"card')" NEWEST,
	NOT_SIGNED},
    {"another number",
	"UPDATE ledger SET body = replace(body, 'number 3', 'number 4')" NEWEST,
	NOT_SIGNED},
    {"a number that is none",
	"UPDATE ledger SET body = replace(body, 'number 3', 'number "
	"03')" NEWEST,
	"cannot be understood"},
    {"a line that is none",
	"UPDATE ledger SET body = body || 'open phone' || char(10)" NEWEST,
	"cannot be understood"},
    {"a spoken yes over a key",
	"UPDATE ledger SET event = 'said', body = replace(body,"
	" 'back phone', 'said ' || substr(body, instr(body, 'at ') + 3, 10) ||"
	" char(10) || 'aloud no' || char(10) || 'brought_up yes' || char(10) ||"
	" 'say phone see=team count=no until=2028-01-01 notice=' || (SELECT"
	" lower(hex(n.hash)) FROM notice n JOIN kind k ON k.id = n.kind WHERE"
	" k.name = 'phone') || ' again=0') WHERE event = 'own_back'",
	"they have a key of their own"},
    {"more without a key",
	"UPDATE ledger SET event = 'own_narrow', body = replace(body,"
	" 'back phone', 'narrow phone see=team count=no until=2027-01-01')"
	" WHERE event = 'own_back'",
	"should only take away"},
    {"back what was no no",
	"UPDATE ledger SET body = replace(body, 'back phone', 'back name')"
	" WHERE event = 'own_back'",
	"cannot be understood"},
    {"a no of their own left out",
	"UPDATE ledger SET event = 'asked', body = replace(body, 'no phone',"
	" 'kind phone' || char(10) || 'brought_up no') WHERE event = 'own_no'",
	"phone"},
};

static void
a_history_that_says_otherwise_is_noticed(void **state)
{
	checked_notices(*state, checked_forge, forged, COUNT(forged));
}

/* ------------------------------------------------------------- at random */

static uint32_t sequence = 20261122;

static unsigned
pick(uint32_t below)
{
	sequence ^= sequence << 13;
	sequence ^= sequence >> 17;
	sequence ^= sequence << 5;
	return sequence % below;
}

/* Each with a place, and the numbers of two statements. */
static const char *const edits[] = {
    "UPDATE statement SET text = substr(text, 1, %1$u) || CASE substr(text,"
    " %1$u + 1, 1) WHEN 'x' THEN 'y' ELSE 'x' END || substr(text, %1$u + 2)"
    " WHERE number = %2$u",
    "UPDATE statement SET text = substr(text, 1, %1$u) || substr(text, %1$u +"
    " 2) WHERE number = %2$u",
    "UPDATE statement SET text = substr(text, 1, %1$u) || ' ' || substr(text,"
    " %1$u + 1) WHERE number = %2$u",
    "UPDATE statement SET signature = CAST(substr(signature, 1 + %1$u %% 127)"
    " || 'x' || substr(signature, 1, %1$u %% 127) AS BLOB)"
    " WHERE number = %2$u",
    "UPDATE statement SET hash = CAST(substr(hash, 2 + %1$u %% 30) || 'x' ||"
    " substr(hash, 1, 1 + %1$u %% 30) AS BLOB) WHERE number = %2$u",
    "UPDATE statement SET trusted = substr(trusted, 1, %1$u %% 30) WHERE"
    " number = %2$u",
    "UPDATE statement SET entry = entry + 1 + %1$u %% 3 WHERE number = %2$u",
    "UPDATE statement SET signed_at = signed_at - 1 - %1$u WHERE number ="
    " %2$u",
    "UPDATE statement SET number = number + 10 + %1$u WHERE number = %2$u",
    "UPDATE statement SET (text, hash, signature, trusted, entry, signed_at) ="
    " (SELECT text, hash, signature, trusted, entry, signed_at FROM statement"
    " WHERE number = %3$u) WHERE number = %2$u AND %1$u >= 0",
    "DELETE FROM statement WHERE number >= %2$u AND %1$u >= 0",
};

static void
make_sql(char *sql, size_t size)
{
	unsigned one = 1 + pick(3);
	unsigned other = 1 + (one + pick(2)) % 3;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(sql, size, edits[pick(COUNT(edits))], pick(300), one, other);
#pragma GCC diagnostic pop
}

static void
edits_at_random_are_all_noticed(void **state)
{
	int count = getenv("SAYSO_SOAK") != NULL ? EDITS_SOAK : EDITS;

	for (int i = 0; i < count; i++) {
		struct checked_told told;
		char sql[512];

		make_sql(sql, sizeof(sql));
		checked_spoil(*state, sql, &told);
		if (told.status != STATUS_DAMAGED)
			print_error("not noticed: %s\n", sql);
		assert_int_equal(told.status, STATUS_DAMAGED);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_change_to_any_statement_is_noticed),
	    cmocka_unit_test(a_history_that_says_otherwise_is_noticed),
	    cmocka_unit_test(edits_at_random_are_all_noticed),
	};

	return cmocka_run_group_tests(tests, setup, checked_teardown);
}
