/*
 * store_check: is every page, tree and link of the file as it was written?
 *
 * What SQLite says about a defect is counted and not repeated: only our own
 * sentences leave this file.  It cannot see a page or a file that was put back
 * from an older day; that is what the ledger's anchors are for.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "store/store_internal.h"

#define UNSEALED "some pages do not match their seal."
#define TORN     "some tables are damaged."

struct check {
	struct store *store;
	void (*found)(void *context, const char *sentence);
	void *context;
	bool has_found;
	bool is_copy;
};

static void
tell(struct check *check, const char *what)
{
	struct buf sentence = BUF_EMPTY;

	buf_add_format(&sentence, "%s: %s", check->store->name, what);
	check->found(check->context, sentence.text);
	check->has_found = true;
	buf_clear(&sentence);
}

/* A question whose good answer is no row, or the one row "ok". */
static enum status
ask_for_defects(struct check *check, const char *sql, const char *what)
{
	sqlite3_stmt *handle = NULL;
	enum status status;
	bool is_bad = false;
	int result;

	result = sqlite3_prepare_v2(check->store->db, sql, -1, &handle, NULL);
	while (result == SQLITE_OK || result == SQLITE_ROW) {
		const char *text;

		result = sqlite3_step(handle);
		if (result != SQLITE_ROW)
			break;
		text = (const char *)sqlite3_column_text(handle, 0);
		if (text == NULL || strcmp(text, "ok") != 0)
			is_bad = true;
	}
	sqlite3_finalize(handle);

	if (is_bad)
		check->store->is_damaged = true;
	status = result_status(check->store, result);
	if (status == STATUS_DAMAGED)
		is_bad = true;
	if (is_bad)
		tell(check, what);
	return status == STATUS_DAMAGED ? STATUS_OK : status;
}

static enum status
check_size(struct check *check)
{
	struct store *store = check->store;
	struct stat stat;
	int64_t pages = -1;
	enum status status;

	status = connect_ask_int(store, "PRAGMA page_count", &pages);
	if (status != STATUS_OK && status != STATUS_DAMAGED)
		return status;
	if (lstat(store->path, &stat) != 0)
		return FAIL(STATUS_IO, "look at the store's file");
	if (status == STATUS_DAMAGED ||
	    stat.st_size != pages * STORE_PAGE_BYTES)
		tell(check, "the file is longer or shorter than it says.");
	return STATUS_OK;
}

static enum status
check_settings(struct check *check)
{
	enum status status = settings_check(check->store);

	if (status != STATUS_UNAVAILABLE)
		return status;
	tell(check, "a setting for safe writing is not on.");
	return STATUS_OK;
}

static enum status
check_whole(struct check *check)
{
	enum status status;

	status =
	    ask_for_defects(check, "PRAGMA cipher_integrity_check", UNSEALED);
	if (status == STATUS_OK)
		status = ask_for_defects(check, "PRAGMA integrity_check", TORN);
	return status;
}

/* Pages that the trees led to are in memory by now, and are not read again. */
static enum status
check_seals(struct check *check)
{
	struct image image = IMAGE_EMPTY;
	int64_t bytes = 0;
	enum status status = store_size(check->store, &bytes);

	if (status != STATUS_OK)
		return status;
	if (bytes > STORE_KEPT_BYTES)
		return ask_for_defects(
		    check, "PRAGMA cipher_integrity_check", UNSEALED);
	status = image_take(check->store, &image);
	image_drop(&image);
	if (status != STATUS_DAMAGED)
		return status;
	tell(check, UNSEALED);
	return STATUS_OK;
}

/*
 * A fresh copy has the pages of a file that is in use: whether each row
 * keeps to its table's rules, and each index fits its table, is a question to
 * that file.  Asked of the copy: are its trees whole, does each page match its
 * seal, the free ones too?
 */
static enum status
check_copy(struct check *check)
{
	enum status status, after;

	status =
	    connect_run(check->store, "PRAGMA ignore_check_constraints = ON");
	if (status == STATUS_OK)
		status = ask_for_defects(check, "PRAGMA quick_check", TORN);
	after =
	    connect_run(check->store, "PRAGMA ignore_check_constraints = OFF");
	if (status == STATUS_OK)
		status = after;
	if (status == STATUS_OK)
		status = check_seals(check);
	return status;
}

static enum status
check_all(struct check *check)
{
	enum status status =
	    check->is_copy ? check_copy(check) : check_whole(check);

	if (status == STATUS_OK)
		status = ask_for_defects(check, "PRAGMA foreign_key_check",
		    "some entries point to others that are not there.");
	if (status == STATUS_OK)
		status = check_size(check);
	if (status == STATUS_OK)
		status = check_settings(check);
	return status;
}

static enum status
run(struct check *check)
{
	struct store *store = check->store;
	bool was_guarded = store->is_guarded;
	enum status status;

	if (store->txn.is_open)
		return FAIL(STATUS_INTERNAL, "check inside a transaction");
	store->is_guarded = false;
	status = check_all(check);
	store->is_guarded = was_guarded;
	if (status == STATUS_OK && check->has_found)
		return FAIL(STATUS_DAMAGED, "defects were found");
	return status;
}

enum status
store_check(struct store *store,
    void (*found)(void *context, const char *sentence), void *context)
{
	struct check check = {
	    .store = store, .found = found, .context = context};

	return run(&check);
}

static void
ignore_sentence(void *context, const char *sentence)
{
	(void)context;
	(void)sentence;
}

enum status
store_check_copy(struct store *copy)
{
	struct check check = {
	    .store = copy, .found = ignore_sentence, .is_copy = true};

	return run(&check);
}

enum status
store_size(struct store *store, int64_t *bytes)
{
	bool was_guarded = store->is_guarded;
	enum status status;

	store->is_guarded = false;
	status = connect_ask_int(store, "PRAGMA page_count", bytes);
	store->is_guarded = was_guarded;
	*bytes *= STORE_PAGE_BYTES;
	return status;
}
