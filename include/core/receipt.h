/*
 * receipt: the slip a young person takes away: what they signed, in words, with
 * a short code by which anybody sees whether the vault still holds the same
 * history (DESIGN 5, 9).
 *
 * receipt_make() gathers; the rest is pure, from what was gathered.  Nothing of
 * it holds a value, or what the young person is called.
 */
#ifndef CORE_RECEIPT_H
#define CORE_RECEIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/consent.h"
#include "core/ledger.h"
#include "core/own_say.h"
#include "core/records.h"
#include "core/statement.h"

#define RECEIPT_CHECK_BYTES 40 /* "4711-ABCDE-FGHJK" and NUL */
#define RECEIPT_QR_BYTES    81 /* longest QR text and NUL */

/* One say of the statement, with what a stranger needs to read it. */
struct receipt_say {
	const struct statement_say *say; /* in ${receipt->statement} */
	const struct consent_line *now;  /* as it stands today; NULL: nothing */
	char *label;                     /* the kind, as screens say it */
	char *see_name;                  /* the worker they chose, or "" */
	char *front;                     /* the words agreed to, or "" */
	char *rest;
};

struct receipt {
	char code[CODE_TEXT_BYTES];
	struct own_statement signed_by_them; /* text and signature */
	struct statement statement;          /* the same, read */
	struct receipt_say *says;            /* as in the statement */
	size_t count;
	struct consent_list now;
	char *organisation, *address, *contact, *complaints, *region;
	int64_t made_at;                 /* moment */
	struct ledger_head head;         /* the history as it is then */
	char check[RECEIPT_CHECK_BYTES]; /* entry, then the short code */
};

/*
 * Gather.  NOT_FOUND with a sentence when they have signed nothing, DAMAGED
 * when what they signed does not belong together; DENIED unless their hand-over
 * goes on.
 */
MUST_USE enum status receipt_make(
    struct records *records, const char *code, struct receipt *receipt);
void receipt_clear(struct receipt *receipt);

/*
 * The slip in plain words, appended: lines of whatever length, to be broken by
 * who shows them.  What stands under a heading starts with two blanks.
 */
void receipt_slip(const struct receipt *receipt, struct buf *text);

/* What stands in the QR code: ids, number and short code; capitals, digits. */
void receipt_qr_text(
    const struct receipt *receipt, char text[RECEIPT_QR_BYTES]);

/*
 * A consent receipt and its records after ISO/IEC TS 27560:2023, in the terms
 * of the Data Privacy Vocabulary 2, as JSON-LD; appended.
 */
void receipt_json(const struct receipt *receipt, struct buf *text);

/* What a slip of before says, and whether the vault still says it. */
enum receipt_match {
	RECEIPT_SAME,    /* all that was is as it was */
	RECEIPT_OTHER,   /* the history up to there is another */
	RECEIPT_UNKNOWN, /* the vault never had that statement, or no more */
};

/*
 * Does the vault still hold the history that a short check code was made from?
 * As typed: case, blanks and hyphens behind the number do not matter.  INVALID
 * with a sentence for what is no such code.
 */
MUST_USE enum status receipt_check_code(struct records *records,
    const char *code, const char *typed, enum receipt_match *match);

/*
 * The same for a statement as it was given out, with its signature: was it
 * signed by a key of theirs, and is it in the history?  ${code} gets whose it
 * is, ${number} which statement.  INVALID with a sentence when ${text} is no
 * statement; DENIED with a sentence when it is of another vault, or not signed
 * by a key of theirs; NOT_FOUND when nobody here has that id.
 */
struct receipt_given {
	const struct buf *text;
	const char *trusted;            /* trusted comment */
	const unsigned char *signature; /* 128 bytes */
};
MUST_USE enum status receipt_check(struct records *records,
    const struct receipt_given *given, char code[CODE_TEXT_BYTES],
    int64_t *number, enum receipt_match *match);

#endif
