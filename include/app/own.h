/*
 * own: a young person's key, opened for one hand-over.
 *
 * The one place where their PIN and card meet what is kept of their key.  It
 * decides nothing: what may be signed, and what a signature changes, core says.
 * Close it when the laptop goes back; a lock ends the process and it with it.
 */
#ifndef APP_OWN_H
#define APP_OWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/unlock.h"
#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"
#include "core/handover.h"
#include "core/person_key.h"

struct own;

/* How long until a PIN may be tried, in seconds; 0: now. */
MUST_USE enum status own_wait(
    struct unlock *unlock, const char *code, int64_t *seconds);

/*
 * Open.  ${card} as typed; NULL or empty for none.  Both are taken over.
 * NOT_FOUND when they have no key; BUSY with a sentence while they have to wait
 * (own_wait() says how long); WRONG_PASSPHRASE with a sentence for a wrong PIN
 * or card.  Right or wrong, the try is in their history before this returns.
 * INVALID with a sentence for a card that is missing or is no card code: that
 * is no try.
 */
MUST_USE enum status own_open(struct unlock *unlock, const char *code,
    struct secret **pin, struct secret **card, struct own **own);

/*
 * Make a new pair, kept nowhere yet: core stores own_key_row() in the
 * transaction that stores what is signed first.  A ${card} makes the level
 * card.  INVALID with a sentence for a PIN that is easy to guess, or for what
 * is no card code.  Both are taken over.
 */
MUST_USE enum status own_make(struct unlock *unlock, const char *code,
    struct secret **pin, struct secret **card, struct own **own);

/* Wipe; NULL is fine.  Sets the pointer to NULL. */
void own_close(struct own **own);

/* What is kept of it; valid while open. */
const struct person_key *own_key_row(const struct own *own);

/* How core has it sign; valid while open. */
void own_signer(struct own *own, struct person_signer *signer);

/* The same with how it opens and seals values, for a hand-over. */
void own_handover_key(struct own *own, struct handover_key *key);

/* Is that a PIN nobody guesses at once?  INVALID with a sentence. */
MUST_USE enum status own_pin_try(const struct secret *pin);

/* A new card code: 8 characters and a NUL. */
void own_card_make(struct secret **card);

/*
 * What stands in a .minisig and a .pub file, from what the records keep;
 * appended.
 */
void own_signature_text(const unsigned char sign_public[32],
    const char *trusted, const unsigned char signature[128], struct buf *text);
void own_public_text(const unsigned char sign_public[32], struct buf *text);

/* What a .minisig says, not yet believed.  INVALID with a sentence. */
MUST_USE enum status own_signature_read(
    const struct buf *text, char **trusted, unsigned char signature[128]);

#endif
