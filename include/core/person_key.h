/*
 * person_key: the keys young people have made, good and ended, and how often
 * somebody tried the wrong PIN.
 *
 * Core never sees a PIN, a card or a secret key: what app hands in and takes
 * out is what stands in the table, and app signs.  A key is made in the same
 * transaction as the first statement under it (person_key_put(), in
 * core_internal.h).  Ending one shuts everything the person had said.
 */
#ifndef CORE_PERSON_KEY_H
#define CORE_PERSON_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

#define PERSON_KEY_FREE_TRIES 5   /* wrong ones before anybody has to wait */
#define PERSON_KEY_WAIT_FIRST 30  /* seconds; doubled by each further one */
#define PERSON_KEY_WAIT_MOST  900 /* seconds */

/* As the table has it (DESIGN 4).  Nothing in it is secret. */
struct person_key {
	bool is_card; /* level card, else pin */
	unsigned char sign_public[32];
	unsigned char box_public[32];
	uint32_t passes;
	uint64_t memory_bytes;
	unsigned char salt[16];
	unsigned char nonce[24];
	unsigned char wrapped[48];
};

/* Their good key.  NOT_FOUND with a sentence when they have none. */
MUST_USE enum status person_key_get(
    struct records *records, const char *code, struct person_key *key);

/* The uid that a key is bound to; app alone needs it. */
MUST_USE enum status person_key_uid(
    struct records *records, const char *code, unsigned char uid[UID_BYTES]);

/*
 * How long until the next try, 0: now.  After five wrong tries in a row it is
 * 30 seconds from the newest, and twice as long after each further one, up to
 * 15 minutes.  The wrong tries and their moments stand in the history, so
 * neither a lock nor a new start shortens it.  (A clock that is set does: a PIN
 * has to keep out those at the laptop, not those who have the store.)
 */
MUST_USE enum status person_key_wait(
    struct records *records, const char *code, int64_t *seconds);

/*
 * Their key was tried, and opened or not: written down before anybody is told.
 * "Who looked" shows both.
 */
MUST_USE enum status person_key_tried(
    struct records *records, const char *code, bool is_right);

/* Why a key ended. */
enum person_key_end {
	PERSON_KEY_NEW,     /* another one took its place */
	PERSON_KEY_LOST,    /* PIN forgotten or card lost */
	PERSON_KEY_NOT_MINE /* "I never made this key" */
};

/*
 * End their good key without a new one: it needs no key.  All they had said is
 * shut, to be asked again.  NOT_FOUND with a sentence when there is none.
 */
MUST_USE enum status person_key_end(
    struct records *records, const char *code, enum person_key_end why);

/* All keys they ever had, oldest first; free with mem_free(). */
struct person_key_line {
	bool is_card;
	unsigned char sign_public[32];
	int64_t made_at;         /* moment */
	char vouched_by[65];     /* the worker who was there */
	int64_t wrong_tries;     /* in a row, newest last */
	int32_t ended_on;        /* day; DAY_NONE: good */
	enum person_key_end why; /* when it ended */
};
MUST_USE enum status person_key_list(struct records *records, const char *code,
    struct person_key_line **lines, size_t *count);

/*
 * How core has something signed by a young person who is here: their opened
 * key, in app's hands.  The signature is minisign's: 128 bytes, the second half
 * over the first and the trusted comment.
 */
struct person_signer {
	const unsigned char *sign_public; /* 32 bytes, borrowed */
	enum status (*sign)(void *signer, const void *message, size_t size,
	    const char *trusted, unsigned char *signature);
	void *signer;
};

/* Did that key sign the message and the comment (BLAKE2b-512, Ed25519)? */
bool person_key_is_signed(const unsigned char sign_public[32],
    const struct buf *message, const char *trusted,
    const unsigned char signature[128]);

#endif
