/*
 * own_request: what was asked about a young person, for them to see and to
 * answer with the laptop in their hands.
 *
 * Only in a hand-over.  A no needs no key, a yes theirs where they have one.
 */
#ifndef CORE_OWN_REQUEST_H
#define CORE_OWN_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

struct own_request {
	char code[CODE_TEXT_BYTES];
	char *what; /* copy, correct, erase, restrict, object, other */
	char *who;  /* self, parent, other */
	char *how;  /* letter, word, email */
	char *purpose;
	int32_t received_on;
	int32_t due_on;
	char *said; /* their answer: yes, no, later; "" none */
	int32_t said_on;
	int32_t done_on; /* DAY_NONE: not done */
	bool is_given;   /* done: given, else not */
	char *why;       /* done: why */
	int32_t
	    extended_on; /* told that it takes longer; DAY_NONE: it does not */
	char *extended_why; /* and why */
	bool waits;         /* is to be asked now */
};

/* All of them, the oldest first.  DENIED unless their hand-over goes on. */
MUST_USE enum status own_requests(struct records *records, const char *code,
    struct own_request **requests, size_t *count);
void own_requests_clear(struct own_request **requests, size_t count);

/*
 * Their answer: yes, no or later; later is not asked again in this hand-over.
 * NO_CONSENT for a yes while they have a key that is not open.  NOT_FOUND when
 * it does not wait for an answer of theirs.
 */
MUST_USE enum status own_request_say(struct records *records, const char *code,
    const char *request, const char *said);

#endif
