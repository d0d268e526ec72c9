/*
 * consented: a fixture with people in it who said something, and what a test
 * asks about it.  A failure in here fails the test.
 */
#ifndef SUPPORT_CONSENTED_H
#define SUPPORT_CONSENTED_H

#include <stddef.h>
#include <stdint.h>

#include "core/consent.h"
#include "core/person.h"
#include "support/records_fixture.h"

/*
 * Move on in steps that the clock guard trusts, locking each time; each step
 * runs out what is due, and something confirmed happens, as on any evening.
 */
void consented_days_later(struct fixture *f, int32_t days);

/* Somebody new of this name, able to decide. */
void consented_add(struct fixture *f, const char *name,
    const struct consent_say *says, size_t count, char code[CODE_TEXT_BYTES]);

/* A spoken yes of today to one kind, seen by the team, not counted. */
MUST_USE enum status consented_say(
    struct fixture *f, const char *code, const char *kind, const char *session);

/* The state of one kind, "none" when nothing was ever said, and why it is shut.
 */
void consented_state_is(struct fixture *f, const char *code, const char *kind,
    const char *state, const char *why);

/* What a worker sees of one kind; NULL for nothing; mem_wipe_text() it. */
char *consented_seen(struct fixture *f, const char *code, const char *kind,
    enum look_reason reason);
void consented_seen_is(struct fixture *f, const char *code, const char *kind,
    const char *expected);

/* A session of today with these people on its register and three more heads. */
void consented_session_today(struct fixture *f, const char *const *present,
    size_t count, char code[CODE_TEXT_BYTES]);

/* A new group of Sam's with this person among its regulars. */
void consented_regular(struct fixture *f, const char *group, const char *code);

#endif
