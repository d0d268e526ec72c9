/*
 * form_echo: an answer read back, so that a person sees how it was understood.
 */
#include "base/day.h"
#include "tui/form_internal.h"

#define LONG_DAY_BYTES 32

static void
echo_day(const char *text, int32_t today, struct buf *out)
{
	char words[LONG_DAY_BYTES];
	int32_t day;

	if (day_parse_words(text, today, &day) != STATUS_OK)
		return;
	day_format_long(day, words, sizeof(words));
	buf_add_text(out, words);
}

static void
echo_time(const char *text, struct buf *out)
{
	char words[MINUTE_TEXT_BYTES];
	int minute;

	if (minute_parse_words(text, &minute) != STATUS_OK)
		return;
	minute_format(minute, words);
	buf_add_text(out, words);
}

/* Own words, and values that are no choice any more, are read as they are. */
static void
echo_choices(const struct form_answers *answers, size_t index, struct buf *out)
{
	struct form_choices choices;
	struct buf line = BUF_EMPTY;
	size_t at = 0;
	const char *parting = "";

	form_choices_init(&choices);
	form_choices_of(answers, index, &choices);
	while (form_next_line(answers->texts[index].text, &at, &line)) {
		const struct form_choice *choice =
		    form_choice_named(&choices, line.text);

		buf_add_text(out, parting);
		buf_add_text(out, choice != NULL ? choice->label : line.text);
		parting = ", ";
	}
	buf_clear(&line);
	form_choices_clear(&choices);
}

void
form_echo(const struct form_answers *answers, size_t index, struct buf *out)
{
	const char *text = answers->texts[index].text;

	switch (answers->form->questions[index].sort) {
	case FORM_DAY:
		echo_day(text, answers->today, out);
		break;
	case FORM_TIME:
		echo_time(text, out);
		break;
	case FORM_CHOICE:
	case FORM_MANY:
	case FORM_YES:
		echo_choices(answers, index, out);
		break;
	case FORM_SECRET:
		break;
	default:
		buf_add_text(out, text);
		break;
	}
}
