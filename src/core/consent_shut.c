/*
 * consent_shut: what shuts without anybody's no: a key that has ended, a notice
 * that asks for more.
 *
 * Kept for them alone until they are asked again; see consent_no.c for no's.
 */
#include <string.h>

#include "base/mem.h"
#include "core/consent_internal.h"

static const char sql_open[] =
    "SELECT k.name FROM consent c JOIN kind k ON k.id = c.kind"
    " WHERE c.person = :person AND c.answer = 'yes'"
    " AND (c.shut_on IS NULL OR c.shut_why NOT IN"
    "  ('own_no', 'heard_no', 'worker_no', 'key')) ORDER BY c.kind";
static const char sql_live_of_kind[] =
    "SELECT person FROM consent WHERE kind = :kind AND answer = 'yes'"
    " AND shut_on IS NULL AND runs_out >= today()";

static const struct consent_manner key_ended = {
    "shut", "shut", "key", CONSENT_SHUT_DAYS, false, false, false};

/* One entry for all that is open, then each kind of it. */
static enum status
shut_open(struct records *records, struct txn *txn,
    const struct subject *subject, char names[][41], size_t count)
{
	struct ledger_entry entry = {
	    false, key_ended.event, subject->uid, NULL};
	struct buf body = BUF_EMPTY;
	struct kind_row kind;
	int64_t n = 0;
	enum status status;
	size_t i;

	buf_add_format(&body, "why %s\n", key_ended.why);
	for (i = 0; i < count; i++)
		buf_add_format(&body, "%s %s\n", key_ended.line, names[i]);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	buf_clear(&body);
	for (i = 0; status == STATUS_OK && i < count; i++) {
		status = kind_row_any(records, names[i], &kind);
		if (status == STATUS_OK)
			status = consent_apply(
			    records, txn, subject, &kind, &key_ended, n);
	}
	return status;
}

enum status
consent_shut_person(
    struct records *records, struct txn *txn, const struct subject *subject)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_open);
	void *names = NULL;
	size_t count = 0, room = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", subject->person);
	while (stmt_step(stmt)) {
		mem_grow(&names, &room, count + 1, 41);
		strncpy((char *)names + 41 * count++, stmt_text(stmt, 0), 40);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && count > 0)
		status = shut_open(records, txn, subject, names, count);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, subject->person);
	mem_free(names);
	return status;
}

enum status
consent_shut_kind(
    struct records *records, struct txn *txn, int64_t kind, const char *why)
{
	struct consent_manner manner = {
	    "kind_shut", "shut", why, CONSENT_SHUT_DAYS, false, false, false};
	struct ledger_entry entry = {
	    false, "kind_shut", records->vault_uid, NULL};
	struct buf body = BUF_EMPTY;
	struct stmt *stmt = NULL;
	char name[41];
	int64_t n = 0;
	enum status status;

	status = kind_name(records, kind, name);
	if (status != STATUS_OK)
		return status;
	buf_add_format(&body, "why %s\nshut %s\n", why, name);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	if (status != STATUS_OK)
		goto out;
	stmt = stmt_open(txn_store(txn), sql_live_of_kind);
	stmt_bind_int(stmt, ":kind", kind);
	while (status == STATUS_OK && stmt_step(stmt)) {
		int64_t person = stmt_int(stmt, 0);

		consent_decide_begin(records, person);
		status =
		    consent_write_shut(records, txn, person, kind, &manner, n);
		consent_decide_end(records);
	}
	if (status == STATUS_OK)
		status = stmt_done(&stmt);
	else
		(void)!stmt_done(&stmt);
out:
	buf_clear(&body);
	return status;
}
