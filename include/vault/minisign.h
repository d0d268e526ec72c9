/*
 * minisign: signatures in minisign's format, so that anybody can check a slip
 * with a program that is not ours (jedisct1.github.io/minisign, "Signature
 * format"; DESIGN 5).
 *
 * Pure: texts in memory, no file.  A signature is Ed25519 over BLAKE2b-512 of
 * the message (algorithm "ED", never the older "Ed" over the message itself),
 * and a second one, Ed25519 over the first followed by the trusted comment.
 * Both together are the 128 bytes that the records keep beside the comment;
 * the text is written from them again.  The key id is grown from the public
 * key, so it is kept nowhere.
 *
 * The first line of either text is signed by nothing.  Never show it.
 */
#ifndef VAULT_MINISIGN_H
#define VAULT_MINISIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"
#include "vault/vault.h"

#define MINISIGN_ID_BYTES      8
#define MINISIGN_BYTES         128  /* signature and global signature */
#define MINISIGN_COMMENT_BYTES 1024 /* longest comment of either sort */
#define MINISIGN_TEXT_BYTES    2560 /* longest text that is read at all */

/* The first 8 bytes of BLAKE2b-256 of the public key. */
void minisign_key_id(const unsigned char sign_public[VAULT_KEY_BYTES],
    unsigned char id[MINISIGN_ID_BYTES]);

/*
 * Sign with an Ed25519 secret as libsodium has it (64 bytes).  INVALID for a
 * comment that is too long, is no UTF-8 or holds a control character (a tab may
 * stand in it).
 */
MUST_USE enum status minisign_sign(const struct secret *sign_secret,
    const void *message, size_t size, const char *trusted,
    unsigned char signature[MINISIGN_BYTES]);

/* Do all three belong together, and to this public key? */
bool minisign_is_signed(const unsigned char sign_public[VAULT_KEY_BYTES],
    const void *message, size_t size, const char *trusted,
    const unsigned char signature[MINISIGN_BYTES]);

/* Append what stands in a .minisig and in a .pub file. */
void minisign_write(const unsigned char sign_public[VAULT_KEY_BYTES],
    const char *trusted, const unsigned char signature[MINISIGN_BYTES],
    struct buf *text);
void minisign_write_public(
    const unsigned char sign_public[VAULT_KEY_BYTES], struct buf *text);

/* What a signature text says, not yet believed. */
struct minisign_read {
	unsigned char id[MINISIGN_ID_BYTES];
	unsigned char signature[MINISIGN_BYTES];
	char trusted[MINISIGN_COMMENT_BYTES + 1];
};

/*
 * Read the texts: exactly four lines (a public key: two), each ended by a
 * newline, base64 in its one way of being written, nothing behind.  INVALID
 * else, with a sentence.
 */
MUST_USE enum status minisign_read(
    const char *text, size_t size, struct minisign_read *read);
MUST_USE enum status minisign_read_public(const char *text, size_t size,
    unsigned char sign_public[VAULT_KEY_BYTES],
    unsigned char id[MINISIGN_ID_BYTES]);

/*
 * Read a signature text and check it.  INVALID when it is none, DENIED when
 * somebody else signed, or something else was signed; each with a sentence.
 * ${id}: of the key, as its own text has it; NULL: as minisign_key_id() has it.
 */
MUST_USE enum status minisign_verify(
    const unsigned char sign_public[VAULT_KEY_BYTES], const unsigned char *id,
    const struct buf *message, const struct buf *text);

#endif
