/*
 * import_people_row: the columns of an old file, and one line of it.
 *
 * A line is told one defect, the first; what a value looks like is for
 * shape.c.  Nothing is guessed, and what is no kind here is not read.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/consent.h"
#include "core/import_people_internal.h"
#include "core/shape.h"

/* ------------------------------------------------------- the first line */

/* Letters alone count: "Date_of birth" is "date of birth". */
static void
fold_heading(const char *heading, struct buf *folded)
{
	struct buf plain = BUF_EMPTY;

	for (; *heading != '\0'; heading++)
		buf_add_char(&plain, *heading == '_' ? ' ' : *heading);
	text_fold(plain.text, folded);
	buf_clear(&plain);
}

static bool
is_same_heading(const char *folded, const char *other)
{
	struct buf also = BUF_EMPTY;
	bool is_same;

	fold_heading(other, &also);
	is_same = strcmp(folded, also.text) == 0;
	buf_clear(&also);
	return is_same;
}

/*
 * Who came and what they got out of it are no values of a line.  What nobody
 * may see is only counted, and what is carried in is not.
 */
static bool
is_value(const struct kind *kind)
{
	return strcmp(kind->default_see, "nobody") != 0 &&
	       strcmp(kind->shape, "present") != 0 &&
	       strcmp(kind->shape, "outcome") != 0;
}

static size_t
find_kind(const struct kind_list *kinds, const char *heading)
{
	struct buf folded = BUF_EMPTY;
	size_t found = NO_KIND;

	fold_heading(heading, &folded);
	for (size_t i = 0; found == NO_KIND && i < kinds->count; i++) {
		const struct kind *kind = &kinds->kinds[i];

		if (is_value(kind) &&
		    (is_same_heading(folded.text, kind->name) ||
			is_same_heading(folded.text, kind->label)))
			found = i;
	}
	buf_clear(&folded);
	return found;
}

static bool
is_there(const struct people_import *import, size_t columns, size_t kind)
{
	for (size_t i = 0; i < columns; i++)
		if (import->places[i] == kind)
			return true;
	return false;
}

static void
drop_column(struct people_import *import, const char *heading)
{
	struct buf *dropped = &import->report->dropped;

	text_printable(*heading == '\0' ? "(no heading)" : heading, dropped);
	buf_add_char(dropped, '\n');
	import->report->dropped_count++;
}

static void
find_called(struct people_import *import)
{
	import->name = import->handle = NO_KIND;
	for (size_t i = 0; i < import->kinds.count; i++) {
		if (strcmp(import->kinds.kinds[i].name, "name") == 0)
			import->name = i;
		if (strcmp(import->kinds.kinds[i].name, "handle") == 0)
			import->handle = i;
	}
}

enum status
people_header(struct people_import *import, const struct csv_record *record)
{
	find_called(import);
	import->fields = record->count;
	for (size_t i = 0; i < record->count; i++) {
		const char *heading = record->fields[i].text;
		size_t kind = find_kind(&import->kinds, heading);

		if (kind == NO_KIND)
			drop_column(import, heading);
		else if (is_there(import, i, kind) &&
			 !import->kinds.kinds[kind].many)
			import_defects_add(&import->defects, record->line,
			    "A column is there twice. Take one out.");
		import->places[i] = kind;
	}
	if (!is_there(import, record->count, import->name) &&
	    !is_there(import, record->count, import->handle))
		import_defects_add(&import->defects, record->line,
		    "There is no column \"name\" and none \"handle\". The "
		    "first line must name the columns, and one of these must "
		    "be there.");
	return import->defects.count == 0 ? STATUS_OK : STATUS_INVALID;
}

/* ----------------------------------------------------------- one person */

void
people_row_clear(struct people_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		mem_wipe_text(&row->values[i].text);
	mem_free(row->values);
	mem_wipe_text(&row->folded);
	mem_wipe_text(&row->key);
	*row = (struct people_row){.values = NULL};
}

/* A spreadsheet would reckon with it. */
static enum status
check_no_formula(const struct kind *kind, const char *typed)
{
	bool may_be_signed = strcmp(kind->shape, "phone") == 0;

	typed += strspn(typed, " \t\r\n");
	if (*typed != '\0' && strchr("=@+-", *typed) != NULL &&
	    !(may_be_signed && *typed == '+'))
		return REFUSE(STATUS_INVALID,
		    "A field begins with =, +, - or @, as a formula does. "
		    "Take that sign out.");
	return STATUS_OK;
}

static enum status
add_value(struct people_import *import, struct people_row *row, size_t place,
    const char *typed)
{
	const struct kind *kind = &import->kinds.kinds[place];
	struct buf value = BUF_EMPTY;
	enum status status = check_no_formula(kind, typed);

	if (status == STATUS_OK)
		status =
		    shape_tidy(kind, typed, import->records->today, &value);
	if (status == STATUS_OK) {
		row->values[row->count].kind = place;
		row->values[row->count++].text = buf_take(&value);
	}
	buf_clear(&value);
	return status;
}

/* What they are called comes first: a name, else a handle. */
static void
put_called_first(const struct people_import *import, struct people_row *row)
{
	size_t first = row->count;

	for (size_t i = 0; i < row->count; i++)
		if (row->values[i].kind == import->name ||
		    (row->values[i].kind == import->handle &&
			first == row->count))
			first = i;
	if (first > 0 && first < row->count) {
		struct people_value called = row->values[first];

		row->values[first] = row->values[0];
		row->values[0] = called;
	}
}

static bool
is_called(const struct people_import *import, const struct people_row *row)
{
	return row->count > 0 && (row->values[0].kind == import->name ||
				     row->values[0].kind == import->handle);
}

/* All that the line says, folded name first. */
static void
make_key(struct people_row *row)
{
	struct buf folded = BUF_EMPTY, key = BUF_EMPTY;

	text_fold(row->values[0].text, &folded);
	buf_add_format(&key, "%s\n%zu", folded.text, row->values[0].kind);
	for (size_t i = 1; i < row->count; i++)
		buf_add_format(
		    &key, "\n%zu %s", row->values[i].kind, row->values[i].text);
	row->folded = buf_take(&folded);
	row->key = buf_take(&key);
}

static enum status
read_row(struct people_import *import, const struct csv_record *record,
    struct people_row *row)
{
	enum status status = STATUS_OK;

	row->values = mem_alloc(record->count, sizeof *row->values);
	for (size_t i = 0; status == STATUS_OK && i < record->count; i++) {
		const char *typed = record->fields[i].text;

		if (import->places[i] != NO_KIND &&
		    typed[strspn(typed, " \t\r\n")] != '\0')
			status =
			    add_value(import, row, import->places[i], typed);
	}
	if (status != STATUS_OK)
		return status;
	put_called_first(import, row);
	if (!is_called(import, row))
		return REFUSE(STATUS_INVALID,
		    "There is no name and no handle on this line. Write one, "
		    "or take the line out.");
	if (row->count > CONSENT_SAYS_MAX)
		return REFUSE(STATUS_INVALID,
		    "There are more than 32 things on this line. Leave some "
		    "out.");
	make_key(row);
	return STATUS_OK;
}

void
people_row(struct people_import *import, const struct csv_record *record)
{
	struct people_row *row;
	enum status status;

	if (import_is_blank(record))
		return;
	if (record->count != import->fields) {
		import_defects_add(&import->defects, record->line,
		    "This line has not as many columns as the first line. "
		    "Look for a comma too many or too few.");
		return;
	}
	mem_grow((void **)&import->rows, &import->rows_room,
	    import->rows_count + 1, sizeof *import->rows);
	row = &import->rows[import->rows_count];
	*row = (struct people_row){.line = record->line};
	status = read_row(import, record, row);
	if (status == STATUS_OK) {
		import->rows_count++;
		return;
	}
	people_row_clear(row);
	import_defects_add(
	    &import->defects, record->line, status_sentence(status));
}
