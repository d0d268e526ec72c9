/*
 * vt: what a new size does to the terminal of a program that is drawing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/acting.h"

static int
scroll_below_margins(void)
{
	acting_go_raw();
	acting_say(
	    "\033[?1049h\033[1;1Hone\033[2;1Htwo\033[4;5r\033[5;1Hready");
	acting_read_key();
	acting_say("\033[2;1H\nthree");
	return 0;
}

static void
a_new_size_ends_the_margins(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, scroll_below_margins);
	assert_true(vt_wait(&vt, "ready"));
	vt_resize(&vt, 2, 20);
	assert_true(vt_key(&vt, "x") && vt_wait(&vt, "three"));
	acting_row_is(&vt, 0, "two");
	acting_row_is(&vt, 1, "three");
	acting_ends_with(&vt, 0);
}

static int
begin_a_sequence(void)
{
	acting_go_raw();
	acting_say("ready\033[2");
	acting_read_key();
	acting_say(";3Hthere");
	return 0;
}

static void
a_new_size_leaves_a_sequence_whole(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, begin_a_sequence);
	assert_true(vt_wait(&vt, "ready"));
	vt_resize(&vt, 4, 20);
	assert_true(vt_key(&vt, "x") && vt_wait(&vt, "there"));
	acting_row_is(&vt, 1, "  there");
	acting_ends_with(&vt, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_new_size_ends_the_margins),
	    cmocka_unit_test(a_new_size_leaves_a_sequence_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
