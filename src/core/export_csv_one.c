/*
 * export_csv_one: all tables of a period as one CSV file, for who can take only
 * one.  It travels alone, so the note stands in every row.
 */
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "core/export_internal.h"

#define LINE_END      "\r\n"
#define FIELDS_BEFORE 4 /* period_start, period_end, project, measure */
#define FIELDS_AFTER  4 /* value, lower, upper, marker */

/* Three pairs of a dimension and a code, or nothing. */
static void
add_pairs(const struct csv_record *heading, const struct csv_record *record,
    size_t dimensions, struct buf *csv)
{
	for (size_t i = 0; i < PLAN_AXES_MOST; i++) {
		if (i < dimensions) {
			csv_add_field(
			    csv, heading->fields[FIELDS_BEFORE + i].text);
			buf_add_char(csv, ',');
			csv_add_field(
			    csv, record->fields[FIELDS_BEFORE + i].text);
			buf_add_char(csv, ',');
		} else {
			buf_add_text(csv, ",,");
		}
	}
}

static void
add_note(const struct export_part *part, struct buf *csv)
{
	buf_add_char(csv, ',');
	csv_add_field(csv, export_note_of(part->release->base));
	buf_add_text(csv, LINE_END);
}

/* From a table's own file, which was read back, row by row. */
static enum status
add_rows(const struct export_part *part, const struct release_table *table,
    const struct buf *own, struct buf *csv)
{
	struct csv_record heading;
	struct csv_record record;
	struct csv reader;
	enum status status;

	csv_record_init(&heading);
	csv_record_init(&record);
	csv_start(&reader, own->text, own->length);
	status = csv_next(&reader, &heading);
	while (status == STATUS_OK) {
		status = csv_next(&reader, &record);
		if (status != STATUS_OK)
			break;
		export_csv_about(part->release, csv);
		release_table_name(table, csv);
		buf_add_format(csv, ",%s,", record.fields[3].text);
		add_pairs(&heading, &record, table->dimensions_count, csv);
		for (size_t i = 0; i < FIELDS_AFTER; i++) {
			if (i > 0)
				buf_add_char(csv, ',');
			buf_add_text(
			    csv, record
				     .fields[FIELDS_BEFORE +
					     table->dimensions_count + i]
				     .text);
		}
		add_note(part, csv);
	}
	csv_record_clear(&heading);
	csv_record_clear(&record);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status
add_table(const struct export_part *part, const struct release_table *table,
    struct buf *csv)
{
	struct buf own = BUF_EMPTY;
	enum status status;

	release_csv(part->release, table, &own);
	status = release_csv_check(part->release, table, own.text, own.length);
	if (status == STATUS_OK)
		status = add_rows(part, table, &own, csv);
	buf_clear(&own);
	return status;
}

static void
add_ratio(
    const struct export_part *part, const struct ratio *ratio, struct buf *csv)
{
	export_csv_about(part->release, csv);
	buf_add_format(csv, RECIPE_RATIOS ",%s,", ratio_name(ratio->measure));
	if (ratio->dimension != PLAN_DIMENSIONS) {
		buf_add_text(csv, plan_dimension_name(ratio->dimension));
		if (strcmp(ratio->grouping, "each") != 0)
			buf_add_format(csv, "_%s", ratio->grouping);
		buf_add_char(csv, ',');
		csv_add_field(csv, ratio->code);
	} else {
		buf_add_char(csv, ',');
	}
	buf_add_text(csv, ",,,,,");
	export_csv_numbers(ratio, csv);
	add_note(part, csv);
}

enum status
export_csv_one(const struct export_part *part, struct export_files *files)
{
	const struct release *release = part->release;
	struct export_file *file = export_add_file(files);
	enum status status = STATUS_OK;

	file->name = export_file_name(part, "csv");
	buf_add_text(&file->content,
	    "period_start,period_end,project,table,measure,dimension_1,code_1,"
	    "dimension_2,code_2,dimension_3,code_3,value,lower,upper,marker,"
	    "note" LINE_END);
	for (size_t i = 0; status == STATUS_OK && i < release->tables_count;
	     i++)
		if (export_has_table(part, &release->tables[i]))
			status = add_table(
			    part, &release->tables[i], &file->content);
	if (export_has(part, RECIPE_RATIOS))
		for (size_t i = 0; i < part->ratios_count; i++)
			add_ratio(part, &part->ratios[i], &file->content);
	return status;
}
