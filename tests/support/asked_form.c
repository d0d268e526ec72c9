/*
 * asked_form: a form with a question of every sort.
 */
#include "support/asked_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"

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

static const struct form_question questions[] = {
    [ASKED_PLACE] = {.name = "place",
	.label = "Place",
	.sort = FORM_LINE,
	.limit_bytes = 20,
	.check = check_place},
    [ASKED_NOTES] = {.name = "notes",
	.label = "Notes",
	.sort = FORM_LINES,
	.is_optional = true},
    [ASKED_DAY] = {.name = "day",
	.label = "Session date",
	.empty = "Enter the session date.",
	.sort = FORM_DAY},
    [ASKED_START] = {.name = "start", .label = "Start", .sort = FORM_TIME},
    [ASKED_HEADS] = {.name = "heads",
	.label = "Heads",
	.sort = FORM_NUMBER,
	.most = 500},
    [ASKED_COLD] = {.name = "cold",
	.label = "Degrees",
	.sort = FORM_NUMBER,
	.least = -30,
	.is_optional = true},
    [ASKED_PHONE] = {.name = "phone", .label = "Phone", .sort = FORM_PHONE},
    [ASKED_THEME] = {.name = "theme",
	.label = "Theme",
	.sort = FORM_CHOICE,
	.choices = themes},
    [ASKED_OWN] = {.name = "own",
	.label = "Other theme",
	.sort = FORM_CHOICE,
	.own_words = true,
	.choices = themes},
    [ASKED_MANY] = {.name = "many",
	.label = "Themes",
	.sort = FORM_MANY,
	.choices = themes},
    [ASKED_AWAY] = {.name = "away",
	.label = "Away from here",
	.sort = FORM_YES},
    [ASKED_BUS] = {.name = "bus",
	.label = "Bus",
	.sort = FORM_LINE,
	.applies = was_away},
    [ASKED_PIN] = {.name = "pin", .label = "PIN", .sort = FORM_SECRET},
};

const struct form asked_form = {.title = "New session",
    .draft = "session",
    .done = "Save",
    .questions = questions,
    .count = sizeof(questions) / sizeof(*questions)};

static char club[] = "the club";

void
asked_start(struct form_answers *answers)
{
	int32_t today;

	assert_int_equal(day_parse("2026-11-22", &today), STATUS_OK);
	form_answers_init(answers, &asked_form, club, today);
}

void
asked_fill(struct form_answers *answers)
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

void
assert_answer(
    size_t index, const char *typed, const char *kept, const char *echo)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;
	struct buf out = BUF_EMPTY;

	asked_start(&answers);
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

void
assert_refused(size_t index, const char *typed, const char *sentence)
{
	struct form_answers answers;
	struct buf message = BUF_EMPTY;

	asked_start(&answers);
	form_answers_set(&answers, questions[index].name, typed);
	assert_int_equal(form_check(&answers, index, &message), STATUS_INVALID);
	assert_string_equal(message.text, sentence);
	assert_string_equal(
	    form_answers_get(&answers, questions[index].name), typed);
	buf_clear(&message);
	form_answers_clear(&answers);
}
