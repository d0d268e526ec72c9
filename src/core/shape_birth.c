/*
 * shape_birth: when somebody was born, as exactly as they want to say it, and
 * the age band that is counted.
 *
 * Stored forms: "2010-04-17", "2010-04", "2010", "age 14 on 2026-11-22".  Each
 * stands for the days they may have been born on; the middle one decides the
 * band.  So where a year leaves two bands open, it is the band of somebody
 * born half way through: never sharper than what they said, and never a guess
 * that comes out differently the next time.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "core/shape_internal.h"

#define AGE_LEAST 5
#define AGE_MOST  26

/* The first and last day they may have been born on. */
struct births {
	int32_t first;
	int32_t last;
};

/* ---------------------------------------------------------------- reading */

static bool
is_form(const char *text, const char *form)
{
	for (; *form != '\0'; form++, text++)
		if (*form == '9' ? *text < '0' || *text > '9' : *text != *form)
			return false;
	return *text == '\0';
}

static int
read_number(const char *text, size_t digits)
{
	int number = 0;

	while (digits-- > 0)
		number = 10 * number + (*text++ - '0');
	return number;
}

/* ${months} from the first day of a month on. */
static bool
births_from(int year, int month, int months, struct births *births)
{
	struct day_parts first = {year, month, 1};

	if (year < 1900 || year > 2199 ||
	    !day_from_parts(first, &births->first))
		return false;
	births->last = day_add_months(births->first, months) - 1;
	return true;
}

/* Everybody who is ${age} on the day ${on}. */
static bool
births_of_age(int age, const char *on, struct births *births)
{
	int32_t day;

	if (day_parse(on, &day) != STATUS_OK)
		return false;
	births->first = day_add_months(day, -12 * (age + 1)) + 1;
	births->last = day_add_months(day, -12 * age);
	return true;
}

/* Read a stored form. */
static bool
births_read(const char *value, struct births *births)
{
	if (is_form(value, "9999-99-99")) {
		if (day_parse(value, &births->first) != STATUS_OK)
			return false;
		births->last = births->first;
		return true;
	}
	if (is_form(value, "9999-99"))
		return births_from(read_number(value, 4),
		    read_number(value + 5, 2), 1, births);
	if (is_form(value, "9999"))
		return births_from(read_number(value, 4), 1, 12, births);
	if (is_form(value, "age 9 on 9999-99-99"))
		return births_of_age(
		    read_number(value + 4, 1), value + 9, births);
	if (is_form(value, "age 99 on 9999-99-99"))
		return births_of_age(
		    read_number(value + 4, 2), value + 10, births);
	return false;
}

/* ------------------------------------------------------------------ typed */

/* "17/4/2010" and "17 April 2010": only with the year, or it is no birth. */
static bool
is_with_year(const char *text)
{
	size_t length = strlen(text);

	return length > 4 && is_form(text + length - 4, "9999") &&
	       strchr(" /", text[length - 5]) != NULL;
}

/* What was typed, in a stored form; "" when it is none. */
static void
write_stored(const char *typed, int32_t today, struct buf *stored)
{
	char date[DAY_TEXT_BYTES];
	int32_t day;

	if (is_form(typed, "9") || is_form(typed, "99")) {
		day_format(today, date);
		buf_add_format(stored, "age %s on %s", typed, date);
	} else if (is_with_year(typed) &&
		   day_parse_words(typed, today, &day) == STATUS_OK) {
		day_format(day, date);
		buf_add_text(stored, date);
	} else {
		buf_add_text(stored, typed);
	}
}

static enum status
not_a_birth(void)
{
	return REFUSE(STATUS_INVALID,
	    "That is not a date of birth. Type 17/4/2010, 2010-04, 2010, or an "
	    "age like 14.");
}

enum status
shape_tidy_birth(const char *typed, int32_t today, struct buf *value)
{
	struct buf stored = BUF_EMPTY;
	struct births births;
	enum status status = STATUS_OK;

	write_stored(typed, today, &stored);
	if (!births_read(stored.text, &births))
		status = not_a_birth();
	else if (births.first > today ||
		 day_age(births.first, today) < AGE_LEAST ||
		 day_age(births.last, today) > AGE_MOST)
		status = REFUSE(STATUS_INVALID,
		    "That is an age below 5 or above 26. Look at the year "
		    "again.");
	else
		buf_set(value, stored.text);
	buf_clear(&stored);
	return status;
}

/* ----------------------------------------------------------------- coarse */

/* The smallest bands that are counted. */
static const struct {
	int least, most;
	const char *band;
} bands[] = {
    {8, 10, "8-10"},
    {11, 12, "11-12"},
    {13, 13, "13"},
    {14, 15, "14-15"},
    {16, 18, "16-18"},
    {19, 19, "19"},
    {20, 25, "20-25"},
};

enum status
shape_age_band(const char *value, int32_t year_start, struct buf *coarse)
{
	struct births births;
	const char *band = "other";
	int age;

	if (!births_read(value, &births))
		return FAIL(STATUS_NOT_FOUND, "a birth in no known form");
	age = day_age(
	    births.first + (births.last - births.first) / 2, year_start);
	for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++)
		if (age >= bands[i].least && age <= bands[i].most)
			band = bands[i].band;
	buf_set(coarse, band);
	return STATUS_OK;
}
