/*
 * consent_internal: what the files of the consent module share.
 */
#ifndef CORE_CONSENT_INTERNAL_H
#define CORE_CONSENT_INTERNAL_H

#include "base/day.h"
#include "core/consent.h"
#include "core/core_internal.h"

/* One row of consent, with its state as of today; id 0: there is none. */
struct consent_row {
	int64_t id;
	int64_t kind;
	bool is_yes;
	char state[6]; /* live, shut, gone */
	char see[10];
	bool count;
	int32_t until;
	int32_t runs_out;
	int32_t said_on;
	int said_again;
	char level[8];
	char why_shut[10];
	int32_t shut_on;  /* DAY_NONE: not shut by anything but time */
	int64_t heard_by; /* user */
	int64_t see_user; /* the one they chose; 0: none */
	int32_t goes_on;  /* DAY_NONE as shut_on */
};

MUST_USE enum status consent_read(struct records *records, int64_t person,
    int64_t kind, struct consent_row *row);

/*
 * Does nobody see more with ${see} than before?  One chosen worker is more than
 * nobody and less than the team; to an emergency, and to another worker, it is
 * neither.
 */
bool consent_see_is_within(
    const char *see, int64_t see_user, const struct consent_row *before);
const char *consent_see_text(enum see see);

/* The person a front end named, with what is needed to write about them. */
struct subject {
	int64_t person;
	unsigned char uid[UID_BYTES];
	bool has_key; /* or had one: only a key says yes to more */
};
MUST_USE enum status consent_subject(
    struct records *records, const char *code, struct subject *subject);

/* consent_no.c --------------------------------------------------------------
 */

/* How one sort of shutting goes. */
struct consent_manner {
	const char *event;
	const char *line; /* keyword of the body's lines */
	const char *why;  /* consent.shut_why */
	int days;         /* then erased */
	bool remembers;   /* a no where nothing was agreed is remembered */
	bool is_no;       /* what was counted of it goes too */
	bool forgets;     /* drafts go: any may speak of them */
};

/* One kind of one person, the ledger entry being there already. */
MUST_USE enum status consent_apply(struct records *records, struct txn *txn,
    const struct subject *subject, const struct kind_row *kind,
    const struct consent_manner *manner, int64_t entry);

/* Is it shut already by as much as ${why}, a consent.shut_why? */
bool consent_is_shut_by(const struct consent_row *row, const char *why);

/* The row alone, while its person is being decided about. */
MUST_USE enum status consent_write_shut(struct records *records,
    struct txn *txn, int64_t person, int64_t kind,
    const struct consent_manner *manner, int64_t entry);

/*
 * The same for their own no, and for "keep it, do not use it".  A no of theirs
 * where nothing was agreed is remembered.
 */
MUST_USE enum status consent_own_no_in(struct records *records, struct txn *txn,
    const struct subject *subject, const struct kind_row *kind, int64_t entry);
MUST_USE enum status consent_keep_in(struct records *records, struct txn *txn,
    const struct subject *subject, const struct kind_row *kind, int64_t entry);

/* Their own no without a key: as consent_refuse(), but gone with the hand-over.
 */
MUST_USE enum status consent_own_no(struct records *records, const char *code,
    const char *const *kinds, size_t count);

/* consent_shut.c ------------------------------------------------------------
 */

/* The key they spoke by has ended: all that is open is shut, to be asked. */
MUST_USE enum status consent_shut_person(
    struct records *records, struct txn *txn, const struct subject *subject);

/* Asks for these kinds are answered. */
MUST_USE enum status consent_answered(struct records *records, struct txn *txn,
    int64_t person, int64_t kind, const char *said);

/*
 * consent c is a no that every worker is shown: written down and not erased
 * yet, or their own of the last seven days, which is gone already.
 */
#define CONSENT_A_NO                                                           \
	" c.goes_on IS NOT NULL"                                               \
	" AND c.shut_why IN ('own_no', 'heard_no', 'worker_no')"
#define CONSENT_AN_OWN_NO                                                      \
	" c.answer = 'no' AND c.said_on > today() - 7 AND (SELECT l.event"     \
	"  FROM ledger l WHERE l.n = c.entry)"                                 \
	" IN ('own_no', 'statement', 'erased')"

/* Columns of one consent_line, from v_consent v, kind k, notice n, user u. */
#define CONSENT_LINE_COLUMNS                                                   \
	"k.name, k.label, v.state, v.why_shut, v.see, v.count, v.until,"       \
	" v.runs_out, v.goes_from, v.level, v.said_on, u.name, v.read_aloud,"  \
	" v.said_again, n.version"

/*
 * One line from a row that begins with those columns; and freeing what it
 * owns.
 */
void consent_line_read(struct stmt *stmt, struct consent_line *line);
void consent_line_clear(struct consent_line *line);

/* "KEYWORD KIND\n" for each kind, after ${body}'s present text. */
void consent_kind_lines(struct buf *body, const char *keyword,
    const char *const *kinds, size_t count);

/* consent_decide.c ----------------------------------------------------------
 */

/* One say, worked out against the kind and what was said before. */
struct decision {
	struct kind_row kind;
	struct consent_row before;
	const char *see;
	bool count;
	int32_t until;
	int again; /* renewals used after this */
	bool is_narrowing;
	bool has_until; /* they said until when */
	const char *level;
	int32_t runs_out;
};

/* The saying, with its session looked up. */
struct moment {
	int32_t said_on;
	bool read_aloud;
	bool brought_up;
	bool has_session;
	struct session_row session;
	bool ticks; /* a yes to attendance puts them on that register */
	const char *level;
};

MUST_USE enum status moment_read(struct records *records,
    const struct consent_saying *saying, struct moment *moment);

/* Work one say out; the statuses and sentences of consent_spoken(). */
MUST_USE enum status decision_make(struct records *records,
    const struct subject *subject, const struct moment *moment,
    const struct consent_say *say, struct decision *decision);

MUST_USE enum status consent_is_on_register(
    struct records *records, int64_t person, int64_t session, bool *is_on);

#endif
