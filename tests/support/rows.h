/*
 * rows: every row of a store as text, for "nothing changed".
 */
#ifndef SUPPORT_ROWS_H
#define SUPPORT_ROWS_H

#include "base/buf.h"
#include "store/store.h"

/*
 * Append all rows of all tables, one a line with its table's name, but those
 * of the history: ledger, ledger_head, look_words.
 */
void rows_write(struct store *store, struct buf *lines);

#endif
