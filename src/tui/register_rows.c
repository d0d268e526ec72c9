/*
 * register_rows: the register as rows: whom to expect under headings, the new
 * names, and last the row for a name that is being typed.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/register_model_internal.h"

#define HEAD_FROM 1000000 /* ids of new names, above those of people */
#define NEW_ID    2000000

static const char *
heading_of(const struct tonight_person *told)
{
	if (told->is_regular)
		return told->came_last ? "Came last time" : "Regulars";
	if (told->group[0] == '\0')
		return "Others";
	return "Other groups of mine";
}

static void
add_people(struct register_model *model)
{
	const char *before = "";

	for (size_t i = 0; i < model->count; i++) {
		const struct register_person *person = &model->people[i];
		const char *heading = heading_of(&person->told);

		if (strcmp(heading, before) != 0)
			rows_heading(&model->rows, heading);
		before = heading;
		rows_item(&model->rows, (int)i, person->told.called)
		    ->is_marked = person->is_here && person->may_tick;
	}
}

static void
add_heads(struct register_model *model)
{
	if (model->heads_count > 0)
		rows_heading(&model->rows, "Heads");
	for (size_t i = 0; i < model->heads_count; i++)
		rows_item(&model->rows, HEAD_FROM + (int)i, model->heads[i]);
}

/* What is typed, without the blanks around it. */
static char *
name_typed(const struct register_model *model)
{
	const char *from = model->typed.text.text;
	size_t length;

	from += strspn(from, " ");
	length = strlen(from);
	while (length > 0 && from[length - 1] == ' ')
		length--;
	return mem_text_n(from, length);
}

void
register_model_refill(struct register_model *model)
{
	char *name = name_typed(model);

	rows_begin_refill(&model->rows);
	add_people(model);
	add_heads(model);
	if (name[0] != '\0')
		rows_item(&model->rows, NEW_ID, name)->is_kept = true;
	rows_end_refill(&model->rows);
	rows_filter(&model->rows, name);
	mem_wipe_text(&name);
}

struct register_chosen
register_model_row(const struct register_model *model, const struct row *row)
{
	if (row == NULL || row->kind != ROW_ITEM)
		return (struct register_chosen){REGISTER_NOBODY, 0, ""};
	if (row->id == NEW_ID)
		return (struct register_chosen){REGISTER_NEW, 0, row->text};
	if (row->id >= HEAD_FROM)
		return (struct register_chosen){
		    REGISTER_HEAD, (size_t)(row->id - HEAD_FROM), row->text};
	return (struct register_chosen){REGISTER_PERSON, (size_t)row->id,
	    model->people[row->id].told.called};
}

struct register_chosen
register_model_chosen(const struct register_model *model)
{
	return register_model_row(model, rows_current(&model->rows));
}

/* Mo before Montgomery, when all that was typed is Mo. */
void
register_model_go_exact(struct register_model *model)
{
	struct buf typed = BUF_EMPTY, called = BUF_EMPTY;

	text_fold(model->typed.text.text, &typed);
	for (size_t i = 0; i < model->count; i++) {
		buf_reset(&called);
		text_fold(model->people[i].told.called, &called);
		if (strcmp(called.text, typed.text) == 0 &&
		    rows_go(&model->rows, (int)i))
			break;
	}
	buf_clear(&called);
	buf_clear(&typed);
}

void
register_model_go_head(struct register_model *model, size_t index)
{
	rows_go(&model->rows, HEAD_FROM + (int)index);
}

/* From who was ticked last on, and round. */
void
register_model_go_on(struct register_model *model)
{
	size_t from = model->last == SIZE_MAX ? 0 : model->last + 1;

	for (size_t i = 0; i < model->count; i++) {
		size_t at = (from + i) % model->count;

		if (!model->people[at].is_here) {
			rows_go(&model->rows, (int)at);
			return;
		}
	}
	if (model->last != SIZE_MAX)
		rows_go(&model->rows, (int)model->last);
}
