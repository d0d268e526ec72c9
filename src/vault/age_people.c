/*
 * age_people: who a file is for, and who opens it, as their keys are written.
 */
#include <sodium.h>
#include <string.h>

#include "vault/age.h"
#include "vault/age_bech32.h"

#define RECIPIENT "age"
#define IDENTITY  "AGE-SECRET-KEY-"

_Static_assert(AGE_KEY_BYTES == crypto_scalarmult_BYTES, "a public key");
_Static_assert(AGE_KEY_BYTES == crypto_scalarmult_SCALARBYTES, "a secret key");

/* With a point of low order every secret would be shared with everybody. */
static bool
hides_something(const unsigned char key[AGE_KEY_BYTES])
{
	struct secret *any = secret_random(AGE_KEY_BYTES);
	struct secret *shared = secret_new(AGE_KEY_BYTES);
	bool hides = crypto_scalarmult(
			 secret_bytes(shared), secret_bytes(any), key) == 0;

	secret_free(any);
	secret_free(shared);
	return hides;
}

enum status
age_recipient_parse(const char *text, struct age_recipient *recipient)
{
	struct age_recipient read;

	if (strncmp(text, IDENTITY, strlen(IDENTITY)) == 0)
		return REFUSE(STATUS_INVALID,
		    "That is a secret key. Keep it to yourself, and give the "
		    "one that starts with age1.");
	if (!age_bech32_read(text, strlen(text), RECIPIENT, read.key) ||
	    !hides_something(read.key))
		return REFUSE(STATUS_INVALID,
		    "That is not an age recipient: age1 and 58 small letters "
		    "and digits. Copy it again.");
	*recipient = read;
	return STATUS_OK;
}

/* ------------------------------------------------------------- identities */

static bool
is_passed_over(const char *line, size_t length)
{
	if (length > 0 && *line == '#')
		return true;
	while (length > 0 && (*line == ' ' || *line == '\t')) {
		line++;
		length--;
	}
	return length == 0;
}

/* The next line, without its end, LF or CR LF. */
static const char *
next_line(const char **at, const char *end, size_t *length)
{
	const char *line = *at;
	const char *newline = memchr(line, '\n', (size_t)(end - line));

	*at = newline == NULL ? end : newline + 1;
	*length = (size_t)((newline == NULL ? end : newline) - line);
	if (*length > 0 && line[*length - 1] == '\r')
		--*length;
	return line;
}

/* All of them into ${keys}, which has room for the most; how many. */
static enum status
read_lines(const struct secret *text, struct secret *keys, size_t *count)
{
	const char *at = (const char *)secret_bytes(text);
	const char *end = at + secret_size(text);

	*count = 0;
	while (at < end) {
		size_t length;
		const char *line = next_line(&at, end, &length);

		if (is_passed_over(line, length))
			continue;
		if (*count == AGE_IDENTITIES_MAX)
			return REFUSE(STATUS_INVALID,
			    "That file has more than 1024 keys.");
		if (!age_bech32_read(line, length, IDENTITY,
			secret_bytes(keys) + *count * AGE_KEY_BYTES))
			return REFUSE(STATUS_INVALID,
			    "A line of that file is not an age secret key. It "
			    "starts with AGE-SECRET-KEY-1.");
		++*count;
	}
	return STATUS_OK;
}

enum status
age_identities_read(const struct secret *text, struct secret **identities)
{
	struct secret *keys = secret_new(AGE_IDENTITIES_MAX * AGE_KEY_BYTES);
	size_t count;
	enum status status;

	status = read_lines(text, keys, &count);
	if (status == STATUS_OK && count == 0)
		status = REFUSE(
		    STATUS_INVALID, "There is no age secret key in that file.");
	if (status == STATUS_OK)
		*identities =
		    secret_copy(secret_bytes(keys), count * AGE_KEY_BYTES);
	secret_free(keys);
	return status;
}
