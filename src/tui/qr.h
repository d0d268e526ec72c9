/*
 * qr: a QR code as rows of half blocks.
 *
 * Pure: a text in, lines of UTF-8 out, two rows of modules in each.  Dark
 * modules are ink, so it is to be drawn black on white; the quiet zone is in
 * it.
 */
#ifndef TUI_QR_H
#define TUI_QR_H

#include "base/buf.h"
#include "base/status.h"

#define QR_ROWS_MOST 24
#define QR_QUIET     2 /* modules of white on each side */

struct qr {
	struct buf lines; /* each ended by a newline */
	int rows;
	int columns; /* of a terminal, in each row */
};

/* INVALID when the text takes more than QR_ROWS_MOST rows. */
MUST_USE enum status qr_draw(const char *text, struct qr *qr);
void qr_clear(struct qr *qr);

#endif
