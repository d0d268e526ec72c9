/*
 * kind_edit: writes what can be held and in which words it is asked for.
 *
 * What somebody said yes to never changes under them: a notice is followed by
 * a newer one, and one that asks for more shuts what was agreed under the old.
 *
 * Ledger entries, subject the vault:
 *   kind_added    kind NAME, notice HASH
 *   kind_edited   kind NAME
 *   notice        kind NAME, notice HASH, widens yes|no
 */
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/consent_internal.h"
#include "core/kind_internal.h"

/* :id NULL: the next one. */
static const char sql_add[] =
    "INSERT INTO kind (id, name, label, shape, choices, own_words, coarse,"
    " many, findable, tonight, default_see, keep_months, position)"
    " VALUES (:id, :name, :label, :shape, :choices, :own_words, :coarse,"
    " :many, :findable, :tonight, :default_see, :keep_months,"
    " (SELECT coalesce(max(position), 0) + 1 FROM kind))";
static const char sql_find[] = "SELECT id FROM kind WHERE name = :name";
static const char sql_edit[] =
    "UPDATE kind SET label = :label, default_see = :default_see,"
    " keep_months = :keep_months,"
    " retired_on = CASE WHEN :retired = 0 THEN NULL"
    "                   ELSE coalesce(retired_on, :today) END"
    " WHERE id = :id";

/* ---------------------------------------------------------------- writing */

enum status
kind_insert(struct records *records, struct txn *txn, int64_t id,
    const struct kind *kind)
{
	struct notice_version notice = {
	    .version = 1, .front = kind->front, .rest = kind->rest};
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);
	enum status status;

	stmt_bind_int_or_null(stmt, ":id", id, id == 0);
	stmt_bind_text(stmt, ":name", kind->name);
	stmt_bind_text(stmt, ":label", kind->label);
	stmt_bind_text(stmt, ":shape", kind->shape);
	stmt_bind_text(stmt, ":choices", kind->choices);
	stmt_bind_int(stmt, ":own_words", kind->own_words);
	stmt_bind_text(stmt, ":coarse", kind->coarse);
	stmt_bind_int(stmt, ":many", kind->many);
	stmt_bind_int(stmt, ":findable", kind->findable);
	stmt_bind_int(stmt, ":tonight", kind->tonight);
	stmt_bind_text(stmt, ":default_see", kind->default_see);
	stmt_bind_int(stmt, ":keep_months", kind->keep_months);
	status = stmt_insert(&stmt, &notice.kind);
	if (status != STATUS_OK)
		return status;
	return notice_add(records, txn, &notice);
}

static void
add_notice_line(const struct kind *kind, struct buf *body)
{
	unsigned char hash[NOTICE_HASH_BYTES];
	char hex[2 * NOTICE_HASH_BYTES + 1];

	notice_hash(kind->front, kind->rest, hash);
	text_hex(hash, sizeof hash, hex);
	buf_add_format(body, "notice %s\n", hex);
}

static enum status
note(struct records *records, struct txn *txn, const char *event,
    const struct buf *body)
{
	struct ledger_entry entry = {
	    false, event, records->vault_uid, body->text};

	return ledger_add(records, txn, &entry, NULL);
}

static enum status
note_added(struct records *records, struct txn *txn, const struct kind *kind)
{
	struct buf body = BUF_EMPTY;
	enum status status;

	buf_add_format(&body, "kind %s\n", kind->name);
	add_notice_line(kind, &body);
	status = note(records, txn, "kind_added", &body);
	buf_clear(&body);
	return status;
}

static enum status
note_edited(struct records *records, struct txn *txn, const struct kind *kind)
{
	struct buf body = BUF_EMPTY;
	enum status status;

	buf_add_format(&body, "kind %s\n", kind->name);
	status = note(records, txn, "kind_edited", &body);
	buf_clear(&body);
	return status;
}

static enum status
note_notice(struct records *records, struct txn *txn, const struct kind *kind,
    bool widens)
{
	struct buf body = BUF_EMPTY;
	enum status status;

	buf_add_format(&body, "kind %s\n", kind->name);
	add_notice_line(kind, &body);
	buf_add_format(&body, "widens %s\n", widens ? "yes" : "no");
	status = note(records, txn, "notice", &body);
	buf_clear(&body);
	return status;
}

static enum status
find_id(struct records *records, const char *name, int64_t *id)
{
	struct stmt *stmt = stmt_open(records->store, sql_find);

	stmt_bind_text(stmt, ":name", name);
	return stmt_one_int(&stmt, id);
}

/* ----------------------------------------------------------------- adding */

static bool
is_for_fixed_kinds(const char *shape)
{
	return strcmp(shape, "handle") == 0 || strcmp(shape, "present") == 0 ||
	       strcmp(shape, "outcome") == 0;
}

static enum status
check_new(struct records *records, const struct kind *kind)
{
	int64_t id;
	enum status status;

	if (is_for_fixed_kinds(kind->shape))
		return REFUSE(STATUS_INVALID,
		    "That shape is used once only. Give one of: line, text, "
		    "phone, email, district, birth, choice.");
	status = find_id(records, kind->name, &id);
	if (status == STATUS_OK)
		return REFUSE(STATUS_INVALID,
		    "There is a kind of that name already. Give another name, "
		    "or change it: sayso kind edit");
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status
kind_add(struct records *records, const struct kind *kind)
{
	struct kind tidy = {0};
	struct txn *txn = NULL;
	enum status status;

	status = kind_check(kind, &tidy);
	if (status == STATUS_OK)
		status = check_new(records, &tidy);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = kind_insert(records, txn, 0, &tidy);
	if (status == STATUS_OK)
		status = note_added(records, txn, &tidy);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	kind_clear(&tidy);
	return status;
}

/* --------------------------------------------------------------- changing */

static bool
is_new_row(const struct kind *before, const struct kind *after)
{
	return strcmp(before->label, after->label) != 0 ||
	       strcmp(before->default_see, after->default_see) != 0 ||
	       before->keep_months != after->keep_months ||
	       before->retired != after->retired;
}

static bool
is_new_notice(const struct kind *before, const struct kind *after)
{
	return strcmp(before->front, after->front) != 0 ||
	       strcmp(before->rest, after->rest) != 0;
}

/* What it will be: ${before} with the changes, tidied. */
static enum status
merge(const struct kind *before, const struct kind *change, struct kind *after)
{
	struct kind merged = *before;

	if (change->label != NULL)
		merged.label = change->label;
	if (change->front != NULL)
		merged.front = change->front;
	if (change->rest != NULL)
		merged.rest = change->rest;
	if (change->default_see != NULL)
		merged.default_see = change->default_see;
	if (change->keep_months != 0)
		merged.keep_months = change->keep_months;
	merged.retired = change->retired;
	return kind_check(&merged, after);
}

static enum status
check_change(const struct kind *before, const struct kind *after, bool widens)
{
	if (after->retired && kind_is_fixed(after->name))
		return REFUSE(STATUS_INVALID,
		    "The program needs this kind. It cannot be retired.");
	if (after->keep_months > before->keep_months && !widens)
		return REFUSE(STATUS_INVALID,
		    "To keep it for longer is to ask for more. Give new words "
		    "for the notice, and say that they ask for more.");
	if (widens && !is_new_notice(before, after))
		return REFUSE(STATUS_INVALID,
		    "To ask for more, say so in the notice. Give new words for "
		    "its front or its rest.");
	return STATUS_OK;
}

static enum status
update_kind(struct records *records, struct txn *txn, int64_t id,
    const struct kind *kind)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_edit);
	enum status status;

	stmt_bind_int(stmt, ":id", id);
	stmt_bind_text(stmt, ":label", kind->label);
	stmt_bind_text(stmt, ":default_see", kind->default_see);
	stmt_bind_int(stmt, ":keep_months", kind->keep_months);
	stmt_bind_int(stmt, ":retired", kind->retired);
	stmt_bind_int(stmt, ":today", records->today);
	status = stmt_run(&stmt);
	if (status != STATUS_OK)
		return status;
	return note_edited(records, txn, kind);
}

/* The next version of its notice, and what that shuts. */
static enum status
renew_notice(struct records *records, struct txn *txn,
    const struct notice_version *notice, const struct kind *kind)
{
	enum status status;

	status = notice_add(records, txn, notice);
	if (status == STATUS_OK)
		status = note_notice(records, txn, kind, notice->widens);
	if (status == STATUS_OK && notice->widens)
		status =
		    consent_shut_kind(records, txn, notice->kind, "notice");
	return status;
}

static enum status
write_change(struct records *records, const struct kind *before,
    const struct kind *after, bool widens)
{
	struct notice_version notice = {
	    .version = before->notice_version + 1,
	    .widens = widens,
	    .front = after->front,
	    .rest = after->rest,
	};
	struct txn *txn = NULL;
	enum status status;

	status = find_id(records, before->name, &notice.kind);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK && is_new_row(before, after))
		status = update_kind(records, txn, notice.kind, after);
	if (status == STATUS_OK && is_new_notice(before, after))
		status = renew_notice(records, txn, &notice, after);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
kind_edit(struct records *records, const char *name, const struct kind *change,
    bool widens)
{
	struct kind_list list = {0};
	struct kind after = {0};
	enum status status;

	status = kind_get(records, name, &list);
	if (status == STATUS_OK)
		status = merge(&list.kinds[0], change, &after);
	if (status == STATUS_OK)
		status = check_change(&list.kinds[0], &after, widens);
	if (status == STATUS_OK)
		status = write_change(records, &list.kinds[0], &after, widens);
	kind_clear(&after);
	kind_list_clear(&list);
	return status;
}
