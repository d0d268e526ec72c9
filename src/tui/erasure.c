/*
 * erasure: runs the proof behind a page that counts its steps.
 */
#include "tui/erasure.h"

#include <string.h>

#include "base/broker.h"
#include "core/backups.h"
#include "tui/draw.h"
#include "tui/outside_file.h"
#include "tui/sentence.h"
#include "tui/term.h"
#include "tui/when.h"

#define STEPS      4
#define SHOWN_EACH 10 /* of 100: often enough to see that it goes on */

static const char *const step_words[STEPS] = {
    [SCRUB_COPY] = "A clean copy is made under a new key.",
    [SCRUB_CHECK] = "The copy is checked.",
    [SCRUB_SEARCH] = "Every page is searched for what was erased.",
    [SCRUB_PUT] = "The copy takes the old one's place.",
};

void
erasure_init(struct erasure *erasure)
{
	*erasure = (struct erasure){.status = STATUS_OK};
	buf_init(&erasure->trouble);
	buf_init(&erasure->backups);
	buf_init(&erasure->slip);
}

void
erasure_clear(struct erasure *erasure)
{
	buf_clear(&erasure->trouble);
	buf_clear(&erasure->backups);
	buf_clear(&erasure->slip);
}

/* ---------------------------------------------------------------- progress */

struct progress {
	struct desk *desk;
	struct layer layer;
	int step, percent;
};

static void
draw(struct layer *layer)
{
	const struct progress *progress = layer->context;
	struct area whole = draw_area(layer);
	struct buf line = BUF_EMPTY;

	draw_text(&whole, 0, 0, ROLE_TITLE, "Erasing");
	buf_add_format(&line, "Making sure nothing is left: %d of %d",
	    progress->step + 1, STEPS);
	draw_text(&whole, 2, 0, ROLE_PLAIN, line.text);
	buf_reset(&line);
	buf_add_format(&line, "%s %d of 100", step_words[progress->step],
	    progress->percent);
	draw_text(&whole, 4, 0, ROLE_PLAIN, line.text);
	draw_text(
	    &whole, 6, 0, ROLE_PLAIN, "Please wait, and keep the laptop on.");
	draw_cursor(&whole, 2, 0);
	buf_clear(&line);
}

static void
went_on(void *context, enum scrub_step step, int percent)
{
	struct progress *progress = context;
	int shown = percent - percent % SHOWN_EACH;

	if ((int)step == progress->step && shown == progress->percent)
		return;
	progress->step = (int)step;
	progress->percent = shown;
	if (!term_is_hung_up())
		layer_draw_all(progress->desk->top);
}

static enum status
prove_with_page(struct desk *desk, bool is_asked, struct scrub_result *result)
{
	struct progress progress = {.desk = desk};
	struct scrub_watch watch = {.progress = went_on, .context = &progress};
	static const struct scrub_watch nobody = {NULL, NULL, NULL};
	enum status status;

	progress.layer = (struct layer){.draw = draw, .context = &progress};
	layer_push(&desk->top, &progress.layer);
	if (!term_is_hung_up())
		layer_draw_all(desk->top);
	scrub_watch(desk->unlock, &watch);
	status = scrub_do(desk->unlock, is_asked, result);
	scrub_watch(desk->unlock, &nobody);
	layer_pop(&desk->top);
	return status;
}

/* ------------------------------------------------------------ what came of it
 */

/* One file, because one name is asked for: the parts to be checked follow. */
static void
make_slip(struct desk *desk, struct erasure *erasure)
{
	struct buf signature = BUF_EMPTY, key = BUF_EMPTY;

	if (scrub_slip(desk->unlock, "vault", &erasure->slip, &signature,
		&key) == STATUS_OK) {
		buf_add_text(&erasure->slip, "\n--- erasure.txt.minisig ---\n");
		buf_add_text(&erasure->slip, signature.text);
		buf_add_text(&erasure->slip, "\n--- erasure.pub ---\n");
		buf_add_text(&erasure->slip, key.text);
	} else {
		buf_reset(&erasure->slip);
	}
	buf_clear(&signature);
	buf_clear(&key);
	status_clear();
}

void
erasure_backups(struct desk *desk, struct buf *text)
{
	struct backups backups = BACKUPS_NONE;

	if (backups_not_cleaned(desk->records, &backups) != STATUS_OK) {
		status_clear();
		return;
	}
	for (size_t i = 0; i < backups.count; i++) {
		const struct backup_known *backup = &backups.all[i];

		buf_add_format(
		    text, "- %s, seen there on ", backup->label.text);
		when_add_day(text, backup->seen_on);
		buf_add_char(text, '\n');
	}
	backups_clear(&backups);
}

void
erasure_prove(struct desk *desk, bool is_asked, struct erasure *erasure)
{
	if (desk->records == NULL)
		return;
	erasure->status =
	    scrub_is_due(desk->unlock, &erasure->was_due, &erasure->is_large);
	if (erasure->status != STATUS_OK || !erasure->was_due)
		return;
	if (erasure->is_large && !is_asked) {
		erasure->result.is_pending = true;
	} else {
		erasure->status =
		    prove_with_page(desk, is_asked, &erasure->result);
		if (erasure->status != STATUS_OK)
			sentence_add(&erasure->trouble,
			    status_sentence(erasure->status));
		desk_refresh(desk);
	}
	status_clear();
	if (desk->records == NULL)
		return;
	erasure_backups(desk, &erasure->backups);
	if (erasure->result.is_done)
		make_slip(desk, erasure);
}

void
erasure_save_slip(struct desk *desk, const struct erasure *erasure)
{
	struct buf name = BUF_EMPTY;

	if (outside_file_write(desk, BROKER_SLIP, &erasure->slip, &name))
		desk_say(desk, ROLE_GOOD, "Saved: %s", name.text);
	buf_clear(&name);
}
