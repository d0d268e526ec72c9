/*
 * closing: a lock at which something is made sure to be gone.
 *
 * The screen is blank before it begins.  Its pages have nothing personal on
 * them, and the vault is shut before the result stands there.
 */
#ifndef TUI_CLOSING_H
#define TUI_CLOSING_H

#include "tui/desk.h"
#include "tui/erasure.h"

/*
 * While the vault is open: prove what is due.  Nothing for somebody who hung
 * up: then it is done without a page, or stays for the next lock.
 */
void closing_prove(struct desk *desk, struct erasure *erasure);

/*
 * The vault is shut: what came of it, if anything was due, until a key or for
 * a minute.
 */
void closing_show(struct desk *desk, const struct erasure *erasure);

#endif
