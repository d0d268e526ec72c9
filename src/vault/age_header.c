/*
 * age_header: read strictly and written.
 *
 * A header is taken in whole, up to a limit, before any of it is believed.  Its
 * stanzas are checked once, all of them, those of a kind that nobody here knows
 * as well; afterwards they are only pointed into.
 */
#include "vault/age_header.h"

#include <string.h>

#define VERSION  "age-encryption.org/"
#define V1       VERSION "v1\n"
#define MARK     "---"
#define STANZA   "-> "
#define LETTERS  64 /* of a whole line of a body */
#define MAC_TEXT 43 /* letters */

/* ---------------------------------------------------------------- reading */

/* A byte at a time: what is behind the header is not the header's. */
static enum status
read_line(struct age_source *source, struct buf *text)
{
	for (;;) {
		enum status status;
		char byte;
		size_t got;

		status = age_source_read(source, &byte, 1, &got);
		if (status != STATUS_OK)
			return status;
		if (got == 0 || text->length == AGE_HEADER_MOST)
			return REFUSE(STATUS_INVALID, AGE_CHANGED);
		buf_add_char(text, byte);
		if (byte == '\n')
			return STATUS_OK;
	}
}

static bool
starts(const char *text, size_t length, const char *start)
{
	return length >= strlen(start) &&
	       memcmp(text, start, strlen(start)) == 0;
}

/* The first line alone says what it is, and which format. */
static enum status
read_version(struct age_source *source, struct buf *text)
{
	char start[sizeof(VERSION) - 1];
	size_t got;
	enum status status;

	status = age_source_read(source, start, sizeof(start), &got);
	if (status != STATUS_OK)
		return status;
	buf_add(text, start, got);
	if (!starts(text->text, text->length, VERSION))
		return REFUSE(STATUS_INVALID, "That is not an age file.");
	status = read_line(source, text);
	if (status == STATUS_OK && strcmp(text->text, V1) != 0)
		status = REFUSE(STATUS_INVALID,
		    "That age file is of another version. sayso reads v1.");
	return status;
}

/* Up to and with the line of the MAC, which no line of a stanza looks like. */
static enum status
read_text(struct age_source *source, struct buf *text, size_t *last)
{
	enum status status = read_version(source, text);

	while (status == STATUS_OK) {
		*last = text->length;
		status = read_line(source, text);
		if (status == STATUS_OK &&
		    starts(text->text + *last, text->length - *last, MARK))
			break;
	}
	return status;
}

static bool
read_mac(struct age_header *header, size_t last)
{
	struct age_word word = {header->text.text + last + sizeof(MARK), 0};
	size_t length = header->text.length - last;
	bool is_good;

	/* "---", a blank, the letters, a newline */
	if (length != sizeof(MARK) + MAC_TEXT + 1 ||
	    header->text.text[last + sizeof(MARK) - 1] != ' ')
		return false;
	word.length = MAC_TEXT;
	is_good = age_word_bytes(&word, header->mac, sizeof(header->mac));
	buf_cut(&header->text, last + sizeof(MARK) - 1);
	return is_good;
}

enum status
age_header_read(struct age_source *source, struct age_header *header)
{
	struct age_stanza stanza;
	size_t last = 0, at = 0;
	enum status status;

	buf_init(&header->text);
	header->stanzas = 0;
	status = read_text(source, &header->text, &last);
	if (status != STATUS_OK)
		return status;
	if (!read_mac(header, last))
		return REFUSE(STATUS_INVALID, AGE_CHANGED);
	while (age_header_next(header, &at, &stanza))
		header->stanzas++;
	/* It stopped at the mark, and not at something that is no stanza. */
	if (at != last || header->stanzas == 0 ||
	    header->stanzas > AGE_STANZAS_MOST)
		return REFUSE(STATUS_INVALID, AGE_CHANGED);
	return STATUS_OK;
}

/* ---------------------------------------------------------------- stanzas */

/* A line without its newline; false when there is none. */
static bool
next_line(const struct buf *text, size_t *at, struct age_word *line)
{
	const char *newline =
	    memchr(text->text + *at, '\n', text->length - *at);

	if (newline == NULL)
		return false;
	line->text = text->text + *at;
	line->length = (size_t)(newline - line->text);
	*at += line->length + 1;
	return true;
}

/* Words of visible ASCII, one blank between two, at least one. */
static bool
split_words(const struct age_word *line, struct age_stanza *stanza)
{
	const char *end = line->text + line->length;

	stanza->word_count = 0;
	for (const char *at = line->text;; at++) {
		struct age_word word = {at, 0};

		while (at<end && * at> ' ' && *at < 0x7f)
			at++;
		word.length = (size_t)(at - word.text);
		if (word.length == 0 || (at < end && *at != ' '))
			return false;
		if (stanza->word_count < AGE_WORDS)
			stanza->words[stanza->word_count] = word;
		stanza->word_count++;
		if (at == end)
			return true;
	}
}

/* Whole lines, then one that is shorter and may be empty. */
static bool
next_body(const struct buf *text, size_t *at, struct age_stanza *stanza)
{
	unsigned char bytes[AGE_ARMOR_LINE_BYTES];
	size_t size;

	stanza->body_lines = 0;
	do {
		if (!next_line(text, at, &stanza->body) ||
		    stanza->body.length > LETTERS ||
		    !age_base64_read(stanza->body.text, stanza->body.length,
			bytes, sizeof(bytes), &size))
			return false;
		stanza->body_lines++;
	} while (stanza->body.length == LETTERS);
	return true;
}

bool
age_header_next(
    const struct age_header *header, size_t *at, struct age_stanza *stanza)
{
	size_t next = *at == 0 ? sizeof(V1) - 1 : *at;
	struct age_word line;

	*at = next;
	if (!next_line(&header->text, &next, &line) ||
	    !starts(line.text, line.length, STANZA))
		return false;
	line.text += sizeof(STANZA) - 1;
	line.length -= sizeof(STANZA) - 1;
	if (!split_words(&line, stanza) ||
	    !next_body(&header->text, &next, stanza))
		return false;
	*at = next;
	return true;
}

bool
age_word_is(const struct age_word *word, const char *text)
{
	return word->length == strlen(text) &&
	       memcmp(word->text, text, word->length) == 0;
}

bool
age_word_bytes(const struct age_word *word, unsigned char *bytes, size_t size)
{
	size_t found = 0;

	return age_base64_read(word->text, word->length, bytes, size, &found) &&
	       found == size;
}

void
age_header_clear(struct age_header *header)
{
	buf_clear(&header->text);
}

/* ---------------------------------------------------------------- writing */

void
age_header_start(struct buf *text)
{
	buf_add_text(text, V1);
}

void
age_header_add(struct buf *text, const char *first,
    const unsigned char wrapped[AGE_WRAPPED_BYTES])
{
	buf_add_format(text, STANZA "%s\n", first);
	age_base64_add(text, wrapped, AGE_WRAPPED_BYTES);
	buf_add_char(text, '\n');
}

void
age_header_end(struct buf *text, const struct secret *file_key)
{
	unsigned char mac[AGE_MAC_BYTES];

	buf_add_text(text, MARK);
	age_mac(file_key, text, mac);
	buf_add_char(text, ' ');
	age_base64_add(text, mac, sizeof(mac));
	buf_add_char(text, '\n');
}
