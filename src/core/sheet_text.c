/*
 * sheet_text: a sheet as it is printed.
 *
 * Pure: whatever is on the sheet was looked at and written down before.  A name
 * stands alone on its line, so that a long one is never cut off.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/sheet.h"

#define DAY_BYTES 32
#define MARGIN    4 /* columns before what was agreed */

static void
add_blanks(struct buf *out, size_t columns)
{
	while (columns-- > 0)
		buf_add_char(out, ' ');
}

/* Bytes of ${text} that fit: as far as a blank, or else cut in the word. */
static size_t
fitting(const char *text, size_t columns)
{
	size_t at = 0, blank = 0;

	while (text[at] != '\0') {
		size_t next = text_next_grapheme(text, at);

		if (text[at] == ' ')
			blank = at;
		else if (at > 0 && text_columns_in(text, next) > columns)
			return blank > 0 ? blank : at;
		at = next;
	}
	return at;
}

/* One printable line, over as many as it takes. */
static void
add_wrapped(const char *line, size_t margin, struct buf *out)
{
	do {
		size_t length = fitting(line, SHEET_COLUMNS - margin);

		add_blanks(out, margin);
		buf_add(out, line, length);
		buf_add_char(out, '\n');
		line += length;
		line += strspn(line, " ");
	} while (*line != '\0');
}

/* Text of one or more lines, made printable. */
static void
add_lines(const char *text, size_t margin, struct buf *out)
{
	struct buf shown = BUF_EMPTY, line = BUF_EMPTY;
	const char *at;

	text_printable_lines(text, &shown);
	at = shown.text;
	while (at != NULL) {
		size_t length = strcspn(at, "\n");

		buf_reset(&line);
		buf_add(&line, at, length);
		add_wrapped(line.text, margin, out);
		at = at[length] == '\n' ? at + length + 1 : NULL;
	}
	buf_clear(&line);
	buf_clear(&shown);
}

static void
add_format_day(const char *label, int32_t day, struct buf *out)
{
	char text[DAY_BYTES];

	day_format_long(day, text, sizeof(text));
	buf_add_format(out, "%s %s\n", label, text);
}

static void
add_heading(const struct sheet *sheet, struct buf *out)
{
	buf_add_format(out, "TAKE-OUT SHEET %s\n", sheet->code);
	add_lines(sheet->group, 0, out);
	buf_add_char(out, '\n');
	add_format_day("Made on", sheet->made_on, out);
	add_format_day("Good until", sheet->until_on, out);
	buf_add_text(out, "\n");
	add_lines("What these young people agreed for emergencies. Keep it on "
		  "you, and show it only to who helps them. Shred it after "
		  "that day, and say in sayso that the paper is gone.",
	    0, out);
}

/* Several lines stand under their label. */
static void
add_value(const struct sheet_value *value, struct buf *out)
{
	bool has_lines = strchr(value->value, '\n') != NULL;
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "%s:", value->label);
	if (!has_lines)
		buf_add_format(&text, " %s", value->value);
	add_lines(text.text, MARGIN, out);
	if (has_lines)
		add_lines(value->value, 2 * MARGIN, out);
	buf_clear(&text);
}

static void
add_person(const struct sheet_person *person, struct buf *out)
{
	buf_add_char(out, '\n');
	add_lines(
	    *person->called != '\0' ? person->called : person->code, 0, out);
	for (size_t i = 0; i < person->count; i++)
		add_value(&person->values[i], out);
	if (person->count == 0)
		add_lines("nothing agreed", MARGIN, out);
}

void
sheet_text(const struct sheet *sheet, struct buf *out)
{
	add_heading(sheet, out);
	for (size_t i = 0; i < sheet->count; i++)
		add_person(&sheet->people[i], out);
}
