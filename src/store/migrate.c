/*
 * migrate: from the schema a file has to the newest this program knows.
 *
 * Each migration is one transaction together with its number (user_version),
 * so a file always has exactly the schema that its number says.  A file that
 * is newer than the program, or is not one of ours, is left as it is.
 */
#include <stdio.h>
#include <string.h>

#include "store/store_internal.h"

/* Records as they were before the first release: nothing can make them new. */
#define EARLY_RECORDS 0x73617973

/* The application_id in a file's header: "sayp" and "sayr". */
static const struct family {
	const char *word; /* in the migrations */
	const char *mark;
	int64_t id;
} families[] = {
    [STORE_RECORDS] = {"records", "PRAGMA application_id = 0x73617970",
	0x73617970},
    [STORE_RELEASES] = {"releases", "PRAGMA application_id = 0x73617972",
	0x73617972},
};

static enum status
check_links(struct store *store)
{
	char table[2];
	enum status status;

	status = connect_ask(
	    store, "PRAGMA foreign_key_check", table, sizeof(table));
	if (status == STATUS_OK && table[0] != '\0')
		return FAIL(STATUS_INTERNAL, "migration broke a foreign key");
	return status;
}

/* PRAGMA takes no parameters: the one place where SQL is put together. */
static enum status
write_version(struct store *store, int number)
{
	char sql[sizeof("PRAGMA user_version = -2147483648")];

	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", number);
	return connect_run(store, sql);
}

/* Inside the transaction; should the SQL end it, the commit hook refuses. */
static enum status
apply(struct store *store, const struct migration *migration)
{
	enum status status;

	status = connect_run(store, migration->sql);
	if (status == STATUS_OK)
		status = check_links(store);
	if (status == STATUS_OK)
		status = write_version(store, migration->number);
	return status;
}

/* ${mark} is NULL for a file that has its application_id. */
static enum status
run_one(
    struct store *store, const struct migration *migration, const char *mark)
{
	enum status status;

	status = connect_run(store, "BEGIN EXCLUSIVE");
	if (status != STATUS_OK)
		return status;
	if (mark != NULL)
		status = connect_run(store, mark);
	if (status == STATUS_OK)
		status = apply(store, migration);
	if (status == STATUS_OK) {
		store->is_committing = true;
		status = connect_run(store, "COMMIT");
		store->is_committing = false;
	}
	if (sqlite3_get_autocommit(store->db) == 0)
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	if (status == STATUS_OK)
		status = connect_check_journal(store);
	return status;
}

/*
 * Foreign keys rest meanwhile: with them on, replacing a table would delete
 * what refers to it.  Each migration is checked for broken ones instead.
 * ALTER TABLE looks through all triggers and views, whose functions are not
 * defined yet: a migration that renames turns legacy_alter_table on and off.
 */
static enum status
run_missing(struct store *store, const struct family *family,
    const struct migration *list, int count, int64_t version)
{
	enum status status = connect_run(store, "PRAGMA foreign_keys = OFF");

	for (int i = 0; i < count && status == STATUS_OK; i++) {
		if (strcmp(list[i].store, family->word) != 0 ||
		    list[i].number <= version)
			continue;
		status = run_one(
		    store, &list[i], version == 0 ? family->mark : NULL);
		version = list[i].number;
	}
	if (status != STATUS_OK)
		return status;
	status = connect_run(store, "PRAGMA foreign_keys = ON");
	return status == STATUS_OK ? settings_check(store) : status;
}

/* The number of the newest migration for this family; 0 when there is none. */
static int
newest_of(const struct family *family, const struct migration *list, int count)
{
	int newest = 0;

	for (int i = 0; i < count; i++) {
		if (strcmp(list[i].store, family->word) == 0)
			newest = list[i].number;
	}
	return newest;
}

/* Is this an existing file of ours, and not from the future? */
static enum status
check_known(struct store *store, const struct family *family, int newest,
    int64_t version)
{
	int64_t id = 0;
	enum status status;

	status = connect_ask_int(store, "PRAGMA application_id", &id);
	if (status != STATUS_OK)
		return status;
	if (id == EARLY_RECORDS && family->id == families[STORE_RECORDS].id)
		return REFUSE(STATUS_CONFIG,
		    "An early sayso made this vault, before the first release, "
		    "and this one cannot open it. Take its folder away and "
		    "make a new one: sayso init, or: sayso demo");
	if (id != family->id || version <= 0)
		return FAIL(STATUS_DAMAGED, "not a store of this kind");
	if (version > newest)
		return FAIL(STATUS_TOO_NEW, "schema is newer than the program");
	return STATUS_OK;
}

enum status
migrate_run(struct store *store, enum store_kind kind,
    const struct migration *list, int count, bool is_new)
{
	const struct family *family = &families[kind];
	int newest = newest_of(family, list, count);
	int64_t version = 0;
	enum status status;

	if (newest == 0)
		return FAIL(STATUS_INTERNAL, "no migration for this store");
	status = connect_ask_int(store, "PRAGMA user_version", &version);
	if (status == STATUS_OK && is_new && version != 0)
		status = FAIL(STATUS_INTERNAL, "new store is not new");
	if (status == STATUS_OK && !is_new)
		status = check_known(store, family, newest, version);
	if (status == STATUS_OK && version < newest)
		status = run_missing(store, family, list, count, version);
	return status;
}
