/*
 * receipt: gathers what stands on a young person's slip; see core/receipt.h.
 *
 * Reads only.  It must never take in a value or a name of theirs.
 */
#include "core/receipt.h"

#include <string.h>

#include "base/mem.h"
#include "core/handover_internal.h"
#include "core/receipt_internal.h"
#include "core/setting.h"

static const char sql_kind[] =
    "SELECT k.label, coalesce(n.front, ''), coalesce(n.rest, '') FROM kind k"
    " LEFT JOIN notice n ON n.kind = k.id AND n.hash = :hash"
    " WHERE k.name = :kind";
static const char sql_workers[] =
    "SELECT name, sign_public FROM user WHERE role = 'worker'";

static enum status
read_kind(struct records *records, struct receipt_say *answer)
{
	const struct statement_say *say = answer->say;
	struct stmt *stmt = stmt_open(records->store, sql_kind);

	stmt_bind_text(stmt, ":kind", say->kind);
	stmt_bind_blob(stmt, ":hash", say->notice, sizeof(say->notice));
	if (stmt_step(stmt)) {
		answer->label = mem_text(stmt_text(stmt, 0));
		answer->front = mem_text(stmt_text(stmt, 1));
		answer->rest = mem_text(stmt_text(stmt, 2));
	} else {
		answer->label = mem_text(say->kind);
		answer->front = mem_text("");
		answer->rest = mem_text("");
	}
	return stmt_done(&stmt);
}

static enum status
read_worker(struct records *records, struct receipt_say *answer)
{
	const struct statement_say *say = answer->say;
	unsigned char sign_public[32], worker[STATEMENT_KEY_BYTES];
	struct stmt *stmt = NULL;

	if (say->answer == STATEMENT_YES && say->see == STATEMENT_WORKER)
		stmt = stmt_open(records->store, sql_workers);
	while (stmt != NULL && answer->see_name == NULL && stmt_step(stmt)) {
		stmt_copy_blob(stmt, 1, sign_public, sizeof(sign_public));
		statement_worker(sign_public, worker);
		if (memcmp(worker, say->worker, sizeof(worker)) == 0)
			answer->see_name = mem_text(stmt_text(stmt, 0));
	}
	if (answer->see_name == NULL)
		answer->see_name = mem_text("");
	return stmt == NULL ? STATUS_OK : stmt_done(&stmt);
}

static const struct consent_line *
find_now(const struct consent_list *now, const char *kind)
{
	for (size_t i = 0; i < now->count; i++)
		if (strcmp(now->lines[i].kind, kind) == 0)
			return &now->lines[i];
	return NULL;
}

static enum status
read_says(struct records *records, struct receipt *receipt)
{
	size_t count = receipt->statement.count;
	enum status status =
	    consent_list(records, receipt->code, &receipt->now);

	receipt->says = mem_alloc(count + 1, sizeof(*receipt->says));
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		struct receipt_say *answer = &receipt->says[receipt->count++];

		answer->say = &receipt->statement.says[i];
		answer->now = find_now(&receipt->now, answer->say->kind);
		status = read_kind(records, answer);
		if (status == STATUS_OK)
			status = read_worker(records, answer);
	}
	return status;
}

static enum status
read_settings(struct records *records, struct receipt *receipt)
{
	const struct {
		const char *name;
		char **text;
	} settings[] = {
	    {"organisation", &receipt->organisation},
	    {"address", &receipt->address},
	    {"contact", &receipt->contact},
	    {"complaints", &receipt->complaints},
	    {"region", &receipt->region},
	};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		struct buf value = BUF_EMPTY;

		if (status == STATUS_OK)
			status = setting_get(records, settings[i].name, &value);
		*settings[i].text = buf_take(&value);
	}
	return status;
}

static enum status
read_signed(struct records *records, struct receipt *receipt)
{
	struct own_statement *theirs = &receipt->signed_by_them;
	enum status status = own_say_statement(records, receipt->code, theirs);

	if (status == STATUS_OK && !theirs->is_good)
		status = REFUSE(STATUS_DAMAGED,
		    "What they signed is not what is kept, so there is no "
		    "slip. To see more: sayso check");
	if (status == STATUS_OK)
		status = statement_read(
		    theirs->text, strlen(theirs->text), &receipt->statement);
	return status;
}

enum status
receipt_make(struct records *records, const char *code, struct receipt *receipt)
{
	int64_t person;
	enum status status;

	*receipt = (struct receipt){.made_at = records_now(records)};
	status = handover_of(records, code, &person);
	if (status != STATUS_OK)
		return status;
	memcpy(receipt->code, handover_whose(records), CODE_TEXT_BYTES);
	status = read_signed(records, receipt);
	if (status == STATUS_OK)
		status = read_says(records, receipt);
	if (status == STATUS_OK)
		status = read_settings(records, receipt);
	if (status == STATUS_OK)
		status = ledger_head(records, &receipt->head);
	if (status == STATUS_OK)
		receipt_check_text(receipt->signed_by_them.hash, &receipt->head,
		    receipt->check);
	else
		receipt_clear(receipt);
	return status;
}

void
receipt_clear(struct receipt *receipt)
{
	for (size_t i = 0; i < receipt->count; i++) {
		mem_free(receipt->says[i].label);
		mem_free(receipt->says[i].see_name);
		mem_free(receipt->says[i].front);
		mem_free(receipt->says[i].rest);
	}
	mem_free(receipt->says);
	consent_list_clear(&receipt->now);
	statement_clear(&receipt->statement);
	own_say_statement_clear(&receipt->signed_by_them);
	mem_free(receipt->organisation);
	mem_free(receipt->address);
	mem_free(receipt->contact);
	mem_free(receipt->complaints);
	mem_free(receipt->region);
	*receipt = (struct receipt){.made_at = 0};
}
