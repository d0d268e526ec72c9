/*
 * js: builds and prints JSON with jansson; see js.h.
 *
 * Memory never fails here (base/mem ends the process), so what jansson
 * returns is not asked again and again; a key or text it refuses is a mistake
 * of ours and ends the process too.
 */
#include "cli/js.h"

#include <sodium.h>
#include <stddef.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"

#define REAL_DIGITS 15 /* so that 12.33 stays 12.33 */

/* In front of each piece: how much there is to wipe. */
union head {
	size_t size;
	max_align_t align;
};

static void *
piece_new(size_t size)
{
	union head *head = mem_alloc(1, sizeof(*head) + size);

	head->size = size;
	return head + 1;
}

static void
piece_free(void *piece)
{
	union head *head = piece;

	if (head == NULL)
		return;
	head--;
	sodium_memzero(head, sizeof(*head) + head->size);
	mem_free(head);
}

static void
must(bool is_done)
{
	if (!is_done)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: form of an answer.");
}

void
js_start(void)
{
	json_set_alloc_funcs(piece_new, piece_free);
}

static json_t *
string_of(struct buf *text)
{
	json_t *string = json_stringn(text->text, text->length);

	must(string != NULL);
	buf_clear(text);
	return string;
}

json_t *
js_text(const char *text)
{
	struct buf clean = BUF_EMPTY;

	if (text == NULL)
		return json_null();
	text_printable(text, &clean);
	return string_of(&clean);
}

json_t *
js_lines(const char *text)
{
	struct buf clean = BUF_EMPTY;

	if (text == NULL)
		return json_null();
	text_printable_lines(text, &clean);
	return string_of(&clean);
}

json_t *
js_secret(const struct secret *words)
{
	const char *bytes;
	json_t *string;

	if (words == NULL)
		return json_null();
	bytes = (const char *)secret_bytes(words);
	string = json_stringn(bytes, strnlen(bytes, secret_size(words)));
	must(string != NULL);
	return string;
}

json_t *
js_texts(char *const *texts, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		js_add(array, js_text(texts[i]));
	return array;
}

json_t *
js_day(int32_t day)
{
	char text[DAY_TEXT_BYTES];

	if (day == DAY_NONE)
		return json_null();
	day_format(day, text);
	return js_text(text);
}

json_t *
js_minute(int minute)
{
	char text[MINUTE_TEXT_BYTES];

	if (minute < 0)
		return json_null();
	minute_format(minute, text);
	return js_text(text);
}

json_t *
js_number(int64_t number)
{
	return json_integer((json_int_t)number);
}

json_t *
js_hundredths(int64_t hundredths)
{
	return json_real((double)hundredths / 100);
}

json_t *
js_bool(bool is_true)
{
	return json_boolean(is_true);
}

void
js_put(json_t *object, const char *key, json_t *value)
{
	must(json_object_set_new(object, key, value) == 0);
}

void
js_add(json_t *array, json_t *value)
{
	must(json_array_append_new(array, value) == 0);
}

/* What jansson hands out is ASCII, and cleaned before it went in. */
static int
take(const char *bytes, size_t size, void *context)
{
	struct print *print = context;

	buf_add(&print->text, bytes, size);
	return 0;
}

void
js_print(struct print *print, json_t *value)
{
	must(json_dump_callback(value, take, print,
		 JSON_ENSURE_ASCII | JSON_INDENT(1) | JSON_ENCODE_ANY |
		     JSON_REAL_PRECISION(REAL_DIGITS)) == 0);
	buf_add_char(&print->text, '\n');
	json_decref(value);
}
