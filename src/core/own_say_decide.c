/*
 * own_say_decide: what a young person may say with their key, and what it then
 * means.  Writes nothing.
 *
 * A yes of their own needs no session, no worker and no wait after a no.
 */
#include <string.h>

#include "base/day.h"
#include "core/own_say_internal.h"

static const char sql_worker[] =
    "SELECT id, sign_public FROM user WHERE name = :name"
    " AND role = 'worker' AND removed_on IS NULL AND is_recovery = 0";

static enum status
find_worker(struct records *records, const char *name, struct own_terms *terms)
{
	struct stmt *stmt = stmt_open(records->store, sql_worker);
	unsigned char sign_public[32];
	bool found;
	enum status status;

	stmt_bind_text(stmt, ":name", name == NULL ? "" : name);
	found = stmt_step(stmt);
	if (found) {
		terms->see_user = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, sign_public, sizeof(sign_public));
		statement_worker(sign_public, terms->worker);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		status = REFUSE(STATUS_INVALID,
		    "Nobody of that name works here. Choose one of the "
		    "workers.");
	return status;
}

static enum status
check_terms(struct records *records, const struct own_terms *terms,
    const struct kind_row *kind)
{
	if (strcmp(terms->see, "nobody") == 0 && !terms->count)
		return REFUSE(STATUS_INVALID,
		    "Seen by nobody and not counted is a no. Say no.");
	if (terms->count && !kind->is_counted)
		return REFUSE(
		    STATUS_INVALID, "This kind of thing is never counted.");
	if (kind->id <= KIND_ATTENDANCE && strcmp(terms->see, "team") != 0 &&
	    strcmp(terms->see, "nobody") != 0)
		return REFUSE(STATUS_INVALID,
		    "A name, a handle and who came are seen by the team or by "
		    "nobody.");
	if (terms->until < records->today)
		return REFUSE(STATUS_INVALID,
		    "That last day is in the past. Give "
		    "another.");
	if (terms->until >
	    day_add_months(records->today, 12 * CONSENT_YEARS_MOST))
		return REFUSE(STATUS_INVALID,
		    "Three years is the longest. Give a nearer day.");
	return STATUS_OK;
}

enum status
own_terms_make(struct records *records, const struct own_change *change,
    const struct kind_row *kind, struct own_terms *terms)
{
	enum status status = STATUS_OK;

	*terms = (struct own_terms){.see = consent_see_text(change->see),
	    .count = change->count,
	    .until = change->until == DAY_NONE
			 ? day_add_months(records->today, 12)
			 : change->until};
	if (change->see == SEE_WORKER)
		status = find_worker(records, change->worker, terms);
	if (status == STATUS_OK)
		status = check_terms(records, terms, kind);
	return status;
}

static enum status
decide_yes(struct records *records, const struct own_change *change,
    struct own_act *act)
{
	enum status status = kind_row(records, change->kind, &act->kind);

	if (status != STATUS_OK)
		return status;
	if (records->clock == CLOCK_AHEAD)
		return REFUSE(STATUS_INVALID,
		    "This laptop's clock has jumped ahead, so a yes cannot be "
		    "dated. Set the clock right, or say: sayso confirm-date");
	return own_terms_make(records, change, &act->kind, &act->terms);
}

enum status
own_act_make(struct records *records, const struct subject *subject,
    const struct own_change *change, struct own_act *act)
{
	enum status status;

	*act = (struct own_act){.answer = change->answer};
	if (change->answer == OWN_YES)
		status = decide_yes(records, change, act);
	else
		status = kind_row_any(records, change->kind, &act->kind);
	if (status == STATUS_OK)
		status = consent_read(
		    records, subject->person, act->kind.id, &act->before);
	if (status != STATUS_OK)
		return status;
	if (change->answer == OWN_KEEP && !act->before.is_yes)
		return REFUSE(STATUS_NOT_FOUND,
		    "They have not said yes to that, so there is nothing to "
		    "keep.");
	if (change->answer == OWN_BACK &&
	    own_noes_find(records, subject->person, act->kind.id) == NULL)
		return REFUSE(STATUS_NOT_FOUND,
		    "There is no no of this hand-over to take back.");
	return STATUS_OK;
}
