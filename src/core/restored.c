/*
 * restored: the entry that a vault was made again from a backup, and what that
 * shuts.
 */
#include "core/restored.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/check_internal.h"
#include "core/consent_internal.h"

static const char sql_yeses[] =
    "SELECT person, kind FROM consent WHERE answer = 'yes'"
    " ORDER BY person, kind";
static const char sql_newest[] =
    "SELECT n, CAST(body AS BLOB) FROM ledger WHERE event = 'restored'"
    " ORDER BY n DESC LIMIT 1";

static const struct consent_manner manner = {
    "restored", "shut", "restored", CONSENT_SHUT_DAYS, false, false, false};

static const char *const words[] = {"yes", "no", "unknown"};

struct yes {
	int64_t person;
	int64_t kind;
};

static enum status
shut_one(struct records *records, struct txn *txn, const struct yes *yes,
    int64_t entry, int64_t *shut)
{
	struct consent_row row;
	enum status status =
	    consent_read(records, yes->person, yes->kind, &row);

	if (status != STATUS_OK || consent_is_shut_by(&row, manner.why))
		return status;
	*shut += 1;
	consent_decide_begin(records, yes->person);
	status = consent_write_shut(
	    records, txn, yes->person, yes->kind, &manner, entry);
	consent_decide_end(records);
	return status;
}

static enum status
shut_all(struct records *records, struct txn *txn, int64_t entry, int64_t *shut)
{
	struct stmt *stmt = stmt_open(records->store, sql_yeses);
	void *yeses = NULL;
	size_t count = 0, room = 0;
	enum status status;

	while (stmt_step(stmt)) {
		mem_grow(&yeses, &room, count + 1, sizeof(struct yes));
		((struct yes *)yeses)[count++] =
		    (struct yes){stmt_int(stmt, 0), stmt_int(stmt, 1)};
	}
	status = stmt_done(&stmt);
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = shut_one(
		    records, txn, (struct yes *)yeses + i, entry, shut);
	mem_free(yeses);
	return status;
}

enum status
restored_write(
    struct records *records, const struct restored *restored, int64_t *shut)
{
	struct ledger_entry entry = {
	    false, "restored", records->vault_uid, NULL};
	char made_on[DAY_TEXT_BYTES];
	struct buf body = BUF_EMPTY;
	struct txn *txn = NULL;
	int64_t n = 0;
	enum status status;

	*shut = 0;
	day_format(restored->made_on, made_on);
	buf_add_format(&body, "made %s\nentries %lld\nnewest %s\n", made_on,
	    (long long)restored->entries, words[restored->newest]);
	entry.body = body.text;
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, &n);
	if (status == STATUS_OK && restored->newest != RESTORED_YES)
		status = shut_all(records, txn, n, shut);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&body);
	return status;
}

/* False for a body that is not as it is written. */
static bool
read_body(struct stmt *stmt, struct restored *restored)
{
	struct check_body body;
	struct check_opening opening;
	const struct check_line *line;
	size_t size = 0;
	const void *bytes = stmt_blob(stmt, 1, &size);
	bool is_good = false;

	if (check_body_read(bytes, size, &body) &&
	    check_body_opening(&body, &opening) &&
	    body.count == opening.lines + 3) {
		line = body.lines + opening.lines;
		restored->at = opening.at;
		restored->entries = strtoll(line[1].value, NULL, 10);
		restored->newest = RESTORED_UNKNOWN;
		for (int i = 0; i < 2; i++)
			if (strcmp(line[2].value, words[i]) == 0)
				restored->newest = (enum restored_newest)i;
		is_good =
		    day_parse(line[0].value, &restored->made_on) == STATUS_OK;
	}
	check_body_clear(&body);
	return is_good;
}

enum status
restored_read(struct records *records, struct restored *restored)
{
	struct stmt *stmt = stmt_open(records->store, sql_newest);

	*restored = (struct restored){.made_on = DAY_NONE};
	if (stmt_step(stmt) && read_body(stmt, restored))
		restored->n = stmt_int(stmt, 0);
	return stmt_done(&stmt);
}
