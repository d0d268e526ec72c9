/*
 * One question: the safe answer is first, and nothing typed ahead does harm.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tui/question.h"

static struct question
ask(bool is_final)
{
	return (struct question){
	    .text = "Leave without saving?",
	    .effect = "What you typed is lost.",
	    .answers = {{'s', "Stay"}, {'d', "Keep a draft"}, {'l', "Leave"}},
	    .count = 3,
	    .is_final = is_final,
	};
}

static int
press(struct question *question, enum press_code code, const char *text)
{
	struct press given = {.code = code};

	memcpy(given.text, text, strlen(text) + 1);
	return question_press(question, &given);
}

static void
enter_gives_the_safe_answer_until_somebody_moves(void **state)
{
	struct question question = ask(true);

	(void)state;
	assert_int_equal(press(&question, PRESS_ENTER, ""), 0);
	assert_int_equal(press(&question, PRESS_RIGHT, ""), QUESTION_OPEN);
	assert_int_equal(press(&question, PRESS_ENTER, ""), 1);
	assert_int_equal(press(&question, PRESS_TAB, ""), QUESTION_OPEN);
	assert_int_equal(press(&question, PRESS_ENTER, ""), 2);
	assert_int_equal(press(&question, PRESS_DOWN, ""), QUESTION_OPEN);
	assert_int_equal(question.focus, 0);
	assert_int_equal(press(&question, PRESS_LEFT, ""), QUESTION_OPEN);
	assert_int_equal(question.focus, 2);
	assert_int_equal(press(&question, PRESS_BACKTAB, ""), QUESTION_OPEN);
	assert_int_equal(press(&question, PRESS_UP, ""), QUESTION_OPEN);
	assert_int_equal(question.focus, 0);
	assert_int_equal(press(&question, PRESS_END, ""), QUESTION_OPEN);
	assert_int_equal(question.focus, 2);
	assert_int_equal(press(&question, PRESS_HOME, ""), QUESTION_OPEN);
	assert_int_equal(question.focus, 0);
}

static void
esc_is_the_safe_answer(void **state)
{
	struct question question = ask(false);

	(void)state;
	press(&question, PRESS_END, "");
	assert_int_equal(press(&question, PRESS_ESC, ""), 0);
}

static void
a_letter_gives_its_answer(void **state)
{
	struct question question = ask(false);

	(void)state;
	assert_int_equal(press(&question, PRESS_TEXT, "l"), 2);
	assert_int_equal(press(&question, PRESS_TEXT, "D"), 1);
	assert_int_equal(press(&question, PRESS_TEXT, "x"), QUESTION_OPEN);
	assert_int_equal(press(&question, PRESS_TEXT, "ł"), QUESTION_OPEN);
	assert_int_equal(press(&question, PRESS_TEXT, ""), QUESTION_OPEN);
	assert_int_equal(press(&question, PRESS_TICK, ""), QUESTION_OPEN);
	question.answers[2].letter = 0;
	assert_int_equal(press(&question, PRESS_TEXT, "l"), QUESTION_OPEN);
}

static void
no_letter_chooses_what_cannot_be_undone(void **state)
{
	struct question question = ask(true);

	(void)state;
	for (char letter = ' '; letter < 0x7f; letter++) {
		char text[2] = {letter, '\0'};

		assert_int_equal(
		    press(&question, PRESS_TEXT, text), QUESTION_OPEN);
		assert_int_equal(question.focus, 0);
	}
	press(&question, PRESS_LEFT, "");
	assert_int_equal(press(&question, PRESS_ENTER, ""), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(enter_gives_the_safe_answer_until_somebody_moves),
	    cmocka_unit_test(esc_is_the_safe_answer),
	    cmocka_unit_test(a_letter_gives_its_answer),
	    cmocka_unit_test(no_letter_chooses_what_cannot_be_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
