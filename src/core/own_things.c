/*
 * own_things: what is held about a young person, kind by kind, as they may see
 * it in this hand-over.
 */
#include <string.h>

#include "base/mem.h"
#include "core/consent_internal.h"
#include "core/field_internal.h"
#include "core/own_view_internal.h"

static const char sql_lines[] =
    "SELECT " CONSENT_LINE_COLUMNS ", v.kind, v.entry,"
    " coalesce((SELECT name FROM user WHERE id = v.see_user), '')"
    " FROM v_consent v JOIN kind k ON k.id = v.kind"
    " JOIN notice n ON n.id = v.notice"
    " LEFT JOIN user u ON u.id = v.heard_by"
    " WHERE v.person = :person ORDER BY k.position, k.id";
static const char sql_values[] =
    "SELECT f.id, f.uid, f.value, f.held_on, coalesce(u.name, ''),"
    " f.set_by IS NOT NULL AND f.set_at >= coalesce(p.seen_at, 0),"
    " s.field IS NOT NULL, w.words, coalesce(w.said_on, 0)"
    " FROM field f JOIN person p ON p.id = f.person"
    " LEFT JOIN user u ON u.id = f.set_by"
    " LEFT JOIN field_seal s ON s.field = f.id"
    " LEFT JOIN field_words w ON w.field = f.id"
    " WHERE f.person = :person AND f.kind = :kind ORDER BY f.id";
/* The newest entry that a value of the kind was written, of those that are new
 */
static const char sql_written[] =
    "SELECT count(*) FROM ledger WHERE subject = :subject"
    " AND event = 'value_set' AND n > :since AND n < :until"
    " AND instr(body, char(10) || 'kind ' || :kind || char(10)) > 0";

void
own_thing_clear(struct own_thing *thing)
{
	for (size_t i = 0; i < thing->count; i++) {
		mem_wipe_text(&thing->values[i].value);
		mem_wipe_text(&thing->values[i].set_by);
		mem_wipe_text(&thing->values[i].words);
	}
	mem_free(thing->values);
	consent_line_clear(&thing->say);
	mem_free(thing->see_name);
}

/* One kind while it is read. */
struct reading {
	struct records *records;
	struct field_place place;
	bool is_written; /* by somebody, since they last looked */
};

/* Was one written since they last looked, and before this hand-over? */
static enum status
read_written(struct reading *reading)
{
	struct records *records = reading->records;
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(records->store, sql_written);
	int64_t entries = 0;
	enum status status;

	ledger_subject(reading->place.uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	stmt_bind_int(stmt, ":since", records->handover_since);
	stmt_bind_int(stmt, ":until", records->handover_entry);
	stmt_bind_text(stmt, ":kind", reading->place.name);
	status = stmt_one_int(&stmt, &entries);
	reading->is_written = entries > 0;
	return status;
}

/* A sealed one needs their key; then theirs opens it, or the worker's does. */
static enum status
open_value(
    const struct reading *reading, int64_t field, struct own_value *value)
{
	struct buf text = BUF_EMPTY;
	enum status status;

	value->hidden = OWN_NEEDS_KEY;
	if (reading->records->handover_key == NULL)
		return STATUS_OK;
	status = field_seal_open_own(
	    reading->records, &reading->place, field, &text);
	if (status == STATUS_OK) {
		value->value = buf_take(&text);
		value->hidden = OWN_SHOWN;
	}
	buf_clear(&text);
	if (status == STATUS_DENIED)
		value->hidden = OWN_NEEDS_CARD;
	if (status == STATUS_DAMAGED)
		value->hidden = OWN_CANNOT_OPEN;
	return status == STATUS_DENIED || status == STATUS_DAMAGED ? STATUS_OK
								   : status;
}

static enum status
read_value(
    const struct reading *reading, struct stmt *stmt, struct own_value *value)
{
	unsigned char uid[UID_BYTES] = {0};

	stmt_copy_blob(stmt, 1, uid, UID_BYTES);
	uid_code(uid, value->code);
	value->held_on = (int32_t)stmt_int(stmt, 3);
	value->set_by = mem_text(stmt_text(stmt, 4));
	value->is_new = reading->is_written && stmt_int(stmt, 5) != 0;
	value->words_on = DAY_NONE;
	if (!stmt_is_null(stmt, 7)) {
		value->words = mem_text(stmt_text(stmt, 7));
		value->words_on = (int32_t)stmt_int(stmt, 8);
	}
	if (stmt_int(stmt, 6) != 0)
		return open_value(reading, stmt_int(stmt, 0), value);
	value->value = mem_text(stmt_text(stmt, 2));
	return STATUS_OK;
}

static enum status
read_values(const struct reading *reading, struct own_thing *thing)
{
	struct stmt *stmt = stmt_open(reading->records->store, sql_values);
	void *values = NULL;
	size_t room = 0;
	enum status status = STATUS_OK, last;

	stmt_bind_int(stmt, ":person", reading->place.person);
	stmt_bind_int(stmt, ":kind", reading->place.kind);
	while (status == STATUS_OK && stmt_step(stmt)) {
		mem_grow(
		    &values, &room, thing->count + 1, sizeof *thing->values);
		thing->values = values;
		status =
		    read_value(reading, stmt, &thing->values[thing->count++]);
		thing->is_new =
		    thing->is_new || thing->values[thing->count - 1].is_new;
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* Of a kind only, everything else is blotted out. */
static void
hide(struct own_thing *thing)
{
	struct consent_line bare = {.kind = thing->say.kind,
	    .label = thing->say.label,
	    .state = mem_text(""),
	    .why = mem_text(""),
	    .see = mem_text(""),
	    .level = mem_text(""),
	    .heard_by = mem_text(""),
	    .until = DAY_NONE,
	    .runs_out = DAY_NONE,
	    .goes_from = DAY_NONE,
	    .said_on = DAY_NONE};

	thing->say.kind = thing->say.label = NULL;
	consent_line_clear(&thing->say);
	thing->say = bare;
	thing->hidden = OWN_NEEDS_KEY;
}

static enum status
read_thing(struct records *records, struct stmt *stmt, struct own_thing *thing)
{
	struct reading reading = {.records = records};
	int64_t entry = stmt_int(stmt, 16);
	enum status status;

	thing->is_new =
	    entry > records->handover_since && entry < records->handover_entry;
	thing->see_name = mem_text(stmt_text(stmt, 17));
	status = field_place(records, records->handover_person,
	    stmt_int(stmt, 15), &reading.place);
	if (status == STATUS_OK)
		status = read_written(&reading);
	if (status == STATUS_OK)
		status = read_values(&reading, thing);
	return status;
}

enum status
own_view_things(struct records *records, struct own_view *view)
{
	struct stmt *stmt = NULL;
	void *things = NULL;
	size_t room = 0;
	bool hides = false;
	enum status status = handover_hides(records, &hides), last;

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_lines);
	stmt_bind_int(stmt, ":person", records->handover_person);
	while (status == STATUS_OK && stmt_step(stmt)) {
		struct own_thing *thing;

		mem_grow(&things, &room, view->count + 1, sizeof *thing);
		view->things = things;
		thing = &view->things[view->count++];
		consent_line_read(stmt, &thing->say);
		if (hides && handover_hides_line(&thing->say)) {
			hide(thing);
			thing->see_name = mem_text("");
		} else {
			status = read_thing(records, stmt, thing);
		}
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}
