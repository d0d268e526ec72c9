/*
 * outcomes: lists of what somebody got out of it, as tables and for machines.
 */
#ifndef CLI_OUTCOMES_H
#define CLI_OUTCOMES_H

#include <stddef.h>

#include "cli/print.h"
#include "core/outcome.h"

void outcomes_print(
    struct print *out, const struct outcome_line *lines, size_t count);
void outcomes_print_json(
    struct print *out, const struct outcome_line *lines, size_t count);

#endif
