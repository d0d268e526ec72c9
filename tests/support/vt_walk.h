/*
 * vt_walk: somebody who presses anything, and pulls at the window.
 *
 * The same seed presses the same keys.  A key is pressed as soon as the last
 * one was read, not when the screen is at rest.
 */
#ifndef SUPPORT_VT_WALK_H
#define SUPPORT_VT_WALK_H

#include <stdint.h>

#include "support/vt.h"

struct vt_walk_key {
	const char *name; /* a key of vt_key(); or NULL */
	const char *text; /* then this is typed */
	uint32_t weight;  /* how often, beside the others */
};

struct vt_walk {
	struct vt *vt;
	uint64_t seed;                  /* never 0 */
	const struct vt_walk_key *keys; /* ends with weight 0 */

	/*
	 * Before each key: look after the program, which may have locked or
	 * ended; it may be begun anew.  False ends the walk.
	 */
	bool (*tend)(struct vt_walk *walk, void *data);
	void *data;

	size_t presses, resizes; /* done so far */
};

/* A number below ${below}, the next of the seed's. */
uint32_t vt_walk_pick(struct vt_walk *walk, uint32_t below);

/*
 * So many keys, with so many new sizes spread among them.  False when it was
 * ended, or when the program lives and does not read.
 */
bool vt_walk(struct vt_walk *walk, size_t presses, size_t resizes);

#endif
