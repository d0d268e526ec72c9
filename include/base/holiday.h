/*
 * holiday: bank holidays of the United Kingdom, and working days, pure.
 *
 * By rule, so for any year: Banking and Financial Dealings Act 1971, Schedule 1
 * (first and last Mondays, Good Friday, Easter Monday, 26 and 27 December,
 * 2 January and 17 March with their substitutes); the days proclaimed each year
 * by custom since 1974 and 1978 (New Year's Day, Christmas Day, early May,
 * Boxing Day in Scotland); St Andrew's Day Bank Holiday (Scotland) Act 2007;
 * and in Northern Ireland 12 July.  Easter after the Gregorian computus.
 *
 * Days moved or added by proclamation for one year only stand in a table; those
 * of HOLIDAY_KNOWN_FROM to HOLIDAY_KNOWN_TO are there.  Of a later year only
 * the rules are known: a day that is added then is not, so that a last day
 * worked out here comes too early, never too late.
 */
#ifndef BASE_HOLIDAY_H
#define BASE_HOLIDAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"

#define HOLIDAY_KNOWN_FROM 2011
#define HOLIDAY_KNOWN_TO   2026

/* HOLIDAY_ANYWHERE: not known where; a holiday is what is one in all three. */
enum holiday_region {
	HOLIDAY_ANYWHERE,
	HOLIDAY_ENGLAND_WALES,
	HOLIDAY_SCOTLAND,
	HOLIDAY_NORTHERN_IRELAND
};

/* Of setting region: england, wales, scotland, ni; else HOLIDAY_ANYWHERE. */
enum holiday_region holiday_region_of(const char *setting);

/* Easter Sunday of a year, 1583 and later. */
int32_t holiday_easter(int year);

/* Is it a bank holiday, a substitute day included? */
bool holiday_is(int32_t day, enum holiday_region region);

/* Neither Saturday, Sunday nor a bank holiday. */
bool holiday_is_working_day(int32_t day, enum holiday_region region);

/* ${day} itself when it is a working day, else the next that is one. */
int32_t holiday_working_day_from(int32_t day, enum holiday_region region);

/*
 * The last day on which a right asked for on ${received} may be answered, after
 * ${months} months (UK GDPR Article 12(3), as the Information Commissioner
 * reckons it): the same date that many months later, else the last day of that
 * month; when that is no working day, the next one.  It does not matter whether
 * ${received} is a working day.  DAY_NONE for DAY_NONE.
 */
int32_t holiday_due(int32_t received, int months, enum holiday_region region);

#endif
