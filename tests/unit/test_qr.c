/*
 * qr: a slip's text as a code that fits a screen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <qrencode.h>

#include "tui/qr.h"

/* As long as a slip's text can be. */
static const char longest[] = "SAYSO1:7K3M9QWZ:999999999:123456789012345678-"
			      "ABCDE-FGHJK-AND-A-LITTLE-MORE-TO-80";

/* Upper and lower half of the character at ${at}; its length. */
static size_t
halves(const char *at, bool *upper, bool *lower)
{
	static const char *const blocks[] = {" ", "▄", "▀", "█"};

	for (int i = 3; i >= 0; i--)
		if (strncmp(at, blocks[i], strlen(blocks[i])) == 0) {
			*upper = (i & 2) != 0;
			*lower = (i & 1) != 0;
			return strlen(blocks[i]);
		}
	fail();
	return 0;
}

/* Every module stands where libqrencode has it, and white around all. */
static void
assert_drawn(const struct qr *qr, const QRcode *code)
{
	const char *at = qr->lines.text;

	for (int row = 0; row < qr->rows; row++) {
		for (int column = 0; column < qr->columns; column++) {
			bool half[2];

			at += halves(at, &half[0], &half[1]);
			for (int i = 0; i < 2; i++) {
				int y = 2 * row + i - QR_QUIET;
				int x = column - QR_QUIET;
				bool is_in = x >= 0 && y >= 0 &&
					     x < code->width && y < code->width;
				bool is_dark =
				    is_in &&
				    (code->data[y * code->width + x] & 1) != 0;

				assert_int_equal(half[i], is_dark);
			}
		}
		assert_int_equal(*at, '\n');
		at++;
	}
	assert_int_equal(*at, '\0');
}

static void
a_code_is_drawn_module_by_module(void **state)
{
	static const char text[] = "SAYSO1:7K3M9QWZ:12:4711-ABCDE-FGHJK";
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1);
	struct qr qr;

	(void)state;
	assert_non_null(code);
	assert_int_equal(qr_draw(text, &qr), STATUS_OK);
	assert_int_equal(qr.columns, code->width + 2 * QR_QUIET);
	assert_drawn(&qr, code);
	qr_clear(&qr);
	QRcode_free(code);
}

static void
the_longest_text_fits_a_screen_and_more_is_refused(void **state)
{
	char too_long[400];
	struct qr qr;

	(void)state;
	assert_int_equal(strlen(longest), 80);
	assert_int_equal(qr_draw(longest, &qr), STATUS_OK);
	assert_in_range(qr.rows, 10, QR_ROWS_MOST);
	assert_in_range(qr.columns, 20, 80);
	qr_clear(&qr);
	memset(too_long, 'X', sizeof(too_long));
	too_long[sizeof(too_long) - 1] = '\0';
	assert_int_equal(qr_draw(too_long, &qr), STATUS_INVALID);
	qr_clear(&qr);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_code_is_drawn_module_by_module),
	    cmocka_unit_test(
		the_longest_text_fits_a_screen_and_more_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
