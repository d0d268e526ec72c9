/*
 * own_say_internal: what the files of own_say share.
 */
#ifndef CORE_OWN_SAY_INTERNAL_H
#define CORE_OWN_SAY_INTERNAL_H

#include "core/consent_internal.h"
#include "core/own_say.h"
#include "core/statement.h"

/*
 * Their no's of this opening that are not gone yet, with what each was before:
 * kept by no file, so that whoever opens the vault next can take none back.
 */
struct own_no {
	int64_t person;
	int64_t kind;
	char name[41];
	char why_shut[10]; /* "": it was not shut */
	int32_t shut_on;
	int32_t goes_on;
	int64_t heard_by;
};
struct own_noes {
	struct own_no *all;
	size_t count;
	size_t room;
};
void own_noes_free(struct own_noes **noes);

/* What ${before} was, unless it was no yes, or their own no already. */
void own_noes_add(struct records *records, int64_t person,
    const struct kind_row *kind, const struct consent_row *before);
/* NULL: there is none to be taken back. */
const struct own_no *own_noes_find(
    const struct records *records, int64_t person, int64_t kind);
void own_noes_drop(struct records *records, int64_t person, int64_t kind);

/* A yes, as rows and entries have it. */
struct own_terms {
	const char *see;
	int64_t see_user;                          /* 0: nobody chosen */
	unsigned char worker[STATEMENT_KEY_BYTES]; /* who that is */
	bool count;
	int32_t until;
};

/* One change, worked out. */
struct own_act {
	enum own_answer answer;
	struct kind_row kind;
	struct consent_row before;
	struct own_terms terms; /* OWN_YES */
};

/* own_say_decide.c: the statuses and sentences of own_say(). */
MUST_USE enum status own_act_make(struct records *records,
    const struct subject *subject, const struct own_change *change,
    struct own_act *act);
/* Who may see, may it be counted, until when: can anybody agree to that? */
MUST_USE enum status own_terms_make(struct records *records,
    const struct own_change *change, const struct kind_row *kind,
    struct own_terms *terms);

/* own_say_write.c ------------------------------------------------------------
 */

/* The statement being made. */
struct own_stating {
	struct subject subject;
	bool is_card;
	bool is_new_key;
	int64_t key; /* row */
	bool is_read_aloud;
	struct own_act *acts;
	size_t count;
	struct statement statement;
};

/* "see=SEE count=yes|no until=DAY", appended. */
void own_terms_text(const struct own_terms *terms, struct buf *text);

/* The ledger entry's lines, with the hash of the statement's text. */
void own_body(const struct own_stating *stating,
    const unsigned char hash[STATEMENT_HASH_BYTES], struct buf *body);

/* The rows that one act changes, the entry being there already. */
MUST_USE enum status own_act_write(struct records *records, struct txn *txn,
    const struct own_stating *stating, const struct own_act *act,
    int64_t entry);

/* Less of what is live: the row, and what is held or counted beyond it. */
MUST_USE enum status own_narrow_write(struct records *records, struct txn *txn,
    const struct subject *subject, const struct own_act *act, int64_t entry);

/* As it was before their no. */
MUST_USE enum status own_back_write(struct records *records, struct txn *txn,
    const struct own_no *no, int64_t entry);

/* own_say_make.c: all they have answered, as it is after ${stating->acts}. */
MUST_USE enum status own_statement_make(
    struct records *records, struct own_stating *stating);

/* runout.c: whose own no's are to be gone; 0: everybody's. */
MUST_USE enum status runout_own(
    struct records *records, struct txn *txn, int64_t person);

#endif
