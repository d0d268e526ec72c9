/*
 * What SQLite's answers mean to us, and that its words go nowhere.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/stmt.h"
#include "store/store_internal.h"
#include "store/txn.h"
#include "support/scratch_store.h"

#define VALUE "what somebody said"

static enum status
run(struct store *store, const char *sql)
{
	struct stmt *stmt = stmt_open(store, sql);

	return stmt_run(&stmt);
}

static void
add_rules(struct store *store)
{
	scratch_sql(store, "CREATE TABLE rule (id INTEGER PRIMARY KEY, "
			   "short TEXT NOT NULL CHECK (length(short) < 4), "
			   "scratch INTEGER REFERENCES scratch (id)) STRICT;"
			   "CREATE TRIGGER asked BEFORE INSERT ON rule "
			   "WHEN NEW.short = 'no' "
			   "BEGIN SELECT RAISE(ABORT, 'no consent: rule'); END;"
			   "CREATE TRIGGER other BEFORE INSERT ON rule "
			   "WHEN NEW.short = 'bad' "
			   "BEGIN SELECT RAISE(ABORT, 'bad: no consent'); END");
}

static const struct {
	const char *sql;
	enum status status;
} answers[] = {
    {"INSERT INTO rule (id, short) VALUES (1, 'yes')", STATUS_OK},
    {"INSERT INTO rule (short) VALUES ('no')", STATUS_NO_CONSENT},
    {"INSERT INTO rule (short) VALUES ('bad')", STATUS_INVALID},
    {"INSERT INTO rule (short) VALUES (NULL)", STATUS_INVALID},
    {"INSERT INTO rule (short) VALUES ('what somebody said')", STATUS_INVALID},
    {"INSERT INTO rule (id, short) VALUES (1, 'yes')", STATUS_INVALID},
    {"INSERT INTO rule (short, scratch) VALUES ('x', 9)", STATUS_INVALID},
    {"INSERT INTO rule (short, scratch) VALUES ('x', 'what somebody said')",
	STATUS_INVALID},
    {"INSERT INTO scratch (word) VALUES (hex(zeroblob(2200000)))",
	STATUS_INVALID},
    {"INSERT INTO scratch (word) VALUES (hex(zeroblob(20000)))", STATUS_OK},
    {"SELECT nothing FROM nowhere", STATUS_INTERNAL},
    {"PRAGMA user_version", STATUS_DENIED},
};

static void
each_answer_has_its_status(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;

	add_rules(s->store);
	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		assert_int_equal(
		    run(s->store, answers[i].sql), answers[i].status);
	txn_rollback(&txn);
}

static void
look_for_value(void *context, const char *what, const char *file, int line,
    int error_number)
{
	size_t *notes = context;

	(void)file;
	(void)line;
	(void)error_number;
	assert_null(strstr(what, VALUE));
	*notes += 1;
}

/* The control: SQLite's own message does repeat what the trigger says. */
static void
what_sqlite_says_never_reaches_a_note_or_a_sentence(void **state)
{
	static const char sql[] = "INSERT INTO scratch (word) VALUES (:word)";
	struct scratch *s = *state;
	struct txn *txn = NULL;
	struct stmt *stmt;
	size_t notes = 0;

	scratch_sql(s->store,
	    "CREATE TRIGGER tell BEFORE INSERT ON scratch "
	    "BEGIN SELECT RAISE(ABORT, 'what somebody said'); END");
	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	status_clear();
	stmt = stmt_open(s->store, sql);
	stmt_bind_text(stmt, ":word", VALUE);
	assert_int_equal(stmt_run(&stmt), STATUS_INVALID);
	assert_non_null(strstr(sqlite3_errmsg(s->store->db), VALUE));
	status_trace(look_for_value, &notes);
	assert_true(notes > 0);
	assert_null(strstr(status_sentence(STATUS_INVALID), VALUE));
	txn_rollback(&txn);
}

static void
codes_of_the_disk_and_the_file_have_their_status(void **state)
{
	static const struct {
		int result;
		enum status status;
	} codes[] = {
	    {SQLITE_OK, STATUS_OK},
	    {SQLITE_ERROR, STATUS_INTERNAL},
	    {SQLITE_MISUSE, STATUS_INTERNAL},
	    {SQLITE_BUSY, STATUS_BUSY},
	    {SQLITE_BUSY_RECOVERY, STATUS_BUSY},
	    {SQLITE_LOCKED, STATUS_BUSY},
	    {SQLITE_FULL, STATUS_IO},
	    {SQLITE_IOERR_WRITE, STATUS_IO},
	    {SQLITE_CANTOPEN_SYMLINK, STATUS_IO},
	    {SQLITE_NOTADB, STATUS_DAMAGED},
	    {SQLITE_CORRUPT_INDEX, STATUS_DAMAGED},
	    /* After damage SQLCipher calls every page an error. */
	    {SQLITE_ERROR, STATUS_DAMAGED},
	};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		assert_int_equal(
		    result_status(s->store, codes[i].result), codes[i].status);
}

static void
without_memory_the_program_ends(void **state)
{
	static const int codes[] = {SQLITE_NOMEM, SQLITE_IOERR_NOMEM};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		int how;
		pid_t child;

		scratch_stderr_begin();
		child = fork();
		if (child == 0)
			_exit(result_status(s->store, codes[i]) == STATUS_OK);
		assert_int_equal(waitpid(child, &how, 0), child);
		assert_true(scratch_stderr_end() > 0);
		assert_true(WIFEXITED(how));
		assert_int_equal(
		    WEXITSTATUS(how), status_exit_code(STATUS_INTERNAL));
	}
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(each_answer_has_its_status),
	    WITH_SCRATCH(what_sqlite_says_never_reaches_a_note_or_a_sentence),
	    WITH_SCRATCH(codes_of_the_disk_and_the_file_have_their_status),
	    WITH_SCRATCH(without_memory_the_program_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
