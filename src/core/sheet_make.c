/*
 * sheet_make: makes a sheet for a trip.
 *
 * On it stands what was agreed to be opened in an emergency, and what is needed
 * to run an evening.  That it was no emergency is said in the look's words:
 * they will read that it went onto paper, and until when.  Looks, row and entry
 * are committed before the first value is read.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/group_internal.h"
#include "core/person_internal.h"
#include "core/sheet_internal.h"

static const char sql_values[] =
    "SELECT k.name, k.label, f.value, w.words"
    " FROM field f JOIN kind k ON k.id = f.kind"
    " LEFT JOIN field_words w ON w.field = f.id"
    " JOIN v_consent v ON v.person = f.person AND v.kind = f.kind"
    " WHERE f.person = :person AND v.state = 'live'"
    " AND (v.level <> 'carried' OR v.heard_by = :me)"
    " AND (v.see = 'emergency' OR (v.see = 'team'"
    "  AND (k.default_see = 'emergency' OR k.tonight = 1)))"
    " ORDER BY k.position, k.id, f.id";
static const char sql_add[] =
    "INSERT INTO sheet (uid, code, work_group, made_on, until_on, made_by)"
    " VALUES (:uid, :code, :group, today(), :until, :me)";

/* One sheet while it is made. */
struct making {
	struct groups one; /* its group */
	struct people people;
	struct sheet_row row;
	struct look_why why;
	struct buf words;
};

static void
person_clear(struct sheet_person *person)
{
	for (size_t i = 0; i < person->count; i++) {
		mem_free(person->values[i].label);
		mem_wipe_text(&person->values[i].value);
	}
	mem_free(person->values);
	mem_wipe_text(&person->called);
}

void
sheet_clear(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		person_clear(&sheet->people[i]);
	mem_free(sheet->people);
	mem_free(sheet->group);
	*sheet = (struct sheet){.made_on = DAY_NONE, .until_on = DAY_NONE};
}

/* ---------------------------------------------------------- before any value
 */

static enum status
prepare(struct records *records, const char *group, int32_t until_on,
    struct making *making)
{
	char day[DAY_TEXT_BYTES];
	enum status status;

	if (until_on == DAY_NONE || until_on < records->today ||
	    until_on > records->today + SHEET_DAYS_MOST)
		return REFUSE(STATUS_INVALID,
		    "Say until when the sheet is needed: today, or a day in "
		    "the next 31 days.");
	status = groups_one(records, group, &making->one);
	if (status == STATUS_OK)
		status = people_regulars(
		    records, making->one.groups[0].id, &making->people);
	if (status == STATUS_OK && making->people.count == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "This group has no regulars yet, so there is nothing to "
		    "print.");
	if (status != STATUS_OK)
		return status;
	day_format(until_on, day);
	buf_add_format(
	    &making->words, "Printed on a sheet for a trip, until %s", day);
	making->why = (struct look_why){LOOK_EMERGENCY, making->words.text};
	making->row.until_on = until_on;
	memcpy(making->row.group_uid, making->one.groups[0].uid, UID_BYTES);
	return STATUS_OK;
}

/* The kinds that will be read of one person, each once. */
struct kinds {
	char **names;
	size_t count;
	size_t room;
};

static void
kinds_clear(struct kinds *kinds)
{
	for (size_t i = 0; i < kinds->count; i++)
		mem_free(kinds->names[i]);
	mem_free(kinds->names);
}

static enum status
read_kinds(struct records *records, int64_t person, struct kinds *kinds)
{
	struct stmt *stmt = stmt_open(records->store, sql_values);

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":me", records->me);
	while (stmt_step(stmt)) {
		const char *name = stmt_text(stmt, 0);
		void *names = kinds->names;

		if (kinds->count > 0 &&
		    strcmp(kinds->names[kinds->count - 1], name) == 0)
			continue;
		mem_grow(&names, &kinds->room, kinds->count + 1,
		    sizeof *kinds->names);
		kinds->names = names;
		kinds->names[kinds->count++] = mem_text(name);
	}
	return stmt_done(&stmt);
}

/* The look of one person names the kinds that will be read; none: no look. */
static enum status
write_look(struct records *records, struct txn *txn,
    const struct making *making, int64_t person)
{
	struct kinds kinds = {NULL, 0, 0};
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	enum status status = read_kinds(records, person, &kinds);

	if (status == STATUS_OK && kinds.count > 0)
		status = person_identity(records, person, uid, code);
	if (status == STATUS_OK && kinds.count > 0)
		status = look_write(records, txn, uid, &making->why,
		    (const char *const *)kinds.names, kinds.count);
	kinds_clear(&kinds);
	return status;
}

static enum status
add_row(struct records *records, struct txn *txn, struct making *making,
    struct sheet *sheet)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);

	uid_new(making->row.uid);
	uid_code(making->row.uid, sheet->code);
	stmt_bind_blob(stmt, ":uid", making->row.uid, UID_BYTES);
	stmt_bind_text(stmt, ":code", sheet->code);
	stmt_bind_int(stmt, ":group", making->one.groups[0].id);
	stmt_bind_int(stmt, ":until", making->row.until_on);
	stmt_bind_int(stmt, ":me", records->me);
	return stmt_insert(&stmt, &making->row.id);
}

static enum status
write_down(struct records *records, struct making *making, struct sheet *sheet)
{
	const struct group_mine *group = &making->one.groups[0];
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = look_list(records, txn, group->uid, group->is_cover);
	for (size_t i = 0; status == STATUS_OK && i < making->people.count; i++)
		status =
		    write_look(records, txn, making, making->people.ids[i]);
	if (status == STATUS_OK)
		status = add_row(records, txn, making, sheet);
	if (status == STATUS_OK)
		status = sheet_note(records, txn, "sheet_made", &making->row);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* -------------------------------------------------------------------- values
 */

/* One more line of the kind before, or a kind more. */
static void
add_value(struct sheet_person *person, size_t *room, const char *label,
    const char *value)
{
	struct sheet_value *last = NULL;
	struct buf both = BUF_EMPTY;
	void *values = person->values;

	if (person->count > 0)
		last = &person->values[person->count - 1];
	if (last != NULL && strcmp(last->label, label) == 0) {
		buf_add_format(&both, "%s\n%s", last->value, value);
		mem_wipe_text(&last->value);
		last->value = buf_take(&both);
		return;
	}
	mem_grow(&values, room, person->count + 1, sizeof *person->values);
	person->values = values;
	last = &person->values[person->count++];
	last->label = mem_text(label);
	last->value = mem_text(value);
}

/* Their own words stand beside a value they dispute, on paper too. */
static void
add_words(struct sheet_person *person, size_t *room, const char *label,
    const char *words)
{
	struct buf said = BUF_EMPTY;

	buf_add_format(&said, "They say: %s", words);
	add_value(person, room, label, said.text);
	buf_clear(&said);
}

static enum status
read_person(struct records *records, int64_t id, struct sheet_person *person)
{
	unsigned char uid[UID_BYTES];
	struct buf called = BUF_EMPTY;
	struct stmt *stmt = NULL;
	size_t room = 0;
	enum status status = person_identity(records, id, uid, person->code);

	if (status == STATUS_OK)
		status = person_called(records, id, &called);
	if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	person->called = buf_take(&called);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_values);
	stmt_bind_int(stmt, ":person", id);
	stmt_bind_int(stmt, ":me", records->me);
	while (stmt_step(stmt)) {
		add_value(
		    person, &room, stmt_text(stmt, 1), stmt_text(stmt, 2));
		if (!stmt_is_null(stmt, 3))
			add_words(person, &room, stmt_text(stmt, 1),
			    stmt_text(stmt, 3));
	}
	return stmt_done(&stmt);
}

static int
compare_people(const void *one, const void *other)
{
	const struct sheet_person *a = one, *b = other;
	char *folded = person_folded(a->called);
	char *other_folded = person_folded(b->called);
	int order = strcmp(folded, other_folded);

	mem_wipe_text(&folded);
	mem_wipe_text(&other_folded);
	return order != 0 ? order : strcmp(a->code, b->code);
}

static enum status
read_all(
    struct records *records, const struct making *making, struct sheet *sheet)
{
	enum status status = STATUS_OK;

	sheet->group = mem_text(making->one.groups[0].name);
	sheet->made_on = records->today;
	sheet->until_on = making->row.until_on;
	sheet->people = mem_alloc(making->people.count, sizeof *sheet->people);
	for (size_t i = 0; status == STATUS_OK && i < making->people.count; i++)
		status = read_person(records, making->people.ids[i],
		    &sheet->people[sheet->count++]);
	if (status == STATUS_OK)
		qsort(sheet->people, sheet->count, sizeof *sheet->people,
		    compare_people);
	return status;
}

enum status
sheet_make(struct records *records, const char *group, int32_t until_on,
    struct sheet *sheet)
{
	struct making making = {.words = BUF_EMPTY};
	enum status status;

	*sheet = (struct sheet){.made_on = DAY_NONE, .until_on = DAY_NONE};
	status = prepare(records, group, until_on, &making);
	if (status == STATUS_OK)
		status = write_down(records, &making, sheet);
	if (status == STATUS_OK)
		status = read_all(records, &making, sheet);
	groups_clear(&making.one);
	mem_free(making.people.ids);
	buf_clear(&making.words);
	if (status != STATUS_OK)
		sheet_clear(sheet);
	return status;
}
