/*
 * import_people: people from an old file, taken in whole or not at all.
 *
 * That none of them said yes is said before, and again after.
 */
#include "core/import_people.h"

#include <inttypes.h>

#include "app/broker.h"
#include "core/import.h"
#include "tui/help.h"
#include "tui/import_told.h"
#include "tui/outside_file.h"
#include "tui/page.h"
#include "tui/screens.h"

static const char text[] =
    "People who stand in an old file can be taken in here, so that you can ask "
    "them. Save the file as CSV first. Its first line names the columns, by "
    "the names of things that can be held here: name, phone number, date of "
    "birth, ... One of them is name or handle. Other columns are left out, and "
    "you are told which.\n\n"
    "None of these people said yes to being in here. So only you can see what "
    "came in, nothing of it is counted, and after 60 days it is shut. Each of "
    "them is asked the first time the laptop is in their hands.\n\n"
    "If one line is wrong you are told which, and nothing is taken in.";

static const char help[] =
    "Enter asks which file it is. That question stands on an empty screen of "
    "its own: type the folder and name of the file there, and Enter.\n\n"
    "Somebody who is here already is not taken in twice: that line is told to "
    "you, and the look at them is written down.";

static const struct page page = {
    .title = "Bring in people",
    .text = text,
    .enter = "Name the file",
    .help = help,
};

static void
show_report(struct desk *desk, const struct import_people_report *report,
    const char *name)
{
	struct buf said = BUF_EMPTY;

	buf_add_format(&said,
	    "Taken in from %s:\n\n"
	    "People: %" PRId64 "\n"
	    "Values: %" PRId64 "\n",
	    name, report->people, report->values);
	if (report->dropped_count > 0)
		buf_add_format(&said, "\nColumns that were left out:\n\n%s",
		    report->dropped.text);
	buf_add_text(&said,
	    "\nOnly you can see them. Find them by their names, and hand each "
	    "of them the laptop as soon as they are here. What they do not say "
	    "yes to in 60 days is shut.\n\n"
	    "The file itself is where it was, with all its names. When you do "
	    "not need it any more, delete it.");
	help_read(desk, "Taken in", said.text);
	buf_clear(&said);
}

/* One import on one screen. */
struct taking {
	struct desk *desk;
	struct import_told defects;
};

static void
note(void *context, int line, const char *reason)
{
	struct taking *taking = context;

	import_told_note(&taking->defects, line, reason);
}

static void
progress(void *context, int64_t done, int64_t all)
{
	struct taking *taking = context;

	desk_say(taking->desk, ROLE_PLAIN,
	    "Writing: %" PRId64 " of %" PRId64 " people.", done, all);
	layer_draw_all(taking->desk->top);
}

static void
take_in(struct desk *desk, const struct buf *content, const char *name)
{
	struct taking taking = {desk, {BUF_EMPTY, 0}};
	struct import_people_watch watch = {note, progress, &taking};
	struct import_people_report report;
	enum status status;

	desk_say(desk, ROLE_PLAIN, "Checking. Please wait.");
	layer_draw_all(desk->top);
	status = import_people(
	    desk->records, content->text, content->length, &watch, &report);
	buf_reset(&desk->said);
	if (status == STATUS_OK)
		show_report(desk, &report, name);
	else if (taking.defects.count > 0)
		import_told_show(desk, &taking.defects, name);
	else
		desk_tell(desk, status);
	import_people_report_clear(&report);
	buf_clear(&taking.defects.text);
}

void
import_people_run(struct desk *desk)
{
	struct buf content = BUF_EMPTY, name = BUF_EMPTY;

	if (page_run(desk, &page) && outside_file_read(desk, BROKER_PEOPLE_FILE,
					 IMPORT_BYTES_MOST, &content, &name))
		take_in(desk, &content, name.text);
	buf_clear(&content);
	buf_clear(&name);
}
