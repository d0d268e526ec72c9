/*
 * The answers of a form as the text of a draft, and back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tui/form.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct form_question questions[] = {
    {.name = "place", .label = "Place", .sort = FORM_LINE},
    {.name = "notes", .label = "Notes", .sort = FORM_LINES},
    {.name = "pin", .label = "PIN", .sort = FORM_SECRET},
};

static const struct form form = {.title = "Session",
    .draft = "session",
    .done = "Save",
    .questions = questions,
    .count = COUNT(questions)};

static const char *const texts[] = {"", "one", "one\ntwo\n", "\\n", "\\\\\n",
    "a=b\nplace=moon", "=", " \t blanks ", "Siân محمّد\n\n\nरा", "\\",
    "\xFF\x01not clean yet"};

static void
any_answer_comes_back_from_a_draft_exactly(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct form_answers answers;
		struct form_answers back;
		struct buf draft = BUF_EMPTY;

		form_answers_init(&answers, &form, NULL, 0);
		form_answers_init(&back, &form, NULL, 0);
		form_answers_set(&answers, "notes", texts[i]);
		form_answers_set(
		    &answers, "place", texts[COUNT(texts) - 1 - i]);
		form_answers_set(&back, "notes", "was there before");
		form_to_text(&answers, &draft);
		assert_int_equal(form_from_text(&back, draft.text), STATUS_OK);
		assert_string_equal(form_answers_get(&back, "notes"), texts[i]);
		assert_string_equal(form_answers_get(&back, "place"),
		    texts[COUNT(texts) - 1 - i]);
		buf_clear(&draft);
		form_answers_clear(&back);
		form_answers_clear(&answers);
	}
}

static void
a_draft_holds_no_secret_and_brings_none(void **state)
{
	struct form_answers answers;
	struct secret *pin = secret_copy("7351", 4);
	struct buf draft = BUF_EMPTY;

	(void)state;
	form_answers_init(&answers, &form, NULL, 0);
	form_answers_set(&answers, "place", "2468");
	form_answers_set_secret(&answers, "pin", &pin);
	form_to_text(&answers, &draft);
	assert_non_null(strstr(draft.text, "2468"));
	assert_null(strstr(draft.text, "7351"));
	assert_null(strstr(draft.text, "pin"));
	assert_int_equal(
	    form_from_text(&answers, "pin=9999\nplace=x\n"), STATUS_OK);
	assert_memory_equal(
	    secret_bytes(form_answers_secret(&answers, "pin")), "7351", 4);
	assert_string_equal(form_answers_get(&answers, "place"), "x");
	assert_string_equal(answers.texts[2].text, "");
	buf_clear(&draft);
	form_answers_clear(&answers);
}

static void
names_that_are_not_asked_any_more_are_ignored(void **state)
{
	struct form_answers answers;

	(void)state;
	form_answers_init(&answers, &form, NULL, 0);
	form_answers_set(&answers, "notes", "as before");
	assert_int_equal(
	    form_from_text(&answers, "gone=1\nplace=hall\n=2\n"), STATUS_OK);
	assert_string_equal(form_answers_get(&answers, "place"), "hall");
	assert_string_equal(form_answers_get(&answers, "notes"), "as before");
	assert_int_equal(form_from_text(&answers, ""), STATUS_OK);
	assert_string_equal(form_answers_get(&answers, "place"), "hall");
	form_answers_clear(&answers);
}

static void
what_is_no_draft_changes_nothing(void **state)
{
	static const char *const wrong[] = {"place=hall\nnotes",
	    "place=hall\nnotes\n", "place=hall\nnotes=a\\x\n",
	    "place=hall\nnotes=a\\\n", "place=hall\nnotes=cut off", "\n"};
	struct form_answers answers;

	(void)state;
	form_answers_init(&answers, &form, NULL, 0);
	form_answers_set(&answers, "place", "as before");
	for (size_t i = 0; i < COUNT(wrong); i++) {
		assert_int_equal(
		    form_from_text(&answers, wrong[i]), STATUS_INVALID);
		assert_string_equal(
		    form_answers_get(&answers, "place"), "as before");
	}
	assert_int_equal(
	    form_from_text(&answers, "place=hall\nnotes=a\n"), STATUS_OK);
	assert_string_equal(form_answers_get(&answers, "place"), "hall");
	form_answers_clear(&answers);
}

static int
start_secrets(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_answer_comes_back_from_a_draft_exactly),
	    cmocka_unit_test(a_draft_holds_no_secret_and_brings_none),
	    cmocka_unit_test(names_that_are_not_asked_any_more_are_ignored),
	    cmocka_unit_test(what_is_no_draft_changes_nothing),
	};

	return cmocka_run_group_tests(tests, start_secrets, NULL);
}
