/*
 * Every state and level of consent against every way to read: what is seen
 * where, row by row.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "core/core_internal.h"
#include "core/handover.h"
#include "core/import.h"
#include "core/own_view.h"
#include "core/ring.h"
#include "core/sheet.h"
#include "core/tonight.h"
#include "support/states.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
well(enum status status)
{
	if (status != STATUS_OK)
		print_error("%s\n", status_sentence(status));
	assert_int_equal(status, STATUS_OK);
}

/* ------------------------------------------------------------------- reading
 */

static bool
shows(struct stage *stage, enum look_reason reason)
{
	const struct look_why why = {reason, NULL};
	static const char *const phone[] = {"phone"};
	struct person_view view = {.called = NULL};
	bool found = false;

	if (person_show(stage->f->records, stage->code, &why, phone, 1,
		&view) == STATUS_OK)
		for (size_t i = 0; i < view.count; i++)
			found = found || (view.fields[i].value != NULL &&
					     strcmp(view.fields[i].value,
						 STATES_NUMBER) == 0);
	person_view_clear(&view);
	return found;
}

static bool
reach(struct stage *stage)
{
	return shows(stage, LOOK_REACH);
}

static bool
emergency(struct stage *stage)
{
	return shows(stage, LOOK_EMERGENCY);
}

static bool
ring(struct stage *stage)
{
	struct ring_list list = {NULL, 0};
	bool found =
	    ring_list(stage->f->records, STATES_GROUP, &list) == STATUS_OK &&
	    list.count == 1;

	ring_list_clear(&list);
	return found;
}

/* Of the list at the door. */
static bool
tonight(struct stage *stage, bool for_needs)
{
	struct tonight_list list = {NULL, 0};
	bool found = false;

	well(tonight_list(stage->f->records, STATES_GROUP, DAY_NONE, &list));
	for (size_t i = 0; i < list.count; i++)
		found = found || (for_needs ? list.people[i].needs_count > 0
					    : list.people[i].may_tick);
	tonight_list_clear(&list);
	return found;
}

static bool
needs(struct stage *stage)
{
	return tonight(stage, true);
}

static bool
tick(struct stage *stage)
{
	return tonight(stage, false);
}

static bool
sheet(struct stage *stage)
{
	struct sheet sheet = {.made_on = DAY_NONE};
	bool found = false;

	if (sheet_make(stage->f->records, STATES_GROUP,
		records_today(stage->f->records), &sheet) == STATUS_OK)
		for (size_t i = 0; i < sheet.count; i++)
			found = found || sheet.people[i].count > 0;
	sheet_clear(&sheet);
	return found;
}

static void
defect(void *context, int line, const char *reason)
{
	(void)context;
	print_error("%d: %s\n", line, reason);
}

/* By name on the register; else a head. */
static bool
imported(struct stage *stage)
{
	static const char text[] =
	    "date,start,end,place,provision,mode,theme,workers,present,"
	    "headcount,notes\n"
	    "2026-11-20,18:30,21:00,The rec,,,,Sam," STATES_NAME ",1,\n";
	struct import_report report;

	well(import_sessions(
	    stage->f->records, text, strlen(text), &report, defect, NULL));
	assert_int_equal(report.heads, 1);
	return report.names_stored == 1;
}

static bool
found(struct stage *stage)
{
	static const struct look_why why = {LOOK_ASKED, NULL};
	struct person_list list = {NULL, 0};
	bool is_found = person_find(stage->f->records, STATES_NAME, &why,
			    &list) == STATUS_OK &&
			list.count == 1;

	person_list_clear(&list);
	return is_found;
}

static bool
mine(struct stage *stage)
{
	struct person_list list = {NULL, 0};
	bool is_found;

	is_found = person_mine(stage->f->records, &list) == STATUS_OK &&
		   list.count == 1;
	person_list_clear(&list);
	return is_found;
}

static bool
sees_own(struct stage *stage, const struct handover_key *key)
{
	struct own_view view = {.count = 0};
	bool is_seen = false;

	well(handover_begin(stage->f->records, stage->code, key));
	well(own_view(stage->f->records, stage->code, &view));
	for (size_t i = 0; i < view.count; i++)
		for (size_t j = 0; j < view.things[i].count; j++) {
			const char *value = view.things[i].values[j].value;

			is_seen =
			    is_seen || (value != NULL &&
					   strcmp(value, STATES_NUMBER) == 0);
		}
	own_view_clear(&view);
	/* Not handover_end(): what they refused is still to be read. */
	stage->f->records->handover_person = 0;
	stage->f->records->handover_key = NULL;
	return is_seen;
}

static bool
own(struct stage *stage)
{
	return sees_own(stage, NULL);
}

static bool
own_with_key(struct stage *stage)
{
	struct handover_key key = {.signer = stage->hand.signer};

	return sees_own(stage, stage->has_key ? &key : NULL);
}

/* In the order of the letters of a row. */
static const struct {
	char letter;
	bool (*read)(struct stage *stage);
} paths[] = {
    {'r', reach},        /* a worker looks, to reach them */
    {'e', emergency},    /* in an emergency */
    {'g', ring},         /* ring round */
    {'t', needs},        /* what is needed tonight */
    {'s', sheet},        /* a sheet for a trip */
    {'k', tick},         /* may be put on the register */
    {'i', imported},     /* is put there from a spreadsheet */
    {'f', found},        /* is found by name */
    {'m', mine},         /* is in my groups' lists */
    {'o', own},          /* they themself, without their key */
    {'O', own_with_key}, /* and with it */
};

/* "live spoken, " and the letters of where it is read. */
static void
read_all(struct stage *stage, struct buf *text)
{
	struct consent_list list;

	well(consent_list(stage->f->records, stage->code, &list));
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.lines[i].kind, "phone") == 0)
			buf_add_format(text, "%s %s %s: ", list.lines[i].state,
			    list.lines[i].level, list.lines[i].why);
	consent_list_clear(&list);
	for (size_t i = 0; i < COUNT(paths); i++)
		buf_add_char(
		    text, paths[i].read(stage) ? paths[i].letter : '.');
}

static void
every_state_and_level_shows_where_it_should_and_nowhere_else(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < states_rows_count; i++) {
		struct buf text = BUF_EMPTY;
		struct stage stage;

		states_open(&stage, &states_rows[i]);
		read_all(&stage, &text);
		if (strcmp(text.text, states_rows[i].expected) != 0) {
			print_error("%s: \"%s\", not \"%s\"\n",
			    states_rows[i].what, text.text,
			    states_rows[i].expected);
			wrong++;
		}
		buf_clear(&text);
		fixture_close(stage.f);
	}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		every_state_and_level_shows_where_it_should_and_nowhere_else),
	};

	if (secret_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
