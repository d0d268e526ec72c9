/*
 * copied: see the header.
 */
#include "support/copied.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "core/dispute.h"
#include "core/group.h"
#include "core/person.h"
#include "core/session.h"
#include "support/records_fixture.h"

static enum status
append(void *context, const void *bytes, size_t size)
{
	buf_add(context, bytes, size);
	return STATUS_OK;
}

void
copied_into(struct copy_sink *sink, struct buf *text)
{
	*sink = (struct copy_sink){append, text};
}

void
copied_make(struct unlock *unlock, const char *code, const char *pin,
    struct copied *copied)
{
	struct handed handed;
	struct copy_sink sink;

	*copied = (struct copied){.page = BUF_EMPTY, .data = BUF_EMPTY};
	handed_begin(unlock, code, pin, NULL, &handed);
	assert_int_equal(
	    take_copy(unlock, code, COPY_PAGE, &copied->copy), STATUS_OK);
	copy_black_out(&copied->copy);
	copied_into(&sink, &copied->page);
	assert_int_equal(copy_page(&copied->copy, &sink), STATUS_OK);
	copied_into(&sink, &copied->data);
	assert_int_equal(copy_data(&copied->copy, &sink), STATUS_OK);
	handed_end(&handed);
}

void
copied_clear(struct copied *copied)
{
	copy_clear(&copied->copy);
	buf_clear(&copied->page);
	buf_clear(&copied->data);
}

size_t
copied_count(const struct buf *text, const char *mark)
{
	size_t count = 0;

	for (const char *at = strstr(text->text, mark); at != NULL;
	     at = strstr(at + 1, mark))
		count++;
	return count;
}

/* ------------------------------------------------------------------- filling
 */

/* "MARK and some more" under a yes of its own. */
static void
hold(
    struct unlock *unlock, const char *code, const char *kind, const char *mark)
{
	struct buf value = BUF_EMPTY;

	handed_agree(unlock, code, kind);
	buf_add_format(&value, "%s %s", mark, kind);
	handed_set(unlock, code, kind, value.text);
	buf_clear(&value);
}

static void
came(struct unlock *unlock, const char *code, const char *mark)
{
	struct buf place = BUF_EMPTY, group = BUF_EMPTY, notes = BUF_EMPTY;
	struct group fresh = {.weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1,
	    .place = (char *)"Hall",
	    .provision = (char *)"",
	    .mode = (char *)""};
	const char *const workers[] = {"Sam"};
	const char *const present[] = {code};
	struct session_new session = {.held_on = FIXTURE_TODAY,
	    .start_minute = 600,
	    .end_minute = 700,
	    .provision = "",
	    .mode = "",
	    .theme = "",
	    .headcount = -1,
	    .workers = workers,
	    .workers_count = 1,
	    .present = present,
	    .present_count = 1};
	char id[CODE_TEXT_BYTES];

	buf_add_format(&place, "%s place", mark);
	buf_add_format(&group, "%s group", mark);
	buf_add_format(&notes, "%snotes", mark);
	fresh.name = group.text;
	session.group = group.text;
	session.place = place.text;
	session.notes = notes.text;
	assert_int_equal(group_add(unlock_records(unlock), &fresh), STATUS_OK);
	assert_int_equal(
	    group_regular_add(unlock_records(unlock), group.text, code),
	    STATUS_OK);
	assert_int_equal(
	    session_add(unlock_records(unlock), &session, id, NULL), STATUS_OK);
	buf_clear(&place);
	buf_clear(&group);
	buf_clear(&notes);
}

/* Words of a worker's look, and an outcome. */
static void
say(struct unlock *unlock, const char *code, const char *mark)
{
	struct buf words = BUF_EMPTY;
	struct look_why why = {LOOK_OTHER, NULL};
	struct outcome_new outcome = {.is_accredited = true};
	struct person_view view;
	char id[CODE_TEXT_BYTES];

	buf_add_format(&words, "%s said", mark);
	why.words = words.text;
	outcome.what = outcome.award = words.text;
	assert_int_equal(
	    person_show(unlock_records(unlock), code, &why, NULL, 0, &view),
	    STATUS_OK);
	person_view_clear(&view);
	handed_agree(unlock, code, "outcome");
	assert_int_equal(
	    outcome_add(unlock_records(unlock), code, &outcome, id), STATUS_OK);
	buf_clear(&words);
}

static void
dispute(struct unlock *unlock, const char *code, const char *mark)
{
	struct buf words = BUF_EMPTY;
	struct own_view view;
	struct handed handed;

	buf_add_format(&words, "%s is what I say", mark);
	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), code, &view), STATUS_OK);
	assert_int_equal(
	    dispute_say(unlock_records(unlock), code,
		handed_thing(&view, "school")->values[0].code, words.text),
	    STATUS_OK);
	own_view_clear(&view);
	handed_end(&handed);
	buf_clear(&words);
}

void
copied_fill(struct unlock *unlock, const char *code, const char *mark)
{
	static const char *const kinds[] = {"full_name", "pronouns", "address",
	    "emergency_contact", "school", "interests", "services", "allergies",
	    "note", "disability"};
	struct buf email = BUF_EMPTY;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		hold(unlock, code, kinds[i], mark);
	buf_add_format(&email, "%s@example.org", mark);
	handed_agree(unlock, code, "email");
	handed_set(unlock, code, "email", email.text);
	handed_agree(unlock, code, "attendance");
	came(unlock, code, mark);
	say(unlock, code, mark);
	dispute(unlock, code, mark);
	assert_int_equal(
	    consent_ask(unlock_records(unlock), code, "phone", true),
	    STATUS_OK);
	handed_make_key(unlock, code, NULL);
	buf_clear(&email);
}
