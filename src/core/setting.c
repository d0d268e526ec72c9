/*
 * setting: what the organisation says of itself.
 *
 * Nothing about a young person belongs here, and no switch of the program but
 * how soon it locks.
 * Ledger entry "setting", subject the vault: setting NAME; never the value.
 */
#include "core/setting.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/core_internal.h"
#include "core/shape_internal.h"

#define VALUE_BYTES_MOST 300

const struct setting_name setting_names[] = {
    {"organisation", "Organisation", "Who runs this project."},
    {"address", "Address", "Where a letter reaches you."},
    {"contact", "How to reach you",
	"The person, phone or email for questions about what is kept."},
    {"complaints", "Complaints",
	"How somebody complains, and who answers them."},
    {"safeguarding_lead", "Safeguarding lead",
	"Who to tell when you are worried about someone."},
    {"safeguarding_phone", "Safeguarding phone",
	"The number to ring when you are worried about someone."},
    {"region", "Part of the UK",
	"One of england, wales, scotland, ni: the rules differ."},
    {"lock_after", "Lock after",
	"Minutes until it locks by itself, from 2 to 15. Not set: 5."},
};
const size_t setting_names_count =
    sizeof(setting_names) / sizeof(setting_names[0]);

static const char sql_get[] = "SELECT value FROM setting WHERE name = :name";
static const char sql_put[] =
    "INSERT INTO setting (name, value, changed_at)"
    " VALUES (:name, :value, :now)"
    " ON CONFLICT (name) DO UPDATE SET value = :value, changed_at = :now";

enum status
setting_check_name(const char *name)
{
	for (size_t i = 0; i < setting_names_count; i++)
		if (strcmp(setting_names[i].name, name) == 0)
			return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "There is no setting of that name. See: sayso setting");
}

static enum status
tidy_region(const char *typed, struct buf *value)
{
	static const char *const regions[] = {
	    "england", "wales", "scotland", "ni"};

	text_fold(typed, value);
	for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++)
		if (strcmp(value->text, regions[i]) == 0)
			return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "That part of the UK is not known. Type england, wales, scotland "
	    "or ni.");
}

static enum status
tidy_minutes(const char *typed, struct buf *value)
{
	char *end;
	long minutes = strtol(typed, &end, 10);

	if (*end == '\0' && minutes >= SETTING_LOCK_LEAST &&
	    minutes <= SETTING_LOCK_MOST) {
		buf_add_format(value, "%ld", minutes);
		return STATUS_OK;
	}
	return REFUSE(STATUS_INVALID,
	    "That number of minutes does not do. Type one from 2 to 15.");
}

/* ${value} starts empty; an empty setting is one that is not set. */
enum status
setting_tidy(const char *name, const char *typed, struct buf *value)
{
	struct buf clean = BUF_EMPTY;
	enum status status;

	status = setting_check_name(name);
	if (status == STATUS_OK)
		status = text_clean(typed, VALUE_BYTES_MOST, false, &clean);
	if (status != STATUS_OK)
		goto out;
	if (clean.length == 0 && strcmp(name, "organisation") == 0)
		status = REFUSE(STATUS_INVALID,
		    "The organisation needs a name. Type who runs this "
		    "project.");
	else if (clean.length > 0 && strcmp(name, "region") == 0)
		status = tidy_region(clean.text, value);
	else if (clean.length > 0 && strcmp(name, "safeguarding_phone") == 0)
		status = shape_tidy_phone(clean.text, value);
	else if (clean.length > 0 && strcmp(name, "lock_after") == 0)
		status = tidy_minutes(clean.text, value);
	else
		buf_set(value, clean.text);
out:
	buf_clear(&clean);
	return status;
}

enum status
setting_check(const char *name, const char *value)
{
	struct buf tidied = BUF_EMPTY;
	enum status status = setting_tidy(name, value, &tidied);

	buf_clear(&tidied);
	return status;
}

enum status
setting_get(struct records *records, const char *name, struct buf *value)
{
	struct stmt *stmt;
	enum status status = setting_check_name(name);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_get);
	stmt_bind_text(stmt, ":name", name);
	buf_reset(value);
	if (stmt_step(stmt))
		buf_add_text(value, stmt_text(stmt, 0));
	return stmt_done(&stmt);
}

enum status
setting_put(struct records *records, struct txn *txn, const char *name,
    const char *value)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_put);

	stmt_bind_text(stmt, ":name", name);
	stmt_bind_text(stmt, ":value", value);
	stmt_bind_int(stmt, ":now", records->now);
	return stmt_run(&stmt);
}

static enum status
note(struct records *records, struct txn *txn, const char *name)
{
	struct buf body = BUF_EMPTY;
	struct ledger_entry entry = {
	    false, "setting", records->vault_uid, NULL};
	enum status status;

	buf_add_format(&body, "setting %s\n", name);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

enum status
setting_set(struct records *records, const char *name, const char *value)
{
	struct buf tidied = BUF_EMPTY;
	struct txn *txn = NULL;
	enum status status;

	status = setting_tidy(name, value, &tidied);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = setting_put(records, txn, name, tidied.text);
	if (status == STATUS_OK)
		status = note(records, txn, name);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&tidied);
	return status;
}
