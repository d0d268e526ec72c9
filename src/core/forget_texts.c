/*
 * forget_texts: where somebody's name stands in texts that are not about them
 * alone, and blacking it out there.
 *
 * What was done at sessions, corrections beside it, and notes about others.  A
 * note is another young person's: it is written anew under their live consent,
 * as any value is, with a tombstone for the old one; one that is shut is left
 * to its own end.
 */
#include <string.h>

#include "base/mem.h"
#include "core/erase_internal.h"
#include "core/field_internal.h"
#include "core/forget_internal.h"

static const char sql_names[] =
    "SELECT value, kind = 2 FROM field WHERE person = :person AND kind IN"
    " (SELECT id FROM kind WHERE findable = 1)";
static const char sql_sessions[] =
    "SELECT id, code, held_on, notes FROM session WHERE notes <> ''";
static const char sql_corrections[] =
    "SELECT c.id, s.code, c.written_at / 86400, c.says"
    " FROM session_correction c JOIN session s ON s.id = c.session"
    " WHERE c.part = 'notes'";
#define A_NOTE                                                                 \
	" FROM field f JOIN kind k ON k.id = f.kind AND k.shape = 'text'"      \
	" LEFT JOIN field_seal l ON l.field = f.id"                            \
	" JOIN v_consent v ON v.person = f.person AND v.kind = f.kind"         \
	" WHERE f.person <> :person"
static const char sql_notes[] =
    "SELECT f.id, '', f.held_on, f.value, v.state = 'live'" A_NOTE
    " AND l.field IS NULL";
static const char sql_sealed[] =
    "SELECT count(*)" A_NOTE " AND l.field IS NOT NULL";

static const char sql_called[] =
    "SELECT value FROM field WHERE person = :person AND kind = :kind";
static const char sql_is_said[] =
    "SELECT count(*) FROM forgetting WHERE person = :person";
static const char sql_chosen[] =
    "SELECT place, row FROM forgetting_text WHERE person = :person";
static const char sql_session[] =
    "SELECT notes, uid, id FROM session WHERE id = :row";
static const char sql_correction[] =
    "SELECT c.says, s.uid, s.id FROM session_correction c"
    " JOIN session s ON s.id = c.session WHERE c.id = :row";
static const char sql_set_session[] =
    "UPDATE session SET notes = :text WHERE id = :row";
static const char sql_set_correction[] =
    "UPDATE session_correction SET says = :text WHERE id = :row";
static const char sql_note[] =
    "SELECT value, uid, person, kind FROM field WHERE id = :row"
    " AND NOT EXISTS (SELECT 1 FROM field_seal s WHERE s.field = field.id)";
static const char sql_copy_note[] =
    "INSERT INTO field (uid, person, kind, value, held_on, set_at, set_by)"
    " SELECT :uid, person, kind, :text, held_on, set_at, set_by FROM field"
    " WHERE id = :row";
static const char sql_copy_words[] =
    "INSERT INTO field_words (field, words, salt, entry, said_on)"
    " SELECT :new, words, salt, entry, said_on FROM field_words"
    " WHERE field = :row";
static const char sql_drop_note[] = "DELETE FROM field WHERE id = :row";

enum status
forget_names_read(
    struct records *records, int64_t person, struct forget_names *names)
{
	struct stmt *stmt = stmt_open(records->store, sql_names);

	stmt_bind_int(stmt, ":person", person);
	while (stmt_step(stmt))
		forget_names_add(
		    names, stmt_text(stmt, 0), stmt_int(stmt, 1) != 0);
	return stmt_done(&stmt);
}

/* ------------------------------------------------------------------- reading
 */

/* ${black} is taken over. */
static void
add_text(struct forget_preview *preview, size_t *room, enum forget_place place,
    struct stmt *stmt, struct buf *black)
{
	struct forget_text *text;
	void *texts = preview->texts;

	mem_grow(
	    &texts, room, preview->texts_count + 1, sizeof *preview->texts);
	preview->texts = texts;
	text = &preview->texts[preview->texts_count++];
	text->place = place;
	text->id = stmt_int(stmt, 0);
	strncpy(text->code, stmt_text(stmt, 1), CODE_TEXT_BYTES - 1);
	text->day = (int32_t)stmt_int(stmt, 2);
	text->text = mem_text(stmt_text(stmt, 3));
	text->black = buf_take(black);
}

static enum status
read_place(struct records *records, int64_t person, enum forget_place place,
    const struct forget_names *names, struct forget_preview *preview,
    size_t *room)
{
	static const char *const queries[] = {
	    sql_sessions, sql_corrections, sql_notes};
	struct stmt *stmt = stmt_open(records->store, queries[place]);
	struct buf black = BUF_EMPTY;

	if (place == FORGET_NOTE)
		stmt_bind_int(stmt, ":person", person);
	while (stmt_step(stmt)) {
		struct forget_blacked blacked;

		buf_reset(&black);
		blacked = forget_black(names, stmt_text(stmt, 3), &black);
		if (blacked.words == 0)
			continue;
		if (place == FORGET_NOTE && stmt_int(stmt, 4) == 0) {
			preview->shut_notes++;
			continue;
		}
		add_text(preview, room, place, stmt, &black);
		preview->texts[preview->texts_count - 1].words = blacked.words;
		preview->texts[preview->texts_count - 1].is_likely =
		    blacked.is_likely;
		preview->texts[preview->texts_count - 1].is_chosen =
		    blacked.is_likely;
	}
	buf_clear(&black);
	return stmt_done(&stmt);
}

enum status
forget_texts_read(struct records *records, int64_t person,
    const struct forget_names *names, struct forget_preview *preview)
{
	struct stmt *stmt = NULL;
	size_t room = 0;
	enum status status = STATUS_OK;

	for (int place = FORGET_SESSION;
	     status == STATUS_OK && place <= FORGET_NOTE; place++)
		status = read_place(records, person, (enum forget_place)place,
		    names, preview, &room);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_sealed);
	stmt_bind_int(stmt, ":person", person);
	return stmt_one_int(&stmt, &preview->sealed_to_others);
}

/* ------------------------------------------------------------------- blacking
 */

/* One row of forgetting_text at work. */
struct blacking {
	enum forget_place place;
	int64_t row;
	const struct forget_names *names;
};

static enum status
set_text(struct txn *txn, const char *sql, int64_t row, const char *text)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_text(stmt, ":text", text);
	stmt_bind_int(stmt, ":row", row);
	return stmt_run(&stmt);
}

/*
 * The entry says that something was blacked out, and the tombstone that an
 * older copy of this session's text still has it.
 */
static enum status
note_blacked(struct records *records, struct txn *txn,
    const unsigned char uid[UID_BYTES], int64_t session)
{
	struct ledger_entry entry = {
	    false, "session_blacked", uid, "part notes\n"};
	enum status status = ledger_add(records, txn, &entry, NULL);

	if (status == STATUS_OK)
		status = tombstone_text(records, txn, session);
	return status;
}

/* What was done at a session, or a correction beside it. */
static enum status
black_work(
    struct records *records, struct txn *txn, const struct blacking *blacking)
{
	bool is_session = blacking->place == FORGET_SESSION;
	struct stmt *stmt = stmt_open(
	    records->store, is_session ? sql_session : sql_correction);
	struct buf text = BUF_EMPTY, black = BUF_EMPTY;
	unsigned char uid[UID_BYTES];
	int64_t session = 0;
	enum status status;

	stmt_bind_int(stmt, ":row", blacking->row);
	if (stmt_step(stmt)) {
		buf_add_text(&text, stmt_text(stmt, 0));
		stmt_copy_blob(stmt, 1, uid, UID_BYTES);
		session = stmt_int(stmt, 2);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK &&
	    forget_black(blacking->names, text.text, &black).words > 0) {
		status = note_blacked(records, txn, uid, session);
		if (status == STATUS_OK)
			status = erase_note_text(records, txn, text.text);
		if (status == STATUS_OK)
			status = set_text(txn,
			    is_session ? sql_set_session : sql_set_correction,
			    blacking->row, black.text);
	}
	buf_clear(&text);
	buf_clear(&black);
	return status;
}

/* A note about somebody else. */
struct note {
	int64_t row;
	int64_t person;
	int64_t kind;
	unsigned char uid[UID_BYTES];
	struct buf text;
};

static enum status
read_note(struct records *records, struct note *note)
{
	struct stmt *stmt = stmt_open(records->store, sql_note);

	stmt_bind_int(stmt, ":row", note->row);
	if (stmt_step(stmt)) {
		buf_add_text(&note->text, stmt_text(stmt, 0));
		stmt_copy_blob(stmt, 1, note->uid, UID_BYTES);
		note->person = stmt_int(stmt, 2);
		note->kind = stmt_int(stmt, 3);
	}
	return stmt_done(&stmt);
}

/* A row more, their own words beside it again; then the old one goes. */
static enum status
replace_note(struct records *records, struct txn *txn, const struct note *note,
    const char *black)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_copy_note);
	int64_t copy = 0;
	enum status status;

	uid_new(uid);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_text(stmt, ":text", black);
	stmt_bind_int(stmt, ":row", note->row);
	status = stmt_insert(&stmt, &copy);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_copy_words);
	stmt_bind_int(stmt, ":new", copy);
	stmt_bind_int(stmt, ":row", note->row);
	status = stmt_run(&stmt);
	if (status == STATUS_OK)
		status = tombstone_field(records, txn, note->uid);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_drop_note);
	stmt_bind_int(stmt, ":row", note->row);
	return stmt_run(&stmt);
}

/* Under a permit; without one it is shut, and goes by itself. */
static enum status
write_note(struct records *records, struct txn *txn, const struct note *note,
    const char *black)
{
	struct permit *permit = NULL;
	struct field_place place;
	enum status status =
	    consent_permit(records, txn, note->person, note->kind, &permit);

	if (status == STATUS_NO_CONSENT)
		return STATUS_OK;
	if (status == STATUS_OK)
		status = field_place(records, note->person, note->kind, &place);
	if (status == STATUS_OK)
		status = field_note(records, txn, &place, "value_moved");
	if (status == STATUS_OK)
		status = replace_note(records, txn, note, black);
	permit_end(&permit);
	return status;
}

static enum status
black_note(
    struct records *records, struct txn *txn, const struct blacking *blacking)
{
	struct note note = {.row = blacking->row, .text = BUF_EMPTY};
	struct buf black = BUF_EMPTY;
	enum status status = read_note(records, &note);

	if (status == STATUS_OK && note.person != 0 &&
	    forget_black(blacking->names, note.text.text, &black).words > 0)
		status = write_note(records, txn, &note, black.text);
	buf_clear(&note.text);
	buf_clear(&black);
	return status;
}

static enum status
black_one(
    struct records *records, struct txn *txn, const struct blacking *blacking)
{
	return blacking->place == FORGET_NOTE
		   ? black_note(records, txn, blacking)
		   : black_work(records, txn, blacking);
}

static enum status
read_called(struct records *records, int64_t person, int64_t kind,
    struct forget_names *names)
{
	struct stmt *stmt = stmt_open(records->store, sql_called);

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	while (stmt_step(stmt))
		forget_names_add(
		    names, stmt_text(stmt, 0), kind == KIND_HANDLE);
	return stmt_done(&stmt);
}

enum status
forget_texts_black_likely(
    struct records *records, struct txn *txn, int64_t person, int64_t kind)
{
	struct forget_preview preview = {.texts = NULL};
	struct forget_names names = {NULL, 0, 0};
	int64_t said = 0;
	enum status status = forget_count(records, sql_is_said, person, &said);

	if (status == STATUS_OK && said > 0)
		return STATUS_OK; /* they chose */
	if (status == STATUS_OK)
		status = read_called(records, person, kind, &names);
	if (status == STATUS_OK && names.count > 0)
		status = forget_texts_read(records, person, &names, &preview);
	for (size_t i = 0; status == STATUS_OK && i < preview.texts_count;
	     i++) {
		const struct forget_text *text = &preview.texts[i];
		struct blacking blacking = {text->place, text->id, &names};

		if (text->is_likely)
			status = black_one(records, txn, &blacking);
	}
	forget_preview_clear(&preview);
	forget_names_clear(&names);
	return status;
}

enum status
forget_texts_black(struct records *records, struct txn *txn, int64_t person)
{
	struct forget_names names = {NULL, 0, 0};
	struct stmt *stmt = NULL;
	enum status status = forget_names_read(records, person, &names), done;

	if (status != STATUS_OK)
		goto out;
	stmt = stmt_open(records->store, sql_chosen);
	stmt_bind_int(stmt, ":person", person);
	while (status == STATUS_OK && stmt_step(stmt)) {
		struct blacking blacking = {
		    (enum forget_place)stmt_int(stmt, 0), stmt_int(stmt, 1),
		    &names};

		status = black_one(records, txn, &blacking);
	}
	done = stmt_done(&stmt);
	if (status == STATUS_OK)
		status = done;
out:
	forget_names_clear(&names);
	return status;
}
