/*
 * own_say: what a young person says themself, with the laptop in their hands
 * (DESIGN 3, 5, 6).
 *
 * With their key: a new statement that says everything they have answered, with
 * some of it changed.  Without: only less.  A no of their own is at once, and
 * can be taken back until own_say_leave(), or the next start, makes it gone.
 * Widening is nothing but a signature.
 */
#ifndef CORE_OWN_SAY_H
#define CORE_OWN_SAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/consent.h"
#include "core/person_key.h"
#include "core/records.h"

enum own_answer {
	OWN_YES,  /* these terms, under the words that are shown now */
	OWN_NO,   /* refuse, or take back what was agreed */
	OWN_KEEP, /* "keep it, do not use it" */
	OWN_BACK  /* take back a no of this hand-over */
};

/* One kind of which something else is said than before. */
struct own_change {
	const char *kind;
	enum own_answer answer;
	/* the rest for OWN_YES, and for own_say_narrow() */
	enum see see;
	const char *worker; /* user name, for SEE_WORKER */
	bool count;
	int32_t until; /* DAY_NONE: a year from today */
};

struct own_saying {
	const struct own_change *changes;
	size_t count; /* 0 with a new key: nothing of it is kept */
	bool read_aloud;
	/*
	 * NULL: signed by their good key.  Else this key is stored in the same
	 * transaction, and what they had said counts no more unless it is
	 * among the changes.  With the first key the rest is gone; with a later
	 * one it stays shut, to be asked again.
	 */
	const struct person_key *new_key;
};

/*
 * Sign a new statement.  ${wrong} (may be NULL) is the index of the change that
 * was refused.  NOT_FOUND when there is no key, or nothing to take back;
 * NO_CONSENT with a sentence when ${signer} is not the key that counts, or
 * whether they can decide is to be thought over first (before a new key);
 * INVALID for terms that nobody can agree to, and when nothing would be left to
 * call them by.  A no in it is gone at own_say_leave(), or at the next start.
 */
MUST_USE enum status own_say(struct records *records, const char *code,
    const struct person_signer *signer, const struct own_saying *saying,
    size_t *wrong);

/* ------------------------------------------------ without a key, "with WORKER"
 */

/* Refuse, or take back what was agreed: out of use at once. */
MUST_USE enum status own_say_no(struct records *records, const char *code,
    const char *const *kinds, size_t count);

/* "Keep it, do not use it": shut for 60 days. */
MUST_USE enum status own_say_keep(struct records *records, const char *code,
    const char *const *kinds, size_t count);

/* Less of what is live.  NO_CONSENT with a sentence for any more. */
MUST_USE enum status own_say_narrow(
    struct records *records, const char *code, const struct own_change *change);

/*
 * Take back a no of their own that is not gone yet and that no statement says.
 * It is as it was before.
 */
MUST_USE enum status own_say_back(
    struct records *records, const char *code, const char *kind);

/* Which of their no's can be taken back; free with own_say_kinds_clear(). */
MUST_USE enum status own_say_undoable(
    struct records *records, const char *code, char ***kinds, size_t *count);
void own_say_kinds_clear(char ***kinds, size_t count);

/*
 * The hand-over is over: their no's are gone, values and all, and cannot be
 * taken back.  runout_do() does the same for everybody at the next start,
 * whatever the clock says.
 */
MUST_USE enum status own_say_leave(struct records *records, const char *code);

/* -------------------------------------------------------------------- reading
 */

/*
 * All that they have said yes to and not taken back, live or shut: with a new
 * key it is kept or dropped on one page.  With the key that counts, what is
 * shut with why "key" is left over from such a page.
 */
MUST_USE enum status own_say_before(
    struct records *records, const char *code, struct consent_list *list);

/* Their newest statement, for a slip; NOT_FOUND when there is none. */
struct own_statement {
	int64_t number;
	char *text;
	char *trusted; /* trusted comment */
	unsigned char signature[128];
	unsigned char sign_public[32];
	unsigned char hash[32];
	int64_t signed_at; /* moment */
	bool is_good;      /* all of it belongs together */
};
MUST_USE enum status own_say_statement(
    struct records *records, const char *code, struct own_statement *statement);
void own_say_statement_clear(struct own_statement *statement);

#endif
