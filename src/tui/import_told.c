/*
 * import_told: gathers what is wrong in a file and shows it.
 */
#include "tui/import_told.h"

#include "tui/help.h"

#define DEFECTS_SHOWN 300 /* the rest is counted */

void
import_told_note(void *context, int line, const char *reason)
{
	struct import_told *told = context;

	if (told->count++ < DEFECTS_SHOWN)
		buf_add_format(&told->text, "Line %d: %s\n", line, reason);
}

void
import_told_show(
    struct desk *desk, const struct import_told *told, const char *name)
{
	struct buf said = BUF_EMPTY;

	buf_add_format(&said,
	    "Nothing was taken in from %s. Put these right in the "
	    "spreadsheet, save it as CSV again, and try once more.\n\n%s",
	    name, told->text.text);
	if (told->count > DEFECTS_SHOWN)
		buf_add_format(
		    &said, "And %d more.\n", told->count - DEFECTS_SHOWN);
	help_read(desk, "What is wrong in the file", said.text);
	buf_clear(&said);
}
