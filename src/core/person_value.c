/*
 * person_value: what is held of one kind, as a look that opened it shows it.
 *
 * The look is committed before anything in here is called.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/field_internal.h"
#include "core/person_internal.h"

static const char sql_values[] =
    "SELECT f.value, f.held_on, coalesce(u.name, ''), f.set_at,"
    " f.set_by IS NOT :me, f.id, s.field IS NOT NULL, w.words FROM field f"
    " LEFT JOIN user u ON u.id = f.set_by"
    " LEFT JOIN field_seal s ON s.field = f.id"
    " LEFT JOIN field_words w ON w.field = f.id"
    " WHERE f.person = :person AND f.kind = :kind ORDER BY f.id";
static const char sql_times[] =
    "SELECT count(*), max(s.held_on) FROM attendance a"
    " JOIN session s ON s.id = a.session WHERE a.person = :person";
static const char sql_outcomes[] =
    "SELECT count(*), max(held_on) FROM outcome WHERE person = :person";

/* "11 times, last on 2026-11-20" */
static enum status
count_value(struct records *records, const char *sql, int64_t person,
    const char *word, struct field_line *line)
{
	struct stmt *stmt = stmt_open(records->store, sql);
	struct buf text = BUF_EMPTY;

	stmt_bind_int(stmt, ":person", person);
	if (stmt_step(stmt) && stmt_int(stmt, 0) > 0) {
		char day[DAY_TEXT_BYTES];

		line->held_on = (int32_t)stmt_int(stmt, 1);
		day_format(line->held_on, day);
		buf_add_format(&text, "%lld %s, last on %s",
		    (long long)stmt_int(stmt, 0), word, day);
		line->value = buf_take(&text);
	}
	buf_clear(&text);
	return stmt_done(&stmt);
}

/* Set by somebody else, and not before ${looked}'s look was over? */
static bool
is_new(struct stmt *stmt, const char *looked)
{
	char set[MOMENT_TEXT_BYTES];

	moment_format(stmt_int(stmt, 3), set);
	return stmt_int(stmt, 4) != 0 && strcmp(set, looked) > 0;
}

/* One row's text; what is sealed is opened, or it is said why not. */
static enum status
add_value(struct records *records, const struct field_place *place,
    struct stmt *stmt, struct buf *text, struct field_line *line)
{
	size_t before = text->length;
	enum status status = STATUS_OK;

	if (before > 0)
		buf_add_char(text, '\n');
	if (stmt_int(stmt, 6) == 0)
		buf_add_text(text, stmt_text(stmt, 0));
	else
		status =
		    field_seal_open(records, place, stmt_int(stmt, 5), text);
	if (status != STATUS_DENIED && status != STATUS_DAMAGED)
		return status;
	buf_cut(text, before);
	mem_wipe_text(&line->why_not);
	line->why_not = mem_text(
	    status == STATUS_DENIED ? "Locked for another worker."
				    : "Not as it was locked. Run: sayso check");
	return STATUS_OK;
}

/* Their own words, beside whichever of the values. */
static void
add_words(struct stmt *stmt, struct field_line *line)
{
	struct buf words = BUF_EMPTY;

	if (stmt_is_null(stmt, 7))
		return;
	if (line->disputed != NULL)
		buf_add_format(&words, "%s\n", line->disputed);
	buf_add_text(&words, stmt_text(stmt, 7));
	mem_wipe_text(&line->disputed);
	line->disputed = buf_take(&words);
}

static enum status
plain_value(struct records *records, const struct field_place *place,
    const char *looked, struct field_line *line)
{
	struct stmt *stmt = stmt_open(records->store, sql_values);
	struct buf text = BUF_EMPTY;
	enum status status = STATUS_OK, last;

	stmt_bind_int(stmt, ":person", place->person);
	stmt_bind_int(stmt, ":kind", place->kind);
	stmt_bind_int(stmt, ":me", records->me);
	while (status == STATUS_OK && stmt_step(stmt)) {
		status = add_value(records, place, stmt, &text, line);
		line->held_on = (int32_t)stmt_int(stmt, 1);
		mem_wipe_text(&line->set_by);
		line->set_by = mem_text(stmt_text(stmt, 2));
		line->is_new = line->is_new || is_new(stmt, looked);
		add_words(stmt, line);
	}
	if (text.length > 0)
		line->value = buf_take(&text);
	buf_clear(&text);
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

enum status
person_value(struct records *records, int64_t person, int64_t kind,
    const char *looked, struct field_line *line)
{
	struct field_place place;
	enum status status = STATUS_OK;

	if (kind == KIND_ATTENDANCE)
		return count_value(records, sql_times, person, "times", line);
	if (kind == KIND_OUTCOME)
		return count_value(
		    records, sql_outcomes, person, "written", line);
	status = field_place(records, person, kind, &place);
	if (status == STATUS_OK)
		status = plain_value(records, &place, looked, line);
	return status;
}
