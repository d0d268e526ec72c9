/*
 * holiday: bank holidays by rule, and the days that were moved or added once.
 *
 * Pure.  Must never make a last day later than the law does: what is not sure
 * to be a holiday is none.
 */
#include "base/holiday.h"

#include <stddef.h>
#include <string.h>

enum { SATURDAY = 5, SUNDAY = 6 }; /* of day_weekday() */

/* As bits, so that a day can be one in several. */
enum {
	EW = 1 << HOLIDAY_ENGLAND_WALES,
	SC = 1 << HOLIDAY_SCOTLAND,
	NI = 1 << HOLIDAY_NORTHERN_IRELAND,
	UK = EW | SC | NI
};

enum rule {
	ON_DATE,      /* of that month; at a weekend see kept_on() */
	FIRST_MONDAY, /* of that month */
	LAST_MONDAY,  /* of that month */
	FROM_EASTER   /* day: so many days from Easter Sunday */
};

static const struct holiday {
	enum rule rule;
	int month;
	int day;
	int where;
	int first_year;
} holidays[] = {
    {ON_DATE, 1, 1, UK, 0},
    {ON_DATE, 1, 2, SC, 0},
    {ON_DATE, 3, 17, NI, 0},
    {FROM_EASTER, 0, -2, UK, 0},
    {FROM_EASTER, 0, 1, EW | NI, 0},
    {FIRST_MONDAY, 5, 0, UK, 0},
    {LAST_MONDAY, 5, 0, UK, 0},
    {ON_DATE, 7, 12, NI, 0},
    {FIRST_MONDAY, 8, 0, SC, 0},
    {LAST_MONDAY, 8, 0, EW | NI, 0},
    {ON_DATE, 11, 30, SC, 2007},
    {ON_DATE, 12, 25, UK, 0},
    {ON_DATE, 12, 26, UK, 0},
};

/* By proclamation, for one year only. */
static const struct once {
	int year;
	int month;
	int day;
	int where;
	bool is_added; /* else taken away: it was moved */
} onces[] = {
    {2011, 4, 29, UK, true},                        /* a royal wedding */
    {2012, 5, 28, UK, false},                       /* to 4 June */
    {2012, 6, 4, UK, true}, {2012, 6, 5, UK, true}, /* Diamond Jubilee */
    {2020, 5, 4, UK, false}, /* to 8 May, 75 years after the war */
    {2020, 5, 8, UK, true}, {2022, 5, 30, UK, false}, /* to 2 June */
    {2022, 6, 2, UK, true}, {2022, 6, 3, UK, true},   /* Platinum Jubilee */
    {2022, 9, 19, UK, true}, /* the funeral of Queen Elizabeth II */
    {2023, 5, 8, UK, true},  /* the coronation of King Charles III */
    {2026, 6, 15, SC, true}, /* Scotland at the World Cup */
};

enum holiday_region
holiday_region_of(const char *setting)
{
	if (strcmp(setting, "england") == 0 || strcmp(setting, "wales") == 0)
		return HOLIDAY_ENGLAND_WALES;
	if (strcmp(setting, "scotland") == 0)
		return HOLIDAY_SCOTLAND;
	return strcmp(setting, "ni") == 0 ? HOLIDAY_NORTHERN_IRELAND
					  : HOLIDAY_ANYWHERE;
}

/* DAY_NONE for no such day. */
static int32_t
day_of(int year, int month, int day)
{
	int32_t on = DAY_NONE;

	if (!day_from_parts((struct day_parts){year, month, day}, &on))
		return DAY_NONE;
	return on;
}

/*
 * The Gregorian computus: golden number, the century's two corrections of the
 * moon's age (epact), then the Sunday after the full moon.
 */
int32_t
holiday_easter(int year)
{
	int golden = year % 19, century = year / 100;
	int skipped = century - century / 4;
	int moon = (8 * century + 13) / 25;
	int epact = (skipped - moon + 19 * golden + 15) % 30;
	int32_t full;

	epact -= epact / 28 *
		 (1 - epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11));
	full = day_of(year, 3, 21) + epact;
	return full + 7 - (day_weekday(full) + 1) % 7;
}

static bool
is_weekend(int32_t day)
{
	return day_weekday(day) >= SATURDAY;
}

static int32_t
first_monday(int year, int month)
{
	int32_t first = day_of(year, month, 1);

	return first + (7 - day_weekday(first)) % 7;
}

static int32_t
last_monday(int year, int month)
{
	int32_t last = day_add_months(day_of(year, month, 1), 1) - 1;

	return last - day_weekday(last);
}

/* Is a holiday fixed on this date there, whatever weekday it is? */
static bool
is_date_of_one(int32_t day, int where)
{
	struct day_parts parts = day_to_parts(day);

	for (size_t i = 0; i < sizeof(holidays) / sizeof(holidays[0]); i++)
		if (holidays[i].rule == ON_DATE &&
		    holidays[i].month == parts.month &&
		    holidays[i].day == parts.day &&
		    (holidays[i].where & where) != 0)
			return true;
	return false;
}

/*
 * A date at a weekend is kept on the next weekday that is no such date itself.
 * Of two in a row on Saturday and Sunday, the second is kept on the Tuesday.
 */
static int32_t
kept_on(int32_t date, int where)
{
	if (!is_weekend(date))
		return date;
	if (day_weekday(date) == SUNDAY && is_date_of_one(date - 1, where))
		return date + 2;
	while (is_weekend(date) || is_date_of_one(date, where))
		date++;
	return date;
}

static int32_t
day_in(const struct holiday *holiday, int year, int where)
{
	if (year < holiday->first_year)
		return DAY_NONE;
	switch (holiday->rule) {
	case FIRST_MONDAY:
		return first_monday(year, holiday->month);
	case LAST_MONDAY:
		return last_monday(year, holiday->month);
	case FROM_EASTER:
		return holiday_easter(year) + holiday->day;
	case ON_DATE:
		break;
	}
	return kept_on(day_of(year, holiday->month, holiday->day), where);
}

/* Of one region, as its bit. */
static bool
is_one_in(int32_t day, int where)
{
	int year = day_to_parts(day).year;

	for (size_t i = 0; i < sizeof(onces) / sizeof(onces[0]); i++)
		if ((onces[i].where & where) != 0 &&
		    day == day_of(onces[i].year, onces[i].month, onces[i].day))
			return onces[i].is_added;
	for (size_t i = 0; i < sizeof(holidays) / sizeof(holidays[0]); i++)
		if ((holidays[i].where & where) != 0 &&
		    day == day_in(&holidays[i], year, where))
			return true;
	return false;
}

bool
holiday_is(int32_t day, enum holiday_region region)
{
	if (day_to_parts(day).year == 0)
		return false;
	if (region != HOLIDAY_ANYWHERE)
		return is_one_in(day, 1 << region);
	return is_one_in(day, EW) && is_one_in(day, SC) && is_one_in(day, NI);
}

bool
holiday_is_working_day(int32_t day, enum holiday_region region)
{
	return !is_weekend(day) && !holiday_is(day, region);
}

int32_t
holiday_working_day_from(int32_t day, enum holiday_region region)
{
	if (day == DAY_NONE)
		return DAY_NONE;
	while (!holiday_is_working_day(day, region))
		day++;
	return day;
}

int32_t
holiday_due(int32_t received, int months, enum holiday_region region)
{
	return holiday_working_day_from(
	    day_add_months(received, months), region);
}
