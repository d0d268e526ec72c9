/*
 * form_view: a form on the screen, all its questions under each other.
 *
 * Tab and arrows go from question to question, an error stands beside its
 * field with the text kept, and while a form has a draft it is kept sealed as
 * it is written.
 */
#ifndef TUI_FORM_VIEW_H
#define TUI_FORM_VIEW_H

#include "tui/desk.h"
#include "tui/form.h"

/*
 * Let the user answer; ${answers} may be filled in already.  When they are done
 * and all checks pass, ${save} is called (with the answers' context); what it
 * refuses is said, and the form stays.  False: the user left it.
 */
bool form_view_run(struct desk *desk, struct form_answers *answers,
    enum status (*save)(void *context, const struct form_answers *answers));

/*
 * The same, going on with what the draft of that name holds; NULL: afresh.  A
 * draft that cannot be read is told, and the form is as it was.
 */
bool form_view_go_on(struct desk *desk, struct form_answers *answers,
    const char *draft,
    enum status (*save)(void *context, const struct form_answers *answers));

#endif
