/*
 * A club's year: what is counted is compared with what was counted by hand from
 * the club's register, to the person and the day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/term.h"
#include "support/term_life.h"

static void
nobodys_visits_are_lost_before_the_quarter_is_counted(void **state)
{
	struct living *living = *state;

	life_until_counted(living, SPRING);
	assert_int_equal(
	    life_expected_count(living, HELD_LIVE), living->term.persons_count);
	life_assert_counted(living, life_period_end(SPRING));
	life_assert_held(living);

	life_until_counted(living, SUMMER);
	/* or else this would show nothing: by now some have gone */
	assert_true(life_expected_count(living, HELD_GONE) > 0);
	assert_true(life_expected_count(living, HELD_SHUT) > 0);
	life_assert_counted(living, life_period_end(SUMMER));
	life_assert_held(living);
}

/* Each was new to the club once. */
static const char sql_new[] =
    "SELECT count(*) FROM counted_fact WHERE fact = 'new' AND value = 'yes'";

static void
who_ran_out_stays_counted_without_a_name_until_the_year_is(void **state)
{
	struct living *living = *state;

	life_until_counted(living, YEAR);
	assert_int_equal(
	    life_expected_count(living, HELD_GONE), living->term.persons_count);
	life_assert_counted(living, life_period_end(YEAR));
	life_assert_held(living);
	assert_int_equal(
	    life_count(living, sql_new), living->term.persons_count);
	assert_int_equal(life_count(living, "SELECT count(*) FROM field"), 0);
	assert_int_equal(life_count(living, "SELECT count(*) FROM consent"), 0);
	assert_int_equal(
	    life_count(living, "SELECT count(*) FROM name_token"), 0);
	assert_int_equal(life_count(living, "SELECT count(*) FROM session"),
	    living->term.sessions_count);
}

/* The own register once by eye, so that the counting above has a witness. */
static void
the_register_is_read_as_it_was_written(void **state)
{
	struct term term;

	(void)state;
	term_read(&term, TERM_OWN);
	assert_int_equal(term.sessions_count, 39);
	assert_int_equal(term.persons_count, 41);
	assert_int_equal(term_heads(&term, INT32_MIN, INT32_MAX), 409);
	assert_int_equal(term_names(&term, INT32_MIN, INT32_MAX), 263);
	assert_int_equal(term_heads(&term, 20605, 20634), 160); /* in June */
	assert_string_equal(term.persons[0].name, "Ingrid Sørensen");
	assert_int_equal(term_names_of(&term, 0), 12);
	term_clear(&term);
}

/* cmocka wants to change what it hands on, and never does. */
static char own_path[] = TERM_OWN;
static char shared_path[] = TERM_SHARED;

#define LIVED(test, path)                                                      \
	cmocka_unit_test_prestate_setup_teardown(                              \
	    test, life_begin, life_end, path)

int
main(void)
{
	const struct CMUnitTest own[] = {
	    cmocka_unit_test(the_register_is_read_as_it_was_written),
	    LIVED(nobodys_visits_are_lost_before_the_quarter_is_counted,
		own_path),
	    LIVED(who_ran_out_stays_counted_without_a_name_until_the_year_is,
		own_path),
	};
	const struct CMUnitTest shared[] = {
	    LIVED(nobodys_visits_are_lost_before_the_quarter_is_counted,
		shared_path),
	    LIVED(who_ran_out_stays_counted_without_a_name_until_the_year_is,
		shared_path),
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
