/*
 * tombstone: what was erased or narrowed, by hash only, so that a copy of the
 * vault that comes back can be brought in line.  Holds no uid, name or value.
 */
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "core/core_internal.h"
#include "core/tombstone.h"

static const char sql_add[] =
    "INSERT OR IGNORE INTO tombstone (hash, what, person_hash, kind, see,"
    " count, until, made_on, entries, looks)"
    " VALUES (:hash, :what, :person_hash, :kind, :see, :count, :until,"
    " today(), :entries, :looks)";

static const char sql_list[] =
    "SELECT hash, what, person_hash, kind, see, count, until, made_on,"
    " looks > 0, 0 FROM tombstone UNION ALL"
    " SELECT hash, 'period', NULL, NULL, NULL, NULL, end_on, made_on, 0,"
    " start_on FROM period_closed ORDER BY 1";

/* Everything but a narrowing has only its hash. */
static enum status
tombstone_uid(
    struct txn *txn, const char *what, const struct tombstone_gone *gone)
{
	unsigned char hash[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);

	ledger_subject(gone->uid, hash);
	stmt_bind_blob(stmt, ":hash", hash, sizeof hash);
	stmt_bind_text(stmt, ":what", what);
	stmt_bind_blob(stmt, ":person_hash", NULL, 0);
	stmt_bind_text(stmt, ":kind", NULL);
	stmt_bind_text(stmt, ":see", NULL);
	stmt_bind_int_or_null(stmt, ":count", 0, true);
	stmt_bind_int_or_null(stmt, ":until", 0, true);
	stmt_bind_int(stmt, ":entries", gone->entries);
	stmt_bind_int(stmt, ":looks", gone->looks);
	return stmt_run(&stmt);
}

enum status
tombstone_field(struct records *records, struct txn *txn,
    const unsigned char field_uid[UID_BYTES])
{
	struct tombstone_gone gone = {field_uid, 0, 0};

	(void)records;
	return tombstone_uid(txn, "field", &gone);
}

enum status
tombstone_person(
    struct records *records, struct txn *txn, const struct tombstone_gone *gone)
{
	(void)records;
	return tombstone_uid(txn, "person", gone);
}

enum status
tombstone_user(struct records *records, struct txn *txn,
    const unsigned char uid[UID_BYTES])
{
	struct tombstone_gone gone = {uid, 0, 0};

	(void)records;
	return tombstone_uid(txn, "user", &gone);
}

enum status
tombstone_narrowing(struct records *records, struct txn *txn,
    const struct tombstone_narrowing *narrowing)
{
	unsigned char hash[LEDGER_SUBJECT_BYTES], person[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);

	(void)records;
	randombytes_buf(
	    hash, sizeof hash); /* each narrowing stands by itself */
	ledger_subject(narrowing->person_uid, person);
	stmt_bind_blob(stmt, ":hash", hash, sizeof hash);
	stmt_bind_text(stmt, ":what", "consent");
	stmt_bind_blob(stmt, ":person_hash", person, sizeof person);
	stmt_bind_text(stmt, ":kind", narrowing->kind);
	stmt_bind_text(stmt, ":see", narrowing->see);
	stmt_bind_int_or_null(
	    stmt, ":count", narrowing->count, narrowing->see == NULL);
	stmt_bind_int_or_null(
	    stmt, ":until", narrowing->until, narrowing->see == NULL);
	stmt_bind_int(stmt, ":entries", 0);
	stmt_bind_int(stmt, ":looks", 0);
	return stmt_run(&stmt);
}

static enum tombstone_what
what_of(const char *word)
{
	static const char *const words[] = {
	    "field", "person", "user", "consent", "period"};
	int what = 0;

	while (what < TOMBSTONE_PERIOD && strcmp(words[what], word) != 0)
		what++;
	return (enum tombstone_what)what;
}

static void
read_row(struct stmt *stmt, struct tombstone *one)
{
	stmt_copy_blob(stmt, 0, one->hash, sizeof one->hash);
	one->what = what_of(stmt_text(stmt, 1));
	one->made_on = (int32_t)stmt_int(stmt, 7);
	one->looks = one->what == TOMBSTONE_PERSON && stmt_int(stmt, 8) != 0;
	if (one->what == TOMBSTONE_PERIOD) {
		one->start = (int32_t)stmt_int(stmt, 9);
		one->until = (int32_t)stmt_int(stmt, 6);
	}
	if (one->what != TOMBSTONE_CONSENT)
		return;
	stmt_copy_blob(stmt, 2, one->person, sizeof one->person);
	strncpy(one->kind, stmt_text(stmt, 3), sizeof one->kind - 1);
	strncpy(one->see, stmt_text(stmt, 4), sizeof one->see - 1);
	one->count = stmt_int(stmt, 5) != 0;
	one->until = (int32_t)stmt_int(stmt, 6);
}

enum status
tombstones_list(struct records *records, struct tombstones *tombstones)
{
	struct stmt *stmt = stmt_open(records->store, sql_list);
	void *all = NULL;
	enum status status;

	*tombstones = (struct tombstones)TOMBSTONES_NONE;
	while (stmt_step(stmt)) {
		mem_grow(&all, &tombstones->room, tombstones->count + 1,
		    sizeof *tombstones->all);
		tombstones->all = all;
		read_row(stmt, &tombstones->all[tombstones->count++]);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK)
		tombstones_clear(tombstones);
	return status;
}
