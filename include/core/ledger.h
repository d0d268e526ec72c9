/*
 * ledger: the append-only, hash-chained list of everything that happened
 * (DESIGN 5).
 *
 *   commitment = BLAKE2b-256(salt 16 | subject 16 | running u64 LE |
 *                            length of event u32 LE | event | body)
 *   hash       = BLAKE2b-256(n u64 LE | day i32 LE | class byte 'l' or 'o' |
 *                            hash before 32 | commitment 32)
 *
 * The hash before entry 1 is the vault uid followed by 16 zero bytes.  The
 * subject is BLAKE2b-128 of a uid.  A body is lines of "key value", in the
 * grammar of man/sayso-vault.5; it holds kinds and hashes of uids, never a
 * value, name, uid or free text.
 */
#ifndef CORE_LEDGER_H
#define CORE_LEDGER_H

#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

#define LEDGER_HASH_BYTES    32
#define LEDGER_SUBJECT_BYTES 16

struct ledger_head {
	int64_t n; /* 0 when the ledger is empty */
	unsigned char hash[LEDGER_HASH_BYTES];
};

/* The newest entry's number and hash. */
MUST_USE enum status ledger_head(
    struct records *records, struct ledger_head *head);

/* BLAKE2b-128 of a uid: how bodies and subjects name things. */
void ledger_subject(const unsigned char uid[UID_BYTES],
    unsigned char subject[LEDGER_SUBJECT_BYTES]);

#endif
