/*
 * age_bech32: one key of 32 bytes, read.
 *
 * The length is known, so the "1" that parts prefix and key is where it has to
 * be, and nobody has to search for it.  A key that is misspelled in up to four
 * places never passes for another one: that is what the checksum is for.
 */
#include "vault/age_bech32.h"

#include <ctype.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>

#define VALUE_BITS      5
#define KEY_VALUES      52 /* 256 bits, and 4 that must be zero */
#define CHECKSUM_VALUES 6
#define VALUES          (KEY_VALUES + CHECKSUM_VALUES)

static const char letters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/* One step of the checksum, a division of polynomials. */
static uint32_t
add_value(uint32_t sum, unsigned value)
{
	static const uint32_t generator[VALUE_BITS] = {
	    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
	uint32_t top = sum >> 25;

	sum = (sum & 0x1ffffff) << VALUE_BITS ^ value;
	for (unsigned i = 0; i < VALUE_BITS; i++)
		if ((top >> i & 1) != 0)
			sum ^= generator[i];
	return sum;
}

/* Over the prefix in lower case: its upper bits, a zero, its lower bits. */
static uint32_t
sum_prefix(const char *prefix)
{
	uint32_t sum = 1;

	for (const char *at = prefix; *at != '\0'; at++)
		sum = add_value(sum, (unsigned)tolower(*at) >> VALUE_BITS);
	sum = add_value(sum, 0);
	for (const char *at = prefix; *at != '\0'; at++)
		sum = add_value(sum, (unsigned)tolower(*at) & 31);
	return sum;
}

/* The letters' values; false for one that is none, or of the wrong case. */
static bool
read_values(const char *text, bool is_upper, unsigned char values[VALUES])
{
	for (size_t i = 0; i < VALUES; i++) {
		int letter = (unsigned char)text[i];
		const char *found;

		if (letter == '\0' ||
		    (is_upper ? islower(letter) : isupper(letter)) != 0)
			return false;
		found = strchr(letters, tolower(letter));
		if (found == NULL)
			return false;
		values[i] = (unsigned char)(found - letters);
	}
	return true;
}

/* Eights from fives; false when what is left over is not zero. */
static bool
join_values(const unsigned char *values, unsigned char key[AGE_KEY_BYTES])
{
	unsigned held = 0, bits = 0;
	size_t size = 0;

	for (size_t i = 0; i < KEY_VALUES; i++) {
		held = (held << VALUE_BITS | values[i]) & 0xfff;
		bits += VALUE_BITS;
		if (bits < 8)
			continue;
		bits -= 8;
		key[size++] = (unsigned char)(held >> bits);
	}
	return (held & ((1u << bits) - 1)) == 0;
}

bool
age_bech32_read(const char *text, size_t length, const char *prefix,
    unsigned char key[AGE_KEY_BYTES])
{
	size_t before = strlen(prefix);
	unsigned char values[VALUES], joined[AGE_KEY_BYTES];
	uint32_t sum = sum_prefix(prefix);
	bool is_good;

	if (length != before + 1 + VALUES ||
	    memcmp(text, prefix, before) != 0 || text[before] != '1')
		return false;
	is_good = read_values(
	    text + before + 1, isupper((unsigned char)*prefix) != 0, values);
	for (size_t i = 0; is_good && i < VALUES; i++)
		sum = add_value(sum, values[i]);
	is_good = is_good && sum == 1 && join_values(values, joined);
	if (is_good)
		memcpy(key, joined, AGE_KEY_BYTES);
	sodium_memzero(values, sizeof(values));
	sodium_memzero(joined, sizeof(joined));
	return is_good;
}
