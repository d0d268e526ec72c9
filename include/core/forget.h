/*
 * forget: everything about one young person goes (DESIGN 6, "forget me").
 *
 * Said in a hand-over: it shuts everything at once, can be brought back within
 * that hand-over, and is gone when the laptop goes back (handover_end(), idle
 * lock, or the next start).  What is left then: a tombstone by hash, hashes of
 * the history, heads, published figures, and who looked until a look is a year
 * old, unless the young person signed.
 */
#ifndef CORE_FORGET_H
#define CORE_FORGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/person_key.h"
#include "core/records.h"

/* Where a word of their name stands in somebody else's text. */
enum forget_place {
	FORGET_SESSION,    /* what was done at a session */
	FORGET_CORRECTION, /* a correction beside it */
	FORGET_NOTE        /* a value held about another young person */
};

/*
 * One such text.  In a hand-over a FORGET_NOTE shows nothing: ${text} and
 * ${black} are "", because it is about somebody else; it can be chosen blind.
 */
struct forget_text {
	enum forget_place place;
	int64_t id;                 /* of its row, for forget_me() */
	char code[CODE_TEXT_BYTES]; /* of the session; "" for a note */
	int32_t day;                /* held on, written on */
	char *text;                 /* as it stands */
	char *black;                /* as it would stand: "[...]" for a name */
	int words;                  /* how many words would be blacked out */
	bool is_likely; /* each is written like a name ("Will", not "will") */
	bool is_chosen; /* the caller's; starts as is_likely */
};

struct forget_preview {
	/* what goes */
	int64_t values;   /* sealed ones too */
	int64_t answers;  /* what they said yes or no to */
	int64_t disputes; /* their own words beside values */
	int64_t outcomes;
	int64_t visits;     /* names on registers; the heads stay */
	int64_t groups;     /* whose regular they are */
	int64_t statements; /* signed by them */
	int64_t keys;
	int64_t reasons; /* words given for looks */
	int64_t requests;
	int64_t entries; /* of the history whose content goes */
	int64_t drafts;  /* everybody's unfinished forms */
	bool is_counted; /* coarse facts of this year go */
	struct forget_text *texts;
	size_t texts_count;
	/* what stays, and why */
	int64_t looks; /* who looked: to be read by nobody, a year long; 0 once
			  a signed forget me takes them */
	int64_t sealed_to_others; /* values of others that cannot be searched */
	int64_t shut_notes; /* notes of others that name them and are shut: they
			       go by themselves */
	int64_t backups;    /* copies elsewhere not yet cleaned */
};

/*
 * What would go and stay; nothing is changed.  DENIED unless in a hand-over of
 * theirs.  Free with forget_preview_clear().
 */
MUST_USE enum status forget_preview(
    struct records *records, const char *code, struct forget_preview *preview);
void forget_preview_clear(struct forget_preview *preview);

/*
 * "Forget me": everything shuts at once.  ${signer}: their open key, and then
 * looks go too; NULL: without.  The texts with is_chosen are blacked out when
 * it is gone; ${preview} NULL: those that are likely.
 */
MUST_USE enum status forget_me(struct records *records, const char *code,
    const struct person_signer *signer, const struct forget_preview *preview);

/* Did they say it in this hand-over?  Then they can take it back. */
bool forget_is_said(const struct records *records, const char *code);

/* Take it back: everything is as it was before.  What was signed needs their
 * key (NO_CONSENT with a sentence). */
MUST_USE enum status forget_back(struct records *records, const char *code,
    const struct person_signer *signer);

#endif
