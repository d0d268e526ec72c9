/*
 * The register: never fewer heads than names, no letter is a command, Enter
 * never makes a yes, and what is counted stays counted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "tui/register_model.h"

#define PAGE 10

static const struct {
	const char *code, *called, *apart, *group;
	bool is_regular, came_last, may_tick;
} people[] = {
    {"AAAAAAA1", "Mary-Jane O'Neill", "", "", true, true, true},
    {"AAAAAAA2", "Noah", "last here 2026-11-17", "", true, true, true},
    {"AAAAAAA3", "Ava Green", "", "", true, false, true},
    {"AAAAAAA4", "Nguyễn Thị Mai", "", "", true, false, false},
    {"AAAAAAA5", "Noah", "never here", "", false, false, true},
    {"AAAAAAA6", "Łukasz Żak", "", "Saturday arts", false, false, true},
};

#define PEOPLE (sizeof(people) / sizeof(people[0]))

static void
expect_people(struct register_model *model)
{
	struct tonight_list list = {
	    mem_alloc(PEOPLE, sizeof(*list.people)), PEOPLE};

	for (size_t i = 0; i < PEOPLE; i++) {
		struct tonight_person *one = &list.people[i];

		snprintf(one->code, sizeof(one->code), "%s", people[i].code);
		one->called = mem_text(people[i].called);
		one->apart = mem_text(people[i].apart);
		one->group = mem_text(people[i].group);
		one->is_regular = people[i].is_regular;
		one->came_last = people[i].came_last;
		one->may_tick = people[i].may_tick;
	}
	register_model_expect(model, &list);
}

static void
start(struct register_model *model)
{
	register_model_init(model);
	expect_people(model);
}

static enum register_deed
key(struct register_model *model, enum press_code code)
{
	struct press press = {.code = code};

	return register_model_press(model, &press, PAGE);
}

static void
type(struct register_model *model, const char *text)
{
	while (*text != '\0') {
		struct press press = {.code = PRESS_TEXT};
		size_t size = 1;

		while (((unsigned char)text[size] & 0xc0) == 0x80)
			size++;
		memcpy(press.text, text, size);
		register_model_press(model, &press, PAGE);
		text += size;
	}
}

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
	start(&model);
	assert_on(&model, REGISTER_PERSON, "Mary-Jane O'Neill");
	assert_int_equal(key(&model, PRESS_ENTER), REGISTER_CHANGED);
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
		start(&model);
		type(&model, typed[i]);
		assert_on(&model, REGISTER_PERSON, "Mary-Jane O'Neill");
		key(&model, PRESS_ENTER);
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
	start(&model);
	type(&model, "noah");
	assert_int_equal(rows_found(&model.rows), 2);
	key(&model, PRESS_DOWN);
	key(&model, PRESS_ENTER);
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
	start(&model);
	register_model_add(&model, "AAAAAAA7", "Mai", true);
	type(&model, "ma");
	assert_on(&model, REGISTER_PERSON, "Mary-Jane O'Neill");
	type(&model, "I");
	assert_on(&model, REGISTER_PERSON, "Mai");
	register_model_clear(&model);
}

static void
enter_again_takes_the_tick_away(void **state)
{
	struct register_model model;

	(void)state;
	start(&model);
	key(&model, PRESS_ENTER);
	key(&model, PRESS_UP);
	assert_int_equal(key(&model, PRESS_ENTER), REGISTER_CHANGED);
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
	start(&model);
	for (size_t i = 0; i < rows_shown(&model.rows); i++)
		assert_int_not_equal(
		    register_model_row(&model, rows_at(&model.rows, i)).sort,
		    REGISTER_NEW);
	type(&model, "a");
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
	start(&model);
	type(&model, "Jo d'Arcy-Smith ");
	assert_on(&model, REGISTER_NEW, "Jo d'Arcy-Smith");
	assert_int_equal(key(&model, PRESS_ENTER), REGISTER_CHANGED);
	assert_heads(&model, 1, 0);
	assert_int_equal(model.count, PEOPLE);
	assert_string_equal(model.heads[0], "Jo d'Arcy-Smith");
	register_model_clear(&model);
}

static void
tab_on_a_new_name_counts_it_and_asks(void **state)
{
	struct register_model model;

	(void)state;
	start(&model);
	type(&model, "Bo");
	assert_int_equal(key(&model, PRESS_TAB), REGISTER_ASK);
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
	start(&model);
	type(&model, "mai");
	assert_int_equal(key(&model, PRESS_ENTER), REGISTER_ONLY_HEAD);
	assert_heads(&model, 1, 0);
	type(&model, "mai");
	assert_int_equal(key(&model, PRESS_TAB), REGISTER_ASK);
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
	start(&model);
	register_model_say(&model, 3, &yes);
	assert_true(model.people[3].has_said);
	key(&model, PRESS_ENTER);
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
	start(&model);
	key(&model, PRESS_ENTER);
	key(&model, PRESS_RIGHT);
	key(&model, PRESS_RIGHT);
	assert_heads(&model, 3, 1);
	key(&model, PRESS_ENTER);
	assert_heads(&model, 4, 2);
	key(&model, PRESS_LEFT);
	key(&model, PRESS_LEFT);
	assert_int_equal(key(&model, PRESS_LEFT), REGISTER_LEAST);
	assert_heads(&model, 2, 2);
	register_model_clear(&model);
}

static void
names_are_among_heads_that_were_counted_first(void **state)
{
	struct register_model model;

	(void)state;
	start(&model);
	register_model_set_heads(&model, 2, true);
	key(&model, PRESS_ENTER);
	assert_heads(&model, 2, 1);
	key(&model, PRESS_ENTER);
	key(&model, PRESS_ENTER);
	assert_heads(&model, 3, 3);
	register_model_clear(&model);
}

static void
arrows_move_in_what_is_typed(void **state)
{
	struct register_model model;

	(void)state;
	start(&model);
	type(&model, "ab");
	key(&model, PRESS_LEFT);
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
	start(&model);
	key(&model, PRESS_ENTER);
	key(&model, PRESS_ENTER);
	register_model_expect(&model, &none);
	assert_int_equal(model.count, 2);
	assert_heads(&model, 2, 2);
	expect_people(&model);
	assert_int_equal(model.count, PEOPLE);
	assert_true(model.people[0].is_here);
	assert_heads(&model, 2, 2);
	register_model_clear(&model);
}

/* ------------------------------------------------------- after every key */

static unsigned
next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static void
assert_rules(struct register_model *model)
{
	int64_t here = (int64_t)model->heads_count;

	for (size_t i = 0; i < model->count; i++)
		here += model->people[i].is_here;
	assert_true(register_model_heads(model) >= here);
	assert_true(register_model_named(model) <= here);
	assert_true(rows_current(&model->rows) != NULL);
}

static void
rules_hold_after_every_key(void **state)
{
	static const enum press_code codes[] = {PRESS_ENTER, PRESS_ENTER,
	    PRESS_TAB, PRESS_UP, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT,
	    PRESS_BACKSPACE, PRESS_HOME, PRESS_END, PRESS_PAGE_DOWN,
	    PRESS_PAGE_UP, PRESS_ESC, PRESS_DELETE, PRESS_NONE};
	static const char *const letters[] = {
	    "a", "n", "o", "'", "-", " ", "Z", "?", "j", "q", "ł"};
	size_t count = sizeof(codes) / sizeof(*codes);
	struct register_model model;
	unsigned seed = 1;

	(void)state;
	start(&model);
	for (int i = 0; i < 20000; i++) {
		size_t at = next_random(&seed) % (2 * count);
		size_t known = model.count;

		if (at < count)
			key(&model, codes[at]);
		else
			type(&model, letters[next_random(&seed) % 11]);
		assert_rules(&model);
		/* No key by itself makes a person or a yes. */
		assert_int_equal(model.count, known);
		assert_false(model.people[3].may_tick);
	}
	register_model_clear(&model);
}

static void
no_letter_is_a_command(void **state)
{
	struct register_model model;
	char letter[2] = "";

	(void)state;
	start(&model);
	key(&model, PRESS_ENTER);
	key(&model, PRESS_RIGHT);
	for (letter[0] = ' '; letter[0] < 127; letter[0]++) {
		type(&model, letter);
		assert_heads(&model, 2, 1);
		assert_int_equal(
		    model.typed.text.length, (size_t)(letter[0] - ' '));
	}
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
	    cmocka_unit_test(rules_hold_after_every_key),
	    cmocka_unit_test(no_letter_is_a_command),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
