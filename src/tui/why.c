/*
 * why: the reason for a look, asked before anything is opened.
 *
 * The numbers are keys, so that an emergency costs one press.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/form_view.h"
#include "tui/screens.h"
#include "tui/view.h"

#define WORDS_BYTES 200

static const struct {
	enum look_reason reason;
	const char *words;
} reasons[] = {
    {LOOK_REACH, "1  To reach them"},
    {LOOK_ASKED, "2  They asked me to"},
    {LOOK_EMERGENCY, "3  Emergency"},
    {LOOK_TONIGHT, "4  To run tonight"},
    {LOOK_RIGHT, "5  To put something right"},
    {LOOK_OTHER, "6  Another reason, in words"},
};

struct asking {
	const char *called;
	struct look_why *why;
	struct buf *words;
	bool is_chosen;
};

/* ------------------------------------------------------ words for "other" */

static enum status
keep_words(void *context, const struct form_answers *answers)
{
	struct asking *asking = context;

	buf_set(asking->words, form_answers_get(answers, "words"));
	return STATUS_OK;
}

static const struct form_question words_questions[] = {
    {
	.name = "words",
	.label = "Reason",
	.hint = "They will read this.",
	.empty = "Say why you look.",
	.sort = FORM_LINE,
	.limit_bytes = WORDS_BYTES,
    },
};

static const struct form words_form = {
    .title = "Why do you look?",
    .done = "Go on",
    .help = "Say in a few words why you look. The young person can read it.",
    .questions = words_questions,
    .count = 1,
};

static bool
ask_words(struct desk *desk, struct asking *asking)
{
	struct form_answers answers;
	bool is_done;

	form_answers_init(
	    &answers, &words_form, asking, records_today(desk->records));
	is_done = form_view_run(desk, &answers, keep_words);
	form_answers_clear(&answers);
	return is_done;
}

/* ------------------------------------------------------------- the reasons */

static enum status
fill(struct view *view)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		rows_item(
		    &view->rows, (int)reasons[i].reason, reasons[i].words);
	return STATUS_OK;
}

static void
head(struct view *view, struct buf *text)
{
	const struct asking *asking = view->context;

	buf_add_format(
	    text, "%s can read who looked, when and why.", asking->called);
}

static void
chosen(struct view *view, int id)
{
	struct asking *asking = view->context;

	asking->why->reason = (enum look_reason)id;
	asking->why->words = NULL;
	if (id == LOOK_OTHER) {
		if (!ask_words(view->desk, asking))
			return;
		asking->why->words = asking->words->text;
	}
	asking->is_chosen = true;
	view_done(view);
}

#define BY_NUMBER(reason)                                                      \
	static void choose_##reason(struct view *view)                         \
	{                                                                      \
		chosen(view, reason);                                          \
	}

BY_NUMBER(LOOK_REACH)
BY_NUMBER(LOOK_ASKED)
BY_NUMBER(LOOK_EMERGENCY)
BY_NUMBER(LOOK_TONIGHT)
BY_NUMBER(LOOK_RIGHT)
BY_NUMBER(LOOK_OTHER)

/* All six are one word in the bar: the rows say what they mean. */
static const struct action actions[] = {
    {PRESS_TEXT, '1', "1-6", "Choose at once", choose_LOOK_REACH, NULL},
    {PRESS_TEXT, '2', "2", NULL, choose_LOOK_ASKED, NULL},
    {PRESS_TEXT, '3', "3", NULL, choose_LOOK_EMERGENCY, NULL},
    {PRESS_TEXT, '4', "4", NULL, choose_LOOK_TONIGHT, NULL},
    {PRESS_TEXT, '5', "5", NULL, choose_LOOK_RIGHT, NULL},
    {PRESS_TEXT, '6', "6", NULL, choose_LOOK_OTHER, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Why do you look?",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Choose",
    .actions = actions,
    .help = "Each look is written down before anything is shown, with its "
	    "reason. The young person can read that list.\n\n"
	    "Press the number, or move and press Enter.\n\n"
	    "1: you need to ring, write or speak to them. 2: they asked you to "
	    "look. 3: somebody may come to harm. 4: you need it for tonight's "
	    "session. 5: something written down is wrong. 6: say in your own "
	    "words.",
};

bool
why_ask(struct desk *desk, const char *called, struct look_why *why,
    struct buf *words)
{
	struct asking asking = {.called = called, .why = why, .words = words};

	view_run(desk, &screen, &asking);
	return asking.is_chosen;
}
