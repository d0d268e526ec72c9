/*
 * store_keys: every store key that a vault still holds, and the uids of people
 * and values in it, so that a raw disk can be read with the one for the other.
 *
 * usage: store_keys --passphrase-fd N FOLDER NAME
 *
 * Prints lines "key HEX" and "uid HEX".  Nothing in the folder is changed but
 * what SQLite would settle anyway.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "os/prompt.h"
#include "store/stmt.h"
#include "store/store.h"
#include "vault/vault.h"

#define UID_BYTES 16

static void
print_key(const struct secret *key)
{
	char hex[2 * VAULT_KEY_BYTES + 1];

	if (key == NULL)
		return;
	text_hex(secret_bytes(key), VAULT_KEY_BYTES, hex);
	printf("key %s\n", hex);
}

static enum status
print_uids(struct folder *folder, const struct vault *vault)
{
	static const char sql[] =
	    "SELECT uid FROM person UNION SELECT uid FROM field";
	unsigned char uid[UID_BYTES];
	char hex[2 * UID_BYTES + 1];
	struct store *store = NULL;
	struct stmt *stmt;
	enum status status;

	status = store_open(
	    folder, STORE_RECORDS, vault_records_store_key(vault), &store);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(store, sql);
	while (stmt_step(stmt)) {
		stmt_copy_blob(stmt, 0, uid, sizeof(uid));
		text_hex(uid, sizeof(uid), hex);
		printf("uid %s\n", hex);
	}
	status = stmt_done(&stmt);
	store_close(&store);
	return status;
}

static enum status
run(const char *path, const char *name, int descriptor)
{
	struct secret *passphrase = NULL;
	struct folder *folder = NULL;
	struct vault *vault = NULL;
	enum status status = secret_start();

	if (status == STATUS_OK)
		status = prompt_secret_from(descriptor, &passphrase);
	if (status == STATUS_OK)
		status = folder_open(path, &folder);
	if (status == STATUS_OK)
		status = vault_open(folder, name, &passphrase, &vault);
	if (status == STATUS_OK) {
		print_key(vault_records_store_key(vault));
		print_key(vault_releases_store_key(vault));
		print_key(vault_pending_records_store_key(vault));
		print_key(vault_pending_releases_store_key(vault));
		status = print_uids(folder, vault);
	}
	vault_close(&vault);
	secret_drop(&passphrase);
	folder_close(folder);
	return status;
}

int
main(int count, char **words)
{
	static const struct option options[] = {
	    {"passphrase-fd", required_argument, NULL, 'p'},
	    {NULL, 0, NULL, 0},
	};
	int descriptor = -1, option;
	enum status status = STATUS_USAGE;

	while ((option = getopt_long(count, words, "", options, NULL)) == 'p')
		descriptor = atoi(optarg);
	if (option == -1 && descriptor >= 0 && count == optind + 2)
		status = run(words[optind], words[optind + 1], descriptor);
	if (status != STATUS_OK)
		fprintf(stderr, "store_keys: %s\n", status_sentence(status));
	return status_exit_code(status);
}
