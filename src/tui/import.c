/*
 * import: a club's spreadsheet of sessions, taken in whole or not at all.
 */
#include "core/import.h"

#include <inttypes.h>

#include "app/broker.h"
#include "tui/help.h"
#include "tui/import_told.h"
#include "tui/outside_file.h"
#include "tui/page.h"
#include "tui/screens.h"

static const char text[] =
    "Sessions that were kept in a spreadsheet can be taken in here. Save the "
    "spreadsheet as a CSV file first. Its first line names the columns, in "
    "any order:\n\n"
    "date (2026-11-22), start (18:30), end (21:00), place, provision, mode, "
    "theme, workers, present, headcount, notes\n\n"
    "Several names stand in one field, with \";\" between them. The headcount "
    "is everybody who came.\n\n"
    "A young person's name is kept only where they said yes to being on the "
    "register. All others are counted, and their names are kept nowhere.\n\n"
    "If one line is wrong you are told which, and nothing is taken in.";

static const char help[] =
    "Enter asks which file it is. That question stands on an empty screen of "
    "its own: type the folder and name of the file there, and Enter.\n\n"
    "Nothing changes before every line of the file was found right.";

static const struct page page = {
    .title = "Bring in sessions",
    .text = text,
    .enter = "Name the file",
    .help = help,
};

static void
show_report(
    struct desk *desk, const struct import_report *report, const char *name)
{
	struct buf said = BUF_EMPTY;

	buf_add_format(&said,
	    "Taken in from %s:\n\n"
	    "Sessions: %" PRId64 "\n"
	    "Heads: %" PRId64 "\n"
	    "Names put on registers: %" PRId64 "\n"
	    "Names counted and not kept: %" PRId64 "\n",
	    name, report->sessions, report->heads, report->names_stored,
	    report->names_left_out);
	if (report->people_left_out > 0)
		buf_add_format(&said,
		    "\nPeople who are in the file and have not said yes to "
		    "being on the register: %" PRId64
		    ". They are counted as heads. Their names are not here.\n",
		    report->people_left_out);
	buf_add_text(&said,
	    "\nThe file itself is where it was, with all its names. When you "
	    "do not need it any more, delete it.");
	help_read(desk, "Taken in", said.text);
	buf_clear(&said);
}

static void
take_in(struct desk *desk, const struct buf *content, const char *name)
{
	struct import_told defects = {BUF_EMPTY, 0};
	struct import_report report;
	enum status status;

	desk_say(desk, ROLE_PLAIN, "Checking and writing. Please wait.");
	layer_draw_all(desk->top);
	status = import_sessions(desk->records, content->text, content->length,
	    &report, import_told_note, &defects);
	buf_reset(&desk->said);
	if (status == STATUS_OK)
		show_report(desk, &report, name);
	else if (defects.count > 0)
		import_told_show(desk, &defects, name);
	else
		desk_tell(desk, status);
	buf_clear(&defects.text);
}

void
import_run(struct desk *desk)
{
	struct buf content = BUF_EMPTY, name = BUF_EMPTY;

	if (page_run(desk, &page) &&
	    outside_file_read(
		desk, BROKER_SESSIONS_FILE, IMPORT_BYTES_MOST, &content, &name))
		take_in(desk, &content, name.text);
	buf_clear(&content);
	buf_clear(&name);
}
