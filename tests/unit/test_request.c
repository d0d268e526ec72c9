/*
 * What somebody asked for: the clock, the young person's own answer first, and
 * nothing shown before it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/text.h"
#include "core/request.h"
#include "support/consented.h"
#include "support/evening.h"
#include "support/rows.h"

static struct request_new
request_by(const char *who, const char *about)
{
	return (struct request_new){.about = about,
	    .who = who,
	    .how = "letter",
	    .what = "copy",
	    .purpose = "for school",
	    .received_on = DAY_NONE};
}

static void
add(struct fixture *f, const char *who, const char *about,
    char code[CODE_TEXT_BYTES])
{
	struct request_new request = request_by(who, about);

	assert_int_equal(request_add(f->records, &request, code), STATUS_OK);
}

static void
next_is(struct fixture *f, const char *code, enum request_next next)
{
	struct request_line *lines = NULL;
	size_t count = 0, found = 0;

	assert_int_equal(
	    request_list(f->records, true, &lines, &count), STATUS_OK);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(lines[i].code, code) != 0)
			continue;
		assert_int_equal(lines[i].next, next);
		found++;
	}
	assert_int_equal(found, 1);
	request_list_clear(&lines, count);
}

static void
shows(struct fixture *f, const char *code, bool is_shown, const char *called)
{
	struct request_view view;

	assert_int_equal(request_show(f->records, code, &view), STATUS_OK);
	assert_int_equal(view.is_shown, is_shown);
	assert_string_equal(view.called, called);
	assert_int_equal(strlen(view.person), *called == '\0' ? 0 : 8);
	request_view_clear(&view);
}

static void
may_be_done(struct fixture *f, const char *code, enum status expected)
{
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;

	rows_write(f->store, &before);
	if (expected != STATUS_OK) {
		assert_int_equal(
		    request_done(f->records, code, true, ""), expected);
		rows_write(f->store, &after);
		assert_string_equal(before.text, after.text);
	} else {
		assert_int_equal(
		    request_done(f->records, code, true, ""), STATUS_OK);
	}
	buf_clear(&before);
	buf_clear(&after);
}

/* --------------------------------------------------------------- promises */

static void
somebody_elses_request_shows_nothing_before_their_answer(void **state)
{
	struct fixture *f = *state;
	char ann[9], known[9], unknown[9];
	int64_t looks;

	evening_person(f, "Ann Pike", "phone", ann);
	looks = evening_entries(f, "look");
	add(f, "parent", "Ann Pike", known);
	add(f, "parent", "Nobody Here", unknown);
	shows(f, known, false, "");
	shows(f, unknown, false, "");
	next_is(f, known, REQUEST_ASK);
	next_is(f, unknown, REQUEST_ASK);
	may_be_done(f, known, STATUS_NO_CONSENT);
	may_be_done(f, unknown, STATUS_NO_CONSENT);
	assert_int_equal(evening_entries(f, "look"), looks);

	assert_int_equal(
	    request_answer(f->records, known, "later", DAY_NONE), STATUS_OK);
	shows(f, known, false, "");
	may_be_done(f, known, STATUS_NO_CONSENT);
	assert_int_equal(
	    request_answer(f->records, known, "yes", DAY_NONE), STATUS_OK);
	shows(f, known, true, "Ann Pike");
	assert_int_equal(evening_entries(f, "look"), looks + 1);
	next_is(f, known, REQUEST_GIVE);
	may_be_done(f, known, STATUS_OK);
	evening_check(f);
}

static void
their_no_is_final_and_a_no_after_a_yes_too(void **state)
{
	struct fixture *f = *state;
	char ann[9], code[9];

	evening_person(f, "Ann Pike", "phone", ann);
	add(f, "other", ann, code);
	assert_int_equal(
	    request_answer(f->records, code, "yes", DAY_NONE), STATUS_OK);
	assert_int_equal(
	    request_answer(f->records, code, "no", DAY_NONE), STATUS_OK);
	next_is(f, code, REQUEST_KEEP);
	may_be_done(f, code, STATUS_NO_CONSENT);
	assert_int_equal(
	    request_done(f->records, code, false, ""), STATUS_INVALID);
	assert_int_equal(
	    request_done(f->records, code, false, "They did not want it"),
	    STATUS_OK);
	next_is(f, code, REQUEST_OVER);
	assert_int_equal(
	    request_answer(f->records, code, "yes", DAY_NONE), STATUS_INVALID);
	assert_int_equal(
	    request_done(f->records, code, true, ""), STATUS_INVALID);
	evening_check(f);
}

static void
their_own_request_needs_no_answer(void **state)
{
	struct fixture *f = *state;
	char ann[9], code[9], nobody[9];

	evening_person(f, "Ann Pike", "phone", ann);
	add(f, "self", "Ann Pike", code);
	shows(f, code, true, "Ann Pike");
	next_is(f, code, REQUEST_GIVE);
	assert_int_equal(
	    request_answer(f->records, code, "yes", DAY_NONE), STATUS_INVALID);
	may_be_done(f, code, STATUS_OK);
	add(f, "self", "Nobody Here", nobody);
	next_is(f, nobody, REQUEST_NOBODY);
	may_be_done(f, nobody, STATUS_NO_CONSENT);
	evening_check(f);
}

static void
who_cannot_decide_yet_is_heard_and_who_leads_decides(void **state)
{
	struct fixture *f = *state;
	char ann[9], code[9];

	evening_person(f, "Ann Pike", "phone", ann);
	assert_int_equal(
	    consent_capacity(f->records, ann, false, FIXTURE_TODAY + 90),
	    STATUS_OK);
	add(f, "parent", ann, code);
	next_is(f, code, REQUEST_ASK);
	may_be_done(f, code, STATUS_NO_CONSENT);
	assert_int_equal(
	    request_answer(f->records, code, "no", DAY_NONE), STATUS_OK);
	next_is(f, code, REQUEST_LEAD);
	may_be_done(f, code, STATUS_NO_CONSENT);
	assert_int_equal(request_done(f->records, code, true,
			     "Delyth decided: their school needs it"),
	    STATUS_OK);
	evening_check(f);
}

static void
whether_they_can_decide_is_asked_where_it_is_not_known(void **state)
{
	struct fixture *f = *state;
	char ann[9], code[9];

	evening_person(f, "Ann Pike", "phone", ann);
	evening_later(f, 31);
	add(f, "parent", ann, code);
	evening_sql(f, "UPDATE person SET capacity_review = today() - 1");
	next_is(f, code, REQUEST_ASK);
	assert_int_equal(
	    request_answer(f->records, code, "yes", DAY_NONE), STATUS_OK);
	next_is(f, code, REQUEST_CAPACITY);
	may_be_done(f, code, STATUS_NO_CONSENT);
	assert_int_equal(consent_capacity(f->records, ann, true,
			     records_today(f->records) + 365),
	    STATUS_OK);
	next_is(f, code, REQUEST_GIVE);
	may_be_done(f, code, STATUS_OK);
	evening_check(f);
}

/* Does a text stand in any row? */
static bool
is_stored(struct fixture *f, const char *text)
{
	struct buf rows = BUF_EMPTY;
	char hex[65];
	bool is_there;

	text_hex((const unsigned char *)text, strlen(text), hex);
	rows_write(f->store, &rows);
	is_there = strstr(rows.text, hex) != NULL;
	buf_clear(&rows);
	return is_there;
}

static void
a_name_that_nobody_goes_by_is_kept_nowhere(void **state)
{
	struct fixture *f = *state;
	struct request_new request = request_by("parent", "Zebedee Quux");
	struct request_view view;
	char code[9];

	request.purpose = "About Zebedee";
	assert_int_equal(request_add(f->records, &request, code), STATUS_OK);
	assert_false(is_stored(f, "Quux"));
	assert_true(is_stored(f, "About Zebedee"));
	assert_int_equal(
	    request_answer(f->records, code, "yes", DAY_NONE), STATUS_INVALID);
	assert_int_equal(
	    request_extend(f->records, code, "Zebedee wrote"), STATUS_OK);
	assert_int_equal(
	    request_done(f->records, code, false, "No Zebedee here"),
	    STATUS_OK);
	assert_false(is_stored(f, "Zebedee"));
	assert_int_equal(request_show(f->records, code, &view), STATUS_OK);
	assert_string_equal(view.purpose, "");
	assert_true(view.line.is_done);
	request_view_clear(&view);
	evening_check(f);
}

static void
of_two_with_one_name_neither_is_asked(void **state)
{
	struct fixture *f = *state;
	char one[9], other[9], code[9];

	evening_person(f, "Ann Pike", "phone", one);
	evening_person(f, "Ann Pike", "phone", other);
	add(f, "parent", "Ann Pike", code);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM request"
					" WHERE person IS NULL"),
	    1);
	add(f, "parent", one, code);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM request"
					" WHERE person IS NOT NULL"),
	    1);
}

static void
words_that_mean_nothing_here_are_refused(void **state)
{
	static const char *const wrong[][3] = {{"aunt", "letter", "copy"},
	    {"parent", "fax", "copy"}, {"parent", "letter", "ask"},
	    {"", "letter", "copy"}};
	struct fixture *f = *state;
	struct request_new request = request_by("parent", "Nobody");
	char code[9];

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		request.who = wrong[i][0];
		request.how = wrong[i][1];
		request.what = wrong[i][2];
		assert_int_equal(
		    request_add(f->records, &request, code), STATUS_INVALID);
	}
	request = request_by("parent", "Nobody");
	request.received_on = FIXTURE_TODAY + 1;
	assert_int_equal(
	    request_add(f->records, &request, code), STATUS_INVALID);
	request.received_on = FIXTURE_TODAY - REQUEST_LATE_DAYS - 1;
	assert_int_equal(
	    request_add(f->records, &request, code), STATUS_INVALID);
	request.received_on = FIXTURE_TODAY - REQUEST_LATE_DAYS;
	assert_int_equal(request_add(f->records, &request, code), STATUS_OK);
	assert_int_equal(request_answer(f->records, code, "perhaps", DAY_NONE),
	    STATUS_INVALID);
	assert_int_equal(
	    request_done(f->records, "00000000", false, "x"), STATUS_NOT_FOUND);
}

static void
they_said_it_between_its_coming_and_today(void **state)
{
	struct fixture *f = *state;
	char ann[9], code[9];

	evening_person(f, "Ann Pike", "phone", ann);
	add(f, "parent", ann, code);
	assert_int_equal(
	    request_answer(f->records, code, "yes", FIXTURE_TODAY - 1),
	    STATUS_INVALID);
	assert_int_equal(
	    request_answer(f->records, code, "yes", FIXTURE_TODAY + 1),
	    STATUS_INVALID);
	assert_int_equal(
	    request_answer(f->records, code, "yes", FIXTURE_TODAY), STATUS_OK);
}

static void
it_goes_with_the_person(void **state)
{
	static const char *const all[] = {"all"};
	struct fixture *f = *state;
	char ann[9], code[9];

	evening_person(f, "Ann Pike", "phone", ann);
	add(f, "self", ann, code);
	assert_int_equal(consent_refuse(f->records, ann, all, 1), STATUS_OK);
	consented_days_later(f, 8);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM person"), 0);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM request"), 0);
	evening_check(f);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(somebody_elses_request_shows_nothing_before_their_answer),
	    TEST(their_no_is_final_and_a_no_after_a_yes_too),
	    TEST(their_own_request_needs_no_answer),
	    TEST(who_cannot_decide_yet_is_heard_and_who_leads_decides),
	    TEST(whether_they_can_decide_is_asked_where_it_is_not_known),
	    TEST(a_name_that_nobody_goes_by_is_kept_nowhere),
	    TEST(of_two_with_one_name_neither_is_asked),
	    TEST(words_that_mean_nothing_here_are_refused),
	    TEST(they_said_it_between_its_coming_and_today),
	    TEST(it_goes_with_the_person),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
