/*
 * ring_internal: what the two screens of ringing round share.
 */
#ifndef TUI_RING_INTERNAL_H
#define TUI_RING_INTERNAL_H

#include <stdbool.h>

#include "core/ring.h"
#include "tui/desk.h"

struct ringing {
	const char *group;
	struct ring_list list;
	struct buf *numbers; /* one a line; "" until it is opened */
	bool *is_rung;       /* one a line; on these screens only */
};

/* One number at a time from ${at} on; where it was left. */
size_t ring_number_run(struct desk *desk, struct ringing *ringing, size_t at);

#endif
