/*
 * core_internal: what modules of core share and nobody else may see.
 *
 * A write about a person needs a struct permit, and only consent.c makes one.
 * While a permit is held, the store's triggers let through exactly that kind
 * of that person; without it they refuse (SQL functions permitted, deciding).
 */
#ifndef CORE_CORE_INTERNAL_H
#define CORE_CORE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/status.h"
#include "core/ledger_internal.h"
#include "core/person.h"
#include "core/person_key.h"
#include "core/records.h"
#include "core/tombstone_bury.h"
#include "store/stmt.h"
#include "store/txn.h"

/* Ids of the kinds that are fixed in the schema. */
enum { KIND_NAME = 1, KIND_HANDLE = 2, KIND_ATTENDANCE = 3, KIND_OUTCOME = 4 };

struct erased_list;
struct handover_key;
struct own_drops;
struct sealer;

struct records {
	struct store *store;
	unsigned char vault_uid[UID_BYTES];
	unsigned char my_uid[UID_BYTES];
	unsigned char my_hash[LEDGER_SUBJECT_BYTES];
	char my_name[65];
	int64_t me;  /* user.id of who acts */
	int64_t now; /* UTC seconds */
	int32_t today;
	enum clock_trust clock;
	int32_t
	    confirmed_day;  /* of the newest confirmed entry; DAY_NONE: none */
	int32_t opened_day; /* newest when it was opened: later is news */
	int64_t opened_n;
	int64_t permit_person; /* 0: no permit held */
	int64_t permit_kind;
	int64_t deciding_person;   /* 0: nobody's consent is being decided */
	struct proof *proof;       /* what people's yeses are held to */
	struct own_noes *own_noes; /* of this opening, not gone yet */
	struct ledger_head head;   /* as cached since the newest entry */
	int64_t signed_head;       /* n of the newest signed head */
	void (*sign)(void *signer, const void *message, size_t size,
	    unsigned char *signature);
	void *signer;
	const struct sealer *sealer; /* of who acts; NULL: none */
	struct erased_list *erased;  /* of this stretch; NULL: none */
	/* handover.c: whose hand-over goes on, and their opened key */
	int64_t handover_person; /* 0: none */
	unsigned char handover_uid[UID_BYTES];
	char handover_code[CODE_TEXT_BYTES];
	const struct handover_key *handover_key; /* NULL: not used */
	int64_t handover_entry;  /* of the history: it began there */
	int64_t handover_since;  /* what is behind that entry is new to them */
	int64_t *handover_later; /* put off: kinds, requests as -id */
	size_t handover_later_count;
	struct own_drops *own_drops; /* values taken out in it; NULL: none */
};

/* Define today(), permitted(), deciding() and said() on the store. */
MUST_USE enum status records_define_functions(struct records *records);

/*
 * The day a no is dated by: today, or while the clock has jumped ahead the
 * newest confirmed day, so that nothing is kept for longer than it may be.
 */
int32_t records_no_day(const struct records *records);

/*
 * The latest day that anything can have happened on: today, or while the clock
 * has jumped ahead no further than it would have been trusted.
 */
int32_t records_latest_day(const struct records *records);

/*
 * What was said by and about the subject of a ledger entry is to be worked out
 * anew; ledger_add() sees to it, and who changes rows behind an entry.
 */
void records_unprove(
    struct records *records, const unsigned char uid[UID_BYTES]);

/* Roll back and bring the cached ledger head back with it; NULL txn is fine. */
void records_abandon(struct records *records, struct txn **txn);

/* consent.c ------------------------------------------------------------------
 */

struct permit;

/*
 * The only maker of permits: one at a time, bound to this transaction.
 * NO_CONSENT with a sentence unless the kind's consent is live.  For
 * see=nobody count=yes the permit says so (permit_is_count_only) and the
 * value must not be written.  Always end it with permit_end(); NULL is fine.
 */
MUST_USE enum status consent_permit(struct records *records, struct txn *txn,
    int64_t person, int64_t kind, struct permit **permit);
int64_t permit_person(const struct permit *permit);
int64_t permit_kind(const struct permit *permit);
bool permit_is_count_only(const struct permit *permit);
bool permit_is_counted(const struct permit *permit); /* count=yes */
void permit_end(struct permit **permit);

/* What a saying writes, inside the caller's transaction; see consent_spoken().
 */
MUST_USE enum status consent_say_all(struct records *records, struct txn *txn,
    const char *code, const struct consent_saying *saying,
    const struct consent_say *says, size_t count, size_t *wrong);

MUST_USE enum status consent_adult_in(struct records *records, struct txn *txn,
    const char *code, const struct adult_say *say);

/* Carried in from an old file: live for who carried it in, not counted. */
MUST_USE enum status consent_carry(struct records *records, struct txn *txn,
    const char *code, const char *const *kinds, size_t count);

/* Hold the right to write consent rows of one person; always let go again. */
void consent_decide_begin(struct records *records, int64_t person);
void consent_decide_end(struct records *records);

/* Shut every live consent of a kind (why: notice), to be asked again. */
MUST_USE enum status consent_shut_kind(
    struct records *records, struct txn *txn, int64_t kind, const char *why);

/* look.c
 * ----------------------------------------------------------------------- */

/*
 * Write a look at ${kinds} of a person inside the caller's transaction, which
 * must be committed before anything is shown.
 */
MUST_USE enum status look_write(struct records *records, struct txn *txn,
    const unsigned char person_uid[UID_BYTES], const struct look_why *why,
    const char *const *kinds, size_t count);

/*
 * When the acting user last looked at a kind of a person, "" for never (or more
 * than a year ago).
 */
MUST_USE enum status look_newest(struct records *records,
    const unsigned char uid[UID_BYTES], const char *kind,
    char moment[MOMENT_TEXT_BYTES]);

/*
 * One list entry a worker, group and day: written unless today's is there.
 * ${group_uid} may be a session's uid for a session without a group.
 */
MUST_USE enum status look_list(struct records *records, struct txn *txn,
    const unsigned char group_uid[UID_BYTES], bool is_cover);

/* person_key.c ----------------------------------------------------------------
 */

/*
 * Keep a new key inside the caller's transaction, which also stores what is
 * signed under it.  A good key of theirs ends first (PERSON_KEY_NEW), with all
 * that was said under it.
 */
MUST_USE enum status person_key_put(struct records *records, struct txn *txn,
    const char *code, const struct person_key *key, int64_t *id);

/* End the good key, if there is one, and shut all they had said. */
MUST_USE enum status person_key_end_in(struct records *records, struct txn *txn,
    const char *code, enum person_key_end why);

/* The row of the good key; NOT_FOUND as person_key_get(). */
MUST_USE enum status person_key_row(struct records *records, int64_t person,
    int64_t *id, struct person_key *key);

/* group.c
 * ----------------------------------------------------------------------- */

/* Does the acting user work with the group today (or stand in)? */
MUST_USE enum status group_mine(
    struct records *records, int64_t group, bool *is_mine, bool *is_cover);

/* person.c -------------------------------------------------------------------
 */

/* The person of a shown id; NOT_FOUND with a sentence. */
MUST_USE enum status person_by_code(struct records *records, const char *code,
    int64_t *person, unsigned char uid[UID_BYTES]);

/* What to call them: name, else handle, live or shut; appended.  NOT_FOUND:
 * neither. */
MUST_USE enum status person_called(
    struct records *records, int64_t person, struct buf *called);

/* The same as person_add() inside the caller's transaction. */
MUST_USE enum status person_add_in(struct records *records, struct txn *txn,
    const struct person_new *new_person, char code[CODE_TEXT_BYTES],
    size_t *wrong);

/* The row of somebody new, and its entry; what they say comes after it. */
MUST_USE enum status person_add_row(struct records *records, struct txn *txn,
    const struct person_new *new_person, unsigned char uid[UID_BYTES],
    char code[CODE_TEXT_BYTES]);

/* One line of a list; only after the look was committed. */
MUST_USE enum status person_line_read(
    struct records *records, int64_t person, struct person_line *line);
MUST_USE enum status person_identity(struct records *records, int64_t person,
    unsigned char uid[UID_BYTES], char code[CODE_TEXT_BYTES]);
MUST_USE enum status person_last_here(
    struct records *records, int64_t person, int32_t *day);

/* field.c ---------------------------------------------------------------------
 */

/* Write a value under a permit; replaces the present one unless the kind holds
 * many. */
MUST_USE enum status field_put(struct records *records, struct txn *txn,
    const struct permit *permit, const char *value);

/* Erase all values of a kind of a person, with tombstones. */
MUST_USE enum status field_erase_kind(
    struct records *records, struct txn *txn, int64_t person, int64_t kind);

/* Erase values older than their kind is kept (name and handle stay); adds to
 * ${erased}. */
MUST_USE enum status field_erase_old(
    struct records *records, struct txn *txn, int64_t *erased);

/* field_seal.c ---------------------------------------------------------------
 */

/*
 * Bring what is held of a kind in line with who may see it, after consent was
 * written and in the same transaction: what is for one worker now is sealed to
 * them, what is not any more is unsealed, what was another's is sealed anew.
 * What neither the young person's open key nor the acting worker can open is
 * erased, with its tombstone, and has to be told anew.
 */
MUST_USE enum status field_follow(
    struct records *records, struct txn *txn, int64_t person, int64_t kind);

/* kind.c ----------------------------------------------------------------------
 */

/* What consent needs to know of a kind and the notice that is shown now. */
struct kind_row {
	int64_t id;
	char name[41];
	bool is_counted; /* coarse is not none */
	enum see default_see;
	int64_t notice;
	unsigned char notice_hash[32];
	bool is_retired;
};
MUST_USE enum status kind_row(
    struct records *records, const char *name, struct kind_row *row);

/* Retired ones too: a no, a look and taking out never need a kind in use. */
MUST_USE enum status kind_row_any(
    struct records *records, const char *name, struct kind_row *row);

/* The name of a kind by id. */
MUST_USE enum status kind_name(
    struct records *records, int64_t kind, char name[41]);

/* Fill in the kinds and notices a new vault starts with (kind_seed.c). */
MUST_USE enum status kind_fill_new(struct records *records, struct txn *txn);

/* draft.c ---------------------------------------------------------------------
 */

/* Everybody's: somebody is forgotten, and may stand in any of them. */
MUST_USE enum status draft_drop_all(struct txn *txn);
/* A user's, who is removed. */
MUST_USE enum status draft_drop_of(struct txn *txn, int64_t user);

/* roster.c */
MUST_USE enum status roster_put(
    struct records *records, struct txn *txn, const struct records_user *user);

/* setting.c */

/* The value as it is kept, into an empty buf; INVALID as for setting_set(). */
MUST_USE enum status setting_tidy(
    const char *name, const char *typed, struct buf *value);
MUST_USE enum status setting_put(struct records *records, struct txn *txn,
    const char *name, const char *value);

/* counted.c -------------------------------------------------------------------
 */

/*
 * Bring the counted facts of a person in line with what they now agree to and
 * what is held: called inside every transaction that changes a consent, a
 * value, an attendance or an outcome of theirs.
 */
MUST_USE enum status counted_refresh(
    struct records *records, struct txn *txn, int64_t person);

/* Count a visit of ${held_on} under a live attendance consent with count=yes.
 */
MUST_USE enum status counted_visit(struct records *records, struct txn *txn,
    const struct permit *permit, int32_t held_on);

/* A value agreed to be counted only (see=nobody): its coarse fact, never the
 * value. */
MUST_USE enum status counted_value(struct records *records, struct txn *txn,
    const struct permit *permit, const char *value);

/* A no: the facts of the kind go at once; for attendance all of them. */
MUST_USE enum status counted_take_back(
    struct records *records, struct txn *txn, int64_t person, int64_t kind);

/* It merely ran out: facts of the kind stay; for attendance the link goes. */
MUST_USE enum status counted_unlink(
    struct records *records, struct txn *txn, int64_t person, int64_t kind);

/* session.c
 * -------------------------------------------------------------------- */

/* id, day and headcount of a session by shown id; NOT_FOUND with a sentence. */
struct session_row {
	int64_t id;
	int32_t held_on;
	int64_t headcount;
	int64_t group; /* 0: none */
	unsigned char uid[UID_BYTES];
};
MUST_USE enum status session_by_code(
    struct records *records, const char *code, struct session_row *row);

/* Put a person on a register under a live permit for attendance. */
MUST_USE enum status session_tick(struct records *records, struct txn *txn,
    const struct permit *permit, const struct session_row *row);

#endif
