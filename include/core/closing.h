/*
 * closing: closes a period, exactly once (STATISTICS, "Close").
 *
 * First the draw is committed and signed, with the facts as they are: from here
 * the period is closed, whatever fails later.  Then it is solved, as often as
 * it takes, from those facts and that draw alone.  Then the figures stand in
 * the records and are copied to releases.db; facts and numbers are wiped. Where
 * no rounding lets every table add up, that there are none stands in their
 * place, for good: no table is left out and nothing is drawn anew.
 *
 * A period that another store, a file of erasures or an older vault says is
 * closed is never drawn: its figures are those that stand in either store, or
 * they are lost.  So are those of a draw that waits in an older copy, where
 * figures were made of it since: made again they could be others.
 *
 * Entries, subject the vault, each beginning
 *	plan HASH of the plan's uid / from DAY / until DAY
 *
 *	closed	draw HASH		committed
 *	released	text HASH	the figures are made
 *	no_figures	text HASH	there are none, for good
 *	draw_dropped	draw HASH	figures were made elsewhere: it is wiped
 */
#ifndef CORE_CLOSING_H
#define CORE_CLOSING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/plan.h"
#include "core/publish.h"
#include "core/records.h"
#include "core/rounding.h"

struct store;
struct tombstones;

/* Where a period of a plan that holds stands, as the records have it. */
struct closing {
	char id[PUBLISH_ID_BYTES];
	unsigned char plan[PLAN_UID_BYTES];
	struct plan_period period;
	int32_t closes_on;        /* from this day on */
	enum publish_state state; /* never forged */
	bool has_draw;            /* facts and numbers that wait here */
};

/* All of them, the oldest end first, a year after its parts; mem_free(). */
MUST_USE enum status closing_list(
    struct records *records, struct closing **closings, size_t *count);

/*
 * May a worker close it now, before its day too?  INVALID with a sentence: it
 * is closed, it has not ended, the clock cannot be trusted.
 */
MUST_USE enum status closing_judge(
    struct records *records, const struct closing *closing);

/* Commit its draw.  From here it is closed. */
MUST_USE enum status closing_draw(
    struct records *records, const struct closing *closing);

/*
 * Make the figures of a period that is drawn, or see that there are none
 * (${has_figures}).  BUSY when time, or ${limits->go_on}, ended it, or the
 * solver failed: the next time goes on with the same draw.  ${limits->attempt}
 * is looked up here.
 */
MUST_USE enum status closing_finish(struct records *records,
    const struct closing *closing, const struct rounding_limits *limits,
    bool *has_figures);

/* Its figures were made elsewhere: wipe what waits to be made here. */
MUST_USE enum status closing_wipe(
    struct records *records, const struct closing *closing);

/* What closing all that is due came to. */
struct closing_result {
	size_t closed; /* periods whose figures are made now */
	size_t none;   /* closed now, and they have none */
	size_t late;   /* no answer in time: the rest waits too */
	size_t lost;   /* closed before, and their figures are lost */
};

/* Defaults that are due are committed; then all that is due is closed. */
MUST_USE enum status closing_all(struct records *records,
    const struct rounding_limits *limits, struct closing_result *result);

/* Is anything due? */
MUST_USE enum status closing_is_due(struct records *records, bool *is_due);

/* Draw if it is open, then finish.  OK when it is late. */
MUST_USE enum status closing_one(struct records *records,
    const struct closing *closing, const struct rounding_limits *limits,
    struct closing_result *result);

/*
 * Bring both stores in line: a release that one lacks is copied there from the
 * other, if a worker signed it; what does not stand in the records is closed
 * there too.  Never changes a release that is there.
 */
MUST_USE enum status closing_copy(
    struct records *records, struct store *releases);

/* Entry "releases_made", subject the vault: releases.db was made anew. */
MUST_USE enum status closing_releases_made(struct records *records);

/* A period that files of erasures say is closed is closed here too. */
MUST_USE enum status closing_marks(
    struct records *records, const struct tombstones *tombstones);

#endif
