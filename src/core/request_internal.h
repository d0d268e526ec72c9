/*
 * request_internal: what the files of requests share.
 */
#ifndef CORE_REQUEST_INTERNAL_H
#define CORE_REQUEST_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/holiday.h"
#include "core/core_internal.h"
#include "core/request.h"

/* One as a decision about it needs it. */
struct request_row {
	int64_t id;
	unsigned char uid[UID_BYTES];
	int64_t person; /* 0: nobody here */
	unsigned char person_uid[UID_BYTES];
	bool is_own; /* the young person asks themself */
	bool is_done;
	bool is_extended;
	int32_t received_on;
	int32_t due_on;
	enum request_next next;
};

/* NOT_FOUND with a sentence for no such id. */
MUST_USE enum status request_find(
    struct records *records, const char *code, struct request_row *row);

/* INVALID with a sentence when it is done. */
MUST_USE enum status request_is_open(const struct request_row *row);

/* What comes next, of the columns REQUEST_NEXT_COLUMNS from ${column} on. */
#define REQUEST_NEXT_COLUMNS                                                   \
	"r.done_on IS NOT NULL, r.who = 'self', r.person IS NULL,"             \
	" coalesce(r.said, ''), coalesce(p.capacity = 'able', 0),"             \
	" coalesce(p.capacity_review < today(), 0)"
enum request_next request_next_of(struct stmt *stmt, int column);

/* Where setting region says we are. */
MUST_USE enum status request_region(
    struct records *records, enum holiday_region *region);

/* Words of a worker, tidied; INVALID with a sentence. */
MUST_USE enum status request_words(const char *typed, struct buf *words);

/* Entry ${event} about it: "request HASH" and ${lines}. */
MUST_USE enum status request_note(struct records *records, struct txn *txn,
    const char *event, const struct request_row *row, const char *lines);

/* Their answer, with its entry: by a worker's ear, or by themself. */
struct request_said {
	const char *said; /* yes, no, later */
	int32_t said_on;
	bool is_heard;
};
MUST_USE enum status request_write_said(struct records *records,
    struct txn *txn, const struct request_row *row,
    const struct request_said *said);

/* yes, no or later; else INVALID with a sentence. */
MUST_USE enum status request_check_said(const char *said);

#endif
