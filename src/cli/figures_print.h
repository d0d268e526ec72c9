/*
 * figures_print: the figures of a closed period, for people and for machines.
 */
#ifndef CLI_FIGURES_PRINT_H
#define CLI_FIGURES_PRINT_H

#include "cli/cli_internal.h"
#include "cli/js.h"
#include "core/held_back.h"
#include "core/ratio.h"

/* What a table is called, its total and its range: one line a table. */
void figures_print_totals(struct call *call, const struct release *release);

/* A whole table under its title; the ratios. */
void figures_print_table(struct call *call, const struct release *release,
    const struct release_table *table);
void figures_print_ratios(
    struct call *call, const struct ratio *ratios, size_t count);

/* Tables of the plan that are not there, and why; nothing when all are. */
void figures_print_held_back(
    struct call *call, const struct held_back *held, size_t count);

/* What the signs mean and how true a number is. */
void figures_print_note(struct call *call, const struct release *release);

json_t *figures_json_table(
    const struct release *release, const struct release_table *table);
json_t *figures_json_held_back(const struct held_back *held, size_t count);
json_t *figures_json_ratios(const struct ratio *ratios, size_t count);

#endif
