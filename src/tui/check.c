/*
 * check: does the vault still say what was said?
 *
 * Nobody is named: people stand here by their id.
 */
#include "app/anchors.h"
#include "core/check.h"

#include <inttypes.h>

#include "tui/help.h"
#include "tui/screens.h"

#define DEFECTS_SHOWN 200 /* the rest is counted */

struct found {
	struct buf text;
	int count;
};

static void
found_one(void *context, const char *sentence, const char *code)
{
	struct found *found = context;

	if (found->count++ >= DEFECTS_SHOWN)
		return;
	buf_add_format(&found->text, "! %s%s%s\n", code,
	    *code == '\0' ? "" : ": ", sentence);
}

static void
say_result(const struct check_report *report,
    const struct anchors_found *found_elsewhere, const struct found *found,
    struct buf *text)
{
	bool is_good = report->defects == 0 && !found_elsewhere->is_wrong;

	buf_set(text, is_good
			  ? "All is as it was said.\n"
			  : "Something is wrong. Leave the vault as it is, "
			    "keep a copy of its folder, and ask for help.\n\n");
	buf_add_text(text, found->text.text);
	if (found->count > DEFECTS_SHOWN)
		buf_add_format(
		    text, "And %d more.\n", found->count - DEFECTS_SHOWN);
	buf_add_format(text,
	    "\nEntries of the history read: %" PRId64 "\nPeople: %" PRId64
	    "\nAnswers worked out again and compared: %" PRId64
	    "\nThings found wrong: %" PRId64 "\n\n",
	    report->entries, report->people, report->consents, report->defects);
	anchors_words(found_elsewhere, text);
}

void
check_show(struct desk *desk)
{
	struct check_report report = {0, 0, 0, 0};
	struct anchors_found elsewhere;
	struct found found = {BUF_EMPTY, 0};
	struct buf text = BUF_EMPTY;
	enum status status;

	desk_say(
	    desk, ROLE_PLAIN, "Checking. With many people this takes a while.");
	layer_draw_all(desk->top);
	status = check_run(desk->records, &report, found_one, &found);
	if (status == STATUS_OK || status == STATUS_DAMAGED)
		status = anchors_ask(desk->unlock, NULL, &elsewhere);
	buf_reset(&desk->said);
	if (status == STATUS_OK) {
		say_result(&report, &elsewhere, &found, &text);
		help_read(desk, "Check", text.text);
	} else {
		desk_tell(desk, status);
	}
	buf_clear(&found.text);
	buf_clear(&text);
}
