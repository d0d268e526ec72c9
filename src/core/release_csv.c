/*
 * release_csv: figures as tidy CSV (STATISTICS, "Files"), and the reading back
 * that comes before anything leaves.
 */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/release_internal.h"

#define LINE_END      "\r\n"
#define MINUTES       60
#define NUMBER_BYTES  32
#define FIELDS_BEFORE 4 /* period_start, period_end, project, measure */
#define FIELDS_AFTER  4 /* value, lower, upper, marker */

/* What stands in one row's last fields. */
struct row_text {
	struct buf value, lower, upper;
	const char *marker;
};

static void
row_clear(struct row_text *row)
{
	buf_clear(&row->value);
	buf_clear(&row->lower);
	buf_clear(&row->upper);
}

/* Hours have two decimals; everything else is whole. */
static void
add_number(const struct release_table *table, int64_t number, struct buf *out)
{
	if (table->measure == RELEASE_HOURS)
		buf_add_format(out, "%lld.%02lld",
		    (long long)((number * 100 + MINUTES / 2) / MINUTES / 100),
		    (long long)((number * 100 + MINUTES / 2) / MINUTES % 100));
	else
		buf_add_format(out, "%lld", (long long)number);
}

static bool
is_exact(const struct release_table *table)
{
	return table->measure == RELEASE_SESSIONS ||
	       table->measure == RELEASE_HOURS;
}

static void
row_text(const struct release *release, const struct release_table *table,
    size_t row, struct row_text *text)
{
	int64_t value = table->values[row];
	int64_t lower;
	int64_t upper;

	*text = (struct row_text){BUF_EMPTY, BUF_EMPTY, BUF_EMPTY, ""};
	if (value == RELEASE_NONE) {
		text->marker = "[z]";
		return;
	}
	release_range(release, table, value, &lower, &upper);
	add_number(table, lower, &text->lower);
	add_number(table, upper, &text->upper);
	if (value == 0 && !is_exact(table))
		text->marker = "[c]";
	else
		add_number(table, value, &text->value);
}

/* ------------------------------------------------------------------ write */

static void
add_column_name(const struct release_table *table, size_t at, struct buf *name)
{
	buf_add_text(name, plan_dimension_name(table->dimensions[at]));
	if (strcmp(table->groupings[at], "each") != 0)
		buf_add_format(name, "_%s", table->groupings[at]);
}

static void
add_period(const struct release *release, struct buf *csv)
{
	char start[DAY_TEXT_BYTES];
	char end[DAY_TEXT_BYTES];

	day_format(release->start, start);
	day_format(release->end, end);
	buf_add_format(csv, "%s,%s,", start, end);
}

static void
add_row(const struct release *release, const struct release_table *table,
    size_t row, struct buf *csv)
{
	struct row_text text;

	row_text(release, table, row, &text);
	add_period(release, csv);
	csv_add_field(csv, release->project);
	buf_add_format(csv, ",%s,", release_measure_name(table->measure));
	for (size_t i = 0; i < table->dimensions_count; i++) {
		csv_add_field(
		    csv, table->codes[row * table->dimensions_count + i]);
		buf_add_char(csv, ',');
	}
	buf_add_format(csv, "%s,%s,%s,%s" LINE_END, text.value.text,
	    text.lower.text, text.upper.text, text.marker);
	row_clear(&text);
}

void
release_csv(const struct release *release, const struct release_table *table,
    struct buf *csv)
{
	buf_add_text(csv, "period_start,period_end,project,measure,");
	for (size_t i = 0; i < table->dimensions_count; i++) {
		add_column_name(table, i, csv);
		buf_add_char(csv, ',');
	}
	buf_add_text(csv, "value,lower,upper,marker" LINE_END);
	for (size_t i = 0; i < table->rows; i++)
		add_row(release, table, i, csv);
}

void
release_csv_groupings(const struct release *release, struct buf *csv)
{
	buf_add_text(csv, "dimension,grouping,group,category" LINE_END);
	for (size_t i = 0; i < release->groupings_count; i++) {
		const struct release_grouping *grouping =
		    &release->groupings[i];

		buf_add_format(csv, "%s,%s,",
		    plan_dimension_name(grouping->dimension), grouping->name);
		csv_add_field(csv, grouping->group);
		buf_add_char(csv, ',');
		csv_add_field(csv, grouping->category);
		buf_add_text(csv, LINE_END);
	}
}

/* ------------------------------------------------------------------ check */

/* A code as the file has it: a formula guard may stand before it. */
static bool
is_code(const char *field, const char *code)
{
	return strcmp(field, code) == 0 ||
	       (field[0] == '\'' && strcmp(field + 1, code) == 0);
}

/* Are the last fields of a record these four? */
static bool
ends_with(const struct csv_record *record, const char *const last[FIELDS_AFTER])
{
	for (size_t i = 0; i < FIELDS_AFTER; i++) {
		size_t at = record->count - FIELDS_AFTER + i;

		if (strcmp(record->fields[at].text, last[i]) != 0)
			return false;
	}
	return true;
}

/* Are the first fields the release's own? */
static bool
is_about(const struct release *release, const struct release_table *table,
    const struct csv_record *record)
{
	char start[DAY_TEXT_BYTES];
	char end[DAY_TEXT_BYTES];

	day_format(release->start, start);
	day_format(release->end, end);
	return record->count ==
		   FIELDS_BEFORE + table->dimensions_count + FIELDS_AFTER &&
	       strcmp(record->fields[0].text, start) == 0 &&
	       strcmp(record->fields[1].text, end) == 0 &&
	       is_code(record->fields[2].text, release->project) &&
	       strcmp(record->fields[3].text,
		   release_measure_name(table->measure)) == 0;
}

static bool
is_row(const struct release *release, const struct release_table *table,
    const struct csv_record *record, size_t row)
{
	size_t dimensions = table->dimensions_count;
	struct row_text text;
	bool is = is_about(release, table, record);

	row_text(release, table, row, &text);
	is = is && ends_with(record,
		       (const char *const[]){text.value.text, text.lower.text,
			   text.upper.text, text.marker});
	for (size_t i = 0; is && i < dimensions; i++)
		is = is_code(record->fields[FIELDS_BEFORE + i].text,
		    table->codes[row * dimensions + i]);
	row_clear(&text);
	return is;
}

static bool
is_heading(const struct release_table *table, const struct csv_record *record)
{
	static const char *const last[] = {"value", "lower", "upper", "marker"};
	bool is = record->count ==
		      FIELDS_BEFORE + table->dimensions_count + FIELDS_AFTER &&
		  ends_with(record, last);

	for (size_t i = 0; is && i < table->dimensions_count; i++) {
		struct buf name = BUF_EMPTY;

		add_column_name(table, i, &name);
		is = strcmp(record->fields[FIELDS_BEFORE + i].text,
			 name.text) == 0;
		buf_clear(&name);
	}
	return is;
}

/* Read every row; ${values} gets what the file says. */
static bool
read_values(const struct release *release, const struct release_table *table,
    struct csv *csv, int64_t *values)
{
	struct csv_record record;
	bool good = true;

	csv_record_init(&record);
	good =
	    csv_next(csv, &record) == STATUS_OK && is_heading(table, &record);
	for (size_t i = 0; good && i < table->rows; i++) {
		const char *value = NULL;

		good = csv_next(csv, &record) == STATUS_OK &&
		       is_row(release, table, &record, i);
		if (!good)
			break;
		value =
		    record.fields[FIELDS_BEFORE + table->dimensions_count].text;
		values[i] = table->measure == RELEASE_HOURS
				? table->values[i]
				: strtoll(value, NULL, 10);
	}
	good = good && csv_next(csv, &record) == STATUS_NOT_FOUND;
	csv_record_clear(&record);
	return good;
}

/* Is ${part} one of those that the total in row ${whole} is made of? */
static bool
is_part(
    const struct release_table *table, size_t whole, size_t axis, size_t part)
{
	size_t dimensions = table->dimensions_count;

	for (size_t i = 0; i < dimensions; i++) {
		const char *code = table->codes[part * dimensions + i];
		const char *total = table->codes[whole * dimensions + i];

		if (i == axis ? strcmp(code, RELEASE_ALL) == 0
			      : strcmp(code, total) != 0)
			return false;
	}
	return true;
}

static bool
adds_up(const struct release_table *table, const int64_t *values)
{
	for (size_t row = 0; row < table->rows; row++) {
		for (size_t i = 0; i < table->dimensions_count; i++) {
			const char *code =
			    table->codes[row * table->dimensions_count + i];
			int64_t sum = 0;

			if (strcmp(code, RELEASE_ALL) != 0)
				continue;
			for (size_t k = 0; k < table->rows; k++)
				if (is_part(table, row, i, k))
					sum += values[k];
			if (sum != values[row])
				return false;
		}
	}
	return true;
}

enum status
release_csv_check(const struct release *release,
    const struct release_table *table, const char *csv, size_t size)
{
	int64_t *values = mem_alloc(table->rows, sizeof(*values));
	struct csv reader;
	bool is_same;
	bool is_sum;

	csv_start(&reader, csv, size);
	is_same = read_values(release, table, &reader, values);
	is_sum = is_same && adds_up(table, values);
	mem_free(values);
	if (!is_same)
		return FAIL(STATUS_INTERNAL, "a file is not its table");
	if (!is_sum)
		return FAIL(STATUS_INTERNAL, "a table does not add up");
	return STATUS_OK;
}
