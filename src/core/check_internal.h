/*
 * check_internal: what the files of check share.
 *
 * None of this is used by what writes, and nothing that writes is used here:
 * hashes, bodies and consent are worked out a second time, by other code, so
 * that a mistake in one shows in the other.  What reads is held to it: proof.c
 * folds the history of whoever is looked at, and hides what it does not bear
 * out.
 */
#ifndef CORE_CHECK_INTERNAL_H
#define CORE_CHECK_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/check.h"
#include "core/records.h"
#include "store/stmt.h"
#include "store/store.h"

#define CHECK_HASH_BYTES    32
#define CHECK_SUBJECT_BYTES 16

/* Somebody or something a hash in the ledger can mean. */
enum check_what {
	CHECK_PERSON,
	CHECK_GROUP,
	CHECK_SESSION,
	CHECK_USER,
	CHECK_VAULT
};

struct check_known {
	unsigned char hash[CHECK_SUBJECT_BYTES];
	enum check_what what;
	int64_t id;                 /* of its row; 0 for the vault */
	char code[CODE_TEXT_BYTES]; /* people: as shown; else "" */
};

struct check_kind {
	int64_t id;
	char *name;
};

/* Words in which a kind was asked for. */
struct check_notice {
	int64_t id;
	int64_t kind;
	unsigned char hash[CHECK_HASH_BYTES];
	char language[9];
};

struct check {
	struct store *store;
	unsigned char vault_uid[UID_BYTES];
	int32_t today;
	struct check_report *report;
	void (*found)(void *context, const char *sentence, const char *code);
	void *context;
	struct check_known *known; /* in order of hash */
	size_t known_count;
	struct check_kind *kinds; /* in order of id */
	size_t kinds_count;
	struct check_notice *notices;
	size_t notices_count;
};

/* check.c: a defect of ${code} ("": about nobody), in one sentence. */
void check_found(struct check *check, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * The parts, each on its own.  Defects go to check_found(); another status
 * than OK means that the store could not be read.
 */
MUST_USE enum status check_ledger(struct check *check);
MUST_USE enum status check_running(struct check *check);
MUST_USE enum status check_heads(struct check *check);
MUST_USE enum status check_consent(struct check *check);
MUST_USE enum status check_keys(struct check *check);
MUST_USE enum status check_values(struct check *check);
MUST_USE enum status check_outcomes(struct check *check);
MUST_USE enum status check_words(struct check *check);
MUST_USE enum status check_sheets(struct check *check);
MUST_USE enum status check_requests(struct check *check);
MUST_USE enum status check_hand(struct check *check);
MUST_USE enum status check_seals(struct check *check);
MUST_USE enum status check_closed(struct check *check);

/* check_known.c --------------------------------------------------------------
 */

/* Read whom and what there is, and see that shown ids belong to their uids. */
MUST_USE enum status check_known_load(struct check *check);
void check_known_clear(struct check *check);

/* NULL: the hash means nobody and nothing here. */
const struct check_known *check_known_find(
    const struct check *check, const unsigned char hash[CHECK_SUBJECT_BYTES]);

/* Kinds and notices alone; check_known_load() does it too. */
MUST_USE enum status check_kinds_load(struct check *check);
void check_kinds_clear(struct check *check);

/* NULL: there are no such words. */
const struct check_notice *check_notice_find(
    const struct check *check, const unsigned char hash[CHECK_HASH_BYTES]);

/* Place in check->kinds, or -1. */
int check_kind_place(const struct check *check, const char *name);
int check_kind_place_of(const struct check *check, int64_t id);

void check_subject(const void *uid, unsigned char hash[CHECK_SUBJECT_BYTES]);
/* Is the second column what the history calls the uid in the first? */
bool check_is_subject(struct stmt *stmt, int uid, int subject);

/* check_statement.c ----------------------------------------------------------
 */

/* What a statement says about one kind: "no", "keep", or a yes. */
enum check_stated { CHECK_STATED_NO, CHECK_STATED_KEEP, CHECK_STATED_YES };

struct check_stated_say {
	int kind; /* place in check->kinds */
	enum check_stated stated;
	char *terms; /* a yes: "see=... count=... until=... notice=..." */
};

/* A statement's text, taken apart. */
struct check_statement {
	struct check_body *body; /* owns the texts */
	unsigned char vault[UID_BYTES];
	unsigned char person[UID_BYTES];
	int64_t number;
	int64_t time;
	bool has_before;
	unsigned char before[CHECK_HASH_BYTES];
	bool is_card;
	bool is_able;
	const char *language;
	struct check_stated_say *says; /* in order of kind's name */
	size_t count;
};

/* False for anything but the one way to write it; ${statement} is then empty.
 */
bool check_statement_read(const struct check *check, const char *bytes,
    size_t size, struct check_statement *statement);
void check_statement_clear(struct check_statement *statement);

/*
 * Is it signed in minisign's way: Ed25519 over BLAKE2b-512 of the text, and
 * over that signature and the trusted comment?
 */
struct check_signed {
	const char *text;
	size_t size;
	const char *trusted;
	const unsigned char *signature;   /* 128 bytes */
	const unsigned char *sign_public; /* 32 bytes */
};
bool check_is_signed(const struct check_signed *is_signed);

/* check_body.c ---------------------------------------------------------------
 */

/*
 * A body taken apart: "key value" lines, each ended by a newline, keys and
 * values of printable ASCII, one blank between.
 */
struct check_line {
	char *key;
	char *value;
};

struct check_body {
	char *text; /* a copy, cut up */
	struct check_line *lines;
	size_t count;
};

/* False when it is not lines of that form; ${body} is then empty. */
bool check_body_read(const char *bytes, size_t size, struct check_body *body);
void check_body_clear(struct check_body *body);

/* The next word of a value, cut off; NULL at the end.  Start with the value. */
char *check_word(char **rest);

/* Exactly YYYY-MM-DDTHH:MM:SSZ. */
bool check_moment(const char *text, int64_t *utc_seconds);
/* Exactly 2 * size lower-case hexadecimal digits. */
bool check_hex(const char *text, unsigned char *bytes, size_t size);
/* One of two words. */
bool check_either(
    const char *text, const char *yes, const char *no, bool *is_yes);

/* What every body begins with. */
struct check_opening {
	unsigned char by[CHECK_SUBJECT_BYTES];
	int64_t at;
	bool is_unconfirmed;
	size_t lines; /* how many lines it took */
};
bool check_body_opening(
    const struct check_body *body, struct check_opening *opening);

#endif
