/*
 * vt_walk: whoever presses anything presses what the seed says, and sees when
 * a program has had enough.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <unistd.h>

#include "support/acting.h"
#include "support/vt_walk.h"

static const struct vt_walk_key keys[] = {
    {NULL, "a", 3},
    {NULL, "b", 2},
    {"Enter", NULL, 1},
    {NULL, NULL, 0},
};

/* Prints the keys it reads; ends badly at a "d". */
static int
print_keys(void)
{
	char key;

	acting_go_raw();
	acting_say("ready ");
	while ((key = acting_read_key()) != '\0') {
		if (key == 'd')
			abort();
		acting_say((char[]){key == '\r' ? 'E' : key, '\0'});
	}
	return 0;
}

static bool
tend_nothing(struct vt_walk *walk, void *data)
{
	(void)data;
	return !walk->vt->is_over;
}

static void
begin(struct vt *vt, struct vt_walk *walk, uint64_t seed)
{
	acting_begin(vt, print_keys);
	assert_true(vt_wait(vt, "ready"));
	*walk = (struct vt_walk){
	    .vt = vt, .seed = seed, .keys = keys, .tend = tend_nothing};
}

/* What 200 keys of a seed looked like to the program. */
static void
pressed(uint64_t seed, struct buf *text)
{
	struct vt vt;
	struct vt_walk walk;

	begin(&vt, &walk, seed);
	assert_true(vt_walk(&walk, 200, 20));
	assert_int_equal(walk.presses, 200);
	assert_int_equal(walk.resizes, 20);
	assert_true(vt_type(&vt, "!", 1));
	while (!vt_printed(&vt, 0, "!"))
		assert_true(vt_pump(&vt, vt.patience_ms));
	buf_set(text, vt.stream.text + strlen("ready "));
	vt_clear(&vt);
}

static void
a_seed_presses_the_same_keys_and_only_those(void **state)
{
	struct buf one = BUF_EMPTY;
	struct buf again = BUF_EMPTY;
	struct buf other = BUF_EMPTY;

	(void)state;
	pressed(7, &one);
	pressed(7, &again);
	pressed(8, &other);
	assert_int_equal(one.length, 201);
	assert_int_equal(strspn(one.text, "abE"), 200);
	assert_non_null(strchr(one.text, 'a'));
	assert_non_null(strchr(one.text, 'b'));
	assert_non_null(strchr(one.text, 'E'));
	assert_string_equal(one.text, again.text);
	assert_string_not_equal(one.text, other.text);
	buf_clear(&one);
	buf_clear(&again);
	buf_clear(&other);
}

static void
an_end_is_seen_and_ends_the_walk(void **state)
{
	static const struct vt_walk_key deadly[] = {
	    {NULL, "a", 9}, {NULL, "d", 1}, {NULL, NULL, 0}};
	struct vt vt;
	struct vt_walk walk;

	(void)state;
	begin(&vt, &walk, 7);
	walk.keys = deadly;
	assert_false(vt_walk(&walk, 100000, 0));
	assert_true(vt.is_over);
	assert_in_range(vt_exit_status(&vt), 129, 255);
	vt_clear(&vt);
}

static int
stay_deaf(void)
{
	acting_go_raw();
	acting_say("ready ");
	pause();
	return 0;
}

static void
a_program_that_does_not_read_ends_the_walk(void **state)
{
	struct vt vt;
	struct vt_walk walk;

	(void)state;
	begin(&vt, &walk, 7);
	vt_clear(&vt);
	acting_begin(&vt, stay_deaf);
	assert_true(vt_wait(&vt, "ready"));
	vt.patience_ms = 10;
	assert_false(vt_walk(&walk, 10, 0));
	assert_false(vt.is_over);
	vt_clear(&vt);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_seed_presses_the_same_keys_and_only_those),
	    cmocka_unit_test(an_end_is_seen_and_ends_the_walk),
	    cmocka_unit_test(a_program_that_does_not_read_ends_the_walk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
