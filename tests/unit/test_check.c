/*
 * check: the history.  It is spoiled in every way that was thought of, and
 * then at random, and every time somebody is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "store/store_internal.h"
#include "support/checked.h"
#include "support/checked_forge.h"

#define ENTRY        CHECKED_ENTRY
#define ENTRY_OF     CHECKED_ENTRY_OF
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define SAID "WHERE n = " ENTRY_OF("said", "session")
#define LOOK "WHERE n = " ENTRY_OF("look", "why 2")

static const struct checked_case columns[] = {
    {"number", "UPDATE ledger SET n = 5000 " SAID, "entries are missing"},
    {"number below all", "UPDATE ledger SET n = -1 " SAID,
	"entries are missing"},
    {"day", "UPDATE ledger SET day = day + 1 " SAID, "does not follow"},
    {"day beyond any", "UPDATE ledger SET day = day + 4294967296 " SAID,
	"is not whole"},
    {"class of an entry", "UPDATE ledger SET class = 'look' " SAID,
	"does not follow"},
    {"class of a look", "UPDATE ledger SET class = 'other' " LOOK,
	"does not follow"},
    {"no class of ours", "UPDATE ledger SET class = 'peek' " LOOK,
	"is not whole"},
    {"whether the clock was trusted", "UPDATE ledger SET confirmed = 0 " SAID,
	"does not agree with its date"},
    {"hash", "UPDATE ledger SET hash = commitment " SAID, "does not follow"},
    {"a shorter hash", "UPDATE ledger SET hash = substr(hash, 2) " SAID,
	"is not whole"},
    {"commitment", "UPDATE ledger SET commitment = hash " SAID,
	"changed after it was written"},
    {"a longer commitment",
	"UPDATE ledger SET commitment = CAST(commitment || X'00'"
	" AS BLOB) " SAID,
	"is not whole"},
    {"salt", "UPDATE ledger SET salt = randomblob(16) " SAID,
	"changed after it was written"},
    {"a shorter salt", "UPDATE ledger SET salt = substr(salt, 2) " SAID,
	"Part of history entry"},
    {"subject", "UPDATE ledger SET subject = randomblob(16) " SAID,
	"changed after it was written"},
    {"running number", "UPDATE ledger SET running = running + 100 " SAID,
	"changed after it was written"},
    {"event", "UPDATE ledger SET event = 'asked' " SAID,
	"changed after it was written"},
    {"a letter moved from event to body",
	"UPDATE ledger SET event = 'sai', body = 'd' || body " SAID,
	"changed after it was written"},
    {"a word in the body",
	"UPDATE ledger SET body = replace(body, 'count=no', 'count=yes') " SAID,
	"changed after it was written"},
    {"a line more",
	"UPDATE ledger SET body = body || 'no name' || char(10) " SAID,
	"changed after it was written"},
    {"something behind the end of the body",
	"UPDATE ledger SET body = body || char(0) || 'x' " SAID,
	"changed after it was written"},
    {"an empty body", "UPDATE ledger SET body = '' " SAID,
	"changed after it was written"},
};

static void
a_change_to_any_column_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, columns, COUNT(columns));
}

#define NOTHING                                                                \
	"salt = NULL, subject = NULL, running = NULL, event = NULL, body = "   \
	"NULL"

static const struct checked_case rows[] = {
    {"first entry gone", "DELETE FROM ledger WHERE n = 1",
	"entries are missing before entry 2."},
    {"middle entry gone", "DELETE FROM ledger " SAID, "entries are missing"},
    {"newest entry gone",
	"DELETE FROM ledger WHERE n = (SELECT max(n) FROM ledger)",
	"which a worker signed"},
    {"an erased entry gone",
	"DELETE FROM ledger WHERE n = (SELECT min(n) FROM ledger"
	" WHERE salt IS NULL)",
	"entries are missing"},
    {"all gone", "DELETE FROM ledger", "The history is empty."},
    {"two entries swapped",
	"UPDATE ledger SET n = -1 WHERE n = " ENTRY(
	    "capacity") "; UPDATE ledger SET n = n + 1 WHERE n = (SELECT n "
			"FROM ledger"
			"  WHERE event = 'adult' ORDER BY n DESC LIMIT 1)"
			"; UPDATE ledger SET n = (SELECT n FROM ledger"
			"  WHERE event = 'adult' ORDER BY n DESC LIMIT 1) - 1 "
			"WHERE n = -1",
	"does not follow"},
    {"what two entries say swapped",
	"UPDATE ledger SET body = (SELECT body FROM ledger WHERE n = " ENTRY_OF(
	    "said", "say photo") ") " SAID,
	"changed after it was written"},
    {"an entry more",
	"INSERT INTO ledger SELECT max(n) + 1, max(day), 'other', 1,"
	" randomblob(32), randomblob(32), randomblob(16), randomblob(16), 1,"
	" 'said', 'by' FROM ledger",
	"does not follow"},
    {"salt alone destroyed", "UPDATE ledger SET salt = NULL " SAID,
	"Part of history entry"},
    {"event alone destroyed", "UPDATE ledger SET event = NULL " SAID,
	"Part of history entry"},
    {"an entry destroyed", "UPDATE ledger SET " NOTHING " " SAID,
	"history entries were erased, but people"},
    {"an entry destroyed leaves a gap",
	"UPDATE ledger SET " NOTHING " "
	"WHERE n = " ENTRY("notice"),
	"no erasure explains it"},
    {"a look of the last year destroyed", "UPDATE ledger SET " NOTHING " " LOOK,
	"looks of the last year were erased"},
    {"all of a person destroyed, without a tombstone",
	"UPDATE ledger SET " NOTHING " WHERE subject = (SELECT subject FROM"
	" ledger WHERE n = " ENTRY("carried") ")",
	"history entries were erased, but people"},
};

static void
a_row_gone_or_moved_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, rows, COUNT(rows));
}

static const struct checked_case beside[] = {
    {"signature",
	"UPDATE ledger_head SET signature = zeroblob(64)"
	" WHERE n = (SELECT max(n) FROM ledger_head)",
	"is not the one a worker signed"},
    {"an older signature",
	"UPDATE ledger_head SET signature = zeroblob(64)"
	" WHERE n = (SELECT min(n) FROM ledger_head)",
	"is not the one a worker signed"},
    {"a signature of another head",
	"UPDATE ledger_head SET n = n - 1"
	" WHERE n = (SELECT max(n) FROM ledger_head)",
	"is not the one a worker signed"},
    {"signed by a manager",
	"UPDATE ledger_head SET user = (SELECT id FROM user"
	" WHERE role = 'manager')",
	"is not the one a worker signed"},
    {"the worker's key", "UPDATE user SET sign_public = randomblob(32)",
	"is not the one a worker signed"},
    {"the worker made a manager", "UPDATE user SET role = 'manager'",
	"is not the one a worker signed"},
    {"no head at all", "DELETE FROM ledger_head",
	"No worker has signed the history."},
    {"the worker's uid", "UPDATE user SET uid = randomblob(16)",
	"by nobody this vault knows"},
    {"a group's uid", "UPDATE work_group SET uid = randomblob(16)",
	"is not here any more"},
    {"a tombstone gone", "DELETE FROM tombstone WHERE what = 'person'",
	"people who were forgotten explain 0."},
    {"a tombstone that claims more",
	"UPDATE tombstone SET entries = entries + 1 WHERE what = 'person'",
	"history entries were erased, but people"},
    {"a tombstone that claims looks",
	"UPDATE tombstone SET looks = 5 WHERE what = 'person'",
	"Fewer looks were erased"},
    {"a tombstone of somebody who is here",
	"UPDATE tombstone SET hash = (SELECT subject FROM ledger WHERE n "
	"= " ENTRY("carried") ") WHERE what = 'person'",
	"A person that was erased is in the records again."},
};

static void
a_change_beside_the_history_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, beside, COUNT(beside));
}

static const struct checked_case forged[] = {
    {"a number missing",
	"UPDATE ledger SET running = running + 1 WHERE event = 'setting'"
	" AND n > 30 AND running > 0 AND n = " ENTRY("setting"),
	"no erasure explains it"},
    {"a first number missing",
	"UPDATE ledger SET running = 2 WHERE n = (SELECT min(n) FROM ledger"
	" WHERE event = 'session_added')",
	"no erasure explains it"},
    {"more missing than looks can explain",
	"UPDATE ledger SET running = running + 100 WHERE subject ="
	" (SELECT subject FROM ledger " SAID ") AND running > 3",
	"no erasure explains it"},
    {"numbers out of order",
	"UPDATE ledger SET running = -1 " SAID "; UPDATE ledger SET"
	" running = running + 1 WHERE n = (SELECT min(n) FROM ledger WHERE"
	" event = 'said' AND body LIKE '%session%'); UPDATE ledger SET"
	" running = (SELECT running - 1 FROM ledger WHERE n = (SELECT min(n)"
	" FROM ledger WHERE event = 'said' AND body LIKE '%session%'))"
	" WHERE running = -1",
	"is out of order"},
    {"about nobody",
	"UPDATE ledger SET subject = randomblob(16), running = 1 WHERE n "
	"= " ENTRY("capacity"),
	"is not here any more"},
    {"by nobody",
	"UPDATE ledger SET body = 'by ' || lower(hex(randomblob(16))) ||"
	" substr(body, 36) " SAID,
	"by nobody this vault knows"},
    {"by somebody who is no user",
	"UPDATE ledger SET body = 'by ' || lower(hex(subject)) ||"
	" substr(body, 36) " SAID,
	"by nobody this vault knows"},
    {"another moment",
	"UPDATE ledger SET body = replace(body,"
	" 'T15:00', 'T15:60') " SAID,
	"cannot be read"},
    {"a moment of another day", "UPDATE ledger SET day = day + 1 " SAID,
	"does not agree with its date"},
    {"an untrusted moment", "UPDATE ledger SET confirmed = 0 " SAID,
	"does not agree with its date"},
    {"no such day",
	"UPDATE ledger SET body = replace(body,"
	" 'at 2027-06-30', 'at 2027-06-31') " SAID,
	"cannot be read"},
    {"two blanks",
	"UPDATE ledger SET body = replace(body, 'at ', 'at  ') " SAID,
	"cannot be read"},
    {"no newline at the end",
	"UPDATE ledger SET body = substr(body, 1, length(body) - 1) " SAID,
	"cannot be read"},
    {"a line without a value",
	"UPDATE ledger SET body = body || 'no' || char(10) " SAID,
	"cannot be read"},
    {"a letter that is not plain",
	"UPDATE ledger SET body = body || 'no naïve' || char(10) " SAID,
	"cannot be read"},
    {"a letter that is not seen",
	"UPDATE ledger SET body = body || 'no x' || char(127, 10) " SAID,
	"cannot be read"},
    {"a hash in capitals",
	"UPDATE ledger SET body = 'by ' || upper(substr(body, 4, 32)) ||"
	" substr(body, 36) " SAID,
	"cannot be read"},
    {"no by line", "UPDATE ledger SET body = substr(body, 37) " SAID,
	"cannot be read"},
    {"an entry about somebody who was forgotten",
	"UPDATE ledger SET subject = (SELECT hash FROM tombstone"
	" WHERE what = 'person'), running = 1 WHERE n = " ENTRY("capacity"),
	"about somebody who was forgotten"},
};

/* Whoever can sign can lie, but not in every way. */
static void
a_forged_history_is_judged_by_what_it_says(void **state)
{
	checked_notices(*state, checked_forge, forged, COUNT(forged));
}

static const char plain_change[] =
    "UPDATE ledger SET body = replace(body, 'why 2', 'why 3') " LOOK;

static void
a_chain_worked_out_anew_does_not_match_the_signed_heads(void **state)
{
	struct checked_told told;

	checked_begin(*state);
	assert_int_equal(
	    sqlite3_exec(checked_db(*state), plain_change, NULL, NULL, NULL),
	    SQLITE_OK);
	checked_work_out_chain(*state);
	checked_end(*state, &told);
	assert_int_equal(told.status, STATUS_DAMAGED);
	assert_true(checked_has(&told, "is not the one a worker signed"));
	assert_false(checked_has(&told, "does not follow"));

	/* Control: the same with new signatures is seen by anchors only. */
	checked_forge(*state, plain_change, &told);
	assert_int_equal(told.report.defects, 0);
}

static void
a_history_cut_off_at_a_signed_head_needs_an_anchor(void **state)
{
	struct checked_told told;

	checked_spoil(*state,
	    "DELETE FROM look_words; DELETE FROM scrub_due;"
	    " DELETE FROM ledger_head WHERE n ="
	    " (SELECT max(n) FROM ledger_head); DELETE FROM ledger"
	    " WHERE n > (SELECT max(n) - 2 FROM ledger)",
	    &told);
	assert_int_equal(told.report.defects, 0);

	/* Control: with the head left behind it shows. */
	checked_spoil(*state,
	    "DELETE FROM look_words; DELETE FROM scrub_due;"
	    " DELETE FROM ledger WHERE n > (SELECT max(n) - 2 FROM ledger)",
	    &told);
	assert_true(checked_has(&told, "which a worker signed"));
}

static void
the_report_counts_what_was_read(void **state)
{
	struct checked_told told;

	checked_run(*state, &told);
	assert_int_equal(told.status, STATUS_OK);
	assert_int_equal(told.report.people, 7);
	assert_int_equal(told.report.consents, 28);
	assert_true(told.report.entries > 70);
	assert_int_equal(told.report.defects, 0);
	checked_spoil(*state, "DELETE FROM ledger_head", &told);
	assert_int_equal(told.report.defects, 1);
	assert_int_equal(told.count, 1);
	assert_int_equal(told.of_store, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_change_to_any_column_is_noticed),
	    cmocka_unit_test(a_row_gone_or_moved_is_noticed),
	    cmocka_unit_test(a_change_beside_the_history_is_noticed),
	    cmocka_unit_test(a_forged_history_is_judged_by_what_it_says),
	    cmocka_unit_test(
		a_chain_worked_out_anew_does_not_match_the_signed_heads),
	    cmocka_unit_test(
		a_history_cut_off_at_a_signed_head_needs_an_anchor),
	    cmocka_unit_test(the_report_counts_what_was_read),
	};

	return cmocka_run_group_tests(tests, checked_setup, checked_teardown);
}
