/*
 * own_asks: what waits to be asked of the young person who has the laptop.
 *
 * Reads only, but for "later".  A yes is never made here.
 */
#include "core/own_asks.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent_internal.h"
#include "core/handover_internal.h"

/*
 * One row a kind that is in use.  What a worker put on the list waits unless
 * it was a no within six months that they did not bring up; what is there
 * already waits when a new yes would open it or make more of it.
 */
static const char sql_waiting[] =
    "SELECT k.id, k.name, k.label, n.front, n.rest, n.version,"
    " coalesce(u.name, ''), coalesce(r.brought_up, 0), k.coarse <> 'none',"
    " k.default_see, r.id IS NOT NULL, v.id IS NOT NULL, v.state, v.why_shut,"
    " v.level, CASE WHEN o.id <> n.id THEN o.front END,"
    " v.state = 'live' AND v.see = 'worker' AND EXISTS (SELECT 1 FROM user g"
    "  WHERE g.id = v.see_user AND g.removed_on IS NOT NULL)"
    " FROM kind k JOIN notice n ON n.kind = k.id AND n.version ="
    "  (SELECT max(version) FROM notice WHERE kind = k.id)"
    " LEFT JOIN v_consent v ON v.kind = k.id AND v.person = :person"
    " LEFT JOIN notice o ON o.id = v.notice"
    " LEFT JOIN request r ON r.id = (SELECT max(id) FROM request"
    "  WHERE person = :person AND kind = k.id AND what = 'ask'"
    "  AND done_on IS NULL)"
    " LEFT JOIN user u ON u.id = r.asked_by"
    " WHERE k.retired_on IS NULL AND ("
    "  (r.id IS NOT NULL AND (r.brought_up = 1 OR v.state IS NOT 'gone'"
    "   OR v.said_on <= :no_longer))"
    "  OR (v.state = 'shut' AND v.why_shut IN"
    "   ('ran_out', 'notice', 'key', 'unproved', 'restored'))"
    "  OR (v.state = 'live' AND v.level = 'carried')"
    "  OR (v.state = 'live' AND v.see = 'worker' AND EXISTS"
    "   (SELECT 1 FROM user g WHERE g.id = v.see_user"
    "    AND g.removed_on IS NOT NULL)))"
    " ORDER BY k.position, k.id";
static const char sql_before[] =
    "SELECT " CONSENT_LINE_COLUMNS
    " FROM v_consent v JOIN kind k ON k.id = v.kind"
    " JOIN notice n ON n.id = v.notice"
    " LEFT JOIN user u ON u.id = v.heard_by"
    " WHERE v.person = :person AND v.kind = :kind";
static const char sql_later[] =
    "UPDATE request SET said = 'later', said_on = today()"
    " WHERE person = :person AND kind = :kind AND what = 'ask'"
    " AND done_on IS NULL";

static void
ask_clear(struct own_ask *ask)
{
	mem_free(ask->kind);
	mem_free(ask->label);
	mem_free(ask->front);
	mem_free(ask->rest);
	mem_free(ask->asked_by);
	mem_free(ask->front_before);
	consent_line_clear(&ask->before);
}

void
own_asks_clear(struct own_ask **asks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		ask_clear(&(*asks)[i]);
	mem_free(*asks);
	*asks = NULL;
}

/* What is there already comes before what a worker wants. */
static enum own_ask_why
why_of(struct stmt *stmt)
{
	bool is_shut = strcmp(stmt_text(stmt, 12), "shut") == 0;

	if (strcmp(stmt_text(stmt, 14), "carried") == 0)
		return OWN_ASK_CARRIED;
	if (is_shut && strcmp(stmt_text(stmt, 13), "notice") == 0)
		return OWN_ASK_NOTICE;
	if (is_shut)
		return OWN_ASK_SHUT;
	if (stmt_int(stmt, 16) != 0)
		return OWN_ASK_LEFT;
	return OWN_ASK_WORKER;
}

static enum see
see_of(const char *word)
{
	if (strcmp(word, "team") == 0)
		return SEE_TEAM;
	return strcmp(word, "emergency") == 0 ? SEE_EMERGENCY : SEE_NOBODY;
}

static enum status
read_before(struct records *records, int64_t kind, struct own_ask *ask)
{
	struct stmt *stmt = stmt_open(records->store, sql_before);

	stmt_bind_int(stmt, ":person", records->handover_person);
	stmt_bind_int(stmt, ":kind", kind);
	if (stmt_step(stmt))
		consent_line_read(stmt, &ask->before);
	return stmt_done(&stmt);
}

static enum status
read_ask(struct records *records, struct stmt *stmt, struct own_ask *ask)
{
	ask->why = why_of(stmt);
	ask->kind = mem_text(stmt_text(stmt, 1));
	ask->label = mem_text(stmt_text(stmt, 2));
	ask->front = mem_text(stmt_text(stmt, 3));
	ask->rest = mem_text(stmt_text(stmt, 4));
	ask->version = (int)stmt_int(stmt, 5);
	ask->asked_by = mem_text(stmt_text(stmt, 6));
	ask->brought_up = stmt_int(stmt, 7) != 0;
	ask->is_counted = stmt_int(stmt, 8) != 0;
	ask->see = see_of(stmt_text(stmt, 9));
	ask->has_before = stmt_int(stmt, 11) != 0;
	if (!stmt_is_null(stmt, 15))
		ask->front_before = mem_text(stmt_text(stmt, 15));
	return ask->has_before ? read_before(records, stmt_int(stmt, 0), ask)
			       : STATUS_OK;
}

/* Every one that waits, also those they put off. */
static enum status
read_asks(
    struct records *records, bool all, struct own_ask **asks, size_t *count)
{
	struct stmt *stmt = stmt_open(records->store, sql_waiting);
	void *rows = NULL;
	size_t room = 0;
	bool hides = false;
	enum status status = handover_hides(records, &hides), last;

	stmt_bind_int(stmt, ":person", records->handover_person);
	stmt_bind_int(stmt, ":no_longer",
	    day_add_months(records->today, -CONSENT_REFUSAL_MONTHS));
	while (status == STATUS_OK && stmt_step(stmt)) {
		struct own_ask *ask;

		if (!all && handover_is_put_off(records, stmt_int(stmt, 0)))
			continue;
		mem_grow(&rows, &room, *count + 1, sizeof *ask);
		*asks = rows;
		ask = &(*asks)[*count];
		status = read_ask(records, stmt, ask);
		if (hides && ask->has_before &&
		    handover_hides_line(&ask->before)) {
			ask_clear(ask);
			memset(ask, 0, sizeof *ask);
		} else {
			*count += 1;
		}
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

enum status
own_asks(struct records *records, const char *code, struct own_ask **asks,
    size_t *count)
{
	int64_t person;
	enum status status;

	*asks = NULL;
	*count = 0;
	status = handover_of(records, code, &person);
	if (status == STATUS_OK)
		status = read_asks(records, false, asks, count);
	if (status != STATUS_OK) {
		own_asks_clear(asks, *count);
		*count = 0;
	}
	return status;
}

/* ------------------------------------------------------------------- later */

static enum status
check_waits(struct records *records, const char *kind)
{
	struct own_ask *asks = NULL;
	size_t count = 0;
	bool waits = false;
	enum status status = read_asks(records, true, &asks, &count);

	for (size_t i = 0; i < count; i++)
		waits = waits || strcmp(asks[i].kind, kind) == 0;
	own_asks_clear(&asks, count);
	if (status == STATUS_OK && !waits)
		status =
		    REFUSE(STATUS_NOT_FOUND, "That does not wait to be asked.");
	return status;
}

static enum status
write_later(struct records *records, const struct kind_row *kind)
{
	struct ledger_entry entry = {
	    false, "asked_later", records->handover_uid, NULL};
	struct buf body = BUF_EMPTY;
	struct txn *txn = NULL;
	struct stmt *stmt = NULL;
	enum status status = txn_begin(records->store, &txn);

	buf_add_format(&body, "kind %s\n", kind->name);
	entry.body = body.text;
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, NULL);
	if (status == STATUS_OK) {
		stmt = stmt_open(txn_store(txn), sql_later);
		stmt_bind_int(stmt, ":person", records->handover_person);
		stmt_bind_int(stmt, ":kind", kind->id);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&body);
	return status;
}

enum status
own_ask_later(struct records *records, const char *code, const char *kind)
{
	struct kind_row row;
	int64_t person;
	enum status status = handover_of(records, code, &person);

	if (status == STATUS_OK)
		status = kind_row(records, kind, &row);
	if (status == STATUS_OK)
		status = check_waits(records, row.name);
	if (status == STATUS_OK)
		status = write_later(records, &row);
	if (status == STATUS_OK)
		handover_put_off(records, row.id);
	return status;
}
