/*
 * store: one encrypted database file, opened in the one right order.
 *
 * The only layer that knows sqlite3.  It refuses plain SQLite, asserts every
 * setting of DESIGN 5 at every open, migrates, then forbids DDL, PRAGMA and
 * ATTACH through an authorizer.  It knows nothing of people or consent.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/secret.h"
#include "base/status.h"

enum store_kind { STORE_RECORDS, STORE_RELEASES };

struct store;

/*
 * Is the library SQLCipher >= 4.5, with temporary tables in memory?
 * UNAVAILABLE with a sentence when not (link order, preload, old build).
 * Called by store_create() and store_open() too.
 */
MUST_USE enum status store_library_check(void);

/* Their versions, "4.6.1 community" and "3.46.1"; "" when they do not say. */
#define STORE_VERSION_BYTES 32
void store_library_versions(
    char sqlcipher[STORE_VERSION_BYTES], char sqlite[STORE_VERSION_BYTES]);

/*
 * Make a new file ("records.db" or "releases.db" in ${folder}) under a 32-byte
 * raw key, run all migrations, and see that its first bytes are not those of
 * plain SQLite.  CANNOT_CREATE when it exists; after any other failure no file
 * is left.
 */
MUST_USE enum status store_create(struct folder *folder, enum store_kind kind,
    const struct secret *key, struct store **store);

/*
 * Open an existing file.  NO_INPUT when missing; DAMAGED for a wrong key
 * (passphrases are judged by the vault, so it can only be damage); TOO_NEW,
 * and the file stays as it is; BUSY when it is open elsewhere; CONFIG when the
 * file or its journal is a link or not ours alone.  Missing migrations run,
 * each in one transaction with its user_version and a foreign-key check.
 */
MUST_USE enum status store_open(struct folder *folder, enum store_kind kind,
    const struct secret *key, struct store **store);

/*
 * Forget the key, undo what was not committed.  NULL is fine; sets to NULL.
 * Statements and transactions of this store are gone with it.
 */
void store_close(struct store **store);

/* The file's name in its folder. */
const char *store_file_name(enum store_kind kind);

/*
 * Define an SQL function of ${arity} integers for use in triggers and views.
 * ${function} gets the arguments (NULLs as INT64_MIN) and returns an integer;
 * text or a blob as an argument fails the statement.  At most 8 arguments.
 */
MUST_USE enum status store_function(struct store *store, const char *name,
    int arity, int64_t (*function)(void *context, const int64_t *arguments),
    void *context);

/*
 * Full check: page authentication, b-trees, foreign keys, file size against
 * page count, settings.  Calls ${found} with one sentence for each sort of
 * defect, "records.db: some pages do not match their seal."  OK when there was
 * none, DAMAGED when there was any.  Not inside a transaction.
 */
MUST_USE enum status store_check(struct store *store,
    void (*found)(void *context, const char *sentence), void *context);

/*
 * How often ${needle} stands in all decrypted pages, free ones too (positions,
 * any alignment, overlapping ones counted), and how many pages were searched.
 * DAMAGED when a page cannot be read: then nothing is said.
 */
MUST_USE enum status store_search_pages(struct store *store, const void *needle,
    size_t size, int64_t *copies, int64_t *pages);

/*
 * One of many texts to be looked for: 2 bytes or more.  One that may be held by
 * somebody else counts only where no row is: in free pages, in the room between
 * rows, in what a page kept of before.
 */
struct store_needle {
	const void *bytes;
	size_t size;
	bool may_be_held;
};

struct store_found {
	int64_t pages;  /* searched */
	int64_t copies; /* that should not be there */
	int64_t held;   /* of those that may be held: within rows */
};

/*
 * Look for all of them in one walk through all decrypted pages, and tell rows
 * from what is none by following every table and index page by page.  DAMAGED
 * when a page cannot be read or a tree leads nowhere: then nothing is said.
 */
MUST_USE enum status store_search_all(struct store *store,
    const struct store_needle *needles, size_t count,
    struct store_found *found);

/* Bytes of the file, as the store counts its pages. */
MUST_USE enum status store_size(struct store *store, int64_t *bytes);

/*
 * Copy into the new file ${name} under ${key} by the backup API, then open the
 * copy afresh and prove it: checks as store_check(), same page count.  A copy
 * that fails is removed, this store is only read.  No journal stays beside the
 * copy.  CANNOT_CREATE when the name exists.  Not inside a transaction.
 */
MUST_USE enum status store_copy(struct store *store, struct folder *folder,
    const char *name, const struct secret *key);

/*
 * The same with more to be proved of the copy: ${prove} gets it, opened afresh
 * and checked, and what it says decides.  ${tell} (may be NULL) hears how many
 * of 100 parts are copied.
 */
struct store_proof {
	enum status (*prove)(void *context, struct store *copy);
	void (*tell)(void *context, int percent);
	void *context;
};
MUST_USE enum status store_copy_proved(struct store *store,
    struct folder *folder, const char *name, const struct secret *key,
    const struct store_proof *proof);

/*
 * Does ${key} open the file ${name}?  OK, DAMAGED (no), NO_INPUT; BUSY while
 * it is open, here or elsewhere.
 */
MUST_USE enum status store_try_key(
    struct folder *folder, const char *name, const struct secret *key);

#endif
