/*
 * publish: what managers read of the figures: plans, periods and releases of
 * releases.db (STATISTICS, "What is published, when").
 *
 * Whoever opens that file with the vault key may have written to it, so nothing
 * in it is believed before a worker's signature over it verifies.  Managers and
 * workers read the same rows by the same code.
 */
#ifndef CORE_PUBLISH_H
#define CORE_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/ledger.h"
#include "core/plan.h"
#include "core/records.h"
#include "core/release.h"

struct store;

#define PUBLISH_ID_BYTES 8 /* "2026-Q2", "2026-11", "2026-27" and NUL */

/* Whose signatures count: the users of the key file.  Borrowed. */
struct publish_user {
	unsigned char uid[UID_BYTES];
	char name[65];
	bool is_worker;
	unsigned char sign_public[32];
};
struct publish_reading {
	struct store *releases;
	const unsigned char *vault_uid; /* UID_BYTES */
	const struct publish_user *users;
	size_t users_count;
};

/* --------------------------------------------------------------- periods */

enum publish_state {
	PUBLISH_OPEN,   /* it closes on that day, or when a worker closes it */
	PUBLISH_DRAWN,  /* closed; its figures are finished at the next lock */
	PUBLISH_CLOSED, /* closed, and its figures can be read */
	PUBLISH_NO_FIGURES, /* closed for good, and it has none */
	PUBLISH_LOST,       /* closed, and its figures are lost */
	PUBLISH_FORGED      /* what stands there was signed by no worker */
};

struct publish_period {
	/*
	 * A quarter of the reporting year that begins in 2026: 2026-Q2; a
	 * month: 2026-11; a reporting year: 2026-27, or 2026 where it is the
	 * calendar's.
	 */
	char id[PUBLISH_ID_BYTES];
	unsigned char plan[PLAN_UID_BYTES];
	int32_t start, end; /* first and last day */
	bool is_year;
	enum publish_state state;
	int32_t closes_on; /* from this day on it is closed at the next lock */
};

/* "July to September 2026", "November 2026", "April 2026 to March 2027". */
void publish_period_name(const struct publish_period *period, struct buf *name);

/*
 * "open", "drawn", "closed", "no_figures", "lost", "forged": for --json.
 */
const char *publish_state_name(enum publish_state state);

/*
 * All periods of all plans, the oldest end first, a year after its parts.
 * ${forged} (may be NULL): plans that no worker signed, and which are passed
 * over.  Free with mem_free().
 */
MUST_USE enum status publish_list(const struct publish_reading *reading,
    struct publish_period **periods, size_t *count, size_t *forged);

/* Who closed a period, and where the history stood then. */
struct publish_seal {
	char closed_by[65]; /* a worker's name; "" when it is not known */
	struct ledger_head head;
	unsigned char hash[32]; /* BLAKE2b-256 of the release's text */
};

/*
 * The figures of one period, verified.  NOT_FOUND with a sentence when there is
 * no such period, or it has no figures (yet or ever); DAMAGED with a sentence
 * when what stands there was signed by no worker of this vault.  ${seal} may be
 * NULL. Clear the release with release_clear() on OK.
 */
MUST_USE enum status publish_get(const struct publish_reading *reading,
    const char *id, struct release *release, struct publish_seal *seal);

/* The same as the very text that was signed; that there are none, too. */
MUST_USE enum status publish_text(
    const struct publish_reading *reading, const char *id, struct buf *text);

/* ----------------------------------------------------------------- plans */

/*
 * The plan whose reporting year holds ${day}, verified.  NOT_FOUND without a
 * sentence when none was committed yet: the default plan will hold.
 */
MUST_USE enum status publish_plan(
    const struct publish_reading *reading, int32_t day, struct plan *plan);

/* The day from which only the default will do, in the year from ${year}. */
MUST_USE enum status publish_default_from(
    const struct publish_reading *reading, int32_t year, int32_t *from);

/* What a manager asked of the workers. */
struct publish_ask {
	int64_t made_at; /* moment */
	char by[65];
	bool is_plan; /* else a setting */
	bool is_waiting, is_refused;
	char *why; /* refused: the sentence; else "" */
};
/* Plans alone, newest first. */
MUST_USE enum status publish_asks(const struct publish_reading *reading,
    struct publish_ask **asks, size_t *count);
void publish_asks_clear(struct publish_ask **asks, size_t count);

/* ------------------------------------------------------------- the history */

/*
 * Do the ledger heads that were written down at each lock and in each release
 * follow each other, and did a worker sign them?  When not, ${sentence} (which
 * starts empty) says what is wrong and since when.
 */
MUST_USE enum status publish_heads_follow(
    const struct publish_reading *reading, bool *follow, struct buf *sentence);

/* ----------------------------------------------------------------- copies */

/*
 * At every lock: bring up to date and sign what managers read: work diary,
 * conduct, who may see what, the state of periods, and how many requests are
 * overdue.  All of it or nothing.
 */
MUST_USE enum status publish_write(
    struct records *records, struct store *releases);

/* ----------------------------------------------------------------- numbers */

/* Requests that are overdue as of the last lock; DAMAGED when forged. */
MUST_USE enum status publish_overdue(
    const struct publish_reading *reading, int64_t *count);

/* Moment of the last lock that wrote copies for managers; 0: none yet. */
MUST_USE enum status publish_copied_at(
    const struct publish_reading *reading, int64_t *moment);

#endif
