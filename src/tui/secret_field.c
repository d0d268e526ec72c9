/*
 * secret_field: letters go straight into guarded memory.
 */
#include "tui/secret_field.h"

#include <string.h>

void
secret_field_clear(struct secret_field *field)
{
	secret_drop(&field->bytes);
	*field = (struct secret_field){.bytes = NULL};
}

static bool
add(struct secret_field *field, const char *text)
{
	size_t size = strlen(text);

	if (field->length + size > SECRET_FIELD_BYTES)
		return true;
	if (field->bytes == NULL)
		field->bytes = secret_new(SECRET_FIELD_BYTES);
	memcpy(secret_bytes(field->bytes) + field->length, text, size);
	field->length += size;
	field->characters++;
	return true;
}

/* One code point back: every byte that continues one, and its first. */
static bool
take_back(struct secret_field *field)
{
	unsigned char *bytes;
	bool continues;

	if (field->length == 0)
		return true;
	bytes = secret_bytes(field->bytes);
	do {
		continues = (bytes[--field->length] & 0xc0) == 0x80;
		bytes[field->length] = 0;
	} while (continues && field->length > 0);
	field->characters--;
	return true;
}

bool
secret_field_press(struct secret_field *field, const struct press *press)
{
	if (press->code == PRESS_TEXT)
		return add(field, press->text);
	if (press->code == PRESS_BACKSPACE)
		return take_back(field);
	if (press->code == PRESS_CONTROL && press->letter == 'u') {
		secret_field_clear(field);
		return true;
	}
	return false;
}

struct secret *
secret_field_take(struct secret_field *field)
{
	struct secret *taken = field->bytes;

	if (taken != NULL)
		secret_shorten(taken, field->length);
	field->bytes = NULL;
	secret_field_clear(field);
	return taken;
}

struct secret *
secret_field_copy(const struct secret_field *field)
{
	if (field->length == 0)
		return NULL;
	return secret_copy(secret_bytes(field->bytes), field->length);
}
