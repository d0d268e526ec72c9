/*
 * age: files that a passphrase or a key opens, and nobody else, in the format
 * of age-encryption.org/v1.
 *
 * Every encrypted file that a person takes away is one.  It is written as a
 * stream, in constant memory, to whatever takes bytes; any age program opens
 * it.  Of the kinds of recipient that the format knows this module has two: a
 * passphrase (scrypt) and X25519.  A stanza of another kind is passed over, as
 * the format asks.
 *
 * Reading is strict: a file that is not written exactly as the format says, or
 * is changed, cut or longer in any byte, gives nothing at all.
 */
#ifndef VAULT_AGE_H
#define VAULT_AGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/secret.h"
#include "base/status.h"

#define AGE_KEY_BYTES       32
#define AGE_RECIPIENTS_MAX  64   /* of a file that is written here */
#define AGE_IDENTITIES_MAX  1024 /* in one file of them */
#define AGE_IDENTITIES_SIZE ((size_t)256 * 1024) /* bytes of such a file */

/* Somebody's X25519 public key. */
struct age_recipient {
	unsigned char key[AGE_KEY_BYTES];
};

/*
 * Read "age1...", nothing around it.  INVALID, with a sentence, when it is no
 * X25519 recipient, or one that would hide nothing.
 */
MUST_USE enum status age_recipient_parse(
    const char *text, struct age_recipient *recipient);

/* Takes bytes, all or fails; what it returns is handed on. */
struct age_sink {
	enum status (*put)(void *context, const void *bytes, size_t size);
	void *context;
};

/* ---------------------------------------------------------------- writing */

/*
 * Who opens a file: whoever knows the passphrase (up to its first NUL or its
 * end; borrowed until age_write_begin() returns), or each of 1 to
 * AGE_RECIPIENTS_MAX recipients.  Never both: the format forbids it.
 */
struct age_lock {
	const struct secret *passphrase; /* NULL: the recipients */
	const struct age_recipient *recipients;
	size_t count;
	bool is_armored; /* as text (for a letter or a mail), a third longer */
};

struct age_writer;

/*
 * Write the header.  With a passphrase this takes about a second and 256 MiB
 * (UNAVAILABLE when there is too little memory).  ${sink} is copied.
 */
MUST_USE enum status age_write_begin(const struct age_lock *lock,
    const struct age_sink *sink, struct age_writer **writer);

/* Append to what the file holds.  After a failure every call fails so. */
MUST_USE enum status age_write(
    struct age_writer *writer, const void *bytes, size_t size);

/*
 * Write what is left, which makes the file whole, and free the writer, whatever
 * comes of it.  Syncing and closing are the caller's.
 */
MUST_USE enum status age_write_end(struct age_writer **writer);

/* Free a writer whose file is not to be finished; a NULL in it is fine. */
void age_write_drop(struct age_writer **writer);

/* ---------------------------------------------------------------- reading */

/*
 * Read a file of identities: "AGE-SECRET-KEY-1..." on lines of their own, blank
 * lines and lines that start with # between them.  They come out end to end,
 * AGE_KEY_BYTES each.  INVALID, with a sentence, for any other line or none.
 */
MUST_USE enum status age_identities_read(
    const struct secret *text, struct secret **identities);

/* What may open a file; either may be NULL, and what does not fit is unused. */
struct age_keys {
	const struct secret *passphrase;
	const struct secret *identities; /* of age_identities_read() */
};

/*
 * Open a file, armored or not, that can be read at any place.  It is read
 * twice: before the first byte goes to the sink every byte of it was found
 * good.  Each with a sentence: INVALID when it is no age file, or is changed or
 * not whole; WRONG_PASSPHRASE; DENIED when no identity fits; UNAVAILABLE when
 * the passphrase's cost is more memory than there is.
 */
MUST_USE enum status age_open(
    int descriptor, const struct age_keys *keys, const struct age_sink *sink);

#endif
