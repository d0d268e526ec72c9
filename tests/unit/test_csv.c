/*
 * Files of records from outside, good and bad, and fields that go there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/csv.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define BOM "\xEF\xBB\xBF"

/*
 * A file as one text: "1:a|b" for a record on line 1, "2!" for a defect there.
 * A copy without a byte to spare lets the sanitizer see a read past the end.
 */
static void
read_bytes(const char *bytes, size_t size, struct buf *out)
{
	char *copy = malloc(size > 0 ? size : 1);
	struct csv csv;
	struct csv_record record;
	enum status status;

	assert_non_null(copy);
	memcpy(copy, bytes, size);
	csv_start(&csv, copy, size);
	csv_record_init(&record);
	while ((status = csv_next(&csv, &record)) != STATUS_NOT_FOUND) {
		buf_add_format(
		    out, "%s%d", out->length > 0 ? " " : "", record.line);
		if (status == STATUS_INVALID) {
			assert_int_equal(record.count, 0);
			buf_add_char(out, '!');
			continue;
		}
		assert_int_equal(status, STATUS_OK);
		for (size_t i = 0; i < record.count; i++)
			buf_add_format(out, "%c%s", i == 0 ? ':' : '|',
			    record.fields[i].text);
	}
	assert_int_equal(csv_next(&csv, &record), STATUS_NOT_FOUND);
	csv_record_clear(&record);
	free(copy);
}

static void
assert_read(const char *bytes, const char *expected)
{
	struct buf out = BUF_EMPTY;

	read_bytes(bytes, strlen(bytes), &out);
	assert_string_equal(out.text, expected);
	buf_clear(&out);
}

static void
assert_sentence(const char *bytes, const char *part)
{
	struct buf out = BUF_EMPTY;

	status_clear();
	read_bytes(bytes, strlen(bytes), &out);
	assert_non_null(strchr(out.text, '!'));
	assert_non_null(strstr(status_sentence(STATUS_INVALID), part));
	buf_clear(&out);
}

static void
plain_records_are_read_with_their_lines(void **state)
{
	(void)state;
	assert_read("date,group\n2026-11-03,Tuesday open access\n",
	    "1:date|group 2:2026-11-03|Tuesday open access");
	assert_read("a,b\r\nc,d\r\n", "1:a|b 2:c|d");
	assert_read("a,b\nc,d", "1:a|b 2:c|d");
	assert_read("a,,b,\n", "1:a||b|");
	assert_read(",\n", "1:|");
	assert_read(" a , b \n", "1: a | b ");
	assert_read("Siân,王小明\n", "1:Siân|王小明");
}

static void
nothing_in_a_file_is_no_record(void **state)
{
	(void)state;
	assert_read("", "");
	assert_read("\n\r\n\n", "");
	assert_read(BOM, "");
	assert_read(BOM "\n", "");
	assert_read("\n\na\n\r\n\nb\n\n", "3:a 6:b");
}

static void
a_byte_order_mark_is_no_part_of_the_first_field(void **state)
{
	(void)state;
	assert_read(BOM "name,age\n", "1:name|age");
	assert_read(BOM "\"name\",age\n", "1:name|age");
	assert_read("\xEF\xBB", "1!");
}

static void
quoted_fields_hold_commas_quotes_and_line_ends(void **state)
{
	(void)state;
	assert_read("\"a,b\",c\n", "1:a,b|c");
	assert_read("\"he said \"\"no\"\"\"\n", "1:he said \"no\"");
	assert_read(
	    "\"one\ntwo\r\nthree\",x\ny\n", "1:one\ntwo\r\nthree|x 4:y");
	assert_read("\"\"\n", "1:");
	assert_read("\"\",\"\"\n", "1:|");
	assert_read("\"\"\"\"", "1:\"");
	assert_read("\"a\"", "1:a");
	assert_read("\"lone\rreturn\"\n", "1:lone\rreturn");
}

static void
a_bad_line_is_told_and_the_next_is_read(void **state)
{
	(void)state;
	assert_read("a\nb \"c\" d\ne\n", "1:a 2! 3:e");
	assert_read("a\n\"b\" c\ne\n", "1:a 2! 3:e");
	assert_read("a\n\"b\"\"\"c\ne\n", "1:a 2! 3:e");
	assert_read("a\rb\nc\n", "1! 2:c");
	assert_read("a\r", "1!");
	assert_read("a,caf\xE9\nb\n", "1! 2:b");
	assert_read("\"x\ny\" z\nb\n", "2! 3:b");
}

static void
what_stands_inside_quotes_never_becomes_a_record(void **state)
{
	(void)state;
	assert_read("a\nb,\"c\nd,e\nf\n", "1:a 2!");
	assert_read("\"bad \xFF\nMia,1\nJo,2\"\nb\n", "1! 4:b");
	assert_read("\"Mia,1\nJo,2\"\nb\n", "1:Mia,1\nJo,2 3:b");
}

static void
a_nul_is_a_defect_of_its_line(void **state)
{
	static const char bytes[] = "a\nb\0c\n\"d\0\"\ne\n";
	struct buf out = BUF_EMPTY;

	(void)state;
	read_bytes(bytes, sizeof(bytes) - 1, &out);
	assert_string_equal(out.text, "1:a 2! 3! 4:e");
	buf_clear(&out);
}

static void
a_record_has_at_most_64_fields(void **state)
{
	struct buf line = BUF_EMPTY;
	struct buf expected = BUF_EMPTY;

	(void)state;
	buf_set(&expected, "1:x");
	buf_set(&line, "x");
	for (int i = 1; i < CSV_FIELDS_MAX; i++) {
		buf_add_text(&line, ",x");
		buf_add_text(&expected, "|x");
	}
	assert_read(line.text, expected.text);
	buf_add_text(&line, ",x\n\"y\"\n");
	assert_read(line.text, "1! 2:y");
	buf_clear(&line);
	buf_clear(&expected);
}

static void
every_defect_has_a_sentence_of_its_own(void **state)
{
	struct buf many = BUF_EMPTY;

	(void)state;
	for (int i = 0; i < CSV_FIELDS_MAX; i++)
		buf_add_text(&many, ",");
	assert_sentence(many.text, "more than 64 fields");
	assert_sentence("a \"b\"", "in the middle of a field");
	assert_sentence("\"a\"b", "after a closing quotation mark");
	assert_sentence("\"a", "never closed");
	assert_sentence("a\rb", "an old way");
	assert_sentence("\xFF", "cannot read");
	buf_clear(&many);
}

static void
a_record_can_be_used_again_and_again(void **state)
{
	static const char bytes[] = "long first field,b,c\nd\n";
	struct csv csv;
	struct csv_record record;

	(void)state;
	csv_start(&csv, bytes, strlen(bytes));
	csv_record_init(&record);
	assert_int_equal(csv_next(&csv, &record), STATUS_OK);
	assert_int_equal(record.count, 3);
	assert_int_equal(csv_next(&csv, &record), STATUS_OK);
	assert_int_equal(record.count, 1);
	assert_string_equal(record.fields[0].text, "d");
	csv_record_clear(&record);
	assert_int_equal(record.count, 0);
	csv_record_clear(&record);
}

static void
assert_field(const char *text, const char *expected)
{
	struct buf out = BUF_EMPTY;

	csv_add_field(&out, text);
	assert_string_equal(out.text, expected);
	buf_clear(&out);
}

static void
fields_are_quoted_where_they_must_be(void **state)
{
	(void)state;
	assert_field("", "");
	assert_field("Mia Jones", "Mia Jones");
	assert_field("a,b", "\"a,b\"");
	assert_field("a;b", "\"a;b\"");
	assert_field("say \"no\"", "\"say \"\"no\"\"\"");
	assert_field("one\ntwo", "\"one\ntwo\"");
	assert_field(" padded", "\" padded\"");
	assert_field("10-14", "10-14");
}

static void
no_field_is_a_formula(void **state)
{
	static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r",
	    "\n", "|", "＝", "＋", "－", "＠", "｜"};
	static const char *const before[] = {"", " ", "\xC2\xA0",
	    "\xE3\x80\x80", BOM, "\xE2\x80\x8B", "\xE2\x80\x8D", "\xE2\x80\xAE",
	    " \xE2\x80\x8B "};

	(void)state;
	for (size_t i = 0; i < COUNT(starts); i++) {
		for (size_t j = 0; j < COUNT(before); j++) {
			struct buf field = BUF_EMPTY;
			struct buf guarded = BUF_EMPTY;

			buf_add_format(
			    &field, "%s%scmd()", before[j], starts[i]);
			buf_add_format(&guarded, "\"'%s\"", field.text);
			assert_field(field.text, guarded.text);
			buf_clear(&field);
			buf_clear(&guarded);
		}
	}
	assert_field("a=b", "a=b");
	assert_field("Jo+Mia", "Jo+Mia");
}

static void
what_is_written_is_read_back(void **state)
{
	static const char *const fields[] = {"", "plain", "a,b", "\"", "\"\"",
	    "one\ntwo", "one\r\ntwo", " x ", "Siân", ",", "\n"};
	struct buf line = BUF_EMPTY;
	struct csv csv;
	struct csv_record record;

	(void)state;
	for (size_t i = 0; i < COUNT(fields); i++) {
		if (i > 0)
			buf_add_char(&line, ',');
		csv_add_field(&line, fields[i]);
	}
	buf_add_char(&line, '\n');
	csv_start(&csv, line.text, line.length);
	csv_record_init(&record);
	assert_int_equal(csv_next(&csv, &record), STATUS_OK);
	assert_int_equal(record.count, COUNT(fields));
	for (size_t i = 0; i + 1 < COUNT(fields); i++)
		assert_string_equal(record.fields[i].text, fields[i]);
	assert_string_equal(record.fields[COUNT(fields) - 1].text, "'\n");
	assert_int_equal(csv_next(&csv, &record), STATUS_NOT_FOUND);
	csv_record_clear(&record);
	buf_clear(&line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(plain_records_are_read_with_their_lines),
	    cmocka_unit_test(nothing_in_a_file_is_no_record),
	    cmocka_unit_test(a_byte_order_mark_is_no_part_of_the_first_field),
	    cmocka_unit_test(quoted_fields_hold_commas_quotes_and_line_ends),
	    cmocka_unit_test(a_bad_line_is_told_and_the_next_is_read),
	    cmocka_unit_test(what_stands_inside_quotes_never_becomes_a_record),
	    cmocka_unit_test(a_nul_is_a_defect_of_its_line),
	    cmocka_unit_test(a_record_has_at_most_64_fields),
	    cmocka_unit_test(every_defect_has_a_sentence_of_its_own),
	    cmocka_unit_test(a_record_can_be_used_again_and_again),
	    cmocka_unit_test(fields_are_quoted_where_they_must_be),
	    cmocka_unit_test(no_field_is_a_formula),
	    cmocka_unit_test(what_is_written_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
