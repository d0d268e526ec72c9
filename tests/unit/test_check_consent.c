/*
 * check: consent.  Rows that allow more than was said, or anything else than
 * was said, are told of, and so are entries that should never have been
 * written.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/checked.h"

#define ENTRY        CHECKED_ENTRY
#define ENTRY_OF     CHECKED_ENTRY_OF
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define SET(what, whose, kind)                                                 \
	"UPDATE consent SET " what " WHERE person = " whose                    \
	" AND kind = " CHECKED_KIND(kind)
#define JO    CHECKED_PERSON("Jo")
#define ASH   CHECKED_PERSON("Ash")
#define KIM   CHECKED_PERSON("Kim")
#define MAX   CHECKED_PERSON("Max")
#define NOOR  CHECKED_PERSON("Noor")
#define ROBIN CHECKED_PERSON("Robin")
#define LEE   CHECKED_LEE

static const struct checked_case wider[] = {
    {"see emergency to team", SET("see = 'team'", LEE, "gender"),
	"gender: more people may see it"},
    {"see emergency to a worker",
	SET("see = 'worker', see_user = 1", ASH, "address"),
	"address: more people may see it"},
    {"see nobody to emergency", SET("see = 'emergency'", MAX, "ethnic_group"),
	"ethnic_group: more people may see it"},
    {"counted", SET("count = 1", KIM, "attendance"),
	"attendance: it is counted"},
    {"until later", SET("until = until + 1", JO, "name"),
	"name: it lasts longer"},
    {"live longer", SET("runs_out = runs_out + 1", JO, "name"),
	"name: it lasts longer"},
    {"said by a key", SET("level = 'pin'", JO, "name"),
	"name: how they said it"},
    {"carried as if said", SET("level = 'spoken'", MAX, "pronouns"),
	"pronouns: how they said it"},
    {"a no as a yes", SET("answer = 'yes', see = 'team'", NOOR, "email"),
	"email: the records say yes, but they said no."},
    {"a no to what was never agreed as a yes",
	SET("answer = 'yes', count = 1", NOOR, "school"),
	"school: the records say yes, but they said no."},
    {"a yes that nobody said",
	"INSERT INTO consent (person, kind, answer, see, count, until, level,"
	" runs_out, said_on, said_again, heard_by, read_aloud, notice,"
	" answered_at, entry) SELECT person, " CHECKED_KIND(
	    "email") ", answer,"
		     " see, count, until, level, runs_out, said_on, "
		     "said_again, heard_by,"
		     " read_aloud, notice, answered_at, entry FROM consent"
		     " WHERE kind = 1 AND person = " JO,
	"email: the records say yes, but nobody heard"},
    {"a yes to something else",
	SET("kind = " CHECKED_KIND("email"), JO, "gender"),
	"email: the records say yes, but nobody heard"},
    {"a yes of somebody else", SET("person = " JO, ASH, "address"),
	"address: the records say yes, but nobody heard"},
    {"a no that shut it taken out",
	SET("shut_on = NULL, shut_why = NULL, goes_on = NULL", ASH, "phone"),
	"phone: it was shut, and the records have it open."},
    {"keep it, do not use it, taken out",
	SET("shut_on = NULL, shut_why = NULL, goes_on = NULL", ASH,
	    "allergies"),
	"allergies: it was shut, and the records have it open."},
    {"what a new notice shut, open",
	SET("shut_on = NULL, shut_why = NULL, goes_on = NULL", LEE,
	    "interests"),
	"interests: it was shut, and the records have it open."},
    {"shut for longer", SET("goes_on = goes_on + 1", ASH, "phone"),
	"phone: it was shut, and would be kept too long."},
    {"fewer renewals", SET("said_again = 0", ROBIN, "name"),
	"name: it could be said by word more often"},
    {"said later", SET("said_on = said_on + 1", ROBIN, "name"),
	"name: it could be said by word more often"},
    {"a newer notice",
	SET("notice = (SELECT max(id) FROM notice WHERE kind = consent.kind)",
	    LEE, "interests"),
	"interests: the words they agreed to"},
    {"a notice of another kind",
	SET("notice = (SELECT id FROM notice WHERE kind = 1)", JO, "gender"),
	"gender: the words they agreed to"},
    {"the notice made another kind's",
	"UPDATE notice SET version = 2, kind = " CHECKED_KIND(
	    "email") " WHERE kind = " CHECKED_KIND("gender"),
	"gender: the words they agreed to"},
};

static void
a_wider_row_is_told_as_such(void **state)
{
	checked_notices(*state, checked_spoil, wider, COUNT(wider));
}

#define DIFFERS "the records and the history do not agree."

static const struct checked_case different[] = {
    {"seen by fewer", SET("see = 'emergency'", JO, "gender"), DIFFERS},
    {"not counted", SET("count = 0", JO, "gender"), DIFFERS},
    {"until sooner", SET("until = until - 1", JO, "name"), DIFFERS},
    {"live less long", SET("runs_out = runs_out - 1", JO, "name"), DIFFERS},
    {"a yes as a no",
	SET("answer = 'no', see = 'nobody', count = 0", JO, "gender"), DIFFERS},
    {"shut by nobody",
	SET("shut_on = said_on, shut_why = 'asked', goes_on = said_on + 60", JO,
	    "gender"),
	DIFFERS},
    {"shut for another reason", SET("shut_why = 'worker_no'", ASH, "phone"),
	DIFFERS},
    {"shut for no reason of ours", SET("shut_why = 'x'", ASH, "phone"),
	DIFFERS},
    {"shut sooner", SET("shut_on = shut_on - 1", ASH, "phone"), DIFFERS},
    {"erased sooner", SET("goes_on = goes_on - 1", ASH, "phone"), DIFFERS},
    {"heard by somebody else",
	SET("heard_by = (SELECT id FROM user WHERE role = 'manager')", JO,
	    "name"),
	DIFFERS},
    {"heard by nobody", SET("heard_by = NULL", JO, "name"), DIFFERS},
    {"said at a session", SET("session = 1", JO, "name"), DIFFERS},
    {"said at no session", SET("session = NULL", ROBIN, "name"), DIFFERS},
    {"said at another session", SET("session = 1", ROBIN, "name"), DIFFERS},
    {"read aloud", SET("read_aloud = 1 - read_aloud", JO, "name"), DIFFERS},
    {"more renewals", SET("said_again = 2", JO, "name"), DIFFERS},
    {"said sooner", SET("said_on = said_on - 1", JO, "name"), DIFFERS},
    {"another moment", SET("answered_at = answered_at - 1", JO, "name"),
	DIFFERS},
    {"another entry", SET("entry = entry - 1", JO, "name"), DIFFERS},
    {"no entry", SET("entry = 0", JO, "name"), DIFFERS},
    {"an answer of ours", SET("answer = 'maybe'", JO, "name"), DIFFERS},
    {"a level of ours", SET("level = 'shouted'", JO, "name"), DIFFERS},
    {"until a day beyond all days",
	SET("until = until + 4294967296", JO, "name"), DIFFERS},
    {"live to a day beyond all days",
	SET("runs_out = runs_out + 4294967296", JO, "name"), DIFFERS},
    {"erased on a day beyond all days",
	SET("goes_on = goes_on + 4294967296", ASH, "phone"), DIFFERS},
    {"counted twice", SET("count = 2", JO, "gender"), DIFFERS},
    {"see of ours", SET("see = 'world'", JO, "name"), DIFFERS},
    {"a no said sooner, to ask again sooner",
	SET("said_on = said_on - 100", NOOR, "email"), DIFFERS},
    {"a no that nobody said",
	"INSERT INTO consent (person, kind, answer, see, count, until, level,"
	" runs_out, said_on, said_again, heard_by, read_aloud, notice,"
	" answered_at, entry) SELECT " JO ", kind, answer,"
	" see, count, until, level, runs_out, said_on, said_again, heard_by,"
	" read_aloud, notice, answered_at, entry FROM consent"
	" WHERE answer = 'no' AND kind = " CHECKED_KIND("school"),
	DIFFERS},
    {"a yes gone", "DELETE FROM consent WHERE person = " JO " AND kind = 3",
	"attendance: what they said is missing."},
    {"a no gone",
	"DELETE FROM consent WHERE person = " NOOR
	" AND kind = " CHECKED_KIND("school"),
	"school: what they said is missing."},
    {"nobody's",
	"UPDATE consent SET person = 4711 WHERE person = " JO " AND kind = 3",
	"consent of nobody"},
};

static void
any_other_difference_is_noticed(void **state)
{
	checked_notices(*state, checked_spoil, different, COUNT(different));
}

#define PERSON(what, whose) "UPDATE person SET " what " WHERE id = " whose
#define ADULT(what, kind)                                                      \
	"UPDATE consent_adult SET " what " WHERE kind = " CHECKED_KIND(kind)

static const struct checked_case people[] = {
    {"able after all", PERSON("capacity = 'able'", KIM),
	"not to be able to decide yet"},
    {"not able any more", PERSON("capacity = 'not_yet'", JO),
	"Whether they can decide"},
    {"reviewed later", PERSON("capacity_review = capacity_review + 1", KIM),
	"Whether they can decide"},
    {"judged on another day", PERSON("capacity_on = capacity_on - 1", KIM),
	"Whether they can decide"},
    {"judged by somebody else",
	PERSON(
	    "capacity_by = (SELECT id FROM user WHERE role = 'manager')", KIM),
	"Whether they can decide"},
    {"an adult's no as a yes", ADULT("answer = 'yes'", "photo"),
	"photo: an adult's answer is not"},
    {"an adult's yes for longer", ADULT("until = until + 1", "name"),
	"name: an adult's answer is not"},
    {"an adult's yes on another day", ADULT("said_on = said_on + 1", "name"),
	"name: an adult's answer is not"},
    {"an adult's yes heard by somebody else", ADULT("heard_by = 2", "name"),
	"name: an adult's answer is not"},
    {"an adult's yes that nobody gave",
	"INSERT INTO consent_adult SELECT " JO ", kind, answer, said_on,"
	" heard_by, until FROM consent_adult WHERE kind = 1",
	"name: an adult's answer is not"},
    {"an adult's no gone",
	"DELETE FROM consent_adult WHERE kind = " CHECKED_KIND("photo"),
	"photo: what an adult said is missing."},
    {"somebody nobody added",
	"INSERT INTO person SELECT 4711, randomblob(16), '00000000', capacity,"
	" capacity_by, capacity_on, capacity_review, language, added_on,"
	" seen_at FROM person WHERE id = " JO,
	"nobody wrote down that they were added"},
    {"a shown id of somebody else", PERSON("code = '00000000'", JO),
	"A shown id does not belong"},
    {"somebody under another uid", PERSON("uid = randomblob(16)", JO),
	"is not here any more"},
    {"somebody gone, with all that is held",
	"DELETE FROM consent WHERE person = " KIM
	"; DELETE FROM person WHERE id = " KIM,
	"is not here any more"},
    {"a kind under another name",
	"UPDATE kind SET name = 'telephone' WHERE name = 'phone'",
	"cannot be understood"},
};

static void
people_are_as_they_were_written_down(void **state)
{
	checked_notices(*state, checked_spoil, people, COUNT(people));
}

static void
a_defect_says_whose_it_is_and_names_nobody(void **state)
{
	struct checked *checked = *state;
	struct checked_told told;

	checked_spoil(checked, SET("runs_out = until", ASH, "address"), &told);
	assert_int_equal(told.report.defects, 1);
	assert_string_equal(told.codes[0], checked->ash);
	assert_string_equal(
	    told.sentences[0], "address: it lasts longer than they agreed to.");

	/* Control: somebody else's has somebody else's id. */
	checked_spoil(checked, SET("count = 0", JO, "gender"), &told);
	assert_int_equal(told.report.defects, 1);
	assert_string_equal(told.codes[0], checked->jo);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_wider_row_is_told_as_such),
	    cmocka_unit_test(any_other_difference_is_noticed),
	    cmocka_unit_test(people_are_as_they_were_written_down),
	    cmocka_unit_test(a_defect_says_whose_it_is_and_names_nobody),
	};

	return cmocka_run_group_tests(tests, checked_setup, checked_teardown);
}
