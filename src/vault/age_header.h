/*
 * age_header: the text at the beginning of an age file: who can open it.
 */
#ifndef VAULT_AGE_HEADER_H
#define VAULT_AGE_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "vault/age_keys.h"
#include "vault/age_source.h"

#define AGE_HEADER_MOST  ((size_t)1024 * 1024) /* bytes */
#define AGE_STANZAS_MOST 4096
#define AGE_WORDS        3 /* that a stanza of ours has */

/* Part of the header's text, not ended by a NUL. */
struct age_word {
	const char *text;
	size_t length;
};

/* How one recipient finds the file key. */
struct age_stanza {
	struct age_word words[AGE_WORDS]; /* the first says what kind it is */
	size_t word_count;                /* all of them, kept or not */
	size_t body_lines;
	struct age_word body; /* its last line, shorter than 64 letters */
};

struct age_header {
	struct buf text; /* up to and with its "---" */
	size_t stanzas;  /* how many, at least one */
	unsigned char mac[AGE_MAC_BYTES];
};

/*
 * Read a header, and leave the source behind it.  INVALID, with a sentence,
 * when it is not written exactly as it has to be, or is longer than the most.
 */
MUST_USE enum status age_header_read(
    struct age_source *source, struct age_header *header);

/* Step through its stanzas; start with *at = 0. */
bool age_header_next(
    const struct age_header *header, size_t *at, struct age_stanza *stanza);

bool age_word_is(const struct age_word *word, const char *text);

/*
 * What a word says in base64: exactly ${size} bytes.  A body of 32 bytes is
 * read so too: it has one line.
 */
bool age_word_bytes(
    const struct age_word *word, unsigned char *bytes, size_t size);

void age_header_clear(struct age_header *header);

/*
 * A header being written: the version; a stanza of which ${first} is the line
 * of words; what ends it.
 */
void age_header_start(struct buf *text);
void age_header_add(struct buf *text, const char *first,
    const unsigned char wrapped[AGE_WRAPPED_BYTES]);
void age_header_end(struct buf *text, const struct secret *file_key);

#endif
