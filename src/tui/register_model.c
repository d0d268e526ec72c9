/*
 * register_model: ticks, heads and keys of the register.
 */
#include "tui/register_model.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/session.h"
#include "tui/register_model_internal.h"

#define TYPED_BYTES 200

void
register_model_init(struct register_model *model)
{
	memset(model, 0, sizeof(*model));
	model->last = SIZE_MAX;
	rows_init(&model->rows);
	edit_init(&model->typed, false, TYPED_BYTES);
}

void
register_model_clear(struct register_model *model)
{
	struct tonight_list list = {NULL, 0};

	for (size_t i = 0; i < model->count; i++) {
		list = (struct tonight_list){
		    mem_alloc(1, sizeof(*list.people)), 1};
		list.people[0] = model->people[i].told;
		tonight_list_clear(&list);
	}
	for (size_t i = 0; i < model->heads_count; i++)
		mem_wipe_text(&model->heads[i]);
	mem_free(model->people);
	mem_free(model->heads);
	edit_clear(&model->typed);
	rows_clear(&model->rows);
}

/* ------------------------------------------------------------------ heads */

int64_t
register_model_least(const struct register_model *model)
{
	int64_t least = (int64_t)model->heads_count;

	for (size_t i = 0; i < model->count; i++)
		least += model->people[i].is_here;
	return least;
}

int64_t
register_model_named(const struct register_model *model)
{
	int64_t named = 0;

	for (size_t i = 0; i < model->count; i++)
		named += model->people[i].is_here && model->people[i].may_tick;
	return named;
}

int64_t
register_model_heads(const struct register_model *model)
{
	int64_t least = register_model_least(model);

	if (!model->is_counted)
		return least + model->others;
	return model->together > least ? model->together : least;
}

bool
register_model_is_counted(const struct register_model *model)
{
	return model->is_counted;
}

void
register_model_set_heads(
    struct register_model *model, int64_t heads, bool is_counted)
{
	int64_t least = register_model_least(model);

	model->is_counted = is_counted;
	model->together = heads;
	model->others = heads > least ? heads - least : 0;
}

/* One more, or one fewer. */
static enum register_deed
count(struct register_model *model, int by)
{
	int64_t heads = register_model_heads(model) + by;

	if (heads < register_model_least(model))
		return REGISTER_LEAST;
	if (heads > SESSION_HEADS_MOST)
		return REGISTER_MOVED;
	register_model_set_heads(model, heads, model->is_counted);
	return REGISTER_CHANGED;
}

/* ----------------------------------------------------------------- people */

size_t
register_model_find(const struct register_model *model, const char *code)
{
	for (size_t i = 0; i < model->count; i++)
		if (strcmp(model->people[i].told.code, code) == 0)
			return i;
	return SIZE_MAX;
}

static struct register_person *
grow(struct register_model *model)
{
	mem_grow((void **)&model->people, &model->people_room, model->count + 1,
	    sizeof(*model->people));
	return &model->people[model->count++];
}

/* Who was here, as they were, in the place of who is told of now. */
static void
carry_over(struct register_model *model, struct register_model *old)
{
	for (size_t i = 0; i < old->count; i++) {
		struct register_person *was = &old->people[i];
		size_t index = register_model_find(model, was->told.code);

		if (!was->is_here)
			continue;
		if (index == SIZE_MAX)
			index = register_model_add(model, was->told.code,
			    was->told.called, was->may_tick);
		model->people[index].is_here = true;
		if (was->has_said) {
			model->people[index].may_tick = true;
			model->people[index].has_said = true;
			model->people[index].yes = was->yes;
		}
	}
}

void
register_model_expect(struct register_model *model, struct tonight_list *list)
{
	struct register_model old = *model;

	model->people = NULL;
	model->count = model->people_room = 0;
	model->last = SIZE_MAX;
	for (size_t i = 0; i < list->count; i++) {
		struct register_person *person = grow(model);

		person->told = list->people[i]; /* moved */
		person->may_tick = person->told.may_tick;
	}
	mem_free(list->people);
	*list = (struct tonight_list){NULL, 0};
	carry_over(model, &old);
	old.heads = NULL;
	old.heads_count = 0;
	rows_init(&old.rows);
	edit_init(&old.typed, false, 1);
	register_model_clear(&old);
	register_model_refill(model);
	register_model_go_on(model);
}

size_t
register_model_add(struct register_model *model, const char *code,
    const char *called, bool may_tick)
{
	size_t index = register_model_find(model, code);
	struct register_person *person;

	if (index != SIZE_MAX) {
		model->people[index].may_tick |= may_tick;
		return index;
	}
	person = grow(model);
	memcpy(person->told.code, code, strlen(code) + 1);
	person->told.called = mem_text(called);
	person->told.apart = mem_text("");
	person->told.group = mem_text("");
	person->told.may_tick = may_tick;
	person->may_tick = may_tick;
	register_model_refill(model);
	return model->count - 1;
}

void
register_model_tick(struct register_model *model, size_t index)
{
	model->people[index].is_here = true;
	model->last = index;
	register_model_refill(model);
	rows_go(&model->rows, (int)index);
}

void
register_model_say(
    struct register_model *model, size_t index, const struct register_yes *yes)
{
	struct register_person *person = &model->people[index];

	person->may_tick = true;
	person->has_said = true;
	person->yes = *yes;
	register_model_tick(model, index);
}

void
register_model_unsay(struct register_model *model, size_t index)
{
	model->people[index].may_tick = false;
	model->people[index].has_said = false;
	register_model_refill(model);
}

/* Heads that were counted stay as they are; else it is one fewer. */
void
register_model_drop_head(struct register_model *model, size_t index)
{
	mem_wipe_text(&model->heads[index]);
	memmove(&model->heads[index], &model->heads[index + 1],
	    (model->heads_count - index - 1) * sizeof(*model->heads));
	model->heads_count--;
	register_model_refill(model);
}

/* ------------------------------------------------------------------- keys */

void
register_model_forget_typed(struct register_model *model)
{
	edit_set(&model->typed, "");
	register_model_refill(model);
}

static void
add_head(struct register_model *model, const char *name)
{
	mem_grow((void **)&model->heads, &model->heads_room,
	    model->heads_count + 1, sizeof(*model->heads));
	model->heads[model->heads_count++] = mem_text(name);
}

/* Here, or not after all; whoever may not be ticked is one of the heads. */
static enum register_deed
turn(struct register_model *model, size_t index)
{
	struct register_person *person = &model->people[index];

	person->is_here = !person->is_here;
	if (!person->is_here && person->has_said) {
		person->has_said = false;
		person->may_tick = false;
	}
	model->last = index;
	register_model_forget_typed(model);
	if (!person->is_here) {
		rows_go(&model->rows, (int)index);
		return REGISTER_CHANGED;
	}
	register_model_go_on(model);
	return person->may_tick ? REGISTER_CHANGED : REGISTER_ONLY_HEAD;
}

static enum register_deed
enter(struct register_model *model)
{
	struct register_chosen chosen = register_model_chosen(model);

	switch (chosen.sort) {
	case REGISTER_PERSON:
		return turn(model, chosen.index);
	case REGISTER_HEAD:
		register_model_drop_head(model, chosen.index);
		register_model_forget_typed(model);
		return REGISTER_CHANGED;
	case REGISTER_NEW:
		add_head(model, chosen.name);
		register_model_forget_typed(model);
		register_model_go_on(model);
		return REGISTER_CHANGED;
	default:
		return REGISTER_NONE;
	}
}

/* A name that is being typed is counted first: no yes, still a head. */
static enum register_deed
tab(struct register_model *model)
{
	struct register_chosen chosen = register_model_chosen(model);

	switch (chosen.sort) {
	case REGISTER_PERSON:
		return model->people[chosen.index].may_tick ? REGISTER_NONE
							    : REGISTER_ASK;
	case REGISTER_NEW:
		add_head(model, chosen.name);
		register_model_forget_typed(model);
		register_model_go_head(model, model->heads_count - 1);
		return REGISTER_ASK;
	case REGISTER_HEAD:
		return REGISTER_ASK;
	default:
		return REGISTER_NONE;
	}
}

/* Keys that move in what is typed, while something is typed. */
static bool
is_for_typed(const struct register_model *model, const struct press *press)
{
	switch (press->code) {
	case PRESS_TEXT:
		/* No name begins with a blank. */
		return press->text[0] != ' ' || model->typed.text.length > 0;
	case PRESS_PASTE:
		return true;
	case PRESS_CONTROL:
		return press->letter == 'u' || press->letter == 'z' ||
		       press->letter == 'r' || press->letter == 'a' ||
		       press->letter == 'e' || press->letter == 'w';
	case PRESS_UP:
	case PRESS_DOWN:
	case PRESS_PAGE_UP:
	case PRESS_PAGE_DOWN:
		return false;
	default:
		return model->typed.text.length > 0;
	}
}

static enum register_deed
write(struct register_model *model, const struct press *press)
{
	struct buf before = BUF_EMPTY;

	buf_set(&before, model->typed.text.text);
	edit_press(&model->typed, press, TYPED_BYTES);
	if (strcmp(before.text, model->typed.text.text) != 0) {
		register_model_refill(model);
		register_model_go_exact(model);
	}
	buf_clear(&before);
	return REGISTER_MOVED;
}

enum register_deed
register_model_press(
    struct register_model *model, const struct press *press, size_t page)
{
	switch (press->code) {
	case PRESS_ENTER:
		return enter(model);
	case PRESS_TAB:
		return tab(model);
	case PRESS_ESC:
		if (model->typed.text.length == 0)
			return REGISTER_NONE;
		register_model_forget_typed(model);
		return REGISTER_MOVED;
	default:
		break;
	}
	if (is_for_typed(model, press))
		return write(model, press);
	if (press->code == PRESS_LEFT || press->code == PRESS_RIGHT)
		return count(model, press->code == PRESS_RIGHT ? 1 : -1);
	return rows_press(&model->rows, press, page, false) ? REGISTER_MOVED
							    : REGISTER_NONE;
}
