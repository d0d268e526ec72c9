/*
 * vt: what is seen on a terminal, of programs whose screens are known.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/acting.h"

/* --------------------------------------------------------- what is seen */

static int
draw_letters(void)
{
	acting_say("\033[2;1HSi\xc3\xa2n\033[3;1H"
		   "\xe6\x9d\x8e\xe5\xb0\x8f|\033[4;1Hw\xcc\x82y end");
	acting_say("\033[5;1H\033[?25lready\033[2;3H");
	return 7;
}

static void
letters_are_seen_wide_and_marked(void **state)
{
	struct vt vt;
	struct vt_cell cell;
	struct buf whole = BUF_EMPTY;

	(void)state;
	acting_begin(&vt, draw_letters);
	assert_true(vt_wait_over(&vt));
	acting_row_is(&vt, 0, "");
	acting_row_is(&vt, 1, "Si\xc3\xa2n");
	acting_row_is(&vt, 2, "\xe6\x9d\x8e\xe5\xb0\x8f|");
	acting_row_is(&vt, 3, "w\xcc\x82y end");
	vt_cell(&vt, 2, 0, &cell);
	assert_string_equal(cell.text, "\xe6\x9d\x8e");
	assert_int_equal(cell.width, 2);
	vt_cell(&vt, 2, 1, &cell);
	assert_string_equal(cell.text, "");
	assert_int_equal(cell.width, 0);
	vt_cell(&vt, 2, 4, &cell);
	assert_string_equal(cell.text, "|");
	vt_cell(&vt, 3, 0, &cell);
	assert_string_equal(cell.text, "w\xcc\x82");
	vt_row_whole(&vt, 4, &whole);
	assert_string_equal(whole.text, "ready               ");
	buf_clear(&whole);
	acting_ends_with(&vt, 7);
}

static int
move_cursor(void)
{
	acting_go_raw();
	acting_say("\033[3;6Hone");
	acting_read_key();
	acting_say("\033[?25l\033[1;1Htwo");
	return 0;
}

static void
the_cursor_is_followed(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, move_cursor);
	assert_true(vt_wait(&vt, "one"));
	assert_int_equal(vt.cursor.row, 2);
	assert_int_equal(vt.cursor.col, 8);
	assert_true(vt.cursor_is_visible);
	assert_true(vt_key(&vt, "x"));
	assert_true(vt_wait(&vt, "two"));
	assert_int_equal(vt.cursor.row, 0);
	assert_int_equal(vt.cursor.col, 3);
	assert_false(vt.cursor_is_visible);
	acting_ends_with(&vt, 0);
}

static int
draw_attributes(void)
{
	acting_say(
	    "p\033[7mr\033[0;1mb\033[0;31mc\033[0;44md\033[0m\033[39;49me");
	return 0;
}

static void
attributes_are_seen(void **state)
{
	static const struct {
		const char *text;
		bool is_reverse, is_bold, has_colour;
	} wanted[] = {
	    {"p", false, false, false},
	    {"r", true, false, false},
	    {"b", false, true, false},
	    {"c", false, false, true},
	    {"d", false, false, true},
	    {"e", false, false, false},
	    {" ", false, false, false},
	};
	struct vt vt;
	struct vt_cell cell;

	(void)state;
	acting_begin(&vt, draw_attributes);
	assert_true(vt_wait_over(&vt));
	for (int i = 0; i < (int)(sizeof(wanted) / sizeof(wanted[0])); i++) {
		vt_cell(&vt, 0, i, &cell);
		assert_string_equal(cell.text, wanted[i].text);
		assert_int_equal(cell.is_reverse, wanted[i].is_reverse);
		assert_int_equal(cell.is_bold, wanted[i].is_bold);
		assert_int_equal(cell.has_colour, wanted[i].has_colour);
	}
	acting_ends_with(&vt, 0);
}

/* ------------------------------------------------------- lines that left */

static int
scroll(void)
{
	acting_go_raw();
	acting_say("first\r\n2\r\n3\r\n4\r\n5\r\n6\r\nlast");
	acting_read_key();
	/* In two pieces: the terminal must put them together. */
	acting_say("\033[");
	acting_read_key();
	acting_say("3J\r\nnew");
	acting_read_key();
	acting_say("\033[?1049h\033[2J\033[1;1Hover it\r\n\n\n\n\n\n\n");
	acting_read_key();
	acting_say("\033[?1049l");
	return 0;
}

static void
lines_that_left_are_kept_until_cleared(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, scroll);
	assert_true(vt_wait(&vt, "last"));
	assert_false(vt_has(&vt, "first"));
	assert_true(vt_scrollback_has(&vt, "first"));
	assert_int_equal(vt.scrollback_count, 2);
	assert_true(vt_type(&vt, "xx", 2));
	assert_true(vt_wait(&vt, "new"));
	assert_false(vt_scrollback_has(&vt, "first"));
	assert_int_equal(vt.scrollback_count, 1);
	assert_true(vt_printed(&vt, 0, "first"));
	assert_false(vt_printed(&vt, 6, "first"));
	vt_clear(&vt);
}

static bool
is_alternate(struct vt *vt, const void *of)
{
	(void)of;
	return vt->is_alternate;
}

static void
the_other_screen_leaves_no_lines(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, scroll);
	assert_true(vt_type(&vt, "xxx", 3));
	assert_true(vt_until(&vt, is_alternate, NULL));
	assert_true(vt_wait_gone(&vt, "over it"));
	assert_false(vt_scrollback_has(&vt, "over it"));
	assert_false(vt_has(&vt, "last"));
	assert_true(vt_type(&vt, "x", 1));
	assert_true(vt_wait(&vt, "last"));
	assert_false(vt.is_alternate);
	acting_ends_with(&vt, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_are_seen_wide_and_marked),
	    cmocka_unit_test(the_cursor_is_followed),
	    cmocka_unit_test(attributes_are_seen),
	    cmocka_unit_test(lines_that_left_are_kept_until_cleared),
	    cmocka_unit_test(the_other_screen_leaves_no_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
