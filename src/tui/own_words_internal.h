/*
 * own_words_internal: the second half of the words.
 */
#ifndef TUI_OWN_WORDS_INTERNAL_H
#define TUI_OWN_WORDS_INTERNAL_H

#include "tui/own_words.h"

extern const char *const own_words_more[OWN_WORDS];

#endif
