/*
 * facts: gathers what a period's figures are made from.
 *
 * Whoever came in the period and agreed to be counted is in them, and so is
 * whose yes merely ran out since; whatever was taken back or shut by a no is
 * not, at the close.  No row of theirs leaves here: codes alone.
 */
#include "core/facts_internal.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/hold.h"
#include "core/worked.h"

#define MONTH_TEXT_BYTES 8 /* "2026-11" and NUL */
#define WORK(dimension)  ((dimension)-PLAN_PEOPLE_DIMENSIONS)

/*
 * Is what consent ${v} covers counted?  No row: it ran out and went.  An
 * adult's yes can run out too.
 */
#define IS_COUNTED(v)                                                          \
	"(" v ".state IS NULL OR (" v ".count = 1 AND (" v ".state = 'live'"   \
	" OR " v ".why_shut = 'ran_out' OR (" v ".why_shut = 'adult'"          \
	" AND EXISTS (SELECT 1 FROM consent_adult a"                           \
	"  WHERE a.person = " v ".person AND a.kind = " v ".kind"              \
	"  AND a.answer = 'yes')))))"

/* Those who came in the months from :from to :until and may be counted. */
#define WHO_CAME                                                               \
	"SELECT c.id AS id, c.person AS person FROM counted_person c"          \
	" LEFT JOIN v_consent t ON t.person = c.person AND t.kind = 3"         \
	" WHERE c.year = :year AND EXISTS (SELECT 1 FROM counted_fact m"       \
	"  WHERE m.counted = c.id AND m.fact = 'month'"                        \
	"  AND m.value BETWEEN :from AND :until) AND " IS_COUNTED("t")

/*
 * An outcome of after the period is none of it yet.  Where none is held any
 * more the fact alone is left, and counts.
 */
static const char sql_people[] =
    "SELECT w.id, f.fact, f.value FROM (" WHO_CAME ") w"
    " LEFT JOIN counted_fact f ON f.counted = w.id AND f.fact <> 'month'"
    "  AND (f.kind <> 4 OR w.person IS NULL"
    "   OR NOT EXISTS (SELECT 1 FROM outcome o WHERE o.person = w.person"
    "    AND o.sort = f.fact AND o.agreed <> 'proposed'"
    "    AND o.held_on >= :year)"
    "   OR EXISTS (SELECT 1 FROM outcome o WHERE o.person = w.person"
    "    AND o.sort = f.fact AND o.agreed <> 'proposed'"
    "    AND o.held_on BETWEEN :year AND :last))"
    " LEFT JOIN v_consent v ON v.person = w.person AND v.kind = f.kind"
    " WHERE f.fact IS NULL OR " IS_COUNTED("v") " ORDER BY w.id, f.fact,"
						" f.value";
static const char sql_withheld[] =
    "SELECT count(DISTINCT a.person) FROM attendance a"
    " JOIN session s ON s.id = a.session"
    " WHERE s.held_on BETWEEN :first AND :last AND a.person NOT IN"
    " (SELECT person FROM (" WHO_CAME ") WHERE person IS NOT NULL)";

static const struct {
	const char *fact;
	enum plan_dimension dimension;
} dimensions[] = {
    {"age", PLAN_AGE_BAND},
    {"gender", PLAN_GENDER},
    {"ethnic_group", PLAN_ETHNIC_GROUP},
    {"disability", PLAN_DISABILITY},
    {"district", PLAN_DISTRICT},
    {"new", PLAN_NEW},
    {"recorded", PLAN_RECORDED},
    {"accredited", PLAN_ACCREDITED},
};

void
facts_clear(struct facts *facts)
{
	for (size_t i = 0; i < facts->sessions_count; i++)
		for (size_t k = 0; k < PLAN_WORK_DIMENSIONS; k++) {
			char *text =
			    (char *)(uintptr_t)facts->sessions[i].texts[k];

			if (k != WORK(PLAN_PROJECT))
				mem_free(text);
		}
	for (size_t i = 0; i < facts->tallies_count; i++)
		mem_free((char *)(uintptr_t)facts->tallies[i].item);
	mem_free(facts->people);
	mem_free(facts->sessions);
	mem_free(facts->tallies);
	mem_free(facts->project);
	*facts = (struct facts)FACTS_NONE;
}

void
facts_lend(const struct facts *facts, struct release_facts *lent)
{
	*lent = (struct release_facts){facts->people, facts->people_count,
	    facts->sessions, facts->sessions_count, facts->tallies,
	    facts->tallies_count, facts->withheld};
}

/* ---------------------------------------------------------------- adding */

struct release_person *
facts_add_person(struct facts *facts)
{
	void *people = facts->people;

	mem_grow(&people, &facts->people_room, facts->people_count + 1,
	    sizeof *facts->people);
	facts->people = people;
	return &facts->people[facts->people_count++];
}

struct release_session *
facts_add_session(struct facts *facts)
{
	void *sessions = facts->sessions;
	struct release_session *session;

	mem_grow(&sessions, &facts->sessions_room, facts->sessions_count + 1,
	    sizeof *facts->sessions);
	facts->sessions = sessions;
	session = &facts->sessions[facts->sessions_count++];
	*session = (struct release_session){.held_on = 0};
	session->texts[WORK(PLAN_PROJECT)] = facts->project;
	return session;
}

void
facts_add_tally(
    struct facts *facts, enum plan_tally list, const char *item, int64_t heads)
{
	void *tallies = facts->tallies;

	mem_grow(&tallies, &facts->tallies_room, facts->tallies_count + 1,
	    sizeof *facts->tallies);
	facts->tallies = tallies;
	facts->tallies[facts->tallies_count++] =
	    (struct release_tally){list, mem_text(item), heads};
}

/* ---------------------------------------------------------------- people */

struct gathering {
	struct records *records;
	const struct plan *plan;
	const struct plan_period *period;
	struct facts *facts;
};

static void
bind_who(struct stmt *stmt, const struct gathering *gathering)
{
	char from[DAY_TEXT_BYTES], until[DAY_TEXT_BYTES];

	day_format(gathering->period->start, from);
	day_format(gathering->period->end, until);
	from[MONTH_TEXT_BYTES - 1] = '\0';
	until[MONTH_TEXT_BYTES - 1] = '\0';
	stmt_bind_int(stmt, ":year", hold_year(gathering->period->start));
	stmt_bind_text(stmt, ":from", from);
	stmt_bind_text(stmt, ":until", until);
	stmt_bind_int(stmt, ":last", gathering->period->end);
}

/* Nothing is known of them but that they came. */
static void
start_person(const struct plan *plan, struct release_person *person)
{
	for (size_t i = 0; i < PLAN_PEOPLE_DIMENSIONS; i++) {
		enum plan_dimension dimension = (enum plan_dimension)i;
		bool is_yes_no = dimension >= PLAN_NEW;

		person->codes[i] = (unsigned char)plan_code(
		    plan, dimension, is_yes_no ? "no" : NULL);
	}
}

static void
add_fact(const struct plan *plan, struct release_person *person,
    const char *fact, const char *value)
{
	for (size_t i = 0; i < sizeof dimensions / sizeof dimensions[0]; i++)
		if (strcmp(dimensions[i].fact, fact) == 0)
			person->codes[dimensions[i].dimension] =
			    (unsigned char)plan_code(
				plan, dimensions[i].dimension, value);
}

static enum status
gather_people(struct gathering *gathering)
{
	struct stmt *stmt = stmt_open(gathering->records->store, sql_people);
	struct release_person *person = NULL;
	int64_t newest = 0;

	bind_who(stmt, gathering);
	while (stmt_step(stmt)) {
		if (person == NULL || stmt_int(stmt, 0) != newest) {
			person = facts_add_person(gathering->facts);
			start_person(gathering->plan, person);
			newest = stmt_int(stmt, 0);
		}
		add_fact(gathering->plan, person, stmt_text(stmt, 1),
		    stmt_text(stmt, 2));
	}
	return stmt_done(&stmt);
}

static enum status
gather_withheld(struct gathering *gathering)
{
	struct stmt *stmt = stmt_open(gathering->records->store, sql_withheld);

	bind_who(stmt, gathering);
	stmt_bind_int(stmt, ":first", gathering->period->start);
	return stmt_one_int(&stmt, &gathering->facts->withheld);
}

/* ------------------------------------------------------------------ work */

static enum status
add_worked(void *context, const struct worked *worked)
{
	static const char *const lists[PLAN_TALLIES] = {
	    [PLAN_TALLY_AGE] = "age",
	    [PLAN_TALLY_GENDER] = "gender",
	    [PLAN_TALLY_NEW] = "new"};
	struct facts *facts = ((struct gathering *)context)->facts;
	struct release_session *session = facts_add_session(facts);

	session->held_on = worked->held_on;
	session->minutes = worked_minutes(worked);
	session->heads = worked->heads;
	session->texts[WORK(PLAN_PROVISION)] = mem_text(worked->provision.text);
	session->texts[WORK(PLAN_THEME)] = mem_text(worked->theme.text);
	session->texts[WORK(PLAN_GROUP)] = mem_text(worked->group.text);
	session->texts[WORK(PLAN_MODE)] = mem_text(worked->mode.text);
	for (size_t i = 0; i < worked->tallies_count; i++)
		for (size_t k = 0; k < PLAN_TALLIES; k++)
			if (strcmp(lists[k], worked->tallies[i].list) == 0)
				facts_add_tally(facts, (enum plan_tally)k,
				    worked->tallies[i].item,
				    worked->tallies[i].heads);
	return STATUS_OK;
}

enum status
facts_gather(struct records *records, const struct plan *plan,
    const struct plan_period *period, struct facts *facts)
{
	struct gathering gathering = {records, plan, period, facts};
	enum status status;

	*facts = (struct facts)FACTS_NONE;
	facts->project = mem_text(plan->project);
	status = gather_people(&gathering);
	if (status == STATUS_OK)
		status = gather_withheld(&gathering);
	if (status == STATUS_OK)
		status = worked_each(records, period->start, period->end,
		    add_worked, &gathering);
	if (status != STATUS_OK)
		facts_clear(facts);
	return status;
}
