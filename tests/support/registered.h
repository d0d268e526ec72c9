/*
 * registered: a register with people to tick, for tests of its model.
 *
 * From the top: Mary-Jane O'Neill and Noah came last time; Ava Green; Mai,
 * who may not be ticked; another Noah; Żak of another group.
 */
#ifndef SUPPORT_REGISTERED_H
#define SUPPORT_REGISTERED_H

#include "tui/register_model.h"

#define REGISTERED_PEOPLE 6
#define REGISTERED_MAI    3 /* her place: may not be ticked */

/* A new model with these people; or the people for one that there is. */
void registered_start(struct register_model *model);
void registered_expect(struct register_model *model);

/* Press a key; type letters. */
enum register_deed registered_key(
    struct register_model *model, enum press_code code);
void registered_type(struct register_model *model, const char *text);

#endif
