/*
 * own_print: what is held, as a young person reads it.
 */
#ifndef CLI_OWN_PRINT_H
#define CLI_OWN_PRINT_H

#include "cli/print.h"
#include "core/own_view.h"

void own_print(struct print *out, const struct own_view *view);
void own_print_json(struct print *out, const struct own_view *view);

#endif
