/*
 * exported: the signed list of what was taken out of the figures, by whom
 * (STATISTICS, "Files").
 *
 * Written before the files go out, by managers and workers, into releases.db.
 */
#ifndef CORE_EXPORTED_H
#define CORE_EXPORTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/publish.h"
#include "core/records.h"

struct exported {
	int64_t made_at; /* moment */
	char by[65];     /* "?" when they are no user any more */
	bool is_signed;  /* by them */
	char *what;      /* period id, or "all" */
	char *form;      /* csv, xlsx, html */
	char *plan;      /* project's name, as in the files */
};

/*
 * Add a row, signed: ${noting} is as for opening records, its store being the
 * releases store.  Of ${exported} only the three texts count.  INVALID when one
 * is not one line.
 */
MUST_USE enum status exported_add(
    const struct records_opening *noting, const struct exported *exported);

/* Newest first. */
MUST_USE enum status exported_list(const struct publish_reading *reading,
    struct exported **list, size_t *count);
void exported_clear(struct exported **list, size_t count);

#endif
