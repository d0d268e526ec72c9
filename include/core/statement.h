/*
 * statement: one signed text with everything a person has said so far, as
 * anybody can read it (DESIGN 5; man/sayso-vault.5, STATEMENTS).
 *
 * Pure: texts in memory.  There is one way to write a statement, and the reader
 * takes that one only: what it reads, written anew, is the same in every byte.
 * It says nothing about who signed it, or whether they did.
 */
#ifndef CORE_STATEMENT_H
#define CORE_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

#define STATEMENT_SAYS_MOST  256
#define STATEMENT_TEXT_MOST  65536 /* bytes; longer ones are not read */
#define STATEMENT_KIND_BYTES 41    /* a kind's name and NUL */
#define STATEMENT_HASH_BYTES 32
#define STATEMENT_KEY_BYTES  16 /* BLAKE2b-128 of a worker's signing key */

/* What they answered: "no", "keep it, do not use it", or yes with its terms. */
enum statement_answer { STATEMENT_NO, STATEMENT_KEEP, STATEMENT_YES };

enum statement_see {
	STATEMENT_NOBODY,
	STATEMENT_EMERGENCY,
	STATEMENT_WORKER,
	STATEMENT_TEAM
};

struct statement_say {
	char kind[STATEMENT_KIND_BYTES];
	enum statement_answer answer;
	/* the rest for a yes only; else zero */
	enum statement_see see;
	unsigned char worker[STATEMENT_KEY_BYTES]; /* STATEMENT_WORKER */
	bool count;
	int32_t until; /* day */
	unsigned char notice[STATEMENT_HASH_BYTES];
};

struct statement {
	unsigned char vault[16];  /* uid */
	unsigned char person[16]; /* uid */
	int64_t number;           /* 1, 2, 3, ... */
	int64_t time;             /* moment */
	bool has_before;
	unsigned char before[STATEMENT_HASH_BYTES]; /* of the text before */
	bool is_card;                               /* level card, else pin */
	bool is_able;                               /* capacity, else not_yet */
	char language[9];
	struct statement_say *says; /* in order of kind, each once */
	size_t count;
};

/*
 * Append the text.  ${statement->says} may be in any order and is put in order
 * here.  INVALID for what has no text: a kind twice or none, a yes that is
 * neither seen nor counted, a number, day or moment that is none.
 */
MUST_USE enum status statement_write(
    struct statement *statement, struct buf *text);

/* INVALID for anything but a text of statement_write(). */
MUST_USE enum status statement_read(
    const char *text, size_t size, struct statement *statement);

/* Free what it owns; all zero is fine. */
void statement_clear(struct statement *statement);

/* What they answered about a kind; NULL: nothing. */
const struct statement_say *statement_find(
    const struct statement *statement, const char *kind);

/* BLAKE2b-256 of the text: what "before" and the history hold of it. */
void statement_hash(
    const char *text, size_t size, unsigned char hash[STATEMENT_HASH_BYTES]);

/* BLAKE2b-128 of a worker's public signing key, for see=worker:KEY. */
void statement_worker(const unsigned char sign_public[32],
    unsigned char worker[STATEMENT_KEY_BYTES]);

#endif
