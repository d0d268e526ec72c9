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

#endif
