/*
 * anchor_text: the file of anchors in the state folder.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/anchor.h"
#include "core/check_internal.h"

#define KEEP_LAST   50
#define KEEP_MOST   400 /* lines; reached in some thirty years */
#define LINE_BYTES  160
#define MONTH_BYTES 7 /* "2026-11" */

static const char first_line[] = "sayso anchors 1\n";

/* One line, without its end; false at the end of the text. */
static bool
next_line(const struct buf *text, size_t *at, char line[LINE_BYTES])
{
	const char *start = text->text + *at;
	const char *end = memchr(start, '\n', text->length - *at);
	size_t length;

	if (end == NULL)
		return false;
	length = (size_t)(end - start);
	*at += length + 1;
	if (length >= LINE_BYTES)
		length = 0;
	memcpy(line, start, length);
	line[length] = '\0';
	return true;
}

/* "head N HASH MOMENT" */
static bool
read_head(const char *line, struct anchor *anchor)
{
	char hash[2 * LEDGER_HASH_BYTES + 1], moment[MOMENT_TEXT_BYTES];
	int64_t n = 0;

	if (sscanf(line, "head %" SCNd64 " %64s %20s", &n, hash, moment) != 3 ||
	    n < 1 || !check_hex(hash, anchor->hash, sizeof anchor->hash) ||
	    !check_moment(moment, &anchor->at))
		return false;
	anchor->n = n;
	anchor->where = ANCHOR_STATE;
	return true;
}

/* "changed MOMENT MOMENT" */
static bool
read_changed(const char *line, int64_t *at)
{
	char moment[MOMENT_TEXT_BYTES];

	return sscanf(line, "changed %20s", moment) == 1 &&
	       check_moment(moment, at);
}

static void
add_start(const unsigned char vault_uid[UID_BYTES], struct buf *text)
{
	char hex[2 * UID_BYTES + 1];

	text_hex(vault_uid, UID_BYTES, hex);
	buf_add_format(text, "%svault %s\n", first_line, hex);
}

static bool
is_ours(const struct buf *text, const unsigned char vault_uid[UID_BYTES])
{
	struct buf start = BUF_EMPTY;
	bool is_same;

	add_start(vault_uid, &start);
	is_same = text->length >= start.length &&
		  memcmp(text->text, start.text, start.length) == 0;
	buf_clear(&start);
	return is_same;
}

void
anchors_read(const struct buf *text, const unsigned char vault_uid[UID_BYTES],
    struct anchors *anchors, int64_t *changed_at)
{
	char line[LINE_BYTES];
	struct anchor anchor;
	int64_t at = 0;
	size_t place = 0;

	if (changed_at != NULL)
		*changed_at = 0;
	if (!is_ours(text, vault_uid))
		return;
	while (next_line(text, &place, line)) {
		if (read_head(line, &anchor))
			anchors_add(anchors, &anchor);
		else if (changed_at != NULL && read_changed(line, &at))
			*changed_at = at;
	}
}

/* ---------------------------------------------------------------- writing */

static void
add_head(const struct anchor *anchor, struct buf *text)
{
	char hex[2 * LEDGER_HASH_BYTES + 1], moment[MOMENT_TEXT_BYTES];

	text_hex(anchor->hash, sizeof anchor->hash, hex);
	moment_format(anchor->at, moment);
	buf_add_format(
	    text, "head %" PRId64 " %s %s\n", anchor->n, hex, moment);
}

/* Of a month its newest stays, and of all the last. */
static bool
stays(const struct anchors *anchors, size_t i)
{
	char mine[MOMENT_TEXT_BYTES], next[MOMENT_TEXT_BYTES];

	if (i + KEEP_LAST >= anchors->count)
		return true;
	moment_format(anchors->all[i].at, mine);
	moment_format(anchors->all[i + 1].at, next);
	return strncmp(mine, next, MONTH_BYTES) != 0;
}

/* Anew from what was read: anything else in it goes. */
static void
write_anew(const unsigned char vault_uid[UID_BYTES],
    const struct anchors *anchors, const char *changed, struct buf *text)
{
	size_t first =
	    anchors->count > KEEP_MOST ? anchors->count - KEEP_MOST : 0;

	buf_reset(text);
	add_start(vault_uid, text);
	buf_add_text(text, changed);
	for (size_t i = first; i < anchors->count; i++)
		if (stays(anchors, i))
			add_head(&anchors->all[i], text);
}

/* Its newest "changed" line, as it stands. */
static void
keep_changed(const struct buf *text, char changed[LINE_BYTES])
{
	char line[LINE_BYTES];
	size_t place = 0;
	int64_t at;

	changed[0] = '\0';
	while (next_line(text, &place, line))
		if (read_changed(line, &at))
			snprintf(changed, LINE_BYTES, "%.150s\n", line);
}

void
anchors_write(const unsigned char vault_uid[UID_BYTES],
    const struct ledger_head *head, int64_t now, struct buf *text)
{
	struct anchors anchors = ANCHORS_NONE;
	struct anchor anchor = {.where = ANCHOR_STATE, .n = head->n, .at = now};
	char changed[LINE_BYTES];

	memcpy(anchor.hash, head->hash, sizeof anchor.hash);
	anchors_read(text, vault_uid, &anchors, NULL);
	keep_changed(text, changed);
	if (anchors.count == 0 || memcmp(anchors.all[anchors.count - 1].hash,
				      anchor.hash, sizeof anchor.hash) != 0)
		anchors_add(&anchors, &anchor);
	write_anew(vault_uid, &anchors, changed, text);
	anchors_clear(&anchors);
}

void
anchors_write_changed(const unsigned char vault_uid[UID_BYTES], int64_t now,
    int64_t locked_at, struct buf *text)
{
	struct anchors anchors = ANCHORS_NONE;
	char changed[LINE_BYTES], seen[MOMENT_TEXT_BYTES],
	    locked[MOMENT_TEXT_BYTES];

	anchors_read(text, vault_uid, &anchors, NULL);
	moment_format(now, seen);
	moment_format(locked_at, locked);
	snprintf(changed, sizeof changed, "changed %s %s\n", seen, locked);
	write_anew(vault_uid, &anchors, changed, text);
	anchors_clear(&anchors);
}
