/*
 * hand: the laptop goes into young people's hands, one after the other.
 */
#ifndef TUI_HAND_H
#define TUI_HAND_H

#include <stddef.h>

#include "core/records.h"
#include "tui/desk.h"

/* Whom it is for. */
struct hand_to {
	char code[CODE_TEXT_BYTES];
	char *called;
};

/*
 * Hand it over to each of them in this order.  Once the first page stands there
 * the only way out is a lock.  It comes back only when the worker did not go
 * on.
 */
void hand_run(struct desk *desk, const struct hand_to *queue, size_t count);

#endif
