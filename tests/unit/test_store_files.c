/*
 * The files of a store: who may open them, what stands in them, and what a
 * crash leaves behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/stmt.h"
#include "store/store_internal.h"
#include "support/scratch_store.h"

#define JOURNAL "records.db-journal"
#define MARKER  "a word that nobody else says"

/* Try to open; close again. */
static enum status
try_open(
    const struct scratch *s, enum store_kind kind, const struct secret *key)
{
	struct store *store = NULL;
	enum status status = store_open(s->folder, kind, key, &store);

	store_close(&store);
	return status;
}

static mode_t
mode_of(const struct scratch *s, const char *name)
{
	struct stat about;

	assert_int_equal(lstat(scratch_file(s, name), &about), 0);
	return about.st_mode & 07777;
}

static bool
holds(const char *bytes, size_t size, const char *text)
{
	return memmem(bytes, size, text, strlen(text)) != NULL;
}

static void
files_are_ours_alone_whatever_the_umask(void **state)
{
	struct scratch *s = *state;
	mode_t mask = umask(0);
	struct store *releases = NULL;
	struct secret *other = secret_random(STORE_KEY_BYTES);

	assert_int_equal(
	    store_create(s->folder, STORE_RELEASES, s->key, &releases),
	    STATUS_OK);
	assert_int_equal(
	    store_copy(releases, s->folder, "releases.new", other), STATUS_OK);
	scratch_sql(releases, "CREATE TABLE scratch (a INTEGER) STRICT");
	umask(mask);

	assert_int_equal(mode_of(s, "."), 0700);
	assert_int_equal(mode_of(s, "releases.db"), 0600);
	assert_int_equal(mode_of(s, "releases.db-journal"), 0600);
	assert_int_equal(mode_of(s, "releases.new"), 0600);
	store_close(&releases);
	secret_free(other);
}

static void
a_file_that_is_not_ours_alone_is_refused(void **state)
{
	struct scratch *s = *state;
	char away[256];

	scratch_shut(s);
	snprintf(away, sizeof(away), "%s", scratch_file(s, "away.db"));

	assert_int_equal(chmod(scratch_file(s, "records.db"), 0640), 0);
	assert_int_not_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);
	assert_int_equal(chmod(scratch_file(s, "records.db"), 0600), 0);
	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);

	assert_int_equal(link(scratch_file(s, "records.db"), away), 0);
	assert_int_not_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);
	assert_int_equal(unlink(away), 0);
	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);

	assert_int_equal(rename(scratch_file(s, "records.db"), away), 0);
	assert_int_equal(symlink(away, scratch_file(s, "records.db")), 0);
	assert_int_not_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);
	assert_int_not_equal(
	    store_try_key(s->folder, "records.db", s->key), STATUS_OK);
}

static void
a_journal_that_is_a_link_is_refused(void **state)
{
	struct scratch *s = *state;
	char away[256];

	scratch_shut(s);
	snprintf(away, sizeof(away), "%s", scratch_file(s, "away"));
	scratch_write(s, "away", "", 0, 0);
	unlink(scratch_file(s, JOURNAL));
	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);
	assert_int_equal(symlink(away, scratch_file(s, JOURNAL)), 0);
	assert_int_not_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);
}

static void
no_word_stands_in_clear_on_the_disk(void **state)
{
	struct scratch *s = *state;
	int64_t copies = 0;
	int64_t pages = 0;
	size_t size;
	char *bytes;

	scratch_add(s->store, MARKER, 1);
	assert_int_equal(store_search_pages(
			     s->store, MARKER, strlen(MARKER), &copies, &pages),
	    STATUS_OK);
	assert_true(copies > 0);
	scratch_shut(s);
	bytes = scratch_read(s, "records.db", &size);
	assert_int_equal(size, pages * STORE_PAGE_BYTES);
	assert_false(holds(bytes, size, MARKER));
	assert_false(holds(bytes, size, "SQLite format 3"));
	mem_free(bytes);
}

/* In a child: change every row, more than the cache holds, and die of it. */
static void
die_in_the_middle(struct scratch *s)
{
	static const char sql[] = "UPDATE scratch SET number = 2, word = "
				  "word || hex(zeroblob(1000))";
	struct txn *txn = NULL;
	struct stmt *stmt;

	if (store_open(s->folder, STORE_RECORDS, s->key, &s->store) !=
		STATUS_OK ||
	    txn_begin(s->store, &txn) != STATUS_OK)
		_exit(1);
	stmt = stmt_open(s->store, sql);
	if (stmt_run(&stmt) == STATUS_OK)
		kill(getpid(), SIGKILL);
	_exit(1);
}

static void
what_a_crash_left_half_done_is_undone_at_the_next_start(void **state)
{
	struct scratch *s = *state;
	struct stat before;
	struct stat after;
	struct stat journal;
	int how;
	pid_t child;

	scratch_sql(s->store,
	    "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c "
	    "WHERE i < 4000) INSERT INTO scratch SELECT i, hex(zeroblob(300)) "
	    "|| i, 1 FROM c");
	scratch_shut(s);
	assert_int_equal(stat(scratch_file(s, "records.db"), &before), 0);

	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		die_in_the_middle(s);
	assert_int_equal(waitpid(child, &how, 0), child);
	assert_true(WIFSIGNALED(how));

	/* The control: there is something to undo, and what to undo it with. */
	assert_int_equal(stat(scratch_file(s, "records.db"), &after), 0);
	assert_true(after.st_size > before.st_size);
	assert_int_equal(stat(scratch_file(s, JOURNAL), &journal), 0);
	assert_true(journal.st_size > 0);

	/* Not from a journal that others could have written, though. */
	assert_int_equal(chmod(scratch_file(s, JOURNAL), 0620), 0);
	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_CONFIG);
	assert_int_equal(stat(scratch_file(s, "records.db"), &before), 0);
	assert_int_equal(before.st_size, after.st_size);
	assert_int_equal(chmod(scratch_file(s, JOURNAL), 0600), 0);

	scratch_reopen(s);
	assert_int_equal(scratch_int(s->store,
			     "SELECT count(*) FROM scratch WHERE number = 1"),
	    4000);
	/* Whether it is empty or gone is SQLite's choice. */
	assert_int_equal(connect_check_journal(s->store), STATUS_OK);
}

/* Its first bytes never reached the disk, so it cannot be used. */
static void
a_journal_from_a_crash_that_cannot_be_used_is_emptied(void **state)
{
	static const char pages[20000] = {0};
	struct scratch *s = *state;
	struct stat journal;

	scratch_add(s->store, MARKER, 7);
	scratch_shut(s);
	scratch_write(s, JOURNAL, pages, sizeof(pages), 0);
	scratch_reopen(s);
	assert_int_equal(stat(scratch_file(s, JOURNAL), &journal), 0);
	assert_int_equal(journal.st_size, 0);
	assert_int_equal(
	    scratch_int(s->store, "SELECT number FROM scratch"), 7);
}
#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(files_are_ours_alone_whatever_the_umask),
	    WITH_SCRATCH(a_file_that_is_not_ours_alone_is_refused),
	    WITH_SCRATCH(a_journal_that_is_a_link_is_refused),
	    WITH_SCRATCH(no_word_stands_in_clear_on_the_disk),
	    WITH_SCRATCH(
		what_a_crash_left_half_done_is_undone_at_the_next_start),
	    WITH_SCRATCH(a_journal_from_a_crash_that_cannot_be_used_is_emptied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
