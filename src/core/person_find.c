/*
 * person_find: by the name they gave.
 *
 * No browsing and no wildcards: every word asked for must be a whole word of
 * one name (rule 6).  A look is committed for each person before their name
 * comes back.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/consent_internal.h"

#define FOUND_MOST 50 /* a commoner word is no way to find somebody */

/* Both words before anything else: many share one, few share two. */
static const char sql_words[] =
    "SELECT t.field, f.person FROM name_token t CROSS JOIN name_token n"
    " ON n.field = t.field AND n.token = :next"
    " CROSS JOIN field f ON f.id = t.field"
    " CROSS JOIN v_consent v ON v.person = f.person AND v.kind = f.kind"
    " WHERE t.token = :word AND v.see = 'team'"
    " AND (v.level <> 'carried' OR v.heard_by = :me) AND (v.state = 'live' OR"
    " (v.state = 'shut'"
    "  AND v.why_shut NOT IN ('own_no', 'heard_no', 'worker_no', 'asked', "
    "'unproved')))"
    " ORDER BY t.field";
static const char sql_has_word[] =
    "SELECT count(*) FROM name_token WHERE token = :word AND field = :field";
static const char sql_person[] = "SELECT uid, code FROM person WHERE id = :id";
static const char sql_last_here[] =
    "SELECT max(s.held_on) FROM attendance a JOIN session s"
    " ON s.id = a.session JOIN v_consent v"
    " ON v.person = a.person AND v.kind = 3"
    " WHERE a.person = :person AND v.state = 'live'";
static const char sql_to_ask[] =
    "SELECT (SELECT count(*) FROM v_consent WHERE person = :person"
    " AND ((state = 'shut' AND why_shut NOT IN ('own_no', 'heard_no', "
    "'worker_no')) OR (state = 'live' AND level = 'carried')))"
    " + (SELECT count(*) FROM request"
    " WHERE person = :person AND done_on IS NULL AND (what = 'ask'"
    "  OR (who <> 'self' AND coalesce(said, 'later') = 'later')))";

/* Ids of the people found, each once, in order of finding. */
struct found {
	int64_t people[FOUND_MOST];
	size_t count;
	bool too_many;
};

static void
found_add(struct found *found, int64_t person)
{
	size_t i;

	for (i = 0; i < found->count; i++)
		if (found->people[i] == person)
			return;
	if (found->count == FOUND_MOST)
		found->too_many = true;
	else
		found->people[found->count++] = person;
}

/* Does the name held in ${field} have every further word, from ${at} on? */
static enum status
has_other_words(struct records *records, int64_t field, const char *folded,
    size_t at, bool *has)
{
	struct buf word = BUF_EMPTY;
	enum status status = STATUS_OK;

	*has = true;
	while (
	    status == STATUS_OK && *has && text_next_word(folded, &at, &word)) {
		struct stmt *stmt = stmt_open(records->store, sql_has_word);
		int64_t rows = 0;

		stmt_bind_text(stmt, ":word", word.text);
		stmt_bind_int(stmt, ":field", field);
		status = stmt_one_int(&stmt, &rows);
		*has = rows > 0;
	}
	buf_clear(&word);
	return status;
}

static enum status
find_people(struct records *records, const char *name, struct found *found)
{
	struct buf folded = BUF_EMPTY, word = BUF_EMPTY, next = BUF_EMPTY;
	struct stmt *stmt = NULL;
	size_t at = 0;
	enum status status = STATUS_OK;

	memset(found, 0, sizeof *found);
	text_fold(name, &folded);
	if (!text_next_word(folded.text, &at, &word)) {
		status = REFUSE(STATUS_USAGE, "Give a name they go by.");
		goto out;
	}
	if (!text_next_word(folded.text, &at, &next))
		buf_set(&next, word.text);
	stmt = stmt_open(records->store, sql_words);
	stmt_bind_text(stmt, ":word", word.text);
	stmt_bind_text(stmt, ":next", next.text);
	stmt_bind_int(stmt, ":me", records->me);
	while (status == STATUS_OK && !found->too_many && stmt_step(stmt)) {
		bool has = false;

		status = has_other_words(
		    records, stmt_int(stmt, 0), folded.text, at, &has);
		if (has)
			found_add(found, stmt_int(stmt, 1));
	}
	if (status == STATUS_OK)
		status = stmt_done(&stmt);
	else
		(void)!stmt_done(&stmt);
	if (status == STATUS_OK && found->too_many)
		status = REFUSE(STATUS_INVALID,
		    "More than 50 people have that word in their name. Give "
		    "more of the name.");
	if (status == STATUS_OK && found->count == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "Nobody here goes by that name. Whole words are needed: "
		    "ask them how they gave it.");
out:
	buf_clear(&folded);
	buf_clear(&word);
	buf_clear(&next);
	return status;
}

enum status
person_identity(struct records *records, int64_t person,
    unsigned char uid[UID_BYTES], char code[CODE_TEXT_BYTES])
{
	struct stmt *stmt = stmt_open(records->store, sql_person);

	stmt_bind_int(stmt, ":id", person);
	if (stmt_step(stmt)) {
		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
		memcpy(code, stmt_text(stmt, 1), CODE_TEXT_BYTES - 1);
		code[CODE_TEXT_BYTES - 1] = '\0';
	}
	return stmt_done(&stmt);
}

enum status
person_last_here(struct records *records, int64_t person, int32_t *day)
{
	struct stmt *stmt = stmt_open(records->store, sql_last_here);

	*day = DAY_NONE;
	stmt_bind_int(stmt, ":person", person);
	if (stmt_step(stmt) && !stmt_is_null(stmt, 0))
		*day = (int32_t)stmt_int(stmt, 0);
	return stmt_done(&stmt);
}

enum status
person_line_read(
    struct records *records, int64_t person, struct person_line *line)
{
	unsigned char uid[UID_BYTES];
	struct buf called = BUF_EMPTY;
	struct stmt *stmt = NULL;
	int64_t waiting = 0;
	enum status status;

	memset(line, 0, sizeof *line);
	status = person_identity(records, person, uid, line->code);
	if (status == STATUS_OK)
		status = person_called(records, person, &called);
	if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	if (status == STATUS_OK)
		status = person_last_here(records, person, &line->last_here);
	if (status == STATUS_OK) {
		stmt = stmt_open(records->store, sql_to_ask);
		stmt_bind_int(stmt, ":person", person);
		status = stmt_one_int(&stmt, &waiting);
	}
	line->to_be_asked = waiting > 0;
	line->called = buf_take(&called);
	return status;
}

void
person_list_clear(struct person_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		mem_wipe_text(&list->lines[i].called);
		mem_wipe_text(&list->lines[i].group);
	}
	mem_free(list->lines);
	memset(list, 0, sizeof *list);
}

/* One look for each person found, all in one transaction, before any name. */
static enum status
write_looks(struct records *records, const struct found *found,
    const struct look_why *why)
{
	static const char *const kinds[] = {"name", "attendance"};
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	struct txn *txn = NULL;
	enum status status;
	size_t i;

	status = txn_begin(records->store, &txn);
	for (i = 0; status == STATUS_OK && i < found->count; i++) {
		status = person_identity(records, found->people[i], uid, code);
		if (status == STATUS_OK)
			status = look_write(records, txn, uid, why, kinds, 2);
	}
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
person_find(struct records *records, const char *name,
    const struct look_why *why, struct person_list *list)
{
	struct found found;
	enum status status;
	size_t i;

	memset(list, 0, sizeof *list);
	status = find_people(records, name, &found);
	if (status == STATUS_OK)
		status = write_looks(records, &found, why);
	if (status != STATUS_OK)
		return status;
	list->lines = mem_alloc(found.count, sizeof *list->lines);
	for (i = 0; status == STATUS_OK && i < found.count; i++)
		status = person_line_read(
		    records, found.people[i], &list->lines[list->count++]);
	if (status != STATUS_OK)
		person_list_clear(list);
	return status;
}

enum status
person_resolve(
    struct records *records, const char *text, char code[CODE_TEXT_BYTES])
{
	unsigned char uid[UID_BYTES];
	struct found found;
	int64_t person;
	enum status status;

	if (code_tidy(text, code) &&
	    person_by_code(records, code, &person, uid) == STATUS_OK)
		return STATUS_OK;
	status = find_people(records, text, &found);
	if (status == STATUS_OK && found.count > 1)
		status = REFUSE(STATUS_INVALID,
		    "Several people go by that name. Tell them apart with: "
		    "sayso person find NAME --why REASON, then use the id.");
	if (status == STATUS_OK)
		status = person_identity(records, found.people[0], uid, code);
	return status;
}
