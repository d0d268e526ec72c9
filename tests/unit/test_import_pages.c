/*
 * Taking in a club's spreadsheet leaves no name of it anywhere: the decrypted
 * pages are searched, free ones too, for each name as it was written, as it
 * would be stored and as it would be looked up.  The same search finds those
 * who say yes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/import.h"
#include "core/session.h"
#include "support/evening.h"
#include "support/records_fixture.h"
#include "support/term.h"

#define NAME_BYTES_LEAST 6 /* shorter ones stand in words that mean nobody */
#define JOINING          10

struct importing {
	struct fixture fixture;
	struct term term;
	struct import_report report;
};

static void
no_defect(void *context, int line, const char *reason)
{
	(void)context;
	print_error("line %d: %s\n", line, reason);
}

/* The register taken in, and nothing else done. */
static int
begin(void **state)
{
	const char *path = *state;
	struct importing *importing = mem_alloc(1, sizeof *importing);

	fixture_open(&importing->fixture);
	term_read(&importing->term, path);
	assert_int_equal(
	    import_sessions(importing->fixture.records, importing->term.bytes,
		importing->term.size, &importing->report, no_defect, NULL),
	    STATUS_OK);
	*state = importing;
	return 0;
}

static int
end(void **state)
{
	struct importing *importing = *state;

	evening_check(&importing->fixture);
	fixture_close(&importing->fixture);
	term_clear(&importing->term);
	mem_free(importing);
	return 0;
}

/* -------------------------------------------------------------- searching */

static int64_t
copies_of(struct importing *importing, const char *text)
{
	int64_t copies = 0;
	int64_t pages = 0;

	assert_int_equal(store_search_pages(importing->fixture.store, text,
			     strlen(text), &copies, &pages),
	    STATUS_OK);
	assert_true(pages > 0);
	return copies;
}

static bool
is_long(const struct term_person *person)
{
	return strlen(person->name) >= NAME_BYTES_LEAST;
}

/* A name in all the ways in which it could stand in a page. */
static int64_t
copies_of_name(struct importing *importing, const char *name)
{
	struct buf clean = BUF_EMPTY;
	struct buf folded = BUF_EMPTY;
	int64_t copies = copies_of(importing, name);

	assert_int_equal(text_clean(name, 200, false, &clean), STATUS_OK);
	text_fold(name, &folded);
	copies += copies_of(importing, clean.text);
	copies += copies_of(importing, folded.text);
	buf_clear(&clean);
	buf_clear(&folded);
	return copies;
}

/* Those who did not join are nowhere; how many were looked for. */
static size_t
assert_others_are_nowhere(struct importing *importing)
{
	size_t searched = 0;

	for (size_t i = 0; i < importing->term.persons_count; i++) {
		const struct term_person *person = &importing->term.persons[i];

		if (!is_long(person) || person->code[0] != '\0')
			continue;
		if (copies_of_name(importing, person->name) != 0)
			fail_msg("found: %s", person->name);
		searched++;
	}
	return searched;
}

/* ----------------------------------------------------------------- joining */

/* Ten of them whose names are long enough to be searched for. */
static size_t
join(struct importing *importing, const char *codes[JOINING])
{
	size_t joined = 0;

	for (size_t i = 0; joined < JOINING; i++) {
		struct term_person *person = &importing->term.persons[i];

		assert_true(i < importing->term.persons_count);
		if (!is_long(person))
			continue;
		term_join(&importing->fixture, person);
		codes[joined++] = person->code;
	}
	return joined;
}

/* ------------------------------------------------------------------- tests */

static void
after_an_import_no_name_of_the_file_is_in_any_page(void **state)
{
	struct importing *importing = *state;
	struct term *term = &importing->term;

	assert_true(assert_others_are_nowhere(importing) > 20);
	/* controls: the search finds what was taken in, and a name agreed to */
	assert_true(copies_of(importing, term->sessions[0].place) > 0);
	for (size_t i = 0; i < term->persons_count; i++) {
		if (!is_long(&term->persons[i]))
			continue;
		term_join(&importing->fixture, &term->persons[i]);
		assert_true(
		    copies_of_name(importing, term->persons[i].name) > 0);
	}
}

static int64_t
count(struct importing *importing, const char *sql)
{
	return evening_int(&importing->fixture, sql);
}

static void
an_import_counts_every_head_and_names_nobody(void **state)
{
	struct importing *importing = *state;
	const struct import_report *report = &importing->report;
	const struct term *term = &importing->term;
	int64_t heads = term_heads(term, INT32_MIN, INT32_MAX);

	assert_int_equal(report->sessions, 39);
	assert_int_equal(report->heads, heads);
	assert_int_equal(report->names_stored, 0);
	assert_int_equal(
	    report->names_left_out, term_names(term, INT32_MIN, INT32_MAX));
	assert_int_equal(report->people_left_out, term->persons_count);
	assert_int_equal(
	    count(importing, "SELECT sum(headcount) FROM session"), heads);
	assert_int_equal(count(importing, "SELECT count(*) FROM session"), 39);
	assert_int_equal(
	    count(importing, "SELECT count(*) FROM attendance"), 0);
	assert_int_equal(count(importing, "SELECT count(*) FROM person"), 0);
}

static void
ten_who_say_yes_are_logged_by_name_and_the_others_stay_heads(void **state)
{
	struct importing *importing = *state;
	struct session_new session = evening_session();
	const char *codes[JOINING];
	char code[CODE_TEXT_BYTES];

	session.present_count = join(importing, codes);
	session.present = codes;
	session.headcount = 17;
	assert_int_equal(
	    session_add(importing->fixture.records, &session, code, NULL),
	    STATUS_OK);
	assert_int_equal(
	    count(importing, "SELECT count(*) FROM attendance"), JOINING);
	assert_int_equal(count(importing, "SELECT sum(headcount) FROM session"),
	    term_heads(&importing->term, INT32_MIN, INT32_MAX) + 17);
	for (size_t i = 0; i < importing->term.persons_count; i++) {
		const struct term_person *person = &importing->term.persons[i];

		if (person->code[0] != '\0')
			assert_true(copies_of(importing, person->name) > 0);
	}
	assert_true(assert_others_are_nowhere(importing) > 10);
}

/* The shared register's own total. */
static void
the_shared_register_has_545_heads(void **state)
{
	struct importing *importing = *state;

	assert_int_equal(importing->report.heads, 545);
}

/* cmocka wants to change what it hands on, and never does. */
static char own_path[] = TERM_OWN;
static char shared_path[] = TERM_SHARED;

#define T(test, path)                                                          \
	cmocka_unit_test_prestate_setup_teardown(test, begin, end, path)

int
main(void)
{
	const struct CMUnitTest own[] = {
	    T(after_an_import_no_name_of_the_file_is_in_any_page, own_path),
	    T(an_import_counts_every_head_and_names_nobody, own_path),
	    T(ten_who_say_yes_are_logged_by_name_and_the_others_stay_heads,
		own_path),
	};
	const struct CMUnitTest shared[] = {
	    T(after_an_import_no_name_of_the_file_is_in_any_page, shared_path),
	    T(an_import_counts_every_head_and_names_nobody, shared_path),
	    T(ten_who_say_yes_are_logged_by_name_and_the_others_stay_heads,
		shared_path),
	    T(the_shared_register_has_545_heads, shared_path),
	};
	int failed =
	    cmocka_run_group_tests_name("own register", own, NULL, NULL);

	if (!term_is_there(TERM_SHARED)) {
		print_message("# %s is not there\n", TERM_SHARED);
		return failed;
	}
	return failed + cmocka_run_group_tests_name(
			    "shared register", shared, NULL, NULL);
}
