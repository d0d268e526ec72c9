/*
 * scrub: the vault's old pages are made unreadable, and that is proved
 * (DESIGN 6, steps 2 to 5).
 *
 * A new records key; the records copied under it into a new file; that file
 * opened afresh, checked, and searched page by page for what was erased; only
 * then is it put in the old one's place and the old key destroyed.  When
 * anything fails the vault is as before and the duty stays.
 */
#ifndef APP_SCRUB_H
#define APP_SCRUB_H

#include <stdbool.h>
#include <stdint.h>

#include "app/unlock.h"
#include "base/buf.h"
#include "base/status.h"

/* A larger records.db waits for the command "scrub" (or ${is_asked}). */
#define SCRUB_BYTES_MOST (INT64_C(64) * 1024 * 1024)

struct scrub_result {
	bool is_done;    /* it was due, and it was proved */
	bool is_pending; /* it is due still: too large, or it failed */
	int64_t pages;   /* searched */
	int64_t copies; /* of erased texts and uids, beyond what is held; 0 when
			   done */
	int64_t things; /* erased rows it was about */
	int64_t unknown; /* of these, from a stretch that ended without the
			    proof: old pages are unreadable, but the texts were
			    not looked for */
	int64_t held;    /* the same words in what others let be held */
	int64_t texts;   /* different texts and uids looked for */
	int64_t backups; /* copies elsewhere not yet cleaned */
};

/* Is something due?  ${is_large}: it waits for the command; may be NULL. */
MUST_USE enum status scrub_is_due(
    struct unlock *unlock, bool *is_due, bool *is_large);

/* What goes on; shown in this order, each with a part of 100. */
enum scrub_step { SCRUB_COPY, SCRUB_CHECK, SCRUB_SEARCH, SCRUB_PUT };

/*
 * Told while it goes on, also by unlock_close(): set before.  Both may be NULL.
 * ${finished} is called once, after anything that was due was tried.
 */
struct scrub_watch {
	void (*progress)(void *context, enum scrub_step step, int percent);
	void (*finished)(void *context, const struct scrub_result *result);
	void *context;
};
void scrub_watch(struct unlock *unlock, const struct scrub_watch *watch);

/*
 * Do what is due now; unlock_close() does it by itself.  Ask for the records
 * anew afterwards (unlock_records()).  ${is_asked}: however large it is.  OK
 * also when it is pending because it is large.  After a failure everything is
 * as before, and due; or the vault must be opened afresh, as unlock.h says of
 * keys made anew.
 */
MUST_USE enum status scrub_do(
    struct unlock *unlock, bool is_asked, struct scrub_result *result);

/*
 * A slip that says so, without a word about anybody, signed by who opened the
 * vault: its text, a .minisig and a .pub, appended.  ${sort}: "value", "kind",
 * "person", "vault".  The numbers are those of the newest proof.
 */
MUST_USE enum status scrub_slip(struct unlock *unlock, const char *sort,
    struct buf *text, struct buf *signature, struct buf *public_key);

#endif
