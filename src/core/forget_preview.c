/*
 * forget_preview: what would go with a "forget me", and what would stay.
 * Changes nothing.
 */
#include <string.h>

#include "base/mem.h"
#include "core/backups.h"
#include "core/forget_internal.h"
#include "core/handover_internal.h"

static const char sql_looks[] =
    "SELECT count(*) FROM ledger WHERE subject = :subject AND class = 'look'";
static const char sql_entries[] =
    "SELECT count(*) FROM ledger WHERE subject = :subject AND class = 'other'";
static const char sql_reasons[] =
    "SELECT count(*) FROM look_words WHERE entry IN"
    " (SELECT n FROM ledger WHERE subject = :subject)";
static const char sql_drafts[] = "SELECT count(*) FROM draft";

enum status
forget_count(
    struct records *records, const char *sql, int64_t person, int64_t *count)
{
	struct stmt *stmt = stmt_open(records->store, sql);

	stmt_bind_int(stmt, ":person", person);
	return stmt_one_int(&stmt, count);
}

static enum status
count_all(
    struct records *records, int64_t person, struct forget_preview *preview)
{
	static const char *const queries[] = {
	    "SELECT count(*) FROM field WHERE person = :person",
	    "SELECT count(*) FROM consent WHERE person = :person",
	    "SELECT count(*) FROM field_words w JOIN field f ON f.id = w.field"
	    " WHERE f.person = :person",
	    "SELECT count(*) FROM outcome WHERE person = :person",
	    "SELECT count(*) FROM attendance WHERE person = :person",
	    "SELECT count(DISTINCT work_group) FROM group_person"
	    " WHERE person = :person",
	    "SELECT count(*) FROM statement WHERE person = :person",
	    "SELECT count(*) FROM person_key WHERE person = :person",
	    "SELECT count(*) FROM request WHERE person = :person",
	};
	int64_t *const counts[] = {&preview->values, &preview->answers,
	    &preview->disputes, &preview->outcomes, &preview->visits,
	    &preview->groups, &preview->statements, &preview->keys,
	    &preview->requests};
	static const char sql_counted[] =
	    "SELECT count(*) FROM counted_person WHERE person = :person";
	int64_t counted = 0;
	enum status status = STATUS_OK;

	for (size_t i = 0;
	     status == STATUS_OK && i < sizeof queries / sizeof queries[0]; i++)
		status = forget_count(records, queries[i], person, counts[i]);
	if (status == STATUS_OK)
		status = forget_count(records, sql_counted, person, &counted);
	preview->is_counted = counted > 0;
	return status;
}

static enum status
count_history(struct records *records, struct forget_preview *preview)
{
	static const char *const queries[] = {
	    sql_looks, sql_entries, sql_reasons};
	int64_t *const counts[] = {
	    &preview->looks, &preview->entries, &preview->reasons};
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	struct backups_state backups;
	struct stmt *stmt = NULL;
	enum status status = STATUS_OK;

	ledger_subject(records->handover_uid, subject);
	for (size_t i = 0; status == STATUS_OK && i < 3; i++) {
		stmt = stmt_open(records->store, queries[i]);
		stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
		status = stmt_one_int(&stmt, counts[i]);
	}
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_drafts);
	status = stmt_one_int(&stmt, &preview->drafts);
	if (status == STATUS_OK)
		status = backups_state(records, &backups);
	if (status == STATUS_OK)
		preview->backups = backups.copies;
	return status;
}

/* A note about somebody else is not theirs to read. */
static void
hide_notes(struct forget_preview *preview)
{
	for (size_t i = 0; i < preview->texts_count; i++) {
		struct forget_text *text = &preview->texts[i];

		if (text->place != FORGET_NOTE)
			continue;
		mem_wipe_text(&text->text);
		mem_wipe_text(&text->black);
		text->text = mem_text("");
		text->black = mem_text("");
	}
}

enum status
forget_preview(
    struct records *records, const char *code, struct forget_preview *preview)
{
	struct forget_names names = {NULL, 0, 0};
	int64_t person;
	enum status status = handover_of(records, code, &person);

	*preview = (struct forget_preview){.texts = NULL};
	if (status == STATUS_OK)
		status = count_all(records, person, preview);
	if (status == STATUS_OK)
		status = count_history(records, preview);
	if (status == STATUS_OK)
		status = forget_names_read(records, person, &names);
	if (status == STATUS_OK)
		status = forget_texts_read(records, person, &names, preview);
	forget_names_clear(&names);
	hide_notes(preview);
	if (status != STATUS_OK)
		forget_preview_clear(preview);
	return status;
}

void
forget_preview_clear(struct forget_preview *preview)
{
	for (size_t i = 0; i < preview->texts_count; i++) {
		mem_wipe_text(&preview->texts[i].text);
		mem_wipe_text(&preview->texts[i].black);
	}
	mem_free(preview->texts);
	*preview = (struct forget_preview){.texts = NULL};
}
