/*
 * own_say: 10,000 grants that nobody signed.  Rows of consent, statements, keys
 * and the history are changed behind the program's back, by somebody who has
 * the store, and even by the young person's own hand where the words are wrong:
 * none of it is live, and what was truly signed is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/core_internal.h"
#include "core/field.h"
#include "core/proof.h"
#include "core/statement.h"
#include "store/store_internal.h"
#include "support/consented.h"
#include "support/signing.h"

#define FORGERIES     10000
#define CONTROL_EVERY 50
#define LIVE          5 /* kinds of Robin's that are truly live */
#define COUNT(array)  (sizeof(array) / sizeof((array)[0]))

/* Robin, who signed six statements, and Jo, who signed one. */
struct forging {
	struct fixture f;
	char code[CODE_TEXT_BYTES];
	char other_code[CODE_TEXT_BYTES];
	struct hand hand;
	struct hand other;
	int64_t person;
	int64_t number; /* of the newest statement */
	uint32_t seed;
	struct statement newest;
	struct statement of_other;
	char trusted[64];
};

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

static int
setup(void **state)
{
	struct forging *forging = mem_alloc(1, sizeof(*forging));

	fixture_open(&forging->f);
	live_a_while(forging);
	drop_triggers(forging->f.store);
	forging->seed = 20261122;
	*state = forging;
	return 0;
}

static int
teardown(void **state)
{
	struct forging *forging = *state;

	statement_clear(&forging->newest);
	statement_clear(&forging->of_other);
	fixture_close(&forging->f);
	mem_free(forging);
	return 0;
}

/* ------------------------------------------------------------------- tools */

static uint32_t
next(struct forging *forging)
{
	forging->seed ^= forging->seed << 13;
	forging->seed ^= forging->seed >> 17;
	forging->seed ^= forging->seed << 5;
	return forging->seed;
}

static int64_t
live_of(struct forging *forging, const char *kind)
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
static void
change(struct forging *forging, const char *sql, const char *kind, int64_t any)
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

/* ------------------------------------------------ rows wider than was signed
 */

#define OF                                                                     \
	" WHERE person = :person AND kind = (SELECT id FROM kind WHERE name "  \
	"= :kind)"
#define UPDATE(what) "UPDATE consent SET " what OF

static const struct {
	const char *kind;
	const char *sql;
} rows[] = {
    {"phone", UPDATE("see = 'team'")},
    {"phone", UPDATE("see = 'worker', see_user = 1")},
    {"phone", UPDATE("count = 1")},
    {"phone", UPDATE("until = until + :any, runs_out = runs_out + :any")},
    {"phone", UPDATE("runs_out = runs_out + :any, until = 30000")},
    {"phone", UPDATE("level = 'card'")},
    {"phone", UPDATE("level = 'spoken'")},
    {"phone", UPDATE("level = 'carried', heard_by = 1")},
    {"phone", UPDATE("notice = (SELECT max(id) - :any % 5 FROM notice)")},
    {"gender", UPDATE("see = 'team'")},
    {"gender", UPDATE("see = 'emergency'")},
    {"gender", UPDATE("level = 'card'")},
    {"gender", UPDATE("until = until + :any, runs_out = runs_out + :any")},
    {"address", UPDATE("see = 'team', see_user = NULL")},
    {"address", UPDATE("see = 'emergency', see_user = NULL")},
    {"address", UPDATE("see_user = 2")},
    {"address", UPDATE("count = 1")},
    {"name", UPDATE("count = 1")},
    {"name", UPDATE("level = 'card'")},
    {"name", UPDATE("runs_out = runs_out + :any, until = until + :any")},
    {"attendance", UPDATE("count = 1")},
    {"attendance", UPDATE("level = 'spoken', heard_by = 1")},
    {"email", UPDATE("answer = 'yes', see = 'team', until = 30000,"
		     " runs_out = 30000, level = 'pin'")},
    {"email", UPDATE("answer = 'yes', see = 'team', until = 30000,"
		     " runs_out = 30000, level = 'spoken'")},
    {"birth_date", UPDATE("shut_on = NULL, shut_why = NULL, goes_on = NULL")},
    {"birth_date", UPDATE("shut_on = NULL, shut_why = NULL, goes_on = NULL,"
			  " level = 'spoken'")},
    {"ethnic_group",
	"INSERT INTO consent (person, kind, answer, see, count, until, level,"
	" runs_out, said_on, said_again, read_aloud, notice, answered_at,"
	" entry) SELECT person, (SELECT id FROM kind WHERE name = :kind),"
	" 'yes', 'team', 1, until, level, runs_out, said_on, 0, 0,"
	" (SELECT n.id FROM notice n JOIN kind k ON k.id = n.kind"
	"  WHERE k.name = :kind), answered_at, entry FROM consent"
	" WHERE person = :person AND kind = 1"},
    {"handle",
	"INSERT INTO consent (person, kind, answer, see, count, until, level,"
	" runs_out, said_on, said_again, read_aloud, notice, answered_at,"
	" entry) SELECT :person, (SELECT id FROM kind WHERE name = :kind),"
	" answer, see, count, until, level, runs_out, said_on, said_again,"
	" read_aloud, notice, answered_at, entry FROM consent"
	" WHERE person <> :person AND kind = 1"},
};

static void
forge_row(struct forging *forging)
{
	size_t i = next(forging) % COUNT(rows);

	change(forging, rows[i].sql, rows[i].kind, 1 + next(forging) % 700);
	if (live_of(forging, rows[i].kind) != 0)
		print_error("live: %s: %s\n", rows[i].kind, rows[i].sql);
	assert_int_equal(live_of(forging, rows[i].kind), 0);
}

/* -------------------------------------------------- statements put in its
 * place
 */

/* This text, signed so, is the newest; the history has its hash. */
static void
put(struct forging *forging, const struct buf *text,
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

/* A statement as the newest, but for one part. */
static void
alter(struct forging *forging, struct statement *statement, uint32_t part)
{
	struct statement_say *one =
	    &statement->says[next(forging) % statement->count];

	while (one->answer != STATEMENT_YES)
		one = &statement->says[next(forging) % statement->count];
	switch (part) {
	case 0:
		statement->vault[next(forging) % 16] ^= 1;
		break;
	case 1:
		statement->person[next(forging) % 16] ^= 1;
		break;
	case 2:
		statement->number += 1 + next(forging) % 9;
		break;
	case 3:
		statement->time += 1 + next(forging) % 1000;
		break;
	case 4:
		statement->before[next(forging) % 32] ^= 1;
		break;
	case 5:
		statement->is_card = true;
		break;
	case 6:
		statement->is_able = false;
		break;
	case 7:
		memcpy(statement->language, "cy", 3);
		break;
	case 8:
		one->notice[next(forging) % 32] ^= 1;
		break;
	case 9:
		one->until += 1 + (int32_t)(next(forging) % 500);
		break;
	case 10:
		one->see = one->see == STATEMENT_TEAM ? STATEMENT_NOBODY
						      : STATEMENT_TEAM;
		one->count = one->see == STATEMENT_NOBODY || one->count;
		break;
	case 11:
		one->answer = STATEMENT_KEEP;
		break;
	case 12: /* says less than all that was answered */
		*one = statement->says[--statement->count];
		break;
	default: /* as if it were Jo's */
		memcpy(statement->person, forging->of_other.person, 16);
	}
}

#define PARTS 14

/* Their own key, and words that are not theirs here. */
static void
forge_signed(struct forging *forging)
{
	struct statement statement = forging->newest;
	struct statement_say says[64];
	struct buf text = BUF_EMPTY;
	uint32_t part = next(forging) % PARTS;

	assert_true(statement.count < COUNT(says));
	memcpy(says, statement.says, statement.count * sizeof(says[0]));
	statement.says = says;
	alter(forging, &statement, part);
	assert_int_equal(statement_write(&statement, &text), STATUS_OK);
	put(forging, &text, forging->hand.secret, next(forging) % 4 != 0);
	if (live_of(forging, "") != 0)
		print_error("live: part %u\n", (unsigned)part);
	assert_int_equal(live_of(forging, ""), 0);
	buf_clear(&text);
}

/* One letter of the text, whoever signs it then. */
static void
forge_text(struct forging *forging)
{
	struct buf text = BUF_EMPTY;
	bool is_theirs = next(forging) % 2 == 0;
	size_t at;

	assert_int_equal(statement_write(&forging->newest, &text), STATUS_OK);
	at = next(forging) % text.length;
	text.text[at] = (char)(text.text[at] == 'a' ? 'b' : 'a');
	put(forging, &text,
	    is_theirs ? forging->hand.secret : forging->other.secret, true);
	assert_int_equal(live_of(forging, ""), 0);
	buf_clear(&text);
}

/* The right words under another key, which may even stand in theirs' place. */
static void
forge_key(struct forging *forging)
{
	struct buf text = BUF_EMPTY;

	assert_int_equal(statement_write(&forging->newest, &text), STATUS_OK);
	put(forging, &text, forging->other.secret, true);
	if (next(forging) % 2 == 0)
		change(forging,
		    "UPDATE person_key SET sign_public = (SELECT sign_public"
		    " FROM person_key o WHERE o.person <> :person)"
		    " WHERE person = :person",
		    "", 0);
	if (next(forging) % 2 == 0)
		change(forging,
		    "UPDATE statement SET key = (SELECT id FROM person_key"
		    " WHERE person <> :person) WHERE person = :person"
		    " AND number = :number",
		    "", 0);
	assert_int_equal(live_of(forging, ""), 0);
	buf_clear(&text);
}

/* --------------------------------------- replayed, reordered, taken from
 * others
 */

#define NEWEST " WHERE person = :person AND number = :number"
#define OLDER(c)                                                               \
	"(SELECT " c " FROM statement o WHERE o.person = :person"              \
	" AND o.number = :number - 1 - :any % 3)"
#define ENTRY "(SELECT entry FROM statement" NEWEST ")"

static const char *const plays[] = {
    "UPDATE statement SET text = " OLDER("text") NEWEST,
    "UPDATE statement SET text = " OLDER("text") ", hash = " OLDER(
	"hash") ", signature = " OLDER("signature") ", trusted = " OLDER("trust"
									 "ed")
	NEWEST,
    "UPDATE statement SET number = 999" NEWEST,
    "DELETE FROM statement" NEWEST,
    "UPDATE statement SET signature = zeroblob(128)" NEWEST,
    "UPDATE statement SET signature = (SELECT signature FROM statement o"
    " WHERE o.person <> :person)" NEWEST,
    "UPDATE statement SET trusted = trusted || ' '" NEWEST,
    "UPDATE statement SET trusted = 'timestamp:0'" NEWEST,
    "UPDATE statement SET text = (SELECT text FROM statement o"
    " WHERE o.person <> :person)" NEWEST,
    "UPDATE statement SET signed_at = signed_at + :any" NEWEST,
    "UPDATE statement SET hash = randomblob(32)" NEWEST,
    "UPDATE statement SET entry = entry - 1" NEWEST,
    "UPDATE statement SET text = NULL" NEWEST,
    "UPDATE statement SET text = text || 'say zebra no' || char(10)" NEWEST,
    "UPDATE ledger SET body = (SELECT body FROM ledger WHERE n = " OLDER(
	"entry") ") WHERE n = " ENTRY,
    "UPDATE ledger SET body = replace(body, 'level pin', 'level card')"
    " WHERE n = " ENTRY,
    "UPDATE ledger SET event = 'said' WHERE n = " ENTRY,
    "UPDATE ledger SET salt = NULL, subject = NULL, running = NULL,"
    " event = NULL, body = NULL WHERE n = " ENTRY,
    "INSERT INTO ledger SELECT (SELECT max(n) + 1 FROM ledger), day, class,"
    " confirmed, hash, commitment, salt, subject, (SELECT max(running) + 1"
    " FROM ledger o WHERE o.subject = l.subject), event, body FROM ledger l"
    " WHERE n = " OLDER("entry"),
};

static void
forge_play(struct forging *forging)
{
	size_t i = next(forging) % (COUNT(plays));

	change(forging, plays[i], "", 1 + next(forging) % 700);
	if (live_of(forging, "") != 0)
		print_error("live: %s\n", plays[i]);
	assert_int_equal(live_of(forging, ""), 0);
}

/* --------------------------------------------------------------------- tests
 */

/* The same way, and nothing wrong with it: the tools forge, not the test. */
static void
control(struct forging *forging)
{
	struct buf text = BUF_EMPTY;

	assert_int_equal(live_of(forging, ""), LIVE);
	assert_int_equal(statement_write(&forging->newest, &text), STATUS_OK);
	put(forging, &text, forging->hand.secret, true);
	change(forging, UPDATE("until = until - 1, runs_out = runs_out - 1"),
	    "phone", 0);
	change(forging, UPDATE("see = 'nobody', count = 1"), "gender", 0);
	assert_int_equal(live_of(forging, ""), LIVE);
	buf_clear(&text);
}

static void
ten_thousand_forged_grants_are_not_live(void **state)
{
	static void (*const ways[])(struct forging * forging) = {
	    forge_row, forge_signed, forge_text, forge_key, forge_play};
	struct forging *forging = *state;

	for (int i = 0; i < FORGERIES; i++) {
		struct txn *txn = NULL;

		assert_int_equal(txn_begin(forging->f.store, &txn), STATUS_OK);
		if (i % CONTROL_EVERY == 0)
			control(forging);
		records_abandon(forging->f.records, &txn);
		assert_int_equal(txn_begin(forging->f.store, &txn), STATUS_OK);
		ways[i % (int)COUNT(ways)](forging);
		records_abandon(forging->f.records, &txn);
	}
	assert_int_equal(live_of(forging, ""), LIVE);
	signing_is_well(&forging->f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ten_thousand_forged_grants_are_not_live),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
