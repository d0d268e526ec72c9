/*
 * Migrations: each whole or not at all, and never on a file from the future.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store/store_internal.h"
#include "support/scratch_store.h"

/* Numbers far beyond those of the program, so that all of them are missing. */
#define FIRST 100001

static const struct migration good[] = {
    {FIRST, "records", "one",
	"-- store: records\n"
	"CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT;\n"
	"INSERT INTO one VALUES (1), (2);"},
    {FIRST + 1, "releases", "not ours",
	"CREATE TABLE wrong (id INTEGER PRIMARY KEY) STRICT;"},
    {FIRST + 2, "records", "two",
	"CREATE TABLE two (one INTEGER REFERENCES one (id)) STRICT;\n"
	"INSERT INTO two VALUES (2);"},
};

static int64_t
version(struct store *store)
{
	return scratch_int(store, "PRAGMA user_version");
}

/* The list on the open store, unguarded as when it is being opened. */
static enum status
migrate(struct store *store, const struct migration *list, int count)
{
	enum status status;

	store->is_guarded = false;
	status = migrate_run(store, STORE_RECORDS, list, count, false);
	store->is_guarded = true;
	return status;
}

static void
a_new_store_has_the_newest_schema(void **state)
{
	struct scratch *s = *state;
	int newest = 0;

	for (int i = 0; i < migrations_count; i++) {
		if (strcmp(migrations[i].store, "records") == 0)
			newest = migrations[i].number;
	}
	assert_true(newest > 0);
	assert_int_equal(version(s->store), newest);
}

static void
what_is_missing_is_run_in_order_and_what_is_not_ours_is_not(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(migrate(s->store, good, 3), STATUS_OK);
	assert_int_equal(version(s->store), FIRST + 2);
	assert_int_equal(scratch_int(s->store, "SELECT one FROM two"), 2);
	assert_int_equal(
	    scratch_int(s->store, "SELECT count(*) FROM sqlite_schema "
				  "WHERE name = 'wrong'"),
	    0);
	assert_int_equal(scratch_int(s->store, "PRAGMA foreign_keys"), 1);
}

static void
what_was_run_is_not_run_again(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(migrate(s->store, good, 1), STATUS_OK);
	assert_int_equal(version(s->store), FIRST);
	assert_int_equal(migrate(s->store, good, 3), STATUS_OK);
	assert_int_equal(migrate(s->store, good, 3), STATUS_OK);
	assert_int_equal(scratch_int(s->store, "SELECT count(*) FROM one"), 2);
}

/* Each makes the table bad and then goes wrong in a way of its own. */
static const struct {
	const char *sql;
	enum status status;
} bad[] = {
    {"CREATE TABLE bad (a INTEGER) STRICT; CREATE NONSENSE;", STATUS_INTERNAL},
    {"CREATE TABLE bad (a INTEGER) STRICT; INSERT INTO one VALUES (1);",
	STATUS_INVALID},
    {"CREATE TABLE bad (one INTEGER REFERENCES one (id)) STRICT;"
     "INSERT INTO bad VALUES (99);",
	STATUS_INTERNAL},
    {"CREATE TABLE bad (a INTEGER) STRICT; COMMIT;", STATUS_INTERNAL},
    {"CREATE TABLE bad (a INTEGER) STRICT; ROLLBACK;", STATUS_INTERNAL},
    {"ROLLBACK; CREATE TABLE bad (a INTEGER) STRICT;", STATUS_INTERNAL},
};

static void
a_failing_migration_leaves_nothing_behind(void **state)
{
	struct scratch *s = *state;
	struct migration list[] = {
	    good[0],
	    {FIRST + 1, "records", "bad", NULL},
	    {FIRST + 2, "records", "after", "CREATE TABLE after (a INTEGER)"},
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		list[1].sql = bad[i].sql;
		assert_int_equal(migrate(s->store, list, 3), bad[i].status);
		/* The one before it stays, with its number. */
		assert_int_equal(version(s->store), FIRST);
		assert_int_equal(
		    scratch_int(s->store, "SELECT count(*) FROM sqlite_schema "
					  "WHERE name IN ('bad', 'after')"),
		    0);
	}
	/* The control: put right, it runs. */
	list[1].sql = "CREATE TABLE bad (a INTEGER) STRICT;";
	assert_int_equal(migrate(s->store, list, 3), STATUS_OK);
	assert_int_equal(version(s->store), FIRST + 2);
}

/*
 * With foreign keys on, DROP would have deleted them first.  RENAME looks
 * through all views, which call functions that are not there yet; hence the
 * older, blind one.
 */
static void
a_table_can_be_replaced_without_losing_what_refers_to_it(void **state)
{
	static const struct migration list[] = {
	    {FIRST, "records", "one",
		"CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT;"
		"CREATE TABLE leaf (one INTEGER REFERENCES one (id) "
		"ON DELETE CASCADE) STRICT;"
		"INSERT INTO one VALUES (1); INSERT INTO leaf VALUES (1);"},
	    {FIRST + 1, "records", "wider",
		"PRAGMA legacy_alter_table = ON;"
		"CREATE TABLE wider (id INTEGER PRIMARY KEY, b TEXT) STRICT;"
		"INSERT INTO wider (id) SELECT id FROM one;"
		"DROP TABLE one; ALTER TABLE wider RENAME TO one;"
		"PRAGMA legacy_alter_table = OFF;"},
	};
	struct scratch *s = *state;

	assert_int_equal(migrate(s->store, list, 2), STATUS_OK);
	assert_int_equal(scratch_int(s->store,
			     "SELECT count(*) FROM leaf JOIN one ON id = one"),
	    1);
}

static void
a_migration_that_leaves_a_setting_changed_is_refused(void **state)
{
	static const struct migration list[] = {
	    {FIRST, "records", "careless", "PRAGMA recursive_triggers = OFF;"},
	};
	struct scratch *s = *state;

	assert_int_equal(migrate(s->store, list, 1), STATUS_UNAVAILABLE);
}

static void
a_file_from_the_future_is_too_new(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(migrate(s->store, good, 3), STATUS_OK);
	assert_int_equal(migrate(s->store, good, 2), STATUS_TOO_NEW);
	assert_int_equal(version(s->store), FIRST + 2);
	assert_int_equal(migrate(s->store, good, 3), STATUS_OK);
}

static void
a_file_without_a_version_or_with_another_mark_is_damage(void **state)
{
	struct scratch *s = *state;

	scratch_sql(s->store, "PRAGMA user_version = 0");
	assert_int_equal(migrate(s->store, good, 3), STATUS_DAMAGED);
	scratch_sql(s->store, "PRAGMA user_version = -1");
	assert_int_equal(migrate(s->store, good, 3), STATUS_DAMAGED);
	scratch_sql(s->store, "PRAGMA user_version = 1");
	scratch_sql(s->store, "PRAGMA application_id = 0x73617972");
	assert_int_equal(migrate(s->store, good, 3), STATUS_DAMAGED);
	scratch_sql(s->store, "PRAGMA application_id = 0x73617970");
	assert_int_equal(migrate(s->store, good, 3), STATUS_OK);
}

static void
records_from_before_the_first_release_are_told_as_such(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(migrate(s->store, good, 3), STATUS_OK);
	scratch_sql(s->store, "PRAGMA application_id = 0x73617973");
	status_clear();
	assert_int_equal(migrate(s->store, good, 3), STATUS_CONFIG);
	assert_non_null(
	    strstr(status_sentence(STATUS_CONFIG), "An early sayso"));
	scratch_sql(s->store, "PRAGMA application_id = 0x73617970");
	assert_int_equal(migrate(s->store, good, 3), STATUS_OK);
}

static void
a_new_file_must_be_new(void **state)
{
	struct scratch *s = *state;

	s->store->is_guarded = false;
	assert_int_equal(migrate_run(s->store, STORE_RECORDS, good, 3, true),
	    STATUS_INTERNAL);
	assert_int_equal(
	    migrate_run(s->store, STORE_RECORDS, good, 3, false), STATUS_OK);
}

static void
a_kind_without_migrations_is_refused(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(migrate(s->store, good + 1, 1), STATUS_INTERNAL);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(a_new_store_has_the_newest_schema),
	    WITH_SCRATCH(
		what_is_missing_is_run_in_order_and_what_is_not_ours_is_not),
	    WITH_SCRATCH(what_was_run_is_not_run_again),
	    WITH_SCRATCH(a_failing_migration_leaves_nothing_behind),
	    WITH_SCRATCH(
		a_table_can_be_replaced_without_losing_what_refers_to_it),
	    WITH_SCRATCH(a_migration_that_leaves_a_setting_changed_is_refused),
	    WITH_SCRATCH(a_file_from_the_future_is_too_new),
	    WITH_SCRATCH(
		records_from_before_the_first_release_are_told_as_such),
	    WITH_SCRATCH(
		a_file_without_a_version_or_with_another_mark_is_damage),
	    WITH_SCRATCH(a_new_file_must_be_new),
	    WITH_SCRATCH(a_kind_without_migrations_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
