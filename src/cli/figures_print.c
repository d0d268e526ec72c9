/*
 * figures_print: see the header.
 *
 * No number stands without its range.
 */
#include "cli/figures_print.h"

#include <inttypes.h>
#include <string.h>

#include "cli/table.h"
#include "core/figure_words.h"

#define TENTHS       10
#define COLUMNS_MOST (PLAN_AXES_MOST + 2)

/* The number and its range as two cells. */
static void
add_value(struct table *out, const struct release *release,
    const struct release_table *table, int64_t value)
{
	struct buf number = BUF_EMPTY, range = BUF_EMPTY;

	figure_value(table, value, &number);
	figure_range(release, table, value, &range);
	table_text(out, number.text);
	table_text(out, figure_is_exact(table->measure) ? "exact" : range.text);
	buf_clear(&number);
	buf_clear(&range);
}

void
figures_print_totals(struct call *call, const struct release *release)
{
	static const char *const heads[] = {"TABLE", "WHAT", "ALL", "RANGE"};
	struct table out;

	table_init(&out, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < release->tables_count; i++) {
		const struct release_table *table = &release->tables[i];
		struct buf name = BUF_EMPTY, title = BUF_EMPTY;
		size_t row = figure_total(table);

		release_table_name(table, &name);
		figure_title(table, &title);
		table_text(&out, name.text);
		table_text(&out, title.text);
		if (row != SIZE_MAX) {
			add_value(&out, release, table, table->values[row]);
		} else {
			table_text(&out, "");
			table_text(&out, "");
		}
		buf_clear(&name);
		buf_clear(&title);
	}
	table_print(&out, call->out);
}

void
figures_print_held_back(
    struct call *call, const struct held_back *held, size_t count)
{
	static const char *const heads[] = {"HELD BACK", "WHAT", "WHY"};
	struct table out;

	if (count == 0)
		return;
	table_init(&out, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		table_text(&out, held[i].name);
		table_text(&out, held[i].title);
		table_text(&out, held[i].why);
	}
	print_words(call->out, "\n");
	table_print(&out, call->out);
}

/* ------------------------------------------------------------------ tables */

static void
start_table(struct table *out, const struct release_table *table)
{
	struct buf columns[PLAN_AXES_MOST] = {BUF_EMPTY, BUF_EMPTY, BUF_EMPTY};
	const char *heads[COLUMNS_MOST];
	size_t count = table->dimensions_count;

	for (size_t i = 0; i < count; i++) {
		figure_column(
		    table->dimensions[i], table->groupings[i], &columns[i]);
		heads[i] = columns[i].text;
	}
	heads[count] = figure_measure(table->measure);
	heads[count + 1] = "Range";
	table_init(out, heads, count + 2);
	for (size_t i = 0; i < count; i++)
		buf_clear(&columns[i]);
}

void
figures_print_table(struct call *call, const struct release *release,
    const struct release_table *table)
{
	struct buf title = BUF_EMPTY;
	struct table out;

	figure_title(table, &title);
	print_text(call->out, title.text);
	print_words(call->out, "\n\n");
	buf_clear(&title);
	start_table(&out, table);
	for (size_t row = 0; row < table->rows; row++) {
		for (size_t i = 0; i < table->dimensions_count; i++) {
			struct buf word = BUF_EMPTY;

			figure_code(table->dimensions[i],
			    table->codes[row * table->dimensions_count + i],
			    &word);
			table_text(&out, word.text);
			buf_clear(&word);
		}
		add_value(&out, release, table, table->values[row]);
	}
	table_print(&out, call->out);
}

void
figures_print_note(struct call *call, const struct release *release)
{
	print_format(call->out,
	    "\nNumbers of people and visits are rounded, up or down at random, "
	    "to a\nmultiple of %d; the true number is in the range.  [c]: "
	    "fewer than %d, or\nnone.  [z]: nobody can be both.  The figures "
	    "of a period are final.\n",
	    release->base, release->base);
}

/* ------------------------------------------------------------------ ratios */

static void
add_tenths(struct table *out, int64_t tenths, const char *marker)
{
	struct buf text = BUF_EMPTY;

	if (*marker != '\0')
		buf_set(&text, marker);
	else
		buf_add_format(&text, "%" PRId64 ".%" PRId64, tenths / TENTHS,
		    tenths % TENTHS);
	table_text(out, text.text);
	buf_clear(&text);
}

static void
add_range(struct table *out, const struct ratio *ratio)
{
	struct buf text = BUF_EMPTY;

	if (strcmp(ratio->marker, "[x]") != 0)
		buf_add_format(&text,
		    "%" PRId64 ".%" PRId64 " to %" PRId64 ".%" PRId64,
		    ratio->lower / TENTHS, ratio->lower % TENTHS,
		    ratio->upper / TENTHS, ratio->upper % TENTHS);
	table_text(out, text.text);
	buf_clear(&text);
}

static void
add_of(struct table *out, const struct ratio *ratio)
{
	struct buf text = BUF_EMPTY;

	if (ratio->dimension == PLAN_DIMENSIONS) {
		buf_set(&text, "All");
	} else {
		figure_column(ratio->dimension, ratio->grouping, &text);
		buf_add_text(&text, ": ");
		figure_code(ratio->dimension, ratio->code, &text);
	}
	table_text(out, text.text);
	buf_clear(&text);
}

void
figures_print_ratios(
    struct call *call, const struct ratio *ratios, size_t count)
{
	static const char *const heads[] = {"Ratio", "Of", "Value", "Range"};
	struct table out;

	table_init(&out, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		table_text(&out, ratio_title(ratios[i].measure));
		add_of(&out, &ratios[i]);
		add_tenths(&out, ratios[i].value, ratios[i].marker);
		add_range(&out, &ratios[i]);
	}
	table_print(&out, call->out);
}

/* -------------------------------------------------------------------- JSON */

/* Hours are kept in minutes. */
static json_t *
number_json(const struct release_table *table, int64_t number)
{
	if (table->measure == RELEASE_HOURS)
		return js_hundredths((number * 100 + 30) / 60);
	return js_number(number);
}

static json_t *
row_json(const struct release *release, const struct release_table *table,
    size_t row)
{
	int64_t value = table->values[row], lower, upper;
	json_t *one = json_object();
	bool is_hidden = value == 0 && !figure_is_exact(table->measure);

	for (size_t i = 0; i < table->dimensions_count; i++) {
		struct buf key = BUF_EMPTY;

		buf_add_text(&key, plan_dimension_name(table->dimensions[i]));
		if (strcmp(table->groupings[i], "each") != 0)
			buf_add_format(&key, "_%s", table->groupings[i]);
		js_put(one, key.text,
		    js_text(table->codes[row * table->dimensions_count + i]));
		buf_clear(&key);
	}
	if (value == RELEASE_NONE) {
		js_put(one, "value", json_null());
		js_put(one, "lower", json_null());
		js_put(one, "upper", json_null());
		js_put(one, "marker", js_text("[z]"));
		return one;
	}
	release_range(release, table, value, &lower, &upper);
	js_put(
	    one, "value", is_hidden ? json_null() : number_json(table, value));
	js_put(one, "lower", number_json(table, lower));
	js_put(one, "upper", number_json(table, upper));
	js_put(one, "marker", js_text(is_hidden ? "[c]" : ""));
	return one;
}

json_t *
figures_json_table(
    const struct release *release, const struct release_table *table)
{
	json_t *answer = json_object(), *rows = json_array();
	struct buf name = BUF_EMPTY, title = BUF_EMPTY;

	release_table_name(table, &name);
	figure_title(table, &title);
	for (size_t row = 0; row < table->rows; row++)
		js_add(rows, row_json(release, table, row));
	js_put(answer, "name", js_text(name.text));
	js_put(answer, "title", js_text(title.text));
	js_put(
	    answer, "measure", js_text(release_measure_name(table->measure)));
	js_put(answer, "rows", rows);
	buf_clear(&name);
	buf_clear(&title);
	return answer;
}

json_t *
figures_json_held_back(const struct held_back *held, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *one = json_object();

		js_put(one, "name", js_text(held[i].name));
		js_put(one, "title", js_text(held[i].title));
		js_put(one, "why", js_text(held[i].why));
		js_add(list, one);
	}
	return list;
}

json_t *
figures_json_ratios(const struct ratio *ratios, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct ratio *ratio = &ratios[i];
		bool is_of_all = ratio->dimension == PLAN_DIMENSIONS;
		bool is_known = strcmp(ratio->marker, "[x]") != 0;
		json_t *one = json_object();

		js_put(one, "ratio", js_text(ratio_name(ratio->measure)));
		js_put(one, "dimension",
		    is_of_all ? json_null()
			      : js_text(plan_dimension_name(ratio->dimension)));
		js_put(one, "grouping",
		    is_of_all ? json_null() : js_text(ratio->grouping));
		js_put(one, "code", js_text(ratio->code));
		js_put(one, "value",
		    *ratio->marker == '\0'
			? js_hundredths(ratio->value * TENTHS)
			: json_null());
		js_put(one, "lower",
		    is_known ? js_hundredths(ratio->lower * TENTHS)
			     : json_null());
		js_put(one, "upper",
		    is_known ? js_hundredths(ratio->upper * TENTHS)
			     : json_null());
		js_put(one, "marker", js_text(ratio->marker));
		js_add(list, one);
	}
	return list;
}
