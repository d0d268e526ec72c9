/*
 * consented: see the header.
 */
#include "support/consented.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/group.h"
#include "core/runout.h"
#include "core/session.h"

#define DAY_SECONDS INT64_C(86400)

/* Move the clock on in steps that the clock guard trusts, locking each time. */
void
consented_days_later(struct fixture *f, int32_t days)
{
	int64_t target = records_now(f->records) + days * DAY_SECONDS;

	while (records_now(f->records) < target) {
		struct runout_result result;
		int64_t next = records_now(f->records) + 30 * DAY_SECONDS;

		if (next > target)
			next = target;
		fixture_lock_and_open(f, next);
		assert_int_equal(runout_do(f->records, &result), STATUS_OK);
		assert_false(result.is_held_back);
		/* something confirmed happens, as on any evening */
		assert_int_equal(
		    records_confirm_date(f->records, records_today(f->records)),
		    STATUS_OK);
	}
}

void
consented_add(struct fixture *f, const char *name,
    const struct consent_say *says, size_t count, char code[CODE_TEXT_BYTES])
{
	struct person_new person = {.name = name,
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = says,
	    .says_count = count,
	    .is_able = true,
	    .capacity_review = DAY_NONE};

	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
}

enum status
consented_say(
    struct fixture *f, const char *code, const char *kind, const char *session)
{
	struct consent_saying saying = {DAY_NONE, false, session, false};
	struct consent_say one = {kind, SEE_TEAM, false, DAY_NONE};

	return consent_spoken(f->records, code, &saying, &one, 1, NULL);
}

/* The state of one kind, "none" when nothing was ever said. */
void
consented_state_is(struct fixture *f, const char *code, const char *kind,
    const char *state, const char *why)
{
	struct consent_list list;
	const char *found = "none", *found_why = "";
	size_t i;

	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	for (i = 0; i < list.count; i++)
		if (strcmp(list.lines[i].kind, kind) == 0) {
			found = list.lines[i].state;
			found_why = list.lines[i].why;
		}
	assert_string_equal(found, state);
	assert_string_equal(found_why, why);
	consent_list_clear(&list);
}

/* What a worker sees of one kind; NULL when there is no value for them. */
char *
consented_seen(struct fixture *f, const char *code, const char *kind,
    enum look_reason reason)
{
	struct look_why why = {reason, NULL};
	struct person_view view;
	char *value;

	assert_int_equal(
	    person_show(f->records, code, &why, &kind, 1, &view), STATUS_OK);
	assert_int_equal(view.count, 1);
	value = mem_text(view.fields[0].value);
	assert_true((value == NULL) == (view.fields[0].why_not != NULL));
	person_view_clear(&view);
	return value;
}

void
consented_seen_is(
    struct fixture *f, const char *code, const char *kind, const char *expected)
{
	char *value = consented_seen(f, code, kind, LOOK_REACH);

	if (expected == NULL)
		assert_null(value);
	else
		assert_string_equal(value, expected);
	mem_wipe_text(&value);
}

/* A session of today with these people, whose id comes back. */
void
consented_session_today(struct fixture *f, const char *const *present,
    size_t count, char code[CODE_TEXT_BYTES])
{
	static const char *const workers[] = {"Sam"};
	struct session_new session = {.held_on = records_today(f->records),
	    .start_minute = 600,
	    .end_minute = 660,
	    .place = "Hall",
	    .provision = "Open access",
	    .mode = "centre-based",
	    .theme = "",
	    .notes = "",
	    .headcount = (int64_t)count + 3,
	    .workers = workers,
	    .workers_count = 1,
	    .present = present,
	    .present_count = count};

	assert_int_equal(
	    session_add(f->records, &session, code, NULL), STATUS_OK);
}

void
consented_regular(struct fixture *f, const char *group, const char *code)
{
	struct group new_group = {.weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1,
	    .name = mem_text(group),
	    .place = mem_text("Hall"),
	    .provision = mem_text(""),
	    .mode = mem_text("")};

	assert_int_equal(group_add(f->records, &new_group), STATUS_OK);
	assert_int_equal(group_regular_add(f->records, group, code), STATUS_OK);
	mem_free(new_group.name);
	mem_free(new_group.place);
	mem_free(new_group.provision);
	mem_free(new_group.mode);
}
