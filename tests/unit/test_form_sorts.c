/*
 * Forms: what each sort of answer takes, how it is kept and read back, and in
 * which words it is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/asked_form.h"

static void
words_are_tidied_and_have_a_limit(void **state)
{
	(void)state;
	assert_answer(ASKED_PLACE, "  Y  Neuadd\t", "Y Neuadd", "Y Neuadd");
	assert_answer(ASKED_PLACE, "Sia\xCC\x82n", "Siân", "Siân");
	assert_answer(ASKED_NOTES, "one\n\ntwo \n", "one\n\ntwo", "one\n\ntwo");
	assert_refused(ASKED_PLACE, "abcdefghijklmnopqrstuvwxyz",
	    "That is too long. Use fewer words.");
	assert_refused(ASKED_PLACE, "one\ntwo",
	    "That must be on one line. Take out the line breaks.");
	assert_int_equal(form_limit(&asked_form.questions[ASKED_PLACE]), 20);
	assert_int_equal(form_limit(&asked_form.questions[ASKED_BUS]), 200);
	assert_int_equal(form_limit(&asked_form.questions[ASKED_NOTES]), 4000);
}

static void
empty_is_refused_in_the_words_of_the_question(void **state)
{
	(void)state;
	assert_answer(ASKED_NOTES, "", "", "");
	assert_answer(ASKED_NOTES, " \n ", "", "");
	assert_answer(ASKED_COLD, " ", "", "");
	assert_refused(ASKED_PLACE, "", "Enter place.");
	assert_refused(ASKED_PLACE, "  ", "Enter place.");
	assert_refused(ASKED_DAY, "", "Enter the session date.");
	assert_refused(ASKED_MANY, "", "Enter themes.");
}

static void
days_are_read_as_people_write_them_and_read_back_long(void **state)
{
	static const char said[] = "Tuesday 3 November 2026";

	(void)state;
	assert_answer(ASKED_DAY, "3/11", "2026-11-03", said);
	assert_answer(ASKED_DAY, "3 nov", "2026-11-03", said);
	assert_answer(ASKED_DAY, "2026-11-03", "2026-11-03", said);
	assert_answer(
	    ASKED_DAY, "yesterday", "2026-11-21", "Saturday 21 November 2026");
	assert_refused(ASKED_DAY, "soon",
	    "sayso cannot read that date. Write it like 3 November, "
	    "3/11/2026, Tuesday, yesterday or 2026-11-03.");
}

static void
times_are_kept_on_a_clock_of_24_hours(void **state)
{
	(void)state;
	assert_answer(ASKED_START, "1830", "18:30", "18:30");
	assert_answer(ASKED_START, "6.30pm", "18:30", "18:30");
	assert_refused(ASKED_START, "6:30",
	    "sayso cannot read that time. Write it like 18:30, 1830 or "
	    "6.30pm.");
}

static void
numbers_are_whole_and_within_their_bounds(void **state)
{
	(void)state;
	assert_answer(ASKED_HEADS, "0", "0", "0");
	assert_answer(ASKED_HEADS, " 007 ", "7", "7");
	assert_answer(ASKED_HEADS, "500", "500", "500");
	assert_answer(ASKED_COLD, "-30", "-30", "-30");
	assert_answer(ASKED_COLD, "999999999", "999999999", "999999999");
	assert_refused(ASKED_HEADS, "501", "Heads must be from 0 to 500.");
	assert_refused(ASKED_HEADS, "-1", "Heads must be from 0 to 500.");
	assert_refused(ASKED_COLD, "-31", "Degrees must be -30 or more.");
	assert_refused(ASKED_HEADS, "a few",
	    "Heads must be a number. Type it in digits, like 12.");
	assert_refused(ASKED_HEADS, "12.5",
	    "Heads must be a number. Type it in digits, like 12.");
	assert_refused(ASKED_HEADS, "1234567890",
	    "Heads must be a number. Type it in digits, like 12.");
	assert_refused(ASKED_HEADS, "-",
	    "Heads must be a number. Type it in digits, like 12.");
}

static void
phone_numbers_are_those_that_can_be_kept_about_a_person(void **state)
{
	static const char sentence[] =
	    "That is not a phone number. Type its digits, with + in front if "
	    "it has one.";

	(void)state;
	assert_answer(ASKED_PHONE, "+44 (0)1632-960 001", "+44 0 1632 960 001",
	    "+44 0 1632 960 001");
	assert_refused(ASKED_PHONE, "12", sentence);
	assert_refused(ASKED_PHONE, "call Mia", sentence);
}

static void
choices_are_known_by_value_or_label_however_spelt(void **state)
{
	(void)state;
	assert_answer(ASKED_THEME, "art", "art", "Art and making");
	assert_answer(ASKED_THEME, "SPORT", "sport", "Sport");
	assert_answer(ASKED_THEME, "art  and making", "art", "Art and making");
	assert_answer(ASKED_THEME, "caffî siarad", "caffi", "Caffi Siarad");
	assert_answer(ASKED_OWN, "Sport", "sport", "Sport");
	assert_answer(ASKED_OWN, "Juggling", "Juggling", "Juggling");
	assert_refused(ASKED_THEME, "Juggling",
	    "Theme must be one of the choices. Choose one.");
}

static void
several_choices_are_kept_once_each_and_in_order(void **state)
{
	(void)state;
	assert_answer(ASKED_MANY, "sport\nart\nSPORT", "art\nsport",
	    "Art and making, Sport");
	assert_answer(ASKED_MANY, "caffi", "caffi", "Caffi Siarad");
	assert_refused(ASKED_MANY, "sport\nJuggling",
	    "Themes must be from the choices. Choose as many as you like.");
}

static void
yes_and_no_are_said_in_full_or_by_a_letter(void **state)
{
	(void)state;
	assert_answer(ASKED_AWAY, "Y", "yes", "yes");
	assert_answer(ASKED_AWAY, "yes", "yes", "yes");
	assert_answer(ASKED_AWAY, "N", "no", "no");
	assert_refused(ASKED_AWAY, "maybe", "Away from here: say yes or no.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_tidied_and_have_a_limit),
	    cmocka_unit_test(empty_is_refused_in_the_words_of_the_question),
	    cmocka_unit_test(
		days_are_read_as_people_write_them_and_read_back_long),
	    cmocka_unit_test(times_are_kept_on_a_clock_of_24_hours),
	    cmocka_unit_test(numbers_are_whole_and_within_their_bounds),
	    cmocka_unit_test(
		phone_numbers_are_those_that_can_be_kept_about_a_person),
	    cmocka_unit_test(choices_are_known_by_value_or_label_however_spelt),
	    cmocka_unit_test(several_choices_are_kept_once_each_and_in_order),
	    cmocka_unit_test(yes_and_no_are_said_in_full_or_by_a_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
