/*
 * records: the opened records store, who acts, and which day it is.
 *
 * Sees to it that a store belongs to this vault and this worker before
 * anything in it is read, and that the schema's rules can ask the program what
 * it holds and knows: today(), permitted(), deciding() and said().
 */
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/core_internal.h"
#include "core/erase_internal.h"
#include "core/own_drop_internal.h"
#include "core/own_say_internal.h"
#include "core/proof.h"

#define CLOCK_DAYS_AHEAD 45 /* DESIGN 5, clock guard */

static const char sql_vault[] =
    "SELECT value FROM setting WHERE name = 'vault_uid'";
static const char sql_worker[] =
    "SELECT id, name FROM user"
    " WHERE uid = :uid AND role = 'worker' AND removed_on IS NULL";
static const char sql_confirmed[] =
    "SELECT day FROM ledger WHERE confirmed = 1 ORDER BY n DESC LIMIT 1";

static int64_t
function_today(void *context, const int64_t *arguments)
{
	const struct records *records = context;

	(void)arguments;
	return records->today;
}

static int64_t
function_permitted(void *context, const int64_t *arguments)
{
	const struct records *records = context;

	return records->permit_person != 0 &&
	       records->permit_person == arguments[0] &&
	       records->permit_kind == arguments[1];
}

static int64_t
function_deciding(void *context, const int64_t *arguments)
{
	const struct records *records = context;

	return records->deciding_person != 0 &&
	       records->deciding_person == arguments[0];
}

static int64_t
function_said(void *context, const int64_t *arguments)
{
	const struct records *records = context;
	struct proof_row row = {arguments[0], arguments[1], arguments[2],
	    arguments[3], arguments[4], arguments[5], arguments[6],
	    arguments[7]};

	return proof_says(records->proof, &row, records->today);
}

void
records_unprove(struct records *records, const unsigned char uid[UID_BYTES])
{
	unsigned char subject[LEDGER_SUBJECT_BYTES];

	ledger_subject(uid, subject);
	proof_forget(records->proof, subject);
}

enum status
records_define_functions(struct records *records)
{
	enum status status =
	    store_function(records->store, "today", 0, function_today, records);

	if (status == STATUS_OK)
		status = store_function(records->store, "permitted", 2,
		    function_permitted, records);
	if (status == STATUS_OK)
		status = store_function(
		    records->store, "deciding", 1, function_deciding, records);
	if (status == STATUS_OK)
		status = store_function(
		    records->store, "said", 8, function_said, records);
	return status == STATUS_OK ? erase_define_function(records) : status;
}

/* Judge the clock by the newest confirmed entry. */
static void
records_judge_clock(struct records *records)
{
	int32_t clock_day = moment_day(records->now);

	records->clock = CLOCK_TRUSTED;
	records->today = clock_day;
	if (records->confirmed_day == DAY_NONE)
		return;
	if (clock_day < records->confirmed_day) {
		records->clock = CLOCK_BEHIND;
		records->today = records->confirmed_day;
	} else if (clock_day > records->confirmed_day + CLOCK_DAYS_AHEAD) {
		records->clock = CLOCK_AHEAD;
	}
}

void
records_set_now(struct records *records, int64_t now)
{
	records->now = now;
	records_judge_clock(records);
}

/* The newest confirmed day, and the head: both may move on a rollback. */
static enum status
records_reload(struct records *records)
{
	struct stmt *stmt = stmt_open(records->store, sql_confirmed);
	enum status status;

	records->confirmed_day = DAY_NONE;
	if (stmt_step(stmt))
		records->confirmed_day = (int32_t)stmt_int(stmt, 0);
	status = stmt_done(&stmt);
	if (status == STATUS_OK)
		status = ledger_reload_head(records);
	records_judge_clock(records);
	return status;
}

void
records_abandon(struct records *records, struct txn **txn)
{
	if (txn == NULL || *txn == NULL) {
		erase_keep(records);
		return;
	}
	txn_rollback(txn);
	erase_undo(records);
	records->permit_person = 0;
	records->deciding_person = 0;
	proof_forget(records->proof, NULL);
	if (records_reload(records) != STATUS_OK)
		die(74, "The vault could not be read again after an error.");
}

/* Is this store part of the vault whose key opened it? */
static enum status
records_check_vault(struct records *records)
{
	char hex[2 * UID_BYTES + 1];
	struct stmt *stmt = stmt_open(records->store, sql_vault);
	bool same = false;
	enum status status;

	text_hex(records->vault_uid, UID_BYTES, hex);
	if (stmt_step(stmt))
		same = strcmp(stmt_text(stmt, 0), hex) == 0;
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !same)
		status = REFUSE(STATUS_DAMAGED,
		    "These records belong to another vault. Put the right "
		    "files together.");
	return status;
}

static enum status
records_find_me(struct records *records)
{
	struct stmt *stmt = stmt_open(records->store, sql_worker);
	enum status status;

	records->me = 0;
	stmt_bind_blob(stmt, ":uid", records->my_uid, UID_BYTES);
	if (stmt_step(stmt)) {
		size_t length = strlen(stmt_text(stmt, 1));

		if (length >= sizeof records->my_name)
			length = sizeof records->my_name - 1;
		memcpy(records->my_name, stmt_text(stmt, 1), length);
		records->me = stmt_int(stmt, 0);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && records->me == 0)
		status = REFUSE(STATUS_DENIED,
		    "The records do not know you as a worker. Ask a worker of "
		    "this vault.");
	return status;
}

/* What opening and filling share: the struct, without reading the store. */
static struct records *
records_new(const struct records_opening *opening)
{
	struct records *records = mem_alloc(1, sizeof *records);

	records->store = opening->store;
	memcpy(records->vault_uid, opening->vault_uid, UID_BYTES);
	memcpy(records->my_uid, opening->user_uid, UID_BYTES);
	ledger_subject(records->my_uid, records->my_hash);
	memcpy(records->head.hash, records->vault_uid, UID_BYTES);
	records->sign = opening->sign;
	records->signer = opening->signer;
	records->sealer = opening->sealer;
	records->erased = opening->erased;
	records->confirmed_day = DAY_NONE;
	records->proof = proof_new(records->store, records->vault_uid);
	records_set_now(records, opening->now);
	return records;
}

static void
records_free(struct records **records)
{
	if (*records == NULL)
		return;
	proof_free(&(*records)->proof);
	own_noes_free(&(*records)->own_noes);
	own_drops_forget(*records);
	mem_free((*records)->handover_later);
	sodium_memzero(*records, sizeof(**records));
	mem_free(*records);
	*records = NULL;
}

enum status
records_open(const struct records_opening *opening, struct records **out)
{
	struct records *records = records_new(opening);
	enum status status;

	status = records_define_functions(records);
	if (status == STATUS_OK)
		status = records_check_vault(records);
	if (status == STATUS_OK)
		status = records_find_me(records);
	if (status == STATUS_OK)
		status = records_reload(records);
	records->opened_day = records->confirmed_day;
	records->opened_n = records->head.n;
	if (status == STATUS_OK) {
		*out = records;
		records = NULL;
	}
	records_free(&records);
	return status;
}

enum status
records_close(struct records **records)
{
	enum status status;

	if (*records == NULL)
		return STATUS_OK;
	status = ledger_sign_head(*records);
	records_free(records);
	return status;
}

/* The rows a new store begins with, in one transaction. */
static enum status
records_fill(struct records *records, const struct records_user *users,
    size_t count, const char *organisation)
{
	struct ledger_entry made = {
	    false, "vault_made", records->vault_uid, ""};
	char hex[2 * UID_BYTES + 1];
	struct txn *txn = NULL;
	enum status status;
	size_t i;

	text_hex(records->vault_uid, UID_BYTES, hex);
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = setting_put(records, txn, "vault_uid", hex);
	if (status == STATUS_OK)
		status =
		    setting_put(records, txn, "organisation", organisation);
	for (i = 0; status == STATUS_OK && i < count; i++)
		status = roster_put(records, txn, &users[i]);
	if (status == STATUS_OK)
		status = records_find_me(records);
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &made, NULL);
	if (status == STATUS_OK)
		status = kind_fill_new(records, txn);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}

enum status
records_fill_new(const struct records_opening *opening,
    const struct records_user *users, size_t count, const char *organisation)
{
	struct records *records = records_new(opening);
	enum status status;

	status = records_define_functions(records);
	if (status == STATUS_OK)
		status = records_fill(records, users, count, organisation);
	if (status == STATUS_OK)
		status = ledger_sign_head(records);
	records_free(&records);
	return status;
}

int32_t
records_today(const struct records *records)
{
	return records->today;
}

int32_t
records_no_day(const struct records *records)
{
	return records->clock == CLOCK_AHEAD ? records->confirmed_day
					     : records->today;
}

int32_t
records_latest_day(const struct records *records)
{
	return records->clock == CLOCK_AHEAD
		   ? records->confirmed_day + CLOCK_DAYS_AHEAD
		   : records->today;
}

int64_t
records_now(const struct records *records)
{
	return records->now;
}

enum clock_trust
records_clock(const struct records *records)
{
	return records->clock;
}

const char *
records_me(const struct records *records)
{
	return records->my_name;
}

enum status
records_mark_day(struct records *records)
{
	struct ledger_entry day = {false, "day", records->vault_uid, ""};
	struct txn *txn = NULL;
	enum status status;

	if (records->clock != CLOCK_TRUSTED ||
	    records->confirmed_day == records->today)
		return STATUS_OK;
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &day, NULL);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
records_confirm_date(struct records *records, int32_t day)
{
	struct ledger_entry confirmed = {
	    false, "date_confirmed", records->vault_uid, ""};
	struct txn *txn = NULL;
	enum status status;

	if (day != moment_day(records->now))
		return REFUSE(STATUS_INVALID,
		    "This laptop's clock says another day. Set the clock right "
		    "first, then confirm the date.");
	status = txn_begin(records->store, &txn);
	if (status != STATUS_OK)
		return status;
	records->confirmed_day = day;
	records_judge_clock(records);
	status = ledger_add(records, txn, &confirmed, NULL);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
