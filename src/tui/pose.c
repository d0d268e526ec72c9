/*
 * pose: draws a question and its answers.
 */
#include "tui/pose.h"

#include <stdio.h>

#include "base/mem.h"
#include "tui/draw.h"
#include "tui/term.h"

#define BOX_COLUMNS 60
#define BOX_EDGES   4 /* columns of frame and blanks */
#define BOX_MARGIN  4 /* columns that stay free beside it */

struct posed {
	struct layer layer;
	struct question *question;
};

static int
draw_answer(const struct area *area, int row, const struct question *question,
    size_t at)
{
	const struct question_answer *answer = &question->answers[at];
	bool is_here = at == question->focus;
	enum role role = is_here ? ROLE_CHOSEN : ROLE_PLAIN;
	int column;

	draw_text(area, row, 0, role, is_here ? ">" : " ");
	column = 2 + draw_text(area, row, 2, role, answer->words);
	if (answer->letter != 0 && !question->is_final) {
		char key[8];

		snprintf(key, sizeof(key), "(%c)", answer->letter);
		draw_text(area, row, column + 1, ROLE_KEY, key);
	}
	if (is_here)
		draw_cursor(area, row, 0);
	return row + 1;
}

static int
height(const struct question *question, int columns)
{
	int rows = draw_height(question->text, columns);

	if (question->effect != NULL)
		rows += draw_height(question->effect, columns);
	return rows + 1 + (int)question->count + 2;
}

static void
draw(struct layer *layer)
{
	struct posed *posed = layer->context;
	const struct question *question = posed->question;
	struct area area = draw_area(layer);
	int row = draw_wrapped(&area, 0, ROLE_TITLE, question->text);

	if (question->effect != NULL)
		row += draw_wrapped(&area, row, ROLE_PLAIN, question->effect);
	row++;
	for (size_t i = 0; i < question->count; i++)
		row = draw_answer(&area, row, question, i);
	/* In another window its words take other rows. */
	layer->box_rows = height(question, area.columns);
}

/* Columns inside the box, as wide as the terminal is now. */
static int
columns_now(void)
{
	int columns = term_columns() - BOX_MARGIN;

	return (columns < BOX_COLUMNS ? columns : BOX_COLUMNS) - BOX_EDGES;
}

int
pose_question(struct desk *desk, struct question *question)
{
	struct posed posed = {.question = question};
	struct press press;
	int answer;

	posed.layer = (struct layer){.draw = draw,
	    .context = &posed,
	    .box_rows = height(question, columns_now()),
	    .box_columns = BOX_COLUMNS,
	    .takes_text = true};
	layer_push(&desk->top, &posed.layer);
	if (question->is_final)
		term_forget_typed();
	do {
		desk_wait(desk, &press);
		answer = question_press(question, &press);
	} while (answer == QUESTION_OPEN);
	layer_pop(&desk->top);
	return answer;
}

bool
pose_sure(
    struct desk *desk, const char *text, const char *effect, const char *do_it)
{
	struct question question = {.text = text,
	    .effect = effect,
	    .answers = {{0, "No, go back"}, {0, do_it}},
	    .count = 2,
	    .is_final = true};

	return pose_question(desk, &question) == 1;
}

void
pose_notice(struct desk *desk, const char *text)
{
	struct question question = {
	    .text = text, .answers = {{0, "Go on"}}, .count = 1};

	pose_question(desk, &question);
}
