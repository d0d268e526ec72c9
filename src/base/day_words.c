/*
 * day_words: dates and times as people and files write them.
 *
 * Only what day.h lists is understood; anything else is refused rather than
 * guessed at, because a wrong date can close or erase something.
 */
#include "base/day.h"

#include <string.h>
#include <strings.h>

#include "base/day_internal.h"

#define YEAR_OLDEST       1900
#define YEAR_NEWEST       2199
#define YEARS_TO_LEAP_DAY 8  /* two leap days are at most this far apart */
#define WORD_BYTES        16 /* longer than any word of a date */
#define WORDS_MAX         3
#define NAME_LETTERS_MIN  3

#define NO_SUCH_DAY "There is no such day. Check the day, month and year."
#define NOT_A_DAY                                                              \
	"sayso cannot read that date. Write it like 3 November, 3/11/2026, "   \
	"Tuesday, yesterday or 2026-11-03."

struct words {
	char word[WORDS_MAX][WORD_BYTES];
	int count;
};

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Between ${least} and ${most} digits and nothing after them, or -1. */
static int
number_of(const char *text, int least, int most)
{
	int value = 0;
	int count = 0;

	for (; is_digit(text[count]); count++) {
		if (count == most)
			return -1;
		value = value * 10 + (text[count] - '0');
	}
	return text[count] == '\0' && count >= least ? value : -1;
}

/* Where ${word} stands among names, by three letters or more; or -1. */
static int
name_of(const char *word, const char *const *names, int count)
{
	size_t length = strlen(word);

	if (length < NAME_LETTERS_MIN)
		return -1;
	for (int i = 0; i < count; i++)
		if (strncasecmp(names[i], word, length) == 0)
			return i;
	return -1;
}

static enum status
day_of(int year, int month, int day, int32_t *result)
{
	struct day_parts parts = {year, month, day};
	int32_t found;

	if (year < YEAR_OLDEST || year > YEAR_NEWEST)
		return REFUSE(STATUS_INVALID,
		    "The year of a date must be from 1900 to 2199.");
	if (!day_from_parts(parts, &found))
		return REFUSE(STATUS_INVALID, NO_SUCH_DAY);
	*result = found;
	return STATUS_OK;
}

/* The newest such day of the year that is not after ${today}. */
static enum status
newest_day_of(int month, int day, int32_t today, int32_t *result)
{
	struct day_parts parts = day_to_parts(today);

	parts.month = month;
	parts.day = day;
	for (int back = 0; back <= YEARS_TO_LEAP_DAY; back++, parts.year--) {
		int32_t found;

		if (day_from_parts(parts, &found) && found <= today)
			return day_of(parts.year, month, day, result);
	}
	return REFUSE(STATUS_INVALID, NO_SUCH_DAY);
}

/* NNNN-NN-NN, as parts that may still be no day. */
static bool
iso_parts(const char *text, struct day_parts *parts)
{
	char copy[DAY_TEXT_BYTES];

	if (strlen(text) != DAY_TEXT_BYTES - 1 || text[4] != '-' ||
	    text[7] != '-')
		return false;
	memcpy(copy, text, sizeof(copy));
	copy[4] = '\0';
	copy[7] = '\0';
	parts->year = number_of(copy, 4, 4);
	parts->month = number_of(copy + 5, 2, 2);
	parts->day = number_of(copy + 8, 2, 2);
	return parts->year >= 0 && parts->month >= 0 && parts->day >= 0;
}

enum status
day_parse(const char *text, int32_t *day)
{
	struct day_parts parts;

	if (!iso_parts(text, &parts))
		return REFUSE(STATUS_INVALID,
		    "sayso cannot read that date. Write it like 2026-11-03.");
	return day_of(parts.year, parts.month, parts.day, day);
}

/*
 * Cut into words at blanks, or at slashes with or without blanks beside them.
 * False when that does not fit a date.
 */
static bool
split(const char *text, bool with_slashes, struct words *words)
{
	memset(words, 0, sizeof(*words));
	for (;;) {
		size_t length;

		text += strspn(text, " ");
		length = strcspn(text, with_slashes ? " /" : " ");
		if (words->count == WORDS_MAX || length == 0 ||
		    length >= WORD_BYTES)
			return false;
		memcpy(words->word[words->count++], text, length);
		text += length;
		text += strspn(text, " ");
		if (*text == '\0')
			return true;
		if (with_slashes && *text++ != '/')
			return false;
	}
}

static enum status
one_word(const char *word, int32_t today, int32_t *day)
{
	int weekday = name_of(word, day_weekday_names, DAY_WEEKDAYS);
	struct day_parts parts;

	if (strcasecmp(word, "today") == 0) {
		*day = today;
	} else if (strcasecmp(word, "yesterday") == 0) {
		*day = today - 1;
	} else if (weekday >= 0) {
		int back = (day_weekday(today) - weekday + 7) % 7;

		*day = today - (back == 0 ? 7 : back);
	} else if (iso_parts(word, &parts)) {
		return day_of(parts.year, parts.month, parts.day, day);
	} else {
		return REFUSE(STATUS_INVALID, NOT_A_DAY);
	}
	return STATUS_OK;
}

/* Day, month, perhaps a year; the month a name or, with slashes, a number. */
static enum status
day_month_year(const struct words *words, bool with_slashes, int32_t today,
    int32_t *result)
{
	int day = number_of(words->word[0], 1, 2);
	int month =
	    with_slashes
		? number_of(words->word[1], 1, 2)
		: name_of(words->word[1], day_month_names, DAY_MONTHS) + 1;
	int year;

	if (day < 0 || month < 0 || (month == 0 && !with_slashes))
		return REFUSE(STATUS_INVALID, NOT_A_DAY);
	if (words->count == 2)
		return newest_day_of(month, day, today, result);
	year = number_of(words->word[2], 4, 4);
	if (year < 0)
		return REFUSE(STATUS_INVALID, NOT_A_DAY);
	return day_of(year, month, day, result);
}

enum status
day_parse_words(const char *text, int32_t today, int32_t *day)
{
	bool with_slashes = strchr(text, '/') != NULL;
	struct words words;

	if (!split(text, with_slashes, &words))
		return REFUSE(STATUS_INVALID, NOT_A_DAY);
	if (words.count > 1)
		return day_month_year(&words, with_slashes, today, day);
	return one_word(words.word[0], today, day);
}

enum status
minute_parse(const char *text, int *minute)
{
	char copy[MINUTE_TEXT_BYTES];
	int hours;
	int minutes;

	if (strlen(text) != MINUTE_TEXT_BYTES - 1 || text[2] != ':')
		goto refuse;
	memcpy(copy, text, sizeof(copy));
	copy[2] = '\0';
	hours = number_of(copy, 2, 2);
	minutes = number_of(copy + 3, 2, 2);
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
		goto refuse;
	*minute = hours * 60 + minutes;
	return STATUS_OK;
refuse:
	return REFUSE(STATUS_INVALID,
	    "sayso cannot read that time. Write it like 18:30.");
}
