/*
 * Who worked at a session: every name that was ticked or written out is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/day.h"
#include "tui/workers.h"

static void
choices(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, "Sam", "Sam", NULL);
	form_choices_add(choices, "Delyth", "Delyth", NULL);
}

static const struct form_question questions[] = {
    WORKERS_TICKED(choices),
    WORKERS_HELPERS,
};

static const struct form form = {.questions = questions, .count = 2};

static void
who_has_a_key_is_ticked_and_others_are_written_out(void **state)
{
	static char sam[] = "Sam", gwen[] = "Gwen ap Rhys", jo[] = "Jo";
	char *const names[] = {gwen, sam, jo};
	struct form_answers answers;
	struct workers_told told;

	(void)state;
	form_answers_init(&answers, &form, NULL, DAY_NONE);
	workers_set(&answers, names, 3);
	assert_string_equal(form_answers_get(&answers, "workers"), "Sam");
	assert_string_equal(
	    form_answers_get(&answers, "helpers"), "Gwen ap Rhys, Jo");
	workers_read(&answers, &told);
	assert_int_equal(told.count, 3);
	assert_string_equal(told.names[0], "Sam");
	assert_string_equal(told.names[1], "Gwen ap Rhys");
	assert_string_equal(told.names[2], "Jo");
	workers_told_clear(&told);
	form_answers_clear(&answers);
}

static void
of_too_many_none_is_left_out_in_silence(void **state)
{
	struct form_answers answers;
	struct workers_told told;
	struct buf names = BUF_EMPTY;

	(void)state;
	form_answers_init(&answers, &form, NULL, DAY_NONE);
	for (int i = 0; i < SESSION_WORKERS_MOST; i++)
		buf_add_format(&names, "W%d,", i);
	form_answers_set(&answers, "helpers", names.text);
	workers_read(&answers, &told);
	assert_int_equal(told.count, SESSION_WORKERS_MOST);
	workers_told_clear(&told);
	buf_add_text(&names, "One more, and another");
	form_answers_set(&answers, "helpers", names.text);
	workers_read(&answers, &told);
	assert_int_equal(told.count, SESSION_WORKERS_MOST + 1);
	workers_told_clear(&told);
	buf_clear(&names);
	form_answers_clear(&answers);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		who_has_a_key_is_ticked_and_others_are_written_out),
	    cmocka_unit_test(of_too_many_none_is_left_out_in_silence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
