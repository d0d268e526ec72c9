/*
 * check_fold: what everybody has said, worked out from the ledger alone.
 */
#ifndef CORE_CHECK_FOLD_H
#define CORE_CHECK_FOLD_H

#include "base/day.h"
#include "core/check_internal.h"

enum check_answer { CHECK_NOTHING, CHECK_YES, CHECK_NO };

/* Who sees, in order of how many. */
enum check_see {
	CHECK_SEE_NOBODY,
	CHECK_SEE_EMERGENCY,
	CHECK_SEE_WORKER,
	CHECK_SEE_TEAM,
	CHECK_SEE_COUNT /* how many there are: no word of ours */
};

/* One kind of one person.  Texts are static. */
struct check_say {
	enum check_answer answer;
	enum check_see see;
	unsigned char worker[CHECK_SUBJECT_BYTES]; /* CHECK_SEE_WORKER: whom */
	bool is_counted;
	int32_t until;
	int32_t runs_out;
	int32_t said_on;
	int again;         /* renewals used */
	const char *level; /* carried, spoken, pin, card */
	unsigned char notice[CHECK_HASH_BYTES];
	unsigned char heard_by[CHECK_SUBJECT_BYTES];
	bool is_at_session;
	unsigned char session[CHECK_SUBJECT_BYTES];
	bool is_read_aloud;
	const char *shut_why; /* NULL: not shut */
	int32_t shut_on;
	int32_t goes_on;
	/* As it was before a no of their own, which they may take back. */
	struct {
		const char *why;
		int32_t on;
		int32_t goes_on;
		unsigned char heard_by[CHECK_SUBJECT_BYTES];
	} was;
	bool is_stated; /* their newest statement says yes to it */
	int64_t answered_at;
	int64_t entry; /* the newest that moved it */
	bool has_row;  /* a row was found for it */
	/*
	 * Facts may be counted: the newest that bears on it was a yes to that.
	 * Unlike the rest it outlives running out (DESIGN 5, counted facts).
	 */
	bool may_count;
};

/* An adult's answer beside it. */
struct check_adult {
	enum check_answer answer;
	int32_t said_on;
	int32_t until;
	unsigned char heard_by[CHECK_SUBJECT_BYTES];
	bool has_row;
};

struct check_person {
	bool is_added;
	bool is_able;
	unsigned char capacity_by[CHECK_SUBJECT_BYTES];
	int32_t capacity_on;
	int32_t capacity_review; /* DAY_NONE: the ledger does not say */
	struct check_say *says;  /* one for each of check->kinds */
	struct check_adult *adults;
	bool has_had; /* a key, good or ended: only a key widens */
	bool has_key; /* a good one: */
	bool is_card;
	unsigned char key[CHECK_HASH_BYTES];
	/* The newest statement. */
	int64_t number; /* 0: none */
	unsigned char statement[CHECK_HASH_BYTES];
	unsigned char signed_by[CHECK_HASH_BYTES]; /* as key */
	bool is_proved; /* text, row and signature are as they should be */
};

/* One for each of check->known; only people's are filled in. */
struct check_fold {
	struct check *check;
	struct check_person *people;
	bool is_quick; /* of the statements, only the newest is looked at */
};

/* A "say" or "narrow" line. */
struct check_terms {
	bool is_narrow;
	int kind;
	enum check_see see;
	unsigned char worker[CHECK_SUBJECT_BYTES];
	bool is_counted;
	int32_t until;
	unsigned char notice[CHECK_HASH_BYTES];
	int again;
};

/* One entry being folded in. */
struct check_entry {
	struct check_fold *fold;
	struct check_person *person; /* NULL: about the vault */
	int64_t person_id;
	const unsigned char *subject; /* CHECK_SUBJECT_BYTES, theirs */
	const char *code;             /* theirs, for defects */
	const char *event;
	int64_t n;
	int32_t day;
	int32_t on_day; /* dates a no: the confirmed day before a clock that
			   jumped */
	struct check_opening opening;
	struct check_line *lines; /* after the opening */
	size_t count;
};

/* Defects of the entries themselves go to check_found(). */
MUST_USE enum status check_fold_ledger(
    struct check *check, struct check_fold *fold);
void check_fold_clear(struct check_fold *fold);

/* The same of one person, into fold->people[${who} - check->known]. */
MUST_USE enum status check_fold_person(
    struct check_fold *fold, const struct check_known *who);

/* check_fold_say.c: false when a body is not as it should be. */
bool check_terms_read(
    const struct check_entry *entry, size_t place, struct check_terms *terms);
void check_fold_narrow(
    const struct check_entry *entry, const struct check_terms *terms);
bool check_see_is_within(
    const struct check_say *inner, const struct check_say *outer);
bool check_fold_said(const struct check_entry *entry);
bool check_fold_carried(const struct check_entry *entry);

/* check_fold_key.c */
bool check_fold_key_made(const struct check_entry *entry);
bool check_fold_key_ended(const struct check_entry *entry);
bool check_fold_own_no(const struct check_entry *entry);
bool check_fold_own_narrow(const struct check_entry *entry);
bool check_fold_own_back(const struct check_entry *entry);

/* check_fold_text.c */
/* What a "statement" entry says before the kinds. */
struct check_stated_head {
	int64_t number;
	unsigned char hash[CHECK_HASH_BYTES];
	bool is_card;
	bool is_read_aloud;
};

/* After the entry's changes were folded in: row, text and signature. */
bool check_is_proved(
    const struct check_entry *entry, const struct check_stated_head *stated);
/*
 * May it be in force under the key they have?  With a key only what their
 * newest statement says may; without, only what was spoken or carried in.
 */
bool check_fold_is_borne_out(
    const struct check_person *person, const struct check_say *say);

/* check_fold_stated.c */
bool check_fold_statement(const struct check_entry *entry);
/* Rows of statements that no entry speaks of. */
MUST_USE enum status check_statements(
    struct check *check, const struct check_fold *fold);

/* check_fold_shut.c */
/* The say of the kind that a "KEY KIND" line names, or NULL. */
struct check_say *check_say_of(
    const struct check_entry *entry, size_t place, const char *key);
void check_shut(const struct check_entry *entry, struct check_say *say,
    const char *why, int32_t days);
void check_own_no(const struct check_entry *entry, struct check_say *say);
bool check_own_back(const struct check_entry *entry, struct check_say *say);
bool check_fold_heard_no(const struct check_entry *entry);
bool check_fold_worker_no(const struct check_entry *entry);
bool check_fold_asked_shut(const struct check_entry *entry);
bool check_fold_shut(const struct check_entry *entry);
bool check_fold_kind_shut(const struct check_entry *entry);
/* check_fold_restored.c */
bool check_fold_narrowed_again(const struct check_entry *entry);
bool check_fold_restored(const struct check_entry *entry);
/* check_fold_shut.c */
void check_fold_not_able(const struct check_entry *entry, int kind);
void check_fold_able(const struct check_entry *entry, int kind);
bool check_fold_erased(const struct check_entry *entry);
/* As the view v_consent has it on ${day}. */
bool check_fold_is_live(
    const struct check_person *person, int kind, int32_t day);

/* check_people.c: after the fold */
MUST_USE enum status check_people(
    struct check *check, const struct check_fold *fold);
MUST_USE enum status check_adults(struct check *check, struct check_fold *fold);

/* check_counted.c: after the fold */
MUST_USE enum status check_counted(
    struct check *check, const struct check_fold *fold);

/* Reading lines. */
bool check_line_is(
    const struct check_entry *entry, size_t place, const char *key);
bool check_line_day(const struct check_entry *entry, size_t place,
    const char *key, int32_t *day);
/* The value of "name=" in the next word, or NULL. */
char *check_word_of(char **rest, const char *name);
enum check_see check_see_of(const char *word);

#endif
