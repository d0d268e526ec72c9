/*
 * age_source: the bytes of an age file, its armor taken off.
 */
#ifndef VAULT_AGE_SOURCE_H
#define VAULT_AGE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

#define AGE_ARMOR_BEGIN      "-----BEGIN AGE ENCRYPTED FILE-----"
#define AGE_ARMOR_END        "-----END AGE ENCRYPTED FILE-----"
#define AGE_ARMOR_LINE       64 /* letters of a whole line */
#define AGE_ARMOR_LINE_BYTES 48

/* What is said of a file that cannot be trusted in some byte. */
#define AGE_CHANGED "That file was changed, or it is not whole."

/*
 * Where a file is being read.  A copy of the struct is a bookmark: both read on
 * from there, each for itself.
 */
struct age_source {
	int descriptor;
	int64_t at; /* in the file, of what was not read from it yet */
	size_t first, end;
	unsigned char raw[4096];
	bool is_armored;
	bool is_short; /* no line may follow but the last */
	bool is_ended; /* the last line was seen, and nothing is behind it */
	size_t line_first, line_end;
	unsigned char line[AGE_ARMOR_LINE_BYTES]; /* without its armor */
};

/* Start at the beginning of a file; see whether it is armored. */
MUST_USE enum status age_source_start(
    struct age_source *source, int descriptor);

/*
 * Up to ${size} bytes, fewer only at the end.  INVALID, with a sentence, when
 * the armor is not exactly as it has to be.
 */
MUST_USE enum status age_source_read(
    struct age_source *source, void *bytes, size_t size, size_t *got);

/* Wipe what is in it. */
void age_source_clear(struct age_source *source);

#endif
