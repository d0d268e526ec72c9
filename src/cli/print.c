/*
 * print: gathers what is said and writes it out; see print.h.
 */
#include "cli/print.h"

#include <errno.h>
#include <stdbool.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"

#define WIDTH 72 /* columns of a broken line, without its margin */

void
print_init(struct print *print, int descriptor)
{
	print->descriptor = descriptor;
	buf_init(&print->text);
}

void
print_clear(struct print *print)
{
	buf_clear(&print->text);
}

enum status
print_flush(struct print *print)
{
	const char *bytes = print->text.text;
	size_t left = print->text.length;
	enum status status = STATUS_OK;

	while (left > 0) {
		ssize_t done = write(print->descriptor, bytes, left);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			status = REFUSE(STATUS_IO,
			    "The result could not be written out. Is the disk "
			    "full, or what reads it gone?");
			break;
		}
		bytes += done;
		left -= (size_t)done;
	}
	buf_clear(&print->text);
	return status;
}

void
print_words(struct print *print, const char *words)
{
	text_printable_lines(words, &print->text);
}

void
print_format(struct print *print, const char *format, ...)
{
	va_list values;
	int length;
	char *text;

	va_start(values, format);
	length = vsnprintf(NULL, 0, format, values);
	va_end(values);
	if (length < 0)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: form of a line.");

	text = mem_alloc((size_t)length + 1, 1);
	va_start(values, format);
	vsnprintf(text, (size_t)length + 1, format, values);
	va_end(values);
	text_printable_lines(text, &print->text);
	mem_wipe_text(&text);
}

void
print_text(struct print *print, const char *text)
{
	text_printable(text, &print->text);
}

/* Drawn from a list of plain words, so there is nothing to clean. */
void
print_secret(struct print *print, const struct secret *words)
{
	const char *bytes = (const char *)secret_bytes(words);

	buf_add(&print->text, bytes, strnlen(bytes, secret_size(words)));
}

void
print_lines(struct print *print, const char *margin, const char *text)
{
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		char *line = mem_text_n(text, length);

		print_words(print, margin);
		text_printable(line, &print->text);
		buf_add_char(&print->text, '\n');
		mem_wipe_text(&line);
		text += length;
		text += *text == '\n';
	}
}

/* Bytes of ${line} that fit, up to a blank if there is one to break at. */
static size_t
fitting(const char *line, size_t most)
{
	size_t length = 0;

	for (;;) {
		size_t word = length + strspn(line + length, " ");
		char *part;
		bool fits;

		word += strcspn(line + word, " ");
		part = mem_text_n(line, word);
		fits = text_columns(part) <= most;
		mem_wipe_text(&part);
		if (length > 0 && !fits)
			return length;
		length = word;
		if (line[length] == '\0')
			return length;
	}
}

void
print_wrapped(struct print *print, const char *margin, const char *text)
{
	struct buf clean = BUF_EMPTY;
	char *line, *next;

	text_printable_lines(text, &clean);
	for (line = clean.text; line != NULL; line = next) {
		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		while (*line != '\0') {
			size_t length = fitting(line, WIDTH);

			print_words(print, margin);
			buf_add(&print->text, line, length);
			buf_add_char(&print->text, '\n');
			line += length + strspn(line + length, " ");
		}
	}
	buf_clear(&clean);
}

void
print_labelled(struct print *print, const char *label, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	print_format(print, "%s: ", label);
	print_text(print, text);
	print_words(print, "\n");
}

void
print_day(struct print *print, int32_t day)
{
	char text[DAY_TEXT_BYTES];

	if (day == DAY_NONE) {
		print_words(print, "-");
		return;
	}
	day_format(day, text);
	print_words(print, text);
}
