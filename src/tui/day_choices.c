/*
 * day_choices: days from today on, to choose from.
 */
#include "tui/day_choices.h"

#include "base/day.h"
#include "tui/when.h"

void
day_choices_add(struct form_choices *choices, int32_t today, int days)
{
	for (int i = 0; i < days; i++) {
		char value[DAY_TEXT_BYTES];
		struct buf label = BUF_EMPTY;

		day_format(today + i, value);
		when_add_day(&label, today + i);
		form_choices_add(choices, value, label.text,
		    i == 0   ? "today"
		    : i == 1 ? "tomorrow"
			     : NULL);
		buf_clear(&label);
	}
}

int32_t
day_choices_day(const struct form_answers *answers, const char *name)
{
	int32_t day = DAY_NONE;

	if (day_parse(form_answers_get(answers, name), &day) != STATUS_OK)
		return DAY_NONE;
	return day;
}
