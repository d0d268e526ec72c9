/*
 * The sheet for a trip: what is on it, what is written down first, and that it
 * is asked for until it is gone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/check.h"
#include "core/field.h"
#include "core/group.h"
#include "core/kind.h"
#include "core/sheet.h"
#include "store/stmt.h"
#include "support/evening.h"
#include "support/rows.h"

static const char trip[] = "Trip group";

static void
regular(struct fixture *f, const char *name, const char *says,
    char code[CODE_TEXT_BYTES])
{
	evening_person(f, name, says, code);
	assert_int_equal(group_regular_add(f->records, trip, code), STATUS_OK);
}

static void
set(struct fixture *f, const char *code, const char *kind, const char *value)
{
	assert_int_equal(field_set(f->records, code, kind, value), STATUS_OK);
}

static struct sheet
make(struct fixture *f, int days)
{
	struct sheet sheet;

	assert_int_equal(sheet_make(f->records, trip,
			     records_today(f->records) + days, &sheet),
	    STATUS_OK);
	return sheet;
}

/* Ann with one value, in a group of Sam's; a sheet of today. */
static void
made(struct fixture *f, char code[CODE_TEXT_BYTES])
{
	struct sheet sheet;
	char ann[9];

	evening_group(f, trip);
	regular(f, "Ann", "attendance allergies", ann);
	set(f, ann, "allergies", "nuts");
	sheet = make(f, 2);
	memcpy(code, sheet.code, CODE_TEXT_BYTES);
	sheet_clear(&sheet);
}

/* "name: label=value; label=value", a line each. */
static void
sheet_is(const struct sheet *sheet, const char *expected)
{
	struct buf lines = BUF_EMPTY;

	for (size_t i = 0; i < sheet->count; i++) {
		const struct sheet_person *one = &sheet->people[i];

		buf_add_format(&lines, "%s:", one->called);
		for (size_t j = 0; j < one->count; j++)
			buf_add_format(&lines, " %s=%s;", one->values[j].label,
			    one->values[j].value);
		buf_add_char(&lines, '\n');
	}
	assert_string_equal(lines.text, expected);
	buf_clear(&lines);
}

static size_t
out_there(struct fixture *f)
{
	struct sheet_line *lines = NULL;
	size_t count = 0;

	assert_int_equal(sheet_list(f->records, &lines, &count), STATUS_OK);
	sheet_list_clear(&lines, count);
	return count;
}

static void
count_defects(void *context, const char *sentence, const char *code)
{
	(void)sentence;
	(void)code;
	*(int *)context += 1;
}

/* Something done past core; check must tell. */
static void
is_told(struct fixture *f, const char *sql)
{
	struct check_report report;
	int defects = 0;

	evening_check(f);
	evening_sql(f, sql);
	assert_int_equal(
	    check_run(f->records, &report, count_defects, &defects),
	    STATUS_DAMAGED);
	assert_true(defects > 0);
}

/* --------------------------------------------------------------- promises */

static void
what_was_agreed_for_emergencies_stands_on_it(void **state)
{
	static const char *const gone[] = {"address"};
	struct fixture *f = *state;
	struct sheet sheet;
	char ann[9], bo[9], cy[9];

	evening_group(f, trip);
	regular(f, "Cy", "attendance phone school", cy);
	set(f, cy, "phone", "07700 900125");
	set(f, cy, "school", "Hill School");
	regular(f, "ann",
	    "attendance emergency_contact allergies photo phone=emergency "
	    "address",
	    ann);
	set(f, ann, "emergency_contact", "Mum 07700 900200");
	set(f, ann, "emergency_contact", "Nan 07700 900201");
	set(f, ann, "allergies", "nuts");
	set(f, ann, "photo", "No photos of me");
	set(f, ann, "phone", "07700 900123");
	set(f, ann, "address", "1 High Street");
	assert_int_equal(consent_restrict(f->records, ann, gone, 1), STATUS_OK);
	regular(f, "Bo", "attendance emergency_contact=team", bo);
	set(f, bo, "emergency_contact", "Dad 07700 900300");
	sheet = make(f, 3);
	sheet_is(&sheet, "ann: phone number=07700 900123;"
			 " who to ring in an emergency=Mum 07700 900200\n"
			 "Nan 07700 900201; allergies and medicines=nuts;"
			 " photo permission=No photos of me;\n"
			 "Bo: who to ring in an emergency=Dad 07700 900300;\n"
			 "Cy:\n");
	assert_string_equal(sheet.group, trip);
	assert_int_equal(sheet.made_on, FIXTURE_TODAY);
	assert_int_equal(sheet.until_on, FIXTURE_TODAY + 3);
	assert_string_equal(sheet.people[0].code, ann);
	sheet_clear(&sheet);
	evening_check(f);
}

static void
each_of_them_reads_that_it_went_onto_paper(void **state)
{
	struct fixture *f = *state;
	struct sheet sheet;
	struct stmt *stmt;
	char ann[9], bo[9];

	evening_group(f, trip);
	regular(f, "Ann", "attendance allergies address", ann);
	set(f, ann, "allergies", "nuts");
	regular(f, "Bo", "attendance", bo); /* nothing agreed, nothing read */
	sheet = make(f, 3);
	sheet_clear(&sheet);
	assert_int_equal(evening_entries(f, "look"), 1);
	assert_int_equal(evening_entries(f, "list"), 1);
	assert_int_equal(evening_entries(f, "sheet_made"), 1);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM ledger WHERE event = 'look'"
			   " AND body LIKE '%why 3%kind allergies%'"
			   " AND body NOT LIKE '%address%'"),
	    1);
	stmt = stmt_open(f->store, "SELECT words FROM look_words");
	assert_true(stmt_step(stmt));
	assert_string_equal(stmt_text(stmt, 0),
	    "Printed on a sheet for a trip, until 2026-11-25");
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	evening_check(f);
}

/* More things than anybody will ever hold; each is on the sheet. */
#define THINGS 70

static void
add_thing(struct fixture *f, int number, const char *code)
{
	char name[] = "thing_aa", says[] = "thing_aa=emergency";
	char label[] = "Thing aa", line[] = "line", none[] = "none";
	char front[] = "May we write that down?";
	char rest[] = "You can say no to this and still come.";
	struct kind kind = {.name = name,
	    .label = label,
	    .shape = line,
	    .coarse = none,
	    .front = front,
	    .rest = rest};

	name[6] = says[6] = label[6] = (char)('a' + number / 26);
	name[7] = says[7] = label[7] = (char)('a' + number % 26);
	assert_int_equal(kind_add(f->records, &kind), STATUS_OK);
	evening_says(f, code, says);
	set(f, code, name, "yes");
}

static void
the_look_names_every_kind_on_the_sheet_however_many(void **state)
{
	struct fixture *f = *state;
	struct sheet sheet;
	char ann[9];

	evening_group(f, trip);
	regular(f, "Ann", "attendance", ann);
	for (int i = 0; i < THINGS; i++)
		add_thing(f, i, ann);
	sheet = make(f, 1);
	assert_int_equal(sheet.people[0].count, THINGS);
	sheet_clear(&sheet);
	assert_int_equal(
	    evening_int(f,
		"SELECT (length(body) - length(replace(body, 'kind thing', "
		"'')))"
		" / length('kind thing') FROM ledger WHERE event = 'look'"),
	    THINGS);
	evening_check(f);
}

static void
a_sheet_is_asked_for_until_somebody_says_it_is_gone(void **state)
{
	struct fixture *f = *state;
	struct sheet_line *lines = NULL;
	char code[9];
	size_t count = 0;

	made(f, code);
	assert_int_equal(sheet_list(f->records, &lines, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_string_equal(lines[0].code, code);
	assert_string_equal(lines[0].group, trip);
	assert_string_equal(lines[0].made_by, "Sam");
	assert_int_equal(lines[0].until_on, FIXTURE_TODAY + 2);
	assert_false(lines[0].is_over);
	sheet_list_clear(&lines, count);
	evening_worker(f, "Ana");
	evening_later(f, 3);
	evening_as(f, "Ana"); /* no group of hers, and shown all the same */
	assert_int_equal(sheet_list(f->records, &lines, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_true(lines[0].is_over);
	sheet_list_clear(&lines, count);
	assert_int_equal(sheet_gone(f->records, code), STATUS_OK);
	assert_int_equal(out_there(f), 0);
	assert_int_equal(evening_entries(f, "sheet_gone"), 1);
}

static void
a_sheet_is_gone_once_and_only_one_that_was_made(void **state)
{
	struct fixture *f = *state;
	char code[9];

	made(f, code);
	assert_int_equal(sheet_gone(f->records, "00000000"), STATUS_NOT_FOUND);
	assert_int_equal(sheet_gone(f->records, "x"), STATUS_NOT_FOUND);
	assert_int_equal(sheet_gone(f->records, code), STATUS_OK);
	assert_int_equal(sheet_gone(f->records, code), STATUS_INVALID);
	assert_int_equal(evening_entries(f, "sheet_gone"), 1);
	evening_check(f);
}

static void
a_sheet_is_for_a_group_of_mine_and_a_month_at_most(void **state)
{
	struct fixture *f = *state;
	struct sheet sheet;
	char ann[9];

	evening_group(f, trip);
	assert_int_equal(sheet_make(f->records, trip, FIXTURE_TODAY, &sheet),
	    STATUS_NOT_FOUND);
	regular(f, "Ann", "attendance", ann);
	assert_int_equal(
	    sheet_make(f->records, trip, FIXTURE_TODAY - 1, &sheet),
	    STATUS_INVALID);
	assert_int_equal(
	    sheet_make(f->records, trip, FIXTURE_TODAY + 32, &sheet),
	    STATUS_INVALID);
	assert_int_equal(
	    sheet_make(f->records, trip, DAY_NONE, &sheet), STATUS_INVALID);
	assert_int_equal(out_there(f), 0);
	sheet = make(f, 0);
	sheet_clear(&sheet);
	sheet = make(f, 31);
	sheet_clear(&sheet);
	assert_int_equal(out_there(f), 2);
	assert_int_equal(
	    group_worker_remove(f->records, trip, "Sam"), STATUS_OK);
	assert_int_equal(
	    sheet_make(f->records, trip, FIXTURE_TODAY, &sheet), STATUS_DENIED);
	assert_int_equal(
	    group_cover(f->records, trip, "Sam", DAY_NONE, DAY_NONE),
	    STATUS_OK);
	sheet = make(f, 0);
	sheet_clear(&sheet);
	evening_check(f);
}

/* A sheet adds one row, and that has no name and no value in it. */
static void
the_row_of_a_sheet_names_nobody(void **state)
{
	struct fixture *f = *state;
	struct buf rows = BUF_EMPTY;
	char code[9];
	char *row;

	made(f, code);
	rows_write(f->store, &rows); /* every value in hexadecimal */
	assert_non_null(strstr(rows.text, "6e757473")); /* nuts */
	assert_non_null(strstr(rows.text, "416e6e"));   /* Ann */
	row = strstr(rows.text, "\nsheet\t");
	assert_non_null(row);
	buf_cut(&rows, (size_t)(strchr(row + 1, '\n') - rows.text));
	assert_null(strstr(row, "6e757473"));
	assert_null(strstr(row, "416e6e"));
	buf_clear(&rows);
}

static void
a_sheet_that_is_hidden_is_found_by_check(void **state)
{
	char code[9];

	made(*state, code);
	is_told(*state, "DELETE FROM sheet");
}

static void
a_sheet_that_nobody_says_is_gone_is_not(void **state)
{
	char code[9];

	made(*state, code);
	is_told(*state, "UPDATE sheet SET gone_on = 20779, gone_by = 1");
}

static void
a_sheet_that_lasts_longer_than_was_said_is_found(void **state)
{
	char code[9];

	made(*state, code);
	is_told(*state, "UPDATE sheet SET until_on = until_on + 1");
}

static void
a_sheet_that_nobody_made_is_found(void **state)
{
	char code[9];

	made(*state, code);
	is_told(*state,
	    "INSERT INTO sheet (uid, code, work_group, made_on, until_on,"
	    " made_by) SELECT randomblob(16), 'AAAAAAAA', work_group, made_on,"
	    " until_on, made_by FROM sheet");
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    promise(what_was_agreed_for_emergencies_stands_on_it),
	    promise(each_of_them_reads_that_it_went_onto_paper),
	    promise(the_look_names_every_kind_on_the_sheet_however_many),
	    promise(a_sheet_is_asked_for_until_somebody_says_it_is_gone),
	    promise(a_sheet_is_gone_once_and_only_one_that_was_made),
	    promise(a_sheet_is_for_a_group_of_mine_and_a_month_at_most),
	    promise(the_row_of_a_sheet_names_nobody),
	    promise(a_sheet_that_is_hidden_is_found_by_check),
	    promise(a_sheet_that_nobody_says_is_gone_is_not),
	    promise(a_sheet_that_lasts_longer_than_was_said_is_found),
	    promise(a_sheet_that_nobody_made_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
