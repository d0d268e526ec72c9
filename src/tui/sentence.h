/*
 * sentence: how a status is said on a screen.
 */
#ifndef TUI_SENTENCE_H
#define TUI_SENTENCE_H

#include "base/buf.h"

/*
 * Append a sentence for the user without the command it ends in, which is for
 * who types commands: "Ask them first: sayso ask PERSON KIND" becomes "Ask them
 * first."  A clause that has nothing else to say, "See: sayso kind list", goes.
 */
void sentence_add(struct buf *out, const char *sentence);

#endif
