/*
 * store_copy: the same store in a new file under another key, and the proof.
 *
 * How old blocks on the disk become unreadable (DESIGN 6).  The backup API and
 * never sqlite3_rekey(), which says OK when it failed.  The old file is only
 * read; a copy that is not proved is taken away.
 */
#include "base/mem.h"
#include "store/store_internal.h"

#define PAGES_A_STEP 512

/* How far it came: nothing is asked of the file for it. */
static void
tell(const struct store_proof *proof, sqlite3_backup *backup)
{
	int pages = sqlite3_backup_pagecount(backup);
	int left = sqlite3_backup_remaining(backup);

	if (proof->tell != NULL && pages > 0)
		proof->tell(proof->context,
		    (int)((int64_t)(pages - left) * 100 / pages));
}

static enum status
copy_pages(
    struct store *from, struct store *to, const struct store_proof *proof)
{
	sqlite3_backup *backup;
	int stepped;
	int finished;

	backup = sqlite3_backup_init(to->db, "main", from->db, "main");
	if (backup == NULL)
		return FAIL(STATUS_INTERNAL, "start a copy");
	do {
		stepped = sqlite3_backup_step(backup, PAGES_A_STEP);
		tell(proof, backup);
	} while (stepped == SQLITE_OK);
	finished = sqlite3_backup_finish(backup);
	if (finished != SQLITE_OK)
		return result_status(to, finished);
	if (stepped != SQLITE_DONE)
		return FAIL(STATUS_IO, "copy did not reach its end");
	return STATUS_OK;
}

/* Pages are touched more than once: that each is unlocked once is enough. */
static enum status
keep_pages(struct store *copy)
{
	bool was_guarded = copy->is_guarded;
	enum status status;

	copy->is_guarded = false;
	status = connect_run(copy, "PRAGMA cache_size = -65536");
	copy->is_guarded = was_guarded;
	return status;
}

/* Closed at the end, so that the proof is not of pages in memory. */
static enum status
write_copy(struct store *store, struct folder *folder, const char *name,
    const struct secret *key, const struct store_proof *proof)
{
	struct store *copy = NULL;
	enum status status;

	status = connect_open(folder, name, key, &copy);
	if (status == STATUS_OK)
		status = keep_pages(copy);
	if (status == STATUS_OK)
		status = copy_pages(store, copy, proof);
	if (status == STATUS_OK)
		status = connect_check_journal(copy);
	store_close(&copy);
	return status;
}

static enum status
prove_copy(struct store *store, struct folder *folder, const char *name,
    const struct secret *key, const struct store_proof *proof)
{
	struct store *copy = NULL;
	int64_t bytes = 0;
	int64_t copied = -1;
	enum status status;

	status = store_open_named(folder, name, store->kind, key, &copy);
	if (status == STATUS_OK)
		status = keep_pages(copy);
	if (status == STATUS_OK)
		status = store_check_copy(copy);
	if (status == STATUS_OK)
		status = store_size(store, &bytes);
	if (status == STATUS_OK)
		status = store_size(copy, &copied);
	if (status == STATUS_OK && bytes != copied)
		status = FAIL(STATUS_DAMAGED, "copy has other pages");
	if (status == STATUS_OK && proof->prove != NULL)
		status = proof->prove(proof->context, copy);
	store_close(&copy);
	return status;
}

enum status
store_copy_proved(struct store *store, struct folder *folder, const char *name,
    const struct secret *key, const struct store_proof *proof)
{
	char *journal = NULL;
	int descriptor = -1;
	enum status status;

	if (store->txn.is_open)
		return FAIL(STATUS_INTERNAL, "copy inside a transaction");
	status = file_create(folder, name, &descriptor);
	if (status != STATUS_OK)
		return status;
	file_close(&descriptor);

	journal = connect_journal_of(name);
	status = write_copy(store, folder, name, key, proof);
	if (status == STATUS_OK)
		status = prove_copy(store, folder, name, key, proof);
	/* Empty by now; it would stay behind when the copy is renamed. */
	if (status == STATUS_OK)
		status = file_remove(folder, journal);
	if (status == STATUS_OK)
		status = folder_sync(folder);
	if (status != STATUS_OK)
		store_discard(folder, name);
	mem_free(journal);
	return status;
}

enum status
store_copy(struct store *store, struct folder *folder, const char *name,
    const struct secret *key)
{
	struct store_proof proof = {NULL, NULL, NULL};

	return store_copy_proved(store, folder, name, key, &proof);
}
