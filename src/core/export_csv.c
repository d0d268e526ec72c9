/*
 * export_csv: figures as CSV: a folder with one table a file, and what
 * describes them.
 *
 * Every text passes csv_add_field(), which guards against formulas.
 */
#include <string.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/export_internal.h"

#define LINE_END "\r\n"
#define TENTHS   10

void
export_tenths(int64_t tenths, struct buf *text)
{
	buf_add_format(text, "%lld.%lld", (long long)(tenths / TENTHS),
	    (long long)(tenths % TENTHS));
}

/* ------------------------------------------------------------------- ratios */

void
export_csv_numbers(const struct ratio *ratio, struct buf *csv)
{
	bool is_known = strcmp(ratio->marker, "[x]") != 0;

	if (ratio->marker[0] == '\0')
		export_tenths(ratio->value, csv);
	buf_add_char(csv, ',');
	if (is_known)
		export_tenths(ratio->lower, csv);
	buf_add_char(csv, ',');
	if (is_known)
		export_tenths(ratio->upper, csv);
	buf_add_format(csv, ",%s", ratio->marker);
}

void
export_csv_about(const struct release *release, struct buf *csv)
{
	char start[DAY_TEXT_BYTES];
	char end[DAY_TEXT_BYTES];

	day_format(release->start, start);
	day_format(release->end, end);
	buf_add_format(csv, "%s,%s,", start, end);
	csv_add_field(csv, release->project);
	buf_add_char(csv, ',');
}

static void
add_ratio(const struct ratio *ratio, struct buf *csv)
{
	bool is_of_all = ratio->dimension == PLAN_DIMENSIONS;

	buf_add_format(csv, "%s,%s,%s,", ratio_name(ratio->measure),
	    is_of_all ? RELEASE_ALL : plan_dimension_name(ratio->dimension),
	    is_of_all ? RELEASE_ALL : ratio->grouping);
	csv_add_field(csv, ratio->code);
	buf_add_char(csv, ',');
	export_csv_numbers(ratio, csv);
	buf_add_text(csv, LINE_END);
}

static void
csv_ratios(const struct export_part *part, struct buf *csv)
{
	buf_add_text(csv, "period_start,period_end,project,measure,dimension,"
			  "grouping,code,value,lower,upper,marker" LINE_END);
	for (size_t i = 0; i < part->ratios_count; i++) {
		export_csv_about(part->release, csv);
		add_ratio(&part->ratios[i], csv);
	}
}

/* ------------------------------------------------------------------- folder */

struct folder {
	struct export_files *files;
	struct export_resource *resources;
	size_t count, capacity;
};

static struct export_resource *
add_resource(struct folder *folder, const struct export_part *part,
    enum export_sort sort, const struct release_table *table)
{
	struct export_resource *resource = NULL;
	struct buf name = BUF_EMPTY;

	buf_add_format(&name, "%s-", part->period->id);
	if (table != NULL)
		release_table_name(table, &name);
	else
		buf_add_text(
		    &name, sort == EXPORT_RATIOS ? RECIPE_RATIOS : "groupings");
	mem_grow((void **)&folder->resources, &folder->capacity,
	    folder->count + 1, sizeof(*folder->resources));
	resource = &folder->resources[folder->count++];
	*resource =
	    (struct export_resource){part, sort, table, mem_text(name.text)};
	buf_clear(&name);
	return resource;
}

/* The file of a resource, read back where it has a release's numbers. */
static enum status
add_content(struct folder *folder, const struct export_resource *resource)
{
	const struct release *release = resource->part->release;
	struct export_file *file = export_add_file(folder->files);
	struct buf name = BUF_EMPTY;

	buf_add_format(&name, "%s.csv", resource->name);
	file->name = mem_text(name.text);
	buf_clear(&name);
	switch (resource->sort) {
	case EXPORT_TABLE:
		release_csv(release, resource->table, &file->content);
		return release_csv_check(release, resource->table,
		    file->content.text, file->content.length);
	case EXPORT_RATIOS:
		csv_ratios(resource->part, &file->content);
		break;
	case EXPORT_GROUPINGS:
		release_csv_groupings(release, &file->content);
		break;
	}
	return STATUS_OK;
}

static enum status
add_part(struct folder *folder, const struct export_part *part)
{
	const struct release *release = part->release;
	size_t first = folder->count;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < release->tables_count; i++)
		if (export_has_table(part, &release->tables[i]))
			add_resource(
			    folder, part, EXPORT_TABLE, &release->tables[i]);
	if (part->ratios_count > 0 && export_has(part, RECIPE_RATIOS))
		add_resource(folder, part, EXPORT_RATIOS, NULL);
	if (release->groupings_count > 0)
		add_resource(folder, part, EXPORT_GROUPINGS, NULL);
	for (size_t i = first; status == STATUS_OK && i < folder->count; i++)
		status = add_content(folder, &folder->resources[i]);
	return status;
}

enum status
export_csv(
    const struct export_part *parts, size_t count, struct export_files *files)
{
	struct folder folder = {files, NULL, 0, 0};
	struct export_file *file = NULL;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = add_part(&folder, &parts[i]);
	if (status == STATUS_OK) {
		file = export_add_file(files);
		file->name = mem_text("datapackage.json");
		status = export_package(
		    folder.resources, folder.count, &file->content);
	}
	if (status == STATUS_OK) {
		file = export_add_file(files);
		file->name = mem_text("READ-ME.txt");
		export_read_me(parts, count, &file->content);
	}
	for (size_t i = 0; i < folder.count; i++)
		mem_free(folder.resources[i].name);
	mem_free(folder.resources);
	return status;
}
