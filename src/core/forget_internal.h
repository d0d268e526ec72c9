/*
 * forget_internal: what the files of forget share.
 */
#ifndef CORE_FORGET_INTERNAL_H
#define CORE_FORGET_INTERNAL_H

#include "core/core_internal.h"
#include "core/forget.h"

/* forget_words.c: the words by which somebody is called ----------------------
 */

struct forget_names {
	char **phrases; /* folded words, single blanks between */
	size_t count;
	size_t room;
};
void forget_names_clear(struct forget_names *names);

/* A name: each of its words.  A handle: only as a whole. */
void forget_names_add(
    struct forget_names *names, const char *value, bool is_handle);

/*
 * Write ${text} into ${black} with "[...]" for what is theirs, and say how
 * often.  Where some are written like names only those go.
 */
struct forget_blacked {
	int words;
	bool is_likely;
};
struct forget_blacked forget_black(
    const struct forget_names *names, const char *text, struct buf *black);

/* forget_texts.c: where those words stand ------------------------------------
 */

MUST_USE enum status forget_names_read(
    struct records *records, int64_t person, struct forget_names *names);

/* All texts with a word of theirs; appended to the preview. */
MUST_USE enum status forget_texts_read(struct records *records, int64_t person,
    const struct forget_names *names, struct forget_preview *preview);

/* Black out what stands in table forgetting_text. */
MUST_USE enum status forget_texts_black(
    struct records *records, struct txn *txn, int64_t person);

/*
 * Their name, or their handle, goes by their no, and they were shown no texts:
 * what is written like it is blacked out, as in a "forget me" of which nobody
 * chose the texts.  Nothing when they said "forget me" and chose.
 */
MUST_USE enum status forget_texts_black_likely(
    struct records *records, struct txn *txn, int64_t person, int64_t kind);

/* forget_preview.c: the one number that ${sql} answers about :person. */
MUST_USE enum status forget_count(
    struct records *records, const char *sql, int64_t person, int64_t *count);

/* forget.c: for runout, when the hand-over is over ---------------------------
 */

/*
 * Did they say it?  Then black out their name; ${looks} says whether who looked
 * goes with them (they signed).
 */
MUST_USE enum status forget_finish(struct records *records, struct txn *txn,
    int64_t person, bool *is_forgotten, bool *looks);

#endif
