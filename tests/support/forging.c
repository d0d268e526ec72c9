/*
 * forging: see the header.
 */
#include "support/forging.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/core_internal.h"
#include "core/proof.h"
#include "store/store_internal.h"
#include "support/consented.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ------------------------------------------------------------------- setting
 */

static void
say(struct forging *forging, const struct own_change *change)
{
	assert_int_equal(
	    signing_say(&forging->f, forging->code, &forging->hand, change),
	    STATUS_OK);
}

static void
read_newest(struct forging *forging, const char *code, struct statement *into)
{
	struct own_statement statement;

	assert_int_equal(
	    own_say_statement(forging->f.records, code, &statement), STATUS_OK);
	assert_int_equal(
	    statement_read(statement.text, strlen(statement.text), into),
	    STATUS_OK);
	snprintf(forging->trusted, sizeof(forging->trusted), "%s",
	    statement.trusted);
	own_say_statement_clear(&statement);
}

static void
live_a_while(struct forging *forging)
{
	static const struct consent_say says[] = {
	    {"phone", SEE_TEAM, false, DAY_NONE},
	    {"email", SEE_TEAM, false, DAY_NONE},
	    {"birth_date", SEE_TEAM, true, DAY_NONE}};
	static const struct own_change changes[] = {
	    {.kind = "phone",
		.see = SEE_EMERGENCY,
		.until = FIXTURE_TODAY + 30},
	    {.kind = "email", .answer = OWN_NO},
	    {.kind = "gender",
		.see = SEE_NOBODY,
		.count = true,
		.until = DAY_NONE},
	    {.kind = "address",
		.see = SEE_WORKER,
		.worker = "Sam",
		.until = DAY_NONE},
	    {.kind = "birth_date", .answer = OWN_KEEP},
	    {.kind = "attendance", .see = SEE_TEAM, .until = DAY_NONE}};
	struct fixture *f = &forging->f;
	unsigned char uid[UID_BYTES];

	consented_add(f, "Robin", says, 3, forging->code);
	consented_add(f, "Jo", says, 3, forging->other_code);
	assert_int_equal(
	    person_by_code(f->records, forging->code, &forging->person, uid),
	    STATUS_OK);
	signing_keep_all(f, forging->code, &forging->hand, false);
	signing_keep_all(f, forging->other_code, &forging->other, true);
	for (size_t i = 0; i < COUNT(changes); i++)
		say(forging, &changes[i]);
	assert_int_equal(own_say_leave(f->records, forging->code), STATUS_OK);
	read_newest(forging, forging->other_code, &forging->of_other);
	read_newest(forging, forging->code, &forging->newest);
	forging->number = forging->newest.number;
}

/* Whoever has the file asks no trigger. */
static void
drop_triggers(struct store *store)
{
	static const char *const names[] = {"consent_insert", "consent_update",
	    "consent_gone", "consent_uncounted", "ledger_insert",
	    "ledger_delete", "ledger_update", "person_key_insert",
	    "person_key_update", "person_key_end"};

	store->is_guarded = false;
	store->is_committing = true;
	for (size_t i = 0; i < COUNT(names); i++) {
		char sql[64];

		snprintf(sql, sizeof(sql), "DROP TRIGGER %s", names[i]);
		assert_int_equal(
		    sqlite3_exec(store->db, sql, NULL, NULL, NULL), SQLITE_OK);
	}
	store->is_committing = false;
	store->is_guarded = true;
}

int
forging_setup(void **state)
{
	struct forging *forging = mem_alloc(1, sizeof(*forging));

	fixture_open(&forging->f);
	live_a_while(forging);
	drop_triggers(forging->f.store);
	forging->seed = 20261122;
	*state = forging;
	return 0;
}

int
forging_teardown(void **state)
{
	struct forging *forging = *state;

	statement_clear(&forging->newest);
	statement_clear(&forging->of_other);
	fixture_close(&forging->f);
	mem_free(forging);
	return 0;
}

/* ------------------------------------------------------------------- tools */

uint32_t
forging_next(struct forging *forging)
{
	forging->seed ^= forging->seed << 13;
	forging->seed ^= forging->seed >> 17;
	forging->seed ^= forging->seed << 5;
	return forging->seed;
}

int64_t
forging_live(struct forging *forging, const char *kind)
{
	struct stmt *stmt = stmt_open(forging->f.store,
	    "SELECT count(*) FROM v_consent WHERE person = :person"
	    " AND state = 'live' AND (:kind = '' OR kind_name = :kind)");
	int64_t count = -1;

	proof_forget(forging->f.records->proof, NULL);
	stmt_bind_int(stmt, ":person", forging->person);
	stmt_bind_text(stmt, ":kind", kind);
	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	return count;
}

/* Carry out a change of one row at least; what is not named is not bound. */
void
forging_change(
    struct forging *forging, const char *sql, const char *kind, int64_t any)
{
	struct stmt *stmt = stmt_open(forging->f.store, sql);
	enum status status;

	if (strstr(sql, ":person") != NULL)
		stmt_bind_int(stmt, ":person", forging->person);
	if (strstr(sql, ":kind") != NULL)
		stmt_bind_text(stmt, ":kind", kind);
	if (strstr(sql, ":any") != NULL)
		stmt_bind_int(stmt, ":any", any);
	if (strstr(sql, ":number") != NULL)
		stmt_bind_int(stmt, ":number", forging->number);
	status = stmt_run(&stmt);
	if (status != STATUS_OK || store_changes(forging->f.store) == 0)
		print_error("%s (%s)\n", sql, kind);
	assert_int_equal(status, STATUS_OK);
	assert_true(store_changes(forging->f.store) > 0);
}

/* This text, signed so, is the newest; the history has its hash. */
void
forging_put(struct forging *forging, const struct buf *text,
    const unsigned char secret[64], bool is_in_history)
{
	unsigned char hash[32], signature[128];
	char hex[65];
	struct stmt *stmt = stmt_open(forging->f.store,
	    "UPDATE statement SET text = :text, hash = :hash,"
	    " signature = :signature"
	    " WHERE person = :person AND number = :number");

	statement_hash(text->text, text->length, hash);
	signing_sign(secret, text, forging->trusted, signature);
	stmt_bind_text(stmt, ":text", text->text);
	stmt_bind_blob(stmt, ":hash", hash, sizeof(hash));
	stmt_bind_blob(stmt, ":signature", signature, sizeof(signature));
	stmt_bind_int(stmt, ":person", forging->person);
	stmt_bind_int(stmt, ":number", forging->number);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	if (!is_in_history)
		return;
	text_hex(hash, sizeof(hash), hex);
	stmt = stmt_open(forging->f.store,
	    "UPDATE ledger SET body = substr(body, 1,"
	    "  instr(body, 'hash ') + 4) || :hex || substr(body,"
	    "  instr(body, 'hash ') + 69)"
	    " WHERE n = (SELECT entry FROM statement"
	    "  WHERE person = :person AND number = :number)");
	stmt_bind_text(stmt, ":hex", hex);
	stmt_bind_int(stmt, ":person", forging->person);
	stmt_bind_int(stmt, ":number", forging->number);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(store_changes(forging->f.store), 1);
}
