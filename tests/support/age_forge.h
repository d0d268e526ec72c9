/*
 * age_forge: age files put together from their parts, each as it should be or
 * wrong in one way; always the same for the same words.
 *
 * Templates are texts with parts in braces.  Of a header:
 *
 *   {v1}            its first line
 *   {share} {body}  of a stanza for the identity "key"; {share2} {body2} for
 *                   "other"; {share0} {body0} and {share8} {body8} with a share
 *                   of order 1 and 8, wrapped with the zeros that come of it
 *   {salt} {wrap}   of a stanza for AGE_FORGE_PASSPHRASE, work factor 10;
 *                   {salt1} {wrap1} with work factor 1
 *   {mac}           of all before it
 *   {A} {A63}       64 letters, 63
 *   {nul}           a byte 0
 *
 * Of a header's part a last letter says what is done to it: + a byte 0 behind,
 * - the last byte left out, ! the last bit changed, ~ base64 with a bit set
 * that means nothing, = padding.
 *
 * Of an armor: {begin} {end} without a line end; {first}, {middle} (lines with
 * their ends), {last}, which all but {middle} have no end; ~ and ! as before;
 * {last-} without padding; {one} all in one line; {crlf} all with CR LF.
 *
 * A payload is a text of letters:
 *
 *   N n       nonce, too short a nonce
 *   a e T     the last chunk: "age", nothing, as long as makes whole lines of
 *             armor
 *   F p E     a chunk that is not the last: whole, one byte, nothing
 *   L s       the last chunk: whole, one byte
 *   #1        the next chunk has number 1
 *   ! < - g G change the last bit, cut 16 bytes, cut one, add 12, add 20
 *
 * Chunks that are not text hold whatever becomes zeros when it is locked.
 */
#ifndef SUPPORT_AGE_FORGE_H
#define SUPPORT_AGE_FORGE_H

#include "base/buf.h"
#include "vault/age.h"

#define AGE_FORGE_PASSPHRASE  "nine tired badgers swim at night"
#define AGE_FORGE_BECH32_ROOM 100

struct age_forge {
	struct buf file;
	struct buf plain; /* what its chunks hold */
};

/* ${armor} may be NULL. */
void age_forge_make(struct age_forge *forge, const char *header,
    const char *payload, const char *armor);
void age_forge_clear(struct age_forge *forge);

/* The keys of a name. */
void age_forge_keys(const char *name, unsigned char secret_key[AGE_KEY_BYTES],
    struct age_recipient *recipient);

/*
 * Bech32 of any bytes, in the case of its prefix; ${left_over} goes into the
 * bits behind the last byte, which should be zero.
 */
void age_forge_bech32(const char *prefix, const void *bytes, size_t size,
    unsigned left_over, char text[AGE_FORGE_BECH32_ROOM]);

#endif
