/*
 * hand_forget_rows: what goes, what stays and why, and what nobody here can
 * reach, in labels and numbers.
 */
#include <inttypes.h>

#include <string.h>

#include "core/backups.h"
#include "core/sheet.h"
#include "tui/hand_forget.h"

/* "Things we hold: 6"; nothing for none. */
static void
add_number(struct buf *out, enum own_word label, int64_t number)
{
	if (number > 0)
		buf_add_format(
		    out, "%s %" PRId64 "\n", own_word(label), number);
}

static void
add_words(struct buf *out, enum own_word words)
{
	buf_add_format(out, "%s\n", own_word(words));
}

/* A paragraph: what it is about, and its lines. */
static void
add_part(struct hand_page *page, enum own_word about, struct buf *lines)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "%s\n%s", own_word(about), lines->text);
	buf_cut(&text, text.length - 1);
	hand_page_text(page, text.text);
	buf_clear(&text);
	buf_clear(lines);
}

static void
add_goes(const struct hand_turn *turn, struct hand_page *page)
{
	const struct forget_preview *goes = &turn->forget;
	struct buf lines = BUF_EMPTY;

	add_words(&lines, WORD_FORGET_GOES_WORDS);
	add_number(&lines, WORD_FORGET_THINGS, goes->values);
	add_number(&lines, WORD_HELD_TIMES, goes->visits);
	add_number(&lines, WORD_FORGET_GOT, goes->outcomes);
	add_number(&lines, WORD_FORGET_DISPUTES, goes->disputes);
	add_number(&lines, WORD_FORGET_TEXTS, (int64_t)goes->texts_count);
	if (goes->looks > 0 && turn->view.key_open)
		add_words(&lines, WORD_FORGET_LOOKS_GO);
	add_part(page, WORD_FORGET_GOES, &lines);
}

static void
add_stays(const struct hand_turn *turn, struct hand_page *page)
{
	struct buf lines = BUF_EMPTY;

	add_words(&lines, WORD_FORGET_HEADS);
	add_words(&lines, WORD_FORGET_MARK);
	if (turn->forget.looks > 0 && !turn->view.key_open) {
		add_words(&lines, WORD_FORGET_LOOKS);
		if (turn->view.has_key)
			add_words(&lines, WORD_FORGET_LOOKS_PIN);
	}
	add_part(page, WORD_FORGET_STAYS, &lines);
}

/* Their groups' sheets: they may be on one. */
static bool
is_of_their_groups(const struct hand_turn *turn, const char *group)
{
	for (size_t i = 0; i < turn->view.groups_count; i++)
		if (strcmp(turn->view.groups[i], group) == 0)
			return true;
	return false;
}

static void
add_sheets(const struct hand_turn *turn, struct buf *lines)
{
	struct sheet_line *sheets = NULL;
	size_t count = 0;

	if (sheet_list(turn->desk->records, &sheets, &count) != STATUS_OK)
		return;
	for (size_t i = 0; i < count; i++) {
		if (!is_of_their_groups(turn, sheets[i].group))
			continue;
		buf_add_format(lines, "%s %s, ", own_word(WORD_FORGET_SHEET),
		    sheets[i].group);
		hand_say_day(lines, sheets[i].made_on);
		buf_add_char(lines, '\n');
	}
	sheet_list_clear(&sheets, count);
}

/* Those that hold something erased, and all the others: they hold them too. */
static void
add_backups(const struct hand_turn *turn, struct buf *lines)
{
	struct backups backups = BACKUPS_NONE;

	if (backups_list(turn->desk->records, &backups) != STATUS_OK)
		return;
	for (size_t i = 0; i < backups.count; i++) {
		buf_add_format(lines, "%s %s, ", own_word(WORD_FORGET_BACKUP),
		    backups.all[i].label.text);
		hand_say_day(lines, backups.all[i].made_on);
		buf_add_char(lines, '\n');
	}
	if (backups.count > 0)
		add_words(lines, WORD_FORGET_BACKUP_WHEN);
	backups_clear(&backups);
}

static void
add_not_reached(const struct hand_turn *turn, struct hand_page *page)
{
	struct buf lines = BUF_EMPTY;

	add_words(&lines, WORD_FORGET_PHONE);
	add_sheets(turn, &lines);
	add_backups(turn, &lines);
	add_number(&lines, WORD_FORGET_SEALED, turn->forget.sealed_to_others);
	status_clear();
	add_part(page, WORD_FORGET_NOT, &lines);
}

void
hand_forget_rows(struct hand_turn *turn, struct hand_page *page)
{
	add_goes(turn, page);
	add_stays(turn, page);
	add_not_reached(turn, page);
}
