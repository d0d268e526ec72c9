/*
 * erase: the list of what was erased, and the duty to prove it gone.
 *
 * The schema calls erasing() for a row before it goes; here its words are read
 * and kept in memory until the proof.  Nothing in this file deletes anything
 * about a young person, and no word in the list ever reaches a file.
 */
#include "core/erase.h"

#include <string.h>

#include "base/mem.h"
#include "core/erase_internal.h"

struct erased_list {
	struct erased *all;
	size_t count;
	size_t kept; /* of these, in transactions that were written */
	size_t room;
	int64_t things;      /* rows reported */
	int64_t things_kept; /* of these, in transactions that were written */
};

/* What belongs to a row that goes, by its id: uid or NULL, then texts. */
static const char sql_value[] =
    "SELECT f.uid, f.value, s.box FROM field f LEFT JOIN field_seal s"
    " ON s.field = f.id WHERE f.id = :row";
static const char sql_name_words[] =
    "SELECT NULL, token FROM name_token WHERE field = :row";
/* Of a name on a register; no session: of a regular, who has no text. */
static const char sql_register[] =
    "SELECT uid, NULL FROM attendance WHERE person = :row"
    " AND session = :number";
static const char sql_dispute[] =
    "SELECT NULL, words FROM field_words WHERE field = :row";
static const char sql_outcome[] =
    "SELECT uid, what, award FROM outcome WHERE id = :row";
static const char sql_outcome_words[] =
    "SELECT NULL, what, award FROM outcome WHERE id = :row";
static const char sql_reason[] =
    "SELECT NULL, words FROM look_words WHERE entry = :row";
static const char sql_statement[] =
    "SELECT NULL, text FROM statement WHERE person = :row AND number = :number";
static const char sql_person[] = "SELECT uid, code FROM person WHERE id = :row";
static const char sql_request[] =
    "SELECT uid, purpose, why, extended_why FROM request WHERE id = :row";

static const char sql_due[] =
    "INSERT INTO scrub_due (entry, things)"
    " VALUES ((SELECT max(n) FROM ledger), 1)"
    " ON CONFLICT (entry) DO UPDATE SET things = things + 1";
static const char sql_due_read[] =
    "SELECT coalesce(sum(things), 0) FROM scrub_due";
static const char sql_due_drop[] = "DELETE FROM scrub_due";
static const char sql_done_read[] =
    "SELECT d.head, d.done_at, d.things, d.unknown, d.pages, d.copies,"
    " d.backups, l.hash FROM scrub_done d JOIN ledger l ON l.n = d.head"
    " ORDER BY d.id DESC LIMIT 1";
static const char sql_done_write[] =
    "INSERT INTO scrub_done (head, done_at, things, unknown, pages, copies,"
    " backups) VALUES (:head, :done_at, :things, :unknown, :pages, :copies,"
    " :backups)";

/* ------------------------------------------------------------------ the list
 */

struct erased_list *
erased_list_new(void)
{
	return mem_alloc(1, sizeof(struct erased_list));
}

/* Down to the first ${count}. */
static void
cut(struct erased_list *list, size_t count)
{
	while (list->count > count) {
		struct erased *last = &list->all[--list->count];

		explicit_bzero(last->uid, sizeof last->uid);
		buf_clear(&last->text);
	}
}

void
erased_list_reset(struct erased_list *list)
{
	cut(list, 0);
	list->kept = 0;
	list->things = 0;
	list->things_kept = 0;
}

void
erased_list_free(struct erased_list **list)
{
	if (*list == NULL)
		return;
	erased_list_reset(*list);
	mem_free((*list)->all);
	mem_free(*list);
	*list = NULL;
}

size_t
erased_list_count(const struct erased_list *list)
{
	return list->kept;
}

const struct erased *
erased_list_at(const struct erased_list *list, size_t at)
{
	return &list->all[at];
}

static void
add(struct erased_list *list, enum erased_sort sort, const unsigned char *uid,
    const void *text, size_t size)
{
	struct erased *erased;
	void *all = list->all;

	if (uid == NULL && size == 0)
		return;
	mem_grow(&all, &list->room, list->count + 1, sizeof *list->all);
	list->all = all;
	erased = &list->all[list->count++];
	erased->sort = sort;
	erased->has_uid = uid != NULL;
	if (uid != NULL)
		memcpy(erased->uid, uid, UID_BYTES);
	buf_init(&erased->text);
	buf_add(&erased->text, text, size);
}

void
erase_keep(struct records *records)
{
	struct erased_list *list = records->erased;

	if (list == NULL)
		return;
	list->kept = list->count;
	list->things_kept = list->things;
}

void
erase_undo(struct records *records)
{
	struct erased_list *list = records->erased;

	if (list == NULL)
		return;
	cut(list, list->kept);
	list->things = list->things_kept;
}

/* ------------------------------------------------------------------ reporting
 */

/* One column of the row as it stands: text, or the bytes of a box. */
static void
add_column(struct erased_list *list, enum erased_sort sort, struct stmt *stmt,
    int column, const unsigned char *uid)
{
	size_t size = 0;
	const void *bytes = stmt_blob(stmt, column, &size);

	add(list, sort, uid, bytes, size);
}

/* The uid goes with the first text. */
static void
add_row(struct erased_list *list, enum erased_sort sort, struct stmt *stmt,
    int columns)
{
	unsigned char uid[UID_BYTES];
	bool has_uid = !stmt_is_null(stmt, 0);

	if (has_uid)
		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
	for (int i = 1; i < columns; i++)
		if (i == 1 || !stmt_is_null(stmt, i))
			add_column(list, sort, stmt, i,
			    i == 1 && has_uid ? uid : NULL);
	explicit_bzero(uid, sizeof uid);
}

struct source {
	const char *sql;
	int columns;
};

static enum status
take(struct records *records, enum erased_sort sort,
    const struct source *source, const int64_t *row)
{
	struct stmt *stmt = stmt_open(records->store, source->sql);

	stmt_bind_int(stmt, ":row", row[0]);
	if (source->sql == sql_statement || source->sql == sql_register)
		stmt_bind_int(stmt, ":number", row[1]);
	while (stmt_step(stmt))
		add_row(records->erased, sort, stmt, source->columns);
	return stmt_done(&stmt);
}

/* A value goes with all that hangs on it. */
static enum status
take_value(struct records *records, const int64_t *row)
{
	static const struct source value = {sql_value, 3},
				   words = {sql_name_words, 2};
	enum status status = take(records, ERASED_VALUE, &value, row);

	if (status == STATUS_OK)
		status = take(records, ERASED_NAME_WORD, &words, row);
	return status;
}

static enum status
take_row(struct records *records, enum erased_sort sort, const int64_t *row)
{
	static const struct source names = {sql_register, 2},
				   dispute = {sql_dispute, 2},
				   outcome = {sql_outcome, 3},
				   words = {sql_outcome_words, 3},
				   reason = {sql_reason, 2},
				   statement = {sql_statement, 2},
				   person = {sql_person, 2},
				   request = {sql_request, 4};

	switch (sort) {
	case ERASED_VALUE:
		return take_value(records, row);
	case ERASED_REGISTER:
		return take(records, sort, &names, row);
	case ERASED_DISPUTE:
		return take(records, sort, &dispute, row);
	case ERASED_OUTCOME:
		return take(
		    records, sort, row[1] != 0 ? &outcome : &words, row);
	case ERASED_REASON:
		return take(records, sort, &reason, row);
	case ERASED_STATEMENT:
		return take(records, sort, &statement, row);
	case ERASED_PERSON:
		return take(records, sort, &person, row);
	case ERASED_REQUEST:
		return take(records, sort, &request, row);
	case ERASED_NAME_WORD:
	case ERASED_COUNTED:
	case ERASED_NOTE:
		break;
	}
	return STATUS_OK;
}

/*
 * erasing(sort, row, number).  0 breaks a rule of the schema, and so undoes the
 * deletion: nothing goes of which it is not known what it was.
 */
static int64_t
function_erasing(void *context, const int64_t *arguments)
{
	struct records *records = context;

	if (records->erased == NULL)
		return 1;
	if (take_row(records, (enum erased_sort)arguments[0], arguments + 1) !=
	    STATUS_OK)
		return 0;
	records->erased->things++;
	return 1;
}

enum status
erase_define_function(struct records *records)
{
	return store_function(
	    records->store, "erasing", 3, function_erasing, records);
}

enum status
erase_note_text(struct records *records, struct txn *txn, const char *text)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_due);

	if (records->erased != NULL) {
		add(records->erased, ERASED_NOTE, NULL, text, strlen(text));
		records->erased->things++;
	}
	return stmt_run(&stmt);
}

/* -------------------------------------------------------------------- the duty
 */

enum status
erase_due_read(struct records *records, struct erase_due *due)
{
	struct stmt *stmt = stmt_open(records->store, sql_due_read);
	int64_t known =
	    records->erased == NULL ? 0 : records->erased->things_kept;
	enum status status = stmt_one_int(&stmt, &due->things);

	due->unknown = due->things > known ? due->things - known : 0;
	return status;
}

enum status
erase_done_read(struct records *records, struct erase_done *done)
{
	struct stmt *stmt = stmt_open(records->store, sql_done_read);

	*done = (struct erase_done){.head = 0};
	if (stmt_step(stmt)) {
		*done = (struct erase_done){.head = stmt_int(stmt, 0),
		    .done_at = stmt_int(stmt, 1),
		    .things = stmt_int(stmt, 2),
		    .unknown = stmt_int(stmt, 3),
		    .pages = stmt_int(stmt, 4),
		    .copies = stmt_int(stmt, 5),
		    .backups = stmt_int(stmt, 6)};
		stmt_copy_blob(stmt, 7, done->hash, LEDGER_HASH_BYTES);
	}
	return stmt_done(&stmt);
}

static enum status
write_done(struct txn *txn, const struct erase_done *done)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_due_drop);
	enum status status = stmt_run(&stmt);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_done_write);
	stmt_bind_int(stmt, ":head", done->head);
	stmt_bind_int(stmt, ":done_at", done->done_at);
	stmt_bind_int(stmt, ":things", done->things);
	stmt_bind_int(stmt, ":unknown", done->unknown);
	stmt_bind_int(stmt, ":pages", done->pages);
	stmt_bind_int(stmt, ":copies", done->copies);
	stmt_bind_int(stmt, ":backups", done->backups);
	return stmt_run(&stmt);
}

enum status
erase_done_write(struct records *records, const struct erase_done *done)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = write_done(txn, done);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
