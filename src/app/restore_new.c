/*
 * restore_new: the vault that is being made from a backup, in a folder beside
 * the present one.
 *
 * Nothing of the present vault is opened or changed here.
 */
#include <string.h>

#include "app/restore_internal.h"
#include "base/file.h"
#include "base/mem.h"

static enum status
mark(struct folder *folder)
{
	int descriptor = -1;
	enum status status =
	    file_create(folder, RESTORE_UNDER_WAY, &descriptor);

	file_close(&descriptor);
	return status == STATUS_OK ? folder_sync(folder) : status;
}

static enum status
make_folder(struct restoring *restoring)
{
	enum status status =
	    folder_make_missing(restoring->new_path.text, &restoring->made);

	if (status == STATUS_OK && restoring->made.deepest == NULL)
		return REFUSE(STATUS_CANNOT_CREATE,
		    "Beside the vault lies a folder of the same name with "
		    ".new behind it. Move it away, then try again.");
	restoring->new_is_made = status == STATUS_OK;
	return status;
}

enum status
restore_begin(struct restoring *restoring)
{
	struct unlock *unlock = NULL;
	enum status status = make_folder(restoring);

	if (status != STATUS_OK)
		return status;
	restoring->unlock = unlock = unlock_new();
	status = folder_open(restoring->new_path.text, &unlock->folder);
	if (status == STATUS_OK)
		status = unlock_take_lock(unlock, "restore", NULL);
	if (status == STATUS_OK)
		status = mark(unlock->folder);
	if (status == STATUS_OK)
		status = backup_file_unpack(
		    restoring->descriptor, &restoring->head, unlock->folder);
	return status;
}

static enum status
open_in(struct unlock *unlock, const char *name, struct secret **passphrase)
{
	enum status status =
	    vault_open(unlock->folder, name, passphrase, &unlock->vault);

	if (status == STATUS_OK && !unlock_is_worker(unlock))
		status = REFUSE(STATUS_DENIED,
		    "Only a worker's passphrase, or the eight words of the "
		    "envelope, can restore a vault.");
	if (status == STATUS_OK)
		status = unlock_stores_open(unlock);
	return status;
}

enum status
restore_open(struct folder **folder, const char *name,
    struct secret **passphrase, struct unlock **out)
{
	struct unlock *unlock = unlock_new();
	enum status status;

	unlock->folder = *folder;
	*folder = NULL;
	status = open_in(unlock, name, passphrase);
	secret_drop(passphrase);
	*out = unlock;
	return status;
}

enum status
restore_close(struct unlock **out)
{
	struct unlock *unlock = *out;
	enum status status;

	if (unlock == NULL)
		return STATUS_OK;
	status = records_close(&unlock->records);
	unlock_shut(unlock);
	vault_close(&unlock->vault);
	folder_close(unlock->folder);
	erased_list_free(&unlock->erased);
	mem_free(unlock);
	*out = NULL;
	return status;
}

/* ---------------------------------------------------------------- proving */

static enum status
refuse_content(void)
{
	return REFUSE(STATUS_INVALID,
	    "What is in that backup is not as it was made. Use another one.");
}

static void
found_nothing(void *context, const char *sentence)
{
	(void)context;
	(void)sentence;
}

/* Whoever made it was one of its users then. */
static enum status
check_maker(struct restoring *restoring)
{
	size_t count, i;
	const struct vault_user *users =
	    vault_users(restoring->unlock->vault, &count);

	for (i = 0; i < count; i++)
		if (memcmp(users[i].uid, restoring->head.maker,
			VAULT_UID_BYTES) == 0)
			return backup_file_verify(restoring->descriptor,
			    &restoring->head, restoring->sum,
			    users[i].sign_public);
	return refuse_content();
}

static enum status
prove(struct restoring *restoring)
{
	struct unlock *unlock = restoring->unlock;
	struct ledger_head head;
	enum status status = check_maker(restoring);

	if (status == STATUS_OK)
		status =
		    store_check(unlock->records_store, found_nothing, NULL);
	if (status == STATUS_OK)
		status =
		    store_check(unlock->releases_store, found_nothing, NULL);
	if (status == STATUS_OK)
		status = ledger_head(unlock->records, &head);
	if (status == STATUS_OK &&
	    (head.n != restoring->head.ledger.n ||
		memcmp(head.hash, restoring->head.ledger.hash,
		    sizeof head.hash) != 0 ||
		memcmp(vault_uid(unlock->vault), restoring->head.vault_uid,
		    VAULT_UID_BYTES) != 0))
		status = refuse_content();
	return status == STATUS_DAMAGED ? refuse_content() : status;
}

enum status
restore_open_new(struct restoring *restoring)
{
	struct secret *copy = secret_copy(secret_bytes(restoring->passphrase),
	    secret_size(restoring->passphrase));
	enum status status =
	    open_in(restoring->unlock, restoring->plan->user, &copy);

	secret_drop(&copy);
	if (status == STATUS_DAMAGED)
		status = refuse_content();
	return status == STATUS_OK ? prove(restoring) : status;
}
