/*
 * diary_internal: what who writes the diary and who reads it share: its rows,
 * and the sum over all of them that is signed.
 */
#ifndef CORE_DIARY_INTERNAL_H
#define CORE_DIARY_INTERNAL_H

#include <sodium.h>

#include "core/diary.h"
#include "core/publish_internal.h"

#define DIARY_COLUMNS                                                          \
	"uid, held_on, start_minute, end_minute, work_group, place,"           \
	" provision, mode, theme, workers, heads"

/* The columns above, from 0, without the uid. */
void diary_row_read(struct stmt *stmt, struct diary_row *row);
void diary_row_clear(struct diary_row *row);

/*
 * An id for each session that has none, committed before anything stands under
 * it elsewhere; then bring the rows up to date and sign them.
 */
MUST_USE enum status diary_prepare(struct records *records);
MUST_USE enum status diary_write(struct records *records, struct txn *txn);

/* Rows in the order of their uids; then the lines that are signed. */
struct diary_sum {
	crypto_generichash_state state;
	int64_t rows;
};
void diary_sum_begin(struct diary_sum *sum);
void diary_sum_add(struct diary_sum *sum, const unsigned char uid[UID_BYTES],
    const struct diary_row *row);
void diary_sum_end(struct diary_sum *sum, struct buf *lines);

/* The same over the table as it is. */
MUST_USE enum status diary_sum_all(struct store *releases, struct buf *lines);

#endif
