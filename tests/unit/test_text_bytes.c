/*
 * Text as bytes: is it UTF-8, and bytes as hexadecimal text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"

static void
utf8_is_judged_as_a_whole(void **state)
{
	(void)state;
	assert_true(text_is_utf8("", 0));
	assert_true(text_is_utf8("Łukasz 王", 11));
	assert_true(text_is_utf8("a\0b", 3));
	assert_false(text_is_utf8("Łukasz 王", 10));
	assert_false(text_is_utf8("caf\xE9", 4));
	assert_false(text_is_utf8("\xC0\x80", 2));
	assert_false(text_is_utf8("\xED\xA0\x80", 3));
}

static void
hexadecimal_comes_back(void **state)
{
	const unsigned char bytes[] = {0x00, 0x5f, 0x2c, 0xff};
	unsigned char back[4] = {9, 9, 9, 9};
	char text[9];

	(void)state;
	text_hex(bytes, sizeof(bytes), text);
	assert_string_equal(text, "005f2cff");
	assert_int_equal(text_unhex(text, back, sizeof(back)), STATUS_OK);
	assert_memory_equal(back, bytes, sizeof(bytes));
	assert_int_equal(text_unhex("005F2CFF", back, 4), STATUS_OK);
	assert_int_equal(text_unhex("005f2cf", back, 4), STATUS_INVALID);
	assert_int_equal(text_unhex("005f2cff0", back, 4), STATUS_INVALID);
	assert_int_equal(text_unhex("005f2cff00", back, 4), STATUS_INVALID);
	assert_int_equal(text_unhex("005f2cfg", back, 4), STATUS_INVALID);
	assert_int_equal(text_unhex("00 f2cff", back, 4), STATUS_INVALID);
	assert_int_equal(text_unhex("", back, 4), STATUS_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(utf8_is_judged_as_a_whole),
	    cmocka_unit_test(hexadecimal_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
