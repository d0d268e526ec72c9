/*
 * passphrase: words to suggest, and a judgement of what somebody chose.
 */
#ifndef VAULT_PASSPHRASE_H
#define VAULT_PASSPHRASE_H

#include "base/secret.h"
#include "base/status.h"

/* ${count} words of the EFF large list (12.9 bits each), NUL-ended. */
void passphrase_suggest(int count, struct secret **words);

/*
 * Words as somebody typed them from paper, made as they were drawn: small
 * letters, one blank between words, none around them.
 */
void passphrase_tidy_words(struct secret *words);

/*
 * Good enough for a vault?  INVALID with a sentence when shorter than 12
 * characters, or easy to guess: fewer than 2^45 guesses as libzxcvbn counts,
 * which knows common passwords, names, dates and keyboard runs.  Blanks,
 * hyphens, accents and capitals do not count: everybody would try them.
 * ${name} is the user's own, which is no secret.
 */
MUST_USE enum status passphrase_judge(
    const struct secret *passphrase, const char *name);

#endif
