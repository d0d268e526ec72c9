/*
 * The register: what each key does to ticks, new names and heads.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/registered.h"

static void
assert_heads(struct register_model *model, int64_t heads, int64_t named)
{
	assert_int_equal(register_model_heads(model), heads);
	assert_int_equal(register_model_named(model), named);
}

static void
assert_on(
    struct register_model *model, enum register_sort sort, const char *name)
{
	struct register_chosen chosen = register_model_chosen(model);

	assert_int_equal(chosen.sort, sort);
	assert_string_equal(chosen.name, name);
}

/* ------------------------------------------------------------------ ticks */

static void
enter_ticks_and_goes_on(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	assert_on(&model, REGISTER_PERSON, "Mary-Jane O'Neill");
	assert_int_equal(registered_key(&model, PRESS_ENTER), REGISTER_CHANGED);
	assert_true(model.people[0].is_here);
	assert_on(&model, REGISTER_PERSON, "Noah");
	assert_heads(&model, 1, 1);
	register_model_clear(&model);
}

static void
typing_finds_enter_ticks_and_clears(void **state)
{
	static const char *const typed[] = {"o'n", "mary-j", "oneill mary"};
	struct register_model model;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		registered_start(&model);
		registered_type(&model, typed[i]);
		assert_on(&model, REGISTER_PERSON, "Mary-Jane O'Neill");
		registered_key(&model, PRESS_ENTER);
		assert_true(model.people[0].is_here);
		assert_int_equal(model.typed.text.length, 0);
		register_model_clear(&model);
	}
}

static void
two_of_one_name_are_two_rows(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	registered_type(&model, "noah");
	assert_int_equal(rows_found(&model.rows), 2);
	registered_key(&model, PRESS_DOWN);
	registered_key(&model, PRESS_ENTER);
	assert_false(model.people[1].is_here);
	assert_true(model.people[4].is_here);
	register_model_clear(&model);
}

/* "Mai" is a word of another name, "Noah" all of two. */
static void
whole_name_comes_before_a_part_of_another(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	register_model_add(&model, "AAAAAAA7", "Mai", true);
	registered_type(&model, "ma");
	assert_on(&model, REGISTER_PERSON, "Mary-Jane O'Neill");
	registered_type(&model, "I");
	assert_on(&model, REGISTER_PERSON, "Mai");
	register_model_clear(&model);
}

static void
enter_again_takes_the_tick_away(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	registered_key(&model, PRESS_ENTER);
	registered_key(&model, PRESS_UP);
	assert_int_equal(registered_key(&model, PRESS_ENTER), REGISTER_CHANGED);
	assert_heads(&model, 0, 0);
	assert_on(&model, REGISTER_PERSON, "Mary-Jane O'Neill");
	register_model_clear(&model);
}

/* ------------------------------------------------------------- new names */

static void
new_row_stands_last_while_something_is_typed(void **state)
{
	struct register_model model;
	size_t last;

	(void)state;
	registered_start(&model);
	for (size_t i = 0; i < rows_shown(&model.rows); i++)
		assert_int_not_equal(
		    register_model_row(&model, rows_at(&model.rows, i)).sort,
		    REGISTER_NEW);
	registered_type(&model, "a");
	last = rows_shown(&model.rows) - 1;
	assert_int_equal(
	    register_model_row(&model, rows_at(&model.rows, last)).sort,
	    REGISTER_NEW);
	register_model_clear(&model);
}

static void
enter_on_a_new_name_is_one_head_and_nobody(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	registered_type(&model, "Jo d'Arcy-Smith ");
	assert_on(&model, REGISTER_NEW, "Jo d'Arcy-Smith");
	assert_int_equal(registered_key(&model, PRESS_ENTER), REGISTER_CHANGED);
	assert_heads(&model, 1, 0);
	assert_int_equal(model.count, REGISTERED_PEOPLE);
	assert_string_equal(model.heads[0], "Jo d'Arcy-Smith");
	register_model_clear(&model);
}

static void
tab_on_a_new_name_counts_it_and_asks(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	registered_type(&model, "Bo");
	assert_int_equal(registered_key(&model, PRESS_TAB), REGISTER_ASK);
	assert_on(&model, REGISTER_HEAD, "Bo");
	assert_heads(&model, 1, 0);
	/* They said yes: ticked in place of the head. */
	register_model_drop_head(&model, 0);
	register_model_tick(
	    &model, register_model_add(&model, "AAAAAAA9", "Bo", true));
	assert_heads(&model, 1, 1);
	register_model_clear(&model);
}

static void
who_may_not_be_ticked_is_a_head_until_they_say_yes(void **state)
{
	const struct register_yes yes = {true, false, false, NULL};
	struct register_model model;

	(void)state;
	registered_start(&model);
	registered_type(&model, "mai");
	assert_int_equal(
	    registered_key(&model, PRESS_ENTER), REGISTER_ONLY_HEAD);
	assert_heads(&model, 1, 0);
	registered_type(&model, "mai");
	assert_int_equal(registered_key(&model, PRESS_TAB), REGISTER_ASK);
	assert_heads(&model, 1, 0);
	register_model_say(&model, 3, &yes);
	assert_heads(&model, 1, 1);
	register_model_clear(&model);
}

static void
unticked_yes_is_no_yes(void **state)
{
	const struct register_yes yes = {true, false, false, NULL};
	struct register_model model;

	(void)state;
	registered_start(&model);
	register_model_say(&model, 3, &yes);
	assert_true(model.people[3].has_said);
	registered_key(&model, PRESS_ENTER);
	assert_false(model.people[3].is_here);
	assert_false(model.people[3].has_said);
	assert_false(model.people[3].may_tick);
	register_model_clear(&model);
}

/* ------------------------------------------------------------------ heads */

static void
arrows_count_heads_beside_names(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	registered_key(&model, PRESS_ENTER);
	registered_key(&model, PRESS_RIGHT);
	registered_key(&model, PRESS_RIGHT);
	assert_heads(&model, 3, 1);
	registered_key(&model, PRESS_ENTER);
	assert_heads(&model, 4, 2);
	registered_key(&model, PRESS_LEFT);
	registered_key(&model, PRESS_LEFT);
	assert_int_equal(registered_key(&model, PRESS_LEFT), REGISTER_LEAST);
	assert_heads(&model, 2, 2);
	register_model_clear(&model);
}

static void
names_are_among_heads_that_were_counted_first(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	register_model_set_heads(&model, 2, true);
	registered_key(&model, PRESS_ENTER);
	assert_heads(&model, 2, 1);
	registered_key(&model, PRESS_ENTER);
	registered_key(&model, PRESS_ENTER);
	assert_heads(&model, 3, 3);
	register_model_clear(&model);
}

static void
arrows_move_in_what_is_typed(void **state)
{
	struct register_model model;

	(void)state;
	registered_start(&model);
	registered_type(&model, "ab");
	registered_key(&model, PRESS_LEFT);
	assert_int_equal(model.typed.at, 1);
	assert_heads(&model, 0, 0);
	register_model_clear(&model);
}

/* ------------------------------------------------------------- new lists */

static void
ticks_outlive_another_list(void **state)
{
	struct tonight_list none = {NULL, 0};
	struct register_model model;

	(void)state;
	registered_start(&model);
	registered_key(&model, PRESS_ENTER);
	registered_key(&model, PRESS_ENTER);
	register_model_expect(&model, &none);
	assert_int_equal(model.count, 2);
	assert_heads(&model, 2, 2);
	registered_expect(&model);
	assert_int_equal(model.count, REGISTERED_PEOPLE);
	assert_true(model.people[0].is_here);
	assert_heads(&model, 2, 2);
	register_model_clear(&model);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(enter_ticks_and_goes_on),
	    cmocka_unit_test(typing_finds_enter_ticks_and_clears),
	    cmocka_unit_test(two_of_one_name_are_two_rows),
	    cmocka_unit_test(whole_name_comes_before_a_part_of_another),
	    cmocka_unit_test(enter_again_takes_the_tick_away),
	    cmocka_unit_test(new_row_stands_last_while_something_is_typed),
	    cmocka_unit_test(enter_on_a_new_name_is_one_head_and_nobody),
	    cmocka_unit_test(tab_on_a_new_name_counts_it_and_asks),
	    cmocka_unit_test(
		who_may_not_be_ticked_is_a_head_until_they_say_yes),
	    cmocka_unit_test(unticked_yes_is_no_yes),
	    cmocka_unit_test(arrows_count_heads_beside_names),
	    cmocka_unit_test(names_are_among_heads_that_were_counted_first),
	    cmocka_unit_test(arrows_move_in_what_is_typed),
	    cmocka_unit_test(ticks_outlive_another_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
