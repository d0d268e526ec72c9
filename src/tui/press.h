/*
 * press: what a person did with the keyboard, as the models of the screens are
 * told.  Knows no terminal.
 */
#ifndef TUI_PRESS_H
#define TUI_PRESS_H

#include "base/buf.h"

enum press_code {
	PRESS_NONE,
	PRESS_TEXT, /* one code point, in text */
	PRESS_ENTER,
	PRESS_ESC,
	PRESS_TAB,
	PRESS_BACKTAB,
	PRESS_UP,
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_HOME,
	PRESS_END,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_BACKSPACE,
	PRESS_DELETE,
	PRESS_INSERT,
	PRESS_WORD_LEFT,
	PRESS_WORD_RIGHT,
	PRESS_WORD_BACK, /* Ctrl-W: delete the word before */
	PRESS_F1,
	PRESS_F2,
	PRESS_F3,
	PRESS_F4,
	PRESS_F5,
	PRESS_F6,
	PRESS_F7,
	PRESS_F8,
	PRESS_F9,
	PRESS_F10,
	PRESS_CONTROL, /* Ctrl and the letter 'a' to 'z' in letter */
	PRESS_PASTE,   /* the bytes in paste, as they came */
	PRESS_RESIZE,
	PRESS_TICK, /* nothing was pressed for a while */
};

struct press {
	enum press_code code;
	char letter;       /* PRESS_CONTROL */
	char text[8];      /* PRESS_TEXT: UTF-8, NUL-ended */
	struct buf *paste; /* PRESS_PASTE; borrowed */
};

#endif
