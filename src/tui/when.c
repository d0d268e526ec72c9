/*
 * when: days and times as screens say them.
 */
#include "tui/when.h"

#include <string.h>

#include "base/day.h"

#define LONG_BYTES    32
#define MONTH_LETTERS 3

const char *const when_weekdays[7] = {"Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday", "Sunday"};

/* The year is behind the last blank. */
void
when_add_day(struct buf *out, int32_t day)
{
	char text[LONG_BYTES] = "";
	const char *year;

	day_format_long(day, text, sizeof(text));
	year = strrchr(text, ' ');
	if (year != NULL)
		buf_add(out, text, (size_t)(year - text));
}

void
when_add_day_short(struct buf *out, int32_t day)
{
	char text[LONG_BYTES] = "";
	const char *number, *month;

	day_format_long(day, text, sizeof(text));
	number = strchr(text, ' ');
	if (number == NULL)
		return;
	number++;
	month = number + strcspn(number, " ");
	buf_add(out, number, (size_t)(month - number));
	buf_add(out, month, 1 + MONTH_LETTERS);
}

void
when_add_times(struct buf *out, int start_minute, int end_minute)
{
	char minute[MINUTE_TEXT_BYTES];

	if (start_minute >= 0) {
		minute_format(start_minute, minute);
		buf_add_text(out, minute);
	}
	if (end_minute >= 0) {
		minute_format(end_minute, minute);
		buf_add_format(out, "-%s", minute);
	}
}
