/*
 * screens: every screen by the function that opens it.
 *
 * One file a screen; each comes back when its user goes back.  None comes back
 * from a lock (tui/desk.h).
 */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include "core/person.h"
#include "tui/desk.h"

/* door: who is it, and the heads counted while it is locked.  Until open. */
void door_run(struct desk *desk);

/* first_run: there is no vault yet.  Until one is made and open. */
void first_run(struct desk *desk);

/* resume: what was being written when it was locked. */
void resume_offer(struct desk *desk);

/* home: tonight.  Until the user wants to leave. */
void home_run(struct desk *desk);

/* more: everything there is, to be found by its name. */
void more_run(struct desk *desk);

#endif
