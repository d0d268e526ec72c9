/*
 * scrubbing: erasures that wait are finished now, and the newest proof is read
 * again.  Nobody is named.
 */
#include "base/clock.h"
#include "base/day.h"
#include "tui/erasure.h"
#include "tui/help.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/when.h"

static void
add_when(struct buf *text, int64_t moment)
{
	int minute = clock_local_minute(moment);

	when_add_day(text, moment_day(moment));
	buf_add_format(text, ", %02d:%02d\n\n", minute / 60, minute % 60);
}

void
erased_last_show(struct desk *desk)
{
	struct buf text = BUF_EMPTY, backups = BUF_EMPTY;
	struct erase_done done = {0};

	if (desk_tell(desk, erase_done_read(desk->records, &done)) != STATUS_OK)
		return;
	erasure_backups(desk, &backups);
	if (done.done_at == 0) {
		buf_set(&text, "Nothing has been erased here yet.\n\nWhat is "
			       "erased is proved to be gone at the next lock. "
			       "What came of that can be read here.");
	} else {
		add_when(&text, done.done_at);
		erasure_words_kept(&done, backups.text, &text);
	}
	help_read(desk, "What was erased last", text.text);
	buf_clear(&backups);
	buf_clear(&text);
}

static const char scrub_help[] =
    "What is erased is gone for every screen at once. At the lock the vault is "
    "also copied under a new key, the copy is searched, and the old file is "
    "written over. In a large vault that takes too long for each lock, so it "
    "waits until somebody has time.";

/* s saves the slip; it is asked for here, because no key of a page does. */
static void
show_result(struct desk *desk, const struct erasure *erasure)
{
	struct buf text = BUF_EMPTY;
	struct page page = {.title = erasure_title(erasure),
	    .enter = erasure->slip.length > 0 ? "Save the slip" : "Go on",
	    .help = scrub_help};

	erasure_words(erasure, &text);
	page.text = text.text;
	if (page_run(desk, &page) && erasure->slip.length > 0)
		erasure_save_slip(desk, erasure);
	buf_clear(&text);
}

void
scrub_run(struct desk *desk)
{
	struct erasure erasure;

	erasure_init(&erasure);
	erasure_prove(desk, true, &erasure);
	if (desk->records == NULL)
		desk_leave(desk, TUI_LOCKED);
	if (!erasure.was_due)
		desk_say(desk, ROLE_PLAIN,
		    "Nothing waits to be scrubbed: what was erased is gone.");
	else
		show_result(desk, &erasure);
	erasure_clear(&erasure);
}
