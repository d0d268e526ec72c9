/*
 * own_say_read: what was said before there is a new key, and the newest
 * statement as a slip shows it.
 */
#include <string.h>

#include "base/mem.h"
#include "core/own_say_internal.h"

static const char sql_before[] =
    "SELECT " CONSENT_LINE_COLUMNS
    " FROM v_consent v JOIN kind k ON k.id = v.kind"
    " JOIN notice n ON n.id = v.notice"
    " LEFT JOIN user u ON u.id = v.heard_by"
    " WHERE v.person = :person AND v.answer = 'yes'"
    " AND v.why_shut NOT IN ('own_no', 'heard_no')"
    " ORDER BY k.position, k.id";
static const char sql_newest[] =
    "SELECT s.number, s.text, s.trusted, s.signature, k.sign_public, s.hash,"
    " s.signed_at FROM statement s JOIN person_key k ON k.id = s.key"
    " WHERE s.person = :person ORDER BY s.number DESC LIMIT 1";

enum status
own_say_before(
    struct records *records, const char *code, struct consent_list *list)
{
	struct subject subject;
	struct stmt *stmt = NULL;
	void *lines = NULL;
	size_t room = 0;
	enum status status = consent_subject(records, code, &subject);

	*list = (struct consent_list){NULL, 0};
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_before);
	stmt_bind_int(stmt, ":person", subject.person);
	while (stmt_step(stmt)) {
		mem_grow(&lines, &room, list->count + 1, sizeof(*list->lines));
		list->lines = lines;
		consent_line_read(stmt, &list->lines[list->count++]);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK)
		consent_list_clear(list);
	return status;
}

static void
read_statement(struct stmt *stmt, struct own_statement *statement)
{
	statement->number = stmt_int(stmt, 0);
	statement->text = mem_text(stmt_text(stmt, 1));
	statement->trusted = mem_text(stmt_text(stmt, 2));
	stmt_copy_blob(
	    stmt, 3, statement->signature, sizeof(statement->signature));
	stmt_copy_blob(
	    stmt, 4, statement->sign_public, sizeof(statement->sign_public));
	stmt_copy_blob(stmt, 5, statement->hash, sizeof(statement->hash));
	statement->signed_at = stmt_int(stmt, 6);
}

/* Text, hash and signature belong together, and it is theirs. */
static bool
is_good(struct records *records, const struct subject *subject,
    const struct own_statement *statement)
{
	unsigned char hash[STATEMENT_HASH_BYTES];
	size_t size = strlen(statement->text);
	struct statement read;
	struct buf text = BUF_EMPTY;
	bool is_theirs;

	statement_hash(statement->text, size, hash);
	if (memcmp(hash, statement->hash, sizeof(hash)) != 0 ||
	    statement_read(statement->text, size, &read) != STATUS_OK)
		return false;
	is_theirs = read.number == statement->number &&
		    memcmp(read.vault, records->vault_uid, UID_BYTES) == 0 &&
		    memcmp(read.person, subject->uid, UID_BYTES) == 0;
	statement_clear(&read);
	buf_add_text(&text, statement->text);
	is_theirs =
	    is_theirs && person_key_is_signed(statement->sign_public, &text,
			     statement->trusted, statement->signature);
	buf_clear(&text);
	return is_theirs;
}

enum status
own_say_statement(
    struct records *records, const char *code, struct own_statement *statement)
{
	struct subject subject;
	struct stmt *stmt = NULL;
	bool found;
	enum status status = consent_subject(records, code, &subject);

	*statement = (struct own_statement){0};
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_newest);
	stmt_bind_int(stmt, ":person", subject.person);
	found = stmt_step(stmt);
	if (found)
		read_statement(stmt, statement);
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		return REFUSE(STATUS_NOT_FOUND,
		    "They have signed nothing yet, so there is no slip.");
	if (status == STATUS_OK)
		statement->is_good = is_good(records, &subject, statement);
	else
		own_say_statement_clear(statement);
	return status;
}

void
own_say_statement_clear(struct own_statement *statement)
{
	mem_wipe_text(&statement->text);
	mem_wipe_text(&statement->trusted);
	*statement = (struct own_statement){0};
}
