/*
 * backing_up: a copy of the vault on another medium.
 *
 * The folder is typed to the supervisor and stays open there; here are names of
 * backups, and the files behind them (app/broker.h).
 */
#include <inttypes.h>
#include <string.h>

#include "app/backup.h"
#include "app/broker.h"
#include "tui/help.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/term.h"
#include "tui/when.h"

#define UNSEEN_DAYS 30 /* a medium that was away that long is worth a word */

static const char explains[] =
    "A backup is a locked copy of the whole vault in one file, on a stick or "
    "another disk. Everybody who can open the vault can open it, and so can "
    "the words of the envelope. Keep it away from the laptop, not in the same "
    "bag.\n\n"
    "What was erased here is erased from older backups too: they are "
    "overwritten and taken away when their stick is in. So use the same one or "
    "two sticks, and put each in now and then. The newest two are kept, and "
    "none longer than 70 days.";

static const char restores[] =
    "\n\nTo bring a backup back, leave sayso and type: sayso restore FOLDER";

static const char help[] =
    "Enter asks for the folder. That question stands on an empty screen of its "
    "own: type the folder there, and Enter. It has to be there already; on a "
    "stick, for example /media/you/BLUE.\n\n"
    "The copy is read back from the stick and proved before it is called "
    "made.\n\n"
    "Once a week is good.";

/* --------------------------------------------------------- what there is */

static void
add_last(const struct backups_state *state, struct buf *text)
{
	if (state->newest_on == DAY_NONE) {
		buf_add_text(text, "\n\nThere is no backup yet.");
		return;
	}
	buf_add_text(text, "\n\nThe last backup was made on ");
	when_add_day(text, state->newest_on);
	if (state->days_since > 0)
		buf_add_format(text, ", %d %s ago", (int)state->days_since,
		    state->days_since == 1 ? "day" : "days");
	buf_add_char(text, '.');
}

/* "BLUE, made 2 Nov, seen 3 Nov" */
static void
add_copy(const struct backup_known *copy, struct buf *text)
{
	buf_add_format(text, "\n%s, made ", copy->label.text);
	when_add_day_short(text, copy->made_on);
	buf_add_text(text, ", seen ");
	when_add_day_short(text, copy->seen_on);
	if (copy->holds_erased)
		buf_add_text(text, ": still has what was erased since");
}

static void
add_copies(const struct backups *copies, const char *heading, struct buf *text)
{
	if (copies->count > 0)
		buf_add_format(text, "\n\n%s", heading);
	for (size_t i = 0; i < copies->count; i++)
		add_copy(&copies->all[i], text);
}

static enum status
write_page(struct desk *desk, struct buf *text)
{
	struct backups_state state;
	struct backups copies = BACKUPS_NONE;
	enum status status = backups_state(desk->records, &state);

	buf_set(text, explains);
	if (status == STATUS_OK)
		status = backups_list(desk->records, &copies);
	if (status == STATUS_OK) {
		add_last(&state, text);
		add_copies(&copies, "Copies that are still somewhere:", text);
	}
	buf_add_text(text, restores);
	backups_clear(&copies);
	return status;
}

/* ----------------------------------------------------------------- progress */

struct shown {
	struct desk *desk;
	enum backup_step step;
	int percent; /* as it was drawn last; -1: not yet */
};

static void
show_step(void *context, enum backup_step step, int64_t done, int64_t total)
{
	static const char *const words[] = {
	    [BACKUP_COPYING] = "Copying under new keys",
	    [BACKUP_PROVING] = "Proving the copy",
	    [BACKUP_WRITING] = "Writing to the medium",
	    [BACKUP_READING] = "Reading it back",
	    [BACKUP_CLEANING] = "Seeing to older ones",
	};
	struct shown *shown = context;
	int percent = total > 0 ? (int)(done * 100 / total) : 0;

	if (step == shown->step && percent == shown->percent)
		return;
	shown->step = step;
	shown->percent = percent;
	desk_say(shown->desk, ROLE_PLAIN, "%s: %d %%", words[step], percent);
	layer_draw_all(shown->desk->top);
}

/* ------------------------------------------------------------------- result */

static void
add_size(int64_t bytes, struct buf *text)
{
	if (bytes >= 1000000)
		buf_add_format(text, "%.1f MB", (double)bytes / 1000000);
	else
		buf_add_format(text, "%" PRId64 " kB", (bytes + 999) / 1000);
}

static void
add_removed(const struct backup_result *result, struct buf *text)
{
	static const char *const why[] = {
	    [BACKUP_OVER_AGE] = "older than 70 days",
	    [BACKUP_OVER_TWO] = "two newer ones are there",
	    [BACKUP_BROKEN] = "it was cut off while it was made",
	    [BACKUP_HOLDS_ERASED] = "it still had what was erased since",
	};

	if (result->removed_count > 0)
		buf_add_text(text, "\n\nOlder ones there, overwritten and "
				   "taken away:");
	for (size_t i = 0; i < result->removed_count; i++)
		buf_add_format(text, "\n%s (%s)%s", result->removed[i].name,
		    why[result->removed[i].why],
		    result->removed[i].failed
			? ": this failed, it is still there"
			: "");
}

/* Media that nobody put in for long: they may be lost. */
static void
add_unseen(struct desk *desk, struct buf *text)
{
	struct backups copies = BACKUPS_NONE, unseen = BACKUPS_NONE;
	size_t count = 0;

	if (backups_list(desk->records, &copies) == STATUS_OK) {
		int32_t today = records_today(desk->records);

		/* Borrowed: those to be told are moved to the front. */
		for (size_t i = 0; i < copies.count; i++)
			if (today - copies.all[i].seen_on >= UNSEEN_DAYS) {
				struct backup_known one = copies.all[i];

				copies.all[i] = copies.all[count];
				copies.all[count++] = one;
			}
		unseen.all = copies.all;
		unseen.count = count;
		add_copies(&unseen,
		    "Not put in for a month. If a stick is lost, say so to the "
		    "young people it may matter to:",
		    text);
	}
	backups_clear(&copies);
}

static void
show_result(struct desk *desk, const struct backup_result *result)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "The backup is made: %s, ", result->name);
	add_size(result->bytes, &text);
	buf_add_text(&text, ". It was read back and proved.");
	add_removed(result, &text);
	add_copies(&result->not_cleaned,
	    "Not yet cleaned of what was erased. Put in their stick, and make "
	    "a backup there:",
	    &text);
	add_unseen(desk, &text);
	buf_add_text(&text,
	    "\n\nNow take the stick out in the way your system wants it, and "
	    "keep it away from the laptop.");
	help_read(desk, "Backup", text.text);
	buf_clear(&text);
}

/* -------------------------------------------------------------- in order */

/* Whoever pressed Ctrl-X there meant it as here. */
static bool
name_folder(struct desk *desk, struct broker_file *file)
{
	const struct broker *broker = desk->start->broker;
	enum status status;

	layer_blank(desk->top);
	term_lend();
	status = broker->open_folder(broker->context, file);
	term_take_back();
	if (status == STATUS_NOT_FOUND && file->wants_hiding)
		desk_leave(desk, TUI_LOCKED);
	if (status == STATUS_NOT_FOUND)
		desk_say(desk, ROLE_PLAIN, "No folder was named.");
	else
		desk_tell(desk, status);
	return status == STATUS_OK;
}

static void
make(struct desk *desk, const char *label)
{
	struct backup_place place = desk->start->broker->folder;
	struct shown shown = {.desk = desk, .percent = -1};
	struct backup_progress progress = {&shown, show_step};
	struct backup_result result;
	enum status status;

	memset(&result, 0, sizeof(result));
	place.label = label;
	status = backup_make(desk->unlock, &place, &progress, &result);
	/* The stick is to be taken out: nobody may have it open. */
	(void)!desk->start->broker->close_folder(place.context);
	buf_reset(&desk->said);
	desk_refresh(desk);
	desk_tell(desk, status);
	if (*result.name != '\0')
		show_result(desk, &result);
	backup_result_clear(&result);
}

void
backing_up_run(struct desk *desk)
{
	struct page page = {
	    .title = "Backup", .enter = "Name the folder", .help = help};
	struct broker_file file;
	struct buf text = BUF_EMPTY;

	if (desk_tell(desk, write_page(desk, &text)) == STATUS_OK) {
		page.text = text.text;
		if (page_run(desk, &page) && name_folder(desk, &file))
			make(desk, file.name);
	}
	buf_clear(&text);
}
