/*
 * A sheet as it is printed: whole names, narrow lines, nothing that steers a
 * printer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "core/sheet.h"

/* Friday 27 November 2026. */
#define MADE_ON 20784

static struct sheet_value values[] = {
    {"who to ring", "Mum 07700 900200\nGran 07700 900201"},
    {"allergies", "nuts"},
};

static struct sheet_person people[] = {
    {.code = "7K3Q9R2M", .called = "Ann", .values = values, .count = 2},
    {.code = "8K3Q9R2M", .called = "Bo"},
};

static struct sheet
sheet_of(char *group)
{
	return (struct sheet){.code = "5F2C9QRT",
	    .group = group,
	    .made_on = MADE_ON,
	    .until_on = MADE_ON + 2,
	    .people = people,
	    .count = 2};
}

static void
a_sheet_says_what_it_is_how_long_and_who(void **state)
{
	char group[] = "Trip group";
	struct sheet sheet = sheet_of(group);
	struct buf out = BUF_EMPTY;

	(void)state;
	sheet_text(&sheet, &out);
	assert_string_equal(out.text,
	    "TAKE-OUT SHEET 5F2C9QRT\n"
	    "Trip group\n"
	    "\n"
	    "Made on Friday 27 November 2026\n"
	    "Good until Sunday 29 November 2026\n"
	    "\n"
	    "What these young people agreed for emergencies. Keep it on you, "
	    "and show\n"
	    "it only to who helps them. Shred it after that day, and say in "
	    "sayso\n"
	    "that the paper is gone.\n"
	    "\n"
	    "Ann\n"
	    "    who to ring:\n"
	    "        Mum 07700 900200\n"
	    "        Gran 07700 900201\n"
	    "    allergies: nuts\n"
	    "\n"
	    "Bo\n"
	    "    nothing agreed\n");
	buf_clear(&out);
}

/* Every line of a text, and none is wider than paper takes. */
static void
assert_narrow(const char *text)
{
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		assert_true(text_columns_in(text, length) <= SHEET_COLUMNS);
		text += length + (text[length] == '\n');
	}
}

static void
add_times(const char *part, size_t times, struct buf *text)
{
	while (times-- > 0)
		buf_add_text(text, part);
}

static void
long_lines_wrap_at_words_and_words_at_letters(void **state)
{
	struct buf words = BUF_EMPTY, word = BUF_EMPTY, out = BUF_EMPTY;
	struct sheet sheet;

	(void)state;
	add_times("asthma ", 40, &words);
	add_times("\xe5\xad\x97", 100, &word); /* two columns each */
	values[1].value = words.text;
	sheet = sheet_of(word.text);
	sheet_text(&sheet, &out);
	assert_narrow(out.text);
	assert_non_null(strstr(out.text, "    asthma asthma"));
	assert_null(strstr(out.text, "asth\n"));
	assert_non_null(strstr(out.text, "\xe5\xad\x97\n\xe5\xad\x97"));
	values[1].value = (char *)(uintptr_t) "nuts";
	buf_clear(&out);
	buf_clear(&words);
	buf_clear(&word);
}

static void
nothing_on_a_sheet_steers_a_printer(void **state)
{
	char group[] = "Trip\x1b[2Jgroup";
	struct sheet sheet = sheet_of(group);
	struct buf out = BUF_EMPTY;

	(void)state;
	sheet_text(&sheet, &out);
	assert_null(strchr(out.text, '\x1b'));
	assert_non_null(strstr(out.text, "[2Jgroup"));
	buf_clear(&out);
}

static void
who_may_not_be_named_stands_there_by_their_code(void **state)
{
	char group[] = "Trip group", nobody[] = "";
	struct sheet sheet = sheet_of(group);
	char *called = people[1].called;
	struct buf out = BUF_EMPTY;

	(void)state;
	people[1].called = nobody;
	sheet_text(&sheet, &out);
	assert_non_null(strstr(out.text, "\n8K3Q9R2M\n    nothing agreed\n"));
	people[1].called = called;
	buf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_sheet_says_what_it_is_how_long_and_who),
	    cmocka_unit_test(long_lines_wrap_at_words_and_words_at_letters),
	    cmocka_unit_test(nothing_on_a_sheet_steers_a_printer),
	    cmocka_unit_test(who_may_not_be_named_stands_there_by_their_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
