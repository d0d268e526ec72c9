/*
 * access_write: copies for managers who may see what, and the state of periods.
 *
 * Users, kinds and notices are about nobody young; of requests only their
 * number leaves the records.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/closing.h"
#include "core/hold.h"
#include "core/publish_write.h"
#include "core/request.h"

static const char sql_users[] =
    "SELECT uid, name, role, is_recovery, sign_public, added_on, removed_on"
    " FROM user ORDER BY id";
static const char sql_kinds[] =
    "SELECT k.name, k.label, k.default_see, k.keep_months, n.version,"
    " n.made_on, k.retired_on, n.front, n.rest, k.choices FROM kind k"
    " JOIN notice n ON n.kind = k.id AND n.version ="
    "  (SELECT max(version) FROM notice WHERE kind = k.id)"
    " ORDER BY k.position, k.id";

static void
add_day(struct buf *lines, struct stmt *stmt, int column)
{
	char day[DAY_TEXT_BYTES] = "-";

	if (!stmt_is_null(stmt, column))
		day_format((int32_t)stmt_int(stmt, column), day);
	buf_add_format(lines, "%s ", day);
}

static enum status
add_users(struct records *records, struct buf *lines)
{
	struct stmt *stmt = stmt_open(records->store, sql_users);

	while (stmt_step(stmt)) {
		unsigned char uid[UID_BYTES] = {0}, sign_public[32] = {0};
		char hex[2 * 32 + 1];
		bool is_worker = strcmp(stmt_text(stmt, 2), "worker") == 0;

		buf_add_format(lines, "user %s ",
		    stmt_int(stmt, 3) != 0 ? "recovery" : stmt_text(stmt, 2));
		add_day(lines, stmt, 5);
		add_day(lines, stmt, 6);
		buf_add_format(lines, "%s\n", stmt_text(stmt, 1));
		if (!is_worker)
			continue;
		stmt_copy_blob(stmt, 0, uid, sizeof uid);
		stmt_copy_blob(stmt, 4, sign_public, sizeof sign_public);
		text_hex(uid, sizeof uid, hex);
		buf_add_format(lines, "key %s ", hex);
		text_hex(sign_public, sizeof sign_public, hex);
		buf_add_format(lines, "%s %s\n", hex, stmt_text(stmt, 1));
	}
	return stmt_done(&stmt);
}

/* A text of several lines, each under the same key. */
static void
add_lines(struct buf *lines, const char *key, const char *text)
{
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		buf_add_format(lines, "%s ", key);
		buf_add(lines, text, length);
		buf_add_char(lines, '\n');
		text += length + (text[length] == '\n' ? 1 : 0);
	}
}

static enum status
add_kinds(struct records *records, struct buf *lines)
{
	struct stmt *stmt = stmt_open(records->store, sql_kinds);

	while (stmt_step(stmt)) {
		buf_add_format(lines, "kind %s\nlabel %s\nsee %s\nkeep %lld\n",
		    stmt_text(stmt, 0), stmt_text(stmt, 1), stmt_text(stmt, 2),
		    (long long)stmt_int(stmt, 3));
		buf_add_format(
		    lines, "version %lld\n", (long long)stmt_int(stmt, 4));
		buf_add_text(lines, "made ");
		add_day(lines, stmt, 5);
		lines->text[lines->length - 1] = '\n';
		if (!stmt_is_null(stmt, 6)) {
			buf_add_text(lines, "retired ");
			add_day(lines, stmt, 6);
			lines->text[lines->length - 1] = '\n';
		}
		add_lines(lines, "notice", stmt_text(stmt, 7));
		add_lines(lines, "notice", stmt_text(stmt, 8));
		add_lines(lines, "choice", stmt_text(stmt, 9));
	}
	return stmt_done(&stmt);
}

/* ------------------------------------------------------------------ state */

static void
add_period(struct buf *lines, const struct closing *closing)
{
	char hex[2 * PLAN_UID_BYTES + 1];
	char first[DAY_TEXT_BYTES], last[DAY_TEXT_BYTES];

	if (closing->state != PUBLISH_DRAWN && closing->state != PUBLISH_LOST)
		return;
	text_hex(closing->plan, PLAN_UID_BYTES, hex);
	day_format(closing->period.start, first);
	day_format(closing->period.end, last);
	buf_add_format(lines, "%s %s %s %s\n",
	    publish_state_name(closing->state), hex, first, last);
}

static enum status
add_periods(struct records *records, struct buf *lines)
{
	struct closing *closings = NULL;
	size_t count = 0;
	enum status status = closing_list(records, &closings, &count);

	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		add_period(lines, &closings[i]);
	mem_free(closings);
	return status;
}

static enum status
add_plans(struct records *records, struct buf *lines)
{
	int32_t *years = NULL;
	size_t count = 0;
	enum status status = hold_years(records, &years, &count);

	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		char hex[2 * PLAN_UID_BYTES + 1], day[DAY_TEXT_BYTES];
		struct hold hold;

		status = hold_read(records, years[i], &hold);
		if (status != STATUS_OK)
			break;
		text_hex(hold.plan.uid, PLAN_UID_BYTES, hex);
		day_format(hold.made_on, day);
		buf_add_format(lines, "plan %s %s\n", hex, day);
		hold_clear(&hold);
	}
	mem_free(years);
	return status;
}

static enum status
add_state(struct records *records, struct buf *lines)
{
	int32_t from = DAY_NONE;
	char day[DAY_TEXT_BYTES];
	int64_t overdue = 0;
	enum status status = request_overdue(records, &overdue);

	if (status == STATUS_OK)
		status = hold_from(records, records->today, &from);
	day_format(records->today, day);
	buf_add_format(
	    lines, "day %s\noverdue %lld\n", day, (long long)overdue);
	day_format(from, day);
	buf_add_format(lines, "default %s\n", day);
	if (status == STATUS_OK)
		status = add_plans(records, lines);
	if (status == STATUS_OK)
		status = add_periods(records, lines);
	return status;
}

enum status
access_write(struct records *records, struct txn *txn)
{
	struct buf access = BUF_EMPTY, state = BUF_EMPTY;
	enum status status = add_users(records, &access);

	if (status == STATUS_OK)
		status = add_kinds(records, &access);
	if (status == STATUS_OK)
		status = add_state(records, &state);
	if (status == STATUS_OK)
		status = copied_put(records, txn, "access", access.text);
	if (status == STATUS_OK)
		status = copied_put(records, txn, "state", state.text);
	buf_clear(&access);
	buf_clear(&state);
	return status;
}
