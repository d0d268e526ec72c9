/*
 * pose: a question put to the user, in a box over what they were doing.
 */
#ifndef TUI_POSE_H
#define TUI_POSE_H

#include "tui/desk.h"
#include "tui/question.h"

/*
 * Ask; which answer was chosen.  Keys typed ahead are thrown away first when
 * the answer cannot be undone.
 */
int pose_question(struct desk *desk, struct question *question);

/* Ask whether to do what cannot be undone: no is first.  True: do it. */
bool pose_sure(
    struct desk *desk, const char *text, const char *effect, const char *do_it);

/* Something to read and to put away with Enter: one answer, "Go on". */
void pose_notice(struct desk *desk, const char *text);

#endif
