/*
 * store_internal: what the files of this layer share.
 *
 * The connection and how it is guarded.  Nothing outside src/store may include
 * this but the layer's own tests, which look under the guard on purpose.
 */
#ifndef STORE_STORE_INTERNAL_H
#define STORE_STORE_INTERNAL_H

#ifndef SQLITE_HAS_CODEC
#error "compile with -DSQLITE_HAS_CODEC and SQLCipher's own sqlite3.h"
#endif

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/secret.h"
#include "base/status.h"
#include "store/migrations.h"
#include "store/store.h"
#include "store/txn.h"

#define STORE_KEY_BYTES  32
#define STORE_PAGE_BYTES 4096
#define STORE_KEPT_BYTES (64 << 20) /* pages in memory while one is proved */
#define STMT_SHELVES     128        /* a power of two */

struct txn {
	struct store *store;
	bool is_open;
};

struct store {
	sqlite3 *db;
	enum store_kind kind;
	char *name; /* in its folder */
	char *path; /* absolute */
	char *journal_name;
	char *journal_path;
	bool is_guarded; /* the authorizer denies all but reading and rows */
	bool is_transacting; /* txn runs its own BEGIN, COMMIT or ROLLBACK */
	bool is_committing;  /* the commit hook lets this one pass */
	bool is_damaged;     /* a page could not be read since it was opened */
	struct txn txn;
	struct stmt *shelves[STMT_SHELVES];
};

/* connect: an open, keyed connection with every setting applied, unguarded. */
MUST_USE enum status connect_open(struct folder *folder, const char *name,
    const struct secret *key, struct store **store);
/* Run SQL of this layer (several statements may follow each other). */
MUST_USE enum status connect_run(struct store *store, const char *sql);
/* The first column of the first row as text; "" for no row. */
MUST_USE enum status connect_ask(
    struct store *store, const char *sql, char *answer, size_t size);
MUST_USE enum status connect_ask_int(
    struct store *store, const char *sql, int64_t *answer);
/* The name of a file's journal; free with mem_free(). */
char *connect_journal_of(const char *name);
/* Is the journal gone or empty, and ours alone?  IO when not. */
MUST_USE enum status connect_check_journal(const struct store *store);

/* settings: apply DESIGN 5's list, and see that all of it holds. */
MUST_USE enum status settings_apply(struct store *store);
MUST_USE enum status settings_check(struct store *store);

/* guard: put authorizer and commit hook in place (see store.is_guarded). */
MUST_USE enum status guard_install(struct store *store);

/* migrate: bring the file to the newest of ${list} that is for ${kind}. */
MUST_USE enum status migrate_run(struct store *store, enum store_kind kind,
    const struct migration *list, int count, bool is_new);

/* store: the same as store_open() for any name. */
MUST_USE enum status store_open_named(struct folder *folder, const char *name,
    enum store_kind kind, const struct secret *key, struct store **store);
/* Take a file of ours and its journal away again, as well as may be. */
void store_discard(struct folder *folder, const char *name);

/*
 * store_image: the pages, unlocked.  DAMAGED when one does not match its seal.
 * Starts as IMAGE_EMPTY; wiped and freed by image_drop().
 */
struct image {
	unsigned char *bytes;
	size_t size;
};
#define IMAGE_EMPTY ((struct image){NULL, 0})
MUST_USE enum status image_take(struct store *store, struct image *image);
void image_drop(struct image *image);

/* store_live: one bit for each byte of the pages: does it belong to a row? */
struct live {
	unsigned char *bits;
	size_t size; /* of the pages, bytes */
};
/*
 * Follow every tree of an image of the pages.  DAMAGED when one leads nowhere.
 * Unguarded; free with live_clear().
 */
MUST_USE enum status live_map(struct store *store, const unsigned char *image,
    size_t size, struct live *live);
void live_clear(struct live *live);

static inline bool
live_has(const struct live *live, size_t at)
{
	return live->bits[at / 8] >> (at % 8) & 1;
}

/* store_check: a copy that was just opened, and is nobody else's yet. */
MUST_USE enum status store_check_copy(struct store *copy);

/* stmt: finalize everything that was prepared on this store. */
void stmt_forget_all(struct store *store);

/*
 * result: what a result code of SQLite means to us.  SQLite's own words stay
 * here: they can hold values.  Does not return when memory ran out.
 */
MUST_USE enum status result_status(struct store *store, int result);

#endif
