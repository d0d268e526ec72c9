/*
 * receipt_internal: how the short check code of a slip is made, and what copies
 * say in the same way.
 */
#ifndef CORE_RECEIPT_INTERNAL_H
#define CORE_RECEIPT_INTERNAL_H

#include <jansson.h>

#include "core/core_internal.h"
#include "core/receipt.h"

#define RECEIPT_CODE_LENGTH 10 /* Crockford characters: 50 bits */

/*
 * The entry's number, a hyphen, and the first 50 bits of
 *	BLAKE2b-256("sayso slip 1" and NUL | hash of the statement 32 |
 *	    n u64 LE | hash of entry n 32)
 * as two groups of five.
 */
void receipt_check_text(const unsigned char statement[STATEMENT_HASH_BYTES],
    const struct ledger_head *head, char text[RECEIPT_CHECK_BYTES]);

/* The whole of receipt_json(), not yet text; to be freed by who calls. */
json_t *receipt_json_tree(const struct receipt *receipt);

/* A yes as it stands, live or shut, and how it was signed, in DPV's terms. */
const char *receipt_status_now(const struct consent_line *now);
const char *receipt_method(bool is_card);

#endif
