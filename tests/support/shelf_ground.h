/*
 * shelf_ground: a vault and its medium as they are now, to be put back after
 * everything that is tried on them.
 */
#ifndef SUPPORT_SHELF_GROUND_H
#define SUPPORT_SHELF_GROUND_H

#include "support/shelf.h"

#define GROUND_FILES 24

struct shelf_ground {
	struct {
		bool is_vaults; /* else the medium's */
		char name[BACKUP_NAME_BYTES];
		unsigned char *bytes;
		size_t size;
	} file[GROUND_FILES];
	size_t count;
};

void shelf_ground_keep(struct shelf *shelf, struct shelf_ground *ground);

/* Exactly that is there again, and beside them nothing. */
void shelf_ground_put_back(
    struct shelf *shelf, const struct shelf_ground *ground);
void shelf_ground_forget(struct shelf_ground *ground);

#endif
