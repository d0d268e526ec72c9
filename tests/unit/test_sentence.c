/*
 * Sentences of core on a screen: nobody is told there to type a command.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tui/sentence.h"

static void
says(const char *sentence, const char *expected)
{
	struct buf out = BUF_EMPTY;

	sentence_add(&out, sentence);
	assert_string_equal(out.text, expected);
	buf_clear(&out);
}

static void
a_command_at_the_end_is_left_out(void **state)
{
	(void)state;
	says("They have not said yes. Ask them first: sayso ask PERSON KIND",
	    "They have not said yes. Ask them first.");
	says("Only at a session they came to: give --session ID.",
	    "Only at a session they came to.");
	says("Do not ask unless they bring it up: --brought-up",
	    "Do not ask unless they bring it up.");
}

static void
a_clause_that_only_names_a_command_goes(void **state)
{
	(void)state;
	says("There is no such group. See: sayso group list",
	    "There is no such group.");
	says("That is a no. Use: sayso refuse PERSON KIND", "That is a no.");
}

static void
a_sentence_without_a_command_stays_as_it_is(void **state)
{
	(void)state;
	says("There is a column that sayso does not know. Take it out.",
	    "There is a column that sayso does not know. Take it out.");
	says("", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_command_at_the_end_is_left_out),
	    cmocka_unit_test(a_clause_that_only_names_a_command_goes),
	    cmocka_unit_test(a_sentence_without_a_command_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
