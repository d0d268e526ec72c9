/*
 * home_line: a line of a worker's home as it stands there, without a terminal.
 *
 * Apart from the tests of a whole vault, whose headers do not go together with
 * those of the screens.
 */
#ifndef SUPPORT_HOME_LINE_H
#define SUPPORT_HOME_LINE_H

#include "app/unlock.h"
#include "base/buf.h"

/* What it says of groups with few sessions, and at the right; appended. */
void home_line_few(struct unlock *unlock, struct buf *text, struct buf *right);

#endif
