/*
 * tombstone_text: the file of what was erased, between its text and a list.
 *
 * The text comes from a medium that anybody may have had: a line counts only
 * when it is exactly of the one form, and a line can do no more than take
 * something away.
 */
#include "core/tombstone.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"

#define SUM_BYTES  32
#define HASH_HEX   (2 * (size_t)TOMBSTONE_HASH_BYTES)
#define LINE_BYTES 256
#define WORDS_MOST 8

static const char first_line[] = "sayso erasures 1\n";

void
tombstones_clear(struct tombstones *tombstones)
{
	mem_free(tombstones->all);
	*tombstones = (struct tombstones)TOMBSTONES_NONE;
}

/* Where it stands, or would. */
static size_t
place_of(const struct tombstones *tombstones,
    const unsigned char hash[TOMBSTONE_HASH_BYTES])
{
	size_t low = 0, high = tombstones->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (memcmp(tombstones->all[middle].hash, hash,
			TOMBSTONE_HASH_BYTES) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
tombstones_has(const struct tombstones *tombstones,
    const unsigned char hash[TOMBSTONE_HASH_BYTES])
{
	size_t place = place_of(tombstones, hash);

	return place < tombstones->count &&
	       memcmp(tombstones->all[place].hash, hash,
		   TOMBSTONE_HASH_BYTES) == 0;
}

static void
add(struct tombstones *tombstones, const struct tombstone *one)
{
	void *all = tombstones->all;

	mem_grow(&all, &tombstones->room, tombstones->count + 1, sizeof *one);
	tombstones->all = all;
	tombstones->all[tombstones->count++] = *one;
}

static int
compare(const void *one, const void *other)
{
	const struct tombstone *a = one, *b = other;

	return memcmp(a->hash, b->hash, TOMBSTONE_HASH_BYTES);
}

/* In order, each once, after some were added. */
static void
settle(struct tombstones *tombstones)
{
	size_t kept = 0;

	if (tombstones->count > 0)
		qsort(tombstones->all, tombstones->count,
		    sizeof *tombstones->all, compare);
	for (size_t i = 0; i < tombstones->count; i++)
		if (kept == 0 || compare(&tombstones->all[kept - 1],
				     &tombstones->all[i]) != 0)
			tombstones->all[kept++] = tombstones->all[i];
	tombstones->count = kept;
}

size_t
tombstones_join(struct tombstones *to, const struct tombstones *from)
{
	size_t before = to->count;

	for (size_t i = 0; i < from->count; i++)
		add(to, &from->all[i]);
	settle(to);
	return to->count - before;
}

/* ---------------------------------------------------------------- reading */

/* A line cut at its blanks; a copy. */
struct words {
	char line[LINE_BYTES];
	const char *word[WORDS_MOST];
	size_t count;
};

static bool
cut(const char *line, size_t length, struct words *words)
{
	char *at = words->line;

	words->count = 0;
	if (length == 0 || length >= LINE_BYTES)
		return false;
	memcpy(words->line, line, length);
	words->line[length] = '\0';
	if (strlen(words->line) != length)
		return false;
	while (at != NULL && words->count < WORDS_MOST) {
		words->word[words->count++] = at;
		at = strchr(at, ' ');
		if (at != NULL)
			*at++ = '\0';
	}
	return at == NULL;
}

/* Exactly so many lower-case digits. */
static bool
read_hex(const char *word, unsigned char *bytes, size_t size)
{
	if (strlen(word) != 2 * size ||
	    strspn(word, "0123456789abcdef") != 2 * size)
		return false;
	return text_unhex(word, bytes, size) == STATUS_OK;
}

static bool
read_day(const char *word, int32_t *day)
{
	return day_parse(word, day) == STATUS_OK;
}

static const char *
value_of(const char *word, const char *name)
{
	size_t length = strlen(name);

	return strncmp(word, name, length) == 0 ? word + length : NULL;
}

/* "see=SEE count=yes|no until=DAY" */
static bool
read_terms(const char *const word[3], struct tombstone *one)
{
	static const char *const sees[] = {
	    "nobody", "emergency", "worker", "team"};
	const char *see = value_of(word[0], "see=");
	const char *count = value_of(word[1], "count=");
	const char *until = value_of(word[2], "until=");

	if (see == NULL || count == NULL || until == NULL)
		return false;
	for (size_t i = 0; i < 4; i++)
		if (strcmp(see, sees[i]) == 0)
			memcpy(one->see, see, strlen(see) + 1);
	one->count = strcmp(count, "yes") == 0;
	return one->see[0] != '\0' && (one->count || !strcmp(count, "no")) &&
	       read_day(until, &one->until);
}

static bool
read_kind(const char *word, char kind[41])
{
	size_t length = strlen(word);

	if (length == 0 || length > 40 ||
	    strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_") != length)
		return false;
	memcpy(kind, word, length + 1);
	return true;
}

static bool
read_consent(const struct words *words, struct tombstone *one)
{
	bool is_no = words->count == 6 && strcmp(words->word[4], "no") == 0;

	one->what = TOMBSTONE_CONSENT;
	if (!is_no && words->count != 8)
		return false;
	return read_hex(words->word[2], one->person, sizeof one->person) &&
	       read_kind(words->word[3], one->kind) &&
	       (is_no || read_terms(&words->word[4], one));
}

static bool
read_period(const struct words *words, struct tombstone *one)
{
	one->what = TOMBSTONE_PERIOD;
	return words->count == 5 && read_day(words->word[2], &one->start) &&
	       read_day(words->word[3], &one->until) &&
	       one->start <= one->until;
}

static bool
read_one(const struct words *words, struct tombstone *one)
{
	static const char *const names[] = {"field", "person", "user"};

	memset(one, 0, sizeof *one);
	if (words->count < 3 ||
	    !read_hex(words->word[1], one->hash, sizeof one->hash) ||
	    !read_day(words->word[words->count - 1], &one->made_on))
		return false;
	if (strcmp(words->word[0], "consent") == 0)
		return read_consent(words, one);
	if (strcmp(words->word[0], "period") == 0)
		return read_period(words, one);
	for (size_t i = 0; i < 3; i++)
		if (strcmp(words->word[0], names[i]) == 0) {
			one->what = (enum tombstone_what)i;
			one->looks = words->count == 4 &&
				     one->what == TOMBSTONE_PERSON &&
				     strcmp(words->word[2], "looks") == 0;
			return words->count == 3 || one->looks;
		}
	return false;
}

/* "end COUNT SUM" over what stands before it. */
static bool
is_end(const struct words *words, const char *text, size_t before, size_t count)
{
	unsigned char sum[SUM_BYTES], said[SUM_BYTES];

	if (words->count != 3 || strcmp(words->word[0], "end") != 0 ||
	    strtoull(words->word[1], NULL, 10) != count ||
	    !read_hex(words->word[2], said, sizeof said))
		return false;
	crypto_generichash(
	    sum, sizeof sum, (const unsigned char *)text, before, NULL, 0);
	return memcmp(sum, said, sizeof sum) == 0;
}

/* The first two lines; where the rest begins, or 0. */
static size_t
skip_head(const struct buf *text, const unsigned char vault_uid[UID_BYTES])
{
	char hex[2 * UID_BYTES + 1];
	struct buf head = BUF_EMPTY;
	size_t length;

	text_hex(vault_uid, UID_BYTES, hex);
	buf_add_format(&head, "%svault %s\n", first_line, hex);
	length = head.length;
	if (text->length < length || memcmp(text->text, head.text, length) != 0)
		length = 0;
	buf_clear(&head);
	return length;
}

enum status
tombstones_read(const struct buf *text,
    const unsigned char vault_uid[UID_BYTES], struct tombstones *tombstones,
    bool *is_whole)
{
	size_t at = skip_head(text, vault_uid), lines = 0;

	*is_whole = false;
	if (at == 0)
		return REFUSE(STATUS_INVALID,
		    "That is not a file of what was erased from this vault. "
		    "Leave it where it is and use another folder.");
	while (at < text->length) {
		const char *line = text->text + at;
		const char *end = memchr(line, '\n', text->length - at);
		struct words words;
		struct tombstone one;

		*is_whole = false;
		if (end == NULL)
			break; /* cut off */
		if (cut(line, (size_t)(end - line), &words)) {
			if (read_one(&words, &one)) {
				lines++;
				add(tombstones, &one);
			} else {
				*is_whole =
				    is_end(&words, text->text, at, lines);
			}
		}
		at = (size_t)(end - text->text) + 1;
	}
	settle(tombstones);
	return STATUS_OK;
}

/* ---------------------------------------------------------------- writing */

static void
write_one(const struct tombstone *one, struct buf *text)
{
	static const char *const names[] = {
	    "field", "person", "user", "consent", "period"};
	char hex[HASH_HEX + 1], day[DAY_TEXT_BYTES];

	text_hex(one->hash, sizeof one->hash, hex);
	buf_add_format(text, "%s %s ", names[one->what], hex);
	if (one->looks)
		buf_add_text(text, "looks ");
	if (one->what == TOMBSTONE_CONSENT) {
		text_hex(one->person, sizeof one->person, hex);
		buf_add_format(text, "%s %s ", hex, one->kind);
		day_format(one->until, day);
		if (one->see[0] == '\0')
			buf_add_text(text, "no ");
		else
			buf_add_format(text, "see=%s count=%s until=%s ",
			    one->see, one->count ? "yes" : "no", day);
	}
	if (one->what == TOMBSTONE_PERIOD) {
		day_format(one->start, day);
		buf_add_format(text, "%s ", day);
		day_format(one->until, day);
		buf_add_format(text, "%s ", day);
	}
	day_format(one->made_on, day);
	buf_add_format(text, "%s\n", day);
}

/* How many lines of the five sorts are there? */
static size_t
count_lines(const struct buf *text)
{
	size_t count = 0, at = 0;

	while (at < text->length) {
		const char *line = text->text + at;
		const char *end = memchr(line, '\n', text->length - at);
		struct words words;
		struct tombstone one;

		if (end == NULL)
			break;
		if (cut(line, (size_t)(end - line), &words) &&
		    read_one(&words, &one))
			count++;
		at = (size_t)(end - text->text) + 1;
	}
	return count;
}

static void
write_end(struct buf *text)
{
	unsigned char sum[SUM_BYTES];
	char hex[2 * SUM_BYTES + 1];
	size_t count = count_lines(text);

	crypto_generichash(sum, sizeof sum, (const unsigned char *)text->text,
	    text->length, NULL, 0);
	text_hex(sum, sizeof sum, hex);
	buf_add_format(text, "end %zu %s\n", count, hex);
}

void
tombstones_write(const struct tombstones *tombstones,
    const unsigned char vault_uid[UID_BYTES], struct buf *text)
{
	struct tombstones there = TOMBSTONES_NONE;
	char hex[2 * UID_BYTES + 1];
	bool is_whole = false;

	if (tombstones_read(text, vault_uid, &there, &is_whole) != STATUS_OK) {
		text_hex(vault_uid, UID_BYTES, hex);
		buf_reset(text);
		buf_add_format(text, "%svault %s\n", first_line, hex);
	}
	if (text->text[text->length - 1] != '\n')
		buf_add_char(text, '\n'); /* behind a line that was cut off */
	for (size_t i = 0; i < tombstones->count; i++) {
		if (!tombstones_has(&there, tombstones->all[i].hash)) {
			write_one(&tombstones->all[i], text);
			is_whole = false;
		}
	}
	if (!is_whole)
		write_end(text);
	tombstones_clear(&there);
}
