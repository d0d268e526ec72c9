/*
 * ratio: worked out from published figures; see core/ratio.h.
 *
 * Whole numbers all the way: tenths, the least rounded down and the greatest
 * rounded up, so that a range never says too little.
 */
#include "core/ratio.h"

#include <string.h>

#include "base/mem.h"
#include "core/figure_words.h"

#define TENTHS  10
#define PERCENT 100

static const struct {
	const char *name, *title, *definition;
} measures[RATIO_MEASURES] = {
    [RATIO_PER_HOUR] = {"young_people_per_hour", "Young people in an hour",
	"How many young people took part in an hour, on average over all hours "
	"with young people present: visits for each session of a kind of "
	"provision, weighted by its hours. Young people are not added up over "
	"hours, and hours are not multiplied by them (National Lottery "
	"Community Fund, Million Hours Fund)."},
    [RATIO_RECORDED] = {"recorded_outcomes_percent",
	"Recorded outcomes, in percent",
	"Young people with a recorded outcome, of every 100 who took part "
	"(BV221a, relative to participants)."},
    [RATIO_ACCREDITED] = {"accredited_outcomes_percent",
	"Accredited outcomes, in percent",
	"Young people with an accredited outcome, of every 100 who took part "
	"(BV221b, relative to participants)."},
};

struct listing {
	const struct release *release;
	struct ratio *ratios;
	size_t count, capacity;
};

/* A published figure and its range. */
struct figure {
	int64_t value, lower, upper;
};

const char *
ratio_name(enum ratio_measure measure)
{
	return measures[measure].name;
}

const char *
ratio_title(enum ratio_measure measure)
{
	return measures[measure].title;
}

const char *
ratio_definition(enum ratio_measure measure)
{
	return measures[measure].definition;
}

static bool
is_listed(const struct listing *listing, const struct ratio *ratio)
{
	for (size_t i = 0; i < listing->count; i++) {
		const struct ratio *other = &listing->ratios[i];

		if (other->measure == ratio->measure &&
		    other->dimension == ratio->dimension &&
		    strcmp(other->grouping, ratio->grouping) == 0 &&
		    strcmp(other->code, ratio->code) == 0)
			return true;
	}
	return false;
}

static void
add(struct listing *listing, const struct ratio *ratio)
{
	if (is_listed(listing, ratio))
		return;
	mem_grow((void **)&listing->ratios, &listing->capacity,
	    listing->count + 1, sizeof(*listing->ratios));
	listing->ratios[listing->count++] = *ratio;
}

static struct figure
figure_of(const struct release *release, const struct release_table *table,
    size_t row)
{
	struct figure figure = {.value = table->values[row]};

	release_range(
	    release, table, figure.value, &figure.lower, &figure.upper);
	if (figure.value == RELEASE_NONE)
		figure.value = 0;
	return figure;
}

static size_t
axis_of(const struct release_table *table, enum plan_dimension dimension)
{
	size_t at = 0;

	while (
	    at < table->dimensions_count && table->dimensions[at] != dimension)
		at++;
	return at;
}

/* Are all codes of a row but those of two axes "all"? */
static bool
is_margin(
    const struct release_table *table, size_t row, size_t one, size_t other)
{
	for (size_t i = 0; i < table->dimensions_count; i++)
		if (i != one && i != other &&
		    strcmp(figure_code_at(table, row, i), RELEASE_ALL) != 0)
			return false;
	return true;
}

/* ------------------------------------------------------- young people a hour
 */

/* The same row of a table with the same dimensions; NULL: no such table. */
static const struct release_table *
twin(const struct release *release, const struct release_table *table,
    enum release_measure measure)
{
	for (size_t i = 0; i < release->tables_count; i++) {
		const struct release_table *other = &release->tables[i];

		if (other->measure == measure && other->rows == table->rows &&
		    other->dimensions_count == table->dimensions_count &&
		    memcmp(other->dimensions, table->dimensions,
			table->dimensions_count *
			    sizeof(table->dimensions[0])) == 0)
			return other;
	}
	return NULL;
}

/* Work of one kind: its sessions, its minutes and its visits. */
struct work {
	const struct release_table *sessions, *minutes, *visits;
	size_t provision; /* its axis; or their count: none */
};

static int64_t
up(int64_t part, int64_t whole)
{
	return (part + whole - 1) / whole;
}

/* Sums of heads * minutes in thousandths, so that little is lost. */
struct sum {
	struct figure heads;
	int64_t minutes;
};

#define THOUSAND 1000

static void
add_work(const struct listing *listing, const struct work *work, size_t row,
    struct sum *sum)
{
	struct figure visits = figure_of(listing->release, work->visits, row);
	int64_t sessions = work->sessions->values[row];
	int64_t minutes = work->minutes->values[row];

	if (sessions <= 0 || minutes <= 0)
		return;
	sum->heads.value += visits.value * minutes * THOUSAND / sessions;
	sum->heads.lower += visits.lower * minutes * THOUSAND / sessions;
	sum->heads.upper += up(visits.upper * minutes * THOUSAND, sessions);
	sum->minutes += minutes;
}

static void
add_per_hour(struct listing *listing, const struct sum *sum, const char *code,
    enum plan_dimension dimension)
{
	struct ratio ratio = {RATIO_PER_HOUR, dimension,
	    dimension == PLAN_DIMENSIONS ? "" : "each", code, 0, 0, 0, ""};
	int64_t whole = sum->minutes * THOUSAND;

	if (sum->minutes == 0) {
		ratio.marker = "[x]";
	} else {
		ratio.value = (sum->heads.value * TENTHS + whole / 2) / whole;
		ratio.lower = sum->heads.lower * TENTHS / whole;
		ratio.upper = up(sum->heads.upper * TENTHS, whole);
		if (sum->heads.value == 0)
			ratio.marker = "[c]";
	}
	add(listing, &ratio);
}

/* Row by row of provision, then all of it; or all at once. */
static void
list_work(struct listing *listing, const struct work *work)
{
	const struct release_table *table = work->sessions;
	bool has_provision = work->provision < table->dimensions_count;
	struct sum all = {{0, 0, 0}, 0};

	for (size_t row = 0; row < table->rows; row++) {
		struct sum one = {{0, 0, 0}, 0};

		if (!is_margin(table, row, work->provision, work->provision) ||
		    (has_provision &&
			strcmp(figure_code_at(table, row, work->provision),
			    RELEASE_ALL) == 0))
			continue;
		add_work(listing, work, row, &all);
		add_work(listing, work, row, &one);
		if (has_provision)
			add_per_hour(listing, &one,
			    figure_code_at(table, row, work->provision),
			    PLAN_PROVISION);
	}
	add_per_hour(listing, &all, RELEASE_ALL, PLAN_DIMENSIONS);
}

/* Work tables are chosen by the plan alone: by provision where one is. */
static void
list_per_hour(struct listing *listing)
{
	const struct release *release = listing->release;
	struct work work = {NULL, NULL, NULL, 0};

	for (size_t i = 0; i < release->tables_count; i++) {
		const struct release_table *table = &release->tables[i];
		size_t axis = axis_of(table, PLAN_PROVISION);
		struct work found = {table, twin(release, table, RELEASE_HOURS),
		    twin(release, table, RELEASE_VISITS), axis};

		if (table->measure != RELEASE_SESSIONS ||
		    found.minutes == NULL || found.visits == NULL)
			continue;
		if (work.sessions == NULL ||
		    (work.provision >= work.sessions->dimensions_count &&
			axis < table->dimensions_count))
			work = found;
	}
	if (work.sessions != NULL)
		list_work(listing, &work);
}

/* ------------------------------------------------------------------ outcomes
 */

/* The row that is the same but for one axis, where it says ${code}. */
static size_t
row_with(const struct release_table *table, size_t row, size_t axis,
    const char *code)
{
	for (size_t k = 0; k < table->rows; k++) {
		bool is_it = strcmp(figure_code_at(table, k, axis), code) == 0;

		for (size_t i = 0; is_it && i < table->dimensions_count; i++)
			is_it = i == axis ||
				strcmp(figure_code_at(table, k, i),
				    figure_code_at(table, row, i)) == 0;
		if (is_it)
			return k;
	}
	return table->rows;
}

static void
add_percent(struct listing *listing, struct ratio *ratio, struct figure part,
    struct figure whole)
{
	int64_t scale = PERCENT * TENTHS;

	ratio->upper = scale;
	if (whole.value == 0) {
		ratio->marker = "[c]";
	} else {
		ratio->value =
		    (part.value * scale + whole.value / 2) / whole.value;
		ratio->lower = part.lower * scale / whole.upper;
		if (whole.lower > part.upper)
			ratio->upper = up(part.upper * scale, whole.lower);
		if (part.value == 0)
			ratio->marker = "[c]";
	}
	add(listing, ratio);
}

/* ${other}: the axis of age beside that of the outcome, or none. */
static void
list_table(struct listing *listing, const struct release_table *table,
    enum ratio_measure measure, size_t axis)
{
	size_t age = axis_of(table, PLAN_AGE_BAND);

	for (size_t row = 0; row < table->rows; row++) {
		struct ratio ratio = {
		    measure, PLAN_DIMENSIONS, "", RELEASE_ALL, 0, 0, 0, ""};
		size_t whole = row_with(table, row, axis, RELEASE_ALL);

		if (strcmp(figure_code_at(table, row, axis), "yes") != 0 ||
		    !is_margin(table, row, axis, age) || whole == table->rows ||
		    table->values[row] == RELEASE_NONE)
			continue;
		if (age < table->dimensions_count &&
		    strcmp(figure_code_at(table, row, age), RELEASE_ALL) != 0) {
			ratio.dimension = PLAN_AGE_BAND;
			ratio.grouping = table->groupings[age];
			ratio.code = figure_code_at(table, row, age);
		}
		add_percent(listing, &ratio,
		    figure_of(listing->release, table, row),
		    figure_of(listing->release, table, whole));
	}
}

static void
list_outcomes(struct listing *listing, enum ratio_measure measure,
    enum plan_dimension dimension)
{
	for (size_t i = 0; i < listing->release->tables_count; i++) {
		const struct release_table *table =
		    &listing->release->tables[i];
		size_t axis = axis_of(table, dimension);

		if (table->measure == RELEASE_PEOPLE &&
		    axis < table->dimensions_count)
			list_table(listing, table, measure, axis);
	}
}

void
ratio_list(const struct release *release, struct ratio **ratios, size_t *count)
{
	struct listing listing = {release, NULL, 0, 0};

	list_per_hour(&listing);
	list_outcomes(&listing, RATIO_RECORDED, PLAN_RECORDED);
	list_outcomes(&listing, RATIO_ACCREDITED, PLAN_ACCREDITED);
	*ratios = listing.ratios;
	*count = listing.count;
}
