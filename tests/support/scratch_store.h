/*
 * scratch_store: a records store of its own for one test of the store layer,
 * with a table that no migration knows:
 *
 *	scratch (id INTEGER PRIMARY KEY, word TEXT UNIQUE, number INTEGER)
 *
 *	cmocka_unit_test_setup_teardown(a_promise, scratch_setup,
 *	    scratch_teardown)      and there: struct scratch *s = *state;
 */
#ifndef SUPPORT_SCRATCH_STORE_H
#define SUPPORT_SCRATCH_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/secret.h"
#include "store/store.h"

struct scratch {
	char path[128]; /* of the folder, which is the test's alone */
	struct folder *folder;
	struct secret *key;
	struct store *store; /* NULL while closed */
};

/* Everything new under a random key.  A failure fails the test. */
void scratch_open(struct scratch *scratch);
/* Close, and remove the folder with all that is in it. */
void scratch_close(struct scratch *scratch);

/* The same for cmocka: *state is a struct scratch *. */
int scratch_setup(void **state);
int scratch_teardown(void **state);

/* Close the store; open it again. */
void scratch_shut(struct scratch *scratch);
void scratch_reopen(struct scratch *scratch);

/* Run SQL under the guard, where everything is allowed, and commit it. */
void scratch_sql(struct store *store, const char *sql);
/* The one integer that ${sql} answers, asked under the guard. */
int64_t scratch_int(struct store *store, const char *sql);
/* One row in a transaction of its own. */
void scratch_add(struct store *store, const char *word, int64_t number);

/* Where a file of the folder is; static room. */
const char *scratch_file(const struct scratch *scratch, const char *name);
/* A whole file; free with mem_free(). */
char *scratch_read(
    const struct scratch *scratch, const char *name, size_t *size);
/* Write ${size} bytes over a file's, from ${offset}. */
void scratch_write(const struct scratch *scratch, const char *name,
    const void *bytes, size_t size, int64_t offset);
/* Damage that is damage whatever stood there: turn a bit of the byte at. */
void scratch_turn_bit(
    const struct scratch *scratch, const char *name, int64_t at);

/*
 * A disk that takes no byte of a file beyond ${bytes}: writes there fail.
 * Then one that takes everything again.
 */
void scratch_disk_ends_at(int64_t bytes);
void scratch_disk_is_free(void);

/*
 * Between these two, what is written on standard error goes into a file; the
 * second says how many bytes that was.
 */
void scratch_stderr_begin(void);
size_t scratch_stderr_end(void);

#endif
