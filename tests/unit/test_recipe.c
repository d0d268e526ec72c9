/*
 * Recipes of reports: the text, and what it asks for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/recipe.h"

static const char canonical[] = "sayso recipe 1\n"
				"title What we did\n"
				"form xlsx\n"
				"period year\n"
				"table people-gender\n"
				"table ratios\n"
				"section What they said\n"
				"say \"It is warm.\"\n"
				"say\n"
				"say And they stay.\n"
				"section Nothing yet\n";

static enum status
read_text(const char *text, struct recipe *recipe, int *line)
{
	recipe_init(recipe);
	return recipe_read(text, strlen(text), recipe, line);
}

static void
a_recipe_is_written_as_it_was_read(void **state)
{
	struct recipe recipe;
	struct buf text = BUF_EMPTY;
	int line;

	(void)state;
	assert_int_equal(read_text(canonical, &recipe, &line), STATUS_OK);
	assert_int_equal(recipe.form, EXPORT_XLSX);
	assert_int_equal(recipe.period, RECIPE_YEAR);
	assert_int_equal(recipe.sections_count, 2);
	assert_string_equal(
	    recipe.sections[0].words, "\"It is warm.\"\n\nAnd they stay.\n");
	recipe_write(&recipe, &text);
	assert_string_equal(text.text, canonical);
	buf_clear(&text);
	recipe_clear(&recipe);
}

static void
notes_empty_lines_and_other_line_ends_are_passed_over(void **state)
{
	struct recipe recipe;
	struct buf text = BUF_EMPTY;
	int line;

	(void)state;
	assert_int_equal(
	    read_text("sayso recipe 1\r\n\r\n# each quarter\r\nform csv \r\n"
		      "section S\r\nsay one",
		&recipe, &line),
	    STATUS_OK);
	recipe_write(&recipe, &text);
	assert_string_equal(text.text,
	    "sayso recipe 1\nform csv\nperiod quarter\nsection S\nsay one\n");
	assert_true(recipe_has_table(&recipe, "anything"));
	buf_clear(&text);
	recipe_clear(&recipe);
}

static void
a_wrong_line_is_named(void **state)
{
	static const struct {
		const char *text;
		int line;
	} wrong[] = {
	    {"", 1},
	    {"sayso recipe 2\n", 1},
	    {"sayso recipe 1\nform pdf\n", 2},
	    {"sayso recipe 1\nform html\nperiod week\n", 3},
	    {"sayso recipe 1\n\nsay hello\n", 3},
	    {"sayso recipe 1\ntable\n", 2},
	    {"sayso recipe 1\nsection \n", 2},
	    {"sayso recipe 1\ntables people\n", 2},
	    {"sayso recipe 1\nsay \xff\n", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct recipe recipe;
		int line = 0;

		assert_int_equal(
		    read_text(wrong[i].text, &recipe, &line), STATUS_INVALID);
		assert_int_equal(line, wrong[i].line);
		recipe_clear(&recipe);
	}
}

static void
a_recipe_asks_for_its_tables_and_kind_of_period(void **state)
{
	struct recipe recipe;
	int32_t start, month, quarter, year;

	(void)state;
	assert_int_equal(day_parse("2026-04-01", &start), STATUS_OK);
	assert_int_equal(day_parse("2026-04-30", &month), STATUS_OK);
	assert_int_equal(day_parse("2026-06-30", &quarter), STATUS_OK);
	assert_int_equal(day_parse("2027-03-31", &year), STATUS_OK);
	recipe_init(&recipe);
	recipe_add_table(&recipe, "people");
	assert_true(recipe_has_table(&recipe, "people"));
	assert_false(recipe_has_table(&recipe, "people-gender"));
	assert_true(recipe_fits(&recipe, start, quarter));
	assert_false(recipe_fits(&recipe, start, month));
	assert_false(recipe_fits(&recipe, start, year));
	recipe.period = RECIPE_MONTH;
	assert_true(recipe_fits(&recipe, start, month));
	recipe.period = RECIPE_YEAR;
	assert_true(recipe_fits(&recipe, start, year));
	recipe_clear(&recipe);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_recipe_is_written_as_it_was_read),
	    cmocka_unit_test(
		notes_empty_lines_and_other_line_ends_are_passed_over),
	    cmocka_unit_test(a_wrong_line_is_named),
	    cmocka_unit_test(a_recipe_asks_for_its_tables_and_kind_of_period),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
