/*
 * reports: what the commands about figures share.
 */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include "cli/cli_internal.h"
#include "cli/js.h"

/* --from and --until of a list of work. */
#define REPORTS_DAYS                                                           \
	OPTION_TEXT("from", "DATE", "from this day on"),                       \
	    OPTION_TEXT("until", "DATE", "up to and with this day")
MUST_USE enum status reports_days(
    struct call *call, int32_t *from_on, int32_t *until_on);

/* A period's id as typed; NOT_FOUND, told, for what cannot be one. */
MUST_USE enum status reports_period(
    struct call *call, const char *typed, char id[PUBLISH_ID_BYTES]);

/* A release, read; what is wrong is told with the period's id. */
MUST_USE enum status reports_get(struct call *call, const char *id,
    struct release *release, struct publish_seal *seal);

/* The work diary as a table and as an array. */
void reports_diary_print(struct call *call, const struct diary *diary);
json_t *reports_diary_json(const struct diary *diary);

/* Tell when the history does not follow the last one that was written down. */
MUST_USE enum status reports_heads(
    struct call *call, bool *follow, struct buf *sentence);

/* A hash in hexadecimal. */
void reports_hash(const unsigned char *hash, size_t size, struct buf *text);

#endif
