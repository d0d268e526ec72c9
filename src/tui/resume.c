/*
 * resume: what was being written when it was locked, or left as a draft.
 *
 * A screen whose form keeps a draft adds itself to the table.  Nothing is
 * opened that its writer did not choose: a draft may hold names.
 */
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tui/group_internal.h"
#include "tui/kind_internal.h"
#include "tui/pose.h"
#include "tui/register_internal.h"
#include "tui/screens.h"
#include "tui/view.h"
#include "tui/when.h"

static const struct {
	const char *draft; /* its name, or that with "-" and more behind it */
	const char *title;
	void (*run)(struct desk *desk, const char *draft);
	/* Which of several: from what stands in the draft.  NULL: only one. */
	void (*add_name)(const char *text, struct buf *name);
} kept[] = {
    {REGISTER_DRAFT, "Register", register_resume, register_draft_name},
    {GROUP_DRAFT, "New group", group_form_resume, NULL},
    {KIND_DRAFT, "New thing to hold", kind_form_resume, NULL},
    {KIND_WORDS_DRAFT, "New words", kind_words_resume, kind_words_draft_name},
};

#define KEPT (sizeof(kept) / sizeof(kept[0]))

struct resuming {
	struct unlock_draft *drafts;
	size_t count;
};

/* The place in the table; KEPT when no screen knows that draft. */
static size_t
find(const char *form)
{
	for (size_t i = 0; i < KEPT; i++) {
		size_t length = strlen(kept[i].draft);

		if (strncmp(form, kept[i].draft, length) == 0 &&
		    (form[length] == '\0' || form[length] == '-'))
			return i;
	}
	return KEPT;
}

/* ------------------------------------------------------------------- rows */

/* "saved 3 Nov, 18:20" */
static char *
saved_text(const struct unlock_draft *draft)
{
	struct buf text = BUF_EMPTY;
	int minute = clock_local_minute(draft->saved_at);

	buf_add_text(&text, "saved ");
	when_add_day_short(&text, moment_day(draft->saved_at));
	buf_add_format(&text, ", %02d:%02d", minute / 60, minute % 60);
	return buf_take(&text);
}

static void
add_name(struct view *view, const struct unlock_draft *draft, size_t known,
    struct buf *name)
{
	struct buf text = BUF_EMPTY;

	buf_add_text(name, kept[known].title);
	if (kept[known].add_name != NULL &&
	    unlock_draft_load(view->desk->unlock, draft->form, &text) ==
		STATUS_OK) {
		buf_add_text(name, ": ");
		kept[known].add_name(text.text, name);
	}
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct resuming *resuming = view->context;
	struct buf name = BUF_EMPTY;
	enum status status;

	mem_free(resuming->drafts);
	resuming->drafts = NULL;
	resuming->count = 0;
	status = unlock_draft_list(
	    view->desk->unlock, &resuming->drafts, &resuming->count);
	for (size_t i = 0; status == STATUS_OK && i < resuming->count; i++) {
		const struct unlock_draft *draft = &resuming->drafts[i];
		size_t known = find(draft->form);

		if (known == KEPT)
			continue;
		buf_reset(&name);
		add_name(view, draft, known, &name);
		rows_item(&view->rows, (int)i, name.text)->right =
		    saved_text(draft);
	}
	buf_clear(&name);
	return status;
}

/* --------------------------------------------------------------- what to do */

/* With none left there is nothing to ask. */
static void
fill_again(struct view *view)
{
	view_refill(view);
	if (!view_has_row(view))
		view_done(view);
}

static void
chosen(struct view *view, int id)
{
	const struct resuming *resuming = view->context;
	char form[sizeof(resuming->drafts[0].form)];

	memcpy(form, resuming->drafts[id].form, sizeof(form));
	kept[find(form)].run(view->desk, form);
	fill_again(view);
}

static void
throw_away(struct view *view)
{
	const struct resuming *resuming = view->context;
	const struct unlock_draft *draft = &resuming->drafts[view_id(view)];
	enum status status;

	if (!pose_sure(view->desk, "Throw away what you were writing?",
		"It cannot be brought back.", "Throw it away"))
		return;
	status = unlock_draft_drop(view->desk->unlock, draft->form);
	if (desk_tell(view->desk, status) == STATUS_OK)
		desk_say(view->desk, ROLE_PLAIN, "Thrown away.");
	fill_again(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 't', "t", "Throw away", throw_away, view_has_row},
    {.key = NULL},
};

static void
head(struct view *view, struct buf *text)
{
	(void)view;
	buf_add_text(text, "You left this unfinished. It is kept for 7 days.");
}

static const struct screen screen = {
    .title = "Go on with it?",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Go on",
    .actions = actions,
    .empty = "Nothing was left unfinished.",
    .help = "What you were writing when it was locked, or left as a draft. "
	    "Only you can open it.\n\n"
	    "Enter goes on with it. t throws it away. Esc leaves it for "
	    "later.",
};

static bool
has_any(struct desk *desk)
{
	struct unlock_draft *drafts = NULL;
	size_t count = 0;
	bool has = false;

	if (unlock_draft_list(desk->unlock, &drafts, &count) != STATUS_OK)
		status_clear();
	for (size_t i = 0; i < count; i++)
		has |= find(drafts[i].form) != KEPT;
	mem_free(drafts);
	return has;
}

void
resume_offer(struct desk *desk)
{
	struct resuming resuming = {NULL, 0};

	if (has_any(desk))
		view_run(desk, &screen, &resuming);
	mem_free(resuming.drafts);
}
