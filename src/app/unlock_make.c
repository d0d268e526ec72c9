/*
 * unlock_make: a new vault in a new folder, whole or not at all.
 */
#include "app/unlock_internal.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "core/setting.h"

static enum status
refuse_full(void)
{
	return REFUSE(STATUS_CANNOT_CREATE,
	    "That folder has something in it already. Name a new folder for "
	    "the vault.");
}

static enum status
make_folder(const char *path, struct folder_made *made, struct folder **folder)
{
	enum status status = folder_make_missing(path, made);

	if (status == STATUS_OK && made->deepest == NULL)
		status = folder_check_place(path);
	if (status == STATUS_OK)
		status = folder_open(path, folder);
	if (status == STATUS_OK && !folder_is_empty(*folder))
		status = refuse_full();
	return status;
}

/* From here on the folder is this vault's: nobody else began one in it. */
static enum status
take_folder(struct unlock *unlock, const char *name)
{
	enum status status = unlock_take_lock(unlock, name, NULL);

	if (status == STATUS_OK && unlock_has_files(unlock->folder))
		status = refuse_full();
	else if (status != STATUS_OK && status != STATUS_BUSY)
		(void)!file_remove(unlock->folder, "lock");
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
unmake(struct unlock *unlock)
{
	static const char *const names[] = {"records.db", "records.db-journal",
	    "releases.db", "releases.db-journal", "vault.key", "lock"};
	size_t i;

	store_close(&unlock->records_store);
	store_close(&unlock->releases_store);
	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		(void)!file_remove(unlock->folder, names[i]);
}

static enum status
check_plan(const struct unlock_plan *plan)
{
	enum status status = setting_check("organisation", plan->organisation);

	if (status == STATUS_OK)
		status = vault_name_check(plan->name);
	if (status == STATUS_OK)
		status = store_library_check();
	return status;
}

static enum status
fill(struct unlock *unlock, const struct unlock_plan *plan,
    struct secret **passphrase, struct secret **recovery)
{
	enum status status = vault_create(unlock->folder, plan->name,
	    passphrase, plan->is_demo, &unlock->vault, recovery);

	if (status == STATUS_OK)
		status = make_stores(unlock, plan->organisation, plan->now);
	if (status != STATUS_OK) {
		unmake(unlock);
		secret_drop(recovery);
	}
	return status;
}

enum status
unlock_make_on(const struct unlock_plan *plan, struct secret **passphrase,
    struct unlock **out, struct secret **recovery)
{
	struct unlock *unlock = unlock_new();
	struct folder_made made = FOLDER_MADE_NONE;
	enum status status = check_plan(plan);

	*recovery = NULL;
	if (status == STATUS_OK)
		status = make_folder(plan->path, &made, &unlock->folder);
	if (status == STATUS_OK)
		status = take_folder(unlock, plan->name);
	if (status == STATUS_OK)
		status = fill(unlock, plan, passphrase, recovery);
	secret_drop(passphrase);
	if (status == STATUS_OK) {
		folder_keep(&made);
		unlock->is_open = true;
		*out = unlock;
		return STATUS_OK;
	}
	(void)!unlock_close(&unlock);
	folder_take_back(&made);
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
