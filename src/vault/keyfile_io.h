/*
 * keyfile_io: the key file on disk: one file of two copies, changed in place.
 *
 * In place, because a file written anew and renamed leaves the old one, with
 * the slot of somebody removed, on the disk.
 */
#ifndef VAULT_KEYFILE_IO_H
#define VAULT_KEYFILE_IO_H

#include "base/file.h"
#include "base/status.h"
#include "vault/keyfile.h"

/* A new file, whole or not there.  CANNOT_CREATE when there is one. */
MUST_USE enum status keyfile_io_create(
    struct folder *folder, const unsigned char copy[KEYFILE_COPY_BYTES]);

/* The newest whole copy, as struct and as bytes. */
MUST_USE enum status keyfile_io_read(struct folder *folder,
    struct keyfile *keyfile, unsigned char copy[KEYFILE_COPY_BYTES]);

/*
 * Put ${after} in place of ${before}: B, then A, each synced.  A copy that an
 * earlier write left behind is brought up to ${before} first, so that one of
 * the two is whole at every moment.  BUSY when the newest is not ${before}.
 */
MUST_USE enum status keyfile_io_write(struct folder *folder,
    const unsigned char before[KEYFILE_COPY_BYTES],
    const unsigned char after[KEYFILE_COPY_BYTES]);

/* Bring both copies up to ${copy}, the newest: what a cut-off write left. */
MUST_USE enum status keyfile_io_settle(
    struct folder *folder, const unsigned char copy[KEYFILE_COPY_BYTES]);

/* The same choice over a file's bytes; ${newest} points into them. */
MUST_USE enum status keyfile_pick(const unsigned char bytes[KEYFILE_BYTES],
    struct keyfile *keyfile, const unsigned char **newest);

#endif
