/*
 * text_internal: what the files of text share: one step through UTF-8, the
 * rules about characters, and composing without leaving words in the heap.
 */
#ifndef BASE_TEXT_INTERNAL_H
#define BASE_TEXT_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define TEXT_REPLACEMENT 0xFFFD /* stands for what cannot be shown */
#define TEXT_NOT_UTF8    (-1)
#define TEXT_MARKS_MAX   4 /* combining marks on one letter */

/* The character at ${text}: its code point or TEXT_NOT_UTF8, and its bytes. */
size_t text_step(const char *text, size_t length, int32_t *point);

/* Append one code point as UTF-8. */
void text_add_point(struct buf *out, int32_t point);

/* May it be stored and shown?  Not control, format, private, unassigned. */
bool text_point_is_plain(int32_t point);

/* Combining: takes no place of its own, or shapes what stands before it. */
bool text_point_is_mark(int32_t point);
bool text_point_is_blank(int32_t point);
bool text_point_is_joiner(int32_t point);

/* Do joiners (ZWJ, ZWNJ) mean anything after ${before}?  0: nothing before. */
bool text_joins_after(int32_t before);

/* Code points in memory that is wiped when it is freed. */
struct text_points {
	int32_t *at;
	size_t count;
	size_t room;
};

/* Take apart valid UTF-8 as ${options} of utf8proc say; wipe and free. */
void text_points_from(
    const char *text, size_t length, int options, struct text_points *points);
void text_points_clear(struct text_points *points);

/* Append them composed (NFC); ${points} is used up. */
void text_points_compose(struct text_points *points, struct buf *out);

#endif
