/*
 * edit_press: what the keys mean in a text.
 */
#include <string.h>

#include "tui/edit_internal.h"

static bool
press_control(struct edit *edit, char letter)
{
	switch (letter) {
	case 'a':
		edit_start(edit);
		return true;
	case 'e':
		edit_end(edit);
		return true;
	case 'r':
		edit_redo(edit);
		return true;
	case 'u':
		edit_undo(edit);
		return true;
	case 'w':
		edit_word_back(edit);
		return true;
	default:
		return false;
	}
}

/* Keys that move or delete; taken even where there is nothing to do. */
static bool
press_plain(struct edit *edit, enum press_code code)
{
	static const struct {
		enum press_code code;
		bool (*act)(struct edit *edit);
	} acts[] = {
	    {PRESS_LEFT, edit_left},
	    {PRESS_RIGHT, edit_right},
	    {PRESS_HOME, edit_start},
	    {PRESS_END, edit_end},
	    {PRESS_BACKSPACE, edit_back},
	    {PRESS_DELETE, edit_delete},
	    {PRESS_WORD_LEFT, edit_word_left},
	    {PRESS_WORD_RIGHT, edit_word_right},
	    {PRESS_WORD_BACK, edit_word_back},
	};

	for (size_t i = 0; i < sizeof(acts) / sizeof(*acts); i++) {
		if (acts[i].code != code)
			continue;
		acts[i].act(edit);
		return true;
	}
	return false;
}

bool
edit_press(struct edit *edit, const struct press *press, size_t columns)
{
	switch (press->code) {
	case PRESS_TEXT:
		edit_insert(edit, press->text, strlen(press->text));
		return true;
	case PRESS_PASTE:
		edit_paste(edit, press->paste->text, press->paste->length);
		return true;
	case PRESS_ENTER:
		if (edit->lines)
			edit_insert(edit, "\n", 1);
		return edit->lines;
	case PRESS_UP:
		return edit->lines && edit_up(edit, columns);
	case PRESS_DOWN:
		return edit->lines && edit_down(edit, columns);
	case PRESS_CONTROL:
		return press_control(edit, press->letter);
	default:
		return press_plain(edit, press->code);
	}
}
