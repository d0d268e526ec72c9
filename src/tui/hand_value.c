/*
 * hand_value: they write down or choose what is held of a thing.
 */
#include <string.h>

#include "base/mem.h"
#include "core/field.h"
#include "tui/hand_turn.h"
#include "tui/value.h"

#define LINE_BYTES 200
#define TEXT_BYTES 1000

static enum own_word
hint_of(const struct kind *kind)
{
	static const struct {
		const char *shape;
		enum own_word hint;
	} hints[] = {{"phone", WORD_VALUE_PHONE}, {"email", WORD_VALUE_EMAIL},
	    {"district", WORD_VALUE_DISTRICT}, {"birth", WORD_VALUE_BIRTH},
	    {"handle", WORD_VALUE_HANDLE}};

	for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++)
		if (strcmp(hints[i].shape, kind->shape) == 0)
			return hints[i].hint;
	return WORD_NONE;
}

/* OK: written down.  INVALID: to be looked at again. */
static bool
save(struct hand_turn *turn, const struct kind *kind, const char *text)
{
	enum status status =
	    field_set(turn->desk->records, turn->code, kind->name, text);

	if (status == STATUS_INVALID)
		hand_say(turn->desk, ROLE_WARNING, WORD_VALUE_WRONG);
	else if (hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD, WORD_VALUE_SAVED);
	return status != STATUS_INVALID;
}

static bool
type(struct hand_turn *turn, const struct kind *kind)
{
	struct buf text = BUF_EMPTY;
	struct hand_page page;
	bool is_typed;
	size_t limit =
	    strcmp(kind->shape, "text") == 0 ? TEXT_BYTES : LINE_BYTES;

	hand_turn_page(turn, &page, WORD_VALUE, WORD_VALUE_HELP);
	do {
		hand_page_begin(&page);
		hand_page_heading_text(&page, kind->label);
		if (hint_of(kind) != WORD_NONE)
			hand_page_words(&page, hint_of(kind));
		is_typed = hand_type(&page, &text, limit);
	} while (is_typed && !save(turn, kind, text.text));
	hand_page_close(&page);
	buf_clear(&text);
	return is_typed;
}

/* One line of choices is "heading|item". */
static void
add_choices(struct hand_page *page, const struct kind *kind)
{
	const char *line = kind->choices == NULL ? "" : kind->choices;
	int id = 0;

	while (*line != '\0') {
		size_t length = strcspn(line, "\n");
		char *text = mem_text_n(line, length);
		char *bar = strchr(text, '|');

		hand_page_item(page, id++, bar == NULL ? text : bar + 1, NULL);
		mem_free(text);
		line += length + (line[length] == '\n' ? 1 : 0);
	}
	if (kind->own_words)
		hand_page_item(page, -2, own_word(WORD_VALUE_OTHER), NULL);
}

static bool
choose(struct hand_turn *turn, const struct kind *kind)
{
	struct hand_page page;
	struct buf text = BUF_EMPTY;
	int key, at;

	hand_turn_page(turn, &page, WORD_VALUE, WORD_VALUE_CHOOSE_HELP);
	buf_set(&page.title, kind->label);
	hand_page_begin(&page);
	add_choices(&page, kind);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_CHOOSE);
	hand_page_key(&page, HAND_ESC, WORD_KEY_LATER);
	key = hand_page_wait(&page);
	at = hand_page_at(&page);
	if (rows_current(&page.rows) != NULL)
		buf_set(&text, rows_current(&page.rows)->text);
	hand_page_close(&page);
	if (key == HAND_ENTER && at == -2)
		key = type(turn, kind) ? HAND_ENTER : HAND_ESC;
	else if (key == HAND_ENTER)
		(void)save(turn, kind, text.text);
	buf_clear(&text);
	return key == HAND_ENTER;
}

bool
hand_value_run(struct hand_turn *turn, const char *name)
{
	struct kind_list list = {NULL, 0};
	bool is_done = false;

	if (!hand_turn_did(turn, kind_get(turn->desk->records, name, &list)))
		return false;
	if (value_is_typed(&list.kinds[0]))
		is_done = strcmp(list.kinds[0].shape, "choice") == 0
			      ? choose(turn, &list.kinds[0])
			      : type(turn, &list.kinds[0]);
	kind_list_clear(&list);
	return is_done;
}
