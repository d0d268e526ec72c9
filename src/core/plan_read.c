/*
 * plan_read: a plan from its text, which came from outside.
 *
 * A line is taken apart here; whether it stands in the right place is seen by
 * writing the plan again: only the very same text is a plan.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/plan_internal.h"

struct reader {
	struct plan *plan;
	const char *rest;               /* of the line, after its word */
	enum plan_dimension dimension;  /* last one named */
	struct plan_grouping *grouping; /* last one begun */
	size_t group;
	struct plan_never never; /* begun, not yet ended */
};

/* Take the next word of the line; its length, 0 at the end. */
static const char *
take_word(struct reader *reader, size_t *length)
{
	const char *word = reader->rest;

	*length = strcspn(word, " ");
	reader->rest += *length;
	if (*reader->rest == ' ')
		reader->rest++;
	return word;
}

static bool
is_word(const char *word, size_t length, const char *wanted)
{
	return strlen(wanted) == length && memcmp(word, wanted, length) == 0;
}

/* One of two words. */
static bool
take_choice(struct reader *reader, const char *yes, const char *no, bool *is)
{
	size_t length;
	const char *word = take_word(reader, &length);

	*is = is_word(word, length, yes);
	return *is || is_word(word, length, no);
}

static bool
take_people_dimension(struct reader *reader, enum plan_dimension *dimension)
{
	size_t length;
	const char *word = take_word(reader, &length);

	*dimension = plan_dimension_of(word, length);
	return *dimension < PLAN_PEOPLE_DIMENSIONS;
}

static bool
take_day(struct reader *reader, int32_t *day)
{
	char text[DAY_TEXT_BYTES] = {0};
	size_t length;
	const char *word = take_word(reader, &length);

	if (length != DAY_TEXT_BYTES - 1)
		return false;
	memcpy(text, word, length);
	return day_parse(text, day) == STATUS_OK;
}

/* ------------------------------------------------------------------ lines */

static bool
read_uid(struct reader *reader)
{
	return text_unhex(reader->rest, reader->plan->uid, PLAN_UID_BYTES) ==
	       STATUS_OK;
}

static bool
read_project(struct reader *reader)
{
	mem_free(reader->plan->project);
	reader->plan->project = mem_text(reader->rest);
	return true;
}

static bool
read_year(struct reader *reader)
{
	return take_day(reader, &reader->plan->year);
}

static bool
read_periods(struct reader *reader)
{
	return take_choice(
	    reader, "months", "quarters", &reader->plan->is_monthly);
}

static bool
read_base(struct reader *reader)
{
	bool is_ten;
	bool good = take_choice(reader, "10", "5", &is_ten);

	reader->plan->base = is_ten ? 10 : 5;
	return good;
}

static bool
read_withheld(struct reader *reader)
{
	return take_choice(reader, "yes", "no", &reader->plan->is_withheld);
}

static bool
read_dimension(struct reader *reader)
{
	reader->grouping = NULL;
	return take_people_dimension(reader, &reader->dimension);
}

static bool
read_category(struct reader *reader)
{
	if (reader->dimension == PLAN_DIMENSIONS)
		return false;
	plan_add_category(reader->plan, reader->dimension, reader->rest);
	return true;
}

static bool
read_grouping(struct reader *reader)
{
	if (reader->dimension == PLAN_DIMENSIONS)
		return false;
	reader->grouping =
	    plan_add_grouping(reader->plan, reader->dimension, reader->rest);
	reader->group = PLAN_CATEGORIES_MOST;
	return reader->grouping != NULL;
}

static bool
read_group(struct reader *reader)
{
	if (reader->grouping == NULL)
		return false;
	reader->group = plan_add_group(reader->grouping, reader->rest);
	return reader->group < PLAN_CATEGORIES_MOST;
}

static bool
read_of(struct reader *reader)
{
	size_t category;

	if (reader->grouping == NULL || reader->group == PLAN_CATEGORIES_MOST)
		return false;
	category =
	    plan_category_of(reader->plan, reader->dimension, reader->rest);
	if (category == PLAN_CATEGORIES_MOST)
		return false;
	reader->grouping->of[category] = (unsigned char)reader->group;
	return true;
}

static bool
take_category(struct reader *reader, size_t which)
{
	enum plan_dimension dimension;

	if (!take_people_dimension(reader, &dimension))
		return false;
	reader->never.dimensions[which] = dimension;
	reader->never.categories[which] =
	    plan_category_of(reader->plan, dimension, reader->rest);
	return reader->never.categories[which] < PLAN_CATEGORIES_MOST;
}

static bool
read_never(struct reader *reader)
{
	return take_category(reader, 0);
}

static bool
read_with(struct reader *reader)
{
	if (!take_category(reader, 1))
		return false;
	plan_add_never(reader->plan, &reader->never);
	return true;
}

static bool
read_merge(struct reader *reader)
{
	struct plan_merge merge = {PLAN_AGE_BAND, 0, 0};
	size_t *const ends[] = {&merge.from, &merge.to};

	if (!take_people_dimension(reader, &merge.dimension))
		return false;
	for (size_t i = 0; i < 2; i++) {
		size_t length;
		const char *word = take_word(reader, &length);

		*ends[i] = plan_grouping_of(
		    reader->plan, merge.dimension, word, length);
		if (*ends[i] > PLAN_GROUPINGS_MOST)
			return false;
	}
	plan_add_merge(reader->plan, &merge);
	return true;
}

static bool
read_tally(struct reader *reader)
{
	for (size_t i = 0; i < PLAN_TALLIES; i++) {
		if (strcmp(plan_tally_name((enum plan_tally)i), reader->rest) !=
		    0)
			continue;
		reader->plan->tallies[i] = true;
		return true;
	}
	return false;
}

/* DIMENSION or DIMENSION:GROUPING */
static bool
take_axis(struct reader *reader, struct plan_axis *axis)
{
	size_t length;
	const char *word = take_word(reader, &length);
	const char *colon = memchr(word, ':', length);
	size_t name = colon == NULL ? length : (size_t)(colon - word);

	axis->grouping = 0;
	axis->dimension = plan_dimension_of(word, name);
	if (axis->dimension == PLAN_DIMENSIONS)
		return false;
	if (colon != NULL)
		axis->grouping = plan_grouping_of(reader->plan, axis->dimension,
		    colon + 1, length - name - 1);
	return axis->grouping <= PLAN_GROUPINGS_MOST;
}

static bool
read_table(struct reader *reader)
{
	struct plan_table table = {0};

	if (!take_choice(reader, "year", "each", &table.is_yearly) ||
	    !take_day(reader, &table.from) ||
	    !take_choice(reader, "work", "people", &table.is_work))
		return false;
	while (*reader->rest != '\0') {
		if (table.axes_count == PLAN_AXES_MOST ||
		    !take_axis(reader, &table.axes[table.axes_count]))
			return false;
		table.axes_count++;
	}
	plan_add_table(reader->plan, &table);
	return true;
}

static const struct line {
	const char *word;
	bool (*read)(struct reader *reader);
} lines[] = {
    {"uid", read_uid},
    {"project", read_project},
    {"year", read_year},
    {"periods", read_periods},
    {"base", read_base},
    {"withheld", read_withheld},
    {"dimension", read_dimension},
    {"category", read_category},
    {"grouping", read_grouping},
    {"group", read_group},
    {"of", read_of},
    {"never", read_never},
    {"with", read_with},
    {"merge", read_merge},
    {"tally", read_tally},
    {"table", read_table},
};

#define LINES (sizeof(lines) / sizeof(lines[0]))

static bool
read_line(struct reader *reader, const char *line)
{
	size_t length;
	const char *word;

	reader->rest = line;
	word = take_word(reader, &length);
	for (size_t i = 0; i < LINES; i++)
		if (is_word(word, length, lines[i].word))
			return lines[i].read(reader);
	return false;
}

static bool
read_lines(struct plan *plan, const char *text)
{
	struct reader reader = {.plan = plan, .dimension = PLAN_DIMENSIONS};
	bool good = true;
	bool is_first = true;

	while (good && *text != '\0') {
		size_t length = strcspn(text, "\n");
		char *line = mem_text_n(text, length);

		good = text[length] == '\n' &&
		       (is_first ? strcmp(line, PLAN_FIRST_LINE) == 0
				 : read_line(&reader, line));
		is_first = false;
		text += length + (text[length] == '\n' ? 1 : 0);
		mem_free(line);
	}
	return good;
}

enum status
plan_read(const char *text, struct plan *plan)
{
	struct buf again = BUF_EMPTY;
	enum status status = STATUS_OK;

	plan_init(plan);
	if (!read_lines(plan, text))
		status = REFUSE(STATUS_INVALID,
		    "This is not a plan that sayso wrote. Ask for it again.");
	if (status == STATUS_OK)
		status = plan_write(plan, &again);
	if (status == STATUS_OK && strcmp(again.text, text) != 0)
		status = REFUSE(STATUS_INVALID,
		    "This plan was changed by hand. Ask for it again.");
	buf_clear(&again);
	if (status != STATUS_OK)
		plan_clear(plan);
	return status;
}
