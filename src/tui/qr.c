/*
 * qr: draws what libqrencode works out.
 *
 * The code corrects few mistakes (level L): a clean screen has none, and a
 * smaller code has bigger modules.
 */
#include "tui/qr.h"

#include <qrencode.h>
#include <stdbool.h>

/* Beyond the code's own edge all is white. */
static bool
is_dark(const QRcode *code, int row, int column)
{
	row -= QR_QUIET;
	column -= QR_QUIET;
	if (row < 0 || column < 0 || row >= code->width ||
	    column >= code->width)
		return false;
	return (code->data[row * code->width + column] & 1) != 0;
}

static const char *
half_block(bool upper, bool lower)
{
	if (upper)
		return lower ? "█" : "▀";
	return lower ? "▄" : " ";
}

static void
draw(const QRcode *code, struct qr *qr)
{
	qr->columns = code->width + 2 * QR_QUIET;
	qr->rows = (qr->columns + 1) / 2;
	for (int row = 0; row < qr->rows; row++) {
		for (int column = 0; column < qr->columns; column++)
			buf_add_text(&qr->lines,
			    half_block(is_dark(code, 2 * row, column),
				is_dark(code, 2 * row + 1, column)));
		buf_add_char(&qr->lines, '\n');
	}
}

enum status
qr_draw(const char *text, struct qr *qr)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1);
	enum status status = STATUS_OK;

	*qr = (struct qr){.lines = BUF_EMPTY};
	if (code == NULL)
		return REFUSE(STATUS_INVALID, "That is too long for a code.");
	if ((code->width + 2 * QR_QUIET + 1) / 2 > QR_ROWS_MOST)
		status = REFUSE(STATUS_INVALID, "That is too long for a code.");
	else
		draw(code, qr);
	QRcode_free(code);
	return status;
}

void
qr_clear(struct qr *qr)
{
	buf_clear(&qr->lines);
}
