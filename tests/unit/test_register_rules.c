/*
 * The register after every key: never fewer heads than names, no letter is a
 * command, and no key by itself makes a person or a yes.
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
	registered_start(&model);
	for (int i = 0; i < 20000; i++) {
		size_t at = next_random(&seed) % (2 * count);
		size_t known = model.count;

		if (at < count)
			registered_key(&model, codes[at]);
		else
			registered_type(
			    &model, letters[next_random(&seed) % 11]);
		assert_rules(&model);
		/* No key by itself makes a person or a yes. */
		assert_int_equal(model.count, known);
		assert_false(model.people[REGISTERED_MAI].may_tick);
	}
	register_model_clear(&model);
}

static void
no_letter_is_a_command(void **state)
{
	struct register_model model;
	char letter[2] = "";

	(void)state;
	registered_start(&model);
	registered_key(&model, PRESS_ENTER);
	registered_key(&model, PRESS_RIGHT);
	for (letter[0] = ' '; letter[0] < 127; letter[0]++) {
		registered_type(&model, letter);
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
	    cmocka_unit_test(rules_hold_after_every_key),
	    cmocka_unit_test(no_letter_is_a_command),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
