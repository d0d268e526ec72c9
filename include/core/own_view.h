/*
 * own_view: everything that is held about a young person, for them to see with
 * the laptop in their hands (DESIGN 3, 8).
 *
 * Only in a hand-over.  Without a key they see everything that is not sealed;
 * where they have a key and do not use it, what is for emergencies, shut or
 * carried over comes as a kind without value or words, for anybody could be
 * holding the laptop.  No sentence is made here: screens put it into words.
 */
#ifndef CORE_OWN_VIEW_H
#define CORE_OWN_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/consent.h"
#include "core/records.h"

/* Why a value is not shown. */
enum own_hidden {
	OWN_SHOWN,
	OWN_NEEDS_KEY,  /* a kind only: they have a key and do not use it */
	OWN_NEEDS_CARD, /* sealed to the worker, not to them: no card then */
	OWN_CANNOT_OPEN /* sealed, and not what was written */
};

struct own_value {
	char code[CODE_TEXT_BYTES]; /* what dispute_say() calls it */
	enum own_hidden hidden;
	char *value; /* NULL when hidden */
	int32_t held_on;
	char *set_by; /* user name; "" for themself */
	bool is_new;  /* set by a worker since they last looked */
	char *words;  /* their own words beside it; NULL: none */
	int32_t words_on;
};

/*
 * One kind that they have answered.  A kind only (OWN_NEEDS_KEY): of say there
 * is nothing but kind, label, and state "" when it is not to be known either.
 */
struct own_thing {
	struct consent_line say;
	enum own_hidden hidden;
	char *see_name; /* the chosen worker, for see=worker; else "" */
	bool is_new;    /* the say or any value of it, since they last looked */
	struct own_value *values;
	size_t count;
};

/* A session whose register has them. */
struct own_visit {
	int32_t held_on;
	char *group; /* or "" */
	char *place;
};

/* What they are told first: what happened since they last looked. */
enum own_news_what {
	OWN_NEWS_EMERGENCY, /* a worker opened something for an emergency */
	OWN_NEWS_SHEET,     /* it was printed on a sheet for a trip */
	OWN_NEWS_WORKER_NO, /* a worker's own no */
	OWN_NEWS_HEARD_NO,  /* a worker wrote down that they said no */
	OWN_NEWS_KEY_WRONG, /* somebody tried a wrong PIN */
	OWN_NEWS_KEY_ENDED, /* their key was ended */
	OWN_NEWS_KEY_MADE,  /* a key was made for them */
	OWN_NEWS_RECOVERY,  /* the words of the envelope made a worker */
	OWN_NEWS_JOINED,    /* a worker who joined */
	OWN_NEWS_LEFT,      /* a worker who left */
	OWN_NEWS_NOTICE,    /* new words for something they have answered */
	OWN_NEWS_CAPACITY,  /* whether they can decide was thought over */
	OWN_NEWS_ADULT,     /* an adult's answer was written down */
	OWN_NEWS_REMOVED,   /* a worker took something out */
	OWN_NEWS_RESTORED   /* the vault was made again from a backup */
};

struct own_news {
	enum own_news_what what;
	int64_t n;     /* of the history */
	int64_t at;    /* moment; of several wrong PINs the newest */
	int64_t times; /* wrong PINs since then; else 1 */
	char *who;     /* the worker who did it */
	char *whom;    /* joined, left, recovery: whom it is about; else "" */
	char **labels; /* kinds it is about, as screens say them */
	char **kinds;  /* the same as commands say them */
	size_t count;
};

struct own_view {
	char code[CODE_TEXT_BYTES];
	char *called; /* "" when that is not to be seen */
	bool is_able;
	int32_t review_on;
	bool has_key;
	bool is_card;    /* has_key: it needs the card too */
	bool key_open;   /* it is used in this hand-over */
	int64_t seen_at; /* moment they last looked; 0: never before */
	struct own_thing *things;
	size_t count;
	struct own_visit *visits; /* newest first */
	size_t visits_count;
	char **groups; /* whose regular they are */
	size_t groups_count;
	char **workers; /* who "the team" is, today */
	size_t workers_count;
	struct own_news *news; /* in the order of enum own_news_what */
	size_t news_count;
};

/* DENIED unless this person's hand-over goes on. */
MUST_USE enum status own_view(
    struct records *records, const char *code, struct own_view *view);
void own_view_clear(struct own_view *view);

#endif
