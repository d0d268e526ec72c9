/*
 * day: the calendar, counted in days since 1970-01-01.
 *
 * Pure arithmetic: no clock, no locale, no time zone.  Years are counted from
 * 1 March inside, so that the leap day is the last day of a year.
 */
#include "base/day.h"

#include <stdio.h>

#include "base/day_internal.h"

#define YEAR_FIRST           1
#define YEAR_LAST            9999
#define DAYS_IN_400_YEARS    146097
#define DAYS_0000_03_TO_1970 719468 /* 0000-03-01 to 1970-01-01 */
#define SECONDS_IN_DAY       86400
#define MINUTES_IN_DAY       1440

static const int month_lengths[12] = {
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

const char *const day_month_names[DAY_MONTHS] = {"January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October",
    "November", "December"};

const char *const day_weekday_names[DAY_WEEKDAYS] = {"Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_length(int year, int month)
{
	if (month == 2 && is_leap(year))
		return 29;
	return month_lengths[month - 1];
}

/* Days before the month in a year that starts in March (0 is March). */
static int
days_before_month(int month_from_march)
{
	return (153 * month_from_march + 2) / 5;
}

/* Days before a year, counted from 0000-03-01; ${year} is not negative. */
static int
days_before_year(int year)
{
	return 365 * year + year / 4 - year / 100 + year / 400;
}

bool
day_from_parts(struct day_parts parts, int32_t *day)
{
	int year = parts.year;
	int month_from_march = (parts.month + 9) % 12;

	if (year < YEAR_FIRST || year > YEAR_LAST || parts.month < 1 ||
	    parts.month > 12 || parts.day < 1 ||
	    parts.day > month_length(year, parts.month))
		return false;
	if (parts.month < 3)
		year--;
	*day = days_before_year(year) + days_before_month(month_from_march) +
	       parts.day - 1 - DAYS_0000_03_TO_1970;
	return true;
}

static bool
is_in_calendar(int32_t day)
{
	int32_t first = 0;
	int32_t last = 0;

	day_from_parts((struct day_parts){YEAR_FIRST, 1, 1}, &first);
	day_from_parts((struct day_parts){YEAR_LAST, 12, 31}, &last);
	return day >= first && day <= last;
}

/*
 * The year is guessed from the mean length of a year, which is at most one
 * too low and never too high, and put right.
 */
struct day_parts
day_to_parts(int32_t day)
{
	struct day_parts parts = {0, 0, 0};
	int count;
	int year;
	int month_from_march;

	if (!is_in_calendar(day))
		return parts;
	count = day + DAYS_0000_03_TO_1970;
	year = (int)((int64_t)count * 400 / DAYS_IN_400_YEARS);
	while (days_before_year(year + 1) <= count)
		year++;
	count -= days_before_year(year);
	month_from_march = (5 * count + 2) / 153;

	parts.day = count - days_before_month(month_from_march) + 1;
	parts.month = (month_from_march + 2) % 12 + 1;
	parts.year = parts.month < 3 ? year + 1 : year;
	return parts;
}

/* ${value} in exactly ${width} digits. */
static void
put_digits(char *at, int value, int width)
{
	while (width > 0) {
		at[--width] = (char)('0' + value % 10);
		value /= 10;
	}
}

void
day_format(int32_t day, char text[DAY_TEXT_BYTES])
{
	struct day_parts parts = day_to_parts(day);

	text[0] = '\0';
	if (parts.year == 0)
		return;
	put_digits(text, parts.year, 4);
	text[4] = '-';
	put_digits(text + 5, parts.month, 2);
	text[7] = '-';
	put_digits(text + 8, parts.day, 2);
	text[10] = '\0';
}

void
day_format_long(int32_t day, char *text, size_t size)
{
	struct day_parts parts = day_to_parts(day);

	if (size > 0)
		text[0] = '\0';
	if (parts.year == 0)
		return;
	snprintf(text, size, "%s %d %s %d", day_weekday_names[day_weekday(day)],
	    parts.day, day_month_names[parts.month - 1], parts.year);
}

int32_t
day_add_months(int32_t day, int months)
{
	struct day_parts parts = day_to_parts(day);
	int64_t count;
	int32_t moved = DAY_NONE;
	int length;

	if (parts.year == 0)
		return DAY_NONE;
	count = (int64_t)parts.year * 12 + (parts.month - 1) + months;
	if (count < YEAR_FIRST * 12 || count >= (YEAR_LAST + 1) * 12)
		return DAY_NONE;
	parts.year = (int)(count / 12);
	parts.month = (int)(count % 12) + 1;
	length = month_length(parts.year, parts.month);
	if (parts.day > length)
		parts.day = length;
	day_from_parts(parts, &moved);
	return moved;
}

int
day_age(int32_t born, int32_t on)
{
	struct day_parts from = day_to_parts(born);
	struct day_parts to = day_to_parts(on);
	int years = to.year - from.year;

	if (from.year == 0 || to.year == 0 || born > on)
		return -1;
	if (to.month < from.month ||
	    (to.month == from.month && to.day < from.day))
		years--;
	return years;
}

/* 1970-01-01 was a Thursday. */
int
day_weekday(int32_t day)
{
	return (int)(((int64_t)day % 7 + 7 + 3) % 7);
}

int32_t
day_year_start(int32_t on, int month, int day)
{
	struct day_parts parts = day_to_parts(on);
	int32_t start = DAY_NONE;

	if (parts.year == 0 || month < 1 || month > 12 || day < 1 || day > 31)
		return DAY_NONE;
	if (month > parts.month || (month == parts.month && day > parts.day))
		parts.year--;
	parts.month = month;
	parts.day = day;
	if (parts.year >= YEAR_FIRST && day > month_length(parts.year, month))
		parts.day = month_length(parts.year, month);
	day_from_parts(parts, &start);
	return start;
}

void
minute_format(int minute, char text[MINUTE_TEXT_BYTES])
{
	text[0] = '\0';
	if (minute < 0 || minute >= MINUTES_IN_DAY)
		return;
	put_digits(text, minute / 60, 2);
	text[2] = ':';
	put_digits(text + 3, minute % 60, 2);
	text[5] = '\0';
}

/* Whole days, rounded down; seconds of that day into ${rest}. */
static int64_t
split_moment(int64_t utc_seconds, int *rest)
{
	int64_t days = utc_seconds / SECONDS_IN_DAY;
	int64_t left = utc_seconds % SECONDS_IN_DAY;

	if (left < 0) {
		left += SECONDS_IN_DAY;
		days--;
	}
	*rest = (int)left;
	return days;
}

int32_t
moment_day(int64_t utc_seconds)
{
	int rest = 0;
	int64_t days = split_moment(utc_seconds, &rest);

	if (days < INT32_MIN || days > INT32_MAX ||
	    !is_in_calendar((int32_t)days))
		return DAY_NONE;
	return (int32_t)days;
}

void
moment_format(int64_t utc_seconds, char text[MOMENT_TEXT_BYTES])
{
	int32_t day = moment_day(utc_seconds);
	int rest = 0;

	text[0] = '\0';
	if (day == DAY_NONE)
		return;
	split_moment(utc_seconds, &rest);
	day_format(day, text);
	text[10] = 'T';
	minute_format(rest / 60, text + 11);
	text[16] = ':';
	put_digits(text + 17, rest % 60, 2);
	text[19] = 'Z';
	text[20] = '\0';
}
