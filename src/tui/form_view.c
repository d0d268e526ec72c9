/*
 * form_view: keys of a form, checking, and keeping its draft.
 */
#include "tui/form_view_internal.h"

#include <string.h>

#include "base/mem.h"
#include "tui/pose.h"

#define EDIT_BYTES 4000

bool
form_view_is_written(const struct form_question *question)
{
	switch (question->sort) {
	case FORM_CHOICE:
	case FORM_MANY:
	case FORM_YES:
	case FORM_SECRET:
		return false;
	default:
		return true;
	}
}

static const struct form_question *
question_at(const struct form_view *view, size_t index)
{
	return &view->form->questions[index];
}

/* ----------------------------------------------------- start, stop, draft */

static void
write_draft(void *context, struct buf *text)
{
	const struct form_view *view = context;

	form_to_text(view->answers, text);
}

static void
start_field(struct form_view *view, size_t index)
{
	const struct form_question *question = question_at(view, index);
	struct form_field *field = &view->fields[index];
	size_t limit =
	    question->limit_bytes == 0 ? EDIT_BYTES : question->limit_bytes;

	buf_init(&field->message);
	edit_init(&field->edit, question->sort == FORM_LINES, limit);
	if (form_view_is_written(question))
		edit_set(&field->edit,
		    form_answers_get(view->answers, question->name));
}

static void
start(struct form_view *view)
{
	view->fields = mem_alloc(view->form->count, sizeof(*view->fields));
	for (size_t i = 0; i < view->form->count; i++)
		start_field(view, i);
	view->writing = (struct writing){
	    .form = view->form->draft, .write = write_draft, .context = view};
	if (view->form->draft != NULL && view->desk->writing == NULL)
		view->desk->writing = &view->writing;
}

static void
stop(struct form_view *view)
{
	if (view->desk->writing == &view->writing)
		view->desk->writing = NULL;
	for (size_t i = 0; i < view->form->count; i++) {
		edit_clear(&view->fields[i].edit);
		secret_field_clear(&view->fields[i].secret);
		buf_clear(&view->fields[i].message);
	}
	mem_free(view->fields);
}

static void
drop_draft(struct form_view *view)
{
	if (view->form->draft != NULL && view->desk->records != NULL)
		desk_tell(view->desk,
		    unlock_draft_drop(view->desk->unlock, view->form->draft));
	view->writing.is_changed = false;
}

/* ------------------------------------------------------------ the answers */

static void
changed(struct form_view *view, size_t index)
{
	const struct form_question *question = question_at(view, index);
	struct form_field *field = &view->fields[index];

	if (form_view_is_written(question)) {
		/* Only the cursor went elsewhere. */
		if (strcmp(field->edit.text.text,
			form_answers_get(view->answers, question->name)) == 0)
			return;
		form_answers_set(
		    view->answers, question->name, field->edit.text.text);
	}
	buf_reset(&field->message);
	view->is_changed = true;
	/* Its own draft, or that of what it is a part of. */
	if (view->desk->writing != NULL)
		view->desk->writing->is_changed = true;
}

static void
hand_on_secret(struct form_view *view, size_t index)
{
	struct secret *secret = secret_field_copy(&view->fields[index].secret);

	form_answers_set_secret(
	    view->answers, question_at(view, index)->name, &secret);
}

static void
hand_on_secrets(struct form_view *view)
{
	for (size_t i = 0; i < view->form->count; i++)
		if (question_at(view, i)->sort == FORM_SECRET)
			hand_on_secret(view, i);
}

static bool
is_empty(const struct form_view *view, size_t index)
{
	if (question_at(view, index)->sort == FORM_SECRET)
		return view->fields[index].secret.length == 0;
	return view->answers->texts[index].length == 0;
}

/* Checked when it is left: what was tidied is shown tidied. */
static enum status
check_field(struct form_view *view, size_t index)
{
	const struct form_question *question = question_at(view, index);
	struct form_field *field = &view->fields[index];
	enum status status;

	if (question->sort == FORM_SECRET)
		hand_on_secret(view, index);
	status = form_check(view->answers, index, &field->message);
	if (status == STATUS_OK && form_view_is_written(question) &&
	    strcmp(field->edit.text.text,
		form_answers_get(view->answers, question->name)) != 0)
		edit_set(&field->edit,
		    form_answers_get(view->answers, question->name));
	if (status == STATUS_OK)
		buf_reset(&field->message);
	return status;
}

/* ------------------------------------------------------------------ focus */

static void
focus_on(struct form_view *view, size_t index)
{
	view->focus = index;
	view->layer.refuses_paste =
	    index < view->form->count &&
	    question_at(view, index)->sort == FORM_SECRET;
}

/* To the next question that is asked, as far as "Save". */
static void
go_next(struct form_view *view)
{
	size_t index = view->focus;

	if (index < view->form->count && !is_empty(view, index))
		(void)!check_field(view, index);
	while (index < view->form->count) {
		index++;
		if (index == view->form->count ||
		    form_applies(view->answers, index))
			break;
	}
	focus_on(view, index);
}

static void
go_before(struct form_view *view)
{
	size_t index = view->focus;

	while (index > 0) {
		index--;
		if (form_applies(view->answers, index)) {
			focus_on(view, index);
			return;
		}
	}
}

static void
focus_on_first(struct form_view *view)
{
	size_t index = 0;

	while (index < view->form->count && !form_applies(view->answers, index))
		index++;
	focus_on(view, index);
}

/* ------------------------------------------------------------ done, or not */

static void
finish(struct form_view *view,
    enum status (*save)(void *context, const struct form_answers *answers))
{
	struct buf message = BUF_EMPTY;
	size_t wrong = 0;
	enum status status;

	hand_on_secrets(view);
	status = form_check_all(view->answers, &wrong, &message);
	if (status != STATUS_OK) {
		buf_set(&view->fields[wrong].message, message.text);
		focus_on(view, wrong);
		buf_clear(&message);
		return;
	}
	buf_clear(&message);
	status_clear();
	status = save(view->answers->context, view->answers);
	if (desk_tell(view->desk, status) != STATUS_OK)
		return;
	drop_draft(view);
	view->is_done = true;
}

static void
leave(struct form_view *view)
{
	struct question question = {.text = "Leave without saving?",
	    .answers = {{'g', "Go on writing"}, {'t', "Throw it away"}},
	    .count = 2};

	if (view->is_changed && view->desk->writing == &view->writing) {
		question.answers[2] = (struct question_answer){
		    .letter = 'k', .words = "Leave, and keep a draft"};
		question.count = 3;
	}
	if (view->is_changed && !view->form->is_step)
		switch (pose_question(view->desk, &question)) {
		case 0:
			return;
		case 1:
			drop_draft(view);
			break;
		default:
			if (!desk_save_draft(view->desk))
				return;
		}
	view->is_left = true;
}

/* ------------------------------------------------------------------- keys */

/* A key that means something in the field itself. */
static bool
take_in_field(struct form_view *view, const struct press *press)
{
	size_t index = view->focus;
	const struct form_question *question = question_at(view, index);
	struct form_field *field = &view->fields[index];
	bool is_space = press->code == PRESS_TEXT && press->text[0] == ' ';
	bool is_side = press->code == PRESS_LEFT || press->code == PRESS_RIGHT;

	if (question->sort == FORM_SECRET)
		return secret_field_press(&field->secret, press);
	if (form_view_is_written(question))
		return edit_press(&field->edit, press, (size_t)view->columns);
	if (question->sort != FORM_MANY && (is_side || is_space))
		form_pick_step(view, index, press->code == PRESS_LEFT ? -1 : 1);
	else if (question->sort != FORM_YES &&
		 (press->code == PRESS_ENTER || is_space))
		form_pick_run(view, index);
	else
		return false;
	return true;
}

static void
take_between(struct form_view *view, const struct press *press)
{
	switch (press->code) {
	case PRESS_ESC:
		leave(view);
		break;
	case PRESS_TAB:
	case PRESS_DOWN:
	case PRESS_ENTER:
		go_next(view);
		break;
	case PRESS_BACKTAB:
	case PRESS_UP:
		go_before(view);
		break;
	default:
		break;
	}
}

static bool
wants_done(const struct form_view *view, const struct press *press)
{
	if (press->code == PRESS_CONTROL)
		return press->letter == 's';
	return press->code == PRESS_ENTER && view->focus == view->form->count;
}

bool
form_view_run(struct desk *desk, struct form_answers *answers,
    enum status (*save)(void *context, const struct form_answers *answers))
{
	struct form_view view = {
	    .desk = desk, .form = answers->form, .answers = answers};
	struct press press;

	view.layer = (struct layer){.draw = form_view_draw,
	    .context = &view,
	    .help = answers->form->help,
	    .takes_text = true};
	start(&view);
	focus_on_first(&view);
	layer_push(&desk->top, &view.layer);
	while (!view.is_done && !view.is_left) {
		desk_wait(desk, &press);
		if (press.code == PRESS_TICK)
			continue;
		if (wants_done(&view, &press))
			finish(&view, save);
		else if (view.focus < view.form->count &&
			 take_in_field(&view, &press))
			changed(&view, view.focus);
		else
			take_between(&view, &press);
	}
	layer_pop(&desk->top);
	stop(&view);
	return view.is_done;
}

static enum status
take_draft(struct desk *desk, struct form_answers *answers, const char *draft)
{
	struct buf text = BUF_EMPTY;
	enum status status = unlock_draft_load(desk->unlock, draft, &text);

	if (status == STATUS_OK)
		status = form_from_text(answers, text.text);
	buf_clear(&text);
	return status;
}

bool
form_view_go_on(struct desk *desk, struct form_answers *answers,
    const char *draft,
    enum status (*save)(void *context, const struct form_answers *answers))
{
	if (draft != NULL)
		desk_tell(desk, take_draft(desk, answers, draft));
	return form_view_run(desk, answers, save);
}
