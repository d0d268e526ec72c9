/*
 * form_view_internal: what the files of form_view share.
 */
#ifndef TUI_FORM_VIEW_INTERNAL_H
#define TUI_FORM_VIEW_INTERNAL_H

#include "tui/draw.h"
#include "tui/edit.h"
#include "tui/form_view.h"
#include "tui/secret_field.h"

#define FORM_LINES_ROWS 5 /* of a field with lines */

/* One question while it is answered. */
struct form_field {
	struct edit edit;           /* what is written, for most sorts */
	struct secret_field secret; /* FORM_SECRET */
	struct buf message;         /* what is wrong with it; "" nothing */
	size_t first_row;           /* FORM_LINES: scrolled to */
};

struct form_view {
	struct desk *desk;
	const struct form *form;
	struct form_answers *answers;
	struct form_field *fields; /* one a question */
	size_t focus;              /* a question, or form->count: "Save" */
	int columns;               /* of the fields, as drawn last */
	bool is_changed;
	bool is_done;
	bool is_left;
	struct layer layer;
	struct writing writing;
};

/* Is the answer written letter by letter? */
bool form_view_is_written(const struct form_question *question);

/* Draw the form whose layer it is. */
void form_view_draw(struct layer *layer);

/* Choose for a question in a list of its own. */
void form_pick_run(struct form_view *view, size_t index);

/* Go to the next choice (${by} 1) or the one before (-1). */
void form_pick_step(struct form_view *view, size_t index, int by);

#endif
