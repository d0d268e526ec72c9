/*
 * What came of an erasure, in words: never "gone" when it is not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "tui/erasure.h"

static struct erasure
done(void)
{
	struct erasure erasure = {.was_due = true,
	    .status = STATUS_OK,
	    .result = {.is_done = true, .pages = 812, .texts = 9},
	    .trouble = BUF_EMPTY,
	    .backups = BUF_EMPTY,
	    .slip = BUF_EMPTY};

	return erasure;
}

static void
has(const struct erasure *erasure, const char *words)
{
	struct buf text = BUF_EMPTY;

	erasure_words(erasure, &text);
	assert_non_null(strstr(text.text, words));
	buf_clear(&text);
}

static void
lacks(const struct erasure *erasure, const char *words)
{
	struct buf text = BUF_EMPTY;

	erasure_words(erasure, &text);
	assert_null(strstr(text.text, words));
	buf_clear(&text);
}

/* --------------------------------------------------------------- promises */

static void
what_was_proved_says_its_numbers(void **state)
{
	struct erasure erasure = done();

	(void)state;
	has(&erasure, "Pages searched: 812\n");
	has(&erasure, "Copies found: 0\n");
	has(&erasure, "Backups not yet cleaned: none known.");
	has(&erasure, "cannot reach");
	lacks(&erasure, "Erased before this stretch");
	lacks(&erasure, "could not be finished");
	assert_non_null(strstr(erasure_title(&erasure), "nothing was left"));
}

static void
backups_are_named(void **state)
{
	struct erasure erasure = done();

	(void)state;
	buf_set(&erasure.backups, "- BLUE, seen there on Friday\n");
	has(&erasure, "Backups not yet cleaned:\n- BLUE");
	lacks(&erasure, "none known");
	buf_clear(&erasure.backups);
}

static void
what_nobody_knew_the_words_of_is_said(void **state)
{
	struct erasure erasure = done();

	(void)state;
	erasure.result.unknown = 3;
	has(&erasure, "Erased before this stretch: 3.");
}

static void
what_waits_is_never_called_gone(void **state)
{
	struct erasure large = done(), failed = done(), copies = done();

	(void)state;
	large.result = (struct scrub_result){.is_pending = true};
	failed.result = large.result;
	failed.status = STATUS_IO;
	buf_set(&failed.trouble, "The disk is full.");
	copies.result = (struct scrub_result){.is_pending = true, .copies = 2};
	copies.status = STATUS_DAMAGED;
	assert_string_equal(erasure_title(&large), "Erased; scrub pending");
	assert_string_equal(erasure_title(&failed), "Erased; scrub pending");
	assert_string_equal(erasure_title(&copies), "Erased; scrub pending");
	has(&large, "Scrub now");
	has(&failed, "It could not be finished.");
	has(&failed, "The disk is full.");
	has(&failed, "The next lock tries again.");
	has(&copies, "Copies found: 2");
	has(&copies, "left as it is");
	lacks(&large, "Copies found: 0");
	lacks(&failed, "Copies found: 0");
	buf_clear(&failed.trouble);
}

static void
a_slip_has_a_short_line(void **state)
{
	struct erasure erasure = done();
	struct buf text = BUF_EMPTY;

	(void)state;
	buf_set(&erasure.slip,
	    "sayso erasure 1\nvault 5f\ntime 2026-11-24T18:20:00Z\nsort "
	    "vault\nhistory 812 8e01aabbccddeeff00112233445566778899\n");
	erasure_short(&erasure, &text);
	assert_string_equal(text.text,
	    "SAYSO ERASED 2026-11-24T18:20:00Z HISTORY 812 "
	    "8E01AABBCCDDEEFF00112233");
	buf_clear(&erasure.slip);
	buf_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_proved_says_its_numbers),
	    cmocka_unit_test(backups_are_named),
	    cmocka_unit_test(what_nobody_knew_the_words_of_is_said),
	    cmocka_unit_test(what_waits_is_never_called_gone),
	    cmocka_unit_test(a_slip_has_a_short_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
