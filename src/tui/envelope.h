/*
 * envelope: the recovery words, shown once, to be written on paper.
 */
#ifndef TUI_ENVELOPE_H
#define TUI_ENVELOPE_H

#include "base/secret.h"
#include "tui/desk.h"

/*
 * Show the words until two of them were typed back.  They stay the caller's.
 * There is no way round it but to lock: then new words have to be made.
 */
void envelope_show(struct desk *desk, const struct secret *words);

#endif
