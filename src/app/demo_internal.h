/*
 * demo_internal: what the files of the demo share.
 */
#ifndef APP_DEMO_INTERNAL_H
#define APP_DEMO_INTERNAL_H

#include "app/demo.h"

#define DEMO_KEYS_MOST 8 /* people with a key: each takes most of a second */

/* Fill in PIN and card of the first who are called something today. */
MUST_USE enum status demo_keys(
    struct unlock *unlock, uint64_t seed, struct demo *demo);

#endif
