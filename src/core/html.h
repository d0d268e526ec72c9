/*
 * html: a page written piece by piece, with one function through which every
 * text of somebody reaches it.
 *
 * Errors stick until html_end().  What is put is ours and a literal; whatever
 * was stored goes through html_text() or html_name().
 */
#ifndef CORE_HTML_H
#define CORE_HTML_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/copy.h"

struct html {
	const struct copy_sink *sink;
	struct buf pending;
	enum status status;
};

void html_begin(struct html *html, const struct copy_sink *sink);

/* Write what is left, wipe, and say how it all went. */
MUST_USE enum status html_end(struct html *html);

/* Markup or words of ours, as they stand. */
void html_put(struct html *html, const char *markup);

/* A text as it may be printed (base/text.h), with its lines, escaped. */
void html_text(struct html *html, const char *text);

/* The same in "bdi", so that it turns nothing around it. */
void html_name(struct html *html, const char *text);

/* Bytes of a text that is printable already, escaped. */
void html_bytes(struct html *html, const char *bytes, size_t size);

/* "Tuesday 3 November 2026"; with the time of day, where the laptop stands. */
void html_day(struct html *html, int32_t day);
void html_moment(struct html *html, int64_t moment);

void html_number(struct html *html, int64_t number);

/* A row of a list of terms: "Who can see it", then what is put next. */
void html_row(struct html *html, const char *term);
void html_row_end(struct html *html);

/* A whole row with a stored text; none for "". */
void html_row_name(struct html *html, const char *term, const char *text);
void html_row_day(struct html *html, const char *term, int32_t day);

#endif
