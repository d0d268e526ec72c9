/*
 * form_pick: choosing for one question, in a list of its own.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/form_view_internal.h"
#include "tui/view.h"

#define OWN_WORDS (-2) /* the row for words that are not in the list */

struct pick {
	struct form_view *form;
	size_t index;
	struct form_choices choices;
};

static const struct form_question *
question_of(const struct pick *pick)
{
	return &pick->form->form->questions[pick->index];
}

/* Is ${value} one of the lines of ${lines}? */
static bool
has_line(const char *lines, const char *value)
{
	size_t length = strlen(value);

	while (*lines != '\0') {
		size_t line = strcspn(lines, "\n");

		if (line == length && memcmp(lines, value, length) == 0)
			return true;
		lines += line;
		lines += *lines == '\n' ? 1 : 0;
	}
	return false;
}

static bool
is_many(const struct pick *pick)
{
	return question_of(pick)->sort == FORM_MANY;
}

static enum status
fill(struct view *view)
{
	struct pick *pick = view->context;
	const char *held =
	    form_answers_get(pick->form->answers, question_of(pick)->name);

	for (size_t i = 0; i < pick->choices.count; i++) {
		const struct form_choice *choice = &pick->choices.choices[i];
		struct row *row = rows_item(&view->rows, (int)i, choice->label);

		row->right = mem_text(choice->hint);
		row->is_marked = has_line(held, choice->value);
	}
	if (question_of(pick)->own_words) {
		struct row *row = rows_item(&view->rows, OWN_WORDS,
		    "What I typed above, in my own words");

		row->is_kept = true;
	}
	return STATUS_OK;
}

static void
take_one(struct view *view, const char *value)
{
	struct pick *pick = view->context;

	form_answers_set(pick->form->answers, question_of(pick)->name, value);
	view_done(view);
}

static void
toggle(struct view *view)
{
	rows_toggle(&view->rows);
	if (view->typed.text.length > 0) {
		edit_set(&view->typed, "");
		rows_filter(&view->rows, "");
	}
}

static void
chosen(struct view *view, int id)
{
	struct pick *pick = view->context;

	if (is_many(pick))
		toggle(view);
	else if (id != OWN_WORDS)
		take_one(view, pick->choices.choices[id].value);
	else if (view->typed.text.length > 0)
		take_one(view, view->typed.text.text);
	else
		desk_say(view->desk, ROLE_ERROR, "Type your words first.");
}

/* All that is ticked, one a line. */
static void
take_ticked(struct view *view)
{
	struct pick *pick = view->context;
	struct buf lines = BUF_EMPTY;

	for (size_t i = 0; i < rows_shown(&view->rows); i++) {
		const struct row *row = rows_at(&view->rows, i);

		if (!row->is_marked || row->id < 0)
			continue;
		if (lines.length > 0)
			buf_add_char(&lines, '\n');
		buf_add_text(&lines, pick->choices.choices[row->id].value);
	}
	take_one(view, lines.text);
	buf_clear(&lines);
}

static void
done(struct view *view)
{
	edit_set(&view->typed, "");
	rows_filter(&view->rows, "");
	take_ticked(view);
}

static void
name(struct view *view, struct buf *title)
{
	const struct pick *pick = view->context;

	buf_set(title, question_of(pick)->label);
}

static const struct action done_action[] = {
    {PRESS_CONTROL, 's', "Ctrl-S", "Done", done, NULL},
    {.key = NULL},
};

static const struct screen pick_one = {
    .name = name,
    .fill = fill,
    .chosen = chosen,
    .enter = "Choose",
    .empty = "There is nothing to choose from.",
    .help = "Choose one with Up and Down and Enter. Type to find it.",
    .is_typed_in = true,
};

static const struct screen pick_many = {
    .name = name,
    .fill = fill,
    .chosen = chosen,
    .enter = "Tick",
    .actions = done_action,
    .empty = "There is nothing to choose from.",
    .help = "Tick as many as you like with Enter. Ctrl-S when it is right; "
	    "Esc leaves it as it was.",
    .is_typed_in = true,
    .has_marks = true,
};

void
form_pick_run(struct form_view *view, size_t index)
{
	struct pick pick = {.form = view, .index = index};

	form_choices_init(&pick.choices);
	form_choices_of(view->answers, index, &pick.choices);
	view_run(view->desk, is_many(&pick) ? &pick_many : &pick_one, &pick);
	form_choices_clear(&pick.choices);
}

void
form_pick_step(struct form_view *view, size_t index, int by)
{
	const char *name = view->form->questions[index].name;
	const char *held = form_answers_get(view->answers, name);
	struct form_choices choices;
	size_t at = 0, count;

	form_choices_init(&choices);
	form_choices_of(view->answers, index, &choices);
	count = choices.count;
	while (at < count && strcmp(choices.choices[at].value, held) != 0)
		at++;
	if (count > 0) {
		/* From nothing, or own words: to the first or the last. */
		if (at == count)
			at = by > 0 ? 0 : count - 1;
		else
			at = (at + count + (by > 0 ? 1 : count - 1)) % count;
		form_answers_set(
		    view->answers, name, choices.choices[at].value);
	}
	form_choices_clear(&choices);
}
