/*
 * Forms as a whole: what is asked, checked, kept and read back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/asked_form.h"

static void
a_question_checks_for_itself_too(void **state)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;

	(void)state;
	assert_answer(ASKED_PLACE, "hall", "The hall", "The hall");
	assert_refused(ASKED_PLACE, "moon", "Nobody meets there.");

	asked_start(&answers);
	form_answers_set(&answers, "place", "disk");
	assert_int_equal(
	    form_check(&answers, ASKED_PLACE, &message), STATUS_IO);
	assert_string_equal(message.text,
	    "The disk could not be read or written. Nothing was changed.");
	buf_clear(&message);
	form_answers_clear(&answers);
}

static void
the_whole_form_is_checked_up_to_the_first_that_is_wrong(void **state)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;
	size_t index = 77;

	(void)state;
	asked_start(&answers);
	asked_fill(&answers);
	assert_int_equal(form_check_all(&answers, &index, &message), STATUS_OK);
	assert_int_equal(index, 77);
	assert_string_equal(form_answers_get(&answers, "bus"), "42");
	assert_string_equal(form_answers_get(&answers, "start"), "19:00");

	form_answers_set(&answers, "heads", "many");
	form_answers_set(&answers, "theme", "none");
	assert_int_equal(
	    form_check_all(&answers, &index, &message), STATUS_INVALID);
	assert_int_equal(index, ASKED_HEADS);
	assert_string_equal(message.text,
	    "Heads must be a number. Type it in digits, like 12.");
	buf_clear(&message);
	form_answers_clear(&answers);
}

static void
what_is_not_asked_is_not_checked_and_not_kept(void **state)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;
	size_t index;

	(void)state;
	asked_start(&answers);
	asked_fill(&answers);
	form_answers_set(&answers, "bus", "one\ntwo");
	assert_false(form_applies(&answers, ASKED_BUS));
	form_answers_set(&answers, "away", "yes");
	assert_true(form_applies(&answers, ASKED_BUS));
	assert_true(form_applies(&answers, ASKED_PLACE));
	assert_int_equal(
	    form_check_all(&answers, &index, &message), STATUS_INVALID);
	assert_int_equal(index, ASKED_BUS);

	form_answers_set(&answers, "away", "no");
	assert_int_equal(form_check_all(&answers, &index, &message), STATUS_OK);
	assert_string_equal(form_answers_get(&answers, "bus"), "");
	buf_clear(&message);
	form_answers_clear(&answers);
}

static void
a_secret_is_asked_for_and_never_echoed(void **state)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;
	size_t index;

	(void)state;
	asked_start(&answers);
	assert_null(form_answers_secret(&answers, "pin"));
	assert_int_equal(
	    form_check(&answers, ASKED_PIN, &message), STATUS_INVALID);
	assert_string_equal(message.text, "Enter PIN.");
	asked_fill(&answers);
	assert_int_equal(form_check_all(&answers, &index, &message), STATUS_OK);
	assert_int_equal(secret_size(form_answers_secret(&answers, "pin")), 4);
	form_echo(&answers, ASKED_PIN, &message);
	assert_string_equal(message.text, "");
	buf_clear(&message);
	form_answers_clear(&answers);
}

static void
what_cannot_be_read_yet_is_not_read_back(void **state)
{
	struct form_answers answers;
	struct buf out = BUF_EMPTY;

	(void)state;
	asked_start(&answers);
	form_answers_set(&answers, "day", "3 no");
	form_echo(&answers, ASKED_DAY, &out);
	form_answers_set(&answers, "start", "6");
	form_echo(&answers, ASKED_START, &out);
	assert_string_equal(out.text, "");
	form_answers_set(&answers, "day", "3 nov");
	form_echo(&answers, ASKED_DAY, &out);
	assert_string_equal(out.text, "Tuesday 3 November 2026");
	buf_clear(&out);
	form_answers_clear(&answers);
}

static void
choices_are_handed_out_to_be_drawn(void **state)
{
	struct form_answers answers;
	struct form_choices choices;

	(void)state;
	asked_start(&answers);
	form_choices_init(&choices);
	form_choices_of(&answers, ASKED_THEME, &choices);
	assert_int_equal(choices.count, 3);
	assert_string_equal(choices.choices[0].value, "art");
	assert_string_equal(choices.choices[0].hint, "paint, clay");
	assert_null(choices.choices[1].hint);
	form_choices_clear(&choices);
	form_choices_of(&answers, ASKED_AWAY, &choices);
	assert_int_equal(choices.count, 2);
	form_choices_clear(&choices);
	form_answers_clear(&answers);
}

static enum status
four_only(void *context, const struct form_answers *answers)
{
	(void)context;
	if (secret_size(form_answers_secret(answers, "key")) == 4)
		return STATUS_OK;
	return REFUSE(STATUS_INVALID, "It is four characters. Type four.");
}

static void
a_secret_is_judged_by_a_check_of_its_own(void **state)
{
	static const struct form_question question = {.name = "key",
	    .label = "Key",
	    .sort = FORM_SECRET,
	    .is_optional = true,
	    .check_secret = four_only};
	static const struct form form = {.questions = &question, .count = 1};
	struct form_answers answers;
	struct buf message = BUF_EMPTY;
	struct secret *key = secret_copy("735", 3);

	(void)state;
	form_answers_init(&answers, &form, NULL, 0);
	assert_int_equal(form_check(&answers, 0, &message), STATUS_OK);
	form_answers_set_secret(&answers, "key", &key);
	assert_int_equal(form_check(&answers, 0, &message), STATUS_INVALID);
	assert_string_equal(message.text, "It is four characters. Type four.");
	key = secret_copy("7351", 4);
	form_answers_set_secret(&answers, "key", &key);
	assert_int_equal(form_check(&answers, 0, &message), STATUS_OK);
	assert_string_equal(message.text, "");
	form_answers_clear(&answers);
	buf_clear(&message);
}

static int
start_secrets(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_question_checks_for_itself_too),
	    cmocka_unit_test(
		the_whole_form_is_checked_up_to_the_first_that_is_wrong),
	    cmocka_unit_test(what_is_not_asked_is_not_checked_and_not_kept),
	    cmocka_unit_test(a_secret_is_asked_for_and_never_echoed),
	    cmocka_unit_test(a_secret_is_judged_by_a_check_of_its_own),
	    cmocka_unit_test(what_cannot_be_read_yet_is_not_read_back),
	    cmocka_unit_test(choices_are_handed_out_to_be_drawn),
	};

	return cmocka_run_group_tests(tests, start_secrets, NULL);
}
