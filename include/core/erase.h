/*
 * erase: what was erased in one unlocked stretch, kept so that it can be proved
 * gone (DESIGN 6).
 *
 * The schema itself reports every row about a young person that is deleted
 * (migrations/0004_erasure.sql): nothing can be erased without standing here
 * and without the duty to make the vault's old pages unreadable, which is
 * written in the same transaction.  What an undone transaction erased is not
 * here.  The texts live in memory that is wiped, and nowhere else.
 */
#ifndef CORE_ERASE_H
#define CORE_ERASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/ledger.h"
#include "core/records.h"

/* As numbers they stand in the triggers. */
enum erased_sort {
	ERASED_VALUE = 1,     /* uid, value; sealed: its box */
	ERASED_NAME_WORD = 2, /* a folded word by which a name was found */
	ERASED_DISPUTE = 3,   /* their own words beside a value */
	ERASED_OUTCOME = 4,   /* uid, words, award */
	ERASED_REGISTER = 5, /* a name on a register: uid; a regular: nothing */
	ERASED_REASON = 6,   /* words somebody gave for a look */
	ERASED_STATEMENT = 7, /* a signed text */
	ERASED_PERSON = 8,    /* uid; text: their code */
	ERASED_REQUEST = 9,   /* what was asked for, and why */
	ERASED_COUNTED = 10,  /* a link to counted facts: no text */
	ERASED_NOTE = 11      /* a text in which a name was blacked out */
};

/* One text or uid that must be nowhere any more. */
struct erased {
	enum erased_sort sort;
	bool has_uid;
	unsigned char uid[UID_BYTES];
	struct buf text; /* may hold any byte; length 0: none */
};

struct erased_list;

/* Lend it through records_opening; it outlives the records. */
struct erased_list *erased_list_new(void);
void erased_list_free(struct erased_list **list); /* NULL is fine */

/* What was erased and committed.  Valid until the next operation. */
size_t erased_list_count(const struct erased_list *list);
const struct erased *erased_list_at(const struct erased_list *list, size_t at);

/* Everything in it was proved gone: empty it. */
void erased_list_reset(struct erased_list *list);

/*
 * Prove of a fresh copy of the records that it is the same history and holds
 * nothing of the list: no uid at all, and no text but in rows that are held.
 * Texts longer than 16 bytes are looked for in pieces of 16, so that a part on
 * a page of its own is found too; a single byte is looked for nowhere.  DAMAGED
 * with copies above 0 when something was found, else the numbers are for
 * whoever shows them.
 */
struct erase_proof {
	int64_t pages;  /* searched */
	int64_t copies; /* found where they may not be */
	int64_t held;   /* the same words in rows of others */
	int64_t texts;  /* different texts, pieces and uids looked for */
};
MUST_USE enum status erase_prove(const struct erased_list *list,
    struct store *store, struct store *copy, struct erase_proof *proof);

/* The duty, as it is stored (table scrub_due). */
struct erase_due {
	int64_t
	    things; /* deleted rows about young people since the last proof */
	int64_t unknown; /* of these: erased in a stretch that ended without the
			    proof, so that their texts cannot be looked for */
};
MUST_USE enum status erase_due_read(
    struct records *records, struct erase_due *due);

/* The proof, as it is stored (table scrub_done). */
struct erase_done {
	int64_t head; /* newest entry of the history by then, and its hash */
	unsigned char hash[LEDGER_HASH_BYTES];
	int64_t done_at; /* moment; 0: there was none yet */
	int64_t things;
	int64_t unknown;
	int64_t pages;   /* searched */
	int64_t copies;  /* found: 0 */
	int64_t backups; /* copies elsewhere not yet cleaned */
};
/* The newest; all 0 when there was none. */
MUST_USE enum status erase_done_read(
    struct records *records, struct erase_done *done);

/* The duty is done: one transaction takes it off and keeps the proof. */
MUST_USE enum status erase_done_write(
    struct records *records, const struct erase_done *done);

#endif
