/*
 * ask_plans: plans that managers asked for, tried and committed.
 *
 * Nothing in one is believed before its signature verifies; whether it can be
 * drawn is found out on made-up clubs, never on anybody here.
 */
#include <sodium.h>
#include <string.h>

#include "core/ask_internal.h"
#include "core/hold_internal.h"
#include "core/trial.h"

enum status
ask_try_plan(struct records *records, const struct plan *plan,
    const struct ask_progress *progress)
{
	struct trial_limits limits = {
	    .clubs = TRIAL_CLUBS,
	    .progress = progress->progress,
	    .context = progress->context,
	};
	struct trial_result result;
	enum status status = hold_people(records, plan, &limits.people);

	randombytes_buf(&limits.seed, sizeof limits.seed);
	if (status == STATUS_OK)
		status = trial_run(plan, &limits, &result);
	if (status == STATUS_OK)
		status = trial_judge(&result);
	return status;
}

/* Done or refused, in the records; ${plan} NULL: refused. */
static enum status
settle(struct records *records, const struct ask *ask, const struct plan *plan)
{
	struct ledger_entry refused = {
	    false, "ask_refused", records->vault_uid, NULL};
	struct buf body = BUF_EMPTY;
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	ledger_line_uid(&body, "asked_by", ask->user_uid);
	refused.body = body.text;
	if (status == STATUS_OK)
		status = plan != NULL
			     ? hold_put_any(records, txn, plan, ask->user_uid)
			     : ledger_add(records, txn, &refused, NULL);
	if (status == STATUS_OK)
		status = ask_put_done(records, ask, plan != NULL);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&body);
	return status;
}

/* INVALID: it is to be refused, for that sentence. */
static enum status
judge(struct records *records, const struct ask *ask,
    const struct ask_progress *progress, struct plan *plan)
{
	bool is_good = false;
	enum status status = ask_verify(records, ask, &is_good);

	plan_init(plan);
	if (status == STATUS_OK && !is_good)
		return REFUSE(STATUS_INVALID,
		    "It was not signed by a manager of this vault.");
	if (status == STATUS_OK)
		status = plan_read(ask->body, plan);
	if (status == STATUS_OK)
		status = hold_judge(records, plan);
	if (status == STATUS_OK)
		status = ask_try_plan(records, plan, progress);
	return status;
}

static enum status
carry_out_new(struct records *records, struct store *releases,
    const struct ask *ask, const struct ask_progress *progress,
    struct ask_plans *result)
{
	struct buf why = BUF_EMPTY;
	struct plan plan;
	enum status status;
	bool is_good;

	status_clear();
	status = judge(records, ask, progress, &plan);
	is_good = status == STATUS_OK;
	if (status == STATUS_INVALID)
		buf_set(&why, status_sentence(status));
	if (is_good || status == STATUS_INVALID)
		status = settle(records, ask, is_good ? &plan : NULL);
	if (status == STATUS_OK) {
		result->done += is_good;
		result->refused += !is_good;
		status = ask_mark(
		    releases, ask, is_good ? "done" : "refused", why.text);
	}
	plan_clear(&plan);
	buf_clear(&why);
	return status;
}

enum status
ask_carry_out_plans(struct records *records, struct store *releases,
    const struct ask_progress *progress, struct ask_plans *result)
{
	struct asks asks = {NULL, 0};
	enum status status = asks_read(releases, true, &asks);

	*result = (struct ask_plans){0, 0};
	for (size_t i = 0; status == STATUS_OK && i < asks.count; i++) {
		char settled[8];

		status = ask_read_settled(records, &asks.asks[i], settled);
		if (status == STATUS_OK && settled[0] != '\0')
			status = ask_mark(releases, &asks.asks[i], settled, "");
		else if (status == STATUS_OK)
			status = carry_out_new(
			    records, releases, &asks.asks[i], progress, result);
	}
	asks_clear(&asks);
	return status;
}
