/*
 * check: keys.  Every key is one that was made, ended as it was written down,
 * and was tried as often; by somebody who changes rows, or the history too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/person_key.h"
#include "support/checked.h"
#include "support/keyed.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Jo: two keys, the second good and tried; Max: one that ended. */
static void
live(struct checked *checked)
{
	struct fixture *f = &checked->fixture;
	struct person_key key;

	keyed_put(f, checked->jo, false, &key);
	assert_int_equal(
	    person_key_tried(f->records, checked->jo, false), STATUS_OK);
	assert_int_equal(
	    person_key_tried(f->records, checked->jo, true), STATUS_OK);
	keyed_put(f, checked->jo, true, &key);
	for (int i = 0; i < 3; i++)
		assert_int_equal(
		    person_key_tried(f->records, checked->jo, false),
		    STATUS_OK);
	keyed_put(f, checked->max, false, &key);
	assert_int_equal(
	    person_key_end(f->records, checked->max, PERSON_KEY_NOT_MINE),
	    STATUS_OK);
}

static int
setup(void **state)
{
	int result = secret_start() == STATUS_OK ? checked_setup(state) : -1;

	if (result == 0)
		live(*state);
	return result;
}

#define GOOD  " WHERE ended_on IS NULL"
#define ENDED " WHERE ended_why = 'not_mine'"

#define NOBODY  "nobody wrote down as made"
#define NOT_SO  "not as it was written down"
#define NOT_END "not ended as it was written down"

static const struct checked_case rows[] = {
    {"a key of another's making",
	"UPDATE person_key SET sign_public = randomblob(32)" GOOD, NOBODY},
    {"another key to open with",
	"UPDATE person_key SET box_public = randomblob(32)" GOOD, NOBODY},
    {"a shorter key",
	"UPDATE person_key SET sign_public = substr(sign_public, 2)" GOOD,
	NOBODY},
    {"a key that nobody made",
	"INSERT INTO person_key (person, level, sign_public, box_public,"
	" passes, memory, salt, nonce, wrapped, wrong_tries, made_at,"
	" vouched_by) SELECT person, 'pin', randomblob(32), randomblob(32),"
	" passes, memory, salt, nonce, wrapped, 0, made_at, 1 FROM"
	" person_key" ENDED,
	NOBODY},
    {"the same key twice",
	"INSERT INTO person_key SELECT id + 100, person, level, sign_public,"
	" box_public, passes, memory, salt, nonce, wrapped, wrong_tries,"
	" made_at, vouched_by, ended_on, ended_why FROM person_key" ENDED,
	NOBODY},
    {"a key moved to somebody else",
	"UPDATE person_key SET person = " CHECKED_PERSON("Noor") ENDED, NOBODY},
    {"a key of nobody", "UPDATE person_key SET person = 4711" ENDED, NOBODY},
    {"a key gone", "DELETE FROM person_key" ENDED, "was made is missing"},
    {"a lower level", "UPDATE person_key SET level = 'pin'" GOOD, NOT_SO},
    {"a higher level", "UPDATE person_key SET level = 'card'" ENDED, NOT_SO},
    {"no level of ours", "UPDATE person_key SET level = 'none'" ENDED, NOT_SO},
    {"another voucher", "UPDATE person_key SET vouched_by = 2" GOOD, NOT_SO},
    {"another moment", "UPDATE person_key SET made_at = made_at + 1" GOOD,
	NOT_SO},
    {"fewer wrong tries", "UPDATE person_key SET wrong_tries = 0" GOOD, NOT_SO},
    {"more wrong tries", "UPDATE person_key SET wrong_tries = 99" GOOD, NOT_SO},
    {"a key brought back",
	"UPDATE person_key SET ended_on = NULL, ended_why = NULL" ENDED,
	NOT_END},
    {"ended for another reason",
	"UPDATE person_key SET ended_why = 'lost'" ENDED, NOT_END},
    {"ended on another day",
	"UPDATE person_key SET ended_on = ended_on - 1" ENDED, NOT_END},
    {"ended by nobody",
	"UPDATE person_key SET ended_on = 21000, ended_why = 'lost'" GOOD,
	NOT_END},
};

static void
a_change_to_any_key_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, rows, COUNT(rows));
}

#define MADE  " WHERE n = " CHECKED_ENTRY("key_made")
#define END   " WHERE n = " CHECKED_ENTRY("key_ended")
#define WRONG " WHERE n = " CHECKED_ENTRY("key_wrong")

static const struct checked_case forged[] = {
    {"another level",
	"UPDATE ledger SET body = replace(body, 'pin', 'card')" MADE, NOT_SO},
    {"no level of ours",
	"UPDATE ledger SET body = replace(body, 'pin', 'none')" MADE,
	"cannot be understood"},
    {"another key",
	"UPDATE ledger SET body = replace(body, 'key ', 'key 0') " MADE,
	"cannot be understood"},
    {"a line more",
	"UPDATE ledger SET body = body || 'more 1' || char(10)" MADE,
	"cannot be understood"},
    {"another reason",
	"UPDATE ledger SET body = replace(body, 'not_mine', 'lost')" END,
	NOT_END},
    {"no reason of ours",
	"UPDATE ledger SET body = replace(body, 'not_mine', 'bored')" END,
	"cannot be understood"},
    {"an end that is none", "UPDATE ledger SET event = 'asked'" END, NOT_END},
    {"a key made that is not", "UPDATE ledger SET event = 'asked'" MADE,
	NOBODY},
    {"a key made beside a good one",
	"UPDATE ledger SET event = 'asked' WHERE event = 'key_ended'"
	" AND body LIKE '%why new%'",
	"beside one that is still good"},
    {"a wrong try that is right", "UPDATE ledger SET event = 'key_used'" WRONG,
	NOT_SO},
    {"a try of a key that they do not have",
	"UPDATE ledger SET body = substr(body, 1, 60) || 'key ' ||"
	" '00000000000000000000000000000000"
	"00000000000000000000000000000000' || char(10)" WRONG,
	"a key that they did not have then"},
};

static void
a_forged_history_of_keys_is_noticed(void **state)
{
	checked_notices(*state, checked_forge, forged, COUNT(forged));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_change_to_any_key_is_noticed),
	    cmocka_unit_test(a_forged_history_of_keys_is_noticed),
	};

	return cmocka_run_group_tests(tests, setup, checked_teardown);
}
