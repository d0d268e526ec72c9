/*
 * copy_words: how a copy says what is kept as words for machines.  Pure.
 */
#ifndef CORE_COPY_WORDS_H
#define CORE_COPY_WORDS_H

#include "core/copy.h"

/* "all the workers here"; see=worker gives "one worker you chose". */
const char *copy_words_see(const char *see);

/* Why what is shut is shut; "" for what is not. */
const char *copy_words_shut(const char *why);

/* What an entry of the history says; NULL: it stands under who looked. */
const char *copy_words_event(const char *event);

/* Why a value is not there. */
const char *copy_words_hidden(enum own_hidden hidden);

/* What somebody did, and why they looked. */
const char *copy_words_look(enum own_look_what what);
const char *copy_words_reason(enum look_reason reason);

/* A coarse fact: "age", "month": what of it is counted. */
const char *copy_words_fact(const char *fact);

/* What was asked for in a request. */
const char *copy_words_request(const char *what);

/* Why a key ended. */
const char *copy_words_ended(enum person_key_end why);

#endif
