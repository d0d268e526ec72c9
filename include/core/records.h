/*
 * records: the records store opened by one worker, with the day it is judged
 * by.
 *
 * Everything in core works on a struct records.  It holds no key: the store
 * was opened by app, and signing goes through the signer app hands in.  Each
 * whole operation (person_add, session_add, ...) is one transaction with its
 * ledger entry inside; front ends never see a transaction.
 */
#ifndef CORE_RECORDS_H
#define CORE_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "store/store.h"

#define UID_BYTES       16
#define CODE_TEXT_BYTES 9 /* 8 Crockford characters and NUL: a uid as shown */

struct records;
struct erased_list;
struct sealer;

/* What app knows of the one who acts.  All borrowed; must outlive the records.
 */
struct records_opening {
	struct store *store;
	const unsigned char *vault_uid; /* UID_BYTES */
	const unsigned char *user_uid;  /* UID_BYTES: who acts */
	int64_t now;                    /* UTC seconds */
	/* Ed25519 over a message with the acting user's key: 64 bytes out. */
	void (*sign)(void *signer, const void *message, size_t size,
	    unsigned char *signature);
	void *signer;
	const struct sealer *sealer; /* core/sealer.h; NULL: opens no seal */
	struct erased_list *erased;  /* core/erase.h; NULL: keeps no list */
};

/* One user as the records store keeps the list (DESIGN 4). */
struct records_user {
	unsigned char uid[UID_BYTES];
	char name[65];
	bool is_worker; /* else manager */
	bool is_recovery;
	unsigned char sign_public[32];
	unsigned char box_public[32];
};

/*
 * Fill a store that was just made: users, organisation, kinds with notices.
 * The first user acts.
 */
MUST_USE enum status records_fill_new(const struct records_opening *opening,
    const struct records_user *users, size_t count, const char *organisation);

/*
 * Open for a worker.  DAMAGED when the store belongs to another vault, DENIED
 * when the user is not one of its workers.
 */
MUST_USE enum status records_open(
    const struct records_opening *opening, struct records **records);

/* The lock: signs the ledger head if it moved.  NULL is fine; sets to NULL. */
MUST_USE enum status records_close(struct records **records);

/* Tell what time it is now: before each whole operation of a long stretch. */
void records_set_now(struct records *records, int64_t now);

/*
 * The day everything is judged by: the later of the clock and the newest
 * confirmed entry (DESIGN 5, clock guard).
 */
int32_t records_today(const struct records *records);
int64_t records_now(const struct records *records);

enum clock_trust { CLOCK_TRUSTED, CLOCK_BEHIND, CLOCK_AHEAD };

/* While not trusted nothing is erased or closed, and entries are unconfirmed.
 */
enum clock_trust records_clock(const struct records *records);

/*
 * A worker says that ${day} is today's date.  INVALID with a sentence unless
 * the clock says so too (then the clock must be set right first).
 */
MUST_USE enum status records_confirm_date(struct records *records, int32_t day);

/*
 * Note that this day was seen with a clock that can be trusted, once a day: a
 * clock that is set back later cannot bring back what ran out by now.
 */
MUST_USE enum status records_mark_day(struct records *records);

/* Uid and code: random; the code is the first 40 bits in Crockford base 32. */
void uid_new(unsigned char uid[UID_BYTES]);
void uid_code(const unsigned char uid[UID_BYTES], char code[CODE_TEXT_BYTES]);

/* Tidy a code as typed (case, O/0, I/L/1, blanks); false when it is none. */
bool code_tidy(const char *text, char code[CODE_TEXT_BYTES]);

/* The name of the acting user; valid while open. */
const char *records_me(const struct records *records);

#endif
