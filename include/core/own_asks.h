/*
 * own_asks: what is to be asked of a young person, one thing at a time.
 *
 * What a worker put on the list, what ran out or was shut and can be opened by
 * a new yes, what was carried over from an old file.  A no is not asked again
 * for six months unless they bring it up.  Answers go through own_say.h, or
 * consent.h; a new notice widens nothing by itself.
 */
#ifndef CORE_OWN_ASKS_H
#define CORE_OWN_ASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/consent.h"
#include "core/records.h"

enum own_ask_why {
	OWN_ASK_NOTICE,  /* new words ask for more */
	OWN_ASK_CARRIED, /* carried over from an old file */
	OWN_ASK_LEFT,    /* the worker they chose has left */
	OWN_ASK_SHUT,    /* ran out, or their key changed: see before.why */
	OWN_ASK_WORKER   /* a worker asks */
};

struct own_ask {
	enum own_ask_why why;
	char *kind;
	char *label;
	char *front; /* the notice that is shown now */
	char *rest;
	int version;
	char *asked_by;  /* OWN_ASK_WORKER: user name or "" */
	bool brought_up; /* they raised it themselves */
	bool is_counted; /* may be asked "may we count it?" */
	enum see see;    /* what the kind asks for */
	bool has_before; /* they answered it before: */
	struct consent_line before;
	char *front_before; /* words they agreed to, if others; else NULL */
};

/*
 * All that waits, in the order of the list of kinds; not what they put off in
 * this hand-over, nor what is to be a kind only (own_view.h).  DENIED unless
 * their hand-over goes on.
 */
MUST_USE enum status own_asks(struct records *records, const char *code,
    struct own_ask **asks, size_t *count);
void own_asks_clear(struct own_ask **asks, size_t count);

/* "Later": not asked again in this hand-over.  NOT_FOUND when it does not wait.
 */
MUST_USE enum status own_ask_later(
    struct records *records, const char *code, const char *kind);

#endif
