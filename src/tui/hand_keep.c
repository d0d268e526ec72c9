/*
 * hand_keep: one page with everything they had said yes to, ticked; what stays
 * ticked is signed with the new key.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "tui/hand_turn.h"

/* What they can keep of it; a worker who left can see nothing again. */
static bool
can_be_kept(const struct hand_turn *turn, const struct consent_line *line)
{
	const struct own_thing *thing = hand_turn_thing(turn, line->kind);

	if (hand_answers_have(turn, line->kind))
		return false;
	return strcmp(line->see, "worker") != 0 ||
	       (thing != NULL && *thing->see_name != '\0');
}

static const char *
worker_of(const struct hand_turn *turn, const struct consent_line *line)
{
	const struct own_thing *thing = hand_turn_thing(turn, line->kind);

	return thing == NULL ? "" : thing->see_name;
}

static void
add_line(const struct hand_turn *turn, struct hand_page *page, int id,
    const struct consent_line *line)
{
	struct buf more = BUF_EMPTY, see = BUF_EMPTY;
	struct row *row;

	hand_say_see(&see, line->see, worker_of(turn, line));
	hand_say_line(&more, WORD_HELD_SEE, see.text);
	buf_add_text(&more,
	    own_word(line->count ? WORD_HELD_COUNTED : WORD_HELD_NOT_COUNTED));
	row = hand_page_item(page, id, line->label, more.text);
	row->is_marked = true;
	buf_clear(&more);
	buf_clear(&see);
}

static size_t
fill(const struct hand_turn *turn, struct hand_page *page,
    const struct consent_list *list)
{
	size_t shown = 0;

	hand_page_begin(page);
	hand_page_words(page, WORD_KEEP_WORDS);
	for (size_t i = 0; i < list->count; i++) {
		if (!can_be_kept(turn, &list->lines[i]))
			continue;
		add_line(turn, page, (int)i, &list->lines[i]);
		shown++;
	}
	hand_page_key(page, 'y', WORD_KEY_KEEP_TICKED);
	hand_page_key(page, 'n', WORD_KEY_KEEP_NONE);
	hand_page_key(page, HAND_SPACE, WORD_KEY_TICK);
	hand_page_key(page, 'l', WORD_KEY_NOT_NOW);
	return shown;
}

/* A last day that is past begins a new year. */
static void
take_line(struct hand_turn *turn, const struct consent_line *line)
{
	struct own_change change = {.kind = line->kind,
	    .answer = OWN_YES,
	    .see = hand_see_of(line->see),
	    .worker = worker_of(turn, line),
	    .count = line->count,
	    .until = line->until};

	if (change.see != SEE_WORKER)
		change.worker = NULL;
	if (line->until < records_today(turn->desk->records))
		change.until = DAY_NONE;
	hand_answer_add(turn, &change);
}

static void
take_ticked(struct hand_turn *turn, const struct hand_page *page,
    const struct consent_list *list)
{
	for (size_t i = 0; i < rows_shown(&page->rows); i++) {
		const struct row *row = rows_at(&page->rows, i);

		if (row->kind == ROW_ITEM && row->is_marked)
			take_line(turn, &list->lines[row->id]);
	}
}

static int
wait_for_ticks(struct hand_page *page)
{
	int key;

	while ((key = hand_page_wait(page)) == HAND_SPACE)
		(void)rows_toggle(&page->rows);
	return key;
}

bool
hand_keep_run(struct hand_turn *turn, bool is_first_key)
{
	struct consent_list list = {NULL, 0};
	struct hand_page page;
	int key = 'y';

	if (!hand_turn_did(
		turn, own_say_before(turn->desk->records, turn->code, &list)))
		return false;
	hand_turn_page(turn, &page, WORD_KEEP,
	    is_first_key ? WORD_KEEP_HELP : WORD_KEEP_HELP_LATER);
	page.has_marks = true;
	if (fill(turn, &page, &list) > 0)
		key = wait_for_ticks(&page);
	if (key == 'y')
		take_ticked(turn, &page, &list);
	hand_page_close(&page);
	consent_list_clear(&list);
	return key != 'l';
}
