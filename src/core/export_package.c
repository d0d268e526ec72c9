/*
 * export_package: what describes a folder of CSV files: a Frictionless tabular
 * data package, and words for people.
 *
 * Says how figures were made, never of what: no seed, no number of rows of
 * people, no time finer than a day.
 */
#include <ctype.h>
#include <jansson.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/export_internal.h"
#include "core/figure_words.h"

#define METHOD "joint additive random rounding"

/* A text of ours, or of somebody's as it may be printed. */
static void
put_text(json_t *object, const char *key, const char *text)
{
	struct buf clean = BUF_EMPTY;

	text_printable(text, &clean);
	json_object_set_new(object, key, json_string(clean.text));
	buf_clear(&clean);
}

static void
put_day(json_t *object, const char *key, int32_t day)
{
	char text[DAY_TEXT_BYTES];

	day_format(day, text);
	put_text(object, key, text);
}

/* ------------------------------------------------------------------- fields */

static json_t *
add_field(json_t *fields, const char *name, const char *type, const char *title)
{
	json_t *field = json_object();

	put_text(field, "name", name);
	put_text(field, "type", type);
	put_text(field, "title", title);
	json_array_append_new(fields, field);
	return field;
}

static void
add_key(json_t *keys, const char *name)
{
	json_array_append_new(keys, json_string(name));
}

static void
require(json_t *field)
{
	json_object_set_new(
	    field, "constraints", json_pack("{s:b}", "required", 1));
}

static void
add_first_fields(json_t *fields, json_t *keys)
{
	require(add_field(
	    fields, "period_start", "date", "First day of the period"));
	require(
	    add_field(fields, "period_end", "date", "Last day of the period"));
	require(add_field(fields, "project", "string", "Project"));
	require(add_field(fields, "measure", "string", "What is counted"));
	add_key(keys, "period_start");
	add_key(keys, "period_end");
	add_key(keys, "project");
	add_key(keys, "measure");
}

static void
add_number(json_t *fields, const char *name, const char *type,
    const char *title, const char *about)
{
	json_t *field = add_field(fields, name, type, title);

	json_object_set_new(
	    field, "constraints", json_pack("{s:i}", "minimum", 0));
	put_text(field, "description", about);
}

static void
add_last_fields(json_t *fields, const char *type, int base)
{
	struct export_sign signs[EXPORT_SIGNS];
	struct buf about = BUF_EMPTY;
	json_t *marker = NULL;
	json_t *known = json_array();

	add_number(fields, "value", type, "Number",
	    "Empty where a marker stands. Count it as 0 when adding up [c].");
	add_number(fields, "lower", type, "Least",
	    "The least that the true number can be.");
	add_number(fields, "upper", type, "Most",
	    "The most that the true number can be.");
	marker =
	    add_field(fields, "marker", "string", "Why there is no number");
	export_signs(base, signs);
	for (size_t i = 0; i < EXPORT_SIGNS; i++) {
		buf_add_format(&about, "%s%s: %s.", i == 0 ? "" : " ",
		    signs[i].sign, signs[i].meaning);
		json_array_append_new(known, json_string(signs[i].sign));
	}
	put_text(marker, "description", about.text);
	json_object_set_new(
	    marker, "constraints", json_pack("{s:o}", "enum", known));
	buf_clear(&about);
	export_signs_clear(signs);
}

/* ------------------------------------------------------------------ schemas */

static void
add_dimensions(const struct release_table *table, json_t *fields, json_t *keys)
{
	for (size_t i = 0; i < table->dimensions_count; i++) {
		struct buf name = BUF_EMPTY;
		struct buf title = BUF_EMPTY;
		json_t *field = NULL;

		buf_add_text(&name, plan_dimension_name(table->dimensions[i]));
		if (strcmp(table->groupings[i], "each") != 0)
			buf_add_format(&name, "_%s", table->groupings[i]);
		figure_column(
		    table->dimensions[i], table->groupings[i], &title);
		field = add_field(fields, name.text, "string", title.text);
		require(field);
		put_text(field, "description",
		    "\"all\" is the total over every one of them.");
		add_key(keys, name.text);
		buf_clear(&name);
		buf_clear(&title);
	}
}

static void
fill_ratios(json_t *fields, json_t *keys, int base)
{
	static const char *const names[][2] = {
	    {"dimension", "What it is worked out for"},
	    {"grouping", "Which grouping of that"},
	    {"code", "Which one of them"}};

	add_first_fields(fields, keys);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		require(add_field(fields, names[i][0], "string", names[i][1]));
		add_key(keys, names[i][0]);
	}
	add_last_fields(fields, "number", base);
}

static void
fill_groupings(json_t *fields, json_t *keys)
{
	static const char *const names[][2] = {{"dimension", "What is grouped"},
	    {"grouping", "The grouping"}, {"group", "A group of it"},
	    {"category", "One of what the group is made of"}};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		require(add_field(fields, names[i][0], "string", names[i][1]));
		if (strcmp(names[i][0], "group") != 0)
			add_key(keys, names[i][0]);
	}
}

static json_t *
schema_of(const struct export_resource *resource)
{
	int base = resource->part->release->base;
	json_t *schema = json_object();
	json_t *fields = json_array();
	json_t *keys = json_array();

	switch (resource->sort) {
	case EXPORT_TABLE:
		add_first_fields(fields, keys);
		add_dimensions(resource->table, fields, keys);
		add_last_fields(fields,
		    resource->table->measure == RELEASE_HOURS ? "number"
							      : "integer",
		    base);
		break;
	case EXPORT_RATIOS:
		fill_ratios(fields, keys, base);
		break;
	case EXPORT_GROUPINGS:
		fill_groupings(fields, keys);
		break;
	}
	json_object_set_new(schema, "fields", fields);
	json_object_set_new(schema, "missingValues", json_pack("[s]", ""));
	json_object_set_new(schema, "primaryKey", keys);
	return schema;
}

/* ---------------------------------------------------------------- resources */

static void
put_words(const struct export_resource *resource, json_t *object)
{
	const struct release *release = resource->part->release;
	struct buf title = BUF_EMPTY;

	switch (resource->sort) {
	case EXPORT_TABLE:
		figure_title(resource->table, &title);
		put_text(object, "description",
		    figure_definition(resource->table->measure));
		break;
	case EXPORT_RATIOS:
		buf_add_text(&title, "Ratios");
		put_text(object, "description", export_ratio_note);
		break;
	case EXPORT_GROUPINGS:
		buf_add_text(&title, "What groups are made of");
		put_text(object, "description",
		    "Each group of a grouping, and the smallest ones that it "
		    "adds up.");
		break;
	}
	buf_add_text(&title, ", ");
	figure_period(release->start, release->end, &title);
	put_text(object, "title", title.text);
	buf_clear(&title);
}

/* A resource's name is in small letters. */
static void
put_names(const struct export_resource *resource, json_t *object)
{
	struct buf name = BUF_EMPTY;

	for (const char *at = resource->name; *at != '\0'; at++)
		buf_add_char(&name, (char)tolower((unsigned char)*at));
	put_text(object, "name", name.text);
	buf_reset(&name);
	buf_add_format(&name, "%s.csv", resource->name);
	put_text(object, "path", name.text);
	buf_clear(&name);
}

/* How the figures came to be. */
static json_t *
method_of(const struct release *release)
{
	json_t *method = json_object();

	put_text(method, "name", METHOD);
	json_object_set_new(method, "base", json_integer(release->base));
	json_object_set_new(
	    method, "error_most", json_integer(release->base - 1));
	json_object_set_new(method, "additive", json_true());
	return method;
}

static json_t *
resource_of(const struct export_resource *resource)
{
	const struct export_part *part = resource->part;
	char plan[2 * PLAN_UID_BYTES + 1];
	json_t *object = json_object();

	text_hex(part->release->plan, PLAN_UID_BYTES, plan);
	put_text(object, "profile", "tabular-data-resource");
	put_names(resource, object);
	put_words(resource, object);
	put_text(object, "note", export_note_of(part->release->base));
	put_text(object, "format", "csv");
	put_text(object, "mediatype", "text/csv");
	put_text(object, "encoding", "utf-8");
	json_object_set_new(object, "dialect",
	    json_pack("{s:s,s:s,s:b,s:b}", "delimiter", ",", "lineTerminator",
		"\r\n", "doubleQuote", 1, "header", 1));
	put_text(object, "period", part->period->id);
	put_day(object, "period_start", part->release->start);
	put_day(object, "period_end", part->release->end);
	put_text(object, "project", part->release->project);
	put_text(object, "plan", plan);
	put_text(object, "release", part->hash);
	json_object_set_new(object, "method", method_of(part->release));
	json_object_set_new(object, "schema", schema_of(resource));
	return object;
}

static int
take(const char *bytes, size_t size, void *context)
{
	buf_add(context, bytes, size);
	return 0;
}

enum status
export_package(
    const struct export_resource *resources, size_t count, struct buf *json)
{
	const struct export_part *first = resources[0].part;
	json_t *package = json_object();
	json_t *list = json_array();
	struct buf title = BUF_EMPTY;
	int failed;

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, resource_of(&resources[i]));
	if (resources[count - 1].part == first) {
		export_title(first, &title);
	} else {
		text_printable(first->release->project, &title);
		buf_add_text(&title, ": figures");
	}
	put_text(package, "profile", "tabular-data-package");
	put_text(package, "name", "figures");
	put_text(package, "title", title.text);
	put_text(package, "description", export_note_of(first->release->base));
	put_day(package, "made_on", first->export->made_on);
	json_object_set_new(package, "resources", list);
	failed = json_dump_callback(
	    package, take, json, JSON_INDENT(1) | JSON_ENSURE_ASCII);
	buf_add_char(json, '\n');
	json_decref(package);
	buf_clear(&title);
	if (failed != 0)
		return FAIL(STATUS_INTERNAL, "describe a folder of figures");
	return STATUS_OK;
}
