/*
 * Heads by age, gender and new faces: no list counts more than there are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tui/tallies.h"

static const char genders[] = "|Girl or woman\nOld|Boy or man\nplain\n";

static void
lists_stand_in_order(void **state)
{
	struct tallies tallies;

	(void)state;
	tallies_init(&tallies, genders);
	assert_int_equal(tallies.count, 8 + 3 + 1);
	assert_string_equal(tallies.items[0].item, "8-10");
	assert_string_equal(tallies.items[8].item, "Girl or woman");
	assert_string_equal(tallies.items[9].item, "Boy or man");
	assert_string_equal(tallies.items[10].item, "plain");
	assert_string_equal(tallies.items[11].list, "new");
	assert_true(tallies_is_empty(&tallies));
	tallies_clear(&tallies);
}

static void
each_list_counts_up_to_all_heads(void **state)
{
	struct tallies tallies;

	(void)state;
	tallies_init(&tallies, genders);
	tallies.heads = 2;
	assert_true(tallies_count(&tallies, 0, 1));
	assert_true(tallies_count(&tallies, 1, 1));
	assert_false(tallies_count(&tallies, 2, 1));
	assert_true(tallies_count(&tallies, 8, 1)); /* another list */
	assert_int_equal(tallies_sum(&tallies, "age"), 2);
	assert_int_equal(tallies_sum(&tallies, "gender"), 1);
	tallies_clear(&tallies);
}

static void
nothing_goes_below_none(void **state)
{
	struct tallies tallies;

	(void)state;
	tallies_init(&tallies, "");
	tallies.heads = 5;
	assert_false(tallies_count(&tallies, 0, -1));
	assert_true(tallies_count(&tallies, 0, 1));
	/* Heads went: what was counted can still be taken away. */
	tallies.heads = 0;
	assert_true(tallies_count(&tallies, 0, -1));
	tallies_clear(&tallies);
}

static void
an_item_not_offered_any_more_keeps_its_list(void **state)
{
	struct tallies tallies;

	(void)state;
	tallies_init(&tallies, genders);
	tallies_set(&tallies, "gender", "In their own words", 2);
	tallies_set(&tallies, "age", "13", 3);
	tallies_set(&tallies, "shoe", "42", 3);
	assert_int_equal(tallies.count, 13);
	assert_string_equal(tallies.items[11].item, "In their own words");
	assert_int_equal(tallies_sum(&tallies, "gender"), 2);
	assert_int_equal(tallies_sum(&tallies, "age"), 3);
	assert_int_equal(tallies_sum(&tallies, "shoe"), 0);
	tallies_clear(&tallies);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lists_stand_in_order),
	    cmocka_unit_test(each_list_counts_up_to_all_heads),
	    cmocka_unit_test(nothing_goes_below_none),
	    cmocka_unit_test(an_item_not_offered_any_more_keeps_its_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
