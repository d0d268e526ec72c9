/*
 * figure_words: figures in words; see core/figure_words.h.
 */
#include "core/figure_words.h"

#include <ctype.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"

#define MINUTES        60
#define YEAR_LEAST     300 /* days that only a reporting year has */
#define DAYS_SAME_KIND 5   /* quarters and months differ by so much at most */

static const struct {
	const char *name, *definition;
} measures[] = {
    [RELEASE_PEOPLE] = {"Young people",
	"Young people who came in the period and agreed to be counted, each "
	"once, however often they came."},
    [RELEASE_SESSIONS] = {"Sessions",
	"Pieces of youth work. The number is exact: it is about the work."},
    [RELEASE_HOURS] = {"Hours",
	"Hours with young people present, without setting up and tidying up, "
	"and not multiplied by workers or young people. The number is exact: "
	"it is about the work."},
    [RELEASE_VISITS] = {"Visits",
	"The heads counted at each session, added up. Who came ten times is "
	"ten visits, named or not."},
    [RELEASE_HEADS] = {"Heads",
	"Heads that were sorted at the session by what the worker saw or was "
	"told. Who came ten times is ten heads."},
    [RELEASE_WITHHELD] = {"Young people who did not agree to be counted",
	"They came, and they are in none of the other numbers of young "
	"people."},
};

/* As a column's name, and inside a title. */
static const struct {
	const char *name, *in_title;
} dimensions[] = {
    [PLAN_AGE_BAND] = {"Age", "age"},
    [PLAN_GENDER] = {"Gender", "gender"},
    [PLAN_ETHNIC_GROUP] = {"Ethnic group", "ethnic group"},
    [PLAN_DISABILITY] = {"Disabled", "disability"},
    [PLAN_DISTRICT] = {"District", "district"},
    [PLAN_NEW] = {"New this year", "whether they are new this year"},
    [PLAN_RECORDED] = {"Recorded outcome",
	"whether they had a recorded outcome"},
    [PLAN_ACCREDITED] = {"Accredited outcome",
	"whether they had an accredited outcome"},
    [PLAN_MONTH] = {"Month", "month"},
    [PLAN_PROVISION] = {"Provision", "provision"},
    [PLAN_THEME] = {"Theme", "theme"},
    [PLAN_GROUP] = {"Group", "group"},
    [PLAN_MODE] = {"How", "how it was done"},
    [PLAN_PROJECT] = {"Project", "project"},
};

static const char *const months[] = {"January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November",
    "December"};

const char *
figure_measure(enum release_measure measure)
{
	return measures[measure].name;
}

const char *
figure_definition(enum release_measure measure)
{
	return measures[measure].definition;
}

const char *
figure_dimension(enum plan_dimension dimension)
{
	return dimensions[dimension].name;
}

static void
add_grouping(const char *grouping, struct buf *text)
{
	if (strcmp(grouping, "each") != 0)
		buf_add_format(text, " (%s)", grouping);
}

void
figure_title(const struct release_table *table, struct buf *title)
{
	size_t count = table->dimensions_count;

	/* A head is new to the worker who counts it, not to the year. */
	if (table->measure == RELEASE_HEADS && count == 1 &&
	    table->dimensions[0] == PLAN_NEW) {
		buf_add_text(title, "New faces");
		return;
	}
	buf_add_text(title, figure_measure(table->measure));
	for (size_t i = 0; i < count; i++) {
		enum plan_dimension dimension = table->dimensions[i];

		buf_add_text(title, i == 0          ? " by "
				    : i + 1 < count ? ", "
						    : " and ");
		buf_add_text(title, dimensions[dimension].in_title);
		add_grouping(table->groupings[i], title);
	}
}

void
figure_column(
    enum plan_dimension dimension, const char *grouping, struct buf *column)
{
	buf_add_text(column, figure_dimension(dimension));
	add_grouping(grouping, column);
}

static bool
is_month(const char *code)
{
	return strlen(code) == 7 && code[4] == '-' &&
	       isdigit((unsigned char)code[5]) &&
	       isdigit((unsigned char)code[6]);
}

void
figure_code(enum plan_dimension dimension, const char *code, struct buf *word)
{
	size_t start = word->length;

	if (strcmp(code, RELEASE_ALL) == 0) {
		buf_add_text(word, "All");
		return;
	}
	if (dimension == PLAN_MONTH && is_month(code)) {
		int month = (code[5] - '0') * 10 + code[6] - '0';

		if (month >= 1 && month <= 12) {
			buf_add_format(
			    word, "%s %.4s", months[month - 1], code);
			return;
		}
	}
	text_printable(code, word);
	/* Ours ("not stated", "yes") begin small. */
	if (dimension < PLAN_PEOPLE_DIMENSIONS && word->length > start)
		word->text[start] =
		    (char)toupper((unsigned char)word->text[start]);
}

const char *
figure_code_at(const struct release_table *table, size_t row, size_t axis)
{
	return table->codes[row * table->dimensions_count + axis];
}

static bool
is_total(const struct release_table *table, size_t row)
{
	for (size_t i = 0; i < table->dimensions_count; i++)
		if (strcmp(figure_code_at(table, row, i), RELEASE_ALL) != 0)
			return false;
	return true;
}

size_t
figure_total(const struct release_table *table)
{
	for (size_t row = 0; row < table->rows; row++)
		if (is_total(table, row))
			return row;
	return table->rows == 1 ? 0 : SIZE_MAX;
}

void
figure_period(int32_t start, int32_t end, struct buf *period)
{
	struct day_parts first = day_to_parts(start);
	struct day_parts last = day_to_parts(end);

	if (first.month < 1 || last.month < 1)
		return;
	buf_add_text(period, months[first.month - 1]);
	if (first.year != last.year)
		buf_add_format(period, " %d", first.year);
	if (first.year != last.year || first.month != last.month)
		buf_add_format(period, " to %s", months[last.month - 1]);
	buf_add_format(period, " %d", last.year);
}

bool
figure_is_exact(enum release_measure measure)
{
	return measure == RELEASE_SESSIONS || measure == RELEASE_HOURS;
}

void
figure_value(const struct release_table *table, int64_t value, struct buf *text)
{
	int64_t hundredths = (value * 100 + MINUTES / 2) / MINUTES;

	if (value == RELEASE_NONE)
		buf_add_text(text, "[z]");
	else if (value == 0 && !figure_is_exact(table->measure))
		buf_add_text(text, "[c]");
	else if (table->measure == RELEASE_HOURS)
		buf_add_format(text, "%lld.%02lld",
		    (long long)(hundredths / 100),
		    (long long)(hundredths % 100));
	else
		buf_add_format(text, "%lld", (long long)value);
}

void
figure_range(const struct release *release, const struct release_table *table,
    int64_t value, struct buf *text)
{
	int64_t lower;
	int64_t upper;

	if (figure_is_exact(table->measure) || value == RELEASE_NONE)
		return;
	release_range(release, table, value, &lower, &upper);
	buf_add_format(
	    text, "%lld to %lld", (long long)lower, (long long)upper);
}

/* -------------------------------------------------------------- periods */

static int32_t
days_of(const struct release *release)
{
	return release->end - release->start + 1;
}

bool
figure_is_year(const struct release *release)
{
	return days_of(release) >= YEAR_LEAST;
}

static bool
is_same_kind(const struct release *one, const struct release *other)
{
	int32_t apart = days_of(one) - days_of(other);

	return apart >= -DAYS_SAME_KIND && apart <= DAYS_SAME_KIND;
}

size_t
figure_before(const struct release *const *releases, size_t count,
    const struct release *release)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < count; i++)
		if (releases[i]->end < release->start &&
		    is_same_kind(releases[i], release) &&
		    (found == SIZE_MAX ||
			releases[i]->end > releases[found]->end))
			found = i;
	return found;
}
