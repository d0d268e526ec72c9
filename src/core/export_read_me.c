/*
 * export_read_me: the words that lie beside a folder of CSV files.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/export_internal.h"
#include "core/figure_words.h"

#define COLUMNS 76

/* Words in lines of so many columns; bytes do for columns here. */
static void
add_wrapped(const char *words, struct buf *text)
{
	size_t column = 0;

	while (*words != '\0') {
		size_t length = strcspn(words, " ");

		if (column > 0 && column + 1 + length > COLUMNS) {
			buf_add_char(text, '\n');
			column = 0;
		} else if (column > 0) {
			buf_add_char(text, ' ');
			column++;
		}
		buf_add(text, words, length);
		column += length;
		words += length;
		words += strspn(words, " ");
	}
	buf_add_char(text, '\n');
}

static void
add_heading(const char *heading, struct buf *text)
{
	buf_add_char(text, '\n');
	text_printable(heading, text);
	buf_add_text(text, "\n\n");
}

static void
add_periods(const struct export_part *parts, size_t count, struct buf *text)
{
	for (size_t i = 0; i < count; i++) {
		char start[DAY_TEXT_BYTES];
		char end[DAY_TEXT_BYTES];

		day_format(parts[i].release->start, start);
		day_format(parts[i].release->end, end);
		buf_add_format(text, "  %s  ", parts[i].period->id);
		figure_period(
		    parts[i].release->start, parts[i].release->end, text);
		buf_add_format(text, " (%s to %s)\n           release %s\n",
		    start, end, parts[i].hash);
	}
}

static void
add_files(struct buf *text)
{
	add_heading("The files", text);
	add_wrapped(
	    "Each .csv file is one table of one period: a row for each number, "
	    "the totals among them under \"all\". value is the number, lower "
	    "and upper are what the true number lies between, and marker says "
	    "why there is no number. Numbers of sessions and hours are about "
	    "the work and exact. A ' before a text keeps a spreadsheet from "
	    "taking it for a formula; it is no part of the text.",
	    text);
	buf_add_char(text, '\n');
	add_wrapped(
	    "\"ratios\" was worked out from the rounded figures and from "
	    "nothing else. \"groupings\" says what groups are made of. "
	    "datapackage.json describes every column for programs (a "
	    "Frictionless tabular data package).",
	    text);
}

static void
add_signs(int base, struct buf *text)
{
	struct export_sign signs[EXPORT_SIGNS];

	add_heading("In place of a number", text);
	export_signs(base, signs);
	for (size_t i = 0; i < EXPORT_SIGNS; i++)
		buf_add_format(
		    text, "  %s  %s\n", signs[i].sign, signs[i].meaning);
	export_signs_clear(signs);
}

static void
add_sections(const struct recipe *recipe, struct buf *text)
{
	for (size_t i = 0; recipe != NULL && i < recipe->sections_count; i++) {
		add_heading(recipe->sections[i].title, text);
		text_printable_lines(recipe->sections[i].words, text);
	}
}

void
export_read_me(const struct export_part *parts, size_t count, struct buf *text)
{
	char made_on[DAY_TEXT_BYTES];
	char plan[2 * PLAN_UID_BYTES + 1];

	text_hex(parts[0].release->plan, PLAN_UID_BYTES, plan);
	day_format(parts[0].export->made_on, made_on);
	if (count == 1)
		export_title(&parts[0], text);
	else
		text_printable(parts[0].release->project, text);
	buf_add_text(text, "\n\n");
	add_wrapped(export_note_of(parts[0].release->base), text);
	add_heading("Periods", text);
	add_periods(parts, count, text);
	buf_add_format(
	    text, "\n  plan %s\n  files made on %s\n", plan, made_on);
	add_files(text);
	add_signs(parts[0].release->base, text);
	add_sections(parts[0].export->recipe, text);
}
