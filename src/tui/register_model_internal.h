/*
 * register_model_internal: what the files of the register's model share.
 */
#ifndef TUI_REGISTER_MODEL_INTERNAL_H
#define TUI_REGISTER_MODEL_INTERNAL_H

#include "tui/register_model.h"

/* Make the rows anew from who is known and what is typed. */
void register_model_refill(struct register_model *model);

/* Put the cursor on who is called just what was typed, if there is any. */
void register_model_go_exact(struct register_model *model);

/* Put the cursor on a new name. */
void register_model_go_head(struct register_model *model, size_t index);

/* Put the cursor on the next one who is not here yet. */
void register_model_go_on(struct register_model *model);

#endif
