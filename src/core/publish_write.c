/*
 * publish_write: what a lock copies for managers, all of it or nothing.
 *
 * Writes nothing when nothing changed: every command locks.
 */
#include "core/publish_write.h"

enum status
publish_write(struct records *records, struct store *releases)
{
	struct txn *txn = NULL;
	enum status status = diary_prepare(records);

	if (status == STATUS_OK)
		status = txn_begin(releases, &txn);
	if (status == STATUS_OK)
		status = diary_write(records, txn);
	if (status == STATUS_OK)
		status = conduct_write(records, txn);
	if (status == STATUS_OK)
		status = access_write(records, txn);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}
