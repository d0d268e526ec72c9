/*
 * session_internal: what the files of session share, and what import asks.
 *
 * A session is checked (pure), then written; so a whole file can be checked
 * before the first of its sessions is stored.
 */
#ifndef CORE_SESSION_INTERNAL_H
#define CORE_SESSION_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/core_internal.h"
#include "core/session.h"

#define SESSION_WORDS_BYTES 200 /* place, provision, mode, theme, a name */
#define SESSION_NOTES_BYTES 4000

/* session_check.c ------------------------------------------------------ */

/* A session whose texts are tidied and whose numbers keep the rules. */
struct session_checked {
	int32_t held_on;
	int start_minute;
	int end_minute;
	const char *group; /* borrowed, as given; NULL: none */
	struct buf place;
	struct buf provision;
	struct buf mode;
	struct buf theme;
	struct buf notes;
	int64_t headcount;
	struct buf *workers;
	size_t workers_count;
	struct checked_tally {
		const char *list; /* static */
		struct buf item;
		int64_t count;
	} * tallies;
	size_t tallies_count;
	const int64_t *present; /* borrowed: people, by those who write it */
	size_t present_count;
};

/*
 * Check all that can be checked without the store.  INVALID with a sentence.
 * ${checked} is to be cleared in any case.
 */
MUST_USE enum status session_check(int32_t today,
    const struct session_new *given, struct session_checked *checked);
void session_checked_init(struct session_checked *checked);
void session_checked_clear(struct session_checked *checked);

/* The same for one part; for tallies the headcount is there already. */
MUST_USE enum status session_check_workers(
    const struct session_new *given, struct session_checked *checked);
MUST_USE enum status session_check_tallies(
    const struct session_new *given, struct session_checked *checked);

/* session.c ------------------------------------------------------------ */

struct session_written {
	char code[CODE_TEXT_BYTES];
	int64_t named; /* names on the register; less than present_count when
			  some may only be counted */
	size_t wrong;  /* which of ${present} it failed at; else how many */
};

/* Write it, with its ledger entry. */
MUST_USE enum status session_write(struct records *records, struct txn *txn,
    const struct session_checked *checked, struct session_written *written);

/* One row of what a session consists of. */
MUST_USE enum status session_put_worker(
    struct records *records, int64_t session, const char *name);
MUST_USE enum status session_put_tally(struct records *records, int64_t session,
    const struct checked_tally *tally);

/* An entry whose subject is the session. */
MUST_USE enum status session_note(struct records *records, struct txn *txn,
    const unsigned char uid[UID_BYTES], const char *event, const char *body);

/* session_correct.c ---------------------------------------------------- */

/* What a part should say, beside a closed register. */
MUST_USE enum status session_write_beside(struct records *records,
    int64_t session, const char *part, const char *says);

/* session_register.c --------------------------------------------------- */

/* May names still come and go, and were figures drawn for its day? */
MUST_USE enum status session_state(struct records *records,
    const struct session_row *row, bool *is_open, bool *is_drawn);

/*
 * May it still change?  INVALID with a sentence when figures were drawn for
 * its day; else ${is_open} says whether the register itself may.
 */
MUST_USE enum status session_may_change(
    struct records *records, const struct session_row *row, bool *is_open);

/* session_names.c ------------------------------------------------------ */

/* What is needed of a listed session to decide about its names. */
struct session_place {
	int64_t id;
	int64_t group; /* 0: none */
	unsigned char uid[UID_BYTES];
	unsigned char group_uid[UID_BYTES];
	bool i_worked; /* the acting user stands among its workers */
};

/*
 * Put names where they may be seen: the looks are written and committed first.
 * ${places} stand beside the sessions of ${list}.
 */
MUST_USE enum status session_names(struct records *records,
    const struct look_why *why, const struct session_place *places,
    struct session_list *list);

#endif
