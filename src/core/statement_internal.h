/*
 * statement_internal: what the writer and the reader of statements share.
 */
#ifndef CORE_STATEMENT_INTERNAL_H
#define CORE_STATEMENT_INTERNAL_H

#include "core/statement.h"

#define STATEMENT_FIRST_LINE  "sayso statement 1"
#define STATEMENT_SEES        4
#define STATEMENT_NUMBER_MOST INT64_C(999999999)
#define STATEMENT_DAY_LEAST   0     /* 1970-01-01 */
#define STATEMENT_DAY_MOST    84005 /* 2199-12-31 */

extern const char *const statement_see_words[STATEMENT_SEES];

/* 1 to 40 of a-z, 0-9 and _. */
bool statement_is_kind(const char *kind);

#endif
