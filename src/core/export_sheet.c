/*
 * export_sheet: the words on the sheets of a spreadsheet, as lines, and its
 * list of contents.
 */
#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/export_internal.h"
#include "core/figure_words.h"

#define CONTENTS_COLUMNS 2

void
export_sheet_name(size_t number, struct buf *name)
{
	buf_add_format(name, "Table %zu", number);
}

/* The meanings of those signs that stand somewhere. */
static void
add_signs(int base, const bool has[EXPORT_SIGNS], struct buf *lines)
{
	struct export_sign signs[EXPORT_SIGNS];

	export_signs(base, signs);
	for (size_t i = 0; i < EXPORT_SIGNS; i++)
		if (has[i])
			buf_add_format(lines, "%s means: %s.\n", signs[i].sign,
			    signs[i].meaning);
	export_signs_clear(signs);
}

void
export_before_lines(const struct export_part *part,
    const struct export_grid *grid, struct buf *lines)
{
	const struct release *release = part->release;
	const bool has[EXPORT_SIGNS] = {
	    grid->has_ranges, grid->has_impossible, grid->has_unknown};

	text_printable(release->project, lines);
	buf_add_text(lines, ", ");
	figure_period(release->start, release->end, lines);
	buf_add_format(lines, ".\n%s\n", grid->about);
	if (grid->has_ranges)
		buf_add_text(lines,
		    "The true number lies between \"Least\" and \"Most\".\n");
	add_signs(release->base, has, lines);
	buf_add_text(lines, "More is on the sheet \"Notes\".\n");
}

void
export_cover_lines(const struct export_part *part, struct buf *lines)
{
	const struct release *release = part->release;
	char plan[2 * PLAN_UID_BYTES + 1];
	char made_on[32];

	text_hex(release->plan, PLAN_UID_BYTES, plan);
	day_format_long(part->export->made_on, made_on, sizeof(made_on));
	buf_add_text(lines, "Project: ");
	text_printable(release->project, lines);
	buf_add_text(lines, "\nPeriod: ");
	figure_period(release->start, release->end, lines);
	buf_add_format(lines,
	    "\n%s\nWhat is in it: the sheet \"Contents\" lists the tables, "
	    "one a sheet; \"Notes\" says how the figures were made.\n"
	    "Made on: %s\nRelease: %s, %s\nPlan: %s\n",
	    export_note_of(release->base), made_on, part->period->id,
	    part->hash, plan);
}

void
export_note_lines(const struct export_part *part, struct buf *lines)
{
	static const bool all[EXPORT_SIGNS] = {true, true, true};

	buf_add_format(lines,
	    "%s\nEvery number of people and visits has a range: the true "
	    "number is no less than \"Least\" and no more than \"Most\". "
	    "Numbers of sessions and hours are about the work and exact.\n"
	    "Ratios: %s\n",
	    export_note_of(part->release->base), export_ratio_note);
	for (size_t i = 0; i < RATIO_MEASURES; i++)
		buf_add_format(lines, "%s: %s\n",
		    ratio_title((enum ratio_measure)i),
		    ratio_definition((enum ratio_measure)i));
	add_signs(part->release->base, all, lines);
}

struct export_grid *
export_contents_grid(const struct export_grid *grids, size_t count)
{
	struct export_grid *contents = mem_alloc(1, sizeof(*contents));

	contents->name = mem_text("contents");
	contents->columns = CONTENTS_COLUMNS;
	contents->headings = mem_alloc(CONTENTS_COLUMNS, sizeof(char *));
	contents->headings[0] = mem_text("Sheet");
	contents->headings[1] = mem_text("What is in it");
	contents->rows = count;
	contents->cells =
	    mem_alloc(CONTENTS_COLUMNS * count, sizeof(*contents->cells));
	for (size_t i = 0; i < count; i++) {
		struct export_cell *cells =
		    &contents->cells[CONTENTS_COLUMNS * i];
		struct buf name = BUF_EMPTY;

		export_sheet_name(i + 1, &name);
		cells[0].text = mem_text(name.text);
		cells[1].text = mem_text(grids[i].title);
		buf_clear(&name);
	}
	return contents;
}
