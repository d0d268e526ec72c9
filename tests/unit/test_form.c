/*
 * Forms: what each sort of answer takes, how it is kept, read back and refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "tui/form.h"

static enum status
check_place(void *context, const char *typed, struct buf *tidy)
{
	assert_string_equal(context, "the club");
	if (strcmp(typed, "moon") == 0)
		return REFUSE(STATUS_INVALID, "Nobody meets there.");
	if (strcmp(typed, "disk") == 0)
		return FAIL(STATUS_IO, "a check that could not be made");
	if (strcmp(typed, "hall") == 0)
		buf_set(tidy, "The hall");
	return STATUS_OK;
}

static void
themes(void *context, struct form_choices *choices)
{
	assert_string_equal(context, "the club");
	form_choices_add(choices, "art", "Art and making", "paint, clay");
	form_choices_add(choices, "sport", "Sport", NULL);
	form_choices_add(choices, "caffi", "Caffi Siarad", NULL);
}

static bool
was_away(void *context, const struct form_answers *answers)
{
	assert_string_equal(context, "the club");
	return strcmp(form_answers_get(answers, "away"), "yes") == 0;
}

enum {
	PLACE,
	NOTES,
	DAY,
	START,
	HEADS,
	COLD,
	PHONE,
	THEME,
	OWN,
	MANY,
	AWAY,
	BUS,
	PIN,
};

static const struct form_question questions[] = {
    [PLACE] = {.name = "place",
	.label = "Place",
	.sort = FORM_LINE,
	.limit_bytes = 20,
	.check = check_place},
    [NOTES] = {.name = "notes",
	.label = "Notes",
	.sort = FORM_LINES,
	.is_optional = true},
    [DAY] = {.name = "day",
	.label = "Session date",
	.empty = "Enter the session date.",
	.sort = FORM_DAY},
    [START] = {.name = "start", .label = "Start", .sort = FORM_TIME},
    [HEADS] = {.name = "heads",
	.label = "Heads",
	.sort = FORM_NUMBER,
	.most = 500},
    [COLD] = {.name = "cold",
	.label = "Degrees",
	.sort = FORM_NUMBER,
	.least = -30,
	.is_optional = true},
    [PHONE] = {.name = "phone", .label = "Phone", .sort = FORM_PHONE},
    [THEME] = {.name = "theme",
	.label = "Theme",
	.sort = FORM_CHOICE,
	.choices = themes},
    [OWN] = {.name = "own",
	.label = "Other theme",
	.sort = FORM_CHOICE,
	.own_words = true,
	.choices = themes},
    [MANY] = {.name = "many",
	.label = "Themes",
	.sort = FORM_MANY,
	.choices = themes},
    [AWAY] = {.name = "away", .label = "Away from here", .sort = FORM_YES},
    [BUS] = {.name = "bus",
	.label = "Bus",
	.sort = FORM_LINE,
	.applies = was_away},
    [PIN] = {.name = "pin", .label = "PIN", .sort = FORM_SECRET},
};

static const struct form session = {.title = "New session",
    .draft = "session",
    .done = "Save",
    .questions = questions,
    .count = sizeof(questions) / sizeof(*questions)};

static char club[] = "the club";

/* Sunday 22 November 2026. */
static void
start(struct form_answers *answers)
{
	int32_t today;

	assert_int_equal(day_parse("2026-11-22", &today), STATUS_OK);
	form_answers_init(answers, &session, club, today);
}

static void
assert_answer(
    size_t index, const char *typed, const char *kept, const char *echo)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;
	struct buf out = BUF_EMPTY;

	start(&answers);
	form_answers_set(&answers, questions[index].name, typed);
	buf_set(&message, "from before");
	assert_int_equal(form_check(&answers, index, &message), STATUS_OK);
	assert_string_equal(message.text, "");
	assert_string_equal(
	    form_answers_get(&answers, questions[index].name), kept);
	form_echo(&answers, index, &out);
	assert_string_equal(out.text, echo);
	/* What is kept is good as it is. */
	assert_int_equal(form_check(&answers, index, &message), STATUS_OK);
	assert_string_equal(
	    form_answers_get(&answers, questions[index].name), kept);
	buf_clear(&out);
	buf_clear(&message);
	form_answers_clear(&answers);
}

static void
assert_refused(size_t index, const char *typed, const char *sentence)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;

	start(&answers);
	form_answers_set(&answers, questions[index].name, typed);
	assert_int_equal(form_check(&answers, index, &message), STATUS_INVALID);
	assert_string_equal(message.text, sentence);
	assert_string_equal(
	    form_answers_get(&answers, questions[index].name), typed);
	buf_clear(&message);
	form_answers_clear(&answers);
}

static void
words_are_tidied_and_have_a_limit(void **state)
{
	(void)state;
	assert_answer(PLACE, "  Y  Neuadd\t", "Y Neuadd", "Y Neuadd");
	assert_answer(PLACE, "Sia\xCC\x82n", "Siân", "Siân");
	assert_answer(NOTES, "one\n\ntwo \n", "one\n\ntwo", "one\n\ntwo");
	assert_refused(PLACE, "abcdefghijklmnopqrstuvwxyz",
	    "That is too long. Use fewer words.");
	assert_refused(PLACE, "one\ntwo",
	    "That must be on one line. Take out the line breaks.");
	assert_int_equal(form_limit(&questions[PLACE]), 20);
	assert_int_equal(form_limit(&questions[BUS]), 200);
	assert_int_equal(form_limit(&questions[NOTES]), 4000);
}

static void
empty_is_refused_in_the_words_of_the_question(void **state)
{
	(void)state;
	assert_answer(NOTES, "", "", "");
	assert_answer(NOTES, " \n ", "", "");
	assert_answer(COLD, " ", "", "");
	assert_refused(PLACE, "", "Enter place.");
	assert_refused(PLACE, "  ", "Enter place.");
	assert_refused(DAY, "", "Enter the session date.");
	assert_refused(MANY, "", "Enter themes.");
}

static void
days_are_read_as_people_write_them_and_read_back_long(void **state)
{
	static const char said[] = "Tuesday 3 November 2026";

	(void)state;
	assert_answer(DAY, "3/11", "2026-11-03", said);
	assert_answer(DAY, "3 nov", "2026-11-03", said);
	assert_answer(DAY, "2026-11-03", "2026-11-03", said);
	assert_answer(
	    DAY, "yesterday", "2026-11-21", "Saturday 21 November 2026");
	assert_refused(DAY, "soon",
	    "sayso cannot read that date. Write it like 3 November, "
	    "3/11/2026, Tuesday, yesterday or 2026-11-03.");
}

static void
times_are_kept_on_a_clock_of_24_hours(void **state)
{
	(void)state;
	assert_answer(START, "1830", "18:30", "18:30");
	assert_answer(START, "6.30pm", "18:30", "18:30");
	assert_refused(START, "6:30",
	    "sayso cannot read that time. Write it like 18:30, 1830 or "
	    "6.30pm.");
}

static void
numbers_are_whole_and_within_their_bounds(void **state)
{
	(void)state;
	assert_answer(HEADS, "0", "0", "0");
	assert_answer(HEADS, " 007 ", "7", "7");
	assert_answer(HEADS, "500", "500", "500");
	assert_answer(COLD, "-30", "-30", "-30");
	assert_answer(COLD, "999999999", "999999999", "999999999");
	assert_refused(HEADS, "501", "Heads must be from 0 to 500.");
	assert_refused(HEADS, "-1", "Heads must be from 0 to 500.");
	assert_refused(COLD, "-31", "Degrees must be -30 or more.");
	assert_refused(HEADS, "a few",
	    "Heads must be a number. Type it in digits, like 12.");
	assert_refused(HEADS, "12.5",
	    "Heads must be a number. Type it in digits, like 12.");
	assert_refused(HEADS, "1234567890",
	    "Heads must be a number. Type it in digits, like 12.");
	assert_refused(
	    HEADS, "-", "Heads must be a number. Type it in digits, like 12.");
}

static void
phone_numbers_are_those_that_can_be_kept_about_a_person(void **state)
{
	static const char sentence[] =
	    "That is not a phone number. Type its digits, with + in front if "
	    "it has one.";

	(void)state;
	assert_answer(PHONE, "+44 (0)1632-960 001", "+44 0 1632 960 001",
	    "+44 0 1632 960 001");
	assert_refused(PHONE, "12", sentence);
	assert_refused(PHONE, "call Mia", sentence);
}

static void
choices_are_known_by_value_or_label_however_spelt(void **state)
{
	(void)state;
	assert_answer(THEME, "art", "art", "Art and making");
	assert_answer(THEME, "SPORT", "sport", "Sport");
	assert_answer(THEME, "art  and making", "art", "Art and making");
	assert_answer(THEME, "caffî siarad", "caffi", "Caffi Siarad");
	assert_answer(OWN, "Sport", "sport", "Sport");
	assert_answer(OWN, "Juggling", "Juggling", "Juggling");
	assert_refused(
	    THEME, "Juggling", "Theme must be one of the choices. Choose one.");
}

static void
several_choices_are_kept_once_each_and_in_order(void **state)
{
	(void)state;
	assert_answer(
	    MANY, "sport\nart\nSPORT", "art\nsport", "Art and making, Sport");
	assert_answer(MANY, "caffi", "caffi", "Caffi Siarad");
	assert_refused(MANY, "sport\nJuggling",
	    "Themes must be from the choices. Choose as many as you like.");
}

static void
yes_and_no_are_said_in_full_or_by_a_letter(void **state)
{
	(void)state;
	assert_answer(AWAY, "Y", "yes", "yes");
	assert_answer(AWAY, "yes", "yes", "yes");
	assert_answer(AWAY, "N", "no", "no");
	assert_refused(AWAY, "maybe", "Away from here: say yes or no.");
}

static void
a_question_checks_for_itself_too(void **state)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;

	(void)state;
	assert_answer(PLACE, "hall", "The hall", "The hall");
	assert_refused(PLACE, "moon", "Nobody meets there.");

	start(&answers);
	form_answers_set(&answers, "place", "disk");
	assert_int_equal(form_check(&answers, PLACE, &message), STATUS_IO);
	assert_string_equal(message.text,
	    "The disk could not be read or written. Nothing was changed.");
	buf_clear(&message);
	form_answers_clear(&answers);
}

static void
fill_well(struct form_answers *answers)
{
	static unsigned char pin[] = {'1', '2', '3', '4'};
	struct secret *secret = secret_copy(pin, sizeof(pin));

	form_answers_set(answers, "place", "hall");
	form_answers_set(answers, "day", "yesterday");
	form_answers_set(answers, "start", "7pm");
	form_answers_set(answers, "heads", "12");
	form_answers_set(answers, "phone", "01632 960001");
	form_answers_set(answers, "theme", "art");
	form_answers_set(answers, "own", "Juggling");
	form_answers_set(answers, "many", "art");
	form_answers_set(answers, "away", "y");
	form_answers_set(answers, "bus", "42");
	form_answers_set_secret(answers, "pin", &secret);
	assert_null(secret);
}

static void
the_whole_form_is_checked_up_to_the_first_that_is_wrong(void **state)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;
	size_t index = 77;

	(void)state;
	start(&answers);
	fill_well(&answers);
	assert_int_equal(form_check_all(&answers, &index, &message), STATUS_OK);
	assert_int_equal(index, 77);
	assert_string_equal(form_answers_get(&answers, "bus"), "42");
	assert_string_equal(form_answers_get(&answers, "start"), "19:00");

	form_answers_set(&answers, "heads", "many");
	form_answers_set(&answers, "theme", "none");
	assert_int_equal(
	    form_check_all(&answers, &index, &message), STATUS_INVALID);
	assert_int_equal(index, HEADS);
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
	start(&answers);
	fill_well(&answers);
	form_answers_set(&answers, "bus", "one\ntwo");
	assert_false(form_applies(&answers, BUS));
	form_answers_set(&answers, "away", "yes");
	assert_true(form_applies(&answers, BUS));
	assert_true(form_applies(&answers, PLACE));
	assert_int_equal(
	    form_check_all(&answers, &index, &message), STATUS_INVALID);
	assert_int_equal(index, BUS);

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
	start(&answers);
	assert_null(form_answers_secret(&answers, "pin"));
	assert_int_equal(form_check(&answers, PIN, &message), STATUS_INVALID);
	assert_string_equal(message.text, "Enter PIN.");
	fill_well(&answers);
	assert_int_equal(form_check_all(&answers, &index, &message), STATUS_OK);
	assert_int_equal(secret_size(form_answers_secret(&answers, "pin")), 4);
	form_echo(&answers, PIN, &message);
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
	start(&answers);
	form_answers_set(&answers, "day", "3 no");
	form_echo(&answers, DAY, &out);
	form_answers_set(&answers, "start", "6");
	form_echo(&answers, START, &out);
	assert_string_equal(out.text, "");
	form_answers_set(&answers, "day", "3 nov");
	form_echo(&answers, DAY, &out);
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
	start(&answers);
	form_choices_init(&choices);
	form_choices_of(&answers, THEME, &choices);
	assert_int_equal(choices.count, 3);
	assert_string_equal(choices.choices[0].value, "art");
	assert_string_equal(choices.choices[0].hint, "paint, clay");
	assert_null(choices.choices[1].hint);
	form_choices_clear(&choices);
	form_choices_of(&answers, AWAY, &choices);
	assert_int_equal(choices.count, 2);
	form_choices_clear(&choices);
	form_answers_clear(&answers);
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
	    cmocka_unit_test(a_question_checks_for_itself_too),
	    cmocka_unit_test(
		the_whole_form_is_checked_up_to_the_first_that_is_wrong),
	    cmocka_unit_test(what_is_not_asked_is_not_checked_and_not_kept),
	    cmocka_unit_test(a_secret_is_asked_for_and_never_echoed),
	    cmocka_unit_test(what_cannot_be_read_yet_is_not_read_back),
	    cmocka_unit_test(choices_are_handed_out_to_be_drawn),
	};

	return cmocka_run_group_tests(tests, start_secrets, NULL);
}
