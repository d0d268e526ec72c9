/*
 * hand_slip: what they said, signed, as they can take it away; and from here a
 * copy of it all.
 */
#include "core/receipt.h"
#include "tui/hand_qr.h"
#include "tui/hand_turn.h"

static void
fill(struct hand_turn *turn, struct hand_page *page, struct receipt *receipt)
{
	struct buf text = BUF_EMPTY;
	enum status status =
	    receipt_make(turn->desk->records, turn->code, receipt);

	hand_page_begin(page);
	if (status == STATUS_NOT_FOUND) {
		hand_page_words(page, WORD_SLIP_NONE);
		hand_page_key(page, 'p', WORD_KEY_MAKE_PIN);
	} else if (status == STATUS_DAMAGED) {
		hand_page_words(page, WORD_SLIP_BAD);
	} else if (hand_turn_did(turn, status)) {
		receipt_slip(receipt, &text);
		hand_page_text(page, text.text);
		hand_page_key(page, 'q', WORD_KEY_QR);
	}
	hand_page_key(page, 'c', WORD_KEY_COPY);
	buf_clear(&text);
}

static void
show_code(struct hand_turn *turn, const struct receipt *receipt)
{
	char text[RECEIPT_QR_BYTES];

	receipt_qr_text(receipt, text);
	hand_qr_run(turn->desk, text);
}

int
hand_slip_run(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_SLIP, WORD_SLIP_HELP);
	page.view = 5;
	do {
		struct receipt receipt = {.count = 0};

		fill(turn, &page, &receipt);
		key = hand_page_wait(&page);
		if (key == 'p')
			(void)hand_key_open(turn);
		else if (key == 'q')
			show_code(turn, &receipt);
		else if (key == 'c' && hand_copy_run(turn))
			key = '6';
		receipt_clear(&receipt);
	} while (!hand_page_is_move(key));
	hand_page_close(&page);
	return key - '0';
}
