/*
 * requests: what people asked for, as tables and for machines.
 */
#ifndef CLI_REQUESTS_H
#define CLI_REQUESTS_H

#include <jansson.h>

#include "cli/cli_internal.h"
#include "core/request.h"

void requests_print(
    struct call *call, const struct request_line *lines, size_t count);

/* One request as an object; no word of whom it is about. */
json_t *requests_object(
    const struct records *records, const struct request_line *line);

/* "3 days left", "today is the last day", "overdue by 2 days". */
void requests_add_left(int32_t today, int32_t due_on, struct buf *text);

#endif
