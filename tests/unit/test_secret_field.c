/*
 * A passphrase being typed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tui/secret_field.h"

static bool
type(struct secret_field *field, const char *letter)
{
	struct press press = {.code = PRESS_TEXT};

	memcpy(press.text, letter, strlen(letter) + 1);
	return secret_field_press(field, &press);
}

static bool
press(struct secret_field *field, enum press_code code, char letter)
{
	const struct press key = {.code = code, .letter = letter};

	return secret_field_press(field, &key);
}

static void
assert_typed(const struct secret_field *field, const char *text, size_t stars)
{
	struct secret *copy = secret_field_copy(field);

	assert_int_equal(field->characters, stars);
	if (*text == '\0') {
		assert_null(copy);
		return;
	}
	assert_non_null(copy);
	assert_int_equal(secret_size(copy), strlen(text));
	assert_memory_equal(secret_bytes(copy), text, strlen(text));
	secret_drop(&copy);
}

static void
letters_of_all_scripts_are_one_star_each(void **state)
{
	struct secret_field field = {.bytes = NULL};

	(void)state;
	assert_typed(&field, "", 0);
	assert_true(type(&field, "a"));
	assert_true(type(&field, "\u00e9"));
	assert_true(type(&field, "\u738b"));
	assert_true(type(&field, "\U0001f600"));
	assert_typed(&field, "a\u00e9\u738b\U0001f600", 4);
	secret_field_clear(&field);
	assert_typed(&field, "", 0);
}

static void
backspace_takes_back_a_whole_letter(void **state)
{
	struct secret_field field = {.bytes = NULL};

	(void)state;
	assert_true(press(&field, PRESS_BACKSPACE, 0));
	assert_typed(&field, "", 0);
	type(&field, "z");
	type(&field, "\U0001f600");
	type(&field, "\u738b");
	type(&field, "\u00e9");
	press(&field, PRESS_BACKSPACE, 0);
	assert_typed(&field, "z\U0001f600\u738b", 3);
	press(&field, PRESS_BACKSPACE, 0);
	assert_typed(&field, "z\U0001f600", 2);
	press(&field, PRESS_BACKSPACE, 0);
	assert_typed(&field, "z", 1);
	press(&field, PRESS_BACKSPACE, 0);
	press(&field, PRESS_BACKSPACE, 0);
	assert_typed(&field, "", 0);
	type(&field, "y");
	assert_typed(&field, "y", 1);
	secret_field_clear(&field);
}

/* Nothing of a letter that was taken back stays behind. */
static void
what_is_taken_back_is_wiped(void **state)
{
	struct secret_field field = {.bytes = NULL};
	const unsigned char *bytes;

	(void)state;
	type(&field, "\u738b");
	type(&field, "\u00e9");
	bytes = secret_bytes(field.bytes);
	assert_int_not_equal(bytes[1], 0);
	press(&field, PRESS_BACKSPACE, 0);
	press(&field, PRESS_BACKSPACE, 0);
	for (size_t i = 0; i < 8; i++)
		assert_int_equal(bytes[i], 0);
	secret_field_clear(&field);
}

static void
ctrl_u_empties_it_and_other_keys_are_for_others(void **state)
{
	struct secret_field field = {.bytes = NULL};

	(void)state;
	type(&field, "a");
	assert_false(press(&field, PRESS_ENTER, 0));
	assert_false(press(&field, PRESS_UP, 0));
	assert_false(press(&field, PRESS_PASTE, 0));
	assert_false(press(&field, PRESS_CONTROL, 'w'));
	assert_typed(&field, "a", 1);
	assert_true(press(&field, PRESS_CONTROL, 'u'));
	assert_typed(&field, "", 0);
}

static void
taking_it_leaves_an_empty_field_and_a_copy_does_not(void **state)
{
	struct secret_field field = {.bytes = NULL};
	struct secret *copy, *taken;

	(void)state;
	assert_null(secret_field_take(&field));
	type(&field, "a");
	type(&field, "b");
	copy = secret_field_copy(&field);
	assert_int_equal(secret_size(copy), 2);
	assert_typed(&field, "ab", 2);
	taken = secret_field_take(&field);
	assert_int_equal(secret_size(taken), 2);
	assert_memory_equal(secret_bytes(taken), "ab", 2);
	assert_typed(&field, "", 0);
	secret_drop(&copy);
	secret_drop(&taken);
}

static void
it_is_never_longer_than_its_room(void **state)
{
	struct secret_field field = {.bytes = NULL};

	(void)state;
	for (int i = 0; i < SECRET_FIELD_BYTES - 1; i++)
		type(&field, "a");
	assert_true(type(&field, "\u00e9"));
	assert_int_equal(field.length, SECRET_FIELD_BYTES - 1);
	assert_int_equal(field.characters, SECRET_FIELD_BYTES - 1);
	assert_true(type(&field, "b"));
	assert_int_equal(field.length, SECRET_FIELD_BYTES);
	assert_true(type(&field, "c"));
	assert_int_equal(field.length, SECRET_FIELD_BYTES);
	secret_field_clear(&field);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_of_all_scripts_are_one_star_each),
	    cmocka_unit_test(backspace_takes_back_a_whole_letter),
	    cmocka_unit_test(what_is_taken_back_is_wiped),
	    cmocka_unit_test(ctrl_u_empties_it_and_other_keys_are_for_others),
	    cmocka_unit_test(
		taking_it_leaves_an_empty_field_and_a_copy_does_not),
	    cmocka_unit_test(it_is_never_longer_than_its_room),
	};

	if (secret_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
