/*
 * publish: plans and releases as managers read them.
 *
 * Reads releases.db alone.  A row is believed only as far as a worker's
 * signature reaches: over the plan's text, and over the release's with its
 * period and the history's head.
 */
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/publish_internal.h"

static const char sql_plan[] =
    "SELECT uid, body, user_uid, signature FROM plan";
static const char sql_release[] =
    "SELECT plan, start_on, end_on, body, head_n, head_hash, user_uid,"
    " signature FROM release WHERE plan = :plan AND start_on = :start"
    " AND end_on = :end";
static const char sql_asks[] =
    "SELECT made_at, user_uid, what, result, why FROM ask"
    " WHERE what = 'plan' ORDER BY made_at DESC, uid";

/* ----------------------------------------------------------------- plans */

/* The plan in this row, verified; NOT_FOUND when no worker signed it. */
static enum status
read_plan(
    const struct publish_reading *reading, struct stmt *stmt, struct plan *plan)
{
	unsigned char uid[PLAN_UID_BYTES], user_uid[UID_BYTES];
	unsigned char signature[PUBLISH_SIGN_BYTES];
	struct buf text = BUF_EMPTY;
	bool is_workers = false;
	enum status status;

	stmt_copy_blob(stmt, 0, uid, sizeof uid);
	stmt_copy_blob(stmt, 2, user_uid, sizeof user_uid);
	stmt_copy_blob(stmt, 3, signature, sizeof signature);
	publish_sign_plan(reading->vault_uid, stmt_text(stmt, 1), &text);
	status = copied_is_workers(
	    reading, user_uid, &text, signature, &is_workers, NULL);
	buf_clear(&text);
	if (status != STATUS_OK)
		return status;
	if (!is_workers)
		return STATUS_NOT_FOUND;
	plan_init(plan);
	status = plan_read(stmt_text(stmt, 1), plan);
	if (status == STATUS_OK && memcmp(plan->uid, uid, sizeof uid) == 0)
		return STATUS_OK;
	plan_clear(plan);
	return STATUS_NOT_FOUND;
}

enum status
publish_plans(const struct publish_reading *reading,
    bool (*each)(void *context, const struct plan *plan), void *context,
    size_t *forged)
{
	struct stmt *stmt = stmt_open(reading->releases, sql_plan);
	enum status status = STATUS_OK, last;
	bool go_on = true;

	if (forged != NULL)
		*forged = 0;
	while (status == STATUS_OK && go_on && stmt_step(stmt)) {
		struct plan plan;

		status = read_plan(reading, stmt, &plan);
		if (status == STATUS_OK) {
			go_on = each(context, &plan);
			plan_clear(&plan);
		} else if (status == STATUS_NOT_FOUND) {
			status = STATUS_OK;
			if (forged != NULL)
				*forged += 1;
		}
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* The text of the plan whose year holds a day. */
struct wanted_plan {
	int32_t day;
	struct buf text;
};

static bool
take_plan(void *context, const struct plan *plan)
{
	struct wanted_plan *wanted = context;

	if (wanted->day < plan->year ||
	    wanted->day >= day_add_months(plan->year, 12))
		return true;
	return plan_write(plan, &wanted->text) != STATUS_OK;
}

enum status
publish_plan(
    const struct publish_reading *reading, int32_t day, struct plan *plan)
{
	struct wanted_plan wanted = {day, BUF_EMPTY};
	enum status status = publish_plans(reading, take_plan, &wanted, NULL);

	plan_init(plan);
	if (status == STATUS_OK && wanted.text.length == 0)
		status = STATUS_NOT_FOUND;
	if (status == STATUS_OK)
		status = plan_read(wanted.text.text, plan);
	buf_clear(&wanted.text);
	return status;
}

/* -------------------------------------------------------------- releases */

enum status
publish_find_release(const struct publish_reading *reading,
    const struct publish_period *period, struct publish_release *release,
    char closed_by[65])
{
	struct stmt *stmt = stmt_open(reading->releases, sql_release);
	struct buf text = BUF_EMPTY;
	bool is_found, is_workers = false;
	enum status status;

	*release = (struct publish_release){.body = NULL};
	stmt_bind_blob(stmt, ":plan", period->plan, PLAN_UID_BYTES);
	stmt_bind_int(stmt, ":start", period->start);
	stmt_bind_int(stmt, ":end", period->end);
	is_found = stmt_step(stmt);
	if (is_found)
		publish_release_row(stmt, release);
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !is_found)
		return STATUS_NOT_FOUND;
	if (status == STATUS_OK) {
		publish_sign_release(reading->vault_uid, release, &text);
		status = copied_is_workers(reading, release->user_uid, &text,
		    release->signature, &is_workers, closed_by);
		buf_clear(&text);
	}
	if (status == STATUS_OK && !is_workers)
		status = REFUSE(STATUS_DAMAGED,
		    "The figures of that time were signed by no worker of "
		    "this vault. Do not use them, and tell a worker.");
	if (status != STATUS_OK)
		publish_release_clear(release);
	return status;
}

static enum status
find_period(const struct publish_reading *reading, const char *id,
    struct publish_period *period)
{
	struct publish_period *periods = NULL;
	size_t count = 0, at = 0;
	enum status status = publish_list(reading, &periods, &count, NULL);

	while (at < count && strcmp(periods[at].id, id) != 0)
		at++;
	if (status == STATUS_OK && at == count)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is no time of that name. Look at: sayso report "
		    "list");
	if (status == STATUS_OK)
		*period = periods[at];
	mem_free(periods);
	return status;
}

/* Why there is nothing to read. */
static enum status
refuse_missing(enum publish_state state)
{
	if (state == PUBLISH_NO_FIGURES)
		return REFUSE(STATUS_NOT_FOUND,
		    "That time is closed without figures: its tables would "
		    "have told too much about somebody. Its sessions and "
		    "hours are in: sayso report evidence");
	if (state == PUBLISH_LOST)
		return REFUSE(STATUS_NOT_FOUND,
		    "That time was closed before, and its figures are lost. "
		    "They are never made a second time.");
	if (state == PUBLISH_DRAWN)
		return REFUSE(STATUS_NOT_FOUND,
		    "That time is closed. Its figures will be there when a "
		    "worker has locked the vault once more.");
	return REFUSE(STATUS_NOT_FOUND,
	    "That time is not closed yet, so it has no figures. Look at: "
	    "sayso report list");
}

static enum status
get(const struct publish_reading *reading, const char *id,
    struct publish_release *row, struct publish_seal *seal)
{
	struct publish_period period;
	struct publish_seal unread;
	enum status status = find_period(reading, id, &period);

	if (seal == NULL)
		seal = &unread;
	*seal = (struct publish_seal){.closed_by = ""};
	if (status != STATUS_OK)
		return status;
	status = publish_find_release(reading, &period, row, seal->closed_by);
	if (status == STATUS_NOT_FOUND)
		return refuse_missing(period.state);
	if (status != STATUS_OK)
		return status;
	seal->head = row->head;
	crypto_generichash(seal->hash, sizeof seal->hash,
	    (const unsigned char *)row->body, strlen(row->body), NULL, 0);
	return STATUS_OK;
}

enum status
publish_get(const struct publish_reading *reading, const char *id,
    struct release *release, struct publish_seal *seal)
{
	struct publish_release row;
	enum status status = get(reading, id, &row, seal);

	release_init(release);
	if (status != STATUS_OK)
		return status;
	status = release_is_nothing(row.body)
		     ? refuse_missing(PUBLISH_NO_FIGURES)
		     : release_read(row.body, release);
	publish_release_clear(&row);
	if (status != STATUS_OK)
		release_clear(release);
	return status;
}

enum status
publish_text(
    const struct publish_reading *reading, const char *id, struct buf *text)
{
	struct publish_release row;
	enum status status = get(reading, id, &row, NULL);

	if (status != STATUS_OK)
		return status;
	buf_add_text(text, row.body);
	publish_release_clear(&row);
	return STATUS_OK;
}

/* ------------------------------------------------------------------ asks */

enum status
publish_asks(const struct publish_reading *reading, struct publish_ask **asks,
    size_t *count)
{
	struct stmt *stmt = stmt_open(reading->releases, sql_asks);
	void *all = NULL;
	size_t room = 0;
	enum status status = STATUS_OK, last;

	*count = 0;
	while (status == STATUS_OK && stmt_step(stmt)) {
		unsigned char user_uid[UID_BYTES] = {0};
		struct publish_ask *ask;

		mem_grow(&all, &room, *count + 1, sizeof *ask);
		ask = (struct publish_ask *)all + (*count)++;
		stmt_copy_blob(stmt, 1, user_uid, UID_BYTES);
		status = copied_user_name(reading, user_uid, ask->by);
		ask->made_at = stmt_int(stmt, 0);
		ask->is_plan = true;
		ask->is_waiting = strcmp(stmt_text(stmt, 3), "waiting") == 0;
		ask->is_refused = strcmp(stmt_text(stmt, 3), "refused") == 0;
		ask->why = mem_text(stmt_text(stmt, 4));
	}
	*asks = all;
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

void
publish_asks_clear(struct publish_ask **asks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mem_free((*asks)[i].why);
	mem_free(*asks);
	*asks = NULL;
}
