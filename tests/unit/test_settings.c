/*
 * Every setting of DESIGN 5 holds in an open store, and each one is noticed
 * when it does not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/store_internal.h"
#include "support/scratch_store.h"

static enum status
check(struct store *store)
{
	bool was_guarded = store->is_guarded;
	enum status status;

	store->is_guarded = false;
	status = settings_check(store);
	store->is_guarded = was_guarded;
	return status;
}

static void
all_settings_hold_in_an_open_store(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(check(s->store), STATUS_OK);
	scratch_reopen(s);
	assert_int_equal(check(s->store), STATUS_OK);
	assert_int_equal(
	    scratch_int(s->store, "PRAGMA application_id"), 0x73617970);
	assert_true(scratch_int(s->store, "PRAGMA user_version") > 0);
}

/* Asked here in other words than the store asks itself. */
static void
the_settings_are_those_of_the_design(void **state)
{
	static const struct {
		const char *sql;
		int64_t want;
	} asks[] = {
	    {"SELECT journal_mode = 'truncate' FROM pragma_journal_mode", 1},
	    {"SELECT locking_mode = 'exclusive' FROM pragma_locking_mode", 1},
	    {"SELECT encoding = 'UTF-8' FROM pragma_encoding", 1},
	    {"PRAGMA synchronous", 3},
	    {"PRAGMA secure_delete", 1},
	    {"PRAGMA temp_store", 2},
	    {"PRAGMA mmap_size", 0},
	    {"PRAGMA foreign_keys", 1},
	    {"PRAGMA recursive_triggers", 1},
	    {"PRAGMA trusted_schema", 0},
	    {"PRAGMA cell_size_check", 1},
	    {"PRAGMA auto_vacuum", 0},
	    {"PRAGMA page_size", 4096},
	    {"PRAGMA writable_schema", 0},
	};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++)
		assert_int_equal(
		    scratch_int(s->store, asks[i].sql), asks[i].want);
}

static void
each_changed_setting_is_noticed(void **state)
{
	static const struct {
		const char *change;
		const char *back;
	} changes[] = {
	    {"PRAGMA journal_mode = PERSIST", "PRAGMA journal_mode = TRUNCATE"},
	    {"PRAGMA journal_mode = MEMORY", "PRAGMA journal_mode = TRUNCATE"},
	    {"PRAGMA locking_mode = NORMAL", "PRAGMA locking_mode = EXCLUSIVE"},
	    {"PRAGMA synchronous = NORMAL", "PRAGMA synchronous = EXTRA"},
	    {"PRAGMA secure_delete = OFF", "PRAGMA secure_delete = ON"},
	    {"PRAGMA secure_delete = FAST", "PRAGMA secure_delete = ON"},
	    {"PRAGMA temp_store = FILE", "PRAGMA temp_store = MEMORY"},
	    {"PRAGMA mmap_size = 65536", "PRAGMA mmap_size = 0"},
	    {"PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"},
	    {"PRAGMA recursive_triggers = OFF",
		"PRAGMA recursive_triggers = ON"},
	    {"PRAGMA trusted_schema = ON", "PRAGMA trusted_schema = OFF"},
	    {"PRAGMA cell_size_check = OFF", "PRAGMA cell_size_check = ON"},
	    {"PRAGMA ignore_check_constraints = ON",
		"PRAGMA ignore_check_constraints = OFF"},
	};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		scratch_sql(s->store, changes[i].change);
		assert_int_equal(check(s->store), STATUS_UNAVAILABLE);
		scratch_sql(s->store, changes[i].back);
		assert_int_equal(check(s->store), STATUS_OK);
	}
}

static void
each_changed_switch_is_noticed(void **state)
{
	static const int options[] = {
	    SQLITE_DBCONFIG_DEFENSIVE,
	    SQLITE_DBCONFIG_TRUSTED_SCHEMA,
	    SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
	    SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
	    SQLITE_DBCONFIG_LEGACY_ALTER_TABLE,
	    SQLITE_DBCONFIG_DQS_DDL,
	    SQLITE_DBCONFIG_DQS_DML,
	    SQLITE_DBCONFIG_ENABLE_FKEY,
	    SQLITE_DBCONFIG_ENABLE_TRIGGER,
	    SQLITE_DBCONFIG_ENABLE_VIEW,
	    SQLITE_DBCONFIG_WRITABLE_SCHEMA,
	};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		int was = -1;

		sqlite3_db_config(s->store->db, options[i], -1, &was);
		assert_in_range(was, 0, 1);
		sqlite3_db_config(s->store->db, options[i], !was, NULL);
		assert_int_equal(check(s->store), STATUS_UNAVAILABLE);
		sqlite3_db_config(s->store->db, options[i], was, NULL);
		assert_int_equal(check(s->store), STATUS_OK);
	}
}

static void
each_changed_limit_is_noticed(void **state)
{
	static const int limits[] = {
	    SQLITE_LIMIT_LENGTH,
	    SQLITE_LIMIT_ATTACHED,
	};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		int was = sqlite3_limit(s->store->db, limits[i], -1);

		sqlite3_limit(s->store->db, limits[i], was + 1);
		assert_int_equal(check(s->store), STATUS_UNAVAILABLE);
		sqlite3_limit(s->store->db, limits[i], was);
		assert_int_equal(check(s->store), STATUS_OK);
	}
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(all_settings_hold_in_an_open_store),
	    WITH_SCRATCH(the_settings_are_those_of_the_design),
	    WITH_SCRATCH(each_changed_setting_is_noticed),
	    WITH_SCRATCH(each_changed_switch_is_noticed),
	    WITH_SCRATCH(each_changed_limit_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
