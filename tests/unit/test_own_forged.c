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

#include "core/core_internal.h"
#include "support/forging.h"

#define FORGERIES     10000
#define CONTROL_EVERY 50
#define LIVE          5 /* kinds of Robin's that are truly live */
#define COUNT(array)  (sizeof(array) / sizeof((array)[0]))

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
	size_t i = forging_next(forging) % COUNT(rows);

	forging_change(forging, rows[i].sql, rows[i].kind,
	    1 + forging_next(forging) % 700);
	if (forging_live(forging, rows[i].kind) != 0)
		print_error("live: %s: %s\n", rows[i].kind, rows[i].sql);
	assert_int_equal(forging_live(forging, rows[i].kind), 0);
}

/* -------------------------------------------------- statements put in its
 * place
 */

/* A statement as the newest, but for one part. */
static void
alter(struct forging *forging, struct statement *statement, uint32_t part)
{
	struct statement_say *one =
	    &statement->says[forging_next(forging) % statement->count];

	while (one->answer != STATEMENT_YES)
		one =
		    &statement->says[forging_next(forging) % statement->count];
	switch (part) {
	case 0:
		statement->vault[forging_next(forging) % 16] ^= 1;
		break;
	case 1:
		statement->person[forging_next(forging) % 16] ^= 1;
		break;
	case 2:
		statement->number += 1 + forging_next(forging) % 9;
		break;
	case 3:
		statement->time += 1 + forging_next(forging) % 1000;
		break;
	case 4:
		statement->before[forging_next(forging) % 32] ^= 1;
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
		one->notice[forging_next(forging) % 32] ^= 1;
		break;
	case 9:
		one->until += 1 + (int32_t)(forging_next(forging) % 500);
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
	uint32_t part = forging_next(forging) % PARTS;

	assert_true(statement.count < COUNT(says));
	memcpy(says, statement.says, statement.count * sizeof(says[0]));
	statement.says = says;
	alter(forging, &statement, part);
	assert_int_equal(statement_write(&statement, &text), STATUS_OK);
	forging_put(forging, &text, forging->hand.secret,
	    forging_next(forging) % 4 != 0);
	if (forging_live(forging, "") != 0)
		print_error("live: part %u\n", (unsigned)part);
	assert_int_equal(forging_live(forging, ""), 0);
	buf_clear(&text);
}

/* One letter of the text, whoever signs it then. */
static void
forge_text(struct forging *forging)
{
	struct buf text = BUF_EMPTY;
	bool is_theirs = forging_next(forging) % 2 == 0;
	size_t at;

	assert_int_equal(statement_write(&forging->newest, &text), STATUS_OK);
	at = forging_next(forging) % text.length;
	text.text[at] = (char)(text.text[at] == 'a' ? 'b' : 'a');
	forging_put(forging, &text,
	    is_theirs ? forging->hand.secret : forging->other.secret, true);
	assert_int_equal(forging_live(forging, ""), 0);
	buf_clear(&text);
}

/* The right words under another key, which may even stand in theirs' place. */
static void
forge_key(struct forging *forging)
{
	struct buf text = BUF_EMPTY;

	assert_int_equal(statement_write(&forging->newest, &text), STATUS_OK);
	forging_put(forging, &text, forging->other.secret, true);
	if (forging_next(forging) % 2 == 0)
		forging_change(forging,
		    "UPDATE person_key SET sign_public = (SELECT sign_public"
		    " FROM person_key o WHERE o.person <> :person)"
		    " WHERE person = :person",
		    "", 0);
	if (forging_next(forging) % 2 == 0)
		forging_change(forging,
		    "UPDATE statement SET key = (SELECT id FROM person_key"
		    " WHERE person <> :person) WHERE person = :person"
		    " AND number = :number",
		    "", 0);
	assert_int_equal(forging_live(forging, ""), 0);
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
	size_t i = forging_next(forging) % (COUNT(plays));

	forging_change(forging, plays[i], "", 1 + forging_next(forging) % 700);
	if (forging_live(forging, "") != 0)
		print_error("live: %s\n", plays[i]);
	assert_int_equal(forging_live(forging, ""), 0);
}

/* --------------------------------------------------------------------- tests
 */

/* The same way, and nothing wrong with it: the tools forge, not the test. */
static void
control(struct forging *forging)
{
	struct buf text = BUF_EMPTY;

	assert_int_equal(forging_live(forging, ""), LIVE);
	assert_int_equal(statement_write(&forging->newest, &text), STATUS_OK);
	forging_put(forging, &text, forging->hand.secret, true);
	forging_change(forging,
	    UPDATE("until = until - 1, runs_out = runs_out - 1"), "phone", 0);
	forging_change(
	    forging, UPDATE("see = 'nobody', count = 1"), "gender", 0);
	assert_int_equal(forging_live(forging, ""), LIVE);
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
	assert_int_equal(forging_live(forging, ""), LIVE);
	signing_is_well(&forging->f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ten_thousand_forged_grants_are_not_live),
	};

	return cmocka_run_group_tests(tests, forging_setup, forging_teardown);
}
