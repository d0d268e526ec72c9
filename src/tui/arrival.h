/*
 * arrival: what somebody who just opened the vault should know.
 */
#ifndef TUI_ARRIVAL_H
#define TUI_ARRIVAL_H

#include "tui/desk.h"

/* Is it the day the clock says?  Only when the clock cannot be trusted. */
void arrival_ask_date(struct desk *desk);

/*
 * What ran out since it was open last, and what was erased by that: on a page
 * of its own, when there is any.
 */
void arrival_list(struct desk *desk);

/* The same when only now somebody said what day it is: what ran out by it. */
void arrival_list_late(struct desk *desk);

/* What else happened while it was opened, and what is amiss, on one line, once.
 */
void arrival_tell(struct desk *desk);

#endif
