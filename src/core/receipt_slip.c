/*
 * receipt_slip: a slip in words that a young person reads, and the text of its
 * QR code.  Pure.
 */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "core/receipt.h"

#define DAY_BYTES 32

static const char *
seen_by(const struct receipt_say *answer)
{
	switch (answer->say->see) {
	case STATEMENT_NOBODY:
		return "Nobody may see it.";
	case STATEMENT_EMERGENCY:
		return "Workers may see it in an emergency.";
	case STATEMENT_WORKER:
		return "One worker you chose may see it.";
	default:
		return "Every worker may see it.";
	}
}

/* What became of a yes after it was signed; "": it is as it was. */
static const char *
since_then(const struct receipt_say *answer)
{
	const struct consent_line *now = answer->now;

	if (now == NULL || strcmp(now->state, "gone") == 0)
		return " It is gone since then.";
	if (strcmp(now->state, "shut") == 0)
		return " It is shut since then.";
	if (now->count != answer->say->count ||
	    now->until != answer->say->until)
		return " You made it less since then.";
	return "";
}

static void
add_yes(const struct receipt_say *answer, struct buf *text)
{
	char day[DAY_BYTES];

	day_format_long(answer->say->until, day, sizeof(day));
	buf_add_format(text, "  %s. %s %s Until %s.%s\n", answer->label,
	    seen_by(answer),
	    answer->say->count ? "It is counted." : "It is not counted.", day,
	    since_then(answer));
	if (answer->see_name[0] != '\0')
		buf_add_format(text, "  The worker: %s\n", answer->see_name);
}

static void
add_answers(const struct receipt *receipt, enum statement_answer which,
    const char *heading, struct buf *text)
{
	bool is_first = true;

	for (size_t i = 0; i < receipt->count; i++) {
		const struct receipt_say *answer = &receipt->says[i];

		if (answer->say->answer != which)
			continue;
		if (is_first)
			buf_add_format(text, "\n%s\n", heading);
		is_first = false;
		if (which == STATEMENT_YES)
			add_yes(answer, text);
		else
			buf_add_format(text, "  %s\n", answer->label);
	}
}

void
receipt_slip(const struct receipt *receipt, struct buf *text)
{
	char day[DAY_BYTES];

	day_format_long(moment_day(receipt->statement.time), day, sizeof(day));
	buf_add_text(text, "YOUR SLIP\n");
	if (receipt->organisation[0] != '\0')
		buf_add_format(text, "%s\n", receipt->organisation);
	buf_add_format(
	    text, "Slip number: %lld\n", (long long)receipt->statement.number);
	buf_add_format(text, "Your id: %s\n", receipt->code);
	buf_add_format(text, "Signed with your %s: %s\n",
	    receipt->statement.is_card ? "PIN and card" : "PIN", day);
	add_answers(receipt, STATEMENT_YES, "YOU SAID YES TO", text);
	add_answers(receipt, STATEMENT_NO, "YOU SAID NO TO", text);
	add_answers(receipt, STATEMENT_KEEP, "KEPT, BUT NOT TO BE USED", text);
	buf_add_format(text, "\nCheck code: %s\n", receipt->check);
	buf_add_text(text, "With this code you can see if what was written "
			   "down is still the same.\n");
	buf_add_text(text, "You can say no at any time. Ask for the laptop.\n");
}

void
receipt_qr_text(const struct receipt *receipt, char text[RECEIPT_QR_BYTES])
{
	snprintf(text, RECEIPT_QR_BYTES, "SAYSO1:%s:%lld:%s", receipt->code,
	    (long long)receipt->statement.number, receipt->check);
}
