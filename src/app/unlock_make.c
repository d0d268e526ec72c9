/*
 * unlock_make: a new vault in a new folder, whole or not at all.
 */
#include <string.h>
#include <sys/stat.h>

#include "app/unlock_internal.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "core/setting.h"

/* Make the missing parents of a path, 0700. */
static enum status
make_parents(const char *path)
{
	char *copy = mem_text(path);
	char *slash = copy;
	enum status status = STATUS_OK;

	while (status == STATUS_OK &&
	    (slash = strchr(slash + 1, '/')) != NULL) {
		struct stat found;

		*slash = '\0';
		if (copy[0] != '\0' && stat(copy, &found) != 0)
			status = folder_make(copy);
		*slash = '/';
	}
	mem_free(copy);
	return status;
}

static enum status
make_folder(const char *path, struct folder **folder)
{
	struct stat found;
	enum status status = folder_check_place(path);

	if (status != STATUS_OK)
		return status;
	status = make_parents(path);
	if (status == STATUS_OK && lstat(path, &found) != 0)
		status = folder_make(path);
	if (status == STATUS_OK)
		status = folder_open(path, folder);
	if (status == STATUS_OK && !folder_is_empty(*folder))
		status = REFUSE(STATUS_CANNOT_CREATE,
		    "That folder has something in it already. Name a new folder "
		    "for the vault.");
	return status;
}

static enum status
make_stores(struct unlock *unlock, const char *organisation, int64_t now)
{
	struct records_user users[VAULT_USERS_MAX];
	struct records_opening opening;
	const struct vault_user *from;
	size_t count, i;
	enum status status;

	from = vault_users(unlock->vault, &count);
	for (i = 0; i < count; i++)
		unlock_records_user(&from[i], &users[i]);
	status = store_create(unlock->folder, STORE_RELEASES,
	    vault_releases_store_key(unlock->vault), &unlock->releases_store);
	if (status == STATUS_OK)
		status = store_create(unlock->folder, STORE_RECORDS,
		    vault_records_store_key(unlock->vault),
		    &unlock->records_store);
	if (status != STATUS_OK)
		return status;
	unlock_opening(unlock, unlock->records_store, &opening);
	opening.now = now;
	status = records_fill_new(&opening, users, count, organisation);
	if (status == STATUS_OK)
		status = records_open(&opening, &unlock->records);
	return status;
}

/* A vault that could not be made whole leaves nothing behind. */
static void
unmake(struct unlock **unlock)
{
	static const char *const names[] = {
	    "records.db", "releases.db", "vault.key", "lock"};
	size_t i;

	store_close(&(*unlock)->records_store);
	store_close(&(*unlock)->releases_store);
	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if ((*unlock)->folder != NULL)
			(void)!file_remove((*unlock)->folder, names[i]);
	(void)!unlock_close(unlock);
}

enum status
unlock_make_on(const struct unlock_plan *plan, struct secret **passphrase,
    struct unlock **out, struct secret **recovery)
{
	struct unlock *unlock = NULL;
	enum status status;

	status = setting_check("organisation", plan->organisation);
	if (status == STATUS_OK)
		status = vault_name_check(plan->name);
	if (status == STATUS_OK)
		status = store_library_check();
	if (status != STATUS_OK) {
		secret_drop(passphrase);
		return status;
	}
	unlock = mem_alloc(1, sizeof *unlock);
	status = make_folder(plan->path, &unlock->folder);
	if (status != STATUS_OK) {
		/* what is there is somebody's: leave it alone */
		folder_close(unlock->folder);
		mem_free(unlock);
		secret_drop(passphrase);
		return status;
	}
	status = folder_lock(unlock->folder, plan->name);
	if (status == STATUS_OK)
		status = vault_create(unlock->folder, plan->name, passphrase,
		    plan->is_demo, &unlock->vault, recovery);
	if (status == STATUS_OK)
		status = make_stores(unlock, plan->organisation, plan->now);
	secret_drop(passphrase);
	if (status == STATUS_OK) {
		*out = unlock;
		return STATUS_OK;
	}
	unmake(&unlock);
	secret_drop(recovery);
	return status;
}

enum status
unlock_make(const char *path, const char *name, const char *organisation,
    struct secret **passphrase, struct unlock **unlock,
    struct secret **recovery)
{
	struct unlock_plan plan = {
	    path, name, organisation, false, clock_now()};

	return unlock_make_on(&plan, passphrase, unlock, recovery);
}
