/*
 * Files of figures: what stands in them, and when there are none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"
#include "core/export.h"
#include "core/release_internal.h"
#include "support/place.h"

#define MADE_ON 20785 /* 2026-11-28 */

static const char *const hostile[] = {"=cmd()|' /C calc'!A0", "@SUM(A1)",
    "-1+1", "+44", "<b>&\"'", "a\tb", "\xe2\x80\xaeneke"};

#define HOSTILE (sizeof(hostile) / sizeof(hostile[0]))

/* ------------------------------------------------------------ a made-up one */

static void
name_axis(struct release_table *table, size_t axis,
    enum plan_dimension dimension, const char *grouping)
{
	table->dimensions[axis] = dimension;
	memcpy(table->groupings[axis], grouping, strlen(grouping));
}

/* One dimension; the first row is the sum of the others. */
static struct release_table *
add_list(struct release *release, enum release_measure measure,
    enum plan_dimension dimension, const char *const *codes, size_t count)
{
	struct release_table *table =
	    release_add_table(release, measure, 1, count + 1);

	name_axis(table, 0, dimension, "each");
	table->codes[0] = mem_text(RELEASE_ALL);
	for (size_t i = 0; i < count; i++)
		table->codes[i + 1] = mem_text(codes[i]);
	return table;
}

static void
set(struct release_table *table, const int64_t *values)
{
	table->values[0] = 0;
	for (size_t i = 1; i < table->rows; i++) {
		table->values[i] = values[i - 1];
		table->values[0] += values[i - 1];
	}
}

/* Work by provision: sessions, minutes and visits. */
static void
add_work(struct release *release, const char *const *codes, size_t count,
    const int64_t values[3][HOSTILE])
{
	static const enum release_measure measures[] = {
	    RELEASE_SESSIONS, RELEASE_HOURS, RELEASE_VISITS};

	for (size_t i = 0; i < 3; i++)
		set(add_list(
			release, measures[i], PLAN_PROVISION, codes, count),
		    values[i]);
}

static void
start_release(struct release *release, const char *start, const char *end)
{
	release_init(release);
	release->project = mem_text("=Southside <Youth> Club");
	assert_int_equal(day_parse(start, &release->start), STATUS_OK);
	assert_int_equal(day_parse(end, &release->end), STATUS_OK);
}

static void
make_release(struct release *release, const char *start, const char *end)
{
	static const char *const genders[] = {"girl", "boy", "not stated"};
	static const int64_t people[] = {35, 25, 0};
	static const int64_t work[3][HOSTILE] = {{1, 2, 3, 4, 5, 6, 7},
	    {60, 125, 180, 240, 300, 360, 420}, {20, 40, 60, 80, 100, 120, 0}};

	start_release(release, start, end);
	set(add_list(release, RELEASE_PEOPLE, PLAN_GENDER, genders, 3), people);
	add_work(release, hostile, HOSTILE, work);
	release_add_table(release, RELEASE_WITHHELD, 0, 1)->values[0] = 10;
}

/* --------------------------------------------------------------- the fixture
 */

struct made {
	struct release release, before;
	struct export_period periods[2];
	struct export export;
	struct export_files files;
};

static int
setup(void **state)
{
	struct made *made = mem_alloc(1, sizeof(*made));

	place_enter(NULL);
	make_release(&made->before, "2026-04-01", "2026-06-30");
	make_release(&made->release, "2026-07-01", "2026-09-30");
	made->periods[0] =
	    (struct export_period){"2026-Q1", &made->before, false};
	made->periods[1] =
	    (struct export_period){"2026-Q2", &made->release, true};
	made->export =
	    (struct export){made->periods, 2, NULL, MADE_ON, place_path()};
	*state = made;
	return 0;
}

static int
teardown(void **state)
{
	struct made *made = *state;

	export_files_clear(&made->files);
	release_clear(&made->before);
	release_clear(&made->release);
	mem_free(made);
	return place_leave(NULL);
}

static const struct buf *
make(struct made *made, enum export_form form)
{
	export_files_clear(&made->files);
	assert_int_equal(
	    export_make(&made->export, form, &made->files), STATUS_OK);
	return &made->files.files[0].content;
}

static bool
has(const struct buf *content, const char *text)
{
	return strstr(content->text, text) != NULL;
}

static bool
file_has(const struct made *made, const char *name, const char *text)
{
	for (size_t i = 0; i < made->files.count; i++)
		if (strcmp(made->files.files[i].name, name) == 0)
			return has(&made->files.files[i].content, text);
	fail_msg("no file %s", name);
	return false;
}

/* ---------------------------------------------------------------- the promises
 */

static void
every_table_of_a_folder_reads_back_as_the_release(void **state)
{
	struct made *made = *state;

	make(made, EXPORT_CSV);
	assert_int_equal(made->files.count, made->release.tables_count + 3);
	for (size_t i = 0; i < made->release.tables_count; i++) {
		const struct buf *csv = &made->files.files[i].content;
		struct buf other = BUF_EMPTY;

		assert_int_equal(
		    release_csv_check(&made->release, &made->release.tables[i],
			csv->text, csv->length),
		    STATUS_OK);
		buf_add_text(&other, csv->text);
		other.text[other.length - 3] ^= 1;
		assert_int_equal(
		    release_csv_check(&made->release, &made->release.tables[i],
			other.text, other.length),
		    STATUS_INTERNAL);
		buf_clear(&other);
	}
}

static void
all_forms_carry_the_note(void **state)
{
	struct made *made = *state;

	assert_true(has(make(made, EXPORT_HTML), export_note));
	assert_true(has(make(made, EXPORT_CSV_ONE), export_note));
	make(made, EXPORT_CSV);
	assert_true(file_has(made, "datapackage.json", export_note));
	assert_true(file_has(made, "READ-ME.txt", "These figures count"));
	made->release.base = 10;
	assert_true(has(make(made, EXPORT_HTML), "a multiple of 10"));
	assert_false(has(make(made, EXPORT_HTML), "a multiple of 5"));
}

/* What does not add up, or was narrowed, leaves in no form. */
static void
a_release_that_does_not_add_up_becomes_no_file(void **state)
{
	struct made *made = *state;

	for (int form = 0; form < EXPORT_FORMS; form++) {
		assert_int_equal(export_make(&made->export,
				     (enum export_form)form, &made->files),
		    STATUS_OK);
		export_files_clear(&made->files);
		made->release.tables[0].values[1] += 5;
		assert_int_equal(export_make(&made->export,
				     (enum export_form)form, &made->files),
		    STATUS_INTERNAL);
		assert_int_equal(made->files.count, 0);
		made->release.tables[0].values[1] -= 5;
	}
}

static void
no_text_is_taken_for_a_formula(void **state)
{
	struct made *made = *state;
	const struct buf *csv = make(made, EXPORT_CSV_ONE);

	assert_true(has(csv, ",\"'=Southside <Youth> Club\","));
	assert_true(has(csv, ",\"'=cmd()|' /C calc'!A0\","));
	assert_true(has(csv, ",\"'@SUM(A1)\","));
	assert_true(has(csv, ",\"'-1+1\","));
	assert_true(has(csv, ",\"'+44\","));
	assert_false(has(csv, ",=") || has(csv, ",@") || has(csv, ",+") ||
		     has(csv, ",-"));
}

static void
a_page_shows_texts_and_never_runs_them(void **state)
{
	struct made *made = *state;
	const struct buf *page = make(made, EXPORT_HTML);

	assert_true(has(page, "&lt;b&gt;&amp;&quot;&#39;"));
	assert_true(has(page, "=Southside &lt;Youth&gt; Club"));
	assert_false(has(page, "<b>") || has(page, "<Youth>") ||
		     has(page, "\xe2\x80\xae") || has(page, "<script"));
}

static void
every_number_of_people_has_its_range(void **state)
{
	struct made *made = *state;
	const struct buf *page = make(made, EXPORT_HTML);

	assert_true(has(page, "<td>35</td><td><span class=\"range\">31 to 39"));
	assert_true(has(page, "<td>[c]</td><td><span class=\"range\">0 to 4<"));
	assert_true(has(page, "<td>28</td>"));
	assert_false(has(page, "24 to 32"));
}

static void
a_period_stands_beside_the_one_before_when_both_are_closed(void **state)
{
	struct made *made = *state;

	assert_true(has(
	    make(made, EXPORT_HTML), "Young people, April to June 2026</th>"));
	made->before.end = made->release.end + 1;
	assert_false(has(make(made, EXPORT_HTML), "Young people, "));
}

static void
nothing_of_a_spreadsheet_stays_where_it_was_made(void **state)
{
	struct made *made = *state;
	struct folder *folder = NULL;
	const struct buf *book = make(made, EXPORT_XLSX);

	assert_memory_equal(book->text, "PK", 2);
	assert_int_equal(folder_open(place_path(), &folder), STATUS_OK);
	assert_true(folder_is_empty(folder));
	place_write("control", "x", 1);
	assert_false(folder_is_empty(folder));
	folder_close(folder);
	export_files_clear(&made->files);
	made->export.folder = "not there";
	assert_int_not_equal(
	    export_make(&made->export, EXPORT_XLSX, &made->files), STATUS_OK);
	assert_int_equal(made->files.count, 0);
}

static void
the_same_release_gives_the_same_bytes(void **state)
{
	struct made *made = *state;

	for (int form = 0; form < EXPORT_FORMS; form++) {
		struct buf first = BUF_EMPTY;
		const struct buf *again = make(made, (enum export_form)form);

		buf_add(&first, again->text, again->length);
		again = make(made, (enum export_form)form);
		assert_int_equal(first.length, again->length);
		assert_memory_equal(first.text, again->text, first.length);
		buf_clear(&first);
	}
}

static void
nothing_asked_for_is_said_and_gives_no_file(void **state)
{
	struct made *made = *state;
	struct recipe recipe;

	recipe_init(&recipe);
	recipe_add_table(&recipe, "people-age_band");
	made->export.recipe = &recipe;
	assert_int_equal(export_make(&made->export, EXPORT_HTML, &made->files),
	    STATUS_NOT_FOUND);
	recipe_add_table(&recipe, "people-gender");
	assert_false(has(make(made, EXPORT_HTML), "Sessions by provision"));
	assert_true(has(make(made, EXPORT_HTML), "Young people by gender"));
	recipe_clear(&recipe);
}

#define PROMISE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    PROMISE(every_table_of_a_folder_reads_back_as_the_release),
	    PROMISE(all_forms_carry_the_note),
	    PROMISE(a_release_that_does_not_add_up_becomes_no_file),
	    PROMISE(no_text_is_taken_for_a_formula),
	    PROMISE(a_page_shows_texts_and_never_runs_them),
	    PROMISE(every_number_of_people_has_its_range),
	    PROMISE(a_period_stands_beside_the_one_before_when_both_are_closed),
	    PROMISE(nothing_of_a_spreadsheet_stays_where_it_was_made),
	    PROMISE(the_same_release_gives_the_same_bytes),
	    PROMISE(nothing_asked_for_is_said_and_gives_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
