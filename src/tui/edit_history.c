/*
 * edit_history: what was changed, so that it can be taken back exactly.
 *
 * A step is the bytes that went and the bytes that came at one place.  It says
 * nothing about letters: what it puts back was the whole text once.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/edit_internal.h"

struct edit_step {
	size_t from;
	struct buf removed;
	struct buf inserted;
	size_t at_before; /* the cursor */
	size_t at_after;
	enum edit_deed deed;
};

static void
forget_from(struct edit *edit, size_t first)
{
	for (size_t i = first; i < edit->step_count; i++) {
		buf_clear(&edit->steps[i].removed);
		buf_clear(&edit->steps[i].inserted);
	}
	if (edit->step_count > first)
		edit->step_count = first;
}

void
edit_history_clear(struct edit *edit)
{
	forget_from(edit, 0);
	edit->steps_done = 0;
	edit->is_run = false;
}

/*
 * What differs between the text and ${fresh}.  Where letters repeat there are
 * several ways to say it; the one nearest the cursor lets runs join.
 */
static struct edit_step
difference(const struct edit *edit, const struct buf *fresh, size_t at)
{
	const struct buf *old = &edit->text;
	size_t most = old->length < fresh->length ? old->length : fresh->length;
	size_t cursor = at < edit->at ? at : edit->at;
	struct edit_step step = {0, BUF_EMPTY, BUF_EMPTY, edit->at, at, 0};
	size_t head = 0;
	size_t tail = 0;

	while (head < most && head < cursor &&
	       old->text[head] == fresh->text[head])
		head++;
	while (tail < most - head && old->text[old->length - 1 - tail] ==
					 fresh->text[fresh->length - 1 - tail])
		tail++;
	step.from = head;
	buf_add(&step.removed, old->text + head, old->length - head - tail);
	buf_add(
	    &step.inserted, fresh->text + head, fresh->length - head - tail);
	return step;
}

static bool
touch(const struct edit_step *first, const struct edit_step *next)
{
	return next->from <= first->from + first->inserted.length &&
	       next->from + next->removed.length >= first->from;
}

/*
 * One step that does what two did.  Both speak of the text between them: the
 * first of what it had inserted there, the next of what it removed.
 */
static void
join(struct edit_step *first, struct edit_step *next)
{
	size_t first_end = first->from + first->inserted.length;
	size_t next_end = next->from + next->removed.length;
	struct buf removed = BUF_EMPTY;
	struct buf inserted = BUF_EMPTY;

	if (next->from < first->from)
		buf_add(&removed, next->removed.text, first->from - next->from);
	else
		buf_add(
		    &inserted, first->inserted.text, next->from - first->from);
	buf_add(&removed, first->removed.text, first->removed.length);
	buf_add(&inserted, next->inserted.text, next->inserted.length);
	if (next_end > first_end)
		buf_add(&removed,
		    next->removed.text + next->removed.length -
			(next_end - first_end),
		    next_end - first_end);
	else
		buf_add(&inserted,
		    first->inserted.text + first->inserted.length -
			(first_end - next_end),
		    first_end - next_end);

	if (next->from < first->from)
		first->from = next->from;
	first->at_after = next->at_after;
	buf_clear(&first->removed);
	buf_clear(&first->inserted);
	buf_clear(&next->removed);
	buf_clear(&next->inserted);
	first->removed = removed;
	first->inserted = inserted;
}

static void
remember(struct edit *edit, struct edit_step *step)
{
	struct edit_step *last = NULL;

	forget_from(edit, edit->steps_done);
	if (edit->is_run && edit->step_count > 0)
		last = &edit->steps[edit->step_count - 1];
	if (last != NULL && last->deed == step->deed && touch(last, step)) {
		join(last, step);
		return;
	}
	mem_grow((void **)&edit->steps, &edit->step_room, edit->step_count + 1,
	    sizeof(*edit->steps));
	edit->steps[edit->step_count++] = *step;
	edit->steps_done = edit->step_count;
}

/* The first place at or after ${at} that is between graphemes. */
static size_t
settle(const struct buf *fresh, size_t at)
{
	const char *text = fresh->text;
	size_t place = at < fresh->length ? at : fresh->length;

	while (place > 0 && text[place - 1] != '\n')
		place--;
	while (place < at && text[place] != '\0')
		place = text_next_grapheme(text, place);
	return place;
}

void
edit_change(
    struct edit *edit, struct buf *fresh, size_t at, enum edit_deed deed)
{
	struct edit_step step;

	at = settle(fresh, at);
	step = difference(edit, fresh, at);
	step.deed = deed;
	remember(edit, &step);
	buf_clear(&edit->text);
	edit->text = *fresh;
	buf_init(fresh);
	edit->at = at;
	edit->is_run = deed != EDIT_PASTED;
	edit->wished_column = SIZE_MAX;
}

/* At ${from}, ${gone} makes room for ${come}. */
static void
replace(struct edit *edit, size_t from, const struct buf *gone,
    const struct buf *come)
{
	struct buf fresh = BUF_EMPTY;

	buf_add(&fresh, edit->text.text, from);
	buf_add(&fresh, come->text, come->length);
	buf_add_text(&fresh, edit->text.text + from + gone->length);
	buf_clear(&edit->text);
	edit->text = fresh;
	edit->is_run = false;
	edit->wished_column = SIZE_MAX;
}

bool
edit_undo(struct edit *edit)
{
	struct edit_step *step;

	if (edit->steps_done == 0)
		return false;
	step = &edit->steps[--edit->steps_done];
	replace(edit, step->from, &step->inserted, &step->removed);
	edit->at = step->at_before;
	return true;
}

bool
edit_redo(struct edit *edit)
{
	struct edit_step *step;

	if (edit->steps_done == edit->step_count)
		return false;
	step = &edit->steps[edit->steps_done++];
	replace(edit, step->from, &step->removed, &step->inserted);
	edit->at = step->at_after;
	return true;
}
