/*
 * rows_internal: what the files of rows share.
 */
#ifndef TUI_ROWS_INTERNAL_H
#define TUI_ROWS_INTERNAL_H

#include "tui/rows.h"

/* Find out which rows are shown; the cursor is on none of them then. */
void rows_sift(struct rows *rows);

/* Put the cursor on the item shown nearest to ${wanted}, later ones first. */
void rows_settle(struct rows *rows, size_t wanted);

/* The first item that was found, or the first item. */
void rows_settle_found(struct rows *rows);

#endif
