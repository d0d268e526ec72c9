/*
 * forget: "forget me", by the young person with the laptop in their hands.
 *
 * It is a no to everything, and what else hangs on it: their name in the texts
 * of others, and, when they sign, who looked.  That it was said stands in the
 * store, so that a crash makes it gone like the end of the hand-over does.
 */
#include "core/forget.h"

#include <string.h>

#include "base/mem.h"
#include "core/forget_internal.h"
#include "core/handover_internal.h"
#include "core/own_say_internal.h"

static const char sql_said[] =
    "SELECT count(*) FROM forgetting WHERE person = :person";
static const char sql_say[] =
    "INSERT OR REPLACE INTO forgetting (person, entry)"
    " VALUES (:person, (SELECT max(n) FROM ledger))";
static const char sql_choose[] =
    "INSERT OR IGNORE INTO forgetting_text (person, place, row)"
    " VALUES (:person, :place, :row)";
static const char sql_to_shut[] =
    "SELECT k.name FROM consent c JOIN kind k ON k.id = c.kind"
    " WHERE c.person = :person AND c.answer = 'yes'"
    " AND coalesce(c.shut_why, '') <> 'own_no' ORDER BY c.kind";
/* Under their key: the entry of it is that of a statement. */
static const char sql_signed[] =
    "SELECT count(*) FROM forgetting f JOIN statement s ON s.person = f.person"
    " AND s.entry = f.entry AND s.number = (SELECT max(number) FROM statement"
    "  WHERE person = :person) WHERE f.person = :person";
static const char sql_open[] =
    "SELECT count(*) FROM consent WHERE person = :person AND answer = 'yes'"
    " AND coalesce(shut_why, '') <> 'own_no'";

/* ------------------------------------------------------------------- saying it
 */

/* Every kind there is a yes to, as one answer for all. */
struct kinds {
	struct own_change *changes;
	size_t count;
	size_t room;
};

static void
kinds_clear(struct kinds *kinds)
{
	for (size_t i = 0; i < kinds->count; i++) {
		char *name = (char *)(uintptr_t)kinds->changes[i].kind;

		mem_free(name);
	}
	mem_free(kinds->changes);
}

static void
kinds_add(struct kinds *kinds, const char *name, enum own_answer answer)
{
	void *changes = kinds->changes;

	mem_grow(
	    &changes, &kinds->room, kinds->count + 1, sizeof *kinds->changes);
	kinds->changes = changes;
	kinds->changes[kinds->count++] = (struct own_change){
	    .kind = mem_text(name), .answer = answer, .until = DAY_NONE};
}

static enum status
kinds_to_shut(struct records *records, int64_t person, struct kinds *kinds)
{
	struct stmt *stmt = stmt_open(records->store, sql_to_shut);

	stmt_bind_int(stmt, ":person", person);
	while (stmt_step(stmt))
		kinds_add(kinds, stmt_text(stmt, 0), OWN_NO);
	return stmt_done(&stmt);
}

static enum status
shut_all(struct records *records, const char *code, int64_t person,
    const struct person_signer *signer)
{
	static const char *const all[] = {"all"};
	struct kinds kinds = {NULL, 0, 0};
	struct own_saying saying = {.changes = NULL};
	enum status status = kinds_to_shut(records, person, &kinds);

	saying.changes = kinds.changes;
	saying.count = kinds.count;
	if (status == STATUS_OK && kinds.count > 0 && signer != NULL)
		status = own_say(records, code, signer, &saying, NULL);
	else if (status == STATUS_OK && kinds.count > 0)
		status = own_say_no(records, code, all, 1);
	kinds_clear(&kinds);
	return status;
}

static enum status
choose(struct txn *txn, int64_t person, const struct forget_preview *preview)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < preview->texts_count;
	     i++) {
		const struct forget_text *text = &preview->texts[i];
		struct stmt *stmt = NULL;

		if (!text->is_chosen)
			continue;
		stmt = stmt_open(txn_store(txn), sql_choose);
		stmt_bind_int(stmt, ":person", person);
		stmt_bind_int(stmt, ":place", text->place);
		stmt_bind_int(stmt, ":row", text->id);
		status = stmt_run(&stmt);
	}
	return status;
}

/* From here on it goes with the hand-over, or at the next start. */
static enum status
say(struct records *records, int64_t person,
    const struct forget_preview *preview)
{
	struct txn *txn = NULL;
	struct stmt *stmt = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK) {
		stmt = stmt_open(txn_store(txn), sql_say);
		stmt_bind_int(stmt, ":person", person);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		status = choose(txn, person, preview);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
forget_me(struct records *records, const char *code,
    const struct person_signer *signer, const struct forget_preview *preview)
{
	struct forget_preview likely = {.texts = NULL};
	int64_t person;
	enum status status = handover_of(records, code, &person);

	if (status == STATUS_OK && preview == NULL)
		status = forget_preview(records, code, &likely);
	if (status == STATUS_OK)
		status = shut_all(records, code, person, signer);
	if (status == STATUS_OK)
		status =
		    say(records, person, preview != NULL ? preview : &likely);
	forget_preview_clear(&likely);
	return status;
}

bool
forget_is_said(const struct records *records, const char *code)
{
	struct stmt *stmt = NULL;
	char tidy[CODE_TEXT_BYTES];
	int64_t count = 0;

	if (records->handover_person == 0 || !code_tidy(code, tidy) ||
	    strcmp(tidy, records->handover_code) != 0)
		return false;
	stmt = stmt_open(records->store, sql_said);
	stmt_bind_int(stmt, ":person", records->handover_person);
	return stmt_one_int(&stmt, &count) == STATUS_OK && count > 0;
}

/* ----------------------------------------------------------------------- back
 */

static enum status
back_signed(struct records *records, const char *code,
    const struct person_signer *signer, char *const *names, size_t count)
{
	struct kinds kinds = {NULL, 0, 0};
	struct own_saying saying = {.changes = NULL};
	enum status status;

	for (size_t i = 0; i < count; i++)
		kinds_add(&kinds, names[i], OWN_BACK);
	saying.changes = kinds.changes;
	saying.count = kinds.count;
	status = own_say(records, code, signer, &saying, NULL);
	kinds_clear(&kinds);
	return status;
}

enum status
forget_back(struct records *records, const char *code,
    const struct person_signer *signer)
{
	char **names = NULL;
	size_t count = 0;
	enum status status;

	if (!forget_is_said(records, code))
		return REFUSE(STATUS_NOT_FOUND,
		    "There is no \"forget me\" of this hand-over to take "
		    "back.");
	status = own_say_undoable(records, code, &names, &count);
	if (status == STATUS_OK && signer != NULL && count > 0)
		status = back_signed(records, code, signer, names, count);
	for (size_t i = 0; status == STATUS_OK && signer == NULL && i < count;
	     i++)
		status = own_say_back(records, code, names[i]);
	own_say_kinds_clear(&names, count);
	return status;
}

/* -------------------------------------------------------------------- its end
 */

/* A statement of theirs says no to everything, and it was for this. */
static enum status
read_signed(struct records *records, int64_t person, bool *is_signed)
{
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	struct own_statement signed_by_them = {.number = 0};
	struct statement statement = {.count = 0};
	int64_t is_newest = 0;
	enum status status = person_identity(records, person, uid, code);

	*is_signed = false;
	if (status == STATUS_OK)
		status = forget_count(records, sql_signed, person, &is_newest);
	if (status != STATUS_OK || is_newest == 0)
		return status;
	status = own_say_statement(records, code, &signed_by_them);
	if (status == STATUS_OK && signed_by_them.is_good)
		status = statement_read(signed_by_them.text,
		    strlen(signed_by_them.text), &statement);
	*is_signed = statement.count > 0;
	for (size_t i = 0; i < statement.count; i++)
		if (statement.says[i].answer != STATEMENT_NO)
			*is_signed = false;
	statement_clear(&statement);
	own_say_statement_clear(&signed_by_them);
	return status;
}

enum status
forget_finish(struct records *records, struct txn *txn, int64_t person,
    bool *is_forgotten, bool *looks)
{
	int64_t said = 0, open = 0;
	enum status status = forget_count(records, sql_said, person, &said);

	*is_forgotten = false;
	*looks = false;
	if (status != STATUS_OK || said == 0)
		return status;
	status = forget_count(records, sql_open, person, &open);
	if (status == STATUS_OK)
		status = read_signed(records, person, looks);
	if (status != STATUS_OK || open > 0)
		return status;
	status = forget_texts_black(records, txn, person);
	*is_forgotten = status == STATUS_OK;
	return status;
}
