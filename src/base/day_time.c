/*
 * day_time: times of day as people type them.
 *
 * Only what day.h lists is understood; anything else is refused rather than
 * guessed at.
 */
#include "base/day.h"

#include <string.h>
#include <strings.h>

#define NOON 12 /* hours */
#define NOT_A_TIME                                                             \
	"sayso cannot read that time. Write it like 18:30, 1830 or 6.30pm."

enum half { HALF_NONE, HALF_AM, HALF_PM, HALF_WRONG };

static enum half
half_of(const char *text)
{
	static const struct {
		const char *word;
		enum half half;
	} halves[] = {
	    {"", HALF_NONE},
	    {"am", HALF_AM},
	    {"a.m.", HALF_AM},
	    {"pm", HALF_PM},
	    {"p.m.", HALF_PM},
	};

	text += strspn(text, " ");
	for (size_t i = 0; i < sizeof(halves) / sizeof(*halves); i++) {
		size_t length = strlen(halves[i].word);

		if (strncasecmp(text, halves[i].word, length) == 0 &&
		    text[length + strspn(text + length, " ")] == '\0')
			return halves[i].half;
	}
	return HALF_WRONG;
}

static int
two_digits(const char *text)
{
	return (text[0] - '0') * 10 + text[1] - '0';
}

static size_t
digits_at(const char *text)
{
	return strspn(text, "0123456789");
}

/*
 * The hours and, where they are given, the minutes; steps over them.  How many
 * digits the hour has, or 0 when it is none of the forms.
 */
static size_t
clock_face(const char **text, int *hours, int *minutes)
{
	size_t digits = digits_at(*text);

	*minutes = -1;
	if (digits == 4) {
		*hours = two_digits(*text);
		*minutes = two_digits(*text + 2);
		*text += 4;
		return 2;
	}
	if (digits != 1 && digits != 2)
		return 0;
	*hours = digits == 2 ? two_digits(*text) : **text - '0';
	*text += digits;
	if (**text != ':' && **text != '.')
		return digits;
	if (digits_at(*text + 1) != 2)
		return 0;
	*minutes = two_digits(*text + 1);
	*text += 3;
	return digits;
}

/* On a clock of 24 hours; -1 where there is no such hour. */
static int
hours_of(int hours, enum half half)
{
	if (half == HALF_NONE)
		return hours < 2 * NOON ? hours : -1;
	if (hours < 1 || hours > NOON)
		return -1;
	return hours % NOON + (half == HALF_PM ? NOON : 0);
}

enum status
minute_parse_words(const char *text, int *minute)
{
	const char *at = text + strspn(text, " ");
	int hours = 0;
	int minutes = 0;
	size_t digits = clock_face(&at, &hours, &minutes);
	enum half half = half_of(at);

	if (digits == 0 || half == HALF_WRONG ||
	    (half == HALF_NONE && (digits < 2 || minutes < 0)))
		return REFUSE(STATUS_INVALID, NOT_A_TIME);
	hours = hours_of(hours, half);
	if (hours < 0 || minutes > 59)
		return REFUSE(STATUS_INVALID, NOT_A_TIME);
	*minute = hours * 60 + (minutes < 0 ? 0 : minutes);
	return STATUS_OK;
}
