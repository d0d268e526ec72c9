/*
 * check: entries about consent, forged by somebody who can sign.  Records and
 * history then agree, or the history alone was changed; either way what could
 * not have been said is told of.
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
#include "support/checked.h"

#define ENTRY        CHECKED_ENTRY
#define ENTRY_OF     CHECKED_ENTRY_OF
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define BODY(change, entry)                                                    \
	"UPDATE ledger SET body = " change " WHERE n = " entry "; "
#define REPLACE(old, new) "replace(body, '" old "', '" new "')"
#define SET(what, whose, kind)                                                 \
	"UPDATE consent SET " what " WHERE person = " whose                    \
	" AND kind = " CHECKED_KIND(kind)
#define JO    CHECKED_PERSON("Jo")
#define ASH   CHECKED_PERSON("Ash")
#define NOOR  CHECKED_PERSON("Noor")
#define ROBIN CHECKED_PERSON("Robin")
#define LEE   CHECKED_LEE

/* The entry in which Jo said yes, Robin's newest, Lee's narrowing. */
#define JO_SAID    ENTRY_OF("said", "say outcome")
#define ROBIN_SAID ENTRY_OF("said", "session")
#define LEE_LESS   ENTRY_OF("said", "narrow")

#define DIFFERS "the records and the history do not agree."
#define UNCLEAR "cannot be understood"

static const struct checked_case one_side[] = {
    {"said to be counted",
	BODY(REPLACE("name see=team count=no", "name see=team count=yes"),
	    JO_SAID),
	DIFFERS},
    {"said to be seen by fewer",
	BODY(REPLACE("gender see=team", "gender see=emergency"), JO_SAID),
	"gender: more people may see it"},
    {"said for less long", BODY(REPLACE("until=2028", "until=2027"), JO_SAID),
	"it lasts longer"},
    {"said under another notice",
	BODY(REPLACE("notice=", "notice=00000000"), JO_SAID), UNCLEAR},
    {"said never", "UPDATE ledger SET event = 'sayd' WHERE n = " JO_SAID,
	"nobody heard them say it."},
    {"a no never heard",
	"UPDATE ledger SET event = 'hard_no' WHERE event = 'heard_no'",
	DIFFERS},
    {"a no heard that was a worker's",
	"UPDATE ledger SET event = 'heard_no' WHERE event = 'worker_no'",
	DIFFERS},
    {"a no to something else",
	BODY(REPLACE("no phone", "no name"), ENTRY_OF("heard_no", "phone")),
	"name: it was shut, and the records have it open."},
    {"a kind never shut",
	"UPDATE ledger SET event = 'x' WHERE event = 'kind_shut'", DIFFERS},
    {"another kind shut",
	BODY(REPLACE("shut interests", "shut gender"), ENTRY("kind_shut")),
	"gender: it was shut, and the records have it open."},
    {"erased never", "UPDATE ledger SET event = 'x' WHERE event = 'erased'",
	DIFFERS},
    {"able all the time", BODY(REPLACE("not_yet", "able"), ENTRY("capacity")),
	"Whether they can decide"},
    {"not yet able", BODY(REPLACE("able", "not_yet"), ENTRY("person_added")),
	"not to be able to decide yet"},
    {"reviewed on another day",
	BODY(REPLACE("review 2028", "review 2029"), ENTRY("capacity")),
	"Whether they can decide"},
    {"an adult who said nothing",
	"UPDATE ledger SET event = 'x' WHERE event = 'adult'",
	"an adult's answer is not"},
    {"an adult who said yes",
	BODY(REPLACE("photo no", "photo yes"), ENTRY_OF("adult", "photo no")),
	"photo: an adult's answer is not"},
    {"somebody added by nobody",
	"UPDATE ledger SET event = 'x' WHERE event = 'person_added'",
	"nobody wrote down that they were added"},
    {"somebody added twice",
	"UPDATE ledger SET event = 'person_added', body ="
	" (SELECT body FROM ledger WHERE n = " ENTRY(
	    "person_added") ")"
			    " WHERE n = " ENTRY("carried"),
	"adds somebody who is there already"},
};

static void
a_history_that_says_something_else_than_the_rows_is_noticed(void **state)
{
	checked_notices(*state, checked_forge, one_side, COUNT(one_side));
}

/* Noor says yes to what they said no to not long ago. */
#define NOOR_SAID                                                              \
	"INSERT INTO ledger SELECT (SELECT max(n) + 1 FROM ledger), day,"      \
	" class, 1, hash, commitment, salt, (SELECT subject FROM ledger"       \
	" WHERE n = " ENTRY("erased") "), 100, event, " REPLACE(               \
	    "say gender", "say school") " FROM ledger WHERE n = " JO_SAID

static const struct checked_case unlawful[] = {
    {"once too often",
	BODY(REPLACE("again=2", "again=3"), ROBIN_SAID)
	    SET("said_again = 3", ROBIN, "phone"),
	"was said by word once too often"},
    {"renewals counted wrongly",
	BODY(REPLACE("again=2", "again=1"), ROBIN_SAID)
	    SET("said_again = 1", ROBIN, "phone"),
	"was said by word once too often"},
    {"said again at no session",
	BODY("substr(body, 1, instr(body, 'session ') - 1) ||"
	     " substr(body, instr(body, 'session ') + 41)",
	    ROBIN_SAID) SET("session = NULL", ROBIN, "phone"),
	"was not said at a session"},
    {"said in the future",
	BODY(REPLACE("said 2027-12-07", "said 2027-12-08"), JO_SAID)
	    SET("said_on = said_on + 1", JO, "gender"),
	"was said on another day than it can have been"},
    {"said long ago",
	BODY(REPLACE("said 2027-12-07", "said 2027-10-07"), JO_SAID)
	    SET("said_on = said_on - 61", JO, "gender"),
	"was said on another day than it can have been"},
    {"for four years",
	BODY(REPLACE("until=2028", "until=2031"), JO_SAID)
	    SET("until = until + 1095", JO, "gender"),
	"runs longer than anybody can agree to"},
    {"until a day that was over",
	BODY(REPLACE("until=2028", "until=2026"), JO_SAID)
	    SET("until = until - 731", JO, "gender"),
	"runs longer than anybody can agree to"},
    {"neither seen nor counted",
	BODY(REPLACE("gender see=team count=yes", "gender see=nobody count=no"),
	    JO_SAID) SET("see = 'nobody', count = 0", JO, "gender"),
	"is neither seen nor counted"},
    {"a name for emergencies",
	BODY(REPLACE("name see=team", "name see=emergency"), JO_SAID)
	    SET("see = 'emergency'", JO, "name"),
	"is for nobody who may see it"},
    {"less that is more",
	BODY(REPLACE("gender see=emergency count=no",
		 "interests see=team count=yes"),
	    LEE_LESS),
	"should only take away, and adds something"},
    {"less that lasts longer",
	BODY(REPLACE("until=2027", "until=2029"), LEE_LESS)
	    SET("until = until + 731", LEE, "gender"),
	"should only take away, and adds something"},
    {"less of nothing",
	BODY(REPLACE("narrow gender", "narrow email"), LEE_LESS),
	"should only take away, and adds something"},
    {"erased before its time",
	"UPDATE ledger SET event = 'erased', body = " REPLACE(
	    "shut allergies", "gone attendance") " WHERE event = 'asked_shut'",
	"erased it before its time"},
    {"a no not remembered",
	BODY(REPLACE("no email", "gone email"),
	    ENTRY("erased")) "DELETE FROM consent WHERE answer = 'no' AND kind "
			     "= " CHECKED_KIND("email"),
	"should remember a no, and only a no"},
    {"asked too soon after a no", NOOR_SAID, "was asked for too soon"},
    {"a no remembered that was no shut yes, before a yes",
	NOOR_SAID "; UPDATE ledger SET event = 'erased' WHERE n = " ENTRY_OF(
	    "heard_no", "school"),
	"erased it before its time"},
};

static void
an_entry_that_could_not_have_been_written_is_noticed(void **state)
{
	checked_notices(*state, checked_forge, unlawful, COUNT(unlawful));
}

static const struct checked_case unclear[] = {
    {"see", BODY(REPLACE("see=team", "see=everyone"), JO_SAID), UNCLEAR},
    {"count", BODY(REPLACE("count=no", "count=maybe"), JO_SAID), UNCLEAR},
    {"a day", BODY(REPLACE("until=2028-12", "until=2028-13"), JO_SAID),
	UNCLEAR},
    {"a day without zeros",
	BODY(REPLACE("until=2028-12", "until=2028-1"), JO_SAID), UNCLEAR},
    {"renewals", BODY(REPLACE("again=0", "again=00"), JO_SAID), UNCLEAR},
    {"no renewals", BODY(REPLACE(" again=0", ""), JO_SAID), UNCLEAR},
    {"a word more", BODY(REPLACE("again=0", "again=0 x"), JO_SAID), UNCLEAR},
    {"another order",
	BODY(REPLACE("see=team count=no", "count=no see=team"), JO_SAID),
	UNCLEAR},
    {"a kind of ours", BODY(REPLACE("say name", "say names"), JO_SAID),
	UNCLEAR},
    {"a line of ours", BODY(REPLACE("say name", "tell name"), JO_SAID),
	UNCLEAR},
    {"no kinds", BODY("substr(body, 1, instr(body, 'say ') - 1)", JO_SAID),
	UNCLEAR},
    {"no day", BODY(REPLACE("said ", "told "), JO_SAID), UNCLEAR},
    {"read aloud", BODY(REPLACE("aloud yes", "aloud 1"), JO_SAID), UNCLEAR},
    {"brought up", BODY(REPLACE("brought_up no", "brought_up"), JO_SAID),
	"cannot be read"},
    {"a session", BODY(REPLACE("session ", "session 0"), ROBIN_SAID), UNCLEAR},
    {"narrowing under a notice",
	BODY(REPLACE("count=no until=2027-12-27",
		 "count=no until=2027-12-27 notice=0"),
	    LEE_LESS),
	UNCLEAR},
    {"a no without a kind",
	BODY(REPLACE("no phone", "not phone"), ENTRY_OF("heard_no", "phone")),
	UNCLEAR},
    {"a reason of ours",
	BODY(REPLACE("why notice", "why not"), ENTRY("kind_shut")), UNCLEAR},
    {"erased how", BODY(REPLACE("no email", "left email"), ENTRY("erased")),
	UNCLEAR},
    {"capacity", BODY(REPLACE("not_yet", "never"), ENTRY("capacity")), UNCLEAR},
    {"an adult's until", BODY(REPLACE("until=", "to="), ENTRY("adult")),
	UNCLEAR},
    {"an adult's answer",
	BODY(REPLACE("photo no", "photo maybe"), ENTRY_OF("adult", "photo no")),
	UNCLEAR},
    {"about the vault, by a person",
	"UPDATE ledger SET event = 'kind_shut', body ="
	" (SELECT body FROM ledger WHERE n = " ENTRY(
	    "kind_shut") ") WHERE n = " ENTRY("carried"),
	UNCLEAR},
    {"about a person, by the vault",
	"UPDATE ledger SET event = 'heard_no', body ="
	" (SELECT body FROM ledger WHERE n = " ENTRY_OF(
	    "heard_no", "phone") ") WHERE n = " ENTRY("notice"),
	UNCLEAR},
};

static void
an_entry_is_read_strictly(void **state)
{
	checked_notices(*state, checked_forge, unclear, COUNT(unclear));
}

/* The newest entry of ${event} becomes Morgan's. */
static void
forge_by_morgan(
    struct checked *checked, const char *event, struct checked_told *told)
{
	unsigned char hash[16];
	char hex[2 * sizeof(hash) + 1];
	char sql[256];

	crypto_generichash(hash, sizeof(hash),
	    checked->fixture.users[FIXTURE_MORGAN].uid, UID_BYTES, NULL, 0);
	text_hex(hash, sizeof(hash), hex);
	snprintf(sql, sizeof(sql),
	    "UPDATE ledger SET body = 'by %s' || substr(body, 36) WHERE n ="
	    " (SELECT max(n) FROM ledger WHERE event = '%s')",
	    hex, event);
	checked_forge(checked, sql, told);
}

static void
whoever_wrote_a_no_down_heard_it(void **state)
{
	struct checked_told told;

	forge_by_morgan(*state, "heard_no", &told);
	assert_int_equal(told.report.defects, 1);
	assert_true(checked_has(&told, DIFFERS));

	/* Control: a wish to keep it unused leaves who heard the yes. */
	forge_by_morgan(*state, "asked_shut", &told);
	assert_int_equal(told.report.defects, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		a_history_that_says_something_else_than_the_rows_is_noticed),
	    cmocka_unit_test(
		an_entry_that_could_not_have_been_written_is_noticed),
	    cmocka_unit_test(an_entry_is_read_strictly),
	    cmocka_unit_test(whoever_wrote_a_no_down_heard_it),
	};

	return cmocka_run_group_tests(tests, checked_setup, checked_teardown);
}
