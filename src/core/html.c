/*
 * html: a page written piece by piece; see core/html.h.
 */
#include "core/html.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/text.h"

#define PENDING_BYTES 16384

void
html_begin(struct html *html, const struct copy_sink *sink)
{
	*html = (struct html){sink, BUF_EMPTY, STATUS_OK};
}

static void
flush(struct html *html)
{
	if (html->status == STATUS_OK && html->pending.length > 0)
		html->status = html->sink->write(html->sink->context,
		    html->pending.text, html->pending.length);
	buf_reset(&html->pending);
}

enum status
html_end(struct html *html)
{
	flush(html);
	buf_clear(&html->pending);
	return html->status;
}

static void
add(struct html *html, const char *bytes, size_t size)
{
	buf_add(&html->pending, bytes, size);
	if (html->pending.length >= PENDING_BYTES)
		flush(html);
}

void
html_put(struct html *html, const char *markup)
{
	add(html, markup, strlen(markup));
}

/* The one place where a text becomes part of a page. */
void
html_bytes(struct html *html, const char *bytes, size_t size)
{
	static const struct {
		char byte;
		const char *markup;
	} marks[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"},
	    {'"', "&quot;"}, {'\'', "&#39;"}};

	for (size_t i = 0; i < size; i++) {
		const char *markup = NULL;

		for (size_t j = 0; j < sizeof(marks) / sizeof(marks[0]); j++) {
			if (marks[j].byte == bytes[i])
				markup = marks[j].markup;
		}
		if (markup != NULL)
			html_put(html, markup);
		else
			add(html, bytes + i, 1);
	}
}

void
html_text(struct html *html, const char *text)
{
	struct buf clean = BUF_EMPTY;

	text_printable_lines(text, &clean);
	html_bytes(html, clean.text, clean.length);
	buf_clear(&clean);
}

void
html_name(struct html *html, const char *text)
{
	html_put(html, "<bdi>");
	html_text(html, text);
	html_put(html, "</bdi>");
}

void
html_day(struct html *html, int32_t day)
{
	char date[DAY_TEXT_BYTES], words[32];

	day_format(day, date);
	day_format_long(day, words, sizeof(words));
	html_put(html, "<time datetime=\"");
	html_put(html, date);
	html_put(html, "\">");
	html_put(html, words);
	html_put(html, "</time>");
}

void
html_moment(struct html *html, int64_t moment)
{
	char text[MINUTE_TEXT_BYTES];

	html_day(html, moment_day(moment));
	minute_format(clock_local_minute(moment), text);
	html_put(html, ", ");
	html_put(html, text);
}

void
html_number(struct html *html, int64_t number)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	html_put(html, text);
}

void
html_row(struct html *html, const char *term)
{
	html_put(html, "<dt>");
	html_put(html, term);
	html_put(html, "</dt><dd>");
}

void
html_row_end(struct html *html)
{
	html_put(html, "</dd>\n");
}

void
html_row_name(struct html *html, const char *term, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	html_row(html, term);
	html_name(html, text);
	html_row_end(html);
}

void
html_row_day(struct html *html, const char *term, int32_t day)
{
	if (day == DAY_NONE)
		return;
	html_row(html, term);
	html_day(html, day);
	html_row_end(html);
}
