/*
 * arrival_list: what ran out, before anything else is seen.
 *
 * Those of my groups who are still there stand by name, to be asked.  Who is
 * not there any more, and others' people, are a number.
 */
#include <inttypes.h>
#include <string.h>

#include "core/runout.h"
#include "tui/arrival.h"
#include "tui/page.h"

static const char list_help[] =
    "What somebody agreed to has an end. Then it is shut: used by nobody, and "
    "kept for 60 days, so that there is time to ask them. After that it is "
    "erased.\n\n"
    "Running out is no no: ask them when they are here. What was erased here "
    "is proved to be gone when you lock.";

/* All of a person on one line: "- Ann: name, gender". */
static void
add_line(
    const struct runout_told *told, size_t at, bool is_same, struct buf *text)
{
	const struct runout_line *line = &told->lines[at];

	if (is_same)
		buf_add_format(text, ", %s", line->label);
	else
		buf_add_format(text, "\n- %s: %s",
		    *line->called == '\0' ? line->code : line->called,
		    line->label);
}

static void
add_lines(const struct runout_told *told, bool is_erased, const char *heading,
    struct buf *text)
{
	const char *before = NULL; /* whose the line before was */

	for (size_t i = 0; i < told->count; i++) {
		const struct runout_line *line = &told->lines[i];

		if (line->is_erased != is_erased)
			continue;
		if (before == NULL)
			buf_add_format(text, "%s%s",
			    text->length > 0 ? "\n" : "", heading);
		add_line(told, i,
		    before != NULL && strcmp(before, line->code) == 0, text);
		before = line->code;
	}
	if (before != NULL)
		buf_add_char(text, '\n');
}

static void
add_number(struct buf *text, const char *label, int64_t number)
{
	if (number > 0)
		buf_add_format(text, "%s%s: %" PRId64 "\n",
		    text->length > 0 ? "\n" : "", label, number);
}

static void
add_erased(const struct runout_told *told, const struct runout_result *ran_out,
    struct buf *text)
{
	add_lines(
	    told, true, "Erased, because the time to ask was over:", text);
	add_number(text, "Erased, of people of other groups", told->others);
	add_number(text, "Erased, because it was old", ran_out->values);
	add_number(text, "People of whom nothing was left", ran_out->people);
}

static void
list(struct desk *desk, bool has_erased)
{
	const struct runout_result *ran_out = unlock_ran_out(desk->unlock);
	struct page page = {
	    .title = "What ran out", .enter = "Go on", .help = list_help};
	struct runout_told told = {NULL, 0, 0};
	struct buf text = BUF_EMPTY;

	if (desk->records == NULL || ran_out == NULL ||
	    desk_tell(desk, runout_told(desk->records, &told)) != STATUS_OK)
		return;
	if (has_erased)
		add_erased(&told, ran_out, &text);
	add_lines(&told, false,
	    "Ran out, and shut until you have asked them:", &text);
	runout_told_clear(&told);
	page.text = text.text;
	if (text.length > 0)
		(void)page_run(desk, &page);
	buf_clear(&text);
}

void
arrival_list(struct desk *desk)
{
	list(desk, true);
}

void
arrival_list_late(struct desk *desk)
{
	list(desk, false);
}
