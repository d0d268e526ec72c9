/*
 * A club's spreadsheet of sessions: taken in whole or not at all, and no name
 * without a yes reaches the store.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/import.h"
#include "support/evening.h"

#define HEADER                                                                 \
	"date,start,end,place,provision,mode,theme,workers,present,"           \
	"headcount,notes\r\n"
#define GOOD_LINE                                                              \
	"2026-05-01,18:30,21:00,The rec,Open access,detached,Skills,"          \
	"Sam;Delyth,Noah;Kai Smith,9,Film night\r\n"

#define DEFECTS_MOST 32

struct told {
	size_t count;
	int lines[DEFECTS_MOST];
	const char *reasons[DEFECTS_MOST];
};

static void
tell(void *context, int line, const char *reason)
{
	struct told *told = context;

	assert_true(told->count < DEFECTS_MOST);
	told->lines[told->count] = line;
	told->reasons[told->count++] = reason;
}

static enum status
take_in(struct fixture *f, const char *text, struct import_report *report,
    struct told *told)
{
	*told = (struct told){0};
	memset(report, 0xff, sizeof *report);
	return import_sessions(
	    f->records, text, strlen(text), report, tell, told);
}

/* ------------------------------------------------------------ a good file */

static void
a_good_file_is_taken_in_whole(void **state)
{
	static const char text[] =
	    "\xEF\xBB\xBF" HEADER GOOD_LINE
	    "2026-05-02,10:00,12:30,The rec,,,,Ravi,,0,\n"
	    ",,,,,,,,,,\n"
	    "2026-05-03,18:30,21:00,\"Maxwell Street, Centre\",Open access,,"
	    ",Sam,Noah;,20,\"Two\nlines\"\n";
	struct fixture *f = *state;
	struct import_report report;
	struct told told;
	struct session_list list = {0};

	assert_int_equal(take_in(f, text, &report, &told), STATUS_OK);
	assert_int_equal(told.count, 0);
	assert_int_equal(report.sessions, 3);
	assert_int_equal(report.heads, 29);
	assert_int_equal(report.names_stored, 0);
	assert_int_equal(report.names_left_out, 3);
	assert_int_equal(report.people_left_out, 2);
	fixture_newest_is(f, "imported", "sessions 3\nheads 29\nleft_out 3\n");
	assert_int_equal(evening_entries(f, "session_added"), 3);
	assert_int_equal(
	    session_list(f->records, DAY_NONE, DAY_NONE, NULL, &list),
	    STATUS_OK);
	assert_int_equal(list.count, 3);
	assert_int_equal(list.sessions[0].headcount, 9);
	assert_string_equal(list.sessions[0].workers[0], "Delyth");
	assert_string_equal(list.sessions[0].theme, "Skills");
	assert_string_equal(list.sessions[2].place, "Maxwell Street, Centre");
	assert_string_equal(list.sessions[2].notes, "Two\nlines");
	session_list_clear(&list);
	evening_check(f);
}

static void
columns_may_come_in_any_order(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;

	assert_int_equal(
	    take_in(f,
		"Headcount,NOTES,mode,theme,provision,present,end,start,"
		"date,workers,place\n"
		"4,,,,,,21:00,18:30,2026-05-01,Sam,The rec\n",
		&report, &told),
	    STATUS_OK);
	assert_int_equal(report.heads, 4);
	assert_int_equal(
	    evening_int(f, "SELECT start_minute FROM session"), 18 * 60 + 30);
}

/* ------------------------------------------------------------------- names */

static void
a_name_with_a_yes_is_put_on_the_register(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	evening_person(f, "No\xc3\xa1h", "attendance=team,count", noah);
	evening_person(f, "Kai Jones", "attendance", kai);
	assert_int_equal(
	    take_in(f, HEADER GOOD_LINE, &report, &told), STATUS_OK);
	assert_int_equal(report.names_stored, 1);
	assert_int_equal(report.names_left_out, 1);
	assert_int_equal(report.people_left_out, 1);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM attendance a"
					" JOIN field f ON f.person = a.person"
					" WHERE f.value = 'No\xc3\xa1h'"),
	    1);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM attendance"), 1);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM counted_fact"
					" WHERE value = '2026-05'"),
	    1);
	evening_check(f);
}

static void
a_name_without_a_yes_is_a_head(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "gender", noah);
	evening_person(f, "Kai Smith", "attendance=nobody,count", kai);
	assert_int_equal(
	    take_in(f, HEADER GOOD_LINE, &report, &told), STATUS_OK);
	assert_int_equal(report.heads, 9);
	assert_int_equal(report.names_stored, 0);
	assert_int_equal(report.names_left_out, 2);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM attendance"), 0);
	/* Who may be counted is. */
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM counted_person"), 1);
}

static void
a_name_that_several_go_by_is_a_head(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;
	char one[CODE_TEXT_BYTES];
	char other[CODE_TEXT_BYTES];

	evening_person(f, "NOAH", "gender", one);
	evening_person(f, "Noah", "attendance", other);
	assert_int_equal(
	    take_in(f, HEADER GOOD_LINE, &report, &told), STATUS_OK);
	assert_int_equal(report.names_stored, 0);
	assert_int_equal(report.names_left_out, 2);
}

static void
a_yes_that_ran_out_leaves_the_name_out(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance", noah);
	evening_later(f, CONSENT_SPOKEN_DAYS + 1);
	assert_int_equal(
	    take_in(f, HEADER GOOD_LINE, &report, &told), STATUS_OK);
	assert_int_equal(report.names_stored, 0);
	assert_int_equal(report.names_left_out, 2);
}

static int64_t
copies(struct fixture *f, const char *text)
{
	int64_t found = 0;
	int64_t pages = 0;

	assert_int_equal(
	    store_search_pages(f->store, text, strlen(text), &found, &pages),
	    STATUS_OK);
	assert_true(pages > 0);
	return found;
}

static void
a_name_left_out_reaches_no_page_of_the_store(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;
	char dara[CODE_TEXT_BYTES];

	evening_person(f, "Daragh", "attendance", dara);
	assert_int_equal(take_in(f,
			     HEADER "2026-05-01,18:30,21:00,The rec,,,,Sam,"
				    "Zebedee Quill;Daragh,9,Film night\n",
			     &report, &told),
	    STATUS_OK);
	assert_int_equal(report.names_stored, 1);
	assert_int_equal(copies(f, "Zebedee"), 0);
	assert_int_equal(copies(f, "zebedee"), 0);
	assert_int_equal(copies(f, "Quill"), 0);
	assert_int_equal(copies(f, "quill"), 0);
	/* The search does find what is there. */
	assert_true(copies(f, "Film night") > 0);
	assert_true(copies(f, "Daragh") > 0);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_good_file_is_taken_in_whole),
	    TEST(columns_may_come_in_any_order),
	    TEST(a_name_with_a_yes_is_put_on_the_register),
	    TEST(a_name_without_a_yes_is_a_head),
	    TEST(a_name_that_several_go_by_is_a_head),
	    TEST(a_yes_that_ran_out_leaves_the_name_out),
	    TEST(a_name_left_out_reaches_no_page_of_the_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
