/*
 * own_looks: who looked, from the history, as a young person reads it
 * (DESIGN 5, look).
 *
 * Newest first, a page at a time.  Names in lists are folded to one line a
 * worker, group and month.  It says what it cannot know: looks over a year old
 * are gone, and which lists they stood in is known only while the registers and
 * regulars that say so are kept.
 */
#ifndef CORE_OWN_LOOKS_H
#define CORE_OWN_LOOKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/person.h"
#include "core/records.h"

enum own_look_what {
	OWN_LOOK_VALUES,   /* values were opened */
	OWN_LOOK_LIST,     /* a list that their name stood in */
	OWN_LOOK_HANDOVER, /* the laptop was in their hands */
	OWN_LOOK_COPY,     /* a copy of everything was made for them */
	OWN_LOOK_RIGHT,    /* their PIN was typed, and right */
	OWN_LOOK_WRONG     /* a wrong PIN was typed; folded to one line a day */
};

struct own_look {
	enum own_look_what what;
	char *who;               /* user name; "" when nobody knows any more */
	int64_t at;              /* moment; of a folded line the newest */
	int64_t times;           /* how many were folded; else 1 */
	bool is_cover;           /* list: they stood in */
	char *group;             /* list: of which group, or where; else "" */
	bool with_key;           /* hand-over: their key was used */
	enum look_reason reason; /* values */
	char *words;   /* values: the worker's own words (on paper: that it was
			  printed, and until when); "" for none */
	char **labels; /* values: kinds, as screens say them */
	char **kinds;  /* the same as commands say them */
	size_t count;
};

struct own_looks {
	struct own_look *looks;
	size_t count;
	size_t total;      /* on all pages */
	int32_t kept_from; /* looks before this day are gone */
	bool had_more; /* they are here for longer, so there may have been */
	bool lists_unknown; /* they are on no register now: lists of before
			       cannot be told */
};

/* From line ${first} (0: the newest) at most ${most}.  DENIED unless their
 * hand-over goes on. */
MUST_USE enum status own_looks(struct records *records, const char *code,
    size_t first, size_t most, struct own_looks *looks);
void own_looks_clear(struct own_looks *looks);

#endif
