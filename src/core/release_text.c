/*
 * release_text: the one text of a release, which is signed and stored.
 *
 * Parts of a line are parted by tabs: no code holds one.  What does not write
 * back as the very same text is no release.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/release_internal.h"

#define IMPOSSIBLE "z"
#define PARTS_MOST (PLAN_AXES_MOST + 1)
#define ROWS_MOST  1000000

/* ------------------------------------------------------------------ write */

static void
write_table(const struct release_table *table, struct buf *text)
{
	buf_add_format(text, "table\t%s\t%zu",
	    release_measure_name(table->measure), table->rows);
	for (size_t i = 0; i < table->dimensions_count; i++)
		buf_add_format(text, "\t%s:%s",
		    plan_dimension_name(table->dimensions[i]),
		    table->groupings[i]);
	buf_add_char(text, '\n');
	for (size_t i = 0; i < table->rows; i++) {
		if (table->values[i] == RELEASE_NONE)
			buf_add_text(text, IMPOSSIBLE);
		else
			buf_add_format(
			    text, "%lld", (long long)table->values[i]);
		for (size_t k = 0; k < table->dimensions_count; k++)
			buf_add_format(text, "\t%s",
			    table->codes[i * table->dimensions_count + k]);
		buf_add_char(text, '\n');
	}
}

void
release_write(const struct release *release, struct buf *text)
{
	char plan[2 * PLAN_UID_BYTES + 1];
	char start[DAY_TEXT_BYTES];
	char end[DAY_TEXT_BYTES];

	text_hex(release->plan, sizeof(release->plan), plan);
	day_format(release->start, start);
	day_format(release->end, end);
	buf_add_format(text,
	    RELEASE_FIRST_LINE
	    "\nplan\t%s\nproject\t%s\nperiod\t%s\t%s\nbase\t%d\n",
	    plan, release->project, start, end, release->base);
	for (size_t i = 0; i < release->groupings_count; i++) {
		const struct release_grouping *grouping =
		    &release->groupings[i];

		buf_add_format(text, "of\t%s:%s\t%s\t%s\n",
		    plan_dimension_name(grouping->dimension), grouping->name,
		    grouping->group, grouping->category);
	}
	for (size_t i = 0; i < release->tables_count; i++)
		write_table(&release->tables[i], text);
}

/* ------------------------------------------------------------------- read */

/* A line, its tabs made ends of texts. */
struct line {
	char *text;
	char *parts[PARTS_MOST + 2];
	size_t count;
};

static void
line_clear(struct line *line)
{
	mem_free(line->text);
	line->text = NULL;
}

/* Take the next line from ${text}; false at the end. */
static bool
next_line(const char **text, struct line *line)
{
	size_t length = strcspn(*text, "\n");

	line_clear(line);
	line->count = 0;
	if ((*text)[length] != '\n')
		return false;
	line->text = mem_text_n(*text, length);
	*text += length + 1;
	for (char *part = line->text;
	     part != NULL && line->count < PARTS_MOST + 2;) {
		char *tab = strchr(part, '\t');

		line->parts[line->count++] = part;
		if (tab != NULL)
			*tab++ = '\0';
		part = tab;
	}
	return true;
}

static bool
is_line(const struct line *line, const char *word, size_t parts)
{
	return line->count == parts && strcmp(line->parts[0], word) == 0;
}

static bool
read_number(const char *text, int64_t *number)
{
	char *end = NULL;
	long long value;

	errno = 0;
	value = strtoll(text, &end, 10);
	*number = value;
	return errno == 0 && end != text && *end == '\0';
}

/* DIMENSION:GROUPING */
static bool
read_axis(const char *text, enum plan_dimension *dimension,
    char grouping[PLAN_NAME_BYTES])
{
	const char *colon = strchr(text, ':');
	size_t length;

	if (colon == NULL)
		return false;
	length = strlen(colon + 1);
	*dimension = plan_dimension_of(text, (size_t)(colon - text));
	if (*dimension == PLAN_DIMENSIONS || !plan_is_name(colon + 1, length))
		return false;
	memcpy(grouping, colon + 1, length);
	return true;
}

static bool
read_head(const char **text, struct line *line, struct release *release)
{
	int64_t base = 0;
	bool good =
	    next_line(text, line) && is_line(line, RELEASE_FIRST_LINE, 1) &&
	    next_line(text, line) && is_line(line, "plan", 2) &&
	    text_unhex(line->parts[1], release->plan, sizeof(release->plan)) ==
		STATUS_OK &&
	    next_line(text, line) && is_line(line, "project", 2);

	if (good)
		release->project = mem_text(line->parts[1]);
	good = good && next_line(text, line) && is_line(line, "period", 3) &&
	       day_parse(line->parts[1], &release->start) == STATUS_OK &&
	       day_parse(line->parts[2], &release->end) == STATUS_OK &&
	       next_line(text, line) && is_line(line, "base", 2) &&
	       read_number(line->parts[1], &base) && (base == 5 || base == 10);
	release->base = (int)base;
	return good;
}

static bool
read_grouping(const struct line *line, struct release *release)
{
	struct release_grouping grouping = {0};

	if (!read_axis(line->parts[1], &grouping.dimension, grouping.name))
		return false;
	grouping.group = mem_text(line->parts[2]);
	grouping.category = mem_text(line->parts[3]);
	release_add_grouping(release, &grouping);
	return true;
}

static bool
read_row(const struct line *line, struct release_table *table, size_t row)
{
	size_t dimensions = table->dimensions_count;

	if (line->count != dimensions + 1)
		return false;
	for (size_t i = 0; i < dimensions; i++)
		table->codes[row * dimensions + i] =
		    mem_text(line->parts[i + 1]);
	if (strcmp(line->parts[0], IMPOSSIBLE) == 0) {
		table->values[row] = RELEASE_NONE;
		return true;
	}
	return read_number(line->parts[0], &table->values[row]) &&
	       table->values[row] >= 0;
}

static bool
read_measure(const char *text, enum release_measure *measure)
{
	for (int i = RELEASE_PEOPLE; i <= RELEASE_WITHHELD; i++) {
		*measure = (enum release_measure)i;
		if (strcmp(release_measure_name(*measure), text) == 0)
			return true;
	}
	return false;
}

static bool
read_table(const char **text, struct line *line, struct release *release)
{
	struct release_table *table = NULL;
	enum release_measure measure;
	int64_t rows = 0;
	bool good;

	if (line->count < 3 || line->count > PLAN_AXES_MOST + 3 ||
	    !read_measure(line->parts[1], &measure) ||
	    !read_number(line->parts[2], &rows) || rows < 1 || rows > ROWS_MOST)
		return false;
	table =
	    release_add_table(release, measure, line->count - 3, (size_t)rows);
	good = true;
	for (size_t i = 0; good && i < table->dimensions_count; i++)
		good = read_axis(line->parts[i + 3], &table->dimensions[i],
		    table->groupings[i]);
	for (size_t i = 0; good && i < table->rows; i++)
		good = next_line(text, line) && read_row(line, table, i);
	return good;
}

static bool
read_all(const char *text, struct release *release)
{
	struct line line = {0};
	bool good = read_head(&text, &line, release);

	while (good && *text != '\0') {
		good = next_line(&text, &line);
		if (good && is_line(&line, "of", 4))
			good = read_grouping(&line, release);
		else if (good && strcmp(line.parts[0], "table") == 0)
			good = read_table(&text, &line, release);
		else
			good = false;
	}
	line_clear(&line);
	return good;
}

enum status
release_read(const char *text, struct release *release)
{
	struct buf again = BUF_EMPTY;
	bool good;

	release_init(release);
	good = read_all(text, release);
	if (good) {
		release_write(release, &again);
		good = strcmp(again.text, text) == 0;
	}
	buf_clear(&again);
	if (good)
		return STATUS_OK;
	release_clear(release);
	return FAIL(STATUS_INVALID, "not a release's text");
}
