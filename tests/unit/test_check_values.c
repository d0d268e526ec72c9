/*
 * check: values.  What is held must be covered by a yes, what was erased may
 * not be back, and words must belong to what they stand beside.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sodium.h>
#include <cmocka.h>

#include "base/text.h"
#include "store/store_internal.h"
#include "support/checked.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define JO    CHECKED_PERSON("Jo")
#define ASH   CHECKED_PERSON("Ash")
#define MAX   CHECKED_PERSON("Max")
#define NOOR  CHECKED_PERSON("Noor")
#define ROBIN CHECKED_PERSON("Robin")

#define VALUE(whose, kind)                                                     \
	"INSERT INTO field (uid, person, kind, value, held_on, set_at)"        \
	" VALUES (randomblob(16), " whose                                      \
	", " CHECKED_KIND(kind) ", 'x', 21159, 0)"
#define NAME_OF(name)                                                          \
	"(SELECT id FROM field WHERE kind = 1 AND value LIKE '" name "%')"
#define FACT(whose, kind, fact)                                                \
	"INSERT INTO counted_fact SELECT id, " CHECKED_KIND(                   \
	    kind) ", '" fact                                                   \
		  "', 'x' FROM counted_person WHERE person = " whose

#define HELD "something is held that they have not said yes to."

static const struct checked_case values[] = {
    {"a value without an answer", VALUE(JO, "email"), HELD},
    {"a value after a no", VALUE(NOOR, "email"), HELD},
    {"a value where nothing was agreed", VALUE(NOOR, "school"), HELD},
    {"a value that may only be counted", VALUE(MAX, "ethnic_group"), HELD},
    {"a value of nobody", VALUE("4711", "email"), HELD},
    {"a value moved to somebody else",
	"UPDATE field SET person = " MAX " WHERE value = '2 Hill Road'", HELD},
    {"a value moved to another kind",
	"UPDATE field SET kind = " CHECKED_KIND(
	    "email") " WHERE value = '2 Hill Road'",
	HELD},
    {"on a register",
	"INSERT INTO attendance (session, person, kind) VALUES ((SELECT "
	"min(id) FROM session), " MAX ", 3)",
	"on a register and have not said yes"},
    {"on a register as something else",
	"UPDATE attendance SET kind = 1 WHERE person = " JO,
	"on a register and have not said yes"},
    {"among the regulars",
	"INSERT INTO group_person VALUES (1, " MAX ", 3, 21159, NULL, NULL)",
	"regulars and have not said yes"},
    {"once among the regulars",
	"UPDATE group_person SET person = " MAX " WHERE until_on IS NOT NULL",
	"regulars and have not said yes"},
    {"an outcome of somebody else", "UPDATE outcome SET person = " ASH,
	"an outcome is held that they have not said yes to."},
    {"more names than heads",
	"UPDATE session SET headcount = 0 WHERE id ="
	" (SELECT max(session) FROM attendance)",
	"more names than heads"},
};

static void
what_is_held_without_a_yes_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, values, COUNT(values));
}

static const struct checked_case counted[] = {
    {"a kind that is not counted", FACT(JO, "name", "new"),
	"name: they are counted"},
    {"after a worker's no",
	"UPDATE counted_person SET person = " ASH " WHERE person = " JO,
	"attendance: they are counted"},
    {"after a no",
	FACT(MAX, "email", "new") "; UPDATE counted_person SET"
				  " person = " NOOR " WHERE person = " MAX,
	"email: they are counted"},
    {"linked again",
	"UPDATE counted_person SET person = " MAX
	", year = year - 365 WHERE person IS NULL",
	"attendance: they are counted"},
    {"after they said less",
	"UPDATE counted_person SET person = " CHECKED_LEE " WHERE person = " JO,
	"gender: they are counted"},
    {"after an adult's no", FACT(CHECKED_PERSON("Kim"), "gender", "gender"),
	"gender: they are counted"},
    {"an outcome agreed by nobody",
	"UPDATE outcome SET agreed = 'word', agreed_on = held_on"
	" WHERE agreed = 'proposed'",
	"nobody heard them agree"},
    {"an outcome signed by nobody",
	"UPDATE outcome SET agreed = 'signed', agreed_on = held_on"
	" WHERE agreed = 'proposed'",
	"nobody heard them agree"},
    {"an outcome of another sort",
	"UPDATE outcome SET sort = 'accredited' WHERE agreed = 'word'",
	"An outcome is held that nobody wrote down."},
    {"an outcome under another uid",
	"UPDATE outcome SET uid = randomblob(16) WHERE agreed = 'word'",
	"An outcome is held that nobody wrote down."},
};

static void
who_is_counted_without_a_yes_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, counted, COUNT(counted));
}

#define SEAL                                                                   \
	"INSERT INTO field_seal (field, version, nonce, box, to_user,"         \
	" key_user, writer, signature) SELECT id, 1, zeroblob(24), X'00', 1,"  \
	" X'00', 1, zeroblob(64) FROM field WHERE value = '2 Hill Road'"

static const struct checked_case words[] = {
    {"locked for a worker", SEAL, "for a worker they did not choose"},
    {"locked and open", SEAL, "is not locked as they chose"},
    {"an empty value that is not locked",
	"UPDATE field SET value = '' WHERE value = '2 Hill Road'",
	"is not locked as they chose"},
    {"a name word gone", "DELETE FROM name_token WHERE token = 'reed'",
	"The words that find them"},
    {"a name word more",
	"INSERT INTO name_token VALUES ('smith', " NAME_OF("Jo") ")",
	"The words that find them"},
    {"another name word",
	"UPDATE name_token SET token = 'smith' WHERE token = 'reed'",
	"The words that find them"},
    {"a name that its words do not find",
	"UPDATE field SET value = 'Jo Jo Read' WHERE value = 'Jo Jo Reed'",
	"The words that find them"},
    {"words for what nobody is found by",
	"INSERT INTO name_token SELECT 'hill', id FROM field"
	" WHERE value = '2 Hill Road'",
	"The words that find them"},
    {"words of nothing", "INSERT INTO name_token VALUES ('smith', 4711)",
	"belong to no name"},
    {"a reason for a look", "UPDATE look_words SET words = 'to help' ",
	"The reason given"},
    {"its salt", "UPDATE look_words SET salt = randomblob(16)",
	"The reason given"},
    {"a reason for another look",
	"UPDATE look_words SET entry = " CHECKED_ENTRY_OF("look", "why 2"),
	"The reason given"},
    {"a reason for no look", "UPDATE look_words SET entry = 4711",
	"The reason given"},
    {"the front of a notice",
	"UPDATE notice SET front = front || ' Please.' WHERE id = 1",
	"the words it was asked in were changed"},
    {"the rest of a notice",
	"UPDATE notice SET rest = front, front = rest WHERE id = 1",
	"the words it was asked in were changed"},
    {"something behind the end of a notice",
	"UPDATE notice SET front = front || char(0) || 'x' WHERE id = 1",
	"the words it was asked in were changed"},
    {"its language", "UPDATE notice SET language = 'cy' WHERE id = 1",
	"the words it was asked in were changed"},
    {"its hash", "UPDATE notice SET hash = zeroblob(32) WHERE id = 1",
	"the words it was asked in were changed"},
    {"an older notice gone",
	"DELETE FROM notice WHERE version = 1"
	" AND kind = " CHECKED_KIND("interests"),
	"words it was asked in are missing"},
};

static void
words_that_belong_to_something_else_are_noticed(void **state)
{
	checked_notices(*state, checked_spoil, words, COUNT(words));
}

/* A tombstone for a uid that ${sql} answers. */
static void
bury(struct checked *checked, const char *what, const char *sql)
{
	unsigned char hash[16];
	char hex[2 * sizeof(hash) + 1];
	char insert[256];
	sqlite3_stmt *row = NULL;

	assert_int_equal(
	    sqlite3_prepare_v2(checked_db(checked), sql, -1, &row, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_step(row), SQLITE_ROW);
	crypto_generichash(hash, sizeof(hash), sqlite3_column_blob(row, 0),
	    UID_BYTES, NULL, 0);
	sqlite3_finalize(row);
	text_hex(hash, sizeof(hash), hex);
	snprintf(insert, sizeof(insert),
	    "INSERT INTO tombstone (hash, what, made_on, entries, looks)"
	    " VALUES (X'%s', '%s', 21159, 0, 0)",
	    hex, what);
	assert_int_equal(
	    sqlite3_exec(checked_db(checked), insert, NULL, NULL, NULL),
	    SQLITE_OK);
}

static void
assert_back(struct checked *checked, const char *what, const char *sql,
    const char *sentence)
{
	struct checked_told told;

	checked_begin(checked);
	bury(checked, what, sql);
	checked_end(checked, &told);
	assert_int_equal(told.status, STATUS_DAMAGED);
	assert_true(checked_has(&told, sentence));
}

static void
what_was_erased_may_not_be_back(void **state)
{
	struct checked_told told;

	assert_back(*state, "field", "SELECT uid FROM field WHERE kind = 1",
	    "A field that was erased is in the records again.");
	assert_back(*state, "person", "SELECT uid FROM person",
	    "A person that was erased is in the records again.");
	assert_back(*state, "user", "SELECT uid FROM user",
	    "A user that was erased is in the records again.");

	/* Control: a tombstone of something else says nothing about them. */
	checked_begin(*state);
	bury(*state, "field", "SELECT randomblob(16)");
	checked_end(*state, &told);
	assert_int_equal(told.report.defects, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_held_without_a_yes_is_noticed),
	    cmocka_unit_test(who_is_counted_without_a_yes_is_noticed),
	    cmocka_unit_test(words_that_belong_to_something_else_are_noticed),
	    cmocka_unit_test(what_was_erased_may_not_be_back),
	};

	return cmocka_run_group_tests(tests, checked_setup, checked_teardown);
}
