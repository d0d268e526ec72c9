/*
 * consent_decide: what may be said, by whom, and what it then means.
 *
 * Works a saying out against the kind and what was said before; writes
 * nothing.  Spoken is a start: it can be said again twice, at a session they
 * came to; once there is a key of their own, word of mouth only narrows.
 */
#include <string.h>

#include "base/day.h"
#include "core/consent_internal.h"

static const char sql_came[] =
    "SELECT count(*) FROM attendance WHERE session = :session"
    " AND person = :person";

enum status
moment_read(struct records *records, const struct consent_saying *saying,
    struct moment *moment)
{
	enum status status = STATUS_OK;

	memset(moment, 0, sizeof *moment);
	moment->level = "spoken";
	moment->said_on =
	    saying->said_on == DAY_NONE ? records->today : saying->said_on;
	moment->read_aloud = saying->read_aloud;
	moment->brought_up = saying->brought_up;
	if (moment->said_on > records->today)
		return REFUSE(STATUS_INVALID,
		    "The day they said it cannot be in the future.");
	if (moment->said_on < records->today - CONSENT_LATE_DAYS)
		return REFUSE(STATUS_INVALID,
		    "That was more than a month ago. Ask them again.");
	if (saying->session != NULL) {
		status =
		    session_by_code(records, saying->session, &moment->session);
		moment->has_session = status == STATUS_OK;
	}
	if (moment->has_session && moment->session.held_on != moment->said_on)
		status = REFUSE(STATUS_INVALID,
		    "That session was on another day than they said it.");
	return status;
}

/* Who may see and until when, by the rules of the kind. */
static enum status
decide_terms(struct records *records, const struct consent_say *say,
    const struct moment *moment, struct decision *decision)
{
	decision->see = consent_see_text(say->see);
	decision->count = say->count;
	decision->until = say->until == DAY_NONE
			      ? day_add_months(moment->said_on, 12)
			      : say->until;
	decision->has_until = say->until != DAY_NONE;
	if (say->see == SEE_WORKER)
		return REFUSE(STATUS_NO_CONSENT,
		    "Only their own key can choose one worker.");
	if (say->see == SEE_NOBODY && !say->count)
		return REFUSE(STATUS_INVALID,
		    "Seen by nobody and not counted is a no. Use: "
		    "sayso refuse PERSON KIND");
	if (say->count && !decision->kind.is_counted)
		return REFUSE(STATUS_INVALID, "This kind of thing is never "
					      "counted. Leave \"count\" out.");
	if (decision->kind.id <= KIND_ATTENDANCE && say->see == SEE_EMERGENCY)
		return REFUSE(STATUS_INVALID,
		    "A name, a handle and who came are seen by the team or by "
		    "nobody.");
	if (decision->until < records->today)
		return REFUSE(STATUS_INVALID,
		    "The day until which they agree is in the past.");
	if (decision->until >
	    day_add_months(records->today, 12 * CONSENT_YEARS_MOST))
		return REFUSE(STATUS_INVALID, "They can agree for three years "
					      "at most. Give a nearer day.");
	return STATUS_OK;
}

/*
 * Does this say only take away from what is live?  Less sight or no counting
 * without a day given keeps the day that was agreed.
 */
static bool
is_narrowing(const struct decision *decision)
{
	const struct consent_row *before = &decision->before;

	if (before->id == 0 || strcmp(before->state, "live") != 0 ||
	    strcmp(before->level, "carried") == 0 ||
	    !consent_see_is_within(decision->see, 0, before) ||
	    decision->count > before->count)
		return false;
	return decision->until <= before->until ||
	       (!decision->has_until &&
		   (strcmp(decision->see, before->see) != 0 ||
		       decision->count < before->count));
}

enum status
consent_is_on_register(
    struct records *records, int64_t person, int64_t session, bool *is_on)
{
	struct stmt *stmt = stmt_open(records->store, sql_came);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":session", session);
	stmt_bind_int(stmt, ":person", person);
	status = stmt_one_int(&stmt, &rows);
	*is_on = rows > 0;
	return status;
}

/* Were they at that session, or are they being put on its register now? */
static enum status
came_to(struct records *records, int64_t person, const struct moment *moment,
    bool *came)
{
	*came = moment->ticks;
	if (moment->ticks || !moment->has_session)
		return STATUS_OK;
	return consent_is_on_register(
	    records, person, moment->session.id, came);
}

/* Said again on a later day: twice at most, and only at a session they came to.
 */
static enum status
decide_again(struct records *records, const struct subject *subject,
    const struct moment *moment, struct decision *decision)
{
	bool came = false;
	enum status status;

	if (decision->before.said_again >= CONSENT_SPOKEN_AGAIN)
		return REFUSE(STATUS_NO_CONSENT,
		    "They have said yes to this by word three times. It cannot "
		    "be said by word again.");
	if (!moment->has_session)
		return REFUSE(STATUS_NO_CONSENT,
		    "They said yes to this before. It can be said again only "
		    "at "
		    "a session they came to: give --session ID.");
	status = came_to(records, subject->person, moment, &came);
	if (status == STATUS_OK && !came)
		status = REFUSE(STATUS_NO_CONSENT,
		    "They are not on the register of that session.");
	decision->again = decision->before.said_again + 1;
	return status;
}

/* A no is not asked again for six months unless they bring it up. */
static enum status
decide_after_no(struct records *records, const struct moment *moment,
    const struct consent_row *before)
{
	int32_t no_on = before->is_yes ? before->shut_on : before->said_on;

	if (moment->brought_up ||
	    day_add_months(no_on, CONSENT_REFUSAL_MONTHS) <= records->today)
		return STATUS_OK;
	return REFUSE(STATUS_NO_CONSENT,
	    "They said no to this less than six months ago. Write a yes down "
	    "only if they brought it up themselves: --brought-up");
}

/* More than before, or again: who may say that, when and where? */
static enum status
decide_wider(struct records *records, const struct subject *subject,
    const struct moment *moment, struct decision *decision)
{
	const struct consent_row *before = &decision->before;

	if (records->clock == CLOCK_AHEAD)
		return REFUSE(STATUS_INVALID,
		    "This laptop's clock has jumped ahead, so a yes cannot be "
		    "dated. Set the clock right, or confirm the date: sayso "
		    "confirm-date");
	if (subject->has_key)
		return REFUSE(STATUS_NO_CONSENT,
		    "They have made a key of their own, so only a key of "
		    "theirs can say yes to more.");
	if (before->id == 0)
		return STATUS_OK;
	decision->again = before->said_again;
	if (!before->is_yes)
		return decide_after_no(records, moment, before);
	if (strcmp(before->why_shut, "heard_no") == 0 &&
	    decide_after_no(records, moment, before) != STATUS_OK)
		return STATUS_NO_CONSENT;
	if (strcmp(before->level, "carried") == 0 ||
	    (before->said_on == moment->said_on &&
		strcmp(before->level, "spoken") == 0))
		return STATUS_OK;
	if (moment->said_on < before->said_on)
		return REFUSE(STATUS_INVALID,
		    "They said something newer about this already.");
	return decide_again(records, subject, moment, decision);
}

static enum status
decide(struct records *records, const struct subject *subject,
    const struct moment *moment, struct decision *decision)
{
	bool narrows = is_narrowing(decision);
	enum status status = STATUS_OK;

	if (!narrows || moment->has_session)
		status = decide_wider(records, subject, moment, decision);
	decision->is_narrowing =
	    narrows && (!moment->has_session || status != STATUS_OK);
	if (!decision->is_narrowing)
		return status;
	if (decision->until > decision->before.until)
		decision->until = decision->before.until;
	return STATUS_OK;
}

enum status
decision_make(struct records *records, const struct subject *subject,
    const struct moment *moment, const struct consent_say *say,
    struct decision *decision)
{
	enum status status;

	memset(decision, 0, sizeof *decision);
	decision->level = moment->level;
	status = kind_row(records, say->kind, &decision->kind);
	if (status == STATUS_OK)
		status = decide_terms(records, say, moment, decision);
	if (status == STATUS_OK)
		status = consent_read(records, subject->person,
		    decision->kind.id, &decision->before);
	if (status == STATUS_OK)
		status = decide(records, subject, moment, decision);
	decision->runs_out = moment->said_on + CONSENT_SPOKEN_DAYS;
	if (strcmp(moment->level, "carried") == 0)
		decision->runs_out = moment->said_on + CONSENT_CARRIED_DAYS;
	if (decision->until < decision->runs_out)
		decision->runs_out = decision->until;
	return status;
}
