/*
 * age_armor: lines of 64 letters between two that say what it is.
 */
#include "vault/age_armor.h"

#include <sodium.h>
#include <string.h>

#define LINE_ROOM                                                              \
	sodium_base64_ENCODED_LEN(                                             \
	    AGE_ARMOR_LINE_BYTES, sodium_base64_VARIANT_ORIGINAL)
#define LINES (AGE_ARMOR_BLOCK / AGE_ARMOR_LINE_BYTES)

/* The newline stands where libsodium puts its NUL. */
_Static_assert(LINE_ROOM == AGE_ARMOR_LINE + 1, "a line");

static enum status
put_lines(struct age_armor *armor)
{
	char text[LINES * LINE_ROOM];
	size_t length = 0;

	for (size_t at = 0; at < armor->size; at += AGE_ARMOR_LINE_BYTES) {
		size_t size = armor->size - at;

		if (size > AGE_ARMOR_LINE_BYTES)
			size = AGE_ARMOR_LINE_BYTES;
		sodium_bin2base64(text + length, sizeof(text) - length,
		    armor->bytes + at, size, sodium_base64_VARIANT_ORIGINAL);
		length += strlen(text + length);
		text[length++] = '\n';
	}
	armor->size = 0;
	return armor->sink.put(armor->sink.context, text, length);
}

static enum status
put_text(struct age_armor *armor, const char *text)
{
	return armor->sink.put(armor->sink.context, text, strlen(text));
}

enum status
age_armor_begin(struct age_armor *armor, const struct age_sink *sink)
{
	armor->sink = *sink;
	armor->size = 0;
	return put_text(armor, AGE_ARMOR_BEGIN "\n");
}

enum status
age_armor_put(void *context, const void *bytes, size_t size)
{
	struct age_armor *armor = context;
	const unsigned char *from = bytes;

	while (size > 0) {
		size_t some = sizeof(armor->bytes) - armor->size;
		enum status status = STATUS_OK;

		if (some > size)
			some = size;
		memcpy(armor->bytes + armor->size, from, some);
		armor->size += some;
		from += some;
		size -= some;
		if (armor->size == sizeof(armor->bytes))
			status = put_lines(armor);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

enum status
age_armor_end(struct age_armor *armor)
{
	enum status status = STATUS_OK;

	if (armor->size > 0)
		status = put_lines(armor);
	if (status == STATUS_OK)
		status = put_text(armor, AGE_ARMOR_END "\n");
	return status;
}
