/*
 * backup_file: one backup, between its bytes on a medium and what is in them
 * (man/sayso-backup.5).
 *
 * A head in clear, then key file, records and releases as they are in a vault,
 * then a sum over all of it and the maker's signature over the sum.  Read and
 * written in constant memory, at places of an open file.
 */
#ifndef APP_BACKUP_FILE_H
#define APP_BACKUP_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "app/backup.h"
#include "base/status.h"
#include "core/ledger.h"
#include "vault/vault.h"

#define BACKUP_SUM_BYTES 32

/* What its head says: shown and compared, but trusted only once it is proved.
 */
struct backup_head {
	unsigned char vault_uid[VAULT_UID_BYTES];
	unsigned char maker[VAULT_UID_BYTES]; /* user uid of who made it */
	int64_t made_at;                      /* moment */
	struct ledger_head ledger;            /* an anchor */
	int64_t erasures;                     /* tombstones it knows of */
	char code[BACKUP_CODE_BYTES];
	int64_t records_bytes;
	int64_t releases_bytes;
};

/* How large it is as a file. */
int64_t backup_file_bytes(const struct backup_head *head);

/* What goes into one; descriptors are borrowed. */
struct backup_parts {
	const struct backup_head *head;
	const unsigned char *keyfile; /* VAULT_FILE_BYTES */
	int records;
	int releases;
	const struct vault *signer;
};

/* Write it all, and sync. */
MUST_USE enum status backup_file_write(int descriptor,
    const struct backup_parts *parts, const struct backup_progress *progress,
    unsigned char sum[BACKUP_SUM_BYTES]);

/*
 * Read the head alone: INVALID with a sentence for what is no backup or not as
 * long as it says; TOO_NEW.
 */
MUST_USE enum status backup_file_look(int descriptor, struct backup_head *head);

/* Read all of it: is it whole?  INVALID with a sentence when not. */
MUST_USE enum status backup_file_check(int descriptor,
    const struct backup_head *head, const struct backup_progress *progress,
    unsigned char sum[BACKUP_SUM_BYTES]);

/* The key file in it. */
MUST_USE enum status backup_file_keys(
    int descriptor, unsigned char keyfile[VAULT_FILE_BYTES]);

/* Make the three files in a folder, and sync them. */
MUST_USE enum status backup_file_unpack(
    int descriptor, const struct backup_head *head, struct folder *folder);

/* Is the sum signed by the user who made it?  INVALID with a sentence. */
MUST_USE enum status backup_file_verify(int descriptor,
    const struct backup_head *head, const unsigned char sum[BACKUP_SUM_BYTES],
    const unsigned char sign_public[VAULT_KEY_BYTES]);

#endif
