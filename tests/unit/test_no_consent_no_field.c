/*
 * Rule 1 against raw SQL on the opened store: whoever reaches the connection
 * still cannot hold a value without consent.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "core/field.h"
#include "core/person.h"
#include "store/store_internal.h"
#include "support/records_fixture.h"

/*
 * Kind 1 is the name (person 1 said yes, person 2 said no to phone), 7 is the
 * phone of person 1, who never spoke of it; 8 email, live for person 1.
 */
static const char *const ways[] = {
    /* just write it */
    "INSERT INTO field (uid, person, kind, value, held_on, set_at)"
    " VALUES (randomblob(16), 1, (SELECT id FROM kind WHERE name = 'phone'),"
    " 'x', 0, 0)",
    /* even where consent is live, without a permit */
    "INSERT INTO field (uid, person, kind, value, held_on, set_at)"
    " VALUES (randomblob(16), 1, (SELECT id FROM kind WHERE name = 'email'),"
    " 'x', 0, 0)",
    /* after a no */
    "INSERT INTO field (uid, person, kind, value, held_on, set_at)"
    " VALUES (randomblob(16), 2, (SELECT id FROM kind WHERE name = 'phone'),"
    " 'x', 0, 0)",
    "REPLACE INTO field (id, uid, person, kind, value, held_on, set_at)"
    " VALUES (1, randomblob(16), 1,"
    " (SELECT id FROM kind WHERE name = 'phone'), 'x', 0, 0)",
    "INSERT OR IGNORE INTO field (uid, person, kind, value, held_on, set_at)"
    " VALUES (randomblob(16), 1, (SELECT id FROM kind WHERE name = 'phone'),"
    " 'x', 0, 0)",
    "INSERT INTO field (id, uid, person, kind, value, held_on, set_at)"
    " VALUES (1, randomblob(16), 1, 1, 'x', 0, 0)"
    " ON CONFLICT (id) DO UPDATE SET value = 'x'",
    /* turn a field that is there into another */
    "UPDATE field SET kind = (SELECT id FROM kind WHERE name = 'phone')",
    "UPDATE field SET person = 2",
    "UPDATE field SET id = id + 100",
    "UPDATE field SET value = 'x'",
    "UPDATE OR REPLACE field SET person = 2",
    /* make up the consent */
    "INSERT INTO consent (person, kind, answer, see, count, until, level,"
    " runs_out, said_on, said_again, read_aloud, notice, answered_at, entry)"
    " SELECT 1, k.id, 'yes', 'team', 0, 99999, 'spoken', 99999, 0, 0, 0,"
    " (SELECT max(id) FROM notice), 0, 1 FROM kind k WHERE k.name = 'phone'",
    "UPDATE consent SET kind = (SELECT id FROM kind WHERE name = 'phone')"
    " WHERE person = 1 AND kind <> 1",
    "UPDATE consent SET person = 2 WHERE person = 1",
    "UPDATE consent SET answer = 'yes', see = 'team' WHERE answer = 'no'",
    "REPLACE INTO consent SELECT * FROM consent",
    "UPDATE consent SET runs_out = 99999, until = 99999",
    "INSERT INTO consent_adult (person, kind, answer, said_on, heard_by, until)"
    " VALUES (1, 1, 'yes', 0, 1, 99999)",
    "UPDATE person SET capacity = 'able'",
    /* take the consent away from under a value */
    "DELETE FROM consent WHERE kind = 1",
    "DELETE FROM person",
    "UPDATE consent SET id = id + 100",
    /* other places that hold who somebody is */
    "INSERT INTO attendance (session, person) VALUES (1, 2)",
    "INSERT INTO group_person (work_group, person, from_on) VALUES (1, 2, 0)",
    "INSERT INTO outcome (uid, code, person, sort, what, award, agreed,"
    " held_on) VALUES (randomblob(16), 'X', 1, 'recorded', 'x', '',"
    " 'proposed', 0)",
    "INSERT INTO name_token (token, field) VALUES ('x', 1)",
    "UPDATE name_token SET token = 'x'",
    "INSERT INTO field_seal (field, version, nonce, box, to_user, key_user,"
    " signature) VALUES (1, 1, zeroblob(24), x'00', 1, x'00', zeroblob(64))",
    /* switch the rules off */
    "DROP TRIGGER field_insert",
    "DROP TABLE field",
    "ALTER TABLE field RENAME TO f",
    "ALTER TABLE field ADD COLUMN more TEXT",
    "CREATE TABLE more (value TEXT)",
    "CREATE TEMP TABLE more (value TEXT)",
    "CREATE TEMP TRIGGER t INSTEAD OF INSERT ON v_consent BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE more USING fts5(value)",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_master SET sql = NULL WHERE name = 'field_insert'",
    "DELETE FROM sqlite_master WHERE name = 'field_insert'",
    "ATTACH ':memory:' AS other",
    "VACUUM INTO '/tmp/elsewhere.db'",
    "SAVEPOINT here",
    /* rewrite what happened */
    "DELETE FROM ledger",
    "UPDATE ledger SET body = 'say phone see=team'",
    "UPDATE notice SET front = 'x'",
    "DELETE FROM tombstone",
};
#define WAYS (sizeof ways / sizeof ways[0])

static void
add(struct fixture *f, const char *name, const char *kind, char code[9])
{
	struct consent_say say = {kind, SEE_TEAM, false, DAY_NONE};
	struct person_new person = {.name = name,
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = &say,
	    .says_count = 1,
	    .is_able = true,
	    .capacity_review = DAY_NONE};

	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
}

/* One number out of the store. */
static int64_t
number(struct fixture *f, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int64_t value;

	assert_int_equal(
	    sqlite3_prepare_v2(f->store->db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

/* A fingerprint of everything the ways try to change. */
static int64_t
state_of(struct fixture *f)
{
	return number(f,
	    "SELECT (SELECT total(length(value) + id * 7 + person * 11"
	    "   + kind * 13) FROM field)"
	    " + (SELECT total(person * 17 + kind * 19 + runs_out + until"
	    "   + length(answer) * 23 + length(see) * 29 + id * 31) FROM "
	    "consent)"
	    " + (SELECT count(*) FROM name_token) * 1000003"
	    " + (SELECT count(*) FROM tombstone) * 1009"
	    " + (SELECT count(*) FROM ledger) * 10007"
	    " + (SELECT count(*) FROM attendance) * 100003"
	    " + (SELECT count(*) FROM sqlite_master) * 1000033");
}

static void
prepare(struct fixture *f)
{
	static const char *const kinds[] = {"phone"};
	char noah[9], kai[9];

	add(f, "Noah", "email", noah);
	add(f, "Kai", "email", kai);
	assert_int_equal(consent_refuse(f->records, kai, kinds, 1), STATUS_OK);
	assert_int_equal(
	    field_set(f->records, noah, "email", "old@example.org"), STATUS_OK);
	assert_int_equal(
	    field_set(f->records, noah, "email", "noah@example.org"),
	    STATUS_OK); /* the old one leaves a tombstone */
}

/* Try one statement inside a transaction of the store's own, and commit it. */
static int
try_way(struct fixture *f, const char *sql)
{
	struct txn *txn = NULL;
	int result;

	assert_int_equal(txn_begin(f->store, &txn), STATUS_OK);
	result = sqlite3_exec(f->store->db, sql, NULL, NULL, NULL);
	if (result == SQLITE_OK && txn_commit(&txn) != STATUS_OK)
		result = SQLITE_ABORT;
	txn_rollback(&txn);
	return result;
}

static void
no_way_holds_a_value_without_consent(void **state)
{
	struct fixture *f = *state;
	int64_t before;
	size_t i;

	prepare(f);
	before = state_of(f);
	for (i = 0; i < WAYS; i++) {
		int result = try_way(f, ways[i]);

		if (result == SQLITE_OK || state_of(f) != before)
			fail_msg("this went through: %s", ways[i]);
	}
	assert_true(WAYS >= 20);
}

static void
the_right_way_works_and_so_does_ordinary_sql(void **state)
{
	struct fixture *f = *state;
	int64_t before;

	prepare(f);
	assert_int_equal(
	    number(f, "SELECT count(*) FROM field WHERE person = 1"), 2);
	before = state_of(f);
	assert_int_equal(
	    try_way(f, "INSERT INTO setting VALUES ('x', 'y', 0)"), SQLITE_OK);
	assert_int_equal(state_of(f), before);
	assert_int_equal(
	    try_way(f, "DELETE FROM field WHERE kind > 2"), SQLITE_OK);
	assert_int_not_equal(state_of(f), before); /* the fingerprint sees */
}

static void
another_program_with_the_key_cannot_write_values_either(void **state)
{
	struct fixture *f = *state;
	struct store *bare = NULL;
	char *message = NULL;

	prepare(f);
	assert_int_equal(records_close(&f->records), STATUS_OK);
	store_close(&f->store);
	assert_int_equal(
	    connect_open(f->folder, "records.db", f->key, &bare), STATUS_OK);
	assert_int_not_equal(sqlite3_exec(bare->db,
				 "INSERT INTO field (uid, person, kind, value,"
				 " held_on, set_at) VALUES (randomblob(16), 1,"
				 " 1, 'x', 0, 0)",
				 NULL, NULL, &message),
	    SQLITE_OK);
	assert_non_null(strstr(message, "no such function"));
	sqlite3_free(message);
	store_close(&bare);
	assert_int_equal(
	    store_open(f->folder, STORE_RECORDS, f->key, &f->store), STATUS_OK);
	f->opening.store = f->store;
	assert_int_equal(records_open(&f->opening, &f->records), STATUS_OK);
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(no_way_holds_a_value_without_consent),
	    T(the_right_way_works_and_so_does_ordinary_sql),
	    T(another_program_with_the_key_cannot_write_values_either),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
