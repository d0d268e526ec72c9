/*
 * figures: plans, periods, releases, work diary and evidence of an opened
 * vault, for its workers and its managers.
 *
 * Both read the copies in releases.db.  Before a worker reads, the copies are
 * brought up to date; a manager reads them as of a worker's last lock.  All
 * DENIED for the words of the envelope.
 */
#ifndef APP_FIGURES_H
#define APP_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/unlock.h"
#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"
#include "core/conduct.h"
#include "core/diary.h"
#include "core/evidence.h"
#include "core/exported.h"
#include "core/few.h"
#include "core/plan.h"
#include "core/publish.h"
#include "core/release.h"

/* ----------------------------------------------------------------- plans */

struct figures_plan {
	struct plan plan;
	bool is_held; /* committed: it holds.  Else the default as it would */
	int32_t holds_from; /* not held: day from which nothing but it will */
};

/* The plan of the reporting year that holds ${day}; plan_clear() on OK. */
MUST_USE enum status figures_plan(
    struct unlock *unlock, int32_t day, struct figures_plan *plan);

/* The default with this vault's words, for the year that holds ${day}. */
MUST_USE enum status figures_plan_default(
    struct unlock *unlock, enum plan_size size, int32_t day, struct plan *plan);

/*
 * Let a plan hold, or change the one that does (same uid).  Judged at once:
 * INVALID with a sentence.  A worker's is tried (figures_watch(); BUSY when
 * that ended it) and holds; a manager's is asked (${asked}) and tried and
 * committed when a worker locks; figures_asks() says what came of it.
 */
MUST_USE enum status figures_plan_set(
    struct unlock *unlock, const struct plan *plan, bool *asked);

/* Plans that managers asked for; publish_asks_clear(). */
MUST_USE enum status figures_asks(
    struct unlock *unlock, struct publish_ask **asks, size_t *count);

/* --------------------------------------------------------------- periods */

/* As publish_list() and publish_get(). */
MUST_USE enum status figures_list(
    struct unlock *unlock, struct publish_period **periods, size_t *count);
MUST_USE enum status figures_get(struct unlock *unlock, const char *id,
    struct release *release, struct publish_seal *seal);
MUST_USE enum status figures_text(
    struct unlock *unlock, const char *id, struct buf *text);

/* What a closing came to. */
struct figures_result {
	size_t closed;  /* periods whose figures are there now */
	size_t none;    /* closed for good, and they have none */
	size_t late;    /* drawn, and finished at the next lock */
	size_t lost;    /* were closed before, and their figures are lost */
	size_t plans;   /* asked by managers, and hold now */
	size_t refused; /* asked by managers, and cannot hold */
};

/*
 * Close now.  ${id} NULL: all that are due, as unlock_close() does by itself;
 * else that one period, earlier if it has ended.  Workers only.  INVALID with a
 * sentence: it has not ended, is closed already, or the clock cannot be
 * trusted.  NOT_FOUND: there is none of that name.  After a time-out it is OK,
 * and ${result->late} says so.
 */
MUST_USE enum status figures_close(
    struct unlock *unlock, const char *id, struct figures_result *result);

/*
 * Of the newest period that ended and is not closed (not a year): what may
 * still have to be written up.  Count 0 when there is none.  Workers only; free
 * with few_clear().
 */
MUST_USE enum status figures_few(struct unlock *unlock,
    struct publish_period *period, struct few **groups, size_t *count);

/* What goes on while figures are made; ${percent} of that step. */
enum figures_step {
	FIGURES_COPY, /* diary and numbers for managers */
	FIGURES_TRY,  /* a plan on made-up clubs */
	FIGURES_SOLVE /* a period's figures */
};

/*
 * Told while it goes on, also by unlock_close(): set before.  Both may be NULL.
 * False from ${progress} ends it as soon as can be: it goes on at the next
 * lock.  ${finished} is called once, after anything was due.
 */
struct figures_watch {
	bool (*progress)(void *context, enum figures_step step, int percent);
	void (*finished)(void *context, const struct figures_result *result);
	void *context;
};
void figures_watch(struct unlock *unlock, const struct figures_watch *watch);

/* ------------------------------------------------------------- the work */

/* As diary_read(), conduct_read(), evidence_read(), access_read(). */
MUST_USE enum status figures_diary(struct unlock *unlock, int32_t from_on,
    int32_t until_on, struct diary *diary);
MUST_USE enum status figures_conduct(
    struct unlock *unlock, struct conduct_row **rows, size_t *count);
MUST_USE enum status figures_evidence(struct unlock *unlock, int32_t from_on,
    int32_t until_on, struct evidence *evidence);
MUST_USE enum status figures_access(
    struct unlock *unlock, struct access *access);

/* Requests that are overdue: a number and nothing else. */
MUST_USE enum status figures_overdue(struct unlock *unlock, int64_t *count);

/* As publish_heads_follow(). */
MUST_USE enum status figures_heads_follow(
    struct unlock *unlock, bool *follow, struct buf *sentence);

/* --------------------------------------------------------------- exports */

/*
 * Before anything is taken out: is it really them?  Taken over.
 * WRONG_PASSPHRASE; it takes as long as opening the vault does.
 */
MUST_USE enum status figures_passphrase(
    struct unlock *unlock, struct secret **passphrase);

/*
 * Write it into the signed list, before the files go out: what, form and plan
 * of ${exported}.  INTERNAL unless figures_passphrase() was OK since the note
 * before.
 */
MUST_USE enum status figures_export_note(
    struct unlock *unlock, const struct exported *exported);

/* Newest first; exported_clear(). */
MUST_USE enum status figures_exports(
    struct unlock *unlock, struct exported **exports, size_t *count);

#endif
