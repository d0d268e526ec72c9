/*
 * slip_files: a slip as files outside the vault, written and read back.
 */
#ifndef CLI_SLIP_FILES_H
#define CLI_SLIP_FILES_H

#include "cli/cli_internal.h"
#include "core/receipt.h"

#define SLIP_FILES_MOST 4

/* The files that were made. */
struct slip_files {
	char *paths[SLIP_FILES_MOST];
	size_t count;
};

/*
 * Statement, .minisig, .pub and .json in folder ${folder}, which is made if it
 * is not there.  CANNOT_CREATE with a sentence when one of that name exists.
 */
MUST_USE enum status slip_files_write(const char *folder,
    const struct receipt *receipt, struct slip_files *files);
void slip_files_clear(struct slip_files *files);

/* A statement and its signature, as somebody brought them back. */
struct slip_read {
	struct buf text;
	char *trusted;
	unsigned char signature[128];
	char check[RECEIPT_CHECK_BYTES]; /* of the .json; "" without one */
};

/* Whatever comes, clear it. */
MUST_USE enum status slip_files_read(
    struct call *call, const char *path, struct slip_read *read);
void slip_files_read_clear(struct slip_read *read);

#endif
