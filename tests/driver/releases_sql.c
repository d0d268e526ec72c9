/*
 * releases_sql: changes the releases store of a vault past core, as whoever has
 * a key to it could.
 *
 * usage: releases_sql VAULT NAME SQL 0<passphrase
 */
#include <stdio.h>
#include <unistd.h>

#include "app/unlock_internal.h"
#include "base/secret.h"
#include "os/prompt.h"
#include "store/stmt.h"
#include "store/txn.h"

static enum status
change(struct store *store, const char *sql)
{
	struct stmt *stmt;
	struct txn *txn = NULL;
	enum status status = txn_begin(store, &txn);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(store, sql);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		return txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}

int
main(int argc, char **argv)
{
	struct secret *passphrase = NULL;
	struct unlock *unlock = NULL;
	enum status status = secret_start(), closing;

	if (status == STATUS_OK && argc != 4)
		status = STATUS_USAGE;
	if (status == STATUS_OK)
		status = prompt_secret_from(STDIN_FILENO, &passphrase);
	if (status == STATUS_OK)
		status =
		    unlock_open(argv[1], argv[2], &passphrase, &unlock, NULL);
	if (status == STATUS_OK)
		status = change(unlock->releases_store, argv[3]);
	closing = unlock_close(&unlock);
	secret_drop(&passphrase);
	if (status == STATUS_OK)
		status = closing;
	if (status != STATUS_OK)
		fprintf(stderr, "releases_sql: %s\n", status_sentence(status));
	return status_exit_code(status);
}
