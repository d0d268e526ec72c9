/*
 * own_pin: what may be a PIN.
 *
 * A PIN is guessed by people who know its owner, with a birthday first.  It is
 * judged where it lies, in guarded memory.
 */
#include <stdbool.h>
#include <string.h>

#include "vault/own_key.h"

/* How a day may be written without anything between: D day, M month, Y year. */
static const char *const date_shapes[] = {
    "DDMMYY",
    "MMDDYY",
    "YYMMDD",
    "YYDDMM",
    "DMYYYY",
    "MMYYYY",
    "YYYYMM",
    "DDMYYYY",
    "DMMYYYY",
    "DDMMYYYY",
    "MMDDYYYY",
    "YYYYMMDD",
    "YYYYDDMM",
};

static bool
is_date_shaped(const char *pin, size_t length, const char *shape)
{
	int day = -1;
	int month = 0;
	int year = 0;
	int year_digits = 0;

	if (strlen(shape) != length)
		return false;
	for (size_t i = 0; i < length; i++) {
		int digit = pin[i] - '0';

		if (shape[i] == 'D')
			day = (day < 0 ? 0 : day) * 10 + digit;
		else if (shape[i] == 'M')
			month = month * 10 + digit;
		else
			year = year * 10 + digit;
		year_digits += shape[i] == 'Y';
	}
	return day != 0 && day <= 31 && month >= 1 && month <= 12 &&
	       (year_digits == 2 || (year >= 1900 && year < 2100));
}

static bool
is_date(const char *pin, size_t length)
{
	for (size_t i = 0; i < sizeof(date_shapes) / sizeof(date_shapes[0]);
	     i++) {
		if (is_date_shaped(pin, length, date_shapes[i]))
			return true;
	}
	return false;
}

/* Each digit as far from the one before: 123456, 987654, 135790, 789012. */
static bool
is_run(const char *pin, size_t length)
{
	int step = (pin[1] - pin[0] + 10) % 10;

	for (size_t i = 2; i < length; i++) {
		if ((pin[i] - pin[i - 1] + 10) % 10 != step)
			return false;
	}
	return true;
}

/* The first few digits over and over: 111111, 121212, 123123. */
static bool
has_period(const char *pin, size_t length, size_t period)
{
	for (size_t i = period; i < length; i++) {
		if (pin[i] != pin[i - period])
			return false;
	}
	return true;
}

/* Or each twice (112233), or there and back (123321), or two digits alone. */
static bool
is_repeat(const char *pin, size_t length)
{
	unsigned seen = 0;
	unsigned kinds = 0;
	bool is_doubled = length % 2 == 0;
	bool is_mirrored = true;

	for (size_t period = 1; period <= length / 2; period++) {
		if (has_period(pin, length, period))
			return true;
	}
	for (size_t i = 0; i < length; i++) {
		unsigned bit = 1u << (pin[i] - '0');

		kinds += (seen & bit) == 0;
		seen |= bit;
		is_mirrored = is_mirrored && pin[i] == pin[length - 1 - i];
		is_doubled = is_doubled && pin[i] == pin[i - i % 2];
	}
	return kinds < 3 || is_doubled || is_mirrored;
}

enum status
own_pin_judge(const struct secret *pin)
{
	const char *text = (const char *)secret_bytes(pin);
	size_t length = strnlen(text, secret_size(pin));
	size_t digits = 0;

	while (digits < length && text[digits] >= '0' && text[digits] <= '9')
		digits++;
	if (digits < length)
		return REFUSE(STATUS_INVALID,
		    "A PIN has digits only: 0 to 9, and no blanks.");
	if (length < OWN_PIN_LEAST || length > OWN_PIN_MOST)
		return REFUSE(
		    STATUS_INVALID, "A PIN needs 6 digits or more, up to 12.");
	if (is_run(text, length))
		return REFUSE(STATUS_INVALID,
		    "Those digits are in a row, like 123456. That is too easy "
		    "to guess.");
	if (is_repeat(text, length))
		return REFUSE(STATUS_INVALID,
		    "That is the same few digits again and again. That is too "
		    "easy to guess.");
	if (is_date(text, length))
		return REFUSE(STATUS_INVALID,
		    "That looks like a date. People try birthdays first. Pick "
		    "other digits.");
	return STATUS_OK;
}
