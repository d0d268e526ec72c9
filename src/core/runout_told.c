/*
 * runout_told: what ran out while nobody looked, for who opens the vault.
 *
 * The history says what was erased; it names kinds and nobody.  Whose it was is
 * found among the people of my own groups, and their names are read only when
 * the list entries stand.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/runout.h"
#include "core/tonight_internal.h"

static const char sql_erased[] =
    "SELECT body FROM ledger WHERE subject = :subject AND event = 'erased'"
    " AND n > :since ORDER BY n";
static const char sql_erased_count[] =
    "SELECT count(*) FROM ledger WHERE event = 'erased' AND n > :since";
static const char sql_label[] = "SELECT label FROM kind WHERE name = :name";
/* Erased 61 days after the last day that it was live. */
static const char sql_shut[] =
    "SELECT k.label FROM v_consent v JOIN kind k ON k.id = v.kind"
    " WHERE v.person = :person AND v.state = 'shut' AND v.why_shut = 'ran_out'"
    " AND (v.level <> 'carried' OR v.heard_by = :me)"
    " AND v.goes_from - 61 >= :from AND v.goes_from - 61 < today()"
    " ORDER BY k.position, k.id";

/* One line while it is made. */
struct telling {
	struct runout_line line;
	int64_t person;
	char *folded;
	size_t place; /* keeps the order of kinds */
};

struct tellings {
	struct telling *rows;
	size_t count;
	size_t room;
};

static void
line_clear(struct runout_line *line)
{
	mem_wipe_text(&line->called);
	mem_wipe_text(&line->label);
}

void
runout_told_clear(struct runout_told *told)
{
	for (size_t i = 0; i < told->count; i++)
		line_clear(&told->lines[i]);
	mem_free(told->lines);
	*told = (struct runout_told){NULL, 0, 0};
}

static void
add(struct tellings *tellings, int64_t person, const char *label,
    bool is_erased)
{
	void *rows = tellings->rows;
	struct telling *row;

	mem_grow(&rows, &tellings->room, tellings->count + 1, sizeof *row);
	tellings->rows = rows;
	row = &tellings->rows[tellings->count];
	*row = (struct telling){.person = person, .place = tellings->count++};
	row->line.label = mem_text(label);
	row->line.is_erased = is_erased;
}

/* -------------------------------------------------------- things, no names */

/* "gone KIND" or "no KIND" is the last line of such an entry. */
static void
kind_of(const char *body, struct buf *kind)
{
	const char *end = strrchr(body, '\n');
	const char *from = strrchr(body, ' ');

	buf_reset(kind);
	if (from != NULL && end != NULL && from < end)
		buf_add(kind, from + 1, (size_t)(end - from - 1));
}

static enum status
read_label(struct records *records, const char *name, struct buf *label)
{
	struct stmt *stmt = stmt_open(records->store, sql_label);

	buf_set(label, name);
	stmt_bind_text(stmt, ":name", name);
	if (stmt_step(stmt))
		buf_set(label, stmt_text(stmt, 0));
	return stmt_done(&stmt);
}

static enum status
read_erased(struct records *records, int64_t person, struct tellings *tellings)
{
	unsigned char uid[UID_BYTES], subject[LEDGER_SUBJECT_BYTES];
	char code[CODE_TEXT_BYTES];
	struct buf kind = BUF_EMPTY, label = BUF_EMPTY;
	enum status status = person_identity(records, person, uid, code), last;
	struct stmt *stmt = stmt_open(records->store, sql_erased);

	ledger_subject(uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	stmt_bind_int(stmt, ":since", records->opened_n);
	while (status == STATUS_OK && stmt_step(stmt)) {
		kind_of(stmt_text(stmt, 0), &kind);
		status = read_label(records, kind.text, &label);
		add(tellings, person, label.text, true);
	}
	last = stmt_done(&stmt);
	buf_clear(&kind);
	buf_clear(&label);
	return status == STATUS_OK ? last : status;
}

static enum status
read_shut(struct records *records, int64_t person, struct tellings *tellings)
{
	struct stmt *stmt = NULL;

	/* By which day?  Nothing has run out until somebody says. */
	if (records->clock != CLOCK_TRUSTED)
		return STATUS_OK;
	stmt = stmt_open(records->store, sql_shut);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":from", records->opened_day);
	while (stmt_step(stmt))
		add(tellings, person, stmt_text(stmt, 0), false);
	return stmt_done(&stmt);
}

static enum status
read_all(struct records *records, const struct groups *groups,
    struct tellings *tellings)
{
	struct people people = {NULL, 0, 0};
	enum status status = tonight_people(records, groups, &people);

	for (size_t i = 0; status == STATUS_OK && i < people.count; i++) {
		status = read_erased(records, people.ids[i], tellings);
		if (status == STATUS_OK)
			status = read_shut(records, people.ids[i], tellings);
	}
	mem_free(people.ids);
	return status;
}

static enum status
count_others(
    struct records *records, const struct tellings *tellings, int64_t *others)
{
	struct stmt *stmt = stmt_open(records->store, sql_erased_count);
	enum status status;

	stmt_bind_int(stmt, ":since", records->opened_n);
	status = stmt_one_int(&stmt, others);
	for (size_t i = 0; i < tellings->count; i++)
		if (tellings->rows[i].line.is_erased)
			*others -= 1;
	return status;
}

/* ------------------------------------------------------------------- names */

static enum status
name_row(struct records *records, struct telling *row)
{
	unsigned char uid[UID_BYTES];
	struct buf called = BUF_EMPTY;
	enum status status =
	    person_identity(records, row->person, uid, row->line.code);

	if (status == STATUS_OK)
		status = person_called(records, row->person, &called);
	if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	row->line.called = buf_take(&called);
	row->folded = person_folded(row->line.called);
	return status;
}

static int
compare(const void *one, const void *other)
{
	const struct telling *a = one, *b = other;
	int order;

	if (a->line.is_erased != b->line.is_erased)
		return a->line.is_erased ? -1 : 1;
	order = strcmp(a->folded, b->folded);
	if (order == 0)
		order = strcmp(a->line.code, b->line.code);
	if (order == 0)
		order = (a->place > b->place) - (a->place < b->place);
	return order;
}

/* Names, order, and over to the caller. */
static enum status
finish(struct records *records, const struct groups *groups,
    struct tellings *tellings, struct runout_told *told)
{
	enum status status = STATUS_OK;

	if (tellings->count == 0)
		return STATUS_OK;
	status = groups_look(records, groups);
	for (size_t i = 0; status == STATUS_OK && i < tellings->count; i++)
		status = name_row(records, &tellings->rows[i]);
	if (status != STATUS_OK)
		return status;
	qsort(tellings->rows, tellings->count, sizeof *tellings->rows, compare);
	told->lines = mem_alloc(tellings->count, sizeof *told->lines);
	told->count = tellings->count;
	for (size_t i = 0; i < tellings->count; i++) {
		told->lines[i] = tellings->rows[i].line; /* moved */
		tellings->rows[i].line = (struct runout_line){.called = NULL};
	}
	return STATUS_OK;
}

enum status
runout_told(struct records *records, struct runout_told *told)
{
	struct groups groups = {NULL, 0};
	struct tellings tellings = {NULL, 0, 0};
	enum status status = groups_mine(records, &groups);

	*told = (struct runout_told){NULL, 0, 0};
	if (status == STATUS_OK)
		status = read_all(records, &groups, &tellings);
	if (status == STATUS_OK)
		status = count_others(records, &tellings, &told->others);
	if (status == STATUS_OK)
		status = finish(records, &groups, &tellings, told);
	for (size_t i = 0; i < tellings.count; i++) {
		line_clear(&tellings.rows[i].line);
		mem_wipe_text(&tellings.rows[i].folded);
	}
	mem_free(tellings.rows);
	groups_clear(&groups);
	return status;
}
