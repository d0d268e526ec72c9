/*
 * copy: everything that is held about one young person, for them to take away
 * (DESIGN 5, 8; UK GDPR Art 15 and 20).
 *
 * Only in a hand-over, and by its rules: what is sealed, or needs their key
 * when it is not open, is named and not shown (own_view.h).  That a copy was
 * made is written down before anything is gathered.  Nothing of anybody else
 * is in it: words that are names of other young people are found first
 * (copy_find_names()) and blacked out (copy_black_out()).
 *
 * copy_make() and copy_find_names() read the records; the rest is pure.
 */
#ifndef CORE_COPY_H
#define CORE_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/ledger.h"
#include "core/outcome.h"
#include "core/own_looks.h"
#include "core/own_view.h"
#include "core/person_key.h"
#include "core/receipt.h"
#include "core/records.h"

/* What is made of it; the history says which. */
enum copy_form { COPY_FOLDER, COPY_PAGE, COPY_DATA, COPY_SEALED };

/* How app writes what minisign reads (app/own.h). */
struct copy_signing {
	void (*signature)(const unsigned char sign_public[32],
	    const char *trusted, const unsigned char signature[128],
	    struct buf *text);
	void (*public)(const unsigned char sign_public[32], struct buf *text);
};

/* Beside ${view.things} of the same index: what they agreed to, and where. */
struct copy_kind {
	bool is_free;    /* values are whatever somebody wrote */
	int keep_months; /* of each value */
	char *language;  /* of the notice they agreed to */
	char *front, *rest;
	unsigned char notice[32]; /* its hash */
	int64_t answered_at;      /* moment it was written here */
	char *said_where;         /* at which session; or "" */
	int32_t said_there_on;    /* day of that session */
};

/* An adult's answer beside theirs. */
struct copy_adult {
	char *label; /* of the kind */
	bool is_yes;
	int32_t said_on, until;
	char *heard_by;
};

struct copy_visit {
	char *group; /* or "" */
	char *place;
	int32_t held_on;
	int start_minute, end_minute;
};

struct copy_group {
	char *name;
	int32_t from_on, until_on; /* DAY_NONE: still */
};

/* One key of theirs, newest first; "key", "key-2" is its file's name. */
struct copy_key {
	struct person_key_line line;
	char *name;
	char *public_text; /* what stands in a .pub file */
};

/* What they signed: their statements, newest first, then outcomes. */
struct copy_signed {
	char *name;           /* of its files: "12", "outcome-7K3M9QWZ" */
	char *about;          /* outcome: its shown id; else "" */
	char *text;           /* NULL: only the hash is kept, or see is_named */
	bool is_good;         /* text and signature belong together */
	bool is_named;        /* a name of somebody else stands in it */
	char *signature_text; /* what stands in a .minisig file */
	unsigned char hash[32];
	int64_t number;    /* statements; else 0 */
	int64_t signed_at; /* moment */
	const struct copy_key *key;
};

struct copy_request {
	char code[CODE_TEXT_BYTES];
	char *what;  /* ask, copy, correct, erase, restrict, object, other */
	char *label; /* the kind, or "" */
	char *asked_by;
	char *who, *how, *purpose, *said, *why; /* or "" */
	char *heard_by, *extended_why;          /* or "" */
	bool is_brought_up;
	int32_t received_on, due_on, said_on, done_on,
	    extended_on; /* or DAY_NONE */
	int given;       /* 1, 0; -1: not decided */
};

/* A coarse fact that is counted, without a name. */
struct copy_fact {
	int32_t year; /* day the reporting year began */
	char *label;  /* of the kind it comes from */
	char *fact, *value;
};

/* One entry of the history about them that is no look. */
struct copy_event {
	int64_t n;
	int64_t at; /* moment */
	char *event;
	char *who; /* user name, or "" */
	struct copy_line {
		char *key, *value;
		char *label; /* the kind it is about, or "" */
	} * lines;
	size_t count;
};

/* A word in one of the texts that is a name of somebody else here. */
struct copy_place {
	char **text; /* the text of the copy that it stands in */
	size_t at, length;
	const char *about; /* what that text is: "note" */
	bool is_kept;      /* it is no name: it stays */
};

struct copy {
	char code[CODE_TEXT_BYTES];
	unsigned char vault_uid[UID_BYTES], person_uid[UID_BYTES];
	int64_t made_at;
	enum copy_form form;
	char *made_with; /* the worker who handed the laptop over */
	char *organisation, *address, *contact, *complaints, *region;
	char *language;
	int32_t added_on;
	char *capacity_by;
	int32_t capacity_on;
	bool hides; /* something of it only opens with their key */
	struct own_view view;
	struct copy_kind *kinds; /* as many as view.things */
	struct copy_adult *adults;
	struct copy_visit *visits;
	struct copy_group *groups;
	struct outcome_line *outcomes; /* oldest first */
	struct copy_key *keys;
	struct copy_signed *signeds;
	struct copy_request *requests;
	struct copy_fact *facts;
	struct copy_event *events; /* oldest first */
	struct own_looks looks;    /* all of them */
	struct receipt receipt;    /* when has_receipt */
	struct copy_place *places;
	size_t adults_count, visits_count, groups_count, outcomes_count,
	    keys_count, signeds_count, requests_count, facts_count,
	    events_count, places_count;
	bool has_receipt;
	struct ledger_head head;
};

/*
 * Write down that a copy is made (event "copied"), then gather.  DENIED unless
 * their hand-over goes on.  Whatever comes, copy_clear() frees.
 */
MUST_USE enum status copy_make(struct records *records, const char *code,
    enum copy_form form, const struct copy_signing *signing, struct copy *copy);
void copy_clear(struct copy *copy);

/*
 * Fill ${copy->places}: whole words, folded, by which somebody else here is
 * found, and not they themself.  In what was written freely: notes and the
 * like, their own words, outcomes, why somebody looked, requests; not in what
 * they told of themself (name, address, school, whom to ring).
 */
MUST_USE enum status copy_find_names(
    struct records *records, struct copy *copy);

/* The sentence that a place stands in, as far as it is short; appended. */
void copy_place_around(const struct copy_place *place, struct buf *before,
    struct buf *word, struct buf *after);

/* Put a bar in the place of each that is not kept; places are then none. */
void copy_black_out(struct copy *copy);

/* Who takes what is written, piece by piece. */
struct copy_sink {
	enum status (*write)(void *context, const void *bytes, size_t size);
	void *context;
};

/* One page of HTML that holds all of it, the data and what was signed too. */
MUST_USE enum status copy_page(
    const struct copy *copy, const struct copy_sink *sink);

/* The same for programs: JSON, consent records after ISO/IEC TS 27560. */
MUST_USE enum status copy_data(
    const struct copy *copy, const struct copy_sink *sink);

/* What lies in a folder and how to use it, in plain words. */
MUST_USE enum status copy_read_me(
    const struct copy *copy, const struct copy_sink *sink);

#endif
