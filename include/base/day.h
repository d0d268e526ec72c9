/*
 * day: calendar dates, pure.
 *
 * A day is a count of days since 1970-01-01 in the proleptic Gregorian
 * calendar (int32_t, negative before).  Times of day are minutes since
 * midnight.  Moments are UTC seconds.  Dates are written YYYY-MM-DD (ISO 8601).
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

#define DAY_TEXT_BYTES    11        /* "2026-11-22" and NUL */
#define MINUTE_TEXT_BYTES 6         /* "18:30" and NUL */
#define MOMENT_TEXT_BYTES 21        /* "2026-11-22T15:04:05Z" and NUL */
#define DAY_NONE          INT32_MIN /* no date given */

struct day_parts {
	int year;  /* 1..9999 */
	int month; /* 1..12 */
	int day;   /* 1..31 */
};

/* Exactly YYYY-MM-DD, a day that exists, years 1900 to 2199; else INVALID. */
MUST_USE enum status day_parse(const char *text, int32_t *day);

/*
 * What people type: today, yesterday, a weekday name or at least its first
 * three letters (the last such day, not today), D/M, D/M/YYYY, D Month,
 * D Month YYYY, YYYY-MM-DD; a month by its name or at least its first three
 * letters.  Without a year it is the newest such day that is not after
 * ${today}.  Case does not matter.  Years 1900 to 2199.
 */
MUST_USE enum status day_parse_words(
    const char *text, int32_t today, int32_t *day);

/* Empty for DAY_NONE and whatever lies outside years 1 to 9999. */
void day_format(int32_t day, char text[DAY_TEXT_BYTES]);

/* "Tuesday 3 November 2026", for reading aloud; 32 bytes are enough. */
void day_format_long(int32_t day, char *text, size_t size);

/* All 0 for DAY_NONE and beyond years 1 to 9999; false for no such day. */
struct day_parts day_to_parts(int32_t day);
bool day_from_parts(struct day_parts parts, int32_t *day);

/*
 * Keeps the day of the month where that month has it, else takes its last.
 * DAY_NONE for DAY_NONE and for what the calendar cannot hold.
 */
int32_t day_add_months(int32_t day, int months);

/*
 * Completed years from ${born} to ${on}; 29 February counts on 1 March.
 * -1 when either is DAY_NONE or ${born} is after ${on}.
 */
int day_age(int32_t born, int32_t on);

/* 0 Monday .. 6 Sunday. */
int day_weekday(int32_t day);

/* First day of the year beginning at ${month}/${day} that holds ${on}. */
int32_t day_year_start(int32_t on, int month, int day);

/* HH:MM, 00:00 to 23:59; else INVALID. */
MUST_USE enum status minute_parse(const char *text, int *minute);

/*
 * What people type: 18:30, 18.30, 1830, and with am or pm (a.m., P.M.) also
 * 6.30pm, 6:30 pm, 7pm.  12am is midnight.  Without am or pm the hour has two
 * digits, so that nobody's 6:30 in the evening becomes one in the morning.
 */
MUST_USE enum status minute_parse_words(const char *text, int *minute);
void minute_format(int minute, char text[MINUTE_TEXT_BYTES]);

/* The day of a UTC moment, and the moment as ISO 8601. */
int32_t moment_day(int64_t utc_seconds);
void moment_format(int64_t utc_seconds, char text[MOMENT_TEXT_BYTES]);

#endif
