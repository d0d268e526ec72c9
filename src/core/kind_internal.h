/*
 * kind_internal: what the files about kinds and notices share.
 */
#ifndef CORE_KIND_INTERNAL_H
#define CORE_KIND_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/core_internal.h"
#include "core/kind.h"

#define NOTICE_LANGUAGE       "en"
#define NOTICE_HASH_BYTES     32
#define NOTICE_WORDS_MOST     40 /* in front */
#define NOTICE_SENTENCES_MOST 2  /* in front */

/* Free what a kind holds. */
void kind_clear(struct kind *kind);

/*
 * The rules for a kind as somebody gave it.  ${tidy} gets a copy of its own
 * with texts tidied and defaults filled in; INVALID with a sentence.
 */
MUST_USE enum status kind_check(const struct kind *typed, struct kind *tidy);

/* Write a checked kind and version 1 of its notice; ${id} 0: the next one. */
MUST_USE enum status kind_insert(struct records *records, struct txn *txn,
    int64_t id, const struct kind *kind);

/* The words a new vault asks for ${kind} in; NULL: there are none. */
const struct notice_seed *notice_seed_of(const char *kind);

/* Name, handle, attendance, outcome: the schema leans on these. */
bool kind_is_fixed(const char *name);

/* Words are parted by white space; a sentence ends with . ! or ? */
size_t notice_words(const char *text);
size_t notice_sentences(const char *text);

/* The rules for a notice; tidied texts, to be freed by mem_free(). */
MUST_USE enum status notice_check_front(const char *typed, char **front);
MUST_USE enum status notice_check_rest(const char *typed, char **rest);

/* BLAKE2b-256 over language, front and rest, each ended by a NUL. */
void notice_hash(
    const char *front, const char *rest, unsigned char hash[NOTICE_HASH_BYTES]);

/* Write one version of a kind's notice. */
struct notice_version {
	int64_t kind;
	int version;
	bool widens;
	const char *front;
	const char *rest;
};
MUST_USE enum status notice_add(struct records *records, struct txn *txn,
    const struct notice_version *notice);

#endif
