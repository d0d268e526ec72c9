/*
 * vt_walk: see the header.
 */
#include "support/vt_walk.h"

#include <string.h>

/* Sizes up to these, from one that no program likes. */
#define ROWS_LEAST    2
#define ROWS_MOST     50
#define COLUMNS_LEAST 2
#define COLUMNS_MOST  150

uint32_t
vt_walk_pick(struct vt_walk *walk, uint32_t below)
{
	walk->seed ^= walk->seed << 13;
	walk->seed ^= walk->seed >> 7;
	walk->seed ^= walk->seed << 17;
	return (uint32_t)(walk->seed >> 33) % below;
}

static const struct vt_walk_key *
pick_key(struct vt_walk *walk)
{
	const struct vt_walk_key *key;
	uint32_t sum = 0;
	uint32_t at;

	for (key = walk->keys; key->weight != 0; key++)
		sum += key->weight;
	at = vt_walk_pick(walk, sum);
	for (key = walk->keys; at >= key->weight; key++)
		at -= key->weight;
	return key;
}

static bool
press(struct vt_walk *walk)
{
	const struct vt_walk_key *key = pick_key(walk);
	bool is_pressed = key->name != NULL
			      ? vt_key(walk->vt, key->name)
			      : vt_type(walk->vt, key->text, strlen(key->text));

	walk->presses++;
	return (is_pressed && vt_wait_read(walk->vt)) || walk->vt->is_over ||
	       walk->vt->is_stopped;
}

static void
resize(struct vt_walk *walk)
{
	uint32_t rows =
	    ROWS_LEAST + vt_walk_pick(walk, ROWS_MOST - ROWS_LEAST + 1);
	uint32_t columns = COLUMNS_LEAST +
			   vt_walk_pick(walk, COLUMNS_MOST - COLUMNS_LEAST + 1);

	walk->resizes++;
	vt_resize(walk->vt, (int)rows, (int)columns);
}

bool
vt_walk(struct vt_walk *walk, size_t presses, size_t resizes)
{
	while (walk->presses < presses) {
		if (!walk->tend(walk, walk->data))
			return false;
		if (walk->resizes * presses < walk->presses * resizes)
			resize(walk);
		if (!press(walk))
			return false;
	}
	while (walk->resizes < resizes)
		resize(walk);
	vt_pump(walk->vt, 0);
	return true;
}
