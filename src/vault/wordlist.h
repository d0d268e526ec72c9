/*
 * wordlist: the 7,776 words that generated passphrases are made of.
 *
 * The EFF large list (one word for each throw of five dice, 12.9 bits), in its
 * own order.  Made at build time by src/vault/wordlist.sh from Debian's
 * diceware package.
 */
#ifndef VAULT_WORDLIST_H
#define VAULT_WORDLIST_H

#define WORDLIST_COUNT 7776

extern const char *const wordlist[];
extern const int wordlist_count; /* always WORDLIST_COUNT */

#endif
