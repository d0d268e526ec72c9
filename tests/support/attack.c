/*
 * attack: reads exported files into rows of an integer program.
 */
#include "support/attack.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "support/attack_internal.h"

#define BEFORE 4 /* period_start, period_end, project, measure */
#define AFTER  4 /* value, lower, upper, marker */

struct attack *
attack_new(void)
{
	return mem_alloc(1, sizeof(struct attack));
}

static void
clear_lists(struct attack *attack)
{
	for (size_t i = 0; i < attack->dimensions_count; i++) {
		struct attack_dimension *dimension = &attack->dimensions[i];

		for (size_t k = 0; k < dimension->count; k++)
			mem_free(dimension->categories[k]);
		mem_free(dimension->name);
	}
	for (size_t i = 0; i < attack->groups_count; i++) {
		mem_free(attack->groups[i].column);
		mem_free(attack->groups[i].code);
	}
	for (size_t i = 0; i < attack->periods_count; i++) {
		mem_free(attack->periods[i].start);
		mem_free(attack->periods[i].end);
		mem_free(attack->periods[i].withheld.name);
	}
}

void
attack_free(struct attack *attack)
{
	if (attack == NULL)
		return;
	clear_lists(attack);
	for (size_t i = 0; i < attack->rows_count; i++)
		mem_free(attack->rows[i].name);
	for (size_t i = 0; i < attack->files_count; i++)
		mem_free(attack->files[i].csv);
	mem_free(attack->files);
	mem_free(attack->groups);
	mem_free(attack->rows);
	mem_free(attack);
}

bool
attack_add(struct attack *attack, const char *csv, size_t size)
{
	mem_grow((void **)&attack->files, &attack->files_capacity,
	    attack->files_count + 1, sizeof(*attack->files));
	attack->files[attack->files_count++] =
	    (struct attack_file){mem_text_n(csv, size), size};
	return strncmp(csv, "dimension,", 10) == 0 ||
	       strncmp(csv, "period_start,", 13) == 0;
}

/* ------------------------------------------------------------------ lists */

static size_t
find_dimension(struct attack *attack, const char *name)
{
	size_t at = 0;

	while (at < attack->dimensions_count &&
	       strcmp(attack->dimensions[at].name, name) != 0)
		at++;
	if (at == attack->dimensions_count) {
		if (at == ATTACK_DIMENSIONS)
			abort();
		attack->dimensions[at].name = mem_text(name);
		attack->dimensions_count++;
	}
	return at;
}

static uint64_t
category_set(struct attack_dimension *dimension, const char *category)
{
	size_t at = 0;

	while (at < dimension->count &&
	       strcmp(dimension->categories[at], category) != 0)
		at++;
	if (at == dimension->count) {
		if (at == ATTACK_CATEGORIES)
			abort();
		dimension->categories[dimension->count++] = mem_text(category);
	}
	return UINT64_C(1) << at;
}

static struct attack_group *
find_group(struct attack *attack, const char *column, const char *code)
{
	for (size_t i = 0; i < attack->groups_count; i++)
		if (strcmp(attack->groups[i].column, column) == 0 &&
		    (code == NULL || strcmp(attack->groups[i].code, code) == 0))
			return &attack->groups[i];
	return NULL;
}

static void
add_to_group(struct attack *attack, const struct csv_record *record)
{
	struct buf column = BUF_EMPTY;
	size_t dimension = find_dimension(attack, record->fields[0].text);
	struct attack_group *group = NULL;

	buf_add_format(
	    &column, "%s_%s", record->fields[0].text, record->fields[1].text);
	group = find_group(attack, column.text, record->fields[2].text);
	if (group == NULL) {
		mem_grow((void **)&attack->groups, &attack->groups_capacity,
		    attack->groups_count + 1, sizeof(*attack->groups));
		group = &attack->groups[attack->groups_count++];
		group->column = mem_text(column.text);
		group->code = mem_text(record->fields[2].text);
		group->dimension = dimension;
	}
	group->set |= category_set(
	    &attack->dimensions[dimension], record->fields[3].text);
	buf_clear(&column);
}

static size_t
find_period(struct attack *attack, const char *start, const char *end)
{
	size_t at = 0;

	while (at < attack->periods_count &&
	       (strcmp(attack->periods[at].start, start) != 0 ||
		   strcmp(attack->periods[at].end, end) != 0))
		at++;
	if (at == attack->periods_count) {
		if (at == ATTACK_PERIODS)
			abort();
		attack->periods[at] =
		    (struct attack_period){.start = mem_text(start),
			.end = mem_text(end),
			.visits_upper = -1};
		attack->periods_count++;
	}
	return at;
}

/* ------------------------------------------------------------------- rows */

static int64_t
number_of(const struct csv_record *record, size_t from_end)
{
	return strtoll(record->fields[record->count - from_end].text, NULL, 10);
}

/* What a code of a column stands for; a column without groups is plain. */
static void
narrow(struct attack *attack, struct attack_row *row, const char *column,
    const char *code)
{
	struct attack_group *group = find_group(attack, column, NULL);
	size_t dimension;

	if (group == NULL) {
		dimension = find_dimension(attack, column);
		if (strcmp(code, "all") != 0)
			row->sets[dimension] =
			    category_set(&attack->dimensions[dimension], code);
		return;
	}
	dimension = group->dimension;
	group = find_group(attack, column, code);
	if (strcmp(code, "all") != 0)
		row->sets[dimension] = group == NULL ? 0 : group->set;
}

static void
keep_row(struct attack *attack, const struct attack_row *row)
{
	for (size_t i = 0; i < attack->rows_count; i++) {
		struct attack_row *known = &attack->rows[i];

		if (known->period != row->period ||
		    memcmp(known->sets, row->sets, sizeof(row->sets)) != 0)
			continue;
		if (row->lower > known->lower)
			known->lower = row->lower;
		if (row->upper < known->upper)
			known->upper = row->upper;
		mem_free(row->name);
		return;
	}
	mem_grow((void **)&attack->rows, &attack->rows_capacity,
	    attack->rows_count + 1, sizeof(*attack->rows));
	attack->rows[attack->rows_count++] = *row;
}

static void
read_people(struct attack *attack, const struct csv_record *heading,
    const struct csv_record *record, size_t period)
{
	struct attack_row row = {.period = period};
	struct buf name = BUF_EMPTY;

	memset(row.sets, 0xff, sizeof(row.sets));
	buf_add_text(&name, attack->periods[period].start);
	for (size_t i = BEFORE; i + AFTER < record->count; i++) {
		const char *column = heading->fields[i].text;
		const char *code = record->fields[i].text;

		narrow(attack, &row, column, code);
		buf_add_format(&name, " %s=%s", column, code);
	}
	row.value = number_of(record, 4);
	row.lower = number_of(record, 3);
	row.upper = number_of(record, 2);
	row.name = mem_text(name.text);
	buf_clear(&name);
	keep_row(attack, &row);
}

static void
read_withheld(const struct csv_record *record, struct attack_period *period)
{
	struct attack_row *row = &period->withheld;
	struct buf name = BUF_EMPTY;

	mem_free(row->name);
	buf_add_format(&name, "%s withheld", period->start);
	*row = (struct attack_row){.name = mem_text(name.text),
	    .value = number_of(record, 4),
	    .lower = number_of(record, 3),
	    .upper = number_of(record, 2)};
	buf_clear(&name);
}

static bool
is_total(const struct csv_record *record)
{
	for (size_t i = BEFORE; i + AFTER < record->count; i++)
		if (strcmp(record->fields[i].text, "all") != 0)
			return false;
	return true;
}

static void
read_row(struct attack *attack, const struct csv_record *heading,
    const struct csv_record *record)
{
	const char *measure = record->fields[3].text;
	size_t period =
	    find_period(attack, record->fields[0].text, record->fields[1].text);
	struct attack_period *found = &attack->periods[period];

	if (strcmp(measure, "people") == 0)
		read_people(attack, heading, record, period);
	else if (strcmp(measure, "visits") == 0 && is_total(record))
		found->visits_upper = number_of(record, 2);
	else if (strcmp(measure, "withheld") == 0)
		read_withheld(record, found);
}

static bool
read_file(struct attack *attack, const struct attack_file *file, bool groups)
{
	struct csv csv;
	struct csv_record heading;
	struct csv_record record;
	bool good;

	csv_start(&csv, file->csv, file->size);
	csv_record_init(&heading);
	csv_record_init(&record);
	good = csv_next(&csv, &heading) == STATUS_OK &&
	       (strcmp(heading.fields[0].text, "dimension") == 0) == groups;
	while (good && csv_next(&csv, &record) == STATUS_OK) {
		if (groups)
			add_to_group(attack, &record);
		else
			read_row(attack, &heading, &record);
	}
	csv_record_clear(&heading);
	csv_record_clear(&record);
	return good;
}

bool
attack_run(struct attack *attack, size_t most)
{
	/* What groups are made of first: the columns are named by them. */
	for (size_t i = 0; i < attack->files_count; i++)
		(void)read_file(attack, &attack->files[i], true);
	for (size_t i = 0; i < attack->files_count; i++)
		(void)read_file(attack, &attack->files[i], false);
	return attack_solve(attack, most);
}

size_t
attack_figures(const struct attack *attack)
{
	size_t count = attack->rows_count;

	for (size_t i = 0; i < attack->periods_count; i++)
		count += attack->periods[i].withheld.name != NULL;
	return count;
}

/* People's figures first, then the numbers withheld. */
static const struct attack_row *
row_at(const struct attack *attack, size_t at)
{
	size_t period = 0;

	if (at < attack->rows_count)
		return &attack->rows[at];
	at -= attack->rows_count;
	while (attack->periods[period].withheld.name == NULL || at-- > 0)
		period++;
	return &attack->periods[period].withheld;
}

struct attack_figure
attack_figure(const struct attack *attack, size_t at)
{
	const struct attack_row *row = row_at(attack, at);

	return (struct attack_figure){row->name, row->value, row->lower,
	    row->upper, row->least, row->most, !row->is_unsure};
}
