/*
 * import_people_here: is somebody of the file here already?
 *
 * The same whole name or handle, and no value that tells them apart.  Only what
 * who brings the file in may see is compared, and a look at each of them is
 * committed before anything is told of it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/import_people_internal.h"

/* Both words before anything else: many share one, few share two. */
static const char sql_by_words[] =
    "SELECT f.person, f.value FROM name_token t CROSS JOIN name_token n"
    " ON n.field = t.field AND n.token = :next"
    " CROSS JOIN field f ON f.id = t.field"
    " WHERE t.token = :word AND f.kind = :kind";
#define MAY_BE_SEEN                                                            \
	" v.see = 'team' AND (v.level <> 'carried' OR v.heard_by = :me)"       \
	" AND (v.state = 'live' OR (v.state = 'shut' AND v.why_shut NOT IN"    \
	" ('own_no', 'heard_no', 'worker_no', 'asked', 'unproved')))"
static const char sql_may_be_found[] =
    "SELECT count(*) FROM v_consent v WHERE v.person = :person"
    " AND v.kind = :kind AND" MAY_BE_SEEN;
static const char sql_values[] =
    "SELECT f.value FROM field f JOIN kind k ON k.id = f.kind"
    " JOIN v_consent v ON v.person = f.person AND v.kind = f.kind"
    " WHERE f.person = :person AND k.name = :kind AND v.state = 'live'"
    " AND" MAY_BE_SEEN;

/* Those who go by the name of the row, and of the row before if it is the same.
 */
struct here {
	const char *folded; /* whose they are; NULL: nobody's yet */
	int64_t kind;
	int64_t *people;
	size_t count;
	size_t room;
	bool has_looked;
};

static bool
is_same_name(const char *value, const char *folded)
{
	struct buf other = BUF_EMPTY;
	bool is_same;

	text_fold(value, &other);
	is_same = strcmp(other.text, folded) == 0;
	buf_clear(&other);
	return is_same;
}

static enum status
may_be_found(
    struct records *records, int64_t person, int64_t kind, bool *may_be)
{
	struct stmt *stmt = stmt_open(records->store, sql_may_be_found);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	stmt_bind_int(stmt, ":me", records->me);
	status = stmt_one_int(&stmt, &rows);
	*may_be = rows > 0;
	return status;
}

static void
here_add(struct here *here, int64_t person)
{
	void *people = here->people;

	for (size_t i = 0; i < here->count; i++)
		if (here->people[i] == person)
			return;
	mem_grow(&people, &here->room, here->count + 1, sizeof *here->people);
	here->people = people;
	here->people[here->count++] = person;
}

static enum status
read_by_words(struct records *records, struct here *here, struct stmt *stmt)
{
	enum status status = STATUS_OK, last;

	while (status == STATUS_OK && stmt_step(stmt)) {
		int64_t person = stmt_int(stmt, 0);
		bool may_be = false;

		if (is_same_name(stmt_text(stmt, 1), here->folded))
			status =
			    may_be_found(records, person, here->kind, &may_be);
		if (may_be)
			here_add(here, person);
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* Who goes by that name or handle, whole? */
static enum status
find_here(struct records *records, struct here *here, const char *folded,
    int64_t kind)
{
	struct buf word = BUF_EMPTY, next = BUF_EMPTY;
	struct stmt *stmt;
	size_t at = 0;
	enum status status = STATUS_OK;

	here->folded = folded;
	here->kind = kind;
	here->count = 0;
	if (text_next_word(folded, &at, &word)) {
		if (!text_next_word(folded, &at, &next))
			buf_set(&next, word.text);
		stmt = stmt_open(records->store, sql_by_words);
		stmt_bind_text(stmt, ":word", word.text);
		stmt_bind_text(stmt, ":next", next.text);
		stmt_bind_int(stmt, ":kind", kind);
		status = read_by_words(records, here, stmt);
	}
	buf_clear(&word);
	buf_clear(&next);
	return status;
}

/* -------------------------------------------------------------- comparing */

/* Does what is held of a kind tell them apart? */
static enum status
tells_apart(struct records *records, int64_t person, const struct kind *kind,
    const char *value, bool *differs)
{
	struct stmt *stmt = stmt_open(records->store, sql_values);
	bool is_held = false, is_same = false;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_text(stmt, ":kind", kind->name);
	stmt_bind_int(stmt, ":me", records->me);
	while (stmt_step(stmt)) {
		is_held = true;
		is_same = is_same || strcmp(stmt_text(stmt, 0), value) == 0;
	}
	*differs = is_held && !is_same && !kind->many;
	return stmt_done(&stmt);
}

static enum status
is_row(struct people_import *import, const struct people_row *row,
    int64_t person, bool *is_same)
{
	bool differs = false;
	enum status status = STATUS_OK;

	for (size_t i = 1; status == STATUS_OK && !differs && i < row->count;
	     i++)
		status = tells_apart(import->records, person,
		    &import->kinds.kinds[row->values[i].kind],
		    row->values[i].text, &differs);
	*is_same = !differs;
	return status;
}

/* A look names all that was compared, before it is. */
static enum status
look_at(struct people_import *import, struct txn *txn,
    const struct people_row *row, int64_t person)
{
	static const struct look_why why = {LOOK_RIGHT, NULL};
	const char *kinds[CONSENT_SAYS_MAX];
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	enum status status =
	    person_identity(import->records, person, uid, code);

	for (size_t i = 0; i < row->count; i++)
		kinds[i] = import->kinds.kinds[row->values[i].kind].name;
	if (status == STATUS_OK)
		status = look_write(
		    import->records, txn, uid, &why, kinds, row->count);
	return status;
}

static enum status
check_row(struct people_import *import, struct txn *txn, struct here *here,
    const struct people_row *row)
{
	int64_t kind =
	    row->values[0].kind == import->name ? KIND_NAME : KIND_HANDLE;
	bool is_same = false;
	enum status status = STATUS_OK;

	if (here->folded == NULL || here->kind != kind ||
	    strcmp(here->folded, row->folded) != 0)
		status = find_here(import->records, here, row->folded, kind);
	for (size_t i = 0; status == STATUS_OK && !is_same && i < here->count;
	     i++) {
		here->has_looked = true;
		status = look_at(import, txn, row, here->people[i]);
		if (status == STATUS_OK)
			status = is_row(import, row, here->people[i], &is_same);
	}
	if (is_same)
		import_defects_add(&import->defects, row->line,
		    "Somebody of that name is here already, and nothing on "
		    "this line tells them apart. Take the line out.");
	return status;
}

/* ---------------------------------------------------------------- the rows */

static int
compare_rows(const void *one, const void *other)
{
	const struct people_row *a = one;
	const struct people_row *b = other;
	int order = strcmp(a->key, b->key);

	return order != 0 ? order : a->line - b->line;
}

static void
check_not_twice(struct people_import *import)
{
	qsort(import->rows, import->rows_count, sizeof *import->rows,
	    compare_rows);
	for (size_t i = 1; i < import->rows_count; i++)
		if (strcmp(import->rows[i - 1].key, import->rows[i].key) == 0)
			import_defects_add(&import->defects,
			    import->rows[i].line,
			    "This person is in the file twice. Take one of the "
			    "lines out.");
}

enum status
people_check_here(struct people_import *import)
{
	struct here here = {.folded = NULL};
	struct txn *txn = NULL;
	enum status status;

	if (import->rows_count > 0)
		check_not_twice(import);
	if (import->defects.count > 0)
		return STATUS_OK;
	status = txn_begin(import->records->store, &txn);
	for (size_t i = 0; status == STATUS_OK && i < import->rows_count; i++)
		status = check_row(import, txn, &here, &import->rows[i]);
	if (status == STATUS_OK && here.has_looked)
		status = txn_commit(&txn);
	records_abandon(import->records, &txn);
	mem_free(here.people);
	return status;
}
