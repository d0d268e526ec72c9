/*
 * form_sorts: what each sort of answer must look like, and how it is kept.
 *
 * Pure.  Where a sentence names the question it does so by its label, which is
 * the form's; what was typed is never repeated in one.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/shape.h"
#include "tui/form_internal.h"

#define NUMBER_DIGITS_MOST 9 /* fits an int */

static enum status
tidy_text(struct form_checking *checking)
{
	buf_set(checking->tidy, checking->typed);
	return STATUS_OK;
}

static enum status
tidy_day(struct form_checking *checking)
{
	char text[DAY_TEXT_BYTES];
	int32_t day;
	enum status status =
	    day_parse_words(checking->typed, checking->answers->today, &day);

	if (status != STATUS_OK)
		return status;
	day_format(day, text);
	buf_set(checking->tidy, text);
	return STATUS_OK;
}

static enum status
tidy_time(struct form_checking *checking)
{
	char text[MINUTE_TEXT_BYTES];
	int minute;
	enum status status = minute_parse_words(checking->typed, &minute);

	if (status != STATUS_OK)
		return status;
	minute_format(minute, text);
	buf_set(checking->tidy, text);
	return STATUS_OK;
}

static bool
number_of(const char *text, int *number)
{
	bool below = *text == '-';
	size_t digits;

	text += below;
	digits = strspn(text, "0123456789");
	if (digits == 0 || digits > NUMBER_DIGITS_MOST || text[digits] != '\0')
		return false;
	*number = 0;
	for (; *text != '\0'; text++)
		*number = *number * 10 + (*text - '0');
	if (below)
		*number = -*number;
	return true;
}

static enum status
tidy_number(struct form_checking *checking)
{
	const struct form_question *question = checking->question;
	bool has_most = question->most != 0;
	int number = 0;

	if (!number_of(checking->typed, &number))
		buf_add_format(checking->message,
		    "%s must be a number. Type it in digits, like 12.",
		    question->label);
	else if (has_most &&
		 (number < question->least || number > question->most))
		buf_add_format(checking->message, "%s must be from %d to %d.",
		    question->label, question->least, question->most);
	else if (number < question->least)
		buf_add_format(checking->message, "%s must be %d or more.",
		    question->label, question->least);
	if (checking->message->length > 0)
		return FAIL(STATUS_INVALID, "number in a form");
	buf_reset(checking->tidy);
	buf_add_format(checking->tidy, "%d", number);
	return STATUS_OK;
}

static enum status
tidy_phone(struct form_checking *checking)
{
	static char phone[] = "phone";
	const struct kind kind = {.shape = phone};

	return shape_tidy(
	    &kind, checking->typed, checking->answers->today, checking->tidy);
}

static enum status
tidy_choice(struct form_checking *checking)
{
	const struct form_choice *choice;
	struct form_choices choices;
	enum status status = STATUS_OK;

	form_choices_init(&choices);
	form_choices_of(checking->answers, checking->index, &choices);
	choice = form_choice_named(&choices, checking->typed);
	if (choice != NULL) {
		buf_set(checking->tidy, choice->value);
	} else if (checking->question->own_words) {
		buf_set(checking->tidy, checking->typed);
	} else {
		buf_add_format(checking->message,
		    "%s must be one of the choices. Choose one.",
		    checking->question->label);
		status = FAIL(STATUS_INVALID, "choice in a form");
	}
	form_choices_clear(&choices);
	return status;
}

/* Is ${choice} named on one of the lines?  NULL: is none named on one? */
static bool
is_named(const struct form_choices *choices, const struct form_choice *choice,
    const char *lines)
{
	struct buf line = BUF_EMPTY;
	bool is_found = false;
	size_t at = 0;

	while (!is_found && form_next_line(lines, &at, &line))
		is_found = form_choice_named(choices, line.text) == choice;
	buf_clear(&line);
	return is_found;
}

/* Every one once, in the order of the choices. */
static enum status
tidy_many(struct form_checking *checking)
{
	struct form_choices choices;
	enum status status = STATUS_OK;

	form_choices_init(&choices);
	form_choices_of(checking->answers, checking->index, &choices);
	buf_reset(checking->tidy);
	if (is_named(&choices, NULL, checking->typed)) {
		buf_add_format(checking->message,
		    "%s must be from the choices. Choose as many as you like.",
		    checking->question->label);
		status = FAIL(STATUS_INVALID, "choices in a form");
	}
	for (size_t i = 0; status == STATUS_OK && i < choices.count; i++) {
		if (!is_named(&choices, &choices.choices[i], checking->typed))
			continue;
		if (checking->tidy->length > 0)
			buf_add_char(checking->tidy, '\n');
		buf_add_text(checking->tidy, choices.choices[i].value);
	}
	form_choices_clear(&choices);
	return status;
}

static enum status
tidy_yes(struct form_checking *checking)
{
	struct buf folded = BUF_EMPTY;
	const char *kept = NULL;

	text_fold(checking->typed, &folded);
	if (strcmp(folded.text, "yes") == 0 || strcmp(folded.text, "y") == 0)
		kept = "yes";
	if (strcmp(folded.text, "no") == 0 || strcmp(folded.text, "n") == 0)
		kept = "no";
	buf_clear(&folded);
	if (kept == NULL) {
		buf_add_format(checking->message, "%s: say yes or no.",
		    checking->question->label);
		return FAIL(STATUS_INVALID, "yes or no in a form");
	}
	buf_set(checking->tidy, kept);
	return STATUS_OK;
}

enum status
form_tidy(struct form_checking *checking)
{
	switch (checking->question->sort) {
	case FORM_DAY:
		return tidy_day(checking);
	case FORM_TIME:
		return tidy_time(checking);
	case FORM_NUMBER:
		return tidy_number(checking);
	case FORM_PHONE:
		return tidy_phone(checking);
	case FORM_CHOICE:
		return tidy_choice(checking);
	case FORM_MANY:
		return tidy_many(checking);
	case FORM_YES:
		return tidy_yes(checking);
	default:
		return tidy_text(checking);
	}
}
