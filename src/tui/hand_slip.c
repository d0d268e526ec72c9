/*
 * hand_slip: what they said, signed, as they can take it away.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/statement.h"
#include "tui/hand_turn.h"

static const char *
label_of(const struct hand_turn *turn, const char *kind)
{
	const struct own_thing *thing = hand_turn_thing(turn, kind);

	return thing == NULL ? kind : thing->say.label;
}

/* All that was answered so, one after the other. */
static void
add_says(const struct hand_turn *turn, struct hand_page *page,
    const struct statement *statement, enum statement_answer answer,
    enum own_word label)
{
	struct buf text = BUF_EMPTY;
	size_t count = 0;

	buf_add_format(&text, "%s ", own_word(label));
	for (size_t i = 0; i < statement->count; i++)
		if (statement->says[i].answer == answer)
			buf_add_format(&text, "%s%s", count++ == 0 ? "" : ", ",
			    label_of(turn, statement->says[i].kind));
	if (count > 0)
		hand_page_text(page, text.text);
	buf_clear(&text);
}

static void
add_head(struct hand_page *page, const struct own_statement *slip)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "%s %lld\n", own_word(WORD_SLIP_NUMBER),
	    (long long)slip->number);
	buf_add_format(&text, "%s ", own_word(WORD_SLIP_WHEN));
	hand_say_day(&text, moment_day(slip->signed_at));
	hand_page_text(page, text.text);
	buf_clear(&text);
}

static void
add_slip(const struct hand_turn *turn, struct hand_page *page,
    const struct own_statement *slip)
{
	struct statement statement = {.says = NULL};

	if (!slip->is_good || statement_read(slip->text, strlen(slip->text),
				  &statement) != STATUS_OK) {
		hand_page_words(page, WORD_SLIP_BAD);
		return;
	}
	add_head(page, slip);
	add_says(turn, page, &statement, STATEMENT_YES, WORD_SLIP_YES);
	add_says(turn, page, &statement, STATEMENT_KEEP, WORD_SLIP_KEPT);
	add_says(turn, page, &statement, STATEMENT_NO, WORD_SLIP_NO);
	statement_clear(&statement);
}

static void
fill(struct hand_turn *turn, struct hand_page *page)
{
	struct own_statement slip = {.text = NULL};
	enum status status =
	    own_say_statement(turn->desk->records, turn->code, &slip);

	hand_page_begin(page);
	if (status == STATUS_NOT_FOUND) {
		hand_page_words(page, WORD_SLIP_NONE);
		hand_page_key(page, 'p', WORD_KEY_MAKE_PIN);
	} else if (hand_turn_did(turn, status)) {
		add_slip(turn, page, &slip);
		own_say_statement_clear(&slip);
	}
}

int
hand_slip_run(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_SLIP, WORD_SLIP_HELP);
	page.view = 5;
	do {
		fill(turn, &page);
		key = hand_page_wait(&page);
		if (key == 'p')
			(void)hand_key_open(turn);
	} while (!hand_page_is_move(key));
	hand_page_close(&page);
	return key - '0';
}
