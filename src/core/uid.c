/*
 * uid: random identities, and the short code in which one is shown.
 *
 * A code is the first 40 bits of a uid in Crockford's base 32 (no I, L, O, U),
 * so that it can be read out and typed in a noisy hall.
 */
#include <sodium.h>
#include <string.h>

#include "core/records.h"

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void
uid_new(unsigned char uid[UID_BYTES])
{
	randombytes_buf(uid, UID_BYTES);
}

void
uid_code(const unsigned char uid[UID_BYTES], char code[CODE_TEXT_BYTES])
{
	uint64_t bits = 0;
	int i;

	for (i = 0; i < 5; i++)
		bits = bits << 8 | uid[i];
	for (i = 7; i >= 0; i--) {
		code[i] = digits[bits & 31];
		bits >>= 5;
	}
	code[8] = '\0';
}

/* One typed character as a digit of a code; NUL when it is none. */
static char
code_digit(char typed)
{
	if (typed >= 'a' && typed <= 'z')
		typed = (char)(typed - 'a' + 'A');
	if (typed == 'O')
		return '0';
	if (typed == 'I' || typed == 'L')
		return '1';
	return typed != '\0' && strchr(digits, typed) != NULL ? typed : '\0';
}

bool
code_tidy(const char *text, char code[CODE_TEXT_BYTES])
{
	size_t count = 0;

	for (; *text != '\0'; text++) {
		char digit;

		if (*text == ' ' || *text == '-')
			continue;
		digit = code_digit(*text);
		if (digit == '\0' || count == CODE_TEXT_BYTES - 1)
			return false;
		code[count++] = digit;
	}
	code[count] = '\0';
	return count == CODE_TEXT_BYTES - 1;
}
