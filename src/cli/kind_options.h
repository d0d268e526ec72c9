/*
 * kind_options: a kind as the options of "kind add" and "kind edit" give it.
 */
#ifndef CLI_KIND_OPTIONS_H
#define CLI_KIND_OPTIONS_H

#include "cli/cli_internal.h"
#include "core/kind.h"

#define KIND_MONTHS_MOST 120

/*
 * Every text is a copy, NULL where nothing was given; free with
 * kind_options_clear().
 */
MUST_USE enum status kind_options_read(struct call *call, struct kind *kind);
void kind_options_clear(struct kind *kind);

#endif
